"""veraPDF finds nothing: PDF/A-2u in every file, PDF/UA-1 in every text document."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from summitdesk.typeset.compose import make_pdf, make_sheets, stock_named
from summitdesk.typeset.content import (
    Card,
    Cell,
    Flag,
    Grid,
    PageBreak,
    Paragraph,
    Parallel,
    PlacedBox,
    QrCode,
    RectBox,
    Rule,
    Space,
    Span,
    Table,
    TableRow,
    TextBox,
    plain,
)
from support.paper import BODY, EN, PAGE, ZH, document
from support.verapdf import violations

pytestmark = pytest.mark.skipif(
    not shutil.which("java") and not os.environ.get("CI"), reason="veraPDF needs a Java runtime"
)


def cell(text: str, scope: str = "", span: int = 1) -> Cell:
    return Cell((plain(text, "en", BODY, role="TH" if scope else "TD"),), scope=scope, span=span)


def everything() -> bytes:
    """A document of every kind of block, long enough to part each of them."""
    mixed = (Span("The mayor ", "en"), Span("محمد علي", "ar", isolate=True), Span(" met 南东颎.", "en"))
    header = (TableRow((cell("No", "Column"), cell("Name", "Column"), cell("City", "Column"))),)
    rows = [TableRow((cell("A day", "Row", span=3),), keep_with_next=True, shade="#EEF4F8")]
    rows += [TableRow((cell(str(at)), cell(f"Name {at}"), cell("Harbin")), rule_below=0.4) for at in range(40)]
    blocks = (
        plain("Initiative", "en", BODY, role="H1"),
        *(Parallel(((plain(ZH * 3, "zh-Hans", BODY),), (plain(EN * 3, "en", BODY),)), (2, 3)) for _ in range(6)),
        plain("Signatures", "en", BODY, role="H3"),
        Paragraph(mixed, "en", BODY),
        plain("ผู้แทนเมืองต่างๆ เห็นพ้อง", "th", BODY),
        plain("श्री क्षत्रिय नरेन्द्र", "hi", BODY),
        *(replace(plain(f"item {at}", "en", BODY, role="LBody"), label=Span(f"({at})", "en")) for at in range(3)),
        Space(20),
        Rule(),
        Grid(tuple((Rule(), plain(f"Mayor {at}", "en", BODY)) for at in range(7)), 3, row_height=40, fill=True),
        Flag("MX", 12, "Mexico"),
        QrCode("SD1-0001", 60, "Code of the document"),
        PageBreak(),
        Table((1, 3, 2), tuple(rows), header),
    )
    footer = (plain("{page}/{pages}", "en", BODY),)
    paper = document(*blocks, languages=("en", "zh-Hans"), footer=footer, draft="DRAFT", created="2026-01-08T09:00:00Z")
    return make_pdf(paper).pdf


def arabic() -> bytes:
    return make_pdf(
        document(plain("إعلان هاربن", "ar", BODY, role="H1"), plain("لا إله إلا", "ar", BODY), language="ar")
    ).pdf


def sheet(path: Path) -> None:
    stock = stock_named("cr80-10up")
    ground = (RectBox(-9, -9, stock.width + 18, 30, fill="#12283D"),)
    cards = (
        Card(
            stock.width,
            stock.height,
            (
                TextBox(10, 30, stock.width - 20, 40, plain(f"南东颎 Name {at}", "zh-Hans", BODY), 7.0),
                PlacedBox(10, 100, Flag("BO", 20)),
                PlacedBox(180, 80, QrCode(f"SD1-{at}", 50)),
            ),
            background=ground,
            bleed=9,
        )
        for at in range(23)
    )
    with path.open("wb") as out:
        make_sheets(cards, stock, out, title="Badges <2026> & more")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("conformance")
    made = {"everything": everything(), "arabic": arabic(), "empty": make_pdf(document(page=PAGE)).pdf}
    paths = {name: folder / f"{name}.pdf" for name in (*made, "sheet")}
    for name, pdf in made.items():
        paths[name].write_bytes(pdf)
    sheet(paths["sheet"])
    return paths


def test_every_file_is_archivable(files):
    found = violations("2u", *files.values())
    assert found == {str(path): [] for path in files.values()}


def test_every_text_document_is_accessible(files):
    texts = [path for name, path in files.items() if name != "sheet"]
    assert violations("ua1", *texts) == {str(path): [] for path in texts}


def test_the_validator_sees_what_is_wrong(files):
    """Sheets are not tagged: the validator says so, so its silence about the others means something."""
    assert violations("ua1", files["sheet"])[str(files["sheet"])]
