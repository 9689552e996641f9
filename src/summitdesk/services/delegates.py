"""Delegates: who comes in which delegation, in which role and office, who signs, and how they take part."""

import base64
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from summitdesk.domain.vocabulary import Attendance, DelegationRole
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.people import PersonDraft, enter_person
from summitdesk.services.records import found, so_far
from summitdesk.services.texts import line, lines, passage, shown, with_text

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import Delegate, Delegation, Person
    from summitdesk.store.writing import ChangeSet, UnitOfWork

_TOKEN_BYTES = 16


@dataclass(frozen=True, slots=True)
class DelegateDraft:
    """What is known of somebody's membership when it is entered; without a token the badge gets a random one."""

    role: DelegationRole = DelegationRole.MEMBER
    offices: Mapping[str, str] = field(default_factory=dict)
    rank_code: int | None = None
    signs: bool = False
    represents: str = ""
    attendance: Attendance = Attendance.IN_PERSON
    category: str = ""
    note: str = ""
    badge_token: str = ""


def add_delegate(
    database: "Database",
    delegation_id: UUID,
    person: PersonDraft | UUID,
    draft: DelegateDraft | None = None,
    *,
    key: UUID | None = None,
) -> "ChangeSet":
    """Add somebody to a delegation: a new person, or one of the register by key."""
    from summitdesk.store.entities import Delegation

    with database.unit_of_work(_("Add a delegate")) as unit:
        enter_delegate(unit, found(unit, Delegation, delegation_id), person, draft, key=key)
    return unit.changes


def enter_delegate(
    unit: "UnitOfWork",
    delegation: "Delegation",
    person: PersonDraft | UUID,
    draft: DelegateDraft | None = None,
    *,
    key: UUID | None = None,
) -> "Delegate":
    """Add a delegate within an open unit of work, after those that the delegation has."""
    from summitdesk.store.entities import Delegate

    draft = draft or DelegateDraft()
    who = _person(unit, person)
    if any(other.person_id == who.id for other in delegation.delegates):
        raise UserError(_("This person is in the delegation already."), _("Change the entry that is there."))
    delegate = Delegate(
        id=key or uuid4(),
        delegation=delegation,
        delegation_id=delegation.id,
        person=who,
        person_id=who.id,
        position=max((other.position for other in delegation.delegates), default=-1) + 1,
        role=DelegationRole(draft.role),
        offices=lines(draft.offices),
        rank_code=_rank(draft.rank_code),
        signs=draft.signs,
        represents=line(draft.represents),
        attendance=Attendance(draft.attendance),
        category=line(draft.category),
        badge_token=draft.badge_token or new_token(),
        note=passage(draft.note),
    )
    unit.session.add(delegate)
    return delegate


def new_token() -> str:
    """A badge's token: 128 random bits as 22 letters and digits of the URL-safe alphabet; it says nothing by itself."""
    return token_of(secrets.token_bytes(_TOKEN_BYTES))


def token_of(bits: bytes) -> str:
    """16 bytes written as a badge's token."""
    return base64.urlsafe_b64encode(bits).rstrip(b"=").decode()


def set_office(database: "Database", delegate_id: UUID, language: str, text: str) -> "ChangeSet":
    """Set the post somebody holds at home, in one language; an empty text takes it out."""
    from summitdesk.store.entities import Delegate

    with database.unit_of_work(_("Office: {office}").format(office=shown(line(text)))) as unit:
        delegate = found(unit, Delegate, delegate_id)
        delegate.offices = with_text(delegate.offices, language, line(text))
    return unit.changes


def set_role(database: "Database", delegate_id: UUID, role: DelegationRole) -> "ChangeSet":
    """Set what somebody is in the delegation; a new head makes the former one a member."""
    from summitdesk.store.entities import Delegate

    with database.unit_of_work(_("Role in a delegation")) as unit:
        delegate = found(unit, Delegate, delegate_id)
        if DelegationRole(role) is DelegationRole.HEAD:
            for other in delegate.delegation.delegates:
                if other.role is DelegationRole.HEAD and other is not delegate:
                    other.role = DelegationRole.MEMBER
        delegate.role = DelegationRole(role)
    return unit.changes


def set_rank(database: "Database", delegate_id: UUID, rank_code: int | None) -> "ChangeSet":
    """Set the rank of an office on the ladder of posts; None where it is not known."""
    from summitdesk.store.entities import Delegate

    with database.unit_of_work(_("Rank of an office")) as unit:
        found(unit, Delegate, delegate_id).rank_code = _rank(rank_code)
    return unit.changes


def set_signs(database: "Database", delegate_id: UUID, signs: bool) -> "ChangeSet":
    """Say whether somebody signs for the city; of one delegation one person does."""
    from summitdesk.store.entities import Delegate

    label = _("Holds the pen") if signs else _("Does not sign")
    with database.unit_of_work(label) as unit:
        delegate = found(unit, Delegate, delegate_id)
        if signs:
            for other in delegate.delegation.delegates:
                other.signs = other is delegate
        delegate.signs = signs
    return unit.changes


def set_represents(database: "Database", delegate_id: UUID, text: str) -> "ChangeSet":
    """Say for whom somebody stands in: "the Mayor"; an empty text for nobody."""
    from summitdesk.store.entities import Delegate

    with database.unit_of_work(_("Stands in for {whom}").format(whom=shown(line(text) or _("nobody")))) as unit:
        found(unit, Delegate, delegate_id).represents = line(text)
    return unit.changes


def set_attendance(database: "Database", delegate_id: UUID, attendance: Attendance) -> "ChangeSet":
    """Say how somebody takes part."""
    from summitdesk.store.entities import Delegate

    with database.unit_of_work(_("Attendance")) as unit:
        found(unit, Delegate, delegate_id).attendance = Attendance(attendance)
    return unit.changes


def set_category(database: "Database", delegate_id: UUID, code: str) -> "ChangeSet":
    """Set the badge category by its code; an empty code goes back to none."""
    from summitdesk.store.entities import Delegate

    with database.unit_of_work(_("Badge category")) as unit:
        delegate = found(unit, Delegate, delegate_id)
        _require_category(unit, delegate.delegation.event_id, code)
        delegate.category = line(code)
    return unit.changes


def set_category_of(database: "Database", delegate_ids: Collection[UUID], code: str) -> "ChangeSet":
    """Set the badge category of several delegates in one step."""
    from summitdesk.store.entities import Delegate

    with database.unit_of_work(_("Badge category: {code}").format(code=shown(line(code) or _("none")))) as unit:
        checked: set[UUID] = set()
        for delegate_id in delegate_ids:
            delegate = found(unit, Delegate, delegate_id)
            event_id = delegate.delegation.event_id
            if event_id not in checked:
                _require_category(unit, event_id, code)
                checked.add(event_id)
            delegate.category = line(code)
    return unit.changes


def set_note(database: "Database", delegate_id: UUID, text: str) -> "ChangeSet":
    """Set the secretariat's note on a delegate."""
    from summitdesk.store.entities import Delegate

    with database.unit_of_work(_("Note on a delegate")) as unit:
        found(unit, Delegate, delegate_id).note = passage(text)
    return unit.changes


def move_delegate(database: "Database", delegate_id: UUID, position: int) -> "ChangeSet":
    """Move somebody to a place (from 0) in the order of the delegation; places outside it mean its ends."""
    from summitdesk.store.entities import Delegate

    with database.unit_of_work(_("Order within a delegation")) as unit:
        delegate = found(unit, Delegate, delegate_id)
        others = [other for other in delegate.delegation.delegates if other is not delegate]
        others.insert(max(position, 0), delegate)
        for place, member in enumerate(others):
            member.position = place
    return unit.changes


def transfer_delegate(database: "Database", delegate_id: UUID, delegation_id: UUID) -> "ChangeSet":
    """Move somebody to another delegation of the same event, to its end."""
    from summitdesk.store.entities import Delegate, Delegation

    with database.unit_of_work(_("Move to another delegation")) as unit:
        delegate = found(unit, Delegate, delegate_id)
        target = found(unit, Delegation, delegation_id)
        if target.event_id != delegate.delegation.event_id:
            raise UserError(
                _("That delegation belongs to another event."), _("Add the person to the other event instead.")
            )
        _stop_signing(unit, target.event_id, {delegate.id})
        delegate.position = max((other.position for other in target.delegates), default=-1) + 1
        delegate.delegation = target
    return unit.changes


def remove_delegate(database: "Database", delegate_id: UUID) -> "ChangeSet":
    """Remove somebody from a delegation; the person stays in the register, and a city's signature without a signer."""
    from summitdesk.store.entities import Delegate

    with database.unit_of_work(_("Remove a delegate")) as unit:
        delegate = found(unit, Delegate, delegate_id)
        drop_parts(unit, delegate.delegation.event_id, {delegate.id})
        unit.session.delete(delegate)
    return unit.changes


def drop_parts(unit: "UnitOfWork", event_id: UUID, delegate_ids: Collection[UUID]) -> None:
    """Take delegates out of the signatures to be given and of the programme, within an open unit of work."""
    from summitdesk.store.entities import Speaker
    from summitdesk.store.queries.agenda import agenda_of

    _stop_signing(unit, event_id, delegate_ids)
    for item in agenda_of(so_far(unit), event_id):
        for part in item.speakers:
            if part.delegate_id in delegate_ids:
                unit.session.delete(found(unit, Speaker, part.id))


def _stop_signing(unit: "UnitOfWork", event_id: UUID, delegate_ids: Collection[UUID]) -> None:
    from summitdesk.store.entities import Signatory
    from summitdesk.store.queries.instruments import instruments_of

    for instrument in instruments_of(so_far(unit), event_id):
        for row in instrument.signatories:
            if row.signer is not None and row.signer.id in delegate_ids:
                found(unit, Signatory, row.id).signer = None


def _person(unit: "UnitOfWork", person: PersonDraft | UUID) -> "Person":
    from summitdesk.store.entities import Person

    return found(unit, Person, person) if isinstance(person, UUID) else enter_person(unit, person)


def _rank(rank_code: int | None) -> int | None:
    if rank_code is not None and not 1 <= rank_code <= 99:
        raise UserError(
            _("{number} is no rank.").format(number=rank_code),
            _("Give a number from 1 (highest) to 99; mayors are 10, deputy mayors 22."),
        )
    return rank_code


def _require_category(unit: "UnitOfWork", event_id: UUID, code: str) -> None:
    from summitdesk.store.queries.badges import categories_of

    codes = [category.code for category in categories_of(so_far(unit), event_id)]
    if line(code) and line(code) not in codes:
        raise UserError(
            _("This event has no badge category “{code}”.").format(code=line(code)),
            _("It has: {codes}.").format(codes=", ".join(codes)) if codes else _("Add the category first."),
        )
