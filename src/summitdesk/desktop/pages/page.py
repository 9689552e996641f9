"""What the window asks of a page, and what pages over one table have in common."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Generic, Protocol
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.menus import Handlers
from summitdesk.desktop.models.column import Row
from summitdesk.desktop.models.feed import Feed
from summitdesk.desktop.models.table import TableModel
from summitdesk.desktop.widgets.header import PageHeader
from summitdesk.desktop.widgets.inspector import Inspector
from summitdesk.desktop.widgets.table import DataTable
from summitdesk.domain.listing import Listing


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

    A page adds what stands beside the table and connects the feed to its query. ``name`` and ``icon`` are the table's.
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

    def _show_filters(self, listing: Listing) -> None:
        """Set the page's filters to those of a listing; a page without filters has nothing to do."""

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

    def _stand_beside(self, filters: QWidget, inspector: Inspector) -> None:
        """Put header, filters and table in their places, and the inspector at the right of them."""
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(16, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(filters)
        left.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side, 1)
        row.addWidget(inspector)
        self._stand(row)

    def _search(self, text: str) -> None:
        self.feed.show(replace(self.feed.listing, text=text.strip(), offset=0))

    def _sort(self, name: str, descending: bool) -> None:
        self.feed.show(replace(self.feed.listing, sort=name, descending=descending, offset=0))
