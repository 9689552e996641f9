"""Reading a plain text as an outline: numbers are recognised, clauses run on inside others part, nothing is lost."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.clean import clean_text
from summitdesk.domain.enumerators import numbers_at
from summitdesk.domain.numbering import Scheme, clause_label
from summitdesk.domain.outline import find_day, read_outline
from summitdesk.domain.vocabulary import ParagraphKind

INITIATIVE = (Path(__file__).parent / "initiative-2019-as-published.txt").read_text(encoding="utf-8")

AGREEMENT = """关于建立友好城市关系协议书

双方经友好协商，达成协议如下：
第一条 建立关系
双方建立友好城市关系。
第二条
领域：一、经贸；二、文化，包括音乐、美术。
第三条　附则
本协议一式两份。
"""


def bare(text: str) -> str:
    return "".join(text.split())


def shape(text: str, language: str = "en") -> list[tuple[str, int, str]]:
    return [(unit.kind.value, unit.level, unit.number) for unit in read_outline(text, language).units]


def texts(text: str, language: str = "en") -> list[str]:
    return [unit.text for unit in read_outline(text, language).units]


def test_the_initiative_of_2019_gets_its_second_clause_back():
    """As published, "II." stands inside the first clause: "… and mutual benefits. II. In spite of …"."""
    assert " mutual benefits. II. In spite of " in INITIATIVE
    outline = read_outline(INITIATIVE, "en")
    assert outline.title == "Harbin Initiative"
    assert [(unit.kind, unit.level, unit.number) for unit in outline.units] == [
        *[(ParagraphKind.TEXT, 0, "")] * 3,
        *[(ParagraphKind.CLAUSE, 1, number) for number in ("I.", "II.", "III.")],
        *[(ParagraphKind.CLAUSE, 2, number) for number in ("(I)", "(II)", "(III)", "(IV)", "(V)", "(VI)")],
        (ParagraphKind.CLOSING, 0, ""),
        *[(ParagraphKind.PLACE_AND_DATE, 0, "")] * 2,
    ]
    first, second = outline.units[3:5]
    assert first.text.endswith("mutual benefits.")
    assert second.text.startswith("In spite of different")
    assert second.inline
    assert outline.units[-1].day == date(2019, 1, 6)
    assert bare(outline.written()) == bare(INITIATIVE)


def test_articles_with_their_headings_and_lists_in_chinese():
    assert shape(AGREEMENT, "zh-Hans") == [
        ("text", 0, ""),
        ("clause", 1, "第一条"),
        ("text", 0, ""),
        ("clause", 1, "第二条"),
        ("clause", 2, "一、"),
        ("clause", 2, "二、"),
        ("clause", 1, "第三条"),
        ("closing", 0, ""),
    ]
    assert texts(AGREEMENT, "zh-Hans")[3:6] == ["领域：", "经贸；", "文化，包括音乐、美术。"]


def test_articles_with_a_number_alone_on_its_line():
    assert texts("Agreement\n\nArticle 1\n\nThe Parties agree.\n\nArticle 2:\nThey meet.\n")[:2] == [
        "The Parties agree.",
        "They meet.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I. M. Pei designed it.",
        "2019. What a year.",
        "We met in 1. and 2. place.",
        "V. Putin spoke.",
        "The Parties agree. Article 2 applies to them.",
        "See the letters (a) and (b) below.",
        "3.5 million people live here.",
        "一个国家，两种制度。",
        "(see below) it goes on.",
    ],
)
def test_what_looks_like_a_number_and_is_none_stays_in_the_text(text):
    first = read_outline(f"{text}\n\nMore text follows here.", "en").units[0]
    assert (first.number, first.text) == ("", text)


def test_a_number_that_was_left_out_is_noticed():
    units = read_outline("一、甲。\n二、乙。\n四、丁。\n", "zh-Hans").units
    assert [(unit.value, unit.jumps) for unit in units] == [(1, False), (2, False), (4, True)]


def test_a_text_wrapped_at_a_width_is_joined_and_lines_are_counted():
    wrapped = (
        "Title\n\nWe come to the conclusion that international exchanges among cities\n"
        "serve as an important bridge and bond for the communication and\ncooperation.\n\n1. First.\n2. Second.\n"
    )
    units = read_outline(wrapped, "en").units
    assert units[0].text.endswith(
        "exchanges among cities serve as an important bridge and bond for the communication and cooperation."
    )
    assert [(unit.line, unit.number) for unit in units] == [(3, ""), (7, "1."), (8, "2.")]


def test_han_lines_are_joined_without_blanks():
    line = "我们一致认为城市间的国际交流是促进世界各国沟通与合作推动城市经济"
    assert texts(f"题目\n\n{line}\n{line}\n发展。\n", "zh-Hans") == [f"{line}{line}发展。"]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("2019年1月6日", "zh-Hans", date(2019, 1, 6)),
        ("二○二一年六月二十二日", "zh-Hans", date(2021, 6, 22)),
        ("二〇二六年十二月三十日", "zh-Hans", date(2026, 12, 30)),
        ("Harbin, 16th January 2019", "en", date(2019, 1, 16)),
        ("January 6, 2019", "en", date(2019, 1, 6)),
        ("6 января 2019 г.", "ru", date(2019, 1, 6)),
        ("2019년 1월 6일", "ko", date(2019, 1, 6)),
        ("le 6 janvier 2019", "fr", date(2019, 1, 6)),
        ("2019-02-31", "en", None),
        ("in 2019", "en", None),
    ],
)
def test_days_in_words_and_numbers(text, language, day):
    assert find_day(text, language) == day


_SENTENCES = st.text(alphabet="abcdefgh ijk，。；： 市长会议", min_size=3, max_size=60).filter(
    lambda text: text.strip()
)


@given(st.lists(st.tuples(st.integers(0, 3), _SENTENCES), min_size=1, max_size=20), st.sampled_from(["en", "zh-Hans"]))
def test_numbers_that_papers_generate_are_taken_off_again(paragraphs, language):
    """The text without numbers and blanks is what was written, whatever numbers stood before it."""
    counts: list[int] = []
    lines = []
    for wanted, text in paragraphs:
        level = min(wanted, len(counts) + 1)
        if level:
            del counts[level:]
            counts += [0] * (level - len(counts))
            counts[-1] += 1
            label = clause_label(level, counts[-1], language, Scheme.OUTLINE)
            lines.append(f"{label} {text}")
        else:
            lines.append(text)
    outline = read_outline("\n\n".join(lines), language)
    kept = bare(outline.title + "".join(unit.text for unit in outline.units))
    assert kept == bare("".join(clean_text(text) for _level, text in paragraphs))


@given(st.text(alphabet=st.sampled_from(list("aI V.(12)一、（二）第条：。\n i)A r\tt3")), max_size=200))
def test_no_character_is_ever_lost(text):
    assert bare(read_outline(text, "en").written()) == bare(clean_text(text))


@given(st.text(max_size=300))
def test_no_character_of_any_text_is_lost(text):
    assert bare(read_outline(text, "zh-Hans").written()) == bare(clean_text(text))


def test_a_long_text_is_read_quickly():
    outline = read_outline("\n".join(f"{number}. We share experience." for number in range(1, 100)) * 40, "en")
    assert len(outline.units) > 3000
    assert len(read_outline("word. " * 20_000, "en").units) == 1


@pytest.mark.parametrize(
    ("written", "mark", "value"),
    [("나. 협력을 강화한다.", "hangul", 2), ("(ج) توسيع التعاون.", "abjad_brackets", 3), ("المادة 4", "article", 4)],
)
def test_korean_and_arabic_numbers_are_recognised(written: str, mark: str, value: int):
    assert [(number.mark, number.value) for number in numbers_at(written)] == [(mark, value)]
