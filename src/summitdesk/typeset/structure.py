"""The structure of a document while it is set: elements in reading order (ISO 32000-1, 14.8) and bookmarks."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from summitdesk.typeset.content import Paragraph
from summitdesk.typeset.frame import Element, GlyphRun, OutlineEntry

ARTIFACT = -1
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
        if all(run.language == language for line in lines for run in line):
            return [[element] * len(line) for line in lines]
        leaf, spoken = -1, ""
        numbers: list[list[int]] = []
        for line in lines:
            row = [0] * len(line)
            for at in _reading_order(line, language):
                if leaf < 0 or line[at].language != spoken:
                    spoken = line[at].language
                    leaf = self.add("Span", element, language=spoken)
                row[at] = leaf
            numbers.append(row)
        return numbers

    def _admitted(self, role: str) -> str:
        # PDF/UA-1, 7.4.2: heading levels descend one at a time.
        level = heading_level(role)
        if not level:
            return role
        self._deepest_heading = min(level, self._deepest_heading + 1)
        return f"H{self._deepest_heading}"


def _reading_order(line: Sequence[GlyphRun], language: str) -> Iterable[int]:
    return reversed(range(len(line))) if reads_leftwards(language) else range(len(line))


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
