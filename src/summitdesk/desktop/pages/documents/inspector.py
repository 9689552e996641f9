"""The inspector of a document, with the small questions that its form asks."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QVBoxLayout, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.pages.documents import files
from summitdesk.desktop.pages.documents.commands import DocumentCommands
from summitdesk.desktop.pages.documents.details import Around, Asking, sections
from summitdesk.desktop.pages.documents.naming import document_name
from summitdesk.desktop.widgets.inspector import Inspector
from summitdesk.desktop.widgets.notes import Notes
from summitdesk.desktop.widgets.text import Label, literal
from summitdesk.desktop.wording import language_choices, reader, text_for_reader
from summitdesk.domain.agreements import capitalised
from summitdesk.domain.approvals import ApprovalPoint, approval_checklist
from summitdesk.domain.checks.agreements import approval_name
from summitdesk.domain.collation import sort_key
from summitdesk.domain.findings import Finding
from summitdesk.domain.rows import DelegateRow, DelegationRow, InstrumentRow, SignatoryRow
from summitdesk.domain.vocabulary import ApprovalKind
from summitdesk.i18n import _
from summitdesk.progress import Progress

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NARROWEST = 280
_UNBOUNDED = 16_777_215


class DocumentInspector(QWidget):
    """The details of the document at hand, as wide as there is room for."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._commands = DocumentCommands(desk.editor)
        self._row: InstrumentRow | None = None
        self._delegations: tuple[DelegationRow, ...] = ()
        self._around = Around()
        self._members = desk.question(self._show_members, self)
        self.pane = Inspector(look, _("Details of the document"))
        self.pane.setMinimumWidth(_NARROWEST)
        self.pane.setMaximumWidth(_UNBOUNDED)
        self._name = Label("", "section", wrap=True)
        self._notes = Notes(look)
        head = QVBoxLayout(self.pane.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(12)
        head.addWidget(self._name)
        head.addWidget(self._notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)

    def show_document(self, row: InstrumentRow | None, delegations: tuple[DelegationRow, ...]) -> None:
        """Show another document, or the same one after a change."""
        self._row, self._delegations = row, delegations
        if row is None:
            self.pane.say_nothing(_("No document is chosen."))
            return
        self._name.setText(document_name(row))
        self._fill()
        signing = {signatory.delegation.id for signatory in row.signatories}
        event_id = row.event_id
        self._desk.ask(self._members, lambda session: _members(session, event_id, signing))

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show what the pre-flight says about the document as a whole."""
        row = self._row
        own = {row.id, *(each.id for each in row.signatories)} if row else set()
        self._notes.show_findings([finding for finding in findings if finding.subject_id in own])

    def forget(self) -> None:
        """Show what is stored, whatever was typed."""
        self.pane.form.forget()

    def _show_members(self, members: dict[UUID, list[DelegateRow]]) -> None:
        self._around = Around(members, self._around.signatory)
        self._fill()

    def _fill(self) -> None:
        row = self._row
        if row is None:
            return
        asking = Asking(
            self._ask_language,
            self._ask_signatory,
            self._show_signatory,
            self._ask_approval,
            self._attach,
            self._save_file,
        )
        self.pane.show_sections(sections(row, self._commands, asking, self._around))

    def _show_signatory(self, identifier: str) -> None:
        self._around = Around(self._around.members, UUID(identifier))
        self._fill()

    def _ask_language(self) -> None:
        row = self._row
        if row is None:
            return
        offered = [(tag, name) for tag, name in language_choices() if tag not in row.languages and tag != "und-Latn"]
        self._offer(offered, lambda tag: self._commands.add_language(row, tag))

    def _ask_signatory(self) -> None:
        row = self._row
        if row is None:
            return
        signing = {signatory.delegation.id for signatory in row.signatories}
        language = reader()
        cities = sorted(
            (
                (str(each.id), text_for_reader(each.city.names) or each.city.slug)
                for each in self._delegations
                if each.id not in signing
            ),
            key=lambda entry: sort_key(entry[1], language),
        )
        self._offer(
            [("", _("All who are marked as signing")), *cities],
            lambda key: self._commands.add_signatory(row, key) if key else self._commands.take_all(row),
        )

    def _ask_approval(self, side: SignatoryRow) -> None:
        row = self._row
        if row is None:
            return
        present = {point.kind for point in approval_checklist(row) if point.signatory.id == side.id}
        offered = [(kind.value, capitalised(approval_name(kind))) for kind in ApprovalKind if kind not in present]
        self._offer(offered, lambda kind: self._commands.expect_approval(row, side, ApprovalKind(kind)))

    def _attach(self, point: ApprovalPoint) -> None:
        chosen = files.choose_scan(self)
        if chosen and self._row is not None:
            self._commands.attach(self._row, point, Path(chosen))

    def _save_file(self, point: ApprovalPoint) -> None:
        approval, database = point.approval, self._desk.database
        if approval is None or database is None:
            return
        target = files.choose_copy(self, _("Save the attached file"), approval.file_name)
        if not target:
            return
        read = partial(self._desk.read, database, partial(_attached, digest=approval.file_digest))

        def write(progress: Progress) -> None:
            from summitdesk.files import write_whole

            write_whole(Path(target), read())

        done = _("Saved {file}").format(file=Path(target).name)
        self._desk.jobs.run(self._desk.reader, done, write, lambda nothing: self._desk.messages.done(done))

    def _offer(self, entries: list[tuple[str, str]], chosen: Callable[[str], None]) -> None:
        """A menu below the button that was pressed."""
        menu = QMenu(self)
        for value, text in entries:
            menu.addAction(literal(text)).setData(value)
        menu.triggered.connect(lambda entry: chosen(str(entry.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        focused = QApplication.focusWidget()
        below = focused.mapToGlobal(QPoint(0, focused.height())) if isinstance(focused, QToolButton) else QCursor.pos()
        menu.popup(below)


def _members(session: "Session", event_id: UUID, delegations: set[UUID]) -> dict[UUID, list[DelegateRow]]:
    """The delegates of those delegations that sign."""
    from summitdesk.store.queries.delegates import delegates_of

    members: dict[UUID, list[DelegateRow]] = {}
    for delegate in delegates_of(session, event_id):
        if delegate.delegation_id in delegations:
            members.setdefault(delegate.delegation_id, []).append(delegate)
    return members


def _attached(session: "Session", digest: str) -> bytes:
    from summitdesk.store.queries.attachments import attachment_data

    return attachment_data(session, digest)
