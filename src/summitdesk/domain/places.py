"""Countries and cities as papers name them, and the lines under a signature."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from summitdesk.domain import countries
from summitdesk.domain.clean import match_key
from summitdesk.domain.language import base_language, normalise_tag, pick, text_in
from summitdesk.domain.rows import CityRow, CountryRow, Texts
from summitdesk.domain.vocabulary import CityKind
from summitdesk.values import value


class CountryStyle(StrEnum):
    """How a country is named: as beside a city, in full, or for an index."""

    SHORT = "short"
    FORMAL = "formal"
    SORT = "sort"


def country_name(country: CountryRow, language: str, style: CountryStyle = CountryStyle.SHORT) -> str:
    """The country's name: the register's own, else the protocol's, else CLDR's, else what the register has."""
    if style is CountryStyle.SORT and (own := text_in(country.sort_names, language)):
        return own
    if style is CountryStyle.SHORT and (own := country.names.get(language, "")):
        return own
    if known := known_country_name(country.code, language, style):
        return known
    return pick(country.names, language)


def known_country_name(code: str, language: str, style: CountryStyle = CountryStyle.SHORT) -> str:
    """The protocol's or CLDR's name of a country by its ISO 3166-1 code; empty for an unknown code or language."""
    if not code:
        return ""
    table = {
        CountryStyle.SHORT: (countries.SHORT,),
        CountryStyle.FORMAL: (countries.FORMAL, countries.SHORT),
        CountryStyle.SORT: (countries.SORT, countries.SHORT),
    }[style]
    for names in table:
        if name := _protocol(names, language).get(code):
            return name
    return _cldr_names(language).get(code, "").replace(" & ", " and ")


def _protocol(names: Mapping[str, Mapping[str, str]], language: str) -> Mapping[str, str]:
    tag = normalise_tag(language)
    return names.get(tag) or names.get(base_language(tag)) or {}


@lru_cache(maxsize=64)
def _cldr_names(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        return dict(Locale.parse(normalise_tag(language).replace("-", "_")).territories)
    except UnknownLocaleError:
        return {}


_RECOGNISED_LANGUAGES = (
    *("en", "zh-Hans", "zh-Hant", "ja", "ko", "ru", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "hu", "el", "tr"),
    *("fi", "sv", "nb", "da", "uk", "be", "bg", "sr", "ro", "mn", "vi", "th", "id", "ar", "fa", "he"),
)


@cache
def _codes_by_name() -> Mapping[str, str]:
    """Every name under which a country is recognised, folded, with its code."""
    codes: dict[str, str] = {}
    for language in _RECOGNISED_LANGUAGES:
        for code, name in _cldr_names(language).items():
            if len(code) == 2 and code.isalpha():
                codes.setdefault(match_key(name), code)
    for table in (countries.SHORT, countries.SORT, countries.FORMAL):
        for names in table.values():
            codes |= {match_key(name): code for code, name in names.items()}
    return codes | {match_key(name): code for name, code in countries.ALIASES.items()}


@cache
def _iso_codes() -> Mapping[str, str]:
    from babel.core import get_global

    known = {code: code for code in _cldr_names("en") if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY}
    aliases = {alias: targets[0] for alias, targets in get_global("territory_aliases").items() if len(alias) == 3}
    return known | {alias: code for alias, code in aliases.items() if alias.isalpha() and code in known}


_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


def country_codes() -> tuple[str, ...]:
    """The ISO 3166-1 alpha-2 codes of all countries and territories that CLDR names, in alphabetical order."""
    return tuple(sorted(set(_iso_codes().values())))


def find_country(name: str) -> str:
    """The ISO 3166-1 code of a country by any of its names ("Republic of Türkiye", 韩国, U.K., DEU); else empty."""
    stripped = re.sub(r"(?i)^the\s+", "", name.strip(" \t\n.,;:()（），。"))
    upper = stripped.replace(".", "")
    if upper.isupper() and upper.isascii() and (code := _iso_codes().get(upper)):
        return code
    return _codes_by_name().get(match_key(stripped), "")


@value
class LeadingCountry:
    """A country found at the head of a text: its code, how it was written, and what follows."""

    code: str
    written: str
    rest: str


def leading_country(text: str) -> LeadingCountry | None:
    """The country that a line such as 日本新潟市副市长 or "Japan Niigata" begins with; the longest name wins."""
    text = text.strip()
    for end in range(len(text), 0, -1):
        if not _may_end(text, end):
            continue
        head = text[:end].strip()
        if code := find_country(head):
            return LeadingCountry(code, head, text[end:].strip(" ,，、·-–—:：/"))
    return None


def _may_end(text: str, end: int) -> bool:
    """A name in a script with word spaces ends at a word's end; a Han one may end anywhere, but not inside 中国…市."""
    before, after = text[end - 1], text[end : end + 1]
    if before.isspace():
        return False
    return not (before.isascii() and before.isalnum() and after.isalnum() and after.isascii()) and (
        ord(before) > 0x2E80 or not after or not after.isalpha() or ord(after) > 0x2E80
    )


_SUFFIXES = {
    "zh-Hans": {
        CityKind.CITY: "市",
        CityKind.DISTRICT: "区",
        CityKind.COUNTY: "县",
        CityKind.METROPOLITAN_MUNICIPALITY: "大都会市",
    },
    "zh-Hant": {
        CityKind.CITY: "市",
        CityKind.DISTRICT: "區",
        CityKind.COUNTY: "縣",
        CityKind.METROPOLITAN_MUNICIPALITY: "大都會市",
    },
    "ja": {CityKind.CITY: "市", CityKind.DISTRICT: "区", CityKind.COUNTY: "郡", CityKind.PREFECTURE: "県"},
    "ko": {CityKind.CITY: "시", CityKind.DISTRICT: "구", CityKind.COUNTY: "군"},
}
_OWN_SUFFIXES = ("市", "区", "區", "县", "縣", "州", "省", "府", "都", "道", "县", "県", "郡", "镇", "旗", "盟")


_KIND_IN_WORDS = re.compile(r"\b(?:City|District|County|Municipality|Prefecture|Province)\b")
"""A name that a paper has in English alone and that says of what kind the city is."""


def city_name(city: CityRow, language: str) -> str:
    """The city's short name: 新潟, Niigata."""
    return pick(city.names, language)


def city_full_name(city: CityRow, language: str) -> str:
    """The city's name with its kind: 新潟市, "City of Niigata"; the register's formal name where it has one."""
    if formal := text_in(city.formal_names, language):
        return formal
    name = city_name(city, language)
    tag = normalise_tag(language)
    if suffixes := _SUFFIXES.get(tag):
        suffix = suffixes.get(city.kind, "")
        has_own = len(name) > 2 and name.endswith(_OWN_SUFFIXES) if base_language(tag) != "ko" else False
        has_own = has_own or _KIND_IN_WORDS.search(name) is not None
        return name if not suffix or name.endswith(suffix) or has_own else name + suffix
    if base_language(tag) == "en" and city.kind is CityKind.CITY and "city" not in name.casefold():
        return f"City of {name}"
    return name


@value
class SignatureStyle:
    """How a party stands under a signature.

    ``bare_host`` names the languages in which the host's line carries no country, as the 2019 initiative prints it
    (哈尔滨市市长, but "China Harbin"). ``full`` is the style "Deputy Mayor, City of Niigata, Japan" of Western papers;
    Chinese, Japanese and Korean lines always carry the office.
    """

    bare_host: tuple[str, ...] = ("zh-Hans", "zh-Hant")
    full: bool = False


def signature_line(
    city: CityRow, offices: Texts, language: str, *, is_host: bool = False, style: SignatureStyle | None = None
) -> str:
    """The line that says for whom somebody signs: 日本新潟市副市长 without spaces, "Japan Niigata"."""
    style = style or SignatureStyle()
    tag = normalise_tag(language)
    country = "" if is_host and tag in style.bare_host else country_name(city.country, language)
    office = text_in(offices, language)
    match base_language(tag):
        case "zh" | "ja":
            return f"{country}{city_full_name(city, language)}{office}"
        case "ko":
            return " ".join(part for part in (country, city_full_name(city, language), office) if part)
    if style.full:
        return ", ".join(part for part in (office, city_full_name(city, language), country) if part)
    return " ".join(part for part in (country, city_name(city, language)) if part)


def signature_lines(
    city: CityRow,
    offices: Texts,
    languages: tuple[str, ...],
    *,
    is_host: bool = False,
    style: SignatureStyle | None = None,
) -> tuple[str, ...]:
    """One line per language, in their order."""
    return tuple(signature_line(city, offices, language, is_host=is_host, style=style) for language in languages)
