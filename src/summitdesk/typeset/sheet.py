"""Imposition: cards side by side on sheets, with marks for the knife. Pure arithmetic on frames."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.typeset.content import Stock
from summitdesk.typeset.frame import Frame, GroupItem, Item, LineItem
from summitdesk.typeset.units import mm

MARK_THICKNESS = 0.25
MARK_LENGTH = mm(4)
MARK_DISTANCE = mm(1.3)
_SHORTEST_MARK = mm(1)
_SAME = 0.01


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card's trimmed box lies on its sheet."""

    x: float
    y: float
    width: float
    height: float


def capacity(stock: Stock) -> int:
    """Cells of one sheet."""
    return stock.across * stock.down


def cell(stock: Stock, index: int) -> Place:
    """The cell of a sheet by its index from 0, row by row."""
    row, column = divmod(index, stock.across)
    return Place(stock.x0 + column * stock.dx, stock.y0 + row * stock.dy, stock.width, stock.height)


def impose(frames: Iterable[Frame], stock: Stock, start_at: int = 1) -> Iterator[Frame]:
    """Sheets with one card a cell, from cell ``start_at`` of the first one (counted from 1) on."""
    if not 1 <= start_at <= capacity(stock):
        raise UserError(
            _("This sheet has no cell {number}.").format(number=start_at),
            _("Choose a cell from 1 to {last}.").format(last=capacity(stock)),
        )
    cards = iter(frames)
    first = start_at - 1
    while sheet := list(islice(cards, capacity(stock) - first)):
        yield _sheet(sheet, stock, first)
        first = 0


def _sheet(frames: Sequence[Frame], stock: Stock, first: int) -> Frame:
    places = [_centred(frame, stock, first + at) for at, frame in enumerate(frames)]
    items: list[Item] = [_placed(frame, place, stock) for frame, place in zip(frames, places, strict=True)]
    if stock.crop_marks:
        bleed = max(min(_trim(frame)[0], _room(stock)) for frame in frames)
        items += crop_marks(places, stock, bleed)
    return Frame(stock.page_width, stock.page_height, tuple(items))


def _trim(frame: Frame) -> tuple[float, float, float, float]:
    return frame.trim or (0.0, 0.0, frame.width, frame.height)


def _centred(frame: Frame, stock: Stock, index: int) -> Place:
    home = cell(stock, index)
    _x, _y, width, height = _trim(frame)
    if width > home.width + _SAME or height > home.height + _SAME:
        raise UserError(
            _("The cards are larger than the cells of “{stock}”.").format(stock=stock.name),
            _("Choose a stock with larger cells, or a smaller design."),
        )
    return Place(home.x + (home.width - width) / 2, home.y + (home.height - height) / 2, width, height)


def _room(stock: Stock) -> float:
    """How far a card may bleed without reaching its neighbour's bleed."""
    gaps = [stock.dx - stock.width] * (stock.across > 1) + [stock.dy - stock.height] * (stock.down > 1)
    return max(min((gap / 2 for gap in gaps), default=float("inf")), 0.0)


def _placed(frame: Frame, place: Place, stock: Stock) -> GroupItem:
    left, top, width, height = _trim(frame)
    bleed = min(left, _room(stock))
    clip = None
    if bleed < left:
        clip = (left - bleed, top - bleed, width + 2 * bleed, height + 2 * bleed)
    return GroupItem(frame.items, place.x - left, place.y - top, clip)


def crop_marks(places: Sequence[Place], stock: Stock, bleed: float = 0.0) -> tuple[LineItem, ...]:
    """Marks on the cutting lines, outside every card.

    A line that has no room outside (cards that touch, on paper without margins) is marked on the line itself.
    """
    away = max(bleed, MARK_DISTANCE)
    across, down = (stock.page_width, stock.page_height)
    sides = [(edge, place.y, place.y + place.height) for place in places for edge in (place.x, place.x + place.width)]
    upright = _strokes([side for side in sides if _SAME < side[0] < across - _SAME], down, away)
    sides = [(edge, place.x, place.x + place.width) for place in places for edge in (place.y, place.y + place.height)]
    level = _strokes([side for side in sides if _SAME < side[0] < down - _SAME], across, away)
    return (
        *(LineItem(at, start, at, end, MARK_THICKNESS) for at, start, end in upright),
        *(LineItem(start, at, end, at, MARK_THICKNESS) for at, start, end in level),
    )


Stroke = tuple[float, float, float]


def _strokes(edges: Sequence[Stroke], paper: float, away: float) -> list[Stroke]:
    """Marks along cutting lines. An edge is a line's position and the stretch of it that a card occupies."""
    lines: dict[int, list[Stroke]] = {}
    for edge in edges:
        lines.setdefault(round(edge[0] / _SAME), []).append(edge)
    strokes: list[Stroke] = []
    for line in lines.values():
        at = line[0][0]
        spans = sorted({(start, end) for _at, start, end in line})
        outside = [stroke for gap in _gaps(spans, paper) for stroke in _in_gap(at, *gap, paper, away)]
        strokes += outside or _on_line(at, spans)
    return strokes


def _on_line(at: float, spans: Sequence[tuple[float, float]]) -> list[Stroke]:
    start, end = spans[0][0], max(span[1] for span in spans)
    return [(at, start, start + MARK_LENGTH), (at, end - MARK_LENGTH, end)]


def _gaps(spans: Sequence[tuple[float, float]], paper: float) -> Iterator[tuple[float, float]]:
    at = 0.0
    for start, end in spans:
        if start >= at - _SAME:
            yield at, start
        at = max(at, end)
    yield at, paper


def _in_gap(at: float, low: float, high: float, paper: float, away: float) -> Iterator[Stroke]:
    """The marks of one line between two cards, or between a card and the edge of the paper."""
    ends = [end for end in (low, high) if _SAME < end < paper - _SAME]
    share = (high - low) / max(len(ends), 1)
    length = min(MARK_LENGTH, share - away)
    if length < _SHORTEST_MARK:
        return
    if low > _SAME:
        yield at, low + away, low + away + length
    if high < paper - _SAME:
        yield at, high - away - length, high - away
