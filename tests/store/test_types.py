"""Values come back as they were stored, cleaned once at the boundary, alike from both databases."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from store.registers import city, conference, country, event, only, person
from summitdesk.domain.clean import clean_text
from summitdesk.errors import UserError
from summitdesk.store.entities import City, Country, Delegation, Event, Person, PersonIdentity, PersonName

NAUGHTY = [
    "",
    " ",
    "\u3000",
    "NUL\x00inside",
    "\x1b[31mred",
    "lone \ud800 surrogate",
    "\ufffe\uffff\ufeffmarks",
    "\u202eoverride",
    "\u200d\u200c",
    "Z\u0351\u036b\u0343a\u030al\u0363g\u0352o",
    "e\u0301 and é",
    "İıßẞﬀ",
    "𠮷野家",
    "神隆",
    "👨‍👩‍👧‍👦🇨🇳",
    "عربي Latin עברית",
    "ประเทศไทย हिन्दी",
    "O'Brien; DROP TABLE city; --",
    "Null",
    "%s%n{}${x}{{7*7}}",
    "a\u2028b\r\nc\rd\te",
    "<b>&lol;</b>",
    '"AND" NEAR(x',
    "x" * 5000,
]


@pytest.fixture
def key(database):
    with database.unit_of_work("Person") as unit:
        unit.session.add(person())
    return only(database, Person)


def test_naughty_strings_come_back_cleaned_and_whole(database, key):
    for word in NAUGHTY:
        with database.unit_of_work("Edit") as unit:
            found = unit.session.get_one(Person, key)
            found.note, found.honorifics = word, {"en": word}
            assert found.note == clean_text(word)
            bulk = unit.insert_many(Person, [{"note": word, "honorifics": {"en": word}}])
        with database.reading() as session:
            for each in (key, *bulk):
                stored = session.execute(select(Person.note, Person.honorifics).where(Person.id == each)).one()
                assert stored.note == clean_text(word)
                assert stored.honorifics.get("en", "") == clean_text(word)


@given(word=st.text(max_size=40))
def test_any_text_comes_back_as_clean_text_says(database, key, word):
    with database.unit_of_work("Edit") as unit:
        unit.session.get_one(Person, key).note = word
    with database.reading() as session:
        assert session.scalars(select(Person.note)).one() == clean_text(word)


def test_names_with_compatibility_ideographs_keep_them(database):
    with database.unit_of_work("Person") as unit:
        unit.session.add(person("\ufa19\uf9dc"))
    with database.reading() as session:
        assert session.scalars(select(PersonName.full).where(PersonName.is_native)).one() == "\ufa19\uf9dc"


def test_texts_are_kept_under_one_spelling_of_their_language(database):
    with database.unit_of_work("City") as unit:
        found = city(names={"zh": "哈尔滨", "zh_TW": "哈爾濱", "EN": "Harbin", "ru": ""})
        unit.session.add(found)
        unit.session.flush()
        found.names["zh-CN"] = "哈爾濱？"
        found.names["EN"] = ""
    with database.reading() as session:
        assert session.scalars(select(City.names)).one() == {"zh-Hans": "哈爾濱？", "zh-Hant": "哈爾濱"}


def test_what_is_no_language_is_refused():
    with pytest.raises(UserError, match="not a language tag"):
        country(names={"not a language": "x"})


ZONES = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))


@given(moment=st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1), timezones=ZONES))
def test_a_moment_comes_back_in_utc(database, moment):
    with database.unit_of_work("Arrival") as unit:
        for each in unit.session.scalars(select(Delegation)):
            unit.session.delete(each)
        unit.session.add(Delegation(event=event(), city=city(), arrival_at=moment))
    with database.reading() as session:
        stored = session.scalars(select(Delegation.arrival_at)).one()
    assert stored == moment
    assert stored.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("entity", "field", "value"),
    [
        (Delegation, "arrival_at", datetime(2019, 1, 5, 9)),
        (Delegation, "arrival_at", "2019-01-05"),
        (Delegation, "notified_on", datetime(2019, 1, 5, tzinfo=UTC)),
        (Delegation, "notified_on", "2019-01-05"),
        (Delegation, "position", "first"),
        (Delegation, "position", True),
        (Delegation, "is_host", 1),
        (Delegation, "badge_names", "Harbin"),
        (Delegation, "languages", "zh"),
        (Person, "email", 7),
        (City, "kind", "village"),
        (City, "country_id", "not a key"),
    ],
)
def test_what_is_not_of_its_kind_is_refused_at_once(entity, field, value):
    with pytest.raises((TypeError, ValueError)):
        entity(**{field: value})


def test_fields_have_their_defaults_at_once():
    made = City()
    assert (made.names, made.spellings, made.kind, made.deleted) == ({}, (), "city", False)
    assert isinstance(made.id, UUID)


def test_the_database_itself_refuses_what_is_not_of_its_kind(database):
    def write(value: str) -> None:
        with database.unit_of_work("Wrong") as unit:
            unit.session.execute(text(f"UPDATE city SET {value}"))

    with database.unit_of_work("City") as unit:
        unit.session.add(city())
    for wrong in ("kind = 'village'", "deleted = 'perhaps'", "slug = NULL"):
        with pytest.raises(DBAPIError):
            write(wrong)


def test_an_item_cannot_end_before_it_begins(database):
    def turn_round() -> None:
        with database.unit_of_work("Turn") as unit:
            unit.session.execute(text("UPDATE agenda_item SET ends_at = starts_at, starts_at = ends_at"))

    with database.unit_of_work("Conference") as unit:
        conference(unit)
    with pytest.raises(DBAPIError):
        turn_round()


def test_errors_of_the_database_hold_no_values(database):
    def add_twice() -> None:
        same = uuid4()
        with database.unit_of_work("Twice") as unit:
            rows = [{"id": same, "person_id": same, "passport_no": "E12345678"}] * 2
            unit.insert_many(PersonIdentity, rows)

    with pytest.raises(DBAPIError) as caught:
        add_twice()
    assert "E12345678" not in str(caught.value)
    assert "E12345678" not in repr(caught.value)


def test_lists_and_days_come_back(database):
    with database.unit_of_work("Event") as unit:
        unit.session.add(event(languages=["zh-Hans", "en"], reply_by=date(2018, 12, 1)))
        unit.session.add(Country(code="XX"))
    with database.reading() as session:
        stored = session.execute(select(Event.languages, Event.reply_by, Event.starts_on)).one()
    assert tuple(stored) == (("zh-Hans", "en"), date(2018, 12, 1), date(2019, 1, 5))
