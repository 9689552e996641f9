from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from domain.examples import at, item, room, speaker
from summitdesk.domain.agenda import ClashKind, backwards, by_day, find_clashes, overlap
from summitdesk.domain.dates import local_day


def test_adjoining_intervals_do_not_clash_and_equal_ones_do():
    assert not overlap((at(9), at(10)), (at(10), at(11)))
    assert overlap((at(9), at(10)), (at(9), at(10)))
    assert overlap((at(9), at(9)), (at(9), at(9)))
    assert overlap((at(9), at(11)), (at(10), at(12)))


def test_a_person_and_a_room_cannot_be_in_two_items_at_once():
    hall = room()
    opening = item("Opening", at(9), at(10), room=hall, speakers=(speaker("A"), speaker("B")))
    talk = item("Talk", at(9, 30), at(11), speakers=(speaker("B"),))
    lunch = item("Lunch", at(9, 45), at(12), room=hall)
    clashes = find_clashes([lunch, talk, opening])
    assert [(clash.kind, clash.first.titles["en"], clash.second.titles["en"]) for clash in clashes] == [
        (ClashKind.PERSON, "Opening", "Talk"),
        (ClashKind.ROOM, "Opening", "Lunch"),
    ]


def test_cancelled_items_clash_with_nothing():
    one = item("One", at(9), at(10), room=room())
    assert find_clashes([one, replace(item("Two", at(9), at(10), room=room()), is_cancelled=True)]) == ()


HOURS = st.integers(0, 12)
ITEMS = st.lists(st.tuples(HOURS, HOURS, st.integers(0, 2)), max_size=8)


@given(ITEMS)
def test_the_sweep_finds_what_comparing_every_pair_finds(spans):
    items = [
        item(f"i{number}", at(min(a, b)), at(max(a, b)), room=room(f"r{where}"))
        for number, (a, b, where) in enumerate(spans)
    ]
    expected = {
        frozenset((one.id, other.id))
        for one, other in combinations(items, 2)
        if one.room == other.room and overlap((one.starts_at, one.ends_at), (other.starts_at, other.ends_at))
    }
    assert {frozenset((clash.first.id, clash.second.id)) for clash in find_clashes(items)} == expected


def test_items_that_run_backwards():
    wrong = item("Wrong", at(10), at(9))
    assert backwards([wrong, item("Right", at(9), at(10))]) == (wrong,)


def test_items_are_grouped_by_the_day_of_the_place():
    items = [item("Late", at(20), at(21)), item("Early", at(1), at(2))]
    days = [
        (day, [i.titles["en"] for i in group]) for day, group in by_day(items, lambda m: local_day(m, "Asia/Shanghai"))
    ]
    assert [(str(day), titles) for day, titles in days] == [("2026-01-07", ["Early"]), ("2026-01-08", ["Late"])]
