"""A page over one table with filters above it, and beside it an inspector of who is selected."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.models.column import Row
from summitdesk.desktop.models.table import TableModel
from summitdesk.desktop.pages.filters import FilterRow
from summitdesk.desktop.pages.page import ListPage, Query
from summitdesk.desktop.questions import Question
from summitdesk.desktop.widgets.header import PageHeader
from summitdesk.desktop.widgets.inspector import Inspector
from summitdesk.desktop.widgets.notes import Notes
from summitdesk.domain.listing import Listing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class InspectedPage(ListPage[Row]):
    """What the pages of delegations and invitations have in common; they say how a row is found and shown."""

    def __init__(
        self,
        desk: Desk,
        look: Look,
        header: PageHeader,
        model: TableModel[Row],
        *,
        filters: FilterRow,
        inspector: Inspector,
        name: str,
        icon: str,
    ) -> None:
        super().__init__(desk, look, header, model, name=name, icon=icon)
        self._filters = filters
        self.inspector = inspector
        self._shown: Row | None = None
        self._notes = Notes(look)
        self._subject: Question[Row | None] = desk.question(self._show_found, self)
        filters.changed.connect(self._filter)
        self.table.selected.connect(self._select)
        desk.preflight.found.connect(self._show_notes)

    def show_subject(self, subject: UUID) -> None:
        """Select the row that a key belongs to: its own, or that of a record that it shows."""
        event = self._desk.current_event
        if event is not None and not self.table.select(subject):
            event_id = event.id
            self._desk.ask(self._subject, lambda session: self._find(session, event_id, subject))

    def _find(self, session: "Session", event_id: UUID, subject: UUID) -> Row | None:
        """The row that a key belongs to (on the reader's lane)."""
        raise NotImplementedError

    def _select(self, row: Row | None) -> None:
        """Show a row in the inspector, or that none is selected."""
        raise NotImplementedError

    def _show_notes(self) -> None:
        """Show the findings about the row in the inspector."""
        raise NotImplementedError

    def _show_found(self, row: Row | None) -> None:
        if row is not None and not self.table.select(self.model.key_of(row)):
            self._select(row)

    def _show_rows(self, query: Query[Row]) -> bool:
        self._filters.setVisible(self._desk.current_event is not None or self._desk.is_opening)
        return super()._show_rows(query)

    @property
    def _is_narrowed(self) -> bool:
        return super()._is_narrowed or self._filters.is_set

    def _show_filters(self, listing: Listing) -> None:
        self._filters.show_listing(listing)

    def _filter(self) -> None:
        self.feed.show(self._filters.apply(replace(self.feed.listing, offset=0)))

    def _take_back(self) -> None:
        self.inspector.form.forget()
        super()._take_back()

    def _switch_inspector(self) -> None:
        self.inspector.setVisible(not self.inspector.isVisible())

    def _lay_out(self, *head: QWidget) -> None:
        """Put header, filters and table in their places, and at the right of them the inspector below its ``head``."""
        column = QVBoxLayout(self.inspector.head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in head:
            column.addWidget(widget)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(16, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._filters)
        left.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side, 1)
        row.addWidget(self.inspector)
        self._stand(row)
