"""Total fit: where a galley is cut into lines so that all of them together are adjusted as little as can be.

The method is Knuth and Plass's, with lines measured in prefix sums. Two things bound it: the candidates for a line
stop where it would be too loose, and where none is left the places since the last good line are tried without that
limit, so a paragraph of any length is broken in time proportional to it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summitdesk.typeset.content import Align
from summitdesk.typeset.galley import FORCED_PENALTY, NEVER, Galley, Joint, words_of
from summitdesk.typeset.glue import Box, Tier
from summitdesk.typeset.kinds import Kind

EPSILON = 0.02
"""Points by which a line may be too long: rounding, not ink."""

_LOOSEST = 3.0
"""The strain at which a justified line is too loose to be thought of first."""

_EMPTIEST = 0.4
"""The share of a ragged line that may stay empty before it is as bad as that."""

_SEARCHED_WHOLE = 2_000
"""Up to so many places all ways are tried where breaks are forced: those cost more than the loosest line."""

_LINE_DEMERITS = 10.0
_TWO_HYPHENS = 200_000.0
_RUNT = 30_000.0
_LONELY = 1e9
_UNFIT = 1e13
"""What each line costs, a second hyphen in a row, a short word alone on the last line, a single Han or half a word
there, and a line that sticks out."""

_SHORT, _SHORTEST = 3.55, 2.05
"""Widths of such last lines in em: a word of seven letters, and a Han with its mark."""

_TIER_GROWTH = (0.0, 0.25, 0.5, 1.0)
"""By tier (PUNCTUATION, CJK_LATIN, WORD_SPACE, HAN) how often its stretch glue grows before that of the next tier does:
gaps between scripts by a thirty-second of an em, word spaces by three tenths, then places between Han by a twentieth of
an em; the rest is for all of them together."""

_ALONE = frozenset({Kind.HANGUL, Kind.HAN, Kind.OPEN, Kind.DASH})
"""What is lonely on a last line by itself: a syllable, a Han, an ellipsis."""

_SHRINKS = (1.0,) * len(Tier)

_BALANCED_LINES = 8
_BALANCED_PLACES = 240
"""Longer texts are no headings: their lines are not balanced."""

_UNPUNCTUATED = 150.0
_AFTER_FUNCTION_WORD = 200.0
_FUNCTION_WORDS = frozenset(
    # No line of a heading ends with one of these: English, French, Spanish, German, Russian.
    {"a", "an", "the", "of", "and", "or", "for", "in", "on", "to", "at", "by", "with", "from", "between", "as", "into"}
    | {"de", "la", "le", "les", "des", "du", "et", "en", "au", "aux", "el", "los", "las", "y", "del", "para", "con"}
    | {"von", "und", "der", "die", "das", "dem", "den", "zur", "zum", "im", "am", "für", "mit", "zu"}
    | {"и", "в", "на", "с", "о", "об", "к", "по", "из", "от", "за", "для"}
)


class Measure(NamedTuple):
    """The room for the first and for every other line, in points, and how lines stand in it."""

    first: float
    rest: float
    align: Align

    @property
    def ragged(self) -> bool:
        """Whether lines keep their natural width."""
        return self.align is not Align.JUSTIFY


class Line(NamedTuple):
    """The boxes ``start`` to ``end`` - 1 on one line, of those up to ``after``, where the next line starts.

    ``slack`` is what the measure leaves, negative where glue must shrink. ``trimmed`` is the blank that the mark at the
    end gives up. ``hyphen`` is the hyphen that the line ends with, ``forced`` says that the paragraph ends here.
    """

    begin: int
    start: int
    end: int
    after: int
    slack: float
    trimmed: float
    hyphen: Box | None
    forced: bool


def fit(galley: Galley, measure: Measure, *, balance: bool = False) -> list[Line]:
    """Cut a galley into lines; with ``balance``, lines of about equal width, as few as can be."""
    lines: list[Line] = []
    current = measure
    later = measure if measure.first == measure.rest else measure._replace(first=measure.rest)
    for start, end in stretches(galley):
        route = [end]
        if galley.ends[end - 1] - galley.starts[start] > current.first:
            places = _places(galley, start, end)
            route = _TotalFit(galley, places, current).route()
            if balance and 1 < len(route) <= _BALANCED_LINES and len(places) <= _BALANCED_PLACES:
                route = _balanced(galley, places, current, len(route)) or route
        for begin, after in zip([start, *route], route, strict=False):
            lines.append(_line(galley, begin, after, current, forced=after == end))
            current = later
    return lines


def adjust(joints: Sequence[Joint], slack: float) -> list[float]:
    """Share ``slack`` points out among the joints of a line, tier by tier, and return what each gets.

    A tier gives up to its limit before the next one does; what is left when all are at their limits is shared in
    proportion to the stretch, so that a line fills its measure however narrow that is.
    """
    left = abs(slack)
    growth = _SHRINKS if slack < 0.0 else _TIER_GROWTH
    gives = [joint.shrink if slack < 0.0 else joint.stretch for joint in joints]
    tiers = [joint.tier for joint in joints]
    totals = [0.0] * len(growth)
    for tier, give in zip(tiers, gives, strict=True):
        totals[tier] += give
    parts = [0.0] * len(growth)
    for at, total in enumerate(totals):
        limit = total * growth[at]
        if limit > 0.0 and left > 0.0:
            part = min(left / limit, 1.0)
            parts[at] = part * growth[at]
            left -= part * limit
    if slack < 0.0:
        return [-give * parts[tier] for tier, give in zip(tiers, gives, strict=True)]
    total = sum(gives)
    rest = left / total if left > 0.0 and total > 0.0 else 0.0
    return [give * (parts[tier] + rest) for tier, give in zip(tiers, gives, strict=True)]


def stretches(galley: Galley) -> Iterator[tuple[int, int]]:
    """The stretches of a galley between forced breaks, each with its break."""
    start = 0
    if galley.forced:
        for index, box in enumerate(galley.boxes):
            if box.kind is Kind.FORCED:
                yield start, index + 1
                start = index + 1
    if start < len(galley.boxes):
        yield start, len(galley.boxes)


def _places(galley: Galley, start: int, end: int) -> list[int]:
    """The boxes that a line may start with, and ``end``."""
    inner = galley.places[bisect_left(galley.places, start) : bisect_left(galley.places, end - 1)]
    return [start, *(last + 1 for last in inner), end]


class _TotalFit:
    """Finds the cheapest way through the places of a stretch."""

    def __init__(self, galley: Galley, places: Sequence[int], measure: Measure) -> None:
        self._galley = galley
        self._places = places
        self._measure = measure
        self._ragged = measure.ragged
        self._starts = [galley.starts[place] for place in places[:-1]]
        self._stretch = [galley.start_stretch[place] for place in places[:-1]]
        self._shrink = [galley.start_shrink[place] for place in places[:-1]]
        # What is asked of every place, by the place: its penalty, and its edge when the mark there gives up its blank.
        lasts = [place - 1 for place in places]
        self._penalties = [galley.joints[last].penalty for last in lasts]
        self._penalties[-1] = 0.0  # the end of a stretch costs nothing
        self._edges = [galley.ends[last] - galley.trims[last] - EPSILON for last in lasts]
        self._give = [0.0] * len(lasts) if self._ragged else [galley.end_shrink[last] for last in lasts]
        if self._ragged:
            self._shrink = [0.0] * len(self._starts)
        self._costs = [0.0] + [NEVER] * (len(places) - 1)
        self._previous = [-1] * len(places)

    def route(self) -> list[int]:
        """The boxes before which lines end, the end of the stretch included."""
        final = len(self._places) - 1
        short = final <= _SEARCHED_WHOLE
        rescued = self._search(NEVER if self._galley.torn and short else _LOOSEST)
        if rescued and short:
            # A loose line that one place forces may spoil what stands before it: all ways are weighed once more.
            self._costs = [0.0] + [NEVER] * final
            self._previous = [-1] * (final + 1)
            self._search(NEVER)
        route = []
        while final > 0:
            route.append(self._places[final])
            final = self._previous[final]
        return route[::-1]

    def _search(self, loosest: float) -> bool:
        """Find the cheapest way to every place; returns whether some line had to be looser than ``loosest``."""
        final = len(self._places) - 1
        windows = [0] * (final + 1)
        window = reached = 0
        rescued = False
        usual = NEVER if loosest == NEVER else FORCED_PENALTY
        starts, shrinks, previous = self._starts, self._shrink, self._previous
        rest, room = self._measure.rest, self._measure.first
        asked = zip(self._edges[1:], self._give[1:], self._penalties[1:], strict=True)
        for place, (edge, shrink, penalty) in enumerate(asked, 1):
            # The window begins with the first place from which a line is not too long even when squeezed and trimmed.
            while window < place - 1 and edge - starts[window] - (shrink - shrinks[window]) > room:
                window += 1
                room = rest
            windows[place] = window
            if penalty < usual:
                self._reach(place, window, loosest)
            if previous[place] < 0 and (window > reached or place == final):
                self._rescue(reached, place, windows)
                rescued = True
            if previous[place] >= 0:
                reached = place
        return rescued

    def _reach(self, place: int, window: int, loosest: float) -> None:
        """Find the cheapest line that ends at ``place``, starts in the window, and is no looser than ``loosest``."""
        costs, starts, stretches = self._costs, self._starts, self._stretch
        box = self._places[place] - 1
        final = place == len(costs) - 1
        edge, stretch = self._galley.ends[box], self._galley.end_stretch[box]
        penalty = self._penalties[place]
        rest, loose = self._measure.rest, loosest > _LOOSEST
        unlike = final or self._ragged
        best, chosen = costs[place], self._previous[place]
        for start in range(window, place):
            cost = costs[start]
            if cost == NEVER:
                continue
            slack = (rest if start else self._measure.first) - edge + starts[start]
            if unlike or slack < 0.0:
                badness = self._badness(start, box, slack, final)
            else:
                give = stretch - stretches[start]
                if 0.0 < slack <= give * _LOOSEST:
                    badness = slack / give
                elif loose or slack <= EPSILON:
                    badness = self._emptiness(start, slack, give)
                else:
                    break  # and so are all lines that start later
            if badness < 0.0:
                continue
            if badness > loosest:
                break
            cost += (_LINE_DEMERITS + 100.0 * badness * badness * badness) ** 2
            if penalty or final:
                cost += penalty * penalty + self._extras(start, box, final)
            if cost < best:
                best, chosen = cost, start
        costs[place], self._previous[place] = best, chosen

    def _badness(self, start: int, box: int, slack: float, final: bool) -> float:
        """The strain of a line that is too long, the last, or ragged; negative where it cannot be squeezed enough."""
        stretch = self._galley.end_stretch[box] - self._stretch[start]
        if slack < -EPSILON:
            shrink = 0.0 if self._ragged else self._galley.end_shrink[box] - self._shrink[start]
            return _squeezed(slack, self._galley.trims[box], stretch, shrink)
        if final or slack <= 0.0:
            return 0.0
        return _LOOSEST * slack / (_EMPTIEST * self._measure.rest)

    def _emptiness(self, start: int, slack: float, give: float) -> float:
        """The strain of a line that is looser than tolerable: at worst what it leaves empty counts."""
        if slack <= EPSILON:
            return 0.0
        measure = self._measure.rest if start else self._measure.first
        empty = _LOOSEST + EPSILON + (10.0 if self._galley.torn else 25.0) * slack / measure
        return min(slack / give, empty) if give > 0.0 else empty

    def _extras(self, start: int, box: int, final: bool) -> float:
        """What a line costs beyond its looks: a second hyphen, or next to nothing alone on the last line (孤字)."""
        first = self._places[start]
        hyphenated = start > 0 and self._galley.joints[first - 1].hyphen is not None
        if not final:
            return _TWO_HYPHENS if hyphenated else 0.0
        if not start:
            return 0.0
        kind, size = self._galley.boxes[first].kind, self._galley.boxes[first].size
        width = self._galley.ends[box] - self._starts[start]
        if hyphenated or (width < _SHORTEST * size and kind in _ALONE):
            return _LONELY
        return _RUNT if width < _SHORT * size and kind is Kind.WORD else 0.0

    def _rescue(self, reached: int, place: int, windows: Sequence[int]) -> None:
        """No line of tolerable looseness leads on: take any that fits, and where none fits one that does not."""
        for candidate in range(reached + 1, place + 1):
            window = min(windows[candidate], candidate - 1)
            if len(self._places) > _SEARCHED_WHOLE:
                self._reach(candidate, window, _LOOSEST)
            if self._previous[candidate] < 0:
                self._reach(candidate, window, NEVER)
            if self._previous[candidate] < 0:
                self._costs[candidate] = self._costs[candidate - 1] + _UNFIT
                self._previous[candidate] = candidate - 1


def _squeezed(slack: float, trim: float, stretch: float, shrink: float) -> float:
    """The strain of a line that is too long, by squeezing its glue or by trimming its last mark; negative: too long."""
    squeezed = -slack / shrink if -slack <= shrink else NEVER
    if trim:
        slack += trim
        if slack >= 0.0:
            return min(squeezed, slack / stretch if stretch > 0.0 else 0.0)
        squeezed = min(squeezed, -slack / shrink if -slack <= shrink else (0.0 if -slack <= EPSILON else NEVER))
    return squeezed if squeezed < NEVER else -1.0


def _line(galley: Galley, begin: int, after: int, measure: Measure, *, forced: bool) -> Line:
    start, end = galley.visible(begin, after)
    if start >= end:
        return Line(begin, start, start, after, measure.first, 0.0, None, forced)
    last = after - 1
    slack = measure.first - galley.ends[last] + galley.starts[begin]
    trim = galley.trims[last]
    centred = measure.align in {Align.CENTER, Align.END}
    trimmed = 0.0
    if trim and (centred or (slack < -EPSILON and _rather_trimmed(galley, begin, last, slack, measure))):
        trimmed = trim
    hyphen = None if forced else galley.joints[last].hyphen
    return Line(begin, start, end, after, slack + trimmed, trimmed, hyphen, forced)


def _rather_trimmed(galley: Galley, begin: int, last: int, slack: float, measure: Measure) -> bool:
    """Whether a line that is too long is strained less when its last mark gives up its blank."""
    shrink = 0.0 if measure.ragged else galley.end_shrink[last] - galley.start_shrink[begin]
    stretch = galley.end_stretch[last] - galley.start_stretch[begin]
    squeezed = _squeezed(slack, 0.0, stretch, shrink)
    return squeezed < 0.0 or _squeezed(slack, galley.trims[last], stretch, shrink) < squeezed


def _balanced(galley: Galley, places: Sequence[int], measure: Measure, count: int) -> list[int]:
    """The ends of ``count`` lines as equal as they can be, broken where a heading breaks well."""
    penalties = _heading_penalties(galley, places)
    goal = (galley.ends[places[-1] - 1] - galley.starts[places[0]]) / count
    costs: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    for row in range(1, count + 1):
        reached: dict[int, tuple[float, int]] = {}
        for place in range(row, len(places)):
            if (place == len(places) - 1) != (row == count):
                continue
            box = places[place] - 1
            for start, (cost, _) in costs[-1].items():
                width = galley.ends[box] - galley.starts[places[start]]
                room = measure.rest if start else measure.first
                if start >= place or width - galley.trims[box] > room + EPSILON:
                    continue
                total = cost + (100.0 * (width - goal) / room) ** 2 + penalties[place]
                if place not in reached or total < reached[place][0]:
                    reached[place] = total, start
        costs.append(reached)
    return _back(costs, places)


def _heading_penalties(galley: Galley, places: Sequence[int]) -> list[float]:
    """What a break at each place costs a heading: least after punctuation, most inside a word."""
    function_words = {index for index, word in words_of(galley) if word.lower() in _FUNCTION_WORDS}
    penalties = [0.0] * len(places)
    for index in range(1, len(places) - 1):
        box = places[index] - 1
        start, end = galley.visible(places[index - 1], places[index])
        punctuated = start < end and not galley.boxes[end - 1].text[-1:].isalnum()
        penalties[index] = galley.joints[box].penalty + (0.0 if punctuated else _UNPUNCTUATED)
        penalties[index] += _AFTER_FUNCTION_WORD if box in function_words else 0.0
    return penalties


def _back(costs: Sequence[dict[int, tuple[float, int]]], places: Sequence[int]) -> list[int]:
    """The places on the cheapest way, empty where there is none."""
    place = len(places) - 1
    if place not in costs[-1]:
        return []
    route = []
    for reached in reversed(costs[1:]):
        route.append(places[place])
        place = reached[place][1]
    return route[::-1]
