from uuid import uuid4

import pytest

from services.desk import GUEST, HOST, THIRD, key, refused
from summitdesk.domain.vocabulary import CityKind, RelationKind
from summitdesk.services import cities
from summitdesk.services.cities import CityDraft
from summitdesk.services.lookup import city_known_as
from summitdesk.store.queries import cities as queries


def city(desk, city_id):
    with desk.database.reading() as session:
        return queries.city_by_id(session, city_id)


def test_a_city_enters_with_a_slug_from_its_name(desk):
    country = city(desk, GUEST).country.id
    cities.add_city(desk.database, CityDraft(country, {"en": "Sør-Varanger", "nb": " Sør-Varanger "}), key=key(99))
    added = city(desk, key(99))
    assert added.slug == "sor-varanger"
    assert added.names == {"en": "Sør-Varanger", "nb": "Sør-Varanger"}


def test_a_name_without_latin_letters_still_gets_a_slug(desk):
    cities.add_city(desk.database, CityDraft(city(desk, GUEST).country.id, {"ja": "函館"}), key=key(99))
    assert city(desk, key(99)).slug


def test_names_kind_country_and_spellings_can_be_corrected(desk):
    database = desk.database
    cities.set_city_name(database, THIRD, "zh", "旭川")
    cities.set_formal_name(database, THIRD, "ja", "旭川市")
    cities.set_city_kind(database, THIRD, CityKind.PREFECTURE)
    cities.set_city_country(database, THIRD, city(desk, HOST).country.id)
    cities.set_spellings(database, THIRD, (" Asahigawa ", "Asahigawa", "", "アサヒカワ"))
    changed = city(desk, THIRD)
    assert changed.names == {"en": "Asahikawa", "zh-Hans": "旭川"}
    assert changed.formal_names == {"ja": "旭川市"}
    assert (changed.kind, changed.country.code) == (CityKind.PREFECTURE, "CN")
    assert changed.spellings == ("Asahigawa", "アサヒカワ")


def test_a_language_is_taken_out_by_an_empty_name(desk):
    cities.set_city_name(desk.database, GUEST, "ja", "  ")
    assert city(desk, GUEST).names == {"en": "Niigata"}


@pytest.mark.parametrize("since", ["", "1986", "1986-01", "1986-01-15"])
def test_a_relation_is_as_exact_as_known(desk, since):
    cities.set_relation(desk.database, HOST, GUEST, RelationKind.SISTER, since=since, approval_no=2)
    with desk.database.reading() as session:
        ((partner, relation),) = queries.relations_of(session, GUEST)
    assert (partner, relation.since, relation.approval_no) == (HOST, since, 2)


def test_a_pair_of_cities_has_one_relation_whichever_is_named_first(desk):
    cities.set_relation(desk.database, HOST, GUEST, RelationKind.INTENT, since="2001")
    cities.set_relation(desk.database, GUEST, HOST, RelationKind.SISTER, since="2003")
    with desk.database.reading() as session:
        ((_partner, relation),) = queries.relations_of(session, HOST)
    assert (relation.kind, relation.since) == (RelationKind.SISTER, "2003")


@pytest.mark.parametrize("since", ["86", "1986-13", "1986-02-30", "January 1986", "1986/01", "1986-1"])
def test_what_is_no_date_is_refused(desk, since):
    with refused("is not a date"):
        cities.set_relation(desk.database, HOST, GUEST, RelationKind.SISTER, since=since)


def test_a_city_is_not_its_own_sister(desk):
    with refused("its own sister city"):
        cities.set_relation(desk.database, HOST, HOST, RelationKind.SISTER)


@pytest.mark.parametrize("code", ["CHN", "C", "12", "日本"])
def test_a_country_code_has_two_letters(desk, code):
    with refused("is not a country code"):
        cities.add_country(desk.database, code, {"en": "Somewhere"})


def test_a_known_country_is_not_added_twice(desk):
    cities.add_country(desk.database, "jp", {"en": "Japan", "ja": "日本"})
    with desk.database.reading() as session:
        japan = [country for country in queries.all_countries(session) if country.code == "JP"]
    assert [country.names for country in japan] == [{"en": "Japan", "ja": "日本"}]


def test_an_unknown_country_is_kept_by_its_name(desk):
    cities.add_country(desk.database, "", {"en": "Atlantis"})
    with desk.database.reading() as session:
        assert "Atlantis" in [country.names["en"] for country in queries.all_countries(session)]


@pytest.mark.parametrize("names", [{}, {"en": ""}, {"en": " \u3000 "}])
def test_a_city_without_a_name_is_refused(desk, names):
    with refused("has no text in any language"):
        cities.add_city(desk.database, CityDraft(city(desk, GUEST).country.id, names))


def test_the_last_name_of_a_city_stays(desk):
    with refused("has no text in any language"):
        cities.set_city_name(desk.database, THIRD, "en", "")


def test_what_is_gone_is_said_to_be_gone(desk):
    with refused("no longer in the register"):
        cities.set_city_name(desk.database, uuid4(), "en", "Atlantis")


@pytest.mark.parametrize("name", ["Niigata", "niigata", "新潟", "ＮＩＩＧＡＴＡ", "Niigata "])
def test_a_city_is_known_by_any_of_its_forms(desk, name):
    with desk.database.reading() as session:
        assert city_known_as(session, name).id == GUEST
        assert city_known_as(session, name, "CN") is None


def test_a_city_is_known_by_its_spellings(desk):
    with desk.database.reading() as session:
        assert city_known_as(session, "ASAHIGAWA").id == THIRD
        assert city_known_as(session, "") is None
        assert city_known_as(session, "Atlantis") is None
