"""People of the register: names in several scripts, how to reach them, their photograph, their identity data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from summitdesk.domain.language import normalise_tag
from summitdesk.domain.names import compose_name
from summitdesk.domain.rows import PersonName
from summitdesk.domain.vocabulary import NameOrder
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.photos import prepare_photo
from summitdesk.services.records import found, kept, key_for
from summitdesk.services.texts import line, lines, passage, shown, with_text

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import Person, PersonIdentity
    from summitdesk.store.entities import PersonName as NameRecord
    from summitdesk.store.writing import ChangeSet, UnitOfWork


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """What is known of a person on entering the register; a person may have no name yet."""

    names: tuple[PersonName, ...] = ()
    honorifics: Mapping[str, str] = field(default_factory=dict)
    email: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """A person's data of the identity class: nothing of it may stand in a log, a title or an error."""

    sex: str = ""
    nationality: str = ""
    passport_no: str = ""
    passport_country: str = ""
    passport_expires: date | None = None
    birth_date: date | None = None
    birth_place: str = ""
    diet: str = ""


def add_person(database: "Database", draft: PersonDraft, *, key: UUID | None = None) -> "ChangeSet":
    """Add a person who is in no delegation, such as a speaker from an organisation."""
    with database.unit_of_work(_("Add a person")) as unit:
        enter_person(unit, draft, key=key)
    return unit.changes


def enter_person(unit: "UnitOfWork", draft: PersonDraft, *, key: UUID | None = None) -> "Person":
    """Add a person within an open unit of work."""
    from summitdesk.store.entities import Person

    person = Person(
        id=key or uuid4(),
        honorifics=lines(draft.honorifics),
        email=_email(draft.email),
        phone=line(draft.phone),
        note=passage(draft.note),
    )
    unit.session.add(person)
    for name in draft.names:
        enter_name(unit, person, name)
    return person


def set_name(database: "Database", person_id: UUID, name: PersonName) -> "ChangeSet":
    """Set a person's name in one language or script, with its parts; it replaces the one given there before."""
    from summitdesk.store.entities import Person

    with database.unit_of_work(_("Name: {name}").format(name=shown(_full(name)))) as unit:
        enter_name(unit, found(unit, Person, person_id), name)
    return unit.changes


def rename(database: "Database", person_id: UUID, language: str, full: str) -> "ChangeSet":
    """Set the full name in one language, as one types it into a table; an empty text takes that name out.

    Parts (family, given) stay as long as the new text still holds them; a name in a new language gets none.
    """
    from summitdesk.store.entities import Person

    with database.unit_of_work(_("Name: {name}").format(name=shown(line(full)))) as unit:
        person = found(unit, Person, person_id)
        tag = normalise_tag(language)
        present = next((name for name in person.names if name.language == tag), None)
        if not line(full):
            _drop_name(unit, person, present)
        elif present is None:
            enter_name(unit, person, PersonName(tag, full, is_native=not person.names))
        else:
            _change_full(present, line(full))
    return unit.changes


def set_native(database: "Database", person_id: UUID, language: str) -> "ChangeSet":
    """Say which of a person's names is the one that the person writes at home."""
    from summitdesk.store.entities import Person

    with database.unit_of_work(_("Native form of a name")) as unit:
        person = found(unit, Person, person_id)
        tag = normalise_tag(language)
        if all(name.language != tag for name in person.names):
            raise UserError(_("This person has no name in {language}.").format(language=tag), _("Add that name first."))
        _mark_native(person, tag)
    return unit.changes


def set_honorific(database: "Database", person_id: UUID, language: str, text: str) -> "ChangeSet":
    """Set how a person is addressed in one language: "Her Worship", 阁下."""
    from summitdesk.store.entities import Person

    with database.unit_of_work(_("Form of address: {text}").format(text=shown(line(text)))) as unit:
        person = found(unit, Person, person_id)
        person.honorifics = with_text(person.honorifics, language, line(text))
    return unit.changes


def set_email(database: "Database", person_id: UUID, email: str) -> "ChangeSet":
    """Set the e-mail address; an empty text takes it out."""
    from summitdesk.store.entities import Person

    with database.unit_of_work(_("E-mail address")) as unit:
        found(unit, Person, person_id).email = _email(email)
    return unit.changes


def set_phone(database: "Database", person_id: UUID, phone: str) -> "ChangeSet":
    """Set the telephone number, as given; an empty text takes it out."""
    from summitdesk.store.entities import Person

    with database.unit_of_work(_("Telephone number")) as unit:
        found(unit, Person, person_id).phone = line(phone)
    return unit.changes


def set_photo(database: "Database", person_id: UUID, data: bytes) -> "ChangeSet":
    """Keep a photograph for the badge, prepared by :func:`prepare_photo`; its file name is never kept."""
    from summitdesk.store.entities import Person

    photo = prepare_photo(data)
    with database.unit_of_work(_("Photograph")) as unit:
        found(unit, Person, person_id).photo_digest = unit.attach(photo, "image/jpeg")
    return unit.changes


def remove_photo(database: "Database", person_id: UUID) -> "ChangeSet":
    """Take a person's photograph off the badge."""
    from summitdesk.store.entities import Person

    with database.unit_of_work(_("Remove the photograph")) as unit:
        found(unit, Person, person_id).photo_digest = None
    return unit.changes


def set_identity(database: "Database", person_id: UUID, identity: Identity) -> "ChangeSet":
    """Record what passports and kitchens need to know, as a whole; empty fields are empty afterwards."""
    with database.unit_of_work(_("Identity data of a person")) as unit:
        enter_identity(unit, person_id, identity)
    return unit.changes


def enter_identity(unit: "UnitOfWork", person_id: UUID, identity: Identity) -> "PersonIdentity":
    """Record identity data within an open unit of work."""
    from summitdesk.store.entities import Person, PersonIdentity

    return kept(
        unit,
        PersonIdentity,
        key_for("identity", person_id),
        person=found(unit, Person, person_id),
        sex=line(identity.sex),
        nationality=line(identity.nationality),
        passport_no=line(identity.passport_no),
        passport_country=line(identity.passport_country),
        passport_expires=identity.passport_expires,
        birth_date=identity.birth_date,
        birth_place=line(identity.birth_place),
        diet=line(identity.diet),
    )


def enter_name(unit: "UnitOfWork", person: "Person", name: PersonName) -> "NameRecord":
    """Set a name within an open unit of work; a person has one name per language, and one native name."""
    from summitdesk.store.entities import PersonName as NameRecord

    language = normalise_tag(name.language)
    others = [other for other in person.names if other.language != language]
    record = kept(
        unit,
        NameRecord,
        key_for("name", person.id, language),
        person=person,
        language=language,
        full=_full(name),
        family=line(name.family),
        given=line(name.given),
        order=NameOrder(name.order),
        is_native=name.is_native,
        position=max((other.position for other in others), default=-1) + 1,
    )
    if name.is_native:
        _mark_native(person, language)
    return record


def _full(name: PersonName) -> str:
    full = line(name.full) or compose_name(line(name.family), line(name.given), name.language, name.order)
    if not full:
        raise UserError(_("The name is empty."), _("Type the full name, or remove the name in this language."))
    return full


def _change_full(name: "NameRecord", full: str) -> None:
    name.full = full
    if not all(part in full for part in (name.family, name.given)):
        name.family = name.given = ""
        name.order = NameOrder.AS_GIVEN


def _drop_name(unit: "UnitOfWork", person: "Person", name: "NameRecord | None") -> None:
    if name is None:
        return
    unit.session.delete(name)
    left = [other for other in person.names if other is not name]
    if name.is_native and left:
        left[0].is_native = True


def _mark_native(person: "Person", language: str) -> None:
    for name in person.names:
        name.is_native = name.language == language


def _email(email: str) -> str:
    email = line(email)
    if email and (email.count("@") != 1 or any(part.strip() != part or not part for part in email.split("@"))):
        raise UserError(
            _("“{email}” is not an e-mail address.").format(email=email[:40]),
            _("Write it as name@example.org, or leave it empty."),
        )
    return email


def names_of(pairs: Iterable[Mapping[str, object]]) -> tuple[PersonName, ...]:
    """Names from plain mappings such as those of a data file; ``language`` and ``full`` are what each must have."""
    return tuple(
        PersonName(
            str(pair["language"]),
            str(pair["full"]),
            str(pair.get("family", "")),
            str(pair.get("given", "")),
            NameOrder(str(pair.get("order", NameOrder.AS_GIVEN.value))),
            bool(pair.get("is_native", False)),
        )
        for pair in pairs
    )
