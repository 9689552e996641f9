"""What is to be set: immutable blocks of text in one or several languages, cards, pictures and codes.

Content says what a thing is and how it should look, never where it lands. Lengths are points, colours ``#RRGGBB``,
languages BCP 47 tags.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import TypeAlias

from summitdesk.values import value


class Align(StrEnum):
    """How lines stand in their measure; start and end follow the paragraph's direction."""

    JUSTIFY = "justify"
    START = "start"
    CENTER = "center"
    END = "end"


@value
class TextStyle:
    """How characters look. ``family`` is "serif" or "sans"; ``tracking`` is extra space in em after each cluster."""

    size: float = 10.5
    family: str = "serif"
    bold: bool = False
    colour: str = "#000000"
    tracking: float = 0.0
    tabular: bool = False


@value
class ParagraphStyle:
    """How a paragraph is set. ``leading`` is the distance of baselines; indents are points, ``first_indent`` is em.

    ``end_indent`` keeps lines away from the end of the measure, the right edge of text that runs to the right.
    """

    text: TextStyle = TextStyle()
    leading: float = 15.0
    align: Align = Align.JUSTIFY
    first_indent: float = 0.0
    indent: float = 0.0
    end_indent: float = 0.0
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    keep_together: bool = False
    widows: int = 2
    orphans: int = 2
    hyphenate: bool = False
    balance: bool = False
    """Even out the lines of a title instead of filling them (no single Han or preposition alone)."""


@value
class Span:
    """A stretch of text in one language and style. ``unbroken`` spans (names, dates) break at spaces at most.

    ``isolate`` wraps the span in a bidi isolate so that an Arabic name cannot reorder its neighbours.
    """

    text: str
    language: str
    style: TextStyle | None = None
    unbroken: bool = False
    isolate: bool = False


@value
class Paragraph:
    """A paragraph. ``role`` is its structure type in a tagged PDF (P, H1…H6, LBody, Caption, TH, TD).

    Paragraphs of role LBody in a row are the items of one list.

    ``label`` is a generated number set before the text (一、 or I.); ``label_width`` in points hangs the text behind
    it, 0 runs the label in. ``source`` names the record the text comes from, so that findings can lead back to it.
    """

    spans: tuple[Span, ...]
    language: str
    style: ParagraphStyle = ParagraphStyle()
    role: str = "P"
    label: Span | None = None
    label_width: float = 0.0
    source: str = ""


@value
class Space:
    """Vertical space that vanishes at the top and the foot of a page."""

    height: float


@value
class Rule:
    """A horizontal rule over the measure, or over ``width`` points of it at the start."""

    thickness: float = 0.5
    colour: str = "#000000"
    width: float | None = None
    space_before: float = 0.0
    space_after: float = 0.0


@value
class PageBreak:
    """What follows starts a new page."""


@value
class Flag:
    """A country's flag in 4:3 by ISO 3166-1 code, with a 0.25 pt keyline; ``height`` in points."""

    code: str
    height: float
    alt: str = ""


@value
class Picture:
    """A JPEG or PNG, scaled to ``width`` × ``height`` points, cropped to fill. ``alt`` is its alternative text."""

    data: bytes
    width: float
    height: float
    alt: str = ""


@value
class QrCode:
    """A QR code (level M) of an opaque payload, ``size`` points wide without its quiet zone of 4 modules."""

    payload: str
    size: float
    alt: str = ""


@value
class Keep:
    """Blocks that stay on one page where one page can hold them."""

    blocks: "tuple[Block, ...]"


@value
class Parallel:
    """The same passage in several languages side by side: all cells start at one baseline and break together.

    ``shares`` are the columns' shares of the measure (they need not sum to 1); ``gap`` is between columns.
    """

    cells: "tuple[tuple[Block, ...], ...]"
    shares: tuple[float, ...]
    gap: float = 18.0
    keep_with_next: bool = False


@value
class Grid:
    """Equal cells in ``columns`` columns, none of them split: signature blocks, label texts.

    ``row_height`` is the least height of a row; with ``fill`` rows share what the page leaves, up to
    ``max_row_height``. Each cell stands its ``blocks`` on the foot of the row (``sink``) or at its head. A grid that
    needs a further page has ``continued`` above its rows there.
    """

    cells: "tuple[tuple[Block, ...], ...]"
    columns: int
    gap: float = 12.0
    row_gap: float = 0.0
    row_height: float = 0.0
    max_row_height: float = 0.0
    fill: bool = False
    sink: bool = True
    column_major: bool = False
    continued: Paragraph | None = None


@value
class Cell:
    """A table cell over ``span`` columns. A heading cell has a scope ("Column" or "Row")."""

    blocks: "tuple[Block, ...]"
    span: int = 1
    scope: str = ""


@value
class TableRow:
    """A table row: never split unless it is taller than a page. ``shade`` fills its ground."""

    cells: tuple[Cell, ...]
    keep_with_next: bool = False
    rule_above: float = 0.0
    rule_below: float = 0.0
    shade: str = ""


@value
class Table:
    """A table whose header rows repeat on every page. ``widths`` are points, or shares where ``relative``.

    Its first column stands where ``language`` begins to read, the document's where none is given.
    """

    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    header: tuple[TableRow, ...] = ()
    relative: bool = True
    gap: float = 8.0
    padding: float = 3.0
    language: str = ""


@value
class Drawing:
    """A plan in a document: items at fixed places on ``width`` × ``height`` points, as on a card.

    ``alt`` says what the plan shows, for those who hear the document.
    """

    width: float
    height: float
    items: "tuple[CardItem, ...]"
    alt: str
    source: str = ""


@value
class Facing:
    """A text in two languages on facing pages, row beside row, from an even page on, where the first cells stand.

    Both sides turn the page together. Only a document's own blocks can be set so; elsewhere rows stand side by side.
    """

    rows: tuple[Parallel, ...]


Block: TypeAlias = (
    Paragraph | Space | Rule | PageBreak | Flag | Picture | QrCode | Drawing | Keep | Parallel | Facing | Grid | Table
)


@value
class PageStyle:
    """A page and its margins in points. ``footer`` and ``header`` stand at these distances from the edge."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float = 36.0
    footer: float = 36.0

    @property
    def measure(self) -> float:
        """Width of the type area."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """Height of the type area."""
        return self.height - self.top - self.bottom


@value
class Document:
    """A paged text document. ``header`` and ``footer`` paragraphs may hold ``{page}`` and ``{pages}``.

    ``draft`` is the mark that every page of a draft carries, empty for a final print. ``created`` is an ISO 8601 time
    from stored data, so that the same data gives the same bytes; empty means none is written.
    """

    title: str
    language: str
    page: PageStyle
    blocks: tuple[Block, ...]
    languages: tuple[str, ...] = ()
    header: tuple[Paragraph, ...] = ()
    footer: tuple[Paragraph, ...] = ()
    draft: str = ""
    draft_language: str = "en"
    created: str = ""
    mirrored: bool = False
    """Whether start and end of header and footer change places on even pages, for paper printed on both sides."""


class Anchor(StrEnum):
    """Where a text stands in the height of its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@value
class TextBox:
    """Text fitted into a fixed box of a card.

    Fitting tries, in order: full size; tracking down to -0.02 em; wrapping up to ``max_lines``; sizes in steps of
    0.25 pt down to ``floor``; then each of ``shorter`` the same way. What still does not fit is reported and set
    smaller than ``floor``, never cut.
    """

    x: float
    y: float
    width: float
    height: float
    paragraph: Paragraph
    floor: float
    max_lines: int = 1
    anchor: Anchor = Anchor.TOP
    shorter: tuple[Paragraph, ...] = ()


@value
class RectBox:
    """A filled or stroked rectangle of a card, with rounded corners where ``radius`` is given."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0
    radius: float = 0.0


@value
class PathBox:
    """A filled vector shape of a card: ``d`` is SVG path data in the card's points."""

    d: str
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0


@value
class PlacedBox:
    """A flag, picture or code at a fixed place of a card."""

    x: float
    y: float
    content: Flag | Picture | QrCode


@value
class TurnedBox:
    """Items that stand upside down in a box of a card: the side of a tent card that faces the other way.

    Their places count from the box's lower right corner, which is the upper left one when the card is turned.
    """

    x: float
    y: float
    width: float
    height: float
    items: "tuple[CardItem, ...]"


CardItem: TypeAlias = TextBox | RectBox | PathBox | PlacedBox | TurnedBox


@value
class Card:
    """A badge, place card or label: items at fixed places on ``width`` × ``height`` points, bleed outside.

    ``background`` is painted first and shared by all cards that have an equal one (a form XObject). ``back`` is what
    its other side says, where both are printed.
    """

    width: float
    height: float
    items: tuple[CardItem, ...]
    background: tuple[CardItem, ...] = ()
    bleed: float = 0.0
    source: str = ""
    language: str = "en"
    back: "Card | None" = None


@value
class Stock:
    """A sheet of cards or labels: ``across`` × ``down`` cells of ``width`` × ``height`` at pitch ``dx`` × ``dy``.

    Lengths are points. ``titles`` and ``notes`` are for people, by language.
    """

    name: str
    page_width: float
    page_height: float
    across: int
    down: int
    x0: float
    y0: float
    dx: float
    dy: float
    width: float
    height: float
    corner: float = 0.0
    crop_marks: bool = False
    aliases: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict, hash=False)
    notes: Mapping[str, str] = field(default_factory=dict, hash=False)


def plain(text: str, language: str, style: ParagraphStyle, **options: object) -> Paragraph:
    """A paragraph of one span."""
    return replace(Paragraph((Span(text, language),), language, style), **options)  # type: ignore[arg-type]


@value
class Overflow:
    """A text that does not fit its box even at its floor: ``source`` leads to the record it comes from."""

    source: str
    text: str


@value
class MissingGlyph:
    """A character that no bundled font draws, and the record it stands in."""

    character: str
    source: str


@value
class Problems:
    """What the typesetter could not do as asked; pre-flight turns each into a finding."""

    missing: tuple[MissingGlyph, ...] = ()
    overflows: tuple[Overflow, ...] = field(default=())
