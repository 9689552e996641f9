"""Folded cards: small pages side by side on sheets that are printed on both sides, nested and folded once."""

from collections.abc import Iterator, Sequence

from summitdesk.typeset.frame import Frame, GroupItem

PAGES_OF_A_SHEET = 4


def fold(pages: Sequence[Frame], *, leftwards: bool = False) -> Iterator[Frame]:
    """Sheet sides of two pages each: front and back of the outermost sheet first, turned over the short edge.

    Empty pages at the end fill up the last sheet. All pages have the size of the first. What is read ``leftwards`` has
    its fold on the right: pages that face each other change places.
    """
    count = -(-len(pages) // PAGES_OF_A_SHEET) * PAGES_OF_A_SHEET
    slots: list[Frame | None] = [*pages, *([None] * (count - len(pages)))]
    for at in range(count // PAGES_OF_A_SHEET):
        for facing in ((count - 1 - 2 * at, 2 * at), (2 * at + 1, count - 2 - 2 * at)):
            left, right = reversed(facing) if leftwards else facing
            yield _side(pages[0], slots[left], slots[right])


def _side(size: Frame, left: Frame | None, right: Frame | None) -> Frame:
    places = ((left, 0.0), (right, size.width))
    items = tuple(GroupItem(page.items, x, 0.0) for page, x in places if page is not None)
    return Frame(size.width * 2, size.height, items)
