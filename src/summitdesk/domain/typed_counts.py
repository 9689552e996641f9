"""Counts typed into a text, which may disagree with the lists that they count."""

import re
from dataclasses import dataclass
from enum import StrEnum

from summitdesk.domain.fields import english_number
from summitdesk.domain.language import base_language
from summitdesk.domain.numbering import chinese_value


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
