import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.examples import city, country, delegation, key, relation
from summitdesk.domain.precedence import Options, order, order_as_chosen
from summitdesk.domain.rows import OrderChoiceRow, PinRow
from summitdesk.domain.vocabulary import HostPosition, OrderUse, Policy, RelationKind

# The parties of the 2019 initiative whose dates could be checked, in the order in which it prints them.
HARBIN = delegation(city("Harbin", "CN"), is_host=True, head_rank=10)
DATED = (
    HARBIN,
    delegation(city("Niigata", "JP"), relation=relation("1979-12-17"), head_rank=22),
    delegation(city("Aarhus", "DK"), relation=relation("1986-01", approval=1), head_rank=10),
    delegation(city("Edmonton", "CA"), relation=relation("1986-01", approval=2), head_rank=22),
    delegation(city("Minneapolis", "US"), relation=relation("1992-09-18"), head_rank=22),
    delegation(city("Asahikawa", "JP"), relation=relation("1995"), head_rank=22),
    delegation(city("Chiang Mai", "TH"), relation=relation("2008-04-29"), head_rank=10),
    delegation(city("Wiener Neustadt", "AT"), relation=relation("2008-06"), head_rank=22),
    delegation(city("Magdeburg", "DE"), relation=relation("2008-07"), head_rank=22),
)
RICHMOND_HILL = delegation(city("Richmond Hill", "CA"), head_rank=30)
KRASNODAR = delegation(city("Krasnodar", "RU"), relation=relation(""), head_rank=22)


def names(positions):
    return [position.delegation.city.names["en"] for position in positions]


def test_seniority_gives_the_printed_order_of_2019_for_the_cities_whose_dates_are_known():
    shuffled = random.Random(2019).sample(DATED, len(DATED))
    assert names(order(shuffled, Policy.SENIORITY)) == [party.city.names["en"] for party in DATED]


def test_every_position_says_why_it_comes_after_the_one_before():
    positions = order((*DATED, RICHMOND_HILL, KRASNODAR), Policy.SENIORITY)
    reasons = {position.delegation.city.names["en"]: position.reason for position in positions}
    assert reasons["Harbin"] == "the host stands first"
    assert reasons["Niigata"] == "first after the host: sister city since 1979-12-17"
    assert reasons["Aarhus"] == "sister city since 1986-01; after Niigata (sister city since 1979-12-17)"
    assert reasons["Edmonton"] == (
        "number 2 in the order of approval; after Aarhus (number 1 in the order of approval)"
    )
    assert reasons["Krasnodar"] == ("no relation date known, so after Magdeburg and all whose relation date is known")
    assert reasons["Richmond Hill"] == "no relation recorded; after Krasnodar (sister city)"
    missing = {position.delegation.city.names["en"]: position.missing for position in positions if position.missing}
    assert missing == {"Krasnodar": ("relation date",), "Richmond Hill": ("relation date",)}


def test_without_a_host_the_first_guest_is_simply_first():
    assert order(DATED[1:3], Policy.SENIORITY)[0].reason == "first: sister city since 1979-12-17"


def test_a_city_without_any_relation_lacks_no_date():
    party = replace(RICHMOND_HILL, relation=relation(kind=RelationKind.NONE))
    assert order((party,), Policy.SENIORITY)[0].missing == ()


def test_a_partial_date_stands_behind_the_exact_ones_of_its_year():
    parties = [delegation(city(str(at)), relation=relation(since)) for at, since in enumerate(("1986", "1986-02-01"))]
    assert names(order(parties, Policy.SENIORITY)) == ["1", "0"]


def test_rank_then_notice_then_country():
    from datetime import date

    mayor = delegation(city("A", "JP"), head_rank=10, notified_on=date(2026, 1, 3))
    earlier = delegation(city("B", "TH"), head_rank=10, notified_on=date(2026, 1, 2))
    deputy = delegation(city("C", "AT"), head_rank=22, notified_on=date(2026, 1, 1))
    also = delegation(city("D", "DE"), head_rank=10, notified_on=date(2026, 1, 3))
    assert names(order((mayor, earlier, deputy, also), Policy.RANK_AND_NOTICE)) == ["B", "D", "A", "C"]
    inherits = Options(deputy_inherits=True)
    assert names(order((mayor, earlier, deputy, also), Policy.RANK_AND_NOTICE, (), inherits)) == ["C", "B", "D", "A"]


KOREA = delegation(city("Bucheon", "KR"))
JAPAN = delegation(city("Niigata", "JP"))
NETHERLANDS = delegation(
    city("Groningen", country=country("NL", names={"en": "the Netherlands"}, sort_names={"en": "the Netherlands"}))
)
TURKIYE = delegation(city("Erzurum", "TR"))
ASAHIKAWA = delegation(city("Asahikawa", "JP"))


def test_countries_stand_in_the_english_alphabet_of_their_index_names():
    parties = (TURKIYE, NETHERLANDS, JAPAN, KOREA, ASAHIKAWA)
    assert names(order(parties, Policy.COUNTRY)) == ["Asahikawa", "Niigata", "Bucheon", "Groningen", "Erzurum"]


def test_the_alphabet_begins_at_the_drawn_letter():
    parties = (JAPAN, KOREA, NETHERLANDS, TURKIYE)
    positions = order(parties, Policy.COUNTRY_FROM_LETTER, (), Options(letter="n"))
    assert names(positions) == ["Groningen", "Erzurum", "Niigata", "Bucheon"]
    assert positions[2].reason.startswith("country “Japan”, alphabet from N; after Erzurum")


def test_the_chinese_alphabet_is_another():
    parties = [delegation(city(name, "CN", chinese)) for name, chinese in (("Harbin", "哈尔滨"), ("Chongqing", "重庆"))]
    assert names(order(parties, Policy.CITY, (), Options(language="zh-Hans"))) == ["Chongqing", "Harbin"]


def test_an_order_given_by_hand_is_kept_and_the_others_follow():
    parties = (JAPAN, KOREA, TURKIYE)
    positions = order(parties, Policy.MANUAL, (), Options(manual=(TURKIYE.id, JAPAN.id)))
    assert names(positions) == ["Erzurum", "Niigata", "Bucheon"]
    assert positions[2].missing == ("place in the order given by hand",)
    assert names(order([replace(JAPAN, position=2), replace(KOREA, position=1)], Policy.MANUAL)) == [
        "Bucheon",
        "Niigata",
    ]


@pytest.mark.parametrize(
    ("where", "place"), [(HostPosition.FIRST, 0), (HostPosition.LAST, 4), (HostPosition.CENTRE, 2)]
)
def test_the_host_stands_where_the_house_rule_puts_it(where, place):
    parties = (JAPAN, HARBIN, KOREA, TURKIYE, ASAHIKAWA)
    positions = order(parties, Policy.COUNTRY, (), Options(host_position=where))
    assert names(positions).index("Harbin") == place
    assert positions[place].reason.startswith("the host stands")


def test_who_stands_behind_a_host_in_the_centre_is_explained_by_the_guest_before():
    parties = (JAPAN, HARBIN, KOREA, TURKIYE, ASAHIKAWA)
    positions = order(parties, Policy.COUNTRY, (), Options(host_position=HostPosition.CENTRE))
    assert [position.reason for position in positions][:4] == [
        "first: country “Japan”",
        "city “Niigata”; after Asahikawa (city “Asahikawa”)",
        "the host stands in the centre",
        "country “Korea, Republic of”; after Niigata (country “Japan”)",
    ]


def test_a_pin_without_a_reason_and_a_party_of_which_nothing_is_known():
    nowhere = delegation(city("X", country=country("", names={}), names={}))
    positions = order((nowhere,), Policy.COUNTRY)
    assert positions[0].reason == "first: nothing known that the policy looks at"
    assert order((JAPAN,), Policy.COUNTRY, (pin(JAPAN, 1, ""),))[0].reason == "fixed by hand"


def test_without_a_house_rule_an_alphabet_has_no_place_of_honour():
    assert names(order((JAPAN, HARBIN, TURKIYE), Policy.COUNTRY)) == ["Harbin", "Niigata", "Erzurum"]


def pin(party, position, reason="as printed in 2019"):
    return PinRow(key(f"pin {party.id}"), party.id, OrderUse.SIGNATURES, position, reason)


def test_a_pin_fixes_its_position_and_the_rest_fill_around():
    parties = (JAPAN, KOREA, NETHERLANDS, TURKIYE)
    positions = order(parties, Policy.COUNTRY, (pin(TURKIYE, 2),))
    assert names(positions) == ["Niigata", "Erzurum", "Bucheon", "Groningen"]
    assert positions[1].reason == "fixed by hand: as printed in 2019"
    assert positions[1].pinned
    assert positions[2].reason == "country “Korea, Republic of”; after Niigata (country “Japan”)"


def test_pins_that_collide_or_point_beyond_the_end_still_find_a_place():
    pins = (pin(JAPAN, 2), pin(KOREA, 2), pin(TURKIYE, 99), pin(RICHMOND_HILL, 1))
    positions = order((JAPAN, KOREA, NETHERLANDS, TURKIYE), Policy.COUNTRY, pins)
    assert names(positions)[0] == "Groningen"
    assert names(positions)[3] == "Erzurum"


def test_an_events_choice_is_applied_with_or_without_its_pins():
    choice = OrderChoiceRow(OrderUse.SIGNATURES, Policy.COUNTRY, (pin(TURKIYE, 1),))
    assert names(order_as_chosen((JAPAN, TURKIYE), choice)) == ["Erzurum", "Niigata"]
    assert names(order_as_chosen((JAPAN, TURKIYE), choice, pins=False)) == ["Niigata", "Erzurum"]


SINCE = st.sampled_from(["", "1979-12-17", "1986-01", "1986", "2008-06", "2008-06-30"])
PARTIES = st.lists(
    st.builds(
        lambda number, code, since, kind, rank, host: delegation(
            city(f"City {number % 7}", code, slug=f"c{number}", id=key(f"c{number}")),
            relation=relation(since, kind) if since else None,
            head_rank=rank,
            is_host=host,
            position=number % 3,
        ),
        st.integers(0, 40),
        st.sampled_from(["CA", "JP", "KR", "NL", ""]),
        SINCE,
        st.sampled_from(list(RelationKind)),
        st.sampled_from([None, 10, 22, 30]),
        st.booleans(),
    ),
    max_size=9,
    unique_by=lambda party: party.id,
)


@given(PARTIES, st.sampled_from(list(Policy)), st.sampled_from(list(HostPosition)), st.randoms(), st.data())
def test_an_order_is_total_whatever_the_order_of_entry_and_keeps_its_pins(parties, policy, host, chance, data):
    options = Options(host_position=host, letter="K")
    pinned = data.draw(st.lists(st.sampled_from(parties), unique_by=lambda p: p.id)) if parties else []
    places = data.draw(st.permutations(range(1, len(parties) + 1)))
    pins = [pin(party, place) for party, place in zip(pinned, places, strict=False)]
    positions = order(parties, policy, pins, options)
    assert [position.position for position in positions] == list(range(1, len(parties) + 1))
    assert {position.delegation.id for position in positions} == {party.id for party in parties}
    assert all(position.reason for position in positions)
    for fixed in pins:
        assert positions[fixed.position - 1].delegation.id == fixed.delegation_id
    shuffled = chance.sample(parties, len(parties))
    assert order(shuffled, policy, pins[::-1], options) == positions
    free = [position.delegation.id for position in positions if not position.pinned]
    unpinned = [position.delegation.id for position in order(parties, policy, (), options)]
    assert free == [id_ for id_ in unpinned if id_ in free]
