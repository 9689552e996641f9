from datetime import date

import pytest

from summitdesk.errors import UserError
from summitdesk.services import texts


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Niigata\u3000 City ", "Niigata City"),
        ("one\r\ntwo", "one two"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("\ufeffHarbin", "Harbin"),
        ("evil\u202etxt", "eviltxt"),
        ("e\u0301", "é"),
        ("\ufa19", "\ufa19"),
        ("lone \ud800", "lone \ufffd"),
    ],
)
def test_a_line_is_cleaned(given, kept):
    assert texts.line(given) == kept


def test_a_passage_keeps_its_line_ends():
    assert texts.passage(" one\r\ntwo\rthree\u2028four ") == "one\ntwo\nthree\nfour"


def test_languages_without_text_are_left_out_and_tags_normalised():
    assert texts.lines({"zh": " 市长 ", "en": "  ", "ZH_TW": "市長"}) == {"zh-Hans": "市长", "zh-Hant": "市長"}


def test_a_language_can_be_set_and_taken_out():
    assert texts.with_text({"en": "Mayor"}, "zh", "市长") == {"en": "Mayor", "zh-Hans": "市长"}
    assert texts.with_text({"en": "Mayor", "zh-Hans": "市长"}, "zh_CN", "") == {"en": "Mayor"}


def test_what_is_too_long_for_paper_is_refused():
    assert texts.line("x" * 200)
    with pytest.raises(UserError, match="201 characters") as refusal:
        texts.line("x" * 201)
    assert "200" in refusal.value.remedy
    assert len(refusal.value.message) < 100


@pytest.mark.parametrize("tag", ["", "chinese", "en-", "1", "../x"])
def test_what_is_no_language_is_refused(tag):
    with pytest.raises(UserError):
        texts.lines({tag: "text"})


@pytest.mark.parametrize(
    ("given", "shown"),
    [("Mayor", "Mayor"), (" one\ntwo ", "one two"), ("", "—"), ("x" * 48, "x" * 48), ("x" * 49, "x" * 47 + "…")],
)
def test_the_name_of_a_step_stays_short(given, shown):
    assert texts.shown(given) == shown


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2021-06-02", date(2021, 6, 2)),
        (" 2021/6/2 ", date(2021, 6, 2)),
        ("2021年6月2日", date(2021, 6, 2)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed, meant):
    assert texts.day(typed) == meant


@pytest.mark.parametrize("typed", ["2 June", "2021-13-01", "2021-02-30", "06/02/2021"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(UserError, match="not a day"):
        texts.day(typed)


def test_a_number_is_read_as_it_is_typed():
    assert (texts.whole_number(" 12 "), texts.whole_number("")) == (12, None)
    for typed in ("-1", "five", "1.5"):
        with pytest.raises(UserError, match="not a number"):
            texts.whole_number(typed)
