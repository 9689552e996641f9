"""The quiet row of filters above the table."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.choice import FilterChoice
from summitdesk.desktop.wording import STATES
from summitdesk.domain.invitation import last_day_to_chase
from summitdesk.domain.listing import Listing
from summitdesk.domain.vocabulary import InvitationState
from summitdesk.i18n import _

_UNINVITED: Final = "uninvited"
_DUE: Final = "due"


class Filters(QWidget):
    """State of the invitation and country; each lets everything pass until it is set."""

    changed = Signal()  # a filter was set or cleared

    def __init__(self, look: Look, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.state = FilterChoice(look, _("Any state"))
        self.country = FilterChoice(look, _("Any country"))
        self.state.offer(
            [
                (_DUE, _("To be reminded")),
                (_UNINVITED, _("Not invited")),
                *((state.value, _(text)) for state, text in STATES.items()),
            ]
        )
        self._clear = QPushButton(_("Clear filters"))
        self._clear.setProperty("role", "link")
        self._clear.setAccessibleName(_("Clear filters"))
        self._clear.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 8, 16, 4)
        row.setSpacing(4)
        for choice in (self.state, self.country):
            choice.currentIndexChanged.connect(self._changed)
            row.addWidget(choice)
        row.addWidget(self._clear)
        row.addStretch(1)
        self._clear.hide()

    def offer(self, countries: Sequence[tuple[str, str]]) -> None:
        """Offer the countries that the event's visitors come from, as (code, name)."""
        self.country.offer(countries)

    def apply(self, listing: Listing) -> Listing:
        """The listing with the filters that are set."""
        chosen = self.state.value()
        return replace(
            listing,
            states=(InvitationState(chosen),) if chosen not in {"", _DUE, _UNINVITED} else (),
            uninvited=chosen == _UNINVITED,
            due_by=last_day_to_chase(self._today()) if chosen == _DUE else None,
            country=self.country.value(),
        )

    def show_listing(self, listing: Listing) -> None:
        """Set the filters of a listing, silently."""
        state = listing.states[0].value if listing.states else ""
        chosen = _UNINVITED if listing.uninvited else _DUE if listing.due_by else state
        for choice, value in ((self.state, chosen), (self.country, listing.country)):
            blocked = choice.blockSignals(True)
            choice.choose(value)
            choice.blockSignals(blocked)
        self._clear.setVisible(self.is_set)

    @property
    def is_set(self) -> bool:
        """Whether any filter holds something back."""
        return bool(self.state.value() or self.country.value())

    def clear(self) -> None:
        """Let everything pass."""
        self.show_listing(Listing())
        self.changed.emit()

    def _changed(self) -> None:
        self._clear.setVisible(self.is_set)
        self.changed.emit()
