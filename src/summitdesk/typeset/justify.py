"""Total fit: where a paragraph is cut into lines so that all of them together are adjusted as little as can be.

The method is Knuth and Plass's, with lines measured in prefix sums. Two things bound it: the candidates for a line
stop where it would be too loose, and where no candidate is left the places since the last good line are tried without
that limit, so a paragraph of any length is broken in time proportional to it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summitdesk.typeset.galley import NEVER, Galley
from summitdesk.typeset.kinds import Kind

EPSILON = 1e-3
"""Points by which a line may be too long: rounding, not ink."""

_LOOSEST = 3.0
_SPARSEST = 0.4
_LINE = 10.0
_TWO_HYPHENS = 3_000.0
_WIDOWED_WORD = 50_000.0
_UNFIT = 1e9
_TRIMMED_END = frozenset({Kind.CLOSE, Kind.STOP, Kind.COLON})


class Line(NamedTuple):
    """The boxes ``start`` to ``end`` - 1 on one line; ``after`` is where the next line starts.

    ``slack`` is what the measure leaves, negative where glue must shrink. ``trimmed`` says that the mark at the end
    gives up its blank; ``forced`` that the paragraph or the text ends here.
    """

    start: int
    end: int
    after: int
    slack: float
    trimmed: bool
    hyphen: bool
    forced: bool


class _Ends(NamedTuple):
    """The right edge of a line that ends at a place, the stretch and shrink before it, and what may be trimmed there."""

    edge: float
    stretch: float
    shrink: float
    trim: float


@dataclass(slots=True)
class _Places:
    """The places of a stretch of a galley where a line may start and end, with their measures."""

    boxes: list[int]
    starts: list[float]
    start_stretches: list[float]
    start_shrinks: list[float]
    ends: list[_Ends]
    penalties: list[float]


def visible(galley: Galley, start: int, end: int, *, keep_start: bool) -> tuple[int, int]:
    """The boxes of a line without the white space at its edges; at a paragraph's start indents by hand stay."""
    while end > start and galley.boxes[end - 1].kind >= Kind.SPACE:
        end -= 1
    while not keep_start and start < end and galley.boxes[start].kind is Kind.SPACE:
        start += 1
    return start, end


def leading_trim(galley: Galley, index: int) -> float:
    """The blank that an opening mark gives up at the start of a line, in points."""
    box = galley.boxes[index]
    return box.unit.left * box.size if box.kind is Kind.OPEN else 0.0


def trailing_trim(galley: Galley, index: int) -> float:
    """The blank that a closing mark may give up at the end of a line, in points."""
    box = galley.boxes[index]
    return box.unit.right * box.size if box.kind in _TRIMMED_END else 0.0


def trailing_tracking(galley: Galley, index: int) -> float:
    """The tracking after the last cluster of a line, which is no part of its width."""
    style = galley.boxes[index].look.style
    return style.tracking * style.size


def _survey(galley: Galley, start: int, end: int) -> _Places:
    boxes = [start]
    boxes += (k for k in range(start + 1, end) if galley.penalties[k - 1] < NEVER)
    boxes.append(end)
    places = _Places(boxes, [], [], [], [], [0.0])
    for place in boxes[:-1]:
        first, _ = visible(galley, place, end, keep_start=place == 0)
        first = min(first, end - 1)
        places.starts.append(galley.pens[first] + leading_trim(galley, first))
        places.start_stretches.append(galley.stretches[first])
        places.start_shrinks.append(galley.shrinks[first])
    for place in boxes[1:]:
        places.ends.append(_end(galley, start, place))
        places.penalties.append(0.0 if place == end else galley.penalties[place - 1])
    return places


def _end(galley: Galley, start: int, place: int) -> _Ends:
    _, end = visible(galley, start, place, keep_start=True)
    if end == start:
        return _Ends(galley.pens[start], galley.stretches[start], galley.shrinks[start], 0.0)
    last = end - 1
    edge = galley.pens[last] + galley.boxes[last].width - trailing_tracking(galley, last)
    if galley.hyphens[last] and place == end and galley.hyphen is not None:
        edge += galley.hyphen.width
    return _Ends(edge, galley.stretches[last], galley.shrinks[last], trailing_trim(galley, last))


class _Fit:
    """Finds the cheapest way through the places of a stretch."""

    def __init__(self, galley: Galley, start: int, end: int, first: float, rest: float, ragged: bool) -> None:
        self._galley = galley
        self._places = _survey(galley, start, end)
        self._first = first
        self._rest = rest
        self._ragged = ragged
        count = len(self._places.boxes)
        self._costs = [float("inf")] * count
        self._previous = [-1] * count
        self._costs[0] = 0.0

    def route(self) -> list[int]:
        """The places where lines end, the last one included."""
        count = len(self._places.boxes)
        reached = window = 0
        windows = [0] * count
        for place in range(1, count):
            window = windows[place] = self._narrow(window, place)
            self._reach(place, window, _LOOSEST)
            if self._previous[place] < 0 and (window > reached or place == count - 1):
                self._rescue(reached, place, windows)
            if self._previous[place] >= 0:
                reached = place
        route, place = [], count - 1
        while place > 0:
            route.append(place)
            place = self._previous[place]
        return route[::-1]

    def boxes(self, place: int) -> int:
        """The box before which a place lies."""
        return self._places.boxes[place]

    def _narrow(self, window: int, place: int) -> int:
        """The first place from which a line to ``place`` is not too long even when squeezed and trimmed."""
        places, end = self._places, self._places.ends[place - 1]
        while window < place - 1:
            measure = self._rest if window else self._first
            width = end.edge - end.trim - places.starts[window]
            if not self._ragged:
                width -= end.shrink - places.start_shrinks[window]
            if width <= measure + EPSILON:
                break
            window += 1
        return window

    def _reach(self, place: int, window: int, loosest: float) -> None:
        """Find the cheapest line that ends at ``place`` and starts in the window."""
        places, costs = self._places, self._costs
        end = places.ends[place - 1]
        penalty = places.penalties[place]
        last = place == len(costs) - 1
        best, chosen = costs[place], self._previous[place]
        for start in range(window, place):
            if costs[start] == NEVER:
                continue
            badness = self._badness(start, end, last=last)
            if badness < 0:
                continue
            if badness > loosest and not last:
                break
            demerits = (_LINE + 100.0 * badness * badness * badness) ** 2 + penalty * penalty
            if penalty and places.penalties[start]:
                demerits += _TWO_HYPHENS
            if last and start:
                demerits += self._loneliness(start, end)
            total = costs[start] + demerits
            if total < best:
                best, chosen = total, start
        costs[place], self._previous[place] = best, chosen

    def _badness(self, start: int, end: _Ends, *, last: bool) -> float:
        """How far a line's glue is strained (1: as far as it likes to give), negative where the line is too long."""
        places = self._places
        measure = self._rest if start else self._first
        slack = measure - (end.edge - places.starts[start])
        stretch = end.stretch - places.start_stretches[start]
        if slack < -EPSILON:
            shrink = 0.0 if self._ragged else end.shrink - places.start_shrinks[start]
            squeezed = -slack / shrink if shrink > 0.0 else _UNFIT
            slack += end.trim
            if slack < -EPSILON:
                squeezed = min(squeezed, -slack / shrink if shrink > 0.0 else _UNFIT)
                return squeezed if squeezed <= 1.0 else -1.0
            loose = self._looseness(slack, stretch, measure)
            return min(loose, squeezed) if squeezed <= 1.0 else loose
        return 0.0 if last else self._looseness(slack, stretch, measure)

    def _looseness(self, slack: float, stretch: float, measure: float) -> float:
        """The strain of a line that is too short. Beyond what is tolerable only its emptiness counts."""
        slack = max(slack, 0.0)
        emptiness = slack / measure if measure > 0.0 else 0.0
        if self._ragged:
            return _LOOSEST * emptiness / _SPARSEST
        if slack <= stretch * _LOOSEST:
            return slack / stretch if stretch > 0.0 else 0.0
        return _LOOSEST + EPSILON + 10.0 * emptiness

    def _loneliness(self, start: int, end: _Ends) -> float:
        """What it costs to leave a single Han with its mark, or a piece of a word, alone on the last line (孤字)."""
        first = self._places.boxes[start]
        size = self._galley.boxes[first].size
        if self._galley.hyphens[first - 1]:
            return _WIDOWED_WORD
        short = end.edge - self._places.starts[start] < 2.05 * size
        return _WIDOWED_WORD if short and self._galley.boxes[first].kind in {Kind.HAN, Kind.HANGUL} else 0.0

    def _rescue(self, reached: int, place: int, windows: Sequence[int]) -> None:
        """No line of tolerable looseness leads on: take any that fits, and where none fits one that does not."""
        for candidate in range(reached + 1, place + 1):
            self._reach(candidate, min(windows[candidate], candidate - 1), float("inf"))
            if self._previous[candidate] < 0:
                self._costs[candidate] = self._costs[candidate - 1] + _UNFIT
                self._previous[candidate] = candidate - 1


def fit(galley: Galley, first: float, rest: float, *, ragged: bool) -> list[Line]:
    """Cut a galley into lines: the first of width ``first``, all others of width ``rest``."""
    lines: list[Line] = []
    for start, end in _stretches(galley):
        search = _Fit(galley, start, end, rest if lines else first, rest, ragged)
        route = search.route()
        begin = start
        for place in route:
            after = search.boxes(place)
            measure = first if not lines else rest
            lines.append(_line(galley, begin, after, measure, forced=place == route[-1]))
            begin = after
    return lines


def _stretches(galley: Galley) -> Iterable[tuple[int, int]]:
    """The stretches of a galley between forced breaks, each with its break."""
    start = 0
    for index, box in enumerate(galley.boxes):
        if box.kind is Kind.FORCED:
            yield start, index + 1
            start = index + 1
    if start < len(galley.boxes):
        yield start, len(galley.boxes)


def _line(galley: Galley, begin: int, after: int, measure: float, *, forced: bool) -> Line:
    start, end = visible(galley, begin, after, keep_start=begin == 0)
    if start == end:
        return Line(start, end, after, measure, False, False, forced)
    edge = _end(galley, start, after)
    hyphen = galley.hyphens[end - 1] and after == end and not forced
    slack = measure - (edge.edge - galley.pens[start] - leading_trim(galley, start))
    trimmed = False
    if slack < -EPSILON and edge.trim:
        shrink = edge.shrink - galley.shrinks[start]
        stretch = edge.stretch - galley.stretches[start]
        squeezed = -slack / shrink if shrink > 0 else float("inf")
        after_trim = slack + edge.trim
        trimmed = squeezed > 1.0 or (after_trim >= 0 and stretch > 0 and after_trim / stretch < squeezed)
    return Line(start, end, after, slack + edge.trim if trimmed else slack, trimmed, hyphen, forced)
