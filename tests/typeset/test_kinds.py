import pytest

from summitdesk.typeset.kinds import Kind, is_wide, region, wide_kind, wide_marks


def wide(text):
    """The text with every two-faced mark that is set wide shown as ■."""
    marks = wide_marks(text, 0, len(text))
    return "".join("■" if index in marks else character for index, character in enumerate(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说“OK”。", "他说■OK■。"),
        ("“哈尔滨”", "■哈尔滨■"),
        ("“OK”", "■OK■"),
        ("the “Ice” City", "the “Ice” City"),
        ("看the “Ice” City展", "看the “Ice” City展"),
        ("People’s哈尔滨", "People’s哈尔滨"),
        ("他说：‘People’s Park’很好", "他说：■People’s Park■很好"),
        ("合作——共赢……", "合作■■共赢■■"),
        ("2019—2026", "2019—2026"),
        ("索斯藤·克罗尔", "索斯藤■克罗尔"),
        ("U.S.·A", "U.S.·A"),
        ("25°以上", "25°以上"),
        ("－25℃；", "－25℃；"),
        ("２５℃，", "２５■，"),
        ("（℃）", "（■）"),
        ("하얼빈“대화”", "하얼빈■대화■"),
    ],
)
def test_two_faced_marks_are_wide_among_han(text, expected):
    assert wide(text) == expected


def test_a_long_row_of_marks_is_read_quickly():
    assert len(wide_marks("—" * 100_000, 0, 100_000)) == 100_000


@pytest.mark.parametrize(
    ("character", "kind"),
    [
        ("（", Kind.OPEN),
        ("“", Kind.OPEN),
        ("」", Kind.CLOSE),
        ("，", Kind.STOP),
        ("？", Kind.COLON),
        ("·", Kind.MIDDLE),
        ("…", Kind.DASH),
        ("哈", Kind.HAN),
        ("％", Kind.HAN),
        ("々", Kind.HAN),
    ],
)
def test_wide_characters_have_their_class(character, kind):
    assert wide_kind(character) is kind


def test_hangul_and_spaces_are_not_set_wide():
    assert [is_wide(character) for character in "哈ー！한 \u3000a"] == [True, True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("language", "paragraph", "text", "expected"),
    [
        ("ja", "zh-Hans", "直", "ja"),
        ("zh-Hant", "en", "直", "zh-Hant"),
        ("en", "ko", "直", "ko"),
        ("en", "en", "直", "zh-Hans"),
        ("en", "en", "直す", "ja"),
        ("en", "en", "直 서울", "ko"),
    ],
)
def test_han_takes_the_forms_of_its_language(language, paragraph, text, expected):
    assert region(language, paragraph, text) == expected
