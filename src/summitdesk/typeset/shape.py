"""Shaping by HarfBuzz: a piece of text in one face, script, language and direction becomes clusters of glyphs.

Shaped pieces are in em, so they serve every size, and are remembered: a paper says the same words again and again.
"""

from collections.abc import Iterator
from itertools import pairwise

import uharfbuzz as hb

from summitdesk.typeset.fonts import Face
from summitdesk.typeset.kinds import WIDE_KINDS, Kind, wide_kind
from summitdesk.values import value

_REMEMBERED = 60_000
PLAIN_ORDER = 20
"""Faces up to this order (Latin and CJK) keep within the common line height; the ink of all others is looked at."""


@value
class ShapedCluster:
    """The glyphs of a grapheme cluster or ligature: (glyph id, dx, dy) from the cluster's origin, in em."""

    text: str
    advance: float
    glyphs: tuple[tuple[int, float, float], ...]


@value
class Unit:
    """Clusters in visual order that no line break parts. ``left`` and ``right`` are blanks of a wide mark, in em.

    ``top`` and ``bottom`` say how far the ink of unusual scripts reaches above and below the baseline, 0 elsewhere.
    """

    clusters: tuple[ShapedCluster, ...]
    advance: float
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0

    def part(self, start: int, end: int) -> "Unit":
        """Some of the clusters, as a unit of their own."""
        clusters = self.clusters[start:end]
        return Unit(clusters, sum(cluster.advance for cluster in clusters), top=self.top, bottom=self.bottom)


@value
class Manner:
    """How a piece is shaped: everything but its text."""

    face: Face
    script: str
    language: str
    rtl: bool
    tabular: bool


class Shaper:
    """Shapes pieces and remembers them."""

    def __init__(self) -> None:
        self._units: dict[tuple[Manner, str, str, str], Unit] = {}

    def word(self, text: str, manner: Manner, before: str = "", after: str = "") -> Unit:
        """A narrow piece; ``before`` and ``after`` are the letters that it joins in other pieces (Arabic)."""
        key = manner, text, before, after
        unit = self._units.get(key)
        if unit is None:
            unit = self._remember(key, _word(text, manner, before, after))
        return unit

    def wide(self, text: str, manner: Manner) -> Unit:
        """A character or row of marks in the em square, with the blanks that its glyph leaves."""
        key = manner, text, "wide", ""
        unit = self._units.get(key)
        if unit is None:
            unit = self._remember(key, _wide(text, manner))
        return unit

    def _remember(self, key: tuple[Manner, str, str, str], unit: Unit) -> Unit:
        if len(self._units) >= _REMEMBERED:
            self._units.clear()
        return self._units.setdefault(key, unit)


def _clusters(text: str, manner: Manner, before: str = "", after: str = "") -> tuple[ShapedCluster, ...]:
    if not text:
        return ()
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(before + text + after, len(before), len(text))
    buffer.direction = "rtl" if manner.rtl else "ltr"
    buffer.script = manner.script
    buffer.language = manner.language
    hb.shape(manner.face.hb_font, buffer, {"tnum": True} if manner.tabular else {})
    em = 1 / manner.face.upem
    glyphs = [
        (info.cluster - len(before), info.codepoint, place.x_advance * em, place.x_offset * em, place.y_offset * em)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    if [glyph[0] for glyph in glyphs] == list(range(len(text))):  # a glyph a letter, as in most words
        paired = zip(text, glyphs, strict=True)
        return tuple([ShapedCluster(letter, advance, ((gid, dx, dy),)) for letter, (_, gid, advance, dx, dy) in paired])
    return tuple(_gather(text, glyphs))


def _gather(text: str, glyphs: list[tuple[int, int, float, float, float]]) -> Iterator[ShapedCluster]:
    """The glyphs that share a cluster value, with the characters up to the next cluster."""
    starts = sorted({glyph[0] for glyph in glyphs})
    ends = dict(pairwise([*starts, len(text)]))
    index = 0
    while index < len(glyphs):
        start = glyphs[index][0]
        pen, members = 0.0, []
        while index < len(glyphs) and glyphs[index][0] == start:
            _, gid, advance, dx, dy = glyphs[index]
            members.append((gid, pen + dx, dy))
            pen += advance
            index += 1
        yield ShapedCluster(text[start : ends[start]], pen, tuple(members))


def _word(text: str, manner: Manner, before: str, after: str) -> Unit:
    clusters = _clusters(text, manner, before, after)
    top = bottom = 0.0
    if manner.face.order > PLAIN_ORDER:
        ink = [(manner.face.ink(gid), dy) for cluster in clusters for gid, _, dy in cluster.glyphs]
        top = max((box[3] / manner.face.upem + dy for box, dy in ink), default=0.0)
        bottom = -min((box[1] / manner.face.upem + dy for box, dy in ink), default=0.0)
    return Unit(clusters, sum(cluster.advance for cluster in clusters), top=top, bottom=bottom)


def _wide(text: str, manner: Manner) -> Unit:
    kind = wide_kind(text[0])
    if kind is Kind.MIDDLE:
        return _middle_dot(text, manner)
    clusters = _clusters(text, manner)
    advance = sum(cluster.advance for cluster in clusters)
    if kind not in WIDE_KINDS - {Kind.HAN, Kind.DASH} or len(clusters) != 1:
        return Unit(clusters, advance)
    left, right = _blanks(kind, manner.face, clusters[0])
    return Unit(clusters, advance, left, right)


def _blanks(kind: Kind, face: Face, cluster: ShapedCluster) -> tuple[float, float]:
    """What may be taken from a mark: half an em on the side that its ink leaves free, a quarter on both if centred.

    The glyph itself tells where it stands: Taiwan and Hong Kong centre commas, full stops and colons, Japan centres
    colons (CLREQ 3.1.6, JLREQ 3.1.2).
    """
    if cluster.advance < 0.9:
        return 0.0, 0.0
    if kind is Kind.OPEN:
        return 0.5, 0.0
    free = cluster.advance - face.ink(cluster.glyphs[0][0])[2] / face.upem
    return (0.0, 0.5) if free >= 0.48 else (0.25, 0.25)


def _middle_dot(text: str, manner: Manner) -> Unit:
    """A dot between the parts of a name: half an em in Mainland China (GB/T 15834-2011, 5.1.9), one em elsewhere.

    Chinese has a finer dot than the katakana dot of Japanese, where the face draws it in the middle of an em.
    """
    dot = _clusters("\u30fb", manner)[0]
    if manner.language.lower().startswith("zh") and (finer := _clusters("\u2027", manner)[0]).advance > 0.9:
        dot = finer
    half = manner.language.lower() in {"zh", "zh-hans", "zh-cn", "zh-sg"} and dot.advance > 0.9
    shift, advance = (0.25, 0.5) if half else (0.0, dot.advance)
    glyphs = tuple((gid, dx - shift, dy) for gid, dx, dy in dot.glyphs)
    blank = 0.25 if advance > 0.9 else 0.0
    return Unit((ShapedCluster(text, advance, glyphs),), advance, blank, blank)
