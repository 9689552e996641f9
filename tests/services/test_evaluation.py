"""Computed fields shown with what they evaluate to."""

from uuid import uuid4

from services.desk import INITIATIVE, refused
from summitdesk.services import instruments
from summitdesk.services.evaluation import evaluated_texts, field_values
from summitdesk.services.lookup import event_named, instrument_named


def test_every_text_is_shown_as_written_and_as_read(desk):
    first = desk.initiative.paragraphs[0].id
    instruments.set_paragraph_text(desk.database, first, "en", "We, {city_count:words} cities, and {ship_count} ships.")
    texts = evaluated_texts(desk.database, INITIATIVE)
    assert [text.language for text in texts] == ["zh-Hans"] * 4 + ["en"] * 4
    (shown,) = [text for text in texts if text.paragraph_id == first and text.language == "en"]
    assert shown.written == "We, {city_count:words} cities, and {ship_count} ships."
    assert shown.evaluated == "We, two cities, and {ship_count} ships."
    assert (shown.fields, shown.undefined) == (("city_count", "ship_count"), ("ship_count",))
    numbers = {text.language: text.number for text in texts if text.number}
    assert numbers == {"zh-Hans": "一、", "en": "I."}
    title = texts[4]
    assert (title.paragraph_id, title.evaluated) == (None, "Initiative")


def test_the_placeholders_of_an_agreement_say_its_sides(sample_database):
    with sample_database.reading() as session:
        event = event_named(session, "wuhan-2021")
        agreement = instrument_named(session, event, "chongzuo-rybinsk")
    texts = evaluated_texts(sample_database, agreement.id)
    assert {name for text in texts for name in text.fields} >= {"A", "B"}
    assert [text.undefined for text in texts if text.undefined] == []
    assert "Rybinsk" in next(text.evaluated for text in texts if text.language == "en" and text.paragraph_id is None)


def test_the_fields_that_a_text_may_use(desk):
    values = field_values(desk.database, INITIATIVE, "en")
    assert values["city_count"] == "2"
    assert values["host_city"] == "Harbin"
    assert values["event_dates"] == "January 6–8, 2026"
    assert "date" not in values


def test_an_instrument_that_is_gone_is_said_to_be_gone(desk):
    with refused("no longer in the register"):
        evaluated_texts(desk.database, uuid4())
