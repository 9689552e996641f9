from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.typeset.content import Align
from summitdesk.typeset.galley import NEVER, Composer, Joint
from summitdesk.typeset.glue import Tier
from summitdesk.typeset.justify import Measure, adjust, fit
from typeset.samples import BODY, FONTS, TEXTS, lines, paragraph, setting

MARK = Joint(0.0, 0.6, 3.0, Tier.PUNCTUATION, NEVER)
GAP = Joint(3.0, 3.0, 1.5, Tier.CJK_LATIN, 0.0)
SPACE = Joint(0.0, 1.6, 1.0, Tier.WORD_SPACE, 0.0)
HAN = Joint(0.0, 0.6, 0.0, Tier.HAN, 0.0)
LINE = [MARK, GAP, SPACE, HAN, HAN]


def galley(text, language):
    one = paragraph(text, language)
    return Composer(FONTS).compose(one, one.spans)


@pytest.mark.parametrize(
    ("slack", "expected"),
    [
        (-2.0, [-2.0, 0.0, 0.0, 0.0, 0.0]),
        (-4.0, [-3.0, -1.0, 0.0, 0.0, 0.0]),
        (-5.0, [-3.0, -1.5, -0.5, 0.0, 0.0]),
        (1.0, [0.0, 0.75, 0.25, 0.0, 0.0]),
        (2.0, [0.0, 0.75, 0.8, 0.225, 0.225]),
        (2.75, [0.0, 0.75, 0.8, 0.6, 0.6]),
    ],
)
def test_glue_gives_tier_by_tier(slack, expected):
    assert adjust(LINE, slack) == pytest.approx(expected)


def test_what_no_tier_can_take_is_shared():
    shares = adjust(LINE, 60.0)
    assert sum(shares) == pytest.approx(60.0)
    assert shares[1] > shares[2] > shares[3] > shares[0] > 0


def test_rigid_lines_stay():
    rigid = [Joint(0.0, 0.0, 0.0, Tier.HAN, NEVER)]
    assert adjust(rigid, 5.0) == [0.0]
    assert adjust([], -5.0) == []


@given(st.floats(-6.0, 200.0), st.lists(st.sampled_from(LINE), min_size=1, max_size=30))
def test_a_line_gets_what_it_needs_and_no_glue_shrinks_too_far(slack, joints):
    shares = adjust(joints, slack)
    if slack >= 0:
        assert sum(shares) == pytest.approx(slack)
        assert min(shares) >= 0
    else:
        assert sum(shares) == pytest.approx(max(slack, -sum(joint.shrink for joint in joints)))
        assert all(-joint.shrink - 1e-9 <= share <= 0 for share, joint in zip(shares, joints, strict=True))


RUNT = 30_000


def demerits(one, route, measure):
    """What a way to cut a galley costs, None where a line is too long or too loose."""
    total = 0.0
    for begin, after in pairwise([0, *route]):
        slack = measure - one.ends[after - 1] + one.starts[begin]
        stretch = one.end_stretch[after - 1] - one.start_stretch[begin]
        shrink = one.end_shrink[after - 1] - one.start_shrink[begin]
        give = (stretch * 3, shrink)[slack < 0]
        if abs(slack) > give and (slack < 0 or after < len(one.boxes)):
            return None
        last = after == len(one.boxes)
        strain = 0.0 if slack > 0 and last else abs(slack) / (stretch if slack > 0 else shrink)
        total += (10 + 100 * strain**3) ** 2
        total += RUNT if last and one.ends[-1] - one.starts[begin] < 3.55 * 12 else 0
    return total


@pytest.mark.parametrize("measure", [180, 200, 220, 240, 260])
def test_no_other_way_to_cut_a_paragraph_is_better(measure):
    words = "we had long talks and all of us came to the view that our cities are close to each other and to all of us"
    one = galley(words, "en")
    places = [index + 1 for index, joint in enumerate(one.joints[:-1]) if joint.penalty == 0]
    ways = (
        demerits(one, [*inner, len(one.boxes)], measure) for count in range(5) for inner in combinations(places, count)
    )
    best = min(way for way in ways if way is not None)
    found = [line.after for line in fit(one, Measure(measure, measure, Align.JUSTIFY))]
    assert demerits(one, found, measure) == pytest.approx(best)


@pytest.mark.parametrize("measure", [200, 320, 460])
def test_few_lines_of_a_measure_are_loose(measure):
    one = galley(TEXTS["zh-Hans"] * 3, "zh-Hans")
    found = fit(one, Measure(measure, measure, Align.JUSTIFY))
    ratios = []
    for line in found[:-1]:
        joints = one.joints[line.start : line.end - 1]
        ratios.append(line.slack / sum(joint.stretch for joint in joints))
    assert sum(ratio > 3 for ratio in ratios) <= len(ratios) / 100
    assert sum(ratios) / len(ratios) < 1.0


NARROW = {
    "de": "Die Vertragsparteien erklären ihre Bereitschaft, unmittelbare Beziehungen zwischen Verwaltungen, "
    "Wirtschaftsunternehmen und gemeinnützigen Vereinigungen zu unterstützen.",
    "ru": "Стороны выразили готовность содействовать установлению непосредственных контактов между муниципальными "
    "учреждениями, предприятиями и общественными организациями.",
}


@pytest.mark.parametrize("language", ["de", "ru"])
@pytest.mark.parametrize("measure", [170, 180, 190, 200, 210])
def test_a_narrow_column_is_weighed_as_a_whole(language, measure):
    """One loose line that cannot be helped does not leave its neighbours with a word or two (it did)."""
    one = paragraph(NARROW[language], language, hyphenate=True)
    cut = Composer(FONTS).compose(one, one.spans)
    found = fit(cut, Measure(measure, measure, Align.JUSTIFY))
    assert all(line.slack < 0.3 * measure for line in found[:-1])


def test_a_short_last_line_is_avoided():
    text = "会议期间，我们就城市间的友好与合作进行了深入讨论，达成了广泛共识"
    for measure in range(120, 260, 4):
        one = galley(text, "zh-Hans")
        last = fit(one, Measure(measure, measure, Align.JUSTIFY))[-1]
        assert last.end - last.start > 1
    ends = galley("共同发布了《「共享冰雪機遇」世界市長對話倡議》……", "zh-Hant")
    for measure in range(150, 270, 4):
        last = fit(ends, Measure(measure, measure, Align.JUSTIFY))[-1]
        assert last.end - last.start > 1


def test_two_letters_are_left_at_the_end_of_a_line_only_for_want_of_better():
    text = "should improve the contact channels, cultivate interaction resources and develop new forms of cooperation"
    strains = []
    for measure in range(150, 400, 3):
        one = paragraph(text, "en", hyphenate=True)
        cut = Composer(FONTS).compose(one, one.spans)
        for line in fit(cut, Measure(measure, measure, Align.JUSTIFY)):
            if line.hyphen and len(cut.boxes[line.end - 1].text) == 2:
                last = line.end - 2  # with the whole word on the next line, this one ends with the space before it
                slack = measure - (cut.ends[last] - cut.starts[line.begin])
                strains.append(slack / (cut.end_stretch[last] - cut.start_stretch[line.begin]))
    assert strains
    assert sum(strains) / len(strains) > 1.5, "such lines would be loose without it"


def test_the_lines_of_a_galley_cover_it():
    one = galley(TEXTS["ja"], "ja")
    found = fit(one, Measure(100.0, 150.0, Align.JUSTIFY))
    assert found[0].begin == 0
    assert found[-1].after == len(one.boxes)
    assert all(line.after == following.begin for line, following in pairwise(found))
    assert [line.forced for line in found] == [False] * (len(found) - 1) + [True]


def test_what_may_not_break_is_torn_only_for_want_of_room():
    assert len(setting("Llanfairpwllgwyngyll", "cy", 60).lines) > 1
    assert lines(setting("，" * 30, "zh-Hans", 60, align=Align.START))
    narrow = setting("索斯藤·克罗尔", "zh-Hans", BODY.text.size / 2)
    assert all(len(line) <= 1 for line in lines(narrow))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("哈尔滨市人民政府，" * 12_000, "zh-Hans"),
        ("x" * 100_000, "en"),
        ("mayor " * 17_000, "en"),
        ("\u200b" * 50_000 + "a", "en"),
        ("。" * 100_000, "zh-Hans"),
        ("(" * 50_000, "en"),
        ("—" * 50_000, "zh-Hans"),
        ("e" + "\u0301" * 20_000, "en"),
        ("سلام " * 10_000, "ar"),
        ("“" * 30_000, "zh-Hans"),
        ("a\n" * 20_000, "en"),
        ("ก" * 30_000, "th"),
        ("5 km " * 20_000, "en"),
        ("\u2067א" * 5_000, "he"),
        (" " * 50_000, "en"),
        ("2026年1月" * 15_000, "zh-Hans"),
    ],
    ids=lambda value: repr(value[:8]) if len(value) > 8 else value,
)
@pytest.mark.timeout(60)
def test_no_text_takes_forever(text, language):
    assert setting(text, language, 300).lines


def test_headings_of_any_length_end():
    assert setting("哈尔滨 City of " * 400, "zh-Hans", 300, balance=True).lines
