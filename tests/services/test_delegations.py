from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from services.desk import DEPUTY, EVENT, GUEST, GUEST_DELEGATION, HOST_DELEGATION, THIRD, key, refused
from summitdesk.domain.vocabulary import OrderUse
from summitdesk.services import agenda, delegations, events, precedence
from summitdesk.services.agenda import ItemDraft
from summitdesk.services.delegations import DelegationDraft
from summitdesk.services.events import EventDraft
from summitdesk.store import journal
from summitdesk.store.queries.agenda import agenda_of
from summitdesk.store.queries.delegates import delegates_of
from summitdesk.store.queries.precedence import pins_of

NOON = datetime(2026, 1, 6, 4, tzinfo=UTC)


def test_a_delegation_comes_after_those_there_are(desk):
    delegations.add_delegation(desk.database, EVENT, DelegationDraft(THIRD, languages=("ja", "en")), key=key(33))
    assert list(desk.delegations) == [HOST_DELEGATION, GUEST_DELEGATION, key(33)]
    assert desk.delegations[key(33)].languages == ("ja", "en")
    assert not desk.delegations[key(33)].is_host


def test_a_city_has_one_delegation_at_an_event(desk):
    with refused("Niigata has a delegation at this event already"):
        delegations.add_delegation(desk.database, EVENT, DelegationDraft(GUEST))


def test_a_removed_delegation_can_be_invited_again(desk):
    delegations.remove_delegation(desk.database, GUEST_DELEGATION)
    delegations.add_delegation(desk.database, EVENT, DelegationDraft(GUEST), key=key(34))
    assert set(desk.delegations) == {HOST_DELEGATION, key(34)}


def test_everything_about_a_delegation_can_be_changed(desk):
    database = desk.database
    delegations.set_badge_name(database, GUEST_DELEGATION, "en", "City of Niigata")
    delegations.set_notified_on(database, GUEST_DELEGATION, date(2025, 11, 2))
    delegations.set_replied_on(database, GUEST_DELEGATION, date(2025, 11, 1))
    delegations.set_stay(database, GUEST_DELEGATION, NOON, NOON)
    delegations.set_delegation_languages(database, GUEST_DELEGATION, ("JA", "en"))
    delegations.set_quota(database, GUEST_DELEGATION, 4)
    delegations.set_delegation_note(database, GUEST_DELEGATION, " One\r\nTwo ")
    row = desk.delegations[GUEST_DELEGATION]
    assert row.badge_names == {"en": "City of Niigata"}
    assert (row.notified_on, row.replied_on) == (date(2025, 11, 2), date(2025, 11, 1))
    assert (row.arrival_at, row.departure_at) == (NOON, NOON)
    assert (row.languages, row.note) == (("ja", "en"), "One\nTwo")


def test_removing_a_delegation_takes_all_that_refers_to_it_and_undo_brings_it_back(desk):
    database = desk.database
    precedence.pin(database, GUEST_DELEGATION, OrderUse.SIGNATURES, 1, "guest of honour")
    agenda.add_item(database, EVENT, ItemDraft({"en": "Talk"}, NOON, NOON.replace(hour=5)), key=key(60))
    agenda.add_speaker(database, key(60), delegate_id=DEPUTY)
    delegations.remove_delegation(database, GUEST_DELEGATION)

    def state():
        with database.reading() as session:
            (item,) = agenda_of(session, EVENT)
            return (
                set(desk.delegations),
                DEPUTY in desk.delegates,
                len(desk.initiative.signatories),
                len(item.speakers),
                len(pins_of(session, EVENT, OrderUse.SIGNATURES)),
            )

    assert state() == ({HOST_DELEGATION}, False, 1, 0, 0)
    journal.undo(database)
    assert state() == ({HOST_DELEGATION, GUEST_DELEGATION}, True, 2, 1, 1)


def test_nobody_leaves_before_arriving(desk):
    with refused("leave before it arrives"):
        delegations.set_stay(desk.database, GUEST_DELEGATION, NOON, NOON.replace(hour=3))


def test_a_moment_needs_its_zone(desk):
    with pytest.raises(ValueError, match="zone"):
        delegations.set_stay(desk.database, GUEST_DELEGATION, NOON.replace(tzinfo=None), None)


@pytest.mark.parametrize("quota", [-1, 10_001])
def test_a_quota_is_a_sensible_number(desk, quota):
    with refused("is no size for a delegation"):
        delegations.set_quota(desk.database, GUEST_DELEGATION, quota)


def test_a_note_has_an_end(desk):
    with refused("5001 characters"):
        delegations.set_delegation_note(desk.database, GUEST_DELEGATION, "x" * 5001)


def test_what_is_gone_is_said_to_be_gone(desk):
    with refused("no longer in the register"):
        delegations.set_quota(desk.database, uuid4(), 3)
    delegations.remove_delegation(desk.database, GUEST_DELEGATION)
    with refused("no longer in the register"):
        delegations.set_quota(desk.database, GUEST_DELEGATION, 3)


def test_a_second_invitation_starts_from_what_the_first_one_knew(desk):
    database = desk.database
    events.add_event(database, EventDraft({"en": "Next"}, date(2027, 1, 5), date(2027, 1, 6), slug="next"), key=key(21))
    delegations.repeat_delegation(database, key(21), GUEST_DELEGATION)
    with database.reading() as session:
        deputy, aide = delegates_of(session, key(21))
    was = desk.delegates[DEPUTY]
    assert (deputy.person_id, deputy.role, deputy.offices, deputy.rank_code) == (
        was.person_id,
        was.role,
        was.offices,
        was.rank_code,
    )
    assert not deputy.signs
    assert deputy.badge_token not in {was.badge_token, aide.badge_token}
    with refused("has a delegation at this event already"):
        delegations.repeat_delegation(database, key(21), GUEST_DELEGATION)
