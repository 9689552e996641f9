"""Feeding a table from the register: the listing in force, its first answer, and further windows as they scroll in."""

from collections.abc import Callable
from dataclasses import replace
from typing import Generic

from PySide6.QtCore import QObject, QTimer, Signal

from summitdesk.desktop.models.column import Row
from summitdesk.desktop.models.table import WINDOW, TableModel
from summitdesk.desktop.questions import Question
from summitdesk.domain.listing import Listing, Page

Fetch = Callable[[Listing], Page[Row]]


class Feed(QObject, Generic[Row]):
    """Asks for the windows of a listing beside the window's thread, the newest wish first."""

    arrived = Signal(int)  # how many rows the listing has: a first or refreshed answer has come

    def __init__(
        self, model: TableModel[Row], question: Callable[[Callable[[Page[Row]], None]], Question[Page[Row]]]
    ) -> None:
        super().__init__(model)
        self._model = model
        self._fetch: Fetch[Row] | None = None
        self.listing = Listing(limit=WINDOW)
        self._first = question(self._show)
        self._further = question(self._add)
        self._wish = -1
        self._top = 0
        self._offset = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._ask_further)
        model.wanted.connect(self._want)

    @property
    def is_waiting(self) -> bool:
        """Whether rows are still to come."""
        return self._first.is_open or self._further.is_open or self._later.isActive()

    def connect_to(self, fetch: Fetch[Row] | None) -> None:
        """Take rows from ``fetch`` from now on; None empties the table."""
        self._fetch = fetch
        self._first.withdraw()
        self._further.withdraw()
        self._model.expect(0)

    def show(self, listing: Listing) -> None:
        """Show another listing from its beginning. Until it comes, the earlier one stays."""
        self.listing = listing
        self._ask(0)

    def refresh(self, first_visible: int = 0) -> None:
        """Read the visible window again: something has changed."""
        self._ask(first_visible // WINDOW * WINDOW)

    def _ask(self, offset: int) -> None:
        fetch = self._fetch
        if fetch is None:
            return
        self._further.withdraw()
        self._wish = -1
        self._top = offset
        listing = replace(self.listing, offset=offset, limit=WINDOW)
        self._first.ask(lambda: fetch(listing))

    def _show(self, page: Page[Row]) -> None:
        if not page.rows and page.total and self._top:
            self._ask((page.total - 1) // WINDOW * WINDOW)
            return
        self._model.show_window(self._top, page.rows, page.total)
        self.arrived.emit(page.total)

    def _want(self, offset: int) -> None:
        self._wish = offset
        if not self._first.is_open and not self._further.is_open:
            self._later.start()

    def _ask_further(self) -> None:
        fetch, offset = self._fetch, self._wish
        if fetch is None or offset < 0:
            return
        self._offset, self._wish = offset, -1
        listing = replace(self.listing, offset=offset, limit=WINDOW)
        self._further.ask(lambda: fetch(listing))

    def _add(self, page: Page[Row]) -> None:
        self._model.add_window(self._offset, page.rows)
        if self._wish >= 0:
            self._later.start()
