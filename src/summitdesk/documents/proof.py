"""The report that proves both sides' copies of an agreement identical: each part of each text, copy beside copy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitdesk.documents.masthead import list_footer
from summitdesk.documents.parties import listed_city, names_whole
from summitdesk.documents.styles import HAIRLINE, ICE, INK, LIST, LIST_PAGE, SEAL, THIN
from summitdesk.documents.words import spoken, together, word, word_language
from summitdesk.domain.agreements import filled_titles
from summitdesk.domain.identity import Compared, ComparedText, IdentityProof
from summitdesk.domain.language import is_rtl, language_name, text_in
from summitdesk.domain.places import city_full_name
from summitdesk.domain.rows import EventRow, InstrumentRow, SignatoryRow
from summitdesk.typeset.content import (
    Align,
    Block,
    Cell,
    Document,
    Keep,
    Paragraph,
    ParagraphStyle,
    Parallel,
    Rule,
    Space,
    Span,
    Table,
    TableRow,
    TextStyle,
    plain,
)
from summitdesk.typeset.units import mm

_WIDTHS = (0.11, 0.40, 0.40, 0.09)


@dataclass(frozen=True, slots=True)
class ProofPaper:
    """What the report is about; ``languages`` are those that it is written in, the first of them foremost."""

    instrument: InstrumentRow
    event: EventRow
    proof: IdentityProof
    languages: tuple[str, ...]


def proof_document(paper: ProofPaper) -> Document:
    """The report as a document; it is evidence of its own and never a draft."""
    languages = paper.languages
    blocks: list[Block] = [*_head(paper), *_result(paper)]
    for text in paper.proof.texts:
        blocks += _compared(paper, text)
    blocks.append(Keep(tuple(_compared_by(paper))))
    titles = filled_titles(paper.instrument)
    return Document(
        title=together("identity", languages, " · "),
        language=languages[0],
        page=LIST_PAGE,
        blocks=tuple(blocks),
        languages=languages,
        footer=list_footer(text_in(titles, languages[0]) or paper.instrument.slug, languages[0]),
    )


def _head(paper: ProofPaper) -> Iterator[Block]:
    titles = filled_titles(paper.instrument)
    columns = []
    first = paper.languages[0]
    for tag in paper.languages[::-1] if is_rtl(first) else paper.languages:
        column: list[Block] = [plain(word("identity", tag), word_language("identity", tag), LIST.title, role="H1")]
        if title := text_in(titles, tag):
            cities = [side.delegation.city for side in paper.instrument.signatories]
            column.append(Paragraph(names_whole(title, tag, cities), tag, LIST.second_title))
        column.append(Space(4))
        how = f"alternat_{paper.proof.alternat}"
        column.append(plain(word(how, tag), word_language(how, tag), LIST.facts))
        columns.append(tuple(column))
    yield Parallel(tuple(columns), tuple(1.0 for _tag in columns), gap=24)
    yield Rule(HAIRLINE * 2, INK, space_before=10, space_after=12)


def _result(paper: ProofPaper) -> Iterator[Block]:
    """The finding in one sentence, and the fingerprints of the texts."""
    proof = paper.proof
    key = "identical" if proof.holds else "not_identical"
    differing = sum(not part.is_same for text in proof.texts for part in text.parts)
    colour = INK if proof.holds else SEAL
    counts = {"parts": proof.compared, "texts": len(proof.texts) * len(proof.copies), "differing": differing}
    for number, (said, tag) in enumerate(spoken(key, paper.languages, **counts)):
        style = ParagraphStyle(
            TextStyle(12.0 if number == 0 else 10.0, "sans", bold=number == 0, colour=colour),
            leading=18,
            align=Align.START,
            keep_with_next=True,
        )
        yield plain(said, tag, style)
    yield Space(6)


def _compared(paper: ProofPaper, text: ComparedText) -> Iterator[Block]:
    first = paper.languages[0]
    heading = " · ".join(dict.fromkeys(language_name(text.language, tag) for tag in paper.languages))
    yield Space(10)
    yield plain(heading, first, LIST.heading, role="H2")
    one, other = text.digests
    mark = "=" if one == other else "≠"
    yield plain(f"SHA-256  {one[:32]}… {mark} {other[:32]}…", "en", LIST.facts)
    yield Space(4)
    rows = tuple(_row(paper, text, part) for part in text.parts)
    yield Table(_WIDTHS, rows, (_header(paper),), gap=8, padding=3.5)


def _header(paper: ProofPaper) -> TableRow:
    first = paper.languages[0]
    keepers = [copy.keeper for copy in paper.proof.copies]
    heads = (
        _words("part_of_text", paper),
        *(_kept_by(keeper, paper.languages) for keeper in keepers),
        "",
    )
    cells = tuple(Cell((plain(head, first, LIST.head, role="TH"),), scope="Column") for head in heads)
    return TableRow(cells, rule_below=HAIRLINE * 2)


def _words(key: str, paper: ProofPaper) -> str:
    return together(key, paper.languages)


def _kept_by(keeper: SignatoryRow, languages: Sequence[str]) -> str:
    city = keeper.delegation.city
    return " / ".join(dict.fromkeys(word("copy_kept_by", tag, party=listed_city(city, tag)) for tag in languages))


def _row(paper: ProofPaper, text: ComparedText, part: Compared) -> TableRow:
    first, tag = paper.languages[0], text.language
    label = part.label or word(f"part_{part.part}", first)
    style = ParagraphStyle(TextStyle(8.5), leading=12.5, align=Align.START, hyphenate=True)
    verdict = Span("✓" if part.is_same else "≠", first, TextStyle(10, "sans", bold=True, colour=_colour(part)))
    cells = (
        Cell((plain(label, tag if part.label else first, LIST.second, role="TH"),), scope="Row"),
        Cell((plain(part.one, tag, style, role="TD"),)),
        Cell((plain(part.other, tag, style, role="TD"),)),
        Cell((Paragraph((verdict,), first, ParagraphStyle(leading=12.5, align=Align.CENTER), role="TD"),)),
    )
    return TableRow(cells, rule_below=THIN, shade="" if part.is_same else ICE)


def _colour(part: Compared) -> str:
    return INK if part.is_same else SEAL


def _compared_by(paper: ProofPaper) -> Iterator[Block]:
    """Where those who read the copies against each other sign for each side."""
    yield Space(18)
    yield plain(_words("read_together", paper), paper.languages[0], LIST.second_heading)
    yield Space(mm(12))
    cells = []
    for copy in paper.proof.copies:
        city = copy.keeper.delegation.city
        names = " / ".join(dict.fromkeys(city_full_name(city, tag) for tag in paper.languages))
        cells.append((Rule(0.5, space_after=3), plain(names, paper.languages[0], LIST.second)))
    yield Parallel(tuple(cells), (1.0, 1.0), gap=mm(14))
