"""Lines that name a country, a city and perhaps an office: 日本新潟市副市长, "Japan Niigata", "Mayor of Edmonton"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from summitdesk.domain.clean import clean_line
from summitdesk.domain.language import script_of
from summitdesk.domain.offices import is_office, rank_of_text
from summitdesk.domain.places import find_country, leading_country
from summitdesk.domain.vocabulary import CityKind
from summitdesk.services.exchange.variants import place_key

_KINDS = {
    "市": CityKind.CITY,
    "区": CityKind.DISTRICT,
    "區": CityKind.DISTRICT,
    "县": CityKind.COUNTY,
    "縣": CityKind.COUNTY,
    "郡": CityKind.COUNTY,
    "州": CityKind.PREFECTURE,
    "府": CityKind.PREFECTURE,
    "県": CityKind.PREFECTURE,
    "省": CityKind.PROVINCE_STATE,
    "시": CityKind.CITY,
}
_METROPOLITAN = ("大都会市", "大都會市")
_ENDINGS_KEPT = frozenset("州府省")
_ENDING = re.compile("[市区區县縣郡州府県省시]")
_ENGLISH_CITY = re.compile(r"^(?:the\s+)?(?:city|municipality|town)\s+of\s+", re.IGNORECASE)
_OF = re.compile(r"^(?P<office>[^,]{3,60}?)\s*(?:,|\bof\b|\bfrom\b)\s*(?P<place>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """What such a line says. ``country`` is an ISO 3166-1 code; a country that is not known stays as written."""

    city: str = ""
    country: str = ""
    country_written: str = ""
    office: str = ""
    kind: CityKind = CityKind.CITY
    person: str = ""
    """A name that the line ends with: 韩国富川市副市长南东颎."""


@dataclass(frozen=True, slots=True)
class KnownCities:
    """The cities that a line may name: every spelling, folded, with the country's code where one is known."""

    countries: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]]) -> "KnownCities":
        """From pairs of a spelling and a country's code."""
        return cls({key: code for name, code in names if (key := place_key(name))})

    def __contains__(self, name: str) -> bool:
        return place_key(name) in self.countries

    def leading(self, text: str) -> str:
        """The longest known name that a text without word spaces begins with."""
        return next((text[:end] for end in range(len(text), 1, -1) if text[:end] in self), "")


NOBODY = KnownCities()


def plain_city(name: str) -> tuple[str, CityKind]:
    """A city's short name and its kind: 新潟市 is 新潟, a city; "City of Niigata" is Niigata."""
    name = _ENGLISH_CITY.sub("", clean_line(name))
    if match := re.fullmatch(r"(.+) Metropolitan Municipality", name):
        return match[1], CityKind.METROPOLITAN_MUNICIPALITY
    for ending in _METROPOLITAN:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending), CityKind.METROPOLITAN_MUNICIPALITY
    kind = _KINDS.get(name[-1:])
    if kind is None or script_of(name) not in {"Hani", "Hang"}:
        return name, CityKind.CITY
    if len(name) < 3 or name[-1] in _ENDINGS_KEPT:
        return name, kind
    return name[:-1], kind


def party_in(line: str, known: KnownCities = NOBODY) -> Party | None:
    """The party a line names; None where it names neither a country nor a known city."""
    line = clean_line(line)
    if not line:
        return None
    if script_of(line) in {"Hani", "Hang", "Hira", "Kana"}:
        return _han_party(line, known)
    return _spaced_party(line, known)


def _han_party(line: str, known: KnownCities) -> Party | None:
    country = leading_country(line)
    rest, person = _without_person(country.rest if country else line)
    if not rest:
        return None
    city = known.leading(rest)
    after = rest[len(city) :]
    if city and (ending := _ENDING.match(after)) and (after == ending[0] or is_office(after[1:])):
        city, after = city + ending[0], after[1:]
    if not city or (after and not is_office(after)):
        city, after = _split_office(rest)
    if country is None and city not in known and plain_city(city)[0] not in known and not _is_city_post(city, after):
        return None
    name, kind = plain_city(city)
    code = country.code if country else known.countries.get(place_key(name), "")
    return Party(name, code, country.written if country else "", after, kind, person)


def _split_office(text: str) -> tuple[str, str]:
    """A city and an office that stand together: after the first 市 (区, 县…) behind which an office is left."""
    splits = [
        (text[: match.end()], text[match.end() :])
        for match in _ENDING.finditer(text)
        if match.start() and not text[match.end() :].startswith(("市市", "区区", "县县"))
    ]
    splits = [(city, office) for city, office in splits if len(office) > 1 and is_office(office)]
    ranked = next((split for split in splits if rank_of_text(split[1]) is not None), None)
    bare = next(((text[:at], text[at:]) for at in range(1, len(text)) if text[at:] in _BARE_OFFICES), None)
    return ranked or bare or (splits[0] if splits else (text, ""))


_OFFICE_AND_PERSON = re.compile(
    "(?P<office>.*?(?:[市区區县縣州议議](?:长|長)|主席|议员|議員))(?P<person>[\u3400-\u9fff]{2,}(?:[·•・][\u3400-\u9fff]+)*)"
)


def _without_person(text: str) -> tuple[str, str]:
    """A post line without the name it ends with, and that name."""
    match = _OFFICE_AND_PERSON.fullmatch(text)
    if match is None or is_office(match["person"]) or rank_of_text(match["person"]) is not None:
        return text, ""
    return match["office"], match["person"]


_BARE_OFFICES = frozenset(
    (
        *("市长", "副市长", "区长", "副区长", "县长", "副县长", "轮值市长", "代市长", "市议员", "议长", "副议长"),
        *("市長", "副市長", "區長", "議長", "副議長", "市議員"),
    )
)


def _is_city_post(city: str, office: str) -> bool:
    """哈尔滨市市长: without a country only a city with its ending and its head's office is one."""
    return bool(office) and bool(_ENDING.search(city[-1:])) and rank_of_text(office) is not None


def _spaced_party(line: str, known: KnownCities) -> Party | None:
    if line in known:
        name, kind = plain_city(line)
        return Party(name, known.countries.get(place_key(line), ""), kind=kind)
    if brackets := re.fullmatch(r"(.+?)\s*[(（]([^()（）]+)[)）]", line):
        return _with_country(brackets[1], brackets[2], known)
    head, comma, tail = line.rpartition(",")
    if comma and find_country(tail):
        return _with_country(head, tail, known)
    if (country := leading_country(line)) and country.rest:
        city, office = _without_office(country.rest)
        name, kind = plain_city(city)
        return Party(name, country.code, country.written, office, kind)
    office_and_city = _OF.match(line)
    if office_and_city and rank_of_text(office_and_city["office"]) and office_and_city["place"] in known:
        name, kind = plain_city(office_and_city["place"])
        return Party(name, known.countries[place_key(name)], "", office_and_city["office"].strip(), kind)
    return None


def _with_country(rest: str, country: str, known: KnownCities) -> Party | None:
    code = find_country(country)
    city, office = _without_office(rest.strip(" ,"))
    if not code and city not in known:
        return None
    name, kind = plain_city(city)
    return Party(name, code, clean_line(country), office, kind)


def _without_office(text: str) -> tuple[str, str]:
    """ "Deputy Mayor, City of Niigata" and "Mayor of Edmonton" without their offices."""
    if (match := _OF.match(text)) and rank_of_text(match["office"]) is not None:
        return match["place"].strip(), match["office"].strip()
    return text, ""
