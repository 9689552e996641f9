"""One unit of an outline: its number and text in each language, what its fields stand for, and its small menu."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.pages.documents.fields_in_text import FieldMarks, told_values, undefined_fields
from summitdesk.desktop.pages.documents.paper import ValuesByLanguage
from summitdesk.desktop.pages.documents.paragraph import ParagraphEditor
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.widgets.notes import SIGNS, colour_of, told
from summitdesk.desktop.widgets.text import Label, literal, tip
from summitdesk.desktop.wording import PARAGRAPHS, language_label
from summitdesk.domain.findings import Finding, by_gravity
from summitdesk.domain.language import is_rtl
from summitdesk.domain.rows import ParagraphRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.i18n import _

GUTTER = 28
"""Pixels before the numbers: the handle of a paragraph."""


class TextCell(QVBoxLayout):
    """A text, and below it what its computed fields stand for and which of them have no value."""

    def __init__(self, editor: ParagraphEditor, language: str) -> None:
        super().__init__()
        self._editor = editor
        self._language = language
        self._values: ValuesByLanguage | None = None
        # Most texts have no fields: what tells of them is made when it is first needed.
        self._told: Label | None = None
        self._missing: Label | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(editor)
        self.addStretch(1)
        editor.textChanged.connect(self._tell)

    @property
    def text(self) -> str:
        """What is said of the fields."""
        return "\n".join(label.text() for label in (self._told, self._missing) if label is not None and label.text())

    def show_values(self, values: ValuesByLanguage) -> None:
        """Take other values, as after a city has been added."""
        self._values = values
        self._tell()

    def _tell(self) -> None:
        if self._values is None:
            return
        text, values = self._editor.toPlainText(), self._values.get(self._language, {})
        told = told_values(text, values, self._language) if "{" in text else ""
        missing = undefined_fields(text, values, self._language) if "{" in text else ()
        if self._editor.marks is not None:
            self._editor.marks.show_undefined(frozenset(missing))
        names = "  ".join(f"{{{name}}}" for name in missing)
        self._told = self._say(self._told, "caption", told)
        self._missing = self._say(self._missing, "error", _("No value: {names}").format(names=names) if names else "")

    def _say(self, label: Label | None, role: str, text: str) -> Label | None:
        if label is None and text:
            label = Label("", role, wrap=True)
            label.setContentsMargins(9, 0, 8, 4)
            # The column is as wide as its text may be; what is told below it wraps, whatever the words.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if is_rtl(self._language):
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            self.insertWidget(self.count() - 1, label)
        if label is not None:
            label.setText(text)
            label.setVisible(bool(text))
        return label


class ParagraphLine(QWidget):
    """One unit of the outline: its number and text in each language, and a small menu in the gutter."""

    typed = Signal()
    entered = Signal(object, int)  # the paragraph's key, and the column
    stepped = Signal(object, int, int)  # key, column, direction
    kind_chosen = Signal(object, str, int)  # key, ParagraphKind value, level
    acted = Signal(object, str)  # key, action id

    def __init__(self, look: Look, row: ParagraphRow, languages: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self.row = row
        self.languages = tuple(languages)
        self._marked: tuple[tuple[Finding, ...], bool] = ((), True)
        self._numbers: list[Label] = []
        self.editors: list[ParagraphEditor] = []
        self.told: list[TextCell] = []
        self._handle = tool_button(look, _("Kind and place of this paragraph"), "grip-vertical", look.palette.edge)
        self._handle.setFixedWidth(GUTTER)
        self._handle.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._handle.clicked.connect(self._open_menu)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._handle, 0, 0, Qt.AlignmentFlag.AlignTop)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        for number, language in enumerate(self.languages):
            label = Label("", "number")
            label.setAlignment(top)
            label.setContentsMargins(0, 7, 6, 0)
            editor = self._editor(number, language)
            self._numbers.append(label)
            self.editors.append(editor)
            grid.addWidget(label, 0, 1 + 2 * number, Qt.AlignmentFlag.AlignTop)
            cell = TextCell(editor, language)
            self.told.append(cell)
            grid.addLayout(cell, 0, 2 + 2 * number)
            grid.setColumnStretch(2 + 2 * number, 1)

    def show_row(self, row: ParagraphRow, labels: Sequence[str], widths: Sequence[int]) -> None:
        """Show the paragraph as it is stored, with its number in each language."""
        self.row = row
        for number, label, width in zip(self._numbers, labels, widths, strict=True):
            number.setText(label)
            number.setFixedWidth(width)
        for language, editor in zip(self.languages, self.editors, strict=True):
            editor.show_text(row.texts.get(language, ""))

    def let_write(self, *, is_open: bool) -> None:
        """Let the paragraph be edited, or only be read; its place and kind likewise."""
        if self._handle.isEnabled() is is_open:
            return
        self._handle.setEnabled(is_open)
        self.mark(self._marked[0])
        for editor in self.editors:
            editor.let_write(is_open=is_open)

    def show_values(self, values: ValuesByLanguage) -> None:
        """Show what the computed fields of the texts stand for."""
        for cell in self.told:
            cell.show_values(values)

    def texts(self) -> dict[str, str]:
        """What is typed now, by language; languages without text are left out."""
        typed = {language: editor.toPlainText() for language, editor in zip(self.languages, self.editors, strict=True)}
        return {**self.row.texts, **typed}

    def forget(self) -> None:
        """Show what is stored."""
        for editor in self.editors:
            editor.forget()

    def mark(self, findings: Sequence[Finding]) -> None:
        """Show in the gutter what the pre-flight found in this paragraph."""
        state = (tuple(findings), self._handle.isEnabled())
        if state == self._marked:
            return
        self._marked = state
        name = _("Kind and place of this paragraph")
        if findings:
            gravest = by_gravity(findings)[0].severity
            self._handle.setIcon(self._look.icon(SIGNS[gravest], colour_of(gravest, self._look)))
            name = f"{name}\n{told(findings)}"
        else:
            is_open = self._handle.isEnabled()
            self._handle.setIcon(self._look.icon("grip-vertical", self._look.palette.edge) if is_open else QIcon())
        self._handle.setToolTip(tip(name))
        self._handle.setAccessibleName(name)

    def _editor(self, column: int, language: str) -> ParagraphEditor:
        name = _("{kind} in {language}").format(kind=_(PARAGRAPHS[self.row.kind]), language=language_label(language))
        editor = ParagraphEditor(name, rtl=is_rtl(language), bold=self.row.kind is ParagraphKind.HEADING)
        editor.setPlaceholderText(_(PARAGRAPHS[self.row.kind]))
        editor.marks = FieldMarks(self._look, editor.document())
        editor.typed.connect(self.typed)
        editor.entered.connect(lambda: self.entered.emit(self.row.id, column))
        editor.stepped.connect(lambda step: self.stepped.emit(self.row.id, column, step))
        return editor

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for kind, text in PARAGRAPHS.items():
            for level in (1, 2, 3, 4) if kind is ParagraphKind.CLAUSE else (0,):
                title = _("Clause, level {level}").format(level=level) if level else _(text)
                entry = menu.addAction(literal(title))
                entry.setCheckable(True)
                entry.setChecked((kind, level) == (self.row.kind, self.row.level if level else 0))
                entry.triggered.connect(
                    lambda checked=False, k=kind.value, n=level: self.kind_chosen.emit(self.row.id, k, n)
                )
        menu.addSeparator()
        for identifier, title in (
            ("field.insert", _("Insert a field…")),
            ("paragraph.add", _("Add paragraph below")),
            ("paragraph.up", _("Move up")),
            ("paragraph.down", _("Move down")),
            ("paragraph.remove", _("Remove")),
        ):
            entry = menu.addAction(literal(title))
            entry.triggered.connect(lambda checked=False, name=identifier: self.acted.emit(self.row.id, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._handle.mapToGlobal(QPoint(0, self._handle.height())))
