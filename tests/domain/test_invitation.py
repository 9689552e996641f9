from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.examples import key
from summitdesk.domain.invitation import (
    Urgency,
    common_steps,
    history_faults,
    is_coming,
    is_reply,
    next_states,
    proposes_no_reply,
    require_dated_step,
    require_step,
    state_after,
    state_name,
    to_chase,
    urgency,
)
from summitdesk.domain.rows import InvitationRow, InvitationStepRow
from summitdesk.domain.vocabulary import Channel
from summitdesk.domain.vocabulary import InvitationState as State
from summitdesk.errors import UserError


def step(state, day=1, channel=Channel.EMAIL):
    return InvitationStepRow(key(f"{state} {day}"), state, date(2025, 12, day), channel, "Li")


USUAL = [step(State.DRAFT), step(State.APPROVED, 2), step(State.SENT, 3), step(State.ACCEPTED, 9)]


def test_the_usual_life_of_an_invitation():
    life = (State.DRAFT, State.APPROVED, State.SENT, State.DELIVERED, State.ACKNOWLEDGED, State.ACCEPTED)
    life += (State.CONFIRMED, State.CHANGED, State.ARRIVED)
    for old, new in pairwise(life):
        require_step(old, new)
    assert history_faults(USUAL) == ()
    assert state_after(USUAL) is State.ACCEPTED
    assert state_after([]) is State.DRAFT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (State.DRAFT, State.SENT),
        (State.APPROVED, State.ACCEPTED),
        (State.REGRET, State.CONFIRMED),
        (State.ARRIVED, State.NO_SHOW),
        (State.CONFIRMED, State.DRAFT),
    ],
)
def test_a_step_that_does_not_exist_is_refused_with_the_ones_that_do(old, new):
    with pytest.raises(UserError) as refusal:
        require_step(old, new)
    assert state_name(old) in refusal.value.message
    assert refusal.value.remedy
    for allowed in next_states(old):
        assert state_name(allowed) in refusal.value.remedy


def test_people_change_their_minds():
    require_step(State.REGRET, State.ACCEPTED)
    require_step(State.ACCEPTED, State.ACCEPTED_REPRESENTED)
    require_step(State.NO_REPLY, State.ACCEPTED)
    require_step(State.NO_SHOW, State.ARRIVED)


def test_history_runs_forward_in_time():
    with pytest.raises(UserError, match="before"):
        require_dated_step(USUAL, step(State.CONFIRMED, 4))
    assert len(history_faults([*USUAL, step(State.CONFIRMED, 4)])) == 1


def test_sending_needs_a_channel():
    with pytest.raises(UserError, match="how the invitation was sent"):
        require_dated_step(USUAL[:2], step(State.SENT, 3, None))


def test_a_history_begins_with_a_draft_or_its_approval():
    require_dated_step([], step(State.APPROVED))
    with pytest.raises(UserError):
        require_dated_step([], step(State.ACCEPTED))


def test_replies():
    assert is_reply(State.REGRET)
    assert not is_reply(State.NO_REPLY)
    assert is_coming(State.CHANGED)
    assert not is_coming(State.TENTATIVE)


def test_silence_is_chased_and_at_last_counts_as_no_reply():
    due = date(2025, 12, 20)
    waiting = InvitationRow(key("w"), key("d"), "1", State.SENT, due)
    answered = InvitationRow(key("a"), key("d"), "2", State.ACCEPTED, due)
    assert to_chase([waiting, answered], date(2025, 12, 17)) == ()
    assert to_chase([answered, waiting], date(2025, 12, 18)) == (waiting,)
    assert not proposes_no_reply(waiting, date(2026, 1, 6), date(2026, 1, 3))
    assert proposes_no_reply(waiting, date(2026, 1, 6), date(2026, 1, 4))


@given(st.lists(st.sampled_from(list(State)), max_size=8))
def test_a_history_of_allowed_steps_never_leaves_the_graph(states):
    state = State.DRAFT
    for wanted in states:
        if wanted in next_states(state):
            require_step(state, wanted)
            state = wanted
        else:
            with pytest.raises(UserError):
                require_step(state, wanted)
    assert isinstance(next_states(state), tuple)


def test_every_state_has_a_name_and_can_be_reached():
    reachable = {State.DRAFT}
    for _ in State:
        reachable |= {new for old in reachable for new in next_states(old)}
    assert reachable == set(State)
    assert all(state_name(state) for state in State)


def due(state, day):
    return InvitationRow(key("one"), key("delegation"), "1", state, day)


@pytest.mark.parametrize(
    ("day", "how"),
    [(9, Urgency.PAST), (10, Urgency.SOON), (12, Urgency.SOON), (13, Urgency.NONE)],
)
@pytest.mark.parametrize("state", [State.DRAFT, State.SENT, State.TENTATIVE])
def test_a_reply_presses_two_days_before_it_is_due(day, how, state):
    assert urgency(due(state, date(2025, 12, day)), date(2025, 12, 10)) is how


def test_an_answer_presses_nobody():
    today = date(2025, 12, 10)
    assert urgency(due(State.REGRET, date(2025, 12, 1)), today) is Urgency.NONE
    assert urgency(due(State.SENT, None), today) is Urgency.NONE


def test_what_is_chased_is_pressing_and_what_presses_after_sending_is_chased():
    today = date(2025, 12, 10)
    rows = [due(state, date(2025, 12, day)) for state in State for day in range(7, 16)]
    pressing = [row for row in rows if urgency(row, today) is not Urgency.NONE]
    assert set(map(id, to_chase(rows, today))) == {
        id(row) for row in pressing if row.state not in {State.DRAFT, State.APPROVED}
    }


def test_several_share_the_steps_that_each_can_take():
    rows = [due(State.SENT, None), due(State.ACKNOWLEDGED, None)]
    shared = common_steps(rows)
    assert shared[0] is State.ACCEPTED
    assert State.DELIVERED not in shared
    assert set(shared) == set(next_states(State.SENT)) & set(next_states(State.ACKNOWLEDGED))
    assert common_steps([due(State.DRAFT, None), due(State.SENT, None)]) == ()
    assert common_steps([]) == ()


@pytest.mark.parametrize(
    ("state", "usual"),
    [(State.DRAFT, State.APPROVED), (State.APPROVED, State.SENT), (State.ACCEPTED_ONLINE, State.CONFIRMED)],
)
def test_the_usual_step_is_offered_first(state, usual):
    assert next_states(state)[0] is usual
