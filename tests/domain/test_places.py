import pytest

from domain.examples import city, country
from summitdesk.domain.places import (
    CountryStyle,
    SignatureStyle,
    city_full_name,
    country_name,
    find_country,
    known_country_name,
    leading_country,
    signature_line,
    signature_lines,
)
from summitdesk.domain.vocabulary import CityKind


@pytest.mark.parametrize(
    ("code", "language", "style", "name"),
    [
        ("US", "en", CountryStyle.SHORT, "USA"),
        ("GB", "en", CountryStyle.SHORT, "U.K."),
        ("GB", "en", CountryStyle.FORMAL, "United Kingdom of Great Britain and Northern Ireland"),
        ("GB", "zh", CountryStyle.SHORT, "英国"),
        ("KR", "zh", CountryStyle.SHORT, "韩国"),
        ("KR", "zh", CountryStyle.FORMAL, "大韩民国"),
        ("KR", "en", CountryStyle.SORT, "Korea, Republic of"),
        ("TR", "en", CountryStyle.FORMAL, "Republic of Türkiye"),
        ("BA", "en", CountryStyle.SHORT, "Bosnia and Herzegovina"),
        ("NZ", "zh", CountryStyle.SHORT, "新西兰"),
        ("FI", "ja", CountryStyle.SHORT, "フィンランド"),
        ("TO", "en", CountryStyle.FORMAL, "Tonga"),
        ("EG", "ar", CountryStyle.FORMAL, "جمهورية مصر العربية"),
        ("CN", "ja", CountryStyle.FORMAL, "中華人民共和国"),
        ("BY", "fr", CountryStyle.FORMAL, "République du Bélarus"),
        ("", "en", CountryStyle.SHORT, ""),
        ("US", "tlh", CountryStyle.SHORT, ""),
    ],
)
def test_countries_are_named_as_protocol_names_them(code, language, style, name):
    assert known_country_name(code, language, style) == name


def test_the_registers_own_name_wins():
    own = country("KR", names={"en": "South Korea"}, sort_names={"en": "Korea"})
    assert country_name(own, "en") == "South Korea"
    assert country_name(own, "en", CountryStyle.SORT) == "Korea"
    assert country_name(own, "zh-Hans") == "韩国"
    assert country_name(country("", names={"en": "Atlantis"}), "zh-Hans") == "Atlantis"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("USA", "US"), ("U.S.A.", "US"), ("United States of America", "US"), ("美国", "US"), ("美國", "US")),
        *(("Republic of Türkiye", "TR"), ("Turkey", "TR"), ("土耳其", "TR"), ("South Korea", "KR"), ("대한민국", "KR")),
        *(("the Netherlands", "NL"), ("Россия", "RU"), ("DEU", "DE"), ("de", ""), ("IN", "IN"), ("Atlantis", "")),
        *(("", ""), ("UK", "GB"), ("England", "GB"), ("Viet Nam", "VN"), ("Czech Republic", "CZ"), ("中国", "CN")),
    ],
)
def test_countries_are_recognised_by_any_name(name, code):
    assert find_country(name) == code


@pytest.mark.parametrize(
    ("line", "code", "rest"),
    [
        ("日本新潟市副市长", "JP", "新潟市副市长"),
        ("Japan Niigata", "JP", "Niigata"),
        ("New Zealand South Taranaki", "NZ", "South Taranaki"),
        ("U.K. Sunderland", "GB", "Sunderland"),
        ("Niger Niamey", "NE", "Niamey"),
        ("Nigeria Lagos", "NG", "Lagos"),
        ("加拿大桑德贝市轮值市长", "CA", "桑德贝市轮值市长"),
        ("Canada, Edmonton", "CA", "Edmonton"),
    ],
)
def test_a_line_is_split_after_the_country_it_begins_with(line, code, rest):
    found = leading_country(line)
    assert (found.code, found.rest) == (code, rest)


@pytest.mark.parametrize("line", ["哈尔滨市市长", "Harbin", "", "木村勇一", "Indianapolis", "Nigerian"])
def test_other_lines_begin_with_no_country(line):
    assert leading_country(line) is None


NIIGATA = city("Niigata", "JP", "新潟")
HARBIN = city("Harbin", "CN", "哈尔滨")


def test_signature_lines_are_those_of_the_2019_initiative():
    assert signature_lines(NIIGATA, {"zh-Hans": "副市长"}, ("zh-Hans", "en")) == ("日本新潟市副市长", "Japan Niigata")
    assert signature_lines(HARBIN, {"zh-Hans": "市长"}, ("zh-Hans", "en"), is_host=True) == (
        "哈尔滨市市长",
        "China Harbin",
    )
    yakutsk = city("Yakutsk", "RU", "雅库茨克")
    assert signature_line(yakutsk, {"zh-Hans": "杜马第一副主席"}, "zh") == "俄罗斯雅库茨克市杜马第一副主席"


def test_the_host_can_be_printed_with_its_country():
    assert signature_line(HARBIN, {"zh-Hans": "市长"}, "zh", is_host=True, style=SignatureStyle(bare_host=())) == (
        "中国哈尔滨市市长"
    )


def test_the_full_western_style_names_office_city_and_country():
    style = SignatureStyle(full=True)
    assert signature_line(NIIGATA, {"en": "Deputy Mayor"}, "en", style=style) == (
        "Deputy Mayor, City of Niigata, Japan"
    )


@pytest.mark.parametrize(
    ("chinese", "kind", "full"),
    [
        ("新潟", CityKind.CITY, "新潟市"),
        ("维也纳新城", CityKind.CITY, "维也纳新城市"),
        ("绥芬河市", CityKind.CITY, "绥芬河市"),
        ("长宁", CityKind.DISTRICT, "长宁区"),
        ("埃尔祖鲁姆", CityKind.METROPOLITAN_MUNICIPALITY, "埃尔祖鲁姆大都会市"),
        ("黑龙江省", CityKind.CITY, "黑龙江省"),
    ],
)
def test_a_citys_kind_follows_its_chinese_name_once(chinese, kind, full):
    assert city_full_name(city("X", chinese=chinese, kind=kind), "zh-Hans") == full


def test_a_formal_name_wins():
    erzurum = city("Erzurum", "TR", formal_names={"en": "Erzurum Metropolitan Municipality"})
    assert city_full_name(erzurum, "en") == "Erzurum Metropolitan Municipality"


def test_korean_lines_keep_their_spaces_and_districts_their_kind():
    bucheon = city("Bucheon", "KR", names={"ko": "부천", "en": "Bucheon"})
    assert signature_line(bucheon, {"ko": "부시장"}, "ko") == "대한민국 부천시 부시장"
    assert city_full_name(city("Salt Lake City", "US"), "en") == "Salt Lake City"
    assert city_full_name(city("Sovetsky", "BY", kind=CityKind.DISTRICT), "en") == "Sovetsky"


def test_a_name_that_says_in_english_of_what_kind_it_is_is_not_told_so_again():
    sovetsky = city(
        "Sovetsky District of Minsk", "BY", kind=CityKind.DISTRICT, names={"en": "Sovetsky District of Minsk"}
    )
    assert city_full_name(sovetsky, "ja") == "Sovetsky District of Minsk"
    assert city_full_name(city("Aarhus", "DK", names={"en": "Aarhus"}), "ja") == "Aarhus市"
