"""What changed in a programme since a version that people hold in their hands, for everybody or for one delegation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from summitdesk.documents.agenda import table_head
from summitdesk.documents.changes_words import change_word, changes_word
from summitdesk.documents.masthead import list_footer, masthead
from summitdesk.documents.parties import beneath, from_where, in_each, listed_city, presented
from summitdesk.documents.styles import ICE, LIST, LIST_PAGE, SEAL, THIN
from summitdesk.documents.words import draft_mark, enumerated, word
from summitdesk.domain.dates import format_date, format_day, format_times, local_day
from summitdesk.domain.language import pick, text_in
from summitdesk.domain.places import country_name
from summitdesk.domain.releases import ChangedItem, ProgrammeChange, names_one_of
from summitdesk.domain.rows import AgendaReleaseRow, DelegationRow, EventRow, ReleasedItem
from summitdesk.typeset.content import (
    Block,
    Cell,
    Document,
    Paragraph,
    Space,
    Span,
    Table,
    TableRow,
    TextStyle,
    plain,
)

_WIDTHS = (0.2, 0.46, 0.34)
_ALERT = TextStyle(LIST.cell.text.size, "sans", bold=True, colour=SEAL)


@dataclass(frozen=True, slots=True)
class ChangesPaper:
    """What is printed of a programme's changes since ``release``.

    ``present`` is the version that the programme has now, None while its state was not given out. A slip for one
    ``delegation`` marks the items in which its ``people`` have a part.
    """

    event: EventRow
    release: AgendaReleaseRow
    changes: tuple[ChangedItem, ...]
    languages: tuple[str, ...]
    draft: bool = True
    present: AgendaReleaseRow | None = None
    delegation: DelegationRow | None = None
    people: frozenset[UUID] = frozenset()


def changes_document(paper: ChangesPaper) -> Document:
    """The changes as a document."""
    languages = paper.languages
    return Document(
        title=" · ".join(_title(paper, tag) for tag in languages),
        language=languages[0],
        page=LIST_PAGE,
        blocks=(*_head(paper), *_versions(paper), Space(8), *_body(paper)),
        languages=languages,
        footer=list_footer(" · ".join(_since(paper, tag) for tag in languages), languages[0]),
        draft=draft_mark(languages) if paper.draft else "",
        draft_language=languages[0],
    )


def _title(paper: ChangesPaper, language: str) -> str:
    return f"{word('agenda_changes', language)} {text_in(paper.event.titles, language)}".strip()


def _head(paper: ChangesPaper) -> Iterator[Block]:
    """The event and, on a slip, whose it is."""
    yield from masthead(paper.event, paper.languages, "agenda_changes", with_theme=False)
    if paper.delegation is not None:
        city = presented(paper.delegation.city, paper.delegation.badge_names)
        for number, tag in enumerate(paper.languages):
            place = from_where(country_name(city.country, tag), listed_city(city, tag), tag)
            style = beneath(LIST.heading if number == 0 else LIST.second_heading, tag, paper.languages[0])
            said = changes_word("to_delegation", tag, delegation=place)
            yield plain(said, tag, style, role="H2" if number == 0 else "P")
        yield Space(6)


def _versions(paper: ChangesPaper) -> Iterator[Block]:
    """Which version this is, and which one the reader holds."""
    for tag in paper.languages:
        said = [_version("version", paper.present, tag)] if paper.present else []
        line = " · ".join([*said, _since(paper, tag)])
        yield plain(line, tag, beneath(LIST.facts, tag, paper.languages[0]))


def _since(paper: ChangesPaper, language: str) -> str:
    return _version("since", paper.release, language)


def _version(key: str, release: AgendaReleaseRow, language: str) -> str:
    return changes_word(key, language, number=release.number, date=format_date(release.released_on, language))


def _body(paper: ChangesPaper) -> Iterator[Block]:
    languages = paper.languages
    if not paper.changes:
        for tag in languages:
            yield plain(changes_word("none", tag), tag, beneath(LIST.cell, tag, languages[0]))
        return
    columns: list[Callable[[str], str]] = [
        *(partial(word, key) for key in ("time", "item")),
        partial(changes_word, "change"),
    ]
    rows = tuple(_row(changed, paper) for changed in paper.changes)
    yield Table(_WIDTHS, rows, (table_head(columns, languages),), gap=12, padding=4)


def _row(changed: ChangedItem, paper: ChangesPaper) -> TableRow:
    own = names_one_of(changed, paper.people)
    cells = (_when(changed, paper), _what(changed, paper, own=own), _news(changed, paper))
    return TableRow(tuple(Cell(tuple(cell)) for cell in cells), rule_below=THIN, shade=ICE if own else "")


def _when(changed: ChangedItem, paper: ChangesPaper) -> Iterator[Paragraph]:
    """The day in each language and the hours once."""
    item, zone, first = changed.shown, paper.event.timezone, paper.languages[0]
    for number, tag in enumerate(paper.languages):
        style = beneath(LIST.cell if number == 0 else LIST.second, tag, first)
        yield plain(format_day(local_day(item.starts_at, zone), tag), tag, style, role="TD")
    times = format_times(item.starts_at, item.ends_at, zone)
    yield Paragraph((Span(times, "en", unbroken=True),), "en", beneath(LIST.time, "en", first), role="TD")


def _what(changed: ChangedItem, paper: ChangesPaper, *, own: bool) -> Iterator[Paragraph]:
    item, first = changed.shown, paper.languages[0]
    source = f"agenda/{item.id}"
    found = [(tag, text) for tag in paper.languages if (text := text_in(item.titles, tag))]
    for number, (tag, text) in enumerate(found):
        style = LIST.strong if number == 0 else LIST.second
        yield plain(text, tag, beneath(style, tag, first), role="TD", source=source)
    if own:
        yield Paragraph(in_each(partial(word, "takes_part"), paper.languages), first, LIST.second, "TD")
    for tag in paper.languages:
        if place := text_in(item.places, tag):
            yield plain(place, tag, beneath(LIST.second, tag, first), role="TD", source=source)


def _news(changed: ChangedItem, paper: ChangesPaper) -> Iterator[Paragraph]:
    """Each change in all languages, and what it was before where that is not plain."""
    first = paper.languages[0]
    for change in changed.changes:
        spans = tuple(
            Span(span.text, span.language, _ALERT, isolate=span.isolate)
            for span in in_each(partial(change_word, change), paper.languages)
        )
        yield Paragraph(spans, first, LIST.cell, role="TD")
        if changed.before and changed.after:
            for tag in paper.languages:
                for said in _difference(change, changed.before, changed.after, tag, paper.event.timezone):
                    style = beneath(LIST.second, tag, first)
                    yield plain(said, tag, style, role="TD", source=f"agenda/{changed.after.id}")


def _difference(
    change: ProgrammeChange, before: ReleasedItem, after: ReleasedItem, language: str, zone: str
) -> Iterator[str]:
    match change:
        case ProgrammeChange.MOVED:
            day = format_day(local_day(before.starts_at, zone), language)
            yield _was(f"{day} {format_times(before.starts_at, before.ends_at, zone)}", language)
        case ProgrammeChange.OTHER_PLACE:
            yield _was(pick(before.places, language) or changes_word("nobody", language), language)
        case ProgrammeChange.OTHER_SPEAKERS:
            for key, one, other in (("no_longer", before, after), ("newly", after, before)):
                if listed := _only_in(one, other, language):
                    yield changes_word(key, language, text=listed)
        case ProgrammeChange.RETITLED:
            was = text_in(before.titles, language)
            if was and was != text_in(after.titles, language):
                yield _was(was, language)


def _was(text: str, language: str) -> str:
    return changes_word("was", language, text=text)


def _only_in(item: ReleasedItem, other: ReleasedItem, language: str) -> str:
    """Who has a part in one version of an item and not in the other, named as that version named them."""
    there = {(speaker.person_id, speaker.role) for speaker in other.speakers}
    names = (pick(each.names, language) for each in item.speakers if (each.person_id, each.role) not in there)
    return enumerated(names, language)
