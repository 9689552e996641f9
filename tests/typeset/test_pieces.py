from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.typeset.frame import GlyphRun
from summitdesk.typeset.pieces import Cells, Column, Gap, Lines, Page, Row, Rows, Stack, split_stack, stack_height

DEPTH = 300.0


def text(name: str, count: int, leading: float = 10.0, **options: object) -> Lines:
    """Lines whose runs are named by paragraph and number."""
    made = tuple((GlyphRun(f"{name}{at}", 10, 0, 0, (), "en", element=7),) for at in range(1, count + 1))
    return Lines(made, leading, lead=leading * 0.8, **options)  # type: ignore[arg-type]


def names(*pieces: object) -> list[str]:
    page = Page(0)
    y = 0.0
    for piece in pieces:
        piece.place(page, 0, y)  # type: ignore[attr-defined]
        y += piece.height  # type: ignore[attr-defined]
    return [item.face for item in page.items if isinstance(item, GlyphRun)]


def baselines(piece: object) -> dict[str, float]:
    page = Page(0)
    piece.place(page, 0, 0)  # type: ignore[attr-defined]
    return {item.face: round(item.y, 3) for item in page.items if isinstance(item, GlyphRun)}


def elements(piece: object) -> list[int]:
    page = Page(0)
    piece.place(page, 0, 0)  # type: ignore[attr-defined]
    return [item.element for item in page.items if isinstance(item, GlyphRun)]


@given(st.integers(1, 40), st.floats(0, 450), st.integers(1, 4), st.integers(1, 4))
def test_a_paragraph_is_parted_with_enough_lines_on_both_sides(count, room, orphans, widows):
    whole = text("a", count, orphans=orphans, widows=widows)
    parted = whole.split(room, DEPTH)
    if parted:
        head, tail = parted
        assert len(head.lines) >= orphans
        assert len(tail.lines) >= widows
        assert head.height <= room + 0.01
        assert head.lines + tail.lines == whole.lines
    else:
        assert count < orphans + widows or room < orphans * 10


def test_parts_forget_the_space_at_the_break():
    head, tail = text("a", 10, before=7.0, after=9.0, keep_with_next=True).split(50, DEPTH)
    assert (head.before, head.after, head.keep_with_next) == (7, 0, False)
    assert (tail.before, tail.after, tail.keep_with_next) == (0, 9, True)


def test_a_kept_paragraph_is_parted_only_where_no_page_holds_it():
    assert text("a", 20, keep_together=True).split(100, DEPTH) is None
    assert text("a", 40, keep_together=True).split(100, DEPTH) is not None


def test_spaces_add_up_between_neighbours_and_vanish_at_the_edges():
    stack = [text("a", 1, before=5, after=3), text("b", 1, before=4, after=6)]
    assert stack_height(stack) == pytest.approx(10 + 3 + 4 + 10)


def test_a_heading_goes_along_with_what_follows():
    stack = [text("a", 5), text("h", 1, keep_with_next=True), text("b", 8)]
    head, tail = split_stack(stack, 70, DEPTH)
    assert names(*head) == ["a1", "a2", "a3", "a4", "a5"]
    assert names(*tail)[0] == "h1"
    head, _ = split_stack(stack, 80, DEPTH)
    assert names(*head)[-3:] == ["h1", "b1", "b2"]


def test_text_kept_with_what_follows_lends_it_its_last_lines():
    stack = [text("a", 10, keep_with_next=True), Stack((text("b", 8),))]
    head, tail = split_stack(stack, 150, DEPTH)
    assert names(*head) == [f"a{at}" for at in range(1, 9)]
    assert names(*tail)[:3] == ["a9", "a10", "b1"]


def test_what_nothing_may_part_stays_whole_unless_forced():
    stack = [text("h", 3, keep_with_next=True, keep_together=True), text("b", 2)]
    assert split_stack(stack, 40, DEPTH) is None
    head, tail = split_stack(stack, 40, DEPTH, force=True)
    assert (names(*head), names(*tail)) == (["h1", "h2", "h3"], ["b1", "b2"])


def test_a_line_too_deep_for_its_page_cannot_be_parted():
    assert split_stack([text("a", 1, leading=500)], DEPTH, DEPTH, force=True) is None


def row(zh: int, en: int, **options: object) -> Row:
    columns = (Column(0, (text("zh", zh, leading=18),)), Column(150, (text("en", en, leading=12),)))
    return Row(columns, **options)  # type: ignore[arg-type]


def test_columns_start_on_one_baseline():
    placed = baselines(row(3, 5))
    assert placed["zh1"] == placed["en1"] == pytest.approx(14.4)


def test_a_space_above_one_column_moves_them_all():
    columns = (Column(0, (Gap(6), text("a", 1))), Column(100, (text("b", 1),)))
    placed = baselines(Row(columns))
    assert placed["a1"] == placed["b1"] == 14


@given(st.integers(4, 30), st.integers(4, 30), st.floats(30, 290))
def test_rows_break_together_with_two_lines_on_every_side(zh, en, room):
    whole = row(zh, en)
    parted = whole.split(room, DEPTH)
    if parted is None or whole.height > DEPTH:
        return
    for part in parted:
        said = names(part)
        assert sum(name.startswith("zh") for name in said) >= 2
        assert sum(name.startswith("en") for name in said) >= 2
    assert parted[0].height <= room + 0.01
    assert sorted(names(*parted)) == sorted(names(whole))


def test_columns_are_parted_at_the_same_share_of_their_text():
    head, _ = row(10, 20).split(130, DEPTH)
    said = names(head)
    assert (sum(name.startswith("zh") for name in said), sum(name.startswith("en") for name in said)) == (5, 10)


def test_a_numbered_row_is_parted_only_where_no_page_holds_it():
    assert row(10, 10, whole=True).split(100, DEPTH) is None
    assert row(40, 40, whole=True).split(100, DEPTH) is not None


def test_a_short_column_stays_whole_beside_one_that_no_page_holds():
    head, tail = row(3, 60).split(200, DEPTH)
    assert [name for name in names(head) if name.startswith("zh")] == ["zh1", "zh2", "zh3"]
    assert not any(name.startswith("zh") for name in names(tail))


def table(count: int, **options: object) -> Rows:
    def line(name: str) -> Row:
        return Row((Column(0, (text(name, 1),)),), whole=True, padding=2, width=100)

    return Rows((line("head"),), tuple(line(f"r{at}-") for at in range(1, count + 1)), **options)  # type: ignore[arg-type]


def test_a_table_repeats_its_header_on_every_page():
    head, tail = table(10).split(70, DEPTH)
    assert names(head) == ["head1", "r1-1", "r2-1", "r3-1", "r4-1"]
    assert names(tail)[:2] == ["head1", "r5-1"]


def test_the_repeated_header_is_read_out_once():
    head, tail = table(10).split(70, DEPTH)
    assert elements(head)[:2] == [7, 7]
    assert elements(tail)[:2] == [-1, 7]


def test_a_header_never_stands_alone():
    assert table(10).split(20, DEPTH) is None


def test_kept_rows_stay_together():
    rows = table(4)
    kept = replace(rows, rows=(rows.rows[0], replace(rows.rows[1], keep_with_next=True), *rows.rows[2:]))
    head, _ = kept.split(14 * 3 + 1, DEPTH)
    assert names(head) == ["head1", "r1-1"]


def cells(count: int, **options: object) -> Cells:
    made = tuple((Column(0, (text(f"s{at}-", 2),)),) for at in range(1, count + 1))
    return Cells(made, row_height=60, highest=90, **options)  # type: ignore[arg-type]


def test_signatures_are_not_parted_where_a_page_holds_them():
    assert cells(5).split(200, DEPTH) is None


def test_signatures_that_no_page_holds_are_parted_between_rows_below_a_line_of_text():
    whole = cells(8, continued=(text("c", 1, after=5),))
    head, tail = whole.split(200, DEPTH)
    assert len(head.rows) == 3
    assert names(tail)[0] == "c1"
    assert tail.height == pytest.approx(10 + 5 + 5 * 60)


@given(st.integers(1, 8), st.floats(0, 400))
def test_rows_take_what_the_page_leaves_up_to_their_greatest_height(count, room):
    stretched = cells(count).stretched(room)
    assert 60 <= stretched.row_height <= 90
    assert stretched.height <= cells(count).height + room + 0.01


def test_sunken_cells_stand_on_the_foot_of_their_row():
    placed = baselines(cells(2))
    assert placed["s1-2"] == 60 - 2
    assert baselines(cells(1, sink=False))["s1-1"] == 8


@given(st.lists(st.integers(1, 12), min_size=1, max_size=15), st.floats(60, 200), st.data())
def test_no_line_is_lost_or_turned_around_by_breaking(counts, depth, data):
    pieces = [text(f"p{at}-", count, keep_with_next=data.draw(st.booleans())) for at, count in enumerate(counts)]
    said, rest, pages = names(*pieces), list(pieces), []
    while rest and stack_height(rest) > depth:
        page, rest = split_stack(rest, depth, depth, force=True)
        assert stack_height(page) <= depth + 0.01
        pages.append(page)
    pages.append(rest)
    assert [name for page in pages for name in names(*page)] == said
    assert all(page for page, _ in pairwise(pages))
