"""Whose Undo it is: a field's while it has something to undo, and the desk's otherwise."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def can_undo(widget: QWidget | None) -> bool:
    """Whether a field has something to undo."""
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    return isinstance(widget, QPlainTextEdit) and widget.document().isUndoAvailable()


def can_redo(widget: QWidget | None) -> bool:
    """Whether a field has something to do again."""
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable()
    return isinstance(widget, QPlainTextEdit) and widget.document().isRedoAvailable()


def leaves_undo(widget: QWidget, event: QEvent) -> bool:
    """Whether the key is Undo or Redo and the field has nothing to undo: then the shortcut goes to the desk.

    Qt's fields take both keys for themselves even when they have nothing to do with them.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_undo, is_redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
    if (is_undo and not can_undo(widget)) or (is_redo and not can_redo(widget)):
        event.ignore()
        return True
    return False
