"""Seats, flags and the order of signing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agreements import EDMONTON, GUEST, HARBIN, HOST, RYBINSK, agreement, side
from domain.examples import city, country, event
from summitdesk.domain.alternat import copies_of, signings
from summitdesk.domain.ceremony import (
    flag_row,
    flags_of_two,
    from_the_centre,
    host_side,
    order_of_signing,
    outwards,
    seats_of_two,
)


def test_the_room_sees_the_guest_on_the_left_and_the_host_on_the_right():
    # 主左客右, seen from the chairs: the other way round from the room.
    assert seats_of_two(agreement(), event()) == (GUEST, HOST)
    assert seats_of_two(agreement(GUEST, HOST), event()) == (GUEST, HOST)


def test_who_is_at_home():
    stranger = side(HARBIN)
    assert host_side(agreement(GUEST, stranger), event()) is stranger
    wuhan = event(host=city("Wuhan", "CN", "武汉"))
    assert host_side(agreement(GUEST, stranger), wuhan) is stranger
    assert host_side(agreement(GUEST, stranger), event(host=None)) is GUEST


@pytest.mark.parametrize(
    ("host", "flags"),
    [("CN", ["RU", "CN"]), ("JP", ["RU", "JP"]), ("US", ["US", "RU"]), ("CA", ["CA", "RU"])],
)
def test_the_guest_s_flag_has_the_place_of_honour_but_in_some_countries(host: str, flags: list[str]):
    at_home = side(replace(HARBIN, country=country(host)), is_host=True)
    seen = flags_of_two(agreement(at_home, GUEST), event(host=city("Host", host)))
    assert [each.code for each in seen] == flags


def test_sides_from_one_country_have_one_flag():
    assert len(flags_of_two(agreement(HOST, side(city("Wuhan", "CN", "武汉"))), event())) == 1


def test_a_row_of_flags_begins_with_the_host_and_goes_on_by_english_alphabet():
    row = flag_row([country(code) for code in ("US", "CN", "KR", "AT", "US", "GB")], country("CN"))
    assert [each.code for each in row] == ["CN", "AT", "KR", "GB", "US"]
    assert [each.code for each in flag_row([country("US"), country("AT")])] == ["AT", "US"]


@pytest.mark.parametrize(("count", "seen"), [(0, ""), (1, "1"), (2, "21"), (3, "213"), (5, "42135"), (6, "642135")])
def test_the_first_sits_in_the_middle_and_the_second_at_the_right_hand(count: int, seen: str):
    assert "".join(map(str, from_the_centre(range(1, count + 1)))) == seen


@given(st.lists(st.integers(), unique=True))
def test_nobody_loses_a_seat(ranked):
    assert sorted(from_the_centre(ranked)) == sorted(ranked)
    assert sorted(outwards(ranked, on_left=True)) == sorted(ranked)
    assert outwards(outwards(ranked, on_left=True), on_left=True) == tuple(ranked)
    assert outwards(ranked, on_left=False) == tuple(ranked)


def test_each_signs_the_own_copy_first_and_in_it_the_own_language():
    steps = order_of_signing(copies_of(agreement()))
    assert [(step.round, step.copy.keeper, step.language, step.signatory) for step in steps[:4]] == [
        (1, HOST, "zh-Hans", HOST),
        (1, GUEST, "ru", GUEST),
        (1, HOST, "ru", HOST),
        (1, GUEST, "zh-Hans", GUEST),
    ]
    assert all(step.signatory is step.copy.other for step in steps[4:])
    assert [step.is_left for step in steps] == [True] * 4 + [False] * 4


def test_every_signature_is_given_once():
    copies = copies_of(agreement(side(EDMONTON), side(RYBINSK), languages=("en", "ru", "fr")))
    steps = order_of_signing(copies)
    planned = {(one.keeper.id, one.language, one.signatory.id) for one in signings(copies)}
    assert {(step.copy.keeper.id, step.language, step.signatory.id) for step in steps} == planned
    assert len(steps) == len(planned) == 12
