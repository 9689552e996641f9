"""The events of a register."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import EventRow, OrganizerRow
from summitdesk.domain.vocabulary import OrganizerRole
from summitdesk.store.queries.cities import cities_in
from summitdesk.store.queries.tables import event, live, organizer


def all_events(session: Session) -> tuple[EventRow, ...]:
    """Every event, the latest first."""
    return _events(session)


def event_by_slug(session: Session, slug: str) -> EventRow | None:
    """The event with this slug."""
    return next(iter(_events(session, event.c.slug == slug)), None)


def event_by_id(session: Session, event_id: UUID) -> EventRow | None:
    """One event."""
    return next(iter(_events(session, event.c.id == event_id)), None)


def _events(session: Session, *conditions: ColumnElement[bool]) -> tuple[EventRow, ...]:
    chosen = select(event.c.id).where(live(event), *conditions)
    rows = session.execute(
        select(event).where(event.c.id.in_(chosen)).order_by(event.c.starts_on.desc(), event.c.slug)
    ).mappings()
    events = list(rows)
    hosts = cities_in(session, select(event.c.host_id).where(event.c.id.in_(chosen)))
    organizers = _organizers(session, event.c.id.in_(chosen))
    return tuple(_event_row(row, hosts, organizers) for row in events)


_ROLES = list(OrganizerRole)


def _organizers(session: Session, condition: ColumnElement[bool]) -> dict[UUID, list[OrganizerRow]]:
    rows = session.execute(
        select(organizer)
        .join(event, event.c.id == organizer.c.event_id)
        .where(live(organizer), condition)
        .order_by(organizer.c.position, organizer.c.id)
    ).mappings()
    found: dict[UUID, list[OrganizerRow]] = {}
    for row in rows:
        found.setdefault(row["event_id"], []).append(
            OrganizerRow(row["id"], row["role"], row["position"], row["names"])
        )
    for organizers in found.values():
        organizers.sort(key=lambda one: _ROLES.index(one.role))
    return found


def _event_row(row: Any, hosts: dict[UUID, Any], organizers: dict[UUID, list[OrganizerRow]]) -> EventRow:
    return EventRow(
        id=row["id"],
        slug=row["slug"],
        titles=row["titles"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        timezone=row["timezone"],
        languages=row["languages"],
        host=hosts.get(row["host_id"]),
        themes=row["themes"],
        places=row["places"],
        organizers=tuple(organizers.get(row["id"], ())),
        reply_by=row["reply_by"],
    )
