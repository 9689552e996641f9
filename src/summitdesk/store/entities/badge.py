"""Badge categories, the copies that were issued, and attachments such as photographs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from summitdesk.store.entities.base import Base, Line, Names, Order, Record, key_of
from summitdesk.store.entities.event import Delegate, Event
from summitdesk.store.types import CleanText, UTCDateTime


class BadgeCategory(Record):
    """A badge category of an event: its code, names and colour (``#RRGGBB``)."""

    __tablename__ = "badge_category"

    event_id: Mapped[UUID] = key_of("event")
    code: Mapped[Line]
    names: Mapped[Names]
    colour: Mapped[Line]
    position: Mapped[Order]

    event: Mapped[Event] = relationship()


class BadgeIssue(Record):
    """One printed copy of a badge. Issues are only ever added; a withdrawal is a further issue of -1 copies."""

    __tablename__ = "badge_issue"

    delegate_id: Mapped[UUID] = key_of("delegate")
    issued_at: Mapped[datetime]
    by: Mapped[Line]
    reason: Mapped[Line]
    copies: Mapped[int] = mapped_column(default=1)

    delegate: Mapped[Delegate] = relationship()


class Attachment(Base):
    """A photograph or scan, immutable and known by the SHA-256 of its bytes; the journal holds the digest only."""

    __tablename__ = "attachment"

    digest: Mapped[str] = mapped_column(CleanText(), primary_key=True)
    media_type: Mapped[str] = mapped_column(CleanText(), default="application/octet-stream")
    added_at: Mapped[datetime] = mapped_column(UTCDateTime())
    data: Mapped[bytes] = mapped_column(LargeBinary())
