"""The versions of an instrument's text: those with a name, and how the text stood after any step of the journal."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import InstrumentReleaseRow, InstrumentRow
from summitdesk.domain.text_versions import instrument_at, release_text
from summitdesk.store.entities import Base
from summitdesk.store.queries.tables import instrument_release, journal_change, live, paragraph
from summitdesk.store.recorder import NEW_ROW, journalled
from summitdesk.store.types import LocalizedText


def releases_of_instrument(session: Session, instrument_id: UUID) -> tuple[InstrumentReleaseRow, ...]:
    """The versions with a name, the first one first."""
    rows = session.execute(
        select(instrument_release)
        .where(live(instrument_release), instrument_release.c.instrument_id == instrument_id)
        .order_by(instrument_release.c.number, instrument_release.c.id)
    ).mappings()
    return tuple(_release(row) for row in rows)


def _release(row: Mapping[Any, Any]) -> InstrumentReleaseRow:
    return InstrumentReleaseRow(
        id=row["id"],
        instrument_id=row["instrument_id"],
        number=row["number"],
        label=row["label"],
        released_on=row["released_on"],
        by=row["by"],
        digest=row["digest"],
        is_frozen=row["is_frozen"],
        text=release_text(row["content"]),
    )


def text_steps(session: Session, instrument_id: UUID) -> tuple[int, ...]:
    """The journal sequences of the steps that touched an instrument's outline or titles, the latest first."""
    statement = select(journal_change.c.sequence).where(_of_text(instrument_id)).distinct()
    return tuple(session.scalars(statement.order_by(journal_change.c.sequence.desc())))


def text_after_step(session: Session, present: InstrumentRow, sequence: int) -> InstrumentRow:
    """The instrument as its text stood after a step of the journal; its fields are not filled in."""
    changes = session.execute(
        select(journal_change)
        .where(_of_text(present.id), journal_change.c.sequence <= sequence)
        .order_by(journal_change.c.sequence, journal_change.c.id)
    ).mappings()
    state: dict[tuple[str, UUID], dict[str, Any]] = {}
    clocks: dict[tuple[UUID, str], int] = {}
    for change in changes:
        row = state.setdefault((change["table_name"], change["row_id"]), {})
        for name, value in _fields(change):
            key = (change["row_id"], name)
            if change["clock"] >= clocks.get(key, 0):  # a merge may bring in an older change later
                clocks[key] = change["clock"]
                row[name] = value
    loaded = {key: _loaded(key[0], fields) for key, fields in state.items()}
    outline = [(row_id, fields) for (table, row_id), fields in loaded.items() if table == paragraph.name]
    return instrument_at(present, loaded.get(("instrument", present.id), {}), outline)


def _of_text(instrument_id: UUID) -> Any:
    # Paragraphs are only ever marked as deleted, so that all there ever were are found by their instrument.
    own = select(paragraph.c.id).where(paragraph.c.instrument_id == instrument_id)
    return or_(
        and_(journal_change.c.table_name == "instrument", journal_change.c.row_id == instrument_id),
        and_(journal_change.c.table_name == paragraph.name, journal_change.c.row_id.in_(own)),
    )


def _fields(change: Mapping[Any, Any]) -> Iterable[tuple[str, Any]]:
    if change["field"] == NEW_ROW:
        return (change["after"] or {}).items()
    return [(change["field"], change["after"])]


def _loaded(table: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Journal fields as a row's values: texts by language in one mapping, the rest in their own types."""
    values: dict[str, Any] = {}
    for column, kind in journalled(Base.metadata.tables[table]):
        if isinstance(kind, LocalizedText):
            prefix = f"{column.name}."
            values[column.name] = {
                name.removeprefix(prefix): text for name, text in fields.items() if name.startswith(prefix) and text
            }
        elif fields.get(column.name) is not None:
            values[column.name] = kind.load(fields[column.name])
    return values
