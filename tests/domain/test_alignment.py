"""Aligning a text with the outline that another language has already."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.alignment import align
from summitdesk.domain.outline import Unit, read_outline
from summitdesk.domain.rows import ParagraphRow
from summitdesk.domain.vocabulary import ParagraphKind

C, T = ParagraphKind.CLAUSE, ParagraphKind.TEXT


def rows(*places: tuple[ParagraphKind, int, dict[str, str]]) -> tuple[ParagraphRow, ...]:
    return tuple(ParagraphRow(UUID(int=n), n, kind, level, texts) for n, (kind, level, texts) in enumerate(places, 1))


def pairs(text: str, paragraphs: tuple[ParagraphRow, ...], language: str = "en") -> list[tuple[str, int]]:
    aligned = align(read_outline(text, language).units, paragraphs, language)
    return [(pair.unit.text if pair.unit else "", pair.paragraph.position if pair.paragraph else 0) for pair in aligned]


CHINESE = rows(
    (T, 0, {"zh-Hans": "我们共同倡议："}),
    (C, 1, {"zh-Hans": "加强交流。"}),
    (C, 2, {"zh-Hans": "打造窗口，拓宽联系渠道。"}),
    (C, 2, {"zh-Hans": "搭建平台。"}),
    (C, 1, {"zh-Hans": "共享经验。"}),
)


def test_the_same_structure_pairs_one_to_one():
    text = "We propose:\n\nI. Exchange.\n\n(I) Windows.\n\n(II) Platforms.\n\nII. Experience.\n"
    assert pairs(text, CHINESE) == [
        ("We propose:", 1),
        ("Exchange.", 2),
        ("Windows.", 3),
        ("Platforms.", 4),
        ("Experience.", 5),
    ]


def test_a_missing_and_an_added_paragraph_stand_alone_at_their_places():
    text = "We propose:\n\nI. Exchange.\n\n(I) Open windows, and widen the channels.\n\nII. Experience.\n\nIII. More.\n"
    assert pairs(text, CHINESE) == [
        ("We propose:", 1),
        ("Exchange.", 2),
        ("Open windows, and widen the channels.", 3),
        ("", 4),
        ("Experience.", 5),
        ("More.", 0),
    ]


def test_a_text_that_is_there_already_is_recognised_by_what_it_says():
    present = rows(
        (T, 0, {"en": "We meet in Harbin.", "zh-Hans": "我们相聚哈尔滨。"}),
        (T, 0, {"en": "We thank the host.", "zh-Hans": "我们感谢东道主。"}),
    )
    assert pairs("A new beginning!\n\nWe meet in Harbin again.\n\nWe thank the host.", present) == [
        ("A new beginning!", 0),
        ("We meet in Harbin again.", 1),
        ("We thank the host.", 2),
    ]


def test_an_empty_outline_and_an_empty_text():
    assert pairs("One.\n\nTwo.", ()) == [("One.", 0), ("Two.", 0)]
    assert [pair.paragraph for pair in align((), CHINESE, "en")] == list(CHINESE)


_kinds = st.sampled_from([(T, 0), (C, 1), (C, 2), (ParagraphKind.HEADING, 0)])


@given(st.lists(_kinds, max_size=90), st.lists(_kinds, max_size=90))
def test_everything_keeps_its_order_and_stands_once(read, present):
    units = tuple(Unit(f"Text {n}.", kind, level) for n, (kind, level) in enumerate(read))
    outline = rows(*((kind, level, {"zh-Hans": "文"}) for kind, level in present))
    aligned = align(units, outline, "en")
    assert tuple(pair.unit for pair in aligned if pair.unit) == units
    assert tuple(pair.paragraph for pair in aligned if pair.paragraph) == outline


def test_thousands_of_paragraphs_are_aligned():
    units = tuple(Unit(f"Clause {n}.", C, 1) for n in range(5000))
    outline = rows(*((C, 1, {"en": f"Clause {n}.", "zh-Hans": "文"}) for n in range(5000) if n != 2500))
    aligned = align(units, outline, "en")
    assert [pair.unit.text for pair in aligned if pair.unit and pair.paragraph is None] == ["Clause 2500."]
