import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.clean import clean_line, clean_text, match_key, name_key, search_text, search_tokens

ANYTHING = st.text(st.characters())


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("e\u0301", "é"),
        ("\ufa19社", "\ufa19社"),
        ("隆\uf9dc e\u0301", "隆\uf9dc é"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00b\x1b[31mc\x9f", "ab[31mc"),
        ("\ufeffName\ufffe\uffff", "Name"),
        ("evil\u202etxt", "eviltxt"),
        ("\u200fשלום\u200e", "\u200fשלום\u200e"),
        ("half \ud800 character", "half \ufffd character"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("ＡＢ", "ＡＢ"),
    ],
)
def test_stored_text_is_clean_and_keeps_what_people_see(given_text, stored):
    assert clean_text(given_text) == stored


@given(ANYTHING)
def test_cleaning_is_done_after_one_pass_and_can_be_encoded(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert "\x00" not in cleaned


def test_a_line_has_no_line_ends_and_no_runs_of_blanks():
    assert clean_line("  木村\u3000 勇一\r\n") == "木村 勇一"


def test_a_line_that_shows_nothing_is_empty():
    assert clean_line("\u200d \u200b\u3000\u200f") == ""
    assert clean_line("न\u200d") == "न\u200d"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sør-Varanger", "SOR VARANGER"),
        ("Łódź", "lodz"),
        ("İstanbul", "Istanbul"),
        ("Straße", "STRASSE"),
        ("ＫＡＺＡＮ", "Kazan"),
        ("O'Brien", "O’Brien"),
        ("Ёлкин", "Елкин"),
        ("安德鲁·纳克", "安德鲁•纳克"),
    ],
)
def test_spellings_of_one_name_share_a_key(one, other):
    assert match_key(one) == match_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("สวัสดี", "สวสด"), ("김", "김서"), ("Harbin", "Haerbin")])
def test_different_names_keep_different_keys(one, other):
    assert match_key(one) != match_key(other)


def test_the_order_of_words_does_not_matter_to_a_name():
    assert name_key("IVANOV Bogdan") == name_key("Bogdan Ivanov")


def test_han_is_found_by_any_two_neighbours_and_by_one():
    tokens = set(search_text("哈尔滨市市长", "Sør-Varanger").split())
    assert {"哈", "尔滨", "市长", "sor", "varanger"} <= tokens
    assert search_tokens("尔滨市") == ("尔滨", "滨市")
    assert search_tokens("福") == ("福",)
    assert search_tokens("Sør") == ("sor",)
    assert set(search_tokens("尔滨市")) <= tokens


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=8))
def test_what_was_stored_is_found_by_itself(name):
    assert set(search_tokens(name)) <= set(search_text(name).split())
