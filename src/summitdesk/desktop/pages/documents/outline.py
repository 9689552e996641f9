"""The outline of an instrument in two languages side by side, numbered as it will be printed."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.tokens import TYPE
from summitdesk.desktop.pages.documents.commands import OutlineCommands
from summitdesk.desktop.pages.documents.fields_in_text import FieldMarks
from summitdesk.desktop.pages.documents.paragraph import ParagraphEditor
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.widgets.notes import SIGNS, colour_of, told
from summitdesk.desktop.widgets.text import Label, literal, tip
from summitdesk.desktop.wording import PARAGRAPHS, language_label
from summitdesk.domain.findings import Finding, by_gravity
from summitdesk.domain.language import is_rtl
from summitdesk.domain.numbering import paragraph_labels
from summitdesk.domain.rows import InstrumentRow, ParagraphRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.i18n import _

_NUMBER = 44
_GUTTER = 32


class ParagraphLine(QWidget):
    """One unit of the outline: its number and text in each language, and a small menu in the gutter."""

    typed = Signal()
    entered = Signal(object)  # the paragraph's key
    stepped = Signal(object, int, int)  # key, column, direction
    kind_chosen = Signal(object, str, int)  # key, ParagraphKind value, level
    acted = Signal(object, str)  # key, action id

    def __init__(self, look: Look, row: ParagraphRow, languages: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self.row = row
        self.languages = tuple(languages)
        self._numbers: list[Label] = []
        self.editors: list[ParagraphEditor] = []
        self._handle = tool_button(look, _("Kind and place of this paragraph"), "grip-vertical", look.palette.edge)
        self._handle.setFixedWidth(_GUTTER)
        self._handle.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._handle.clicked.connect(self._open_menu)
        self._tag = Label("", "caption")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._handle, 0, 0, Qt.AlignmentFlag.AlignTop)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        for number, language in enumerate(self.languages):
            label = Label("", "number")
            label.setFixedWidth(_NUMBER)
            label.setAlignment(top)
            label.setContentsMargins(0, 7, 6, 0)
            editor = self._editor(number, language)
            self._numbers.append(label)
            self.editors.append(editor)
            grid.addWidget(label, 0, 1 + 2 * number, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, 0, 2 + 2 * number)
            grid.setColumnStretch(2 + 2 * number, 1)

    def show_row(self, row: ParagraphRow, labels: Sequence[str]) -> None:
        """Show the paragraph as it is stored, with its number in each language."""
        self.row = row
        for language, label, number, editor in zip(self.languages, labels, self._numbers, self.editors, strict=True):
            number.setText(label)
            editor.show_text(row.texts.get(language, ""))
        tone = "closing" if row.kind in {ParagraphKind.CLOSING, ParagraphKind.PLACE_AND_DATE} else ""
        if tone and not any(labels):
            self._numbers[0].setText("")

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
        name = _("Kind and place of this paragraph")
        if findings:
            gravest = by_gravity(findings)[0].severity
            self._handle.setIcon(self._look.icon(SIGNS[gravest], colour_of(gravest, self._look)))
            name = f"{name}\n{told(findings)}"
        else:
            self._handle.setIcon(self._look.icon("grip-vertical", self._look.palette.edge))
        self._handle.setToolTip(tip(name))
        self._handle.setAccessibleName(name)

    def _editor(self, column: int, language: str) -> ParagraphEditor:
        name = _("{kind} in {language}").format(kind=_(PARAGRAPHS[self.row.kind]), language=language_label(language))
        editor = ParagraphEditor(name, rtl=is_rtl(language), bold=self.row.kind is ParagraphKind.HEADING)
        editor.setPlaceholderText(_(PARAGRAPHS[self.row.kind]))
        FieldMarks(self._look, editor.document())
        editor.typed.connect(self.typed)
        editor.entered.connect(lambda: self.entered.emit(self.row.id))
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

    def __init__(self, look: Look, commands: OutlineCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._commands = commands
        self._instrument: InstrumentRow | None = None
        self._languages: tuple[str, ...] = ()
        self._lines: dict[UUID, ParagraphLine] = {}
        self._titles: list[ParagraphEditor] = []
        self._current: UUID | None = None
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

    def show_instrument(self, instrument: InstrumentRow | None) -> None:
        """Show an instrument as it is stored; fields that somebody types in keep what is typed."""
        languages = instrument.languages[:2] if instrument else ()
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
        self._lines, self._titles, self._current = {}, [], None
        while (item := self._heads.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _make_heads(self) -> None:
        for number, language in enumerate(self._languages):
            label = language_label(language)
            if self._instrument is not None and language in self._instrument.translations:
                label = _("{language} · working translation").format(language=label)
            name = _("Title in {language}").format(language=language_label(language))
            title = ParagraphEditor(name, rtl=is_rtl(language))
            title.setPlaceholderText(_("Title"))
            title.setFont(self._look.font(TYPE.section, bold=True))
            title.finished.connect(lambda text, tag=language: self._store_title(tag, text))
            title.typed.connect(self.typed)
            self._titles.append(title)
            self._heads.setColumnMinimumWidth(2 * number, _NUMBER)
            self._heads.setColumnStretch(2 * number + 1, 1)
            self._heads.addWidget(self._head(label), 0, 2 * number + 1)
            self._heads.addWidget(title, 1, 2 * number + 1)

    @staticmethod
    def _head(text: str) -> Label:
        label = Label(text, "caption", wrap=True)
        label.setContentsMargins(7, 0, 0, 0)
        label.setAlignment(Qt.AlignmentFlag.AlignBottom)
        return label

    def _arrange(self, instrument: InstrumentRow) -> None:
        labels = [paragraph_labels(instrument.paragraphs, language) for language in self._languages]
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
            line.show_row(row, [each[place] for each in labels])

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

    def _note_current(self, key: UUID) -> None:
        self._current = key

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
        self._current = key
        self._area.ensureWidgetVisible(editor)

    def _store_title(self, language: str, text: str) -> None:
        if self._instrument is not None:
            self._commands.set_title(self._instrument.id, language, text)


def _without_blanks(texts: dict[str, str]) -> dict[str, str]:
    return {language: text for language, text in texts.items() if text.strip()}
