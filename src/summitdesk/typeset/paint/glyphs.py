"""Glyph-addressed fonts in a ReportLab document: Type0 fonts with Identity-H, subset by HarfBuzz (ISO 32000-1, 9.7).

ReportLab's own fonts address characters, 256 to a font, and know neither CFF outlines nor the planes beyond the BMP.
"""

import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc

from summitdesk.typeset.frame import Cluster
from summitdesk.typeset.paint.document import Stream
from summitdesk.typeset.paint.encoding import Encoded, Reading, encode_with, utf16
from summitdesk.typeset.paint.operators import number
from summitdesk.typeset.paint.outlines import Outlines, table

_CMAP_BLOCK = 100


@dataclass(slots=True)
class _Mapping:
    """One reading of glyphs as text: a font of its own in the file, sharing outlines with its siblings."""

    name: str
    texts: dict[int, str] = field(default_factory=dict)
    known: set[Reading] = field(default_factory=set)

    def admits(self, readings: Iterable[Reading]) -> bool:
        return all(self.texts.get(gid, text) == text for gid, text in readings)

    def learn(self, readings: Iterable[Reading]) -> None:
        self.texts.update(readings)
        self.known.update(readings)


def _says_two_things(readings: Collection[Reading]) -> bool:
    """Whether one glyph stands for two texts within a run, as it does for a blank and a no-break one."""
    return len({gid for gid, _ in readings}) < len(readings)


class GlyphFont:
    """A face in one document: the glyphs used, and what text each stands for.

    A glyph that stands for two texts (Ω and Ohm, a Han and its radical) is shown by two fonts with the same outlines,
    so that text copies right without ActualText, which viewers reverse in right-to-left scripts.
    """

    def __init__(self, face: Outlines, number_in_file: int) -> None:
        self.face = face
        self._number = number_in_file
        self._mappings: list[_Mapping] = []
        self._new_mapping()

    def show(self, run: Encoded, clusters: Sequence[Cluster], size: float, *, rtl: bool) -> str:
        """Operators that show a run from the text position on, inside a text object."""
        first = self._mappings[0]
        for gid, text in run.spare:
            first.texts.setdefault(gid, text)
        if not run.readings <= first.known:
            if _says_two_things(run.readings) or not first.admits(run.readings):
                return encode_with(self.face, clusters, size, rtl=rtl, font_for=self._font_for)
            first.learn(run.readings)
        return f"/{first.name} {number(size)} Tf {run.operators}"

    def _font_for(self, readings: Sequence[Reading]) -> str:
        mapping = next((known for known in self._mappings if known.admits(readings)), None) or self._new_mapping()
        mapping.learn(readings)
        return mapping.name

    def _new_mapping(self) -> _Mapping:
        suffix = "" if not self._mappings else f"a{len(self._mappings)}"
        mapping = _Mapping(f"F{self._number}{suffix}")
        self._mappings.append(mapping)
        return mapping

    def _gids(self) -> set[int]:
        return {0}.union(*(mapping.texts for mapping in self._mappings))

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:
        """Write outlines, widths and mappings into the document: ReportLab's hook for delayed fonts."""
        gids = self._gids()
        font = self.face.subset(gids)
        base = f"{_subset_tag(self.face.name, gids)}+{self.face.name}"
        descendant = document.Reference(self._descendant(document, base, font))
        fonts = document.idToObject["BasicFonts"].dict
        for mapping in self._mappings:
            fonts[mapping.name] = document.Reference(
                pdfdoc.PDFDictionary(
                    {
                        "Type": pdfdoc.PDFName("Font"),
                        "Subtype": pdfdoc.PDFName("Type0"),
                        "BaseFont": pdfdoc.PDFName(base + ("-Identity-H" if self.face.compact else "")),
                        "Encoding": pdfdoc.PDFName("Identity-H"),
                        "DescendantFonts": pdfdoc.PDFArray([descendant]),
                        "ToUnicode": document.Reference(Stream(self._to_unicode(mapping))),
                    }
                )
            )

    def _descendant(self, document: pdfdoc.PDFDocument, base: str, font: bytes) -> pdfdoc.PDFDictionary:
        compact = self.face.compact
        ascender, descender = self.face.vertical()
        if compact:
            program = Stream(table(font, b"CFF "), Subtype=pdfdoc.PDFName("CIDFontType0C"))
        else:
            program = Stream(font, Length1=len(font))
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(base),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(self.face.box(font)),
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
        for identifier, gid in sorted((self.face.identifier(gid), gid) for gid in self._gids()):
            advance = self.face.advance(gid)
            if advance != 1000:
                wide += [identifier, pdfdoc.PDFArray([number(advance)])]
        return pdfdoc.PDFArray(wide)

    def _to_unicode(self, mapping: _Mapping) -> bytes:
        entries = sorted((self.face.identifier(gid), text) for gid, text in mapping.texts.items())
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for at in range(0, len(entries), _CMAP_BLOCK):
            block = entries[at : at + _CMAP_BLOCK]
            lines.append(f"{len(block)} beginbfchar")
            lines += [f"<{identifier:04X}> <{utf16(text)}>" for identifier, text in block]
            lines.append("endbfchar")
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode()


def _subset_tag(name: str, gids: Iterable[int]) -> str:
    checksum = zlib.crc32(repr((name, sorted(gids))).encode())
    return "".join(chr(ord("A") + checksum // 26**place % 26) for place in range(6))
