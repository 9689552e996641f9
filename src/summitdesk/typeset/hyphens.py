"""Where words of Latin, Greek and Cyrillic languages may be hyphenated (patterns of the pyphen package)."""

import re
from functools import cache, lru_cache
from typing import Any

import pyphen

_WORD = re.compile(r"\W*([^\W\d_]+)\W*")
_LEAST_LETTERS = 6
_BEFORE, _AFTER = 2, 3
# English syllables are not the same on both sides of the Atlantic; papers here follow British use.
_DICTIONARIES = {"en": "en_GB", "pt": "pt_PT"}
# German writes every noun with a capital; elsewhere a capital is taken for a name.
_CAPITAL_NOUNS = frozenset({"de", "lb"})


@cache
def _dictionary(language: str) -> Any | None:  # noqa: ANN401 - pyphen is untyped
    base, _, rest = language.replace("_", "-").partition("-")
    for name in (f"{base}_{rest.upper()}" if len(rest) == 2 else "", _DICTIONARIES.get(base, base)):
        found = pyphen.language_fallback(name) if name else None
        if found:
            return pyphen.Pyphen(lang=found, left=_BEFORE, right=_AFTER)
    return None


@lru_cache(maxsize=20_000)
def points(word: str, language: str) -> tuple[int, ...]:
    """The offsets in ``word`` where a hyphen may go: none in short words, in names and in what is no word.

    Punctuation before and after the letters is left out of account.
    """
    found = _WORD.fullmatch(word)
    if found is None:
        return ()
    return tuple(found.start(1) + point for point in _points(found[1], language))


def _points(word: str, language: str) -> list[int]:
    if len(word) < _LEAST_LETTERS or not (word.islower() or (word[1:].islower() and language[:2] in _CAPITAL_NOUNS)):
        return []
    dictionary = _dictionary(language)
    if dictionary is None:
        return []
    found = [int(point) for point in dictionary.positions(word)]
    # The German patterns have two levels, of which pyphen reads one: it then finds points a single letter apart, and
    # one of the two is wrong. Neither is used.
    sure = [point for point in found if point - 1 not in found and point + 1 not in found]
    return [point for point in sure if _BEFORE <= point <= len(word) - _AFTER]
