"""Bringing a person of the register up to what a row of a list says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from summitdesk.domain.clean import clean_line
from summitdesk.domain.names import full_name
from summitdesk.domain.rows import PersonName
from summitdesk.services.exchange.entry import Entry
from summitdesk.services.exchange.fields import Field
from summitdesk.services.exchange.people import Member
from summitdesk.services.people import Identity, enter_identity, enter_name
from summitdesk.services.records import key_for, stored

if TYPE_CHECKING:
    from summitdesk.store.entities import Person
    from summitdesk.store.writing import UnitOfWork


def name_row(person_id: UUID, name: PersonName, position: int) -> dict[str, Any]:
    """A new row of the table of names."""
    return {
        "id": key_for("name", person_id, name.language),
        "person_id": person_id,
        "language": name.language,
        "full": name.full,
        "family": name.family,
        "given": name.given,
        "order": name.order,
        "is_native": name.is_native,
        "position": position,
    }


def merged_names(known: tuple[PersonName, ...], stated: tuple[PersonName, ...]) -> tuple[PersonName, ...]:
    """The names known with those stated: a new spelling replaces the one in its language, the native one stays."""
    merged = {name.language: name for name in known}
    for name in stated:
        if any(full_name(other) == full_name(name) for other in known):
            continue
        native = merged[name.language].is_native if name.language in merged else name.is_native and not known
        merged[name.language] = PersonName(
            name.language, name.full, name.family, name.given, name.order, is_native=native
        )
    return tuple(merged.values())


def completing(entry: Entry, member: Member) -> Entry:
    """What a second row for somebody may add: only what the first one and the register left open."""
    languages = {name.language for name in member.names}
    spelled = {full_name(name) for name in member.names}
    return replace(
        entry,
        names=tuple(n for n in entry.names if n.language not in languages and full_name(n) not in spelled),
        offices={tag: text for tag, text in entry.offices.items() if tag not in member.offices},
        honorifics={},
        role=None,
        attendance=None,
        signs=None,
        represents="",
        category="",
        email="" if member.email else entry.email,
        phone="" if member.phone else entry.phone,
        identity={},
    )


def person_news(entry: Entry, member: Member) -> bool:
    """Whether a row says anything of the person that the register may not have."""
    return bool(
        merged_names(member.names, entry.names) != member.names
        or (entry.email and entry.email != member.email)
        or (entry.phone and entry.phone != member.phone)
        or entry.honorifics
    )


def merge_person(unit: "UnitOfWork", person: "Person", entry: Entry) -> bool:
    """Bring a person of the register up to what an entry says; whether anything changed."""
    changed = False
    known = tuple(PersonName(n.language, n.full, n.family, n.given, n.order, n.is_native) for n in person.names)
    for name in merged_names(known, entry.names):
        if name not in known:
            enter_name(unit, person, name)
            changed = True
    for attribute, value in (("email", entry.email), ("phone", entry.phone)):
        if value and getattr(person, attribute) != value:
            setattr(person, attribute, value)
            changed = True
    honorifics = {**person.honorifics, **entry.honorifics}
    if honorifics != dict(person.honorifics):
        person.honorifics = honorifics
        changed = True
    return _merge_identity(unit, person, entry.identity) or changed


_IDENTITY_NAMES = {
    Field.SEX: "sex",
    Field.NATIONALITY: "nationality",
    Field.PASSPORT: "passport_no",
    Field.PASSPORT_EXPIRES: "passport_expires",
    Field.BIRTH_DATE: "birth_date",
    Field.BIRTH_PLACE: "birth_place",
    Field.DIET: "diet",
}


def identity_values(facts: Mapping[Field, str | date]) -> dict[str, Any]:
    """Facts of the identity class under the names of the register's fields."""
    return {
        _IDENTITY_NAMES[fact]: clean_line(value) if isinstance(value, str) else value for fact, value in facts.items()
    }


def _merge_identity(unit: "UnitOfWork", person: "Person", facts: Mapping[Field, str | date]) -> bool:
    from summitdesk.store.entities import PersonIdentity

    if not facts:
        return False
    record = stored(unit, PersonIdentity, key_for("identity", person.id))
    kept = record if record is not None and not record.deleted else None
    before = {name: getattr(kept, name, None) or None for name in _IDENTITY_NAMES.values()}
    after = before | identity_values(facts)
    if after == before:
        return False
    enter_identity(unit, person.id, Identity(**{name: value for name, value in after.items() if value is not None}))
    return True
