"""The comparison of two texts as a paper: the same bytes twice, and legible without colour."""

from dataclasses import replace
from uuid import UUID

import pytest

from documents.papers import Event
from summitdesk.documents.comparison import ComparisonPaper, comparison_document
from summitdesk.domain.comparison import compare_instruments
from summitdesk.domain.rows import ParagraphRow
from summitdesk.domain.text_versions import evaluated
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.typeset.compose import make_pdf
from summitdesk.typeset.content import Document, Paragraph, Table


@pytest.fixture
def compared(bundled: dict[str, Event]) -> Document:
    rows = bundled["harbin-2019"].rows
    old = evaluated(rows.instruments[0], rows.event)
    first, second, third, _fourth, *rest = old.paragraphs
    texts = {tag: text.replace("bridge", "road").replace("桥梁", "道路") for tag, text in third.texts.items()}
    added = ParagraphRow(UUID(int=7), 9, ParagraphKind.CLAUSE, 1, {"en": "We meet again.", "zh-Hans": "我们再会。"})
    new = replace(old, paragraphs=(second, first, replace(third, texts=texts), added, *rest))
    texts = tuple(compare_instruments(old, new, tag) for tag in ("zh-Hans", "en", "ru"))
    return comparison_document(ComparisonPaper(old, rows.event, "1 (2018-12-01)", "", "a" * 64, "b" * 64, texts))


def marked(document: Document) -> list[str]:
    """What is bold in the tables, which is what was removed or added."""
    cells = [
        block
        for table in document.blocks
        if isinstance(table, Table)
        for row in table.rows
        for cell in row.cells
        for block in cell.blocks
        if isinstance(block, Paragraph)
    ]
    return [span.text for block in cells for span in block.spans if span.style and span.style.bold]


def test_what_changed_is_bold_on_both_sides(compared):
    assert {"bridge", "road", "桥梁", "道路", "We meet again.", "我们再会。"} <= set(marked(compared))


def test_a_language_without_changes_says_so(compared):
    said = [span.text for block in compared.blocks if isinstance(block, Paragraph) for span in block.spans]
    assert "Тексты совпадают." in said
    assert "русский".capitalize() in said


def test_the_same_comparison_gives_the_same_bytes(compared):
    assert make_pdf(compared).pdf == make_pdf(compared).pdf


def test_each_language_s_table_begins_where_that_language_does(compared):
    tables = [block for block in compared.blocks if isinstance(block, Table)]
    assert [table.language for table in tables] == ["zh-Hans", "en"]
