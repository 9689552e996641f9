"""The text of an instrument: languages aligned row by row, numbers and counts generated, drafts marked."""

from dataclasses import replace

import pytest

from documents.outline import paragraphs, text
from documents.papers import BOTH, Event
from summitdesk.documents.instrument import InstrumentPaper, instrument_document
from summitdesk.documents.layouts import TextLayout
from summitdesk.domain.agreements import filled_titles
from summitdesk.domain.rows import ParagraphRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.typeset.content import Align, Document, Facing, Keep, PageBreak, Parallel
from summitdesk.typeset.flow import lay_out
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import Frame, GlyphRun

FONTS = FontLibrary.bundled()


def clauses(document: Document, language: str) -> list[str]:
    """The heads of all clauses: the number that hangs before the text, or the span that begins it."""
    return [
        paragraph.label.text if paragraph.label else paragraph.spans[0].text
        for paragraph in paragraphs(document.blocks)
        if paragraph.role == "P" and paragraph.language == language and (paragraph.label or len(paragraph.spans) > 1)
    ]


def test_both_languages_number_their_clauses_from_one_outline(harbin_2019: Event):
    document = instrument_document(harbin_2019.initiative(), FONTS)
    assert clauses(document, "zh-Hans") == [
        *("一、", "二、", "三、"),
        *("（一）", "（二）", "（三）", "（四）", "（五）", "（六）"),
    ]
    assert clauses(document, "en") == ["I.", "II.", "III.", "(I)", "(II)", "(III)", "(IV)", "(V)", "(VI)"]


def test_counts_are_those_of_the_list(harbin_2019: Event):
    document = instrument_document(harbin_2019.initiative(), FONTS)
    english = next(text(one) for one in paragraphs(document.blocks) if "brings together" in text(one))
    assert english.endswith("brings together 23 cities representatives from 15 countries.")


def test_every_row_pairs_the_languages(harbin_2019: Event):
    paper = harbin_2019.initiative()
    document = instrument_document(paper, FONTS)
    rows = [block for block in document.blocks if isinstance(block, Parallel)]
    # Title, every paragraph, and the place with the date.
    assert len(rows) == len(paper.instrument.paragraphs) + 2
    assert all(len(row.cells) == 2 for row in rows)
    assert {one.language for row in rows for one in paragraphs(row.cells[0])} == {"zh-Hans"}
    assert {one.language for row in rows for one in paragraphs(row.cells[1])} == {"en"}


def test_a_paragraph_without_one_language_leaves_its_side_empty(harbin_2019: Event):
    paper = harbin_2019.initiative()
    extra = ParagraphRow(paper.event.id, 99, ParagraphKind.TEXT, 0, {"en": "Only in English."})
    instrument = replace(paper.instrument, paragraphs=(*paper.instrument.paragraphs, extra))
    document = instrument_document(replace(paper, instrument=instrument), FONTS)
    row = next(
        block
        for block in document.blocks
        if isinstance(block, Parallel) and "Only in English." in [text(one) for one in paragraphs(block.cells[1])]
    )
    assert row.cells[0] == ()


@pytest.mark.parametrize("layout", TextLayout)
def test_an_instrument_without_text_still_has_its_title_place_and_date(harbin_2019: Event, layout: TextLayout):
    paper = harbin_2019.initiative(layout)
    document = instrument_document(replace(paper, instrument=replace(paper.instrument, paragraphs=())), FONTS)
    said = [text(one) for one in paragraphs(document.blocks)]
    assert {"哈尔滨倡议", "Harbin Initiative", "2019年1月6日", "January 6, 2019"} <= set(said)


def test_languages_follow_each_other_on_pages_of_their_own(harbin_2019: Event):
    document = instrument_document(harbin_2019.initiative(TextLayout.SEQUENTIAL), FONTS)
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == 2
    said = [one.language for one in paragraphs(document.blocks)]
    assert said.index("en") > max(at for at, tag in enumerate(said[: said.index("en")]) if tag == "zh-Hans")


def test_a_working_translation_says_so_and_an_authentic_text_does_not(harbin_2019: Event):
    document = instrument_document(harbin_2019.initiative(), FONTS)
    said = [text(one) for one in paragraphs(document.blocks)]
    assert "（工作译文）" in said
    assert "(Working translation)" not in said


@pytest.mark.parametrize(("languages", "mark"), [(BOTH, "草案 · DRAFT"), (("en",), "DRAFT")])
def test_a_draft_is_marked_in_its_languages(harbin_2019: Event, languages: tuple[str, ...], mark: str):
    draft = harbin_2019.initiative(languages=languages, draft=True)
    assert instrument_document(draft, FONTS).draft == mark
    assert instrument_document(replace(draft, draft=False), FONTS).draft == ""


def first_lines(frame: Frame, starts: str) -> list[float]:
    return [
        item.y
        for item in frame.items
        if isinstance(item, GlyphRun) and "".join(cluster.text for cluster in item.clusters).startswith(starts)
    ]


def test_clauses_of_both_columns_start_on_one_baseline(harbin_2019: Event):
    layout, problems = lay_out(instrument_document(harbin_2019.initiative(), FONTS), FONTS)
    assert not problems.missing
    assert not problems.overflows
    for chinese, english in (("一、", "I."), ("二、", "II."), ("（二）", "(II)"), ("（六）", "(VI)")):
        pairs = [(first_lines(frame, chinese), first_lines(frame, english)) for frame in layout.frames]
        ((here,), (there,)) = next(pair for pair in pairs if pair[0])
        assert here == pytest.approx(there, abs=0.1)


def test_no_line_of_a_title_ends_inside_the_name_of_a_party(bundled: dict[str, Event]):
    rows = bundled["wuhan-2021"].rows
    instrument = next(row for row in rows.instruments if row.slug == "suifenhe-pogranichny")
    paper = InstrumentPaper(instrument, rows.event, instrument.signatories, BOTH)
    title = next(one for one in paragraphs(instrument_document(paper, FONTS).blocks) if one.role == "H1")
    whole = [span.text for span in title.spans if span.unbroken]
    assert "俄罗斯联邦" in whole
    assert "波格拉尼奇内区" in whole
    assert text(title) == filled_titles(instrument)["zh-Hans"]


def test_facing_pages_have_one_language_each_and_clauses_on_one_level(harbin_2019: Event):
    document = instrument_document(harbin_2019.initiative(TextLayout.FACING), FONTS)
    layout, problems = lay_out(document, FONTS)
    assert not problems.overflows
    left, right = layout.frames[1], layout.frames[2]
    for chinese, english in (("一、", "I."), ("二、", "II.")):
        assert first_lines(left, chinese)[0] == pytest.approx(first_lines(right, english)[0], abs=0.1)
    assert len(layout.frames) == 6


@pytest.mark.parametrize("style", ["house", "gbt9704"])
@pytest.mark.parametrize("layout", TextLayout)
def test_place_and_date_never_stand_alone_on_a_page(harbin_2019: Event, layout: TextLayout, style: str):
    """The text is made longer line by line, so that every line comes to end a page once."""
    paper = replace(in_arabic(harbin_2019.initiative(layout), "ru", "zh-Hans"), style=style)
    for lines in range(30):
        more = {"zh-Hans": "\n".join("一" * (lines + 1)), "ru": "\n".join("x" * (lines + 1))}
        added = replace(paper.instrument.paragraphs[0], texts=more)
        longer = replace(paper.instrument, paragraphs=(added, *paper.instrument.paragraphs))
        document = instrument_document(replace(paper, instrument=longer, signatories=(), draft=False), FONTS)
        frames = lay_out(replace(document, footer=()), FONTS)[0].frames
        # Of two facing pages the one with the shorter language may have nothing but its date left to say.
        dates = ["中国哈尔滨"] if layout is TextLayout.FACING else ["中国哈尔滨", "6 января"]
        dated = [frame for frame in frames if any(first_lines(frame, date) for date in dates)]
        assert dated
        for frame in dated:
            said = "".join(
                cluster.text for item in frame.items if isinstance(item, GlyphRun) for cluster in item.clusters
            )
            assert "Мы укрепляем" in said or "我们" in said, (lines, said)


def in_arabic(paper: InstrumentPaper, *languages: str) -> InstrumentPaper:
    """The paper with a text in Arabic, Russian and Korean, a short one in each paragraph."""
    said = {"ar": "نعزز التبادل والتعاون.", "ru": "Мы укрепляем сотрудничество городов.", "ko": "협력을 강화한다."}
    rows = tuple(replace(row, texts={**row.texts, **said}) for row in paper.instrument.paragraphs)
    titles = {
        **paper.instrument.titles,
        "ar": "مبادرة هاربين",
        "ru": "Харбинская инициатива",
        "ko": "하얼빈 이니셔티브",
    }
    return replace(paper, instrument=replace(paper.instrument, paragraphs=rows, titles=titles), languages=languages)


@pytest.mark.parametrize("layout", [TextLayout.SIDE_BY_SIDE, TextLayout.FACING])
def test_a_first_language_that_is_read_leftwards_stands_on_the_right(harbin_2019: Event, layout: TextLayout):
    document = instrument_document(in_arabic(harbin_2019.initiative(layout), "ar", "en"), FONTS)
    (rows,) = [block.rows for block in document.blocks if isinstance(block, Facing)] or [
        [block for block in document.blocks if isinstance(block, Parallel)]
    ]
    assert {one.language for row in rows for one in paragraphs(row.cells[1])} == {"ar"}
    assert {one.language for row in rows for one in paragraphs(row.cells[0])} == {"en"}


def test_the_shares_of_columns_follow_the_length_of_the_texts(harbin_2019: Event):
    def shares(paper: InstrumentPaper) -> tuple[float, ...]:
        (found,) = {block.shares for block in instrument_document(paper, FONTS).blocks if isinstance(block, Parallel)}
        return found

    chinese, english = shares(harbin_2019.initiative())
    assert 0.34 <= chinese <= 0.44
    assert chinese + english == pytest.approx(1)
    arabic = shares(in_arabic(harbin_2019.initiative(), "en", "ar"))
    assert arabic[1] < 0.4


def test_interleaved_languages_of_a_passage_stand_nearer_than_passages(harbin_2019: Event):
    document = instrument_document(
        in_arabic(harbin_2019.initiative(TextLayout.INTERLEAVED), "zh-Hans", "en", "ru"), FONTS
    )
    passages = [list(paragraphs(block.blocks)) for block in document.blocks if isinstance(block, Keep)]
    clauses = [passage[:3] for passage in passages if passage[0].source.startswith("paragraph")]
    assert len(clauses) == 13
    for chinese, english, russian in clauses:
        assert chinese.style.space_after == english.style.space_after < russian.style.space_after


def test_narrow_columns_are_ragged_and_hyphenated(harbin_2019: Event):
    document = instrument_document(in_arabic(harbin_2019.initiative(), "zh-Hans", "en", "ru"), FONTS)
    clauses = [one for one in paragraphs(document.blocks) if one.label]
    assert {one.style.align for one in clauses} == {Align.START}
    assert all(one.style.hyphenate for one in clauses)


def test_a_korean_number_is_set_off_by_a_space(harbin_2019: Event):
    document = instrument_document(in_arabic(harbin_2019.initiative(), "ko", "en"), FONTS)
    assert clauses(document, "ko")[:4] == ["1. ", "2. ", "3. ", "가. "]


def test_three_languages_do_not_face_each_other_and_follow_in_turn(harbin_2019: Event):
    three = harbin_2019.initiative(TextLayout.FACING, ("zh-Hans", "en", "zh-Hant"))
    sequential = harbin_2019.initiative(TextLayout.SEQUENTIAL, ("zh-Hans", "en", "zh-Hant"))
    assert instrument_document(three, FONTS).blocks == instrument_document(sequential, FONTS).blocks
