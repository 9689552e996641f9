"""The programme for the pocket: small pages on a card that is folded once, for everybody or for one delegation."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from summitdesk.documents.agenda import AgendaPaper, has_part, programme_of, with_weekday
from summitdesk.documents.parties import beneath, in_each
from summitdesk.documents.styles import GREY, HAIRLINE, INK, SEAL, THIN
from summitdesk.documents.words import draft_mark, word
from summitdesk.domain.agenda import by_day
from summitdesk.domain.dates import format_dates, format_day, format_times, local_day
from summitdesk.domain.language import text_in
from summitdesk.domain.rows import AgendaItemRow
from summitdesk.typeset.content import (
    Align,
    Block,
    Cell,
    Document,
    PageBreak,
    PageStyle,
    Paragraph,
    ParagraphStyle,
    Rule,
    Space,
    Span,
    Table,
    TableRow,
    TextStyle,
    plain,
)
from summitdesk.typeset.units import mm

_TIMES = (0.29, 0.71)


@dataclass(frozen=True, slots=True)
class PocketSize:
    """The size of a folded card and of the type on it."""

    name: str
    width: float
    height: float
    size: float


SIZES = (PocketSize("a7", mm(74), mm(105), 7.0), PocketSize("a6", mm(105), mm(148), 8.5))


def pocket_document(paper: AgendaPaper, size: PocketSize) -> Document:
    """The small pages, cover first."""
    languages = paper.languages
    page = PageStyle(
        size.width, size.height, top=mm(7), right=mm(6), bottom=mm(9), left=mm(6), header=mm(3), footer=mm(3.5)
    )
    return Document(
        title=" · ".join(f"{word('agenda', tag)} {text_in(paper.event.titles, tag)}".strip() for tag in languages),
        language=languages[0],
        page=page,
        blocks=(*_cover(paper, size), PageBreak(), *_days(paper, size)),
        languages=languages,
        footer=(_foot(paper, size),),
    )


def _foot(paper: AgendaPaper, size: PocketSize) -> Paragraph:
    """The page number; on a draft also the mark, for which the head of so small a page has no room."""
    style = replace(_style(size, 0.8, GREY), align=Align.CENTER)
    spans = [Span("{page}", paper.languages[0])]
    if paper.draft:
        mark = replace(style.text, bold=True, colour=SEAL)
        spans.append(Span("   " + draft_mark(paper.languages), paper.languages[0], mark))
    return Paragraph(tuple(spans), paper.languages[0], style)


def _style(size: PocketSize, factor: float = 1.0, colour: str = "#000000", *, bold: bool = False) -> ParagraphStyle:
    points = size.size * factor
    return ParagraphStyle(TextStyle(points, "sans", bold, colour), leading=points * 1.42, align=Align.START)


def _cover(paper: AgendaPaper, size: PocketSize) -> Iterator[Block]:
    event = paper.event
    yield Rule(2.0, INK, width=size.width * 0.2, space_after=size.height * 0.1)
    for tag in paper.languages:
        if title := text_in(event.titles, tag):
            style = replace(_style(size, 1.8, INK, bold=True), balance=True)
            yield plain(title, tag, beneath(style, tag, paper.languages[0]), role="H1")
    yield Rule(HAIRLINE * 2, INK, space_before=6, space_after=6)
    for tag in paper.languages:
        place = text_in(event.places, tag)
        dates = format_dates(event.starts_on, event.ends_on, tag)
        style = beneath(_style(size, 1.0, GREY), tag, paper.languages[0])
        yield plain("  ".join(filter(None, (dates, place))), tag, style)
    if paper.delegation is not None:
        yield Space(size.size * 2)
        for number, tag in enumerate(paper.languages):
            style = beneath(_style(size, 1.25 - 0.2 * number, INK, bold=True), tag, paper.languages[0])
            yield plain(programme_of(paper.delegation, tag), tag, style)


def _days(paper: AgendaPaper, size: PocketSize) -> Iterator[Block]:
    zone = paper.event.timezone
    for _day, items in by_day(paper.items, lambda moment: local_day(moment, zone)):
        day = local_day(items[0].starts_at, zone)
        heading = in_each(partial(_dated, day), paper.languages, "  ")
        style = replace(_style(size, 1.15, INK, bold=True), keep_with_next=True, space_before=4)
        yield Paragraph(heading, paper.languages[0], style, role="H2")
        rows = tuple(_row(item, paper, size) for item in items if not item.is_cancelled)
        yield Table(_TIMES, rows, gap=4, padding=1.6)


def _dated(day: date, language: str) -> str:
    return with_weekday(day, format_day(day, language), language)


def _row(item: AgendaItemRow, paper: AgendaPaper, size: PocketSize) -> TableRow:
    own = has_part(item, paper.members)
    times = format_times(item.starts_at, item.ends_at, paper.event.timezone)
    style = beneath(_style(size, 0.95, bold=own), "en", paper.languages[0])
    time = Paragraph((Span(times, "en", unbroken=True),), "en", style, role="TD")
    said: list[Block] = []
    source = f"agenda/{item.id}"
    for number, tag in enumerate(paper.languages):
        if title := text_in(item.titles, tag):
            style = _style(size, bold=own) if number == 0 else _style(size, 0.88, GREY)
            said.append(plain(title, tag, beneath(style, tag, paper.languages[0]), role="TD", source=source))
    said += _place(item, paper, size)
    return TableRow((Cell((time,)), Cell(tuple(said))), rule_below=THIN)


def _place(item: AgendaItemRow, paper: AgendaPaper, size: PocketSize) -> Iterator[Block]:
    for tag in paper.languages:
        room = text_in(item.room.names, tag) if item.room else ""
        place = " · ".join(filter(None, (text_in(item.venue_names, tag), room)))
        if place:
            style = beneath(_style(size, 0.82, GREY), tag, paper.languages[0])
            yield plain(place, tag, style, role="TD", source=f"agenda/{item.id}")
