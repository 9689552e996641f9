"""Signature pages: a space to sign for every party, in protocol order, with the lines that say for whom.

Each page also carries the title and the place and date, so that no page of signatures stands without text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitdesk.documents import styles
from summitdesk.documents.parties import name_span, names_whole, presented
from summitdesk.documents.styles import is_han
from summitdesk.documents.words import word
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
    PageStyle,
    Paragraph,
    ParagraphStyle,
    Parallel,
    Rule,
    Space,
    TextStyle,
    plain,
)
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.lines import natural_width
from summitdesk.typeset.units import mm

LEAST_ROW = mm(23)
GREATEST_ROW = mm(36)
SIGNING_SPACE = mm(18)
LARGEST, SMALLEST = 10.0, 7.0
_LEADING = 1.3
_GAP = 14.0
_RULE_BEFORE, _RULE_AFTER = 2.0, 2.0
_STEP = 0.25


@dataclass(frozen=True, slots=True)
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
    page: PageStyle,
    fonts: FontLibrary,
    signed: Signed | None = None,
) -> tuple[Block, ...]:
    """The signature pages of an instrument; ``signatories`` stand in protocol order."""
    signed = signed or Signed()
    columns = 3 if len(signatories) > 8 else 2
    width = (page.measure - _GAP * (columns - 1)) / columns
    head = _Head.of(instrument, languages, signed)
    room = page.depth - head.height
    per_page = max(1, int(room // LEAST_ROW)) * columns
    blocks: list[Block] = []
    for start in range(0, len(signatories), per_page):
        if start:
            blocks.append(PageBreak())
        parties = signatories[start : start + per_page]
        row = min(room / -(-len(parties) // columns), GREATEST_ROW)
        cells = tuple(_cells(parties, languages, _largest_size(row, len(languages)), _Column(width, fonts, signed)))
        grid = Grid(cells, columns, gap=_GAP, row_height=LEAST_ROW, max_row_height=GREATEST_ROW, fill=True)
        blocks += [*head.blocks, grid]
    return tuple(blocks)


def _largest_size(row: float, lines: int) -> float:
    """The size at which the lines under the rule leave 18 mm to sign, and never more than suits the page."""
    left = (row - SIGNING_SPACE - _RULE_BEFORE - _RULE_AFTER) / (lines * _LEADING)
    return min(LARGEST, max(SMALLEST, left // _STEP * _STEP))


@dataclass(frozen=True, slots=True)
class _Head:
    """Title, place and date at the head of each page of signatures, and the height they take."""

    blocks: tuple[Block, ...]
    height: float

    @classmethod
    def of(cls, instrument: InstrumentRow, languages: Sequence[str], signed: Signed) -> "_Head":
        titles = [
            Paragraph(
                names_whole(
                    _title(instrument, tag, signed), tag, (party.delegation.city for party in instrument.signatories)
                ),
                tag,
                _heading(tag),
                role="H1" if number == 0 else "P",
            )
            for number, tag in enumerate(languages)
        ]
        said = _added if signed.annex else _done
        done = [plain(text, tag, _testimonium(tag)) for tag in languages if (text := said(instrument, tag))]
        lines: tuple[Paragraph, ...] = (*titles, *done)
        height = sum(line.style.leading for line in lines) + _HEAD_SPACE
        return cls((Keep((*titles, Space(_HEAD_SPACE), *done)),), height)


_HEAD_SPACE = 4.0


def _title(instrument: InstrumentRow, language: str, signed: Signed) -> str:
    title = text_in(filled_titles(instrument), language)
    if base_language(language) == "zh" and title and "《" not in title:
        title = f"《{title}》"
    return word("late_signatures" if signed.annex else "signatures", language, title=title)


def _done(instrument: InstrumentRow, language: str) -> str:
    place = text_in(instrument.places, language)
    if not place or instrument.done_on is None:
        return ""
    return word("done", language, place=place, date=format_date(instrument.done_on, language))


def _added(instrument: InstrumentRow, language: str) -> str:
    if instrument.done_on is None:
        return ""
    return word("signed_later", language, date=format_date(instrument.done_on, language))


def _heading(language: str) -> ParagraphStyle:
    size, leading = (14.0, 20.0) if is_han(language) else (11.5, 17.0)
    text = TextStyle(size=size, bold=True)
    return ParagraphStyle(text, leading=leading, align=Align.CENTER, balance=True, keep_with_next=True)


def _testimonium(language: str) -> ParagraphStyle:
    size = 10.0 if is_han(language) else 9.0
    return ParagraphStyle(TextStyle(size=size), leading=14, align=Align.CENTER, balance=True, keep_with_next=True)


@dataclass(frozen=True, slots=True)
class _Column:
    """The width of a block of signature, and how signatures are shown in it."""

    width: float
    fonts: FontLibrary
    signed: Signed


def _cells(
    signatories: Sequence[SignatoryRow], languages: Sequence[str], size: float, column: _Column
) -> Iterator[tuple[Block, ...]]:
    for signatory in signatories:
        lines = [_fitted(line, column.width, column.fonts) for line in _lines(signatory, languages, _line_style(size))]
        rule = Rule(styles.RULE, space_before=_RULE_BEFORE, space_after=_RULE_AFTER)
        yield (
            *_form(signatory, languages, column.signed),
            *_name(signatory, column.width, column.fonts),
            rule,
            *lines,
        )


def _form(signatory: SignatoryRow, languages: Sequence[str], signed: Signed) -> tuple[Block, ...]:
    """How and when a signature is given that does not stand on this page: said in the space where it would."""
    notes = []
    if signed.annex and signatory.signed_on:
        notes = [format_date(signatory.signed_on, tag) for tag in languages]
    if signatory.form is not SignatureForm.IN_PERSON:
        notes += [word(signatory.form.value, tag) for tag in languages]
    elif signed.certified and signatory.signed_on:
        notes += [word("signed_mark", tag) for tag in languages]
    if not notes:
        return ()
    return (plain(" ".join(notes), languages[0], _line_style(SMALLEST + 1)),)


def certification(languages: Sequence[str]) -> tuple[Block, ...]:
    """The statement that a copy agrees with the original, with room for name, office, date and seal."""
    blocks: list[Block] = [Space(mm(10))]
    for tag in languages:
        style = replace(_testimonium(tag), align=Align.START, balance=False)
        blocks.append(plain(word("certified", tag), tag, style))
    blocks.append(Space(mm(16)))
    captions = tuple(
        (
            Rule(styles.RULE, space_after=_RULE_AFTER),
            plain(" ".join(word(key, tag) for tag in languages), languages[0], _line_style(SMALLEST + 1)),
        )
        for key in ("certifier", "certified_on")
    )
    blocks.append(Parallel(captions, (1.0, 1.0), gap=mm(14)))
    return (Keep(tuple(blocks)),)


def _name(signatory: SignatoryRow, width: float, fonts: FontLibrary) -> tuple[Block, ...]:
    """The signer's own name above the rule; where nobody told it, the space stays blank to be signed."""
    name = native_name(signatory.signer.names) if signatory.signer else None
    if signatory.signer is None or name is None:
        return ()
    style = _line_style(LARGEST)
    paragraph = Paragraph((name_span(name),), name.language, style, source=f"delegate/{signatory.signer.id}")
    return (_fitted(paragraph, width, fonts),)


def _lines(signatory: SignatoryRow, languages: Sequence[str], style: ParagraphStyle) -> Iterator[Paragraph]:
    """For whom somebody signs, a line each: 日本新潟市副市长 and Japan Niigata."""
    delegation, signer = signatory.delegation, signatory.signer
    city = presented(delegation.city, delegation.badge_names)
    offices = signer.offices if signer else {}
    source = f"delegation/{delegation.id}"
    for tag in languages:
        if len(languages) == 1 and not is_han(tag):
            yield from _western_lines(city, text_in(offices, tag), tag, style, source)
            continue
        line = signature_line(city, offices, tag, is_host=delegation.is_host)
        yield plain(line, tag, style, source=source)


def _western_lines(
    city: CityRow, office: str, language: str, style: ParagraphStyle, source: str
) -> Iterator[Paragraph]:
    """A paper in one Western language gives the office a line of its own: Deputy Mayor / Niigata, Japan."""
    if office:
        yield plain(office, language, style, source=source)
    place = ", ".join(filter(None, (city_name(city, language), country_name(city.country, language))))
    yield plain(place, language, style, source=source)


def _line_style(size: float) -> ParagraphStyle:
    return ParagraphStyle(TextStyle(size=size), leading=size * _LEADING, align=Align.START, keep_with_next=True)


def _fitted(line: Paragraph, width: float, fonts: FontLibrary) -> Paragraph:
    """The line at the largest size at which it stays one line; below 7 pt it turns over instead."""
    size = line.style.text.size
    while size > SMALLEST and natural_width(line, fonts) > width:
        size = max(SMALLEST, size - _STEP)
        # The leading stays, so that the rules of a row stay level.
        line = replace(line, style=replace(line.style, text=replace(line.style.text, size=size)))
    return line
