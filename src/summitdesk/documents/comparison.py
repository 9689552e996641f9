"""Two states of a text on paper, language by language: the old one where reading begins, the new one beside it.

What was removed and what was added is bold as well as coloured, so that it also shows in black and white.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitdesk.documents.styles import GREY, HAIRLINE, INK, LIST, LIST_PAGE, SEAL, THIN, page_number
from summitdesk.domain.agreements import filled_titles
from summitdesk.domain.canonical import short_digest
from summitdesk.domain.comparison import Change, ComparedRow, ComparedText, Segment
from summitdesk.domain.language import is_rtl, language_name, pick, text_in
from summitdesk.domain.rows import EventRow, InstrumentRow
from summitdesk.typeset.content import (
    Block,
    Cell,
    Document,
    Paragraph,
    ParagraphStyle,
    Rule,
    Space,
    Span,
    Table,
    TableRow,
    TextStyle,
    plain,
)

_WIDTHS = (0.09, 0.455, 0.455)
_ADDED = "#0B6B3A"
_SIZE = 9.5

_WORDS = {
    "comparison": {
        "zh-Hans": "文本对照表",
        "zh-Hant": "文本對照表",
        "ja": "新旧対照表",
        "ko": "신구조문대비표",
        "en": "Comparison of texts",
        "ru": "Сравнение текстов",
        "fr": "Comparaison des textes",
        "de": "Textvergleich",
        "es": "Comparación de textos",
        "ar": "مقارنة النصوص",
    },
    "present": {
        "zh-Hans": "现行文本",
        "zh-Hant": "現行文本",
        "ja": "現在の文",
        "ko": "현재 문안",
        "en": "Text at present",
        "ru": "Текущий текст",
        "fr": "Texte actuel",
        "de": "Jetziger Text",
        "es": "Texto actual",
        "ar": "النص الحالي",
    },
    "version": {
        **{"zh-Hans": "版本", "zh-Hant": "版本", "ja": "版", "ko": "판", "en": "Version"},
        **{"ru": "Версия", "fr": "Version", "de": "Fassung", "es": "Versión", "ar": "الإصدار"},
    },
    "unchanged": {
        "zh-Hans": "{count}段未改动",
        "zh-Hant": "{count}段未改動",
        "ja": "{count}段落は変更なし",
        "ko": "{count}개 문단 변경 없음",
        "en": "Unchanged paragraphs: {count}",
        "ru": "Без изменений: абзацев — {count}",
        "fr": "Paragraphes inchangés : {count}",
        "de": "Unveränderte Absätze: {count}",
        "es": "Párrafos sin cambios: {count}",
        "ar": "فقرات دون تغيير: {count}",
    },
    "same": {
        "zh-Hans": "两个文本相同。",
        "zh-Hant": "兩個文本相同。",
        "ja": "両者は同一です。",
        "ko": "두 문안은 같습니다.",
        "en": "Both texts are the same.",
        "ru": "Тексты совпадают.",
        "fr": "Les deux textes sont identiques.",
        "de": "Beide Texte sind gleich.",
        "es": "Ambos textos son iguales.",
        "ar": "النصان متطابقان.",
    },
    "moved": {
        **{"zh-Hans": "（移位）", "zh-Hant": "（移位）", "ja": "（移動）", "ko": "(이동)", "en": "(moved)"},
        **{"ru": "(перемещено)", "fr": "(déplacé)", "de": "(verschoben)", "es": "(trasladado)", "ar": "(منقول)"},
    },
}


@dataclass(frozen=True, slots=True)
class ComparisonPaper:
    """What is compared: an empty name stands for the text at present."""

    instrument: InstrumentRow
    event: EventRow
    old_name: str
    new_name: str
    old_digest: str
    new_digest: str
    texts: tuple[ComparedText, ...]


def comparison_document(paper: ComparisonPaper) -> Document:
    """The whole comparison."""
    languages = tuple(text.language for text in paper.texts)
    first = languages[0]
    heading = " · ".join(dict.fromkeys(_word("comparison", tag) for tag in languages))
    titles = filled_titles(paper.instrument, paper.event)
    names = list(dict.fromkeys(filter(None, (text_in(titles, tag) for tag in languages))))
    blocks: list[Block] = [plain(heading, first, LIST.title, role="H1")]
    blocks += (plain(text_in(titles, tag), tag, LIST.second_title) for tag in languages if text_in(titles, tag))
    blocks.append(Rule(HAIRLINE * 2, INK, space_before=8, space_after=10))
    for text in paper.texts:
        blocks += _language(text, paper)
    digests = " → ".join(short_digest(digest) for digest in (paper.old_digest, paper.new_digest))
    return Document(
        title=" · ".join([heading, *names]),
        language=first,
        page=LIST_PAGE,
        blocks=tuple(blocks),
        languages=languages,
        footer=(
            plain(f"SHA-256 {digests}", "en", LIST.footer),
            plain(page_number(first), first, LIST.footer),
        ),
    )


def _word(key: str, language: str, **values: object) -> str:
    return pick(_WORDS[key], language).format(**values)


def _language(text: ComparedText, paper: ComparisonPaper) -> Iterator[Block]:
    tag = text.language
    yield plain(language_name(tag, tag).capitalize(), tag, LIST.heading, role="H2")
    yield Space(4)
    if not text.differs:
        yield plain(_word("same", tag), tag, LIST.cell)
        yield Space(14)
        return
    header = TableRow(
        (Cell(()), *(_heading(name, tag) for name in (paper.old_name, paper.new_name))), rule_below=HAIRLINE * 2
    )
    yield Table(_WIDTHS, tuple(_rows(text)), (header,), gap=12, padding=4, language=tag)
    yield Space(16)


def _heading(name: str, language: str) -> Cell:
    said = f"{_word('version', language)} {name}" if name else _word("present", language)
    return Cell((plain(said, language, LIST.head, role="TH"),), scope="Column")


def _rows(text: ComparedText) -> Iterator[TableRow]:
    same = 0
    for row in text.rows:
        if row.change is Change.SAME:
            same += 1
            continue
        if same:
            yield _unchanged(same, text.language)
            same = 0
        yield _changed(row, text.language)
    if same:
        yield _unchanged(same, text.language)


def _unchanged(count: int, language: str) -> TableRow:
    said = plain(_word("unchanged", language, count=count), language, LIST.second, role="TD")
    return TableRow((Cell(()), Cell((said,), span=2)), keep_with_next=True, rule_below=THIN)


def _changed(row: ComparedRow, language: str) -> TableRow:
    numbers = " → ".join(dict.fromkeys(filter(None, (row.old_number, row.new_number))))
    notes = [numbers, _word("moved", language) if row.change is Change.MOVED else ""]
    number = Cell(tuple(plain(note, language, LIST.second, role="TD") for note in notes if note))
    if row.old == row.new:
        return TableRow((number, replace(_cell(row.new, language), span=2)), rule_below=THIN)
    return TableRow((number, _cell(row.old, language), _cell(row.new, language)), rule_below=THIN)


def _cell(segments: Sequence[Segment], language: str) -> Cell:
    if not segments:
        return Cell((plain("—", language, LIST.second, role="TD"),))
    style = _style(language)
    spans = tuple(Span(segment.text.replace("\n", " "), language, _mark(segment.change, style)) for segment in segments)
    return Cell((Paragraph(spans, language, style, role="TD"),))


def _style(language: str) -> ParagraphStyle:
    size = _SIZE * (1.15 if is_rtl(language) else 1.0)
    return ParagraphStyle(TextStyle(size), leading=15, align=LIST.cell.align)


def _mark(change: Change, style: ParagraphStyle) -> TextStyle | None:
    if change is Change.SAME:
        return TextStyle(style.text.size, colour=GREY)
    return TextStyle(style.text.size, bold=True, colour=SEAL if change is Change.REMOVED else _ADDED)
