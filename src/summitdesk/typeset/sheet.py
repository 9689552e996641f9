"""Imposition: cards side by side on sheets, with marks for the knife. Pure arithmetic on frames."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias, TypeVar

from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.settings import Alignment
from summitdesk.typeset.content import Stock
from summitdesk.typeset.frame import Frame, GroupItem, Item, LineItem
from summitdesk.typeset.turn import Turn
from summitdesk.typeset.units import mm

MARK_THICKNESS = 0.25
MARK_LENGTH = mm(4)
MARK_DISTANCE = mm(1.3)
_SHORTEST_MARK = mm(1)
_SAME = 0.01

_Box: TypeAlias = tuple[float, float, float, float]
_Card = TypeVar("_Card")


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
    for first, cards in _filled(frames, stock, start_at):
        yield _sheet(cards, _places(cards, stock, first), stock)


def impose_both(sides: Iterable[tuple[Frame, Frame]], stock: Stock, turn: Turn, start_at: int = 1) -> Iterator[Frame]:
    """Sheets with fronts, each followed by the sheet of their backs.

    The back of a card lies behind its front when the sheet is turned, and stands upright when the card is turned like
    a page of a book, however the sheet is.
    """
    like_a_book = turn.is_like_a_book(stock.page_width, stock.page_height)
    for first, cards in _filled(sides, stock, start_at):
        fronts, backs = zip(*cards, strict=True)
        yield _sheet(fronts, _places(fronts, stock, first), stock)
        behind = [_behind(place, stock, like_a_book=like_a_book) for place in _places(backs, stock, first)]
        yield _sheet(backs, behind, stock, turned=not like_a_book)


def aligned(sheet: Frame, alignment: Alignment) -> Frame:
    """The sheet as a printer must get it whose picture stands off: moved, and stretched about the middle."""
    if alignment == Alignment():
        return sheet
    across, down = alignment.width / 100, alignment.height / 100
    x = sheet.width / 2 * (1 - across) + mm(alignment.right)
    y = sheet.height / 2 * (1 - down) + mm(alignment.down)

    def moved(box: _Box | None) -> _Box | None:
        return box and (x + box[0] * across, y + box[1] * down, box[2] * across, box[3] * down)

    whole = GroupItem(sheet.items, x, y, scale=(across, down))
    return Frame(sheet.width, sheet.height, (whole,), moved(sheet.trim), moved(sheet.bleed))


def _filled(cards: Iterable[_Card], stock: Stock, start_at: int) -> Iterator[tuple[int, list[_Card]]]:
    """The cards of each sheet, with the index of its first cell that is printed on."""
    if not 1 <= start_at <= capacity(stock):
        raise UserError(
            _("This sheet has no cell {number}.").format(number=start_at),
            _("Choose a cell from 1 to {last}.").format(last=capacity(stock)),
        )
    left = iter(cards)
    first = start_at - 1
    while sheet := list(islice(left, capacity(stock) - first)):
        yield first, sheet
        first = 0


def _places(frames: Sequence[Frame], stock: Stock, first: int) -> list[Place]:
    return [_centred(frame, stock, first + at) for at, frame in enumerate(frames)]


def _behind(place: Place, stock: Stock, *, like_a_book: bool) -> Place:
    """Where a place of the front is seen from behind, once the sheet is turned about an upright or a level edge."""
    if like_a_book:
        return replace(place, x=stock.page_width - place.x - place.width)
    return replace(place, y=stock.page_height - place.y - place.height)


def _sheet(frames: Sequence[Frame], places: Sequence[Place], stock: Stock, *, turned: bool = False) -> Frame:
    items: list[Item] = [
        _placed(frame, place, stock, turned=turned) for frame, place in zip(frames, places, strict=True)
    ]
    bleed = max(min(_trim(frame)[0], _room(stock)) for frame in frames)
    if stock.crop_marks:
        items += crop_marks(places, stock, bleed)
    page = (stock.page_width, stock.page_height)
    if capacity(stock) > 1:
        return Frame(*page, tuple(items))
    # One card a sheet: the sheet's finished size is the card's (ISO 32000-1, 14.11.2).
    (place,) = places
    return Frame(*page, tuple(items), (place.x, place.y, place.width, place.height), _on_paper(place, bleed, *page))


def _on_paper(place: Place, bleed: float, width: float, height: float) -> _Box:
    left, top = max(place.x - bleed, 0.0), max(place.y - bleed, 0.0)
    right, bottom = min(place.x + place.width + bleed, width), min(place.y + place.height + bleed, height)
    return (left, top, right - left, bottom - top)


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


def _placed(frame: Frame, place: Place, stock: Stock, *, turned: bool) -> GroupItem:
    left, top, width, height = _trim(frame)
    x, y = place.x - left, place.y - top
    if turned:
        x, y = place.x + width + left, place.y + height + top
    bleed = min(left, _room(stock))
    clip = None
    if bleed < left:
        clip = (place.x - bleed - x, place.y - bleed - y, width + 2 * bleed, height + 2 * bleed)
    return GroupItem(frame.items, x, y, clip, turned)


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
