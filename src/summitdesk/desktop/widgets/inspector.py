"""The inspector: a form made from declared fields, which edits what is selected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.tokens import INSPECTOR
from summitdesk.desktop.widgets.choice import Check, Choice
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.widgets.text import ElidedLabel, Label, tip
from summitdesk.desktop.widgets.undo import leaves_undo


class Kind(StrEnum):
    """How a field is edited."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    CHECK = "check"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Tool:
    """A small button beside a field: its name, icon and what it does; ``on`` marks the one in force."""

    text: str
    icon: str
    run: Callable[[], None]
    on: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: its label, its value as text, and what to do with a new one.

    A check is "1" or "". ``half`` fields share a row. ``note`` is a sentence below the field (a finding, a hint);
    ``rtl`` fields are written from right to left.
    """

    id: str
    label: str
    value: str = ""
    write: Callable[[str], None] | None = None
    kind: Kind = Kind.LINE
    choices: Sequence[tuple[str, str]] = ()
    placeholder: str = ""
    half: bool = False
    tools: tuple[Tool, ...] = ()
    note: str = ""
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under a heading, with at most one thing to add."""

    title: str
    fields: tuple[Field, ...]
    add: Tool | None = None


class LineEditor(QLineEdit):
    """A line that reports a change when editing ends, and takes it back on Escape."""

    changed = Signal(str)  # the new text

    def __init__(self) -> None:
        super().__init__()
        self._stored = ""
        self.editingFinished.connect(self._report)

    def show_value(self, text: str) -> None:
        """Show a stored value, unless somebody is typing another."""
        typing = self.hasFocus() and self.text() != self._stored
        self._stored = text
        if not typing and text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def forget(self) -> None:
        """Show what is stored, whatever was typed."""
        self.setText(self._stored)

    def event(self, event: QEvent) -> bool:
        return leaves_undo(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._stored:
            self.forget()
            return
        super().keyPressEvent(event)

    def _report(self) -> None:
        if self.text() != self._stored:
            self._stored = self.text()
            self.changed.emit(self._stored)


class TextEditor(QPlainTextEdit):
    """A few lines that report a change when the focus leaves; Tab goes on to the next field."""

    changed = Signal(str)  # the new text

    def __init__(self) -> None:
        super().__init__()
        self._stored = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(72)

    def show_value(self, text: str) -> None:
        """Show a stored value, unless somebody is typing another."""
        typing = self.hasFocus() and self.toPlainText() != self._stored
        self._stored = text
        if not typing and text != self.toPlainText():
            self.setPlainText(text)

    def forget(self) -> None:
        """Show what is stored, whatever was typed."""
        self.setPlainText(self._stored)

    def event(self, event: QEvent) -> bool:
        return leaves_undo(self, event) or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.toPlainText() != self._stored:
            self._stored = self.toPlainText()
            self.changed.emit(self._stored)


class FieldEditor(QWidget):
    """A field on screen: label above, editor and its small buttons below."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self._look = look
        self._field = field
        self._tools: list[QToolButton] = []
        self.editor = self._make_editor()
        self._note = Label("", "warning", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if field.kind is not Kind.CHECK:
            label = ElidedLabel(field.label, "caption")
            layout.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.editor, 1)
        for number, tool in enumerate(field.tools):
            button = tool_button(look, tool.text, tool.icon)
            button.clicked.connect(lambda checked=False, place=number: self._field.tools[place].run())
            self._tools.append(button)
            row.addWidget(button)
        layout.addLayout(row)
        layout.addWidget(self._note)
        self.show_field(field)

    def show_field(self, field: Field) -> None:
        """Show the same field with another value."""
        self._field = field
        editor = self.editor
        match editor:
            case LineEditor() | TextEditor():
                editor.show_value(field.value)
                editor.setPlaceholderText(field.placeholder)
            case Choice():
                blocked = editor.blockSignals(True)
                editor.offer(field.choices)
                editor.choose(field.value)
                editor.blockSignals(blocked)
            case Check():
                editor.setChecked(bool(field.value))
            case Label():
                editor.setText(field.value)
        self._note.setText(field.note)
        self._note.setVisible(bool(field.note))
        for button, tool in zip(self._tools, field.tools, strict=True):
            colour = self._look.palette.glacier if tool.on else self._look.palette.muted
            button.setIcon(self._look.icon(tool.icon, colour))
            button.setToolTip(tip(tool.text))
            button.setAccessibleName(f"{tool.text}: {field.label}")

    def forget(self) -> None:
        """Show what is stored, whatever was typed."""
        if isinstance(self.editor, LineEditor | TextEditor):
            self.editor.forget()

    def _make_editor(self) -> QWidget:
        field = self._field
        editor: QWidget
        match field.kind:
            case Kind.TEXT:
                editor = TextEditor()
                editor.changed.connect(self._write)
            case Kind.CHOICE:
                editor = Choice(self._look, field.choices)
                editor.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                editor.setMinimumContentsLength(4)
                editor.activated.connect(self._write_choice)
            case Kind.CHECK:
                editor = Check(self._look, field.label)
                editor.clicked.connect(self._write_check)
            case Kind.SHOWN:
                editor = Label("", wrap=True)
            case _:
                editor = LineEditor()
                editor.changed.connect(self._write)
        if field.rtl:
            editor.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        editor.setAccessibleName(field.label)
        editor.setEnabled(field.write is not None or field.kind is Kind.SHOWN)
        return editor

    def _write(self, text: str) -> None:
        if self._field.write is not None:
            self._field.write(text)

    def _write_choice(self) -> None:
        if isinstance(self.editor, Choice) and self.editor.value() != self._field.value:
            self._write(self.editor.value())

    def _write_check(self, checked: bool) -> None:
        self._write("1" if checked else "")


class Form(QWidget):
    """Sections of fields in two columns. A form of the same shape keeps its widgets, focus and caret."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shape: tuple[object, ...] = ()
        self._editors: dict[str, FieldEditor] = {}
        self._adders: dict[str, Tool] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._body: QWidget | None = None

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these fields."""
        shape = _shape(sections)
        self._adders = {section.title: section.add for section in sections if section.add is not None}
        if shape != self._shape:
            self._shape = shape
            self._build(sections)
            return
        for section in sections:
            for field in section.fields:
                self._editors[field.id].show_field(field)

    def editor(self, identifier: str) -> QWidget:
        """The editor of a field."""
        return self._editors[identifier].editor

    def forget(self) -> None:
        """Show what is stored in every field, whatever was typed."""
        for editor in self._editors.values():
            editor.forget()

    def _build(self, sections: Sequence[Section]) -> None:
        focused = next((key for key, each in self._editors.items() if each.editor.hasFocus()), "")
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._editors = {}
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        for section in sections:
            column.addLayout(self._section(section))
        self._layout.addWidget(self._body)
        # At once, not with the next event: the focus and the tab order know only what is shown.
        self._body.show()
        if focused in self._editors:
            self._editors[focused].editor.setFocus()

    def _section(self, section: Section) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addLayout(self._heading(section), 0, 0, 1, 2)
        row, column = 1, 0
        for field in section.fields:
            editor = FieldEditor(self._look, field)
            self._editors[field.id] = editor
            if column and not field.half:
                row, column = row + 1, 0
            grid.addWidget(editor, row, column, 1, 1 if field.half else 2, Qt.AlignmentFlag.AlignTop)
            column = 1 - column if field.half else 0
            row += 0 if column else 1
        return grid

    def _heading(self, section: Section) -> QHBoxLayout:
        heading = QHBoxLayout()
        heading.addWidget(Label(section.title, "strong"), 1)
        if section.add is not None:
            button = tool_button(self._look, section.add.text, section.add.icon)
            button.clicked.connect(lambda checked=False, title=section.title: self._adders[title].run())
            heading.addWidget(button)
        return heading


class Inspector(QFrame):
    """The pane at the right: a head of its own, the form, and what it says when nothing is selected."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "inspector")
        self.setFixedWidth(INSPECTOR)
        self.setAccessibleName(name)
        self.head = QWidget()
        self.form = Form(look)
        self._nothing = Label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        content.setProperty("role", "plain")
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 20, 16, 24)
        column.setSpacing(20)
        column.addWidget(self.head)
        column.addWidget(self.form)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.say_nothing("")

    def say_nothing(self, sentence: str) -> None:
        """Show a sentence in place of the form: nothing is selected."""
        self._nothing.setText(sentence)
        self._nothing.setVisible(bool(sentence))
        self.head.setVisible(not sentence)
        self.form.setVisible(not sentence)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show the fields of what is selected."""
        self.say_nothing("")
        self.form.show_sections(sections)


_SHAPED: Final = ("id", "kind", "label", "half", "rtl")


def _shape(sections: Sequence[Section]) -> tuple[Any, ...]:
    return tuple(
        (
            section.title,
            section.add is not None,
            tuple(
                (*(getattr(field, name) for name in _SHAPED), len(field.tools), field.write is not None)
                for field in section.fields
            ),
        )
        for section in sections
    )
