"""A paragraph set in lines of a measure: the door of the typesetter's text half.

What has been set is remembered, so that a paper in which one paragraph changed is set again for one paragraph.
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from threading import Lock
from typing import Generic, NamedTuple, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

from summitdesk.typeset.content import Align, Paragraph, ParagraphStyle, Span
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import GlyphRun
from summitdesk.typeset.galley import Composer, Galley
from summitdesk.typeset.justify import Line, Measure, adjust, fit, stretches
from summitdesk.typeset.placement import place
from summitdesk.values import value

ASCENT, DESCENT = 1.0, 0.24
"""Height above and depth below the baseline of every line, in em of its largest type.

They are the same for all scripts, so that lines do not jump where scripts mix: the em square of a CJK face (0.88 above,
0.12 below the baseline) and 0.12 em on both sides, which holds accents on capitals and Latin descenders and keeps the
middle of capitals and of Han in the middle of the line. Scripts whose ink reaches further take what they need.
"""

# A galley weighs five times as much as the lines made of it, and an edit asks for few of them.
_REMEMBERED_CLUSTERS = 1_000_000
_REMEMBERED_BOXES = 150_000
_REMEMBERED_WIDTHS = 20_000

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@value
class SetLine:
    """A line: glyph runs with x from the measure's left edge and y = 0 on the baseline.

    ``width`` is that of the visible text. A justified line fills its measure. The first ``label_runs`` runs belong to
    the paragraph's label.
    """

    runs: tuple[GlyphRun, ...]
    width: float
    ascent: float
    descent: float
    is_last: bool
    justified: bool = False
    label_runs: int = 0


@value
class SetText:
    """A paragraph in lines, and the characters that no face draws (they stand there as [U+XXXX])."""

    lines: tuple[SetLine, ...]
    missing: tuple[str, ...]


def set_lines(paragraph: Paragraph, measure: float, fonts: FontLibrary) -> SetText:
    """Set a paragraph in lines of ``measure`` points; an empty one is one empty line."""
    return _setter(fonts).set(anybodys(paragraph), measure)


def natural_width(paragraph: Paragraph, fonts: FontLibrary) -> float:
    """The least measure in which a paragraph stands on the lines that its text asks for, in points."""
    return _setter(fonts).natural_width(anybodys(paragraph))


def widest_part(paragraph: Paragraph, fonts: FontLibrary) -> float:
    """The width of the widest word, name or number of a paragraph: in a narrower measure it would be torn."""
    return _setter(fonts).widest_part(anybodys(paragraph))


def anybodys(paragraph: Paragraph) -> Paragraph:
    """The paragraph without the record it comes from: offices and cities recur, and are set once for everybody."""
    if not paragraph.source:
        return paragraph
    # Spelled out: replacing by name takes ten times as long, and every text of every card comes by.
    return Paragraph(
        paragraph.spans, paragraph.language, paragraph.style, paragraph.role, paragraph.label, paragraph.label_width
    )


class _Remembered(Generic[_Key, _Value]):
    """What was made last, bounded by the sum of its weights."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._values: OrderedDict[_Key, tuple[_Value, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: _Key) -> _Value | None:
        """A value made before, None where it was not or has been forgotten."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def put(self, key: _Key, value: _Value, weight: int) -> None:
        """Remember a value, and forget the ones longest unused."""
        with self._lock:
            count = len(self._values)
            self._values.setdefault(key, (value, weight))  # asked once: keys are long, and have no hash of their own
            if len(self._values) > count:
                self._weight += weight
            while self._weight > self._limit and len(self._values) > 1:
                self._weight -= self._values.popitem(last=False)[1][1]


_Galleys: TypeAlias = tuple[Galley, Galley | None]
"""A paragraph and its label."""


class _Setter:
    """Sets paragraphs from one font library. Writer and preview may ask at the same time."""

    def __init__(self, fonts: FontLibrary) -> None:
        self._composer = Composer(fonts)
        self._texts: _Remembered[tuple[Paragraph, float], SetText] = _Remembered(_REMEMBERED_CLUSTERS)
        # The same paragraph is asked for its width, for several measures, and for its lines.
        self._galleys: _Remembered[Paragraph, _Galleys] = _Remembered(_REMEMBERED_BOXES)
        self._widths: _Remembered[Paragraph, float] = _Remembered(_REMEMBERED_WIDTHS)

    def set(self, paragraph: Paragraph, measure: float) -> SetText:
        """The lines of a paragraph."""
        key = paragraph, measure
        text = self._texts.get(key)
        if text is None:
            galley, label = self._galley(paragraph)
            missing = galley.missing + (label.missing if label else ())
            text = SetText(tuple(_lines(paragraph, galley, label, measure)), tuple(dict.fromkeys(missing)))
            self._texts.put(key, text, 1 + sum(len(run.clusters) for line in text.lines for run in line.runs))
        return text

    def natural_width(self, paragraph: Paragraph) -> float:
        """The width of the longest stretch between forced breaks, with what stands before it."""
        width = self._widths.get(paragraph)
        if width is None:
            width = self._longest(paragraph)
            self._widths.put(paragraph, width, 1)
        return width

    def widest_part(self, paragraph: Paragraph) -> float:
        """The width of the widest stretch that no line may end in."""
        return self._galley(paragraph)[0].widest_part()

    def _longest(self, paragraph: Paragraph) -> float:
        galley, label = self._galley(paragraph)
        leads = _Leads.of(paragraph, label)
        widths = [galley.ends[end - 1] - galley.starts[start] for start, end in stretches(galley)]
        return max((width + (leads.rest if index else leads.first) for index, width in enumerate(widths)), default=0.0)

    def _galley(self, paragraph: Paragraph) -> _Galleys:
        galleys = self._galleys.get(paragraph)
        if galleys is None:
            galleys = self._compose(paragraph)
            self._galleys.put(paragraph, galleys, 1 + len(galleys[0].boxes))
        return galleys

    def _compose(self, paragraph: Paragraph) -> _Galleys:
        galley = self._composer.compose(paragraph, paragraph.spans)
        label = paragraph.label
        return galley, self._composer.compose(paragraph, _label_spans(label)) if label and label.text else None


def _label_spans(label: Span) -> tuple[Span, ...]:
    """A label with a word space behind it, unless it ends in a wide mark that brings its own."""
    closed = label.text[-1].isspace() or label.text[-1] in "、）．。："
    return (label,) if closed else (label, replace(label, text="\u00a0"))


@value
class _Leads:
    """How far the label, and the text of the first and of the other lines, stand from the start edge, in points."""

    label: float
    first: float
    rest: float

    @classmethod
    def of(cls, paragraph: Paragraph, label: Galley | None) -> "_Leads":
        style = paragraph.style
        start = style.indent + style.first_indent * style.text.size
        if label is None:
            return cls(start, start, style.indent)
        room = max(paragraph.label_width, sum(box.width for box in label.boxes))
        return cls(start, start + room, style.indent + paragraph.label_width)


class _Room(NamedTuple):
    """Where a line may stand: ``width`` points, ``lead`` points behind the start edge of a ``measure``."""

    lead: float
    width: float
    measure: float

    @classmethod
    def behind(cls, lead: float, measure: float, style: ParagraphStyle) -> "_Room":
        """What ``lead`` leaves of a measure; at least an em."""
        return cls(lead, max(measure - lead - style.end_indent, style.text.size), measure)


def _lines(paragraph: Paragraph, galley: Galley, label: Galley | None, measure: float) -> Iterator[SetLine]:
    leads = _Leads.of(paragraph, label)
    style = paragraph.style
    first, rest = _Room.behind(leads.first, measure, style), _Room.behind(leads.rest, measure, style)
    galley = galley.narrowed(first.width, rest.width)
    lines = fit(galley, Measure(first.width, rest.width, style.align), balance=style.balance)
    for index, line in enumerate(lines or [Line(0, 0, 0, 0, first.width, 0.0, hyphen=None, forced=True)]):
        set_line = _line(paragraph, galley, line, rest if index else first, is_last=index >= len(lines) - 1)
        if label is not None and not index:
            set_line = _labelled(set_line, label, leads.label, measure)
        yield set_line


def _line(paragraph: Paragraph, galley: Galley, line: Line, room: _Room, *, is_last: bool) -> SetLine:
    style = paragraph.style
    joints = galley.joints[line.start : max(line.end - 1, line.start)]
    extra = [0.0] * len(joints)
    fills = style.align is Align.JUSTIFY and not line.forced
    if line.slack < 0.0 or (fills and line.slack > 0.0):
        extra = adjust(joints, line.slack)
    width = room.width - line.slack + sum(extra)
    free = room.width - width
    aside = {Align.CENTER: free / 2, Align.END: free}.get(style.align, 0.0)
    left = room.measure - room.lead - aside - width if galley.base else room.lead + aside
    ascent, descent = _extents(galley, line, style.text.size)
    return SetLine(
        place(galley, line, extra, left),
        width,
        ascent,
        descent,
        is_last=is_last,
        justified=fills and any(joint.stretch for joint in joints),
    )


def _extents(galley: Galley, line: Line, size: float) -> tuple[float, float]:
    """How far a line reaches above and below its baseline; an empty one as far as one of ``size``."""
    if galley.size and line.start < line.end:
        return ASCENT * galley.size, DESCENT * galley.size
    boxes = galley.boxes[line.start : line.end]
    size = max((box.size for box in boxes), default=size)
    return (
        max([ASCENT * size, *(box.unit.top * box.size for box in boxes if box.unit.top)]),
        max([DESCENT * size, *(box.unit.bottom * box.size for box in boxes if box.unit.bottom)]),
    )


def _labelled(line: SetLine, label: Galley, lead: float, measure: float) -> SetLine:
    count = len(label.boxes)
    width = sum(box.width for box in label.boxes)
    left = measure - lead - width if label.base else lead
    runs = place(label, Line(0, 0, count, count, 0.0, 0.0, hyphen=None, forced=True), [0.0] * (count - 1), left)
    return replace(line, runs=(*runs, *line.runs), label_runs=len(runs))


_setters: WeakKeyDictionary[FontLibrary, _Setter] = WeakKeyDictionary()
_setters_lock = Lock()


def _setter(fonts: FontLibrary) -> _Setter:
    """The one setter of a library, so that everything set from it is remembered together."""
    with _setters_lock:
        found = _setters.get(fonts)
        if found is None:
            found = _setters[fonts] = _Setter(fonts)
        return found
