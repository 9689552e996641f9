"""The pack for a signing ceremony: what to prepare, who does what, plans of seats and flags, and every signature."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summitdesk.documents.agreement import AgreementPaper, SignaturePlace, signature_places
from summitdesk.documents.ceremony_words import ONLINE, STEPS_OF_MANY, STEPS_OF_TWO, checklist, in_each, said_in_each
from summitdesk.documents.instrument import InstrumentPaper, instrument_document
from summitdesk.documents.layouts import TextLayout
from summitdesk.documents.masthead import list_footer, masthead
from summitdesk.documents.parties import beneath, joined, names_whole, presented
from summitdesk.documents.plans import plan_of_many, plan_of_two
from summitdesk.documents.signatures import is_late
from summitdesk.documents.styles import DEFAULT_STYLE, HAIRLINE, INK, LIST, LIST_PAGE, THIN
from summitdesk.documents.words import draft_mark, word
from summitdesk.domain.agreements import filled_titles
from summitdesk.domain.alternat import KeeperCopy, authentic_languages, copies_of, is_bilateral, signings
from summitdesk.domain.ceremony import order_of_signing
from summitdesk.domain.dates import format_date, format_times, local_day
from summitdesk.domain.language import language_name, text_in
from summitdesk.domain.names import full_name, name_in, native_name
from summitdesk.domain.places import city_full_name
from summitdesk.domain.rows import AgendaItemRow, CountryRow, EventRow, InstrumentRow, SignatoryRow
from summitdesk.domain.vocabulary import AgendaKind, Attendance
from summitdesk.typeset.content import (
    Block,
    Cell,
    Document,
    Keep,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Parallel,
    Rule,
    Space,
    Span,
    Table,
    TableRow,
    plain,
)
from summitdesk.typeset.flow import lay_out
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import LineItem
from summitdesk.typeset.units import mm

_BOX = "□"
_LEAST_RULE = mm(30)
_POINT_WIDTHS = (0.05, 0.95)
_TICK_WIDTHS = (0.08, 0.92)
_SIGNATURE_WIDTHS = (0.07, 0.15, 0.20, 0.12, 0.30, 0.16)
_PARTY_WIDTHS = (0.07, 0.33, 0.34, 0.26)


@dataclass(frozen=True, slots=True)
class SignedInstrument:
    """One instrument that is signed: its signatories in protocol order, and the flags as the room sees them."""

    instrument: InstrumentRow
    signatories: tuple[SignatoryRow, ...]
    flags: tuple[CountryRow, ...]


@dataclass(frozen=True, slots=True)
class CeremonyPaper:
    """What is signed at one ceremony, and the items of the programme at which it happens."""

    event: EventRow
    instruments: tuple[SignedInstrument, ...]
    items: tuple[AgendaItemRow, ...]
    languages: tuple[str, ...]
    draft: bool = True
    layout: TextLayout | None = None
    style: str = DEFAULT_STYLE
    """How the texts are printed that are signed, since the pack says on which page each signature stands."""


def ceremony_document(paper: CeremonyPaper, fonts: FontLibrary) -> Document:
    """The pack as a document."""
    blocks: list[Block] = [*masthead(paper.event, paper.languages, "ceremony", with_theme=False)]
    blocks += [*_when(paper), *_preparations(paper)]
    for signed in paper.instruments:
        blocks.append(PageBreak())
        pack = _Pack(paper, signed, fonts)
        blocks += pack.blocks()
    return Document(
        title=" · ".join(
            dict.fromkeys(
                f"{word('ceremony', tag)} {text_in(paper.event.titles, tag)}".strip() for tag in paper.languages
            )
        ),
        language=paper.languages[0],
        page=LIST_PAGE,
        blocks=tuple(blocks),
        languages=paper.languages,
        footer=list_footer(text_in(paper.event.titles, paper.languages[0]), paper.languages[0]),
        draft=draft_mark(paper.languages) if paper.draft else "",
        draft_language=paper.languages[0],
    )


def _when(paper: CeremonyPaper) -> Iterator[Block]:
    """The items of the programme at which something is signed."""
    event = paper.event
    for item in paper.items:
        if item.kind is not AgendaKind.SIGNING or item.is_cancelled:
            continue
        for number, tag in enumerate(paper.languages):
            style = LIST.strong if number == 0 else LIST.second
            times = format_times(item.starts_at, item.ends_at, event.timezone)
            room = text_in(item.room.names, tag) if item.room else ""
            place = " ".join(filter(None, (text_in(item.venue_names, tag), room)))
            day = format_date(local_day(item.starts_at, event.timezone), tag)
            line = "  ".join(filter(None, (day, times, place, text_in(item.titles, tag))))
            yield plain(line, tag, beneath(style, tag, paper.languages[0]), source=f"agenda/{item.id}")
        yield Space(8)


def _preparations(paper: CeremonyPaper) -> Iterator[Block]:
    yield _heading("to_prepare", paper.languages)
    online = any(
        side.signer and side.signer.attendance is Attendance.ONLINE
        for signed in paper.instruments
        for side in signed.signatories
    )
    groups = [list(group) for group in checklist()]
    if online:
        groups[-1].append(ONLINE)
    columns = (groups[: len(groups) // 2], groups[len(groups) // 2 :])
    cells = tuple(tuple(block for group in column for block in _group(group, paper.languages)) for column in columns)
    yield Parallel(cells, (1.0, 1.0), gap=24)


def _group(group: Sequence[Mapping[str, str]], languages: Sequence[str]) -> Iterator[Block]:
    """The points of one group of the checklist, each with a box to tick."""
    heading, *points = group
    head = Paragraph(_both(in_each(heading, languages)), languages[0], LIST.strong, role="TH")
    row = TableRow((Cell((head,), span=2, scope="Column"),), keep_with_next=True)
    yield Space(6)
    yield Table(_TICK_WIDTHS, (row, *(_point(point, languages) for point in points)), gap=2, padding=2.0)


def _point(texts: Mapping[str, str], languages: Sequence[str]) -> TableRow:
    box = plain(_BOX, languages[0], LIST.cell, role="TD")
    return TableRow((Cell((box,)), Cell(_stacked(texts, languages))))


def _stacked(texts: Mapping[str, str], languages: Sequence[str]) -> tuple[Paragraph, ...]:
    return _below_each_other(in_each(texts, languages), languages[0])


def _below_each_other(texts: Sequence[tuple[str, str]], first: str) -> tuple[Paragraph, ...]:
    """The same in several languages, the first of them foremost; what reads alike stands once."""
    found = {text: tag for text, tag in reversed(texts) if text}
    return tuple(
        plain(text, tag, beneath(LIST.second if number else LIST.cell, tag, first), role="TD")
        for number, (text, tag) in enumerate(reversed(found.items()))
    )


def _both(texts: Sequence[tuple[str, str]]) -> tuple[Span, ...]:
    (text, tag), *others = texts
    rest = [Span(other, language, LIST.second_heading.text) for other, language in others]
    return joined([Span(text, tag), *rest], "  ")


def _heading(key: str, languages: Sequence[str]) -> Paragraph:
    style = ParagraphStyle(LIST.heading.text, leading=LIST.heading.leading, space_before=12, space_after=3)
    return Paragraph(_both(said_in_each(key, languages)), languages[0], style, role="H2")


class _Pack:
    """The pages of one instrument."""

    def __init__(self, paper: CeremonyPaper, signed: SignedInstrument, fonts: FontLibrary) -> None:
        self._paper = paper
        self._signed = signed
        self._fonts = fonts
        self._languages = paper.languages
        self._instrument = signed.instrument
        self._present = tuple(one for one in signed.signatories if not is_late(one, signed.instrument))
        """Who signs at the ceremony: not those who signed after the day."""

    def blocks(self) -> Iterator[Block]:
        """Title and facts, the plan, the running order, and the list of signatures."""
        yield from self._head()
        yield _heading("places", self._languages)
        yield Space(4)
        yield self._plan()
        yield _heading("running_order", self._languages)
        yield from self._steps()
        if is_bilateral(self._instrument):
            yield Keep((_heading("signatures", self._languages), self._signatures_of_two()))
        else:
            yield _heading("order", self._languages)
            yield self._signatures_of_many()

    def _head(self) -> Iterator[Block]:
        cities = [side.delegation.city for side in self._signed.signatories]
        titles = filled_titles(self._instrument)
        languages = [tag for tag in self._languages if text_in(titles, tag)] or list(titles)[:1]
        for number, tag in enumerate(languages):
            if title := text_in(titles, tag):
                style, role = (LIST.heading, "H2") if number == 0 else (LIST.second_heading, "P")
                style = beneath(replace(style, balance=True), tag, self._languages[0])
                yield Paragraph(names_whole(title, tag, cities), tag, style, role=role)
        for text, tag in self._counted():
            yield plain(text, tag, beneath(LIST.facts, tag, self._languages[0]))
        yield Rule(HAIRLINE, INK, space_before=6, space_after=2)

    def _counted(self) -> tuple[tuple[str, str], ...]:
        if not is_bilateral(self._instrument):
            return said_in_each("count_multilateral", self._languages, total=len(self._present))
        copies = copies_of(self._instrument)
        texts = len(authentic_languages(self._instrument))
        return said_in_each(
            "count_bilateral",
            self._languages,
            originals=len(copies),
            languages=texts,
            each=texts * len(copies),
            total=len(signings(copies)),
        )

    def _plan(self) -> Block:
        signed, measure = self._signed, LIST_PAGE.measure
        if is_bilateral(self._instrument):
            return plan_of_two(self._instrument, self._paper.event, self._languages, measure)
        return plan_of_many(self._present, signed.flags, self._languages, measure)

    def _steps(self) -> Iterator[Block]:
        steps = STEPS_OF_TWO if is_bilateral(self._instrument) else STEPS_OF_MANY
        rows = tuple(
            TableRow((Cell((plain(str(number), "en", LIST.time, role="TD"),)), Cell(_stacked(step, self._languages))))
            for number, step in enumerate(steps, 1)
        )
        yield Table(_POINT_WIDTHS, rows, gap=4, padding=2.0)

    def _signatures_of_two(self) -> Table:
        copies = copies_of(self._instrument)
        places = {
            (copy.keeper.id, place.language, place.is_left): place for copy in copies for place in self._places(copy)
        }
        rows = [
            TableRow(
                (
                    self._cell([str(number)]),
                    self._said("own_round" if step.round == 1 else "other_round"),
                    self._city(step.copy.keeper),
                    self._cell([language_name(step.language, tag) for tag in self._languages]),
                    self._who(step.signatory),
                    self._where(places[step.copy.keeper.id, step.language, step.is_left]),
                ),
                rule_below=THIN,
            )
            for number, step in enumerate(order_of_signing(copies), 1)
        ]
        header = self._header("number", "round", "copy", "text", "signer", "place")
        return Table(_SIGNATURE_WIDTHS, tuple(rows), (header,), gap=6, padding=3)

    def _places(self, copy: KeeperCopy) -> tuple[SignaturePlace, ...]:
        layout = self._paper.layout or TextLayout.SEQUENTIAL
        paper = AgreementPaper(self._instrument, self._paper.event, copy, layout, draft=False, style=self._paper.style)
        return signature_places(paper, self._fonts)

    def _signatures_of_many(self) -> Table:
        pages = self._pages()
        rows = [
            TableRow(
                (
                    self._cell([str(number)]),
                    self._city(signatory),
                    self._who(signatory),
                    self._said("cell", page=page, row=row, column=column),
                ),
                rule_below=THIN,
            )
            for number, (signatory, (page, row, column)) in enumerate(zip(self._present, pages, strict=False), 1)
        ]
        header = self._header("number", "party", "signer", "place")
        return Table(_PARTY_WIDTHS, tuple(rows), (header,), gap=8, padding=3)

    def _pages(self) -> list[tuple[int, int, int]]:
        """Page, row and column of each signature, in the order of the signatories."""
        languages = self._instrument.languages or self._languages
        paper = InstrumentPaper(
            self._instrument,
            self._paper.event,
            self._present,
            languages,
            self._paper.layout or TextLayout.SIDE_BY_SIDE,
            draft=False,
            style=self._paper.style,
        )
        layout, _problems = lay_out(instrument_document(paper, self._fonts), self._fonts)
        found = []
        for number, frame in enumerate(layout.frames, 1):
            rules = [
                (round(item.y1), round(item.x1))
                for item in frame.items
                if isinstance(item, LineItem) and item.x2 - item.x1 > _LEAST_RULE
            ]
            rows, columns = sorted({y for y, _x in rules}), sorted({x for _y, x in rules})
            found += [(number, rows.index(y) + 1, columns.index(x) + 1) for y, x in rules]
        return found

    def _header(self, *keys: str) -> TableRow:
        cells = tuple(
            Cell(
                (
                    plain(
                        " ".join(text for text, _tag in said_in_each(key, self._languages)),
                        self._languages[0],
                        LIST.head,
                        role="TH",
                    ),
                ),
                scope="Column",
            )
            for key in keys
        )
        return TableRow(cells, rule_below=HAIRLINE * 2)

    def _cell(self, texts: Sequence[str]) -> Cell:
        return Cell(_below_each_other(tuple(zip(texts, self._languages, strict=False)), self._languages[0]))

    def _said(self, key: str, **values: object) -> Cell:
        return Cell(_below_each_other(said_in_each(key, self._languages, **values), self._languages[0]))

    def _city(self, signatory: SignatoryRow) -> Cell:
        city = presented(signatory.delegation.city, signatory.delegation.badge_names)
        return self._cell([city_full_name(city, tag) for tag in self._languages])

    def _who(self, signatory: SignatoryRow) -> Cell:
        signer = signatory.signer
        if signer is None or not signer.names:
            return self._said("name_open")
        lines = []
        for tag in self._languages:
            name = name_in(signer.names, tag) or native_name(signer.names)
            office = text_in(signer.offices, tag)
            lines.append("  ".join(filter(None, (full_name(name) if name else "", office))))
        return self._cell(lines)

    def _where(self, place: SignaturePlace) -> Cell:
        return self._said("left" if place.is_left else "right", page=place.page)
