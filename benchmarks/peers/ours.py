"""SummitDesk's own typesetter on the measured agreement: rows in, tagged and archival PDF out."""

from typing import Any
from uuid import UUID

from rounds import serve


def build(text: dict[str, Any]) -> bytes:
    from summitdesk.documents.instrument import InstrumentPaper, instrument_document
    from summitdesk.typeset.compose import make_pdf
    from summitdesk.typeset.fonts import FontLibrary

    paper = InstrumentPaper(instrument(text), event(), (), ("zh-Hans", "en"), draft=False)
    return make_pdf(instrument_document(paper, FontLibrary.bundled())).pdf


def instrument(text: dict[str, Any]):
    from summitdesk.domain.rows import InstrumentRow, ParagraphRow
    from summitdesk.domain.vocabulary import InstrumentKind, ParagraphKind

    paragraphs = tuple(
        ParagraphRow(
            UUID(int=place),
            place,
            ParagraphKind.CLAUSE,
            clause["level"],
            {"zh-Hans": clause["zh-Hans"], "en": clause["en"]},
        )
        for place, clause in enumerate(text["clauses"], 1)
    )
    kind = InstrumentKind.INITIATIVE
    return InstrumentRow(UUID(int=9000), UUID(int=9001), "text", kind, text["title"], ("zh-Hans", "en"), paragraphs)


def event():
    from datetime import date

    from summitdesk.domain.rows import EventRow

    day = date(2019, 1, 6)
    return EventRow(UUID(int=9001), "event", {"en": "Event"}, day, day, "Asia/Shanghai", ("zh-Hans", "en"))


if __name__ == "__main__":
    serve(build)
