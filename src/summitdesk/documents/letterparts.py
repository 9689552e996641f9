"""The parts that every letter is made of: letterhead, reference, signature, foot, and texts whose fields are filled in.

Fields without a value stay visible as ``{name}`` in the colour of a seal and are told to the caller, who decides.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from summitdesk.documents.lettertexts import Wording
from summitdesk.documents.stationery import LETTER_PAGE, SIGNING_SPACE, UNDEFINED, letter_type
from summitdesk.documents.styles import HAIRLINE, INK, is_han
from summitdesk.documents.words import draft_mark
from summitdesk.domain.dates import format_date
from summitdesk.domain.fields import FieldValues, fill
from summitdesk.domain.language import base_language, is_rtl, text_in
from summitdesk.domain.letters import LetterField
from summitdesk.domain.rows import EventRow
from summitdesk.domain.vocabulary import OrganizerRole
from summitdesk.typeset.content import (
    Align,
    Block,
    Document,
    Keep,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Parallel,
    Rule,
    Space,
    Span,
    plain,
)

_FIELDS = re.compile(r"(\{[a-z_]+(?::[a-z_]+)?\})")


_WRITTEN_FORWARDS = frozenset(
    {"number", LetterField.CONTACT_PHONE, LetterField.CONTACT_EMAIL, LetterField.CONTACT_WECHAT}
)
"""Fields that read from left to right in every language, digit group by digit group."""


_QUOTED = re.compile(r"([“「«„])\s*\{([a-z_]+)\}\s*[”」»“]")
_SECOND_ORDER: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("“", ""): {"“": "‘", "”": "’"},
    ("「", ""): {"「": "『", "」": "』", "“": "『", "”": "』"},
    ("«", ""): {"«": "“", "»": "”"},
    ("«", "fr"): {"«\u202f": "“", "\u202f»": "”", "«\xa0": "“", "\xa0»": "”", "« ": "“", " »": "”", "«": "“", "»": "”"},
    ("«", "ru"): {"«": "„", "»": "“"},
    ("„", ""): {"„": "‚", "“": "‘"},
}
"""The marks inside others, by the opening mark outside, for all languages and for those with marks of their own."""


def _second_order(text: str, opening: str, language: str) -> str:
    """A text to stand inside the marks that begin with ``opening``."""
    marks = _SECOND_ORDER.get((opening, base_language(language))) or _SECOND_ORDER[opening, ""]
    for mark, inner in marks.items():
        text = text.replace(mark, inner)
    return text


def _name(placeholder: str) -> str:
    return placeholder.strip("{}").partition(":")[0]


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as content, and the fields of it that have no value."""

    document: Document
    undefined: tuple[str, ...]


class LanguagePages(Protocol):
    """One language of a letter: what it says, and the fields that it lacked while it said so."""

    @property
    def wording(self) -> Wording:
        """The wording that it follows."""

    @property
    def text(self) -> "FieldText":
        """What fills its fields in."""

    def blocks(self) -> Iterable[Block]:
        """Its pages."""


def bind(pages: Sequence[LanguagePages], title: str, *, draft: bool, enclosed: Sequence[Block] = ()) -> Written:
    """The languages of a letter as one document, each from a new page, and what goes with it on a page of its own."""
    blocks: list[Block] = []
    for page in pages:
        blocks += [*([PageBreak()] if blocks else []), *page.blocks()]
    languages = tuple(page.wording.language for page in pages)
    document = Document(
        title=title,
        language=languages[0],
        page=LETTER_PAGE,
        blocks=(*blocks, *((PageBreak(), *enclosed) if enclosed else ())),
        languages=languages,
        footer=(letter_footer([page.wording for page in pages], pages[0].text),),
        draft=draft_mark(languages) if draft else "",
        draft_language=languages[0],
    )
    return Written(document, tuple(dict.fromkeys(name for page in pages for name in page.text.undefined)))


def abreast(
    start: tuple[Block, ...], end: tuple[Block, ...], language: str, *, end_share: float = 1.0, gap: float = 18.0
) -> Parallel:
    """Two columns: ``start`` where reading begins in a language, ``end`` at the other side."""
    if is_rtl(language):
        return Parallel((end, start), (end_share, 1.0), gap)
    return Parallel((start, end), (1.0, end_share), gap)


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
        result = fill(text, self._quoted(text), self.language)
        self.undefined += result.undefined
        return result.text

    def is_defined(self, text: str) -> bool:
        """Whether every field of the text has a value."""
        return not fill(text, self.values, self.language).undefined

    def spans(self, text: str, style: ParagraphStyle) -> tuple[Span, ...]:
        """The filled text: dates and numbers hold together, undefined fields are set off by colour."""
        spans: list[Span] = []
        values = self._quoted(text)
        for at, part in enumerate(_FIELDS.split(text)):
            result = fill(part, values, self.language)
            self.undefined += result.undefined
            if result.undefined:
                spans.append(Span(part, "en", replace(style.text, colour=UNDEFINED), unbroken=True))
            elif at % 2 and _name(part) in _WRITTEN_FORWARDS:
                spans.append(Span(result.text, self.language, unbroken=True, isolate=is_rtl(self.language)))
            elif at % 2 and isinstance(self.values[_name(part)], date | tuple):
                spans.append(Span(result.text, self.language, unbroken=True))
            elif spans and spans[-1] == Span(spans[-1].text, self.language):
                spans[-1] = Span(spans[-1].text + result.text, self.language)
            elif result.text:
                spans.append(Span(result.text, self.language))
        return tuple(spans)

    def _quoted(self, text: str) -> FieldValues:
        """The values for a text: one that stands in quotation marks has those of the second order inside."""
        values = dict(self.values)
        for opening, name in _QUOTED.findall(text):
            if texts := texts_of(values.get(name)):
                values[name] = {tag: _second_order(said, opening, self.language) for tag, said in texts.items()}
        return values

    def paragraph(self, text: str, style: ParagraphStyle, role: str = "P", source: str = "") -> Paragraph:
        """A paragraph of the filled text."""
        return Paragraph(self.spans(text, style), self.language, style, role, source=source)


def literal(text: str) -> str:
    """A text from the register in which braces are braces: full-width ones are no fields."""
    return text.replace("{", "｛").replace("}", "｝")


def texts_of(value: object) -> Mapping[str, str]:
    """A field's value as texts by language; nothing where it is no text."""
    return value if isinstance(value, Mapping) else {}


def letterhead(text: FieldText, event: EventRow) -> tuple[Block, ...]:
    """In whose name the letter goes out, and a rule."""
    lines = inviter_lines(text, event, letter_type(text.language).letterhead)
    return (*lines, Rule(HAIRLINE * 2, INK, space_before=8, space_after=10))


def inviter_lines(text: FieldText, event: EventRow, style: ParagraphStyle) -> list[Block]:
    """A line for each inviting authority; where the letters have a value of their own for them, that one."""
    hosts = [organizer for organizer in event.organizers if organizer.role is OrganizerRole.HOST]
    names = [text_in(organizer.names, text.language) for organizer in hosts]
    joined = text_in(texts_of(text.values.get("inviter")), text.language)
    is_joined = bool(names) and all(name and name in joined for name in names)
    lines = [literal(name) for name in names] if is_joined else ["{inviter}"]
    return [text.paragraph(line, style) for line in lines]


def reference_line(words: Wording, text: FieldText, dated: date | None, *, numbered: bool = True) -> Iterator[Block]:
    """The letter's number; beside it the date, which Chinese letters carry under the signature."""
    style = letter_type(text.language)
    wanted = numbered or text.is_defined(words.common["reference"])
    reference = text.paragraph(words.common["reference"] if wanted else "", style.reference)
    if is_han(text.language):
        yield replace(reference, style=style.date)
    else:
        yield abreast((reference,), (letter_date(text, dated, style.date),), text.language)


def letter_date(text: FieldText, dated: date | None, style: ParagraphStyle) -> Paragraph:
    """The day of the letter, or the field that lacks it."""
    if dated is None:
        return text.paragraph("{letter_date}", style)
    return Paragraph((Span(format_date(dated, text.language), text.language, unbroken=True),), text.language, style)


def signature_block(
    words: Wording, text: FieldText, event: EventRow, dated: date | None, beside: tuple[Block, ...] = ()
) -> Keep:
    """Room to sign and to seal, over the name and office of who signs; ``beside`` stands at the other side below."""
    style = letter_type(text.language)
    lines = inviter_lines(text, event, style.signature) if is_han(text.language) else []
    said = ["{signer_office}\u3000{signer_name}"] if is_han(text.language) else ["{signer_name}", "{signer_office}"]
    signer = [text.paragraph(line, style.signature) for line in said]
    seal = plain(words.common["seal"], text.language, style.seal)
    signed: tuple[Block, ...] = (*lines, Space(SIGNING_SPACE), Rule(HAIRLINE, space_after=2), *signer)
    if is_han(text.language):
        signed = (*signed, letter_date(text, dated, replace(style.date, align=Align.CENTER)))
    sealed = (Space(SIGNING_SPACE / 2), seal, Space(SIGNING_SPACE / 2), *beside)
    columns = abreast(sealed, signed, text.language, end_share=1.25, gap=16)
    return Keep((Space(style.body.leading / 2), columns))


def contact_lines(words: Wording, text: FieldText) -> list[str]:
    """Whom to ask, in one line for the name and one for each way to reach them."""
    common = words.common
    colon = common["colon"]
    ways = [f"{common['phone']}{colon}{{contact_phone}}", f"{common['email']}{colon}{{contact_email}}"]
    if text.is_defined("{contact_wechat}"):
        ways.append(f"{common['wechat']}{colon}{{contact_wechat}}")
    return ["{contact_name}", *ways]
