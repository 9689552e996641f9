"""The head of every page: title, what is shown, search, and one primary action."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.tokens import HEADER
from summitdesk.desktop.widgets.text import ElidedLabel, Label, literal, tip
from summitdesk.desktop.widgets.undo import leaves_undo

_SHOWN: Final = 280
"""Pixels that the line about what is shown gets before the search field does."""


class SearchField(QLineEdit):
    """A search field that reports what is typed, gathered, and clears on Escape."""

    searched = Signal(str)  # the text, shortly after the last keystroke

    def __init__(self, look: Look, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.addAction(look.icon("search", look.palette.muted), QLineEdit.ActionPosition.LeadingPosition)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(60)
        self._gather.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self._restart)

    def event(self, event: QEvent) -> bool:
        return leaves_undo(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _restart(self) -> None:
        self._gather.start()


class PageHeader(QFrame):
    """Built once per page; pages say what is shown and add their buttons."""

    def __init__(self, look: Look, title: str, search: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "bar")
        self.setFixedHeight(HEADER)
        self._title = Label(title, "title")
        self._shown = ElidedLabel("", "muted")
        self.search: SearchField | None = SearchField(look, search) if search else None
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(24, 0, 16, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._title)
        self._layout.addSpacing(4)
        self._layout.addWidget(self._shown, 1)
        if self.search is not None:
            self.search.setMinimumWidth(136)
            self.search.setMaximumWidth(232)
            self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._layout.addWidget(self.search, 3)

    def say(self, shown: str) -> None:
        """Say what the page shows, in half a line."""
        self._shown.setText(shown)
        self._shown.setMinimumWidth(min(_SHOWN, self._shown.fontMetrics().horizontalAdvance(shown) + 4))

    def add(self, widget: QWidget) -> None:
        """Put another control before the primary action."""
        self._layout.addWidget(widget)

    def add_primary(self, text: str, icon: str = "") -> QPushButton:
        """The page's one primary action."""
        button = QPushButton(literal(text))
        button.setProperty("role", "primary")
        if icon:
            self._look.put_icon(button, icon, self._look.palette.on_glacier)
        button.setAccessibleName(text)
        self._layout.addWidget(button)
        return button

    def add_tool(self, text: str, icon: str) -> QToolButton:
        """A small button with an icon; its name is in the tool tip."""
        button = tool_button(self._look, text, icon)
        self._layout.addWidget(button)
        return button


def tool_button(look: Look, text: str, icon: str, colour: str = "") -> QToolButton:
    """A small button with an icon, named for those who listen and for those who hover."""
    button = QToolButton()
    button.setIcon(look.icon(icon, colour or look.palette.muted))
    button.setAccessibleName(text)
    button.setToolTip(tip(text))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
