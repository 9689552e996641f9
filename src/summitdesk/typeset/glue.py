"""What stands between two boxes of a line: squeezed punctuation, gaps between scripts, and how far each may give.

Sources: CLREQ 3.1.6 and 3.2, JLREQ 3.1 and 3.8 with its tables 4 to 6. Lengths are in em of the text's size.
"""

from enum import IntEnum
from typing import NamedTuple

from summitdesk.typeset.content import TextStyle
from summitdesk.typeset.kinds import Kind, is_letter
from summitdesk.typeset.shape import Unit

CJK_LATIN_GAP = 0.25
_GAP_STRETCH, _GAP_SHRINK = 0.25, 0.125
_WORD_SPACE_STRETCH, _WORD_SPACE_SHRINK = 0.5, 0.33
_HAN_STRETCH = 0.05
_HANGUL_STRETCH = 0.02
_UNSPACED_STRETCH = 0.06
_UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr"})
"""Scripts that write words without spaces between them; their lines are filled by widening the seams of words."""


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
_BETWEEN_HAN = Glue(0.0, _HAN_STRETCH, 0.0, Tier.HAN)
_BETWEEN_HANGUL = Glue(0.0, _HANGUL_STRETCH, 0.0, Tier.HAN)
_BETWEEN_UNSPACED = Glue(0.0, _UNSPACED_STRETCH, 0.0, Tier.HAN)
_BETWEEN_SCRIPTS = Glue(CJK_LATIN_GAP, _GAP_STRETCH, _GAP_SHRINK, Tier.CJK_LATIN)

_CLOSING = frozenset({Kind.CLOSE, Kind.STOP, Kind.COLON})
_MARKS = _CLOSING | {Kind.OPEN, Kind.MIDDLE}
_FULL = frozenset({Kind.HAN, Kind.DASH})


class Look(NamedTuple):
    """How a box is painted: its face, style, language and direction."""

    face: str
    style: TextStyle
    language: str
    level: int


class Box(NamedTuple):
    """A unit on the line. ``width`` is in points and holds the tracking after each cluster."""

    unit: Unit
    kind: Kind
    look: Look
    script: str
    width: float
    starts_letter: bool
    ends_letter: bool

    @property
    def size(self) -> float:
        """The size of the type, in points."""
        return self.look.style.size


def box(unit: Unit, kind: Kind, look: Look, script: str) -> Box:
    """Put a shaped unit on the line in a style."""
    style = look.style
    width = unit.advance * style.size + style.tracking * style.size * len(unit.clusters)
    first, last = (unit.clusters[0], unit.clusters[-1]) if unit.clusters else (None, None)
    if look.level & 1:
        first, last = last, first
    word = kind is Kind.WORD
    return Box(
        unit,
        kind,
        look,
        script,
        width,
        bool(word and first and first.text and is_letter(first.text[0])),
        bool(word and last and last.text and is_letter(last.text[-1])),
    )


def space_glue(space: Box) -> Glue:
    """The give of a word space itself; the ideographic space and fixed spaces have none."""
    if space.unit.clusters and space.unit.clusters[0].text not in {" ", "\u00a0"}:
        return RIGID
    width = space.width / space.size if space.size else 0.0
    return Glue(0.0, width * _WORD_SPACE_STRETCH, width * _WORD_SPACE_SHRINK, Tier.WORD_SPACE)


def between(left: Box, right: Box, *, spaced: bool) -> Glue:
    """The glue between two boxes; ``spaced`` asks for the gap between Han and letters (Chinese and Japanese)."""
    one, other = left.kind, right.kind
    if one is Kind.HAN and other is Kind.HAN:
        return _BETWEEN_HAN
    if one is Kind.SPACE:
        return space_glue(left)
    if one is Kind.WORD and other is Kind.WORD:
        return _BETWEEN_UNSPACED if left.script in _UNSPACED and right.script in _UNSPACED else RIGID
    if one is Kind.HANGUL and other is Kind.HANGUL:
        return _BETWEEN_HANGUL
    if one in _MARKS or other in _MARKS:
        return _around_marks(left, right)
    if spaced and ((one is Kind.HAN and right.starts_letter) or (left.ends_letter and other is Kind.HAN)):
        return _BETWEEN_SCRIPTS
    if one in _FULL and other in _FULL:
        return _BETWEEN_HAN
    return RIGID


def _around_marks(left: Box, right: Box) -> Glue:
    natural = left.unit.right + right.unit.left
    blank = _squeezed(left, right) if left.kind in _MARKS and right.kind in _MARKS else natural
    grows = (left.kind in _CLOSING and right.kind in _FULL) or (left.kind in _FULL and right.kind is Kind.OPEN)
    return Glue(blank - natural, _HAN_STRETCH if grows else 0.0, blank / 2, Tier.PUNCTUATION)


def _squeezed(left: Box, right: Box) -> float:
    """The blank that adjacent marks share: half an em between a closing and an opening one, else the smaller of theirs.

    So 」。 and ）， take one and a half em together, and so does ：“ (CLREQ 3.1.6.1). A centred mark loses a quarter of
    an em on one side at most, since it has no more.
    """
    after, before = left.unit.right, right.unit.left
    if right.kind is Kind.OPEN and left.kind in _CLOSING:
        return max(after, before)
    if right.kind in _CLOSING and left.kind is Kind.MIDDLE:
        return after + before
    return min(after, before)
