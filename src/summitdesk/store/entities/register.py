"""The long-lived register: countries, cities and their relations, people and their names."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from summitdesk.domain.vocabulary import CityKind, NameOrder, RelationKind
from summitdesk.store.entities.base import (
    DERIVED,
    IDENTITY,
    Base,
    Line,
    Names,
    Order,
    Record,
    YesNo,
    code_of,
    key_of,
)
from summitdesk.store.types import CleanText, Day, Items, Key, SortKey, UTCDateTime


class Register(Base):
    """The file itself: one row, whose id tells one register from another when laptops merge.

    ``node_id`` is the node that last wrote into this very file; on a server, where many write at once, it is empty.
    """

    __tablename__ = "register"

    id: Mapped[UUID] = mapped_column(Key(), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    node_id: Mapped[Line]


class Country(Record):
    """A country. ``code`` is ISO 3166-1 alpha-2; a country that could not be identified has an empty code."""

    __tablename__ = "country"

    code: Mapped[Line]
    names: Mapped[Names]
    sort_names: Mapped[Names]
    sort_en: Mapped[str] = mapped_column(SortKey(), default="", info=DERIVED)
    sort_zh: Mapped[str] = mapped_column(SortKey(), default="", info=DERIVED)


class City(Record):
    """A city, district or body that can be invited and can sign; ``spellings`` are other forms found in papers."""

    __tablename__ = "city"

    slug: Mapped[str] = mapped_column(CleanText(), default="", index=True)
    kind: Mapped[CityKind] = code_of(CityKind, default=CityKind.CITY)
    country_id: Mapped[UUID] = key_of("country")
    names: Mapped[Names]
    formal_names: Mapped[Names]
    sort_names: Mapped[Names]
    spellings: Mapped[tuple[str, ...]] = mapped_column(Items(), default=())
    sort_en: Mapped[str] = mapped_column(SortKey(), default="", info=DERIVED)
    sort_zh: Mapped[str] = mapped_column(SortKey(), default="", info=DERIVED)

    country: Mapped[Country] = relationship()


class CityRelation(Record):
    """A city's relation to its partner, as exact as known: ``since`` is "1986", "1986-01" or "1979-12-17"."""

    __tablename__ = "city_relation"

    city_id: Mapped[UUID] = key_of("city")
    partner_id: Mapped[UUID] = key_of("city")
    kind: Mapped[RelationKind] = code_of(RelationKind, default=RelationKind.SISTER)
    since: Mapped[Line]
    approval_no: Mapped[int | None]
    document_no: Mapped[Line]

    city: Mapped[City] = relationship(foreign_keys="CityRelation.city_id")
    partner: Mapped[City] = relationship(foreign_keys="CityRelation.partner_id")


class Person(Record):
    """A human being, once in the register, whatever the number of events."""

    __tablename__ = "person"

    honorifics: Mapped[Names]
    email: Mapped[Line]
    phone: Mapped[Line]
    photo_digest: Mapped[str | None] = mapped_column(
        CleanText(), ForeignKey("attachment.digest", deferrable=True, initially="DEFERRED"), index=True
    )
    note: Mapped[Line]

    names: Mapped[list["PersonName"]] = relationship(
        back_populates="person", cascade="all", order_by="(PersonName.is_native.desc(), PersonName.position)"
    )


class PersonName(Record):
    """A person's name in one language or script; ``full`` is authoritative and never re-cased."""

    __tablename__ = "person_name"

    person_id: Mapped[UUID] = key_of("person")
    language: Mapped[Line]
    full: Mapped[Line]
    family: Mapped[Line]
    given: Mapped[Line]
    order: Mapped[NameOrder] = code_of(NameOrder, default=NameOrder.AS_GIVEN)
    is_native: Mapped[YesNo]
    position: Mapped[Order]

    person: Mapped[Person] = relationship(back_populates="names")


class PersonIdentity(Record):
    """What passports and kitchens need to know of a person: the identity class, purged when an event is over."""

    __tablename__ = "person_identity"

    person_id: Mapped[UUID] = key_of("person")
    sex: Mapped[str] = mapped_column(CleanText(), default="", info=IDENTITY)
    nationality: Mapped[str] = mapped_column(CleanText(), default="", info=IDENTITY)
    passport_no: Mapped[str] = mapped_column(CleanText(), default="", info=IDENTITY)
    passport_country: Mapped[str] = mapped_column(CleanText(), default="", info=IDENTITY)
    passport_expires: Mapped[date | None] = mapped_column(Day(), info=IDENTITY)
    birth_date: Mapped[date | None] = mapped_column(Day(), info=IDENTITY)
    birth_place: Mapped[str] = mapped_column(CleanText(), default="", info=IDENTITY)
    diet: Mapped[str] = mapped_column(CleanText(), default="", info=IDENTITY)

    person: Mapped[Person] = relationship()
