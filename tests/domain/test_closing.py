"""Closing clauses: the formulas word for word, for two and three languages, for copies in any number."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.closing import (
    Closing,
    closing_clause,
    closing_date,
    closing_languages,
    language_phrase,
    without_formula,
)
from summitdesk.domain.vocabulary import InstrumentKind, Wording

DAY = date(2021, 6, 2)
TWO = Closing(("zh-Hans", "ru"), "Wuhan", DAY)
THREE = Closing(("zh-Hans", "ru", "en"), "Wuhan", DAY, prevailing="en")
UNDERSTANDING = Closing(
    ("en", "zh-Hans"), "Wuhan", DAY, 3, wording=Wording.UNDERSTANDING, kind=InstrumentKind.MEMORANDUM
)

CLAUSES = [
    (TWO, "zh-Hans", "本协议于二○二一年六月二日在Wuhan签订，一式两份，每份均用中文和俄文写成，两种文本同等作准。"),
    (TWO, "zh-Hant", "本協議於二○二一年六月二日在Wuhan簽訂，一式兩份，每份均用中文和俄文寫成，兩種文本同等作準。"),
    (
        TWO,
        "en",
        "Done in duplicate at Wuhan on 2 June 2021, each in the Chinese and Russian languages, "
        "both texts being equally authentic.",
    ),
    (
        TWO,
        "ru",
        "Совершено в г. Wuhan 2 июня 2021 года в двух экземплярах, каждый на китайском и русском языках, "
        "причём оба текста имеют одинаковую силу.",
    ),
    (
        THREE,
        "zh-Hans",
        "本协议于二○二一年六月二日在Wuhan签订，一式两份，每份均用中文、俄文和英文写成，三种文本同等作准。"
        "如遇解释分歧，以英文文本为准。",
    ),
    (
        THREE,
        "en",
        "Done in duplicate at Wuhan on 2 June 2021, each in the Chinese, Russian and English languages, "
        "all texts being equally authentic. "
        "In case of any divergence of interpretation, the English text shall prevail.",
    ),
    (
        UNDERSTANDING,
        "zh-Hans",
        "本备忘录于二○二一年六月二日在Wuhan签署，一式三份，每份均用英文和中文写成，两种文本具有同等效力。",
    ),
    (
        UNDERSTANDING,
        "en",
        "Signed in triplicate at Wuhan on 2 June 2021, each in the English and Chinese languages, "
        "both texts having equal validity.",
    ),
    (
        Closing(("en",), "", DAY, 1),
        "en",
        "Done on 2 June 2021, in the English language.",
    ),
    (
        Closing(("zh-Hans", "fr"), "Paris", DAY, 4),
        "en",
        "Done at Paris on 2 June 2021 in four originals, each in the Chinese and French languages, "
        "both texts being equally authentic.",
    ),
    (
        TWO,
        "fr",
        "Fait à Wuhan, le 2 juin 2021, en double exemplaire, chacun en chinois et en russe, "
        "les deux textes faisant également foi.",
    ),
    (TWO, "ja", "2021年6月2日にWuhanで、ひとしく正文である中国語及びロシア語により本書二通を作成した。"),
    (
        THREE,
        "ja",
        "2021年6月2日にWuhanで、ひとしく正文である中国語、ロシア語及び英語により本書二通を作成した。"
        "解釈に相違がある場合には、英語の本文による。",
    ),
    (
        UNDERSTANDING,
        "ja",
        "2021年6月2日にWuhanで、ひとしく有効な英語及び中国語の本書三通に署名した。",
    ),
    (TWO, "ko", "2021년 6월 2일 Wuhan에서 동등하게 정본인 중국어 및 러시아어로 각 2부를 작성하였다."),
    (
        THREE,
        "ko",
        "2021년 6월 2일 Wuhan에서 동등하게 정본인 중국어, 러시아어 및 영어로 각 2부를 작성하였다. "
        "해석상 차이가 있을 경우에는 영어본이 우선한다.",
    ),
    (
        TWO,
        "de",
        "Geschehen zu Wuhan am 2. Juni 2021 in zwei Urschriften, jede in chinesischer und russischer Sprache, "
        "wobei jeder Wortlaut gleichermaßen verbindlich ist.",
    ),
    (
        THREE,
        "es",
        "Hecho en Wuhan, el 2 de junio de 2021, en dos ejemplares originales, cada uno en los idiomas chino, ruso e "
        "inglés, siendo todos los textos igualmente auténticos. "
        "En caso de divergencia de interpretación, prevalecerá el texto en inglés.",
    ),
]


@pytest.mark.parametrize(("closing", "language", "clause"), CLAUSES)
def test_the_clause_reads_as_offices_write_it(closing: Closing, language: str, clause: str):
    assert closing_clause(closing, language) == clause


def test_arabic_counts_its_duals():
    clause = closing_clause(Closing(("ar", "zh-Hans"), "القاهرة", DAY), "ar")
    assert "من نسختين أصليتين باللغتين العربية والصينية" in clause
    assert "وللنصين الحجية ذاتها" in clause


@given(
    st.lists(st.sampled_from(["zh-Hans", "en", "ru", "ar", "fr", "ja", "de"]), min_size=1, max_size=5, unique=True),
    st.integers(1, 12),
    st.sampled_from(closing_languages()),
    st.sampled_from(Wording),
)
def test_every_clause_names_all_languages_in_their_order_and_ends(languages, originals, language, wording):
    closing = Closing(tuple(languages), "X", DAY, originals, wording=wording)
    clause = closing_clause(closing, language)
    assert language_phrase(languages, language) in clause
    assert clause.endswith(("。", "."))
    assert "  " not in clause
    assert "{" not in clause


def test_a_date_not_yet_known_leaves_room_for_a_pen():
    assert closing_date(None, "en") == "____________"
    assert closing_date(None, "zh-Hans").endswith("年　　月　　日")


def test_years_in_chinese_have_one_kind_of_zero():
    clause = closing_clause(Closing(("zh-Hans",), "武汉", date(2020, 10, 20)), "zh-Hans")
    assert "二○二○年十月二十日" in clause
    assert "〇" not in clause


def test_languages_without_a_formula_are_named():
    assert without_formula(("zh-Hans", "ja", "tr", "de", "th")) == ("tr", "th")
    assert closing_clause(TWO, "tr") == ""
