"""What can be measured of set lines, read back from the file: spaces, pitches, hyphens, and faults at line edges."""

import re
import statistics
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from summitdesk.domain.language import is_rtl
from summitdesk.typeset.content import Document, Parallel

# Written down from ECMA-376 and JLREQ, not taken from the typesetter.
NO_START = frozenset(
    "!%),.:;?]}、。々〉》」』】〕！％），．：；？］｝～・·ーヽヾゝゞァィゥェォッャュョぁぃぅぇぉっゃゅょ”’℃"
)
NO_END = frozenset("([{£¥‘“〈《「『【〔（［｛￥$€")
_TORN = re.compile(r"\d\|(?:[年月日%℃°人个個]|km)|[年月]\|\d")
_HYPHENS = frozenset("-\u00ad\u2010\ufffe\x02")


class Sign(NamedTuple):
    """A character on paper: where it begins and ends and its size, in points."""

    text: str
    left: float
    right: float
    y: float
    size: float


@dataclass(frozen=True)
class Figures:
    """How the lines of one file are filled. Spaces and pitches are in em.

    ``spaces`` are the mean word spaces of full lines, ``widest`` the widest of them, ``pitches`` what stands between
    Han beyond nothing, ``gaps`` those between Han and letters.
    """

    lines: int
    spaces: tuple[float, ...]
    pitches: tuple[float, ...]
    gaps: tuple[float, ...]
    hyphens: int
    ladder: int
    stubs: int
    faults: int


def measured(pdf: Path, document: Document) -> Figures:
    """The figures of a file that a document was made into."""
    lines = [line for page in _pages(pdf) for line in _lines(page, document)]
    full = [line for line in lines if _is_full(line, document)]
    ladder = longest = 0
    for line in lines:
        ladder = ladder + 1 if _hyphenated(line) else 0
        longest = max(longest, ladder)
    spaces = [found for line in full if (found := _word_spaces(line))]
    return Figures(
        lines=len(lines),
        spaces=tuple(statistics.fmean(found) for found in spaces),
        pitches=tuple(statistics.fmean(found) for line in full if (found := _pitches(line))),
        gaps=tuple(gap for line in full for gap in _script_gaps(line)),
        hyphens=sum(map(_hyphenated, lines)),
        ladder=longest,
        stubs=sum(_is_stub(one, other) for one, other in pairwise(lines)),
        faults=sum(_is_faulty(line, rtl=is_rtl(document.language)) for line in lines) + _torn(lines),
    )


def _pages(pdf: Path) -> Iterator[list[Sign]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage()
            yield _signs(text)
    finally:
        document.close()


def _signs(text: pypdfium2.PdfTextPage) -> list[Sign]:
    found = []
    x, y = c_double(), c_double()
    box = pdfium.FS_RECTF()
    page = text.raw
    for index in range(pdfium.FPDFText_CountChars(page)):
        character = chr(pdfium.FPDFText_GetUnicode(page, index))
        if pdfium.FPDFText_IsGenerated(page, index) == 1 or character in " \u00a0\r\n":
            continue
        pdfium.FPDFText_GetCharOrigin(page, index, byref(x), byref(y))
        pdfium.FPDFText_GetLooseCharBox(page, index, byref(box))
        size = pdfium.FPDFText_GetFontSize(page, index)
        found.append(Sign(character, min(x.value, box.left), box.right, y.value, size))
    return found


def _lines(signs: Sequence[Sign], document: Document) -> Iterator[list[Sign]]:
    """Lines of a page in the order of its text: a line ends where the baseline changes, or at a gutter."""
    rtl = is_rtl(document.language)
    line: list[Sign] = []
    for sign in signs:
        if line and (abs(sign.y - line[-1].y) > 1.0 or _over_gutter(line[-1], sign, document)):
            yield sorted(line, key=lambda one: one.left) if rtl else line
            line = []
        line.append(sign)
    if line:
        yield sorted(line, key=lambda one: one.left) if rtl else line


def _gutters(document: Document) -> Iterator[tuple[float, float]]:
    for block in document.blocks:
        if isinstance(block, Parallel):
            room = document.page.measure - block.gap * (len(block.shares) - 1)
            edge = document.page.left
            for share in block.shares[:-1]:
                edge += room * share / sum(block.shares)
                yield edge, edge + block.gap
                edge += block.gap
            return


def _over_gutter(one: Sign, other: Sign, document: Document) -> bool:
    left, right = min(one.right, other.right), max(one.left, other.left)
    return other.left < one.left - 2 * one.size or any(
        left <= start + 6.0 and right >= end - 1.0 for start, end in _gutters(document)
    )


def _is_full(line: Sequence[Sign], document: Document) -> bool:
    """Whether a line reaches the end of its column: last lines and headings do not."""
    ends = [document.page.width - document.page.right, *(start for start, _ in _gutters(document))]
    if is_rtl(document.language):
        ends = [document.page.left, *(end for _, end in _gutters(document))]
        return any(abs(line[0].left - end) < 0.6 * line[0].size for end in ends)
    return any(abs(line[-1].right - end) < 0.6 * line[-1].size for end in ends)


def _is_han(text: str) -> bool:
    return unicodedata.east_asian_width(text) == "W" and text.isalpha()


def _word_spaces(line: Sequence[Sign]) -> list[float]:
    """Spaces between words of letters: a seventh of an em is more than kerning."""
    return [
        (other.left - one.right) / one.size
        for one, other in pairwise(line)
        if not (_wide(one.text) or _wide(other.text)) and other.left - one.right > one.size / 7
    ]


def _wide(text: str) -> bool:
    return unicodedata.east_asian_width(text) in "WF" and unicodedata.name(text, "").split()[0] != "HANGUL"


def _pitches(line: Sequence[Sign]) -> list[float]:
    return [
        (other.left - one.right) / one.size
        for one, other in pairwise(line)
        if _is_han(one.text) and _is_han(other.text) and _wide(one.text)
    ]


def _script_gaps(line: Sequence[Sign]) -> list[float]:
    return [
        (other.left - one.right) / one.size
        for one, other in pairwise(line)
        if {_class(one.text), _class(other.text)} == {"han", "letter"}
    ]


def _class(text: str) -> str:
    if _wide(text):
        return "han" if text.isalpha() else ""
    return "letter" if text.isalnum() else ""


def _hyphenated(line: Sequence[Sign]) -> bool:
    return line[-1].text in _HYPHENS and len(line) > 1


def _is_stub(line: Sequence[Sign], following: Sequence[Sign]) -> bool:
    """Whether a hyphen leaves fewer than three letters on either side."""
    if not _hyphenated(line):
        return False
    before = 0
    for one, other in pairwise(reversed(line)):
        if not other.text.isalpha() or one.left - other.right > one.size / 7:
            break
        before += 1
    after = 0
    for one, other in pairwise((line[-1], *following)):
        if not other.text.isalpha() or (after and other.left - one.right > one.size / 7):
            break
        after += 1
    return min(before, after) < 3


def _is_faulty(line: Sequence[Sign], *, rtl: bool) -> bool:
    """Whether a line begins or ends with what must not stand there."""
    if rtl:  # brackets are mirrored there, so only what is not can be told apart
        return line[-1].text in "،؛؟.,:;!?"
    return line[0].text in NO_START or line[-1].text in NO_END


def _torn(lines: Sequence[Sequence[Sign]]) -> int:
    """How many dates and figures with their units are parted between lines of one column."""
    seams = (
        f"{one[-1].text}|{''.join(sign.text for sign in other[:2])}"
        for one, other in pairwise(lines)
        if abs(one[0].left - other[0].left) < 3 * one[0].size
    )
    return sum(_TORN.match(seam) is not None for seam in seams)


def table(papers: Sequence[tuple[str, Figures, Figures]]) -> Iterator[str]:
    """The figures of both, Typst's first, as a table in Markdown."""
    heads = ["paper", "lines", "word space", "widest", "between Han", "widest", "Han and letters"]
    yield f"| {' | '.join([*heads, 'hyphens (in a row)', 'stubs', 'faults'])} |"
    yield "| --- |" + " --- |" * 9
    for name, theirs, ours in papers:
        cells = [
            f"{theirs.lines} / {ours.lines}",
            _pair(theirs.spaces, ours.spaces, _spread),
            _pair(theirs.spaces, ours.spaces, _widest),
            _pair(theirs.pitches, ours.pitches, _spread),
            _pair(theirs.pitches, ours.pitches, _widest),
            _pair(theirs.gaps, ours.gaps, _range),
            f"{theirs.hyphens} ({theirs.ladder}) / {ours.hyphens} ({ours.ladder})",
            f"{theirs.stubs} / {ours.stubs}",
            f"{theirs.faults} / {ours.faults}",
        ]
        yield f"| {name} | {' | '.join(cells)} |"


def _pair(theirs: Sequence[float], ours: Sequence[float], figure: Callable[[Sequence[float]], str]) -> str:
    return "–" if len(theirs) < 3 or len(ours) < 3 else f"{figure(theirs)} / {figure(ours)}"


def _spread(values: Sequence[float]) -> str:
    return f"{statistics.pstdev(values):.3f}"


def _widest(values: Sequence[float]) -> str:
    return f"{max(values):.3f}"


def _range(values: Sequence[float]) -> str:
    return f"{min(values):.2f}–{max(values):.2f}"
