"""The quiet row of filters above the table."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.choice import FilterChoice
from summitdesk.desktop.wording import ROLES, STATES, reader, text_for_reader
from summitdesk.domain.collation import sort_key
from summitdesk.domain.listing import Listing
from summitdesk.domain.places import country_name
from summitdesk.domain.rows import DelegationRow
from summitdesk.domain.vocabulary import DelegationRole, InvitationState
from summitdesk.i18n import _


class Filters(QWidget):
    """Role, city, country and state of the invitation; each lets everything pass until it is set."""

    changed = Signal()  # a filter was set or cleared

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = FilterChoice(look, _("Any role"))
        self.city = FilterChoice(look, _("Any city"))
        self.country = FilterChoice(look, _("Any country"))
        self.state = FilterChoice(look, _("Any state"))
        self._clear = QPushButton(_("Clear filters"))
        self._clear.setProperty("role", "link")
        self._clear.setAccessibleName(_("Clear filters"))
        self._clear.clicked.connect(self.clear)
        self.role.offer([(role.value, _(text)) for role, text in ROLES.items()])
        self.state.offer([(state.value, _(text)) for state, text in STATES.items()])
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 8, 16, 4)
        row.setSpacing(4)
        for choice in self._choices():
            choice.currentIndexChanged.connect(self._changed)
            row.addWidget(choice)
        row.addWidget(self._clear)
        row.addStretch(1)
        self._clear.hide()

    def offer(self, delegations: Sequence[DelegationRow]) -> None:
        """Offer the cities, countries and states that the event has."""
        language = reader()
        cities = {each.city.slug: text_for_reader(each.city.names) for each in delegations}
        countries = {each.city.country.code: country_name(each.city.country, language) for each in delegations}
        self.city.offer(_in_order(cities, language))
        self.country.offer(_in_order(countries, language))

    def apply(self, listing: Listing) -> Listing:
        """The listing with the filters that are set."""
        return replace(
            listing,
            roles=(DelegationRole(self.role.value()),) if self.role.value() else (),
            states=(InvitationState(self.state.value()),) if self.state.value() else (),
            city=self.city.value(),
            country=self.country.value(),
        )

    def show_listing(self, listing: Listing) -> None:
        """Set the filters of a listing, silently."""
        for choice, value in zip(
            self._choices(),
            (
                listing.roles[0].value if listing.roles else "",
                listing.city,
                listing.country,
                listing.states[0].value if listing.states else "",
            ),
            strict=True,
        ):
            blocked = choice.blockSignals(True)
            choice.choose(value)
            choice.blockSignals(blocked)
        self._clear.setVisible(self.is_set)

    @property
    def is_set(self) -> bool:
        """Whether any filter holds something back."""
        return any(choice.value() for choice in self._choices())

    def clear(self) -> None:
        """Let everything pass."""
        self.show_listing(Listing())
        self.changed.emit()

    def _choices(self) -> tuple[FilterChoice, ...]:
        return (self.role, self.city, self.country, self.state)

    def _changed(self) -> None:
        self._clear.setVisible(self.is_set)
        self.changed.emit()


def _in_order(names: dict[str, str], language: str) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda entry: sort_key(entry[1], language))
