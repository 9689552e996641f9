"""A paragraph set in lines of a measure: the door of the typesetter's text half.

``set_lines`` remembers what it has set, so that a paper in which one paragraph changed is set again for one paragraph.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from weakref import WeakKeyDictionary

from summitdesk.typeset import bidi
from summitdesk.typeset.content import Align, Paragraph, Span
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import Cluster, Glyph, GlyphRun
from summitdesk.typeset.galley import Composer, Galley
from summitdesk.typeset.glue import Box, Glue, Tier
from summitdesk.typeset.justify import EPSILON, Line, fit, leading_trim, trailing_tracking

ASCENT, DESCENT = 1.0, 0.24
"""Height above and depth below the baseline of every line, in em of its largest type.

They are the same for all scripts, so that lines do not jump where scripts mix: the em square of a CJK face (0.88 above,
0.12 below the baseline) and 0.12 em on both sides, which holds accents on capitals and Latin descenders and keeps the
middle of capitals and of Han in the middle of the line. Scripts whose ink reaches further take what they need.
"""

_REMEMBERED_CLUSTERS = 150_000
_HAN_GROWTH = 0.125 / 0.05
_LABEL_GAP = 0.5


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line: glyph runs with x from the measure's left edge and y = 0 on the baseline.

    ``width`` is that of the visible text. The first ``label_runs`` runs belong to the paragraph's label. A justified
    line fills its measure.
    """

    runs: tuple[GlyphRun, ...]
    width: float
    ascent: float
    descent: float
    is_last: bool
    justified: bool = False
    label_runs: int = 0


@dataclass(frozen=True, slots=True)
class SetText:
    """A paragraph in lines, and the characters that no face draws (they stand there as [U+XXXX])."""

    lines: tuple[SetLine, ...]
    missing: tuple[str, ...]


def set_lines(paragraph: Paragraph, measure: float, fonts: FontLibrary) -> SetText:
    """Set a paragraph in lines of ``measure`` points."""
    return _setter(fonts).set(paragraph, measure)


def natural_width(paragraph: Paragraph, fonts: FontLibrary) -> float:
    """The least measure in which a paragraph stands on the lines that its text asks for, in points."""
    return _setter(fonts).natural_width(paragraph)


class _Remembered:
    """The texts set last, by paragraph and measure, bounded by the clusters they hold."""

    def __init__(self) -> None:
        self._texts: OrderedDict[tuple[Paragraph, float], tuple[SetText, int]] = OrderedDict()
        self._clusters = 0
        self._lock = Lock()

    def get(self, key: tuple[Paragraph, float]) -> SetText | None:
        """A text set before, None where it was not or has been forgotten."""
        with self._lock:
            found = self._texts.get(key)
            if found is None:
                return None
            self._texts.move_to_end(key)
            return found[0]

    def put(self, key: tuple[Paragraph, float], text: SetText) -> None:
        """Remember a text, and forget the ones longest unused."""
        weight = 1 + sum(len(run.clusters) for line in text.lines for run in line.runs)
        with self._lock:
            if key not in self._texts:
                self._texts[key] = text, weight
                self._clusters += weight
            while self._clusters > _REMEMBERED_CLUSTERS and len(self._texts) > 1:
                self._clusters -= self._texts.popitem(last=False)[1][1]


class _Setter:
    """Sets paragraphs from one font library."""

    def __init__(self, fonts: FontLibrary) -> None:
        self._composer = Composer(fonts)
        self._remembered = _Remembered()

    def set(self, paragraph: Paragraph, measure: float) -> SetText:
        """The lines of a paragraph."""
        key = paragraph, measure
        text = self._remembered.get(key)
        if text is None:
            text = self._set(paragraph, measure)
            self._remembered.put(key, text)
        return text

    def natural_width(self, paragraph: Paragraph) -> float:
        """The width of the longest stretch between forced breaks, with what stands before it."""
        galley, label = self._galleys(paragraph)
        wide = fit(galley, float("inf"), float("inf"), ragged=True)
        widths = [_extent(galley, line) for line in wide]
        leads = _Leads.of(paragraph, label)
        return max((width + (leads.rest if index else leads.first) for index, width in enumerate(widths)), default=0.0)

    def _galleys(self, paragraph: Paragraph) -> tuple[Galley, Galley | None]:
        galley = self._composer.compose(paragraph, paragraph.spans)
        if paragraph.label is None or not paragraph.label.text:
            return galley, None
        return galley, self._composer.compose(paragraph, _label_spans(paragraph.label))

    def _set(self, paragraph: Paragraph, measure: float) -> SetText:
        galley, label = self._galleys(paragraph)
        leads = _Leads.of(paragraph, label)
        style = paragraph.style
        first = max(measure - leads.first, style.text.size)
        rest = max(measure - leads.rest, style.text.size)
        galley = galley.narrowed(min(first, rest))
        lines = fit(galley, first, rest, ragged=style.align is not Align.JUSTIFY)
        missing = galley.missing + (label.missing if label else ())
        return SetText(tuple(_compose_lines(galley, label, lines, leads, paragraph, measure)), missing)


@dataclass(frozen=True, slots=True)
class _Leads:
    """How far the text of the first and of the other lines, and the label, stand from the start edge, in points."""

    label: float
    first: float
    rest: float

    @classmethod
    def of(cls, paragraph: Paragraph, label: Galley | None) -> "_Leads":
        style = paragraph.style
        start = style.indent + style.first_indent * style.text.size
        if label is None:
            return cls(start, start, style.indent)
        first = start + max(paragraph.label_width, label.natural(0, len(label.boxes)))
        return cls(start, first, style.indent + paragraph.label_width)


def _label_spans(label: Span) -> tuple[Span, ...]:
    """A label with a word space behind it, unless it ends in a wide mark that brings its own."""
    closed = label.text[-1].isspace() or label.text[-1] in "、）．。"
    return (label,) if closed else (label, replace(label, text="\u00a0"))


def _extent(galley: Galley, line: Line) -> float:
    """The natural width of a line's visible boxes."""
    if line.start == line.end:
        return 0.0
    last = line.end - 1
    right = galley.pens[last] + galley.boxes[last].width - trailing_tracking(galley, last)
    return right - galley.pens[line.start] - leading_trim(galley, line.start)


def _compose_lines(
    galley: Galley,
    label: Galley | None,
    lines: Sequence[Line],
    leads: _Leads,
    paragraph: Paragraph,
    measure: float,
) -> list[SetLine]:
    if not lines:
        size = paragraph.style.text.size
        lines = [Line(0, 0, 0, measure - leads.first, False, False, True)]
        empty = SetLine((), 0.0, ASCENT * size, DESCENT * size, True)
        if label is None:
            return [empty]
    result, begin = [], 0
    for index, line in enumerate(lines):
        lead = leads.rest if index else leads.first
        is_last = index == len(lines) - 1
        set_line = _set_line(galley, line, begin, lead, paragraph, measure, is_last)
        if label is not None and not index:
            set_line = _labelled(set_line, label, leads, measure)
        result.append(set_line)
        begin = line.after
    return result


def _set_line(
    galley: Galley, line: Line, begin: int, lead: float, paragraph: Paragraph, measure: float, is_last: bool
) -> SetLine:
    style = paragraph.style
    extra = [0.0] * max(line.end - line.start, 0)
    stretches = style.align is Align.JUSTIFY and not line.forced and line.slack > 0
    if stretches or line.slack < -EPSILON:
        extra = adjust(
            galley.glues[line.start : line.end - 1], [b.size for b in galley.boxes[line.start : line.end]], line.slack
        )
    justified = stretches and any(extra)
    width = measure - lead - line.slack + sum(extra)
    free = measure - lead - width
    x = {Align.CENTER: free / 2, Align.END: free}.get(style.align, 0.0)
    left = measure - lead - x - width if galley.base else lead + x
    painter = _LinePainter(galley, line, begin, extra)
    runs = painter.paint(left)
    boxes = galley.boxes[line.start : line.end]
    size = max((box.size for box in boxes), default=style.text.size)
    ascent = max((box.unit.top * box.size for box in boxes), default=0.0)
    descent = max((box.unit.bottom * box.size for box in boxes), default=0.0)
    return SetLine(
        runs,
        width,
        max(ascent, ASCENT * size),
        max(descent, DESCENT * size),
        is_last,
        justified or (style.align is Align.JUSTIFY and not line.forced and abs(free) < EPSILON),
    )


def _labelled(line: SetLine, label: Galley, leads: _Leads, measure: float) -> SetLine:
    whole = Line(0, len(label.boxes), len(label.boxes), 0.0, False, False, True)
    width = label.natural(0, len(label.boxes))
    left = measure - leads.label - width if label.base else leads.label
    runs = _LinePainter(label, whole, 0, [0.0] * len(label.boxes)).paint(left)
    return replace(line, runs=(*runs, *line.runs), label_runs=len(runs))


def adjust(glues: Sequence[Glue], sizes: Sequence[float], slack: float) -> list[float]:
    """Share ``slack`` points out among the glue of a line, tier by tier, and return what each place gets.

    A tier gives up to its limit before the next one does; what is left when all are at their limits is shared in
    proportion to the stretch, so that a line fills its measure however narrow that is.
    """
    shares = [0.0] * (len(glues) + 1)
    sign = 1.0 if slack > 0 else -1.0
    left = abs(slack)
    for tier in Tier:
        limits = [
            (_limit(glue, sign) * size if glue.tier is tier else 0.0) for glue, size in zip(glues, sizes, strict=False)
        ]
        total = sum(limits)
        if total <= 0.0:
            continue
        part = min(left / total, 1.0)
        for index, limit in enumerate(limits):
            shares[index] += sign * part * limit
        left -= part * total
        if left <= 0.0:
            return shares
    weights = [glue.stretch * size for glue, size in zip(glues, sizes, strict=False)]
    total = sum(weights)
    if sign > 0 and total > 0.0:
        for index, weight in enumerate(weights):
            shares[index] += left * weight / total
    return shares


def _limit(glue: Glue, sign: float) -> float:
    """How far glue gives before the next tier does, in em."""
    if sign < 0:
        return glue.shrink
    return (
        glue.stretch * _HAN_GROWTH
        if glue.tier is Tier.HAN
        else (0.0 if glue.tier is Tier.PUNCTUATION else glue.stretch)
    )


class _LinePainter:
    """Places the boxes of one line from left to right and gathers them into glyph runs."""

    def __init__(self, galley: Galley, line: Line, begin: int, extra: Sequence[float]) -> None:
        self._galley = galley
        self._line = line
        self._begin = begin
        self._extra = extra
        self._runs: list[GlyphRun] = []
        self._clusters: list[Cluster] = []
        self._key: tuple[object, ...] = ()
        self._box: Box | None = None
        self._x = 0.0

    def paint(self, left: float) -> tuple[GlyphRun, ...]:
        """The glyph runs of the line, whose visible text starts at ``left``."""
        galley, line = self._galley, self._line
        entries = [self._entry(index) for index in range(self._begin, line.after)]
        if line.hyphen and galley.hyphen is not None:
            entries.insert(line.end - self._begin, (galley.hyphen, 0.0, galley.hyphen.width))
        if line.start < line.end and (trim := leading_trim(galley, line.start)):
            box, before, advance = entries[line.start - self._begin]
            entries[line.start - self._begin] = box, before - trim, advance - trim
        levels = [entry[0].look.level for entry in entries]
        order: Sequence[int] = range(len(entries))
        if any(levels):
            for index in (*range(line.start - self._begin), *range(line.end - self._begin + line.hyphen, len(entries))):
                levels[index] = galley.base
            order = bidi.visual_order(levels)
        pen = left
        for index in order:
            box, before, advance = entries[index]
            self._place(box, pen + before)
            pen += advance
        self._flush()
        return tuple(self._runs)

    def _entry(self, index: int) -> tuple[Box, float, float]:
        """A box, how far it stands behind the pen, and how far it moves the pen; blanks at the edges do not."""
        line, box = self._line, self._galley.boxes[index]
        if not line.start <= index < line.end:
            return box, 0.0, 0.0
        if index == line.end - 1:
            return box, 0.0, box.width
        space = self._galley.glues[index].gap * box.size + self._extra[index - line.start]
        return box, space if box.look.level & 1 else 0.0, box.width + space

    def _place(self, box: Box, x: float) -> None:
        look = box.look
        key = look.face, look.style.size, look.style.colour, look.language, look.level & 1
        if key != self._key:
            self._flush()
            self._key, self._box, self._x = key, box, x
        size = look.style.size
        tracking = look.style.tracking * size
        pen = x - self._x
        for text, advance, glyphs in ((c.text, c.advance, c.glyphs) for c in box.unit.clusters):
            step = advance * size
            self._clusters.append(
                Cluster(tuple(Glyph(gid, pen + dx * size, dy * size) for gid, dx, dy in glyphs), text, step)
            )
            pen += step + tracking

    def _flush(self) -> None:
        if self._clusters and self._box is not None:
            look = self._box.look
            self._runs.append(
                GlyphRun(
                    look.face,
                    look.style.size,
                    self._x,
                    0.0,
                    tuple(self._clusters),
                    look.language,
                    look.style.colour,
                    bool(look.level & 1),
                )
            )
        self._clusters = []


_setters: WeakKeyDictionary[FontLibrary, _Setter] = WeakKeyDictionary()
_setters_lock = Lock()


def _setter(fonts: FontLibrary) -> _Setter:
    """The one setter of a library, so that everything set from it is remembered together."""
    with _setters_lock:
        found = _setters.get(fonts)
        if found is None:
            found = _setters[fonts] = _Setter(fonts)
        return found
