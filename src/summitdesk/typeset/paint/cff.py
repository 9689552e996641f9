"""The one thing that a painter must know of a CFF font: which CID each glyph has (Adobe Technical Note 5176)."""

import struct
from array import array
from collections.abc import Iterator
from itertools import pairwise
from mmap import mmap

_CHARSET = 15
_ESCAPE = 12
_REAL = 30
_ARRAY_TYPE = "H"


def character_identifiers(font: bytes | mmap, start: int, glyphs: int) -> "array[int]":
    """The CID of every glyph of the CID-keyed CFF table that begins at ``start`` and has so many glyphs."""
    _, after_names = _index(font, start + font[start + 2])
    dictionaries, _ = _index(font, after_names)
    first, end = dictionaries[0]
    (offset,) = next(operands for operator, operands in _entries(font[first:end]) if operator == _CHARSET)
    return _charset(font, start + offset, glyphs)


def _charset(font: bytes | mmap, offset: int, glyphs: int) -> "array[int]":
    kind = font[offset]
    at = offset + 1
    identifiers = array(_ARRAY_TYPE, [0])  # .notdef is understood
    if kind == 0:
        identifiers.extend(struct.unpack_from(f">{glyphs - 1}H", font, at))
        return identifiers
    left_size = kind  # format 1 counts the rest of a range in one byte, format 2 in two
    while len(identifiers) < glyphs:
        first = int.from_bytes(font[at : at + 2], "big")
        left = int.from_bytes(font[at + 2 : at + 2 + left_size], "big")
        identifiers.extend(range(first, first + left + 1))
        at += 2 + left_size
    return identifiers


def _index(font: bytes | mmap, offset: int) -> tuple[list[tuple[int, int]], int]:
    """Where the items of an INDEX lie, and where it ends."""
    count = int.from_bytes(font[offset : offset + 2], "big")
    if not count:
        return [], offset + 2
    size = font[offset + 2]
    table = offset + 3
    base = table + (count + 1) * size - 1
    ends = [base + int.from_bytes(font[table + at * size : table + (at + 1) * size], "big") for at in range(count + 1)]
    return list(pairwise(ends)), ends[-1]


def _entries(dictionary: bytes) -> Iterator[tuple[int, list[int]]]:
    """Operators of a DICT with their integer operands; real numbers are passed over."""
    operands: list[int] = []
    at = 0
    while at < len(dictionary):
        byte = dictionary[at]
        if byte < 28:
            escaped = byte == _ESCAPE
            yield (_ESCAPE << 8 | dictionary[at + 1]) if escaped else byte, operands
            operands = []
            at += 2 if escaped else 1
        elif byte == _REAL:
            at += 1
            while dictionary[at] & 0x0F != 0x0F and dictionary[at] >> 4 != 0x0F:
                at += 1
            at += 1
        else:
            value, length = _integer(dictionary, at)
            operands.append(value)
            at += length


def _integer(data: bytes, at: int) -> tuple[int, int]:
    byte = data[at]
    if byte in {28, 29}:
        length = 2 if byte == 28 else 4
        return int.from_bytes(data[at + 1 : at + 1 + length], "big", signed=True), 1 + length
    if byte < 247:
        return byte - 139, 1
    if byte < 251:
        return (byte - 247) * 256 + data[at + 1] + 108, 2
    return -(byte - 251) * 256 - data[at + 1] - 108, 2
