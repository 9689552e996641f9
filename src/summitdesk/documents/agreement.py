"""A bilateral agreement on paper, as one side keeps it: texts in the order of the copy, each with two signatures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summitdesk.documents import styles
from summitdesk.documents.columns import column_shares, hyphenated, interleaved, ragged
from summitdesk.documents.layouts import TextLayout
from summitdesk.documents.parties import listed_city, names_whole
from summitdesk.documents.styles import DEFAULT_STYLE, InstrumentPage, Setting, house_style, is_han, setting
from summitdesk.documents.words import draft_mark, word
from summitdesk.domain.agreements import AgreementText, Clause, SignatureBlock, read_text
from summitdesk.domain.alternat import KeeperCopy
from summitdesk.domain.language import base_language, is_rtl
from summitdesk.domain.numbering import Scheme, scheme_of
from summitdesk.domain.rows import EventRow, InstrumentRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.typeset.content import (
    Align,
    Block,
    Document,
    Facing,
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
from summitdesk.typeset.flow import lay_out
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import LineItem
from summitdesk.typeset.units import mm

SIGNING_SPACE = mm(20)
_BLOCK_GAP = mm(14)
_BELOW_TITLE = 4.0
_NARROW_TITLE = 12.0
"""The name of a district in nine Han characters stands on one line of three columns."""

_COLUMN_BLOCK_GAP = mm(4)
_END = 3
"""The rows at the end of a text: its closing clause, the heads and the feet of the signatures."""


@dataclass(frozen=True, slots=True)
class AgreementPaper:
    """What is printed of an agreement: one side's copy, or some of its texts; a draft says whose copy it is."""

    instrument: InstrumentRow
    event: EventRow
    copy: KeeperCopy
    layout: TextLayout = TextLayout.SEQUENTIAL
    draft: bool = True
    style: str = DEFAULT_STYLE

    @property
    def in_columns(self) -> bool:
        """Whether the texts stand side by side."""
        return self.layout is TextLayout.SIDE_BY_SIDE and len(self.copy.texts) > 1

    @property
    def in_narrow_columns(self) -> bool:
        """Whether the columns are too narrow to be justified, and to sign in."""
        return self.in_columns and len(self.copy.texts) > 2

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the texts, in their order."""
        return self.copy.languages


def agreement_document(paper: AgreementPaper) -> Document:
    """The whole copy: every text with its signatures."""
    texts = _texts(paper)
    rows = [text.rows() for text in texts]
    if paper.in_columns:
        blocks = _in_columns(paper, rows)
    elif paper.layout is TextLayout.FACING and len(rows) == 2:
        blocks = _facing(paper, texts, rows)
    elif paper.layout is TextLayout.INTERLEAVED and len(rows) > 1:
        blocks = _interleaved(rows)
    else:
        blocks = _in_sequence(rows)
    return _document(paper, texts, blocks)


def signature_document(paper: AgreementPaper) -> Document:
    """The last page of each text alone, to be signed apart: the title, the closing clause and the signatures."""
    texts = _texts(paper)
    blocks: list[Block] = []
    for number, text in enumerate(texts):
        if number:
            blocks.append(PageBreak())
        rows = text.rows()
        blocks += [*rows[0], _ending(rows)]
    return _document(paper, texts, tuple(blocks))


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """Where a signature is given in a finished copy: its page, from 1, and where its rule begins, in points."""

    language: str
    is_left: bool
    page: int
    x: float
    y: float


def signature_places(paper: AgreementPaper, fonts: FontLibrary) -> tuple[SignaturePlace, ...]:
    """Where each signature of the copy is given, text by text, the left one first: its rules are the only ones."""
    layout, _problems = lay_out(agreement_document(paper), fonts)
    rules = [
        (number, item.x1, item.y1)
        for number, frame in enumerate(layout.frames, 1)
        for item in frame.items
        if isinstance(item, LineItem)
    ]
    signed = [text for text in paper.copy.texts if text.language not in paper.instrument.translations]
    if paper.in_columns and not paper.in_narrow_columns and is_rtl(paper.languages[0]):
        signed = signed[::-1]
    places = [(text.language, is_left) for text in signed for is_left in (True, False)]
    found = [
        SignaturePlace(language, is_left, page, x, y)
        for (language, is_left), (page, x, y) in zip(places, rules, strict=True)
    ]
    order = [text.language for text in paper.copy.texts]
    return tuple(sorted(found, key=lambda place: (order.index(place.language), not place.is_left)))


def _document(paper: AgreementPaper, texts: Sequence["_TextSetter"], blocks: tuple[Block, ...]) -> Document:
    languages = paper.languages
    return Document(
        title=" · ".join(filter(None, (text.said.title for text in texts))),
        language=languages[0],
        page=_page(paper).page,
        blocks=blocks,
        languages=languages,
        header=(copy_marker(paper),) if paper.draft else (),
        footer=(house_style(paper.style).page_number(languages[0]),),
        draft=draft_mark(languages) if paper.draft else "",
        draft_language=languages[0],
        mirrored=house_style(paper.style).mirrored,
    )


def copy_marker(paper: AgreementPaper) -> Paragraph:
    """Whose copy this is, on drafts only: what is signed does not say it."""
    city = paper.copy.keeper.delegation.city
    spans: list[Span] = []
    for tag in paper.languages:
        if spans:
            spans.append(Span("  /  ", paper.languages[0]))
        spans.append(Span(word("copy_kept_by", tag, party=listed_city(city, tag)), tag, isolate=True))
    return Paragraph(tuple(spans), paper.languages[0], _MARKER)


_MARKER = ParagraphStyle(TextStyle(size=8.5, family="sans", colour=styles.GREY), leading=12, align=Align.END)


def _page(paper: AgreementPaper) -> InstrumentPage:
    return house_style(paper.style).page(in_columns=paper.in_columns)


def _texts(paper: AgreementPaper) -> list["_TextSetter"]:
    return [_TextSetter(paper, read_text(paper.instrument, paper.event, text)) for text in paper.copy.texts]


def _in_sequence(texts: Sequence[list[tuple[Block, ...]]]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for number, rows in enumerate(texts):
        if number:
            blocks.append(PageBreak())
        blocks += (block for row in rows[:-_END] for block in row)
        blocks.append(_ending(rows))
    return tuple(blocks)


def _ending(rows: list[tuple[Block, ...]]) -> Keep:
    """The closing clause and the signatures, which stand on one page."""
    closing, heads, feet = rows[-_END:]
    signed = (*heads, Space(SIGNING_SPACE), *feet) if heads else ()
    return Keep((*closing, *signed))


def _interleaved(texts: Sequence[list[tuple[Block, ...]]]) -> tuple[Block, ...]:
    together = [interleaved(row) for row in zip(*texts, strict=True)]
    running = [Keep(row) for row in together[:-_END] if row]
    return (*running, *(_ending(rows) for rows in texts))


def _facing(
    paper: AgreementPaper, texts: Sequence["_TextSetter"], rows: Sequence[list[tuple[Block, ...]]]
) -> tuple[Block, ...]:
    """A title page, and behind it the keeper's language on the left, or on the right where it is read from there."""
    cover = cover_page([text.title() for text in texts])
    first, second = rows[::-1] if is_rtl(paper.languages[0]) else rows
    clauses = [tuple(map(_whole, pair)) for pair in zip(first[:-_END], second[:-_END], strict=True)]
    pairs = [*clauses, ((_ending(first),), (_ending(second),))]
    return (cover, Facing(tuple(Parallel(pair, (1.0, 1.0)) for pair in pairs)))


def cover_page(titles: Sequence[tuple[Block, ...]]) -> Block:
    """The page before facing texts: the titles of both, one below the other."""
    blocks = [block for title in titles for block in (*title, Space(mm(12)))]
    return Keep((Space(mm(62)), *blocks))


def _whole(cell: tuple[Block, ...]) -> tuple[Block, ...]:
    """A clause beside its counterpart: neither goes over to the next page where one page holds both."""
    return (Keep(cell),) if len(cell) > 1 or (cell and isinstance(cell[0], Paragraph)) else cell


def _in_columns(paper: AgreementPaper, texts: Sequence[list[tuple[Block, ...]]]) -> tuple[Block, ...]:
    """The keeper's language in the first column: on the left, or on the right where it is read from there."""
    languages, signed = paper.languages, [rows[1 - _END :] for rows in texts]
    if is_rtl(languages[0]):
        texts, languages = texts[::-1], languages[::-1]
    cells = [tuple(map(_whole, row)) for row in zip(*texts, strict=True)]
    usual = [0.42 if is_han(tag) else 0.58 for tag in languages]
    usual = [share / sum(usual) for share in usual]
    measure, fonts = _page(paper).page.measure, FontLibrary.bundled()
    shares = column_shares(cells[: 1 - _END], measure, styles.COLUMN_GAP, tuple(usual), fonts)
    rows = [Parallel(row, shares, gap=styles.COLUMN_GAP) for row in cells]
    first = replace(rows[0], keep_with_next=True)
    if paper.in_narrow_columns:
        pairs = [(*heads, Space(SIGNING_SPACE), *feet, Space(_BLOCK_GAP)) for heads, feet in signed if heads]
        return (first, *rows[1:-_END], Keep((rows[-_END], *(block for pair in pairs for block in pair))))
    # Heads and feet of the signatures are rows of their own, so that all rules lie on one level; both languages are
    # signed in equal width.
    heads, feet = (replace(row, shares=(1.0, 1.0)) for row in rows[1 - _END :])
    return (first, *rows[1:-_END], Keep((rows[-_END], heads, Space(SIGNING_SPACE), feet)))


class _TextSetter:
    """One text of the copy as rows of blocks that are aligned with the rows of its other texts."""

    def __init__(self, paper: AgreementPaper, said: AgreementText) -> None:
        self.said = said
        self._paper = paper
        self._language = said.language
        self._setting = _for_clauses(
            setting(_page(paper), said.language), said.language, narrow=paper.in_narrow_columns
        )
        self._scheme = scheme_of(paper.instrument.kind)

    def rows(self) -> list[tuple[Block, ...]]:
        """Title, clauses, and at the end the closing clause, the heads and the feet of the signatures, each a row."""
        clauses = [self._clause(clause) for clause in self.said.clauses]
        return [self.title(), *clauses, self._closing(), *self._signatures()]

    def title(self) -> tuple[Block, ...]:
        """The title, and below it the parties where the language gives them apart."""
        tag, said = self._language, self.said
        source = f"instrument/{self._paper.instrument.id}"
        cities = [side.delegation.city for side in self._paper.instrument.signatories]
        blocks: list[Block] = []
        if said.title:
            blocks.append(
                Paragraph(names_whole(said.title, tag, cities), tag, self._setting.title, role="H1", source=source)
            )
        style = replace(self._setting.title, text=self._setting.body.text, leading=self._setting.body.leading)
        if said.subtitle:
            blocks.append(Space(_BELOW_TITLE))
        blocks += [plain(line, tag, style, source=source) for line in _subtitle_lines(said.subtitle)]
        if tag in self._paper.instrument.translations:
            blocks.append(plain(word("working_translation", tag), tag, self._setting.note))
        return (*blocks, Space(10 if self._paper.in_columns else 18))

    def _clause(self, clause: Clause) -> tuple[Block, ...]:
        if not clause.text:
            return ()
        tag, source = self._language, f"paragraph/{clause.source}"
        if clause.kind is ParagraphKind.HEADING:
            return (plain(clause.text, tag, self._setting.heading, role="H2", source=source),)
        if not clause.label:
            return (plain(clause.text, tag, self._setting.body, source=source),)
        if is_han(tag):
            label = Span(clause.label + _after_label(clause.label, tag), tag, self._label_style(), unbroken=True)
            return (Paragraph((label, Span(clause.text, tag)), tag, self._setting.clause, source=source),)
        if self._scheme is Scheme.ARTICLES and clause.level == 1:
            heading = replace(self._article(), keep_with_next=True)
            return (
                plain(clause.label, tag, heading, role="H2", source=source),
                plain(clause.text, tag, self._setting.clause, source=source),
            )
        width = self._setting.label_widths[min(clause.level, len(self._setting.label_widths)) - 1]
        label = Span(clause.label, tag, unbroken=True)
        return (Paragraph((Span(clause.text, tag),), tag, self._setting.clause, "P", label, width, source),)

    def _label_style(self) -> TextStyle:
        return replace(self._setting.body.text, family="sans")

    def _article(self) -> ParagraphStyle:
        """The head of an article stands in the middle of a page, and at the head of a column."""
        align = Align.START if self._paper.in_columns else Align.CENTER
        body = self._setting.body
        return replace(body, text=replace(body.text, bold=True), align=align, space_before=4, space_after=1)

    def _closing(self) -> tuple[Block, ...]:
        """The closing clause after a blank line; the signatures never stand on a page without it."""
        body = self._setting.body
        if not self.said.closing:
            return ()
        style = replace(self._setting.closing, keep_with_next=True)
        return (
            Space(body.leading),
            plain(self.said.closing, self._language, style),
            Space(body.leading * 0.8),
        )

    def _signatures(self) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """The heads and the feet of the two blocks, side by side in the places that the alternat gives them.

        A working translation is not signed.
        """
        if self._language in self._paper.instrument.translations:
            return (), ()
        blocks = (self.said.left, self.said.right)
        beside = self._paper.in_columns and not self._paper.in_narrow_columns
        gap = _COLUMN_BLOCK_GAP if beside else _BLOCK_GAP
        heads = Parallel(tuple(self._for_whom(block) for block in blocks), (1, 1), gap=gap, keep_with_next=True)
        feet = Parallel(tuple(self._who(block) for block in blocks), (1, 1), gap=gap)
        return (heads,), (feet,)

    def _for_whom(self, block: SignatureBlock) -> tuple[Block, ...]:
        style = self._line()
        source = f"delegation/{block.signatory.delegation.id}"
        if is_han(self._language):
            return (
                plain(block.country, self._language, style, source=source),
                Paragraph(_on_behalf(block.party, self._language), self._language, style, source=source),
            )
        return (
            plain(block.party, self._language, style, source=source),
            plain(block.country, self._language, style, source=source),
        )

    def _who(self, block: SignatureBlock) -> tuple[Block, ...]:
        lines: list[Block] = [Rule(styles.RULE, space_after=3)]
        if block.name:
            source = f"delegate/{block.signatory.signer.id}" if block.signatory.signer else ""
            name = Span(block.name, block.name_language, unbroken=True)
            lines.append(Paragraph((name,), self._language, self._line(), source=source))
        if block.office:
            lines.append(plain(block.office, self._language, self._line()))
        return tuple(lines)

    def _line(self) -> ParagraphStyle:
        han, narrow = is_han(self._language), self._paper.in_columns and not self._paper.in_narrow_columns
        size = self._setting.body.text.size * ((0.82 if narrow else 0.95) if han else 1.0)
        text = replace(self._setting.body.text, size=size)
        leading = size * (1.5 if is_han(self._language) else 1.35)
        return ParagraphStyle(text, leading=leading, align=Align.CENTER, balance=not han, keep_with_next=True)


def _for_clauses(setting: Setting, language: str, *, narrow: bool) -> Setting:
    """Long words of clauses are parted even in a wide measure; titles there run over many lines."""
    size, leading = setting.title.text.size * (1.0 if is_han(language) else 0.9), setting.title.leading
    if narrow:
        size = min(size, _NARROW_TITLE)
    if not is_han(language) or narrow:
        leading = min(size * 1.5, leading)
    title = replace(setting.title, text=replace(setting.title.text, size=size), leading=leading)
    setting = replace(setting, title=title)
    if is_han(language):
        return setting
    return ragged(setting) if narrow else hyphenated(setting)


def _subtitle_lines(subtitle: str) -> tuple[str, ...]:
    """A subtitle that sets the parties against each other by a dash gives each a line."""
    first, dash, second = subtitle.partition(" — ")
    return (f"{first} —", second) if dash else tuple(filter(None, (subtitle,)))


def _after_label(label: str, language: str) -> str:
    """第一条 is set off by a blank of one em, 제1조 by a space; 一、 and （一） end in a mark that does so."""
    if base_language(language) == "ko":
        return " "
    return "　" if label.endswith(("条", "條")) else ""


def _on_behalf(party: str, language: str) -> tuple[Span, ...]:
    """上海市长宁区代表, which turns over behind the name where one line does not hold it."""
    delegate = {"zh": "代表", "ja": "代表", "ko": " 대표"}[base_language(language)]
    return Span(party, language, unbroken=True), Span(delegate, language)
