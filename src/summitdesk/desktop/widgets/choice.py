"""Choosing from a few: a combo box, and marks that follow the palette, which a style sheet cannot tint."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QWidget,
)

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.text import tip

_ROOM: Final = 36
"""Pixels of a combo box that its text cannot have: padding, and the chevron."""


class Choice(QComboBox):
    """A combo box over (value, label) pairs with a chevron of our own. The wheel scrolls the pane, not the value."""

    def __init__(self, look: Look, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(16)
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Put other choices in place and keep the chosen one where it is still offered, silently."""
        chosen = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        for value, label in choices:
            self.addItem(label, value)
        self.choose(chosen)
        self.blockSignals(blocked)

    def value(self) -> str:
        """The chosen value; empty where there is none."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, str) else ""

    def choose(self, value: str) -> None:
        """Choose a value; one that is not offered leaves the first."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        whole = option.currentText
        option.currentText = option.fontMetrics.elidedText(whole, Qt.TextElideMode.ElideRight, self.width() - _ROOM)
        if not isinstance(self, FilterChoice):
            self.setToolTip(tip(whole) if option.currentText != whole else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        mark = self._look.pixmap("chevron-down", self._look.palette.muted, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(self.width() - 22, (self.height() - 16) // 2), mark)


class FilterChoice(Choice):
    """A quiet choice above a table whose first entry lets everything pass; it shows when it holds something back."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, (("", name),), parent)
        self._name = name
        self.offer(())
        self.setProperty("role", "filter")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.currentIndexChanged.connect(self._mark)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        super().offer((("", getattr(self, "_name", "")), *(entry for entry in choices if entry[0])))
        self._mark()

    def sizeHint(self) -> QSize:
        """As wide as what is chosen, not as the longest choice."""
        return QSize(self.fontMetrics().horizontalAdvance(self.currentText()) + 40, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _mark(self) -> None:
        self.setProperty("active", "true" if self.value() else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()


class Check(QCheckBox):
    """A check box with a tick of our own."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box: QRect = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            mark = self._look.pixmap("check", self._look.palette.on_glacier, 14, self.devicePixelRatioF())
            painter = QPainter(self)
            painter.drawPixmap(box.center() - QPoint(6, 6), mark)
