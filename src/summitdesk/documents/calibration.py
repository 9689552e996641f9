"""The test page of a stock: crosses and millimetre rules that show how far a printer's picture stands off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitdesk.documents.styles import GREY, INK
from summitdesk.typeset.content import (
    Align,
    Anchor,
    Card,
    CardItem,
    Paragraph,
    ParagraphStyle,
    PathBox,
    RectBox,
    Span,
    Stock,
    TextBox,
    TextStyle,
)
from summitdesk.typeset.units import mm

_HAIR = 0.25
_CELL = "#8796A3"
_ARM = mm(6)
_MARGIN = mm(15)
_DEEPEST = mm(62)
_TICKS = ((10, mm(4)), (5, mm(2.8)), (1, mm(1.6)))
"""How long the stroke is at every so many millimetres of a rule."""


@dataclass(frozen=True, slots=True)
class SideWords:
    """What one side of the test page says: a heading, and paragraphs that tell what to measure."""

    heading: str
    paragraphs: tuple[str, ...]
    language: str


def whole_sheet(stock: Stock) -> Stock:
    """The sheet as a stock of one cell that fills it."""
    size = (stock.page_width, stock.page_height)
    return Stock(stock.name, *size, 1, 1, 0.0, 0.0, *size, *size)


def calibration_card(stock: Stock, front: SideWords, back: SideWords | None = None) -> Card:
    """The test page of a stock, with its back where both sides are printed."""
    return _side(stock, front, mirrored=False, back=_side(stock, back, mirrored=True) if back else None)


def rule_length(side: float) -> int:
    """How many millimetres the rule along a side of the paper shows: tens that stay clear of the edges."""
    return int((side - 2 * _MARGIN) / mm(10)) * 10


def _side(stock: Stock, words: SideWords, *, mirrored: bool, back: Card | None = None) -> Card:
    width, height = stock.page_width, stock.page_height
    cells = [
        (stock.x0 + column * stock.dx, stock.y0 + row * stock.dy)
        for row in range(stock.down)
        for column in range(stock.across)
    ]
    places = [(width - x - stock.width if mirrored else x, y) for x, y in cells]
    items = (
        *_cells(stock, places, words.language),
        PathBox(_crosses(stock, places), "", INK, _HAIR),
        PathBox(_rule(width, height), "", INK, _HAIR),
        *_numbers(width, height),
        *_words(words, width, height),
    )
    return Card(width, height, tuple(items), language=words.language, back=back)


def _cells(stock: Stock, places: Sequence[tuple[float, float]], language: str) -> Iterator[CardItem]:
    for number, (x, y) in enumerate(places, start=1):
        yield RectBox(x, y, stock.width, stock.height, "", _CELL, _HAIR, stock.corner)
        label = _paragraph(str(number), 9, language, colour=GREY)
        yield TextBox(x + mm(2), y + mm(2), mm(12), mm(4), label, 4)


def _crosses(stock: Stock, places: Sequence[tuple[float, float]]) -> str:
    """Crosses in the middle of the sheet and on the outer corners of its cells."""
    left, right = min(x for x, _y in places), max(x for x, _y in places) + stock.width
    top, bottom = min(y for _x, y in places), max(y for _x, y in places) + stock.height
    points = [(stock.page_width / 2, stock.page_height / 2), *((x, y) for x in (left, right) for y in (top, bottom))]
    return " ".join(
        f"M{x - _ARM:.3f} {y:.3f} L{x + _ARM:.3f} {y:.3f} M{x:.3f} {y - _ARM:.3f} L{x:.3f} {y + _ARM:.3f}"
        for x, y in points
    )


def _rule(width: float, height: float) -> str:
    """Millimetre rules through the middle of the sheet, across and down."""
    strokes = []
    for at, length in _ticks(rule_length(width)):
        x = width / 2 + mm(at)
        strokes.append(f"M{x:.3f} {height / 2:.3f} L{x:.3f} {height / 2 + length:.3f}")
    for at, length in _ticks(rule_length(height)):
        y = height / 2 + mm(at)
        strokes.append(f"M{width / 2:.3f} {y:.3f} L{width / 2 + length:.3f} {y:.3f}")
    return " ".join(strokes)


def _ticks(length: int) -> Iterator[tuple[float, float]]:
    for number in range(length + 1):
        yield number - length / 2, next(size for step, size in _TICKS if number % step == 0)


def _numbers(width: float, height: float) -> Iterator[TextBox]:
    box = (mm(8), mm(3))
    for number in range(10, rule_length(width), 10):
        x = width / 2 + mm(number - rule_length(width) / 2)
        yield TextBox(x - box[0] / 2, height / 2 + mm(4.2), *box, _paragraph(str(number), 6, "en", Align.CENTER), 4)
    for number in range(10, rule_length(height), 10):
        y = height / 2 + mm(number - rule_length(height) / 2)
        yield TextBox(width / 2 + mm(4.6), y - box[1] / 2, *box, _paragraph(str(number), 6, "en"), 4, 1, Anchor.MIDDLE)


def _words(words: SideWords, width: float, height: float) -> Iterator[CardItem]:
    """The words in the lower left quarter, on white over the outlines of the cells."""
    right, top = width / 2 - mm(6), height / 2 + mm(12)
    x = min(mm(12), width * 0.06)
    room, depth = right - x, min(height - top - min(mm(14), height * 0.08), _DEEPEST)
    yield RectBox(x - mm(2), top - mm(1.5), room + mm(4), depth + mm(3), "#FFFFFF")
    heading = _paragraph(words.heading, 12, words.language, bold=True)
    yield TextBox(x, top, room, depth * 0.16, heading, 6, 2)
    share = depth * 0.84 / len(words.paragraphs)
    for number, text in enumerate(words.paragraphs):
        y = top + depth * 0.16 + number * share
        yield TextBox(x, y, room, share - mm(0.8), _paragraph(text, 8.5, words.language), 4, 8)


def _paragraph(
    text: str, size: float, language: str, align: Align = Align.START, *, bold: bool = False, colour: str = INK
) -> Paragraph:
    style = ParagraphStyle(TextStyle(size, "sans", bold, colour), leading=size * 1.3, align=align)
    return Paragraph((Span(text, language),), language, style)
