"""The cities, countries and delegations that an import meets, and those it has to add."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from summitdesk.domain.clean import match_key
from summitdesk.domain.collation import pinyin
from summitdesk.domain.language import pick, script_of
from summitdesk.domain.places import known_country_name
from summitdesk.domain.rows import CityRow, CountryRow, DelegationRow, EventRow, Texts
from summitdesk.domain.slugs import slug
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _
from summitdesk.i18n import language as interface_language
from summitdesk.services.cities import enter_country
from summitdesk.services.exchange.entry import Entry
from summitdesk.services.exchange.fields import Field
from summitdesk.services.exchange.parties import plain_city
from summitdesk.services.exchange.report import Remark
from summitdesk.services.exchange.spellings import text_language
from summitdesk.services.exchange.variants import place_key
from summitdesk.services.records import key_for

if TYPE_CHECKING:
    from summitdesk.store.writing import UnitOfWork


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry's person belongs."""

    city: CityRow
    delegation_id: UUID


def city_keys(city: CityRow) -> set[str]:
    """The keys under which a city is found: all its names and spellings, with and without 市 and the like."""
    texts = (city.slug.replace("-", " "), *city.names.values(), *city.formal_names.values(), *city.spellings)
    return {place_key(form) for text in texts for form in (text, plain_city(text)[0])} - {""}


class Places:
    """The register's places and the event's delegations, growing while a file is read."""

    def __init__(
        self,
        unit: "UnitOfWork",
        event: EventRow,
        countries: Iterable[CountryRow],
        cities: Iterable[CityRow],
        delegations: Iterable[DelegationRow],
    ) -> None:
        self._unit = unit
        self._event = event
        self._countries = {country.code: country for country in countries if country.code}
        self._unknown = {match_key(text): c for c in countries if not c.code for text in c.names.values()}
        self._cities: dict[str, list[CityRow]] = {}
        self._slugs: set[str] = set()
        for city in cities:
            self._know(city)
        rows = list(delegations)
        self._delegations = {row.city.id: row.id for row in rows}
        self._new_cities: list[dict[str, Any]] = []
        self._new_delegations: list[dict[str, Any]] = []
        self._next_position = max((row.position for row in rows), default=-1) + 1

    def _know(self, city: CityRow) -> None:
        self._slugs.add(city.slug)
        for key in city_keys(city):
            self._cities.setdefault(key, []).append(city)

    def place(self, entry: Entry) -> tuple[Place, tuple[Remark, ...]]:
        """The place of an entry that names a city; what is missing is added, each with a remark."""
        remarks: list[Remark] = []
        city = self._city(entry, remarks)
        if city is None:
            city = self._new_city(entry, remarks)
        if city.id not in self._delegations:
            self._delegations[city.id] = self._new_delegation(entry, city, remarks)
        return Place(city, self._delegations[city.id]), tuple(remarks)

    def delegation_of(self, entry: Entry) -> UUID | None:
        """The delegation of an entry's city where both are there already."""
        city = self._city(entry, [])
        return self._delegations.get(city.id) if city else None

    def write(self) -> None:
        """Write the cities and delegations that were added."""
        from summitdesk.store.entities import City, Delegation

        self._unit.insert_many(City, self._new_cities)
        self._unit.insert_many(Delegation, self._new_delegations)

    def _city(self, entry: Entry, remarks: list[Remark]) -> CityRow | None:
        found = {city.id: city for name in entry.cities.values() for city in self._cities.get(place_key(name), ())}
        matching = [city for city in found.values() if not entry.country or city.country.code in {entry.country, ""}]
        if matching:
            return min(matching, key=lambda city: (city.id not in self._delegations, str(city.id)))
        if len(found) == 1 and entry.country:
            city = next(iter(found.values()))
            if city.id in self._delegations:
                remarks.append(
                    self._remark(
                        entry,
                        Field.COUNTRY,
                        Severity.WARNING,
                        _("{city} is in {country} in the register; a second city of that name was added.").format(
                            city=_label(city), country=_said(city.country.names)
                        ),
                    )
                )
        return None

    def _remark(self, entry: Entry, field: Field, severity: Severity, message: str) -> Remark:
        column = entry.headings.get(field) or entry.headings.get(Field.PARTY, "")
        return Remark(entry.row, column, severity, message)

    def _new_city(self, entry: Entry, remarks: list[Remark]) -> CityRow:
        country = self._country(entry, remarks)
        names = dict(entry.cities)
        city = CityRow(uuid4(), self._free_slug(names, country), entry.city_kind, country, names)
        self._new_cities.append(
            {"id": city.id, "slug": city.slug, "kind": city.kind, "country_id": country.id, "names": names}
        )
        message = _("{city} was not in the register; it was added.").format(city=_label(city))
        if similar := self._similar(names.values()):
            message += " " + _("The register has {similar}: if that is the same city, merge them.").format(
                similar=_label(similar)
            )
        remarks.append(self._remark(entry, Field.CITY, Severity.WARNING, message))
        self._know(city)
        return city

    def _similar(self, names: Iterable[str]) -> CityRow | None:
        known = [key for key in self._cities if key.isascii()]
        for name in names:
            for key in get_close_matches(match_key(name), known, n=1, cutoff=0.82):
                return self._cities[key][0]
        return None

    def _free_slug(self, names: dict[str, str], country: CountryRow) -> str:
        name = next((text for text in (names.get("en", ""), *names.values()) if text), "")
        if script_of(name) == "Hani":
            name = "".join(syllable.rstrip("12345") for syllable in pinyin(name))
        made = slug(name)
        for candidate in (made, f"{made}-{country.code.lower()}" if country.code else made):
            if candidate not in self._slugs:
                return candidate
        number = 2
        while f"{made}-{number}" in self._slugs:
            number += 1
        return f"{made}-{number}"

    def _country(self, entry: Entry, remarks: list[Remark]) -> CountryRow:
        if entry.country in self._countries:
            return self._countries[entry.country]
        if entry.country:
            return self._new_country(entry, remarks)
        return self._unknown_country(entry, remarks)

    def _new_country(self, entry: Entry, remarks: list[Remark]) -> CountryRow:
        names = {tag: name for tag in ("en", "zh-Hans") if (name := known_country_name(entry.country, tag))}
        record = enter_country(self._unit, entry.country, names)
        country = CountryRow(record.id, entry.country, names)
        self._countries[entry.country] = country
        message = _("{country} was not in the register; it was added.").format(country=_said(names))
        remarks.append(self._remark(entry, Field.COUNTRY, Severity.WARNING, message))
        return country

    def _unknown_country(self, entry: Entry, remarks: list[Remark]) -> CountryRow:
        """A country that could not be identified stays as text, once for each way it is written."""
        written = entry.country_written
        if written:
            message = _("“{country}” is not a country that is known; it was kept as written.").format(country=written)
        else:
            message = _("No country is given for {city}.").format(city=next(iter(entry.cities.values())))
        remarks.append(self._remark(entry, Field.COUNTRY, Severity.ERROR, message))
        key = match_key(written)
        if key not in self._unknown:
            names = {text_language(written): written} if written else {}
            self._unknown[key] = self._insert_unknown(names, key)
        return self._unknown[key]

    def _insert_unknown(self, names: dict[str, str], key: str) -> CountryRow:
        from summitdesk.services.records import stored
        from summitdesk.store.entities import Country

        country = CountryRow(key_for("country", "unknown", key), "", names)
        record = stored(self._unit, Country, country.id)
        if record is None:
            self._unit.insert_many(Country, [{"id": country.id, "code": "", "names": names}])
        else:
            record.deleted = False
        return country

    def _new_delegation(self, entry: Entry, city: CityRow, remarks: list[Remark]) -> UUID:
        delegation_id = uuid4()
        row = {
            "id": delegation_id,
            "event_id": self._event.id,
            "city_id": city.id,
            "position": self._next_position,
            "is_host": self._event.host is not None and self._event.host.id == city.id,
        }
        self._new_delegations.append(row)
        self._next_position += 1
        message = _("{city} had no delegation at this event; one was added.").format(city=_label(city))
        remarks.append(self._remark(entry, Field.CITY, Severity.WARNING, message))
        return delegation_id


def _label(city: CityRow) -> str:
    return _said(city.names)


def _said(names: Texts) -> str:
    """A name as remarks say it to whoever reads them."""
    return pick(names, interface_language().replace("_", "-"))
