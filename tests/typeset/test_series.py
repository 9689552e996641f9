"""Documents bound into one file: letters, each with pages of its own."""

from dataclasses import replace

import pypdfium2

from summitdesk.typeset.compose import make_series
from summitdesk.typeset.content import PageBreak, plain
from support.paper import BODY, document, text_by_pdfium

FOOTER = (plain("{page} of {pages}", "en", BODY),)


def letter(name: str, pages: int, language: str = "en"):
    blocks = [plain(f"To {name}", language, BODY, role="H1")]
    for number in range(2, pages + 1):
        blocks += [PageBreak(), plain(f"Page {number} for {name}", language, BODY)]
    return replace(document(*blocks, language=language), footer=FOOTER)


def test_each_letter_starts_a_page_and_counts_its_own():
    made = make_series([letter("Oslo", 1), letter("Rome", 2)], title="Letters", languages=("en",))
    assert made.pages == 3
    read = [text_by_pdfium(made.pdf, page) for page in range(3)]
    assert all(mark in text for mark, text in zip(["1 of 1", "1 of 2", "2 of 2"], read, strict=True))
    outline = [item.get_title() for item in pypdfium2.PdfDocument(made.pdf).get_toc()]
    assert outline == ["To Oslo", "To Rome"]


def test_a_series_has_the_same_bytes_every_time():
    letters = [letter("Oslo", 1), letter("Rome", 2)]
    once, again = (make_series(letters, title="Letters", languages=("en",)).pdf for _ in range(2))
    assert once == again
