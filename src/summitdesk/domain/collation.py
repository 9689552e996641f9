"""Sort keys per language, made by the program so that no database's collation decides who comes first.

A key is a string that sorts by code points. Chinese goes by pinyin, character by character with tones; other languages
by their alphabet, with the letters that a language counts as its own after those they resemble.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from summitdesk.domain.clean import fold, words
from summitdesk.domain.language import base_language, script_of, script_of_character

_END = "\U000e0000"
"""Sorts after every letter: the key of a missing text."""

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)

_LATER = "\ua7ff"
"""A letter that sorts after every Latin, Greek and Cyrillic one."""

# Letters that a language counts as its own: each stands, in this order, after the letter before the colon (CLDR).
_ALPHABETS = {
    "da": "z:æä,øö,å",
    "sv": "z:å,äæ,öø",
    "et": "s:š,ž w:õ,ä,ö,ü",
    "es": "n:ñ",
    "tr": "c:ç g:ğ h:ı o:ö s:ş u:ü",
    "pl": "a:ą c:ć e:ę l:ł n:ń o:ó s:ś z:ź,ż",
    "cs": "c:č r:ř s:š z:ž",
    "hu": "o:öő u:üű",
    "hr": "c:č,ć d:đ s:š z:ž",
    "uk": "г:ґ е:є и:ї",
    "vi": "d:đ",
}
_ALPHABETS |= dict.fromkeys(("nb", "no", "nn"), _ALPHABETS["da"]) | dict.fromkeys(("sr", "bs"), _ALPHABETS["hr"])
_ALPHABETS |= {"fi": _ALPHABETS["sv"], "sk": _ALPHABETS["cs"], "az": _ALPHABETS["tr"], "gl": _ALPHABETS["es"]}

_CYRILLIC_LETTERS = {"й": "и" + _LATER, "ё": "е"}

# Readings of characters as family names, where the common reading is another (GB/T 28039).
_SURNAME_READINGS = {
    "单": "shan4",
    "單": "shan4",
    "仇": "qiu2",
    "曾": "zeng1",
    "解": "xie4",
    "任": "ren2",
    "查": "zha1",
    "区": "ou1",
    "區": "ou1",
    "盖": "ge3",
    "朴": "piao2",
    "乐": "yue4",
    "樂": "yue4",
    "翟": "zhai2",
    "华": "hua4",
    "華": "hua4",
    "尉": "wei4",
    "缪": "miao4",
    "繆": "miao4",
    "折": "she2",
    "秘": "bi4",
    "冼": "xian3",
    "覃": "qin2",
    "逄": "pang2",
    "员": "yun4",
    "繁": "po2",
    "召": "shao4",
}


def sort_key(text: str, language: str = "en", *, surname: bool = False) -> str:
    """The key of ``text`` among texts of ``language``; an empty text sorts last.

    With ``surname`` a Chinese text is a person's name, whose first character is read as a family name.
    """
    if not text.strip():
        return _END
    base = base_language(language)
    if base == "zh" and script_of(text) == "Hani":
        primary = " ".join(_pinyin(text, surname=surname))
    else:
        primary = " ".join(_words(text, base))
    # Two blanks sort before every continuation, so that equal keys fall back to the text itself.
    return f"{primary}  {unicodedata.normalize('NFC', text)}"


def name_sort_key(name: str, language: str = "en") -> str:
    """As :func:`sort_key`, ignoring a leading English "the": "the Philippines" stands under P."""
    return sort_key(_ARTICLE.sub("", name) if base_language(language) == "en" else name, language)


def first_letter(name: str, language: str = "en") -> str:
    """The letter under which a name stands in an English index: K of "Korea, Republic of"; empty where it has none."""
    key = name_sort_key(name, language)
    return next((character.upper() for character in key if "a" <= character <= "z"), "")


@cache
def _own_letters(base: str) -> Mapping[str, str]:
    letters: dict[str, str] = {}
    for group in _ALPHABETS.get(base, "").split():
        after, _, followers = group.partition(":")
        for place, equals in enumerate(followers.split(","), start=1):
            letters |= dict.fromkeys(equals, after + _LATER * place)
    return letters


@lru_cache(maxsize=16384)
def _words(text: str, base: str) -> tuple[str, ...]:
    if text.isascii():
        return words(text)
    tailored = _own_letters(base)
    letters = []
    for character in unicodedata.normalize("NFC", text).lower():
        if script_of_character(character) == "Cyrl":
            letters.append(tailored.get(character) or _CYRILLIC_LETTERS.get(character) or fold(character))
        else:
            letters.append(tailored.get(character) or fold(character))
    joined = "".join(letters)
    return tuple("".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in joined).split())


@lru_cache(maxsize=16384)
def _pinyin(text: str, *, surname: bool) -> tuple[str, ...]:
    syllables = list(pinyin(text))
    if surname and text[0] in _SURNAME_READINGS:
        syllables[0] = _SURNAME_READINGS[text[0]]
    return tuple(syllables)


def pinyin(text: str) -> tuple[str, ...]:
    """The reading of each Han character with its tone as a digit, and stretches of other writing folded."""
    from pypinyin import Style, lazy_pinyin

    readings = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=False, errors=_folded)
    return tuple(reading for reading in readings if reading)


def _folded(stretch: str) -> str:
    return " ".join(_words(stretch, "zh"))
