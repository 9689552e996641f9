"""A photograph in the inspector: shown, chosen, dropped on, or taken away."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.text import tip
from summitdesk.i18n import _

_SIZE = QSize(72, 88)


class Photo(QPushButton):
    """The photograph, or the place for one; a click asks for another, and a file may be dropped on it."""

    dropped = Signal(str)  # the path of a picture file

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._image = QImage()
        self.setProperty("role", "photo")
        self.setFixedSize(_SIZE)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_image(b"")

    def show_image(self, data: bytes) -> None:
        """Show a photograph of the register; none where ``data`` is empty."""
        self._image = _jpeg(data) if data else QImage()
        name = _("Photograph: choose another") if data else _("Add a photograph")
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self.update()

    @property
    def has_image(self) -> bool:
        """Whether a photograph is shown."""
        return not self._image.isNull()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(str(Path(files[0])))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.fillPath(shape, QColor(self._look.palette.paper))
        if self.has_image:
            painter.setClipPath(shape)
            painter.drawImage(self.rect(), self._image, self._crop())
            painter.setClipping(False)
        else:
            mark = self._look.pixmap("user", self._look.palette.edge, 28, self.devicePixelRatioF())
            painter.drawPixmap(QPoint((self.width() - 28) // 2, (self.height() - 28) // 2), mark)
        edge = self._look.palette.glacier if self.hasFocus() or self.underMouse() else self._look.palette.edge
        painter.setPen(QPen(QColor(edge), 1))
        painter.drawPath(shape)

    def _crop(self) -> QRect:
        """The middle of the picture in the proportions of the frame, nearer to its top: faces are up there."""
        width, height = self._image.width(), self._image.height()
        wanted = round(width * self.height() / self.width())
        if wanted <= height:
            return QRect(0, (height - wanted) // 4, width, wanted)
        narrow = round(height * self.width() / self.height())
        return QRect((width - narrow) // 2, 0, narrow, height)


def _jpeg(data: bytes) -> QImage:
    """A photograph of the register. These are JPEG; naming the format keeps every other decoder out."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    return reader.read()
