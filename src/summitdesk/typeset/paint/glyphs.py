"""Glyph-addressed fonts in a ReportLab document: Type0 fonts with Identity-H, subset by HarfBuzz (ISO 32000-1, 9.7).

ReportLab's own fonts address characters, 256 to a font, and know neither CFF outlines nor the planes beyond the BMP.
"""

import struct
import unicodedata
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from summitdesk.typeset.fonts import Face
from summitdesk.typeset.frame import Cluster, Glyph
from summitdesk.typeset.paint.document import Stream
from summitdesk.typeset.paint.operators import number

_DROPPED_TABLES = (
    *("BASE", "GDEF", "GPOS", "GSUB", "DSIG", "HVAR", "LTSH", "MATH", "MVAR", "STAT", "VDMX", "VORG"),
    *("avar", "cmap", "gasp", "hdmx", "kern", "meta", "morx", "vhea", "vmtx"),
)
_CMAP_BLOCK = 100
_SOFT_HYPHEN = "\u00ad"
_HAIR = 100
_TRACE = 0.004


class Outlines:
    """A face as a file embeds it: advances, identifiers, and subsets of its outlines."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._scale = 1000 / face.upem
        self._advances: dict[int, float] = {}
        self.compact = face.kind == "CFF"
        self._identifiers = _charset(face) if self.compact else None
        self.name = face.postscript_name

    def advance(self, gid: int) -> float:
        """The natural advance in thousandths of an em, as the file will state it."""
        known = self._advances.get(gid)
        if known is None:
            known = self._advances[gid] = round(self._face.advance(gid) * self._scale, 3)
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
        request = hb.SubsetInput()
        request.glyph_set.update(gids)
        flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        # A CFF charset carries the identifiers anyway, and an index of 65,000 empty glyphs costs 140 KB.
        request.flags = flags if self.compact else flags | hb.SubsetFlags.RETAIN_GIDS
        dropped = request.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        for tag in _DROPPED_TABLES:
            dropped.add(int.from_bytes(tag.ljust(4).encode(), "big"))
        return bytes(request.subset(self._face.hb_face).blob.data)

    def box(self, font: bytes) -> list[int]:
        """The box that holds every glyph of a subset, in thousandths of an em."""
        return [round(edge * self._scale) for edge in struct.unpack(">4h", table(font, b"head")[36:44])]


@lru_cache(maxsize=512)
def outlines(face: Face) -> Outlines:
    """The outlines of a face, made ready once a process."""
    return Outlines(face)


def _charset(face: Face) -> "array[int]":
    from fontTools.ttLib import TTFont  # costly, and only CFF faces need it

    with TTFont(face.path, lazy=True, fontNumber=face.index) as font:
        names = font["CFF "].cff.topDictIndex[0].charset
        return array("H", (0 if name == ".notdef" else int(name[3:]) for name in names))


def table(font: bytes, tag: bytes) -> bytes:
    """One table of a font file."""
    (count,) = struct.unpack(">H", font[4:6])
    for entry in struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * count]):
        if entry[0] == tag:
            return font[entry[2] : entry[2] + entry[3]]
    raise KeyError(tag)


@dataclass(slots=True)
class _Mapping:
    """One reading of glyphs as text: a font of its own in the file, sharing outlines with its siblings."""

    name: str
    texts: dict[int, str] = field(default_factory=dict)

    def admits(self, gid: int, text: str) -> bool:
        return self.texts.get(gid, text) == text


class GlyphFont:
    """A face in one document: the glyphs used, and what text each stands for.

    A glyph that stands for two texts (Ω and Ohm, a Han and its radical) is shown by two fonts with the same outlines,
    so that text copies right without ActualText, which viewers reverse in right-to-left scripts.
    """

    def __init__(self, face: Outlines, number_in_file: int) -> None:
        self._face = face
        self._number = number_in_file
        self._mappings: list[_Mapping] = []
        self._gids: set[int] = {0}

    def show(self, clusters: Sequence[Cluster], size: float, *, rtl: bool) -> str:
        """Operators that show clusters from the text position on, inside a text object."""
        pen = _Pen(self._face, size)
        if rtl:
            clusters = [part for cluster in clusters for part in self._parted(cluster, size)]
        for name, spelled, word in self._stretches(clusters, rtl=rtl):
            if spelled:
                pen.open_actual_text("".join(cluster.text for cluster in word))
            pen.choose(name)
            for cluster in word:
                if isinstance(cluster, _Hidden):
                    pen.hide(cluster)
                    continue
                for glyph in cluster.glyphs:
                    pen.show(glyph.gid, glyph.dx, glyph.dy)
            if spelled:
                pen.close_actual_text()
        return pen.finished()

    def _parted(self, cluster: Cluster, size: float) -> Iterator[Cluster]:
        """A ligature read from right to left as one glyph a letter: itself for the first, unseen ones for the others.

        Viewers turn right-to-left text around glyph by glyph; the letters within one glyph would come out reversed.
        """
        first, others = cluster.text[:1], cluster.text[1:]
        if not others or len(cluster.glyphs) != 1:
            yield cluster
            return
        (glyph,) = cluster.glyphs
        for back, letter in zip(range(len(others), 0, -1), reversed(others), strict=True):
            unseen = self._face.glyph(letter)
            if self._face.advance(unseen):
                # Viewers sort by place: each letter stands a trace to the left of the next.
                yield _Hidden((Glyph(unseen, glyph.dx - back * size * _TRACE, glyph.dy),), letter, 0.0)
        yield Cluster(cluster.glyphs, first, cluster.advance)

    def _stretches(self, clusters: Sequence[Cluster], *, rtl: bool) -> Iterator[tuple[str, bool, list[Cluster]]]:
        for spelled, word in _words(clusters, rtl=rtl):
            if spelled:
                yield self._spelled(word).name, True, word
                continue
            for name, stretch in groupby(word, key=lambda cluster: self._read(cluster, rtl=rtl)):
                yield name, False, list(stretch)

    def _read(self, cluster: Cluster, *, rtl: bool) -> str:
        """The font that reads a simple cluster's glyphs as its text."""
        texts = _texts(cluster, rtl=rtl)
        for mapping in self._mappings:
            if all(mapping.admits(gid, text) for gid, text in texts):
                break
        else:
            mapping = self._new_mapping()
        mapping.texts.update(texts)
        self._gids.update(gid for gid, _ in texts)
        return mapping.name

    def _spelled(self, word: Sequence[Cluster]) -> _Mapping:
        """A font for glyphs whose text ActualText gives; each still reads as something (ISO 19005-2, 6.2.11.7)."""
        mapping = self._mappings[0] if self._mappings else self._new_mapping()
        for cluster in word:
            for gid, text in _texts(cluster):
                mapping.texts.setdefault(gid, text or " ")
                self._gids.add(gid)
        return mapping

    def _new_mapping(self) -> _Mapping:
        suffix = "" if not self._mappings else "abcdefghijklmnopqrstuvwxyz"[len(self._mappings) - 1]
        mapping = _Mapping(f"F{self._number}{suffix}")
        self._mappings.append(mapping)
        return mapping

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:
        """Write outlines, widths and mappings into the document: ReportLab's hook for delayed fonts."""
        font = self._face.subset(self._gids)
        base = f"{_subset_tag(self._face.name, self._gids)}+{self._face.name}"
        descendant = document.Reference(self._descendant(document, base, font))
        fonts = document.idToObject["BasicFonts"].dict
        for mapping in self._mappings:
            fonts[mapping.name] = document.Reference(
                pdfdoc.PDFDictionary(
                    {
                        "Type": pdfdoc.PDFName("Font"),
                        "Subtype": pdfdoc.PDFName("Type0"),
                        "BaseFont": pdfdoc.PDFName(base + ("-Identity-H" if self._face.compact else "")),
                        "Encoding": pdfdoc.PDFName("Identity-H"),
                        "DescendantFonts": pdfdoc.PDFArray([descendant]),
                        "ToUnicode": document.Reference(Stream(self._to_unicode(mapping))),
                    }
                )
            )

    def _descendant(self, document: pdfdoc.PDFDocument, base: str, font: bytes) -> pdfdoc.PDFDictionary:
        compact = self._face.compact
        ascender, descender = self._face.vertical()
        if compact:
            program = Stream(table(font, b"CFF "), Subtype=pdfdoc.PDFName("CIDFontType0C"))
        else:
            program = Stream(font, Length1=len(font))
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(base),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(self._face.box(font)),
                "ItalicAngle": 0,
                "Ascent": ascender,
                "Descent": descender,
                "CapHeight": 700,
                "StemV": 80,
                "FontFile3" if compact else "FontFile2": document.Reference(program),
            }
        )
        entries: dict[str, object] = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType0" if compact else "CIDFontType2"),
            "BaseFont": pdfdoc.PDFName(base),
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "DW": 1000,
            "W": self._widths(),
            "FontDescriptor": document.Reference(descriptor),
        }
        if not compact:
            entries["CIDToGIDMap"] = pdfdoc.PDFName("Identity")
        return pdfdoc.PDFDictionary(entries)

    def _widths(self) -> pdfdoc.PDFArray:
        wide: list[object] = []
        for identifier, gid in sorted((self._face.identifier(gid), gid) for gid in self._gids):
            advance = self._face.advance(gid)
            if advance != 1000:
                wide += [identifier, pdfdoc.PDFArray([number(advance)])]
        return pdfdoc.PDFArray(wide)

    def _to_unicode(self, mapping: _Mapping) -> bytes:
        entries = sorted((self._face.identifier(gid), text) for gid, text in mapping.texts.items())
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for at in range(0, len(entries), _CMAP_BLOCK):
            block = entries[at : at + _CMAP_BLOCK]
            lines.append(f"{len(block)} beginbfchar")
            lines += [f"<{identifier:04X}> <{_utf16(text)}>" for identifier, text in block]
            lines.append("endbfchar")
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode()


class _Hidden(Cluster):
    """A letter that its ligature shows already."""


class _Pen:
    """Writes TJ arrays whose rounding never adds up, in thousandths of an em from the run's origin."""

    def __init__(self, face: Outlines, size: float) -> None:
        self._face = face
        self._size = size
        self._operators: list[str] = []
        self._pieces: list[str] = []
        self._codes: list[str] = []
        self._at = 0.0
        self._rise = 0.0
        self._font = ""

    def hide(self, cluster: _Hidden) -> None:
        """Let a letter be found and copied but not seen: a hair wide, so that no viewer takes it for a word."""
        (glyph,) = cluster.glyphs
        self._move(glyph.dx, glyph.dy)
        self._flush()
        code = f"<{self._face.identifier(glyph.gid):04X}>"
        self._operators.append(f"3 Tr {number(100 * _HAIR / self._face.advance(glyph.gid))} Tz {code} Tj 0 Tr 100 Tz")
        self._at += _HAIR

    def choose(self, name: str) -> None:
        if name != self._font:
            self._flush()
            self._operators.append(f"/{name} {number(self._size)} Tf")
            self._font = name

    def show(self, gid: int, dx: float, dy: float) -> None:
        self._move(dx, dy)
        self._codes.append(f"{self._face.identifier(gid):04X}")
        self._at += self._face.advance(gid)

    def _move(self, dx: float, dy: float) -> None:
        if abs(dy - self._rise) > 1e-4:
            self._flush()
            self._operators.append(f"{number(dy)} Ts")
            self._rise = dy
        shift = round(self._at - dx * 1000 / self._size)
        if shift:
            self._close_codes()
            self._pieces.append(str(shift))
            self._at -= shift

    def open_actual_text(self, text: str) -> None:
        self._flush()
        self._operators.append(f"/Span <</ActualText <FEFF{_utf16(text)}>>> BDC")

    def close_actual_text(self) -> None:
        self._flush()
        self._operators.append("EMC")

    def finished(self) -> str:
        self._flush()
        if self._rise:
            self._operators.append("0 Ts")
        return " ".join(self._operators)

    def _close_codes(self) -> None:
        if self._codes:
            self._pieces.append(f"<{''.join(self._codes)}>")
            self._codes.clear()

    def _flush(self) -> None:
        self._close_codes()
        if self._pieces:
            self._operators.append(f"[{''.join(_spaced(self._pieces))}] TJ")
            self._pieces.clear()


def _spaced(pieces: Sequence[str]) -> Iterator[str]:
    # Two numbers in a row need a blank between them; a number and a string do not.
    for before, piece in zip(("<", *pieces), pieces, strict=False):
        yield f" {piece}" if before[0] != "<" and piece[0] != "<" else piece


def _words(clusters: Sequence[Cluster], *, rtl: bool) -> Iterator[tuple[bool, list[Cluster]]]:
    """Clusters in words, each with whether its text must be spelled out beside its glyphs.

    Viewers put the marks of Thai and of Indic scripts in the order of their places, so such a word is spelled whole.
    """
    if rtl:
        yield False, list(clusters)
        return
    for _, word in groupby(clusters, key=lambda cluster: cluster.text.isspace()):
        stretch = list(word)
        yield any(_is_tangled(cluster) for cluster in stretch), stretch


def _is_tangled(cluster: Cluster) -> bool:
    return len(cluster.glyphs) != 1 or _needs_spelling(cluster.text)


@lru_cache(maxsize=4096)
def _needs_spelling(text: str) -> bool:
    return not text or text == _SOFT_HYPHEN or any(unicodedata.category(character)[0] == "M" for character in text)


def _texts(cluster: Cluster, *, rtl: bool = False) -> list[tuple[int, str]]:
    """What each glyph of a cluster reads as: character by character where they pair off, else all of it at once."""
    gids = [glyph.gid for glyph in cluster.glyphs]
    text = "-" if cluster.text == _SOFT_HYPHEN else cluster.text
    if len(gids) == len(text):
        return list(zip(gids, reversed(text) if rtl else text, strict=True))
    return list(zip(gids, [text, *("\u200b" for _ in gids[1:])], strict=True))


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _subset_tag(name: str, gids: Iterable[int]) -> str:
    checksum = zlib.crc32(repr((name, sorted(gids))).encode())
    return "".join(chr(ord("A") + checksum // 26**place % 26) for place in range(6))
