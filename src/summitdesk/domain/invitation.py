"""The life of an invitation: which step may follow which, what a history must look like, and whom to chase."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from summitdesk.domain.rows import InvitationRow, InvitationStepRow
from summitdesk.domain.vocabulary import InvitationState as State
from summitdesk.errors import UserError
from summitdesk.i18n import _, later

ACCEPTANCES = (State.ACCEPTED, State.ACCEPTED_REPRESENTED, State.ACCEPTED_ONLINE)
REPLIES = (*ACCEPTANCES, State.TENTATIVE, State.REGRET, State.NO_REPLY)
_AT_THE_EVENT = (State.ARRIVED, State.NO_SHOW)

_STEPS: dict[State, tuple[State, ...]] = {
    State.DRAFT: (State.APPROVED,),
    State.APPROVED: (State.SENT, State.DRAFT),
    State.SENT: (State.DELIVERED, State.ACKNOWLEDGED, *REPLIES, State.WITHDRAWN),
    State.DELIVERED: (State.ACKNOWLEDGED, *REPLIES, State.WITHDRAWN),
    State.ACKNOWLEDGED: (*REPLIES, State.WITHDRAWN),
    State.TENTATIVE: (*ACCEPTANCES, State.REGRET, State.NO_REPLY, State.WITHDRAWN),
    State.REGRET: (*ACCEPTANCES, State.TENTATIVE),
    State.NO_REPLY: (*ACCEPTANCES, State.TENTATIVE, State.REGRET, State.WITHDRAWN, *_AT_THE_EVENT),
    State.CONFIRMED: (State.CHANGED, State.REGRET, State.WITHDRAWN, *_AT_THE_EVENT),
    State.CHANGED: (State.CHANGED, State.CONFIRMED, State.REGRET, State.WITHDRAWN, *_AT_THE_EVENT),
    State.WITHDRAWN: ACCEPTANCES,
    State.ARRIVED: (),
    State.NO_SHOW: (State.ARRIVED,),
}
for _acceptance in ACCEPTANCES:
    _STEPS[_acceptance] = (
        State.CONFIRMED,
        *(other for other in ACCEPTANCES if other is not _acceptance),
        *(State.TENTATIVE, State.REGRET, State.WITHDRAWN, *_AT_THE_EVENT),
    )

NAMES = {
    State.DRAFT: later("draft"),
    State.APPROVED: later("approved"),
    State.SENT: later("sent"),
    State.DELIVERED: later("delivered"),
    State.ACKNOWLEDGED: later("acknowledged"),
    State.ACCEPTED: later("accepted"),
    State.ACCEPTED_REPRESENTED: later("accepted, represented"),
    State.ACCEPTED_ONLINE: later("accepted, online"),
    State.TENTATIVE: later("tentative"),
    State.REGRET: later("declined with regret"),
    State.NO_REPLY: later("no reply"),
    State.CONFIRMED: later("confirmed, names received"),
    State.CHANGED: later("changed"),
    State.WITHDRAWN: later("withdrawn"),
    State.ARRIVED: later("arrived"),
    State.NO_SHOW: later("did not come"),
}
"""What a state is called in the interface."""

_GRACE = timedelta(hours=48)
"""Without an answer this long before the reply is due, an invitation counts as not answered."""

WAITING = (State.SENT, State.DELIVERED, State.ACKNOWLEDGED, State.TENTATIVE)
"""The states in which an invitation that went out still waits for its answer."""


class Urgency(StrEnum):
    """How pressing it is that a reply comes."""

    NONE = "none"
    SOON = "soon"
    PAST = "past"


def next_states(state: State) -> tuple[State, ...]:
    """The states that may follow, the usual ones first."""
    return _STEPS[state]


def is_reply(state: State) -> bool:
    """Whether the invitee has answered, one way or another."""
    return state in REPLIES and state is not State.NO_REPLY


def is_coming(state: State) -> bool:
    """Whether the delegation is expected or here."""
    return state in {*ACCEPTANCES, State.CONFIRMED, State.CHANGED, State.ARRIVED}


def may_still_come(state: State | None) -> bool:
    """Whether the delegation is not here yet and has not stayed away: whoever was not invited yet may come too."""
    return state not in {State.REGRET, State.NO_REPLY, State.WITHDRAWN, *_AT_THE_EVENT}


def state_name(state: State) -> str:
    """The state in the interface language."""
    return _(NAMES[state])


def require_step(old: State, new: State) -> None:
    """Refuse a step that the life of an invitation does not have, naming the ones it has."""
    if new in _STEPS[old]:
        return
    allowed = ", ".join(state_name(state) for state in _STEPS[old])
    raise UserError(
        _("An invitation that is “{old}” cannot become “{new}”.").format(old=state_name(old), new=state_name(new)),
        _("It can become: {states}.").format(states=allowed) if allowed else _("Undo the last step to correct it."),
    )


def require_dated_step(steps: Sequence[InvitationStepRow], new: InvitationStepRow) -> None:
    """Refuse a step that cannot follow the last one, is dated before it, or is incomplete."""
    last = steps[-1] if steps else None
    if last is not None:
        require_step(last.state, new.state)
        if new.on < last.on:
            raise UserError(
                _("“{new}” is dated {new_date}, before “{old}” of {old_date}.").format(
                    new=state_name(new.state), new_date=new.on, old=state_name(last.state), old_date=last.on
                ),
                _("Give it a date on or after {date}.").format(date=last.on),
            )
    elif new.state is not State.DRAFT:
        require_step(State.DRAFT, new.state)
    if new.state is State.SENT and new.channel is None:
        raise UserError(
            _("It is not said how the invitation was sent."),
            _("Choose post, courier, embassy, e-mail, WeChat or by hand."),
        )


def history_faults(steps: Sequence[InvitationStepRow]) -> tuple[str, ...]:
    """A sentence for every step that does not follow the ones before it; empty for a sound history."""
    faults = []
    for at, step in enumerate(steps):
        try:
            require_dated_step(steps[:at], step)
        except UserError as error:
            faults.append(error.message)
    return tuple(faults)


def state_after(steps: Sequence[InvitationStepRow]) -> State:
    """Where an invitation with this history stands."""
    return steps[-1].state if steps else State.DRAFT


def to_chase(invitations: Iterable[InvitationRow], today: date) -> tuple[InvitationRow, ...]:
    """The invitations sent, due within the grace period or past it, and not answered: the earliest due first."""
    waiting = [
        invitation
        for invitation in invitations
        if invitation.state in WAITING and invitation.reply_by is not None and invitation.reply_by - today <= _GRACE
    ]
    return tuple(sorted(waiting, key=lambda invitation: (invitation.reply_by or today, str(invitation.id))))


def last_day_to_chase(today: date) -> date:
    """The latest day by which a reply may be due that is to be chased today."""
    return today + _GRACE


def urgency(invitation: InvitationRow, today: date) -> Urgency:
    """How pressing the reply is; an invitation that has not gone out yet presses as well, an answered one does not."""
    awaited = {State.DRAFT, State.APPROVED, *WAITING}
    if invitation.reply_by is None or invitation.state not in awaited:
        return Urgency.NONE
    if invitation.reply_by < today:
        return Urgency.PAST
    return Urgency.SOON if invitation.reply_by <= last_day_to_chase(today) else Urgency.NONE


def common_steps(invitations: Iterable[InvitationRow]) -> tuple[State, ...]:
    """The states that may follow for every one of these invitations, the usual ones first."""
    known = [next_states(invitation.state) for invitation in invitations]
    return tuple(state for state in known[0] if all(state in others for others in known)) if known else ()


def proposes_no_reply(invitation: InvitationRow, starts_on: date, today: date) -> bool:
    """Whether silence now counts as "no reply": the event starts within 48 hours and nothing was answered."""
    silent = invitation.state in {State.SENT, State.DELIVERED, State.ACKNOWLEDGED}
    return silent and starts_on - today <= _GRACE
