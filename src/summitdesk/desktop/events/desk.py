"""Setting an event up from the window, and changing the one at hand."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.domain.rows import CityRow, EventRow
from summitdesk.i18n import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.desktop.events.dialog import EventDialog


class EventDesk(QObject):
    """Opens the dialog when the register's cities are known, and enters what was typed."""

    def __init__(self, window: QWidget, desk: Desk, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._look = look
        self._event: EventRow | None = None
        self._cities = desk.question(self._open, self)

    def new(self) -> None:
        """Ask for a new event."""
        self._event = None
        self._desk.ask(self._cities, _cities)

    def edit(self) -> None:
        """Ask what is to change about the event at hand."""
        self._event = self._desk.current_event
        if self._event is not None:
            self._desk.ask(self._cities, _cities)

    def _open(self, cities: tuple[CityRow, ...]) -> None:
        from summitdesk.desktop.events.dialog import EventDialog

        dialog = EventDialog(self._look, self._event, cities, self._window)
        event = self._event
        dialog.submitted.connect(lambda: self._enter(dialog, event))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _enter(self, dialog: "EventDialog", event: EventRow | None) -> None:
        from summitdesk.services.planning import change_event, plan_event

        draft = dialog.draft()
        if draft is None:
            return
        organizers = dialog.organizers.drafts()
        editor, messages = self._desk.editor, self._desk.messages
        if event is None:
            key = uuid4()
            self._desk.expect_event(key)
            command = partial(plan_event, draft=draft, organizers=organizers, key=key)
            dialog.enter(editor, messages, _("Event added."), command)
        else:
            change = partial(change_event, event_id=event.id, draft=draft, organizers=organizers)
            dialog.enter(editor, messages, _("Event changed."), change)


def _cities(session: "Session") -> tuple[CityRow, ...]:
    from summitdesk.store.queries.cities import all_cities

    return tuple(all_cities(session))
