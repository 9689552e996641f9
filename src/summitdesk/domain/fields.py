"""Computed fields of papers: counts, names and dates that are never typed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from summitdesk.domain.dates import DateStyle, format_date, format_dates
from summitdesk.domain.language import base_language, language_name, locale_of, text_in
from summitdesk.domain.numbering import chinese_number
from summitdesk.domain.places import city_name
from summitdesk.domain.rows import DelegationRow, EventRow, InstrumentRow, SignatoryRow
from summitdesk.values import value


class NumberStyle(StrEnum):
    """How a count is written: 23, or in words: twenty-three, 二十三; or as a stretch of time: five years, 五年."""

    DIGITS = "digits"
    WORDS = "words"
    YEARS = "years"
    MONTHS = "months"


DateRange = tuple[date, date]
FieldValue: TypeAlias = int | date | DateRange | Mapping[str, str]
FieldValues: TypeAlias = Mapping[str, FieldValue]

_FIELD = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*(?:\.[a-z_]+)?)(?::([a-z_]+))?\}")


@value
class Filled:
    """A text with its fields filled in; ``undefined`` names those that have no value and stay visible as ``{name}``."""

    text: str
    undefined: tuple[str, ...] = ()


def fill(text: str, values: FieldValues, language: str, number_style: NumberStyle = NumberStyle.DIGITS) -> Filled:
    """Fill ``{name}`` and ``{name:style}`` in; styles are those of numbers and dates."""
    undefined: list[str] = []

    def replace(match: re.Match[str]) -> str:
        name, style = match[1], match[2] or ""
        value = values.get(name)
        written = "" if value is None else _write(value, language, style or number_style.value)
        if not written:
            undefined.append(name)
            return match[0]
        return written

    return Filled(_FIELD.sub(replace, text), tuple(dict.fromkeys(undefined)))


def fields_in(text: str) -> tuple[str, ...]:
    """The names of the fields a text uses."""
    return tuple(dict.fromkeys(match[1] for match in _FIELD.finditer(text)))


def _write(value: FieldValue, language: str, style: str) -> str:
    match value:
        case int():
            return write_number(
                value, language, NumberStyle(style) if style in set(NumberStyle) else NumberStyle.DIGITS
            )
        case date():
            return format_date(value, language, _date_style(style))
        case tuple():
            return format_dates(*value, language, _date_style(style))
    return text_in(value, language)


def _date_style(style: str) -> DateStyle:
    return DateStyle(style) if style in set(DateStyle) else DateStyle.STANDARD


_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def write_number(number: int, language: str, style: NumberStyle = NumberStyle.DIGITS) -> str:
    """A count in digits, or in words where the language is Chinese or English (up to 999)."""
    if style in {NumberStyle.YEARS, NumberStyle.MONTHS}:
        return _duration(number, language, style)
    if style is NumberStyle.DIGITS or not 0 <= number <= 999:
        return str(number)
    match base_language(language):
        case "zh":
            return "两" if number == 2 else chinese_number(number)
        case "en":
            return english_number(number)
    return str(number)


def _duration(number: int, language: str, unit: NumberStyle) -> str:
    """A term of so many years or months, as clauses give it: 五年, "six months", "6 месяцев"."""
    match base_language(language):
        case "zh":
            months = "個月" if language == "zh-Hant" else "个月"
            return write_number(number, language, NumberStyle.WORDS) + ("年" if unit is NumberStyle.YEARS else months)
        case "ja":
            return f"{number}{'年' if unit is NumberStyle.YEARS else 'か月'}"
        case "en":
            return f"{write_number(number, language, NumberStyle.WORDS)} {unit.value[: -1 if number == 1 else None]}"
    from babel.units import format_unit

    written = str(format_unit(number, f"duration-{unit.value[:-1]}", "long", locale=locale_of(language)))
    # A number stays on the line of what it counts.
    return written.replace(" ", "\u00a0")


def english_number(number: int) -> str:
    """A count in English words, 0 to 999: twenty-three."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" and {english_number(rest)}" if rest else "")


@value
class Counts:
    """How many distinct cities and countries a list of parties holds."""

    cities: int
    countries: int


def count_parties(parties: Sequence[DelegationRow], *, host_included: bool = True) -> Counts:
    """Count the distinct cities and countries; an unknown country counts by its name."""
    counted = [party.city for party in parties if host_included or not party.is_host]
    return Counts(
        len({city.id for city in counted}),
        len({city.country.code or str(city.country.id) for city in counted}),
    )


def signing_parties(signatories: Sequence[SignatoryRow]) -> tuple[DelegationRow, ...]:
    """The delegations that sign."""
    return tuple(signatory.delegation for signatory in signatories)


def event_fields(event: EventRow) -> dict[str, FieldValue]:
    """The fields that every paper of an event may use."""
    values: dict[str, FieldValue] = {
        "event": event.titles,
        "theme": event.themes,
        "event_place": event.places,
        "event_dates": (event.starts_on, event.ends_on),
    }
    if event.host:
        values["host_city"] = {tag: city_name(event.host, tag) for tag in event.host.names}
    return {name: value for name, value in values.items() if value}


def instrument_fields(
    instrument: InstrumentRow, event: EventRow | None = None, *, host_included: bool = True
) -> dict[str, FieldValue]:
    """The fields of an instrument's text: counts of those who sign it, its place, date, title and languages."""
    counts = count_parties(signing_parties(instrument.signatories), host_included=host_included)
    values: dict[str, FieldValue] = event_fields(event) if event else {}
    values |= {
        "city_count": counts.cities,
        "country_count": counts.countries,
        "signatory_count": len(instrument.signatories),
        "title": instrument.titles,
    }
    if instrument.places:
        values["place"] = instrument.places
    if instrument.done_on:
        values["date"] = instrument.done_on
    values["languages"] = _LanguageLists(instrument.languages)
    return values


class _LanguageLists(Mapping[str, str]):
    """The list of a text's languages in each of them, made where a text asks for it: CLDR's names are long to read."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._languages = languages

    def __getitem__(self, language: str) -> str:
        if language not in self._languages:
            raise KeyError(language)
        return list_languages(self._languages, language)

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)


def list_languages(languages: Sequence[str], language: str) -> str:
    """The languages of a text as its closing clause names them: "Chinese and English", 中文和英文."""
    return join_list([language_name(tag, language) for tag in languages], language)


def join_list(items: Sequence[str], language: str) -> str:
    """A list as ``language`` writes it: "A, B and C", A、B和C."""
    if len(items) < 2:
        return "".join(items)
    match base_language(language):
        case "zh":
            return "、".join(items[:-1]) + "和" + items[-1]
        case "en":
            return ", ".join(items[:-1]) + " and " + items[-1]
    from babel.lists import format_list

    return format_list(list(items), locale=locale_of(language))
