"""A plain text read as the outline of an instrument: title, clauses without their typed numbers, closing, place, date.

No character is lost: the title, and each unit's number and text in turn, are the text again but for its blanks.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from summitdesk.domain.clean import clean_text, is_seen
from summitdesk.domain.dates import DateStyle, format_date
from summitdesk.domain.enumerators import Mark, Numbering
from summitdesk.domain.language import base_language
from summitdesk.domain.numbering import chinese_value
from summitdesk.domain.vocabulary import ParagraphKind

_DEEPEST = 4
_LONGEST_HEADING = 60
_LONGEST_TITLE = 160
_WRAPPED_AT_MOST = 100
_SENTENCE_MARKS = tuple(".!?;:,。！？；：，、…”’\"'")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d|21\d\d)(?!\d)")
_HAN_YEAR = re.compile("[一二三四五六七八九〇零○]{4}年")
_HAN_DATE = re.compile("([一二三四五六七八九〇零○]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_NUMERIC_DATE = re.compile(r"(\d{4})\s*[年년./-]\s*(\d{1,2})\s*[月월./-]\s*(\d{1,2})\s*[日일]?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_CLOSING_WORDS = re.compile(
    r"^(?:Done|Signed|In witness|IN WITNESS|DONE|SIGNED)\b|一式.{1,3}份|(?:签订|簽訂|签署|簽署)于"
    "|^Совершено|^Fait à|^Hecho en"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph of a text as read. ``number`` is what stood before it, which papers generate instead.

    ``line`` is the line of the text that it began on; ``jumps`` marks a number that is not the next one; ``inline``
    one that stood inside another paragraph. ``day`` is the day of a line that says one.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int = 0
    number: str = ""
    mark: Mark | None = None
    value: int = 0
    line: int = 0
    jumps: bool = False
    inline: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A text as read: its title (empty where it has none) and its units."""

    title: str
    units: tuple[Unit, ...]

    def written(self) -> str:
        """Everything that stood in the text, in its order."""
        return "\n".join([self.title, *(f"{unit.number} {unit.text}" for unit in self.units)])


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    line: int


def read_outline(text: str, language: str) -> Outline:
    """Read a plain text. Paragraphs are lines, or lines joined where the text was wrapped at a width."""
    blocks = list(_blocks(clean_text(text)))
    title = ""
    if len(blocks) > 1 and _is_title(blocks[0].text):
        title = blocks.pop(0).text
    units = list(_numbered(blocks))
    return Outline(title, tuple(_with_kinds(units, language)))


def _blocks(text: str) -> Iterator[_Block]:
    line = 1
    for stretch in _stretches(text):
        lines = stretch.split("\n")
        for first, last in _paragraph_bounds(lines):
            joined = _join(lines[first:last])
            if is_seen(joined):
                yield _Block(joined, line + first)
        line += len(lines)


def _stretches(text: str) -> Iterator[str]:
    """The text cut at its blank lines, which go with the stretch before them so that lines can be counted."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        if text[start : gap.end() - 1].strip():
            yield text[start : gap.end() - 1]
            start = gap.end()
    yield text[start:]


def _paragraph_bounds(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which lines of a stretch make a paragraph: each one, or those of a paragraph that was wrapped."""
    present = [number for number, line in enumerate(lines) if line.strip()]
    if not present:
        return
    starts = [
        number for number in present if number == present[0] or Numbering().number_of_paragraph(lines[number].strip())
    ]
    for first, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        group = [number for number in present if first <= number < following]
        if _is_wrapped([lines[number].strip() for number in group]):
            yield group[0], group[-1] + 1
        else:
            yield from ((number, number + 1) for number in group)


def _is_wrapped(lines: Sequence[str]) -> bool:
    widths = [_width(line) for line in lines]
    widest = max(widths)
    return len(lines) > 1 and 40 <= widest <= _WRAPPED_AT_MOST and min(widths[:-1]) >= widest * 0.7


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _join(lines: Iterable[str]) -> str:
    joined = ""
    for line in (each.strip() for each in lines):
        between = "" if not joined or not line or (_is_han(joined[-1]) and _is_han(line[0])) else " "
        joined += between + line
    return joined.strip()


def _is_han(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uff60"


def _is_title(text: str) -> bool:
    return (
        _width(text) <= _LONGEST_TITLE
        and not text.endswith(_SENTENCE_MARKS)
        and Numbering().number_of_paragraph(text) is None
        and not _says_a_year_of_a_date(text)
    )


def _says_a_year_of_a_date(text: str) -> bool:
    return bool(_NUMERIC_DATE.search(text) or _HAN_DATE.search(text))


def _numbered(blocks: Sequence[_Block]) -> Iterator[Unit]:
    """The blocks as clauses and running text; a number alone on its line belongs to the next block."""
    numbering = Numbering()
    waiting: Unit | None = None
    for block in blocks:
        number = numbering.number_of_paragraph(block.text)
        if waiting is not None:
            if number is None:
                yield from _split(replace(waiting, text=block.text), numbering)
                waiting = None
                continue
            yield waiting
            waiting = None
        if number is None:
            yield from _split(Unit(block.text, line=block.line), numbering)
            continue
        jumps = numbering.jumps(number)
        unit = Unit(
            block.text[number.end :],
            ParagraphKind.CLAUSE,
            min(numbering.accept(number), _DEEPEST),
            block.text[: number.end].strip(),
            number.mark,
            number.value,
            block.line,
            jumps,
        )
        if unit.text.strip():
            yield from _split(unit, numbering)
        else:
            waiting = unit
    if waiting is not None:
        yield waiting


def _split(unit: Unit, numbering: Numbering) -> Iterator[Unit]:
    """A paragraph cut before each clause that was run on inside it."""
    rest = unit.text
    found = list(numbering.numbers_inside(rest, 0))
    ends = [*(number.start for number in found), len(rest)]
    yield replace(unit, text=rest[: ends[0]].strip())
    for number, end in zip(found, ends[1:], strict=True):
        yield Unit(
            rest[number.end : end].strip(),
            ParagraphKind.CLAUSE,
            min(numbering.accept(number), _DEEPEST),
            rest[number.start : number.end].strip(),
            number.mark,
            number.value,
            unit.line,
            inline=True,
        )


def _with_kinds(units: Sequence[Unit], language: str) -> list[Unit]:
    units = _with_place_and_date(units, language)
    body = [number for number, unit in enumerate(units) if unit.kind is not ParagraphKind.PLACE_AND_DATE]
    clauses = [number for number in body if units[number].kind is ParagraphKind.CLAUSE]
    closing = body[-1] if body and _closes(units[body[-1]], after_clauses=bool(clauses)) else None
    return [_with_kind(unit, number, closing, len(units)) for number, unit in enumerate(units)]


def _closes(unit: Unit, *, after_clauses: bool) -> bool:
    return unit.kind is ParagraphKind.TEXT and (after_clauses or bool(_CLOSING_WORDS.search(unit.text)))


def _with_kind(unit: Unit, number: int, closing: int | None, count: int) -> Unit:
    if number == closing:
        return replace(unit, kind=ParagraphKind.CLOSING)
    is_short = _width(unit.text) <= _LONGEST_HEADING and not unit.text.endswith(_SENTENCE_MARKS)
    if unit.kind is ParagraphKind.TEXT and is_short and number < count - 1:
        return replace(unit, kind=ParagraphKind.HEADING)
    return unit


def _with_place_and_date(units: Sequence[Unit], language: str) -> list[Unit]:
    """The last lines as place and date: a short line that says a day, and a short one beside it."""
    found = list(units)
    tail = [number for number in range(max(len(found) - 2, 1), len(found)) if _is_line(found[number])]
    dated = next((number for number in tail if _is_dated(found[number].text)), None)
    if dated is None:
        return found
    for number in tail:
        found[number] = replace(
            found[number],
            kind=ParagraphKind.PLACE_AND_DATE,
            day=find_day(found[number].text, language) if number == dated else None,
        )
    return found


def _is_line(unit: Unit) -> bool:
    return (
        unit.kind is ParagraphKind.TEXT
        and _width(unit.text) <= _LONGEST_HEADING
        and not unit.text.endswith(("。", "：", ":", "；", ";"))
    )


def _is_dated(text: str) -> bool:
    return bool(_YEAR.search(text) or _HAN_YEAR.search(text))


def find_day(text: str, language: str) -> date | None:
    """The one day that a line says in numbers or in the words of ``language``; None where it says none."""
    for pattern, value in ((_NUMERIC_DATE, int), (_HAN_DATE, _han_number)):
        if match := pattern.search(text):
            return _day(*(value(part) for part in match.groups()))
    year = _YEAR.search(text)
    return _day_in_words(text, int(year[0]), language) if year else None


def _han_number(written: str) -> int:
    if len(written) == 4 and "十" not in written:
        return int(written.translate(str.maketrans("〇零○一二三四五六七八九", "000123456789")))
    return chinese_value(written)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_in_words(text: str, year: int, language: str) -> date | None:
    """Looked up among the days of the year as the language writes them, the longest match first: 16 holds 6."""
    said = _key(_ORDINAL.sub("", text))
    languages = dict.fromkeys((language, "en" if base_language(language) != "en" else language))
    days = [
        (_key(format_date(date.fromordinal(ordinal), tag, style)), ordinal)
        for tag in languages
        for style in (DateStyle.STANDARD, DateStyle.DAY_FIRST)
        for ordinal in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    ]
    matching = [(len(key), ordinal) for key, ordinal in days if f" {key} " in f" {said} "]
    return date.fromordinal(max(matching)[1]) if matching else None


def _key(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
