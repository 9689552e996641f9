"""The fixed words of papers: each of ten languages has its own, and what falls back to English says so."""

from collections.abc import Mapping

import pytest

from summitdesk.documents import changes_words, list_words, signing_words
from summitdesk.documents.ceremony_words import ONLINE, STEPS_OF_MANY, STEPS_OF_TWO, checklist, said
from summitdesk.documents.styles import page_number
from summitdesk.documents.words import spoken, together, word, word_language

LANGUAGES = {"zh-Hans", "zh-Hant", "ja", "ko", "en", "ru", "fr", "de", "es", "ar"}
TABLES = (
    *(signing_words.SIGNING, list_words.LISTS, list_words.PARTS, list_words.ATTENDANCE, list_words.ORDERS),
    *(changes_words.CHANGES, changes_words.WORDS),
)


@pytest.mark.parametrize("table", TABLES)
def test_each_word_is_known_in_ten_languages(table):
    assert {key: LANGUAGES - set(texts) for key, texts in table.items() if set(texts) != LANGUAGES} == {}
    assert all(text.strip() for texts in table.values() for text in texts.values())


@pytest.mark.parametrize("texts", [*signing_words.SIGNING.values(), *changes_words.WORDS.values()])
def test_the_blanks_of_a_word_are_the_same_in_all_languages(texts: Mapping[str, str]):
    blanks = {tag: sorted(part.split("}")[0] for part in text.split("{")[1:]) for tag, text in texts.items()}
    assert set(map(tuple, blanks.values())) == {tuple(blanks["en"])}


def test_a_language_without_words_of_its_own_shares_the_english_ones():
    assert word("name", "pt") == "Name"
    assert word_language("name", "pt") == "en"
    assert spoken("name", ("zh-Hans", "pt", "en")) == (("姓名", "zh-Hans"), ("Name", "en"))
    assert together("office", ("zh-Hans", "en", "th")) == "职务 Office"


def test_page_numbers_are_unmistakable_in_lines_from_the_right():
    assert page_number("en") == page_number("zh-Hans") == "{page} / {pages}"
    assert page_number("ar") == "{page} من {pages}"
    assert page_number("ar", "{page}") == "{page}"


def test_the_pack_of_a_ceremony_says_everything_in_seven_languages():
    points = [*(point for group in checklist() for point in group), ONLINE, *STEPS_OF_TWO, *STEPS_OF_MANY]
    wanted = {"zh-Hans", "zh-Hant", "ja", "ko", "en", "ru", "ar"}
    assert [point["en"] for point in points if set(point) != wanted] == []
    assert said("left", "ja", page=3) == "3頁左"
