"""Computed fields of papers: counts, names and dates that are never typed, and typed counts that disagree with them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from summitdesk.domain.dates import DateStyle, format_date, format_dates
from summitdesk.domain.language import base_language, language_name, locale_of, text_in
from summitdesk.domain.numbering import chinese_number
from summitdesk.domain.places import city_name
from summitdesk.domain.rows import DelegationRow, EventRow, InstrumentRow, SignatoryRow


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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    values["languages"] = {tag: list_languages(instrument.languages, tag) for tag in instrument.languages}
    return values


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


class Counted(StrEnum):
    """What a typed number counts."""

    CITIES = "cities"
    COUNTRIES = "countries"


@dataclass(frozen=True, slots=True)
class TypedCount:
    """A number typed into a text beside "cities" or "countries"."""

    counted: Counted
    number: int
    start: int
    text: str


_WORD_NUMBERS = {english_number(number): number for number in range(3, 200)}
_ENGLISH_NUMBER = "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True))
_ENGLISH_COUNT = re.compile(
    r"(?P<vague>\b(?:about|around|over|nearly|almost|some|more than|less than|up to|at least)\s+)?"
    rf"\b(?P<number>\d{{1,3}}|{_ENGLISH_NUMBER})"
    r"\s+(?:\w+\s+)?(?P<noun>cities|municipalities|countries|nations)\b",
    re.IGNORECASE,
)
_CHINESE_COUNT = re.compile(
    r"(?P<number>(?<!\d)\d{1,3}|[一二三四五六七八九十百千零两兩]+)\s*(?P<vague>[多余餘幾几])?\s*(?P<measure>[个個座])?\s*"
    r"(?P<noun>国家|國家|国|國|城市|市)"
)


def typed_counts(text: str, language: str) -> tuple[TypedCount, ...]:
    """The exact counts of cities and countries typed into a text; vague ones ("more than 130") are not meant."""
    if base_language(language) == "zh":
        return tuple(_chinese_counts(text))
    return tuple(_english_counts(text)) if base_language(language) == "en" else ()


def _english_counts(text: str) -> list[TypedCount]:
    found = []
    for match in _ENGLISH_COUNT.finditer(text):
        written = match["number"].lower()
        number = int(written) if written.isdigit() else _WORD_NUMBERS.get(written, 0)
        if number and not match["vague"]:
            counted = Counted.COUNTRIES if match["noun"].lower() in {"countries", "nations"} else Counted.CITIES
            found.append(TypedCount(counted, number, match.start("number"), match[0]))
    return found


def _chinese_counts(text: str) -> list[TypedCount]:
    found = []
    for match in _CHINESE_COUNT.finditer(text):
        # 一国 and 两市 are words; a count without its measure word is meant only in digits.
        number = chinese_value(match["number"])
        is_count = bool(match["measure"]) or match["number"].isdigit()
        if number > 2 and is_count and not match["vague"]:
            counted = Counted.COUNTRIES if match["noun"][0] in "国國" else Counted.CITIES
            found.append(TypedCount(counted, number, match.start(), match[0]))
    return found


def chinese_value(text: str) -> int:
    """The value of a count in Chinese characters or digits; 0 for what is none."""
    if text.isdigit() and text.isascii():
        return int(text)
    total, digit = 0, 0
    for character in text.replace("两", "二").replace("兩", "二"):
        if character in "零一二三四五六七八九":
            digit = "零一二三四五六七八九".index(character)
        elif character in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            return 0
    return total + digit
