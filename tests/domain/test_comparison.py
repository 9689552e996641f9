"""Comparing two states of a text: words in Latin, characters in Han, and nothing lost on either side."""

import time
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.comparison import Change, compare_instruments, compare_texts
from summitdesk.domain.rows import InstrumentRow, ParagraphRow
from summitdesk.domain.vocabulary import InstrumentKind, ParagraphKind


def shown(text_segments) -> str:
    marks = {Change.REMOVED: "-", Change.ADDED: "+"}
    return "".join(f"[{marks[s.change]}{s.text}]" if s.change in marks else s.text for s in text_segments)


@pytest.mark.parametrize(
    ("old", "new", "was", "became"),
    [
        ("We share experience.", "We share our experience.", "We share experience.", "We share [+our ]experience."),
        ("We should agree.", "We shall agree.", "We [-should] agree.", "We [+shall] agree."),
        ("加强交流合作。", "加强务实合作。", "加强[-交流]合作。", "加强[+务实]合作。"),
        ("", "New.", "", "[+New.]"),
        ("cities' development", "city’s development", "[-cities'] development", "[+city’s] development"),
        ("红 旗", "兰 旗", "[-红] 旗", "[+兰] 旗"),
        ("one two three", "four five six", "[-one two three]", "[+four five six]"),
    ],
)
def test_what_changed_is_marked(old, new, was, became):
    before, after = compare_texts(old, new)
    assert (shown(before), shown(after)) == (was, became)


_texts = st.text(alphabet="ab c，。市长会议 .", max_size=60)


@given(_texts, _texts)
def test_both_sides_keep_every_character_and_agree_on_what_stayed(old, new):
    before, after = compare_texts(old, new)
    assert "".join(segment.text for segment in before) == old
    assert "".join(segment.text for segment in after) == new
    assert {segment.change for segment in before} <= {Change.SAME, Change.REMOVED}
    assert {segment.change for segment in after} <= {Change.SAME, Change.ADDED}
    if old == new:
        assert before == after


def test_the_longest_paragraphs_are_compared_in_no_time():
    old = "".join(f"我们愿加强第{n}项合作与交流，促进共同发展。" for n in range(900))
    new = old.replace("第450项", "第四百五十项").replace("交流", "往来", 5)
    begun = time.process_time()
    before, after = compare_texts(old, new)
    assert time.process_time() - begun < 5
    assert "".join(segment.text for segment in before) == old
    assert shown(after).count("[+往来]") == 5


def row(number: int, text: str, level: int = 1) -> ParagraphRow:
    return ParagraphRow(UUID(int=number), number, ParagraphKind.CLAUSE, level, {"en": text, "zh-Hans": f"第{number}"})


INITIATIVE = InstrumentRow(
    UUID(int=99),
    UUID(int=98),
    "initiative",
    InstrumentKind.INITIATIVE,
    {"en": "Initiative"},
    ("zh-Hans", "en"),
    (row(1, "First."), row(2, "Second."), row(3, "Third.")),
)


def test_paragraphs_meet_by_their_keys_under_the_numbers_of_each_state():
    later = replace(
        INITIATIVE, titles={"en": "Declaration"}, paragraphs=(row(1, "First."), row(4, "New."), row(3, "The third."))
    )
    compared = compare_instruments(INITIATIVE, later, "en")
    assert [(one.change, one.old_number, one.new_number) for one in compared.rows] == [
        (Change.CHANGED, "", ""),
        (Change.SAME, "I.", "I."),
        (Change.REMOVED, "II.", ""),
        (Change.ADDED, "", "II."),
        (Change.CHANGED, "III.", "III."),
    ]
    assert compared.differs


def test_a_moved_paragraph_is_told_from_a_new_one():
    first, second, third = INITIATIVE.paragraphs
    compared = compare_instruments(INITIATIVE, replace(INITIATIVE, paragraphs=(third, first, second)), "en")
    assert (Change.MOVED, "III.", "I.") in [(one.change, one.old_number, one.new_number) for one in compared.rows]
    assert all(one.change is not Change.REMOVED for one in compared.rows)


def test_the_same_text_does_not_differ():
    assert not compare_instruments(INITIATIVE, INITIATIVE, "zh-Hans").differs
