"""Signature pages: a space to sign for every party, in protocol order, with the lines that say for whom.

Each page also carries the title and the place and date, so that no page of signatures stands without text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitdesk.documents import styles
from summitdesk.documents.parties import name_span, presented
from summitdesk.documents.styles import is_han
from summitdesk.documents.words import word
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
    Rule,
    Space,
    TextStyle,
    plain,
)
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.lines import natural_width
from summitdesk.typeset.units import mm

LEAST_ROW = mm(23)
GREATEST_ROW = mm(34)
LARGEST, SMALLEST = 10.0, 7.0
_GAP = 14.0
_HEAD_ROOM = mm(36)
_STEP = 0.25


def signature_pages(
    instrument: InstrumentRow,
    signatories: Sequence[SignatoryRow],
    languages: Sequence[str],
    page: PageStyle,
    fonts: FontLibrary,
) -> tuple[Block, ...]:
    """The signature pages of an instrument; ``signatories`` stand in protocol order."""
    columns = 3 if len(signatories) > 8 else 2
    width = (page.measure - _GAP * (columns - 1)) / columns
    cells = _blocks(signatories, languages, width, fonts)
    rows = max(1, int((page.depth - _HEAD_ROOM) // LEAST_ROW))
    blocks: list[Block] = []
    for start in range(0, len(cells), rows * columns):
        if start:
            blocks.append(PageBreak())
        blocks += _head(instrument, languages)
        blocks.append(
            Grid(
                tuple(cells[start : start + rows * columns]),
                columns,
                gap=_GAP,
                row_height=LEAST_ROW,
                max_row_height=GREATEST_ROW,
                fill=True,
            )
        )
    return tuple(blocks)


def _head(instrument: InstrumentRow, languages: Sequence[str]) -> list[Block]:
    lines: list[Block] = [
        plain(_title(instrument, tag), tag, _heading(tag), role="H1" if number == 0 else "P")
        for number, tag in enumerate(languages)
    ]
    done = [plain(text, tag, _testimonium(tag)) for tag in languages if (text := _done(instrument, tag))]
    return [Keep((*lines, Space(6), *done)), Space(4)]


def _title(instrument: InstrumentRow, language: str) -> str:
    title = text_in(instrument.titles, language)
    if base_language(language) == "zh" and title and "《" not in title:
        title = f"《{title}》"
    return word("signatures", language, title=title)


def _done(instrument: InstrumentRow, language: str) -> str:
    place = text_in(instrument.places, language)
    if not place or instrument.done_on is None:
        return ""
    return word("done", language, place=place, date=format_date(instrument.done_on, language))


def _heading(language: str) -> ParagraphStyle:
    size, leading = (15.0, 24.0) if is_han(language) else (12.5, 20.0)
    text = TextStyle(size=size, bold=True)
    return ParagraphStyle(text, leading=leading, align=Align.CENTER, balance=True, keep_with_next=True)


def _testimonium(language: str) -> ParagraphStyle:
    size = 10.5 if is_han(language) else 9.5
    return ParagraphStyle(TextStyle(size=size), leading=16, align=Align.CENTER, balance=True, keep_with_next=True)


def _blocks(
    signatories: Sequence[SignatoryRow], languages: Sequence[str], width: float, fonts: FontLibrary
) -> list[tuple[Block, ...]]:
    texts = [list(_lines(signatory, languages)) for signatory in signatories]
    return [
        (
            *_name(signatory, width, fonts),
            Rule(styles.RULE, space_before=2, space_after=3),
            *_fitted(lines, width, fonts),
        )
        for signatory, lines in zip(signatories, texts, strict=True)
    ]


def _name(signatory: SignatoryRow, width: float, fonts: FontLibrary) -> tuple[Block, ...]:
    """The signer's own name above the rule; where nobody told it, the space stays blank to be signed."""
    name = native_name(signatory.signer.names) if signatory.signer else None
    if signatory.signer is None or name is None:
        return ()
    style = _line_style(LARGEST + 0.5)
    paragraph = Paragraph((name_span(name),), name.language, style, source=f"delegate/{signatory.signer.id}")
    return (_at(paragraph, _size(paragraph, width, fonts)),)


def _lines(signatory: SignatoryRow, languages: Sequence[str]) -> Iterator[Paragraph]:
    """For whom somebody signs, a line each: 日本新潟市副市长 and Japan Niigata."""
    delegation, signer = signatory.delegation, signatory.signer
    city = presented(delegation.city, delegation.badge_names)
    offices = signer.offices if signer else {}
    source = f"delegation/{delegation.id}"
    for tag in languages:
        if len(languages) == 1 and not is_han(tag):
            yield from _western_lines(city, text_in(offices, tag), tag, source)
            continue
        line = signature_line(city, offices, tag, is_host=delegation.is_host)
        yield plain(line, tag, _line_style(LARGEST), source=source)
    if signatory.form is not SignatureForm.IN_PERSON:
        note = " ".join(word(signatory.form.value, tag) for tag in languages)
        yield plain(note, languages[0], _line_style(SMALLEST), source=source)


def _western_lines(city: CityRow, office: str, language: str, source: str) -> Iterator[Paragraph]:
    """A paper in one Western language gives the office a line of its own: Deputy Mayor / Niigata, Japan."""
    if office:
        yield plain(office, language, _line_style(LARGEST), source=source)
    place = ", ".join(filter(None, (city_name(city, language), country_name(city.country, language))))
    yield plain(place, language, _line_style(LARGEST), source=source)


def _line_style(size: float) -> ParagraphStyle:
    return ParagraphStyle(TextStyle(size=size), leading=size * 1.35, align=Align.START, keep_with_next=True)


def _fitted(lines: Sequence[Paragraph], width: float, fonts: FontLibrary) -> list[Paragraph]:
    """The lines at the largest size at which each stays one line; below 7 pt they turn over instead."""
    return [_at(line, _size(line, width, fonts)) for line in lines]


def _size(line: Paragraph, width: float, fonts: FontLibrary) -> float:
    size = line.style.text.size
    while size > SMALLEST and natural_width(_at(line, size), fonts) > width:
        size -= _STEP
    return size


def _at(line: Paragraph, size: float) -> Paragraph:
    return replace(line, style=_line_style(size))
