"""The boundary that all text passes: what is stored is clean, and what is compared is folded.

Cleaning changes nothing that a person would see or miss. Folding is for keys only: it may lose accents, case and width.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from summitdesk.domain.language import script_of_character

# NFC would replace these by other characters, although they are how people spell their names (神 U+FA19, 隆 U+F9DC).
_COMPATIBILITY_IDEOGRAPHS = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\u0085]")
# Controls except newline and tab; byte order mark; bidi embeddings and overrides; noncharacters.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u202a-\u202e\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_ASCII_WORDS = re.compile("[a-z0-9]+")
_BLANKS = re.compile(r"\s+")
_COMBINING = re.compile("[\u0300-\u036f]+")
_UNFOLDABLE = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n"}
)
_WORDLESS = frozenset({"Hani", "Hira", "Kana", "Hang", "Thai", "Laoo", "Khmr", "Mymr"})
"""Scripts whose words are not told apart by spaces (and Hangul, whose names are not either): searched by bigrams."""


def clean_text(text: str) -> str:
    """Text as it may be stored: NFC except compatibility ideographs, line ends as LF, no controls, no bidi overrides.

    A lone surrogate, which no encoding can carry, becomes U+FFFD, so that it shows as damage.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    return compose(_UNWANTED.sub("", text))


def compose(text: str) -> str:
    """NFC that leaves CJK compatibility ideographs as they were given."""
    if unicodedata.is_normalized("NFC", text):
        return text
    parts = _COMPATIBILITY_IDEOGRAPHS.split(text)
    return "".join(part if position % 2 else unicodedata.normalize("NFC", part) for position, part in enumerate(parts))


def clean_line(text: str) -> str:
    """Clean text on one line: every run of blanks, also full-width ones and line ends, becomes one space.

    A line of nothing but blanks and characters that only steer others (joiners, marks of direction) is empty.
    """
    line = _BLANKS.sub(" ", clean_text(text)).strip()
    return "" if line and all(unicodedata.category(character) in {"Cf", "Zs"} for character in line) else line


def fold(text: str) -> str:
    """Text for comparing: NFKC, without case and Latin, Greek and Cyrillic accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFKC", _COMBINING.sub("", decomposed).translate(_UNFOLDABLE))


def is_seen(text: str) -> bool:
    """Whether a text holds more than joiners, directional marks and blanks, which nobody sees."""
    return any(unicodedata.category(character) not in _UNSEEN for character in text)


_UNSEEN = frozenset({"Cf", "Zs", "Zl", "Zp", "Cc"})


def match_key(text: str) -> str:
    """The key by which two spellings of one name meet: folded letters, digits and marks, nothing else."""
    return "".join(words(text))


def name_key(text: str) -> str:
    """The key by which two orders of one name meet: its folded words, sorted ("IVANOV Bogdan", "Bogdan Ivanov")."""
    return " ".join(sorted(words(text)))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, split where letters, digits and marks end."""
    return _words(text)


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_split(fold(text)))


def _split(folded: str) -> list[str]:
    if folded.isascii():
        return _ASCII_WORDS.findall(folded)
    spaced = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in folded)
    return spaced.split()


def search_key(text: str) -> str:
    """The folded words of a text with single spaces: what a prefix or substring is looked up in."""
    return " ".join(words(text))


def search_text(*texts: str) -> str:
    """The tokens under which texts are found, each once: folded words, and for Han and its like uni- and bigrams."""
    return " ".join(dict.fromkeys(_tokens(texts, unigrams=True)))


def search_tokens(query: str) -> tuple[str, ...]:
    """The tokens that all have to be found for ``query``: words (to be matched as prefixes), and bigrams for Han."""
    return tuple(dict.fromkeys(_tokens((query,), unigrams=False)))


def _tokens(texts: Iterable[str], *, unigrams: bool) -> Iterable[str]:
    for text in texts:
        for word in words(text):
            for stretch, wordless in _stretches(word):
                if not wordless:
                    yield stretch
                    continue
                if unigrams or len(stretch) == 1:
                    yield from stretch
                yield from bigrams(stretch)


def bigrams(text: str) -> list[str]:
    """Each character with its successor: 哈尔滨 is 哈尔, 尔滨."""
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _stretches(word: str) -> Iterable[tuple[str, bool]]:
    """Split a word where its script changes between one with and one without word spaces."""
    if word.isascii():
        yield word, False
        return
    current, wordless = "", False
    for character in word:
        script = script_of_character(character)
        this = script in _WORDLESS if script else wordless
        if current and this != wordless:
            yield current, wordless
            current = ""
        current, wordless = current + character, this
    if current:
        yield current, wordless
