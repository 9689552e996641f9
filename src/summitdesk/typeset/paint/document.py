"""A ReportLab document that writes its pages as they are finished, so that memory does not grow with their number.

Whatever is no stream itself goes into object streams, and a cross-reference stream tells where (ISO 32000-1, 7.5.7 and
7.5.8): the structure of a paper of forty pages is thousands of small objects.
"""

import hashlib
import struct
import zlib
from array import array
from collections.abc import Mapping
from functools import lru_cache
from typing import BinaryIO, ClassVar

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from summitdesk.typeset.archive import CONDITION, PRODUCER, About, srgb_profile, xmp_packet
from summitdesk.typeset.paint.operators import number

_VERSION = (1, 7)

# Objects to an object stream: more would compress little better, and a reader unpacks a stream whole.
_PACK = 100

# An object's place is its offset in the file, or this bit with the number of its object stream and its place in there.
_PACKED = 1 << 63
_PLACE_BITS = 8

_REMEMBERED_STREAMS = 512


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    __NoDefault__: ClassVar[list[str]] = [
        *pdfdoc.PDFCatalog.__NoDefault__,
        *("MarkInfo", "OutputIntents", "StructTreeRoot"),
    ]


class _Information(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The information dictionary with what is true only; XMP says the rest."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        title = pdfdoc.PDFString(self.title)
        return bytes(pdfdoc.PDFDictionary({"Title": title, "Producer": pdfdoc.PDFString(PRODUCER)}).format(document))


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream whose end stands on a line of its own, as archivable files must have it (ISO 19005-2, 6.1.7.1)."""

    def __init__(self, content: bytes, *, compress: bool = True, **entries: object) -> None:
        if compress:
            content = _compressed(content)
            entries["Filter"] = pdfdoc.PDFName("FlateDecode")
        super().__init__(pdfdoc.PDFDictionary(entries), content, filters=[])

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The object as ReportLab writes it, with the line end that it leaves out."""
        head, data = bytes(super().format(document)).split(b"\nstream\n", 1)
        return b"%s\nstream\n%s\nendstream\n" % (head, data.removesuffix(b"endstream\n"))


@lru_cache(maxsize=_REMEMBERED_STREAMS)
def _compressed(content: bytes) -> bytes:
    # After an edit most pages and fonts of a preview are what they were.
    return zlib.compress(content)


class StreamedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A document whose finished objects go to ``out`` at once; only their offsets stay in memory."""

    def __init__(self, out: BinaryIO, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=_VERSION, lang=language)
        catalog = _Catalog()
        catalog.Pages = self.Pages
        catalog.Outlines = self.Outlines
        catalog.Lang = pdfdoc.PDFString(language)
        self.Catalog = self._catalog = catalog
        self.info = _Information()
        self._out = out
        self._digest = hashlib.sha256()
        self._offset = 0
        self._places = array("Q")
        self._kids: list[str] = []
        self._pack: list[tuple[int, bytes]] = []
        self._pack_number = 0
        # ReportLab's own header names ReportLab's file; the second line marks the file as binary (ISO 32000-1, 7.5.2).
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def write_now(self, item: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
        """Write an object that nothing will change any more and forget all but its place."""
        reference = self.Reference(item)
        self._emit(reference.name)
        self.idToObject[reference.name] = None
        return reference

    def write_page(self, page: pdfdoc.PDFDictionary) -> None:
        """Write a page and forget even its name: nothing but the page tree points to it."""
        name = self.thisPageName()
        self.Reference(page, name)
        page["Parent"] = self.Reference(self.Pages)
        self._emit(name)
        object_number, _ = self.idToObjectNumberAndVersion[name]
        self._kids.append(f"{object_number} 0 R")
        self.pageCounter += 1
        self.inObject = None
        self._forget(name)

    def write_stream(self, content: bytes) -> str:
        """Write a compressed stream that only the caller points to; gives the reference's text."""
        name = self.Reference(Stream(content)).name
        self._emit(name)
        object_number, _ = self.idToObjectNumberAndVersion[name]
        self._forget(name)
        return f"{object_number} 0 R"

    def reserve(self, count: int) -> int:
        """Numbers for so many objects that the caller packs, all of them; gives the first."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        return first

    def pack(self, object_number: int, content: bytes) -> None:
        """Put an object that is no stream into an object stream."""
        if not self._pack:
            self._pack_number = self.reserve(1)
        self._set_place(object_number, _PACKED | self._pack_number << _PLACE_BITS | len(self._pack))
        self._pack.append((object_number, content))
        if len(self._pack) == _PACK:
            self._write_pack()

    @property
    def pages_written(self) -> int:
        """How many pages there are so far."""
        return len(self._kids)

    def page_reference(self, index: int) -> str:
        """The reference to a page already written."""
        return self._kids[index]

    def format(self) -> bytes:
        """Write what is left; ReportLab calls this last and would write the result: there is none."""
        catalog, information = self.Reference(self.Catalog), self.Reference(self.info)
        self.Pages.check_format = lambda _document: None
        self.Pages.Kids = pdfdoc.PDFArray(self._kids)
        self.Pages.Count = len(self._kids)
        at = 0
        while at < self.objectcounter:  # formatting an object may add further ones
            at += 1
            if not self._place(at) and at in self.numberToId:
                self._emit(self.numberToId[at])
        if self._pack:
            self._write_pack()
        self._write_references(catalog.format(self), information.format(self))
        return b""

    def _write_references(self, catalog: bytes, information: bytes) -> None:
        """The cross-reference stream and the end of the file."""
        own = self.reserve(1)
        start = self._offset
        self._set_place(own, start)
        entries = [b"\x00\x00\x00\x00\x00\xff"]
        for place in self._places:
            if place & _PACKED:
                stream, index = divmod(place ^ _PACKED, 1 << _PLACE_BITS)
                entries.append(struct.pack(">BLB", 2, stream, index))
            else:
                entries.append(struct.pack(">BLB", 1, place, 0))
        table = zlib.compress(b"".join(entries))
        # The identifier follows from the content: equal files have equal ones (ISO 32000-1, 14.4).
        identifier = self._digest.hexdigest()[:32].encode()
        self._write(
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 1]/Root %s/Info %s/ID[<%s><%s>]/Filter/FlateDecode/Length %d>>\n"
            b"stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (own, own + 1, catalog, information, identifier, identifier, len(table), table, start)
        )

    def _emit(self, name: str) -> None:
        object_number, _ = self.idToObjectNumberAndVersion[name]
        item = self.idToObject[name]
        content = bytes(pdfdoc.format(item, self, toplevel=1))
        if isinstance(item, pdfdoc.PDFStream):
            self._write_object(object_number, content)
        else:
            self.pack(object_number, content)

    def _write_object(self, object_number: int, content: bytes) -> None:
        self._set_place(object_number, self._offset)
        self._write(b"%d 0 obj\n%sendobj\n" % (object_number, content))

    def _write_pack(self) -> None:
        heads, bodies, offset = [], [], 0
        for object_number, content in self._pack:
            heads.append(b"%d %d" % (object_number, offset))
            bodies.append(content)
            offset += len(content) + 1
        head = b" ".join(heads) + b"\n"
        data = zlib.compress(head + b"\n".join(bodies))
        self._write_object(
            self._pack_number,
            b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\n"
            % (len(heads), len(head), len(data), data),
        )
        self._pack.clear()

    def _place(self, object_number: int) -> int:
        return self._places[object_number - 1] if object_number <= len(self._places) else 0

    def _set_place(self, object_number: int, place: int) -> None:
        missing = object_number - len(self._places)
        if missing > 0:
            self._places.extend([0] * missing)
        self._places[object_number - 1] = place

    def _forget(self, name: str) -> None:
        object_number, _ = self.idToObjectNumberAndVersion.pop(name)
        del self.idToObject[name], self.numberToId[object_number]

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._offset += len(data)


class PaperCanvas(Canvas):  # type: ignore[misc]
    """A canvas over a streamed document: no Helvetica in its resources, and pages in operators of our own."""

    def __init__(self, out: BinaryIO, language: str) -> None:
        super().__init__("", invariant=1, pageCompression=1, lang=language)
        self._out = out
        self._doc = StreamedDocument(out, language)

    @property
    def document(self) -> StreamedDocument:
        """The document being written."""
        return self._doc

    def add_page(
        self,
        size: tuple[float, float],
        content: bytes,
        forms: Mapping[str, pdfdoc.PDFObjectReference],
        boxes: Mapping[str, tuple[float, float, float, float]],
        *,
        tagged: bool = False,
    ) -> None:
        """Write a page of ready operators; ``boxes`` (TrimBox, BleedBox) count from the lower left."""
        document = self.document
        page = {
            "Type": pdfdoc.PDFName("Page"),
            "MediaBox": _numbers(0, 0, *size),
            "Resources": resources(forms),
            "Contents": document.write_stream(content),
        }
        page |= {name: _numbers(*box) for name, box in boxes.items()}
        if tagged:
            page["StructParents"] = document.pages_written
            page["Tabs"] = pdfdoc.PDFName("S")
        document.write_page(pdfdoc.PDFDictionary(page))

    def bookmark(self, key: str, title: str, level: int, page: int, top: float) -> None:
        """Add an entry to the outline that leads to a height of a page."""
        destination = self._bookmarkReference(key)
        destination.xyz(0, number(top), 0)
        destination.setPage(self.document.page_reference(page))
        self.addOutlineEntry(title, key, level)

    def declare_archivable(self, about: About, structure: str = "") -> None:
        """Put metadata and output intent of PDF/A-2u into the catalog, and of PDF/UA-1 where there is a structure."""
        names = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        metadata = Stream(xmp_packet(about, accessible=bool(structure)), compress=False, **names)
        profile = Stream(srgb_profile(), N=3)
        intent = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("OutputIntent"),
                "S": pdfdoc.PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": pdfdoc.PDFString(CONDITION),
                "Info": pdfdoc.PDFString(CONDITION),
                "DestOutputProfile": self.document.Reference(profile),
            }
        )
        catalog = self.document.Catalog
        catalog.Metadata = metadata
        catalog.OutputIntents = pdfdoc.PDFArray([intent])
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": pdfdoc.PDFtrue})
        if structure:
            catalog.StructTreeRoot = structure
            catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})

    def close(self) -> None:
        """Write fonts, outline and catalog, and end the file."""
        self._doc.GetPDFData(self)

    def _make_preamble(self) -> None:
        # The default preamble selects Helvetica, which then stands unembedded in every page's resources.
        self._preamble = ""


def resources(
    forms: Mapping[str, pdfdoc.PDFObjectReference], states: Mapping[str, float] | None = None
) -> pdfdoc.PDFDictionary:
    """The resources of a page or form: all fonts of the file, the forms and images it draws, and its opacities."""
    entries: dict[str, object] = {"Font": pdfdoc.PDFObjectReference("BasicFonts")}
    if forms:
        entries["XObject"] = pdfdoc.PDFDictionary(dict(forms))
    if states:
        opacities = {name: pdfdoc.PDFDictionary({"ca": number(opacity)}) for name, opacity in states.items()}
        entries["ExtGState"] = pdfdoc.PDFDictionary(opacities)
    return pdfdoc.PDFDictionary(entries)


def _numbers(*values: float) -> pdfdoc.PDFArray:
    return pdfdoc.PDFArray([number(value) for value in values])
