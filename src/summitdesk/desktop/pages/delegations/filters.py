"""What narrows the delegates down."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.pages.filters import FilterRow, in_order
from summitdesk.desktop.widgets.choice import FilterChoice
from summitdesk.desktop.wording import ROLES, STATES, reader, text_for_reader
from summitdesk.domain.listing import Listing
from summitdesk.domain.places import country_name
from summitdesk.domain.rows import DelegationRow
from summitdesk.domain.vocabulary import DelegationRole, InvitationState
from summitdesk.i18n import _


class Filters(FilterRow):
    """Role, city, country and state of the invitation."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        names = (_("Any role"), _("Any city"), _("Any country"), _("Any state"))
        super().__init__([FilterChoice(look, name) for name in names], parent)
        self.role, self.city, self.country, self.state = self._choices
        self.role.offer([(role.value, _(text)) for role, text in ROLES.items()])
        self.state.offer([(state.value, _(text)) for state, text in STATES.items()])

    def offer(self, delegations: Sequence[DelegationRow]) -> None:
        """Offer the cities and countries that the event has."""
        language = reader()
        self.city.offer(in_order({each.city.slug: text_for_reader(each.city.names) for each in delegations}))
        countries = [each.city.country for each in delegations]
        self.country.offer(in_order({each.code: country_name(each, language) for each in countries}))

    def apply(self, listing: Listing) -> Listing:
        return replace(
            listing,
            roles=(DelegationRole(self.role.value()),) if self.role.value() else (),
            states=(InvitationState(self.state.value()),) if self.state.value() else (),
            city=self.city.value(),
            country=self.country.value(),
        )

    def values_in(self, listing: Listing) -> Sequence[str]:
        role = listing.roles[0].value if listing.roles else ""
        state = listing.states[0].value if listing.states else ""
        return role, listing.city, listing.country, state
