"""Paper shown as paper: the pages of the real PDF as white sheets with a soft shadow, drawn on a lane of their own."""

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.lanes import Lane
from summitdesk.desktop.messages import Messages
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.widgets.text import ElidedLabel, Label
from summitdesk.i18n import _

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MARGIN: Final = 24
_GAP: Final = 20
_SHADOW: Final = 12
_ZOOMS: Final = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_PIXELS_PER_POINT: Final = 96 / 72
_LARGEST: Final = 4096
"""Pixels on the longer side of a drawn page: enough for an A4 sheet at 350 dpi."""


class Raster:
    """A PDF to be drawn. PDFium is not thread-safe: only the press may call these, one after the other."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf

    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points."""
        with self._open() as document:
            return tuple(document.get_page_size(number) for number in range(len(document)))

    def draw(self, page: int, scale: float) -> QImage:
        """One page at ``scale`` pixels a point."""
        with self._open() as document:
            bitmap = document[page].render(
                scale=scale, rev_byteorder=True, prefer_bgrx=True, fill_color=(255, 255, 255, 255)
            )
            form = QImage.Format.Format_RGBX8888
            drawn = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
            bitmap.close()
            return drawn

    def _open(self) -> "PdfDocument":
        from pypdfium2 import PdfDocument

        return PdfDocument(self._pdf)


@dataclass(slots=True)
class _Sheet:
    width: float
    height: float
    image: QImage | None = None
    scale: float = 0.0
    is_stale: bool = True


class PaperView(QAbstractScrollArea):
    """The sheets, one below the other. A newer PDF replaces the older page by page, without a flicker."""

    moved = Signal()  # another page is in sight, or the zoom has changed
    drawn = Signal()  # every sheet in sight shows the newest PDF

    def __init__(self, look: Look, lane: Lane, messages: Messages, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lane = lane
        self._messages = messages
        self._raster: Raster | None = None
        self._sheets: list[_Sheet] = []
        self._zoom = 0.0
        self._drawing = False
        self._shadow = _shadow()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that comes and goes changes the width that the paper is fitted to, and so makes itself come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(30)
        self._settle.timeout.connect(self._draw_next)

    @property
    def pages(self) -> int:
        """How many pages the paper has."""
        return len(self._sheets)

    @property
    def page(self) -> int:
        """The page in sight, counted from 1; 0 without paper."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        tops = [number for number, area in enumerate(self._areas(), 1) if area.top() <= middle]
        return tops[-1] if tops else min(1, self.pages)

    @property
    def scale(self) -> float:
        """The zoom in force: 1 shows a sheet in its real size on a screen of 96 dots an inch."""
        return self._scale() / _PIXELS_PER_POINT

    def show_pdf(self, pdf: bytes) -> None:
        """Show another PDF; the sheets in sight stay until their successors are drawn."""
        raster = self._raster = Raster(pdf)
        self._lane.submit(raster.sizes, lambda future: self._opened(raster, future))

    def clear(self) -> None:
        """Take the paper away."""
        self._raster = None
        self._sheets = []
        self._arrange()

    def zoom_in(self) -> None:
        """Show the paper larger."""
        self.zoom_to(next((zoom for zoom in _ZOOMS if zoom > self.scale * 1.01), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Show the paper smaller."""
        self.zoom_to(next((zoom for zoom in reversed(_ZOOMS) if zoom < self.scale * 0.99), _ZOOMS[0]))

    def fit(self) -> None:
        """Show the sheets as wide as the pane."""
        self.zoom_to(0.0)

    def zoom_to(self, zoom: float) -> None:
        """Show the paper at a zoom; 0 fits its width."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum() + bar.pageStep())
        self._zoom = zoom
        self._arrange()
        bar.setValue(round(share * (bar.maximum() + bar.pageStep())))
        self.moved.emit()

    def show_page(self, page: int) -> None:
        """Bring a page, counted from 1, into sight."""
        areas = self._areas()
        if 1 <= page <= len(areas):
            self.verticalScrollBar().setValue(areas[page - 1].top() - _GAP // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._look.palette.desk))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for sheet, area in zip(self._sheets, self._areas(), strict=True):
            place = area.translated(-offset)
            if place.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW).intersects(event.rect()):
                _paint_shadow(painter, place, self._shadow)
                painter.fillRect(place, QColor("#FFFFFF"))
                if sheet.image is not None:
                    painter.drawImage(place, sheet.image)

    def _opened(self, raster: Raster, future: "Future[tuple[tuple[float, float], ...]]") -> None:
        if raster is not self._raster:
            return
        error = future.exception()
        if error is not None:
            self._messages.show(error)
            return
        former = self._sheets
        self._sheets = []
        for number, (width, height) in enumerate(future.result()):
            old = former[number] if number < len(former) else None
            keeps = old is not None and (old.width, old.height) == (width, height)
            self._sheets.append(_Sheet(width, height, old.image if keeps and old else None))
        self._arrange()
        self.moved.emit()

    def _scale(self) -> float:
        if self._zoom:
            return self._zoom * _PIXELS_PER_POINT
        widest = max((sheet.width for sheet in self._sheets), default=595.0)
        return max(0.1, (self.viewport().width() - 2 * _MARGIN) / widest)

    def _areas(self) -> list[QRect]:
        """Where the sheets lie, unscrolled."""
        scale = self._scale()
        room = self.viewport().width()
        widest = max((round(sheet.width * scale) for sheet in self._sheets), default=0) + 2 * _MARGIN
        areas = []
        top = _GAP
        for sheet in self._sheets:
            width, height = round(sheet.width * scale), round(sheet.height * scale)
            areas.append(QRect((max(room, widest) - width) // 2, top, width, height))
            top += height + _GAP
        return areas

    def _arrange(self) -> None:
        areas = self._areas()
        view = self.viewport().size()
        height = areas[-1].bottom() + _GAP if areas else 0
        width = max((area.width() for area in areas), default=0) + 2 * _MARGIN
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setRange(0, max(0, height - view.height()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, width - view.width()))
        self.viewport().update()
        self._settle.start()

    def _scrolled(self) -> None:
        self._settle.start()
        self.moved.emit()

    def _draw_next(self) -> None:
        """Draw the first sheet in sight that is missing, out of date or of another size."""
        raster = self._raster
        if raster is None or self._drawing:
            return
        top = self.verticalScrollBar().value()
        sight = QRect(0, top, 1 << 20, self.viewport().height())
        scale = self._scale() * self.devicePixelRatioF()
        for number, area in enumerate(self._areas()):
            sheet = self._sheets[number]
            wanted = min(scale, _LARGEST / max(sheet.width, sheet.height))
            if area.intersects(sight) and (sheet.is_stale or abs(sheet.scale - wanted) > 0.001):
                self._draw(raster, number, wanted)
                return
        if self._sheets:
            self.drawn.emit()

    def _draw(self, raster: Raster, page: int, scale: float) -> None:
        self._drawing = True
        self._lane.submit(lambda: raster.draw(page, scale), lambda future: self._show(raster, page, scale, future))

    def _show(self, raster: Raster, page: int, scale: float, future: "Future[QImage]") -> None:
        self._drawing = False
        error = future.exception()
        if raster is self._raster and error is None and page < len(self._sheets):
            sheet = self._sheets[page]
            sheet.image, sheet.scale, sheet.is_stale = future.result(), scale, False
            self.viewport().update()
        elif raster is self._raster and error is not None:
            self._messages.show(error)
            return
        self._draw_next()


class PaperPane(QFrame):
    """A :class:`PaperView` under a strip that says which page is in sight and how large it is."""

    def __init__(self, look: Look, lane: Lane, messages: Messages, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "desk")
        self.paper = PaperView(look, lane, messages, name)
        self._title = ElidedLabel("", "caption")
        self._page = Label("", "caption")
        self._zoom = Label("", "caption")
        self._zoom.setMinimumWidth(40)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        strip = QWidget()
        self._row = QHBoxLayout(strip)
        self._row.setContentsMargins(16, 4, 8, 4)
        self._row.setSpacing(4)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(self._page)
        self._row.addSpacing(8)
        for text, icon, run in (
            (_("Zoom out"), "zoom-out", self.paper.zoom_out),
            (_("Zoom in"), "zoom-in", self.paper.zoom_in),
            (_("Fit to width"), "maximize", self.paper.fit),
        ):
            button = tool_button(look, text, icon)
            button.clicked.connect(run)
            self._row.addWidget(button)
            if icon == "zoom-out":
                self._row.addWidget(self._zoom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(strip)
        layout.addWidget(self.paper, 1)
        self.paper.moved.connect(self._tell)
        self._tell()

    def say(self, text: str) -> None:
        """Say what the paper is, or why there is none."""
        self._title.setText(text)

    def _tell(self) -> None:
        pages = self.paper.pages
        shown = _("Page {page} of {pages}").format(page=self.paper.page, pages=pages) if pages else ""
        self._page.setText(shown)
        self._zoom.setText(f"{round(self.paper.scale * 100)} %")


def _shadow() -> QImage:
    """A soft dark square whose borders are stretched round a sheet."""
    side = 4 * _SHADOW + 1
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(_SHADOW):
        painter.setBrush(QColor(10, 24, 38, 1 + step // 3))
        inset = float(step)
        painter.drawRoundedRect(QRectF(image.rect()).adjusted(inset, inset, -inset, -inset), _SHADOW, _SHADOW)
    painter.end()
    return image


def _paint_shadow(painter: QPainter, sheet: QRect, shadow: QImage) -> None:
    around = sheet.adjusted(-_SHADOW, -_SHADOW + 2, _SHADOW, _SHADOW + 2)
    for x, width, source_x, source_width in _thirds(around.left(), around.width(), shadow.width()):
        for y, height, source_y, source_height in _thirds(around.top(), around.height(), shadow.height()):
            source = QRect(source_x, source_y, source_width, source_height)
            painter.drawImage(QRect(x, y, width, height), shadow, source)


def _thirds(start: int, length: int, source: int) -> tuple[tuple[int, int, int, int], ...]:
    """Corner, stretched middle and corner along one side: where each lies and what it is taken from."""
    edge = 2 * _SHADOW
    return (
        (start, edge, 0, edge),
        (start + edge, length - 2 * edge, edge, source - 2 * edge or 1),
        (start + length - edge, edge, source - edge, edge),
    )
