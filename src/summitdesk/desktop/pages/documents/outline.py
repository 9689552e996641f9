"""The outline of an instrument in two languages side by side, numbered as it will be printed."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.tokens import TYPE
from summitdesk.desktop.pages.documents.commands import OutlineCommands
from summitdesk.desktop.pages.documents.fields_in_text import FieldMarks
from summitdesk.desktop.pages.documents.line import GUTTER, ParagraphLine, TextCell
from summitdesk.desktop.pages.documents.paper import ValuesByLanguage
from summitdesk.desktop.pages.documents.paragraph import ParagraphEditor
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.widgets.text import Label
from summitdesk.desktop.wording import language_label
from summitdesk.domain.findings import Finding
from summitdesk.domain.language import is_rtl
from summitdesk.domain.numbering import paragraph_labels, scheme_of
from summitdesk.domain.rows import InstrumentRow, ParagraphRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.i18n import _

_NUMBER = 40
_SHOWN = 2
"""Languages that stand side by side."""

_AT_ONCE = 100
"""Paragraphs that the outline holds fields for; of longer documents a stretch is shown."""


class StretchBar(QWidget):
    """Which paragraphs of a long document are shown, and the way to those before and behind them."""

    turned = Signal(int)  # the first paragraph to show, from 0

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._first, self._count = 0, 1
        self._told = Label("", "caption")
        self._earlier = tool_button(look, _("Earlier paragraphs"), "chevron-left")
        self._later = tool_button(look, _("Later paragraphs"), "chevron-right")
        self._earlier.clicked.connect(lambda: self.turned.emit(self._first - self._count))
        self._later.clicked.connect(lambda: self.turned.emit(self._first + self._count))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addStretch(1)
        for widget in (self._earlier, self._told, self._later):
            row.addWidget(widget)
        row.addStretch(1)
        self.hide()

    def tell(self, first: int, count: int, total: int) -> None:
        """Say which of all paragraphs are shown; hidden where it is all of them."""
        self._first, self._count = first, count
        last = min(first + count, total)
        self._told.setText(
            _("Paragraphs {first} to {last} of {total}").format(first=first + 1, last=last, total=f"{total:,}")
        )
        self._earlier.setEnabled(first > 0)
        self._later.setEnabled(last < total)
        self.setVisible(total > count)


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
        self._findings: tuple[Finding, ...] = ()
        self._current: UUID | None = None
        self._caret: tuple[UUID | None, int] = (None, 0)
        self._wanted: tuple[UUID, int] | None = None
        self.setProperty("role", "plain")
        self._heads = QGridLayout()
        self._heads.setContentsMargins(GUTTER, 0, 0, 0)
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
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        self._stretch = StretchBar(look)
        self._stretch.turned.connect(self._turn)
        outer.addWidget(self._stretch)
        self._first = 0
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
        has_other_values = (values or {}) != self._values
        self._values = values or {}
        languages = self._languages_of(instrument) if instrument else ()
        former = self._instrument
        fresh = instrument is None or former is None or former.id != instrument.id or languages != self._languages
        self._instrument, self._languages = instrument, languages
        if fresh:
            self._clear()
            self._first = 0 if instrument is None or former is None or former.id != instrument.id else self._first
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
            if has_other_values:
                each.show_values(self._values)
        self._reveal.start()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the paragraphs that something was found in."""
        self._findings = tuple(findings)
        by_subject: dict[UUID | None, list[Finding]] = {}
        for finding in findings:
            by_subject.setdefault(finding.subject_id, []).append(finding)
        for key, line in self._lines.items():
            line.mark(by_subject.get(key, ()))

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
        for column in range(self._heads.columnCount()):
            self._heads.setColumnStretch(column, 0)
            self._heads.setColumnMinimumWidth(column, 0)

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
            is_chosen = self._instrument is not None and len(self._instrument.languages) > _SHOWN
            self._heads.addWidget(self._head(number, language), 0, column - is_chosen, 1, 1 + is_chosen)
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
        rows = self._stretch_of(instrument.paragraphs)
        present = {row.id for row in rows}
        for key in [key for key in self._lines if key not in present]:
            self._drop(key)
        for place, row in enumerate(rows):
            line = self._line(row)
            if self._body.indexOf(line) != place:
                self._body.insertWidget(place, line)
            line.show_row(row, [each[self._first + place] for each in labels], widths)
        for number, width in enumerate(widths):
            self._heads.setColumnMinimumWidth(2 * number, width)

    def _stretch_of(self, rows: Sequence[ParagraphRow]) -> Sequence[ParagraphRow]:
        """The paragraphs that are shown: all of a usual document, else a stretch that holds the one asked for."""
        keys = [row.id for row in rows]
        if self._wanted is not None and self._wanted[0] in keys:
            self._first = keys.index(self._wanted[0]) // _AT_ONCE * _AT_ONCE
        if self._first >= len(rows):
            self._first = max(0, len(rows) - 1) // _AT_ONCE * _AT_ONCE
        self._stretch.tell(self._first, _AT_ONCE, len(rows))
        return rows[self._first : self._first + _AT_ONCE]

    def _turn(self, first: int) -> None:
        """Show another stretch of a long document."""
        if self._instrument is not None:
            self.store()
            self._first = first
            self._show_again()
            self._area.verticalScrollBar().setValue(0)

    def _show_again(self) -> None:
        """Let the lines follow where another stretch is wanted."""
        if self._instrument is not None:
            self._arrange(self._instrument)
            for line in self._lines.values():
                line.let_write(is_open=not self._instrument.frozen_digest)
            self.show_findings(self._findings)

    def _drop(self, key: UUID) -> None:
        line = self._lines.pop(key)
        self._body.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _width_of(self, labels: Sequence[str]) -> int:
        """The pixels that the longest number of a language needs."""
        return max([_NUMBER, *(self.fontMetrics().horizontalAdvance(label) + 12 for label in set(labels))])

    def _line(self, row: ParagraphRow) -> ParagraphLine:
        line = self._lines.get(row.id)
        if line is not None and line.row.kind is row.kind:
            return line
        if line is not None:
            self._drop(row.id)
            self._wanted = (row.id, 0) if self._current == row.id else self._wanted
        line = ParagraphLine(self._look, row, self._languages)
        line.typed.connect(self.typed)
        line.entered.connect(self._note_current)
        line.stepped.connect(self._step)
        line.acted.connect(self.acted)
        line.kind_chosen.connect(lambda key, kind, level: self._commands.set_kind(key, ParagraphKind(kind), level))
        for language, editor in zip(self._languages, line.editors, strict=True):
            editor.finished.connect(lambda text, key=row.id, tag=language: self._commands.set_text(key, tag, text))
        line.show_values(self._values)
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
        if not 0 <= place < len(keys):
            return
        if keys[place] in self._lines:
            self._lines[keys[place]].editors[column].setFocus()
        else:
            self.reveal(keys[place], column)

    def _focus_wanted(self) -> None:
        if self._wanted is None:
            return
        if self._wanted[0] not in self._lines:
            self._show_again()
        key, column = self._wanted
        if key not in self._lines:
            return
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
