"""The bundled typefaces: the interface never depends on what a computer happens to have installed."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from summitdesk.desktop.design.tokens import TYPE
from summitdesk.paths import resources

_FIRST: Final = frozenset({"Latn", "Hani"})
"""Scripts of the two interface languages: their faces are loaded before the first paint, the others after it."""


class Typefaces:
    """Loads the bundled sans faces into Qt, those of the interface languages first."""

    def __init__(self) -> None:
        self._loaded: dict[Path, tuple[str, ...]] = {}
        self._families: list[str] = []

    def load_first(self) -> None:
        """Load what both interface languages need."""
        self._load(face for face in _sans_faces() if _FIRST.intersection(face.scripts))

    def load_rest(self) -> None:
        """Load the faces of all other scripts that a delegate's name may be written in."""
        self._load(_sans_faces())

    def families(self) -> tuple[str, ...]:
        """The families loaded so far, in the order in which a character looks for its face."""
        return tuple(self._families)

    def font(self, pixels: int = TYPE.body, *, bold: bool = False) -> QFont:
        """A font of the interface at ``pixels`` height."""
        font = QFont()
        font.setFamilies(list(self._families))
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _load(self, faces: Iterable["_Face"]) -> None:
        for face in faces:
            if face.path not in self._loaded:
                number = QFontDatabase.addApplicationFont(str(face.path))
                self._loaded[face.path] = tuple(QFontDatabase.applicationFontFamilies(number))
            for family in self._loaded[face.path]:
                if family not in self._families:
                    self._families.append(family)


class _Face:
    def __init__(self, path: Path, scripts: tuple[str, ...], order: int) -> None:
        self.path = path
        self.scripts = scripts
        self.order = order


def _sans_faces() -> list[_Face]:
    folder = resources() / "fonts"
    with (folder / "fonts.toml").open("rb") as stream:
        catalogue = tomllib.load(stream)
    entries = [face for face in catalogue["face"] if face["family"] == "sans" and not face.get("variants")]
    faces = [_Face(folder / entry["file"], tuple(entry["scripts"]), int(entry["order"])) for entry in entries]
    return sorted(faces, key=lambda face: face.order)
