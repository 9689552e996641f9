"""What narrows the invitations down."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.pages.filters import FilterRow, in_order
from summitdesk.desktop.widgets.choice import FilterChoice
from summitdesk.desktop.wording import STATES, reader
from summitdesk.domain.invitation import last_day_to_chase
from summitdesk.domain.listing import Listing
from summitdesk.domain.places import country_name
from summitdesk.domain.rows import CountryRow
from summitdesk.domain.vocabulary import InvitationState
from summitdesk.i18n import _

_UNINVITED: Final = "uninvited"
_DUE: Final = "due"


class Filters(FilterRow):
    """State of the invitation and country."""

    def __init__(self, look: Look, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__([FilterChoice(look, name) for name in (_("Any state"), _("Any country"))], parent)
        self.state, self.country = self._choices
        self._today = today
        self.state.offer(
            [
                (_DUE, _("To be reminded")),
                (_UNINVITED, _("Not invited")),
                *((state.value, _(text)) for state, text in STATES.items()),
            ]
        )

    def offer(self, countries: Sequence[CountryRow]) -> None:
        """Offer the countries that the event's visitors come from."""
        language = reader()
        self.country.offer(in_order({each.code: country_name(each, language) for each in countries}))

    def apply(self, listing: Listing) -> Listing:
        chosen = self.state.value()
        return replace(
            listing,
            states=(InvitationState(chosen),) if chosen not in {"", _DUE, _UNINVITED} else (),
            uninvited=chosen == _UNINVITED,
            due_by=last_day_to_chase(self._today()) if chosen == _DUE else None,
            country=self.country.value(),
        )

    def values_in(self, listing: Listing) -> Sequence[str]:
        state = listing.states[0].value if listing.states else ""
        return _UNINVITED if listing.uninvited else _DUE if listing.due_by else state, listing.country
