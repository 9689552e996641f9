"""Typed numbers of clauses, recognised so that generated ones take their place: 一、（一）1.（1） I. (I) Article 1.

What a number says about its level is relative: the first way of numbering that a text uses is its first level.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from summitdesk.domain.numbering import ABJAD_LETTERS, HANGUL_LETTERS, chinese_value, roman_number


class Mark(StrEnum):
    """A way of numbering."""

    ARTICLE = "article"
    HAN = "han"
    HAN_BRACKETS = "han_brackets"
    ROMAN = "roman"
    ROMAN_BRACKETS = "roman_brackets"
    DIGITS = "digits"
    DIGITS_BRACKETS = "digits_brackets"
    LETTER_BRACKETS = "letter_brackets"
    SMALL_ROMAN_BRACKETS = "small_roman_brackets"
    HANGUL = "hangul"
    HANGUL_BRACKET = "hangul_bracket"
    DIGITS_BRACKET = "digits_bracket"
    ABJAD_BRACKETS = "abjad_brackets"


@dataclass(frozen=True, slots=True)
class Number:
    """A typed number: how it is written, its value, and the text it takes with the blanks around it."""

    mark: Mark
    value: int
    start: int
    end: int


_HAN = "[一二三四五六七八九十百零〇]{1,7}"
_ROMAN = "[IVXLC]{1,7}"
_BLANK = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]"
_AFTER_DOT = rf"(?:{_BLANK}+|(?=[\u2e80-\u9fff\uac00-\ud7af“‘「『《]))"
_ARTICLE_WORDS = (
    "Article",
    "ARTICLE",
    "Section",
    "Clause",
    "Статья",
    "СТАТЬЯ",
    "Стаття",
    "Артыкул",
    "Artikel",
    "Artículo",
    "Artigo",
    "Articolo",
    "Artykuł",
    "Madde",
    "المادة",
)
_PATTERNS = (
    (Mark.ARTICLE, rf"第{_BLANK}?(?P<n>{_HAN}|\d{{1,3}}){_BLANK}?[条條](?P<rest>{_BLANK}*[：:.．、]?{_BLANK}*)"),
    (Mark.ARTICLE, rf"제{_BLANK}?(?P<n>\d{{1,3}}){_BLANK}?조(?P<rest>{_BLANK}*[：:.]?{_BLANK}*)"),
    (
        Mark.ARTICLE,
        rf"(?:{'|'.join(_ARTICLE_WORDS)}){_BLANK}+(?P<n>{_ROMAN}|\d{{1,3}})\b(?P<rest>{_BLANK}*[.:：—–-]?(?:{_BLANK}+|$))",
    ),
    (Mark.HAN, rf"(?P<n>{_HAN})、{_BLANK}*"),
    (Mark.HAN_BRACKETS, rf"[（(](?P<n>{_HAN})[）)]、?{_BLANK}*"),
    (Mark.ROMAN, rf"(?P<n>{_ROMAN})[.．]{_AFTER_DOT}"),
    (Mark.ROMAN_BRACKETS, rf"[（(](?P<n>{_ROMAN})[）)]{_BLANK}*"),
    (Mark.DIGITS, rf"(?P<n>\d{{1,2}})(?:[.．]{_AFTER_DOT}|、{_BLANK}*)"),
    (Mark.DIGITS_BRACKETS, rf"[（(](?P<n>\d{{1,2}})[）)]{_BLANK}*"),
    (Mark.LETTER_BRACKETS, rf"[（(]?(?P<n>[a-z])[）)]{_BLANK}+"),
    (Mark.SMALL_ROMAN_BRACKETS, rf"[（(](?P<n>[ivxl]{{1,6}})[）)]{_BLANK}+"),
    (Mark.HANGUL, rf"(?P<n>[{HANGUL_LETTERS}])[.．]{_BLANK}+"),
    (Mark.HANGUL_BRACKET, rf"(?P<n>[{HANGUL_LETTERS}])[）)]{_BLANK}+"),
    (Mark.DIGITS_BRACKET, rf"(?P<n>\d{{1,2}})[）)]{_BLANK}+"),
    (Mark.ABJAD_BRACKETS, rf"[（(](?P<n>[{ABJAD_LETTERS}])[）)]{_BLANK}+"),
)
_COMPILED = tuple((mark, re.compile(pattern)) for mark, pattern in _PATTERNS)
_INITIALS = re.compile(r"[A-Z][.．]")
_SENTENCE_END = re.compile(rf"(?:[.!?;:]['\"”’)]?{_BLANK}+|[。！？；：][”’」』）]?{_BLANK}*)")
_RUN_IN = frozenset(
    {
        *(Mark.LETTER_BRACKETS, Mark.SMALL_ROMAN_BRACKETS, Mark.DIGITS_BRACKETS, Mark.DIGITS_BRACKET),
        *(Mark.HANGUL, Mark.HANGUL_BRACKET, Mark.ABJAD_BRACKETS),
    }
)
"""Ways of numbering that sentences use inside themselves: they begin a clause only at the start of a paragraph."""

_UNMISTAKABLE = frozenset({Mark.ARTICLE, Mark.HAN, Mark.HAN_BRACKETS, Mark.ROMAN_BRACKETS})
"""Ways of numbering that are nothing else at the start of a paragraph, also where a number was left out."""


def numbers_at(text: str, start: int = 0) -> Iterator[Number]:
    """The numbers that the text may be said to begin with at ``start``: "(i)" is a letter and a small Roman number."""
    for mark, pattern in _COMPILED:
        match = pattern.match(text, start)
        if match is None or (mark is Mark.ROMAN and _INITIALS.match(text, match.end())):
            continue
        value = _value(match["n"], mark)
        if value:
            yield Number(mark, value, start, match.end())


def _value(written: str, mark: Mark) -> int:
    if mark is Mark.LETTER_BRACKETS:
        return ord(written) - ord("a") + 1
    for letters in (HANGUL_LETTERS, ABJAD_LETTERS):
        if written in letters:
            return letters.index(written) + 1
    if written.isdigit():
        return int(written)
    return chinese_value(written.replace("〇", "零")) or roman_value(written.upper())


def roman_value(written: str) -> int:
    """The value of a Roman number in capitals; 0 for what is none, such as IIX."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    digits = [values.get(letter, 0) for letter in written]
    if not digits or 0 in digits:
        return 0
    total = sum(
        -digit if digit < following else digit for digit, following in zip(digits, [*digits[1:], 0], strict=True)
    )
    return total if 0 < total < 400 and roman_number(total) == written else 0


class Numbering:
    """Follows the numbers of a text from clause to clause, and tells a number from what merely looks like one."""

    def __init__(self) -> None:
        self._levels: list[tuple[Mark, int]] = []

    def accept(self, number: Number) -> int:
        """Take a number as that of the next clause; its level, from 1."""
        marks = [mark for mark, _value in self._levels]
        depth = marks.index(number.mark) if number.mark in marks else len(marks)
        del self._levels[depth:]
        self._levels.append((number.mark, number.value))
        return len(self._levels)

    def expected(self, mark: Mark) -> int:
        """The number that comes next in this way of numbering."""
        return next((value + 1 for known, value in self._levels if known is mark), 1)

    def jumps(self, number: Number) -> bool:
        """Whether the number is other than the next one."""
        return number.value not in {self.expected(number.mark), 1}

    def number_of_paragraph(self, text: str) -> Number | None:
        """The number that a paragraph begins with: one that continues, else one that begins, else one that jumps."""
        candidates = list(numbers_at(text))
        for wanted in (self._continues, self._begins, self._cannot_be_mistaken):
            if chosen := next(filter(wanted, candidates), None):
                return chosen
        return None

    def numbers_inside(self, text: str, start: int) -> Iterator[Number]:
        """The numbers inside a paragraph, from ``start`` on, that go on where the clauses so far stopped.

        They stand behind the end of a sentence: "… mutual benefits. II. In spite of …". A first number counts only
        behind a colon and where the second stands in the same paragraph.
        """
        following = Numbering()
        following._levels = list(self._levels)
        for place in _SENTENCE_END.finditer(text, start):
            for number in numbers_at(text, place.end()):
                if number.mark in _RUN_IN or not _is_set_off(text, number):
                    continue
                goes_on = number.value > 1 and number.value == following.expected(number.mark)
                if goes_on or (number.value == 1 and place[0].strip()[0] in ":：" and _has_second(text, number)):
                    following.accept(number)
                    yield number
                    break

    def _continues(self, number: Number) -> bool:
        return number.value > 1 and number.value == self.expected(number.mark)

    def _begins(self, number: Number) -> bool:
        return number.value == 1

    def _cannot_be_mistaken(self, number: Number) -> bool:
        return number.mark in _UNMISTAKABLE


def _is_set_off(text: str, number: Number) -> bool:
    """Whether an article's number inside a paragraph is a heading: a sentence may begin with "Article 2 applies"."""
    return (
        number.mark is not Mark.ARTICLE
        or text[number.start : number.end].rstrip()[-1:] in set(".:：—–")
        or (text[number.end - 1 : number.end] == "\u3000")
    )


def _has_second(text: str, first: Number) -> bool:
    return any(
        number.mark is first.mark and number.value == 2
        for place in _SENTENCE_END.finditer(text, first.end)
        for number in numbers_at(text, place.end())
    )
