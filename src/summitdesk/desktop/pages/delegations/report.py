"""What an import did or would do: a sentence, and a list of what was noticed, row by row."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from summitdesk.desktop.design.look import Look
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _, n_
from summitdesk.services.exchange.report import ImportReport, Remark

_SHOWN: Final = 1000
"""Remarks that the list shows; a copy of it holds them all."""


class RemarkList(QTableWidget):
    """Row, column and remark; Ctrl+C copies what is selected."""

    def __init__(self, look: Look) -> None:
        super().__init__(0, 3)
        self._look = look
        self._remarks: tuple[Remark, ...] = ()
        self.setAccessibleName(_("What was noticed"))
        self.setHorizontalHeaderLabels([_("Row"), _("Column"), _("Remark")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, 64)
        self.setColumnWidth(1, 136)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy_selected)

    def show_report(self, report: ImportReport) -> None:
        """List the remarks of a report."""
        self._remarks = report.findings
        shown = report.findings[:_SHOWN]
        self.setRowCount(len(shown))
        palette = self._look.palette
        colours = {Severity.ERROR: palette.seal, Severity.WARNING: palette.amber, Severity.NOTE: palette.muted}
        for place, remark in enumerate(shown):
            for column, text in enumerate(_cells(remark)):
                item = QTableWidgetItem(text)
                item.setForeground(QColor(colours[remark.severity] if column == 2 else palette.muted))
                self.setItem(place, column, item)
        self.resizeRowsToContents()

    def copy_all(self) -> None:
        """Put all remarks on the clipboard, a line each."""
        _to_clipboard(self._remarks)

    def _copy_selected(self) -> None:
        rows = sorted({index.row() for index in self.selectedIndexes()})
        _to_clipboard(tuple(self._remarks[row] for row in rows))


def _to_clipboard(remarks: tuple[Remark, ...]) -> None:
    QGuiApplication.clipboard().setText("\n".join("\t".join(_cells(remark)) for remark in remarks))


def _cells(remark: Remark) -> tuple[str, str, str]:
    return str(remark.row) if remark.row else "", remark.column, remark.message


def outlook(report: ImportReport) -> str:
    """What an import would do."""
    rows = n_("{count} row read", "{count} rows read", report.read).format(count=f"{report.read:,}")
    parts = (
        (_("{count} to be added"), report.added),
        (_("{count} to be updated"), report.updated),
        (_("{count} unchanged"), report.unchanged),
        (_("{count} to be skipped"), report.skipped),
    )
    return _summary(rows, parts)


def outcome(report: ImportReport) -> str:
    """What an import has done."""
    rows = n_("{count} row read", "{count} rows read", report.read).format(count=f"{report.read:,}")
    parts = (
        (_("{count} added"), report.added),
        (_("{count} updated"), report.updated),
        (_("{count} unchanged"), report.unchanged),
        (_("{count} skipped"), report.skipped),
    )
    return _summary(rows, parts)


def _summary(rows: str, parts: tuple[tuple[str, int], ...]) -> str:
    return " · ".join((rows, *(text.format(count=f"{count:,}") for text, count in parts if count)))
