"""The structure tree of a tagged file (ISO 32000-1, 14.7; PDF/UA-1, ISO 14289-1): what is read, and in which order."""

from collections.abc import Sequence
from itertools import groupby

from summitdesk.typeset.frame import Element
from summitdesk.typeset.paint.document import StreamedDocument
from summitdesk.typeset.paint.operators import text_string


def write_structure(document: StreamedDocument, elements: Sequence[Element], marks: Sequence[Sequence[int]]) -> str:
    """Write the tree of elements and the way back to it from each page's marked content; gives the root's reference.

    ``marks`` name, page by page, the element of each marked-content identifier.
    """
    first = document.reserve(len(elements))
    root, parents = document.reserve(1), document.reserve(1)
    children: list[list[int]] = [[] for _ in elements]
    content: list[list[tuple[int, int]]] = [[] for _ in elements]
    for at, element in enumerate(elements):
        if element.parent >= 0:
            children[element.parent].append(first + at)
    for page, page_marks in enumerate(marks):
        for identifier, number in enumerate(page_marks):
            content[number].append((page, identifier))
    for at, element in enumerate(elements):
        parent = first + element.parent if element.parent >= 0 else root
        entries = f"<</S/{element.role}/P {parent} 0 R{_said(element)}{_kids(document, children[at], content[at])}>>"
        document.pack(first + at, entries.encode("ascii"))
    top = " ".join(f"{first + at} 0 R" for at, element in enumerate(elements) if element.parent < 0)
    document.pack(parents, f"<</Nums[{_parents(document, first, marks)}]>>".encode("ascii"))
    document.pack(
        root,
        f"<</Type/StructTreeRoot/K[{top}]/ParentTree {parents} 0 R/ParentTreeNextKey {len(marks)}>>".encode("ascii"),
    )
    return f"{root} 0 R"


def _said(element: Element) -> str:
    """The entries that tell how an element is read out."""
    said = ""
    if element.language:
        said += f"/Lang{text_string(element.language)}"
    if element.alt:
        said += f"/Alt{text_string(element.alt)}"
    if element.spoken:
        said += f"/ActualText{text_string(element.spoken)}"
    if element.role in {"TH", "TD"} and (element.scope or element.span > 1):
        scope = f"/Scope/{element.scope}" if element.scope else ""
        span = f"/ColSpan {element.span}" if element.span > 1 else ""
        said += f"/A<</O/Table{scope}{span}>>"
    return said


def _kids(document: StreamedDocument, children: Sequence[int], content: Sequence[tuple[int, int]]) -> str:
    """What an element holds: other elements, and marked content, most of it on the page that ``Pg`` names."""
    kids = [f"{child} 0 R" for child in children]
    named = ""
    for page, marks in groupby(content, key=lambda mark: mark[0]):
        reference = document.page_reference(page)
        if not named:
            named = f"/Pg {reference}"
            kids += [str(identifier) for _, identifier in marks]
        else:
            kids += [f"<</Type/MCR/Pg {reference}/MCID {identifier}>>" for _, identifier in marks]
    return f"{named}/K[{' '.join(kids)}]"


def _parents(document: StreamedDocument, first: int, marks: Sequence[Sequence[int]]) -> str:
    """For each page the element of each of its marks."""
    lists = document.reserve(len(marks))
    for page, page_marks in enumerate(marks):
        references = " ".join(f"{first + element} 0 R" for element in page_marks)
        document.pack(lists + page, f"[{references}]".encode("ascii"))
    return " ".join(f"{page} {lists + page} 0 R" for page in range(len(marks)))
