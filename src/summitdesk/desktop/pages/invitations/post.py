"""What the page does with dialogs: drafting, recording steps, printing the post, releasing the programme."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.printing import PaperDesk
from summitdesk.desktop.wording import text_for_reader
from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.invitation import common_steps
from summitdesk.domain.letters import Recipient
from summitdesk.domain.rows import EventRow
from summitdesk.domain.vocabulary import InvitationState
from summitdesk.i18n import _
from summitdesk.services.printing import Options

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.desktop.pages.invitations.letters import Addressees, Wanted


class PostDesk(QObject):
    """Opens a dialog as soon as what it shows has been read, and does what was chosen there."""

    def __init__(self, page: QWidget, desk: Desk, look: Look) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._look = look
        self._open: Callable[[Addressees], None] | None = None
        self._read = desk.question(self._show, self)

    def draft(self, selected: Sequence[UUID], *, only: bool) -> None:
        """Ask how the missing invitations are to be drafted; ``only`` proposes those that are selected."""
        self._ask(selected, partial(self._open_drafting, only=only))

    def print_letters(self, kind: PaperKind, selected: Sequence[UUID]) -> None:
        """Ask what is to be printed, beginning with one kind of paper."""
        self._ask(selected, partial(self._open_letters, kind))

    def release(self) -> None:
        """Ask for the day on which the programme is given out."""
        self._ask((), self._open_release)

    def record(self, rows: Sequence[Recipient], state: InvitationState | None = None) -> None:
        """Ask which step is to be recorded for these invitations; ``state`` is the likely one."""
        from summitdesk.desktop.pages.invitations.steps import RecordStep

        if common_steps([row.invitation for row in rows if row.invitation]):
            dialog = RecordStep(self._desk, self._look, rows, self._page)
            if state is not None:
                dialog.prefer(state)
            _begin(dialog)

    def _ask(self, selected: Sequence[UUID], then: "Callable[[Addressees], None]") -> None:
        event = self._desk.current_event
        if event is not None:
            chosen = tuple(selected)
            self._open = then
            self._desk.ask(self._read, lambda session: _addressees(session, event, chosen))

    def _show(self, addressees: "Addressees") -> None:
        if self._open is not None:
            self._open(addressees)

    def _open_drafting(self, addressees: "Addressees", *, only: bool) -> None:
        from summitdesk.desktop.pages.invitations.drafting import DraftInvitations

        _begin(DraftInvitations(self._desk, self._look, addressees, self._page, only=only))

    def _open_release(self, addressees: "Addressees") -> None:
        from summitdesk.desktop.pages.invitations.releasing import ReleaseProgramme

        last = addressees.releases[-1] if addressees.releases else None
        _begin(ReleaseProgramme(self._desk, addressees.event, last, self._page))

    def _open_letters(self, kind: PaperKind, addressees: "Addressees") -> None:
        from summitdesk.desktop.pages.invitations.letters import LettersDialog

        dialog = LettersDialog(self._desk, self._look, addressees, kind, self._page)
        dialog.saved.connect(lambda wanted: self._make(wanted, addressees.event, is_print=False))
        dialog.printed.connect(lambda wanted: self._make(wanted, addressees.event, is_print=True))
        _begin(dialog)

    def _make(self, wanted: "Wanted", event: EventRow, *, is_print: bool) -> None:
        from summitdesk.desktop.pages.invitations.letters import PAPERS

        papers = PaperDesk(self._page, self._desk, self._look, wanted.kind)
        name = f"{_(PAPERS[wanted.kind])} · {text_for_reader(event.titles)}"
        then = self._offer_sent if wanted.kind is PaperKind.INVITATIONS else None
        make = papers.print_out if is_print else papers.save_as
        make(wanted.options, name, then)

    def _offer_sent(self, options: Options) -> None:
        """After final letters: record that they went out, if the organizer wishes so."""
        if options.final:
            keys = tuple(UUID(key) for key in options.only)
            self._desk.messages.done(
                _("The letters are made. They count as sent when this is put down."),
                _("Record as sent…"),
                lambda: self._ask(keys, self._record_sent),
            )

    def _record_sent(self, addressees: "Addressees") -> None:
        approved = [
            row
            for row in addressees.rows
            if row.invitation
            and row.invitation.state is InvitationState.APPROVED
            and (not addressees.selected or row.delegation.id in addressees.selected)
        ]
        self.record(approved, InvitationState.SENT)


def _begin(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _addressees(session: "Session", event: EventRow, selected: tuple[UUID, ...]) -> "Addressees":
    from summitdesk.desktop.pages.invitations.letters import Addressees
    from summitdesk.store.queries.invitations import all_recipients
    from summitdesk.store.queries.releases import releases_of

    return Addressees(event, all_recipients(session, event.id), selected, releases_of(session, event.id))
