"""Signature pages: S0's order and lines, room to sign, and never a page of blank lines alone."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from documents.outline import paragraphs, text
from documents.papers import Event
from summitdesk.documents.instrument import instrument_document
from summitdesk.documents.layouts import TextLayout
from summitdesk.domain.vocabulary import SignatureForm
from summitdesk.typeset.content import Document, Grid
from summitdesk.typeset.flow import lay_out
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import Frame, GlyphRun, LineItem
from summitdesk.typeset.units import mm

FONTS = FontLibrary.bundled()


def blocks(document: Document) -> list[list[str]]:
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return [[text(one) for one in paragraphs(cell)] for grid in grids for cell in grid.cells]


def test_the_page_of_2019_comes_out_as_it_was_published(harbin_2019: Event):
    signed = blocks(instrument_document(harbin_2019.initiative(), FONTS))
    assert len(signed) == 23
    assert signed[0] == ["哈尔滨市市长", "China Harbin"]
    assert signed[1] == ["木村勇一", "日本新潟市副市长", "Japan Niigata"]
    assert signed[9] == ["俄罗斯雅库茨克市杜马第一副主席", "Russia Yakutsk"]
    assert signed[10] == ["菲律宾卡加延市市长", "Philippines Cagayan de Oro"]
    assert signed[18] == ["Michael A. Chacitti", "美国南帕萨德纳市副市长", "USA South Pasadena"]
    assert signed[22] == ["美国西科维纳市市长", "USA West Covina"]


def test_a_paper_in_english_alone_names_the_office(harbin_2019: Event):
    signed = blocks(instrument_document(harbin_2019.initiative(languages=("en",)), FONTS))
    assert signed[1] == ["木村勇一", "Deputy Mayor", "Niigata, Japan"]


def test_how_a_signature_was_given_is_said(harbin_2019: Event):
    paper = harbin_2019.initiative()
    online = replace(paper.signatories[0], form=SignatureForm.ENDORSED_ONLINE)
    signed = blocks(instrument_document(replace(paper, signatories=(online, *paper.signatories[1:])), FONTS))
    assert signed[0][0] == "（线上附署） (endorsed online)"


def rules(frame: Frame) -> list[LineItem]:
    return [item for item in frame.items if isinstance(item, LineItem) and item.x2 - item.x1 > mm(30)]


def runs(frame: Frame) -> list[GlyphRun]:
    return [item for item in frame.items if isinstance(item, GlyphRun) and item.element >= 0]


@pytest.mark.parametrize("layout", [TextLayout.SIDE_BY_SIDE, TextLayout.SEQUENTIAL])
def test_23_parties_have_18_millimetres_each_to_sign_on_one_page(harbin_2019: Event, layout: TextLayout):
    set_pages, _problems = lay_out(instrument_document(harbin_2019.initiative(layout), FONTS), FONTS)
    last = set_pages.frames[-1]
    assert len(rules(last)) == 23
    assert min(run.size for run in runs(last)) >= 7
    # Eight rows, level across the three columns.
    assert len({round(rule.y1, 1) for rule in rules(last)}) == 8
    columns: dict[int, list[float]] = {}
    for rule in rules(last):
        columns.setdefault(round(rule.x1), []).append(rule.y1)
    for left, heights in columns.items():
        for above, below in pairwise(sorted(heights)):
            # The printed name stands in the space to sign; only the lines under the rule above take from it.
            under = [run for run in runs(last) if abs(run.x - left) < 1 and above < run.y < above + mm(12)]
            foot = max(run.y + 0.25 * run.size for run in under)
            assert below - foot >= mm(18) - 0.5


def test_a_page_of_signatures_carries_text_too(harbin_2019: Event):
    paper = harbin_2019.initiative()
    many = tuple(paper.signatories) * 3
    pages, problems = lay_out(instrument_document(replace(paper, signatories=many), FONTS), FONTS)
    assert not problems.overflows
    signing = [frame for frame in pages.frames if rules(frame)]
    assert sum(len(rules(frame)) for frame in signing) == 69
    assert len(signing) == 3
    for frame in signing:
        said = "".join(cluster.text for run in runs(frame) for cluster in run.clusters)
        assert "签署页" in said
        assert "Done at Harbin, China" in said.replace("\u00a0", " ")


def test_who_signed_after_the_day_stands_in_an_annex_with_the_date(harbin_2019: Event):
    paper = harbin_2019.initiative()
    late = replace(paper.signatories[3], signed_on=date(2019, 2, 1), form=SignatureForm.ENDORSED_ONLINE)
    rest = tuple(one for one in paper.signatories if one.id != late.id)
    document = instrument_document(replace(paper, signatories=(late, *rest)), FONTS)
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [len(grid.cells) for grid in grids] == [22, 1]
    said = [text(one) for one in paragraphs(document.blocks)]
    assert "《哈尔滨倡议》补充签署页" in said
    assert "The following signed or endorsed it after January 6, 2019" in said
    (added,) = grids[1].cells
    assert text(next(iter(paragraphs(added)))) == "2019年2月1日 February 1, 2019 （线上附署） (endorsed online)"


def test_a_certified_copy_says_who_signed_and_that_it_agrees_with_the_original(harbin_2019: Event):
    document = instrument_document(replace(harbin_2019.initiative(), certified=True), FONTS)
    said = [text(one) for one in paragraphs(document.blocks)]
    assert said.count("（已签字） (signed)") == 23
    assert "I hereby certify that the foregoing text is a true copy of the original." in said
    pages, problems = lay_out(document, FONTS)
    assert not problems.overflows
    assert len(rules(pages.frames[-1])) >= 2
