"""A painted text document becomes archivable and accessible: structure tree, metadata, output intent.

PDF/A-2u (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) in one file; the same input gives the same bytes.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from summitdesk.typeset.archive import CONDITION, srgb_profile, xmp_packet
from summitdesk.typeset.frame import Element


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself. ``created`` comes from stored data, never from the clock; empty is not written."""

    title: str
    language: str
    languages: tuple[str, ...] = ()
    created: str = ""


def finish(painted: bytes, about: About, elements: Sequence[Element], marks: Sequence[Sequence[int]]) -> bytes:
    """The finished file; ``marks`` name, page by page, the element of each marked-content identifier."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(painted)) as pdf:
        _describe(pdf, about)
        _StructureTree(pdf, elements, marks).write()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    languages = about.languages or (about.language,)
    metadata = pdf.make_stream(xmp_packet(about.title, languages, accessible=True, created=about.created))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    profile = pdf.make_stream(srgb_profile())
    profile.N = 3
    root = pdf.Root
    root.Metadata = metadata
    root.Lang = String(about.language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String(CONDITION),
                Info=String(CONDITION),
                DestOutputProfile=profile,
            )
        ]
    )


class _StructureTree:
    """The tree of structure elements in reading order, and the way back to it from each page's marked content."""

    def __init__(self, pdf: pikepdf.Pdf, elements: Sequence[Element], marks: Sequence[Sequence[int]]) -> None:
        self._pdf = pdf
        self._elements = elements
        self._pages = [page.obj for page in pdf.pages]
        self._content: list[list[tuple[int, int]]] = [[] for _ in elements]
        for page, page_marks in enumerate(marks):
            for identifier, element in enumerate(page_marks):
                self._content[element].append((page, identifier))
        self._marks = marks

    def write(self) -> None:
        """Put the tree into the file."""
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        nodes = [self._pdf.make_indirect(self._node(element)) for element in self._elements]
        children: list[list[pikepdf.Object]] = [[] for _ in nodes]
        for element, node in zip(self._elements, nodes, strict=True):
            if element.parent >= 0:
                children[element.parent].append(node)
            node.P = nodes[element.parent] if element.parent >= 0 else root
        for at, node in enumerate(nodes):
            node.K = Array([*children[at], *self._references(at)])
        root.K = Array([node for element, node in zip(self._elements, nodes, strict=True) if element.parent < 0])
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=self._parents(nodes)))
        root.ParentTreeNextKey = len(self._pages)
        self._pdf.Root.StructTreeRoot = root

    def _node(self, element: Element) -> Dictionary:
        node = Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"))
        if element.language:
            node.Lang = String(element.language)
        if element.alt:
            node.Alt = String(element.alt)
        if element.spoken:
            node.ActualText = String(element.spoken)
        if element.role in {"TH", "TD"} and (element.scope or element.span > 1):
            node.A = _cell_attributes(element)
        return node

    def _references(self, element: int) -> list[Dictionary]:
        return [
            Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=identifier)
            for page, identifier in self._content[element]
        ]

    def _parents(self, nodes: Sequence[pikepdf.Object]) -> Array:
        numbers = Array()
        for at, page_marks in enumerate(self._marks):
            self._pages[at].StructParents = at
            self._pages[at].Tabs = Name.S
            numbers.append(at)
            numbers.append(self._pdf.make_indirect(Array([nodes[element] for element in page_marks])))
        return numbers


def _cell_attributes(element: Element) -> Dictionary:
    attributes = Dictionary(O=Name.Table)
    if element.scope:
        attributes.Scope = Name(f"/{element.scope}")
    if element.span > 1:
        attributes.ColSpan = element.span
    return attributes
