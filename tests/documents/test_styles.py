"""House styles: the official Chinese page by its numbers, the quiet one, and names that are none."""

from dataclasses import replace
from itertools import pairwise

import pytest

from documents.papers import Event
from summitdesk.documents.instrument import instrument_document
from summitdesk.documents.layouts import TextLayout
from summitdesk.documents.styles import house_style, setting
from summitdesk.domain.rows import ParagraphRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.errors import UserError
from summitdesk.typeset.content import Align
from summitdesk.typeset.flow import lay_out
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import Frame, GlyphRun
from summitdesk.typeset.units import mm

FONTS = FontLibrary.bundled()
NAMES = ["house", "gbt9704", "quiet"]


def body(frame: Frame, size: float) -> dict[float, list[GlyphRun]]:
    """The lines of a page's text of one size, by their baselines."""
    lines: dict[float, list[GlyphRun]] = {}
    for item in frame.items:
        if isinstance(item, GlyphRun) and item.element >= 0 and item.size == size:
            lines.setdefault(round(item.y, 1), []).append(item)
    return dict(sorted(lines.items()))


def test_the_official_page_has_22_lines_of_28_characters(harbin_2019: Event):
    paper = replace(harbin_2019.initiative(TextLayout.SEQUENTIAL, ("zh-Hans",)), style="gbt9704")
    rows = tuple(
        ParagraphRow(paper.event.id, number, ParagraphKind.TEXT, 0, {"zh-Hans": "国际城市间的友好交往" * count})
        for number, count in enumerate((180, 2), 1)
    )
    document = instrument_document(replace(paper, instrument=replace(paper.instrument, paragraphs=rows)), FONTS)
    pages = lay_out(document, FONTS)[0].frames
    lines = body(pages[1], 15.79)
    # GB/T 9704-2012, 5.2.1 and 5.2.3: 22 lines of 28 characters fill the type area.
    assert [sum(len(run.text) for run in runs) for runs in lines.values()] == [28] * 22
    first = body(pages[0], 15.79)
    assert max(sum(len(run.text) for run in runs) for runs in first.values()) == 28
    assert all(below - above == pytest.approx(28.99, abs=0.15) for above, below in pairwise(list(lines)))
    page = document.page
    assert (page.measure, page.depth) == (pytest.approx(mm(156)), pytest.approx(mm(225)))
    assert (page.top, page.left) == (pytest.approx(mm(37)), pytest.approx(mm(28)))


@pytest.mark.parametrize("layout", [TextLayout.SEQUENTIAL, TextLayout.SIDE_BY_SIDE])
def test_the_date_of_the_official_page_stands_four_characters_inside(harbin_2019: Event, layout: TextLayout):
    """GB/T 9704-2012, 7.3.5.1: 成文日期右空四字."""
    languages = ("zh-Hans", "en") if layout is TextLayout.SIDE_BY_SIDE else ("zh-Hans",)
    paper = replace(harbin_2019.initiative(layout, languages), style="gbt9704")
    size = house_style("gbt9704").page(in_columns=len(languages) > 1).size_han
    ends = {
        round(run.x + run.clusters[-1].glyphs[0].dx + run.clusters[-1].advance, 1): run.text
        for frame in lay_out(instrument_document(paper, FONTS), FONTS)[0].frames
        for run in frame.items
        if isinstance(run, GlyphRun) and run.size == size and run.text[-1:].isalnum()
    }
    edge = max(ends)
    (date,) = (end for end, text in ends.items() if end == pytest.approx(edge - 4 * size, abs=0.2) and text[-1] == "日")
    assert date


def test_page_numbers_of_the_official_page_stand_outside(harbin_2019: Event):
    document = instrument_document(replace(harbin_2019.initiative(), style="gbt9704"), FONTS)
    assert document.mirrored
    assert document.footer[0].spans[0].text.strip("\u00a0") == "— {page} —"
    numbers = []
    for frame in lay_out(document, FONTS)[0].frames[:2]:
        runs = [item for item in frame.items if isinstance(item, GlyphRun) and item.y > frame.height - mm(35)]
        numbers.append(min(run.x for run in runs) > frame.width / 2)
    assert numbers == [True, False]


def test_numbers_of_first_level_clauses_are_set_in_sans(harbin_2019: Event):
    document = instrument_document(
        replace(harbin_2019.initiative(TextLayout.SEQUENTIAL, ("zh-Hans",)), style="gbt9704"), FONTS
    )
    labels = [
        block.spans[0]
        for block in document.blocks
        if hasattr(block, "spans") and block.spans[0].text in {"一、", "（一）"}
    ]
    assert [label.style.family if label.style else "" for label in labels] == ["sans", ""]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", TextLayout)
def test_every_style_sets_every_layout(harbin_2019: Event, name: str, layout: TextLayout):
    document = instrument_document(replace(harbin_2019.initiative(layout), style=name), FONTS)
    _layout, problems = lay_out(document, FONTS)
    assert not problems.overflows
    assert not problems.missing


def test_the_quiet_style_has_plain_titles():
    assert not setting(house_style("quiet").single, "en").title.text.bold
    assert house_style("quiet").number.align is Align.CENTER
    assert set(house_style("quiet").titles) == {"en", "zh-Hans"}


def test_an_unknown_style_names_the_known_ones():
    with pytest.raises(UserError) as refused:
        house_style("baroque")
    assert refused.value.remedy
    assert all(name in str(refused.value.remedy) for name in NAMES)
