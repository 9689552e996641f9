"""Searching: any beginning of a word, any part of a Han text, in every script, always in step with the records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from store.registers import city, conference, country, delegate, only, person, search_state
from summitdesk.domain.vocabulary import InstrumentKind
from summitdesk.store.entities import City, Delegate, Event, Instrument, PersonIdentity, PersonName
from summitdesk.store.search import rebuild, search


@pytest.fixture
def held(database):
    with database.unit_of_work("Conference") as unit:
        conference(unit)
    return only(database, Event)


def found(database, query: str, event_id=None) -> set[str]:
    with database.reading() as session:
        return {f"{hit.table}: {hit.label}" for hit in search(session, query, event_id)}


KIMURA = "delegate: 木村勇一 Kimura Yuichi · 副市长 Deputy Mayor · 新潟 Niigata"
NIIGATA = "city: 新潟 Niigata · 日本 Japan"


def test_a_person_is_found_by_any_part_of_the_name(database, held):
    for query in ("木村", "木", "勇一", "木村勇一", "村勇一", "Kimura", "KIM", "kimura yuichi", "yui kim"):
        assert KIMURA in found(database, query), query


def test_a_city_is_found_in_any_of_its_languages_and_with_it_its_delegates(database, held):
    for query in ("新潟市", "潟", "niigata", "NIIG", "ｎｉｉｇａｔａ"):
        assert {KIMURA, NIIGATA} <= found(database, query), query


def test_what_is_not_there_is_not_found(database, held):
    for query in ("", " ", "!!", '"', "*", "AND", "木村勇二", "imura", "村木", "zzz"):
        assert KIMURA not in found(database, query), query


def test_bigrams_that_stand_apart_are_not_the_word(database):
    with database.unit_of_work("Cities") as unit:
        unit.session.add(city(names={"zh-Hans": "福州与州市"}, slug="apart"))
        unit.session.add(city(names={"zh-Hans": "福州市"}, slug="together"))
    assert {each.split(" ")[1] for each in found(database, "福州市")} == {"福州市"}


def test_programme_and_instruments_are_found(database, held):
    for query in ("opening", "开幕", "initiative", "paragraph 2", "第2段", "conference"):
        assert found(database, query, held), query


def test_other_events_stay_out(database, held):
    with database.unit_of_work("Another") as unit:
        other = conference(unit)
        other.slug = "other"
        unit.session.scalars(select(PersonName).where(PersonName.full == "Kimura Yuichi")).first()
    with database.reading() as session:
        hits = search(session, "木村", held)
    assert [hit.event_id for hit in hits] == [held]


def test_search_follows_every_change(database, held):
    with database.unit_of_work("Rename") as unit:
        name = unit.session.scalars(select(PersonName).where(PersonName.full == "木村勇一")).one()
        name.full = "岡田政勝"
        unit.session.scalars(select(City).where(City.slug == "niigata")).one().names["en"] = "Asahikawa"
    assert not found(database, "木村")
    assert not found(database, "niigata", held)
    assert found(database, "岡田") == found(database, "岡田 asahikawa") != set()
    with database.unit_of_work("Remove") as unit:
        for each in unit.session.scalars(select(Delegate)):
            unit.session.delete(each)
    assert not found(database, "岡田")


def test_the_index_made_anew_is_the_index_kept_in_step(database, held):
    with database.unit_of_work("Change") as unit:
        unit.session.scalars(select(Delegate)).first().offices = {"en": "Mayor"}
        unit.session.add(City(slug="new", country=country(), names={"en": "New"}))
        unit.session.delete(unit.session.scalars(select(City).where(City.slug == "niigata")).one())
    with database.unit_of_work("Rebuild") as unit:
        before = search_state(unit.session)
        assert rebuild(unit.session) == len(before)
        assert search_state(unit.session) == before
    assert len(found(database, "mayor", held)) >= 3


def test_an_agreement_is_found_by_the_names_of_its_sides_and_shows_them(database, held):
    with database.unit_of_work("Agreement") as unit:
        agreement = unit.session.scalars(select(Instrument)).one()
        agreement.kind = InstrumentKind.SISTER_CITY_AGREEMENT
        agreement.languages = ("zh-Hans", "en")
        agreement.titles = {"en": "Agreement between {A} and {B}", "zh-Hans": "{A}与{B}协议书"}
        agreement.paragraphs[0].texts = {"en": "Friends: {B.place}. {A.signer} {odd}"}
    told = found(database, "agreement niigata", held)
    assert len(told) == 1
    assert "Niigata" in told.pop().partition(" and ")[2]
    assert [each.rpartition(" · ")[2] for each in found(database, "friends")] == ["Friends: Niigata. {A.signer} {odd}"]
    with database.unit_of_work("Rename") as unit:
        unit.session.scalars(select(City).where(City.slug == "niigata")).one().names = {"en": "Asahikawa"}
    assert not found(database, "agreement niigata")
    assert found(database, "agreement asahikawa")
    with database.unit_of_work("Rebuild") as unit:
        before = search_state(unit.session)
        assert rebuild(unit.session) == len(before)
        assert search_state(unit.session) == before


def test_nothing_of_a_removed_event_is_found(database, held):
    with database.unit_of_work("Remove") as unit:
        unit.session.delete(unit.session.get_one(Event, held))
    for query in ("opening", "initiative", "paragraph", "conference", "木村"):
        assert not found(database, query), query
    with database.unit_of_work("Rebuild") as unit:
        before = search_state(unit.session)
        assert rebuild(unit.session) == len(before)


def test_identity_values_are_never_found(database, held):
    with database.unit_of_work("Passport") as unit:
        one = person("李雷", "Li Lei")
        guests = unit.session.scalars(select(Event)).one().delegations[1]
        unit.session.add(delegate(delegation=guests, person=one))
        unit.session.add(PersonIdentity(person=one, passport_no="E12345678", diet="vegetarian"))
    assert found(database, "li lei", held)
    assert not found(database, "E12345678")
    assert not found(database, "vegetarian")
    with database.reading() as session:
        assert not session.scalar(text("SELECT count(*) FROM search_text WHERE folded LIKE '%e1234%'"))


@given(st.text(min_size=1, max_size=12))
def test_no_query_is_an_error(database, query):
    with database.reading() as session:
        search(session, query)


WORDS = st.text(
    st.one_of(st.sampled_from("木村勇一新潟市哈尔滨ヴァルナ김철수ΑθήναМоскваİıßﬁøéñ"), st.characters(codec="utf-8")),
    min_size=1,
    max_size=8,
)


@given(name=WORDS, data=st.data())
def test_whatever_is_called_somehow_is_found_by_it(database, name, data):
    with database.unit_of_work("City") as unit:
        for each in unit.session.scalars(select(City)):
            unit.session.delete(each)
        unit.session.add(city(names={"en": name}))
    with database.reading() as session:
        stored = session.scalars(select(City.names)).one().get("en", "")
        hits = search(session, stored)
    if any(character.isalnum() for character in stored):
        assert [hit.table for hit in hits] == ["city"]
