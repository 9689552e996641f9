"""Rosters in and out: files that are chosen or dropped, text that was copied, and lists for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from summitdesk.desktop import dialogs
from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.errors import UserError
from summitdesk.i18n import _, n_
from summitdesk.progress import Progress

if TYPE_CHECKING:
    from summitdesk.desktop.pages.delegations.importing import Source
    from summitdesk.services.exchange.preview import Preview


class Rosters(QObject):
    """What a page does with rosters."""

    def __init__(self, page: QWidget, desk: Desk, look: Look) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._look = look
        self._source: Source | None = None

    def choose_file(self) -> None:
        """Ask for a roster and read it."""
        if path := dialogs.choose_roster(self._page):
            self.read_file(path)

    def read_file(self, path: str) -> None:
        """Read the beginning of a file, and ask how it is to be imported."""
        from summitdesk.desktop.pages.delegations.importing import Source

        if (event := self._desk.current_event) is not None:
            self._ask(Source(event.slug, Path(path)))

    def paste(self) -> None:
        """Read what was copied: cells of a spreadsheet, or lines of text."""
        from summitdesk.desktop.pages.delegations.importing import Source

        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._desk.messages.show(
                UserError(_("The clipboard holds no text."), _("Copy the cells or the lines of the list first."))
            )
        elif (event := self._desk.current_event) is not None:
            self._ask(Source(event.slug, text=text))

    def export(self) -> None:
        """Write everybody to a file of the kind that is chosen."""
        event, database = self._desk.current_event, self._desk.database
        if event is None or database is None:
            return
        chosen = dialogs.choose_export(self._page, f"{event.slug}.xlsx")
        if not chosen:
            return
        target, slug = Path(chosen), event.slug

        def work(progress: Progress) -> int:
            from summitdesk.services.exchange.exporting import export_list

            return export_list(database, "roster", slug, target)

        def tell(count: int) -> None:
            sentence = n_("Saved {file} with {count} delegate.", "Saved {file} with {count} delegates.", count)
            self._desk.messages.done(sentence.format(file=target.name, count=f"{count:,}"))

        self._desk.jobs.run(self._desk.reader, _("Making {file}").format(file=target.name), work, tell)

    def _ask(self, source: "Source") -> None:
        database = self._desk.database
        if database is not None:
            self._source = source
            self._desk.jobs.run(
                self._desk.reader,
                _("Reading {name}").format(name=source.name),
                lambda progress: source.preview(database),
                lambda preview: self._open(source, preview),
            )

    def _open(self, source: "Source", preview: "Preview") -> None:
        from summitdesk.desktop.pages.delegations.importing import ImportDialog

        # Of two that were asked for in quick succession only the later one is opened.
        if source is self._source:
            self._source = None
            ImportDialog(self._desk, self._look, source, preview, self._page).open()


def dropped_file(mime: QMimeData) -> str:
    """The first file of what is being dragged; empty where there is none."""
    return next((url.toLocalFile() for url in mime.urls() if url.isLocalFile()), "")
