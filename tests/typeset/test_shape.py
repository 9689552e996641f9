import pytest

from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.shape import Manner, Shaper

FONTS = FontLibrary.bundled()


def manner(key, script, language, *, rtl=False, tabular=False):
    return Manner(FONTS.face(key), script, language, rtl, tabular)


def texts(unit):
    return [cluster.text for cluster in unit.clusters]


def gid(text, language):
    (cluster,) = Shaper().wide(text, manner("NotoSerifCJK-Regular", "Hani", language)).clusters
    return cluster.glyphs[0][0]


@pytest.mark.parametrize("character", "直骨令")
def test_regions_draw_their_own_forms(character):
    forms = {language: gid(character, language) for language in ("zh-Hans", "zh-Hant", "zh-HK", "ja", "ko")}
    assert forms["zh-Hans"] != forms["ja"]
    assert len(set(forms.values())) >= 2


def test_door_differs_between_china_and_japan():
    assert gid("户", "zh-Hans") != gid("戸", "ja")
    assert len({gid("骨", language) for language in ("zh-Hans", "zh-Hant", "ja")}) == 3


def test_a_ligature_is_one_cluster_of_all_its_letters():
    unit = Shaper().word("efficient", manner("NotoSerif-Regular", "Latn", "en"))
    assert texts(unit) == ["e", "ffi", "c", "i", "e", "n", "t"]
    assert unit.advance == pytest.approx(sum(cluster.advance for cluster in unit.clusters))


def test_arabic_joins_and_runs_from_the_right():
    shaper, arabic = Shaper(), manner("NotoNaskhArabic-Regular", "Arab", "ar", rtl=True)
    assert texts(shaper.word("سلام", arabic))[-1] == "س"
    alone = shaper.word("ب", arabic).clusters[0].glyphs
    joined = shaper.word("ب", arabic, before="ب").clusters[0].glyphs
    assert alone != joined


def test_stacked_marks_stay_with_their_letter():
    unit = Shaper().word("ที่", manner("NotoSerifThai-Regular", "Thai", "th"))
    assert "".join(texts(unit)) == "ที่"
    assert unit.top > 0.8
    assert unit.clusters[0].text.startswith("ท")


def test_reordered_vowels_lose_no_character():
    unit = Shaper().word("क्षत्रिय", manner("NotoSerifDevanagari-Regular", "Deva", "hi"))
    assert "".join(texts(unit)) == "क्षत्रिय"


@pytest.mark.parametrize(
    ("mark", "language", "left", "right"),
    [
        ("，", "zh-Hans", 0.0, 0.5),
        ("。", "ja", 0.0, 0.5),
        ("，", "zh-Hant", 0.25, 0.25),
        ("。", "zh-HK", 0.25, 0.25),
        ("：", "zh-Hans", 0.0, 0.5),
        ("：", "ja", 0.25, 0.25),
        ("（", "zh-Hans", 0.5, 0.0),
        ("」", "zh-Hant", 0.0, 0.5),
        ("“", "zh-Hans", 0.5, 0.0),
        ("“", "ja", 0.0, 0.0),
        ("哈", "zh-Hans", 0.0, 0.0),
    ],
)
def test_the_glyph_tells_what_a_mark_may_give_up(mark, language, left, right):
    unit = Shaper().wide(mark, manner("NotoSerifCJK-Regular", "Hani", language))
    assert (unit.left, unit.right) == (left, right)


def test_the_middle_dot_takes_half_an_em_in_mainland_china():
    shaper = Shaper()
    for key in ("NotoSerifCJK-Regular", "NotoSansCJK-Bold"):
        assert shaper.wide("·", manner(key, "Hani", "zh-Hans")).advance == 0.5
        assert shaper.wide("·", manner(key, "Hani", "zh-Hant")).advance == 1.0
    assert texts(shaper.wide("·", manner("NotoSerifCJK-Regular", "Hani", "zh-Hans"))) == ["·"]


def test_the_middle_dot_of_chinese_is_finer_than_that_of_katakana():
    face = FONTS.face("NotoSerifCJK-Regular")
    ink = {}
    for language in ("zh-Hans", "zh-Hant", "ja"):
        (cluster,) = Shaper().wide("·", manner(face.key, "Hani", language)).clusters
        left, _, right, _ = face.ink(cluster.glyphs[0][0])
        ink[language] = right - left
        middle = cluster.glyphs[0][1] + (left + right) / 2 / face.upem
        assert middle == pytest.approx(cluster.advance / 2, abs=0.005)
    assert ink["zh-Hans"] == ink["zh-Hant"] < 0.75 * ink["ja"]


def test_a_dash_of_two_characters_is_drawn_without_a_gap():
    unit = Shaper().wide("——", manner("NotoSerifCJK-Regular", "Hani", "zh-Hans"))
    assert unit.advance == 2.0
    assert "".join(texts(unit)) == "——"


def test_tabular_figures_are_asked_for():
    figures = manner("NotoSans-Regular", "Latn", "en", tabular=True)
    assert len({cluster.advance for cluster in Shaper().word("0123456789", figures).clusters}) == 1


def test_shaped_pieces_are_remembered():
    shaper, latin = Shaper(), manner("NotoSerif-Regular", "Latn", "en")
    assert shaper.word("Harbin", latin) is shaper.word("Harbin", latin)


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr("summitdesk.typeset.shape._REMEMBERED", 2)
    shaper, latin = Shaper(), manner("NotoSerif-Regular", "Latn", "en")
    first = shaper.word("a", latin)
    for letter in "bcd":
        shaper.word(letter, latin)
    assert shaper.word("a", latin) == first
    assert len(shaper._units) <= 2


def test_a_part_keeps_its_clusters():
    unit = Shaper().word("Harbin", manner("NotoSerif-Regular", "Latn", "en"))
    assert texts(unit.part(0, 3)) == ["H", "a", "r"]
    assert unit.part(0, 3).advance + unit.part(3, 6).advance == pytest.approx(unit.advance)
