import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.clean import clean_line
from summitdesk.domain.names import (
    NameStyle,
    capital_family,
    compose_name,
    display_names,
    full_name,
    is_mononym,
    name_given,
    name_in,
    person_sort_key,
    same_name,
    same_person_name,
    transliteration,
)
from summitdesk.domain.rows import PersonName
from summitdesk.domain.vocabulary import NameOrder


@pytest.mark.parametrize(
    ("family", "given_name", "language", "order", "full"),
    [
        ("木村", "勇一", "ja", NameOrder.AS_GIVEN, "木村勇一"),
        ("王", "小明", "zh-Hans", NameOrder.AS_GIVEN, "王小明"),
        ("김", "서연", "ko", NameOrder.AS_GIVEN, "김서연"),
        ("纳克", "安德鲁", "zh-Hans", NameOrder.GIVEN_FIRST, "安德鲁·纳克"),
        ("ナック", "アンドリュー", "ja", NameOrder.GIVEN_FIRST, "アンドリュー·ナック"),
        ("Kovács", "János", "hu", NameOrder.AS_GIVEN, "Kovács János"),
        ("Nguyễn", "Văn An", "vi", NameOrder.AS_GIVEN, "Nguyễn Văn An"),
        ("Doe", "Jane", "en", NameOrder.AS_GIVEN, "Jane Doe"),
        ("Wang", "Xiaoming", "und-Latn", NameOrder.FAMILY_FIRST, "Wang Xiaoming"),
        ("", "Suharto", "id", NameOrder.AS_GIVEN, "Suharto"),
        ("Иванов", "Иван", "ru", NameOrder.AS_GIVEN, "Иван Иванов"),
    ],
)
def test_a_name_is_composed_as_its_language_writes_it(family, given_name, language, order, full):
    assert compose_name(family, given_name, language, order) == full


@pytest.mark.parametrize(
    ("full", "country", "family", "shown"),
    [
        ("Michael A. Chacitti", "US", "", "Michael A. Chacitti"),
        ("michael mcdonald", "US", "", "michael mcdonald"),
        ("Jan VAN DER BERG", "NL", "VAN DER BERG", "Jan VAN DER BERG"),
        ("WANG Xiaoming", "CN", "WANG", "WANG Xiaoming"),
        ("Wang, Xiaoming", "CN", "Wang", "Wang Xiaoming"),
        ("Smith, John", "US", "Smith", "John Smith"),
        ("欧阳修", "CN", "欧阳", "欧阳修"),
        ("王伟", "CN", "王", "王伟"),
        ("安德鲁·纳克", "CA", "", "安德鲁·纳克"),
        ("岡田政勝", "JP", "", "岡田政勝"),
        ("ALICE", "US", "", "ALICE"),
        ("Pelé", "BR", "", "Pelé"),
    ],
)
def test_a_name_from_a_form_is_kept_and_split_only_where_its_writing_shows_the_parts(full, country, family, shown):
    name = name_given(full, country=country)
    assert (name.full, name.family) == (shown, family)


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=20))
def test_no_name_changes_its_letters_by_being_entered(full):
    assert name_given(full).full == clean_line(full)


def test_capitals_are_set_only_on_request_and_only_on_the_family_name():
    name = PersonName("en", "Michael McDonald", "McDonald", "Michael")
    assert full_name(name) == "Michael McDonald"
    assert full_name(name, NameStyle(capital_family=True)) == "Michael McDONALD"
    assert capital_family(PersonName("tr", "Zafer Aynalı", "Aynalı", "Zafer")) == "Zafer AYNALI"
    assert capital_family(PersonName("tr", "Ali Yiğit", "Yiğit", "Ali")) == "Ali YİĞİT"
    assert capital_family(PersonName("de", "Jan Weiß", "Weiß", "Jan")) == "Jan WEIẞ"
    assert capital_family(PersonName("ja", "木村勇一", "木村", "勇一")) == "木村勇一"
    assert capital_family(PersonName("en", "Jane Doe")) == "Jane Doe"


def test_honorifics_follow_east_asian_names_and_precede_others():
    assert full_name(PersonName("zh-Hans", "王小明"), NameStyle(honorific="先生")) == "王小明先生"
    assert full_name(PersonName("en", "Jane Doe"), NameStyle(honorific="Ms")) == "Ms Jane Doe"


KIMURA = (PersonName("ja", "木村勇一", is_native=True), PersonName("und-Latn", "Yuichi Kimura"))
NAM = (PersonName("ko", "남동경", is_native=True), PersonName("zh-Hans", "南东颎"), PersonName("en", "Nam Dong-gyeong"))


def test_every_reader_gets_a_name_that_can_be_read():
    assert name_in(KIMURA, "zh-Hans").full == "木村勇一"
    assert name_in(KIMURA, "en").full == "Yuichi Kimura"
    assert name_in(NAM, "zh-Hant").full == "南东颎"
    assert name_in(NAM, "de").full == "Nam Dong-gyeong"
    assert name_in(NAM[:1], "en").full == "남동경"
    assert name_in((), "en") is None


def test_a_badge_shows_the_native_and_the_latin_name_once_each():
    assert [name.full for name in display_names(KIMURA)] == ["木村勇一", "Yuichi Kimura"]
    assert [name.full for name in display_names((PersonName("en", "Jane Doe", is_native=True),))] == ["Jane Doe"]
    assert display_names(()) == ()


def test_lists_sort_by_family_name_and_nameless_people_last():
    doe = (PersonName("en", "Jane Doe", "Doe", "Jane"),)
    adams = (PersonName("en", "Zoe Adams", "Adams", "Zoe"),)
    assert sorted([(), doe, adams], key=lambda names: person_sort_key(names, "en")) == [adams, doe, ()]


def test_spellings_of_one_name_are_recognised():
    assert same_name("Bogdan Ivanov", "IVANOV, Bogdan")
    assert same_name("José García", "Jose Garcia")
    assert not same_name("Bogdan Ivanov", "Ivan Bogdanov")
    assert not same_name("", "")


def test_parts_that_the_full_name_does_not_show_change_nothing():
    assert capital_family(PersonName("en", "Jane Doe", "Roe", "Jane")) == "Jane Doe"
    assert name_given("Jan VAN Berg DE").family == ""
    assert name_given("王小明明").family == ""


def test_people_are_the_same_under_any_of_their_names():
    assert same_person_name(KIMURA, (PersonName("en", "KIMURA Yuichi"),))
    assert not same_person_name(KIMURA, NAM)
    assert transliteration(" Yuichi  Kimura ").full == "Yuichi Kimura"


def test_a_mononym_stays_whole():
    assert is_mononym(PersonName("id", "Suharto"))
    assert not is_mononym(PersonName("zh-Hans", "王小明"))
