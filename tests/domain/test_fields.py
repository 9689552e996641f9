from dataclasses import replace
from datetime import date

import pytest

from domain.examples import city, delegation, event, instrument, signatory
from summitdesk.domain.fields import NumberStyle as Style
from summitdesk.domain.fields import (
    count_parties,
    english_number,
    fields_in,
    fill,
    instrument_fields,
    join_list,
    list_languages,
    write_number,
)

PARTIES = (
    delegation(city("Harbin", "CN", "哈尔滨"), is_host=True),
    delegation(city("Edmonton", "CA")),
    delegation(city("Markham", "CA")),
    delegation(city("Niigata", "JP")),
)
SIGNED = instrument(
    signatories=tuple(signatory(party) for party in PARTIES),
    places={"en": "Harbin, China", "zh-Hans": "中国哈尔滨"},
    done_on=date(2019, 1, 6),
)


def test_the_sentence_of_2019_counts_itself():
    values = instrument_fields(SIGNED, event())
    english = fill("brings together {city_count} cities from {country_count} countries.", values, "en")
    assert english.text == "brings together 4 cities from 3 countries."
    chinese = fill("来自{country_count:words}个国家的{city_count:words}个城市", values, "zh-Hans")
    assert chinese.text == "来自三个国家的四个城市"


def test_the_host_counts_unless_told_otherwise():
    assert count_parties(PARTIES).cities == 4
    assert count_parties(PARTIES, host_included=False).countries == 2


def test_place_date_and_theme_are_written_per_language():
    values = instrument_fields(SIGNED, replace(event(), themes={"en": "Ice"}))
    assert fill("{place}, {date}", values, "en").text == "Harbin, China, January 6, 2019"
    assert fill("{date:treaty}于{place}", values, "zh-Hans").text == "二○一九年一月六日于中国哈尔滨"
    assert fill("{date:day_first}; {event_dates}", values, "en").text == "6 January 2019; January 6–8, 2026"
    assert fill("{languages}", values, "zh-Hans").text == "中文和英文"


def test_an_undefined_field_stays_visible_and_is_told():
    filled = fill("{citycount} {theme} {city_count}", instrument_fields(SIGNED, event()), "zh-Hans")
    assert filled.text == "{citycount} {theme} 4"
    assert filled.undefined == ("citycount", "theme")


def test_braces_that_hold_no_name_are_text():
    assert fill("{} {1} { x }", {}, "en").text == "{} {1} { x }"
    assert fields_in("{a} {b:words} {a}") == ("a", "b")


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (13, "thirteen"), (23, "twenty-three"), (40, "forty"), (115, "one hundred and fifteen")],
)
def test_english_numbers(number, words):
    assert english_number(number) == words


def test_two_is_another_word_before_a_measure():
    assert write_number(2, "zh", Style.WORDS) == "两"
    assert write_number(23, "zh", Style.WORDS) == "二十三"
    assert write_number(23, "fr", Style.WORDS) == "23"


def test_lists_are_joined_as_their_language_joins_them():
    assert join_list(["A", "B", "C"], "zh") == "A、B和C"
    assert join_list(["A", "B", "C"], "en") == "A, B and C"
    assert join_list(["A", "B"], "de") == "A und B"
    assert list_languages(("zh-Hans", "en"), "en") == "Chinese and English"
