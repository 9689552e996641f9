"""What the window asks of a page, and what pages over one table have in common."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeAlias
from uuid import UUID

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.menus import Handlers
from summitdesk.desktop.models.column import Row
from summitdesk.desktop.models.feed import Feed
from summitdesk.desktop.models.table import TableModel
from summitdesk.desktop.widgets.header import PageHeader
from summitdesk.desktop.widgets.table import DataTable
from summitdesk.domain.listing import Listing
from summitdesk.domain.listing import Page as RowsPage
from summitdesk.i18n import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Query: TypeAlias = Callable[["Session", UUID, Listing], RowsPage[Row]]
"""What finds the rows of an event for a listing."""

_EXPECTED: Final = 12
"""Placeholders that stand until the first rows come."""


@dataclass(frozen=True, slots=True)
class PageState:
    """What a page shows, so that it can be shown again after the language or the appearance has changed."""

    listing: Listing = field(default_factory=Listing)
    subject: UUID | None = None
    pane: str = ""
    """Which of several panes beside the content is in sight."""


class Page(Protocol):
    """A page of the window; every one is a QWidget made from a desk and a look."""

    def handlers(self) -> Handlers:
        """The actions that the page handles now."""

    def start_search(self) -> None:
        """Put the caret where one searches."""

    def take_focus(self) -> None:
        """Put the focus on the page's content."""

    def show_subject(self, subject: UUID) -> None:
        """Select what was asked for from elsewhere."""

    def state(self) -> PageState:
        """What the page shows now."""

    def restore(self, state: PageState) -> None:
        """Show what was shown before."""


class ListPage(QWidget, Generic[Row]):
    """A page over one table: SQL searches, sorts and filters, and the page shows windows of what it finds.

    A page adds what stands beside the table. ``name`` and ``icon`` are the table's.
    """

    def __init__(
        self, desk: Desk, look: Look, header: PageHeader, model: TableModel[Row], *, name: str, icon: str
    ) -> None:
        super().__init__()
        self._desk = desk
        self._look = look
        self._header = header
        self.model = model
        self.table = DataTable(look, model, name, icon)
        self.feed: Feed[Row] = Feed(model, partial(desk.question, parent=self))
        if header.search is not None:
            header.search.searched.connect(self._search)
        self.table.sorted_by.connect(self._sort)
        self.table.empty.acted.connect(self._act_on_empty)
        desk.editor.refused.connect(self._take_back)

    def refresh(self) -> None:
        """Read again what is in sight."""
        self.feed.refresh(self.table.view.first_visible())

    def start_search(self) -> None:
        """Put the caret into the search field."""
        if self._header.search is not None:
            self._header.search.setFocus()
            self._header.search.selectAll()

    def take_focus(self) -> None:
        """Put the focus on the page's content."""
        self.table.setFocus()

    def state(self) -> PageState:
        """Listing and selection."""
        key = self.table.current_key
        return PageState(self.feed.listing, key if isinstance(key, UUID) else None)

    def restore(self, state: PageState) -> None:
        """Show a listing and a selection again."""
        search = self._header.search
        if search is not None:
            blocked = search.blockSignals(True)
            search.setText(state.listing.text)
            search.blockSignals(blocked)
        self.feed.listing = replace(state.listing, offset=0)
        self.table.mark_sorted(state.listing.sort, state.listing.descending)
        self._show_filters(state.listing)
        if state.subject is not None:
            self.table.select(state.subject)
        self.feed.show(self.feed.listing)

    def _show_rows(self, query: Query[Row]) -> bool:
        """Show from its start what ``query`` finds in the event at hand; False, and said, where there is no event."""
        event, database = self._desk.current_event, self._desk.database
        if event is None or database is None:
            self.feed.connect_to(None)
            self.table.show_empty(database is not None and not self._desk.is_opening)
            self._header.say("")
            self.table.empty.say(
                _("No event yet"), _("A register begins with an event: its titles, dates and host."), _("New event")
            )
            if self._desk.is_opening:
                self.model.expect(_EXPECTED)
            self._desk.offers_changed.emit()
            return False
        event_id = event.id
        self.feed.connect_to(
            lambda listing: self._desk.read(database, lambda session: query(session, event_id, listing))
        )
        self.model.expect(_EXPECTED)
        self.table.show_empty(False)
        self.feed.show(replace(self.feed.listing, offset=0))
        return True

    def _show_filters(self, listing: Listing) -> None:
        """Set the page's filters to those of a listing; a page without filters has nothing to do."""

    @property
    def _is_narrowed(self) -> bool:
        """Whether a search or a filter keeps rows back."""
        return bool(self.feed.listing.text)

    def _say_nobody_found(self) -> None:
        self.table.empty.say(_("Nobody found"), _("Nobody matches what is searched for."), _("Show everybody"))

    def _act_on_empty(self) -> None:
        """Do what the empty table offers."""
        if self._desk.current_event is None:
            self._desk.act("event.new")
        elif self._is_narrowed:
            if self._header.search is not None:
                self._header.search.clear()
            self._show_filters(Listing())
            self.feed.show(Listing(sort=self.feed.listing.sort, descending=self.feed.listing.descending))
        else:
            self._fill()

    def _fill(self) -> None:
        """Begin to enter what the page is for; a page whose rows follow from others has nothing to do."""

    def _take_back(self) -> None:
        """A change was refused: show what the register holds."""
        self.model.forget_pending()
        self.refresh()

    def _stand(self, body: QWidget | QLayout) -> None:
        """Put the header above what the page shows."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        if isinstance(body, QWidget):
            layout.addWidget(body, 1)
        else:
            layout.addLayout(body, 1)

    def _search(self, text: str) -> None:
        self.feed.show(replace(self.feed.listing, text=text.strip(), offset=0))

    def _sort(self, name: str, descending: bool) -> None:
        self.feed.show(replace(self.feed.listing, sort=name, descending=descending, offset=0))
