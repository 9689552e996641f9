"""Protocol order: the policy that an event chooses for each use, positions fixed by hand, and the resulting order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.precedence import order_as_chosen, policy_name
from summitdesk.domain.rows import DelegateRow, DelegationRow
from summitdesk.domain.vocabulary import HostPosition, OrderUse, Policy
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.lookup import event_named
from summitdesk.services.records import found, kept, key_for, so_far, stored
from summitdesk.services.texts import line

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.store.database import Database
    from summitdesk.store.entities import Delegation, OrderChoice, Pin
    from summitdesk.store.writing import ChangeSet, UnitOfWork


@dataclass(frozen=True, slots=True)
class Placed:
    """One place in a protocol order: the delegation, who signs for it (None while unknown), and why it stands there."""

    position: int
    delegation: DelegationRow
    signer: DelegateRow | None
    reason: str
    pinned: bool = False
    missing: tuple[str, ...] = ()


def protocol_order(
    database: "Database", event_slug: str, use: OrderUse, policy: Policy | None = None, *, pins: bool | None = None
) -> tuple[Placed, ...]:
    """The delegations of an event in order for one use, each with its reason.

    The event's own policy counts with its pins; another ``policy`` counts without them. ``pins`` overrides either.
    For signatures only those who sign stand in order, if anybody is entered as a signatory at all.
    """
    with database.reading() as session:
        return order_of(session, event_named(session, event_slug).id, use, policy, pins=pins)


def order_of(
    session: "Session", event_id: UUID, use: OrderUse, policy: Policy | None = None, *, pins: bool | None = None
) -> tuple[Placed, ...]:
    """As :func:`protocol_order`, within an open session."""
    from summitdesk.store.queries.delegations import delegations_of
    from summitdesk.store.queries.precedence import order_choice

    choice = order_choice(session, event_id, OrderUse(use))
    if policy is not None:
        choice = replace(choice, policy=Policy(policy))
    with_pins = policy is None if pins is None else pins
    signers = _signers(session, event_id)
    parties = delegations_of(session, event_id)
    if OrderUse(use) is OrderUse.SIGNATURES and signers:
        parties = tuple(party for party in parties if party.id in signers)
    return tuple(
        Placed(
            place.position,
            place.delegation,
            signers.get(place.delegation.id),
            place.reason,
            place.pinned,
            place.missing,
        )
        for place in order_as_chosen(parties, choice, pins=with_pins)
    )


def set_policy(
    database: "Database",
    event_id: UUID,
    use: OrderUse,
    policy: Policy,
    *,
    letter: str = "",
    host_position: HostPosition = HostPosition.POLICY,
    deputy_inherits: bool = False,
) -> "ChangeSet":
    """Choose how delegations are ordered for one use; ``letter`` is the one drawn for policy D."""
    with database.unit_of_work(_("Order: {policy}").format(policy=policy_name(Policy(policy)))) as unit:
        enter_choice(
            unit, event_id, use, policy, letter=letter, host_position=host_position, deputy_inherits=deputy_inherits
        )
    return unit.changes


def enter_choice(
    unit: "UnitOfWork",
    event_id: UUID,
    use: OrderUse,
    policy: Policy,
    *,
    letter: str = "",
    host_position: HostPosition = HostPosition.POLICY,
    deputy_inherits: bool = False,
) -> "OrderChoice":
    """Choose a policy within an open unit of work; an event has one for each use."""
    from summitdesk.store.entities import Event, OrderChoice

    return kept(
        unit,
        OrderChoice,
        _choice_key(event_id, use),
        event=found(unit, Event, event_id),
        use=OrderUse(use),
        policy=Policy(policy),
        letter=_letter(Policy(policy), letter),
        host_position=HostPosition(host_position),
        deputy_inherits=deputy_inherits,
    )


def set_order_by_hand(
    database: "Database", event_id: UUID, use: OrderUse, delegation_ids: Sequence[UUID]
) -> "ChangeSet":
    """Order delegations by hand for one use (policy F), first to last; those left out follow."""
    from summitdesk.store.entities import Delegation

    with database.unit_of_work(_("Order: {policy}").format(policy=policy_name(Policy.MANUAL))) as unit:
        choice = enter_choice(unit, event_id, use, Policy.MANUAL)
        for delegation_id in delegation_ids:
            _require_of_event(found(unit, Delegation, delegation_id), event_id)
        choice.manual = tuple(dict.fromkeys(delegation_ids))
    return unit.changes


def pin(database: "Database", delegation_id: UUID, use: OrderUse, position: int, reason: str) -> "ChangeSet":
    """Fix a delegation at a position (from 1) for one use; the reason is printed in internal lists."""
    with database.unit_of_work(_("Fix at position {position}").format(position=position)) as unit:
        enter_pin(unit, delegation_id, use, position, reason, by=database.operator)
    return unit.changes


def enter_pin(
    unit: "UnitOfWork", delegation_id: UUID, use: OrderUse, position: int, reason: str, *, by: str = ""
) -> "Pin":
    """Fix a position within an open unit of work; a delegation has one for each use, and a position one delegation."""
    from summitdesk.store.entities import Delegation, Pin

    delegation = found(unit, Delegation, delegation_id)
    if not line(reason):
        raise UserError(
            _("A position fixed by hand needs a reason."), _("Say why, so that the order can be explained.")
        )
    _require_free(unit, delegation, use, position)
    return kept(
        unit,
        Pin,
        _pin_key(delegation, use),
        event=delegation.event,
        delegation=delegation,
        use=OrderUse(use),
        position=position,
        reason=line(reason),
        by=line(by),
    )


def unpin(database: "Database", delegation_id: UUID, use: OrderUse) -> "ChangeSet":
    """Let the policy place a delegation again."""
    from summitdesk.store.entities import Delegation, Pin

    with database.unit_of_work(_("Release a position")) as unit:
        pinned = stored(unit, Pin, _pin_key(found(unit, Delegation, delegation_id), use))
        if pinned is not None and not pinned.deleted:
            unit.session.delete(pinned)
    return unit.changes


def unpin_all(database: "Database", event_id: UUID, use: OrderUse) -> "ChangeSet":
    """Let the policy place all delegations for one use."""
    from summitdesk.store.entities import Pin
    from summitdesk.store.queries.precedence import pins_of

    with database.unit_of_work(_("Release all positions")) as unit:
        for row in pins_of(so_far(unit), event_id, OrderUse(use)):
            unit.session.delete(found(unit, Pin, row.id))
    return unit.changes


def _signers(session: "Session", event_id: UUID) -> dict[UUID, DelegateRow | None]:
    """Who signs for each delegation that signs any instrument of an event."""
    from summitdesk.store.queries.instruments import instruments_of

    signers: dict[UUID, DelegateRow | None] = {}
    for instrument in instruments_of(session, event_id):
        for signatory in instrument.signatories:
            signers[signatory.delegation.id] = signers.get(signatory.delegation.id) or signatory.signer
    return signers


def _letter(policy: Policy, letter: str) -> str:
    letter = line(letter).upper()
    if letter and not (len(letter) == 1 and "A" <= letter <= "Z"):
        raise UserError(
            _("“{letter}” is not a letter of the English alphabet.").format(letter=letter[:10]),
            _("Give the one letter that was drawn."),
        )
    if policy is Policy.COUNTRY_FROM_LETTER and not letter:
        raise UserError(_("No letter was drawn."), _("Draw one and give it with the policy."))
    return letter


def _require_free(unit: "UnitOfWork", delegation: "Delegation", use: OrderUse, position: int) -> None:
    from summitdesk.store.queries.precedence import pins_of

    if not 1 <= position <= len(delegation.event.delegations):
        raise UserError(
            _("There is no position {position}.").format(position=position),
            _("This event has {count} delegations.").format(count=len(delegation.event.delegations)),
        )
    taken = (row for row in pins_of(so_far(unit), delegation.event_id, OrderUse(use)) if row.position == position)
    if any(row.delegation_id != delegation.id for row in taken):
        raise UserError(
            _("Another delegation is fixed at position {position}.").format(position=position),
            _("Release that one first, or choose another position."),
        )


def _require_of_event(delegation: "Delegation", event_id: UUID) -> None:
    if delegation.event_id != event_id:
        raise UserError(_("That delegation belongs to another event."), _("Add the city to this event first."))


def _choice_key(event_id: UUID, use: OrderUse) -> UUID:
    return key_for("order", event_id, OrderUse(use))


def _pin_key(delegation: "Delegation", use: OrderUse) -> UUID:
    return key_for("pin", delegation.event_id, OrderUse(use), delegation.id)
