"""Line icons (Lucide, ISC) tinted with a colour of the palette."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from summitdesk.desktop.design.tokens import Palette
from summitdesk.paths import resources

SIZE: Final = 16
_SCALES: Final = (1, 2)


def icon(name: str, palette: Palette, *, colour: str = "", size: int = SIZE, gap: int = 0) -> QIcon:
    """The icon in ink (or ``colour``), muted where its widget is disabled, with ``gap`` pixels free at its right."""
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour or palette.ink), (QIcon.Mode.Disabled, palette.edge)):
        for scale in _SCALES:
            made.addPixmap(_beside_text(pixmap(name, tint, size, scale), gap), mode)
    return made


def _beside_text(drawn: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawn
    scale = drawn.devicePixelRatio()
    wider = QPixmap(drawn.width() + round(gap * scale), drawn.height())
    wider.setDevicePixelRatio(scale)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wider


@cache
def pixmap(name: str, colour: str, size: int = SIZE, scale: float = 1) -> QPixmap:
    """The icon drawn ``size`` device-independent pixels wide in ``colour``."""
    drawn = QPixmap(QSize(round(size * scale), round(size * scale)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(
        painter, QRectF(0, 0, drawn.width(), drawn.height())
    )
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


@cache
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
