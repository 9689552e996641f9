"""Setting an event up and changing it as a whole, and inviting a city to it: each of them one step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from summitdesk.domain.language import pick
from summitdesk.domain.places import known_country_name
from summitdesk.domain.vocabulary import CityKind, OrganizerRole
from summitdesk.i18n import _
from summitdesk.services.badges import enter_category
from summitdesk.services.cities import CityDraft, enter_city, enter_country
from summitdesk.services.delegations import DelegationDraft, enter_delegation
from summitdesk.services.events import EventDraft, enter_event, enter_organizer, rewrite_event, rewrite_organizer
from summitdesk.services.records import found, key_for, so_far
from summitdesk.services.texts import shown

if TYPE_CHECKING:
    from summitdesk.domain.rows import CountryRow
    from summitdesk.store.database import Database
    from summitdesk.store.entities import City
    from summitdesk.store.writing import ChangeSet, UnitOfWork

CATEGORIES: Final = (
    ("head", {"en": "Head of Delegation", "zh-Hans": "代表团团长"}, "#12476B"),
    ("delegate", {"en": "Delegate", "zh-Hans": "代表"}, "#1F7A8C"),
    ("host", {"en": "Host City", "zh-Hans": "东道主"}, "#A3262A"),
    ("interpreter", {"en": "Interpreter", "zh-Hans": "翻译"}, "#5B4B8A"),
    ("press", {"en": "Press", "zh-Hans": "媒体"}, "#8A5A00"),
    ("staff", {"en": "Secretariat", "zh-Hans": "会务"}, "#2E6B4A"),
)
"""The badge categories that a new event begins with: code, names and colour."""


@dataclass(frozen=True, slots=True)
class OrganizerDraft:
    """An organizer in one role; ``id`` is that of one whom the event has already."""

    role: OrganizerRole
    names: Mapping[str, str]
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewCity:
    """A city that the register does not have yet; ``country`` is ISO 3166-1 alpha-2."""

    country: str
    names: Mapping[str, str] = field(default_factory=dict)
    kind: CityKind = CityKind.CITY


def plan_event(
    database: "Database", draft: EventDraft, organizers: tuple[OrganizerDraft, ...], *, key: UUID | None = None
) -> "ChangeSet":
    """Set an event up with its organizers and the usual badge categories."""
    with database.unit_of_work(_("Add the event {title}").format(title=shown(pick(draft.titles, "en")))) as unit:
        event = enter_event(unit, draft, key=key)
        for organizer in organizers:
            enter_organizer(unit, event, organizer.role, organizer.names)
        for position, (code, names, colour) in enumerate(CATEGORIES):
            enter_category(unit, event.id, code, names, colour, position=position)
    return unit.changes


def change_event(
    database: "Database", event_id: UUID, draft: EventDraft, organizers: tuple[OrganizerDraft, ...]
) -> "ChangeSet":
    """Change what is known of an event, its short name aside; organizers that are not named any more leave it."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Change the event {title}").format(title=shown(pick(draft.titles, "en")))) as unit:
        event = found(unit, Event, event_id)
        rewrite_event(unit, event, draft)
        staying = {organizer.id for organizer in organizers}
        for record in tuple(event.organizers):
            if record.id not in staying:
                unit.session.delete(record)
        so_far(unit)
        for organizer in organizers:
            if organizer.id is None:
                enter_organizer(unit, event, organizer.role, organizer.names)
            else:
                rewrite_organizer(unit, organizer.id, organizer.role, organizer.names)
    return unit.changes


def invite_city(
    database: "Database", event_id: UUID, city: "UUID | NewCity", *, key: UUID | None = None
) -> "ChangeSet":
    """Add the delegation of a city to an event; a city that the register lacks is added in the same step."""
    from summitdesk.store.entities import City, Event

    with database.unit_of_work(_("Add a delegation")) as unit:
        event = found(unit, Event, event_id)
        place = found(unit, City, city) if isinstance(city, UUID) else _enter_city(unit, city)
        so_far(unit)
        enter_delegation(unit, event, DelegationDraft(place.id), key=key or uuid4())
    return unit.changes


def _enter_city(unit: "UnitOfWork", city: NewCity) -> "City":
    from summitdesk.store.entities import Country

    country = next((row.id for row in _countries(unit) if row.code == city.country), None)
    if country is None:
        country = key_for("country", city.country)
        names = {language: known_country_name(city.country, language) for language in ("en", "zh-Hans")}
        enter_country(unit, city.country, names)
    so_far(unit)
    return enter_city(unit, CityDraft(found(unit, Country, country).id, city.names, kind=city.kind))


def _countries(unit: "UnitOfWork") -> "tuple[CountryRow, ...]":
    from summitdesk.store.queries.cities import all_countries

    return tuple(all_countries(unit.session))
