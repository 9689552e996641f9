from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.typeset.content import (
    Align,
    Cell,
    Document,
    Drawing,
    Facing,
    Flag,
    Grid,
    Keep,
    PageBreak,
    Paragraph,
    Parallel,
    Picture,
    PlacedBox,
    QrCode,
    RectBox,
    Rule,
    Space,
    Span,
    Table,
    TableRow,
    TextBox,
    plain,
)
from summitdesk.typeset.flow import lay_out
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import FlagItem, GlyphRun, GroupItem, Layout, LineItem, QrItem
from support.paper import BODY, EN, LINES_PER_PAGE, PAGE, ZH, document, runs, words

HEADING = replace(BODY, space_before=12.0, space_after=3.0)


def laid_out(document_: Document) -> Layout:
    layout, problems = lay_out(document_, FontLibrary.bundled())
    assert not problems.overflows
    return layout


def lines(layout: Layout) -> list[list[str]]:
    """The lines of each page from top to bottom."""
    return [[text for _, _, text in runs(frame)] for frame in layout.frames]


def test_an_empty_document_is_one_empty_page():
    layout = laid_out(document())
    assert lines(layout) == [[]]


def test_a_page_is_filled_line_by_line():
    layout = laid_out(document(words(LINES_PER_PAGE)))
    (page,) = layout.frames
    baselines = [y for _, y, _ in runs(page)]
    assert baselines[0] == pytest.approx(PAGE.top + 15 / 2 + 10 * 0.38)
    assert baselines[-1] - baselines[0] == pytest.approx((LINES_PER_PAGE - 1) * 15)


def test_no_line_of_a_paragraph_stands_alone_on_a_page():
    pages = lines(laid_out(document(words(LINES_PER_PAGE + 1))))
    assert [len(page) for page in pages] == [LINES_PER_PAGE - 1, 2]


def test_space_vanishes_at_the_head_and_the_foot_of_a_page():
    style = {"space_before": 20.0, "space_after": 20.0}
    blocks = (Space(30), words(LINES_PER_PAGE, **style), Space(30), words(2, **style))
    first, second = laid_out(document(*blocks)).frames
    assert runs(first)[0][1] == runs(second)[0][1]
    assert len(runs(first)) == LINES_PER_PAGE


def test_a_heading_is_never_left_behind():
    heading = plain("Heading", "en", HEADING, role="H1")
    pages = lines(laid_out(document(words(LINES_PER_PAGE - 3), heading, words(6))))
    assert pages[1][:2] == ["Heading", "line 1"]


def test_kept_blocks_move_together():
    kept = Keep((words(4), Space(10), words(4)))
    pages = lines(laid_out(document(words(LINES_PER_PAGE - 6), kept)))
    assert [len(page) for page in pages] == [LINES_PER_PAGE - 6, 8]


def test_what_is_kept_together_but_taller_than_a_page_is_parted():
    pages = lines(laid_out(document(Keep((words(20), words(20))))))
    assert sum(map(len, pages)) == 40
    assert len(pages) == 2


def test_a_page_break_ends_the_page_and_says_nothing_at_its_edges():
    blocks = (PageBreak(), words(1), PageBreak(), Space(5), PageBreak(), words(1), PageBreak())
    assert lines(laid_out(document(*blocks))) == [["line 1"], ["line 1"]]


def test_footers_count_pages_and_are_no_part_of_the_text():
    footer = plain("— {page} / {pages} —", "en", BODY)
    layout = laid_out(document(words(1), PageBreak(), words(1), footer=(footer,)))
    assert [page[-1] for page in lines(layout)] == ["— 1 / 2 —", "— 2 / 2 —"]
    assert [element.role for element in layout.elements] == ["Document", "P", "P"]
    foot = [y for _, y, text in runs(layout.frames[0]) if "—" in text]
    assert PAGE.height - PAGE.footer - 15 < foot[0] < PAGE.height - PAGE.footer


def test_drafts_are_marked_on_every_page():
    layout = laid_out(document(words(1), PageBreak(), words(1), draft="DRAFT"))
    assert all("DRAFT" in page for page in lines(layout))
    assert not any("DRAFT" in page for page in lines(laid_out(document(words(1)))))


def test_page_numbers_keep_to_the_outer_edge_of_paper_printed_on_both_sides():
    footer = plain("{page}", "en", replace(BODY, align=Align.END))
    blocks = (words(1), PageBreak(), words(1))
    right, left = laid_out(document(*blocks, footer=(footer,), mirrored=True)).frames
    assert runs(right)[-1][0] > PAGE.width / 2
    assert runs(left)[-1][0] == PAGE.left


def test_items_of_a_list_have_labels_and_bodies():
    items = [
        replace(plain(text, "en", BODY, role="LBody"), label=Span(label, "en"), label_width=20.0)
        for label, text in (("(a)", "first"), ("(b)", "second"))
    ]
    layout = laid_out(document(words(1), *items, words(1)))
    roles = [(element.role, element.parent) for element in layout.elements]
    assert roles == [
        ("Document", -1),
        ("P", 0),
        ("L", 0),
        *[("LI", 2), ("Lbl", 3), ("LBody", 3)],
        *[("LI", 2), ("Lbl", 6), ("LBody", 6)],
        ("P", 0),
    ]
    said = {run.text.strip(): layout.elements[run.element].role for run in layout.frames[0].items}
    assert (said["(a)"], said["first"]) == ("Lbl", "LBody")


def parallel(zh: int, en: int, **options: object) -> Parallel:
    left = plain("\n".join(["开始", *["继续"] * (zh - 1)]), "zh-Hans", replace(BODY, leading=18.0))
    return Parallel(((left,), (words(en),)), (0.4, 0.6), **options)


def test_parallel_cells_share_their_first_baseline():
    (page,) = laid_out(document(words(3), parallel(3, 5))).frames
    first = {text: y for _, y, text in runs(page)[3:]}
    assert first["开始"] == first["line 1"]


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), min_size=1, max_size=8))
def test_both_languages_of_a_passage_start_on_one_page_and_baseline(sizes):
    layout = laid_out(document(*(parallel(zh, en) for zh, en in sizes)))
    starts = {"开始": [], "line 1": []}
    for number, frame in enumerate(layout.frames):
        for _, y, text in runs(frame):
            if text in starts:
                starts[text].append((number, round(y, 2)))
    assert starts["开始"] == starts["line 1"]
    assert len(starts["开始"]) == len(sizes)
    assert sum(len(page) for page in lines(layout)) == sum(zh + en for zh, en in sizes)


def test_a_numbered_pair_is_not_parted_where_a_page_holds_it():
    label = Span("一、", "zh-Hans")
    numbered = replace(plain("甲\n" * 11 + "甲", "zh-Hans", BODY), label=label)
    pair = Parallel(((numbered,), (words(12),)), (1, 1))
    first, second = lines(laid_out(document(words(20), pair)))
    assert len(first) == 20
    assert second.count("line 1") == 1


def table(rows: int, language: str = "en") -> Table:
    def cell(text: str, scope: str = "") -> Cell:
        return Cell((plain(text, language, BODY, role="TH" if scope else "TD"),), scope=scope)

    body = tuple(TableRow((cell(f"{at}"), cell(f"Name {at}")), rule_below=0.4) for at in range(1, rows + 1))
    return Table((1, 4), body, (TableRow((cell("No", "Column"), cell("Name", "Column"))),))


def test_tables_repeat_their_header_and_keep_their_rows_whole():
    pages = lines(laid_out(document(table(40))))
    assert len(pages) == 3
    assert all(page[:2] == ["No", "Name"] for page in pages)
    assert [text for page in pages for text in page[2:] if text.startswith("Name")] == [
        f"Name {at}" for at in range(1, 41)
    ]


def test_tables_say_which_cells_head_which():
    elements = laid_out(document(table(1))).elements
    assert [(element.role, element.parent, element.scope) for element in elements[1:]] == [
        ("Table", 0, ""),
        *[("TR", 1, ""), ("TH", 2, "Column"), ("P", 3, ""), ("TH", 2, "Column"), ("P", 5, "")],
        *[("TR", 1, ""), ("TD", 7, ""), ("P", 8, ""), ("TD", 7, ""), ("P", 10, "")],
    ]


def test_rules_of_a_row_span_the_table():
    (page,) = laid_out(document(table(2))).frames
    rules = [item for item in page.items if isinstance(item, LineItem)]
    assert {(rule.x1, rule.x2) for rule in rules} == {(PAGE.left, PAGE.width - PAGE.right)}


def test_tables_of_languages_written_leftwards_begin_on_the_right():
    (page,) = laid_out(document(table(1, "ar"), language="ar")).frames
    x = {text: x for x, _, text in runs(page)}
    assert x["No"] > x["Name"]


def test_a_table_may_begin_where_its_own_language_does():
    (page,) = laid_out(document(replace(table(1, "ar"), language="ar"), language="en")).frames
    x = {text: x for x, _, text in runs(page)}
    assert x["No"] > x["Name"]


def signatures(count: int, **options: object) -> Grid:
    cells = tuple((Rule(), plain(f"Mayor {at}", "en", BODY)) for at in range(count))
    return Grid(cells, 2, row_height=50, max_row_height=80, fill=True, **options)


def test_signatures_take_what_the_page_leaves():
    layout = laid_out(document(words(12), signatures(6)))
    (page,) = layout.frames
    foot = max(y for _, y, _ in runs(page))
    assert foot == pytest.approx(PAGE.height - PAGE.bottom - 15 / 2 + 3.8, abs=0.02)


def test_signatures_grow_no_higher_than_they_may():
    (page,) = laid_out(document(words(1), signatures(2))).frames
    assert max(y for _, y, _ in runs(page)) < PAGE.top + 15 + 80


def test_a_page_of_signatures_carries_text():
    text = words(20, keep_with_next=True)
    first, second = lines(laid_out(document(text, signatures(12))))
    assert len(first) == 18
    assert second[:3] == ["line 19", "line 20", "Mayor 0"]


def test_signatures_for_more_than_a_page_go_on_below_a_line_of_text():
    continued = plain("Signatures, continued", "en", BODY)
    pages = lines(laid_out(document(words(4), signatures(30, continued=continued))))
    assert len(pages) > 1
    assert all(page[0] == "Signatures, continued" for page in pages[1:])
    assert sum(text.startswith("Mayor") for page in pages for text in page) == 30


def test_signatures_may_run_down_the_columns():
    (page,) = laid_out(document(signatures(4, column_major=True))).frames
    x = {text: x for x, _, text in runs(page)}
    assert x["Mayor 0"] == x["Mayor 1"] < x["Mayor 2"] == x["Mayor 3"]


def test_a_language_without_text_leaves_its_column_empty():
    layout = laid_out(document(Parallel(((), (words(40),)), (1, 1)), Parallel(((), ()), (1, 1))))
    assert [len(page) for page in lines(layout)] == [26, 14]


def test_columns_may_have_widths_of_their_own():
    fixed = replace(table(1), widths=(40.0, 100.0), relative=False, gap=10.0)
    (page,) = laid_out(document(fixed)).frames
    assert {x for x, _, _ in runs(page)} == {PAGE.left, PAGE.left + 50}


def test_empty_tables_and_grids_leave_no_trace():
    layout = laid_out(document(Table((1,), ()), Grid((), 3), words(1)))
    assert [element.role for element in layout.elements] == ["Document", "P"]


def test_rules_begin_where_reading_does():
    for language, start in (("en", PAGE.left), ("ar", PAGE.width - PAGE.right - 60)):
        (page,) = laid_out(document(Rule(width=60), language=language)).frames
        (rule,) = page.items
        assert (rule.x1, rule.x2) == (start, start + 60)


def test_table_rows_that_no_page_holds_are_parted():
    tall = Table((1, 1), (TableRow((Cell((words(60),)), Cell((words(2),)))),))
    pages = lines(laid_out(document(tall)))
    assert sum(map(len, pages)) == 62
    assert len(pages) == 3


def test_flags_and_codes_have_their_place_and_their_alternative_text():
    layout = laid_out(document(Flag("FI", 12, "Finland"), QrCode("SD1", 60, "Code"), QrCode("SD2", 60)))
    flag, code, silent = layout.frames[0].items
    assert isinstance(flag, FlagItem)
    assert (flag.x, flag.y, flag.width, flag.height) == (50, 50, 16, 12)
    assert isinstance(code, QrItem)
    assert layout.elements[code.element].alt == "Code"
    assert silent.element == -1


def test_what_cannot_be_shown_is_reported():
    _, problems = lay_out(document(Flag("QQ", 10), Picture(b"no picture", 10, 10, "Portrait")), FontLibrary.bundled())
    assert [overflow.text for overflow in problems.overflows] == ["QQ", "Portrait"]


def test_characters_that_no_font_draws_are_reported_with_their_record():
    damaged = plain("議長\ue292", "zh-Hant", BODY, source="item/7")
    layout, problems = lay_out(document(damaged), FontLibrary.bundled())
    ((character, source),) = [(found.character, found.source) for found in problems.missing]
    assert (character, source) == ("\ue292", "item/7")
    assert "E292" in "".join(lines(layout)[0])


def test_languages_within_a_paragraph_are_told_apart():
    mixed = Paragraph((Span("The city of ", "en"), Span("哈尔滨", "zh-Hans"), Span(" and others", "en")), "en", BODY)
    elements = laid_out(document(mixed)).elements
    assert [(element.role, element.language) for element in elements[1:]] == [
        ("P", "en"),
        ("Span", "en"),
        ("Span", "zh-Hans"),
        ("Span", "en"),
    ]


def test_text_read_from_the_right_is_said_in_order():
    elements = laid_out(document(plain("رئيس البلدية", "ar", BODY), language="ar")).elements
    assert elements[1].spoken == "رئيس البلدية"


def test_headings_become_bookmarks_without_gaps_between_levels():
    def heading(text: str, role: str) -> Paragraph:
        return plain(text, "en", HEADING, role=role)

    layout = laid_out(document(heading("Title", "H1"), heading("Part", "H3"), PageBreak(), heading("Next", "H2")))
    assert [(entry.title, entry.level, entry.page) for entry in layout.outline] == [
        ("Title", 0, 0),
        ("Part", 1, 0),
        ("Next", 1, 1),
    ]
    assert [element.role for element in layout.elements[1:]] == ["H1", "H2", "H2"]


def test_a_heading_in_two_languages_is_one_bookmark():
    row = Parallel(
        ((plain("宗旨", "zh-Hans", HEADING, role="H1"),), (plain("Purpose", "en", HEADING, role="H1"),)), (1, 1)
    )
    (entry,) = laid_out(document(row)).outline
    assert entry.title == "宗旨 · Purpose"


LEAF = st.one_of(
    st.builds(words, st.integers(1, 40), space_before=st.floats(0, 30), keep_with_next=st.booleans()),
    st.builds(Space, st.floats(0, 80)),
    st.builds(PageBreak),
    st.builds(Rule),
    st.builds(Flag, st.just("FI"), st.floats(5, 60), st.just("Finland")),
)
TEXT = st.builds(words, st.integers(1, 12), keep_together=st.booleans())
BLOCK = st.one_of(
    LEAF,
    st.builds(lambda blocks: Keep(tuple(blocks)), st.lists(LEAF, max_size=3)),
    st.builds(
        lambda a, b: Parallel((tuple(a), tuple(b)), (2, 3)), st.lists(TEXT, max_size=3), st.lists(TEXT, max_size=3)
    ),
    st.builds(
        lambda rows: Table(
            (1, 2), tuple(TableRow((Cell((a,)), Cell((b,)))) for a, b in rows), (TableRow((Cell(()),)),)
        ),
        st.lists(st.tuples(TEXT, TEXT), max_size=8),
    ),
    st.builds(lambda cells: Grid(tuple((c,) for c in cells), 3, row_height=40, fill=True), st.lists(TEXT, max_size=7)),
)


@given(st.lists(BLOCK, max_size=8))
def test_whatever_is_set_stays_on_its_page_and_is_set_once(blocks):
    layout = laid_out(document(*blocks))
    for frame in layout.frames:
        for x, y, _ in runs(frame):
            assert PAGE.left - 0.01 <= x <= PAGE.width - PAGE.right
            assert PAGE.top < y < PAGE.height - PAGE.bottom
    asked = str(blocks).count("line ")
    assert sum(text.startswith("line ") for page in lines(layout) for text in page) == asked


def test_equal_content_gives_equal_layout():
    text = document(plain(ZH * 20, "zh-Hans", BODY), plain(EN * 20, "en", BODY))
    assert laid_out(text) == laid_out(text)


def test_a_text_wider_than_its_measure_is_reported():
    narrow = replace(PAGE, left=190, right=190)
    name = Paragraph((Span("Vainio-Korhonen-Lindström" * 2, "fi", unbroken=True),), "fi", BODY, source="delegate/1")
    layout, problems = lay_out(document(name, page=narrow), FontLibrary.bundled())
    widest = max(run.x + run.width for run in layout.frames[0].items)
    assert widest <= narrow.width - narrow.right + 0.1 or problems.overflows[0].source == "delegate/1"


@pytest.mark.parametrize("around", [(), (words(1),)])
def test_what_no_page_holds_ends_nevertheless_and_is_reported(around):
    layout, problems = lay_out(document(*around, QrCode("SD1", 900, "Code"), *around), FontLibrary.bundled())
    assert 1 <= len(layout.frames) <= 3
    assert [overflow.text for overflow in problems.overflows] == ["Code"]


def facing(count: int) -> Facing:
    return Facing(tuple(Parallel(((words(2),), (words(3),)), (1.0, 2.0)) for _row in range(count)))


def test_facing_pages_begin_on_an_even_page_and_have_one_measure():
    layout = laid_out(document(facing(1)))
    assert [bool(page) for page in lines(layout)] == [False, True, True]
    widest = [max(run.x + run.width for run in page.items if isinstance(run, GlyphRun)) for page in layout.frames[1:]]
    assert all(width <= PAGE.width - PAGE.right + 1 for width in widest)
    assert min(x for frame in layout.frames[1:] for x, _, _ in runs(frame)) >= PAGE.left - 0.01


def test_what_stands_before_and_behind_facing_pages_has_pages_of_its_own():
    layout = laid_out(document(words(5), facing(12), words(5)))
    pages = lines(layout)
    assert len(pages) > 4
    assert len(pages[0]) == len(pages[-1]) == 5
    assert len(pages) % 2 == 0
    between = layout.frames[1:-1]
    for left, right in zip(between[::2], between[1::2], strict=True):
        # Each row begins on one level on both sides.
        assert min(y for _, y, _ in runs(left)) == pytest.approx(min(y for _, y, _ in runs(right)))


def test_a_plan_stands_in_the_middle_and_is_one_figure():
    box = TextBox(10, 10, 80, 20, plain("Host", "en", BODY), 6)
    plan = Drawing(100, 60, (RectBox(0, 0, 100, 60, fill="#EEEEEE"), box, PlacedBox(40, 35, Flag("CN", 12))), "A plan")
    layout = laid_out(document(plan))
    (group,) = [item for item in layout.frames[0].items if isinstance(item, GroupItem)]
    assert group.x == pytest.approx(PAGE.left + (PAGE.measure - 100) / 2)
    figure = next(at for at, element in enumerate(layout.elements) if element.role == "Figure")
    assert layout.elements[figure].alt == "A plan"
    assert {item.element for item in group.items if isinstance(item, GlyphRun | FlagItem)} == {figure}
