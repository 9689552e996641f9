import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.damage import DamageKind, find_damage, visible

# From the daily's page of 2026, whose characters were hurt on their way.
SPEAKER = "芬蘭羅瓦涅米市議會副議長?;\ue292た档賷W薩洛"


@pytest.mark.parametrize(
    ("text", "kind", "hurt"),
    [
        ("a\ufffd\ufffdb", DamageKind.REPLACEMENT, "\ufffd\ufffd"),
        ("x\ue292y", DamageKind.PRIVATE_USE, "\ue292"),
        ("x\ud800y", DamageKind.SURROGATE, "\ud800"),
        ("Z\x9diga", DamageKind.CONTROL, "\x9d"),
        ("x\uffff", DamageKind.NONCHARACTER, "\uffff"),
        ("副議長?;", DamageKind.QUESTION_MARKS, "?;"),
        ("???", DamageKind.QUESTION_MARKS, "???"),
        ("市?长", DamageKind.QUESTION_MARKS, "?"),
        ("極具感染力?！?/p>", DamageKind.QUESTION_MARKS, "?！?/p>"),
        ("Pусский", DamageKind.MIXED_SCRIPTS, "Pусский"),
        ("Мagdeburg", DamageKind.MIXED_SCRIPTS, "Мagdeburg"),
        ("要聞關(guān)注", DamageKind.PINYIN, "(guān)"),
        ("連接?xùn)|西", DamageKind.PINYIN, "?xùn)|"),
        ("䶮㛃𬭎䲟", DamageKind.RARE_HAN, "䶮㛃𬭎䲟"),
    ],
)
def test_each_kind_of_damage_is_found_in_its_place(text, kind, hurt):
    (damage,) = find_damage(text)
    assert (damage.kind, damage.text) == (kind, hurt)
    assert text[damage.start : damage.end] == hurt
    assert damage.describe()


@pytest.mark.parametrize(
    ("original", "misread_as"),
    [
        ("Sør-Varanger", "latin-1"),
        ("München", "cp1252"),
        ("Łódź", "latin-1"),
        ("哈尔滨", "cp1252"),
        ("哈尔滨市", "gb18030"),
        ("Москва", "latin-1"),
        ("Москва", "cp1251"),
        ("木村勇一", "cp932"),
    ],
)
def test_text_read_in_the_wrong_encoding_is_found_and_its_likely_reading_told(original, misread_as):
    misread = original.encode().decode(misread_as, "ignore")
    damages = find_damage(misread)
    assert damages
    assert any(damage.kind is DamageKind.DOUBLE_ENCODED for damage in damages)
    assert all(damage.repaired in original for damage in damages)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Harbin", "哈尔滨市市长", "南东颎", "Sør-Varanger", "Türkiye", "Côte d’Ivoire", "Ελλάδα", "Хабаровск"),
        *(
            "«Ä»",
            "CAFÉ» ouvert",
            "Is it? Yes; it is.",
            "T恤和AI优化",
            "（一）我们将",
            "安德鲁·纳克",
            "μm",
            "联通模具",
            "王??",
        ),
        *("岡田政勝", "神\ufa19隆\uf9dc", "한국 부천시", "عمدة", "Nguyễn Văn An", "“Sister Cities +”", "第1条(目的)"),
    ],
)
def test_sound_text_is_left_alone(text):
    assert find_damage(text) == ()


def test_a_name_hurt_in_several_ways_is_told_in_order_and_kept():
    damages = find_damage(SPEAKER, "zh-Hant")
    assert [damage.kind for damage in damages] == [
        DamageKind.QUESTION_MARKS,
        DamageKind.PRIVATE_USE,
        DamageKind.STRAY_KANA,
    ]
    assert damages[1].shown == "[U+E292]"
    assert visible(SPEAKER) == "芬蘭羅瓦涅米市議會副議長?;[U+E292]た档賷W薩洛"


def test_kana_is_damage_in_chinese_only():
    assert find_damage("東京の市", "ja") == ()
    assert find_damage("東京の市") == ()
    assert find_damage("東京の市", "zh-Hans")[0].kind is DamageKind.STRAY_KANA


@given(st.text(st.characters(), max_size=60))
def test_damage_lies_inside_the_text_in_order_without_overlap(text):
    damages = find_damage(text, "zh-Hans")
    edges = [edge for damage in damages for edge in (damage.start, damage.end)]
    assert edges == sorted(edges)
    assert all(text[damage.start : damage.end] == damage.text != "" for damage in damages)
