"""The programme in short, as the back of a badge has room for it: a line an item, under the day's heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from unicodedata import east_asian_width

from summitdesk.documents.designs import ProgrammeField
from summitdesk.documents.parties import joined
from summitdesk.documents.styles import GREY, INK
from summitdesk.domain.agenda import by_day
from summitdesk.domain.dates import format_day, format_time, format_weekday, local_day
from summitdesk.domain.language import pick, text_in
from summitdesk.domain.rows import AgendaItemRow
from summitdesk.domain.vocabulary import AgendaKind
from summitdesk.typeset.content import Anchor, Paragraph, ParagraphStyle, Span, TextBox, TextStyle

_WIDEST_PITCH = 1.7
_CLOSEST_PITCH = 1.3
_SECOND = 0.86
_TIME_WIDTH = 3.1
"""Em that a time of day takes with the space behind it."""

_SMALLEST = 4.25
_SHARES = (1.0, 0.85, 0.6)
"""Of the room that there is about, how much a text that has to be cut takes: how wide it is set is guessed."""

_UNNEEDED = (
    {AgendaKind.BREAK, AgendaKind.TRANSFER},
    {AgendaKind.BREAK, AgendaKind.TRANSFER, AgendaKind.MEAL},
    {AgendaKind.BREAK, AgendaKind.TRANSFER, AgendaKind.MEAL, AgendaKind.CULTURE, AgendaKind.EXPO},
)
"""What is left out where there is no room for all: first what everybody finds without being told."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A day's heading (``day``), an item, or neither: an ellipsis. ``slots`` are the lines of type it takes."""

    day: date | None = None
    item: AgendaItemRow | None = None
    slots: int = 1


def programme_boxes(
    part: ProgrammeField, items: Sequence[AgendaItemRow], timezone: str, languages: Sequence[str]
) -> tuple[TextBox, ...]:
    """The items as lines in the field; what there is no room for is left out, and an ellipsis says so."""
    lines = _Programme(part, timezone, languages).chosen([item for item in items if not item.is_cancelled])
    if not lines:
        return ()
    pitch = min(part.height / sum(line.slots for line in lines), part.size * _WIDEST_PITCH)
    setter = _Setter(part, timezone, languages, pitch, max(min(part.size, pitch / _CLOSEST_PITCH), part.floor))
    y = part.y
    boxes: list[TextBox] = []
    for line in lines:
        boxes += setter.boxes(line, y)
        y += line.slots * pitch
    return tuple(boxes)


@dataclass(frozen=True, slots=True)
class _Programme:
    """Which items a field has room for."""

    part: ProgrammeField
    timezone: str
    languages: Sequence[str]

    def chosen(self, items: Sequence[AgendaItemRow]) -> list[_Line]:
        """The lines of all items, else of those that matter most."""
        most = int(self.part.height / (self.part.floor * _CLOSEST_PITCH))
        lines: list[_Line] = []
        for unneeded in _UNNEEDED:
            lines = self._lines([item for item in items if item.kind not in unneeded])
            if sum(line.slots for line in lines) <= most:
                return lines
        kept: list[_Line] = []
        for line in lines:
            most -= line.slots
            if most < 1:
                break
            kept.append(line)
        return [*kept, _Line()]

    def _lines(self, items: Sequence[AgendaItemRow]) -> list[_Line]:
        days = list(by_day(items, lambda moment: local_day(moment, self.timezone)))
        lines = []
        for _day, group in days:
            if len(days) > 1:
                lines.append(_Line(day=local_day(group[0].starts_at, self.timezone)))
            lines += [_Line(item=item, slots=self._slots(item)) for item in group]
        return lines

    def _slots(self, item: AgendaItemRow) -> int:
        """Two where the languages have no room on one line."""
        titles = [text_in(item.titles, tag) for tag in self.languages[:2]]
        room = self.part.width / self.part.floor - _TIME_WIDTH - 1
        return 2 if all(titles) and sum(map(_ems, titles)) > room else 1


@dataclass(frozen=True, slots=True)
class _Setter:
    """Makes the boxes of a line: the time, and the title in the first two languages."""

    part: ProgrammeField
    timezone: str
    languages: Sequence[str]
    pitch: float
    size: float

    def boxes(self, line: _Line, y: float) -> Iterator[TextBox]:
        """The boxes of a line whose top is at ``y``."""
        if line.item is None:
            yield self._heading(line, y)
            return
        source = f"agenda/{line.item.id}"
        begins = Span(format_time(line.item.starts_at, self.timezone), "en")
        time = Paragraph((begins,), "en", self._style(), source=source)
        yield TextBox(self.part.x, y, self._indent, self.pitch, time, _SMALLEST, 1, Anchor.MIDDLE)
        titles = [(text_in(line.item.titles, tag), tag) for tag in self.languages[:2]]
        told = [Span(text, tag) for text, tag in titles if text] or [Span(pick(line.item.titles, "en"), "en")]
        if line.slots > 1:
            for number, span in enumerate(told):
                yield self._title((span,), y + number * self.pitch, source, _SECOND if number else 1.0)
        else:
            small = TextStyle(self.size * _SECOND, "sans", colour=GREY)
            yield self._title((told[0], *(replace(span, style=small) for span in told[1:])), y, source)

    def _heading(self, line: _Line, y: float) -> TextBox:
        first = self.languages[0]
        days = [Span(_day(line.day, tag), tag) for tag in self.languages[:2] if line.day]
        heading = Paragraph(joined(days, "  ") or (Span("…", first),), first, self._style(bold=True))
        return TextBox(self.part.x, y, self.part.width, self.pitch, heading, _SMALLEST, 1, Anchor.MIDDLE)

    def _title(self, spans: tuple[Span, ...], y: float, source: str, factor: float = 1.0) -> TextBox:
        first = spans[0]
        style = self._style(factor)
        width = self.part.width - self._indent
        floor = min(self.part.floor, style.text.size)
        cuts = [_cut(first.text, width / floor * share) for share in _SHARES]
        texts = [(first.text, first.language)] * (len(spans) > 1) + [(cut, first.language) for cut in cuts]
        shorter = tuple(Paragraph((Span(*text),), first.language, style, source=source) for text in texts)
        whole = Paragraph(joined(spans, "  "), first.language, style, source=source)
        return TextBox(self.part.x + self._indent, y, width, self.pitch, whole, floor, 1, Anchor.MIDDLE, shorter)

    @property
    def _indent(self) -> float:
        return self.size * _TIME_WIDTH

    def _style(self, factor: float = 1.0, *, bold: bool = False) -> ParagraphStyle:
        colour = INK if factor == 1 else GREY
        size = self.size * factor
        return ParagraphStyle(TextStyle(size, "sans", bold, colour), leading=size * 1.15)


def _day(day: date | None, language: str) -> str:
    return f"{format_day(day, language)} {format_weekday(day, language)}" if day else ""


def _ems(text: str) -> float:
    """About how wide a text is set, in multiples of its size."""
    return sum(1.0 if east_asian_width(character) in "WF" else 0.56 for character in text)


def _cut(text: str, room: float) -> str:
    """As much of a text as has room, with an ellipsis where something is left out."""
    if _ems(text) <= room:
        return text
    kept = text
    while kept and _ems(kept) > room - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"
