from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summitdesk.errors import UserError
from summitdesk.settings import Alignment
from summitdesk.typeset.content import Stock
from summitdesk.typeset.frame import Frame, GroupItem, LineItem, RectItem
from summitdesk.typeset.sheet import Place, aligned, capacity, cell, crop_marks, impose, impose_both
from summitdesk.typeset.stock import StockKind, all_stocks, stock_named
from summitdesk.typeset.turn import Turn
from summitdesk.typeset.units import mm

LENGTH = st.floats(0, 60)


@st.composite
def stocks(draw):
    width, height = draw(st.floats(40, 200)), draw(st.floats(40, 200))
    across, down = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    dx, dy = width + draw(LENGTH), height + draw(LENGTH)
    x0, y0 = draw(LENGTH), draw(LENGTH)
    return Stock(
        "any",
        x0 + (across - 1) * dx + width + draw(LENGTH),
        y0 + (down - 1) * dy + height + draw(LENGTH),
        across,
        down,
        x0,
        y0,
        dx,
        dy,
        width,
        height,
        crop_marks=True,
    )


def card(number: int, stock: Stock, bleed: float = 0.0) -> Frame:
    ground = RectItem(0, 0, stock.width + 2 * bleed, stock.height + 2 * bleed, fill=f"#{number:06x}")
    trim = (bleed, bleed, stock.width, stock.height)
    return Frame(stock.width + 2 * bleed, stock.height + 2 * bleed, (ground,), trim)


def shown(sheet: Frame) -> list[tuple[str, Place]]:
    """Each card of a sheet by its colour, and where its trimmed box lies."""
    found = []
    for group in sheet.items:
        if isinstance(group, GroupItem):
            (ground,) = group.items
            bleed = 0.0 if group.clip is None else group.clip[0]
            found.append((ground.fill, Place(group.x + bleed, group.y + bleed, ground.width, ground.height)))
    return found


def overlap(a: Place, b: Place) -> bool:
    across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return across > 0.01 and down > 0.01


@given(stocks(), st.integers(0, 50), st.data())
def test_every_card_lies_once_inside_its_sheet_and_apart_from_the_others(stock, count, data):
    start_at = data.draw(st.integers(1, capacity(stock)))
    sheets = list(impose((card(number, stock) for number in range(count)), stock, start_at))
    assert [fill for sheet in sheets for fill, _ in shown(sheet)] == [f"#{number:06x}" for number in range(count)]
    for sheet in sheets:
        places = [place for _, place in shown(sheet)]
        assert len(places) <= capacity(stock)
        assert not any(overlap(a, b) for a, b in combinations(places, 2))
        assert all(place.x >= -0.01 and place.x + place.width <= sheet.width + 0.01 for place in places)
        assert all(place.y >= -0.01 and place.y + place.height <= sheet.height + 0.01 for place in places)


@given(stocks(), st.data())
def test_a_used_sheet_is_filled_from_the_cell_asked_for(stock, data):
    start_at = data.draw(st.integers(1, capacity(stock)))
    first = next(impose([card(0, stock)], stock, start_at))
    ((_, place),) = shown(first)
    home = cell(stock, start_at - 1)
    assert (place.x, place.y) == pytest.approx((home.x, home.y))


def touches(mark: LineItem, place: Place) -> bool:
    left, right = sorted((mark.x1, mark.x2))
    top, bottom = sorted((mark.y1, mark.y2))
    return (
        left < place.x + place.width - 0.02
        and right > place.x + 0.02
        and top < place.y + place.height - 0.02
        and bottom > place.y + 0.02
    )


@given(stocks())
def test_marks_stay_off_the_cards_and_on_the_paper(stock):
    places = [cell(stock, at) for at in range(capacity(stock))]
    for mark in crop_marks(places, stock):
        assert mark.thickness == 0.25
        assert not any(touches(mark, place) for place in places)
        assert min(mark.x1, mark.y1) >= -0.01
        assert mark.x2 <= stock.page_width + 0.01
        assert mark.y2 <= stock.page_height + 0.01


@given(stocks())
def test_every_cut_inside_the_paper_is_marked_at_both_ends(stock):
    assume(capacity(stock) > 1)
    places = [cell(stock, at) for at in range(capacity(stock))]
    marks = crop_marks(places, stock)
    for edge in {edge for place in places for edge in (place.x, place.x + place.width)}:
        if 0.02 < edge < stock.page_width - 0.02:
            along = [mark for mark in marks if mark.x1 == mark.x2 and abs(mark.x1 - edge) < 0.02]
            room = min(stock.y0, stock.page_height - cell(stock, capacity(stock) - 1).y - stock.height)
            assert len(along) >= 2 or room < 8


def test_cards_that_touch_on_paper_without_margins_are_marked_on_the_cut():
    stock = stock_named("a6-4up")
    marks = crop_marks([cell(stock, at) for at in range(4)], stock)
    assert {(round(m.x1), round(m.x2)) for m in marks if m.x1 == m.x2} == {(298, 298)}
    assert len(marks) == 4


def test_bleed_that_would_meet_its_neighbours_is_clipped_half_way():
    stock = stock_named("cr80-10up")
    (sheet,) = impose([card(number, stock, bleed=9) for number in range(2)], stock)
    first, second = (item for item in sheet.items if isinstance(item, GroupItem))
    assert first.clip is not None
    right = first.x + first.clip[0] + first.clip[2]
    assert right <= second.x + second.clip[0] + 0.01


@pytest.mark.parametrize("start_at", [0, 5, -1])
def test_a_cell_that_is_not_there_is_refused(start_at):
    stock = stock_named("a6-4up")
    with pytest.raises(UserError, match=f"no cell {start_at}"):
        list(impose([card(0, stock)], stock, start_at))


def test_a_card_larger_than_its_cell_is_refused():
    with pytest.raises(UserError, match="larger than the cells"):
        list(impose([card(0, stock_named("a6"))], stock_named("avery-l4785")))


@pytest.mark.parametrize("stock", all_stocks(), ids=lambda stock: stock.name)
def test_bundled_sheets_fit_their_paper(stock):
    last = cell(stock, capacity(stock) - 1)
    assert stock.x0 >= 0
    assert stock.y0 >= 0
    assert last.x + last.width <= stock.page_width + 0.01
    assert last.y + last.height <= stock.page_height + 0.01
    assert stock.dx >= stock.width or stock.across == 1
    assert stock.dy >= stock.height or stock.down == 1
    assert stock.titles.keys() >= {"en", "zh-Hans"}


EVERY_STOCK = [stock for kind in StockKind for stock in all_stocks(kind)]
TURNS = [Turn.LONG_EDGE, Turn.SHORT_EDGE]


def both(count: int, stock: Stock, bleed: float = 0.0) -> list[tuple[Frame, Frame]]:
    return [(card(number, stock, bleed), card(number, stock, bleed)) for number in range(count)]


def trims(sheet: Frame, bleed: float) -> dict[str, tuple[float, float, float, float, bool]]:
    """Each card's colour with its trimmed box on the sheet, and whether its head is down."""
    found = {}
    for group in sheet.items:
        if isinstance(group, GroupItem):
            (ground,) = group.items
            width, height = ground.width - 2 * bleed, ground.height - 2 * bleed
            if group.turned:
                box = (group.x - bleed - width, group.y - bleed - height, width, height, True)
            else:
                box = (group.x + bleed, group.y + bleed, width, height, False)
            found[ground.fill] = box
    return found


def seen_through(sheet: Frame, place: tuple[float, float, float, float, bool], turn: Turn):
    """A place of the back as one sees it from the front with the sheet against the light.

    A printer that turns about the long edge turns an upright sheet sideways and a wide one head over heels; one that
    turns about the short edge does it the other way round.
    """
    x, y, width, height, turned = place
    upright = sheet.height >= sheet.width
    if (turn is Turn.LONG_EDGE) == upright:
        return (sheet.width - x - width, y, width, height, turned)
    return (x, sheet.height - y - height, width, height, not turned)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("stock", EVERY_STOCK, ids=lambda stock: stock.name)
def test_every_back_lies_behind_its_front_with_its_head_at_the_same_edge(stock: Stock, turn: Turn):
    bleed = mm(1)
    count = 2 * capacity(stock) + 1
    sheets = list(impose_both(both(count, stock, bleed), stock, turn, start_at=capacity(stock)))
    assert len(sheets) == 6
    seen = 0
    for front, back in zip(sheets[::2], sheets[1::2], strict=True):
        behind = {fill: seen_through(back, place, turn) for fill, place in trims(back, bleed).items()}
        ahead = trims(front, bleed)
        assert behind.keys() == ahead.keys()
        for fill, place in ahead.items():
            assert behind[fill] == pytest.approx(place, abs=0.001)
            seen += 1
    assert seen == count


def test_an_upright_sheet_mirrors_columns_about_the_long_edge_and_rows_about_the_short_one():
    stock = stock_named("avery-5395")
    _front, long_back = impose_both(both(2, stock), stock, Turn.LONG_EDGE)
    first, second = trims(long_back, 0).values()
    assert first[0] > second[0]
    assert first[0] == pytest.approx(stock.page_width - stock.x0 - stock.width)
    assert first[1] == pytest.approx(stock.y0)
    _front, short_back = impose_both(both(2, stock), stock, Turn.SHORT_EDGE)
    first, second = trims(short_back, 0).values()
    assert first[0] < second[0]
    assert first[1] == pytest.approx(stock.page_height - stock.y0 - stock.height)
    assert first[4]


@given(stocks(), st.sampled_from(TURNS), st.data())
def test_marks_of_both_sides_lie_on_each_other(stock, turn, data):
    start_at = data.draw(st.integers(1, capacity(stock)))
    count = data.draw(st.integers(1, capacity(stock)))
    front, back = list(impose_both(both(count, stock), stock, turn, start_at))[:2]

    def marks(sheet: Frame, *, through: bool) -> list[tuple[float, ...]]:
        found = []
        for mark in sheet.items:
            if isinstance(mark, LineItem):
                box = (mark.x1, mark.y1, mark.x2 - mark.x1, mark.y2 - mark.y1, False)
                x, y, width, height, _head = seen_through(sheet, box, turn) if through else box
                found.append((x, y, width, height))
        return sorted(tuple(round(value, 2) + 0.0 for value in mark) for mark in found)

    ahead, behind = marks(front, through=False), marks(back, through=True)
    assert len(ahead) == len(behind)
    for one, other in zip(ahead, behind, strict=True):
        assert one == pytest.approx(other, abs=0.03)


def test_bleed_is_clipped_alike_on_both_sides():
    stock = stock_named("cr80-10up")
    bleed = 9.0
    for turn in TURNS:
        _front, back = impose_both(both(10, stock, bleed), stock, turn)
        groups = [item for item in back.items if isinstance(item, GroupItem)]
        for group, (x, y, width, height, _head) in zip(groups, trims(back, bleed).values(), strict=True):
            assert group.clip is not None
            left, top = group.x + group.clip[0], group.y + group.clip[1]
            kept = x - left
            assert 0 < kept < bleed
            assert (left, top, *group.clip[2:]) == pytest.approx(
                (x - kept, y - kept, width + 2 * kept, height + 2 * kept)
            )


@pytest.mark.parametrize("stock", [each for each in EVERY_STOCK if each.crop_marks], ids=lambda stock: stock.name)
@pytest.mark.parametrize("start_at", [1, 2])
def test_marks_are_fine_and_clear_of_the_bleed(stock: Stock, start_at: int):
    start_at = min(start_at, capacity(stock))
    bleed = mm(3)
    (sheet, *_more) = impose([card(at, stock, bleed) for at in range(capacity(stock))], stock, start_at)
    marks = [item for item in sheet.items if isinstance(item, LineItem)]
    assert {mark.thickness for mark in marks} == {0.25}
    room = min(
        bleed,
        *[(stock.dx - stock.width) / 2] * (stock.across > 1),
        *[(stock.dy - stock.height) / 2] * (stock.down > 1),
        bleed,
    )
    if room < 0.1:  # cards that touch: the mark stands on the cut itself, or at the edge of the paper
        return
    for mark in marks:
        for x, y, width, height, _head in trims(sheet, bleed).values():
            away_x = max(x - max(mark.x1, mark.x2), min(mark.x1, mark.x2) - x - width)
            away_y = max(y - max(mark.y1, mark.y2), min(mark.y1, mark.y2) - y - height)
            assert max(away_x, away_y) >= max(mm(1.3), room) - 0.02


def test_an_alignment_moves_and_stretches_about_the_middle():
    sheet = Frame(600, 800, (RectItem(100, 200, 10, 20, fill="#000000"),), trim=(100, 200, 300, 400))
    moved = aligned(sheet, Alignment(right=2, down=-1, width=101, height=99))
    (group,) = moved.items
    assert isinstance(group, GroupItem)
    assert group.scale == (1.01, 0.99)
    middle = (group.x + 300 * 1.01, group.y + 400 * 0.99)
    assert middle == pytest.approx((300 + mm(2), 400 + mm(-1)))
    assert moved.trim == pytest.approx((group.x + 101, group.y + 198, 303, 396))
    assert aligned(sheet, Alignment()) is sheet


def test_a_sheet_of_one_card_says_where_the_knife_and_the_bleed_are():
    stock = stock_named("tent-a4")
    (sheet,) = impose([card(0, stock, mm(3))], stock)
    assert sheet.trim == pytest.approx((stock.x0, stock.y0, stock.width, stock.height))
    assert sheet.bleed == pytest.approx((stock.x0 - mm(3), stock.y0 - mm(3), stock.width + mm(6), stock.height + mm(6)))
    (filled,) = impose([card(0, stock_named("a6-single"), mm(3))], stock_named("a6-single"))
    assert filled.bleed == pytest.approx((0, 0, filled.width, filled.height))
    (many,) = impose([card(0, stock_named("a6"))], stock_named("a6"))
    assert many.trim is None
