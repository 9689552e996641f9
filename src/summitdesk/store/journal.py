"""Undo, redo and "what changed since", from the journal alone: all of it works after a restart as before.

An undo is a transaction of its own that writes the inverse of another one; a redo is the inverse of an undo. Nothing is
forgotten, so history and merging see both. Which step comes next is read from marks that undo and redo leave on the
transactions: ``undone``, and ``applied``, the sequence under which a step last took effect.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Table, and_, false, func, not_, or_, select, true, update
from sqlalchemy.orm import Session

from summitdesk.domain.rows import TransactionRow
from summitdesk.errors import UserError
from summitdesk.i18n import _, n_
from summitdesk.store.database import ChangeSet, Database
from summitdesk.store.entities import Base, Record
from summitdesk.store.entities.journal import Kind
from summitdesk.store.nodes import Node
from summitdesk.store.queries.history import transaction_row
from summitdesk.store.queries.tables import journal_change as change
from summitdesk.store.queries.tables import journal_secret as secret
from summitdesk.store.queries.tables import journal_transaction as transaction
from summitdesk.store.queries.tables import live
from summitdesk.store.recorder import DELETED, NEW_ROW, chunks, identity_fields
from summitdesk.store.types import LocalizedText, Stored
from summitdesk.store.writing import Purpose, UnitOfWork

_TAKING_EFFECT = (Kind.EDIT, Kind.BASELINE, Kind.MERGE)
"""The kinds that stand for themselves; what an undo or redo did shows in the marks of the step it was about."""


class LaterSteps(UserError):
    """A step cannot be undone alone, because ``later`` ones (newest first) touched the same fields or records."""

    def __init__(self, message: str, remedy: str, later: tuple[TransactionRow, ...]) -> None:
        super().__init__(message, remedy)
        self.later = later


@dataclass(frozen=True, slots=True)
class _Step:
    """A transaction as undo sees it."""

    row: TransactionRow
    applied: int


def undo(database: Database, transaction_id: UUID | None = None, *, also_later: bool = False) -> ChangeSet:
    """Take a step back: this node's latest one, or the given one.

    A step whose fields or rows later steps touched is refused by :class:`LaterSteps`; with ``also_later`` they are
    undone too, newest first, each by a transaction of its own, and all of them or none.
    """
    done = ChangeSet()
    with database.writing() as begin:
        with begin(Purpose("")) as probe:
            chosen = _chosen(probe.session, transaction_id)
            later = _later_steps(probe.session, chosen)
        if later and not also_later:
            raise _refusal(chosen, later)
        for step in (*later, chosen):
            label = _("Undo: {label}").format(label=step.row.label)
            with begin(Purpose(label, Kind.UNDO, step.row.id)) as unit:
                _write_inverse(unit, step.applied)
                _mark(unit.session, step.row.id, undone=True)
            done |= unit.changes
    return done


def redo(database: Database) -> ChangeSet:
    """Do the step again that was undone last, as long as nothing else was done since."""
    with database.writing() as begin:
        with begin(Purpose("")) as probe:
            undoing = _latest_undo(probe.session)
            if undoing is None:
                raise UserError(_("There is nothing to redo."))
            step = _step(probe.session, transaction.c.id == undoing.row.undoes)
            # This node's own steps were undone and redone in good order; only other writers can stand in the way.
            if later := _later_steps(probe.session, undoing, not_(_own(probe.session))):
                raise _refusal(step, later)
        label = _("Redo: {label}").format(label=step.row.label)
        with begin(Purpose(label, Kind.REDO, undoing.row.id)) as unit:
            _write_inverse(unit, undoing.applied)
            _mark(unit.session, undoing.row.id, undone=True)
            _mark(unit.session, step.row.id, undone=False, applied=unit.sequence)
    return unit.changes


def undoable(session: Session) -> TransactionRow | None:
    """The step that :func:`undo` would take back now."""
    step = _latest_edit(session)
    return step.row if step else None


def redoable(session: Session) -> TransactionRow | None:
    """The step that :func:`redo` would do again now."""
    undoing = _latest_undo(session)
    return _step(session, transaction.c.id == undoing.row.undoes).row if undoing else None


def changes_since(session: Session, sequence: int) -> frozenset[str]:
    """The tables that transactions after ``sequence`` wrote to, whoever made them."""
    return frozenset(session.scalars(select(change.c.table_name).where(change.c.sequence > sequence).distinct()))


def _own(session: Session) -> ColumnElement[bool]:
    """That a transaction is this node's own, or belongs to the past that it shares with the file it was copied from."""
    node = session.info["node"]
    assert isinstance(node, Node)
    return or_(
        *(
            and_(transaction.c.node_id == name, transaction.c.sequence <= last if last is not None else true())
            for name, last in node.past
        )
    )


def _steps(*conditions: ColumnElement[bool]) -> Select[Any]:
    return select(transaction).where(*conditions).order_by(transaction.c.applied.desc())


def _first(session: Session, statement: Select[Any]) -> _Step | None:
    row = session.execute(statement.limit(1)).mappings().first()
    return _Step(transaction_row(row), row["applied"]) if row else None


def _step(session: Session, condition: ColumnElement[bool]) -> _Step:
    step = _first(session, _steps(condition))
    if step is None:
        raise UserError(_("This register has no such step in its history."))
    return step


def _latest_edit(session: Session) -> _Step | None:
    is_done = transaction.c.undone.is_(false())
    return _first(session, _steps(_own(session), transaction.c.kind == Kind.EDIT, is_done))


def _latest_undo(session: Session) -> _Step | None:
    """The undo that a redo would take back: the latest one, unless an edit came after it."""
    own, kind = _own(session), transaction.c.kind
    waiting = _first(session, _steps(own, kind == Kind.UNDO, transaction.c.undone.is_(false())))
    last_edit = session.scalar(select(func.max(transaction.c.sequence)).where(own, kind == Kind.EDIT))
    return waiting if waiting and (last_edit or 0) < waiting.row.sequence else None


def _chosen(session: Session, transaction_id: UUID | None) -> _Step:
    if transaction_id is None:
        latest = _latest_edit(session)
        if latest is None:
            raise UserError(_("There is nothing to undo."))
        return latest
    is_step = and_(transaction.c.id == transaction_id, transaction.c.kind == Kind.EDIT)
    step = _first(session, _steps(is_step))
    if step is None:
        raise UserError(
            _("This entry of the history is not a step that can be undone."),
            _("Choose a step that changed records; what an undo took back comes again by a redo."),
        )
    if step.row.undone:
        raise UserError(_("“{label}” has been undone already.").format(label=step.row.label))
    return step


def _refusal(step: _Step, later: Sequence[_Step]) -> LaterSteps:
    shown = "”, “".join(each.row.label for each in later[:3])
    more = len(later) - 3
    names = f"“{shown}”" + (n_(" and {n} more", " and {n} more", more).format(n=more) if more > 0 else "")
    return LaterSteps(
        _("“{label}” cannot be undone alone: {later} came after it and changed the same records.").format(
            label=step.row.label, later=names
        ),
        _("Undo the later steps too, newest first, or change the fields by hand."),
        tuple(each.row for each in later),
    )


def _later_steps(session: Session, step: _Step, among: ColumnElement[bool] | None = None) -> tuple[_Step, ...]:
    """The steps to be undone before this one, newest first: those that build on what it did, and on them in turn."""
    condition = true() if among is None else among
    found: dict[UUID, _Step] = {}
    waiting = [step]
    while waiting:
        base = waiting.pop()
        for later in (*_touching(session, base, condition), *_referring(session, base, condition)):
            if later.row.id not in found and later.row.id != step.row.id:
                found[later.row.id] = later
                waiting.append(later)
    return tuple(sorted(found.values(), key=lambda each: each.applied, reverse=True))


def _in_effect_after(applied: int) -> ColumnElement[bool]:
    return and_(
        transaction.c.kind.in_(_TAKING_EFFECT), transaction.c.undone.is_(false()), transaction.c.applied > applied
    )


def _touching(session: Session, step: _Step, among: ColumnElement[bool]) -> tuple[_Step, ...]:
    """Steps in effect that wrote, after ``step``, a field that it wrote, or made or deleted one of its rows."""
    mine, whole = change.alias("mine"), (NEW_ROW, DELETED)
    touches = (
        select(change.c.sequence)
        .join(mine, mine.c.row_id == change.c.row_id)
        .where(
            mine.c.sequence == step.applied,
            change.c.sequence > step.applied,
            or_(mine.c.field == change.c.field, mine.c.field.in_(whole), change.c.field.in_(whole)),
        )
    )
    return _all(session, _steps(_in_effect_after(step.applied), among, transaction.c.applied.in_(touches)))


def _referring(session: Session, step: _Step, among: ColumnElement[bool]) -> tuple[_Step, ...]:
    """Steps in effect that, after ``step``, made live rows refer to rows that undoing it would delete."""
    made = select(change.c.row_id).where(change.c.sequence == step.applied, change.c.field.in_((NEW_ROW, DELETED)))
    tables = set(session.scalars(made.with_only_columns(change.c.table_name).distinct()))
    found: list[_Step] = []
    for child, column in _references(tables):
        rows = select(child.c.id).where(child.c[column].in_(made), live(child), child.c.id.not_in(made))
        links = select(change.c.sequence).where(
            change.c.sequence > step.applied,
            change.c.row_id.in_(rows),
            change.c.field.in_((NEW_ROW, DELETED, column)),
        )
        found += _all(session, _steps(_in_effect_after(step.applied), among, transaction.c.applied.in_(links)))
    return tuple(found)


def _references(tables: Iterable[str]) -> Iterable[tuple[Table, str]]:
    """The columns of records that refer to rows of these tables."""
    for child in Base.metadata.tables.values():
        if DELETED in child.columns:
            for key in child.foreign_keys:
                if key.column.table.name in tables:
                    yield child, key.parent.name


def _all(session: Session, statement: Select[Any]) -> tuple[_Step, ...]:
    return tuple(_Step(transaction_row(row), row["applied"]) for row in session.execute(statement).mappings())


def _mark(session: Session, transaction_id: UUID, **marks: Any) -> None:
    session.execute(update(transaction).where(transaction.c.id == transaction_id).values(**marks))


def _write_inverse(unit: UnitOfWork, sequence: int) -> None:
    """Give every field that one transaction wrote its value from before, and mark the rows it made as deleted."""
    unit.session.info["include_deleted"] = True
    unit.session.expunge_all()
    rows = unit.session.execute(
        select(change, secret.c.change_id, secret.c.before.label("hidden"))
        .outerjoin(secret, secret.c.change_id == change.c.id)
        .where(change.c.sequence == sequence)
        .order_by(change.c.id)
    ).mappings()
    wanted: dict[str, dict[UUID, dict[str, Any]]] = {}
    for row in rows:
        fields = wanted.setdefault(row["table_name"], {}).setdefault(row["row_id"], {})
        if row["field"] == NEW_ROW:
            fields[DELETED] = True
        elif row["field"] in identity_fields(row["table_name"]):
            fields[row["field"]] = _hidden_value(row)
        else:
            fields[row["field"]] = row["before"]
    entities = _entities()
    for table, records in wanted.items():
        for deleted in (True, False):
            only_marked = [row_id for row_id, fields in records.items() if fields == {DELETED: deleted}]
            unit.mark_deleted(entities[table], only_marked, deleted=deleted)
        others = [row_id for row_id, fields in records.items() if fields.keys() != {DELETED}]
        for chunk in chunks(others):
            for record in unit.session.scalars(select(entities[table]).where(entities[table].id.in_(chunk))):
                _assign(record, records[record.id])


def _hidden_value(row: Mapping[Any, Any]) -> Any:
    if row["change_id"] is None:
        raise UserError(
            _("This step changed personal data that has been erased since; it cannot be undone."),
            _("Enter the data again where it is needed."),
        )
    return row["hidden"]


def _entities() -> dict[str, type[Record]]:
    return {
        mapper.local_table.name: mapper.class_  # type: ignore[attr-defined]
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Record)
    }


def _assign(record: Record, fields: Mapping[str, Any]) -> None:
    """Set a record's fields to journal values, a text's languages one by one."""
    for name, value in fields.items():
        column, _dot, language = name.partition(".")
        kind = record.__table__.columns[column].type
        if isinstance(kind, LocalizedText):
            texts = getattr(record, column)
            if value is None:
                texts.pop(language, None)
            else:
                texts[language] = value
        elif isinstance(kind, Stored):
            setattr(record, column, kind.load(value))
