"""A paper set again after an edit: what did not change is looked up, however long the paper is."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from summitdesk.documents.instrument import InstrumentPaper, instrument_document
from summitdesk.domain.rows import EventRow, InstrumentRow, ParagraphRow
from summitdesk.domain.vocabulary import InstrumentKind, ParagraphKind
from summitdesk.typeset import lines
from summitdesk.typeset.compose import make_pdf
from summitdesk.typeset.fonts import FontLibrary

DAY = date(2026, 1, 6)
EVENT = EventRow(UUID(int=1), "event", {"en": "Event"}, DAY, DAY, "Asia/Shanghai", ("zh-Hans", "en"))
ENGLISH = (
    "The cities make use of exhibitions and festivals to create an international platform joined by various parties, "
    "share experience on city governance for the solution of common problems, and report on matter {} within 12 months."
)
CHINESE = "各城市依托节庆展会和品牌活动，搭建多方参与的国际交流平台，分享城市治理经验，并在12个月内就第{}项通报成果。"


def clause(number: int, more: str = "") -> ParagraphRow:
    texts = {"en": ENGLISH.format(number) + more, "zh-Hans": CHINESE.format(number)}
    return ParagraphRow(UUID(int=100 + number), number + 1, ParagraphKind.CLAUSE, 1 + (number % 5 > 0), texts)


def test_an_edit_in_forty_pages_sets_one_paragraph(monkeypatch: pytest.MonkeyPatch):
    titles = {"en": "Initiative", "zh-Hans": "倡议"}
    rows = tuple(map(clause, range(400)))
    text = InstrumentRow(
        UUID(int=2), EVENT.id, "text", InstrumentKind.INITIATIVE, titles, ("zh-Hans", "en"), paragraphs=rows
    )
    paper = InstrumentPaper(text, EVENT, (), ("zh-Hans", "en"))
    fonts = FontLibrary.bundled()
    first = make_pdf(instrument_document(paper, fonts))
    assert first.pages >= 40
    composed = []
    compose = lines.Composer.compose

    def counted(self, paragraph, spans):
        composed.append("".join(span.text for span in spans))
        return compose(self, paragraph, spans)

    monkeypatch.setattr(lines.Composer, "compose", counted)
    edited = replace(text, paragraphs=(*rows[:200], clause(200, " Amended."), *rows[201:]))
    again = make_pdf(instrument_document(replace(paper, instrument=edited), fonts))
    assert again.pdf != first.pdf
    assert [said for said in composed if "Amended." not in said and len(said) > 12] == []
    assert any("Amended." in said for said in composed)
    assert len(composed) < 10
