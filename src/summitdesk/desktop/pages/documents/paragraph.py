"""A paragraph in one language: a field as high as its text."""

import math

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from summitdesk.desktop.pages.documents.fields_in_text import FieldMarks
from summitdesk.desktop.widgets.undo import leaves_undo

_AIR = 14
"""Pixels round the lines: border, padding and the document's margin."""


class ParagraphEditor(QPlainTextEdit):
    """Reports every keystroke for the paper, and the finished text for the register when the focus leaves."""

    typed = Signal()  # the text differs from a moment ago
    finished = Signal(str)  # the text to store
    entered = Signal()  # the caret is here now
    stepped = Signal(int)  # the caret left over the upper (-1) or lower (1) edge

    def __init__(self, name: str, *, rtl: bool = False, bold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self._showing = False
        self.marks: FieldMarks | None = None
        self.setProperty("role", "paragraph")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if rtl:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if bold:
            font = self.font()
            font.setBold(True)
            self.setFont(font)
        self._grow = QTimer(self)
        self._grow.setSingleShot(True)
        self._grow.setInterval(0)
        self._grow.timeout.connect(self._fit)
        self.textChanged.connect(self._changed)

    def let_write(self, *, is_open: bool) -> None:
        """Let the text be edited, or only be read and copied."""
        if self.isReadOnly() is not is_open:
            return
        self.setReadOnly(not is_open)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextEditorInteraction
            if is_open
            else Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setProperty("role", "paragraph" if is_open else "reading")
        self.style().unpolish(self)
        self.style().polish(self)

    @property
    def is_changed(self) -> bool:
        """Whether what is typed is not stored yet."""
        return self.toPlainText() != self._stored

    def show_text(self, text: str) -> None:
        """Show a stored text, unless somebody is typing another."""
        typing = self.hasFocus() and self.is_changed
        self._stored = text
        if not typing and text != self.toPlainText():
            self._showing = True
            self.setPlainText(text)
            self._showing = False
        self._fit()

    def forget(self) -> None:
        """Show what is stored, whatever was typed."""
        self.setPlainText(self._stored)

    def store(self) -> None:
        """Hand over what was typed, if anything was."""
        if self.is_changed:
            self._stored = self.toPlainText()
            self.finished.emit(self._stored)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height_needed())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height_needed())

    def height_needed(self) -> int:
        """The height that shows all lines at the present width, those taller by another script as well."""
        height, block = 0.0, self.document().begin()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return max(math.ceil(height), round(QFontMetricsF(self.font()).lineSpacing())) + _AIR

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.store()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_changed:
            self.forget()
            return
        before = self.textCursor().position()
        super().keyPressEvent(event)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() and self.textCursor().position() == before:
            self.stepped.emit(step)

    def event(self, event: QEvent) -> bool:
        return leaves_undo(self, event) or super().event(event)

    def _changed(self) -> None:
        self._grow.start()
        if not self._showing:
            self.typed.emit()

    def _fit(self) -> None:
        self.setMinimumHeight(self.height_needed())
        self.updateGeometry()
