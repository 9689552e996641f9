"""Visa-support letters: what consulates ask for, in the body of the letter or, for a delegation, in its annex.

The facts about persons are of the identity class. They stand on the page and nowhere else: not in titles, bookmarks,
sources or anything that the caller could log.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from summitdesk.documents.letterparts import (
    FieldText,
    Written,
    bind,
    letterhead,
    reference_line,
    signature_block,
    texts_of,
)
from summitdesk.documents.lettertexts import Wording, wording
from summitdesk.documents.parties import beneath, joined, name_span
from summitdesk.documents.stationery import LetterType, letter_type
from summitdesk.documents.styles import HAIRLINE, THIN
from summitdesk.domain.dates import format_date
from summitdesk.domain.fields import FieldValues
from summitdesk.domain.language import text_in
from summitdesk.domain.names import latin_name, native_name
from summitdesk.domain.places import city_full_name, find_country, known_country_name
from summitdesk.domain.rows import DelegateRow, EventRow, PersonName
from summitdesk.domain.vocabulary import RelationKind
from summitdesk.typeset.content import (
    Block,
    Cell,
    Keep,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Space,
    Span,
    Table,
    TableRow,
    plain,
)

_DETAIL_WIDTHS = (0.25, 0.75)
_ANNEX_WIDTHS = (0.06, 0.2, 0.08, 0.14, 0.12, 0.14, 0.14, 0.12)
_COLUMNS = ("number", "name", "sex", "birth_date", "nationality", "passport_no", "employer", "office")
_MALE = frozenset(
    {
        *("m", "male", "man", "男", "男性", "남", "남성", "м", "муж", "мужской"),
        *("homme", "h", "masculin", "männlich", "hombre", "masculino", "ذكر"),
    }
)
_FEMALE = frozenset(
    {
        *("f", "female", "woman", "女", "女性", "여", "여성", "ж", "жен", "женский"),
        *("femme", "féminin", "w", "weiblich", "mujer", "femenino", "أنثى"),
    }
)


@dataclass(frozen=True, slots=True)
class Invitee:
    """A person who needs a visa, with the facts that the letter states; empty ones keep it from being printed."""

    delegate: DelegateRow
    sex: str = ""
    birth_date: date | None = None
    nationality: str = ""
    passport_no: str = ""

    def __repr__(self) -> str:
        return f"Invitee({self.delegate.id})"


@dataclass(frozen=True, slots=True)
class VisaPaper:
    """One visa-support letter: for one person in its body, for several in an annex."""

    event: EventRow
    invitees: tuple[Invitee, ...]
    values: FieldValues
    relation: RelationKind
    languages: tuple[str, ...]
    dated: date | None
    draft: bool = True


def write_visa_letter(paper: VisaPaper) -> Written:
    """The letter in its languages, each from a new page with its own annex."""
    pages = [_LanguagePage(paper, tag) for tag in paper.languages]
    return bind(pages, pages[0].wording.subject, draft=paper.draft)


class _LanguagePage:
    """One language of a visa-support letter."""

    def __init__(self, paper: VisaPaper, language: str) -> None:
        self.wording: Wording = wording("visa", language)
        register = FieldText(paper.values, language)
        usual = {
            "visa_relation": self.wording.texts["relations"][paper.relation],
            "visa_purpose": self.wording.texts["purpose"],
        }
        values = dict(paper.values)
        own = {name: text_in(texts_of(values.get(name)), language) for name in usual}
        values |= {name: {language: register.filled(text)} for name, text in usual.items() if not own[name]}
        values["person_count"] = len(paper.invitees)
        self.text = FieldText(values, language, register.undefined)
        self._language = language
        self._paper = paper
        self._type: LetterType = letter_type(language)
        self._is_one = len(paper.invitees) == 1

    def blocks(self) -> Iterator[Block]:
        """The letter, and the annex where it is for several."""
        text, style = self.text, self._type
        yield from letterhead(text, self._paper.event)
        yield from reference_line(self.wording, text, self._paper.dated, numbered=False)
        yield Space(style.body.leading * 0.5)
        yield plain(self.wording.texts["office"], self._language, style.address)
        yield Space(style.body.leading * 0.5)
        yield plain(self.wording.subject, self._language, style.subject, role="H1")
        yield Space(style.body.leading * 0.5)
        for paragraph in self.wording.paragraphs("one" if self._is_one else "many"):
            yield text.paragraph(paragraph, style.body)
        yield Space(style.body.leading * 0.4)
        yield Table(_DETAIL_WIDTHS, tuple(self._details()), gap=10, padding=2, language=self._language)
        yield Space(style.body.leading * 0.4)
        closing = [text.paragraph(paragraph, style.body) for paragraph in self.wording.paragraphs("closing")]
        yield Keep((*closing, signature_block(self.wording, text, self._paper.event, self._paper.dated)))
        if not self._is_one:
            yield PageBreak()
            yield from self._annex()

    def _details(self) -> Iterator[TableRow]:
        if self._is_one:
            words = self.wording.texts["people"]
            cells = self._facts(1, self._paper.invitees[0], self._type.detail)
            for key, cell in zip(_COLUMNS[1:], cells[1:], strict=True):
                yield self._row(words[key], cell)
        for detail in self.wording.details:
            yield self._row(detail.label, Cell((self.text.paragraph(detail.text, self._type.detail, role="TD"),)))

    def _row(self, label: str, cell: Cell) -> TableRow:
        head = Cell((plain(label, self._language, self._type.label, role="TH"),), scope="Row")
        return TableRow((head, cell), rule_below=THIN)

    def _annex(self) -> Iterator[Block]:
        words = self.wording.texts["people"]
        small = replace(self._type.detail, text=replace(self._type.detail.text, size=8.5), leading=12)
        grey = replace(small, text=replace(self._type.note.text, size=8.0))
        heads = [Cell((plain(words[key], self._language, grey, role="TH"),), scope="Column") for key in _COLUMNS]
        rows = [
            TableRow(self._facts(number, invitee, small), rule_below=THIN)
            for number, invitee in enumerate(self._paper.invitees, start=1)
        ]
        yield plain(self.wording.texts["annex"], self._language, replace(self._type.subject, space_after=8), role="H2")
        header = TableRow(tuple(heads), rule_below=HAIRLINE * 2)
        yield Table(_ANNEX_WIDTHS, tuple(rows), (header,), gap=5, padding=3, language=self._language)

    def _facts(self, number: int, invitee: Invitee, style: ParagraphStyle) -> tuple[Cell, ...]:
        tag, words, delegate = self._language, self.wording.texts["people"], invitee.delegate
        sex = _sex(invitee.sex, words["male"], words["female"])
        nationality = _nationality(invitee.nationality, tag)
        employer, office = city_full_name(delegate.city, tag), text_in(delegate.offices, tag)
        numbers = replace(style, text=replace(style.text, tabular=True))
        passport = Paragraph((Span(invitee.passport_no, "en", unbroken=True),), "en", beneath(numbers, "en", tag), "TD")
        born = Paragraph((Span(self._birth_date(invitee), tag, unbroken=True),), tag, numbers, "TD")
        return (
            Cell((plain(str(number), tag, numbers, role="TD"),)),
            Cell((_name(delegate.names, tag, style),)),
            Cell((plain(sex, tag, style, role="TD"),)),
            Cell((born,)),
            Cell((plain(nationality, tag, style, role="TD"),)),
            Cell((passport,)),
            *(Cell((plain(text, tag, style, role="TD"),)) for text in (employer, office)),
        )

    def _birth_date(self, invitee: Invitee) -> str:
        """Written out in a letter for one; in the narrow annex as ISO 8601, which nobody reads as another day."""
        if invitee.birth_date is None:
            return ""
        return format_date(invitee.birth_date, self._language) if self._is_one else invitee.birth_date.isoformat()


def _name(names: Sequence[PersonName], language: str, style: ParagraphStyle) -> Paragraph:
    """The name in Latin letters, as passports have it, then as the person writes it."""
    wanted = dict.fromkeys(name for name in (latin_name(names), native_name(names)) if name)
    return Paragraph(joined([name_span(name) for name in wanted], "  "), language, style, "TD")


def _sex(sex: str, male: str, female: str) -> str:
    told = sex.strip().casefold()
    return male if told in _MALE else female if told in _FEMALE else sex


def _nationality(nationality: str, language: str) -> str:
    return known_country_name(find_country(nationality), language) or nationality
