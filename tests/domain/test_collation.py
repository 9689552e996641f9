from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.collation import first_letter, name_sort_key, sort_key


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("en", ["Aarhus", "Århus", "Chalandri", "Chiang Mai", "Cote", "Côte", "Zürich"]),
        ("zh-Hans", ["奥胡斯", "重庆", "哈尔滨", "罗瓦涅米", "新潟", "旭川"]),
        ("da", ["Aalborg", "Zagreb", "Ærø", "Østerbro", "Århus"]),
        ("sv", ["Zagreb", "Åbo", "Ängelholm", "Örebro"]),
        ("de", ["Aachen", "Ägidienberg", "Ahlen", "Zwickau"]),
        ("es", ["Nuevo", "Nz", "Ñuñoa", "Oviedo"]),
        ("ru", ["Елец", "Ёлкино", "Ельня", "Иваново", "Йошкар-Ола", "Казань"]),
        ("tr", ["Cizre", "Çorum", "Denizli", "Hatay", "Iğdır", "İzmir"]),
        ("ko", ["가평", "부천", "서울"]),
    ],
)
def test_lists_stand_in_the_order_of_their_language(language, in_order):
    assert sorted(reversed(in_order), key=lambda text: sort_key(text, language)) == in_order


def test_family_names_are_read_as_family_names():
    in_order = ["仇英", "单雄信", "曾国藩"]
    assert sorted(reversed(in_order), key=lambda name: sort_key(name, "zh-Hans", surname=True)) == in_order


def test_the_article_and_the_form_of_state_do_not_decide():
    countries = ["Japan", "Korea, Republic of", "Netherlands", "the Philippines", "Türkiye"]
    assert sorted(reversed(countries), key=lambda name: name_sort_key(name, "en")) == countries
    assert first_letter("the Philippines") == "P"
    assert first_letter("Österreich", "de") == "O"


def test_nothing_sorts_last():
    assert sorted(["", "żółw", "龘", "あ"], key=lambda text: sort_key(text, "en"))[-1] == ""


@given(st.text(max_size=12), st.text(max_size=12), st.sampled_from(["en", "zh-Hans", "da", "ru"]))
def test_equal_keys_belong_to_equal_texts(one, other, language):
    if sort_key(one, language) == sort_key(other, language) and one.strip() and other.strip():
        assert normalize("NFC", one) == normalize("NFC", other)
