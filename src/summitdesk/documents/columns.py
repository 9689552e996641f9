"""Texts in several languages side by side: what each column's share of the width is, and how narrow columns are set."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from math import ceil, inf

from summitdesk.documents.styles import Setting
from summitdesk.typeset.content import Align, Block, Keep, Paragraph
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.lines import natural_width

_STEP = 0.02
_LEAST = {2: 0.36, 3: 0.26}
_FILL = 1.03
"""A justified paragraph needs a little more than the width of its text."""

_NARROWEST = 1.0
"""Points that a text is reckoned with at the least, where its number takes the whole column."""

_NEARLY = 1.01
"""Shares that make a text no more than this much longer than the best are as good: then the usual ones are kept."""


def column_shares(
    rows: Sequence[Sequence[tuple[Block, ...]]],
    measure: float,
    gap: float,
    usual: tuple[float, ...],
    fonts: FontLibrary,
) -> tuple[float, ...]:
    """The shares at which the rows are least high, reckoned from the widths of their texts.

    An edit seldom changes them: among shares that are nearly as good, those nearest to the usual ones are taken.
    """
    columns = len(usual)
    texts = [[_texts(cell, fonts) for cell in row] for row in rows]
    room = measure - gap * (columns - 1)
    if columns not in _LEAST or room <= 0:
        return usual
    heights: dict[tuple[float, ...], float] = {}
    least = inf
    # From the usual ones outwards: those that are much worse are given up early.
    for shares in sorted(_candidates(columns), key=partial(_distance, usual)):
        widths = [share * room for share in shares]
        heights[shares] = height = _height(texts, widths, least * _NEARLY)
        least = min(least, height)
    return next(shares for shares, height in heights.items() if height <= least * _NEARLY)


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _candidates(columns: int) -> list[tuple[float, ...]]:
    steps = round(1 / _STEP)
    least = round(_LEAST[columns] / _STEP)
    free = product(range(least, steps), repeat=columns - 1)
    shares = [(*some, steps - sum(some)) for some in free]
    return [tuple(one * _STEP for one in found) for found in shares if found[-1] >= least]


_Text = tuple[float, float, float, float]


def _texts(cell: Iterable[Block], fonts: FontLibrary) -> list[_Text]:
    """Of each paragraph: the width of its text, what its number takes from the measure, leading, and space after it."""
    found: list[_Text] = []
    for block in cell:
        if isinstance(block, Keep):
            found += _texts(block.blocks, fonts)
        elif isinstance(block, Paragraph):
            style = block.style
            indent = style.first_indent * style.text.size
            found.append((natural_width(block, fonts) + indent, block.label_width, style.leading, style.space_after))
    return found


def _height(rows: Sequence[Sequence[list[_Text]]], widths: Sequence[float], limit: float) -> float:
    """The height of rows whose cells are so wide; infinite where it is above a limit."""
    height = 0.0
    for row in rows:
        height += max(map(_cell_height, row, widths))
        if height > limit:
            return inf
    return height


def _cell_height(texts: list[_Text], width: float) -> float:
    height = 0.0
    for wide, label, leading, after in texts:
        height += ceil(wide * _FILL / max(width - label, _NARROWEST)) * leading + after
    return height


def interleaved(cells: Sequence[tuple[Block, ...]]) -> tuple[Block, ...]:
    """The languages of a passage below each other: nearer to each other than to the next passage."""
    said = [cell for cell in cells if cell]
    return tuple(
        block
        for number, cell in enumerate(said, 1)
        for block in (*cell[:-1], _followed(cell[-1], _BETWEEN if number == len(said) else _WITHIN))
    )


_WITHIN, _BETWEEN = 3.0, 11.0


def _followed(block: Block, space: float) -> Block:
    return replace(block, style=replace(block.style, space_after=space)) if isinstance(block, Paragraph) else block


def ragged(setting: Setting) -> Setting:
    """Three columns are too narrow to be justified: letters and words would stand far apart."""
    return replace(
        setting,
        body=replace(setting.body, align=Align.START, hyphenate=True),
        clause=replace(setting.clause, align=Align.START, hyphenate=True),
        closing=replace(setting.closing, align=Align.START, hyphenate=True),
    )


def hyphenated(setting: Setting) -> Setting:
    """The setting with words parted at the ends of lines."""
    return replace(
        setting,
        body=replace(setting.body, hyphenate=True),
        clause=replace(setting.clause, hyphenate=True),
        closing=replace(setting.closing, hyphenate=True),
    )
