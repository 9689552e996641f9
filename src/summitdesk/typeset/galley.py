"""A galley: a paragraph as boxes with joints between them, not yet cut into lines. It serves every measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from summitdesk.typeset import breaks, hyphens
from summitdesk.typeset.content import Paragraph, Span
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.glue import RIGID, SEAM, Box, Glue, Look, Tier, between, box
from summitdesk.typeset.itemize import SOFT_HYPHEN, Item, Source, itemize, read
from summitdesk.typeset.kinds import WIDE_KINDS, Kind, is_letter
from summitdesk.typeset.shape import PLAIN_ORDER, Manner, Shaper

NEVER = float("inf")
HYPHEN_PENALTY = 120.0
STUB_PENALTY = 600.0
IN_WORD_PENALTY = 400.0
"""Penalties of a break at a hyphen, at one that leaves two letters, and inside a word of a heading."""

_STUB = 3

_SPACE = Kind.SPACE
"""Looked up once: the members of an enumeration are found more slowly than any name."""

FORCED_PENALTY = 3_000.0
_TORN_WORD = 100_000.0
_TORN_RULE = 300_000.0
"""Penalties where only a narrow measure forces a break: inside a name or date, inside a word, against the table."""

_COSTS = ((NEVER, False), (0.0, False), (IN_WORD_PENALTY, False))
"""The penalty of each mark of :func:`breaks.opportunities`, and that it shows no hyphen."""

_IN_NUMBERS = frozenset(".,．，'’")

_JOINING = frozenset({"Arab", "Syrc", "Mong", "Nkoo", "Adlm"})
_REMEMBERED = 60_000
_SELDOM = 64


class Joint(NamedTuple):
    """What follows a box: glue in points, what a line break there costs (NEVER: none), and the hyphen that it shows."""

    gap: float
    stretch: float
    shrink: float
    tier: Tier
    penalty: float
    hyphen: Box | None = None


def _joint(glue: Glue, size: float, penalty: float, hyphen: Box | None = None) -> Joint:
    return Joint(glue.gap * size, glue.stretch * size, glue.shrink * size, glue.tier, penalty, hyphen)


@dataclass(slots=True)
class Galley:
    """Boxes in logical order; ``joints[k]`` follows box k.

    ``base`` is the level of the paragraph: 1 runs leftwards. ``torn`` says that breaks were forced for want of room.
    ``turned`` says that boxes may stand in another order than that of their text. ``size`` is the one size of all boxes
    or 0, where there are several or where ink reaches far; ``forced`` that the text itself asks for breaks.
    ``places`` are the boxes that a line may end with.
    The other lists are prefix sums and edges, so that any line is measured by subtraction: a line that starts with box
    a and ends with box b is ``ends[b] - starts[a]`` wide and could grow by ``end_stretch[b] - start_stretch[a]``.
    """

    boxes: list[Box]
    joints: list[Joint]
    base: int
    missing: tuple[str, ...]
    turned: bool
    forced: bool
    size: float = 0.0
    torn: bool = False
    starts: list[float] = field(init=False, default_factory=list)
    start_stretch: list[float] = field(init=False, default_factory=list)
    start_shrink: list[float] = field(init=False, default_factory=list)
    ends: list[float] = field(init=False, default_factory=list)
    end_stretch: list[float] = field(init=False, default_factory=list)
    end_shrink: list[float] = field(init=False, default_factory=list)
    trims: list[float] = field(init=False, default_factory=list)
    places: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        pen = stretch = shrink = 0.0
        end = end_stretch = end_shrink = trim = 0.0
        skipped = 0
        last = len(self.boxes) - 1
        starts, start_stretch, start_shrink = self.starts, self.start_stretch, self.start_shrink
        ends, end_stretches, end_shrinks, trims = self.ends, self.end_stretch, self.end_shrink, self.trims
        places = self.places
        for index, (current, joint) in enumerate(zip(self.boxes, self.joints, strict=True)):
            _, kind, _, _, _, width, tracking, lead, trail, _, _ = current
            gap, stretches, shrinks, _, penalty, hyphen = joint
            if penalty < NEVER:
                places.append(index)
            # White space at the end of a line does not count, so the line ends where it did before the space.
            if kind < _SPACE or not index:
                end, end_stretch, end_shrink, trim = pen + width - tracking, stretch, shrink, trail
                ends.append(end + hyphen.width if hyphen else end)
            else:
                ends.append(end)
            end_stretches.append(end_stretch)
            end_shrinks.append(end_shrink)
            trims.append(trim)
            # Nor does it at the start: a line that starts with a space starts with what follows it.
            if kind is _SPACE and index and index < last:
                skipped += 1
            else:
                start = pen + lead
                for _place in range(skipped + 1):
                    starts.append(start)
                    start_stretch.append(stretch)
                    start_shrink.append(shrink)
                skipped = 0
            pen += width + gap
            stretch += stretches
            shrink += shrinks

    def visible(self, start: int, end: int) -> tuple[int, int]:
        """The boxes ``start`` to ``end`` - 1 without the white space at the edges; an indent typed by hand stays."""
        while end > start and self.boxes[end - 1].kind >= Kind.SPACE:
            end -= 1
        while 0 < start < end and self.boxes[start].kind is Kind.SPACE:
            start += 1
        return start, end

    def widest_part(self) -> float:
        """The width of the widest stretch that no line may end in."""
        return max((self.ends[end - 1] - self.starts[start] for start, end in self._parts()), default=0.0)

    def _parts(self) -> Iterator[tuple[int, int]]:
        """The stretches that no line may end in; the last box is never among ``places``, since no joint follows it."""
        if not self.boxes:
            return iter(())
        return ((before + 1, last + 1) for before, last in pairwise([-1, *self.places, len(self.boxes) - 1]))

    def narrowed(self, first: float, rest: float) -> "Galley":
        """The galley with breaks wherever what must not be broken is wider than its line: the first or any other."""
        wide = []
        for start, end in self._parts():
            room = rest if start else min(first, rest)
            if self.ends[end - 1] - self.starts[start] > room:
                wide.append((start, end, room))
        if not wide:
            return self
        boxes: list[Box] = []
        joints: list[Joint] = []
        done = 0
        for start, end, room in wide:
            boxes += self.boxes[done:start]
            joints += self.joints[done:start]
            for index in range(start, end):
                whole, joint = self.boxes[index], self.joints[index]
                parts = _clusters_of(whole)
                glue = SEAM if whole.width > room else RIGID
                joints += [_joint(glue, one.size, _tear(one, other)) for one, other in pairwise(parts)]
                if index < end - 1:
                    joint = joint._replace(penalty=_tear(parts[-1], self.boxes[index + 1]))
                joints.append(joint)
                boxes += parts
            done = end
        boxes += self.boxes[done:]
        joints += self.joints[done:]
        return replace(self, boxes=boxes, joints=joints, torn=True)


def _clusters_of(whole: Box) -> list[Box]:
    """A box cut into its clusters, in logical order."""
    count = len(whole.unit.clusters)
    return [whole] if count < 2 else whole.parts(list(range(1, count)))


def _tear(one: Box, other: Box) -> float:
    """What a break costs where none should be: least at the seams of words, most after a figure or against kinsoku."""
    before, after = one.text[-1:], other.text[:1]
    number = before.isdigit() or (after.isdigit() and before in _IN_NUMBERS)
    if number or not breaks.may_part(before, after):
        return _TORN_RULE
    words = one.kind is Kind.WORD and other.kind is Kind.WORD
    inside = words and is_letter(before) and is_letter(after) and not after.isdigit()
    return _TORN_WORD if inside else FORCED_PENALTY


_Key: TypeAlias = tuple[str, Kind, str, str]


@dataclass(slots=True)
class _Shelf:
    """The boxes already made in one look: by text, class, and the letters that it joins. ``language`` shapes them."""

    look: Look
    language: str
    hyphenates: bool
    tall: bool
    boxes: dict[_Key, tuple[Box, ...]] = field(default_factory=dict)
    characters: dict[str, Box] = field(default_factory=dict)
    words: dict[str, tuple[Box, ...]] = field(default_factory=dict)


class Composer:
    """Turns paragraphs into galleys: itemize, shape, find breaks and glue."""

    def __init__(self, fonts: FontLibrary) -> None:
        self._fonts = fonts
        self._shaper = Shaper()
        self._shelves: dict[tuple[Look, str, bool], _Shelf] = {}
        self._shelves_asked = 0
        self._hyphens: dict[tuple[Look, str], Box] = {}
        self._joints: dict[tuple[Glue, float, float], Joint] = {}

    def compose(self, paragraph: Paragraph, spans: Sequence[Span]) -> Galley:
        """The galley of ``spans`` of a paragraph: its text, or its label."""
        source = read(paragraph, spans)
        boxes: list[Box] = []
        costs: list[tuple[float, bool]] = []
        shelves: dict[tuple[int, str, int], _Shelf] = {}
        end = 0
        for item in itemize(source, self._fonts):
            if boxes:
                costs.append(_cost(source, end, item.start))
            place = item.span, item.face.key, item.level
            shelf = shelves.get(place)
            if shelf is None:
                shelf = shelves[place] = self._shelf(item, source, hyphenate=paragraph.style.hyphenate)
            end = item.end
            if item.row and item.kind is Kind.HAN:
                boxes += self._characters(item, shelf)
                costs += [_COSTS[mark] for mark in source.breaks[item.start + 1 : end]]
                continue
            if item.row:
                self._words(item, source, shelf, boxes, costs)
                continue
            parts = self._boxes(item, source, shelf)
            boxes += parts
            if len(parts) > 1:
                costs += _hyphen_costs(parts)
        sizes = {shelf.look.style.size for shelf in shelves.values()}
        plain = len(sizes) == 1 and not any(shelf.tall for shelf in shelves.values())
        return Galley(
            boxes,
            self._all_joints(boxes, costs, paragraph),
            source.base,
            tuple(source.missing),
            turned=bool(source.levels),
            forced="\n" in source.text,
            size=sizes.pop() if plain else 0.0,
        )

    def _all_joints(
        self, boxes: Sequence[Box], costs: Sequence[tuple[float, bool]], paragraph: Paragraph
    ) -> list[Joint]:
        spaced = not paragraph.language.lower().startswith("ko")
        joints, known = [], self._joints
        hyphens: dict[tuple[int, str, float], Joint] = {}
        if len(known) > _REMEMBERED:
            known.clear()
        for (left, right), (penalty, hyphen) in zip(pairwise(boxes), costs, strict=True):
            if hyphen:
                shown = id(left.look), left.script, penalty
                if shown not in hyphens:
                    hyphens[shown] = _joint(RIGID, left.size, penalty, self._hyphen(left.look, left.script))
                joints.append(hyphens[shown])
                continue
            key = between(left, right, spaced=spaced), left.size, penalty
            found = known.get(key)
            if found is None:
                found = known[key] = _joint(*key)
            joints.append(found)
        return [*joints, _joint(RIGID, 0.0, NEVER)] if boxes else []

    def _hyphen(self, look: Look, script: str) -> Box:
        """The hyphen that ends a line in a look; a reader who copies the text gets a soft one."""
        key = look, script
        if key not in self._hyphens:
            manner = Manner(self._fonts.face(look.face), script, look.language, rtl=False, tabular=False)
            unit = self._shaper.word("-", manner)
            shown = replace(unit, clusters=tuple(replace(cluster, text=SOFT_HYPHEN) for cluster in unit.clusters))
            self._hyphens[key] = box(shown, Kind.WORD, look, script)
        return self._hyphens[key]

    def _shelf(self, item: Item, source: Source, *, hyphenate: bool) -> _Shelf:
        look = Look(item.face.key, source.styles[item.span], source.languages[item.span], item.level)
        language = source.regions[item.span] if item.face.wide else look.language
        hyphenates = hyphenate and not item.level & 1 and not source.spans[item.span].unbroken
        self._shelves_asked += 1
        # Cards have a look for every size that a text is tried at: counting their boxes each time is dear.
        if not self._shelves_asked % _SELDOM and self._boxes_kept() > _REMEMBERED:
            self._shelves.clear()
        key = look, language, hyphenates
        found = self._shelves.get(key)
        if found is None:
            found = self._shelves[key] = _Shelf(*key, tall=item.face.order > PLAIN_ORDER)
        return found

    def _boxes_kept(self) -> int:
        return sum(len(shelf.boxes) + len(shelf.characters) for shelf in self._shelves.values())

    def _words(
        self, row: Item, source: Source, shelf: _Shelf, boxes: list[Box], costs: list[tuple[float, bool]]
    ) -> None:
        """Append the boxes of a row of Latin words, and what a break before each but the first of them costs."""
        marks, known = source.breaks, shelf.words
        space = row._replace(text=" ", kind=Kind.SPACE, script="Zyyy")
        (blank,) = self._boxes(space, source, shelf)
        end = row.start
        for text in row.text.split(" "):
            start, end = end, end + len(text)
            if start > row.start:
                boxes.append(blank)
                costs.append(_COSTS[marks[start]])
                costs.append(_COSTS[marks[start + 1]])
                start, end = start + 1, end + 1
            # Inside a word there may be a break, as in "ice-and-snow": the parts are words by themselves.
            cuts = [at for at in range(start + 1, end) if marks[at]] if any(marks[start + 1 : end]) else []
            for begin, stop in pairwise([start, *cuts, end]) if cuts else ((start, end),):
                if begin > start:
                    costs.append(_COSTS[marks[begin]])
                part = source.text[begin:stop]
                found = known.get(part)
                if found is None:
                    found = known[part] = self._boxes(row._replace(text=part), source, shelf)
                boxes += found
                if len(found) > 1:
                    costs += _hyphen_costs(found)

    def _characters(self, item: Item, shelf: _Shelf) -> list[Box]:
        """The boxes of a row of Han."""
        known = shelf.characters
        boxes = [known.get(character) for character in item.text]
        if None not in boxes:
            return boxes  # type: ignore[return-value]
        manner = Manner(item.face, item.script, shelf.language, bool(item.level & 1), shelf.look.style.tabular)
        for character in item.text:
            if character not in known:
                known[character] = box(self._shaper.wide(character, manner), Kind.HAN, shelf.look, item.script)
        return [known[character] for character in item.text]

    def _boxes(self, item: Item, source: Source, shelf: _Shelf) -> tuple[Box, ...]:
        """The box of an item, or its parts where hyphens may go."""
        before = after = ""
        if item.script in _JOINING:
            before = _joined(source.text[max(item.start - 1, 0) : item.start])
            after = _joined(source.text[item.end : item.end + 1])
        key = item.text, item.kind, before, after
        found = shelf.boxes.get(key)
        if found is None:
            manner = Manner(item.face, item.script, shelf.language, bool(item.level & 1), shelf.look.style.tabular)
            if item.kind in WIDE_KINDS:
                unit = self._shaper.wide(item.text, manner)
            else:
                unit = self._shaper.word("" if item.kind is Kind.FORCED else item.text, manner, before, after)
            whole = box(unit, item.kind, shelf.look, item.script)
            hyphenated = shelf.hyphenates and item.kind is Kind.WORD
            found = shelf.boxes[key] = tuple(_hyphenated(whole, item.text) if hyphenated else [whole])
        return found


def _joined(character: str) -> str:
    """A letter that an Arabic letter in the next item joins."""
    return character if character and is_letter(character) else ""


def _hyphenated(whole: Box, text: str) -> list[Box]:
    """The parts of a word between hyphens; no hyphen goes into a ligature."""
    points = hyphens.points(text, whole.look.language)
    offsets = list(accumulate(len(cluster.text) for cluster in whole.unit.clusters))
    return whole.parts([offsets.index(point) + 1 for point in points if point in offsets])


def _hyphen_costs(parts: Sequence[Box]) -> list[tuple[float, bool]]:
    """What a hyphen costs after each part of a word but the last: most after the first, where that has two letters."""
    first = STUB_PENALTY if sum(map(str.isalpha, parts[0].text)) < _STUB else HYPHEN_PENALTY
    return [(first, True), *[(HYPHEN_PENALTY, True)] * (len(parts) - 2)]


def _cost(source: Source, end: int, start: int) -> tuple[float, bool]:
    """The penalty of a break between two items, and whether it shows a hyphen (a soft one stands between them)."""
    mark = source.breaks[start]
    hyphen = False
    if end < start:
        # Between them stand characters that draw nothing; the break may lie before or behind those.
        mark = next((found for found in source.breaks[end : start + 1] if found), mark)
        hyphen = SOFT_HYPHEN in source.text[end:start]
    if mark == breaks.NEVER:
        return NEVER, False
    if mark == breaks.IN_WORD:
        return IN_WORD_PENALTY, False
    return (HYPHEN_PENALTY, True) if hyphen else (0.0, False)


def words_of(galley: Galley) -> Iterator[tuple[int, str]]:
    """The words of a galley that stand before a space, each with the index of that space's box."""
    word: list[str] = []
    for index, current in enumerate(galley.boxes):
        if current.kind is Kind.SPACE:
            yield index, "".join(word)
            word = []
        else:
            word.append(current.text)
