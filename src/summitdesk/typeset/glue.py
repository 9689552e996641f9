"""Boxes on a line and what stands between them: squeezed punctuation, gaps between scripts, and how far each may give.

Sources: CLREQ 3.1.6 and 3.2, JLREQ 3.1 and 3.8 with its tables 4 to 6. Glue is in em of the text's size.
"""

from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summitdesk.typeset.content import TextStyle
from summitdesk.typeset.kinds import Kind, is_letter
from summitdesk.typeset.shape import Unit

CJK_LATIN_GAP = 0.25
_GAP_STRETCH, _GAP_SHRINK = 0.125, 0.125
_WORD_SPACE_STRETCH, _WORD_SPACE_SHRINK = 0.6, 1 / 3
_HAN_STRETCH = 0.05
_HANGUL_STRETCH = 0.02
_SEAM_STRETCH = 0.06
_MARK_SHRINK = 0.8
"""How much of its blank a mark gives up inside a line: enough to bring one more character in, never all of it."""

_UNIT_SIGNS = frozenset("%‰℃℉°")
"""Signs that belong to the figure before them, so that Han keeps its distance from both."""

UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr"})
"""Scripts that write words without spaces between them; their lines are filled by spacing the letters a little."""


class Tier(IntEnum):
    """Which glue gives first when a line is adjusted: PUNCTUATION before the others, HAN last."""

    PUNCTUATION = 0
    CJK_LATIN = 1
    WORD_SPACE = 2
    HAN = 3


class Glue(NamedTuple):
    """The space after a box, how far it may grow at the ratio 1, how far it may shrink at all, and its tier."""

    gap: float
    stretch: float
    shrink: float
    tier: Tier


RIGID = Glue(0.0, 0.0, 0.0, Tier.HAN)
SEAM = Glue(0.0, _SEAM_STRETCH, 0.0, Tier.HAN)
"""Between words of unspaced scripts, and between the pieces of a word that is torn for want of room."""

_BETWEEN_HAN = Glue(0.0, _HAN_STRETCH, 0.0, Tier.HAN)
_BETWEEN_HANGUL = Glue(0.0, _HANGUL_STRETCH, 0.0, Tier.HAN)
_BETWEEN_SCRIPTS = Glue(CJK_LATIN_GAP, _GAP_STRETCH, _GAP_SHRINK, Tier.CJK_LATIN)

_CLOSING = frozenset({Kind.CLOSE, Kind.STOP, Kind.COLON})
_MARKS = _CLOSING | {Kind.OPEN, Kind.MIDDLE}
_FULL = frozenset({Kind.HAN, Kind.DASH})
_WORD, _SPACE = Kind.WORD, Kind.SPACE


class Edge(IntEnum):
    """What a box shows on one side to the glue beside it."""

    OTHER = 0
    LETTER = 1
    """A narrow letter or digit."""
    HAN = 2
    """A Han or kana letter: symbols of the em square ask for no gap."""
    BLANK = 3
    """A word space, which gives; the ideographic space and fixed spaces do not."""


_BLANK = Edge.BLANK
_WORD_SPACES = frozenset(" \u00a0")


class Look(NamedTuple):
    """How a box is painted: its face, style, language and bidi level."""

    face: str
    style: TextStyle
    language: str
    level: int


class Box(NamedTuple):
    """A unit on the line, in points. ``width`` holds the tracking after each cluster.

    ``lead`` and ``trail`` are the blanks that a wide mark gives up at the start and at the end of a line.
    """

    unit: Unit
    kind: Kind
    look: Look
    script: str
    size: float
    width: float
    tracking: float
    lead: float
    trail: float
    first: Edge
    last: Edge

    def parts(self, cuts: list[int]) -> list["Box"]:
        """The box cut before the given clusters (counted in logical order), in logical order."""
        bounds = [0, *cuts, len(self.unit.clusters)]
        spans = list(pairwise(bounds))
        if self.look.level & 1:
            count = len(self.unit.clusters)
            spans = [(count - end, count - start) for start, end in spans]
        return [box(self.unit.part(start, end), self.kind, self.look, self.script) for start, end in spans]

    @property
    def text(self) -> str:
        """The characters of the box in logical order."""
        clusters = self.unit.clusters
        return "".join(cluster.text for cluster in (reversed(clusters) if self.look.level & 1 else clusters))


def box(unit: Unit, kind: Kind, look: Look, script: str) -> Box:
    """Put a shaped unit on the line in a style."""
    style, rtl = look.style, look.level & 1
    tracking = style.tracking * style.size
    texts = [unit.clusters[0].text, unit.clusters[-1].text] if unit.clusters else ["", ""]
    if rtl:
        texts.reverse()
    return Box(
        unit=unit,
        kind=kind,
        look=look,
        script=script,
        size=style.size,
        width=unit.advance * style.size + tracking * len(unit.clusters),
        tracking=tracking,
        # Mirrored in a right-to-left run, a mark has its blank on the other side.
        lead=unit.left * style.size if kind is Kind.OPEN and not rtl else 0.0,
        trail=unit.right * style.size if kind in _CLOSING and not rtl else 0.0,
        first=_edge(kind, texts[0][:1]),
        last=_edge(kind, texts[1][-1:]),
    )


def _edge(kind: Kind, character: str) -> Edge:
    if not character:
        return Edge.OTHER
    if kind is Kind.SPACE:
        return Edge.BLANK if character in _WORD_SPACES else Edge.OTHER
    if kind is Kind.WORD:
        return Edge.LETTER if is_letter(character) or character in _UNIT_SIGNS else Edge.OTHER
    return (
        Edge.HAN
        if (kind is Kind.HAN and character.isalpha() and character < "\uff00") or character > "\uffff"
        else Edge.OTHER
    )


def _space_glue(space: Box) -> Glue:
    """The give of a word space itself."""
    return _word_space(space.width / space.size) if space.first is _BLANK else RIGID


@lru_cache
def _word_space(width: float) -> Glue:
    return Glue(0.0, width * _WORD_SPACE_STRETCH, width * _WORD_SPACE_SHRINK, Tier.WORD_SPACE)


def between(left: Box, right: Box, *, spaced: bool) -> Glue:
    """The glue between two boxes; ``spaced`` asks for the gap between Han and letters (Chinese and Japanese)."""
    one, other = left.kind, right.kind
    # The first three cases are nearly all: between two Han, behind a space, and before it.
    if one in _FULL and other in _FULL:
        return _BETWEEN_HAN
    if one is _SPACE:
        return _space_glue(left)
    if one is _WORD and other is _SPACE:
        return RIGID
    if one in _MARKS or other in _MARKS:
        return _around_marks(left, right)
    if spaced and {left.last, right.first} == {Edge.HAN, Edge.LETTER}:
        return _BETWEEN_SCRIPTS
    return _between_letters(left, right)


def _between_letters(left: Box, right: Box) -> Glue:
    if left.kind is Kind.HANGUL and right.kind is Kind.HANGUL:
        return _BETWEEN_HANGUL
    return SEAM if left.script in UNSPACED and right.script in UNSPACED else RIGID


def _around_marks(left: Box, right: Box) -> Glue:
    natural = left.unit.right + right.unit.left
    blank = _squeezed(left, right) if left.kind in _MARKS and right.kind in _MARKS else natural
    grows = (left.kind in _CLOSING and right.kind in _FULL) or (left.kind in _FULL and right.kind is Kind.OPEN)
    return Glue(blank - natural, _HAN_STRETCH if grows else 0.0, blank * _MARK_SHRINK, Tier.PUNCTUATION)


def _squeezed(left: Box, right: Box) -> float:
    """The blank that adjacent marks share: half an em between a closing and an opening one, else the smaller of theirs.

    So 」。 and ）， take one and a half em together, and so does ：“ (CLREQ 3.1.6.1). A centred mark loses a quarter of
    an em on one side at most, since it has no more.
    """
    after, before = left.unit.right, right.unit.left
    if right.kind is Kind.OPEN and left.kind in _CLOSING:
        return max(after, before)
    if (left.kind, right.kind) == (Kind.OPEN, Kind.MIDDLE) or (left.kind is Kind.MIDDLE and right.kind in _CLOSING):
        return after + before
    return min(after, before)
