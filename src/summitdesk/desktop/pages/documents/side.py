"""What stands beside the outline: the paper, the details, or the versions, under three tabs."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from summitdesk.desktop.widgets.text import literal
from summitdesk.i18n import _, later

PAPER: Final = "paper"
DETAILS: Final = "details"
VERSIONS: Final = "versions"
_TITLES: Final = {PAPER: later("Paper"), DETAILS: later("Details"), VERSIONS: later("Versions")}


class SidePane(QFrame):
    """One of three panes; the tabs are reached with Tab and the arrow keys."""

    turned = Signal(str)  # the pane that is in sight now

    def __init__(self, panes: dict[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "inspector")
        self._panes = panes
        self._stack = QStackedWidget()
        self._tabs: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        strip = QHBoxLayout()
        strip.setContentsMargins(8, 8, 8, 8)
        strip.setSpacing(4)
        for name, pane in panes.items():
            button = QPushButton(literal(_(_TITLES[name])))
            button.setProperty("role", "page")
            button.setCheckable(True)
            # The tab in sight is bold and so wider than Qt reckons.
            button.setMinimumWidth(round(button.fontMetrics().horizontalAdvance(button.text()) * 1.15) + 28)
            button.setAccessibleName(_(_TITLES[name]))
            button.clicked.connect(lambda checked=False, chosen=name: self.turn_to(chosen))
            group.addButton(button)
            strip.addWidget(button)
            self._tabs[name] = button
            self._stack.addWidget(pane)
        strip.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(strip)
        column.addWidget(self._stack, 1)
        self._tabs[PAPER].setChecked(True)
        self.setFocusProxy(self._tabs[PAPER])

    @property
    def current(self) -> str:
        """The pane in sight."""
        return next(name for name, pane in self._panes.items() if pane is self._stack.currentWidget())

    def turn_to(self, name: str) -> None:
        """Bring a pane into sight."""
        self._tabs[name].setChecked(True)
        self.setFocusProxy(self._tabs[name])
        self._stack.setCurrentWidget(self._panes[name])
        self.show()
        self.turned.emit(name)
