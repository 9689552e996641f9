"""Measured pieces of a page: what has a height, where it may be parted, and how it is placed.

Heights are points; ``before`` and ``after`` are spaces that vanish at the edges of a page or cell and add up between
neighbours. ``lead`` is the distance from a piece's top to its first baseline, by which neighbours in a row are aligned;
it is 0 for what has no baseline and hangs from the top.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Protocol, TypeAlias

from summitdesk.typeset.frame import ARTIFACT, GlyphRun, Item, LineItem, OutlineEntry, RectItem
from summitdesk.values import value

# Sums of lengths that are equal on paper differ in the last bits.
SLACK = 0.01


@dataclass(slots=True)
class Page:
    """A page being filled."""

    number: int
    items: list[Item] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)


class Piece(Protocol):
    """A part of a column. A piece is a value: parting it gives new ones."""

    @property
    def height(self) -> float:
        """Height without the spaces around."""

    @property
    def before(self) -> float:
        """Space above, unless a page or cell begins here."""

    @property
    def after(self) -> float:
        """Space below, unless a page or cell ends here."""

    @property
    def lead(self) -> float:
        """From the top to the first baseline."""

    @property
    def keep_with_next(self) -> bool:
        """Whether no page may end between this piece and the next."""

    def split(self, room: float, depth: float, *, force: bool = False) -> "tuple[Piece, Piece] | None":
        """The largest part that may stand in ``room`` and the rest, or None; ``depth`` is a whole page's height.

        ``force`` sets aside what is only a wish, for a piece that no page could hold otherwise.
        """

    def place(self, page: Page, x: float, y: float, *, artifact: bool = False) -> None:
        """Put the piece on a page, its top left corner at ``x``, ``y``."""


Parted: TypeAlias = "tuple[Piece, Piece] | None"


@value
class Lines:
    """Lines of one paragraph. Each run knows its element; ``x`` counts from the measure, ``y`` from the baseline."""

    lines: tuple[tuple[GlyphRun, ...], ...]
    leading: float
    lead: float
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    keep_together: bool = False
    orphans: int = 2
    widows: int = 2
    bookmark: tuple[str, int] | None = None

    @property
    def height(self) -> float:
        """As many leadings as lines."""
        return len(self.lines) * self.leading

    def split(self, room: float, depth: float, *, force: bool = False) -> Parted:
        """Part between lines, leaving enough of them on both sides."""
        orphans, widows = (1, 1) if force else (self.orphans, self.widows)
        if self.keep_together and not force and self.height <= depth + SLACK:
            return None
        count = min(int((room + SLACK) / self.leading), len(self.lines) - widows)
        if count < max(orphans, 1):
            return None
        head = replace(self, lines=self.lines[:count], after=0.0, keep_with_next=False)
        return head, replace(self, lines=self.lines[count:], before=0.0, bookmark=None)

    def place(self, page: Page, x: float, y: float, *, artifact: bool = False) -> None:
        """Set the runs on their baselines."""
        if self.bookmark and not artifact:
            title, level = self.bookmark
            page.outline.append(OutlineEntry(title, level, page.number, y))
        for at, line in enumerate(self.lines):
            baseline = y + self.lead + at * self.leading
            runs = [run.moved(x, baseline) for run in line]
            page.items += [run.belonging(ARTIFACT) for run in runs] if artifact else runs


@value
class Gap:
    """Vertical space that vanishes at the edges of a page."""

    height: float
    before: float = 0.0
    after: float = 0.0
    lead: float = 0.0
    keep_with_next: bool = False

    def split(self, room: float, depth: float, *, force: bool = False) -> Parted:
        """A space is not parted; it vanishes."""
        return None

    def place(self, page: Page, x: float, y: float, *, artifact: bool = False) -> None:
        """Leave the paper white."""


@value
class Break:
    """The end of a page."""

    height: float = 0.0
    before: float = 0.0
    after: float = 0.0
    lead: float = 0.0
    keep_with_next: bool = False

    def split(self, room: float, depth: float, *, force: bool = False) -> Parted:
        """A break has nothing to part."""
        return None

    def place(self, page: Page, x: float, y: float, *, artifact: bool = False) -> None:
        """Leave no mark."""


@value
class Mark:
    """A rule, flag, picture or code: one item, which ``make`` puts at a place."""

    height: float
    make: Callable[[float, float], Item]
    before: float = 0.0
    after: float = 0.0
    lead: float = 0.0
    keep_with_next: bool = False

    def split(self, room: float, depth: float, *, force: bool = False) -> Parted:
        """One item is not parted."""
        return None

    def place(self, page: Page, x: float, y: float, *, artifact: bool = False) -> None:
        """Put the item down."""
        page.items.append(self.make(x, y))


def stack_height(pieces: Sequence[Piece]) -> float:
    """Height of pieces one below the other, without the spaces at both edges."""
    inner = sum(above.after + below.before for above, below in pairwise(pieces))
    return inner + sum(piece.height for piece in pieces)


def fits(pieces: Sequence[Piece], depth: float) -> bool:
    """Whether pieces one below the other are no higher than ``depth``; what stands far below is not looked at."""
    y = 0.0
    for at, piece in enumerate(pieces):
        y += piece.height + (pieces[at - 1].after + piece.before if at else 0.0)
        if y > depth + SLACK:
            return False
    return True


def place_stack(pieces: Sequence[Piece], page: Page, x: float, y: float, *, artifact: bool = False) -> None:
    """Put pieces one below the other."""
    for at, piece in enumerate(pieces):
        if at:
            y += pieces[at - 1].after + piece.before
        piece.place(page, x, y, artifact=artifact)
        y += piece.height


def split_stack(
    pieces: Sequence[Piece], room: float, depth: float, *, force: bool = False
) -> tuple[list[Piece], list[Piece]] | None:
    """The most of a stack that may stand in ``room``, and the rest; only ``force`` breaks what is kept together."""
    fitting = 0
    y = 0.0
    for at, piece in enumerate(pieces):
        top = y + (pieces[at - 1].after + piece.before if at else 0.0)
        if top + piece.height > room + SLACK:
            parted = piece.split(room - top, depth)
            if parted:
                return [*pieces[:at], parted[0]], [parted[1], *pieces[at + 1 :]]
            break
        fitting = at + 1
        y = top + piece.height
    for at in range(min(fitting, len(pieces) - 1), 0, -1):
        last = pieces[at - 1]
        if not last.keep_with_next:
            return list(pieces[:at]), list(pieces[at:])
        parted = last.split(last.height - SLACK * 2, depth)
        if parted:
            return [*pieces[: at - 1], parted[0]], [parted[1], *pieces[at:]]
    return _forced(pieces, fitting, room, depth) if force else None


def _forced(pieces: Sequence[Piece], fitting: int, room: float, depth: float) -> tuple[list[Piece], list[Piece]] | None:
    if fitting:
        return list(pieces[:fitting]), list(pieces[fitting:])
    parted = pieces[0].split(room, depth, force=True)
    return ([parted[0]], [parted[1], *pieces[1:]]) if parted else None


@dataclass(frozen=True)
class Stack:
    """Pieces that stay on one page where a page can hold them."""

    pieces: tuple[Piece, ...]

    @cached_property
    def height(self) -> float:
        """Height of the pieces and the spaces between."""
        return stack_height(self.pieces)

    @property
    def before(self) -> float:
        """The first piece's."""
        return self.pieces[0].before

    @property
    def after(self) -> float:
        """The last piece's."""
        return self.pieces[-1].after

    @cached_property
    def lead(self) -> float:
        """The first piece's."""
        return self.pieces[0].lead

    @property
    def keep_with_next(self) -> bool:
        """The last piece's."""
        return self.pieces[-1].keep_with_next

    def split(self, room: float, depth: float, *, force: bool = False) -> Parted:
        """Part only what is taller than a page."""
        if self.height <= depth + SLACK and not force:
            return None
        parted = split_stack(self.pieces, room, depth, force=force)
        return (Stack(tuple(parted[0])), Stack(tuple(parted[1]))) if parted else None

    def place(self, page: Page, x: float, y: float, *, artifact: bool = False) -> None:
        """Put the pieces one below the other."""
        place_stack(self.pieces, page, x, y, artifact=artifact)


@dataclass(frozen=True)
class Column:
    """A cell of a row: pieces at a distance from the row's left edge."""

    x: float
    pieces: tuple[Piece, ...]

    @cached_property
    def lead(self) -> float:
        """From the top to the first baseline, past spaces; 0 where there is none to align."""
        first = next((at for at, piece in enumerate(self.pieces) if not isinstance(piece, Gap)), None)
        if first is None or not self.pieces[first].lead:
            return 0.0
        return stack_height(self.pieces[: first + 1]) - self.pieces[first].height + self.pieces[first].lead

    @cached_property
    def height(self) -> float:
        """Height of the pieces and the spaces between."""
        return stack_height(self.pieces)


@dataclass(frozen=True)
class Row:
    """Columns side by side whose first baselines are one, and which break together or not at all.

    ``whole`` rows (numbered clauses, table rows) are parted only where no page can hold them. Padding, ground and rules
    are a table's.
    """

    columns: tuple[Column, ...]
    keep_with_next: bool = False
    whole: bool = False
    width: float = 0.0
    padding: float = 0.0
    shade: str = ""
    rule_above: float = 0.0
    rule_below: float = 0.0

    @cached_property
    def lead(self) -> float:
        """The lowest of the columns' first baselines: all stand on it."""
        return self.padding + max((column.lead for column in self.columns), default=0.0)

    @cached_property
    def height(self) -> float:
        """Height of the tallest column, once its first baseline is everyone's."""
        inner = max((self._shift(column) + column.height for column in self.columns), default=0.0)
        return inner + self.padding

    @cached_property
    def before(self) -> float:
        """The largest space that a column asks for."""
        return 0.0 if self.padding else max((c.pieces[0].before for c in self.columns if c.pieces), default=0.0)

    @cached_property
    def after(self) -> float:
        """The largest space that a column asks for."""
        return 0.0 if self.padding else max((c.pieces[-1].after for c in self.columns if c.pieces), default=0.0)

    def split(self, room: float, depth: float, *, force: bool = False) -> Parted:
        """Part all columns at the same share of their text."""
        if self.whole and not force and self.height <= depth + SLACK:
            return None
        space = room - self.padding
        tallest = max(self.columns, key=lambda column: self._shift(column) + column.height)
        lead = split_stack(tallest.pieces, space - self._shift(tallest), depth, force=force)
        if lead is None:
            return None
        share = stack_height(lead[0]) / tallest.height
        heads, tails = [], []
        for column in self.columns:
            parted = lead if column is tallest else self._part(column, share, space, depth)
            if parted is None:
                return None
            heads.append(replace(column, pieces=tuple(parted[0])))
            tails.append(replace(column, pieces=tuple(parted[1])))
        head = replace(self, columns=tuple(heads), keep_with_next=False, rule_below=0.0)
        return head, replace(self, columns=tuple(tails), rule_above=0.0)

    def place(self, page: Page, x: float, y: float, *, artifact: bool = False) -> None:
        """Put the columns side by side on one baseline."""
        height = self.height
        if self.shade:
            page.items.append(RectItem(x, y, self.width, height, fill=self.shade))
        for thickness, at in ((self.rule_above, y), (self.rule_below, y + height)):
            if thickness:
                page.items.append(LineItem(x, at, x + self.width, at, thickness))
        for column in self.columns:
            place_stack(column.pieces, page, x + column.x, y + self._shift(column), artifact=artifact)

    def _shift(self, column: Column) -> float:
        return self.lead - column.lead if column.lead else self.padding

    def _part(self, column: Column, share: float, room: float, depth: float) -> tuple[list[Piece], list[Piece]] | None:
        if not column.pieces:
            return [], []
        reach = room - self._shift(column)
        for space in (min(column.height * share + column.lead, reach), reach):
            parted = split_stack(column.pieces, space, depth)
            if parted:
                return parted
        if self.height <= depth + SLACK:
            return None
        # The row must be parted and this column is too short for it: it stays whole beside the first part.
        return (list(column.pieces), []) if column.height <= reach + SLACK else None


@dataclass(frozen=True)
class Rows:
    """A table: rows below rows; the header comes again on every page, to be read out once."""

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    continued: bool = False

    @cached_property
    def height(self) -> float:
        """Height of the header and the rows."""
        return sum(row.height for row in self.header) + sum(row.height for row in self.rows)

    @cached_property
    def lead(self) -> float:
        """The first row's."""
        return next(iter((*self.header, *self.rows))).lead

    def split(self, room: float, depth: float, *, force: bool = False) -> Parted:
        """Part between rows, with at least one below the header."""
        head_room = room - sum(row.height for row in self.header)
        inner_depth = depth - sum(row.height for row in self.header)
        parted = split_stack(self.rows, head_room, inner_depth, force=force)
        if parted is None:
            return None
        head, tail = (tuple(row for row in part if isinstance(row, Row)) for part in parted)
        return (
            replace(self, rows=head, after=0.0, keep_with_next=False),
            replace(self, rows=tail, before=0.0, continued=True),
        )

    def place(self, page: Page, x: float, y: float, *, artifact: bool = False) -> None:
        """Put header and rows down."""
        for row in self.header:
            row.place(page, x, y, artifact=artifact or self.continued)
            y += row.height
        for row in self.rows:
            row.place(page, x, y, artifact=artifact)
            y += row.height


@dataclass(frozen=True)
class Cells:
    """Rows of equal cells, none of them parted; what a page leaves makes the rows higher, up to ``highest``.

    ``continued`` stands above the rows of every further page, so that no page holds signatures alone.
    """

    rows: tuple[tuple[Column, ...], ...]
    row_height: float
    highest: float
    row_gap: float = 0.0
    sink: bool = True
    continued: tuple[Piece, ...] = ()
    opened: tuple[Piece, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    @cached_property
    def lead(self) -> float:
        """Cells that stand on the foot of their row have no common first baseline."""
        return 0.0

    @cached_property
    def height(self) -> float:
        """Height of the rows, the gaps between, and the text above them on a further page."""
        return self._opening + self.row_height * len(self.rows) + self.row_gap * (len(self.rows) - 1)

    @property
    def _opening(self) -> float:
        return stack_height(self.opened) + (self.opened[-1].after if self.opened else 0.0)

    def split(self, room: float, depth: float, *, force: bool = False) -> Parted:
        """Part between rows, where one page cannot hold them all."""
        if self.height <= depth + SLACK and not force:
            return None
        count = int((room - self._opening + self.row_gap + SLACK) / (self.row_height + self.row_gap))
        count = min(count, len(self.rows) - 1)
        if count < (1 if force else min(2, len(self.rows) - 1)) or count < 1:
            return None
        head = replace(self, rows=self.rows[:count], after=0.0, keep_with_next=False)
        return head, replace(self, rows=self.rows[count:], before=0.0, opened=self.continued)

    def stretched(self, room: float) -> "Cells":
        """The same cells with rows as high as ``room`` more points allow."""
        row_height = min(self.highest, self.row_height + room / len(self.rows))
        return replace(self, row_height=max(row_height, self.row_height))

    def place(self, page: Page, x: float, y: float, *, artifact: bool = False) -> None:
        """Put the cells down, each on the foot of its row or hanging from its head."""
        place_stack(self.opened, page, x, y, artifact=True)
        y += self._opening
        for row in self.rows:
            for cell in row:
                sunk = self.row_height - cell.height if self.sink else 0.0
                place_stack(cell.pieces, page, x + cell.x, y + sunk, artifact=artifact)
            y += self.row_height + self.row_gap
