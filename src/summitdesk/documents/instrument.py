"""An instrument's text on paper: one outline in several languages, side by side, one after the other, or interleaved.

Numbers of clauses, counts and dates are generated per language from the same rows, so that they cannot differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summitdesk.documents import styles
from summitdesk.documents.columns import column_shares, interleaved, ragged
from summitdesk.documents.layouts import TextLayout
from summitdesk.documents.parties import names_whole
from summitdesk.documents.signatures import Signed, certification, is_late, signature_pages
from summitdesk.documents.styles import DEFAULT_STYLE, InstrumentPage, Setting, house_style, is_han, setting
from summitdesk.documents.words import draft_mark, word
from summitdesk.domain.agreements import filled_titles, text_fields
from summitdesk.domain.dates import format_date
from summitdesk.domain.fields import FieldValues, fill
from summitdesk.domain.language import base_language, is_rtl, text_in
from summitdesk.domain.numbering import clause_label, clause_numbers
from summitdesk.domain.rows import EventRow, InstrumentRow, ParagraphRow, SignatoryRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.typeset.content import (
    Block,
    Document,
    Facing,
    Keep,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Parallel,
    Space,
    Span,
    TextStyle,
    plain,
)
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.units import mm


@dataclass(frozen=True, slots=True)
class InstrumentPaper:
    """What is printed of an instrument: ``signatories`` stand in protocol order; a draft is marked as one."""

    instrument: InstrumentRow
    event: EventRow
    signatories: tuple[SignatoryRow, ...]
    languages: tuple[str, ...]
    layout: TextLayout = TextLayout.SIDE_BY_SIDE
    draft: bool = True
    style: str = DEFAULT_STYLE
    certified: bool = False


def instrument_document(paper: InstrumentPaper, fonts: FontLibrary) -> Document:
    """The whole paper: the text in its languages and the signature pages."""
    paper = _titled(paper)
    page = _page(paper)
    blocks = _text_blocks(paper, page, fonts)
    blocks = (*blocks, *_signed(paper, page, fonts))
    return Document(
        title=" · ".join(filter(None, (text_in(filled_titles(paper.instrument), tag) for tag in paper.languages))),
        language=paper.languages[0],
        page=page.page,
        blocks=blocks,
        languages=paper.languages,
        footer=(house_style(paper.style).page_number(paper.languages[0]),),
        draft=draft_mark(paper.languages) if paper.draft else "",
        draft_language=paper.languages[0],
        mirrored=house_style(paper.style).mirrored,
    )


def _signed(paper: InstrumentPaper, page: InstrumentPage, fonts: FontLibrary) -> tuple[Block, ...]:
    """The signature pages, an annex for those who signed after the day, and the certification of a copy."""
    blocks: list[Block] = []
    for annex in (False, True):
        parties = [party for party in paper.signatories if is_late(party, paper.instrument) is annex]
        if parties:
            how = Signed(annex=annex, certified=paper.certified)
            pages = signature_pages(paper.instrument, parties, paper.languages, page, fonts, how)
            blocks += [PageBreak(), *pages]
    return (*blocks, *(certification(paper.languages) if paper.certified else ()))


def signature_page_document(paper: InstrumentPaper, fonts: FontLibrary) -> Document:
    """The signature pages alone, to be signed apart; each carries the title, the place and the date."""
    alone = replace(_titled(paper), layout=TextLayout.SEQUENTIAL)
    return replace(instrument_document(alone, fonts), blocks=_signed(alone, _page(alone), fonts))


def _titled(paper: InstrumentPaper) -> InstrumentPaper:
    """The paper with the fields of its titles filled in, on whichever of its pages they stand."""
    titles = filled_titles(paper.instrument, paper.event)
    return replace(paper, instrument=replace(paper.instrument, titles=titles))


def _page(paper: InstrumentPaper) -> InstrumentPage:
    in_columns = paper.layout is TextLayout.SIDE_BY_SIDE and len(paper.languages) > 1
    return house_style(paper.style).page(in_columns=in_columns)


def _text_blocks(paper: InstrumentPaper, page: InstrumentPage, fonts: FontLibrary) -> tuple[Block, ...]:
    texts = [_LanguageText(paper, page, tag) for tag in paper.languages]
    alone = paper.layout is TextLayout.FACING and len(texts) > 2
    if len(texts) == 1 or alone or paper.layout is TextLayout.SEQUENTIAL:
        return _in_sequence(texts)
    rows = list(zip(*(text.rows() for text in texts), strict=True))
    if paper.layout is TextLayout.INTERLEAVED:
        *running, closing, place_and_date = (interleaved(row) for row in rows)
        return tuple(Keep(together) for together in (*running, (*closing, *place_and_date)) if together)
    cover, languages = rows[0], paper.languages
    if is_rtl(languages[0]):
        # The first language stands where reading begins.
        rows, languages = [row[::-1] for row in rows], languages[::-1]
    if paper.layout is TextLayout.FACING:
        return (_cover(cover), Facing(_in_columns(rows, (1.0, 1.0))))
    shares = column_shares(rows, page.page.measure, styles.COLUMN_GAP, _usual_shares(languages), fonts)
    return _in_columns(rows, shares)


def _in_columns(rows: Sequence[tuple[tuple[Block, ...], ...]], shares: tuple[float, ...]) -> tuple[Parallel, ...]:
    """Rows side by side; place and date, which come last, stay with the paragraph before them."""
    *running, closing, place_and_date = (_side_by_side(row, shares) for row in rows)
    return (*running, replace(closing, keep_with_next=True), place_and_date)


def _cover(titles: Sequence[tuple[Block, ...]]) -> Block:
    """The page before facing texts: the titles of both, one below the other."""
    return Keep((Space(mm(62)), *(block for title in titles for block in title)))


def _in_sequence(texts: Sequence["_LanguageText"]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for number, text in enumerate(texts):
        if number:
            blocks.append(PageBreak())
        *running, closing, place_and_date = text.rows()
        blocks += (block for row in running for block in row)
        blocks.append(Keep((*closing, *place_and_date)))
    return tuple(blocks)


def _side_by_side(row: tuple[tuple[Block, ...], ...], shares: tuple[float, ...]) -> Parallel:
    keeps = all(isinstance(block, Paragraph) and block.style.keep_with_next for cell in row for block in cell)
    return Parallel(row, shares, gap=styles.COLUMN_GAP, keep_with_next=keeps)


def _usual_shares(languages: Sequence[str]) -> tuple[float, ...]:
    """Han text says the same in fewer lines: at 40 : 60 a Chinese and an English column come out equally long."""
    shares = [0.40 if is_han(tag) else 0.60 for tag in languages]
    return tuple(share / sum(shares) for share in shares)


_TITLE_LEADING = 1.55


def _setting(paper: InstrumentPaper, page: InstrumentPage, language: str) -> Setting:
    usual = setting(page, language)
    if not is_han(language):
        # Titles in words run over several lines more often than Han ones, and need less between them.
        leading = min(usual.title.leading, usual.title.text.size * _TITLE_LEADING)
        usual = replace(usual, title=replace(usual.title, leading=leading))
    return ragged(usual) if page.in_columns and len(paper.languages) > 2 and not is_han(language) else usual


class _LanguageText:
    """One language of an instrument as rows of blocks that are aligned with the rows of its other languages."""

    def __init__(self, paper: InstrumentPaper, page: InstrumentPage, language: str) -> None:
        self._instrument = paper.instrument
        self._language = language
        self._setting: Setting = _setting(paper, page, language)
        self._values: FieldValues = text_fields(paper.instrument, paper.event)
        self._page = page

    def rows(self) -> list[tuple[Block, ...]]:
        """Title, paragraphs, and at the end the closing paragraph and the place and date, each a row."""
        paragraphs = [row for row in self._instrument.paragraphs if row.kind is not ParagraphKind.PLACE_AND_DATE]
        numbers = clause_numbers(paragraphs)
        body = [self._paragraph(row, level, number) for row, (level, number) in zip(paragraphs, numbers, strict=True)]
        return [self._title(), *(body or [()]), self._place_and_date()]

    def _title(self) -> tuple[Block, ...]:
        text = text_in(filled_titles(self._instrument), self._language)
        if not text:
            return ()
        source = f"instrument/{self._instrument.id}"
        spans = names_whole(text, self._language, (party.delegation.city for party in self._instrument.signatories))
        blocks: list[Block] = [Paragraph(spans, self._language, self._setting.title, role="H1", source=source)]
        if self._language in self._instrument.translations:
            note = word("working_translation", self._language)
            blocks.append(plain(note, self._language, self._setting.note))
        return (*blocks, Space(14 if self._page.in_columns else 28))

    def _paragraph(self, row: ParagraphRow, level: int, number: int) -> tuple[Block, ...]:
        text = text_in(row.texts, self._language)
        if not text:
            return ()
        style, role = self._style(row.kind)
        spans: tuple[Span, ...] = (Span(fill(text, self._values, self._language).text, self._language),)
        label, width = self._label(level, number)
        if label and not width:
            # A number without a place of its own is the head of the text: its marks squeeze with their neighbours.
            spans, label = (replace(label, text=label.text + self._after_label), *spans), None
        return (Paragraph(spans, self._language, style, role, label, width, f"paragraph/{row.id}"),)

    @property
    def _after_label(self) -> str:
        """Chinese and Japanese numbers end in a mark that sets them off, Korean ones in a space."""
        return " " if base_language(self._language) == "ko" else ""

    def _style(self, kind: ParagraphKind) -> tuple[ParagraphStyle, str]:
        match kind:
            case ParagraphKind.HEADING:
                return self._setting.heading, "H2"
            case ParagraphKind.CLAUSE:
                return self._setting.clause, "P"
            case ParagraphKind.CLOSING:
                return self._setting.closing, "P"
        return self._setting.body, "P"

    def _label(self, level: int, number: int) -> tuple[Span | None, float]:
        if not level:
            return None, 0.0
        widths = self._setting.label_widths
        label = Span(
            clause_label(level, number, self._language), self._language, self._label_style(level), unbroken=True
        )
        return label, widths[min(level, len(widths)) - 1]

    def _label_style(self, level: int) -> TextStyle | None:
        """The face of a clause's number where the house style gives Han numbers one of their own."""
        faces = self._page.label_faces
        if level > len(faces) or not is_han(self._language):
            return None
        return replace(self._setting.clause.text, family=faces[level - 1])

    def _place_and_date(self) -> tuple[Block, ...]:
        written = [
            fill(text, self._values, self._language).text
            for row in self._instrument.paragraphs
            if row.kind is ParagraphKind.PLACE_AND_DATE and (text := text_in(row.texts, self._language))
        ]
        lines = written or place_and_date_lines(self._instrument, self._language)
        if not lines:
            return ()
        style = self._setting.place_and_date
        return (Keep((Space(style.leading * 0.6), *(plain(line, self._language, style) for line in lines))),)


def place_and_date_lines(instrument: InstrumentRow, language: str) -> list[str]:
    """Where and when the instrument was done, a line each, as far as the register says."""
    place = text_in(instrument.places, language)
    day = format_date(instrument.done_on, language) if instrument.done_on else ""
    return [line for line in (place, day) if line]
