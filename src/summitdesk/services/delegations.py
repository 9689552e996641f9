"""Delegations: which city comes to an event, under which name, when, and what it told the secretariat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from summitdesk.domain.language import normalise_tag, pick
from summitdesk.domain.vocabulary import OrderUse
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.i18n import language as interface_language
from summitdesk.services.records import found, key_for, so_far, stored
from summitdesk.services.texts import line, lines, passage, shown, with_text

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import Delegation, Event
    from summitdesk.store.writing import ChangeSet, UnitOfWork


@dataclass(frozen=True, slots=True)
class DelegationDraft:
    """What is known of a delegation when it is added; ``badge_names`` are the city's names at this event, if others."""

    city_id: UUID
    badge_names: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    notified_on: date | None = None
    replied_on: date | None = None
    arrival_at: datetime | None = None
    departure_at: datetime | None = None
    quota: int | None = None
    note: str = ""


def add_delegation(
    database: "Database", event_id: UUID, draft: DelegationDraft, *, key: UUID | None = None
) -> "ChangeSet":
    """Add a city's delegation to an event."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Add a delegation")) as unit:
        enter_delegation(unit, found(unit, Event, event_id), draft, key=key)
    return unit.changes


def enter_delegation(
    unit: "UnitOfWork", event: "Event", draft: DelegationDraft, *, key: UUID | None = None
) -> "Delegation":
    """Add a delegation within an open unit of work; a city has one at an event."""
    from summitdesk.store.entities import City, Delegation

    city = found(unit, City, draft.city_id)
    if any(other.city_id == city.id for other in event.delegations):
        raise UserError(
            _("{city} has a delegation at this event already.").format(
                city=pick(city.names, interface_language().replace("_", "-"))
            ),
            _("Add the people to that delegation."),
        )
    _require_stay(draft.arrival_at, draft.departure_at)
    delegation = Delegation(
        id=key or uuid4(),
        event=event,
        city=city,
        city_id=city.id,
        position=max((other.position for other in event.delegations), default=-1) + 1,
        is_host=event.host_id == city.id,
        badge_names=lines(draft.badge_names),
        languages=tuple(map(normalise_tag, draft.languages)),
        notified_on=draft.notified_on,
        replied_on=draft.replied_on,
        arrival_at=_aware(draft.arrival_at),
        departure_at=_aware(draft.departure_at),
        quota=_quota(draft.quota),
        note=passage(draft.note),
    )
    unit.session.add(delegation)
    return delegation


def repeat_delegation(database: "Database", event_id: UUID, delegation_id: UUID) -> "ChangeSet":
    """Bring a delegation of an earlier event to this one: city, people and offices as they were known then.

    Dates, attendance, signatures, notes and badges begin anew; each badge gets a token of its own.
    """
    from summitdesk.services.delegates import DelegateDraft, enter_delegate
    from summitdesk.store.entities import Delegation, Event

    with database.unit_of_work(_("Bring a delegation from an earlier event")) as unit:
        earlier = found(unit, Delegation, delegation_id)
        draft = DelegationDraft(earlier.city_id, earlier.badge_names, earlier.languages)
        delegation = enter_delegation(unit, found(unit, Event, event_id), draft)
        for member in earlier.delegates:
            known = DelegateDraft(role=member.role, offices=member.offices, rank_code=member.rank_code)
            enter_delegate(unit, delegation, member.person_id, known)
    return unit.changes


def set_badge_name(database: "Database", delegation_id: UUID, language: str, text: str) -> "ChangeSet":
    """Set how a city is called at this event in one language; an empty text goes back to the register's name."""
    from summitdesk.store.entities import Delegation

    with database.unit_of_work(_("Name of a delegation: {name}").format(name=shown(line(text)))) as unit:
        delegation = found(unit, Delegation, delegation_id)
        delegation.badge_names = with_text(delegation.badge_names, language, line(text))
    return unit.changes


def set_notified_on(database: "Database", delegation_id: UUID, day: date | None) -> "ChangeSet":
    """Set when a city notified who is coming, which policy B orders by."""
    from summitdesk.store.entities import Delegation

    with database.unit_of_work(_("Day on which a delegation was notified")) as unit:
        found(unit, Delegation, delegation_id).notified_on = day
    return unit.changes


def set_replied_on(database: "Database", delegation_id: UUID, day: date | None) -> "ChangeSet":
    """Set when a city answered its invitation."""
    from summitdesk.store.entities import Delegation

    with database.unit_of_work(_("Day of a delegation's reply")) as unit:
        found(unit, Delegation, delegation_id).replied_on = day
    return unit.changes


def set_stay(
    database: "Database", delegation_id: UUID, arrival_at: datetime | None, departure_at: datetime | None
) -> "ChangeSet":
    """Set when a delegation arrives and leaves; both are moments with their zone."""
    from summitdesk.store.entities import Delegation

    _require_stay(arrival_at, departure_at)
    with database.unit_of_work(_("Arrival and departure of a delegation")) as unit:
        delegation = found(unit, Delegation, delegation_id)
        delegation.arrival_at, delegation.departure_at = _aware(arrival_at), _aware(departure_at)
    return unit.changes


def set_delegation_languages(database: "Database", delegation_id: UUID, languages: tuple[str, ...]) -> "ChangeSet":
    """Say which languages a delegation speaks, so that interpreters can be found for it."""
    from summitdesk.store.entities import Delegation

    with database.unit_of_work(_("Languages of a delegation")) as unit:
        found(unit, Delegation, delegation_id).languages = tuple(dict.fromkeys(map(normalise_tag, languages)))
    return unit.changes


def set_quota(database: "Database", delegation_id: UUID, quota: int | None) -> "ChangeSet":
    """Set how many people a city may bring; None where nobody said."""
    from summitdesk.store.entities import Delegation

    with database.unit_of_work(_("Size of a delegation")) as unit:
        found(unit, Delegation, delegation_id).quota = _quota(quota)
    return unit.changes


def set_delegation_note(database: "Database", delegation_id: UUID, text: str) -> "ChangeSet":
    """Set the secretariat's note on a delegation."""
    from summitdesk.store.entities import Delegation

    with database.unit_of_work(_("Note on a delegation")) as unit:
        found(unit, Delegation, delegation_id).note = passage(text)
    return unit.changes


def remove_delegation(database: "Database", delegation_id: UUID) -> "ChangeSet":
    """Remove a delegation with its delegates, its invitation, its signatures to be given and its pins."""
    from summitdesk.store.entities import Delegation

    with database.unit_of_work(_("Remove a delegation")) as unit:
        delegation = found(unit, Delegation, delegation_id)
        _drop_what_refers_to(unit, delegation)
        unit.session.delete(delegation)
    return unit.changes


def _drop_what_refers_to(unit: "UnitOfWork", delegation: "Delegation") -> None:
    from summitdesk.services.delegates import drop_parts
    from summitdesk.store.entities import Pin, Signatory
    from summitdesk.store.queries.instruments import instruments_of

    for use in OrderUse:
        pin = stored(unit, Pin, key_for("pin", delegation.event_id, use, delegation.id))
        if pin is not None and not pin.deleted:
            unit.session.delete(pin)
    for instrument in instruments_of(so_far(unit), delegation.event_id):
        for row in instrument.signatories:
            if row.delegation.id == delegation.id:
                unit.session.delete(found(unit, Signatory, row.id))
    drop_parts(unit, delegation.event_id, {member.id for member in delegation.delegates})


def _require_stay(arrival_at: datetime | None, departure_at: datetime | None) -> None:
    if arrival_at and departure_at and departure_at < arrival_at:
        raise UserError(
            _("The delegation would leave before it arrives."), _("Check the dates and the time zones of both.")
        )


def _aware(moment: datetime | None) -> datetime | None:
    if moment is not None and moment.tzinfo is None:
        raise ValueError("a moment needs its zone: see summitdesk.services.agenda.moment")
    return moment


def _quota(quota: int | None) -> int | None:
    if quota is not None and not 0 <= quota <= 10_000:
        raise UserError(
            _("{number} is no size for a delegation.").format(number=quota), _("Give a number from 0 to 10,000.")
        )
    return quota
