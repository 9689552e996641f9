"""Checks of an order: facts that its policy looks for, and pins that point nowhere."""

from collections.abc import Iterator, Sequence

from summitdesk.domain.findings import Finding
from summitdesk.domain.language import pick
from summitdesk.domain.precedence import order_as_chosen, policy_name
from summitdesk.domain.rows import DelegationRow, OrderChoiceRow
from summitdesk.domain.vocabulary import OrderUse, Severity
from summitdesk.i18n import _, later
from summitdesk.i18n import language as interface_language

_USES = {
    OrderUse.SIGNATURES: later("signatures"),
    OrderUse.FLAGS: later("flags"),
    OrderUse.SEATS: later("seats"),
    OrderUse.LISTS: later("lists"),
    OrderUse.BADGES: later("badges"),
}


def check_order(parties: Sequence[DelegationRow], choice: OrderChoiceRow) -> list[Finding]:
    """Every check of one order of one event."""
    return [*missing_facts(parties, choice), *idle_pins(parties, choice)]


def missing_facts(parties: Sequence[DelegationRow], choice: OrderChoiceRow) -> Iterator[Finding]:
    """``order.fact_missing``: a party stands at the end because nobody told what the policy sorts by.

    A pinned party needs no such fact.
    """
    for position in order_as_chosen(parties, choice):
        if position.missing:
            city = pick(position.delegation.city.names, interface_language().replace("_", "-"))
            yield Finding(
                "order.fact_missing",
                Severity.NOTE,
                city,
                position.delegation.id,
                _("No {fact} is known for {city}; the order of {use} ({policy}) puts it after those with one.").format(
                    fact=", ".join(position.missing),
                    city=city,
                    use=_(_USES[choice.use]),
                    policy=policy_name(choice.policy),
                ),
                _("Enter it at the city or its delegation, or fix the position by hand."),
                "delegation",
            )


def idle_pins(parties: Sequence[DelegationRow], choice: OrderChoiceRow) -> Iterator[Finding]:
    """``order.pin_idle``: a position is fixed for a delegation that is not there, or beyond the end of the list."""
    present = {party.id for party in parties}
    for pin in choice.pins:
        if pin.delegation_id not in present or pin.position > len(parties):
            yield Finding(
                "order.pin_idle",
                Severity.NOTE,
                _(_USES[choice.use]),
                pin.id,
                _("Position {position} is fixed for a delegation that cannot stand there.").format(
                    position=pin.position
                ),
                _("Delete the pin, or fix another position."),
                "pin",
            )
