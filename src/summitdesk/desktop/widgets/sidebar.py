"""The side bar: which event, which page, and how many findings wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.tokens import SIDE_BAR, TYPE
from summitdesk.desktop.widgets.text import Label, literal, tip
from summitdesk.i18n import _

_BADGE_HEIGHT: Final = 18


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the side bar: its id, translated title, and icon."""

    id: str
    title: str
    icon: str
    tip: str


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event of the switcher: its id, title and the line below it."""

    id: str
    title: str
    caption: str


class PageButton(QPushButton):
    """A page in the side bar, with a count at its right end."""

    def __init__(self, look: Look, entry: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(literal(entry.title), parent)
        self._look = look
        self._count = ""
        self._colour = ""
        self._title = entry.title
        look.put_icon(self, entry.icon, size=18)
        self.setProperty("role", "page")
        self.setCheckable(True)
        self.setToolTip(tip(entry.tip))
        self.setAccessibleName(entry.title)

    def show_count(self, count: str, colour: str = "", spoken: str = "") -> None:
        """Show a count; ``colour`` makes it a coloured badge, ``spoken`` says it for those who listen."""
        self._count, self._colour = count, colour
        self.setAccessibleName(f"{self._title}, {spoken or count}" if count else self._title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(TYPE.caption))
        width = max(_BADGE_HEIGHT, painter.fontMetrics().horizontalAdvance(self._count) + 12)
        room = QRectF(self.width() - 8 - width, (self.height() - _BADGE_HEIGHT) / 2, width, _BADGE_HEIGHT)
        if self._colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour))
            painter.drawRoundedRect(room, _BADGE_HEIGHT / 2, _BADGE_HEIGHT / 2)
            painter.setPen(QColor(self._look.palette.paper))
        else:
            painter.setPen(QColor(self._look.palette.muted))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self._count)


class EventButton(QPushButton):
    """The event switcher: title and dates of the event at hand, and a menu of the others."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "event")
        self._title = Label("", "strong", wrap=True)
        self._caption = Label("", "caption", wrap=True)
        for label in (self._title, self._caption):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 32, 10)
        self._column.setSpacing(2)
        self._column.addWidget(self._title)
        self._column.addWidget(self._caption)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, max(56, self._column.heightForWidth(SIDE_BAR - 24)))

    def describe(self, title: str, caption: str) -> None:
        """Show an event's title, with a line below it."""
        self._title.setText(title)
        self._caption.setText(caption)
        self.setAccessibleName(_("Event: {title}").format(title=title))
        self._caption.setVisible(bool(caption))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        mark = self._look.pixmap("chevrons-up-down", self._look.palette.muted, 16, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPoint(self.width() - 26, (self.height() - 16) // 2), mark)


class SideBar(QFrame):
    """Event switcher above, pages below it, two small switches at the foot."""

    page_chosen = Signal(str)  # the page's id
    event_chosen = Signal(str)  # the event's id

    def __init__(self, look: Look, pages: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "side")
        self.setFixedWidth(SIDE_BAR)
        self._events = QMenu(self)
        self._events.triggered.connect(lambda chosen: self.event_chosen.emit(chosen.data()))
        self.event_button = EventButton(look)
        self.event_button.clicked.connect(self.open_events)
        self.pages: dict[str, PageButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(self.event_button)
        layout.addSpacing(12)
        for entry in pages:
            button = PageButton(look, entry)
            button.clicked.connect(lambda checked=False, page=entry.id: self.page_chosen.emit(page))
            self.pages[entry.id] = button
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(4)
        layout.addLayout(self._foot)

    def add_switch(self, button: QToolButton) -> None:
        """Put a small button at the foot."""
        self._foot.addWidget(button)

    def close_foot(self) -> None:
        """Leave what remains of the foot empty."""
        self._foot.addStretch(1)

    def show_events(self, events: Sequence[EventEntry], current: str) -> None:
        """Offer these events and show which one is at hand."""
        self._events.clear()
        for entry in events:
            choice = self._events.addAction(literal(entry.title))
            choice.setData(entry.id)
            choice.setCheckable(True)
            choice.setChecked(entry.id == current)
            if entry.id == current:
                choice.setFont(_bold(self._look.font()))
                self.event_button.describe(entry.title, entry.caption)
        if not events:
            self.event_button.describe(_("No event"), "")
        self.event_button.setEnabled(bool(events))

    def open_events(self) -> None:
        """Show the menu of events below the switcher."""
        if self._events.actions():
            self._events.setMinimumWidth(self.event_button.width())
            self._events.popup(self.event_button.mapToGlobal(QPoint(0, self.event_button.height() + 4)))

    def mark(self, page: str) -> None:
        """Show which page is open."""
        self.pages[page].setChecked(True)


def _bold(font: QFont) -> QFont:
    font.setWeight(QFont.Weight.Bold)
    return font
