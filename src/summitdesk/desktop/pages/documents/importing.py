"""Importing a text: what was read, laid beside the other languages, what is noticed about it, and then the import."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import EntryDialog, reading
from summitdesk.desktop.messages import Message, Tone
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.notes import SIGNS, colour_of
from summitdesk.desktop.widgets.text import ElidedLabel, Label
from summitdesk.desktop.wording import PARAGRAPHS, language_choices, language_label
from summitdesk.domain.findings import by_gravity
from summitdesk.domain.language import base_language, guess_language, is_latin, script_of
from summitdesk.domain.rows import InstrumentRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.i18n import _, n_
from summitdesk.progress import Progress
from summitdesk.services.text_import import ImportedParagraph, TextImport

if TYPE_CHECKING:
    from summitdesk.store.database import Database

_SAMPLE: Final = 2000
"""Characters that tell a language."""

_MOST: Final = 500
"""Rows that the lists show: enough to see how a text was read."""

_LONGEST: Final = 600
"""Characters of a paragraph that the list shows."""

_TABLES: Final = frozenset({"instrument", "paragraph"})


@dataclass(frozen=True, slots=True)
class TextSource:
    """Where a text comes from, and into which document it goes: a file, or text from the clipboard."""

    event: str
    instrument: str
    path: Path | None = None
    text: str = ""

    @property
    def name(self) -> str:
        """What the source is called."""
        return self.path.name if self.path is not None else _("Clipboard")

    def beginning(self) -> str:
        """The first lines of the text, to tell its language by (on a lane)."""
        from summitdesk.services.exchange.encoding import decode
        from summitdesk.services.text_import import text_bytes

        return self.text if self.path is None else decode(text_bytes(self.path)).text[:_SAMPLE]

    def take_in(self, database: "Database", language: str, *, dry_run: bool) -> TextImport:
        """Import the text, or try it (on a lane)."""
        from summitdesk.services.text_import import import_instrument_text, import_text_file

        if self.path is None:
            return import_instrument_text(database, self.text, self.event, self.instrument, language, dry_run=dry_run)
        return import_text_file(database, self.path, self.event, self.instrument, language, dry_run=dry_run)


class ImportText(EntryDialog):
    """Every change of the language tries the import anew; importing is one step with one Undo."""

    def __init__(
        self, desk: Desk, look: Look, source: TextSource, row: InstrumentRow, *, beginning: str, parent: QWidget
    ) -> None:
        super().__init__(_("Import text"), _("Import"), width=720, parent=parent)
        self._desk = desk
        self._look = look
        self._source = source
        self._row = row
        self._is_over = False
        self._tried = desk.question(self._show_trial, self)
        known = [(tag, language_label(tag)) for tag in row.languages]
        others = [entry for entry in language_choices() if entry[0] not in row.languages and entry[0] != "und-Latn"]
        self.language = Choice(look, [*known, *others])
        self.language.setAccessibleName(_("Language of the text"))
        self._told = Label("", "strong", wrap=True)
        self.outline = _table(
            _("The text as it will stand"), (_("Typed number"), _("Printed number"), _("Kind"), "", "")
        )
        self.remarks = _table(_("What was noticed"), (_("What was noticed"), _("What to do")))
        self._lay_out()
        self.resize(920, min(680, parent.window().height() - 48))
        self.language.choose(likely_language(beginning, row))
        self.language.activated.connect(self.try_it)
        self.submitted.connect(self._start)
        desk.messages.said.connect(self._overhear)
        self.try_it()

    @property
    def is_working(self) -> bool:
        """Whether an answer is still to come."""
        return self._tried.is_open or self._is_over

    @property
    def summary(self) -> str:
        """The sentence about what would happen."""
        return self._told.text()

    def try_it(self) -> None:
        """See what the import would do."""
        database = self._desk.database
        if database is None:
            return
        self.refuse("")
        self.submit.setEnabled(False)
        self._told.setText(_("Looking through {name}").format(name=self._source.name))
        source, language = self._source, self.language.value()
        self._tried.ask(lambda: source.take_in(database, language, dry_run=True))

    def _lay_out(self) -> None:
        for place in range(3):
            self.outline.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        for table, stretched in ((self.outline, (3, 4)), (self.remarks, (0, 1))):
            for place in stretched:
                table.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        named = Label(_("Language of the text"), "muted")
        head = (ElidedLabel(self._source.name, "muted"), named, self.language)
        reading(self.body, head, self.outline, (self._told, self.remarks), (340, 220))

    def _show_trial(self, trial: TextImport) -> None:
        self._told.setText(_outlook(trial, self._row))
        read = language_label(trial.language)
        headings = (_("Typed number"), _("Printed number"), _("Kind"), read, _("Beside it"))
        self.outline.setHorizontalHeaderLabels(headings)
        _fill(self.outline, [_cells(row) for row in trial.paragraphs[:_MOST]])
        findings = by_gravity(trial.findings)[:_MOST]
        _fill(self.remarks, [(finding.message, finding.remedy) for finding in findings])
        for place, finding in enumerate(findings):
            if (item := self.remarks.item(place, 0)) is not None:
                item.setIcon(self._look.icon(SIGNS[finding.severity], colour_of(finding.severity, self._look)))
        self.remarks.setVisible(bool(findings))
        self.submit.setEnabled(True)

    def _start(self) -> None:
        database = self._desk.database
        if database is None:
            return
        source, language = self._source, self.language.value()
        self._is_over = True
        self.submit.setEnabled(False)

        def work(progress: Progress) -> TextImport:
            return source.take_in(database, language, dry_run=False)

        label = _("Importing {name}").format(name=source.name)
        job = self._desk.jobs.run(self._desk.writer, label, work, self._imported)
        job.failed.connect(lambda error: self._failed())

    def _imported(self, done: TextImport) -> None:
        self._is_over = False
        if done.changed:
            self._desk.editor.take_note(
                _("Text imported: {language}").format(language=language_label(done.language)), _TABLES
            )
        self.accept()

    def _failed(self) -> None:
        self._is_over = False
        self.submit.setEnabled(True)

    def _overhear(self, message: Message) -> None:
        if message.tone is Tone.ERROR and self.isVisible():
            self.refuse(message.text)
            self._told.setText(_("Nothing was imported."))


def likely_language(text: str, row: InstrumentRow) -> str:
    """The language that a text is probably in: one of the document's where it is written as the text is."""
    guessed = guess_language(text, default="en" if is_latin(text) else row.languages[0])
    if named := [tag for tag in row.languages if base_language(tag) == base_language(guessed)]:
        return named[0]
    alike = [tag for tag in row.languages if script_of(row.titles.get(tag, "")) == script_of(text)]
    return alike[0] if alike else guessed


def _outlook(trial: TextImport, row: InstrumentRow) -> str:
    count = len([row for row in trial.paragraphs if row.text])
    parts = [n_("{count} paragraph was read.", "{count} paragraphs were read.", count).format(count=count)]
    if taken := len([row for row in trial.paragraphs if row.typed]):
        parts.append(
            n_(
                "{count} typed number is taken off, because papers generate it.",
                "{count} typed numbers are taken off, because papers generate them.",
                taken,
            ).format(count=taken)
        )
    if added := len([row for row in trial.paragraphs if row.is_new]):
        parts.append(n_("{count} is new to the outline.", "{count} are new to the outline.", added).format(count=added))
    if trial.language not in row.languages:
        parts.append(_("{language} is new to the document.").format(language=language_label(trial.language)))
    if len(trial.paragraphs) > _MOST:
        parts.append(_("The first {count} are shown.").format(count=_MOST))
    if not trial.findings:
        parts.append(_("Nothing was noticed."))
    return " ".join(parts)


def _cells(row: ImportedParagraph) -> tuple[str, ...]:
    kind = (
        _("Clause, level {level}").format(level=row.level)
        if row.kind is ParagraphKind.CLAUSE
        else _(PARAGRAPHS[row.kind])
    )
    text = _beginning(row.text) or _("(nothing in this text)")
    return (row.typed, row.number, kind, text, _beginning(row.beside))


def _beginning(text: str) -> str:
    """As much of a paragraph as tells how it was read."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class _WrappedCells(QStyledItemDelegate):
    """Cells as high as their wrapped text: Qt reckons without the padding of the style sheet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        table = self.parent()
        assert isinstance(table, QTableWidget)
        sign = 0 if index.data(Qt.ItemDataRole.DecorationRole) is None else 24
        width = max(24, table.columnWidth(index.column()) - 24 - sign)
        if table.horizontalHeader().sectionResizeMode(index.column()) is QHeaderView.ResizeMode.ResizeToContents:
            width = 1 << 12
        room = QRect(0, 0, width, 1 << 16)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        needed = table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(needed.width() + 24 + sign, needed.height() + 10)


def _table(name: str, headings: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(0, len(headings))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(headings)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.setItemDelegate(_WrappedCells(table))
    table.verticalHeader().hide()
    # Rows follow the width of their columns, so that no line is cut.
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def _fill(table: QTableWidget, rows: list[tuple[str, ...]]) -> None:
    table.setRowCount(len(rows))
    for place, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            table.setItem(place, column, item)
