"""The page of invitations: a table of the delegations that are invited, and the inspector that leads them on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.menus import Handlers
from summitdesk.desktop.models.table import TableModel
from summitdesk.desktop.pages.inspected import InspectedPage
from summitdesk.desktop.pages.invitations.columns import columns
from summitdesk.desktop.pages.invitations.commands import InvitationCommands
from summitdesk.desktop.pages.invitations.fields import ALL, Wording, sections
from summitdesk.desktop.pages.invitations.filters import Filters
from summitdesk.desktop.pages.invitations.head import InvitationHead
from summitdesk.desktop.pages.invitations.history import StepHistory
from summitdesk.desktop.pages.invitations.post import PostDesk
from summitdesk.desktop.refresh import Refresh
from summitdesk.desktop.widgets.header import PageHeader
from summitdesk.desktop.widgets.inspector import Inspector
from summitdesk.desktop.wording import STATES, reader
from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.invitation import common_steps, proposes_no_reply
from summitdesk.domain.language import same_language
from summitdesk.domain.letters import LetterValues, Recipient
from summitdesk.domain.listing import Listing, Page
from summitdesk.domain.rows import CountryRow
from summitdesk.domain.vocabulary import InvitationState
from summitdesk.i18n import _, n_

if TYPE_CHECKING:
    from sqlalchemy.orm import Session
_TABLES: Final = frozenset(
    {
        "invitation",
        "invitation_step",
        "letter_value",
        "agenda_release",
        "delegation",
        "delegate",
        "person",
        "person_name",
        "city",
        "country",
        "event",
        "organizer",
    }
)
_OF_LETTERS: Final = ("letter.", "visa.")
"""Codes of findings about letters; those of the event concern every one of them."""
_PAPERS: Final = {
    "letters.invitations": PaperKind.INVITATIONS,
    "letters.reminders": PaperKind.REMINDERS,
    "letters.visa": PaperKind.VISA_LETTERS,
    "letters.envelopes": PaperKind.ENVELOPES,
    "letters.labels": PaperKind.LABELS,
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page shows beside the rows: how many stand where, what letters say, and whether the programme is out.

    ``silent`` have not answered although the event is about to begin.
    """

    counts: Mapping[InvitationState | None, int] = field(default_factory=dict)
    countries: tuple[CountryRow, ...] = ()
    values: LetterValues = field(default_factory=LetterValues)
    is_released: bool = False
    silent: int = 0

    @property
    def visitors(self) -> int:
        """How many delegations may be invited."""
        return sum(self.counts.values())

    @property
    def invited(self) -> int:
        """How many have an invitation, be it a draft."""
        return self.visitors - self.counts.get(None, 0)


class InvitationsPage(InspectedPage[Recipient]):
    """Who is invited and what became of it. Everything that goes out by post is printed from here."""

    _filters: Filters

    def __init__(self, desk: Desk, look: Look) -> None:
        commands = InvitationCommands(desk.editor)
        header = PageHeader(look, _("Invitations"), _("Search number, city, name"))
        model = TableModel(columns(commands, look, date.today), "delegation.id")
        super().__init__(
            desk,
            look,
            header,
            model,
            filters=Filters(look, date.today),
            inspector=Inspector(look, _("Invitation")),
            name=_("Invitations"),
            icon="mail",
        )
        self._commands = commands
        self._around = Surroundings()
        self._scope, self._language = ALL, ""
        self._print = header.add_primary(_("Print letters…"), "printer")
        self._print.clicked.connect(partial(self._print_letters, PaperKind.INVITATIONS))
        self._head = InvitationHead(look)
        self._history = StepHistory()
        self._surroundings = desk.question(self._show_surroundings, self)
        self._post = PostDesk(self, desk, look)
        self._lay_out(self._head, self._notes, self._history)
        self._connect()
        self._begin()

    def handlers(self) -> Handlers:
        """What the page can do now."""
        handlers: dict[str, Callable[[], None]] = {"view.inspector": self._switch_inspector}
        if self._desk.current_event is None:
            return handlers
        handlers["programme.release"] = self._post.release
        if self._around.is_released:
            handlers["programme.changes"] = partial(self._print_letters, PaperKind.AGENDA_CHANGES)
        if self._around.counts.get(None):
            handlers["invitation.draft"] = self._draft
        if self._around.silent:
            handlers["invitation.silence"] = self._record_silence
        if self._recordable():
            handlers["invitation.record"] = self._record
        if self._around.visitors:
            handlers |= {name: partial(self._print_letters, kind) for name, kind in _PAPERS.items()}
            handlers |= dict.fromkeys(
                ("file.print", "file.save_pdf"), partial(self._print_letters, PaperKind.INVITATIONS)
            )
        return handlers

    def refresh(self) -> None:
        """Read again what is in sight."""
        super().refresh()
        self._ask_surroundings()

    def _connect(self) -> None:
        desk = self._desk
        self.table.view.activated_row.connect(self._go_on)
        self.table.view.selectionModel().selectionChanged.connect(self._offer)
        self.feed.arrived.connect(self._arrived)
        self._head.acted.connect(self._go_on)
        desk.event_changed.connect(self._begin)
        self._refresh = Refresh(self, desk.editor, _TABLES, self.refresh)

    def _begin(self) -> None:
        """Show the event at hand from the start."""
        event = self._desk.current_event
        self._select(None)
        self._around = Surroundings()
        self._print.setEnabled(False)
        if event is not None and self._language not in event.languages:
            self._language = next((tag for tag in event.languages if same_language(tag, reader())), event.languages[0])
        if self._show_rows(_page):
            self._ask_surroundings()

    def _ask_surroundings(self) -> None:
        event = self._desk.current_event
        if event is not None:
            event_id = event.id
            starts_on = event.starts_on
            self._desk.ask(self._surroundings, lambda session: _surroundings(session, event_id, starts_on))

    def _show_surroundings(self, around: Surroundings) -> None:
        self._around = around
        self._filters.offer(around.countries)
        self._print.setEnabled(around.visitors > 0)
        self._say_shown()
        self._show_table()
        if self._shown is not None:
            self._show_form(self._shown)
        self._desk.offers_changed.emit()

    def _arrived(self, total: int) -> None:
        self._say_shown()
        self._show_table()
        if not total:
            self._select(None)
        elif self.table.current() is None and self._shown is None:
            self.table.view.selectRow(0)

    def _show_table(self) -> None:
        """Show the rows, or what to do while there is none: nobody to invite, nobody invited yet, nobody found."""
        empty, around = self.table.empty, self._around
        has_invited = bool(around.invited) or self._surroundings.is_open
        self.table.show_empty(not self.model.total or not (has_invited or self._is_narrowed))
        if self._is_narrowed:
            self._say_nobody_found()
        elif not self.model.total:
            sentence = _("Add the delegations that are to be invited.")
            empty.say(_("Nobody to invite yet"), sentence, _("Go to the delegations"))
        else:
            # Nothing is in sight that the inspector could belong to.
            if not has_invited:
                self._select(None)
            sentence = _("Each delegation gets one letter, with a number and a reply slip of its own.")
            empty.say(_("No invitations yet"), sentence, _("Draft invitations…"))

    def _say_shown(self) -> None:
        if self._is_narrowed:
            total = self.model.total
            self._header.say(n_("{count} delegation", "{count} delegations", total).format(count=f"{total:,}"))
            return
        parts = [
            _("{state} {count}").format(state=_(STATES[state]) if state else _("Not invited"), count=f"{count:,}")
            for state, count in self._around.counts.items()
        ]
        self._header.say(" · ".join(parts))

    def _fill(self) -> None:
        if self.model.total:
            self._draft()
        else:
            self._desk.go("delegations")

    def _find(self, session: "Session", event_id: UUID, subject: UUID) -> Recipient | None:
        """By the key of an invitation, of its delegation or city, or of anybody in it."""
        from summitdesk.store.queries.delegates import delegates_of
        from summitdesk.store.queries.invitations import all_recipients

        people = {row.delegation_id for row in delegates_of(session, event_id) if subject in {row.id, row.person_id}}
        for row in all_recipients(session, event_id):
            keys = {row.delegation.id, row.delegation.city.id, row.invitation.id if row.invitation else None}
            if subject in keys or row.delegation.id in people:
                return row
        return None

    def _select(self, row: Recipient | None) -> None:
        self._shown = row
        if row is None:
            self.inspector.say_nothing(_("Select an invitation to see its steps and what its letter says."))
        else:
            self._show_form(row)
        self._desk.offers_changed.emit()

    def _show_form(self, row: Recipient) -> None:
        event = self._desk.current_event
        if event is None:
            return
        self._head.describe(row, len(self._recordable()))
        self._history.show_steps(row.invitation.steps if row.invitation else ())
        self._show_notes()
        wording = Wording(self._scope, self._language, self._choose_scope, self._choose_language)
        self.inspector.show_sections(
            sections(row, event, self._around.values, wording, self._commands, today=date.today())
        )

    def _show_notes(self) -> None:
        row, event = self._shown, self._desk.current_event
        if row is None or event is None:
            self._notes.show_findings(())
            return
        about = {event.id, row.delegation.id}
        invitation = row.invitation.id if row.invitation else None
        self._notes.show_findings(
            [
                finding
                for finding in self._desk.preflight.findings or ()
                if (finding.subject_id in about and finding.code.startswith(_OF_LETTERS))
                or (invitation is not None and finding.subject_id == invitation)
            ]
        )

    def _choose_scope(self, scope: str) -> None:
        self._scope = scope
        self._show_again()

    def _choose_language(self, language: str) -> None:
        self._language = language
        self._show_again()

    def _show_again(self) -> None:
        if self._shown is not None:
            self._show_form(self._shown)

    def _offer(self) -> None:
        """Offer what can be done with the rows that are selected now."""
        if self._shown is not None:
            self._head.describe(self._shown, len(self._recordable()))
        self._desk.offers_changed.emit()

    def _selected(self) -> tuple[UUID, ...]:
        if self.table.view.isHidden():
            return ()
        return tuple(key for key in self.table.selected_keys() if isinstance(key, UUID))

    def _chosen_rows(self) -> list[Recipient]:
        """The selected rows, else the one in the inspector."""
        keys = set(self._selected())
        rows = [row for row in self.model.rows_here().values() if row.delegation.id in keys]
        return rows or self._shown_rows()

    def _shown_rows(self) -> list[Recipient]:
        return [self._shown] if self._shown is not None else []

    def _recordable(self) -> list[Recipient]:
        """The chosen rows that can all take the same step."""
        rows = [row for row in self._chosen_rows() if row.invitation]
        return rows if common_steps([row.invitation for row in rows if row.invitation]) else []

    def _go_on(self) -> None:
        """What the head of the inspector offers: the first step is the draft."""
        if self._shown is not None and self._shown.invitation is None:
            self._post.draft((self._shown.delegation.id,), only=True)
        else:
            self._post.record(self._recordable() or self._shown_rows())

    def _draft(self) -> None:
        selected = self._selected()
        self._post.draft(selected, only=len(selected) > 1)

    def _record(self) -> None:
        self._post.record(self._recordable())

    def _record_silence(self) -> None:
        event = self._desk.current_event
        if event is not None:
            self._commands.note_silence(event.id, date.today())

    def _print_letters(self, kind: PaperKind) -> None:
        self._post.print_letters(kind, self._selected())


def _page(session: "Session", event_id: UUID, listing: Listing) -> Page[Recipient]:
    from summitdesk.store.queries.invitations import recipients_page

    return recipients_page(session, event_id, listing)


def _surroundings(session: "Session", event_id: UUID, starts_on: date) -> Surroundings:
    from summitdesk.store.queries.delegations import delegations_of
    from summitdesk.store.queries.invitations import invitations_of, states_of
    from summitdesk.store.queries.letters import letter_values_of
    from summitdesk.store.queries.releases import releases_of

    return Surroundings(
        states_of(session, event_id),
        tuple(
            {
                row.city.country.code: row.city.country for row in delegations_of(session, event_id) if not row.is_host
            }.values()
        ),
        LetterValues(letter_values_of(session, event_id)),
        bool(releases_of(session, event_id)),
        sum(proposes_no_reply(row, starts_on, date.today()) for row in invitations_of(session, event_id)),
    )
