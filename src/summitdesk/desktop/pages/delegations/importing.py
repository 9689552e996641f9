"""Importing a roster: what was read, what each column is taken for, what would happen, and then the import itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import EntryDialog, reading
from summitdesk.desktop.jobs import Job
from summitdesk.desktop.messages import Message, Tone
from summitdesk.desktop.pages.delegations.report import RemarkList, outcome, outlook
from summitdesk.desktop.pages.delegations.targets import target_choices
from summitdesk.desktop.widgets.choice import Check, Choice
from summitdesk.desktop.widgets.text import ElidedLabel, Label
from summitdesk.i18n import _
from summitdesk.progress import Progress
from summitdesk.services.exchange.columns import ColumnMap
from summitdesk.services.exchange.preview import Preview
from summitdesk.services.exchange.report import ImportReport
from summitdesk.services.exchange.workbook import column_letters

if TYPE_CHECKING:
    from summitdesk.store.database import Database

_ENCODINGS: Final = (
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("gb18030", "GB 18030"),
    ("big5", "Big5"),
    ("cp932", "Shift_JIS"),
    ("cp949", "EUC-KR"),
    ("cp1251", "Windows-1251"),
    ("cp1252", "Windows-1252"),
)
_TABLES: Final = frozenset({"delegate", "delegation", "person", "person_name", "city", "country"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a roster comes from: a file, or text from the clipboard."""

    event: str
    path: Path | None = None
    text: str = ""

    @property
    def name(self) -> str:
        """What the source is called."""
        return self.path.name if self.path is not None else _("Clipboard")

    def preview(self, database: "Database", column_map: ColumnMap | None = None) -> Preview:
        """The beginning of the roster (on a lane)."""
        from summitdesk.services.exchange.preview import preview_roster, preview_text

        if self.path is None:
            return preview_text(database, self.text, self.event)
        return preview_roster(database, self.path, self.event, column_map)

    def take_in(
        self, database: "Database", column_map: ColumnMap, progress: Progress, *, dry_run: bool
    ) -> "tuple[ImportReport, bool]":
        """Import the roster, or try it, and say whether the register has changed (on the writer's lane)."""
        from summitdesk.services.exchange.importing import import_roster, import_text

        before = database.sequence()
        if self.path is None:
            report = import_text(
                database, self.text, self.event, column_map=column_map, dry_run=dry_run, progress=progress
            )
        else:
            report = import_roster(
                database, self.path, self.event, column_map=column_map, dry_run=dry_run, progress=progress
            )
        return report, database.sequence() != before


class ImportDialog(EntryDialog):
    """The preview above, the report below. Every change of a column or of the encoding tries the import anew."""

    def __init__(self, desk: Desk, look: Look, source: Source, preview: Preview, parent: QWidget) -> None:
        super().__init__(_("Import roster"), _("Import"), width=720, parent=parent)
        self._desk = desk
        self._look = look
        self._source = source
        self._preview = preview
        self._job: Job | None = None
        self._is_over = False
        self._read = desk.question(self._show_preview, self)
        self.encoding = Choice(look, _ENCODINGS)
        self.encoding.setAccessibleName(_("Encoding"))
        self.has_headings = Check(look, _("The first row holds headings"))
        self.has_headings.setAccessibleName(self.has_headings.text())
        self.has_headings.setChecked(True)
        self.columns: list[Choice] = []
        self.rows = QTableWidget()
        self.remarks = RemarkList(look)
        self._told = Label("", "strong", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self.copy = QPushButton(_("Copy the report"))
        self.copy.setAutoDefault(False)
        self.copy.setAccessibleName(self.copy.text())
        self.copy.clicked.connect(self.remarks.copy_all)
        self._lay_out()
        self.resize(920, 680)
        desk.messages.said.connect(self._overhear)
        self.encoding.activated.connect(self._read_again)
        self.has_headings.toggled.connect(self._try)
        self.submitted.connect(self.start)
        self._show_preview(preview)

    @property
    def is_working(self) -> bool:
        """Whether the roster is being tried or imported."""
        return self._job is not None

    @property
    def summary(self) -> str:
        """The sentence about what happened or would happen."""
        return self._told.text()

    def column_map(self) -> ColumnMap:
        """What was chosen otherwise than it was guessed; columns go by their letters."""
        changed = {
            column_letters(number): choice.value()
            for number, (choice, guessed) in enumerate(zip(self.columns, self._preview.targets, strict=True), start=1)
            if choice.value() != guessed
        }
        header = self._preview.header
        if header is not None and not self.has_headings.isChecked():
            header = 0
        return ColumnMap(columns=changed, header=header, encoding=self._encoding())

    def start(self) -> None:
        """Import the roster."""
        self._run(_("Importing {name}").format(name=self._source.name), self._imported, dry_run=False)

    def reject(self) -> None:
        """Stop an import that is under way; else close."""
        if self._job is not None and self._is_over:
            self._job.cancel()
            return
        super().reject()

    def done(self, result: int) -> None:
        super().done(result)
        if self._job is not None:
            self._job.cancel()
        else:
            self.deleteLater()

    def _lay_out(self) -> None:
        self.rows.setAccessibleName(_("The first rows, and what each column holds"))
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setShowGrid(False)
        self.rows.setTabKeyNavigation(False)
        self.rows.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.rows.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = (ElidedLabel(self._source.name, "muted"), self.has_headings, self.encoding)
        reading(self.body, head, self.rows, (self._told, self._bar, self.remarks), (300, 260))
        self.foot.insertWidget(0, self.copy)

    def _show_preview(self, preview: Preview) -> None:
        self._preview = preview
        self.encoding.setVisible(bool(preview.encoding))
        self.encoding.choose(preview.encoding.removesuffix("-sig"))
        self.has_headings.setVisible(preview.header is not None)
        self._fill()
        self._try()

    def _fill(self) -> None:
        preview, table = self._preview, self.rows
        width = len(preview.headings) or 1
        table.clear()
        table.setRowCount(len(preview.rows) + (1 if preview.headings else 0))
        table.setColumnCount(width)
        names = [heading or column_letters(number) for number, heading in enumerate(preview.headings, start=1)]
        table.setHorizontalHeaderLabels(names or [_("Text")])
        self.columns = []
        for number, (name, target) in enumerate(zip(names, preview.targets, strict=True)):
            choice = Choice(self._look, target_choices(target))
            choice.setAccessibleName(_("Column {name} holds").format(name=name))
            choice.choose(target)
            choice.setProperty("role", "column")
            # As wide as the column, not as the longest choice.
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(4)
            choice.activated.connect(self._try)
            self.columns.append(choice)
            table.setCellWidget(0, number, choice)
        first = 1 if preview.headings else 0
        for place, row in enumerate(preview.rows, start=first):
            for number, text in enumerate(row.cells[:width]):
                table.setItem(place, number, QTableWidgetItem(text))
        table.setVerticalHeaderLabels([""] * first + [str(row.number) for row in preview.rows])
        if preview.headings:
            table.setRowHeight(0, 40)
            for number in range(width):
                table.setColumnWidth(number, 176)
        else:
            table.horizontalHeader().setStretchLastSection(True)

    def _read_again(self) -> None:
        database = self._desk.database
        if database is not None:
            self.refuse("")
            column_map = ColumnMap(encoding=self._encoding())
            self._read.ask(lambda: self._source.preview(database, column_map))

    def _encoding(self) -> str:
        if not self._preview.encoding or self.encoding.value() == self._preview.encoding.removesuffix("-sig"):
            return self._preview.encoding
        return self.encoding.value()

    def _try(self) -> None:
        """See what the import would do."""
        self.refuse("")
        if self._preview.header is not None and not any(choice.value() for choice in self.columns):
            self._told.setText(_("No heading was understood: say above what the columns hold."))
            self._bar.hide()
            self.submit.setEnabled(False)
            return
        self._run(_("Looking through {name}").format(name=self._source.name), self._tried, dry_run=True)

    def _run(self, label: str, then: "Callable[[tuple[ImportReport, bool]], None]", *, dry_run: bool) -> None:
        database = self._desk.database
        if database is None:
            return
        if self._job is not None:
            self._job.cancel()
        column_map, source = self.column_map(), self._source
        self._told.setText(label)
        self._bar.setRange(0, 0)
        self._bar.show()
        self.submit.setEnabled(False)
        self._is_over = not dry_run
        job = self._desk.jobs.run(
            self._desk.writer,
            label,
            lambda progress: source.take_in(database, column_map, progress, dry_run=dry_run),
        )
        job.progressed.connect(self._progressed)
        job.succeeded.connect(lambda answer: self._end(job, lambda: then(answer)))
        job.failed.connect(lambda error: self._end(job, self._failed))
        job.cancelled.connect(lambda: self._end(job, self._stopped))
        self._job = job

    def _end(self, job: Job, then: Callable[[], None]) -> None:
        """Note how a job has ended, unless a later one counts or nobody looks any more."""
        if job is not self._job:
            return
        self._job = None
        self._bar.hide()
        if self.isVisible():
            then()
        else:
            self.deleteLater()

    def _progressed(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _tried(self, answer: "tuple[ImportReport, bool]") -> None:
        report, _changed = answer
        self._told.setText(outlook(report))
        self.remarks.show_report(report)
        self.submit.setEnabled(True)
        if self.cancel.hasFocus():
            self.submit.setFocus()

    def _imported(self, answer: "tuple[ImportReport, bool]") -> None:
        report, has_changed = answer
        self._told.setText(outcome(report))
        self.remarks.show_report(report)
        self._is_over = False
        for widget in (self.rows, self.encoding, self.has_headings, self.submit):
            widget.hide()
        self.cancel.setText(_("Close"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.cancel.setFocus()
        if has_changed:
            self._desk.editor.take_note(_("Roster imported: {told}").format(told=outcome(report)), _TABLES)

    def _failed(self) -> None:
        self._is_over = False
        self._told.setText(_("Nothing was imported."))
        self.remarks.setRowCount(0)

    def _stopped(self) -> None:
        self._is_over = False
        self._told.setText(_("Stopped. Nothing was imported."))
        self.submit.setEnabled(True)

    def _overhear(self, message: Message) -> None:
        if message.tone is Tone.ERROR and self.isVisible():
            self.refuse(message.text)
