"""Countries and cities of the register, and how cities stand to each other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from summitdesk.domain.language import pick
from summitdesk.domain.slugs import slug
from summitdesk.domain.vocabulary import CityKind, RelationKind
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.records import found, kept, key_for
from summitdesk.services.texts import any_text, line, lines, shown, with_text

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import City, CityRelation, Country
    from summitdesk.store.writing import ChangeSet, UnitOfWork


@dataclass(frozen=True, slots=True)
class CityDraft:
    """What is known of a city when it enters the register; without a slug one is made from its name."""

    country_id: UUID
    names: Mapping[str, str]
    slug: str = ""
    kind: CityKind = CityKind.CITY
    formal_names: Mapping[str, str] = field(default_factory=dict)
    sort_names: Mapping[str, str] = field(default_factory=dict)
    spellings: tuple[str, ...] = ()


def add_country(
    database: "Database",
    code: str,
    names: Mapping[str, str],
    *,
    sort_names: Mapping[str, str] | None = None,
    key: UUID | None = None,
) -> "ChangeSet":
    """Add a country; ``code`` is ISO 3166-1 alpha-2, empty where it is not known."""
    with database.unit_of_work(_("Add a country")) as unit:
        enter_country(unit, code, names, sort_names=sort_names, key=key)
    return unit.changes


def enter_country(
    unit: "UnitOfWork",
    code: str,
    names: Mapping[str, str],
    *,
    sort_names: Mapping[str, str] | None = None,
    key: UUID | None = None,
) -> "Country":
    """Add a country within an open unit of work; a known code has one key wherever it is added."""
    from summitdesk.store.entities import Country

    code = _country_code(code)
    values = {
        "code": code,
        "names": any_text(lines(names), _("The name of the country")),
        "sort_names": lines(sort_names or {}),
    }
    return kept(unit, Country, key or (key_for("country", code) if code else uuid4()), **values)


def add_city(database: "Database", draft: CityDraft, *, key: UUID | None = None) -> "ChangeSet":
    """Add a city to the register."""
    with database.unit_of_work(_("Add {city}").format(city=shown(pick(draft.names, "en")))) as unit:
        enter_city(unit, draft, key=key)
    return unit.changes


def enter_city(unit: "UnitOfWork", draft: CityDraft, *, key: UUID | None = None) -> "City":
    """Add a city within an open unit of work."""
    from summitdesk.store.entities import City, Country

    names = any_text(lines(draft.names), _("The name of the city"))
    city = City(
        id=key or uuid4(),
        slug=slug(draft.slug or pick(names, "en")),
        kind=draft.kind,
        country=found(unit, Country, draft.country_id),
        names=names,
        formal_names=lines(draft.formal_names),
        sort_names=lines(draft.sort_names),
        spellings=_spellings(draft.spellings),
    )
    unit.session.add(city)
    return city


def set_city_name(database: "Database", city_id: UUID, language: str, text: str) -> "ChangeSet":
    """Name a city in one language; an empty text takes that language out, as long as another is left."""
    from summitdesk.store.entities import City

    with database.unit_of_work(_("Name a city: {name}").format(name=shown(line(text)))) as unit:
        city = found(unit, City, city_id)
        city.names = any_text(with_text(city.names, language, line(text)), _("The name of the city"))
    return unit.changes


def set_formal_name(database: "Database", city_id: UUID, language: str, text: str) -> "ChangeSet":
    """Set a city's formal name in one language ("Erzurum Metropolitan Municipality"); an empty text takes it out."""
    from summitdesk.store.entities import City

    with database.unit_of_work(_("Formal name of a city: {name}").format(name=shown(line(text)))) as unit:
        city = found(unit, City, city_id)
        city.formal_names = with_text(city.formal_names, language, line(text))
    return unit.changes


def set_city_kind(database: "Database", city_id: UUID, kind: CityKind) -> "ChangeSet":
    """Say what kind of municipality or body a party is."""
    from summitdesk.store.entities import City

    with database.unit_of_work(_("Kind of a city")) as unit:
        found(unit, City, city_id).kind = CityKind(kind)
    return unit.changes


def set_city_country(database: "Database", city_id: UUID, country_id: UUID) -> "ChangeSet":
    """Say in which country a city lies."""
    from summitdesk.store.entities import City, Country

    with database.unit_of_work(_("Country of a city")) as unit:
        found(unit, City, city_id).country = found(unit, Country, country_id)
    return unit.changes


def set_spellings(database: "Database", city_id: UUID, spellings: tuple[str, ...]) -> "ChangeSet":
    """Set the other forms under which documents name a city, so that imports find it."""
    from summitdesk.store.entities import City

    with database.unit_of_work(_("Spellings of a city")) as unit:
        found(unit, City, city_id).spellings = _spellings(spellings)
    return unit.changes


def set_relation(
    database: "Database",
    city_id: UUID,
    partner_id: UUID,
    kind: RelationKind,
    *,
    since: str = "",
    approval_no: int | None = None,
    document_no: str = "",
) -> "ChangeSet":
    """Record how a city stands to its partner, and since when: "1986", "1986-01" or "1986-01-15"."""
    with database.unit_of_work(_("Relation between two cities")) as unit:
        enter_relation(unit, city_id, partner_id, kind, since=since, approval_no=approval_no, document_no=document_no)
    return unit.changes


def enter_relation(
    unit: "UnitOfWork",
    city_id: UUID,
    partner_id: UUID,
    kind: RelationKind,
    *,
    since: str = "",
    approval_no: int | None = None,
    document_no: str = "",
) -> "CityRelation":
    """Record a relation within an open unit of work; a pair of cities has one, whichever of them is named first."""
    from summitdesk.store.entities import City, CityRelation

    if city_id == partner_id:
        raise UserError(_("A city cannot be its own sister city."), _("Choose two different cities."))
    return kept(
        unit,
        CityRelation,
        key_for("relation", *sorted((str(city_id), str(partner_id)))),
        city=found(unit, City, city_id),
        partner=found(unit, City, partner_id),
        kind=RelationKind(kind),
        since=_partial_date(since),
        approval_no=approval_no,
        document_no=line(document_no),
    )


def _country_code(code: str) -> str:
    code = line(code).upper()
    if code and not re.fullmatch(r"[A-Z]{2}", code):
        raise UserError(
            _("“{code}” is not a country code.").format(code=code[:20]),
            _("Give the two letters of ISO 3166-1, such as JP, or leave it empty."),
        )
    return code


def _spellings(spellings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(line, spellings))))


def _partial_date(since: str) -> str:
    since = line(since)
    padded = since + "-01-01"[len(since) - 4 :] if re.fullmatch(r"\d{4}(-\d\d){0,2}", since) else ""
    try:
        if since:
            date.fromisoformat(padded[:10])
    except ValueError as error:
        raise UserError(
            _("“{text}” is not a date.").format(text=since[:20]),
            _("Write the year, the month or the day that is known: 1986, 1986-01 or 1986-01-15."),
        ) from error
    return since
