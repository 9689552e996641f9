"""The programme of an event: a table by day, every line in all languages of the paper."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import groupby
from uuid import UUID

from summitdesk.documents.masthead import list_footer, masthead
from summitdesk.documents.parties import beneath, from_where, in_each, joined, listed_city, presented
from summitdesk.documents.styles import HAIRLINE, ICE, LIST, LIST_PAGE, THIN
from summitdesk.documents.words import draft_mark, enumerated, labelled, speaker_role, word
from summitdesk.domain.agenda import by_day
from summitdesk.domain.dates import format_date, format_times, format_weekday, local_day
from summitdesk.domain.language import base_language, locale_of, text_in
from summitdesk.domain.names import full_name, name_in
from summitdesk.domain.places import country_name
from summitdesk.domain.rows import AgendaItemRow, DelegationRow, EventRow, SpeakerRow, Texts
from summitdesk.typeset.content import (
    Block,
    Cell,
    Document,
    Paragraph,
    ParagraphStyle,
    Space,
    Span,
    Table,
    TableRow,
    plain,
)

_WIDTHS = (0.15, 0.54, 0.31)


@dataclass(frozen=True, slots=True)
class AgendaPaper:
    """What is printed of a programme."""

    event: EventRow
    items: tuple[AgendaItemRow, ...]
    languages: tuple[str, ...]
    draft: bool = True
    delegation: DelegationRow | None = None
    """Whose programme it is; None for everybody's. Items in which ``members`` have a part are marked."""
    members: frozenset[UUID] = frozenset()


def agenda_document(paper: AgendaPaper) -> Document:
    """The programme as a document."""
    event, languages = paper.event, paper.languages
    rows = tuple(row for day, items in _days(paper) for row in _day(day, items, paper))
    zone = _zone_note(event, languages)
    return Document(
        title=" · ".join(f"{word('agenda', tag)} {text_in(event.titles, tag)}".strip() for tag in languages),
        language=languages[0],
        page=LIST_PAGE,
        blocks=(
            *masthead(event, languages, "agenda"),
            *_whose(paper),
            Table(_WIDTHS, rows, (_header(languages),), gap=12, padding=4),
        ),
        languages=languages,
        footer=list_footer(zone, languages[0]),
        draft=draft_mark(languages) if paper.draft else "",
        draft_language=languages[0],
    )


def _whose(paper: AgendaPaper) -> Iterator[Block]:
    """The delegation that the programme is for."""
    if paper.delegation is None:
        return
    for number, tag in enumerate(paper.languages):
        style = beneath(LIST.heading if number == 0 else LIST.second_heading, tag, paper.languages[0])
        yield plain(programme_of(paper.delegation, tag), tag, style, role="H2" if number == 0 else "P")
    yield Space(6)


def programme_of(delegation: DelegationRow, language: str) -> str:
    """The title of one delegation's programme."""
    city = presented(delegation.city, delegation.badge_names)
    place = from_where(country_name(city.country, language), listed_city(city, language), language)
    return word("programme_of", language, delegation=place)


def has_part(item: AgendaItemRow, members: frozenset[UUID]) -> bool:
    """Whether any of these delegates has a part in an item."""
    return any(speaker.delegate_id in members for speaker in item.speakers)


def _days(paper: AgendaPaper) -> Iterator[tuple[date, list[AgendaItemRow]]]:
    day_of = partial(_local_day, paper.event.timezone)
    for _day_key, items in by_day(paper.items, day_of):
        yield day_of(items[0].starts_at), items


def _local_day(timezone: str, moment: datetime) -> date:
    return local_day(moment, timezone)


def _zone_note(event: EventRow, languages: Sequence[str]) -> str:
    """In which zone the hours are."""
    return " · ".join(word("times_in", tag, zone=_zone(event.timezone, tag)) for tag in languages)


def _zone(timezone: str, language: str) -> str:
    from babel.dates import get_timezone_name

    if timezone in _CHINESE_ZONES:
        return word("beijing_time", language)
    return get_timezone_name(timezone, width="long", zone_variant="standard", locale=locale_of(language))


# China has one time, which its papers call after the capital, whatever the zone's file is named.
_CHINESE_ZONES = frozenset({"Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "Asia/Urumqi", "PRC"})


def _header(languages: Sequence[str]) -> TableRow:
    return table_head([partial(word, key) for key in ("time", "item", "place")], languages)


def table_head(columns: Sequence[Callable[[str], str]], languages: Sequence[str]) -> TableRow:
    """The head of a table: each column named in all languages."""
    heads = (Paragraph(in_each(said, languages), languages[0], LIST.head, "TH") for said in columns)
    return TableRow(tuple(Cell((head,), scope="Column") for head in heads), rule_below=HAIRLINE * 2)


def _day(day: date, items: Sequence[AgendaItemRow], paper: AgendaPaper) -> Iterator[TableRow]:
    yield TableRow((Cell(_day_heading(day, paper.languages), span=3, scope="Row"),), keep_with_next=True)
    for item in items:
        yield _item(item, paper)


def _day_heading(day: date, languages: Sequence[str]) -> tuple[Block, ...]:
    spans = []
    for number, tag in enumerate(languages):
        style = None if number == 0 else LIST.second_heading.text
        spans += [Span("    ", tag)] if number else []
        spans.append(Span(_dated(day, tag), tag, style, isolate=len(languages) > 1))
    return (Space(8), Paragraph(tuple(spans), languages[0], LIST.heading, role="TH"))


def _dated(day: date, language: str) -> str:
    return with_weekday(day, format_date(day, language), language)


def with_weekday(day: date, written: str, language: str) -> str:
    """A written day with its weekday: 1月6日 星期二, "Tuesday, January 6", "mardi 6 janvier"."""
    weekday = format_weekday(day, language)
    match base_language(language):
        case "zh" | "ja" | "ko":
            return f"{written} {weekday}"
        case "fr":
            return f"{weekday} {written}"
        case "ar" | "fa":
            return f"{weekday}، {written}"
    return f"{weekday}, {written}"


def _item(item: AgendaItemRow, paper: AgendaPaper) -> TableRow:
    times = format_times(item.starts_at, item.ends_at, paper.event.timezone)
    style = beneath(LIST.time, "en", paper.languages[0])
    time = Paragraph((Span(times, "en", unbroken=True),), "en", style, role="TD")
    cells = (Cell((time,)), Cell(_what(item, paper)), Cell(_where(item, paper.languages)))
    return TableRow(cells, rule_below=THIN, shade=ICE if has_part(item, paper.members) else "")


def _what(item: AgendaItemRow, paper: AgendaPaper) -> tuple[Block, ...]:
    source = f"agenda/{item.id}"
    blocks = list(_stacked(item.titles, paper.languages, LIST.strong, LIST.second, source))
    notes = {"cancelled": item.is_cancelled, "takes_part": has_part(item, paper.members)}
    for key in (key for key, holds in notes.items() if holds):
        said = in_each(partial(word, key), paper.languages)
        blocks.append(Paragraph(said, paper.languages[0], LIST.second, "TD", source=source))
    blocks += _speakers(item.speakers, paper.languages, source)
    blocks += _stacked(item.notes, paper.languages, LIST.second, LIST.second, source, in_one=True)
    return tuple(blocks)


def _where(item: AgendaItemRow, languages: Sequence[str]) -> tuple[Block, ...]:
    source = f"agenda/{item.id}"
    blocks: list[Block] = []
    if item.room:
        blocks += _stacked(item.room.names, languages, LIST.cell, LIST.second, source)
    venue = item.venue_names or (item.room.venue_names if item.room else {})
    blocks += _stacked(venue, languages, LIST.cell, LIST.second, source)
    return tuple(blocks)


def _stacked(
    texts: Texts,
    languages: Sequence[str],
    first: ParagraphStyle,
    second: ParagraphStyle,
    source: str,
    *,
    in_one: bool = False,
) -> tuple[Paragraph, ...]:
    """A text in its languages, each on its own line, or all on one."""
    found = [(tag, text) for tag in languages if (text := text_in(texts, tag))]
    if in_one and found:
        spans = joined([Span(text, tag) for tag, text in found], "  ")
        return (Paragraph(spans, found[0][0], beneath(first, found[0][0], languages[0]), role="TD", source=source),)
    return tuple(
        plain(text, tag, beneath(first if number == 0 else second, tag, languages[0]), role="TD", source=source)
        for number, (tag, text) in enumerate(found)
    )


def _speakers(speakers: Sequence[SpeakerRow], languages: Sequence[str], source: str) -> Iterator[Paragraph]:
    for role, group in groupby(speakers, key=lambda speaker: speaker.role):
        people = list(group)
        for tag in languages:
            if listed := enumerated((speaker_line(speaker, tag) for speaker in people), tag):
                style = beneath(LIST.second, tag, languages[0])
                yield plain(labelled(speaker_role(role, tag), listed, tag), tag, style, role="TD", source=source)


def speaker_line(speaker: SpeakerRow, language: str) -> str:
    """Who speaks: the name, in brackets the office and city; where nobody told the name, these stand for it."""
    name = name_in(speaker.names, language)
    office = text_in(speaker.offices, language)
    city = listed_city(speaker.city, language) if speaker.city else ""
    han = base_language(language) in {"zh", "ja"}
    post = city + office if han else ", ".join(filter(None, (office, city)))
    if name is None:
        return post
    if not post:
        return full_name(name)
    return f"{full_name(name)}（{post}）" if han else f"{full_name(name)} ({post})"
