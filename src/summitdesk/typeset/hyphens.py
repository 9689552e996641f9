"""Where words of Latin, Greek and Cyrillic languages may be hyphenated (patterns of the pyphen package).

The patterns are Liang's: of the numbers that they put between two letters the greatest decides, and an odd one is a
point. Files in two levels (German) list the joints of compounds first; these are surer than any syllable.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

import pyphen

from summitdesk.typeset.patterns import Patterns, Readable, numbers, read_patterns

_PARTS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\W*[^\W\d_]+(?:[’'][^\W\d_]+)*\W*")
_LEAST_LETTERS = 6
_BEFORE, _AFTER = 2, 3
# English syllables are not the same on both sides of the Atlantic; papers here follow British use.
_DICTIONARIES = {"en": "en_GB", "pt": "pt_PT"}
# German writes every noun with a capital; elsewhere a capital is taken for a name.
_CAPITAL_NOUNS = frozenset({"de", "lb"})
_VOWELS = frozenset("aeiouyäöüáàâéèêëíìîïóòôúùûаеёиоуыэюяіїє")
_LEVELS = "\nNEXTLEVEL"
_SURE = 10


@cache
def _levels(language: str) -> tuple[Patterns, ...]:
    """The pattern sets of a language, the surest first; none where it has no patterns."""
    base, _, rest = language.replace("_", "-").partition("-")
    for name in (f"{base}_{rest.upper()}" if len(rest) == 2 else "", _DICTIONARIES.get(base, base)):
        found = pyphen.language_fallback(name) if name else None
        if found:
            return _read(pyphen.LANGUAGES[found])
    return ()


def _read(path: Readable) -> tuple[Patterns, ...]:
    levels = read_patterns(path).split(_LEVELS)
    return tuple(Patterns(level) for level in levels if _has_patterns(level))


def _has_patterns(level: str) -> bool:
    """Whether a level holds more than the marks that words are never parted at (French, Catalan)."""
    return level.count("\n") > 50


@lru_cache(maxsize=20_000)
def points(word: str, language: str) -> tuple[int, ...]:
    """The offsets in ``word`` where a hyphen may go: none in short words, in names and in what is no word.

    Punctuation before and after the letters is left out of account, and an apostrophe parts two words.
    """
    if not _WORD.fullmatch(word):
        return ()
    return tuple(part.start() + point for part in _PARTS.finditer(word) for point in _points(part[0], language))


def _points(word: str, language: str) -> list[int]:
    base = language.partition("-")[0]
    if len(word) < _LEAST_LETTERS or not (word.islower() or (word[1:].islower() and base in _CAPITAL_NOUNS)):
        return []
    values = _values(word.lower(), language)
    found = {point: value for point, value in values.items() if value & 1}
    return sorted(point for point in found if _BEFORE <= point <= len(word) - _AFTER and _is_sure(point, found, word))


def _is_sure(point: int, found: Mapping[int, int], word: str) -> bool:
    """Whether a point stands although there is another one a single letter away.

    The surer of two is used. Of two alike it is the second where a vowel stands between them (na-ti-o-nal), and none
    where a consonant does: then one of them is wrong.
    """
    value, before, after = found[point], found.get(point - 1, 0), found.get(point + 1, 0)
    return value > after and (value > before or (value == before and word[point - 1].lower() in _VOWELS))


def _values(word: str, language: str) -> dict[int, int]:
    """The number that decides at every offset of a word; a joint of a compound stands above all syllables."""
    levels = _levels(language)
    pointed = f".{word}."
    values: dict[int, int] = {}
    for rank, level in enumerate(levels):
        rise = _SURE if len(levels) > 1 and not rank else 0
        for start in range(len(pointed)):
            for end in range(start + 1, min(start + level.longest, len(pointed)) + 1):
                pattern = level.get(pointed[start:end])
                if pattern is None:
                    continue
                offset, weights = numbers(pattern)
                for point, number in enumerate(weights, start + offset - 1):
                    values[point] = max(values.get(point, 0), _weight(number, rise))
    return values


def _weight(number: int, rise: int) -> int:
    """A number as it counts; a hyphen that would change the spelling (asz-szony) counts as none."""
    if not number & 1:
        return number
    return number + 1 if getattr(number, "data", None) else number + rise
