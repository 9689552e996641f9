"""The programme: venues, rooms, agenda items and who does what in them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from summitdesk.domain.vocabulary import AgendaKind, SpeakerRole
from summitdesk.store.entities.base import Names, Order, Record, YesNo, code_of, key_of, strict
from summitdesk.store.entities.event import Delegate, Event
from summitdesk.store.entities.register import Person


class Venue(Record):
    """A building or site of an event."""

    __tablename__ = "venue"

    event_id: Mapped[UUID] = key_of("event")
    names: Mapped[Names]
    position: Mapped[Order]

    event: Mapped[Event] = relationship()
    rooms: Mapped[list["Room"]] = relationship(back_populates="venue", cascade="all", order_by="Room.position")


class Room(Record):
    """A room of a venue; ``capacity`` is None where nobody told it."""

    __tablename__ = "room"

    venue_id: Mapped[UUID] = key_of("venue")
    names: Mapped[Names]
    capacity: Mapped[int | None]
    position: Mapped[Order]

    venue: Mapped[Venue] = relationship(back_populates="rooms")


class AgendaItem(Record):
    """One item of the programme in the half-open interval ``[starts_at, ends_at)``."""

    __tablename__ = "agenda_item"
    __table_args__ = strict(CheckConstraint("starts_at <= ends_at", name="ends_after_start"))

    event_id: Mapped[UUID] = key_of("event")
    kind: Mapped[AgendaKind] = code_of(AgendaKind, default=AgendaKind.DIALOGUE)
    titles: Mapped[Names]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    room_id: Mapped[UUID | None] = key_of("room", optional=True)
    venue_id: Mapped[UUID | None] = key_of("venue", optional=True)
    notes: Mapped[Names]
    is_cancelled: Mapped[YesNo]

    event: Mapped[Event] = relationship()
    room: Mapped[Room | None] = relationship()
    venue: Mapped[Venue | None] = relationship()
    speakers: Mapped[list["Speaker"]] = relationship(back_populates="item", cascade="all", order_by="Speaker.position")


class Speaker(Record):
    """Somebody's part in an agenda item; people outside delegations have no delegate."""

    __tablename__ = "speaker"

    item_id: Mapped[UUID] = key_of("agenda_item")
    person_id: Mapped[UUID] = key_of("person")
    delegate_id: Mapped[UUID | None] = key_of("delegate", optional=True)
    role: Mapped[SpeakerRole] = code_of(SpeakerRole, default=SpeakerRole.SPEAKER)
    position: Mapped[Order]
    offices: Mapped[Names]

    item: Mapped[AgendaItem] = relationship(back_populates="speakers")
    person: Mapped[Person] = relationship()
    delegate: Mapped[Delegate | None] = relationship()
