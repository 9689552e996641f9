"""A galley: a paragraph as boxes with glue between them and places to break, not yet cut into lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from summitdesk.typeset import breaks, hyphens
from summitdesk.typeset.content import Paragraph, Span
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.glue import RIGID, Box, Glue, Look, Tier, between, box
from summitdesk.typeset.itemize import SOFT_HYPHEN, Item, Source, itemize, read
from summitdesk.typeset.kinds import WIDE_KINDS, Kind, is_letter
from summitdesk.typeset.shape import Manner, Shaper

NEVER = float("inf")
_HYPHEN = 50.0
_IN_WORD = 400.0
_TORN = 3000.0
"""Penalties of a break: at a hyphen, inside a word of a heading, and where only a narrow measure forces it."""

_JOINING = frozenset({"Arab", "Syrc", "Mong", "Nkoo", "Adlm"})


@dataclass(slots=True)
class Galley:
    """Boxes in logical order; ``glues[k]`` and ``penalties[k]`` belong to the place after box k. Lengths are points.

    ``hyphens[k]`` says that a break after box k shows a hyphen, drawn by the box ``hyphen``.
    """

    boxes: list[Box]
    glues: list[Glue]
    penalties: list[float]
    hyphens: list[bool]
    base: int
    missing: tuple[str, ...]
    pens: list[float]
    stretches: list[float]
    shrinks: list[float]
    hyphen: Box | None = None

    def narrowed(self, measure: float) -> "Galley":
        """The galley with breaks wherever what must not be broken is wider than ``measure``."""
        places = [0, *(k + 1 for k, penalty in enumerate(self.penalties) if penalty < NEVER), len(self.boxes)]
        wide = [(a, b) for a, b in pairwise(places) if self.natural(a, b) > measure]
        if not wide:
            return self
        boxes, glues, penalties, shows, done = [], [], [], [], 0
        for start, end in wide:
            boxes += self.boxes[done:start]
            glues += self.glues[done:start]
            penalties += self.penalties[done:start]
            shows += self.hyphens[done:start]
            for index in range(start, end):
                torn = _clusters_of(self.boxes[index]) if self.boxes[index].width > measure else [self.boxes[index]]
                boxes += torn
                glues += [_SEAM] * (len(torn) - 1) + [self.glues[index]]
                last = index == end - 1
                free = last or breaks.may_part(
                    _last_character(self.boxes[index]), _first_character(self.boxes[index + 1])
                )
                after = self.penalties[index] if last else (_TORN if free else _TORN * 3)
                penalties += [_TORN * 2] * (len(torn) - 1) + [after]
                shows += [False] * (len(torn) - 1) + [self.hyphens[index]]
            done = end
        boxes += self.boxes[done:]
        glues += self.glues[done:]
        penalties += self.penalties[done:]
        shows += self.hyphens[done:]
        return Galley(boxes, glues, penalties, shows, self.base, self.missing, *_sums(boxes, glues), self.hyphen)

    def natural(self, start: int, end: int) -> float:
        """The width of the boxes ``start`` to ``end`` - 1 with their glue at rest."""
        return self.pens[end - 1] + self.boxes[end - 1].width - self.pens[start] if end > start else 0.0


class Composer:
    """Turns paragraphs into galleys: itemize, shape, find breaks and glue."""

    def __init__(self, fonts: FontLibrary) -> None:
        self._fonts = fonts
        self._shaper = Shaper()
        self._boxes: dict[tuple[str, Kind, Look, str, str, str], Box] = {}

    def compose(self, paragraph: Paragraph, spans: Sequence[Span]) -> Galley:
        """The galley of ``spans`` of a paragraph: its text, or its label."""
        source = read(paragraph, tuple(spans))
        boxes: list[Box] = []
        penalties: list[float] = []
        shows: list[bool] = []
        end = 0
        for item in itemize(source, paragraph, self._fonts):
            if boxes:
                penalties[-1], shows[-1] = _break_between(source, end, item.start)
            for unit_box, hyphenated in self._set(item, source, paragraph):
                boxes.append(unit_box)
                penalties.append(_HYPHEN if hyphenated else NEVER)
                shows.append(hyphenated)
            end = item.end
        spaced = not paragraph.language.lower().startswith("ko")
        return self._finish(boxes, penalties, shows, source, spaced)

    def _finish(
        self, boxes: list[Box], penalties: list[float], shows: list[bool], source: Source, spaced: bool
    ) -> Galley:
        glues = _glues(boxes, spaced)
        hyphen = None
        if any(shows):
            hyphen = self._hyphen(boxes[shows.index(True)])
        return Galley(
            boxes, glues, penalties, shows, source.base, tuple(source.missing), *_sums(boxes, glues), hyphen=hyphen
        )

    def _hyphen(self, like: Box) -> Box:
        face = self._fonts.face(like.look.face)
        manner = Manner(face, like.script, like.look.language, False, False)
        unit = self._shaper.word("-", manner)
        shown = replace(unit, clusters=tuple(replace(cluster, text=SOFT_HYPHEN) for cluster in unit.clusters))
        return box(shown, Kind.WORD, like.look, like.script)

    def _set(self, item: Item, source: Source, paragraph: Paragraph) -> Iterator[tuple[Box, bool]]:
        """The boxes of an item, each with whether a hyphen may follow it."""
        span, style = source.spans[item.span], source.styles[item.span]
        language = span.language or paragraph.language
        look = Look(item.face.key, style, language, item.level)
        whole = self._box(item, look, source)
        points: tuple[int, ...] = ()
        if paragraph.style.hyphenate and item.kind is Kind.WORD and not span.unbroken and not item.level & 1:
            points = hyphens.points(item.text, language)
        yield from _at_points(whole, points)

    def _box(self, item: Item, look: Look, source: Source) -> Box:
        before = after = ""
        if item.script in _JOINING:
            before = _joined(source.text[max(item.start - 1, 0) : item.start])
            after = _joined(source.text[item.end : item.end + 1])
        shapes = source.regions[item.span] if item.face.wide else look.language
        key = item.text, item.kind, look, shapes, before, after
        found = self._boxes.get(key)
        if found is None:
            manner = Manner(item.face, item.script, shapes, bool(item.level & 1), look.style.tabular)
            if item.kind in WIDE_KINDS:
                unit = self._shaper.wide(item.text, manner)
            else:
                unit = self._shaper.word("" if item.kind is Kind.FORCED else item.text, manner, before, after)
            if len(self._boxes) > 60_000:
                self._boxes.clear()
            found = self._boxes[key] = box(unit, item.kind, look, item.script)
        return found


_SEAM = Glue(0.0, 0.06, 0.0, Tier.HAN)


def _clusters_of(whole: Box) -> list[Box]:
    """A box torn into its clusters, in logical order."""
    order = range(len(whole.unit))
    parts = [box(whole.unit.part(k, k + 1), whole.kind, whole.look, whole.script) for k in order]
    return parts[::-1] if whole.look.level & 1 else parts


def _first_character(whole: Box) -> str:
    clusters = whole.unit.clusters
    return clusters[-1 if whole.look.level & 1 else 0].text[:1] if clusters else ""


def _last_character(whole: Box) -> str:
    clusters = whole.unit.clusters
    return clusters[0 if whole.look.level & 1 else -1].text[-1:] if clusters else ""


def _joined(character: str) -> str:
    """A letter that an Arabic letter in the next item joins."""
    return character if character and is_letter(character) else ""


def _at_points(whole: Box, points: tuple[int, ...]) -> Iterator[tuple[Box, bool]]:
    """A word's box, or its parts where hyphens may go; no point inside a ligature."""
    if not points:
        yield whole, False
        return
    ends, offset = {}, 0
    for index, cluster in enumerate(whole.unit.clusters):
        offset += len(cluster.text)
        ends[offset] = index + 1
    start = 0
    for point in points:
        end = ends.get(point)
        if end is not None:
            yield box(whole.unit.part(start, end), whole.kind, whole.look, whole.script), True
            start = end
    yield box(whole.unit.part(start, len(whole.unit)), whole.kind, whole.look, whole.script), False


def _break_between(source: Source, end: int, start: int) -> tuple[float, bool]:
    """The penalty of a break between two items, and whether it shows a hyphen (a soft one stands between them)."""
    found = [source.breaks[offset] for offset in range(end, start + 1)]
    if breaks.ALLOWED in found:
        soft = SOFT_HYPHEN in source.text[end:start]
        return (_HYPHEN if soft else 0.0), soft
    if breaks.IN_WORD in found:
        return _IN_WORD, False
    return NEVER, False


def _glues(boxes: Sequence[Box], spaced: bool) -> list[Glue]:
    """The glue after each box; nothing follows the last."""
    if not boxes:
        return []
    return [*(between(left, right, spaced=spaced) for left, right in pairwise(boxes)), RIGID]


def _sums(boxes: Sequence[Box], glues: Sequence[Glue]) -> tuple[list[float], list[float], list[float]]:
    """Where each box starts, and how much stretch and shrink stands before it."""
    pens = list(accumulate((b.width + g.gap * b.size for b, g in zip(boxes, glues, strict=True)), initial=0.0))
    stretches = list(accumulate((g.stretch * b.size for b, g in zip(boxes, glues, strict=True)), initial=0.0))
    shrinks = list(accumulate((g.shrink * b.size for b, g in zip(boxes, glues, strict=True)), initial=0.0))
    return pens, stretches, shrinks
