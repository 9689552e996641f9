"""Dates and times as papers write them, per language and style; one paper keeps to one style."""

import re
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from summitdesk.domain.language import base_language, locale_of, normalise_tag

_ZERO = "○"  # U+25CB as the circulars on treaties print it, never mixed with U+3007
_DIGITS = str.maketrans("0123456789", f"{_ZERO}一二三四五六七八九")


class DateStyle(StrEnum):
    """How a date is written.

    ``STANDARD`` is 2019年1月6日 and "January 6, 2019"; ``DAY_FIRST`` writes "6 January 2019" in English; ``TREATY``
    writes 二○一九年一月六日 in Chinese, as closing clauses do. Other languages keep their own long form.
    """

    STANDARD = "standard"
    DAY_FIRST = "day_first"
    TREATY = "treaty"


def format_date(day: date, language: str, style: DateStyle = DateStyle.STANDARD) -> str:
    """The date in words of ``language``."""
    tag = normalise_tag(language)
    match base_language(tag):
        case "zh":
            return _treaty_date(day) if style is DateStyle.TREATY else f"{day.year}年{day.month}月{day.day}日"
        case "ja":
            return f"{day.year}年{day.month}月{day.day}日"
        case "ko":
            return f"{day.year}년 {day.month}월 {day.day}일"
        case "en":
            month = _month(day, tag)
            return f"{day.day} {month} {day.year}" if style is DateStyle.DAY_FIRST else f"{month} {day.day}, {day.year}"
    from babel.dates import format_date as babel_date

    return _as_spoken(babel_date(day, "long", locale=locale_of(tag)), tag)


def format_day(day: date, language: str) -> str:
    """The day within its year: 1月6日, "January 6", "6 janvier"."""
    from babel.dates import format_skeleton

    return _as_spoken(format_skeleton("MMMMd", day, locale=locale_of(language)), language)


def format_weekday(day: date, language: str) -> str:
    """The name of the day: 星期一, Monday."""
    from babel.dates import format_date as babel_date

    return babel_date(day, "EEEE", locale=locale_of(language))


def format_dates(first: date, last: date, language: str, style: DateStyle = DateStyle.STANDARD) -> str:
    """A stretch of days without repeating what both share: 2026年1月6日至8日, "January 6–8, 2026", 6–8 janvier 2026."""
    if first == last:
        return format_date(first, language, style)
    tag = normalise_tag(language)
    match base_language(tag):
        case "zh" | "ja":
            joint = "至" if base_language(tag) == "zh" else "～"
            return f"{format_date(first, tag)}{joint}{_han_rest(first, last)}"
        case "ko":
            return f"{format_date(first, tag)}~{_korean_rest(first, last)}"
        case "en":
            return _english_dates(first, last, tag, style)
    return _joined_dates(first, last, tag)


def format_time(moment: datetime, timezone: str) -> str:
    """The wall-clock time of an aware moment in an IANA zone: 09:30, 24 hours in every language."""
    return moment.astimezone(ZoneInfo(timezone)).strftime("%H:%M")


def format_times(start: datetime, end: datetime, timezone: str) -> str:
    """A stretch of time within a day: 09:30–11:00."""
    return f"{format_time(start, timezone)}–{format_time(end, timezone)}"


def local_day(moment: datetime, timezone: str) -> date:
    """The calendar day of an aware moment in an IANA zone."""
    return moment.astimezone(ZoneInfo(timezone)).date()


def _month(day: date, tag: str) -> str:
    from babel.dates import format_date as babel_date

    return babel_date(day, "MMMM", locale=locale_of(tag))


def _as_spoken(written: str, tag: str) -> str:
    """CLDR writes the first of the month as "1 janvier"; French papers write "1er janvier"."""
    return re.sub(r"^1(?= )", "1er", written) if base_language(tag) == "fr" else written


def _treaty_date(day: date) -> str:
    from summitdesk.domain.numbering import chinese_number

    year = str(day.year).translate(_DIGITS)
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


def _han_rest(first: date, last: date) -> str:
    year = "" if first.year == last.year else f"{last.year}年"
    month = "" if not year and first.month == last.month else f"{last.month}月"
    return f"{year}{month}{last.day}日"


def _korean_rest(first: date, last: date) -> str:
    year = "" if first.year == last.year else f"{last.year}년 "
    month = "" if not year and first.month == last.month else f"{last.month}월 "
    return f"{year}{month}{last.day}일"


def _joined_dates(first: date, last: date, tag: str) -> str:
    """Both days in the long form of a language; where that begins with the day, what both share stands once."""
    whole = format_date(last, tag)
    day = whole.split(" ", maxsplit=1)[0]
    if first.year != last.year or not day.startswith(str(last.day)):
        return f"{format_date(first, tag)} – {whole}"
    if first.month != last.month:
        return f"{format_day(first, tag)} – {whole}"
    return f"{day.replace(str(last.day), str(first.day))}–{whole}"


def _english_dates(first: date, last: date, tag: str, style: DateStyle) -> str:
    if first.year != last.year:
        return f"{format_date(first, tag, style)} – {format_date(last, tag, style)}"
    if first.month != last.month:
        if style is DateStyle.DAY_FIRST:
            return f"{first.day} {_month(first, tag)} – {last.day} {_month(last, tag)} {last.year}"
        return f"{_month(first, tag)} {first.day} – {_month(last, tag)} {last.day}, {last.year}"
    if style is DateStyle.DAY_FIRST:
        return f"{first.day}–{last.day} {_month(last, tag)} {last.year}"
    return f"{_month(first, tag)} {first.day}–{last.day}, {last.year}"
