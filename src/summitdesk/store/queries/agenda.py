"""The programme of an event, with its rooms and speakers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import AgendaItemRow, RoomRow, SpeakerRow
from summitdesk.store.queries.cities import cities_in
from summitdesk.store.queries.people import names_in
from summitdesk.store.queries.tables import agenda_item, delegate, delegation, live, room, speaker, venue


def agenda_of(session: Session, event_id: UUID) -> tuple[AgendaItemRow, ...]:
    """The agenda items of an event in the order of time."""
    rows = session.execute(
        select(agenda_item, venue.c.names.label("venue_names"))
        .outerjoin(venue, venue.c.id == agenda_item.c.venue_id)
        .where(live(agenda_item), agenda_item.c.event_id == event_id)
        .order_by(agenda_item.c.starts_at, agenda_item.c.ends_at, agenda_item.c.id)
    ).mappings()
    items = list(rows)
    rooms = {row.id: row for row in rooms_of(session, event_id)}
    speakers = _speakers(session, event_id)
    return tuple(_item(row, rooms, speakers) for row in items)


def rooms_of(session: Session, event_id: UUID) -> tuple[RoomRow, ...]:
    """The rooms of an event's venues."""
    rows = session.execute(
        select(room, venue.c.names.label("venue_names"))
        .join(venue, venue.c.id == room.c.venue_id)
        .where(live(room, venue), venue.c.event_id == event_id)
        .order_by(venue.c.position, venue.c.id, room.c.position, room.c.id)
    ).mappings()
    return tuple(RoomRow(row["id"], row["venue_id"], row["names"], row["venue_names"], row["capacity"]) for row in rows)


def _speakers(session: Session, event_id: UUID) -> dict[UUID, list[SpeakerRow]]:
    here = select(agenda_item.c.id).where(agenda_item.c.event_id == event_id, live(agenda_item))
    chosen = select(speaker.c.id).where(live(speaker), speaker.c.item_id.in_(here))
    rows = session.execute(
        select(speaker, delegation.c.city_id, delegate.c.offices.label("home_offices"))
        .outerjoin(delegate, delegate.c.id == speaker.c.delegate_id)
        .outerjoin(delegation, delegation.c.id == delegate.c.delegation_id)
        .where(speaker.c.id.in_(chosen))
        .order_by(speaker.c.position, speaker.c.id)
    ).mappings()
    speakers = list(rows)
    names = names_in(session, chosen.with_only_columns(speaker.c.person_id))
    delegates = chosen.with_only_columns(speaker.c.delegate_id)
    home = select(delegation.c.city_id).join(delegate, delegate.c.delegation_id == delegation.c.id)
    cities = cities_in(session, home.where(delegate.c.id.in_(delegates)))
    found: dict[UUID, list[SpeakerRow]] = {}
    for row in speakers:
        found.setdefault(row["item_id"], []).append(
            SpeakerRow(
                id=row["id"],
                person_id=row["person_id"],
                delegate_id=row["delegate_id"],
                role=row["role"],
                position=row["position"],
                names=names.get(row["person_id"], ()),
                offices=row["offices"] or row["home_offices"] or {},
                city=cities.get(row["city_id"]),
            )
        )
    return found


def _item(
    row: Mapping[Any, Any], rooms: Mapping[UUID, RoomRow], speakers: Mapping[UUID, list[SpeakerRow]]
) -> AgendaItemRow:
    room_row = rooms.get(row["room_id"])
    return AgendaItemRow(
        id=row["id"],
        event_id=row["event_id"],
        kind=row["kind"],
        titles=row["titles"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        room=room_row,
        venue_names=room_row.venue_names if room_row else row["venue_names"] or {},
        speakers=tuple(speakers.get(row["id"], ())),
        notes=row["notes"],
        is_cancelled=row["is_cancelled"],
    )
