"""What a widget needs in order to draw: the palette in force and the typefaces."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton

from summitdesk.desktop.design import icons
from summitdesk.desktop.design.tokens import TYPE, Palette
from summitdesk.desktop.design.typefaces import Typefaces

_GAP: Final = 6


@dataclass(frozen=True, slots=True)
class Look:
    """One appearance, handed to every widget that draws; a change of appearance hands out another."""

    palette: Palette
    typefaces: Typefaces

    def icon(self, name: str, colour: str = "", size: int = icons.SIZE) -> QIcon:
        """A line icon in ink or in ``colour``."""
        return icons.icon(name, self.palette, colour=colour, size=size)

    def put_icon(self, button: QAbstractButton, name: str, colour: str = "", size: int = icons.SIZE) -> None:
        """Put an icon before a button's text, at a proper distance."""
        button.setIcon(icons.icon(name, self.palette, colour=colour, size=size, gap=_GAP))
        button.setIconSize(QSize(size + _GAP, size))

    def pixmap(self, name: str, colour: str = "", size: int = icons.SIZE, scale: float = 1) -> QPixmap:
        """A line icon as a picture."""
        return icons.pixmap(name, colour or self.palette.ink, size, scale)

    def font(self, pixels: int = TYPE.body, *, bold: bool = False) -> QFont:
        """A font of the type scale."""
        return self.typefaces.font(pixels, bold=bold)
