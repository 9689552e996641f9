"""Invitations: each step of their life recorded with its day, channel and hand, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from summitdesk.domain.invitation import is_reply, proposes_no_reply, require_dated_step, state_name
from summitdesk.domain.invitation import to_chase as unanswered
from summitdesk.domain.rows import InvitationRow, InvitationStepRow
from summitdesk.domain.vocabulary import Channel, InvitationState, ReplyMode
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.events import enter_reply_by
from summitdesk.services.letters import enter_numbers
from summitdesk.services.lookup import event_named
from summitdesk.services.records import found, kept, key_for, so_far
from summitdesk.services.texts import line, passage, shown

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import Delegation, Invitation, InvitationStep
    from summitdesk.store.writing import ChangeSet, UnitOfWork


def draft_invitation(
    database: "Database", delegation_id: UUID, on: date, *, number: str = "", reply_by: date | None = None
) -> "ChangeSet":
    """Draft the invitation of a delegation; without a day of its own the event's is the one to reply by."""
    from summitdesk.store.entities import Delegation

    with database.unit_of_work(_("Draft an invitation")) as unit:
        delegation = found(unit, Delegation, delegation_id)
        enter_invitation(unit, delegation, on, number=number, reply_by=reply_by, by=database.operator)
    return unit.changes


def draft_missing_invitations(database: "Database", event_id: UUID, on: date) -> "ChangeSet":
    """Draft an invitation for every visiting delegation of an event that has none."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Draft the missing invitations")) as unit:
        for delegation in found(unit, Event, event_id).delegations:
            if not delegation.is_host and not delegation.invitations:
                enter_invitation(unit, delegation, on, by=database.operator)
    return unit.changes


def approve_drafts(database: "Database", event_id: UUID, on: date) -> "ChangeSet":
    """Record that every drafted invitation of an event was approved; its letter carries that day."""
    from summitdesk.store.entities import Event, Invitation
    from summitdesk.store.queries.invitations import invitations_of

    with database.unit_of_work(_("Approve the drafted invitations")) as unit:
        found(unit, Event, event_id)
        for row in invitations_of(so_far(unit), event_id):
            if row.state is InvitationState.DRAFT:
                enter_step(unit, found(unit, Invitation, row.id), InvitationState.APPROVED, on, by=database.operator)
    return unit.changes


@dataclass(frozen=True, slots=True)
class Mailing:
    """Invitations that are prepared together.

    ``reply_by`` is the day by which they are to be answered; ``number`` the pattern of their numbers, none where
    empty; ``approve`` records their approval on the same day; ``only`` names delegations, every visiting one where
    empty.
    """

    on: date
    reply_by: date | None = None
    number: str = ""
    approve: bool = False
    only: frozenset[UUID] = frozenset()


def prepare_invitations(database: "Database", event_id: UUID, mailing: Mailing) -> "ChangeSet":
    """Draft the invitations that are missing, number them, and record their approval, all as one step."""
    from summitdesk.store.entities import Event, Invitation
    from summitdesk.store.queries.invitations import invitations_of

    only = mailing.only
    with database.unit_of_work(_("Draft invitations")) as unit:
        event = found(unit, Event, event_id)
        if mailing.reply_by and not only:
            enter_reply_by(event, mailing.reply_by)
        for delegation in event.delegations:
            if not delegation.is_host and not delegation.invitations and (not only or delegation.id in only):
                enter_invitation(unit, delegation, mailing.on, reply_by=mailing.reply_by, by=database.operator)
        if mailing.number:
            enter_numbers(unit, event_id, mailing.number, only)
        if mailing.approve:
            for row in invitations_of(so_far(unit), event_id):
                if row.state is InvitationState.DRAFT and (not only or row.delegation_id in only):
                    invitation = found(unit, Invitation, row.id)
                    enter_step(unit, invitation, InvitationState.APPROVED, mailing.on, by=database.operator)
    return unit.changes


def enter_invitation(
    unit: "UnitOfWork",
    delegation: "Delegation",
    on: date,
    *,
    number: str = "",
    reply_by: date | None = None,
    by: str = "",
) -> "Invitation":
    """Draft an invitation within an open unit of work; a delegation has one."""
    from summitdesk.store.entities import Invitation

    if delegation.invitations:
        raise UserError(_("This delegation has an invitation already."), _("Record what became of that one."))
    invitation = kept(
        unit,
        Invitation,
        key_for("invitation", delegation.id),
        delegation=delegation,
        number=line(number),
        state=InvitationState.DRAFT,
        reply_by=reply_by or delegation.event.reply_by,
    )
    enter_step(unit, invitation, InvitationState.DRAFT, on, by=by)
    return invitation


def record_steps(
    database: "Database",
    delegation_ids: Sequence[UUID],
    state: InvitationState,
    on: date,
    *,
    channel: Channel | None = None,
    by: str = "",
    note: str = "",
) -> "ChangeSet":
    """Record what became of the invitations of delegations: sent, delivered, accepted, and so on.

    A step that cannot follow the last one is refused for all, naming those that can. ``by`` is whoever did it, the
    operator of this desk where nobody is named. A reply dates the delegation's reply; "confirmed" dates its
    notification.
    """
    from summitdesk.store.entities import Delegation

    state = InvitationState(state)
    with database.unit_of_work(_("Invitation: {state}").format(state=state_name(state))) as unit:
        for delegation_id in delegation_ids:
            invitation = _invitation_of(unit, delegation_id)
            enter_step(unit, invitation, state, on, channel=channel, by=by or database.operator, note=note)
            _date_delegation(found(unit, Delegation, delegation_id), state, on)
    return unit.changes


def enter_step(
    unit: "UnitOfWork",
    invitation: "Invitation",
    state: InvitationState,
    on: date,
    *,
    channel: Channel | None = None,
    by: str = "",
    note: str = "",
) -> "InvitationStep":
    """Add a step to an invitation's history within an open unit of work."""
    from summitdesk.store.entities import InvitationStep

    history = [_row(step) for step in invitation.steps]
    channel = Channel(channel) if channel else None
    require_dated_step(history, InvitationStepRow(uuid4(), state, on, channel, by))
    step = InvitationStep(
        id=uuid4(),
        invitation=invitation,
        position=len(history),
        state=state,
        on=on,
        channel=channel,
        by=line(by),
        note=passage(note),
    )
    unit.session.add(step)
    invitation.state = state
    return step


def set_number(database: "Database", delegation_id: UUID, number: str) -> "ChangeSet":
    """Set the reference number that an invitation's letter carries."""
    with database.unit_of_work(_("Reference number: {number}").format(number=shown(line(number)))) as unit:
        _invitation_of(unit, delegation_id).number = line(number)
    return unit.changes


def set_reply_mode(database: "Database", delegation_id: UUID, mode: ReplyMode) -> "ChangeSet":
    """Say whether an invitation asks for an answer, for regrets only, or confirms what was accepted already."""
    with database.unit_of_work(_("How a reply is asked for")) as unit:
        _invitation_of(unit, delegation_id).reply_mode = ReplyMode(mode)
    return unit.changes


def set_reply_by(database: "Database", delegation_id: UUID, day: date | None) -> "ChangeSet":
    """Set the day by which one invitation is to be answered."""
    with database.unit_of_work(_("Day by which a reply is due")) as unit:
        _invitation_of(unit, delegation_id).reply_by = day
    return unit.changes


def day_written(text: str) -> date | None:
    """The day that somebody typed, None where nothing was; raises :class:`UserError` for what names no one day."""
    from summitdesk.services.exchange.terms import AmbiguousDate, day_of

    try:
        day = day_of(text)
    except AmbiguousDate:
        day = None
    if day is None and text.strip():
        raise UserError(
            _("“{text}” does not name a day.").format(text=line(text)[:40]), _("Write it as in 2025-11-30.")
        )
    return day


def to_chase(database: "Database", event_slug: str, today: date) -> tuple[InvitationRow, ...]:
    """The invitations of an event that are due to be answered by now and are not, the earliest due first."""
    from summitdesk.store.queries.invitations import invitations_of

    with database.reading() as session:
        return unanswered(invitations_of(session, event_named(session, event_slug).id), today)


def note_silence(database: "Database", event_id: UUID, today: date) -> "ChangeSet":
    """Record "no reply" for every invitation that nobody answered and whose event is 48 hours away or less."""
    from summitdesk.store.entities import Event, Invitation
    from summitdesk.store.queries.invitations import invitations_of

    with database.unit_of_work(_("Record those who did not reply")) as unit:
        starts_on = found(unit, Event, event_id).starts_on
        for row in invitations_of(so_far(unit), event_id):
            if proposes_no_reply(row, starts_on, today):
                invitation = found(unit, Invitation, row.id)
                enter_step(unit, invitation, InvitationState.NO_REPLY, today, by=database.operator)
    return unit.changes


def _invitation_of(unit: "UnitOfWork", delegation_id: UUID) -> "Invitation":
    from summitdesk.store.entities import Delegation

    delegation = found(unit, Delegation, delegation_id)
    if not delegation.invitations:
        raise UserError(_("This delegation has not been invited."), _("Draft its invitation first."))
    return delegation.invitations[0]


def _row(step: "InvitationStep") -> InvitationStepRow:
    return InvitationStepRow(step.id, step.state, step.on, step.channel, step.by, step.note)


def _date_delegation(delegation: "Delegation", state: InvitationState, on: date) -> None:
    if is_reply(state):
        delegation.replied_on = on
    if state is InvitationState.CONFIRMED and delegation.notified_on is None:
        delegation.notified_on = on
