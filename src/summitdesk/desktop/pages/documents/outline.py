"""The outline of an instrument in two languages side by side, numbered as it will be printed."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.tokens import TYPE
from summitdesk.desktop.pages.documents.commands import OutlineCommands
from summitdesk.desktop.pages.documents.fields_in_text import FieldMarks, told_values, undefined_fields
from summitdesk.desktop.pages.documents.paper import ValuesByLanguage
from summitdesk.desktop.pages.documents.paragraph import ParagraphEditor
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.widgets.notes import SIGNS, colour_of, told
from summitdesk.desktop.widgets.text import Label, literal, tip
from summitdesk.desktop.wording import PARAGRAPHS, language_label
from summitdesk.domain.findings import Finding, by_gravity
from summitdesk.domain.language import is_rtl
from summitdesk.domain.numbering import paragraph_labels, scheme_of
from summitdesk.domain.rows import InstrumentRow, ParagraphRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.i18n import _

_NUMBER = 40
_GUTTER = 28
_SHOWN = 2
"""Languages that stand side by side."""


class TextCell(QVBoxLayout):
    """A text, and below it what its computed fields stand for and which of them have no value."""

    def __init__(self, editor: ParagraphEditor, language: str) -> None:
        super().__init__()
        self._editor = editor
        self._language = language
        self._values: ValuesByLanguage = {}
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
        self._findings: tuple[Finding, ...] = ()
        self._numbers: list[Label] = []
        self.editors: list[ParagraphEditor] = []
        self.told: list[TextCell] = []
        self._handle = tool_button(look, _("Kind and place of this paragraph"), "grip-vertical", look.palette.edge)
        self._handle.setFixedWidth(_GUTTER)
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
        self.mark(self._findings)
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
        self._findings = tuple(findings)
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


class Outline(QFrame):
    """Titles and paragraphs of an instrument. What is typed shows on the paper at once and is stored on leaving."""

    typed = Signal()  # something was typed that is not stored yet
    acted = Signal(object, str)  # a paragraph's key and an action id
    columns_changed = Signal()  # other languages are to be shown

    def __init__(self, look: Look, commands: OutlineCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._commands = commands
        self._instrument: InstrumentRow | None = None
        self._languages: tuple[str, ...] = ()
        self._lines: dict[UUID, ParagraphLine] = {}
        self._titles: list[ParagraphEditor] = []
        self._title_cells: list[TextCell] = []
        self._columns: dict[UUID, tuple[str, ...]] = {}
        self._values: ValuesByLanguage = {}
        self._current: UUID | None = None
        self._caret: tuple[UUID | None, int] = (None, 0)
        self._wanted: tuple[UUID, int] | None = None
        self.setProperty("role", "plain")
        self._heads = QGridLayout()
        self._heads.setContentsMargins(_GUTTER, 0, 0, 0)
        self._heads.setHorizontalSpacing(0)
        self._heads.setVerticalSpacing(4)
        self._body = QVBoxLayout()
        self._body.setSpacing(4)
        content = QWidget()
        content.setProperty("role", "plain")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 16, 24, 48)
        column.setSpacing(12)
        column.addLayout(self._heads)
        column.addLayout(self._body)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.setInterval(0)
        self._reveal.timeout.connect(self._focus_wanted)

    @property
    def current(self) -> UUID | None:
        """The paragraph that the caret was in last."""
        return self._current if self._current in self._lines else None

    def draft(self) -> InstrumentRow | None:
        """The instrument as it is typed now."""
        if self._instrument is None:
            return None
        titles = dict(self._instrument.titles)
        for language, editor in zip(self._languages, self._titles, strict=True):
            titles[language] = editor.toPlainText()
        paragraphs = tuple(
            replace(row, texts=_without_blanks(self._lines[row.id].texts())) if row.id in self._lines else row
            for row in self._instrument.paragraphs
        )
        return replace(self._instrument, titles=_without_blanks(titles), paragraphs=paragraphs)

    @property
    def caret(self) -> ParagraphEditor | None:
        """The field that the caret was in last."""
        key, column = self._caret
        if column >= len(self._languages):
            return None
        if key is None:
            return self._titles[column]
        return self._lines[key].editors[column] if key in self._lines else None

    @property
    def language(self) -> str:
        """The language of the field that the caret was in last; empty while nothing is shown."""
        return self._languages[min(self._caret[1], len(self._languages) - 1)] if self._languages else ""

    def put_caret(self, key: UUID) -> None:
        """Put the caret into a paragraph, where it was in it last, else into its first language."""
        if key in self._lines:
            column = self._caret[1] if self._caret[0] == key else 0
            self._lines[key].editors[column].setFocus()
            self._note_current(key, column)

    def show_columns(self, languages: Sequence[str]) -> None:
        """Let other languages of the document at hand stand side by side."""
        if self._instrument is not None:
            self.store()
            self._columns[self._instrument.id] = tuple(languages)
            self.columns_changed.emit()

    def show_instrument(self, instrument: InstrumentRow | None, values: ValuesByLanguage | None = None) -> None:
        """Show an instrument as it is stored; fields that somebody types in keep what is typed."""
        self._values = values or {}
        languages = self._languages_of(instrument) if instrument else ()
        former = self._instrument
        fresh = instrument is None or former is None or former.id != instrument.id or languages != self._languages
        self._instrument, self._languages = instrument, languages
        if fresh:
            self._clear()
            if instrument is not None:
                self._make_heads()
        if instrument is None:
            return
        for language, editor in zip(languages, self._titles, strict=True):
            editor.show_text(instrument.titles.get(language, ""))
        self._arrange(instrument)
        is_open = not instrument.frozen_digest
        for title, cell in zip(self._titles, self._title_cells, strict=True):
            title.let_write(is_open=is_open)
            cell.show_values(self._values)
        for each in self._lines.values():
            each.let_write(is_open=is_open)
            each.show_values(self._values)
        self._reveal.start()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the paragraphs that something was found in."""
        for key, line in self._lines.items():
            line.mark([finding for finding in findings if finding.subject_id == key])

    def reveal(self, paragraph: UUID, column: int = 0) -> None:
        """Put the caret into a paragraph, now or as soon as it is here."""
        self._wanted = (paragraph, column)
        self._reveal.start()

    def store(self) -> None:
        """Store whatever is being typed."""
        for line in self._lines.values():
            for editor in line.editors:
                editor.store()
        for editor in self._titles:
            editor.store()

    def forget(self) -> None:
        """Show what is stored."""
        for line in self._lines.values():
            line.forget()
        for editor in self._titles:
            editor.forget()

    def first_editor(self) -> QWidget | None:
        """Where writing begins."""
        return self._titles[0] if self._titles else None

    def _clear(self) -> None:
        for line in self._lines.values():
            self._body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self._titles, self._current, self._caret = {}, [], None, (None, 0)
        self._title_cells = []
        _empty(self._heads)

    def _languages_of(self, instrument: InstrumentRow) -> tuple[str, ...]:
        """The languages that are shown: those chosen, as far as the document still has them, and its first ones."""
        chosen = [tag for tag in self._columns.get(instrument.id, ()) if tag in instrument.languages]
        return tuple(dict.fromkeys((*chosen, *instrument.languages)))[:_SHOWN]

    def _make_heads(self) -> None:
        for number, language in enumerate(self._languages):
            name = _("Title in {language}").format(language=language_label(language))
            title = ParagraphEditor(name, rtl=is_rtl(language))
            title.setPlaceholderText(_("Title"))
            title.setFont(self._look.font(TYPE.section, bold=True))
            title.marks = FieldMarks(self._look, title.document())
            title.finished.connect(lambda text, tag=language: self._store_title(tag, text))
            title.typed.connect(self.typed)
            title.entered.connect(lambda place=number: self._note_current(None, place))
            cell = TextCell(title, language)
            self._titles.append(title)
            self._title_cells.append(cell)
            column = 2 * number + 1
            self._heads.setColumnStretch(column, 1)
            self._heads.addWidget(self._head(number, language), 0, column)
            self._heads.addLayout(cell, 1, column)

    def _head(self, column: int, language: str) -> QWidget:
        """The name of a language; where the document has more than are shown, a choice among them."""
        assert self._instrument is not None
        if len(self._instrument.languages) <= _SHOWN:
            label = Label(self._told_language(language), "caption", wrap=True)
            label.setContentsMargins(7, 0, 0, 0)
            label.setAlignment(Qt.AlignmentFlag.AlignBottom)
            return label
        offered = [(tag, self._told_language(tag)) for tag in self._instrument.languages]
        choice = Choice(self._look, offered)
        choice.setProperty("role", "filter")
        choice.setAccessibleName(_("Language in column {number}").format(number=column + 1))
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(2)
        choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        choice.choose(language)
        choice.activated.connect(lambda: self._choose_column(column, choice.value()))
        return choice

    def _told_language(self, language: str) -> str:
        label = language_label(language)
        if self._instrument is not None and language in self._instrument.translations:
            return _("{language} · working translation").format(language=label)
        return label

    def _choose_column(self, column: int, language: str) -> None:
        """Show a language in a column; one that stands in the other column changes places with it."""
        shown = list(self._languages)
        if language in shown:
            shown[shown.index(language)] = shown[column]
        shown[column] = language
        self.show_columns(shown)

    def _arrange(self, instrument: InstrumentRow) -> None:
        scheme = scheme_of(instrument.kind)
        labels = [paragraph_labels(instrument.paragraphs, language, scheme) for language in self._languages]
        widths = [self._width_of(each) for each in labels]
        present = {row.id for row in instrument.paragraphs}
        for key in [key for key in self._lines if key not in present]:
            line = self._lines.pop(key)
            self._body.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, row in enumerate(instrument.paragraphs):
            line = self._line(row)
            if self._body.indexOf(line) != place:
                self._body.insertWidget(place, line)
            line.show_row(row, [each[place] for each in labels], widths)
        for number, width in enumerate(widths):
            self._heads.setColumnMinimumWidth(2 * number, width)

    def _width_of(self, labels: Sequence[str]) -> int:
        """The pixels that the longest number of a language needs."""
        return max([_NUMBER, *(self.fontMetrics().horizontalAdvance(label) + 12 for label in set(labels))])

    def _line(self, row: ParagraphRow) -> ParagraphLine:
        line = self._lines.get(row.id)
        if line is not None and line.row.kind is row.kind:
            return line
        if line is not None:
            self._body.removeWidget(line)
            line.hide()
            line.deleteLater()
            self._wanted = (row.id, 0) if self._current == row.id else self._wanted
        line = ParagraphLine(self._look, row, self._languages)
        line.typed.connect(self.typed)
        line.entered.connect(self._note_current)
        line.stepped.connect(self._step)
        line.acted.connect(self.acted)
        line.kind_chosen.connect(lambda key, kind, level: self._commands.set_kind(key, ParagraphKind(kind), level))
        for language, editor in zip(self._languages, line.editors, strict=True):
            editor.finished.connect(lambda text, key=row.id, tag=language: self._commands.set_text(key, tag, text))
        self._lines[row.id] = line
        return line

    def _note_current(self, key: UUID | None, column: int = 0) -> None:
        self._current = key
        self._caret = (key, column)

    def _step(self, key: UUID, column: int, step: int) -> None:
        if self._instrument is None:
            return
        keys = [row.id for row in self._instrument.paragraphs]
        place = keys.index(key) + step if key in keys else -1
        if 0 <= place < len(keys):
            self._lines[keys[place]].editors[column].setFocus()

    def _focus_wanted(self) -> None:
        if self._wanted is None or self._wanted[0] not in self._lines:
            return
        key, column = self._wanted
        self._wanted = None
        editor = self._lines[key].editors[column]
        editor.setFocus()
        self._note_current(key, column)
        self._area.ensureWidgetVisible(editor)

    def _store_title(self, language: str, text: str) -> None:
        if self._instrument is not None:
            self._commands.set_title(self._instrument.id, language, text)


def _empty(layout: QLayout) -> None:
    """Take everything out of a layout, the layouts within it as well."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            _empty(inner)


def _without_blanks(texts: dict[str, str]) -> dict[str, str]:
    return {language: text for language, text in texts.items() if text.strip()}
