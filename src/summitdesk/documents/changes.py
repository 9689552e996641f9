"""What changed in a programme since a version that people hold in their hands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summitdesk.documents.masthead import list_footer, masthead
from summitdesk.documents.styles import HAIRLINE, LIST, LIST_PAGE, SEAL, THIN
from summitdesk.documents.words import draft_mark, word
from summitdesk.domain.dates import format_date, format_day, format_times, local_day
from summitdesk.domain.language import base_language, pick, text_in
from summitdesk.domain.releases import ChangedItem, ProgrammeChange
from summitdesk.domain.rows import AgendaReleaseRow, EventRow, ReleasedItem
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
_CHANGES: Mapping[ProgrammeChange, Mapping[str, str]] = {
    ProgrammeChange.NEW: {"zh-Hans": "新增", "zh-Hant": "新增", "en": "New"},
    ProgrammeChange.CANCELLED: {"zh-Hans": "取消", "zh-Hant": "取消", "en": "Cancelled"},
    ProgrammeChange.HELD_AFTER_ALL: {"zh-Hans": "恢复举行", "zh-Hant": "恢復舉行", "en": "Takes place after all"},
    ProgrammeChange.MOVED: {"zh-Hans": "时间变更", "zh-Hant": "時間變更", "en": "Moved"},
    ProgrammeChange.OTHER_PLACE: {"zh-Hans": "地点变更", "zh-Hant": "地點變更", "en": "Changed place"},
    ProgrammeChange.OTHER_SPEAKERS: {"zh-Hans": "人员变更", "zh-Hant": "人員變更", "en": "Changed speakers"},
    ProgrammeChange.RETITLED: {"zh-Hans": "名称变更", "zh-Hant": "名稱變更", "en": "Changed title"},
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "was": {"zh-Hans": "原：{text}", "zh-Hant": "原：{text}", "en": "was: {text}"},
    "now": {"zh-Hans": "现：{text}", "zh-Hant": "現：{text}", "en": "now: {text}"},
    "nobody": {"zh-Hans": "无", "zh-Hant": "無", "en": "none"},
    "since": {
        "zh-Hans": "与第{number}版（{date}）相比",
        "zh-Hant": "與第{number}版（{date}）相比",
        "en": "Compared with version {number} of {date}",
    },
    "none": {"zh-Hans": "没有变更。", "zh-Hant": "沒有變更。", "en": "Nothing has changed."},
    "change": {"zh-Hans": "变更", "zh-Hant": "變更", "en": "Change"},
}


@dataclass(frozen=True, slots=True)
class ChangesPaper:
    """What is printed of a programme's changes since ``release``."""

    event: EventRow
    release: AgendaReleaseRow
    changes: tuple[ChangedItem, ...]
    languages: tuple[str, ...]
    draft: bool = True


def changes_document(paper: ChangesPaper) -> Document:
    """The changes as a document."""
    languages, event = paper.languages, paper.event
    rows = tuple(_row(changed, paper) for changed in paper.changes)
    body: tuple[Block, ...] = (
        (Table(_WIDTHS, rows, (_header(languages),), gap=12, padding=4),)
        if rows
        else tuple(plain(_said("none", tag), tag, LIST.cell) for tag in languages)
    )
    return Document(
        title=" · ".join(f"{word('agenda_changes', tag)} {text_in(event.titles, tag)}".strip() for tag in languages),
        language=languages[0],
        page=LIST_PAGE,
        blocks=(
            *masthead(event, languages, "agenda_changes", with_theme=False),
            *(plain(_since(paper, tag), tag, LIST.facts) for tag in languages),
            Space(8),
            *body,
        ),
        languages=languages,
        footer=list_footer(" · ".join(_since(paper, tag) for tag in languages), languages[0]),
        draft=draft_mark(languages) if paper.draft else "",
        draft_language=languages[0],
    )


def _since(paper: ChangesPaper, language: str) -> str:
    released = format_date(paper.release.released_on, language)
    return _said("since", language, number=paper.release.number, date=released)


def _said(key: str, language: str, **values: object) -> str:
    return pick(_WORDS[key], language).format(**values)


def _header(languages: Sequence[str]) -> TableRow:
    texts = (
        " ".join(word("time", tag) for tag in languages),
        " ".join(word("item", tag) for tag in languages),
        " ".join(_said("change", tag) for tag in languages),
    )
    cells = tuple(Cell((plain(text, languages[0], LIST.head, role="TH"),), scope="Column") for text in texts)
    return TableRow(cells, rule_below=HAIRLINE * 2)


def _row(changed: ChangedItem, paper: ChangesPaper) -> TableRow:
    cells = (Cell(tuple(_when(changed, paper))), Cell(tuple(_what(changed, paper))), Cell(tuple(_news(changed, paper))))
    return TableRow(cells, rule_below=THIN)


def _when(changed: ChangedItem, paper: ChangesPaper) -> Iterator[Paragraph]:
    """The day in each language and the hours once."""
    item, zone = changed.shown, paper.event.timezone
    for number, tag in enumerate(paper.languages):
        yield plain(format_day(local_day(item.starts_at, zone), tag), tag, LIST.cell if number == 0 else LIST.second)
    times = format_times(item.starts_at, item.ends_at, zone)
    yield Paragraph((Span(times, "en", unbroken=True),), "en", LIST.time, role="TD")


def _what(changed: ChangedItem, paper: ChangesPaper) -> Iterator[Paragraph]:
    item = changed.shown
    source = f"agenda/{item.id}"
    found = [(tag, text) for tag in paper.languages if (text := text_in(item.titles, tag))]
    for number, (tag, text) in enumerate(found):
        yield plain(text, tag, LIST.strong if number == 0 else LIST.second, role="TD", source=source)
    for tag in paper.languages:
        if place := text_in(item.places, tag):
            yield plain(place, tag, LIST.second, role="TD", source=source)


def _news(changed: ChangedItem, paper: ChangesPaper) -> Iterator[Paragraph]:
    """Each change in all languages, and what it was before where that is not plain."""
    alert = TextStyle(LIST.cell.text.size, "sans", bold=True, colour=SEAL)
    for change in changed.changes:
        heading = " ".join(pick(_CHANGES[change], tag) for tag in paper.languages)
        yield Paragraph((Span(heading, paper.languages[0], alert),), paper.languages[0], LIST.cell, role="TD")
        if changed.before and changed.after:
            for tag in paper.languages:
                yield from _difference(change, changed.before, changed.after, tag, paper.event.timezone)


def _difference(
    change: ProgrammeChange, before: ReleasedItem, after: ReleasedItem, language: str, zone: str
) -> Iterator[Paragraph]:
    was, now = "", ""
    match change:
        case ProgrammeChange.MOVED:
            day = format_day(local_day(before.starts_at, zone), language)
            was = f"{day} {format_times(before.starts_at, before.ends_at, zone)}"
        case ProgrammeChange.OTHER_PLACE:
            was = text_in(before.places, language) or _said("nobody", language)
        case ProgrammeChange.OTHER_SPEAKERS:
            was, now = _speakers(before, language), _speakers(after, language)
        case ProgrammeChange.RETITLED:
            was = text_in(before.titles, language)
            was = was if was != text_in(after.titles, language) else ""
    for key, said in (("was", was), ("now", now)):
        if said:
            yield plain(_said(key, language, text=said), language, LIST.second, role="TD", source=f"agenda/{after.id}")


def _speakers(item: ReleasedItem, language: str) -> str:
    names = [name for speaker in item.speakers if (name := text_in(speaker.names, language))]
    between = "、" if base_language(language) in {"zh", "ja"} else "; "
    return between.join(names) or _said("nobody", language)
