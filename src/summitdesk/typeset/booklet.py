"""Folded cards: small pages side by side on sheets that are printed on both sides, nested and folded once."""

from collections.abc import Iterator, Sequence

from summitdesk.typeset.frame import Frame, GroupItem

PAGES_OF_A_SHEET = 4


def fold(pages: Sequence[Frame]) -> Iterator[Frame]:
    """Sheet sides of two pages each: front and back of the outermost sheet first, turned over the short edge.

    Empty pages at the end fill up the last sheet. All pages have the size of the first.
    """
    count = -(-len(pages) // PAGES_OF_A_SHEET) * PAGES_OF_A_SHEET
    slots: list[Frame | None] = [*pages, *([None] * (count - len(pages)))]
    for at in range(count // PAGES_OF_A_SHEET):
        yield _side(pages[0], slots[count - 1 - 2 * at], slots[2 * at])
        yield _side(pages[0], slots[2 * at + 1], slots[count - 2 - 2 * at])


def _side(size: Frame, left: Frame | None, right: Frame | None) -> Frame:
    places = ((left, 0.0), (right, size.width))
    items = tuple(GroupItem(page.items, x, 0.0) for page, x in places if page is not None)
    return Frame(size.width * 2, size.height, items)
