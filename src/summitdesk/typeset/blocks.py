"""Content becomes measured pieces: paragraphs are set to their measure, cells to theirs, and elements are numbered."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from summitdesk.typeset.content import (
    Block,
    Card,
    Cell,
    Drawing,
    Facing,
    Flag,
    Grid,
    Keep,
    MissingGlyph,
    Overflow,
    PageBreak,
    Paragraph,
    Parallel,
    Picture,
    Problems,
    QrCode,
    Rule,
    Space,
    Table,
    TableRow,
)
from summitdesk.typeset.flags import has_flag
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import ARTIFACT, FlagItem, GlyphRun, GroupItem, ImageItem, Item, LineItem, QrItem
from summitdesk.typeset.lines import SetText, set_lines
from summitdesk.typeset.pieces import (
    SLACK,
    Break,
    Cells,
    Column,
    Gap,
    Lines,
    Mark,
    Piece,
    Row,
    Rows,
    Stack,
)
from summitdesk.typeset.structure import Structure, heading_level, reads_leftwards

# Half the difference of a Han character's rise and fall, in em: a line's middle is the middle of its characters.
_MIDDLE = 0.38
# A flag beside text takes the place of a Han character: it rises 0.88 of its height above the baseline.
_FLAG_LEAD = 0.88


class BlockSetter:
    """Sets blocks one after the other and notes what could not be set as asked."""

    def __init__(self, fonts: FontLibrary, structure: Structure) -> None:
        self._fonts = fonts
        self._structure = structure
        self._leftwards = reads_leftwards(structure.elements[structure.root].language)
        self._missing: dict[MissingGlyph, None] = {}
        self._overflows: dict[Overflow, None] = {}

    @property
    def problems(self) -> Problems:
        """What could not be set as asked, each thing once."""
        return Problems(tuple(self._missing), tuple(self._overflows))

    def pieces(self, blocks: Sequence[Block], measure: float, parent: int) -> list[Piece]:
        """The pieces of blocks set to ``measure`` points, as children of element ``parent``."""
        pieces: list[Piece] = []
        for in_list, group in groupby(blocks, key=_is_list_item):
            if in_list:
                listing = self._structure.add("L", parent)
                pieces += [self._list_item(item, measure, listing) for item in group if isinstance(item, Paragraph)]
            else:
                pieces += [piece for block in group for piece in self._block(block, measure, parent)]
        return pieces

    def artifact(self, paragraph: Paragraph, measure: float) -> Lines:
        """A paragraph outside the text: header, footer, mark."""
        return self._lines(paragraph, measure, ARTIFACT)

    def overflow(self, source: str, text: str) -> None:
        """Note a text that has no room."""
        self._overflows[Overflow(source, text)] = None

    def _block(self, block: Block, measure: float, parent: int) -> list[Piece]:  # noqa: PLR0911 - one a kind
        match block:
            case Paragraph():
                return [self._lines(block, measure, self._structure.add_paragraph(block, parent))]
            case Space(height):
                return [Gap(height)]
            case PageBreak():
                return [Break()]
            case Rule():
                return [self._rule(block, measure)]
            case Keep(blocks):
                pieces = self.pieces(blocks, measure, parent)
                return [Stack(tuple(pieces))] if pieces else []
            case Parallel():
                return self._parallel(block, measure, parent)
            case Facing(rows):
                return self.pieces(rows, measure, parent)
            case Table():
                return self._table(block, measure, parent)
            case Grid():
                return self._grid(block, measure, parent)
            case Flag() | Picture() | QrCode():
                return self._mark(block, measure, parent)
            case Drawing():
                return [self._drawing(block, measure, parent)]
        assert_never(block)

    def _list_item(self, paragraph: Paragraph, measure: float, parent: int) -> Lines:
        item = self._structure.add("LI", parent)
        label = ARTIFACT
        if paragraph.label:
            label = self._structure.add("Lbl", item, language=paragraph.label.language)
        return self._lines(paragraph, measure, self._structure.add_paragraph(paragraph, item), label)

    def _lines(self, paragraph: Paragraph, measure: float, element: int, label: int = ARTIFACT) -> Lines:
        text = set_lines(paragraph, measure, self._fonts)
        for character in text.missing:
            self._missing[MissingGlyph(character, paragraph.source)] = None
        if any(line.width > measure + SLACK * 10 for line in text.lines):
            self.overflow(paragraph.source, plain_text(paragraph))
        style = paragraph.style
        level = heading_level(paragraph.role) if element != ARTIFACT else 0
        return Lines(
            lines=self._numbered(paragraph, text, element, label),
            leading=style.leading,
            lead=style.leading / 2 + style.text.size * _MIDDLE,
            before=style.space_before,
            after=style.space_after,
            keep_with_next=style.keep_with_next or bool(level),
            keep_together=style.keep_together or bool(level),
            orphans=style.orphans,
            widows=style.widows,
            bookmark=(plain_text(paragraph), level - 1) if level else None,
        )

    def _numbered(
        self, paragraph: Paragraph, text: SetText, element: int, label: int
    ) -> tuple[tuple[GlyphRun, ...], ...]:
        """The lines with the element of each run; a list item's label has an element of its own."""
        if element == ARTIFACT:
            return tuple(line.runs for line in text.lines)
        lines = [line.runs for line in text.lines]
        apart = text.lines[0].label_runs if lines and label != ARTIFACT else 0
        labels = tuple(run.belonging(label) for run in lines[0][:apart]) if apart else ()
        if apart:
            lines[0] = lines[0][apart:]
        numbers = self._structure.add_runs(element, paragraph.language, lines)
        numbered = [
            tuple(run.belonging(number) for run, number in zip(line, row, strict=True))
            for line, row in zip(lines, numbers, strict=True)
        ]
        return ((*labels, *numbered[0]), *numbered[1:]) if apart else tuple(numbered)

    def _rule(self, rule: Rule, measure: float) -> Mark:
        width = min(rule.width, measure) if rule.width is not None else measure
        start = self._mirrored(0.0, width, measure)
        middle = rule.thickness / 2

        def drawn(x: float, y: float) -> LineItem:
            return LineItem(x + start, y + middle, x + start + width, y + middle, rule.thickness, rule.colour)

        return Mark(rule.thickness, drawn, rule.space_before, rule.space_after)

    def _parallel(self, parallel: Parallel, measure: float, parent: int) -> list[Piece]:
        section = self._structure.add("Sect", parent)
        columns = []
        x = 0.0
        room = measure - parallel.gap * (len(parallel.cells) - 1)
        for cell, share in zip(parallel.cells, parallel.shares, strict=True):
            width = room * share / sum(parallel.shares)
            columns.append(Column(x, tuple(self.pieces(cell, width, section))))
            x += width + parallel.gap
        filled = [column for column in columns if column.pieces]
        keep = parallel.keep_with_next or (bool(filled) and all(c.pieces[-1].keep_with_next for c in filled))
        numbered = any(isinstance(b, Paragraph) and b.label for cell in parallel.cells for b in cell[:1])
        return [Row(tuple(columns), keep_with_next=keep, whole=numbered)]

    def _table(self, table: Table, measure: float, parent: int) -> list[Piece]:
        if not table.rows and not table.header:
            return []
        element = self._structure.add("Table", parent)
        widths = _widths(table, measure)
        header = tuple(self._row(table, row, widths, element) for row in table.header)
        rows = tuple(self._row(table, row, widths, element) for row in table.rows)
        return [Rows(header, rows)]

    def _row(self, table: Table, row: TableRow, widths: Sequence[float], parent: int) -> Row:
        element = self._structure.add("TR", parent)
        columns = []
        at = 0
        whole = sum(widths) + table.gap * (len(widths) - 1)
        for cell in row.cells:
            x = sum(widths[:at]) + table.gap * at
            width = sum(widths[at : at + cell.span]) + table.gap * (cell.span - 1)
            start = self._mirrored(x, width, whole, table.language)
            columns.append(Column(start, tuple(self._cell(cell, width, element))))
            at += cell.span
        return Row(
            tuple(columns),
            keep_with_next=row.keep_with_next,
            whole=True,
            width=whole,
            padding=table.padding,
            shade=row.shade,
            rule_above=row.rule_above,
            rule_below=row.rule_below,
        )

    def _cell(self, cell: Cell, width: float, parent: int) -> list[Piece]:
        element = self._structure.add("TH" if cell.scope else "TD", parent, scope=cell.scope, span=cell.span)
        return self.pieces(cell.blocks, width, element)

    def _grid(self, grid: Grid, measure: float, parent: int) -> list[Piece]:
        if not grid.cells:
            return []
        width = (measure - grid.gap * (grid.columns - 1)) / grid.columns
        section = self._structure.add("Sect", parent)
        cells = [self.pieces(cell, width, self._structure.add("Div", section)) for cell in grid.cells]
        rows = tuple(
            tuple(
                Column(self._mirrored(at * (width + grid.gap), width, measure), tuple(cell))
                for at, cell in enumerate(row)
            )
            for row in _ordered(cells, grid)
        )
        tallest = max(column.height for row in rows for column in row)
        row_height = max(grid.row_height, tallest)
        return [
            Cells(
                rows,
                row_height,
                highest=max(grid.max_row_height, row_height) if grid.fill else row_height,
                row_gap=grid.row_gap,
                sink=grid.sink,
                continued=(self.artifact(grid.continued, measure),) if grid.continued else (),
            )
        ]

    def _mark(self, block: Flag | Picture | QrCode, measure: float, parent: int) -> list[Piece]:
        if isinstance(block, Flag) and not has_flag(block.code):
            self.overflow("", block.code)
            return []
        if isinstance(block, Picture) and not is_legible(block):
            self.overflow("", block.alt)
            return []
        element = self._structure.add("Figure", parent, alt=block.alt) if block.alt else ARTIFACT
        width, height = _extent(block)
        inset = measure - width if self._leftwards else 0.0
        lead = height * _FLAG_LEAD if isinstance(block, Flag) else 0.0
        return [Mark(height, lambda x, y: placed(block, x + inset, y, element), lead=lead)]

    def _drawing(self, drawing: Drawing, measure: float, parent: int) -> Mark:
        """A plan in the middle of the measure: one figure, whose texts are its own."""
        from summitdesk.typeset.cards import fit_card

        frame, problems = fit_card(
            Card(drawing.width, drawing.height, drawing.items, source=drawing.source), self._fonts
        )
        self._missing.update(dict.fromkeys(problems.missing))
        self._overflows.update(dict.fromkeys(problems.overflows))
        element = self._structure.add("Figure", parent, alt=drawing.alt)
        items = tuple(_of_figure(item, element) for item in frame.items)
        inset = max((measure - drawing.width) / 2, 0.0)
        return Mark(drawing.height, lambda x, y: GroupItem(items, x + inset, y))

    def _mirrored(self, x: float, width: float, measure: float, language: str = "") -> float:
        """Where a column stands that is the first from the side on which reading begins."""
        leftwards = reads_leftwards(language) if language else self._leftwards
        return measure - x - width if leftwards else x


def _extent(block: Flag | Picture | QrCode) -> tuple[float, float]:
    match block:
        case Flag(height=height):
            return height * 4 / 3, height
        case Picture(width=width, height=height):
            return width, height
        case QrCode(size=size):
            return size, size
    assert_never(block)


def placed(block: Flag | Picture | QrCode, x: float, y: float, element: int = ARTIFACT) -> Item:
    """The item that shows a flag, picture or code at a place."""
    match block:
        case Flag():
            return FlagItem(block.code, x, y, block.height * 4 / 3, block.height, block.alt, element)
        case Picture():
            return ImageItem(block.data, x, y, block.width, block.height, block.alt, element)
        case QrCode():
            return QrItem(block.payload, x, y, block.size, block.alt, element)
    assert_never(block)


def _of_figure(item: Item, element: int) -> Item:
    """The item as part of a figure; strokes and grounds are artifacts and belong to no element."""
    match item:
        case GlyphRun():
            return item.belonging(element)
        case FlagItem() | ImageItem() | QrItem():
            return replace(item, element=element)
        case GroupItem():
            return replace(item, items=tuple(_of_figure(member, element) for member in item.items))
    return item


def is_legible(picture: Picture) -> bool:
    """Whether there is a picture in a file's data."""
    from summitdesk.typeset.pictures import read_picture  # most papers have no pictures and need no Pillow

    return read_picture(picture.data) is not None


def _is_list_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == "LBody"


def _widths(table: Table, measure: float) -> list[float]:
    if not table.relative:
        return list(table.widths)
    room = measure - table.gap * (len(table.widths) - 1)
    return [room * share / sum(table.widths) for share in table.widths]


def _ordered(cells: Sequence[list[Piece]], grid: Grid) -> list[list[list[Piece]]]:
    """Cells in rows: row by row, or down each column in turn."""
    count = -(-len(cells) // grid.columns)
    if not grid.column_major:
        return [list(cells[at : at + grid.columns]) for at in range(0, len(cells), grid.columns)]
    return [list(cells[at::count]) for at in range(count)]


def plain_text(paragraph: Paragraph) -> str:
    """The text of a paragraph on one line, with its number."""
    label = f"{paragraph.label.text} " if paragraph.label else ""
    return " ".join((label + "".join(span.text for span in paragraph.spans)).split())


def replace_text(paragraph: Paragraph, values: dict[str, str]) -> Paragraph:
    """A running header or footer with its fields filled in."""
    spans = []
    for span in paragraph.spans:
        text = span.text
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        spans.append(replace(span, text=text))
    return replace(paragraph, spans=tuple(spans))
