"""Folded cards: the pages read in order once the printed sheets are folded."""

import pytest

from summitdesk.typeset.booklet import fold
from summitdesk.typeset.frame import Frame, GroupItem, RectItem


def page(number: int) -> Frame:
    return Frame(100, 150, (RectItem(number, 0, 1, 1),))


def numbers(side: Frame) -> list[tuple[float, float]]:
    """Where each page lies on a side: its x and its number."""
    return [(group.x, group.items[0].x) for group in side.items if isinstance(group, GroupItem)]


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (1, [[(100, 1)], []]),
        (4, [[(0, 4), (100, 1)], [(0, 2), (100, 3)]]),
        (6, [[(100, 1)], [(0, 2)], [(0, 6), (100, 3)], [(0, 4), (100, 5)]]),
        (8, [[(0, 8), (100, 1)], [(0, 2), (100, 7)], [(0, 6), (100, 3)], [(0, 4), (100, 5)]]),
    ],
)
def test_pages_stand_where_folding_puts_them_in_order(count, sides):
    made = list(fold([page(number) for number in range(1, count + 1)]))
    assert [numbers(side) for side in made] == sides
    assert {(side.width, side.height) for side in made} == {(200, 150)}


def test_a_card_read_leftwards_is_folded_on_its_right():
    pages = [page(number) for number in range(1, 5)]
    assert [numbers(side) for side in fold(pages, leftwards=True)] == [[(0, 1), (100, 4)], [(0, 3), (100, 2)]]
