"""Signature pages: a space to sign for every party, in protocol order, with the lines that say for whom.

Each page also carries the title and the place and date, so that no page of signatures stands without text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from summitdesk.documents import styles
from summitdesk.documents.parties import beneath, from_where, joined, name_span, names_whole, presented
from summitdesk.documents.styles import InstrumentPage, is_han
from summitdesk.documents.words import spoken, together, word, word_language
from summitdesk.domain.agreements import filled_titles
from summitdesk.domain.dates import format_date
from summitdesk.domain.language import base_language, text_in
from summitdesk.domain.names import native_name
from summitdesk.domain.places import city_name, country_name, signature_line
from summitdesk.domain.rows import CityRow, InstrumentRow, SignatoryRow
from summitdesk.domain.vocabulary import SignatureForm
from summitdesk.typeset.content import (
    Align,
    Block,
    Grid,
    Keep,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Parallel,
    Rule,
    Space,
    Span,
    TextStyle,
    plain,
)
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.lines import natural_width, set_lines
from summitdesk.typeset.units import mm
from summitdesk.values import value

LEAST_ROW = mm(23)
GREATEST_ROW = mm(36)
SIGNING_SPACE = mm(18)
LARGEST, SMALLEST = 10.0, 7.0
_LEADING = 1.3
_GAP = 14.0
_NAME_LARGER = 1.5
_BELOW_NAME = 2.5
"""Tibetan and Burmese letters reach far below their line."""

_LEAST_SHARE = 0.86
"""So much smaller than its neighbours a long line may be without looking so."""
_RULE_BEFORE, _RULE_AFTER = 2.0, 2.0
_STEP = 0.25


@value
class Signed:
    """How signatures are shown: in an ``annex`` of those given after the day, each dated; as given in a copy that is
    ``certified``, where nobody signs again."""

    annex: bool = False
    certified: bool = False


def is_late(signatory: SignatoryRow, instrument: InstrumentRow) -> bool:
    """Whether a city signed or endorsed after the day on which the instrument was done."""
    return bool(signatory.signed_on and instrument.done_on and signatory.signed_on > instrument.done_on)


def signature_pages(  # noqa: PLR0917 - what stands on the page, and the page
    instrument: InstrumentRow,
    signatories: Sequence[SignatoryRow],
    languages: Sequence[str],
    page: InstrumentPage,
    fonts: FontLibrary,
    signed: Signed | None = None,
) -> tuple[Block, ...]:
    """The signature pages of an instrument; ``signatories`` stand in protocol order.

    They share as few pages as hold them, evenly, and all lines under the rules have one size.
    """
    signed = signed or Signed()
    columns = 3 if len(signatories) > 8 else 2
    measure = page.page.measure
    column = _Column((measure - _GAP * (columns - 1)) / columns, fonts, signed, languages[0])
    head = _Head.of(instrument, languages, signed, page, fonts)
    rows = _in_rows([tuple(_lines(party, languages)) for party in signatories], columns)
    fit = _fit(rows, column, page.page.depth - head.height)
    per_page = fit.rows * columns
    blocks: list[Block] = []
    for start in range(0, len(signatories), per_page):
        if start:
            blocks.append(PageBreak())
        parties = _in_rows(signatories[start : start + per_page], columns)
        cells = tuple(cell for row in parties for cell in _row(row, languages, fit.size, column))
        grid = Grid(cells, columns, gap=_GAP, row_height=fit.height, max_row_height=GREATEST_ROW, fill=True)
        blocks += [*head.blocks, grid]
    return tuple(blocks)


_Item = TypeVar("_Item")


def _in_rows(items: Sequence[_Item], columns: int) -> list[Sequence[_Item]]:
    return [items[start : start + columns] for start in range(0, len(items), columns)]


@value
class _Fit:
    """How blocks share the pages: rows on a page, the least height of a row, and the size of the lines."""

    rows: int
    height: float
    size: float


def _fit(rows: Sequence[Sequence[tuple[Paragraph, ...]]], column: "_Column", room: float) -> _Fit:
    """As few pages as possible, then as few lines that turn over, then as large as possible."""
    fits: list[tuple[tuple[int, int, float], _Fit]] = []
    size = LARGEST
    while size >= SMALLEST:
        counts = [column.turns(line, size) for row in rows for cell in row for line in cell]
        below = max(column.height(cell, size) for row in rows for cell in row)
        height = max(LEAST_ROW, SIGNING_SPACE + _RULE_AFTER + below)
        on_page = max(1, int(room // height))
        pages = -(-len(rows) // on_page)
        fits.append(((pages, sum(counts), -size), _Fit(-(-len(rows) // pages), height, size)))
        size -= _STEP
    return min(fits, key=lambda found: found[0])[1]


@value
class _Head:
    """Title, place and date at the head of each page of signatures, and the height they take."""

    blocks: tuple[Block, ...]
    height: float

    @classmethod
    def of(
        cls,
        instrument: InstrumentRow,
        languages: Sequence[str],
        signed: Signed,
        page: InstrumentPage,
        fonts: FontLibrary,
    ) -> "_Head":
        cities = [party.delegation.city for party in instrument.signatories]
        titles = [
            Paragraph(
                names_whole(_title(instrument, tag, signed), tag, cities),
                tag,
                _heading(tag, bold=page.title_bold),
                role="H1" if number == 0 else "P",
            )
            for number, tag in enumerate(languages)
        ]
        said = _added if signed.annex else _done
        done = [plain(text, tag, _testimonium(tag)) for tag in languages if (text := said(instrument, tag))]
        lines: tuple[Paragraph, ...] = (*titles, *done)
        height = sum(_height(line, page.page.measure, fonts) for line in lines) + _HEAD_SPACE
        return cls((Keep((*titles, Space(_HEAD_SPACE), *done)),), height)


def _height(paragraph: Paragraph, measure: float, fonts: FontLibrary) -> float:
    return len(set_lines(paragraph, measure, fonts).lines) * paragraph.style.leading


_HEAD_SPACE = 4.0


def _title(instrument: InstrumentRow, language: str, signed: Signed) -> str:
    title = text_in(filled_titles(instrument), language)
    opening, closing = _TITLE_MARKS.get(base_language(language), ("", ""))
    if title and opening and opening not in title:
        title = f"{opening}{title}{closing}"
    key = "late_signatures" if signed.annex else "signatures"
    # A title in a language without words of its own is not mixed with English ones.
    return word(key, language, title=title) if word_language(key, language) == language or not title else title


_TITLE_MARKS = {"zh": ("《", "》"), "ja": ("「", "」"), "ko": ("「", "」")}


def _done(instrument: InstrumentRow, language: str) -> str:
    place = text_in(instrument.places, language)
    if not place or instrument.done_on is None or word_language("done", language) != language:
        return ""
    return word("done", language, place=place, date=format_date(instrument.done_on, language))


def _added(instrument: InstrumentRow, language: str) -> str:
    if instrument.done_on is None or word_language("signed_later", language) != language:
        return ""
    return word("signed_later", language, date=format_date(instrument.done_on, language))


def _heading(language: str, *, bold: bool) -> ParagraphStyle:
    size, leading = (14.0, 20.0) if is_han(language) else (11.5, 17.0)
    text = TextStyle(size=size, bold=bold)
    return ParagraphStyle(text, leading=leading, align=Align.CENTER, balance=True, keep_with_next=True)


def _testimonium(language: str) -> ParagraphStyle:
    size = 10.0 if is_han(language) else 9.0
    return ParagraphStyle(TextStyle(size=size), leading=14, align=Align.CENTER, balance=True, keep_with_next=True)


@value
class _Column:
    """The width of a block of signature, how signatures are shown in it, and the language that is read first."""

    width: float
    fonts: FontLibrary
    signed: Signed
    first: str

    def set(self, line: Paragraph, size: float) -> Paragraph:
        """The line in ``size``, or a little smaller where that keeps it on one line; the leading is the same."""
        line = replace(line, style=replace(_line_style(size), align=line.style.align))
        smaller = _fitted(line, self.width, self.fonts, max(SMALLEST, size * _LEAST_SHARE))
        return smaller if natural_width(smaller, self.fonts) <= self.width else line

    def turns(self, line: Paragraph, size: float) -> int:
        """How many lines a line in ``size`` needs beyond the first."""
        return len(set_lines(self.set(line, size), self.width, self.fonts).lines) - 1

    def height(self, lines: Sequence[Paragraph], size: float) -> float:
        """The height of lines under a rule where they are set in ``size``."""
        return sum(_height(self.set(line, size), self.width, self.fonts) for line in lines)


def _row(
    row: Sequence[SignatoryRow], languages: Sequence[str], size: float, column: _Column
) -> Iterator[tuple[Block, ...]]:
    """The blocks of one row, all as high under their rules as the highest, so that the rules are level."""
    texts = [tuple(column.set(line, size) for line in _lines(party, languages)) for party in row]
    heights = [column.height(lines, size) for lines in texts]
    for party, lines, height in zip(row, texts, heights, strict=True):
        above = (*_form(party, languages, column), *_name(party, size, column))
        before = _RULE_BEFORE + (_BELOW_NAME if above else 0.0)
        rule = Rule(styles.RULE, space_before=before, space_after=_RULE_AFTER)
        foot = (Space(max(heights) - height),) if height < max(heights) else ()
        yield (*_room_for(above, column), *above, rule, *lines, *foot)


def _room_for(above: Sequence[Paragraph], column: _Column) -> tuple[Block, ...]:
    """A printed name of one line stands in the space to sign; longer ones have it above them."""
    height = sum(_height(each, column.width, column.fonts) for each in above)
    return (Space(SIGNING_SPACE),) if height > SIGNING_SPACE / 2 else ()


def _form(signatory: SignatoryRow, languages: Sequence[str], column: _Column) -> tuple[Paragraph, ...]:
    """How and when a signature is given that does not stand on this page: said in the space where it would."""
    notes: list[tuple[str, str]] = []
    if column.signed.annex and signatory.signed_on:
        notes = [(format_date(signatory.signed_on, tag), tag) for tag in languages]
    if signatory.form is not SignatureForm.IN_PERSON:
        notes += spoken(signatory.form.value, languages)
    elif column.signed.certified and signatory.signed_on:
        notes += spoken("signed_mark", languages)
    if not notes:
        return ()
    spans = joined([Span(text, tag) for text, tag in notes], " ")
    return (Paragraph(spans, languages[0], _line_style(SMALLEST + 1)),)


def certification(languages: Sequence[str]) -> tuple[Block, ...]:
    """The statement that a copy agrees with the original, with room for name, office, date and seal."""
    blocks: list[Block] = [Space(mm(10))]
    for text, tag in spoken("certified", languages):
        style = replace(_testimonium(tag), align=Align.START, balance=False)
        blocks.append(plain(text, tag, style))
    blocks.append(Space(mm(16)))
    captions = tuple(
        (
            Rule(styles.RULE, space_after=_RULE_AFTER),
            plain(together(key, languages), languages[0], _line_style(SMALLEST + 1)),
        )
        for key in ("certifier", "certified_on")
    )
    blocks.append(Parallel(captions, (1.0, 1.0), gap=mm(14)))
    return (Keep(tuple(blocks)),)


def _name(signatory: SignatoryRow, size: float, column: _Column) -> tuple[Paragraph, ...]:
    """The signer's own name above the rule; where nobody told it, the space stays blank to be signed."""
    name = native_name(signatory.signer.names) if signatory.signer else None
    if signatory.signer is None or name is None:
        return ()
    style = beneath(_line_style(min(LARGEST, size + _NAME_LARGER)), name.language, column.first)
    paragraph = Paragraph((name_span(name),), name.language, style, source=f"delegate/{signatory.signer.id}")
    return (_fitted(paragraph, column.width, column.fonts),)


def _lines(signatory: SignatoryRow, languages: Sequence[str]) -> Iterator[Paragraph]:
    """For whom somebody signs, a line each: 日本新潟市副市长 and Japan Niigata."""
    delegation, signer = signatory.delegation, signatory.signer
    city = presented(delegation.city, delegation.badge_names)
    offices = signer.offices if signer else {}
    source = f"delegation/{delegation.id}"
    style = _line_style(LARGEST)
    for tag in languages:
        if len(languages) == 1 and not is_han(tag):
            yield from _western_lines(city, text_in(offices, tag), tag, style, source)
            continue
        line = signature_line(city, offices, tag, is_host=delegation.is_host)
        yield plain(line, tag, beneath(style, tag, languages[0]), source=source)


def _western_lines(
    city: CityRow, office: str, language: str, style: ParagraphStyle, source: str
) -> Iterator[Paragraph]:
    """A paper in one Western language gives the office a line of its own: Deputy Mayor / Niigata, Japan."""
    if office:
        yield plain(office, language, style, source=source)
    place = from_where(country_name(city.country, language), city_name(city, language), language)
    yield plain(place, language, style, source=source)


def _line_style(size: float) -> ParagraphStyle:
    return ParagraphStyle(TextStyle(size=size), leading=size * _LEADING, align=Align.START, keep_with_next=True)


def _fitted(line: Paragraph, width: float, fonts: FontLibrary, least: float = SMALLEST) -> Paragraph:
    """The line at the largest size at which it stays one line; below ``least`` it turns over instead."""
    size = line.style.text.size
    while size > least and natural_width(line, fonts) > width:
        size = max(least, size - _STEP)
        line = replace(line, style=replace(line.style, text=replace(line.style.text, size=size)))
    return line
