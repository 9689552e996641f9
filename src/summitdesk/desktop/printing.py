"""From a page to paper: asking how, making the file on the press, and saving or printing it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QDialog, QWidget

from summitdesk.desktop import dialogs
from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.paper_dialog import PaperDialog, StockRow
from summitdesk.desktop.widgets.paper import Raster
from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _, n_
from summitdesk.progress import Progress
from summitdesk.services.printing import Options, Printed

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_RESOLUTION: Final = 300
"""Dots an inch that pages are drawn with for a printer."""


class PaperDesk:
    """Prints and saves one kind of paper for a page."""

    def __init__(self, page: QWidget, desk: Desk, look: Look, kind: PaperKind) -> None:
        self._page = page
        self._desk = desk
        self._look = look
        self._kind = kind

    def ask(
        self,
        options: Options,
        name: str,
        *,
        stocks: tuple[StockRow, ...] = (),
        selected: tuple[UUID, ...] = (),
        then: Callable[[Options], None] | None = None,
    ) -> None:
        """Ask how the paper is wanted, then save or print it; ``then`` follows a final one."""
        printers = self._desk.settings.printers
        dialog = PaperDialog(
            self._look, name, options, stocks=stocks, selected=selected, printers=printers, parent=self._page
        )
        dialog.saved.connect(lambda chosen: self.save_as(chosen, name, then))
        dialog.printed.connect(lambda chosen: self.print_out(chosen, name, then))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, options: Options, name: str, then: Callable[[Options], None] | None = None) -> None:
        """Ask where the paper is to be saved, and save it there."""
        target = dialogs.choose_pdf(self._page, f"{_file_name(name)}{dialogs.PDF}")
        if target:
            self.save(options, Path(target), then)

    def save(self, options: Options, target: Path, then: Callable[[Options], None] | None = None) -> None:
        """Make the paper and write it to a file."""

        def write(progress: Progress) -> Printed:
            from summitdesk.files import write_whole

            made = self._make(options, progress)
            write_whole(target, made.pdf)
            return made

        def tell(made: Printed) -> None:
            self._desk.messages.done(_told(_("Saved {file}").format(file=target.name), made))
            if then is not None:
                then(options)

        self._desk.jobs.run(self._desk.press, _("Making {file}").format(file=target.name), write, tell)

    def print_out(self, options: Options, name: str, then: Callable[[Options], None] | None = None) -> None:
        """Ask for a printer, and print the paper there."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        printer.setFullPage(True)
        asked = QPrintDialog(printer, self._page)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer, options, then)

    def print_on(self, printer: "QPrinter", options: Options, then: Callable[[Options], None] | None = None) -> None:
        """Make the paper and draw it on a printer."""

        def work(progress: Progress) -> Printed:
            made = self._make(options, progress)
            _draw(made.pdf, printer, progress)
            return made

        def tell(made: Printed) -> None:
            self._desk.messages.done(_told(_("Sent to the printer"), made))
            if then is not None:
                then(options)

        self._desk.jobs.run(self._desk.press, _("Printing"), work, tell)

    def _make(self, options: Options, progress: Progress) -> Printed:
        from summitdesk.services.printing import print_document

        database, event = self._desk.database, self._desk.current_event
        assert database is not None
        assert event is not None
        return print_document(database, self._kind, event.slug, options, progress)


def _told(what: str, made: Printed) -> str:
    pages = n_("{count} page", "{count} pages", made.pages).format(count=made.pages)
    errors = sum(finding.severity is Severity.ERROR for finding in made.findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in made.findings)
    parts = [pages]
    if errors:
        parts.append(n_("{count} error", "{count} errors", errors).format(count=errors))
    if warnings:
        parts.append(n_("{count} warning", "{count} warnings", warnings).format(count=warnings))
    return f"{what} · {' · '.join(parts)}"


def _draw(pdf: bytes, printer: "QPrinter", progress: Progress) -> None:
    """Draw every page in its real size (on the press: fonts and PDFium bear one thread)."""
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter

    raster = Raster(pdf)
    sizes = raster.sizes()
    progress.start(len(sizes), _("Printing"))
    painter = QPainter()
    for number, (width, height) in enumerate(sizes):
        size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
        turn = QPageLayout.Orientation.Portrait if width <= height else QPageLayout.Orientation.Landscape
        printer.setPageLayout(QPageLayout(size, turn, QMarginsF()))
        if number == 0:
            painter.begin(printer)
        else:
            printer.newPage()
        dots = printer.resolution() / 72
        image = raster.draw(number, _RESOLUTION / 72)
        painter.drawImage(QRectF(0, 0, width * dots, height * dots), image)
        progress.step()
    painter.end()


def _file_name(name: str) -> str:
    """A file name from a title: nothing that a file system would take for a path."""
    return "".join("-" if character in '/\\:*?"<>|' else character for character in name).strip(" .") or "SummitDesk"
