"""Signature pages: S0's order and lines, room to sign, and never a page of blank lines alone."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from documents.outline import paragraphs, text
from documents.papers import Event
from summitdesk.documents.instrument import instrument_document, signature_page_document
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


def free_to_sign(frame: Frame) -> list[float]:
    """The blank above each rule but those of the first row, down from the foot of the lines of the block above."""
    columns: dict[int, list[float]] = {}
    for rule in rules(frame):
        columns.setdefault(round(rule.x1), []).append(rule.y1)
    found = []
    for left, heights in columns.items():
        for above, below in pairwise(sorted(heights)):
            under = [run for run in runs(frame) if abs(run.x - left) < 1 and above < run.y < below - mm(18)]
            found.append(below - max(run.y + 0.25 * run.size for run in under))
    return found


@pytest.mark.parametrize("languages", [("en",), ("zh-Hans", "en"), ("zh-Hans", "en", "ru")])
def test_rules_of_a_row_are_level_and_leave_room_whatever_stands_under_them(
    harbin_2019: Event, languages: tuple[str, ...]
):
    paper = harbin_2019.initiative(languages=languages)
    long = replace(
        paper.signatories[3].signer,
        offices={
            "en": "First Deputy Chairman of the Standing Committee for External Relations",
            "zh-Hans": "副市长" * 9,
        },
    )
    parties = [replace(one, signer=long) if number == 3 else one for number, one in enumerate(paper.signatories)]
    pages, problems = lay_out(instrument_document(replace(paper, signatories=tuple(parties)), FONTS), FONTS)
    assert not problems.overflows
    signing = [frame for frame in pages.frames if rules(frame)]
    assert sum(len(rules(frame)) for frame in signing) == 23
    for frame in signing:
        levels = {round(rule.y1, 1) for rule in rules(frame)}
        assert len(levels) == -(-len(rules(frame)) // 3)
        assert min(free_to_sign(frame)) >= mm(18) - 1


def test_parties_share_the_pages_evenly_and_have_type_of_one_size(harbin_2019: Event):
    paper = harbin_2019.initiative()
    document = signature_page_document(
        replace(paper, signatories=(*paper.signatories * 2, *paper.signatories[:14])), FONTS
    )
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [len(grid.cells) for grid in grids] == [21, 21, 18]
    lines = [one for grid in grids for cell in grid.cells for one in list(paragraphs(cell))[-2:]]
    sizes = {one.style.text.size for one in lines}
    assert len({one.style.leading for one in lines}) == 1
    assert 7 <= max(sizes) * 0.85 <= min(sizes)


def test_a_long_title_leaves_the_signatures_on_its_page(harbin_2019: Event):
    paper = harbin_2019.initiative()
    titles = {
        "en": "Declaration on the Comprehensive Development of Cooperation among Cities " * 3,
        "zh-Hans": "联合宣言" * 20,
    }
    document = signature_page_document(replace(paper, instrument=replace(paper.instrument, titles=titles)), FONTS)
    pages, problems = lay_out(document, FONTS)
    assert not problems.overflows
    assert all(rules(frame) for frame in pages.frames)


@pytest.mark.parametrize(
    ("language", "title", "done"),
    [
        ("ru", "Подписи под документом «Харбинская инициатива»", "Совершено: Харбин, 6 января 2019 г."),
        ("ar", "التوقيعات على مبادرة هاربين", "حُرّر في هاربين بتاريخ 6 يناير 2019"),
        ("pt", "Iniciativa de Harbin", None),
    ],
)
def test_a_page_says_what_it_is_in_its_language_and_never_half_in_english(
    harbin_2019: Event, language: str, title: str, done: str | None
):
    titles = {"ru": "Харбинская инициатива", "ar": "مبادرة هاربين", "pt": "Iniciativa de Harbin"}
    places = {"ru": "Харбин", "ar": "هاربين", "pt": "Harbin"}
    paper = harbin_2019.initiative(languages=(language,))
    document = signature_page_document(
        replace(paper, instrument=replace(paper.instrument, titles=titles, places=places)), FONTS
    )
    head = [text(one).replace("\u00a0", " ").replace("\u202f", " ") for one in paragraphs(document.blocks)][:2]
    assert head[0] == title
    if done:
        assert head[1] == done
