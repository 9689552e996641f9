"""A document becomes pages: pieces fill them in turn, headers and footers come last, when the pages are counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from summitdesk.progress import Progress
from summitdesk.typeset.blocks import BlockSetter, replace_text
from summitdesk.typeset.content import (
    Align,
    Document,
    Facing,
    PageStyle,
    Paragraph,
    ParagraphStyle,
    Problems,
    Span,
    TextStyle,
)
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import Frame, GlyphRun, Item, Layout, LineItem, OutlineEntry, RectItem
from summitdesk.typeset.pieces import (
    Break,
    Cells,
    Gap,
    Lines,
    Page,
    Piece,
    fits,
    place_stack,
    split_stack,
    stack_height,
)
from summitdesk.typeset.structure import Structure, outline_of

_DRAFT = ParagraphStyle(
    TextStyle(size=8.5, family="sans", bold=True, colour="#B3261E", tracking=0.08), leading=12, align=Align.CENTER
)
_DRAFT_TOP = 16.0
_DRAFT_PADDING = 6.0


def lay_out(document: Document, fonts: FontLibrary) -> tuple[Layout, Problems]:
    """The finished layout of a document, and what could not be set as asked."""
    structure = Structure(document.language)
    setter = BlockSetter(fonts, structure)
    frames, outline = _set_pages(document, setter, structure.root, 0)
    return Layout(tuple(frames), tuple(structure.elements), outline_of(outline)), setter.problems


def lay_out_series(
    documents: Iterable[Document], language: str, fonts: FontLibrary, progress: Progress
) -> tuple[Layout, Problems]:
    """Documents bound into one layout, such as letters: each starts a page, counts its own pages, and is a part."""
    structure = Structure(language)
    setter = BlockSetter(fonts, structure)
    frames: list[Frame] = []
    outline: list[OutlineEntry] = []
    for document in documents:
        part = structure.add("Part", structure.root, language=document.language)
        pages, entries = _set_pages(document, setter, part, len(frames))
        frames += pages
        outline += entries
        progress.step()
    return Layout(tuple(frames), tuple(structure.elements), outline_of(outline)), setter.problems


def _set_pages(
    document: Document, setter: BlockSetter, parent: int, first: int
) -> tuple[list[Frame], list[OutlineEntry]]:
    """A document's pages, which stand from page ``first`` of the file on, and what of them goes into bookmarks."""
    sheets = _sheets(document, setter, parent)
    frames = []
    outline: list[OutlineEntry] = []
    for number, sheet in enumerate(sheets):
        page = Page(first + number)
        _furnish(document, setter, page, number, len(sheets))
        sheet.place(page, document.page)
        outline += page.outline
        frames.append(Frame(document.page.width, document.page.height, tuple(page.items)))
    return frames, outline


@dataclass(frozen=True)
class _Sheet:
    """What stands on one page: a stack of its own, or the left or right half of what is set across two."""

    stack: list[Piece]
    half: int | None = None

    def place(self, page: Page, style: PageStyle) -> None:
        if self.half is None:
            place_stack(self.stack, page, style.left, style.top)
            return
        across = Page(page.number)
        place_stack(self.stack, across, style.left, style.top)
        page.items += [
            _shifted(item, -self.half * style.width) for item in across.items if _half(item, style) == self.half
        ]
        page.outline += across.outline if self.half == 0 else []


def _half(item: Item, style: PageStyle) -> int:
    return int((item.x1 if isinstance(item, LineItem) else item.x) >= style.width)


def _shifted(item: Item, by: float) -> Item:
    if not by:
        return item
    if isinstance(item, LineItem):
        return replace(item, x1=item.x1 + by, x2=item.x2 + by)
    if isinstance(item, GlyphRun):
        return item.moved(by, 0.0)
    return replace(item, x=item.x + by)


def _sheets(document: Document, setter: BlockSetter, parent: int) -> list[_Sheet]:
    """A document's pages in turn; what faces each other begins on an even page, after an empty one if need be."""
    style = document.page
    sheets: list[_Sheet] = []
    for is_facing, group in groupby(document.blocks, key=lambda block: isinstance(block, Facing)):
        if not is_facing:
            pieces = setter.pieces(tuple(group), style.measure, parent)
            sheets += [_Sheet(stack) for stack in _pages(pieces, style.depth, setter)]
            continue
        between = style.left + style.right
        rows = [
            replace(row, shares=(1.0, 1.0), gap=between)
            for facing in group
            if isinstance(facing, Facing)
            for row in facing.rows
        ]
        pieces = setter.pieces(rows, 2 * style.measure + between, parent)
        if len(sheets) % 2 == 0:
            sheets.append(_Sheet([]))
        for stack in _pages(pieces, style.depth, setter):
            sheets += [_Sheet(stack, 0), _Sheet(stack, 1)]
    return sheets or [_Sheet([])]


def _pages(pieces: Sequence[Piece], depth: float, setter: BlockSetter) -> list[list[Piece]]:
    """Pieces in pages; a document without any still has one."""
    pages = []
    rest = list(pieces)
    while rest := _without_edges(rest):
        page, rest = _page(rest, depth, setter)
        pages.append(_filled(page, depth))
    return pages or [[]]


def _page(pieces: list[Piece], depth: float, setter: BlockSetter) -> tuple[list[Piece], list[Piece]]:
    ends = next((at for at, piece in enumerate(pieces) if isinstance(piece, Break)), len(pieces))
    body = pieces[:ends]
    if fits(_without_edges(body), depth):
        return body, pieces[ends:]
    parted = split_stack(body, depth, depth, force=True)
    if parted is None:
        # Nothing can part it and no page holds it: it is shown as far as the page goes, and reported.
        setter.overflow("", _said(body[0]))
        parted = body[:1], body[1:]
    return parted[0], parted[1] + pieces[ends:]


def _said(piece: Piece) -> str:
    """What a piece says, to name it by."""
    page = Page(0)
    piece.place(page, 0.0, 0.0)
    texts = (item.text if isinstance(item, GlyphRun) else getattr(item, "alt", "") for item in page.items)
    return " ".join(filter(None, texts))


def _without_edges(pieces: list[Piece]) -> list[Piece]:
    """Without the spaces and breaks that say nothing at the head or the foot of a page."""
    first, last = 0, len(pieces)
    while first < last and isinstance(pieces[first], Gap | Break):
        first += 1
    while last > first and isinstance(pieces[last - 1], Gap | Break):
        last -= 1
    return pieces[first:last]


def _filled(page: list[Piece], depth: float) -> list[Piece]:
    """The page with what it leaves given to the rows that want it."""
    page = _without_edges(page)
    room = depth - stack_height(page)
    for at, piece in enumerate(page):
        if isinstance(piece, Cells) and room > 0:
            page[at] = piece.stretched(room)
            room -= page[at].height - piece.height
    return page


def _furnish(document: Document, setter: BlockSetter, page: Page, number: int, count: int) -> None:
    """Header, footer and draft mark: artifacts, so that no voice reads them on every page."""
    style = document.page
    values = {"page": str(number + 1), "pages": str(count)}
    mirrored = document.mirrored and number % 2 == 1

    def lines(paragraphs: Sequence[Paragraph]) -> list[Lines]:
        filled = [replace_text(_mirrored(each) if mirrored else each, values) for each in paragraphs]
        return [setter.artifact(each, style.measure) for each in filled]

    header, footer = lines(document.header), lines(document.footer)
    place_stack(header, page, style.left, style.header, artifact=True)
    place_stack(footer, page, style.left, style.height - style.footer - stack_height(footer), artifact=True)
    if document.draft:
        _mark_draft(document, setter, page)


def _mirrored(paragraph: Paragraph) -> Paragraph:
    align = {Align.START: Align.END, Align.END: Align.START}.get(paragraph.style.align, paragraph.style.align)
    return replace(paragraph, style=replace(paragraph.style, align=align))


def _mark_draft(document: Document, setter: BlockSetter, page: Page) -> None:
    mark = Paragraph((Span(document.draft, document.draft_language),), document.draft_language, _DRAFT)
    lines = setter.artifact(mark, document.page.width)
    edges = [(run.x, run.x + run.width) for line in lines.lines for run in line]
    left = min(edge[0] for edge in edges) - _DRAFT_PADDING
    right = max(edge[1] for edge in edges) + _DRAFT_PADDING
    frame = RectItem(
        left, _DRAFT_TOP - 2, right - left, lines.height + 4, stroke=_DRAFT.text.colour, thickness=0.6, radius=3
    )
    page.items.append(frame)
    lines.place(page, 0.0, _DRAFT_TOP, artifact=True)
