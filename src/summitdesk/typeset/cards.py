"""Cards: text fitted into fixed boxes, and everything else where the design puts it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import ceil
from typing import assert_never

from summitdesk.typeset.blocks import is_legible, placed, plain_text
from summitdesk.typeset.content import (
    Anchor,
    Card,
    CardItem,
    Flag,
    MissingGlyph,
    Overflow,
    Paragraph,
    PathBox,
    Picture,
    PlacedBox,
    Problems,
    RectBox,
    TextBox,
    TextStyle,
    TurnedBox,
)
from summitdesk.typeset.flags import has_flag
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import FormItem, Frame, GlyphRun, GroupItem, Item, PathItem, RectItem
from summitdesk.typeset.lines import SetText, anybodys, natural_width, set_lines, widest_part

SIZE_STEP = 0.25
TIGHTEST = -0.02
"""Tracking in em that still looks like the same setting."""

_SMALLEST = 4.0
_TRACKING_STEPS = 4
# The narrowest letters are a quarter of an em wide: tracking takes no more than this from any text.
_WITHIN_REACH = 1.09
# Lines can hold no more than their measure; the margin is for what hangs and for blanks lost at line ends.
_UNEVEN = 1.1
# Han characters rise 0.88 em above the baseline and fall 0.12 em below it.
_RISE, _FALL = 0.88, 0.12
_SLACK = 0.01


def fit_card(card: Card, fonts: FontLibrary) -> tuple[Frame, Problems]:
    """A card as a frame that includes its bleed, and what could not be set as the design asks."""
    items: list[Item] = []
    missing: dict[MissingGlyph, None] = {}
    overflows: dict[Overflow, None] = {}
    for item in card.items:
        made, problems = _made(item, card.source, fonts)
        items += made
        missing.update(dict.fromkeys(problems.missing))
        overflows.update(dict.fromkeys(problems.overflows))
    bleed = card.bleed
    width, height = card.width + 2 * bleed, card.height + 2 * bleed
    if bleed:
        items = [GroupItem(tuple(items), bleed, bleed)]
    if card.background:
        background, problems = _background(card.background, width, height, bleed, fonts)
        items.insert(0, background)
        missing.update(dict.fromkeys(problems.missing))
        overflows.update(dict.fromkeys(problems.overflows))
    frame = Frame(width, height, tuple(items), (bleed, bleed, card.width, card.height))
    return frame, Problems(tuple(missing), tuple(overflows))


@lru_cache(maxsize=64)
def _background(
    items: tuple[CardItem, ...], width: float, height: float, bleed: float, fonts: FontLibrary
) -> tuple[FormItem, Problems]:
    made = [_made(item, "", fonts) for item in items]
    group = GroupItem(tuple(item for part, _ in made for item in part), bleed, bleed)
    problems = Problems(
        tuple(missing for _, found in made for missing in found.missing),
        tuple(overflow for _, found in made for overflow in found.overflows),
    )
    return FormItem((group,), 0.0, 0.0, width, height), problems


def _made(item: CardItem, source: str, fonts: FontLibrary) -> tuple[Sequence[Item], Problems]:
    match item:
        case TextBox():
            return _text(item, source, fonts)
        case RectBox():
            box = (item.x, item.y, item.width, item.height)
            return [RectItem(*box, item.fill, item.stroke, item.thickness, item.radius)], Problems()
        case PathBox():
            return [PathItem(0.0, 0.0, item.d, item.fill, item.stroke, item.thickness)], Problems()
        case PlacedBox():
            return _placed(item, source)
        case TurnedBox():
            return _turned(item, source, fonts)
    assert_never(item)


def _turned(box: TurnedBox, source: str, fonts: FontLibrary) -> tuple[Sequence[Item], Problems]:
    made = [_made(item, source, fonts) for item in box.items]
    items = tuple(item for part, _found in made for item in part)
    problems = Problems(
        tuple(missing for _part, found in made for missing in found.missing),
        tuple(overflow for _part, found in made for overflow in found.overflows),
    )
    return [GroupItem(items, box.x + box.width, box.y + box.height, turned=True)], problems


def _placed(item: PlacedBox, source: str) -> tuple[Sequence[Item], Problems]:
    content = item.content
    if isinstance(content, Flag) and not has_flag(content.code):
        return [], Problems(overflows=(Overflow(source, content.code),))
    if isinstance(content, Picture) and not is_legible(content):
        return [], Problems(overflows=(Overflow(source, content.alt),))
    return [placed(content, item.x, item.y)], Problems()


def _text(box: TextBox, source: str, fonts: FontLibrary) -> tuple[Sequence[Item], Problems]:
    fitted = _fit(_anybodys(box), fonts)
    runs = [run.moved(box.x, box.y) for run in fitted.runs]
    owner = box.paragraph.source or source
    missing = tuple(MissingGlyph(character, owner) for character in fitted.missing)
    overflows = () if fitted.fits else (Overflow(owner, plain_text(box.paragraph)),)
    return runs, Problems(missing, overflows)


def _anybodys(box: TextBox) -> TextBox:
    """The box wherever it stands and whosever text it holds: what recurs on other cards is fitted once."""
    paragraph, shorter = anybodys(box.paragraph), tuple(map(anybodys, box.shorter))
    return TextBox(0.0, 0.0, box.width, box.height, paragraph, box.floor, box.max_lines, box.anchor, shorter)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in its box, whose top left corner is the origin."""

    runs: tuple[GlyphRun, ...]
    missing: tuple[str, ...]
    fits: bool


# Offices, cities and countries recur on card after card; a cache of a few thousand holds those of a conference.
@lru_cache(maxsize=4096)
def _fit(box: TextBox, fonts: FontLibrary) -> Fitted:
    for paragraph in (box.paragraph, *box.shorter):
        # Most texts fit on one line as they are; nothing more need be known about those.
        text = _standing(box, paragraph, fonts)
        if text is None or len(text[1].lines) > 1:
            measured = _Measured(paragraph, box.width, fonts)
            text = _largest(box, measured, [size for size in measured.sizes() if size >= box.floor - _SLACK], fonts)
        if text:
            return Fitted(_anchored(box, *text), text[1].missing, fits=True)
    # It is reported, and shown smaller than the design allows: cut off, it would say something else.
    measured = _Measured((box.paragraph, *box.shorter)[-1], box.width, fonts)
    smaller = [size for size in measured.sizes() if size < box.floor]
    text = _largest(box, measured, smaller, fonts) or _set(measured.paragraph, box.width, fonts)
    return Fitted(_anchored(box, *text), text[1].missing, fits=False)


class _Measured:
    """A paragraph with its width on one line, as it is and set as tight as may be: both grow with its size."""

    def __init__(self, paragraph: Paragraph, room: float, fonts: FontLibrary) -> None:
        self.paragraph = paragraph
        self._room = room
        self._fonts = fonts

    @cached_property
    def _natural(self) -> float:
        return natural_width(self.paragraph, self._fonts)

    @cached_property
    def _tightest(self) -> float:
        return natural_width(_tracked(self.paragraph, TIGHTEST), self._fonts)

    def sizes(self) -> Iterator[float]:
        """Sizes to try, from the paragraph's own downwards: those at which no word or name would be torn."""
        full = self.paragraph.style.text.size
        widest = widest_part(self.paragraph, self._fonts)
        # Tracking takes a little from the widest word as well.
        largest = full * self._room * _WITHIN_REACH / widest if widest else full
        size = full - max(ceil((full - largest) / SIZE_STEP), 0) * SIZE_STEP
        while size >= _SMALLEST:
            yield size
            size -= SIZE_STEP

    def width(self, size: float, tightness: float) -> float:
        """The width at a size, ``tightness`` from 0 (as it is) to 1 (as tight as may be)."""
        width = self._natural + (self._tightest - self._natural) * tightness if tightness else self._natural
        return width * size / self.paragraph.style.text.size


_SetParagraph = tuple[Paragraph, SetText]


def _largest(box: TextBox, text: _Measured, sizes: Sequence[float], fonts: FontLibrary) -> _SetParagraph | None:
    """The paragraph at the first of descending ``sizes`` at which it fits; if it fits at one, it fits below."""
    best = None
    low, high = 0, len(sizes)
    while low < high:
        # The full size is tried first, since most texts fit at once.
        middle = (low + high) // 2 if low or best else 0
        found = _at_size(box, text, sizes[middle], fonts)
        if found:
            best, high = (middle, found), middle
        else:
            low = middle + 1
    if best is None:
        return None
    for size in sizes[best[0] :]:
        # What was found by the type at its full size is set at last, and looked at once more.
        standing = _standing(box, _resized(best[1], size), fonts)
        if standing:
            return standing
    return None


def _at_size(box: TextBox, text: _Measured, size: float, fonts: FontLibrary) -> Paragraph | None:
    """The paragraph as it would fit at a size, on one line, on one line set tighter, or on several lines.

    It is given at its full size; None where it does not fit at all.
    """
    natural = text.width(size, 0)
    if natural <= box.width + _SLACK:
        return text.paragraph if _would_stand(box, text.paragraph, size, fonts) else None
    if natural <= box.width * _WITHIN_REACH:
        for step in range(1, _TRACKING_STEPS + 1):
            tightness = step / _TRACKING_STEPS
            if text.width(size, tightness) <= box.width + _SLACK:
                tight = _tracked(text.paragraph, TIGHTEST * tightness)
                return tight if _would_stand(box, tight, size, fonts) else None
    if natural > box.width * box.max_lines * _UNEVEN:
        return None
    return text.paragraph if _would_stand(box, text.paragraph, size, fonts) else None


def _would_stand(box: TextBox, paragraph: Paragraph, size: float, fonts: FontLibrary) -> bool:
    """Whether a paragraph would fit at a size.

    The box grows instead of the type shrinking: lines break alike, and the text need not be shaped at every size.
    """
    scale = paragraph.style.text.size / size
    whole = replace(box, width=box.width * scale, height=box.height * scale)
    found = _set(paragraph, whole.width, fonts)
    return _stands(whole, *found) and not _is_torn(whole, *found, fonts)


def _standing(box: TextBox, paragraph: Paragraph, fonts: FontLibrary) -> _SetParagraph | None:
    found = _set(paragraph, box.width, fonts)
    return found if _stands(box, *found) and not _is_torn(box, *found, fonts) else None


def _set(paragraph: Paragraph, width: float, fonts: FontLibrary) -> _SetParagraph:
    return paragraph, set_lines(paragraph, width, fonts)


def _stands(box: TextBox, paragraph: Paragraph, text: SetText) -> bool:
    if len(text.lines) > box.max_lines or any(line.width > box.width + _SLACK for line in text.lines):
        return False
    return _depth(paragraph, text) <= box.height + _SLACK


def _is_torn(box: TextBox, paragraph: Paragraph, text: SetText, fonts: FontLibrary) -> bool:
    """Whether a line ends inside a word or name, because it has no room for it."""
    return len(text.lines) > 1 and widest_part(paragraph, fonts) > box.width + _SLACK


def _depth(paragraph: Paragraph, text: SetText) -> float:
    return (len(text.lines) - 1) * paragraph.style.leading + paragraph.style.text.size


def _anchored(box: TextBox, paragraph: Paragraph, text: SetText) -> tuple[GlyphRun, ...]:
    """Runs on their baselines, the whole at the head, in the middle or at the foot of the box."""
    spare = box.height - _depth(paragraph, text)
    top = {Anchor.TOP: 0.0, Anchor.MIDDLE: spare / 2, Anchor.BOTTOM: spare}[box.anchor]
    first = top + _RISE / (_RISE + _FALL) * paragraph.style.text.size
    return tuple(
        run.moved(0.0, first + at * paragraph.style.leading) for at, line in enumerate(text.lines) for run in line.runs
    )


def _resized(paragraph: Paragraph, size: float) -> Paragraph:
    """The same paragraph with its main size at ``size`` and all else in proportion."""
    scale = size / paragraph.style.text.size
    if scale == 1:
        return paragraph
    style = replace(paragraph.style, text=_scaled(paragraph.style.text, scale), leading=paragraph.style.leading * scale)
    spans = tuple(replace(span, style=_scaled(span.style, scale)) if span.style else span for span in paragraph.spans)
    return replace(paragraph, style=style, spans=spans)


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return replace(style, size=style.size * scale)


def _tracked(paragraph: Paragraph, tracking: float) -> Paragraph:
    def tightened(style: TextStyle) -> TextStyle:
        return replace(style, tracking=style.tracking + tracking)

    style = replace(paragraph.style, text=tightened(paragraph.style.text))
    spans = tuple(replace(span, style=tightened(span.style)) if span.style else span for span in paragraph.spans)
    return replace(paragraph, style=style, spans=spans)
