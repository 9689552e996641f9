from datetime import date

import pytest

from services.desk import EVENT, GUEST_DELEGATION, HOST_DELEGATION, key, refused
from summitdesk.domain.vocabulary import Channel
from summitdesk.domain.vocabulary import InvitationState as State
from summitdesk.services import events, invitations
from summitdesk.services.delegations import DelegationDraft, add_delegation
from summitdesk.store import journal
from summitdesk.store.queries.invitations import invitations_of

DAY = date(2025, 10, 1)


def invitation(desk, delegation_id=GUEST_DELEGATION):
    with desk.database.reading() as session:
        return next(row for row in invitations_of(session, EVENT) if row.delegation_id == delegation_id)


OTHER_DELEGATION = key(33)


@pytest.fixture
def sent(desk):
    invitations.draft_invitation(desk.database, GUEST_DELEGATION, DAY, number="哈外 2025-12")
    invitations.record_steps(desk.database, (GUEST_DELEGATION,), State.APPROVED, DAY)
    invitations.record_steps(desk.database, (GUEST_DELEGATION,), State.SENT, DAY, channel=Channel.EMBASSY)
    return desk


def add_another(desk):
    add_delegation(desk.database, EVENT, DelegationDraft(key(13)), key=OTHER_DELEGATION)


def test_every_step_is_recorded_with_day_channel_and_hand(sent):
    row = invitation(sent)
    assert (row.number, row.state, row.reply_by) == ("哈外 2025-12", State.SENT, date(2025, 12, 1))
    assert [(step.state, step.on, step.channel, step.by) for step in row.steps] == [
        (State.DRAFT, DAY, None, "test"),
        (State.APPROVED, DAY, None, "test"),
        (State.SENT, DAY, Channel.EMBASSY, "test"),
    ]


def test_a_reply_and_the_names_date_the_delegation(sent):
    database = sent.database
    invitations.record_steps(
        database, (GUEST_DELEGATION,), State.ACCEPTED, date(2025, 11, 1), by="Ms Mori", note="by fax"
    )
    invitations.record_steps(database, (GUEST_DELEGATION,), State.CONFIRMED, date(2025, 11, 9))
    row = sent.delegations[GUEST_DELEGATION]
    assert (row.replied_on, row.notified_on) == (date(2025, 11, 1), date(2025, 11, 9))
    assert row.invitation is State.CONFIRMED
    assert invitation(sent).steps[3].by == "Ms Mori"
    journal.undo(database)
    assert sent.delegations[GUEST_DELEGATION].notified_on is None
    assert invitation(sent).state is State.ACCEPTED


def test_a_step_that_cannot_follow_is_refused_and_names_those_that_can(sent):
    with refused("that is “sent” cannot become “arrived”"):
        invitations.record_steps(sent.database, (GUEST_DELEGATION,), State.ARRIVED, DAY)
    assert invitation(sent).state is State.SENT
    assert len(invitation(sent).steps) == 3


def test_a_step_is_not_dated_before_the_last(sent):
    with refused("before “sent”"):
        invitations.record_steps(sent.database, (GUEST_DELEGATION,), State.ACCEPTED, date(2025, 9, 30))


def test_sending_needs_a_channel(desk):
    invitations.draft_invitation(desk.database, GUEST_DELEGATION, DAY)
    invitations.record_steps(desk.database, (GUEST_DELEGATION,), State.APPROVED, DAY)
    with refused("not said how the invitation was sent"):
        invitations.record_steps(desk.database, (GUEST_DELEGATION,), State.SENT, DAY)


def test_a_delegation_is_invited_once(sent):
    with refused("has an invitation already"):
        invitations.draft_invitation(sent.database, GUEST_DELEGATION, DAY)


def test_who_is_not_invited_cannot_reply(desk):
    with refused("has not been invited"):
        invitations.record_steps(desk.database, (GUEST_DELEGATION,), State.ACCEPTED, DAY)
    with refused("has not been invited"):
        invitations.set_number(desk.database, GUEST_DELEGATION, "1")


def test_all_visitors_without_an_invitation_get_one(sent):
    add_another(sent)
    invitations.draft_missing_invitations(sent.database, EVENT, DAY)
    with sent.database.reading() as session:
        rows = invitations_of(session, EVENT)
    assert {row.delegation_id: row.state for row in rows} == {
        GUEST_DELEGATION: State.SENT,
        OTHER_DELEGATION: State.DRAFT,
    }
    assert HOST_DELEGATION not in {row.delegation_id for row in rows}


def test_number_and_day_can_be_corrected(sent):
    invitations.set_number(sent.database, GUEST_DELEGATION, "13")
    invitations.set_reply_by(sent.database, GUEST_DELEGATION, date(2025, 12, 24))
    assert (invitation(sent).number, invitation(sent).reply_by) == ("13", date(2025, 12, 24))


@pytest.mark.parametrize(("today", "state"), [(date(2026, 1, 3), State.SENT), (date(2026, 1, 4), State.NO_REPLY)])
def test_silence_counts_as_no_reply_two_days_before(sent, today, state):
    invitations.note_silence(sent.database, EVENT, today)
    assert invitation(sent).state is state


@pytest.mark.parametrize(("today", "chased"), [(date(2025, 11, 28), 0), (date(2025, 11, 29), 1), (date(2026, 1, 1), 1)])
def test_whom_to_chase_is_told_two_days_before_a_reply_is_due(sent, today, chased):
    assert len(invitations.to_chase(sent.database, "conference", today)) == chased


def test_invitations_are_prepared_in_one_step(desk):
    mailing = invitations.Mailing(DAY, date(2025, 11, 30), "HRB-{n:03}", approve=True)
    invitations.prepare_invitations(desk.database, EVENT, mailing)
    row = invitation(desk)
    assert (row.number, row.state, row.reply_by) == ("HRB-001", State.APPROVED, date(2025, 11, 30))
    with desk.database.reading() as session:
        assert HOST_DELEGATION not in {each.delegation_id for each in invitations_of(session, EVENT)}
    journal.undo(desk.database)
    with desk.database.reading() as session:
        assert invitations_of(session, EVENT) == ()


def test_only_those_named_are_prepared(desk):
    add_another(desk)
    invitations.prepare_invitations(desk.database, EVENT, invitations.Mailing(DAY, only=frozenset({OTHER_DELEGATION})))
    with desk.database.reading() as session:
        assert [row.delegation_id for row in invitations_of(session, EVENT)] == [OTHER_DELEGATION]
    mailing = invitations.Mailing(DAY, number="X-{n}", approve=True, only=frozenset({GUEST_DELEGATION}))
    invitations.prepare_invitations(desk.database, EVENT, mailing)
    assert (invitation(desk, OTHER_DELEGATION).number, invitation(desk, OTHER_DELEGATION).state) == ("", State.DRAFT)
    assert (invitation(desk).number, invitation(desk).state) == ("X-1", State.APPROVED)


def test_a_pattern_without_a_number_prepares_nothing(desk):
    with refused("does not say where the number stands"):
        invitations.prepare_invitations(desk.database, EVENT, invitations.Mailing(DAY, number="HRB"))
    with desk.database.reading() as session:
        assert invitations_of(session, EVENT) == ()


def test_the_same_step_is_recorded_for_several_or_for_none(sent):
    add_another(sent)
    invitations.draft_invitation(sent.database, OTHER_DELEGATION, DAY)
    both = (GUEST_DELEGATION, OTHER_DELEGATION)
    with refused("cannot become"):
        invitations.record_steps(sent.database, both, State.DELIVERED, DAY)
    assert invitation(sent).state is State.SENT
    invitations.record_steps(sent.database, (OTHER_DELEGATION,), State.APPROVED, DAY)
    invitations.record_steps(sent.database, (OTHER_DELEGATION,), State.SENT, DAY, channel=Channel.COURIER)
    invitations.record_steps(sent.database, both, State.DELIVERED, DAY, by="Courier")
    assert {invitation(sent, each).state for each in both} == {State.DELIVERED}
    journal.undo(sent.database)
    assert {invitation(sent, each).state for each in both} == {State.SENT}


@pytest.mark.parametrize("text", ["2025-11-30", "30 Nov 2025", "2025年11月30日", " 30.11.2025 "])
def test_a_day_is_read_as_people_write_it(text):
    assert invitations.day_written(text) == date(2025, 11, 30)


@pytest.mark.parametrize("text", ["soon", "03/04/2025", "2025-02-30"])
def test_what_names_no_one_day_is_refused(text):
    with refused("does not name a day"):
        invitations.day_written(text)
    assert invitations.day_written("  ") is None


def test_a_day_set_after_the_draft_holds_for_invitations_without_one(desk):
    events.set_event_reply_by(desk.database, EVENT, None)
    invitations.draft_missing_invitations(desk.database, EVENT, date(2025, 10, 8))
    events.set_event_reply_by(desk.database, EVENT, date(2025, 12, 1))
    with desk.database.reading() as session:
        assert [row.reply_by for row in invitations_of(session, EVENT)] == [date(2025, 12, 1)]
    events.set_event_reply_by(desk.database, EVENT, date(2025, 12, 5))
    with desk.database.reading() as session:
        assert [row.reply_by for row in invitations_of(session, EVENT)] == [date(2025, 12, 1)]


def test_preparing_gives_a_day_to_drafts_that_had_none(desk):
    events.set_event_reply_by(desk.database, EVENT, None)
    invitations.prepare_invitations(desk.database, EVENT, invitations.Mailing(DAY))
    assert invitation(desk).reply_by is None
    invitations.prepare_invitations(desk.database, EVENT, invitations.Mailing(DAY, date(2025, 12, 1)))
    assert (invitation(desk).reply_by, desk.event.reply_by) == (date(2025, 12, 1), date(2025, 12, 1))
