"""What layout hands to paint: pages with items at fixed positions. Painters decide nothing.

Points, origin top-left, y downwards; the y of a glyph run is its baseline.
"""

from collections.abc import Sequence
from dataclasses import field
from typing import NamedTuple, TypeAlias

from summitdesk.values import value

ARTIFACT = -1
"""The element of what belongs to none: rules, grounds, running headers (ISO 32000-1, 14.8.2.2)."""


class Glyph(NamedTuple):
    """A glyph id of the run's face at an offset (points) from the run's origin; ``dy`` upwards."""

    gid: int
    dx: float
    dy: float = 0.0


class Cluster(NamedTuple):
    """The glyphs that together show ``text`` (logical order); a line-end hyphen has the text U+00AD."""

    glyphs: tuple[Glyph, ...]
    text: str
    advance: float


class GlyphRun(NamedTuple):
    """Clusters in visual order, of one face, size, colour, direction and language.

    ``face`` is a key of the font library. ``element`` is the index of the structure element the run belongs to
    (``ARTIFACT``: none).
    """

    face: str
    size: float
    x: float
    y: float
    clusters: Sequence[Cluster]
    language: str
    colour: str = "#000000"
    rtl: bool = False
    element: int = ARTIFACT

    @property
    def text(self) -> str:
        """What the run says, in the order of reading."""
        return "".join(cluster.text for cluster in (reversed(self.clusters) if self.rtl else self.clusters))

    @property
    def width(self) -> float:
        """From the origin to where the last cluster ends; tracking and stretched blanks are in the glyphs' places."""
        last = next((cluster for cluster in reversed(self.clusters) if cluster.glyphs), None)
        return last.glyphs[0].dx + last.advance if last else 0.0

    def moved(self, dx: float, dy: float) -> "GlyphRun":
        """The run at another place."""
        # Spelled out, here and below: replacing by name takes twice as long, and a document has ten thousand runs.
        x, y = self.x + dx, self.y + dy
        return GlyphRun(self.face, self.size, x, y, self.clusters, self.language, self.colour, self.rtl, self.element)

    def belonging(self, element: int) -> "GlyphRun":
        """The run as part of a structure element."""
        return GlyphRun(
            self.face, self.size, self.x, self.y, self.clusters, self.language, self.colour, self.rtl, element
        )


@value
class RectItem:
    """A rectangle, filled and/or stroked."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0
    radius: float = 0.0


@value
class LineItem:
    """A straight stroke."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    colour: str = "#000000"


@value
class PathItem:
    """SVG path data drawn at an offset."""

    x: float
    y: float
    d: str
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0


@value
class FlagItem:
    """A flag in its box; painters embed each flag once a file."""

    code: str
    x: float
    y: float
    width: float
    height: float
    alt: str = ""
    element: int = ARTIFACT


@value
class ImageItem:
    """A JPEG or PNG in its box, cropped to fill."""

    data: bytes
    x: float
    y: float
    width: float
    height: float
    alt: str = ""
    element: int = ARTIFACT


@value
class QrItem:
    """A QR code in its box (without quiet zone)."""

    payload: str
    x: float
    y: float
    size: float
    alt: str = ""
    element: int = ARTIFACT


@value
class FormItem:
    """Items painted once a file and placed by reference: the background that badges share."""

    items: "tuple[Item, ...]"
    x: float
    y: float
    width: float
    height: float


@value
class GroupItem:
    """Items moved as one: a card on its sheet. Their coordinates count from ``x``, ``y``.

    ``clip`` (x, y, width, height, counted likewise) hides what reaches beyond: bleed that would run into a neighbour.
    ``turned`` items stand upside down: they are turned by half a circle about ``x``, ``y``. ``scale`` (across, down)
    stretches them from there.
    """

    items: "tuple[Item, ...]"
    x: float
    y: float
    clip: tuple[float, float, float, float] | None = None
    turned: bool = False
    scale: tuple[float, float] = (1.0, 1.0)


Item: TypeAlias = GlyphRun | RectItem | LineItem | PathItem | FlagItem | ImageItem | QrItem | FormItem | GroupItem


@value
class Frame:
    """One page, or one card with its bleed.

    ``trim`` is the box (x, y, width, height) that the knife leaves, ``bleed`` the one that is painted beyond it.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    trim: tuple[float, float, float, float] | None = None
    bleed: tuple[float, float, float, float] | None = None


@value
class Element:
    """A structure element: its type, its parent's index (-1 for the root) and its language.

    ``scope`` and ``span`` are those of a table cell: what it heads, and how many columns it covers. ``spoken`` is the
    text in the order of reading, where the glyphs stand in another one (right-to-left scripts).
    """

    role: str
    parent: int
    language: str = ""
    alt: str = ""
    scope: str = ""
    span: int = 1
    spoken: str = ""


@value
class OutlineEntry:
    """A bookmark: title, level from 0, page index and y."""

    title: str
    level: int
    page: int
    y: float


@value
class Layout:
    """The finished layout of a file: its pages, structure (in reading order) and bookmarks."""

    frames: tuple[Frame, ...]
    elements: tuple[Element, ...] = ()
    outline: tuple[OutlineEntry, ...] = field(default=())
