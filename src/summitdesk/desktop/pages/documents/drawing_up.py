"""The dialogs of the page: drawing a document up, importing its text, keeping a version, signing and verifying PDFs."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.pages.documents import files
from summitdesk.desktop.wording import text_for_reader
from summitdesk.domain.rows import DelegationRow, InstrumentReleaseRow, InstrumentRow
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.progress import Progress

if TYPE_CHECKING:
    from summitdesk.desktop.pages.documents.creating import NewDocument
    from summitdesk.desktop.pages.documents.importing import TextSource


class DrawingUp(QObject):
    """Opens the dialogs and enters what was typed."""

    made = Signal(object)  # the key of a document that was drawn up

    def __init__(self, page: QWidget, desk: Desk, look: Look) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._look = look

    def ask_for_document(self, delegations: tuple[DelegationRow, ...]) -> None:
        """Ask what is to be drawn up."""
        from summitdesk.desktop.pages.documents.creating import NewDocument

        event = self._desk.current_event
        if event is not None:
            dialog = NewDocument(self._look, delegations, event.languages, self._page)
            dialog.submitted.connect(lambda: self._draw_up(dialog, event.id))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _draw_up(self, dialog: "NewDocument", event: UUID) -> None:
        from summitdesk.services.drafting import Signing, draw_up, draw_up_agreement

        draft, template, key = dialog.draft(), dialog.template, uuid4()
        sides = dialog.chosen_sides() if template is not None and draft is not None else None
        if draft is None or (template is not None and sides is None):
            return
        if template is not None and sides is not None:
            command = partial(
                draw_up_agreement, event_id=event, draft=draft, template=template.name, sides=sides, key=key
            )
        else:
            signing = Signing(everybody=dialog.everybody.isChecked())
            command = partial(draw_up, event_id=event, draft=draft, signing=signing, key=key)
        self.made.emit(key)
        dialog.enter(self._desk.editor, self._desk.messages, _("Document drawn up."), command)

    def choose_text(self, row: InstrumentRow) -> None:
        """Ask for a text file and try to import it."""
        if path := files.choose_text(self._page):
            self.read_text(row, Path(path))

    def read_text(self, row: InstrumentRow, path: Path) -> None:
        """Try to import a text file."""
        from summitdesk.desktop.pages.documents.importing import TextSource

        if (event := self._desk.current_event) is not None:
            self._begin(row, TextSource(event.slug, row.slug, path))

    def paste_text(self, row: InstrumentRow) -> None:
        """Try to import what was copied."""
        from summitdesk.desktop.pages.documents.importing import TextSource

        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._desk.messages.show(
                UserError(_("The clipboard holds no text."), _("Copy the text of the document first."))
            )
        elif (event := self._desk.current_event) is not None:
            self._begin(row, TextSource(event.slug, row.slug, text=text))

    def _begin(self, row: InstrumentRow, source: "TextSource") -> None:
        def work(progress: Progress) -> str:
            return source.beginning()

        label = _("Reading {name}").format(name=source.name)
        self._desk.jobs.run(self._desk.reader, label, work, lambda text: self._open(row, source, text))

    def _open(self, row: InstrumentRow, source: "TextSource", beginning: str) -> None:
        from summitdesk.desktop.pages.documents.importing import ImportText

        dialog = ImportText(self._desk, self._look, source, row, beginning=beginning, parent=self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_for_version(self, row: InstrumentRow, releases: tuple[InstrumentReleaseRow, ...]) -> None:
        """Ask under which name the text is kept."""
        from summitdesk.desktop.pages.documents.versions import SaveVersion
        from summitdesk.services.text_versions import release_text

        number = max((release.number for release in releases), default=0) + 1
        dialog = SaveVersion(number, self._page)
        dialog.submitted.connect(
            lambda: dialog.enter(
                self._desk.editor,
                self._desk.messages,
                _("Version {number} saved.").format(number=number),
                partial(release_text, instrument_id=row.id, label=dialog.label.text()),
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def sign(self, row: InstrumentRow | None) -> None:
        """Ask which PDF is to be signed, and with what."""
        from summitdesk.desktop.pages.documents.signing import SignPdf

        dialog = SignPdf(self._desk, text_for_reader(row.places) if row else "", self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def verify(self) -> None:
        """Ask which PDF's signatures are to be verified."""
        from summitdesk.desktop.pages.documents.signing import VerifyPdf

        dialog = VerifyPdf(self._desk, self._look, self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
