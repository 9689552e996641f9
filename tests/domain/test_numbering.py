import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.examples import paragraph
from summitdesk.domain.numbering import (
    Scheme,
    chinese_number,
    chinese_value,
    clause_label,
    paragraph_labels,
    roman_number,
)


@pytest.mark.parametrize(
    ("number", "chinese", "roman"),
    [
        *(
            (1, "一", "I"),
            (4, "四", "IV"),
            (10, "十", "X"),
            (11, "十一", "XI"),
            (20, "二十", "XX"),
            (23, "二十三", "XXIII"),
        ),
        *((100, "一百", "C"), (101, "一百零一", "CI"), (110, "一百一十", "CX"), (1001, "一千零一", "MI")),
        *((1010, "一千零一十", "MX"), (1994, "一千九百九十四", "MCMXCIV"), (2019, "二千零一十九", "MMXIX")),
    ],
)
def test_numbers_are_written_as_each_language_writes_them(number, chinese, roman):
    assert chinese_number(number) == chinese
    assert roman_number(number) == roman


@given(st.integers(0, 9999))
def test_chinese_numbers_can_be_read_back(number):
    assert chinese_value(chinese_number(number)) == number


@pytest.mark.parametrize("number", [-1, 10000])
def test_numbers_out_of_range_are_refused(number):
    with pytest.raises(ValueError, match="between"):
        chinese_number(number)


def test_roman_numbers_begin_at_one():
    with pytest.raises(ValueError, match="between"):
        roman_number(0)


OUTLINE = (
    *(paragraph(1, "Preamble"), paragraph(2, "a", level=1), paragraph(3, "b", level=1), paragraph(4, "c", level=1)),
    *(paragraph(5, "in the following means:"), paragraph(6, "d", level=2), paragraph(7, "e", level=2)),
    *(paragraph(8, "f", level=3), paragraph(9, "g", level=4), paragraph(10, "h", level=1), paragraph(11, "i", level=2)),
)


def test_one_outline_numbers_itself_alike_in_chinese_and_english():
    assert paragraph_labels(OUTLINE, "zh") == (
        *("", "一、", "二、", "三、", "", "（一）", "（二）", "1.", "（1）", "四、", "（一）"),
    )
    assert paragraph_labels(OUTLINE, "en") == (
        *("", "I.", "II.", "III.", "", "(I)", "(II)", "1.", "(1)", "IV.", "(I)"),
    )


def test_agreements_count_articles():
    assert clause_label(1, 12, "zh", Scheme.ARTICLES) == "第十二条"
    assert clause_label(1, 12, "en", Scheme.ARTICLES) == "Article 12"
    assert clause_label(1, 3, "ru", Scheme.ARTICLES) == "Статья 3"
    assert clause_label(2, 1, "en", Scheme.ARTICLES) == "1."


def test_korean_and_traditional_articles():
    assert clause_label(1, 3, "ko", Scheme.ARTICLES) == "제3조"
    assert clause_label(1, 3, "zh-TW", Scheme.ARTICLES) == "第三條"
    assert clause_label(9, 3, "en") == "(3)"


def test_korean_and_arabic_clauses_carry_the_numbers_of_their_own_papers():
    assert paragraph_labels(OUTLINE, "ko") == (*("", "1.", "2.", "3.", "", "가.", "나.", "1)", "가)", "4.", "가."),)
    assert paragraph_labels(OUTLINE, "ar") == (*("", "1.", "2.", "3.", "", "(أ)", "(ب)", "(1)", "(أ)", "4.", "(أ)"),)
    assert clause_label(2, 14, "ko") == "하."
    assert clause_label(2, 15, "ko") == "거."
    assert clause_label(2, 2, "ar", Scheme.PARAGRAPHS) == "(ب)"


def test_running_text_has_no_label():
    assert clause_label(0, 1, "en") == ""


def test_a_level_that_starts_deep_is_numbered_from_one():
    assert paragraph_labels((paragraph(1, "x", level=2), paragraph(2, "y", level=2)), "en") == ("(I)", "(II)")


def test_what_is_no_chinese_number_counts_nothing():
    assert chinese_value("一千零一") == 1001
    assert chinese_value("万") == 0
