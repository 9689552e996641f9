from datetime import UTC, datetime

import pytest

from services.desk import (
    AIDE,
    DEPUTY,
    EVENT,
    GUEST_DELEGATION,
    HOST_DELEGATION,
    MAYOR,
    key,
    refused,
)
from summitdesk.domain.rows import PersonName
from summitdesk.domain.vocabulary import Attendance, DelegationRole
from summitdesk.services import agenda, badges, delegates, events
from summitdesk.services.agenda import ItemDraft
from summitdesk.services.delegates import DelegateDraft
from summitdesk.services.delegations import DelegationDraft, add_delegation
from summitdesk.services.events import EventDraft
from summitdesk.services.people import PersonDraft
from summitdesk.store import journal
from summitdesk.store.queries.agenda import agenda_of


def members(desk, delegation_id=GUEST_DELEGATION):
    return [row.id for row in desk.delegates.values() if row.delegation_id == delegation_id]


def test_a_new_person_joins_at_the_end_with_a_token_of_its_own(desk):
    person = PersonDraft((PersonName("en", "Ken Mori"),))
    delegates.add_delegate(desk.database, GUEST_DELEGATION, person, key=key(44))
    assert members(desk) == [DEPUTY, AIDE, key(44)]
    tokens = {row.badge_token for row in desk.delegates.values()}
    assert len(tokens) == 4
    assert all(len(token) == 22 and token.isascii() for token in tokens)


def test_somebody_without_a_name_may_be_entered(desk):
    delegates.add_delegate(desk.database, GUEST_DELEGATION, PersonDraft(), key=key(44))
    assert desk.delegates[key(44)].names == ()


def test_a_person_of_the_register_comes_to_a_second_event(desk):
    events.add_event(
        desk.database,
        EventDraft({"en": "Second"}, desk.event.starts_on, desk.event.ends_on, slug="second"),
        key=key(21),
    )
    add_delegation(desk.database, key(21), DelegationDraft(desk.delegations[GUEST_DELEGATION].city.id), key=key(35))
    delegates.add_delegate(
        desk.database, key(35), desk.person(DEPUTY), DelegateDraft(offices={"en": "Mayor"}), key=key(45)
    )
    with desk.database.reading() as session:
        from summitdesk.store.queries.delegates import delegate

        row = delegate(session, key(45))
    assert row.names[0].full == "木村勇一"
    assert row.offices == {"en": "Mayor"}
    assert desk.delegates[DEPUTY].offices == {"en": "Deputy Mayor"}


def test_nobody_is_in_a_delegation_twice(desk):
    with refused("in the delegation already"):
        delegates.add_delegate(desk.database, GUEST_DELEGATION, desk.person(DEPUTY))


def test_everything_about_a_delegate_can_be_changed(desk):
    database = desk.database
    badges.add_category(database, EVENT, "press", {"en": "Press"}, "#112233")
    delegates.set_office(database, AIDE, "zh", " 秘书 ")
    delegates.set_office(database, AIDE, "en", "Secretary")
    delegates.set_role(database, AIDE, DelegationRole.SECRETARY)
    delegates.set_rank(database, AIDE, 60)
    delegates.set_represents(database, AIDE, "the Mayor")
    delegates.set_attendance(database, AIDE, Attendance.ONLINE)
    delegates.set_category(database, AIDE, "press")
    delegates.set_note(database, AIDE, "arrives late")
    row = desk.delegates[AIDE]
    assert row.offices == {"en": "Secretary", "zh-Hans": "秘书"}
    assert (row.role, row.rank_code, row.represents) == (DelegationRole.SECRETARY, 60, "the Mayor")
    assert (row.attendance, row.category, row.note) == (Attendance.ONLINE, "press", "arrives late")


def test_a_delegation_has_one_head(desk):
    delegates.set_role(desk.database, AIDE, DelegationRole.HEAD)
    assert desk.delegates[AIDE].role is DelegationRole.HEAD
    assert desk.delegates[DEPUTY].role is DelegationRole.MEMBER
    assert desk.delegates[MAYOR].role is DelegationRole.HEAD
    journal.undo(desk.database)
    assert desk.delegates[DEPUTY].role is DelegationRole.HEAD


def test_one_person_signs_for_a_delegation(desk):
    delegates.set_signs(desk.database, AIDE, True)
    assert [desk.delegates[who].signs for who in (AIDE, DEPUTY, MAYOR)] == [True, False, True]
    delegates.set_signs(desk.database, AIDE, False)
    assert [desk.delegates[who].signs for who in (AIDE, DEPUTY)] == [False, False]


@pytest.mark.parametrize(("place", "order"), [(0, [AIDE, DEPUTY]), (1, [DEPUTY, AIDE]), (-5, [AIDE, DEPUTY])])
def test_the_order_within_a_delegation_can_be_changed(desk, place, order):
    delegates.move_delegate(desk.database, AIDE, place)
    assert members(desk) == order


def test_somebody_moves_to_another_delegation_and_signs_there_no_more(desk):
    delegates.transfer_delegate(desk.database, DEPUTY, HOST_DELEGATION)
    assert members(desk, HOST_DELEGATION) == [MAYOR, DEPUTY]
    signers = {signatory.delegation.id: signatory.signer for signatory in desk.initiative.signatories}
    assert signers[GUEST_DELEGATION] is None
    assert signers[HOST_DELEGATION].id == MAYOR


def test_nobody_moves_to_another_event(desk):
    events.add_event(
        desk.database,
        EventDraft({"en": "Second"}, desk.event.starts_on, desk.event.ends_on, slug="second"),
        key=key(21),
    )
    add_delegation(desk.database, key(21), DelegationDraft(desk.delegations[GUEST_DELEGATION].city.id), key=key(35))
    with refused("belongs to another event"):
        delegates.transfer_delegate(desk.database, DEPUTY, key(35))


def test_a_removed_delegate_leaves_the_programme_and_the_pen(desk):
    noon = datetime(2026, 1, 6, 4, tzinfo=UTC)
    agenda.add_item(desk.database, EVENT, ItemDraft({"en": "Talk"}, noon, noon.replace(hour=5)), key=key(60))
    agenda.add_speaker(desk.database, key(60), delegate_id=DEPUTY)
    delegates.remove_delegate(desk.database, DEPUTY)

    def state():
        with desk.database.reading() as session:
            (item,) = agenda_of(session, EVENT)
        signers = [signatory.signer and signatory.signer.id for signatory in desk.initiative.signatories]
        return DEPUTY in desk.delegates, len(item.speakers), signers

    assert state() == (False, 0, [MAYOR, None])
    journal.undo(desk.database)
    assert state() == (True, 1, [MAYOR, DEPUTY])


@pytest.mark.parametrize("rank", [0, 100, -3])
def test_a_rank_is_on_the_ladder(desk, rank):
    with refused("is no rank"):
        delegates.set_rank(desk.database, DEPUTY, rank)


def test_a_category_is_one_of_the_event_s(desk):
    with refused("no badge category “vip”"):
        delegates.set_category(desk.database, DEPUTY, "vip")


def test_an_office_has_an_end(desk):
    with refused("201 characters"):
        delegates.set_office(desk.database, DEPUTY, "en", "x" * 201)


def test_several_delegates_get_a_category_in_one_step(desk):
    badges.add_category(desk.database, EVENT, "guest", {"en": "Guest"}, "#112233")
    changes = delegates.set_category_of(desk.database, [DEPUTY, AIDE], "guest")
    assert changes.count == 2
    assert [desk.delegates[who].category for who in (MAYOR, DEPUTY, AIDE)] == ["", "guest", "guest"]
    journal.undo(desk.database)
    assert desk.delegates[AIDE].category == ""
    with refused("no badge category “vip”"):
        delegates.set_category_of(desk.database, [DEPUTY, AIDE], "vip")
