"""The bundled faces: which of them draws a character in a given style, and what shaping and painting need of each.

No system font is ever asked, so the same text is set from the same glyphs on every machine.
"""

import struct
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import uharfbuzz as hb
from fontTools import unicodedata as scripts

from summitdesk.paths import resources

WIDE_SCRIPTS = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
"""Scripts whose characters stand in the em square of a CJK face."""

_NO_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})

# Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties: they shape or order text and draw nothing themselves.
_IGNORABLE = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip


@cache
def is_ignorable(character: str) -> bool:
    """Whether a character draws nothing by itself (joiners, variation selectors, bidi controls, soft hyphens)."""
    code = ord(character)
    return any(low <= code <= high for low, high in _IGNORABLE)


@cache
def is_selector(character: str) -> bool:
    """Whether a character chooses among the forms of the one before it (variation selectors 1 to 256)."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


@cache
def is_damaged(character: str) -> bool:
    """Whether a character has no shape of its own in any font that is to be trusted.

    Private-use characters, U+FFFD, lone surrogates, control characters and noncharacters are what an encoding accident
    leaves behind; some fonts draw something for them, which is worse than nothing.
    """
    return (
        unicodedata.category(character) in {"Co", "Cs", "Cc"}
        or character == "\ufffd"
        or ord(character) & 0xFFFE == 0xFFFE
    )


@cache
def scripts_of(character: str) -> frozenset[str]:
    """The ISO 15924 codes of the scripts that use a character; empty for what belongs to all of them."""
    return frozenset(scripts.script_extension(character)) - _NO_SCRIPT


@dataclass(frozen=True, slots=True)
class FaceEntry:
    """A line of the catalogue ``fonts.toml``; the file itself says what each field means."""

    key: str
    file: str
    index: int
    family: str
    bold: bool
    scripts: frozenset[str]
    order: int


class Face:
    """One face of a font file, mapped into memory at its first use. Lengths are in font units (``upem`` to the em)."""

    def __init__(self, entry: FaceEntry, folder: Path) -> None:
        self.key = entry.key
        self.path = folder / entry.file
        self.index = entry.index
        self.family = entry.family
        self.bold = entry.bold
        self.scripts = entry.scripts
        self.order = entry.order
        self.wide = bool(entry.scripts & WIDE_SCRIPTS)

    def __repr__(self) -> str:
        return f"Face({self.key})"

    @cached_property
    def hb_face(self) -> hb.Face:
        """HarfBuzz's face, for shaping and for subsetting."""
        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)

    @cached_property
    def hb_font(self) -> hb.Font:
        """HarfBuzz's font in font units; nobody changes it, so threads may share it."""
        return hb.Font(self.hb_face)

    @cached_property
    def upem(self) -> int:
        """Font units to the em."""
        return int(self.hb_face.upem)

    @cached_property
    def kind(self) -> str:
        """The outlines: ``"glyf"`` (TrueType) or ``"CFF"``."""
        return "CFF" if "CFF " in self.hb_face.table_tags else "glyf"

    @cached_property
    def postscript_name(self) -> str:
        """The name of the face inside a PDF."""
        return str(self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.key)

    @cached_property
    def bbox(self) -> tuple[int, int, int, int]:
        """The box that holds every glyph: left, bottom, right, top."""
        x_min, y_min, x_max, y_max = struct.unpack(">4h", bytes(self.hb_face.reference_table("head").data)[36:44])
        return x_min, y_min, x_max, y_max

    @cached_property
    def ascent(self) -> int:
        """The face's own ascender."""
        return int(self.hb_font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        """The face's own descender, as a positive length."""
        return -int(self.hb_font.get_font_extents("ltr").descender)

    def glyph(self, character: str) -> int:
        """The glyph id of a character, 0 where the face has none."""
        return self.hb_font.get_nominal_glyph(ord(character)) or 0

    def covers(self, cluster: str) -> bool:
        """Whether the face draws every visible character of a grapheme cluster."""
        return all(self.glyph(character) for character in cluster if not is_ignorable(character))

    def varies(self, cluster: str) -> bool:
        """Whether the face has the form of a character that a variation selector behind it asks for."""
        return any(
            self.hb_font.get_variation_glyph(ord(character), ord(selector)) is not None
            for character, selector in pairwise(cluster)
            if is_selector(selector)
        )

    def advance(self, gid: int) -> int:
        """How far a glyph moves the pen when it stands alone."""
        return int(self.hb_font.get_glyph_h_advance(gid))

    def ink(self, gid: int) -> tuple[int, int, int, int]:
        """The box of a glyph's ink: left, bottom, right, top; all 0 for a blank."""
        extents = self.hb_font.get_glyph_extents(gid)
        # HarfBuzz measures the height downwards from the top.
        return (
            extents.x_bearing,
            extents.y_bearing + extents.height,
            extents.x_bearing + extents.width,
            extents.y_bearing,
        )


class Chain:
    """The order in which faces are asked for the characters of one style, remembered by cluster."""

    def __init__(self, faces: Iterable[Face], family: str, bold: bool) -> None:
        self._faces = tuple(faces)
        self._family = family
        self._bold = bold
        self._ranked: dict[tuple[frozenset[str], bool], tuple[Face, ...]] = {}
        self._picked: dict[tuple[str, bool], Face | None] = {}

    def pick(self, cluster: str, wide: bool) -> Face | None:
        """The face that draws a grapheme cluster; ``wide`` asks the CJK faces first. None: no bundled face does."""
        key = cluster, wide
        try:
            return self._picked[key]
        except KeyError:
            return self._picked.setdefault(key, self._search(cluster, wide))

    def _search(self, cluster: str, wide: bool) -> Face | None:
        if any(map(is_damaged, cluster)):
            return None
        wanted: frozenset[str] = frozenset().union(*map(scripts_of, cluster))
        ranked = self._rank(wanted, wide)
        covering = next((face for face in ranked if face.covers(cluster)), None)
        if any(map(is_selector, cluster)):
            # 葛 with U+E0100: the face that has this form of a name's character, else the usual form.
            return next((face for face in ranked if face.varies(cluster) and face.covers(cluster)), covering)
        return covering

    def _rank(self, wanted: frozenset[str], wide: bool) -> tuple[Face, ...]:
        key = wanted, wide
        if key not in self._ranked:
            self._ranked[key] = tuple(sorted(self._faces, key=lambda face: self._distance(face, wanted, wide)))
        return self._ranked[key]

    def _distance(self, face: Face, wanted: frozenset[str], wide: bool) -> tuple[bool, bool, int, bool, bool]:
        return (
            wide and not face.wide,
            bool(wanted) and not wanted & face.scripts,
            face.order,
            face.family != self._family,
            face.bold != self._bold,
        )


class FontLibrary:
    """All faces of a catalogue, by key, and the chain of faces for each style."""

    def __init__(self, faces: Iterable[Face]) -> None:
        self._faces = {face.key: face for face in faces}
        self._chains: dict[tuple[str, bool], Chain] = {}

    @classmethod
    def read(cls, folder: Path) -> "FontLibrary":
        """The library of a folder that holds a catalogue ``fonts.toml``."""
        catalogue = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))
        return cls(
            Face(
                FaceEntry(
                    entry["key"],
                    entry["file"],
                    entry["index"],
                    entry["family"],
                    entry["bold"],
                    frozenset(entry["scripts"]),
                    entry["order"],
                ),
                folder,
            )
            for entry in catalogue["face"]
        )

    @staticmethod
    @cache
    def bundled() -> "FontLibrary":
        """The faces that SummitDesk ships with."""
        return FontLibrary.read(resources() / "fonts")

    def face(self, key: str) -> Face:
        """The face that a glyph run names."""
        return self._faces[key]

    def faces(self) -> tuple[Face, ...]:
        """Every face, in the order of the catalogue."""
        return tuple(self._faces.values())

    def chain(self, family: str, bold: bool) -> Chain:
        """The chain of faces for a style."""
        key = family, bold
        if key not in self._chains:
            self._chains[key] = Chain(self._faces.values(), family, bold)
        return self._chains[key]

    def missing(self, text: str, language: str = "") -> tuple[str, ...]:
        """The characters of ``text`` that no bundled face draws or that are damaged, each once, in order.

        One pan-CJK face holds every region's forms, so the answer is the same in each language.
        """
        chain = self.chain("serif", False)
        return tuple(
            character
            for character in dict.fromkeys(text)
            if not (character.isspace() or is_ignorable(character) or chain.pick(character, False))
        )
