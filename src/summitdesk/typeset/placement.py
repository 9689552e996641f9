"""A line's boxes placed from left to right and gathered into glyph runs."""

from collections.abc import Sequence
from typing import TypeAlias

from summitdesk.typeset import bidi
from summitdesk.typeset.frame import GlyphRun
from summitdesk.typeset.galley import Galley
from summitdesk.typeset.glue import UNSPACED, Box, Look
from summitdesk.typeset.justify import Line
from summitdesk.typeset.shape import Unit
from summitdesk.typeset.strip import Strip

_Placed: TypeAlias = tuple[Box, float, float, float]
"""A box, how far it stands behind the pen, how far it moves the pen, and the space after each of its clusters."""


def place(galley: Galley, line: Line, extra: Sequence[float], left: float) -> tuple[GlyphRun, ...]:
    """The glyph runs of a line whose visible text starts at ``left``; ``extra`` is what each joint gets."""
    boxes = _edge_spaces(galley, line.begin, line.start)
    boxes += _visible(galley, line, extra)
    boxes += _edge_spaces(galley, line.end, line.after)
    if galley.turned or galley.base:
        levels = [box.look.level for box, _, _, _ in boxes]
        # White space at the edges stands at the level of the paragraph (UAX #9, L1).
        for index in (*range(line.start - line.begin), *range(len(boxes) - (line.after - line.end), len(boxes))):
            levels[index] = galley.base
        boxes = [boxes[index] for index in bidi.visual_order(levels)]
    return _runs(boxes, left)


def _visible(galley: Galley, line: Line, extra: Sequence[float]) -> list[_Placed]:
    placed: list[_Placed] = []
    if line.start == line.end:
        return placed
    last = galley.boxes[line.end - 1]
    for box, joint, grown in zip(
        galley.boxes[line.start : line.end - 1], galley.joints[line.start : line.end - 1], extra, strict=True
    ):
        gap, spread = joint.gap + grown, 0.0
        if grown and box.script in UNSPACED:
            # Wide gaps between words would read as spaces; a hair between all letters does not show.
            spread = grown / len(box.unit.clusters)
        placed.append((box, gap if box.look.level & 1 else 0.0, box.width + gap, spread))
    placed.append((last, 0.0, last.width - line.trimmed, 0.0))
    first, before, advance, spread = placed[0]
    if first.lead:
        placed[0] = first, before - first.lead, advance - first.lead, spread
    if line.hyphen:
        placed.append((line.hyphen, 0.0, line.hyphen.width, 0.0))
    return placed


def _edge_spaces(galley: Galley, start: int, end: int) -> list[_Placed]:
    """The white space that a line break swallows: it stays in the text and takes no room."""
    return [(box, 0.0, 0.0, 0.0) for box in galley.boxes[start:end]]


def _runs(boxes: Sequence[_Placed], left: float) -> tuple[GlyphRun, ...]:
    runs: list[GlyphRun] = []
    parts: list[tuple[Unit, float, float]] = []
    pen, origin = left, left
    look: Look | None = None
    for box, before, advance, spread in boxes:
        unit = box.unit
        if not unit.clusters:
            continue
        if look is not box.look and look != box.look:
            if look is not None and parts and not _alike(look, box.look):
                runs.append(_run(look, origin, parts))
                parts = []
            look = box.look
        if not parts:
            origin = pen + before
        parts.append((unit, pen + before - origin, box.tracking + spread))
        pen += advance
    if look is not None and parts:
        runs.append(_run(look, origin, parts))
    return tuple(runs)


def _alike(one: Look, other: Look) -> bool:
    """Whether boxes of two looks can share a run: levels may differ as long as the direction does not."""
    return one[:3] == other[:3] and one.level & 1 == other.level & 1


def _run(look: Look, x: float, parts: Sequence[tuple[Unit, float, float]]) -> GlyphRun:
    style = look.style
    strip = Strip(tuple(parts), style.size)
    return GlyphRun(look.face, style.size, x, 0.0, strip, look.language, style.colour, rtl=bool(look.level & 1))
