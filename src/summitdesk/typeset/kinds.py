"""What a character is to the line: the classes of CLREQ and JLREQ that decide spacing, squeezing and trimming.

“Wide” characters stand in the em square of a CJK face. Quotation marks, dashes and ellipses exist once in Unicode and
twice in print: Chinese and Japanese set them wide, everybody else narrow; :func:`wide_marks` decides by context.
"""

import re
import unicodedata
from enum import IntEnum
from functools import cache

from summitdesk.typeset.fonts import is_ignorable, scripts_of


class Kind(IntEnum):
    """The class of a box on a line."""

    WORD = 0
    """Narrow text: letters, digits and their punctuation."""
    HANGUL = 1
    """Hangul: wide letters that are spaced like narrow ones."""
    HAN = 2
    """Han, kana, bopomofo, full-width letters and symbols: the em square is full."""
    OPEN = 3
    """Wide opening brackets and quotation marks: the blank is on the left."""
    CLOSE = 4
    """Wide closing brackets and quotation marks: the blank is on the right."""
    STOP = 5
    """Wide full stops and commas: blank on the right, on both sides where they are centred (zh-Hant)."""
    COLON = 6
    """Wide colons, semicolons, question and exclamation marks."""
    MIDDLE = 7
    """Wide middle dots: a blank on both sides."""
    DASH = 8
    """Wide dashes and ellipses: a row of them is one box."""
    SPACE = 9
    """White space: glue that a line break swallows."""
    FORCED = 10
    """A line break that the text itself asks for."""


WIDE_KINDS = frozenset(Kind) - {Kind.WORD, Kind.HANGUL, Kind.SPACE, Kind.FORCED}

OPENING = frozenset("（〔［｛〈《「『【〖〘〚‘“〝｟")
CLOSING = frozenset("）〕］｝〉》」』】〗〙〛’”〞〟｠")
_KINDS = (
    (OPENING, Kind.OPEN),
    (CLOSING, Kind.CLOSE),
    (frozenset("。．，、"), Kind.STOP),
    (frozenset("：；！？"), Kind.COLON),
    (frozenset("・·‧•"), Kind.MIDDLE),
    (frozenset("—…‥―⸺─"), Kind.DASH),
)

_KANA = (frozenset({"Hira"}), frozenset({"Kana"}))
# Where kana and Hangul lie, so that a long Latin text is not asked letter by letter.
_TELLING = re.compile(
    "[\u1100-\u11ff\u3041-\u318f\u31f0-\u31ff\ua960-\ua97c\uac00-\ud7fb\uff66-\uffdc\U0001b000-\U0001b16f]"
)

QUOTES = {"“": "”", "‘": "’"}
_TWO_FACED = frozenset("“”‘’—…‥―·‧•─")
_UNITS = frozenset("℃℉°′″‰")


@cache
def wide_kind(character: str) -> Kind:
    """The class of a character that is set wide."""
    return next((kind for members, kind in _KINDS if character in members), Kind.HAN)


@cache
def is_space(character: str) -> bool:
    """Whether a character is white space inside a line."""
    return character == "\t" or unicodedata.category(character) == "Zs"


@cache
def is_wide(character: str) -> bool:
    """Whether a character is wide wherever it stands."""
    if is_space(character) or is_ignorable(character) or character in _TWO_FACED:
        return False
    return unicodedata.east_asian_width(character) in {"W", "F"} and not is_hangul(character)


@cache
def is_hangul(character: str) -> bool:
    """Whether a character is a Hangul syllable or letter."""
    return scripts_of(character) == {"Hang"} and unicodedata.category(character)[0] == "L"


@cache
def _is_two_faced(character: str) -> bool:
    """Whether context decides if a character is wide: marks above, and the symbols of ambiguous width."""
    if character in _TWO_FACED:
        return True
    ambiguous = unicodedata.east_asian_width(character) == "A" and unicodedata.category(character)[0] in "SNP"
    return ambiguous and not is_ignorable(character)


def sets_wide(language: str) -> bool:
    """Whether a language sets quotation marks, dashes and ellipses wide."""
    return language.split("-", maxsplit=1)[0].lower() in {"zh", "ja", "yue", "wuu", "lzh"}


@cache
def is_letter(character: str) -> bool:
    """Whether a character asks for a gap beside Han: letters, digits and their marks, but no punctuation."""
    return unicodedata.category(character)[0] in "LNM" and not is_wide(character)


def _neighbour(text: str, position: int, step: int, start: int, end: int) -> str:
    """The nearest character that shows how its surroundings are set; empty at the edge of the span."""
    position += step
    # A row of marks longer than this tells nothing about its surroundings any more.
    start, end = max(start, position - 32), min(end, position + 32)
    while start <= position < end:
        character = text[position]
        if not (is_space(character) or is_ignorable(character) or _is_two_faced(character)):
            return character
        position += step
    return ""


def _any_wide(*neighbours: str) -> bool:
    return any(not neighbour or is_wide(neighbour) or is_hangul(neighbour) for neighbour in neighbours)


def wide_marks(text: str, start: int, end: int) -> frozenset[int]:
    """The positions of two-faced marks that are wide in ``text[start:end]``, a stretch of Chinese or Japanese.

    A mark is narrow only between narrow neighbours, a unit (25℃) like the figure before it. Both marks of a pair of
    quotation marks are set alike, and wide as soon as Han stands on either side of either of them.
    """
    wide: set[int] = set()
    opened: list[int] = []
    for position in range(start, end):
        character = text[position]
        if not _is_two_faced(character):
            continue
        before = _neighbour(text, position, -1, start, end)
        after = _neighbour(text, position, 1, start, end)
        if character in QUOTES:
            opened.append(position)
        elif opened and character == QUOTES[text[opened[-1]]] and not _is_apostrophe(text, position, end):
            opening = opened.pop()
            outer = _neighbour(text, opening, -1, start, end)
            inner = _neighbour(text, opening, 1, start, end)
            wide.discard(opening)
            if _any_wide(outer, inner, before, after):
                wide |= {opening, position}
            continue
        if _any_wide(before, after) and not (_is_apostrophe(text, position, end) or _is_unit(text, position, start)):
            wide.add(position)
    return frozenset(wide)


def _is_apostrophe(text: str, position: int, end: int) -> bool:
    around = text[position - 1 : position] + text[position + 1 : min(position + 2, end)]
    return text[position] == "’" and len(around) == 2 and all(map(is_letter, around))


def _is_unit(text: str, position: int, start: int) -> bool:
    return text[position] in _UNITS and position > start and text[position - 1] in "0123456789"


def region(language: str, fallback: str, text: str) -> str:
    """The language whose regional forms the Han of ``text`` take.

    The run's own language decides, then the paragraph's, then the kana or Hangul in the text, else Simplified Chinese.
    """
    for candidate in (language, fallback):
        if sets_wide(candidate) or candidate.split("-", maxsplit=1)[0].lower() == "ko":
            return candidate
    telling = [] if text.isascii() else _TELLING.findall(text)
    if any(scripts_of(character) in _KANA for character in telling):
        return "ja"
    return "ko" if any(map(is_hangul, telling)) else "zh-Hans"
