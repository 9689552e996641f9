"""Letters to the delegations of an event: invitation with reply slip, reminder. Each language starts a page.

Fields without a value stay visible as ``{name}`` in the colour of a seal and are told to the caller, who decides.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any

from summitdesk.documents.lettertexts import Detail, Wording, wording
from summitdesk.documents.stationery import LETTER_PAGE, SIGNING_SPACE, UNDEFINED, LetterType, letter_type
from summitdesk.documents.styles import HAIRLINE, INK, THIN, is_han
from summitdesk.documents.words import draft_mark, organizer_role
from summitdesk.domain.agenda import by_day
from summitdesk.domain.dates import format_date, format_day, local_day
from summitdesk.domain.fields import FieldValues, fill
from summitdesk.domain.language import text_in
from summitdesk.domain.letters import LetterField, Recipient
from summitdesk.domain.places import city_full_name, country_name
from summitdesk.domain.rows import AgendaItemRow, EventRow
from summitdesk.domain.vocabulary import AgendaKind, OrganizerRole, ReplyMode
from summitdesk.typeset.content import (
    Align,
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


_FIELDS = re.compile(r"(\{[a-z_]+(?::[a-z_]+)?\})")


def _name(placeholder: str) -> str:
    return placeholder.strip("{}").partition(":")[0]


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


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as content, and the fields of it that have no value."""

    document: Document
    undefined: tuple[str, ...]


def write_letter(paper: LetterPaper) -> Written:
    """The letter in its languages, each from a new page, and its reply slip."""
    pages = [_LanguageLetter(paper, tag) for tag in paper.languages]
    blocks: list[Block] = []
    for page in pages:
        blocks += [*([PageBreak()] if blocks else []), *page.blocks()]
    undefined = [name for page in pages for name in page.text.undefined]
    if paper.with_slip and reply_mode(paper.recipient) is not ReplyMode.POUR_MEMOIRE:
        slip = _Slip(pages, paper)
        blocks += [PageBreak(), *slip.blocks()]
    document = Document(
        title=pages[0].text.filled(pages[0].wording.subject),
        language=paper.languages[0],
        page=LETTER_PAGE,
        blocks=tuple(blocks),
        languages=paper.languages,
        footer=(letter_footer([page.wording for page in pages], pages[0].text),),
        draft=draft_mark(paper.languages) if paper.draft else "",
        draft_language=paper.languages[0],
    )
    return Written(document, tuple(dict.fromkeys(undefined)))


def reply_mode(recipient: Recipient) -> ReplyMode:
    """How the letter asks for a reply."""
    return recipient.invitation.reply_mode if recipient.invitation else ReplyMode.RSVP


def letter_footer(words: Sequence[Wording], text: "FieldText") -> Paragraph:
    """The foot of a letter's pages: its number, and in each of its languages which of its pages this is."""
    wanted = words[0].common["reference"]
    reference = text.filled(wanted) if text.is_defined(wanted) else ""
    spans = [Span(f"{reference}    ", words[0].language)] if reference else []
    for at, each in enumerate(words):
        spans.append(Span((" · " if at else "") + each.common["copy"], each.language))
    return Paragraph(tuple(spans), words[0].language, letter_type(words[0].language).footer)


@dataclass(slots=True)
class FieldText:
    """Fills one letter's fields in one language, and notes which have no value."""

    values: FieldValues
    language: str
    undefined: list[str] = field(default_factory=list)

    def filled(self, text: str) -> str:
        """The text with its fields filled in as far as they have values."""
        result = fill(text, self.values, self.language)
        self.undefined += result.undefined
        return result.text

    def is_defined(self, text: str) -> bool:
        """Whether every field of the text has a value."""
        return not fill(text, self.values, self.language).undefined

    def spans(self, text: str, style: ParagraphStyle) -> tuple[Span, ...]:
        """The filled text: dates hold together, undefined fields are set off by colour."""
        spans: list[Span] = []
        for at, part in enumerate(_FIELDS.split(text)):
            result = fill(part, self.values, self.language)
            self.undefined += result.undefined
            if result.undefined:
                spans.append(Span(part, "en", replace(style.text, colour=UNDEFINED), unbroken=True))
            elif at % 2 and isinstance(self.values[_name(part)], date | tuple):
                spans.append(Span(result.text, self.language, unbroken=True))
            elif spans and spans[-1] == Span(spans[-1].text, self.language):
                spans[-1] = Span(spans[-1].text + result.text, self.language)
            elif result.text:
                spans.append(Span(result.text, self.language))
        return tuple(spans)

    def paragraph(self, text: str, style: ParagraphStyle, role: str = "P", source: str = "") -> Paragraph:
        """A paragraph of the filled text."""
        return Paragraph(self.spans(text, style), self.language, style, role, source=source)


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
            *closing[:-1],
            Keep((*closing[-1:], signature_block(self.wording, text, self._paper.event, self._paper.dated))),
            *self._enclosures(),
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
            lines = [f"{_literal(country + full)}{{addressee_office}}", *name]
        else:
            lines = [*name, "{addressee_office}", *map(_literal, filter(None, (full, country)))]
        for line in lines:
            yield self.text.paragraph(line, self.type.address, source=self._source)

    def _details(self) -> tuple[Block, ...]:
        rows = [row for detail in self.wording.details for row in self._rows(detail)]
        return (Table(_DETAIL_WIDTHS, tuple(rows), gap=10, padding=2.5),) if rows else ()

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
                between = "；" if is_han(self.language) else "; "
                lines.append(f"{day}{self.wording.common['colon']}{between.join(titles)}")
        if lines:
            yield self._row(detail.label, [_literal(line) for line in lines])

    def reply(self, detail: Detail) -> Iterator[TableRow]:
        """What is asked of the invitee."""
        yield self._row(detail.label, [self.wording.texts["reply"][reply_mode(self._paper.recipient)]])

    def contact(self, detail: Detail) -> Iterator[TableRow]:
        """Whom to ask, and how."""
        yield self._row(detail.label, contact_lines(self.wording, self.text))

    def _enclosures(self) -> Iterator[Block]:
        if text := text_in(_texts(self.text.values.get(LetterField.ENCLOSURES)), self.language):
            label = self.wording.common["enclosures"] + self.wording.common["colon"]
            yield Space(self.type.body.leading * 0.5)
            for number, line in enumerate(text.splitlines()):
                head = label if number == 0 else ""
                yield plain(f"{head}{line}", self.language, self.type.note)


_MADE: Mapping[str, Callable[[_LanguageLetter, Detail], Iterator[TableRow]]] = {
    "organizers": _LanguageLetter.organizers,
    "programme": _LanguageLetter.programme,
    "reply": _LanguageLetter.reply,
    "contact": _LanguageLetter.contact,
}


def _literal(text: str) -> str:
    """A text from the register in which braces are braces: full-width ones are no fields."""
    return text.replace("{", "｛").replace("}", "｝")


def _texts(value: object) -> Mapping[str, str]:
    return value if isinstance(value, Mapping) else {}


def letterhead(text: FieldText, event: EventRow) -> tuple[Block, ...]:
    """In whose name the letter goes out, and a rule."""
    lines = inviter_lines(text, event, letter_type(text.language).letterhead)
    return (*lines, Rule(HAIRLINE * 2, INK, space_before=8, space_after=10))


def inviter_lines(text: FieldText, event: EventRow, style: ParagraphStyle) -> list[Block]:
    """A line for each inviting authority; where the letters have a value of their own for them, that one."""
    hosts = [organizer for organizer in event.organizers if organizer.role is OrganizerRole.HOST]
    names = [text_in(organizer.names, text.language) for organizer in hosts]
    joined = text_in(_texts(text.values.get("inviter")), text.language)
    is_joined = bool(names) and all(name and name in joined for name in names)
    lines = [_literal(name) for name in names] if is_joined else ["{inviter}"]
    return [text.paragraph(line, style) for line in lines]


def reference_line(words: Wording, text: FieldText, dated: date | None, *, numbered: bool = True) -> Iterator[Block]:
    """The letter's number; beside it the date, which Chinese letters carry under the signature."""
    style = letter_type(text.language)
    wanted = numbered or text.is_defined(words.common["reference"])
    reference = text.paragraph(words.common["reference"] if wanted else "", style.reference)
    if is_han(text.language):
        yield replace(reference, style=style.date)
    else:
        yield Parallel(((reference,), (letter_date(text, dated, style.date),)), (1.0, 1.0))


def letter_date(text: FieldText, dated: date | None, style: ParagraphStyle) -> Paragraph:
    """The day of the letter, or the field that lacks it."""
    if dated is None:
        return text.paragraph("{letter_date}", style)
    return Paragraph((Span(format_date(dated, text.language), text.language, unbroken=True),), text.language, style)


def signature_block(words: Wording, text: FieldText, event: EventRow, dated: date | None) -> Keep:
    """Room to sign and to seal, over the name and office of who signs."""
    style = letter_type(text.language)
    lines = inviter_lines(text, event, style.signature) if is_han(text.language) else []
    said = ["{signer_office}\u3000{signer_name}"] if is_han(text.language) else ["{signer_name}", "{signer_office}"]
    signer = [text.paragraph(line, style.signature) for line in said]
    seal = plain(words.common["seal"], text.language, style.seal)
    signed: tuple[Block, ...] = (*lines, Space(SIGNING_SPACE), Rule(HAIRLINE, space_after=2), *signer)
    if is_han(text.language):
        signed = (*signed, letter_date(text, dated, replace(style.date, align=Align.CENTER)))
    return Keep(
        (Space(style.body.leading / 2), Parallel(((Space(SIGNING_SPACE / 2), seal), signed), (1.0, 1.25), gap=16))
    )


def contact_lines(words: Wording, text: FieldText) -> list[str]:
    """Whom to ask, in one line for the name and one for each way to reach them."""
    common = words.common
    colon = common["colon"]
    ways = [f"{common['phone']}{colon}{{contact_phone}}", f"{common['email']}{colon}{{contact_email}}"]
    if text.is_defined("{contact_wechat}"):
        ways.append(f"{common['wechat']}{colon}{{contact_wechat}}")
    return ["{contact_name}", *ways]


class _Slip:
    """The reply slip: one page in all languages of the letter, which travels back alone."""

    def __init__(self, pages: Sequence[_LanguageLetter], paper: LetterPaper) -> None:
        self._pages = pages
        self._paper = paper
        self._first = pages[0]
        self._mode = reply_mode(paper.recipient)

    def blocks(self) -> Iterator[Block]:
        """Heading, choices, blanks, and where it goes."""
        title = " ".join(page.slip["title"] for page in self._pages)
        yield plain(title, self._first.language, self._first.type.subject, role="H1")
        mark = " · ".join(dict.fromkeys(page.slip["mark"][self._mode] for page in self._pages))
        yield plain(mark, self._first.language, replace(self._first.type.note, align=Align.CENTER))
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
        city = self._paper.recipient.delegation.city
        for page in self._pages:
            tag = page.language
            names = (country_name(city.country, tag), city_full_name(city, tag))
            place = "".join(names) if is_han(tag) else ", ".join(filter(None, reversed(names)))
            colon = page.wording.common["colon"]
            yield page.text.paragraph("{event}", replace(page.type.detail, keep_with_next=True))
            reference = page.wording.common["reference"]
            yield page.text.paragraph(
                f"{page.wording.texts['slip']['from']}{colon}{_literal(place)}    {reference}", page.type.detail
            )

    def _choices(self) -> Table:
        kinds = list(self._first.wording.texts["slip"]["choices"])
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
        rows = [TableRow((Cell(text), Cell((Space(32),))), rule_below=HAIRLINE) for text in texts]
        return Table((0.46, 0.54), tuple(rows), gap=10, padding=5)

    def _stacked(self, texts: Sequence[str]) -> tuple[Paragraph, ...]:
        """The same words in each language below each other, the first one first and largest."""
        return tuple(
            plain(text, page.language, page.type.detail if at == 0 else page.type.note, role="TD")
            for at, (page, text) in enumerate(zip(self._pages, texts, strict=True))
        )

    def _address(self) -> Iterator[Block]:
        for page in self._pages:
            lines = contact_lines(page.wording, page.text)
            yield page.text.paragraph("    ".join(lines), page.type.note)


def _centred(style: ParagraphStyle) -> ParagraphStyle:
    return replace(style, align=Align.CENTER)
