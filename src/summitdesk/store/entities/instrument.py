"""What is adopted or signed: instruments, their outline in several languages, and the cities that sign."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from summitdesk.domain.vocabulary import (
    Alternat,
    ApprovalKind,
    Authority,
    InstrumentKind,
    ParagraphKind,
    SignatureForm,
    Wording,
)
from summitdesk.store.entities.base import Line, Names, Order, Record, YesNo, code_of, key_of
from summitdesk.store.entities.event import Delegate, Delegation, Event
from summitdesk.store.types import CleanText, Items, Json


class Instrument(Record):
    """An initiative, declaration or agreement. ``translations`` names languages that are working translations."""

    __tablename__ = "instrument"

    event_id: Mapped[UUID] = key_of("event")
    slug: Mapped[str] = mapped_column(CleanText(), default="", index=True)
    kind: Mapped[InstrumentKind] = code_of(InstrumentKind, default=InstrumentKind.INITIATIVE)
    titles: Mapped[Names]
    languages: Mapped[tuple[str, ...]] = mapped_column(Items(), default=())
    places: Mapped[Names]
    done_on: Mapped[date | None]
    translations: Mapped[tuple[str, ...]] = mapped_column(Items(), default=())

    event: Mapped[Event] = relationship()
    paragraphs: Mapped[list["Paragraph"]] = relationship(
        back_populates="instrument", cascade="all", order_by="Paragraph.position"
    )
    signatories: Mapped[list["Signatory"]] = relationship(back_populates="instrument", cascade="all")
    agreements: Mapped[list["Agreement"]] = relationship(back_populates="instrument", cascade="all")
    approvals: Mapped[list["Approval"]] = relationship(back_populates="instrument", cascade="all")
    releases: Mapped[list["InstrumentRelease"]] = relationship(back_populates="instrument", cascade="all")


class Paragraph(Record):
    """One unit of an outline, aligned across languages; ``level`` 0 is running text, 1… numbered clauses."""

    __tablename__ = "paragraph"

    instrument_id: Mapped[UUID] = key_of("instrument")
    position: Mapped[Order]
    kind: Mapped[ParagraphKind] = code_of(ParagraphKind, default=ParagraphKind.TEXT)
    level: Mapped[Order]
    texts: Mapped[Names]

    instrument: Mapped[Instrument] = relationship(back_populates="paragraphs")


class Signatory(Record):
    """A city that signs, with the delegate who holds the pen (None while unknown) and what entitles to it."""

    __tablename__ = "signatory"

    instrument_id: Mapped[UUID] = key_of("instrument")
    delegation_id: Mapped[UUID] = key_of("delegation")
    signer_id: Mapped[UUID | None] = key_of("delegate", optional=True)
    authority: Mapped[Authority] = code_of(Authority, default=Authority.NONE)
    form: Mapped[SignatureForm] = code_of(SignatureForm, default=SignatureForm.IN_PERSON)
    signed_on: Mapped[date | None]

    instrument: Mapped[Instrument] = relationship(back_populates="signatories")
    delegation: Mapped[Delegation] = relationship()
    signer: Mapped[Delegate | None] = relationship()


class Agreement(Record):
    """What a bilateral agreement lays down besides its text; an instrument has one of these at most."""

    __tablename__ = "agreement"

    instrument_id: Mapped[UUID] = key_of("instrument")
    alternat: Mapped[Alternat] = code_of(Alternat, default=Alternat.INVERTED)
    wording: Mapped[Wording] = code_of(Wording, default=Wording.TREATY)
    prevailing: Mapped[Line]
    subtitles: Mapped[Names]
    term_years: Mapped[int | None]
    notice_months: Mapped[int | None]

    instrument: Mapped[Instrument] = relationship(back_populates="agreements")


class Approval(Record):
    """An approval that a side obtained: its number and day, and the file it stands in (an attachment, by digest)."""

    __tablename__ = "approval"

    instrument_id: Mapped[UUID] = key_of("instrument")
    delegation_id: Mapped[UUID] = key_of("delegation")
    kind: Mapped[ApprovalKind] = code_of(ApprovalKind, default=ApprovalKind.OTHER)
    number: Mapped[Line]
    granted_on: Mapped[date | None]
    file_name: Mapped[Line]
    file_digest: Mapped[str | None] = mapped_column(
        CleanText(), ForeignKey("attachment.digest", deferrable=True, initially="DEFERRED"), index=True
    )

    instrument: Mapped[Instrument] = relationship(back_populates="approvals")
    delegation: Mapped[Delegation] = relationship()


class InstrumentRelease(Record):
    """A text as it was at some time, in all its languages: a version with a name, or the text frozen before signature.

    ``digest`` is the SHA-256 of the canonical form of ``content``; while ``is_frozen``, the instrument is not edited.
    """

    __tablename__ = "instrument_release"

    instrument_id: Mapped[UUID] = key_of("instrument")
    number: Mapped[Order]
    label: Mapped[Line]
    released_on: Mapped[date]
    by: Mapped[Line]
    digest: Mapped[Line]
    is_frozen: Mapped[YesNo]
    content: Mapped[dict[str, Any]] = mapped_column(Json(), default=dict)

    instrument: Mapped[Instrument] = relationship(back_populates="releases")
