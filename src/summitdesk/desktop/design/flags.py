"""Flags beside a country's name, drawn from the same shapes as on paper."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from summitdesk.typeset.flags import flag_art, has_flag

SIZE: Final = QSize(20, 15)


@cache
def flag(code: str, scale: float, keyline: str) -> QPixmap:
    """A country's flag with a keyline; an empty picture for a code without one."""
    if not has_flag(code):
        return QPixmap()
    art = flag_art(code)
    shapes = "".join(f'<path d="{shape.d}" fill="{shape.fill}"/>' for shape in art.shapes)
    source = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {art.width} {art.height}">{shapes}</svg>'
    picture = QPixmap(QSize(round(SIZE.width() * scale), round(SIZE.height() * scale)))
    picture.fill()
    painter = QPainter(picture)
    area = QRectF(0, 0, picture.width(), picture.height())
    QSvgRenderer(QByteArray(source.encode())).render(painter, area)
    painter.setPen(QPen(QColor(keyline), 1))
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
