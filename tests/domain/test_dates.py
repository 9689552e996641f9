from datetime import date

import pytest

from domain.examples import at
from summitdesk.domain.dates import DateStyle, format_date, format_dates, format_times, format_weekday, local_day

DAY = date(2019, 1, 6)


@pytest.mark.parametrize(
    ("language", "style", "written"),
    [
        ("zh", DateStyle.STANDARD, "2019年1月6日"),
        ("zh", DateStyle.TREATY, "二○一九年一月六日"),
        ("en", DateStyle.STANDARD, "January 6, 2019"),
        ("en", DateStyle.DAY_FIRST, "6 January 2019"),
        ("ja", DateStyle.STANDARD, "2019年1月6日"),
        ("ko", DateStyle.STANDARD, "2019년 1월 6일"),
        ("de", DateStyle.STANDARD, "6. Januar 2019"),
        ("ru", DateStyle.STANDARD, "6 января 2019\u202fг."),
    ],
)
def test_a_date_is_written_per_language_and_style(language, style, written):
    assert format_date(DAY, language, style) == written


def test_treaty_dates_use_one_kind_of_zero():
    assert format_date(date(2020, 12, 30), "zh", DateStyle.TREATY) == "二○二○年十二月三十日"


@pytest.mark.parametrize(
    ("first", "last", "language", "style", "written"),
    [
        (date(2026, 1, 6), date(2026, 1, 8), "zh", DateStyle.STANDARD, "2026年1月6日至8日"),
        (date(2026, 1, 30), date(2026, 2, 1), "zh", DateStyle.STANDARD, "2026年1月30日至2月1日"),
        (date(2025, 12, 31), date(2026, 1, 1), "zh", DateStyle.STANDARD, "2025年12月31日至2026年1月1日"),
        (date(2026, 1, 6), date(2026, 1, 8), "en", DateStyle.STANDARD, "January 6–8, 2026"),
        (date(2026, 1, 6), date(2026, 1, 8), "en", DateStyle.DAY_FIRST, "6–8 January 2026"),
        (date(2026, 1, 30), date(2026, 2, 1), "en", DateStyle.STANDARD, "January 30 – February 1, 2026"),
        (date(2026, 1, 30), date(2026, 2, 1), "en", DateStyle.DAY_FIRST, "30 January – 1 February 2026"),
        (date(2025, 12, 31), date(2026, 1, 1), "en", DateStyle.STANDARD, "December 31, 2025 – January 1, 2026"),
        (DAY, DAY, "en", DateStyle.STANDARD, "January 6, 2019"),
        (date(2026, 1, 6), date(2026, 1, 8), "fr", DateStyle.STANDARD, "6–8 janvier 2026"),
        (date(2026, 1, 6), date(2026, 1, 8), "ru", DateStyle.STANDARD, "6–8 января 2026\u202fг."),
        (date(2026, 1, 6), date(2026, 1, 8), "de", DateStyle.STANDARD, "6.–8. Januar 2026"),
        (date(2026, 1, 6), date(2026, 1, 8), "ar", DateStyle.STANDARD, "6–8 يناير 2026"),
        (date(2026, 1, 6), date(2026, 1, 8), "ko", DateStyle.STANDARD, "2026년 1월 6일~8일"),
        (date(2026, 1, 30), date(2026, 2, 1), "ko", DateStyle.STANDARD, "2026년 1월 30일~2월 1일"),
        (date(2026, 1, 1), date(2026, 1, 8), "fr", DateStyle.STANDARD, "1–8 janvier 2026"),
        (date(2026, 1, 30), date(2026, 2, 1), "es", DateStyle.STANDARD, "30 de enero – 1 de febrero de 2026"),
        (date(2025, 12, 31), date(2026, 1, 1), "fr", DateStyle.STANDARD, "31 décembre 2025 – 1er janvier 2026"),
    ],
)
def test_a_stretch_of_days_does_not_repeat_what_both_share(first, last, language, style, written):
    assert format_dates(first, last, language, style) == written


def test_times_are_those_of_the_place():
    assert format_times(at(1, 30), at(3), "Asia/Shanghai") == "09:30–11:00"
    assert local_day(at(20), "Asia/Shanghai") == date(2026, 1, 8)


def test_weekdays():
    assert (format_weekday(DAY, "zh"), format_weekday(DAY, "en")) == ("星期日", "Sunday")
