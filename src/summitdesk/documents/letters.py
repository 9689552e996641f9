"""Letters to the delegations of an event: invitation with reply slip, reminder. Each language starts a page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from summitdesk.documents.letterparts import (
    FieldText,
    Written,
    bind,
    contact_lines,
    letterhead,
    literal,
    reference_line,
    signature_block,
    texts_of,
)
from summitdesk.documents.lettertexts import Detail, wording
from summitdesk.documents.parties import beneath, from_where, joined
from summitdesk.documents.stationery import LetterType, letter_type
from summitdesk.documents.styles import HAIRLINE, THIN, is_han
from summitdesk.documents.words import enumerated, organizer_role
from summitdesk.domain.agenda import by_day
from summitdesk.domain.dates import format_day, local_day
from summitdesk.domain.fields import FieldValues
from summitdesk.domain.language import base_language, text_in
from summitdesk.domain.letters import LetterField, Recipient
from summitdesk.domain.places import city_full_name, country_name
from summitdesk.domain.rows import AgendaItemRow, EventRow
from summitdesk.domain.vocabulary import AgendaKind, ReplyMode
from summitdesk.typeset.content import (
    Align,
    Block,
    Cell,
    Keep,
    Paragraph,
    ParagraphStyle,
    Space,
    Span,
    Table,
    TableRow,
    plain,
)

_DETAIL_WIDTHS = (0.19, 0.81)
_OUTLINED = frozenset(
    {
        AgendaKind.CEREMONY,
        AgendaKind.DIALOGUE,
        AgendaKind.SIGNING,
        AgendaKind.SITE_VISIT,
        AgendaKind.EXPO,
        AgendaKind.CULTURE,
    }
)


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """One letter as it is to be printed: ``kind`` names its wording, ``dated`` is the day that it carries."""

    kind: str
    event: EventRow
    recipient: Recipient
    values: FieldValues
    languages: tuple[str, ...]
    dated: date | None = None
    agenda: tuple[AgendaItemRow, ...] = ()
    with_slip: bool = False
    draft: bool = True


def write_letter(paper: LetterPaper) -> Written:
    """The letter in its languages, each from a new page, and its reply slip."""
    pages = [_LanguageLetter(paper, tag) for tag in paper.languages]
    asks = paper.with_slip and reply_mode(paper.recipient) is not ReplyMode.POUR_MEMOIRE
    slip = _Slip(pages, paper) if asks else None
    title = pages[0].text.filled(pages[0].wording.subject)
    return bind(pages, title, draft=paper.draft, enclosed=tuple(slip.blocks()) if slip else ())


def reply_mode(recipient: Recipient) -> ReplyMode:
    """How the letter asks for a reply."""
    return recipient.invitation.reply_mode if recipient.invitation else ReplyMode.RSVP


class _LanguageLetter:
    """One language of a letter."""

    def __init__(self, paper: LetterPaper, language: str) -> None:
        self.language = language
        self.wording = wording(paper.kind, language)
        self.text = FieldText(paper.values, language)
        self.type: LetterType = letter_type(language)
        self._paper = paper
        recipient = paper.recipient
        addressee = recipient.addressee
        self._source = f"delegate/{addressee.id}" if addressee else f"delegation/{recipient.delegation.id}"

    @property
    def slip(self) -> Mapping[str, Any]:
        """The wording of the reply slip."""
        found: Mapping[str, Any] = self.wording.texts["slip"]
        return found

    def blocks(self) -> tuple[Block, ...]:
        """The page or pages of this language."""
        text, style = self.text, self.type
        body = [text.paragraph(each, style.body) for each in self.wording.paragraphs("opening")]
        closing = [text.paragraph(each, style.body) for each in self.wording.paragraphs("closing")]
        gap = Space(style.body.leading * 0.5)
        return (
            *letterhead(text, self._paper.event),
            *reference_line(self.wording, text, self._paper.dated),
            Space(style.body.leading * 0.6),
            *self._address(),
            Space(style.body.leading * 0.6),
            text.paragraph(self.wording.subject, style.subject, role="H1"),
            Space(style.body.leading * 0.6),
            self._greeting(),
            *body,
            gap,
            *self._details(),
            gap,
            # A signature on a page of its own is no part of the letter: what closes it comes along.
            Keep(
                (
                    *closing,
                    signature_block(self.wording, text, self._paper.event, self._paper.dated, self._enclosures()),
                )
            ),
        )

    def _greeting(self) -> Paragraph:
        greeting = self.wording.common["salutation"].format(who="{salutation}")
        return self.text.paragraph(greeting, self.type.greeting, source=self._source)

    def _address(self) -> Iterator[Paragraph]:
        city = self._paper.recipient.delegation.city
        named = "addressee_name" in self.text.values
        name = ["{addressee_name}"] if named else []
        country, full = country_name(city.country, self.language), city_full_name(city, self.language)
        if is_han(self.language):
            place = literal(from_where(country, full, self.language))
            between = " " if base_language(self.language) == "ko" else ""
            lines = [f"{place}{between}{{addressee_office}}", *name]
        else:
            lines = [*name, "{addressee_office}", *map(literal, filter(None, (full, country)))]
        for line in lines:
            yield self.text.paragraph(line, self.type.address, source=self._source)

    def _details(self) -> tuple[Block, ...]:
        rows = [row for detail in self.wording.details for row in self._rows(detail)]
        return (Table(_DETAIL_WIDTHS, tuple(rows), gap=10, padding=2, language=self.language),) if rows else ()

    def _rows(self, detail: Detail) -> Iterator[TableRow]:
        if detail.made:
            yield from _MADE[detail.made](self, detail)
        elif not detail.optional or self.text.is_defined(detail.text):
            yield self._row(detail.label, [detail.text])

    def _row(self, label: str, texts: Sequence[str]) -> TableRow:
        head = Cell((plain(label, self.language, self.type.label, role="TH"),), scope="Row")
        said = tuple(self.text.paragraph(text, self.type.detail, role="TD") for text in texts)
        return TableRow((head, Cell(said)), rule_below=THIN)

    def organizers(self, _detail: Detail) -> Iterator[TableRow]:
        """A row for each role: 指导单位, "Hosted by"."""
        for role, organizers in groupby(self._paper.event.organizers, key=lambda organizer: organizer.role):
            names = [text_in(organizer.names, self.language) for organizer in organizers]
            if listed := [name for name in names if name]:
                yield self._row(organizer_role(role, self.language), listed)

    def programme(self, detail: Detail) -> Iterator[TableRow]:
        """What happens on each day; nothing where no programme is there yet."""
        zone = self._paper.event.timezone
        items = [item for item in self._paper.agenda if item.kind in _OUTLINED and not item.is_cancelled]
        lines = []
        for _day, group in by_day(items, lambda moment: local_day(moment, zone)):
            titles = [text for item in group if (text := text_in(item.titles, self.language))]
            if titles:
                day = format_day(local_day(group[0].starts_at, zone), self.language)
                listed = "；".join(titles) if is_han(self.language) else enumerated(titles, self.language)
                lines.append(f"{day}{self.wording.common['colon']}{listed}")
        if lines:
            yield self._row(detail.label, [literal(line) for line in lines])

    def reply(self, detail: Detail) -> Iterator[TableRow]:
        """What is asked of the invitee."""
        yield self._row(detail.label, [self.wording.texts["reply"][reply_mode(self._paper.recipient)]])

    def contact(self, detail: Detail) -> Iterator[TableRow]:
        """Whom to ask, and how."""
        yield self._row(detail.label, contact_lines(self.wording, self.text))

    def _enclosures(self) -> tuple[Block, ...]:
        text = text_in(texts_of(self.text.values.get(LetterField.ENCLOSURES)), self.language)
        # They went out with the invitation; what reminds of it holds them no more.
        if not text or self._paper.kind != "invitation":
            return ()
        label = self.wording.common["enclosures"] + self.wording.common["colon"]
        return (plain(label + enumerated(text.splitlines(), self.language), self.language, self.type.note),)


_MADE: Mapping[str, Callable[[_LanguageLetter, Detail], Iterator[TableRow]]] = {
    "organizers": _LanguageLetter.organizers,
    "programme": _LanguageLetter.programme,
    "reply": _LanguageLetter.reply,
    "contact": _LanguageLetter.contact,
}


_SPACIOUS = 2
"""In how many languages a reply slip has room to spare on its one page."""


class _Slip:
    """The reply slip: one page in all languages of the letter, which travels back alone."""

    def __init__(self, pages: Sequence[_LanguageLetter], paper: LetterPaper) -> None:
        self._pages = pages
        self._paper = paper
        self._first = pages[0]
        self._mode = reply_mode(paper.recipient)
        self._is_dense = len(pages) > _SPACIOUS

    def blocks(self) -> Iterator[Block]:
        """Heading, choices, blanks, and where it goes."""
        first = self._first
        titles = joined([Span(page.slip["title"], page.language) for page in self._pages], "  ")
        yield Paragraph(titles, first.language, first.type.subject, "H1")
        marks = {page.slip["mark"][self._mode]: page.language for page in reversed(self._pages)}
        # Each by itself: the last full stop of "R.S.V.P." stays behind it in an Arabic line too.
        said = joined([Span(mark, tag) for mark, tag in reversed(marks.items())], " · ")
        said = tuple(replace(span, isolate=True) for span in said)
        yield Paragraph(said, first.language, _centred(first.type.note))
        yield Space(8)
        for page in self._pages:
            yield page.text.paragraph(page.slip["lead"], _centred(page.type.detail))
        yield Space(10)
        yield from self._about()
        yield Space(6)
        yield self._choices()
        yield Space(4)
        yield self._blanks()
        yield Space(10)
        yield from self._address()

    def _about(self) -> Iterator[Block]:
        if self._is_dense:
            titles = [span for page in self._pages for span in page.text.spans("{event}", page.type.detail)]
            style = replace(self._first.type.detail, keep_with_next=True)
            yield Paragraph(joined(titles, " / "), self._first.language, style)
        for page in self._pages:
            city, tag = self._paper.recipient.delegation.city, page.language
            place = from_where(country_name(city.country, tag), city_full_name(city, tag), tag)
            style = self._below(page.type.detail, page)
            if not self._is_dense:
                yield page.text.paragraph("{event}", replace(style, keep_with_next=True))
            colon, reference = page.wording.common["colon"], page.wording.common["reference"]
            yield page.text.paragraph(f"{page.slip['from']}{colon}{literal(place)}    {reference}", style)

    def _choices(self) -> Table:
        kinds = list(self._first.slip["choices"])
        if self._mode is ReplyMode.REGRETS_ONLY:
            kinds = ["regret"]
        box = Cell((plain("□", "zh-Hans", self._first.type.detail, role="TD"),))
        rows = [
            TableRow((box, Cell(self._stacked([page.slip["choices"][kind] for page in self._pages])))) for kind in kinds
        ]
        return Table((0.06, 0.94), tuple(rows), gap=4, padding=3)

    def _blanks(self) -> Table:
        count = len(self._first.slip["fields"])
        texts = [self._stacked([page.slip["fields"][at] for page in self._pages]) for at in range(count)]
        texts += [self._stacked([page.slip[key] for page in self._pages]) for key in ("signature", "date")]
        rows = [TableRow((Cell(text), Cell((Space(30),))), rule_below=HAIRLINE) for text in texts]
        widths, padding = ((0.58, 0.42), 3.0) if self._is_dense else ((0.46, 0.54), 5.0)
        return Table(widths, tuple(rows), gap=10, padding=padding)

    def _stacked(self, texts: Sequence[str]) -> tuple[Paragraph, ...]:
        """The same words in each language: the first above and largest, the others below, several on one line."""
        first, *others = zip(self._pages, texts, strict=True)
        above = plain(first[1], first[0].language, first[0].type.detail, role="TD")
        if not others:
            return (above,)
        spans = joined([Span(text, page.language) for page, text in others], " · ")
        style = self._below(others[0][0].type.note, others[0][0])
        if self._is_dense:
            style = replace(style, text=replace(style.text, size=style.text.size - 1), leading=style.leading - 1.5)
        return above, Paragraph(spans, others[0][0].language, style, "TD")

    def _address(self) -> Iterator[Block]:
        if self._is_dense:
            # Numbers and addresses read the same in every language.
            names = [span for page in self._pages for span in page.text.spans("{contact_name}", page.type.note)]
            yield Paragraph(joined(names, " · "), self._first.language, self._first.type.note)
            _name, *ways = contact_lines(self._first.wording, self._first.text)
            yield self._first.text.paragraph("    ".join(ways), self._first.type.note)
            return
        for page in self._pages:
            style = self._below(page.type.note, page)
            lines = contact_lines(page.wording, page.text)
            for some in (lines[:2], lines[2:]):
                yield page.text.paragraph("    ".join(some), style)

    def _below(self, style: ParagraphStyle, page: _LanguageLetter) -> ParagraphStyle:
        return beneath(style, page.language, self._first.language)


def _centred(style: ParagraphStyle) -> ParagraphStyle:
    return replace(style, align=Align.CENTER)
