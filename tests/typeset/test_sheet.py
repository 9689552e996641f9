from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summitdesk.errors import UserError
from summitdesk.typeset.content import Stock
from summitdesk.typeset.frame import Frame, GroupItem, LineItem, RectItem
from summitdesk.typeset.sheet import Place, capacity, cell, crop_marks, impose
from summitdesk.typeset.stock import all_stocks, stock_named

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
