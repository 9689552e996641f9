import lzma
import random
import re
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.breakers import LineBreaker

from summitdesk.typeset import breaks

LINE_BREAK_TEST = Path("/usr/share/unicode/auxiliary/LineBreakTest.txt")
LINE_BREAK_TEST_16 = Path(__file__).parent / "data" / "LineBreakTest-16.0.txt.xz"


def pieces(text, language, **options):
    marks = breaks.opportunities(text, language, **options)
    inner = [offset for offset in range(1, len(text)) if marks[offset] == breaks.ALLOWED]
    return [text[start:end] for start, end in zip([0, *inner], [*inner, len(text)], strict=True)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh-Hans", "说，“好”。", "说，|“好”。"),
        ("zh-Hans", "（含）《倡议》的", "（含）|《倡|议》|的"),
        ("zh-Hans", "共识——共同……好", "共|识|——|共|同|……|好"),
        ("zh-Hans", "索·克", "索·|克"),
        ("zh-Hans", "￥1,500,000.00元，25℃", "￥1,500,000.00元，|25℃"),
        ("zh-Hans", "增长12.5%。", "增|长|12.5%。"),
        ("zh-Hans", "2026年1月6日至8日", "2026年1月6日|至|8日"),
        ("zh-Hans", "第23届，共1,500多万元", "第23届，|共|1,500多万元"),
        ("zh-Hans", "第二十三条说", "第二十三条|说"),
        ("zh-Hans", "共１，５００人在ＡＰＥＣ", "共|１，５００人|在|ＡＰＥＣ"),
        ("zh-Hans", "编号№ 5", "编|号|№ 5"),
        ("ja", "シャッター", "シャッ|ター"),
        ("ja", "人々は", "人々|は"),
        ("en", "within 500 km of Harbin", "within |500 km |of |Harbin"),
        ("en", "January 6, 2019 in Harbin", "January 6, 2019 |in |Harbin"),
        ("en", "On 6 January 2019.", "On |6 January 2019."),
        ("en", "Dr. Nowak met Mr. Li", "Dr. Nowak |met |Mr. Li"),
        ("en", "I. As exchanges", "I. As |exchanges"),
        ("zh-Hans", "的2019“相约”2026年", "的|2019|“相|约”|2026年"),
        ("en", "well-being (and) EUR 20", "well-|being |(and) |EUR 20"),
        ("fr", "Quoi ! Vraiment ?", "Quoi ! |Vraiment ?"),
        ("fr", "le « mot » juste", "le |« mot » |juste"),
        ("de", "das »Wort« gilt", "das |»Wort« |gilt"),
        ("en", "cities—and — people", "cities—|and — |people"),
        ("ru", "Харбин — город", "Харбин — |город"),
        ("en", "in Harbin - Mayors’ Conference", "in |Harbin - |Mayors’ |Conference"),
        ("ru", "6 января 2019 года", "6 января 2019 |года"),
        ("ru", "и в городе, к миру", "и в городе, |к миру"),
        ("cs", "v Praze a okolí", "v Praze |a okolí"),
        ("en", "a city I saw", "a |city |I |saw"),
        ("ko", "시장은 2026년 1월 6일", "시|장|은 |2026년 1월 6일"),
        ("th", "นายกเทศมนตรี", "นายก|เทศมนตรี"),
    ],
)
def test_lines_end_where_they_may(language, text, expected):
    assert "|".join(pieces(text, language)) == expected


def test_headings_keep_words_whole():
    assert pieces("대한민국 서울특별시", "ko", keep_words=True) == ["대한민국 ", "서울특별시"]
    marks = breaks.opportunities("国际城市交流", "zh-Hans", keep_words=True)
    assert list(marks[1:6]) == [breaks.IN_WORD, breaks.ALLOWED, breaks.IN_WORD, breaks.ALLOWED, breaks.IN_WORD]


def test_a_language_is_not_needed():
    assert pieces("a b", "") == ["a ", "b"]


def conformance_cases(lines):
    """Strings of a LineBreakTest file, each with the offsets after which it lets a line end."""
    for line in lines:
        fields = line.split("#")[0].split()
        if fields:
            marks = zip(fields[2::2], range(1, len(fields)), strict=False)
            yield "".join(chr(int(code, 16)) for code in fields[1::2]), [at for mark, at in marks if mark == "÷"]


def ends(text):
    """Where ICU ends lines."""
    return list(accumulate(len(piece) for piece in LineBreaker(text, "en")))


# Unicode 17 (UAX #14, revision 55): LB20a keeps a hyphen at the start of a word with Hebrew letters too (UTC 181-C53).
WORD_INITIAL_HYPHEN_IN_HEBREW = {"-\u05d0", "-\u0308\u05d0", "\u2010\u05d0", "\u2010\u0308\u05d0"}


def test_the_breaker_underneath_follows_uax_14():
    """The standard's own test of Unicode 16; ICU follows Unicode 17, which decides four cases anew."""
    with lzma.open(LINE_BREAK_TEST_16, "rt", encoding="utf-8") as file:
        cases = list(conformance_cases(file))
    assert len(cases) == 16_672
    assert {text for text, expected in cases if ends(text) != expected} == WORD_INITIAL_HYPHEN_IN_HEBREW


LATER_RULES = {
    # Revision 51 (Unicode 15.1) withdrew LB15, which kept a bracket with a quotation mark across spaces, for LB15a and
    # LB15b, which look at what stands outside the marks.
    "51 LB15a, LB15b": [
        '" \u2329',
        '"\u0308 \u2329',
        '" (',
        '"\u0308 (',
        "ambigu(« \u0308 »)(e\u0308)",
        "ambigu« ( \u0308 ) »(e\u0308)",
        "ambigu{« \u0308 »}(e\u0308)",
        "ambigu« { \u0308 } »(e\u0308)",
    ],
    # Revision 53 (Unicode 16) broke before a decimal mark that follows a space …
    "53 LB15c": ["equals .35 cents"],
    # … kept a hyphen at the start of a word with the word …
    "53 LB20a": [f"-{mark}{letter}" for letter in "#§\U00050005\u0e01" for mark in ("", "\u0308")],
    # … let the hyphen of a Hebrew compound go only before what is not Hebrew …
    "53 LB21a": ["\u05d0-\u05d0"],
    # … and took a figure behind a comma or full stop for part of the number.
    "53 LB25": [
        ",0",
        ",\u03080",
        "a.2 ",
        "a.2 \u0915",
        "a.2 本",
        "a.2\u3000本",
        "a.2\u3000ま",
        "a.2\u30003",
        "a.2\u3000「",
        "A.1 못",
        "봤어. A.2 볼",
        "봐요. A.3 못",
        "요. A.4 못",
    ],
    "55 LB20a": ["-\u05d0", "-\u0308\u05d0"],
}
"""What later revisions of UAX #14 decide otherwise than Unicode 15 did, by revision and rule."""


@pytest.mark.skipif(not LINE_BREAK_TEST.exists(), reason="Debian's unicode-data is not installed")
def test_every_difference_from_unicode_15_has_a_later_rule():
    cases = list(conformance_cases(LINE_BREAK_TEST.read_text(encoding="utf-8").splitlines()))
    explained = [text for texts in LATER_RULES.values() for text in texts]
    assert (len(cases), len(explained)) == (7_654, 33)
    assert {text for text, expected in cases if ends(text) != expected} == set(explained)
    with lzma.open(LINE_BREAK_TEST_16, "rt", encoding="utf-8") as file:
        later = dict(conformance_cases(file))
    for rule, texts in LATER_RULES.items():
        for text in texts:
            assert (ends(text) == later[text]) is (rule < "55")


def test_clusters_hold_their_marks():
    marks = breaks.clusters("e\u0301कि")
    assert [offset for offset in range(len(marks)) if marks[offset]] == [0, 2, 4]


def test_half_a_character_stops_nobody():
    assert pieces("a \ud800 b", "zh-Hans", keep_words=True) == ["a ", "\ud800 ", "b"]
    assert list(breaks.clusters("\ud800a")) == [1, 1, 1]


def test_words_of_one_letter_are_rather_kept_with_the_next():
    text = "и в городе, к миру"
    assert [text[at:][:2] for at, mark in enumerate(breaks.opportunities(text, "ru")) if mark == breaks.IN_WORD] == [
        "в ",
        "го",
        "ми",
    ]
    assert breaks.IN_WORD not in breaks.opportunities("a city I saw", "en")


PARTS = ["Mr.", "St", "H.", "E.", "Article", "No.", "p.", "pp.", "EUR", "$", "￥", "May", "Sept", "3", "2019", "３"]
PARTS += ["２６", *"ＡＰ第三年月日届万元%٣१a人-—,.", "十二", "km", "Ab", " ", " ", "\u00a0"]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_one_look_hides_nothing_that_stays_together(text):
    every = re.compile(breaks._KEPT)
    assert [found.span() for found in breaks._TOGETHER.finditer(text)] == [
        found.span() for found in every.finditer(text)
    ]


@pytest.mark.parametrize("language", ["zh-Hans", "en", "ja", "ko", "fr", "th"])
@pytest.mark.parametrize("keep_words", [False, True])
def test_plain_texts_break_where_icu_breaks_them(language, keep_words, monkeypatch):
    chance = random.Random(14)
    words = ["Wang", "Mr", "St", "a", "XII", "of", "Hz", "Director", "Prof"]
    texts = ["".join(chr(chance.randint(0x4E00, 0x9FA5)) for _ in range(chance.randint(1, 9))) for _ in range(200)]
    texts += [" ".join(chance.choices(words, k=chance.randint(1, 6))) for _ in range(200)]
    texts += ["第二十三条", "第三届大会"]
    quick = [breaks.opportunities(text, language, keep_words=keep_words) for text in texts]
    monkeypatch.setattr(breaks, "_plain", lambda text: None)
    assert quick == [breaks.opportunities(text, language, keep_words=keep_words) for text in texts]
