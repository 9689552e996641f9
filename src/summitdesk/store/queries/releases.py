"""The released versions of a programme."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from summitdesk.domain.releases import item_from_plain
from summitdesk.domain.rows import AgendaReleaseRow
from summitdesk.store.queries.tables import agenda_release, live


def releases_of(session: Session, event_id: UUID) -> tuple[AgendaReleaseRow, ...]:
    """The released versions of an event's programme, the first one first."""
    rows = session.execute(
        select(agenda_release)
        .where(live(agenda_release), agenda_release.c.event_id == event_id)
        .order_by(agenda_release.c.number, agenda_release.c.id)
    ).mappings()
    return tuple(_release(row) for row in rows)


def _release(row: Any) -> AgendaReleaseRow:
    return AgendaReleaseRow(
        id=row["id"],
        event_id=row["event_id"],
        number=row["number"],
        released_on=row["released_on"],
        by=row["by"],
        note=row["note"],
        items=tuple(item_from_plain(each) for each in row["items"]),
    )
