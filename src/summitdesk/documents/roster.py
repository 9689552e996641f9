"""The list of participants: delegations in protocol order, their members in the order the delegation sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from summitdesk.documents.masthead import list_footer, masthead
from summitdesk.documents.parties import beneath, joined, listed_city, name_span, paper_names, presented
from summitdesk.documents.styles import HAIRLINE, LIST, LIST_PAGE, SEAL, THIN
from summitdesk.documents.words import attendance, draft_mark, order_rule, part, spoken, together, word
from summitdesk.domain.language import base_language, text_in
from summitdesk.domain.places import country_name
from summitdesk.domain.rows import CityRow, DelegateRow, DelegationRow, EventRow
from summitdesk.domain.vocabulary import Policy
from summitdesk.typeset.content import (
    Block,
    Cell,
    Document,
    Flag,
    Paragraph,
    Space,
    Span,
    Table,
    TableRow,
    TextStyle,
    plain,
)

_WIDTHS = (0.07, 0.36, 0.35, 0.22)
_FLAG_HEIGHT = 15.0


@dataclass(frozen=True, slots=True)
class RosterPaper:
    """What is printed of a roster: ``delegations`` stand in the order of ``policy``."""

    event: EventRow
    delegations: tuple[DelegationRow, ...]
    delegates: Mapping[UUID, Sequence[DelegateRow]]
    policy: Policy
    languages: tuple[str, ...]
    draft: bool = True


def roster_document(paper: RosterPaper) -> Document:
    """The roster as a document."""
    event, languages = paper.event, paper.languages
    rows = tuple(row for delegation in paper.delegations for row in _delegation(delegation, paper))
    rule = " · ".join(dict.fromkeys(order_rule(paper.policy, tag) for tag in languages))
    return Document(
        title=" · ".join(f"{word('roster', tag)} {text_in(event.titles, tag)}".strip() for tag in languages),
        language=languages[0],
        page=LIST_PAGE,
        blocks=(
            *masthead(event, languages, "roster", with_theme=False),
            *_totals(paper),
            Table(_WIDTHS, rows, (_header(languages),), gap=12, padding=3.5),
        ),
        languages=languages,
        footer=list_footer(rule, languages[0]),
        draft=draft_mark(languages) if paper.draft else "",
        draft_language=languages[0],
    )


def _totals(paper: RosterPaper) -> Iterator[Block]:
    countries = len({delegation.city.country.id for delegation in paper.delegations})
    people = sum(len(paper.delegates.get(delegation.id, ())) for delegation in paper.delegations)
    counts = spoken("totals", paper.languages, countries=countries, cities=len(paper.delegations), people=people)
    spans = [Span(text, tag) for text, tag in counts]
    yield Paragraph(joined(spans, "    "), paper.languages[0], LIST.facts)
    yield Space(6)


def _header(languages: Sequence[str]) -> TableRow:
    def heading(key: str) -> Cell:
        return Cell((plain(together(key, languages), languages[0], LIST.head, role="TH"),), scope="Column")

    return TableRow((Cell(()), heading("name"), heading("office"), heading("part")), rule_below=HAIRLINE * 2)


def _delegation(delegation: DelegationRow, paper: RosterPaper) -> Iterator[TableRow]:
    delegates = paper.delegates.get(delegation.id, ())
    yield TableRow((_flag(delegation), Cell(_heading(delegation, paper.languages), span=3)), keep_with_next=True)
    rows = [_delegate(delegate, paper.languages) for delegate in delegates] or [_nobody(paper.languages)]
    for number, cells in enumerate(rows):
        last = number == len(rows) - 1
        yield TableRow(cells, keep_with_next=not last and number == 0, rule_below=THIN if last else 0.0)


def _flag(delegation: DelegationRow) -> Cell:
    country = delegation.city.country
    if not country.code:
        return Cell(())
    return Cell((Space(4), Flag(country.code, _FLAG_HEIGHT, country_name(country, "en"))))


def _heading(delegation: DelegationRow, languages: Sequence[str]) -> tuple[Block, ...]:
    city = presented(delegation.city, delegation.badge_names)
    spans = []
    for number, tag in enumerate(languages):
        spans.append(Span(_country_and_city(city, tag), tag, None if number == 0 else LIST.second_heading.text))
    source = f"delegation/{delegation.id}"
    # The space makes the cells of this row hang from their heads, so that flag and name stand level.
    return (Space(3), Paragraph(joined(spans, "    "), languages[0], LIST.heading, role="TH", source=source))


def _country_and_city(city: CityRow, language: str) -> str:
    """加拿大 埃德蒙顿市, "Edmonton, Canada"; a name that begins with the country's says it once."""
    country, name = country_name(city.country, language), listed_city(city, language)
    if not country or name.startswith(country):
        return name
    match base_language(language):
        case "zh" | "ja" | "ko":
            return f"{country} {name}"
        case "ar" | "fa" | "ur":
            return f"{name}، {country}"
    return f"{name}, {country}"


def _delegate(delegate: DelegateRow, languages: Sequence[str]) -> tuple[Cell, ...]:
    return (
        Cell(()),
        Cell(_names(delegate, languages)),
        Cell(_texts([(text_in(delegate.offices, tag), tag) for tag in languages], delegate, languages[0])),
        Cell(_texts([(_part(delegate, tag), tag) for tag in languages], delegate, languages[0])),
    )


def _names(delegate: DelegateRow, languages: Sequence[str]) -> tuple[Block, ...]:
    source = f"delegate/{delegate.id}"
    names = paper_names(delegate.names, languages)
    if not names:
        missing = TextStyle(LIST.cell.text.size, "sans", colour=SEAL)
        text = together("name_to_come", languages)
        return (Paragraph((Span(text, languages[0], missing),), languages[0], LIST.cell, "TD", source=source),)
    first, *others = names
    strong, second = (beneath(LIST.strong, first.language, languages[0]), LIST.second)
    blocks = [Paragraph((name_span(first),), first.language, strong, "TD", source=source)]
    if others:
        spans = joined([name_span(name) for name in others], "  ")
        second = beneath(second, others[0].language, languages[0])
        blocks.append(Paragraph(spans, others[0].language, second, "TD", source=source))
    return tuple(blocks)


def _part(delegate: DelegateRow, language: str) -> str:
    mode = attendance(delegate.attendance, language)
    named = part(delegate.role, language)
    if not mode:
        return named
    return f"{named}（{mode}）" if base_language(language) in {"zh", "ja"} else f"{named} ({mode})"


def _texts(texts: Sequence[tuple[str, str]], delegate: DelegateRow, first: str) -> tuple[Block, ...]:
    """Texts below each other, those that read alike once."""
    found = {text: tag for text, tag in reversed(texts) if text}
    source = f"delegate/{delegate.id}"
    return tuple(
        plain(text, tag, beneath(LIST.second if number else LIST.cell, tag, first), role="TD", source=source)
        for number, (text, tag) in enumerate(reversed(found.items()))
    )


def _nobody(languages: Sequence[str]) -> tuple[Cell, ...]:
    text = together("nobody_yet", languages)
    return Cell(()), Cell((plain(text, languages[0], LIST.second, role="TD"),)), Cell(()), Cell(())
