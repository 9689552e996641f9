import pytest

from services.desk import EVENT, GUEST_DELEGATION, HOST, HOST_DELEGATION, INITIATIVE, THIRD, key, refused
from summitdesk.domain.vocabulary import HostPosition, OrderUse, Policy, RelationKind
from summitdesk.services import precedence
from summitdesk.services.cities import set_relation
from summitdesk.services.delegations import DelegationDraft, add_delegation
from summitdesk.services.instruments import add_signatory
from summitdesk.store import journal

THIRD_DELEGATION = key(33)
FLAGS = OrderUse.FLAGS


@pytest.fixture
def three(desk):
    add_delegation(desk.database, EVENT, DelegationDraft(THIRD), key=THIRD_DELEGATION)
    return desk


def order(desk, use=FLAGS, policy=None, **options):
    places = precedence.protocol_order(desk.database, "conference", use, policy, **options)
    assert [place.position for place in places] == list(range(1, len(places) + 1))
    return [place.delegation.id for place in places]


def test_without_a_choice_seniority_orders_and_says_why(three):
    set_relation(three.database, THIRD, HOST, RelationKind.SISTER, since="1995")
    assert order(three) == [HOST_DELEGATION, THIRD_DELEGATION, GUEST_DELEGATION]
    _host, third, guest = precedence.protocol_order(three.database, "conference", FLAGS)
    assert "sister city since 1995" in third.reason
    assert guest.missing == ("relation date",)


def test_each_use_has_a_policy_of_its_own(three):
    precedence.set_policy(three.database, EVENT, FLAGS, Policy.CITY)
    precedence.set_policy(three.database, EVENT, OrderUse.SEATS, Policy.CITY, host_position=HostPosition.LAST)
    assert order(three) == [THIRD_DELEGATION, HOST_DELEGATION, GUEST_DELEGATION]
    assert order(three, OrderUse.SEATS)[-1] == HOST_DELEGATION
    assert order(three, OrderUse.LISTS)[0] == HOST_DELEGATION
    journal.undo(three.database)
    assert order(three, OrderUse.SEATS)[0] == HOST_DELEGATION


def test_choosing_again_replaces_the_choice(three):
    precedence.set_policy(three.database, EVENT, FLAGS, Policy.CITY)
    precedence.set_policy(three.database, EVENT, FLAGS, Policy.COUNTRY)
    assert order(three) == [HOST_DELEGATION, THIRD_DELEGATION, GUEST_DELEGATION]


def test_a_drawn_letter_begins_the_alphabet(three):
    precedence.set_policy(three.database, EVENT, FLAGS, Policy.COUNTRY_FROM_LETTER, letter="j")
    assert order(three) == [THIRD_DELEGATION, GUEST_DELEGATION, HOST_DELEGATION]


def test_an_order_by_hand_is_kept(three):
    by_hand = [GUEST_DELEGATION, THIRD_DELEGATION, HOST_DELEGATION]
    precedence.set_order_by_hand(three.database, EVENT, FLAGS, by_hand)
    assert order(three) == by_hand


def test_a_pin_fixes_a_place_and_says_why(three):
    precedence.pin(three.database, GUEST_DELEGATION, FLAGS, 1, "guest of honour")
    first = precedence.protocol_order(three.database, "conference", FLAGS)[0]
    assert (first.delegation.id, first.pinned) == (GUEST_DELEGATION, True)
    assert "guest of honour" in first.reason
    precedence.unpin(three.database, GUEST_DELEGATION, FLAGS)
    assert order(three)[0] == HOST_DELEGATION
    precedence.pin(three.database, GUEST_DELEGATION, FLAGS, 1, "again")
    assert order(three)[0] == GUEST_DELEGATION
    precedence.unpin_all(three.database, EVENT, FLAGS)
    assert order(three)[0] == HOST_DELEGATION


def test_another_policy_looks_past_the_pins_unless_asked(three):
    precedence.pin(three.database, GUEST_DELEGATION, FLAGS, 1, "guest of honour")
    assert order(three)[0] == GUEST_DELEGATION
    assert order(three, policy=Policy.SENIORITY)[0] == HOST_DELEGATION
    assert order(three, policy=Policy.SENIORITY, pins=True)[0] == GUEST_DELEGATION
    assert order(three, pins=False)[0] == HOST_DELEGATION


def test_only_those_who_sign_stand_in_the_order_of_signatures(three):
    assert order(three, OrderUse.SIGNATURES) == [HOST_DELEGATION, GUEST_DELEGATION]
    add_signatory(three.database, INITIATIVE, THIRD_DELEGATION)
    assert len(order(three, OrderUse.SIGNATURES)) == 3


@pytest.mark.parametrize(
    ("letter", "says"), [("", "No letter was drawn"), ("冰", "not a letter"), ("AB", "not a letter")]
)
def test_a_drawn_letter_is_one_of_the_alphabet(three, letter, says):
    with refused(says):
        precedence.set_policy(three.database, EVENT, FLAGS, Policy.COUNTRY_FROM_LETTER, letter=letter)


@pytest.mark.parametrize("position", [0, 4, -1])
def test_a_pin_is_within_the_list(three, position):
    with refused("There is no position"):
        precedence.pin(three.database, GUEST_DELEGATION, FLAGS, position, "reason")


def test_a_pin_needs_a_reason(three):
    with refused("needs a reason"):
        precedence.pin(three.database, GUEST_DELEGATION, FLAGS, 1, "  ")


def test_a_place_is_fixed_for_one(three):
    precedence.pin(three.database, GUEST_DELEGATION, FLAGS, 1, "guest of honour")
    with refused("Another delegation is fixed at position 1"):
        precedence.pin(three.database, THIRD_DELEGATION, FLAGS, 1, "also honoured")
    precedence.pin(three.database, THIRD_DELEGATION, OrderUse.SEATS, 1, "other use")


def test_an_unknown_event_is_said(three):
    with refused("There is no event “congress”"):
        precedence.protocol_order(three.database, "congress", FLAGS)
