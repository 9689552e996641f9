"""Faces as files embed them: advances, identifiers, and subsets of their outlines made by HarfBuzz."""

import struct
from array import array
from collections.abc import Iterable
from functools import lru_cache
from mmap import ACCESS_READ, mmap

import uharfbuzz as hb

from summitdesk.typeset.fonts import Face
from summitdesk.typeset.paint.cff import character_identifiers

_DROPPED_TABLES = (
    *("BASE", "GDEF", "GPOS", "GSUB", "DSIG", "HVAR", "LTSH", "MATH", "MVAR", "STAT", "VDMX", "VORG"),
    *("avar", "cmap", "gasp", "hdmx", "kern", "meta", "morx", "vhea", "vmtx"),
)


class Outlines:
    """A face as a file embeds it: advances, identifiers, and subsets of its outlines."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._scale = 1000 / face.upem
        self._advances: dict[int, float] = {}
        self._codes: dict[int, str] = {}
        self.compact = face.kind == "CFF"
        self._identifiers = _identifiers(face) if self.compact else None
        self.name = face.postscript_name

    def advance(self, gid: int) -> float:
        """The natural advance in thousandths of an em, as the file will state it."""
        known = self._advances.get(gid)
        if known is None:
            known = self._advances[gid] = round(self._face.advance(gid) * self._scale, 3)
        return known

    def code(self, gid: int) -> str:
        """The identifier as a content stream names it."""
        known = self._codes.get(gid)
        if known is None:
            known = self._codes[gid] = f"{self.identifier(gid):04X}"
        return known

    def identifier(self, gid: int) -> int:
        """The CID that shows a glyph: its place in TrueType outlines, its charset entry in CFF ones."""
        return gid if self._identifiers is None else self._identifiers[gid]

    def glyph(self, character: str) -> int:
        """The glyph of a character by itself, which the face of its ligature has."""
        return self._face.glyph(character)

    def vertical(self) -> tuple[int, int]:
        """Ascender and descender in thousandths of an em."""
        return round(self._face.ascent * self._scale), -round(self._face.descent * self._scale)

    def subset(self, gids: Iterable[int]) -> bytes:
        """A font file of these glyphs alone; glyph identifiers stay what they are."""
        return _subset(self._face, frozenset(gids), self.compact)

    def box(self, font: bytes) -> list[int]:
        """The box that holds every glyph of a subset, in thousandths of an em."""
        return [round(edge * self._scale) for edge in struct.unpack(">4h", table(font, b"head")[36:44])]


def _identifiers(face: Face) -> "array[int]":
    # Mapped: the outlines of a CJK face are 20 MB, of which this reads a few kilobytes.
    with face.path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as mapped:
        start = _font_in(mapped, face.index)
        (count,) = struct.unpack_from(">H", mapped, start + 4)
        directory = mapped[start + 12 : start + 12 + 16 * count]
        for tag, _checksum, offset, _length in struct.iter_unpack(">4sLLL", directory):
            if tag == b"CFF ":
                return character_identifiers(mapped, offset, face.hb_face.glyph_count)
    raise KeyError(b"CFF ")


def _font_in(collection: mmap, index: int) -> int:
    """Where a font begins in its file, which may be a collection."""
    if collection[:4] != b"ttcf":
        return 0
    (offset,) = struct.unpack_from(">L", collection, 12 + 4 * index)
    return int(offset)


@lru_cache(maxsize=64)
def _subset(face: Face, gids: frozenset[int], compact: bool) -> bytes:
    # A preview is set again at every keystroke, mostly with the glyphs that it had before.
    request = hb.SubsetInput()
    request.glyph_set.update(gids)
    flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    # A CFF charset carries the identifiers anyway, and an index of 65,000 empty glyphs costs 140 KB.
    request.flags = flags if compact else flags | hb.SubsetFlags.RETAIN_GIDS
    dropped = request.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for tag in _DROPPED_TABLES:
        dropped.add(int.from_bytes(tag.ljust(4).encode(), "big"))
    return bytes(request.subset(face.hb_face).blob.data)


@lru_cache(maxsize=512)
def outlines(face: Face) -> Outlines:
    """The outlines of a face, made ready once a process."""
    return Outlines(face)


def table(font: bytes, tag: bytes) -> bytes:
    """One table of a font file."""
    (count,) = struct.unpack(">H", font[4:6])
    for entry in struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * count]):
        if entry[0] == tag:
            return font[entry[2] : entry[2] + entry[3]]
    raise KeyError(tag)
