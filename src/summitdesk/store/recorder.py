"""Notes what a unit of work does to records, field by field, and writes it into the journal.

Mapper events see every row, also those that ``session.new`` and ``session.dirty`` miss. Values are noted in the
journal's form (:meth:`Stored.dump`), a text in several languages as one field per language (``names.en``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Table, event, false, select
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, object_session, with_loader_criteria

from summitdesk.store.entities import Base, Record
from summitdesk.store.sorting import DERIVED_TABLES, derived
from summitdesk.store.types import LocalizedText, Stored

NEW_ROW = "*"
DELETED = "deleted"
_CHUNK = 500


@dataclass(slots=True)
class RowNote:
    """What became of one row: the fields before (None for a new row) and after, in the journal's form."""

    before: dict[str, Any] | None
    after: dict[str, Any] = field(default_factory=dict)

    def changed(self) -> Iterator[tuple[str, Any, Any]]:
        """Field, before and after of each field that differs."""
        before = self.before or {}
        for name in sorted(before.keys() | self.after.keys()):
            if before.get(name) != self.after.get(name):
                yield name, before.get(name), self.after.get(name)


class Recorder:
    """The notes of one unit of work, collected by mapper events on its session."""

    def __init__(self, session: Session) -> None:
        self.rows: dict[tuple[str, UUID], RowNote] = {}
        self.held: list[object] = []
        self.session = session
        session.info["recorder"] = self

    def fetch_before(self, records: Iterable[Record]) -> None:
        """Read from the database how the rows are that a flush is about to change."""
        wanted: dict[Table, list[UUID]] = {}
        for record in records:
            table = table_of(record)
            if (table.name, record.id) not in self.rows:
                wanted.setdefault(table, []).append(record.id)
        for table, ids in wanted.items():
            connection = self.session.connection()
            for chunk in chunks(ids):
                for row in connection.execute(select(table).where(table.c.id.in_(chunk))).mappings():
                    self.rows[table.name, row["id"]] = RowNote(before=fields_of(table, row))

    def inserted(self, record: Record) -> None:
        """Note a new row."""
        table = table_of(record)
        self.rows[table.name, record.id] = RowNote(before=None, after=_fields_of_record(table, record))

    def marked(self, table: Table, ids: Iterable[UUID], *, deleted: bool) -> None:
        """Note rows whose deletion marks were changed by one statement."""
        for row_id in ids:
            self.rows[table.name, row_id] = RowNote(before={DELETED: not deleted}, after={DELETED: deleted})

    def updated(self, record: Record) -> None:
        """Note a changed row, whose former values are known by now."""
        table = table_of(record)
        self.rows[table.name, record.id].after = _fields_of_record(table, record)


def table_of(entity: Base | type[Base]) -> Table:
    """The table an entity is stored in."""
    table = entity.__table__
    assert isinstance(table, Table)
    return table


def chunks(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Stretches short enough for the bound parameters of one statement."""
    for at in range(0, len(ids), _CHUNK):
        yield ids[at : at + _CHUNK]


@cache
def journalled(table: Table) -> tuple[tuple[Column[Any], Stored[Any]], ...]:
    """The columns of a table that the journal covers: all but the key and what is derived."""
    return tuple(
        (column, column.type)
        for column in table.columns
        if isinstance(column.type, Stored) and not column.primary_key and not column.info.get("derived")
    )


@cache
def identity_fields(table: str) -> frozenset[str]:
    """The fields of a table whose values are of the identity class."""
    columns = Base.metadata.tables[table].columns
    return frozenset(column.name for column in columns if column.info.get("identity"))


def is_empty(value: Any) -> bool:
    """Whether a journal value says nothing; zero says something."""
    return value is None or value is False or (not value and value != 0)


def fields_of(table: Table, values: Mapping[Any, Any]) -> dict[str, Any]:
    """A row's values as journal fields."""
    fields: dict[str, Any] = {}
    for column, kind in journalled(table):
        value = values[column.name]
        if isinstance(kind, LocalizedText):
            fields.update((f"{column.name}.{language}", text) for language, text in (value or {}).items())
        else:
            fields[column.name] = kind.dump(value)
    return fields


def _fields_of_record(table: Table, record: Record) -> dict[str, Any]:
    return fields_of(table, {column.name: getattr(record, column.key) for column, _kind in journalled(table)})


def _recorder_of(record: Record) -> Recorder:
    session = object_session(record)
    recorder = session.info.get("recorder") if session else None
    if not isinstance(recorder, Recorder):
        raise RuntimeError("records are written inside a unit of work only")
    return recorder


@event.listens_for(Record, "before_insert", propagate=True)
@event.listens_for(Record, "before_update", propagate=True)
def _derive(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
    table = table_of(record).name
    if table not in DERIVED_TABLES:
        return
    values = {key: getattr(record, key, None) for key in ("names", "sort_names")}
    for column, value in derived(table, values).items():
        if getattr(record, column) != value:
            setattr(record, column, value)


@event.listens_for(Record, "before_update", propagate=True)
def _fetch_before(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
    # Nearly all were fetched together before the flush; what a flush finds out by itself is fetched here.
    _recorder_of(record).fetch_before([record])


@event.listens_for(Record, "after_insert", propagate=True)
def _inserted(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
    _recorder_of(record).inserted(record)


@event.listens_for(Record, "after_update", propagate=True)
def _updated(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
    _recorder_of(record).updated(record)


@event.listens_for(Record, "before_delete", propagate=True)
def _refuse_removal(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
    raise RuntimeError(f"{type(record).__name__} rows are marked as deleted, never removed")


class RecordingSession(Session):
    """A session whose deletions are marks, whose queries pass over marked rows, and whose writes are recorded."""


@event.listens_for(RecordingSession, "loaded_as_persistent")
@event.listens_for(RecordingSession, "pending_to_persistent")
def _hold(session: Session, record: object) -> None:
    """Keep what a unit of work loaded: ``session.get_one(City, key).names["en"] = …`` must not lose its city."""
    recorder = session.info.get("recorder")
    if isinstance(recorder, Recorder):
        recorder.held.append(record)


@event.listens_for(RecordingSession, "before_flush")
def _prepare_flush(session: Session, _context: object, _instances: object) -> None:
    for record in list(session.deleted):
        if isinstance(record, Record):
            session.add(record)
            record.deleted = True
    recorder = session.info.get("recorder")
    if isinstance(recorder, Recorder):
        changed = (record for record in session.dirty if isinstance(record, Record))
        recorder.fetch_before(record for record in changed if session.is_modified(record))


@event.listens_for(RecordingSession, "do_orm_execute")
def _pass_over_deleted(state: ORMExecuteState) -> None:
    if (
        state.is_select
        and not state.is_column_load
        and not state.is_relationship_load
        and not state.session.info.get("include_deleted")
    ):
        state.statement = state.statement.options(
            with_loader_criteria(Record, lambda entity: entity.deleted.is_(false()), include_aliases=True)
        )
