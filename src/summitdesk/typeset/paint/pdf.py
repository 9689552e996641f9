"""Frames become PDF pages. Positions, colours and glyphs are settled before; here they turn into operators.

Frames count from the top left; PDF counts from the bottom left. This module is where y is turned.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from reportlab.pdfbase import pdfdoc

from summitdesk.typeset.archive import About, whole
from summitdesk.typeset.flags import flag_art
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import (
    ARTIFACT,
    Element,
    FlagItem,
    FormItem,
    Frame,
    GlyphRun,
    GroupItem,
    ImageItem,
    Item,
    LineItem,
    OutlineEntry,
    PathItem,
    QrItem,
    RectItem,
)
from summitdesk.typeset.paint.document import PaperCanvas, Stream, resources
from summitdesk.typeset.paint.encoding import EncodedRuns
from summitdesk.typeset.paint.glyphs import GlyphFont
from summitdesk.typeset.paint.operators import colour, number, painted, path, rectangle
from summitdesk.typeset.paint.outlines import outlines
from summitdesk.typeset.paint.tags import write_structure
from summitdesk.typeset.qr import make_qr

if TYPE_CHECKING:
    from summitdesk.typeset.pictures import Raster

_KEYLINE = ("#9AA5AE", 0.25)

# Clusters of recurring texts (offices, cities) that a job of cards keeps encoded.
_RUNS_OF_A_SHEET = 20_000

_Form: TypeAlias = tuple[str, pdfdoc.PDFObjectReference]


@dataclass(slots=True)
class _Content:
    """A content stream in the making: of a page, or of a form that pages share."""

    height: float
    tagged: bool = False
    operators: list[str] = field(default_factory=list)
    forms: dict[str, pdfdoc.PDFObjectReference] = field(default_factory=dict)
    states: dict[str, float] = field(default_factory=dict)
    marks: list[int] = field(default_factory=list)
    fill: str = "#000000"
    element: int | None = None

    def add(self, *operators: str) -> None:
        self.operators += operators

    def enter(self, element: int, role: str) -> None:
        """Begin the marked content of ``element``, ending that of the one before it."""
        if not self.tagged or element == self.element:
            return
        self.leave()
        self.element = element
        if element == ARTIFACT:
            self.add("/Artifact BMC")
        else:
            self.add(f"/{role} <</MCID {len(self.marks)}>> BDC")
            self.marks.append(element)

    def leave(self) -> None:
        if self.element is not None:
            self.add("EMC")
            self.element = None

    def translucent(self, opacity: float) -> str:
        """The operator that lets what is below shine through, where ``opacity`` is less than 1."""
        if opacity >= 1:
            return ""
        name = f"G{round(opacity * 1000)}"
        self.states[name] = opacity
        return f"/{name} gs "

    def stream(self) -> bytes:
        # Inline images make the stream binary; Latin-1 keeps every byte what it is.
        return "\n".join(self.operators).encode("latin-1") + b"\n"


class Painter:
    """Paints frames into a PDF file, page by page; each font, flag, background and picture goes in once."""

    def __init__(
        self,
        out: BinaryIO,
        fonts: FontLibrary,
        *,
        about: About,
        elements: Sequence[Element] = (),
        runs: EncodedRuns | None = None,
    ) -> None:
        self._about = about
        self._canvas = PaperCanvas(out, about.language)
        self._canvas.setTitle(whole(about.title))
        self._document = self._canvas.document
        self._fonts = fonts
        self._elements = elements
        self._runs = runs or EncodedRuns(_RUNS_OF_A_SHEET)
        self._used: dict[str, GlyphFont] = {}
        self._forms: dict[object, _Form] = {}
        self._backgrounds: dict[int, tuple[tuple[Item, ...], _Form]] = {}
        self._heights: list[float] = []
        # For each page the structure element of each marked-content identifier.
        self._marks: list[tuple[int, ...]] = []

    def page(self, frame: Frame) -> None:
        """Paint one frame as the next page."""
        content = _Content(frame.height, tagged=bool(self._elements))
        for item in frame.items:
            self._paint(content, item, 0.0, 0.0)
        content.leave()
        boxes = {
            name: (x, frame.height - y - height, x + width, frame.height - y)
            for name, box in (("BleedBox", frame.bleed), ("TrimBox", frame.trim))
            if box
            for x, y, width, height in [box]
        }
        size = frame.width, frame.height
        self._canvas.add_page(size, content.stream(), content.forms, boxes, tagged=content.tagged)
        self._marks.append(tuple(content.marks))
        self._heights.append(frame.height)

    def close(self, outline: Sequence[OutlineEntry] = ()) -> None:
        """Write bookmarks, structure, metadata and fonts and end the file.

        With a structure it is PDF/A-2u and PDF/UA-1, without one PDF/A-2u (ISO 19005-2, 5.2).
        """
        for at, entry in enumerate(outline):
            top = self._heights[entry.page] - entry.y
            self._canvas.bookmark(f"o{at}", whole(entry.title), entry.level, entry.page, top)
        structure = write_structure(self._document, self._elements, self._marks) if self._elements else ""
        self._canvas.declare_archivable(self._about, structure)
        self._canvas.close()

    def _paint(self, content: _Content, item: Item, dx: float, dy: float) -> None:
        if isinstance(item, GroupItem):
            self._group(content, item, dx + item.x, dy + item.y)
            return
        element = getattr(item, "element", ARTIFACT)
        content.enter(element, self._elements[element].role if element >= 0 and self._elements else "")
        _PAINT[type(item)](self, content, item, dx, dy)

    def _group(self, content: _Content, group: GroupItem, dx: float, dy: float) -> None:
        if group.clip:
            x, y, width, height = group.clip
            content.add(f"q {rectangle(x + dx, content.height - y - dy - height, width, height)} W n")
        if group.turned:
            content.add(f"q -1 0 0 -1 {number(2 * dx)} {number(2 * (content.height - dy))} cm")
        is_scaled = group.scale != (1.0, 1.0)
        if is_scaled:
            across, down = group.scale
            shift = f"{number(dx * (1 - across))} {number((content.height - dy) * (1 - down))}"
            content.add(f"q {across:.6f} 0 0 {down:.6f} {shift} cm")
        before = content.fill
        for member in group.items:
            self._paint(content, member, dx, dy)
        for _state in range(bool(group.clip) + group.turned + is_scaled):
            content.add("Q")
            content.fill = before

    def text(self, content: _Content, run: GlyphRun, dx: float, dy: float) -> None:
        """Show a glyph run on its baseline."""
        if run.colour != content.fill:
            content.add(f"{colour(run.colour)} rg")
            content.fill = run.colour
        font = self._font(run.face)
        encoded = self._runs.encode(font.face, run.clusters, run.size, rtl=run.rtl)
        shown = font.show(encoded, run.clusters, run.size, rtl=run.rtl)
        content.add(f"BT 1 0 0 1 {number(run.x + dx)} {number(content.height - run.y - dy)} Tm {shown} ET")

    def rect(self, content: _Content, item: RectItem, dx: float, dy: float) -> None:
        """Fill or stroke a rectangle."""
        y = content.height - item.y - dy - item.height
        outline = rectangle(item.x + dx, y, item.width, item.height, item.radius)
        self._isolated(content, painted(outline, item.fill, item.stroke, item.thickness))

    def line(self, content: _Content, item: LineItem, dx: float, dy: float) -> None:
        """Stroke a line."""
        start = f"{number(item.x1 + dx)} {number(content.height - item.y1 - dy)} m"
        end = f"{number(item.x2 + dx)} {number(content.height - item.y2 - dy)} l"
        self._isolated(content, painted(f"{start} {end}", "", item.colour, item.thickness))

    def shape(self, content: _Content, item: PathItem, dx: float, dy: float) -> None:
        """Fill or stroke a path given in downward coordinates."""
        flip = f"1 0 0 -1 {number(item.x + dx)} {number(content.height - item.y - dy)} cm"
        self._isolated(content, f"{flip} {painted(path(item.d), item.fill, item.stroke, item.thickness)}")

    def flag(self, content: _Content, item: FlagItem, dx: float, dy: float) -> None:
        """Show a flag, with the keyline that keeps white from running into the paper."""
        name, reference = self._shared(("flag", item.code), lambda: self._flag_form(item.code))
        content.forms[name] = reference
        x, y = item.x + dx, content.height - item.y - dy - item.height
        scale = f"{number(item.width)} 0 0 {number(item.height)} {number(x)} {number(y)} cm"
        content.add(f"q {scale} /{name} Do Q")
        self._isolated(content, painted(rectangle(x, y, item.width, item.height), "", *_KEYLINE))

    def image(self, content: _Content, item: ImageItem, dx: float, dy: float) -> None:
        """Show a picture, cropped to fill its box."""
        from summitdesk.typeset.pictures import read_picture  # most papers have no pictures and need no Pillow

        raster = read_picture(item.data)
        if raster is None:  # layout reports such a picture and leaves it out
            raise ValueError("a picture that cannot be read reached the painter")
        digest = sha256(item.data).hexdigest()
        name, reference = self._shared(("image", digest), lambda: _image_object(raster))
        content.forms[name] = reference
        x, y = item.x + dx, content.height - item.y - dy - item.height
        scale = max(item.width / raster.width, item.height / raster.height)
        width, height = raster.width * scale, raster.height * scale
        left, low = x - (width - item.width) / 2, y - (height - item.height) / 2
        box = rectangle(x, y, item.width, item.height)
        place = f"{number(width)} 0 0 {number(height)} {number(left)} {number(low)} cm"
        content.add(f"q {box} W n {place} /{name} Do Q")

    def qr(self, content: _Content, item: QrItem, dx: float, dy: float) -> None:
        """Show a code as an inline mask of one bit a module, the form that readers decode best."""
        matrix = make_qr(item.payload)
        size, n = number(item.size), matrix.modules
        place = f"{size} 0 0 {size} {number(item.x + dx)} {number(content.height - item.y - dy - item.size)} cm"
        mask = f"BI /W {n} /H {n} /IM true /BPC 1 /D [1 0] ID {matrix.rows.decode('latin-1')}"
        self._isolated(content, f"0 g {place}\n{mask}\nEI")

    def form(self, content: _Content, item: FormItem, dx: float, dy: float) -> None:
        """Place a shared background."""
        name, reference = self._background(item)
        content.forms[name] = reference
        x, y = item.x + dx, content.height - item.y - dy - item.height
        content.add(f"q 1 0 0 1 {number(x)} {number(y)} cm /{name} Do Q")

    def _isolated(self, content: _Content, operators: str) -> None:
        if operators:
            content.add(f"q {operators} Q")

    def _font(self, key: str) -> GlyphFont:
        font = self._used.get(key)
        if font is None:
            font = self._used[key] = GlyphFont(outlines(self._fonts.face(key)), len(self._used) + 1)
            self._document.delayedFonts.append(font)
        return font

    def _shared(self, key: object, make: Callable[[], Stream]) -> _Form:
        known = self._forms.get(key)
        if known is None:
            reference = self._document.write_now(make())
            known = self._forms[key] = (f"X{len(self._forms) + 1}", reference)
        return known

    def _background(self, item: FormItem) -> _Form:
        # Comparing backgrounds glyph by glyph for each of 10,000 cards is dear; most are the very same object.
        seen = self._backgrounds.get(id(item.items))
        if seen is None:
            form = self._shared((item.items, item.width, item.height), lambda: self._background_form(item))
            seen = self._backgrounds[id(item.items)] = (item.items, form)
        return seen[1]

    def _background_form(self, item: FormItem) -> Stream:
        content = _Content(item.height)
        for member in item.items:
            self._paint(content, member, 0.0, 0.0)
        return _form(content, (0, 0, item.width, item.height))

    def _flag_form(self, code: str) -> Stream:
        art = flag_art(code)
        content = _Content(1.0)
        # The art's own downward coordinates become the unit square that flags are placed by.
        content.add(f"{1 / art.width:.8f} 0 0 {-1 / art.height:.8f} 0 1 cm")
        for shape in art.shapes:
            self._isolated(content, content.translucent(shape.opacity) + painted(path(shape.d), shape.fill, "", 0.0))
        return _form(content, (0, 0, 1, 1))


def _image_object(raster: "Raster") -> Stream:
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": raster.width,
        "Height": raster.height,
        "ColorSpace": pdfdoc.PDFName("DeviceGray" if raster.channels == 1 else "DeviceRGB"),
        "BitsPerComponent": 8,
    }
    if raster.jpeg:
        return Stream(raster.data, compress=False, Filter=pdfdoc.PDFName("DCTDecode"), **entries)
    return Stream(raster.data, **entries)


def _form(content: _Content, box: tuple[float, float, float, float]) -> Stream:
    return Stream(
        content.stream(),
        Type=pdfdoc.PDFName("XObject"),
        Subtype=pdfdoc.PDFName("Form"),
        BBox=pdfdoc.PDFArray([number(edge) for edge in box]),
        Resources=resources(content.forms, content.states),
    )


_PAINT: dict[type, Callable[..., None]] = {
    GlyphRun: Painter.text,
    RectItem: Painter.rect,
    LineItem: Painter.line,
    PathItem: Painter.shape,
    FlagItem: Painter.flag,
    ImageItem: Painter.image,
    QrItem: Painter.qr,
    FormItem: Painter.form,
}
