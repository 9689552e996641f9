"""A line's boxes placed from left to right and gathered into glyph runs."""

from collections.abc import Sequence
from typing import NamedTuple

from summitdesk.typeset import bidi
from summitdesk.typeset.frame import Cluster, Glyph, GlyphRun
from summitdesk.typeset.galley import Galley
from summitdesk.typeset.glue import UNSPACED, Box, Look
from summitdesk.typeset.justify import Line


class _Placed(NamedTuple):
    """A box, how far it stands behind the pen, how far it moves the pen, and the space after each of its clusters."""

    box: Box
    before: float
    advance: float
    spread: float


def place(galley: Galley, line: Line, extra: Sequence[float], left: float) -> tuple[GlyphRun, ...]:
    """The glyph runs of a line whose visible text starts at ``left``; ``extra`` is what each joint gets."""
    boxes = _edge_spaces(galley, line.begin, line.start)
    boxes += _visible(galley, line, extra)
    boxes += _edge_spaces(galley, line.end, line.after)
    levels = [placed.box.look.level for placed in boxes]
    order: Sequence[int] = range(len(boxes))
    if any(levels):
        # White space at the edges stands at the level of the paragraph (UAX #9, L1).
        for index in (*range(line.start - line.begin), *range(len(boxes) - (line.after - line.end), len(boxes))):
            levels[index] = galley.base
        order = bidi.visual_order(levels)
    return _runs([boxes[index] for index in order], left)


def _visible(galley: Galley, line: Line, extra: Sequence[float]) -> list[_Placed]:
    placed = []
    for index in range(line.start, line.end):
        box = galley.boxes[index]
        if index == line.end - 1:
            placed.append(_Placed(box, 0.0, box.width - line.trimmed, 0.0))
        else:
            gap, grown = galley.joints[index].gap, extra[index - line.start]
            if grown and box.script in UNSPACED:
                # Wide gaps between words would read as spaces; a hair between all letters does not show.
                spread, gap = grown / len(box.unit.clusters), gap + grown
            else:
                spread, gap = 0.0, gap + grown
            placed.append(_Placed(box, gap if box.look.level & 1 else 0.0, box.width + gap, spread))
    if placed and placed[0].box.lead:
        first = placed[0]
        placed[0] = first._replace(before=first.before - first.box.lead, advance=first.advance - first.box.lead)
    if line.hyphen:
        placed.append(_Placed(line.hyphen, 0.0, line.hyphen.width, 0.0))
    return placed


def _edge_spaces(galley: Galley, start: int, end: int) -> list[_Placed]:
    """The white space that a line break swallows: it stays in the text and takes no room."""
    return [_Placed(galley.boxes[index], 0.0, 0.0, 0.0) for index in range(start, end)]


def _runs(boxes: Sequence[_Placed], left: float) -> tuple[GlyphRun, ...]:
    runs: list[GlyphRun] = []
    clusters: list[Cluster] = []
    pen, origin = left, left
    look: Look | None = None
    for box, before, advance, spread in boxes:
        if not box.unit.clusters:
            continue
        if look is not box.look and look != box.look:
            if look is not None and clusters and not _alike(look, box.look):
                runs.append(_run(look, origin, clusters))
                clusters = []
            look = box.look
        if not clusters:
            origin = pen + before
        size = box.size
        at = pen + before - origin
        gap = box.tracking + spread
        for cluster in box.unit.clusters:
            glyphs = cluster.glyphs
            step = cluster.advance * size
            if len(glyphs) == 1:
                gid, dx, dy = glyphs[0]
                drawn: tuple[Glyph, ...] = (Glyph(gid, at + dx * size, dy * size),)
            else:
                drawn = tuple([Glyph(gid, at + dx * size, dy * size) for gid, dx, dy in glyphs])
            clusters.append(Cluster(drawn, cluster.text, step))
            at += step + gap
        pen += advance
    if look is not None and clusters:
        runs.append(_run(look, origin, clusters))
    return tuple(runs)


def _alike(one: Look, other: Look) -> bool:
    """Whether boxes of two looks can share a run: levels may differ as long as the direction does not."""
    return one[:3] == other[:3] and one.level & 1 == other.level & 1


def _run(look: Look, x: float, clusters: Sequence[Cluster]) -> GlyphRun:
    style = look.style
    return GlyphRun(
        look.face, style.size, x, 0.0, tuple(clusters), look.language, style.colour, rtl=bool(look.level & 1)
    )
