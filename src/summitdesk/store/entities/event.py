"""Events with their organizers, and the delegations and delegates that come to them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from summitdesk.domain.vocabulary import Attendance, Channel, DelegationRole, InvitationState, OrganizerRole, ReplyMode
from summitdesk.store.entities.base import Line, Names, Order, Record, YesNo, code_of, key_of, strict
from summitdesk.store.entities.register import City, Person
from summitdesk.store.types import CleanText, Items


class Event(Record):
    """One conference. ``timezone`` is an IANA name; ``languages`` are those its papers are printed in."""

    __tablename__ = "event"

    slug: Mapped[str] = mapped_column(CleanText(), default="", index=True)
    titles: Mapped[Names]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    timezone: Mapped[str] = mapped_column(CleanText(), default="UTC")
    languages: Mapped[tuple[str, ...]] = mapped_column(Items(), default=())
    host_id: Mapped[UUID | None] = key_of("city", optional=True)
    themes: Mapped[Names]
    places: Mapped[Names]
    reply_by: Mapped[date | None]

    host: Mapped[City | None] = relationship()
    organizers: Mapped[list["Organizer"]] = relationship(
        back_populates="event", cascade="all", order_by="(Organizer.role, Organizer.position)"
    )
    delegations: Mapped[list["Delegation"]] = relationship(
        back_populates="event", cascade="all", order_by="Delegation.position"
    )


class Organizer(Record):
    """An organizer in one role; ``position`` orders organizers of the same role."""

    __tablename__ = "organizer"

    event_id: Mapped[UUID] = key_of("event")
    role: Mapped[OrganizerRole] = code_of(OrganizerRole, default=OrganizerRole.HOST)
    position: Mapped[Order]
    names: Mapped[Names]

    event: Mapped[Event] = relationship(back_populates="organizers")


class Delegation(Record):
    """A city's delegation at an event."""

    __tablename__ = "delegation"
    # Unique as any index with the key in it; said so, the database reads lists in order instead of sorting them.
    __table_args__ = strict(Index(None, "event_id", "position", "id", unique=True))

    event_id: Mapped[UUID] = key_of("event", index=False)
    city_id: Mapped[UUID] = key_of("city")
    position: Mapped[Order]
    is_host: Mapped[YesNo]
    notified_on: Mapped[date | None]
    replied_on: Mapped[date | None]
    arrival_at: Mapped[datetime | None]
    departure_at: Mapped[datetime | None]
    quota: Mapped[int | None]
    badge_names: Mapped[Names]
    languages: Mapped[tuple[str, ...]] = mapped_column(Items(), default=())
    note: Mapped[Line]

    event: Mapped[Event] = relationship(back_populates="delegations")
    city: Mapped[City] = relationship()
    delegates: Mapped[list["Delegate"]] = relationship(
        back_populates="delegation", cascade="all", order_by="Delegate.position"
    )
    invitations: Mapped[list["Invitation"]] = relationship(back_populates="delegation", cascade="all")


class Delegate(Record):
    """One person's membership of a delegation; ``position`` keeps the order that the delegation sent."""

    __tablename__ = "delegate"
    __table_args__ = strict(Index(None, "delegation_id", "position", "id", unique=True))

    delegation_id: Mapped[UUID] = key_of("delegation", index=False)
    person_id: Mapped[UUID] = key_of("person")
    position: Mapped[Order]
    role: Mapped[DelegationRole] = code_of(DelegationRole, default=DelegationRole.MEMBER)
    offices: Mapped[Names]
    rank_code: Mapped[int | None]
    signs: Mapped[YesNo]
    represents: Mapped[Line]
    attendance: Mapped[Attendance] = code_of(Attendance, default=Attendance.IN_PERSON)
    category: Mapped[Line]
    badge_token: Mapped[str] = mapped_column(CleanText(), default="", index=True)
    note: Mapped[Line]

    delegation: Mapped[Delegation] = relationship(back_populates="delegates")
    person: Mapped[Person] = relationship()


class Invitation(Record):
    """A delegation's invitation; its history are its steps."""

    __tablename__ = "invitation"

    delegation_id: Mapped[UUID] = key_of("delegation")
    number: Mapped[Line]
    state: Mapped[InvitationState] = code_of(InvitationState, default=InvitationState.DRAFT)
    reply_by: Mapped[date | None]
    reply_mode: Mapped[ReplyMode] = code_of(ReplyMode, default=ReplyMode.RSVP)

    delegation: Mapped[Delegation] = relationship(back_populates="invitations")
    steps: Mapped[list["InvitationStep"]] = relationship(
        back_populates="invitation", cascade="all", order_by="InvitationStep.position"
    )


class InvitationStep(Record):
    """One entry of an invitation's history: what became of it, when, by which channel, by whom."""

    __tablename__ = "invitation_step"

    invitation_id: Mapped[UUID] = key_of("invitation")
    position: Mapped[Order]
    state: Mapped[InvitationState] = code_of(InvitationState)
    on: Mapped[date]
    channel: Mapped[Channel | None] = code_of(Channel, nullable=True)
    by: Mapped[Line]
    note: Mapped[Line]

    invitation: Mapped[Invitation] = relationship(back_populates="steps")
