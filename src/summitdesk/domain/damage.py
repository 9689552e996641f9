"""Text that an encoding accident or a careless copy has damaged: where, and how it shows.

Nothing is repaired here: the original stays as it is, and a person decides.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from summitdesk.domain.language import base_language, script_of_character
from summitdesk.i18n import _, later


class DamageKind(StrEnum):
    """How a text is damaged."""

    REPLACEMENT = "replacement"
    PRIVATE_USE = "private_use"
    SURROGATE = "surrogate"
    CONTROL = "control"
    NONCHARACTER = "noncharacter"
    QUESTION_MARKS = "question_marks"
    MIXED_SCRIPTS = "mixed_scripts"
    PINYIN = "pinyin"
    DOUBLE_ENCODED = "double_encoded"
    RARE_HAN = "rare_han"
    STRAY_KANA = "stray_kana"


_DESCRIPTIONS = {
    DamageKind.REPLACEMENT: later("a character was lost and replaced by U+FFFD"),
    DamageKind.PRIVATE_USE: later("a character that no font knows, left by an encoding accident"),
    DamageKind.SURROGATE: later("half of a character"),
    DamageKind.CONTROL: later("an invisible control character, left by an encoding accident"),
    DamageKind.NONCHARACTER: later("a code that stands for no character"),
    DamageKind.QUESTION_MARKS: later("question marks where characters were lost"),
    DamageKind.MIXED_SCRIPTS: later("letters of two scripts that look alike in one word"),
    DamageKind.PINYIN: later("a reading in pinyin that was copied into the text"),
    DamageKind.DOUBLE_ENCODED: later("text that was read in the wrong encoding"),
    DamageKind.RARE_HAN: later("a run of very rare characters, as the wrong encoding makes them"),
    DamageKind.STRAY_KANA: later("Japanese kana inside a Chinese text"),
}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Damage:
    """One damaged stretch ``text[start:end]``; ``repaired`` is a likely reading where one can be computed."""

    kind: DamageKind
    start: int
    end: int
    text: str
    repaired: str = ""

    @property
    def shown(self) -> str:
        """The stretch with what cannot be seen spelled out: ``[U+E292]``."""
        return visible(self.text)

    def describe(self) -> str:
        """A clause in the interface language: what is wrong."""
        return _(_DESCRIPTIONS[self.kind])


_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = "\u3041-\u309f\u30a1-\u30fa"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_SINGLE = (
    (DamageKind.REPLACEMENT, re.compile("\ufffd+")),
    (DamageKind.PRIVATE_USE, re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")),
    (DamageKind.SURROGATE, re.compile("[\ud800-\udfff]+")),
    (DamageKind.CONTROL, re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]+")),
    (DamageKind.NONCHARACTER, re.compile("[\ufdd0-\ufdef\ufffe\uffff]+")),
    (
        DamageKind.QUESTION_MARKS,
        # "?;" as S4-like pages leave it; three or more; one between two Han characters; the rest of a closing tag.
        re.compile(rf"\?;[?;]*|\?{{3,}}|(?<=[{_HAN}])\?(?=[{_HAN}{_KANA}])|[?！]*\?/[a-z]{{1,6}}>"),
    ),
    (
        DamageKind.PINYIN,
        re.compile(rf"(?<=[{_HAN}])[?(（][a-zü]{{0,3}}[{_TONED}][a-zü]{{0,3}}[)）]\|?"),
    ),
)
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*")
_LOOKALIKE_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek"})
_NON_ASCII = re.compile(r"[^\x00-\x7f]+(?:[ '?][^\x00-\x7f]+)*")
_HAN_RUN = re.compile(f"[{_HAN}]{{3,}}")
_KANA_RUN = re.compile(f"[{_KANA}]+")
# What most texts are made of; only where three such characters stand together can they be rare or misread.
_ORDINARY = re.compile(rf"[ ->@-~·，、。（）{_HAN}]*")
_THREE_TOGETHER = re.compile(r"[^\x00-\x7f]{3}")
_MISREADINGS = ("cp1252", "latin-1", "gb18030", "big5", "cp932", "cp1251")
_MISREAD_LETTERS = re.compile(
    f"[\u00a0-\u017f\u0386-\u03ce\u0400-\u045f\u0e00-\u0e7f\u2010-\u2044{_KANA}{_HAN}\u3000-\u303f\uac00-\ud7a3\uff00-\uff60]+"
)


def find_damage(text: str, language: str = "") -> tuple[Damage, ...]:
    """Every damaged stretch of a text in order of position; ``language`` says what the text should be, where known."""
    ordinary = _ORDINARY.fullmatch(text) is not None
    if ordinary and not _THREE_TOGETHER.search(text):
        return ()
    found = [] if ordinary else [*_singles(text), *_mixed_scripts(text)]
    found += [*_double_encoded(text), *_rare_han(text)]
    if not ordinary and base_language(language) == "zh" and script_seen(text, "Hani"):
        found += (_damage(DamageKind.STRAY_KANA, text, match.span()) for match in _KANA_RUN.finditer(text))
    return tuple(sorted(_apart(found), key=lambda damage: damage.start))


def script_seen(text: str, script: str) -> bool:
    """Whether any letter of the text is of this script."""
    return any(script_of_character(character) == script for character in text)


def visible(text: str) -> str:
    """The text with every character that cannot be printed as ``[U+E292]``: how drafts show damage."""
    return "".join(f"[U+{ord(character):04X}]" if _is_unprintable(character) else character for character in text)


def _is_unprintable(character: str) -> bool:
    return character == "\ufffd" or (
        unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} and character not in "\n\t"
    )


def _damage(kind: DamageKind, text: str, span: Span, repaired: str = "") -> Damage:
    return Damage(kind, *span, text[slice(*span)], repaired)


def _apart(found: list[Damage]) -> Iterator[Damage]:
    """Of overlapping stretches the one whose kind says most: a repaired one, then the order of finding."""
    taken: list[Span] = []
    for damage in sorted(found, key=lambda damage: not damage.repaired):
        if all(damage.end <= start or damage.start >= end for start, end in taken):
            taken.append((damage.start, damage.end))
            yield damage


def _singles(text: str) -> Iterator[Damage]:
    for kind, pattern in _SINGLE:
        for match in pattern.finditer(text):
            yield _damage(kind, text, match.span())


def _mixed_scripts(text: str) -> Iterator[Damage]:
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        scripts = {script_of_character(character) for character in word} & _LOOKALIKE_SCRIPTS
        if len(scripts) > 1 and word[0] not in "µμΩ":
            yield _damage(DamageKind.MIXED_SCRIPTS, text, match.span())


def _double_encoded(text: str) -> Iterator[Damage]:
    for match in _NON_ASCII.finditer(text):
        if repaired := _reread(match[0]):
            yield _damage(DamageKind.DOUBLE_ENCODED, text, match.span(), repaired)


@lru_cache(maxsize=4096)
def _reread(stretch: str) -> str:
    """What a stretch was before its UTF-8 bytes were read in another encoding; empty if it makes no such sense."""
    if len(stretch) < 2 or stretch[-1] in "«»" or stretch[0] in "«»":
        return ""
    for encoding in _MISREADINGS:
        try:
            reread = _decode(stretch.rstrip("\ufffd?").encode(encoding))
        except UnicodeError:
            continue
        letters = reread.replace(" ", "")
        # Two Han characters are six bytes, so that real Chinese or Japanese hardly ever reads as UTF-8 by chance.
        enough = 1 if encoding in {"cp1252", "latin-1"} else 2
        if len(letters) >= enough and len(reread) < len(stretch) and _MISREAD_LETTERS.fullmatch(letters):
            return reread
    return ""


def _decode(data: bytes) -> str:
    """UTF-8 that may have been cut off inside its last character."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end < len(data) or error.start < 3:
            raise
        return data[: error.start].decode("utf-8")


def _rare_han(text: str) -> Iterator[Damage]:
    for match in _HAN_RUN.finditer(text):
        start: int | None = None
        for at in range(match.start(), match.end() + 1):
            rare = at < match.end() and _is_rare(text[at])
            if rare and start is None:
                start = at
            elif not rare and start is not None:
                if at - start >= 3:
                    yield _damage(DamageKind.RARE_HAN, text, (start, at))
                start = None


@lru_cache(maxsize=8192)
def _is_rare(character: str) -> bool:
    """Whether no national standard of common characters has it (GB 2312, Big5, JIS X 0208, KS X 1001)."""
    for encoding in ("gb2312", "big5", "euc_jp", "euc_kr"):
        try:
            character.encode(encoding)
        except UnicodeEncodeError:
            continue
        return False
    return True
