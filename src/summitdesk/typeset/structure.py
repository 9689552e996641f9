"""The structure of a document while it is set: elements in reading order (ISO 32000-1, 14.8) and bookmarks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from summitdesk.typeset.content import Paragraph
from summitdesk.typeset.frame import Element, GlyphRun, OutlineEntry

_RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"})


def heading_level(role: str) -> int:
    """1 to 6 for H1 to H6, else 0."""
    return int(role[1]) if len(role) == 2 and role[0] == "H" and role[1] in "123456" else 0


def reads_leftwards(language: str) -> bool:
    """Whether a language is written from right to left by default."""
    return language.split("-", maxsplit=1)[0].lower() in _RTL_LANGUAGES


class Structure:
    """Elements as they are added; an element's number is its place in reading order."""

    def __init__(self, language: str) -> None:
        self.elements: list[Element] = []
        self._deepest_heading = 0
        self.root = self.add("Document", -1, language=language)

    def add(self, role: str, parent: int, *, language: str = "", alt: str = "", scope: str = "", span: int = 1) -> int:
        """Append an element and give its number."""
        self.elements.append(Element(self._admitted(role), parent, language, alt, scope, span))
        return len(self.elements) - 1

    def add_paragraph(self, paragraph: Paragraph, parent: int) -> int:
        """Append a paragraph; in a cell the cell itself is TH or TD and the paragraph is one inside it."""
        role = "P" if paragraph.role in {"TH", "TD"} else paragraph.role
        return self.add(role, parent, language=paragraph.language)

    def add_runs(self, element: int, language: str, lines: Sequence[Sequence[GlyphRun]]) -> list[list[int]]:
        """The element of each run: the paragraph's own, or a Span for each stretch in another language."""
        if all([run.language == language for line in lines for run in line]):
            if any([run.rtl for line in lines for run in line]):
                self._say(element, [[line[at] for at in _reading_order(line, language)] for line in lines])
            return [[element] * len(line) for line in lines]
        leaf = -1
        stretch: list[list[GlyphRun]] = []
        numbers: list[list[int]] = []
        for line in lines:
            row = [0] * len(line)
            stretch.append([])
            for at in _reading_order(line, language):
                run = line[at]
                if leaf < 0 or run.language != self.elements[leaf].language:
                    self._say(leaf, stretch)
                    stretch = [[]]
                    leaf = self.add("Span", element, language=run.language)
                row[at] = leaf
                stretch[-1].append(run)
            numbers.append(row)
        self._say(leaf, stretch)
        return numbers

    def _say(self, element: int, lines: Sequence[Sequence[GlyphRun]]) -> None:
        """Note the text of an element whose glyphs a voice would read backwards; its runs come in reading order."""
        if not any(run.rtl for line in lines for run in line):
            return
        read = ("".join(run.text for run in line) for line in lines)
        self.elements[element] = replace(self.elements[element], spoken=" ".join(filter(None, read)))

    def _admitted(self, role: str) -> str:
        # PDF/UA-1, 7.4.2: heading levels descend one at a time.
        level = heading_level(role)
        if not level:
            return role
        self._deepest_heading = min(level, self._deepest_heading + 1)
        return f"H{self._deepest_heading}"


def _reading_order(line: Sequence[GlyphRun], language: str) -> Iterator[int]:
    """Places of runs, which stand as they are seen, in the order in which they are read (UAX #9, L2 the other way)."""
    leftwards = reads_leftwards(language)
    places = range(len(line) - 1, -1, -1) if leftwards else range(len(line))
    for turned, group in groupby(places, key=lambda at: line[at].rtl != leftwards):
        stretch = list(group)
        yield from reversed(stretch) if turned else stretch


def outline_of(entries: Sequence[OutlineEntry]) -> tuple[OutlineEntry, ...]:
    """Bookmarks that a reader can fold: no level skipped, the languages of a parallel heading in one entry."""
    outline: list[OutlineEntry] = []
    for _, same in groupby(entries, key=lambda entry: (entry.page, round(entry.y), entry.level)):
        stretch = list(same)
        first = stretch[0]
        deepest = outline[-1].level + 1 if outline else 0
        title = " · ".join(dict.fromkeys(entry.title for entry in stretch))
        outline.append(OutlineEntry(title, min(first.level, deepest), first.page, first.y))
    return tuple(outline)
