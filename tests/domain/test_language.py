import pytest

from summitdesk.domain.language import (
    guess_language,
    is_rtl,
    language_name,
    locale_of,
    normalise_tag,
    parse_languages,
    pick,
    script_of,
    text_in,
)
from summitdesk.errors import UserError


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("zh", "zh-Hans"),
        ("ZH_cn", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-hant", "zh-Hant"),
        ("EN", "en"),
        ("en_GB", "en-GB"),
        ("und-latn", "und-Latn"),
        ("sr-Cyrl-RS", "sr-Cyrl-RS"),
    ],
)
def test_a_language_has_one_tag(written, tag):
    assert normalise_tag(written) == tag
    assert normalise_tag(tag) == tag


@pytest.mark.parametrize("nonsense", ["", "english", "e", "zh-", "中文", "../etc"])
def test_what_is_no_tag_is_a_sentence(nonsense):
    with pytest.raises(UserError, match="not a language tag"):
        normalise_tag(nonsense)


def test_languages_keep_their_order_and_stand_once():
    assert parse_languages("zh,en") == ("zh-Hans", "en")
    assert parse_languages(" en、zh-CN, zh ") == ("en", "zh-Hans")


def test_a_reader_gets_the_own_language_then_english_then_anything():
    texts = {"zh-Hant": "哈爾濱", "en": "Harbin", "ru": "Харбин"}
    assert pick(texts, "ru") == "Харбин"
    assert pick(texts, "zh-Hans") == "哈爾濱"
    assert pick(texts, "de") == "Harbin"
    assert pick({"ru": "Харбин"}, "de") == "Харбин"
    assert pick({}, "de") == ""
    assert text_in(texts, "de") == ""


@pytest.mark.parametrize(
    ("text", "country", "language"),
    [
        ("木村勇一", "JP", "ja"),
        ("王小明", "CN", "zh-Hans"),
        ("王小明", "TW", "zh-Hant"),
        ("すずき", "", "ja"),
        ("김서연", "KR", "ko"),
        ("Michael A. Chacitti", "US", "en"),
        ("Wang Xiaoming", "CN", "und-Latn"),
        ("Jürgen", "DE", "de"),
        ("Иван", "BY", "be"),
        ("Иван", "", "ru"),
        ("Γιώργος", "GR", "el"),
        ("123", "US", "und-Latn"),
    ],
)
def test_script_and_country_tell_the_language_of_a_name(text, country, language):
    assert guess_language(text, country) == language


def test_scripts():
    assert script_of("木村ゆう") == "Hira"
    assert script_of("AI优化城市") == "Hani"
    assert script_of("123 …") == ""
    assert is_rtl("ar")
    assert not is_rtl("zh-Hans")


def test_papers_name_the_written_language():
    assert language_name("en", "zh-Hans") == "英文"
    assert language_name("zh-Hans", "zh-Hans") == "中文"
    assert language_name("zh-Hans", "en") == "Chinese"


@pytest.mark.parametrize(
    ("tag", "locale"), [("zh", "zh_Hans"), ("pt-BR", "pt_BR"), ("de-419", "de"), ("tlh", "en"), ("xx-YY", "en")]
)
def test_a_language_that_cldr_does_not_describe_is_served_as_the_nearest(tag, locale):
    assert locale_of(tag) == locale


def test_an_unknown_language_is_named_by_its_tag():
    assert language_name("xx", "en") == "xx"
    assert language_name("en", "xx") == "English"
