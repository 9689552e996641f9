"""What the letters of an event say beyond its other rows, and the versions of its programme that were released."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from summitdesk.store.entities.base import Line, Names, Order, Record, key_of
from summitdesk.store.entities.event import Delegation, Event
from summitdesk.store.types import Json


class LetterValue(Record):
    """One field of an event's letters: its text by language, for all letters or for those to one delegation."""

    __tablename__ = "letter_value"

    event_id: Mapped[UUID] = key_of("event")
    delegation_id: Mapped[UUID | None] = key_of("delegation", optional=True)
    name: Mapped[Line]
    texts: Mapped[Names]

    event: Mapped[Event] = relationship()
    delegation: Mapped[Delegation | None] = relationship()


class AgendaRelease(Record):
    """A programme as it was given out: its number, its day, and its items as they were then."""

    __tablename__ = "agenda_release"

    event_id: Mapped[UUID] = key_of("event")
    number: Mapped[Order]
    released_on: Mapped[date]
    by: Mapped[Line]
    note: Mapped[Line]
    items: Mapped[list[Any]] = mapped_column(Json(), default=list)

    event: Mapped[Event] = relationship()
