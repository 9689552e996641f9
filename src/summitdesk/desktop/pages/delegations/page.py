"""The page of delegates: a table over the register, filters, and the inspector that edits who is selected."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QPoint
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu

from summitdesk.desktop import dialogs
from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.menus import Handlers
from summitdesk.desktop.models.table import TableModel
from summitdesk.desktop.pages.delegations.columns import columns
from summitdesk.desktop.pages.delegations.commands import DelegateCommands
from summitdesk.desktop.pages.delegations.fields import sections
from summitdesk.desktop.pages.delegations.filters import Filters
from summitdesk.desktop.pages.delegations.head import DelegateHead
from summitdesk.desktop.pages.delegations.rosters import Rosters, dropped_file
from summitdesk.desktop.pages.inspected import InspectedPage
from summitdesk.desktop.refresh import Refresh
from summitdesk.desktop.widgets.header import PageHeader
from summitdesk.desktop.widgets.inspector import Inspector
from summitdesk.desktop.widgets.text import literal
from summitdesk.desktop.wording import language_choices
from summitdesk.domain.listing import Listing, Page
from summitdesk.domain.rows import CategoryRow, CityRow, DelegateRow, DelegationRow
from summitdesk.i18n import _, n_
from summitdesk.services import delegates as services

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.desktop.pages.delegations.adding import AddDelegate
    from summitdesk.desktop.pages.delegations.inviting import AddDelegation

_TABLES = frozenset(
    {"delegate", "delegation", "person", "person_name", "city", "country", "invitation", "badge_category", "event"}
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page shows beside the rows: the event's delegations and badge categories."""

    delegations: tuple[DelegationRow, ...] = ()
    categories: tuple[CategoryRow, ...] = ()


class DelegationsPage(InspectedPage[DelegateRow]):
    """Who comes: a table of delegates, and the inspector that edits who is selected."""

    _filters: Filters

    def __init__(self, desk: Desk, look: Look) -> None:
        commands = DelegateCommands(desk.editor)
        languages = desk.current_event.languages if desk.current_event else ()
        header = PageHeader(look, _("Delegations"), _("Search names, offices, cities"))
        super().__init__(
            desk,
            look,
            header,
            TableModel(columns(commands, languages)),
            filters=Filters(look),
            inspector=Inspector(look, _("Delegate")),
            name=_("Delegates"),
            icon="users",
        )
        self._commands = commands
        self._around = Surroundings()
        self._new_names: list[str] = []
        self._languages = languages
        self._add = self._header.add_primary(_("Add delegate"), "user-plus")
        self._add.clicked.connect(self._add_delegate)
        self._head = DelegateHead(look)
        self._surroundings = desk.question(self._show_surroundings, self)
        self._photo = desk.question(self._head.photo.show_image, self)
        self._cities = desk.question(self._ask_for_city, self)
        self._rosters = Rosters(self, desk, look)
        self.setAcceptDrops(True)
        self._lay_out(self._head, self._notes)
        self._connect()
        self._begin()

    def handlers(self) -> Handlers:
        """What the page can do now."""
        handlers: dict[str, Callable[[], None]] = {"view.inspector": self._switch_inspector}
        if self._desk.current_event is not None:
            handlers |= {"delegate.add": self._add_delegate, "delegation.add": self._add_delegation}
            handlers |= {
                "roster.import": self._rosters.choose_file,
                "roster.paste": self._rosters.paste,
                "roster.export": self._rosters.export,
            }
        if self._shown is not None:
            handlers["delegate.remove"] = self._remove
        if self._delegation_at_hand() is not None:
            handlers["delegation.remove"] = self._remove_delegation
        return handlers

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._desk.current_event is not None and dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._rosters.read_file(dropped_file(event.mimeData()))

    def _connect(self) -> None:
        desk = self._desk
        self.feed.arrived.connect(self._arrived)
        self._head.photo.clicked.connect(self._choose_photo)
        self._head.photo.dropped.connect(self._read_photo)
        self._head.remove_photo.connect(self._remove_photo)
        desk.event_changed.connect(self._begin)
        self._refresh = Refresh(self, desk.editor, _TABLES, self.refresh)

    def _begin(self) -> None:
        """Show the event at hand from the start."""
        event = self._desk.current_event
        self._select(None)
        self._around = Surroundings()
        self._add.setEnabled(event is not None)
        languages = event.languages if event else ()
        if languages != self._languages:
            self._languages = languages
            self.model.show_columns(columns(self._commands, languages))
            self.table.view.fit()
        if self._show_rows(_page):
            self._ask_surroundings()

    def refresh(self) -> None:
        """Read again what is in sight."""
        super().refresh()
        self._ask_surroundings()

    def _ask_surroundings(self) -> None:
        event = self._desk.current_event
        if event is not None:
            event_id = event.id
            self._desk.ask(self._surroundings, lambda session: _surroundings(session, event_id))

    def _show_surroundings(self, around: Surroundings) -> None:
        self._around = around
        self._filters.offer(around.delegations)
        self._say_shown(self.model.total)
        if self._shown is not None:
            self._show_form(self._shown)

    def _arrived(self, total: int) -> None:
        self._say_shown(total)
        self.table.show_empty(total == 0)
        if total:
            if self.table.current() is None and self._shown is None:
                self.table.view.selectRow(0)
        elif self._is_narrowed:
            self._say_nobody_found()
        else:
            self.table.empty.say(
                _("No delegates yet"),
                _("Drop a roster here, or add delegations and people one by one."),
                _("Import a roster…"),
            )
        if not total:
            self._select(None)

    def _say_shown(self, total: int) -> None:
        around = self._around.delegations
        people = n_("{count} delegate", "{count} delegates", total).format(count=f"{total:,}")
        if self._is_narrowed:
            self._header.say(people)
            return
        cities = len({each.city.id for each in around})
        countries = len({each.city.country.id for each in around})
        parts = [people]
        if cities:
            parts.append(n_("{count} city", "{count} cities", cities).format(count=f"{cities:,}"))
            parts.append(n_("{count} country", "{count} countries", countries).format(count=f"{countries:,}"))
        self._header.say(" · ".join(parts))

    def _fill(self) -> None:
        self._desk.act("roster.import")

    def _find(self, session: "Session", event_id: UUID, subject: UUID) -> DelegateRow | None:
        """By the key of the delegate, the person, the delegation or the city."""
        from summitdesk.store.queries.delegates import delegate, delegates_of

        if (found := delegate(session, subject)) is not None:
            return found
        rows = delegates_of(session, event_id)
        return next((row for row in rows if subject in {row.person_id, row.delegation_id, row.city.id}), None)

    def _select(self, row: DelegateRow | None) -> None:
        had_one = self._shown is not None
        self._show(row)
        if had_one != (row is not None):
            self._desk.offers_changed.emit()

    def _show(self, row: DelegateRow | None) -> None:
        if row is None:
            self._shown = None
            self.inspector.say_nothing(_("Select somebody to see names, offices and photograph."))
            return
        if self._shown is None or row.id != self._shown.id:
            self._new_names = []
            self._head.photo.show_image(b"")
        if row.photo_digest and (self._shown is None or row.photo_digest != self._shown.photo_digest):
            digest = row.photo_digest
            self._desk.ask(self._photo, lambda session: _photo(session, digest))
        elif not row.photo_digest:
            self._photo.withdraw()
            self._head.photo.show_image(b"")
        self._shown = row
        self._show_form(row)

    def _show_form(self, row: DelegateRow) -> None:
        self._head.describe(row)
        self._show_notes()
        present = {name.language for name in row.names}
        self._new_names = [language for language in self._new_names if language not in present]
        self.inspector.show_sections(
            sections(
                row,
                self._commands,
                self._languages,
                self._around.categories,
                new_names=self._new_names,
                add_name=self._add_name,
            )
        )

    def _show_notes(self) -> None:
        row = self._shown
        about = {row.id, row.person_id} if row is not None else set()
        findings = self._desk.preflight.findings or ()
        self._notes.show_findings([finding for finding in findings if finding.subject_id in about])

    def _add_name(self) -> None:
        row = self._shown
        if row is None:
            return
        present = {name.language for name in row.names} | set(self._new_names)
        menu = QMenu(self)
        for tag, name in language_choices():
            if tag not in present:
                menu.addAction(literal(name)).setData(tag)
        menu.triggered.connect(lambda chosen: self._begin_name(str(chosen.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.inspector.mapToGlobal(QPoint(160, 140)))

    def _begin_name(self, language: str) -> None:
        if self._shown is not None:
            self._new_names.append(language)
            self._show_form(self._shown)
            self.inspector.form.editor(f"name.{language}").setFocus()

    def _add_delegate(self) -> None:
        if self._desk.current_event is None:
            self._desk.act("event.new")
            return
        if not self._around.delegations:
            self._add_delegation()
            return
        from summitdesk.desktop.pages.delegations.adding import AddDelegate

        city = self._shown.city.slug if self._shown is not None else ""
        dialog = AddDelegate(self._look, self._around.delegations, city, self)
        dialog.accepted.connect(lambda: self._enter(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _enter(self, dialog: "AddDelegate") -> None:
        key = uuid4()
        command = partial(
            services.add_delegate,
            delegation_id=dialog.chosen_delegation(),
            person=dialog.person(),
            draft=dialog.membership(),
            key=key,
        )
        self._desk.editor.run(_("Delegate added."), command, lambda: self.show_subject(key))

    def _remove(self) -> None:
        if self._shown is not None:
            self._commands.remove(self._shown.id)

    def _add_delegation(self) -> None:
        self._desk.ask(self._cities, _cities)

    def _ask_for_city(self, cities: tuple[CityRow, ...]) -> None:
        from summitdesk.desktop.pages.delegations.inviting import AddDelegation

        event = self._desk.current_event
        if event is None:
            return
        present = {each.city.id for each in self._around.delegations}
        free = [city for city in cities if city.id not in present]
        dialog = AddDelegation(self._look, free, event.languages, self)
        dialog.submitted.connect(lambda: self._invite(dialog, event.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _invite(self, dialog: "AddDelegation", event_id: UUID) -> None:
        from summitdesk.services.planning import invite_city

        city = dialog.chosen()
        if city is not None:
            command = partial(invite_city, event_id=event_id, city=city)
            dialog.enter(self._desk.editor, self._desk.messages, _("Delegation added."), command)

    def _delegation_at_hand(self) -> UUID | None:
        """The delegation of who is selected, else of the city that the list is narrowed down to."""
        if self._shown is not None:
            return self._shown.delegation_id
        slug = self.feed.listing.city
        return next((each.id for each in self._around.delegations if each.city.slug == slug), None)

    def _remove_delegation(self) -> None:
        if (delegation := self._delegation_at_hand()) is not None:
            self._commands.remove_delegation(delegation)

    def _choose_photo(self) -> None:
        if self._shown is not None and (path := dialogs.choose_photo(self)):
            self._read_photo(path)

    def _read_photo(self, path: str) -> None:
        row = self._shown
        if row is not None:
            self._desk.jobs.run(
                self._desk.reader,
                _("Reading the photograph"),
                lambda progress: dialogs.read_file(path),
                lambda data: self._commands.set_photo(row, data),
            )

    def _remove_photo(self) -> None:
        if self._shown is not None:
            self._commands.remove_photo(self._shown)


def _page(session: "Session", event_id: UUID, listing: Listing) -> Page[DelegateRow]:
    from summitdesk.store.queries.delegates import delegates_page

    return delegates_page(session, event_id, listing)


def _surroundings(session: "Session", event_id: UUID) -> Surroundings:
    from summitdesk.store.queries.badges import categories_of
    from summitdesk.store.queries.delegations import delegations_of

    return Surroundings(delegations_of(session, event_id), categories_of(session, event_id))


def _photo(session: "Session", digest: str) -> bytes:
    from summitdesk.store.queries.attachments import attachment_data

    return attachment_data(session, digest)


def _cities(session: "Session") -> tuple[CityRow, ...]:
    from summitdesk.store.queries.cities import all_cities

    return tuple(all_cities(session))
