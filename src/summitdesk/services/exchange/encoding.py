"""Text files without a declared encoding: which of those in use makes the most sense of the bytes."""

import codecs
import re
from dataclasses import dataclass

from summitdesk.errors import UserError
from summitdesk.i18n import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("gb18030", "big5", "cp932", "cp949", "cp1251", "cp1252")
_SAMPLE = 200_000

_CYRILLIC_WORD = re.compile("\\b[А-ЯЁІЇЄҐЎ]?[а-яёіїєґў’'-]+\\b|\\b[А-ЯЁІЇЄҐЎ]{2,}\\b")
_WESTERN = re.compile("(?<=[A-Za-z])[à-öø-ÿßœšžÀ-ÖØ-ß]{1,2}|\\b[À-ÖØ-ÞŒŠŽ](?=[a-z])|[à-öø-ÿ](?=[a-z])|[‘’“”–—«»°€…·]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and the encoding it was read in; ``is_guess`` where nothing in the file said which."""

    text: str
    encoding: str
    is_guess: bool = False


def decode(data: bytes, encoding: str = "") -> Decoded:
    """The text of a file: by the encoding asked for, its byte order mark, UTF-8, or the likeliest of the rest."""
    if encoding:
        return Decoded(_decode_as(data, encoding), encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_decode_as(data, name), name)
    if name := _utf16_without_mark(data):
        return Decoded(_decode_as(data, name), name, is_guess=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        if _is_hurt_utf8(data):
            return Decoded(data.decode("utf-8", "replace"), "utf-8", is_guess=True)
        return _guess(data)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise UserError(
            _("There is no encoding “{encoding}”.").format(encoding=encoding[:40]),
            _("Use one of UTF-8, UTF-16, GB18030, Big5, Shift_JIS, Windows-1251 or Windows-1252."),
        ) from None
    except UnicodeDecodeError:
        raise UserError(
            _("The file is not written in {encoding}.").format(encoding=encoding),
            _("Save it as “CSV UTF-8” and import it again."),
        ) from None


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 by its zero bytes: text with ASCII in it has one in every other place."""
    sample = data[:4000]
    if len(sample) < 4 or len(data) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample) // 2 or min(even, odd) * 4 > max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_hurt_utf8(data: bytes) -> bool:
    """Whether a few bytes are wrong in what is UTF-8 otherwise: they are shown as lost, and the rest stays right.

    Characters of other encodings read as UTF-8 by chance, one in seven in GB18030, but never nine in ten of a list.
    """
    sample = data[:_SAMPLE]
    kept = "".join(c for c in sample.decode("utf-8", "replace") if ord(c) > 0x7F and c != "\ufffd")
    return len(kept.encode()) >= 0.9 * sum(byte > 0x7F for byte in sample)


def _guess(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    scored = [(_plausibility(sample, encoding), encoding) for encoding in _CANDIDATES]
    for _score, encoding in sorted(scored, key=lambda pair: -pair[0]):
        try:
            return Decoded(data.decode(encoding), encoding, is_guess=True)
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("utf-8", "replace"), "utf-8", is_guess=True)


def _plausibility(sample: bytes, encoding: str) -> float:
    """The share of the bytes above ASCII that read as ordinary text in an encoding; below 0 where it cannot be."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return -1.0
    high = sum(byte > 0x7F for byte in sample)
    if encoding in {"cp1251", "cp1252"}:
        pattern = _CYRILLIC_WORD if encoding == "cp1251" else _WESTERN
        letters = sum(sum(ord(c) > 0x7F for c in match[0]) for match in pattern.finditer(text))
        return letters / max(high, 1) * 0.98
    plausible = 0.0
    for character in text:
        if ord(character) > 0x7F:
            code = character.encode(encoding)
            plausible += _common(code, encoding) * sum(byte > 0x7F for byte in code)
    return plausible / max(high, 1)


def _common(code: bytes, encoding: str) -> float:
    """How ordinary an encoded character is in texts of the encoding's language, 0 to 1."""
    if len(code) != 2:
        return 0.1
    lead, trail = code
    for first, last, lowest_trail, weight in _ORDINARY[encoding]:
        if first <= lead <= last and trail >= lowest_trail:
            return weight
    return 0.2


# Blocks of double-byte characters as first and last lead byte, lowest trail byte, and how ordinary they are:
# the common characters of each standard, then punctuation, then what names still use.
_ORDINARY = {
    "gb18030": ((0xB0, 0xD7, 0xA1, 0.97), (0xA1, 0xA1, 0xA1, 0.9), (0xA3, 0xA3, 0xA1, 0.9), (0xD8, 0xF7, 0xA1, 0.35)),
    "big5": ((0xA4, 0xC6, 0x40, 1.0), (0xA1, 0xA1, 0x40, 0.9), (0xC9, 0xF9, 0x40, 0.3)),
    "cp932": ((0x82, 0x83, 0x40, 1.0), (0x88, 0x98, 0x40, 1.0), (0x81, 0x81, 0x40, 0.9), (0x98, 0xEA, 0x40, 0.3)),
    "cp949": ((0xB0, 0xC8, 0xA1, 1.0), (0xA1, 0xA3, 0xA1, 0.9)),
}
