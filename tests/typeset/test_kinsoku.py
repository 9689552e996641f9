"""Thousands of lines at many widths: the rules that hold for every one of them (CLREQ 3.1, JLREQ 3.1, ECMA-376)."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summitdesk.typeset import breaks
from summitdesk.typeset.content import Align, Paragraph, Span
from summitdesk.typeset.lines import SetLine, SetText, natural_width, set_lines
from typeset.samples import BODY, FONTS, TEXTS, drawn, harbin, left_edge, paragraph, setting, visible

EM = BODY.text.size

# Written down again from the standards, not taken from the typesetter.
NO_START = frozenset(
    "!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕〗〞！％），．：；？］｝～￠·・ー〻ヽヾゝゞァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ"
)
NO_END = frozenset("$([{£¥‘“〈《「『【〔〖〝＄（［｛￡￥€№#")
PAIRS = ("——", "……", "──")
TORN_WORD = re.compile(r"[A-Za-z0-9]\|[A-Za-z0-9]")
TORN_NUMBER = re.compile(r"[0-9]\|[%℃°年月日元]|[￥$€]\|[0-9]|[0-9][,.]\|[0-9]|[0-9] \|km")


def faults(text: SetText, measure: float) -> list[str]:
    """What is wrong with set lines of Chinese, Japanese, Korean or English."""
    found = []
    said = [drawn(line) for line in text.lines]
    for line, shown in zip(text.lines, said, strict=True):
        if line.justified and abs(line.width - measure) > 0.05:
            found.append(f"not flush ({line.width:.2f} of {measure}): {shown}")
        if line.width > measure + 0.05:
            found.append(f"too long: {shown}")
        if line.runs and left_edge(line) < -0.5 * EM - 0.01:
            found.append(f"sticks out: {shown}")
    for one, other in pairwise(said):
        before, after = one.rstrip(), other.strip()
        seam = f"{one}|{other}"
        if after[0] in NO_START:
            found.append(f"begins with {after[0]}: {other}")
        if before[-1] in NO_END:
            found.append(f"ends with {before[-1]}: {one}")
        if before[-1] + after[0] in PAIRS or TORN_WORD.search(seam) or TORN_NUMBER.search(seam):
            found.append(f"torn: {one[-6:]}|{other[:6]}")
    return found


def scan(text: str, language: str, widths: range, **style: object) -> tuple[int, int, list[str]]:
    """How many lines were set, how many are not justified though they could be, and what is wrong."""
    count = ragged = 0
    found: list[str] = []
    for width in widths:
        result = setting(text, language, width, **style)
        count += len(result.lines)
        ragged += sum(not line.justified for line in result.lines[:-1])
        found += [f"{width} pt: {fault}" for fault in faults(result, width)]
        assert "".join(map(drawn, result.lines)).replace("\u00ad", "") == text
    return count, ragged, found


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja", "ko"])
def test_no_line_of_running_text_breaks_a_rule(language):
    count, ragged, found = scan(TEXTS[language], language, range(112, 461, 2))
    assert found == []
    assert count > 1_500
    assert ragged <= count / 200


def test_no_line_of_the_harbin_initiative_breaks_a_rule():
    for language in ("zh-Hans", "en"):
        for text in harbin(language):
            for options in ({}, {"hyphenate": True}):
                _, _, found = scan(text, language, range(120, 461, 34), **options)
                assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja", "ko"])
def test_no_line_at_any_width_breaks_a_rule(language):
    _, _, found = scan(TEXTS[language], language, range(112, 600))
    assert found == []


WORDS = {
    "han": st.text(alphabet="哈尔滨市长对话冰雪合作共赢発展国際交流邉𠮷", min_size=1, max_size=8),
    "kana": st.text(alphabet="あいうえおかがきっゃーハルビンシャッター々", min_size=1, max_size=8),
    "hangul": st.text(alphabet="하얼빈세계시장대화서울", min_size=1, max_size=6),
    "latin": st.sampled_from(["Harbin", "Niigata", "café", "People’s", "AI", "e", "Edmonton", "well-being", "x"]),
    "number": st.sampled_from(["2019", "1,500,000.00", "￥1,500", "25℃", "12.5%", "500 km", "2026年1月6日", "第3届"]),
    "cyrillic": st.sampled_from(["Харбин", "мэр", "и"]),
}
CLOSERS = st.sampled_from([*["", " "] * 3, *"，。）”」》！？：；、·", "，”", "）。", "……", "——", ". ", ", "])
OPENERS = st.sampled_from(["", "", "", "（", "“", "「", "《", "（“"])
MIXTURE = st.lists(st.tuples(OPENERS, st.one_of(*WORDS.values()), CLOSERS), min_size=1, max_size=40).map(
    lambda parts: "".join(map("".join, parts)).strip()
)
LANGUAGES = st.sampled_from(["zh-Hans", "zh-Hant", "ja", "ko", "en"])


def keeps_its_pairs(text: str) -> bool:
    """Whether dashes come in pairs and no row of marks is longer than a line may have to be."""
    return not re.search(r"[^\w\s]{6}|[—…·]{3}", text)


def fits(text: str, language: str, measure: float) -> bool:
    """Whether every stretch that must not be torn has room on a line: HarbinHarbin1,500,000.00 needs 151 points."""
    marks = breaks.opportunities(text, language)
    places = [0, *(at for at in range(1, len(text)) if marks[at]), len(text)]
    return all(natural_width(paragraph(text[a:b], language), FONTS) <= measure for a, b in pairwise(places))


@given(MIXTURE.filter(keeps_its_pairs), LANGUAGES, st.floats(130, 500), st.booleans())
def test_no_mixture_breaks_a_rule(text, language, measure, hyphenate):
    assume(fits(text, language, measure))
    result = setting(text, language, measure, hyphenate=hyphenate)
    assert "".join(map(drawn, result.lines)).replace("\u00ad", "") == text
    assert result.missing == ()
    assert faults(result, measure) == []


CLOSES = frozenset("，。）”」』》！？：；、’】")
OPENS = frozenset("（“「『《‘【")
LETTER = re.compile(r"[A-Za-z0-9]")
HAN = re.compile("[\u3041-\u30fa\u4e00-\u9fff]")


def squeezing_faults(line: SetLine) -> list[str]:
    """What is wrong with the blanks of marks and the gaps between scripts on a line of Chinese or Japanese."""
    shown = [(cluster.text, run.x + cluster.glyphs[0].dx, cluster.advance) for run, cluster in visible(line)]
    wide = [advance > 0.9 * EM for _, _, advance in shown]
    found = []
    first, left, advance = shown[0]
    if not line.label_runs and left < -0.01 - 0.5 * EM * (first in OPENS and advance > 0.9 * EM):
        found.append(f"{first} begins {left:.2f} pt off the edge")
    for index, ((one, x, width), (other, following, _)) in enumerate(pairwise(shown)):
        if wide[index] and wide[index + 1] and one in CLOSES and other in CLOSES | OPENS and following - x > 0.76 * EM:
            found.append(f"{one}{other} take {1 + (following - x) / EM:.2f} em")
        touching = (HAN.match(one) and LETTER.match(other)) or (LETTER.match(one) and HAN.match(other))
        gap = (following - x - width) / EM
        if touching and gap < 0.124:
            found.append(f"{one}{other} stand {gap:.3f} em apart")
    return found


@given(MIXTURE.filter(keeps_its_pairs), st.sampled_from(["zh-Hans", "zh-Hant", "ja"]), st.floats(130, 500))
def test_marks_squeeze_and_scripts_stand_apart_in_any_mixture(text, language, measure):
    """Adjacent marks take one and a half em or one and three quarters, opening marks give up their blank at the start
    of a line, and Han and letters stand an eighth of an em apart at least (CLREQ 3.1.6 and 3.2.2, JLREQ 3.1.4).
    """
    result = setting(text, language, measure)
    assert [fault for line in result.lines if visible(line) for fault in squeezing_faults(line)] == []


AWKWARD = (
    "哈尔滨（）“”，。——……·1234 %℃Harbin\u00ad\u200b\u200d\u2068\u2069\u202eمدينةחרביןก็ที่क्षि한글\n\t\u3000\ue292e\u0301"
)
ANY = st.text(alphabet=st.one_of(st.sampled_from(AWKWARD), st.characters()), max_size=60)


@given(ANY, LANGUAGES | st.sampled_from(["ar", "th", "", "xx"]), st.floats(-5, 300), st.sampled_from(list(Align)))
def test_anything_can_be_set(text, language, measure, align):
    """No input stops the typesetter; every character is drawn or named as missing, and there is never a box."""
    result = setting(text, language, measure, align=align, hyphenate=True, balance=align is Align.CENTER)
    assert result.lines[-1].is_last
    shown = "".join(map(drawn, result.lines))
    for character in set(text):
        if character.isalnum():
            assert character in shown or character in result.missing
    clusters = [cluster for line in result.lines for run in line.runs for cluster in run.clusters]
    assert all(glyph.gid for cluster in clusters for glyph in cluster.glyphs)
    for character in result.missing:
        assert set(f"[U+{ord(character):04X}]") <= set(shown)


NAMES = [("哈尔滨", "zh-Hans"), ("محمد علي", "ar"), ("Nowak", "en"), ("חיים", "he"), ("木村", "ja")]


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6))
def test_isolated_names_stay_in_their_order(names):
    """Names in any direction, wrapped in isolates, stand from left to right as they were given."""
    spans = []
    for index, (name, language) in enumerate(names):
        spans += [Span(f" {index} ", "en"), Span(name, language, isolate=True, unbroken=True)]
    (line,) = set_lines(Paragraph(tuple(spans), "en", BODY), 10_000, FONTS).lines
    seen = [run.language for run in sorted(line.runs, key=lambda run: run.x)]
    order = [language for language in seen if language != "en"]
    expected = [language for _, language in names if language != "en"]
    assert [language for index, language in enumerate(order) if not index or order[index - 1] != language] == [
        language for index, language in enumerate(expected) if not index or expected[index - 1] != language
    ]
