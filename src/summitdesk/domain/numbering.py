"""Clause numbers, generated per language from one outline: 一、（一）1.（1） beside I. (I) 1. (1) and 1. 가. 1) 가)."""

from collections.abc import Sequence
from enum import StrEnum

from summitdesk.domain.language import base_language, normalise_tag
from summitdesk.domain.rows import ParagraphRow
from summitdesk.domain.vocabulary import InstrumentKind, ParagraphKind


class Scheme(StrEnum):
    """How clauses are numbered: the outline of official papers, the articles of agreements, or an understanding's
    paragraphs, which carry plain numbers so that they are not taken for articles."""

    OUTLINE = "outline"
    ARTICLES = "articles"
    PARAGRAPHS = "paragraphs"


_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_ARTICLE = {
    "zh-Hans": "第{han}条",
    "zh-Hant": "第{han}條",
    "ja": "第{number}条",
    "ko": "제{number}조",
    "ru": "Статья {number}",
    "uk": "Стаття {number}",
    "be": "Артыкул {number}",
    "de": "Artikel {number}",
    "fr": "Article {number}",
    "es": "Artículo {number}",
    "pt": "Artigo {number}",
    "it": "Articolo {number}",
    "pl": "Artykuł {number}",
    "tr": "Madde {number}",
    "ar": "المادة {number}",
    "fa": "ماده {number}",
    "he": "סעיף {number}",
}
_BINDING_KINDS = (InstrumentKind.SISTER_CITY_AGREEMENT, InstrumentKind.FRIENDLY_EXCHANGE_AGREEMENT)
_HAN_LEVELS = ("{han}、", "（{han}）", "{number}.", "（{number}）")
_LATIN_LEVELS = ("{roman}.", "({roman})", "{number}.", "({number})")

_KOREAN_LEVELS = ("{number}.", "{hangul}.", "{number})", "{hangul})")
_ARABIC_LEVELS = ("{number}.", "({abjad})", "({number})", "({abjad})")
HANGUL_LETTERS = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허"
ABJAD_LETTERS = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_PARAGRAPH_LEVELS = ("{number}.", "({number})", "({letter})", "({letter})")


def scheme_of(kind: InstrumentKind) -> Scheme:
    """How the clauses of an instrument of this kind are numbered."""
    if kind in _BINDING_KINDS:
        return Scheme.ARTICLES
    return Scheme.PARAGRAPHS if kind is InstrumentKind.MEMORANDUM else Scheme.OUTLINE


def chinese_number(number: int) -> str:
    """A count in Chinese characters, 0 to 9,999: 十二, 二十三, 一百零一."""
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is not between 0 and 9999")
    if number < 10:
        return _DIGITS[number]
    text, rest, gap = "", number, False
    for unit, name in _UNITS:
        digit, rest = divmod(rest, unit)
        if digit:
            text += ("零" if gap else "") + ("" if digit == 1 and unit == 10 and not text else _DIGITS[digit]) + name
            gap = False
        elif text:
            gap = True
    return text + (("零" if gap else "") + _DIGITS[rest] if rest else "")


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


def roman_number(number: int) -> str:
    """A number in Roman capitals, 1 to 3,999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"{number} is not between 1 and 3999")
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def clause_label(level: int, number: int, language: str, scheme: Scheme = Scheme.OUTLINE) -> str:
    """The label of the ``number``-th clause at ``level`` (from 1), without a space behind it; empty at level 0."""
    if level < 1:
        return ""
    tag = normalise_tag(language)
    if scheme is Scheme.ARTICLES:
        if level == 1:
            return _filled(_ARTICLE.get(tag) or _ARTICLE.get(base_language(tag)) or "Article {number}", number)
        level += 1
    levels = _levels(base_language(tag), scheme)
    return _filled(levels[min(level, len(levels)) - 1], number)


def _levels(language: str, scheme: Scheme) -> tuple[str, ...]:
    match language:
        case "zh" | "ja":
            return _HAN_LEVELS
        case "ko":
            return _KOREAN_LEVELS
        case "ar":
            return _ARABIC_LEVELS
    return _PARAGRAPH_LEVELS if scheme is Scheme.PARAGRAPHS else _LATIN_LEVELS


def _filled(pattern: str, number: int) -> str:
    if "{han}" in pattern:
        return pattern.format(han=chinese_number(number))
    if "{hangul}" in pattern:
        return pattern.format(hangul=HANGUL_LETTERS[(number - 1) % len(HANGUL_LETTERS)])
    if "{abjad}" in pattern:
        return pattern.format(abjad=ABJAD_LETTERS[(number - 1) % len(ABJAD_LETTERS)])
    if "{letter}" in pattern:
        return pattern.format(letter=chr(ord("a") + (number - 1) % 26))
    if "{roman}" in pattern:
        return pattern.format(roman=roman_number(number))
    return pattern.format(number=number)


def clause_numbers(paragraphs: Sequence[ParagraphRow]) -> tuple[tuple[int, int], ...]:
    """Level and number of every paragraph, ``(0, 0)`` where it is none of the numbered clauses.

    A clause starts the count of the levels below it anew; running text between clauses does not.
    """
    counts: list[int] = []
    numbers = []
    for paragraph in paragraphs:
        if paragraph.kind is not ParagraphKind.CLAUSE or paragraph.level < 1:
            numbers.append((0, 0))
            continue
        del counts[paragraph.level :]
        counts.extend([0] * (paragraph.level - len(counts)))
        counts[-1] += 1
        numbers.append((paragraph.level, counts[-1]))
    return tuple(numbers)


def paragraph_labels(
    paragraphs: Sequence[ParagraphRow], language: str, scheme: Scheme = Scheme.OUTLINE
) -> tuple[str, ...]:
    """One label per paragraph in ``language``, empty for those that carry none."""
    return tuple(clause_label(level, number, language, scheme) for level, number in clause_numbers(paragraphs))
