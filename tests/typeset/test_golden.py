"""What layout decides for one page of each kind, reviewed as text."""

from dataclasses import replace

from summitdesk.typeset.cards import fit_card
from summitdesk.typeset.content import (
    Align,
    Anchor,
    Card,
    Cell,
    Flag,
    Grid,
    Paragraph,
    ParagraphStyle,
    Parallel,
    PlacedBox,
    QrCode,
    RectBox,
    Rule,
    Span,
    Table,
    TableRow,
    TextBox,
    TextStyle,
    plain,
)
from summitdesk.typeset.flow import lay_out
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.paint.trace import trace_frames, trace_layout
from summitdesk.typeset.sheet import impose
from summitdesk.typeset.stock import stock_named
from support.golden import assert_golden
from support.paper import BODY, document

FONTS = FontLibrary.bundled()


def test_bilingual_page():
    title = replace(BODY, text=TextStyle(16, bold=True), leading=24.0, align=Align.CENTER, space_after=12.0)
    zh = Paragraph((Span("加强务实合作。", "zh-Hans"),), "zh-Hans", BODY, label=Span("一、", "zh-Hans"))
    en = Paragraph((Span("Strengthen cooperation with ", "en"), Span("哈尔滨", "zh-Hans")), "en", BODY)
    signature = ParagraphStyle(TextStyle(8, "sans"), 11, Align.START)
    cells = tuple(
        (Rule(), plain(title_, "zh-Hans", signature), plain(city, "en", signature))
        for title_, city in (("日本新潟市副市长", "Japan Niigata"), ("芬兰罗瓦涅米市市长", "Finland Rovaniemi"))
    )
    layout, _ = lay_out(
        document(
            plain("哈尔滨倡议", "zh-Hans", title, role="H1"),
            Parallel(((zh,), (replace(en, label=Span("I.", "en")),)), (0.42, 0.58)),
            Grid(cells, 2, row_height=60, max_row_height=90, fill=True),
            language="zh-Hans",
            footer=(plain("{page}/{pages}", "en", replace(BODY, align=Align.CENTER)),),
            draft="DRAFT",
        ),
        FONTS,
    )
    assert_golden("typeset/bilingual.trace.txt", trace_layout(layout))


def test_table_page():
    def cell(text: str, language: str, scope: str = "") -> Cell:
        return Cell((plain(text, language, replace(BODY, align=Align.START)),), scope=scope)

    header = (TableRow((cell("城市", "zh-Hans", "Column"), cell("City", "en", "Column")), rule_below=0.8),)
    row = TableRow((Cell((Flag("JP", 9, "Japan"),)), cell("Niigata 新潟", "en")), rule_below=0.4, shade="#EEF4F8")
    layout, _ = lay_out(document(Table((1, 3), (row,), header)), FONTS)
    assert_golden("typeset/table.trace.txt", trace_layout(layout))


def test_arabic_page():
    style = replace(BODY, align=Align.START)
    mixed = (Span("اتفق ممثلو ", "ar"), Span("Harbin", "en", isolate=True), Span(" على التعاون", "ar"))
    layout, _ = lay_out(document(Paragraph(mixed, "ar", style), language="ar"), FONTS)
    assert_golden("typeset/arabic.trace.txt", trace_layout(layout))


def test_badge_sheet():
    stock = stock_named("cr80-10up")
    name = ParagraphStyle(TextStyle(20, "sans", bold=True), 24, Align.CENTER)
    cards = [
        Card(
            stock.width,
            stock.height,
            (
                TextBox(8, 40, stock.width - 16, 52, plain(text, language, name), 9, 2, Anchor.MIDDLE),
                PlacedBox(8, 120, Flag(code, 18)),
                PlacedBox(stock.width - 60, 96, QrCode(f"SD1-{code}", 50)),
            ),
            background=(RectBox(-9, -9, stock.width + 18, 36, fill="#12283D"),),
            bleed=9,
        )
        for text, language, code in (("南东颎", "zh-Hans", "KR"), ("Ulla-Kirsikka Vainio-Korhonen", "fi", "FI"))
    ]
    assert_golden(
        "typeset/badges.trace.txt", trace_frames(impose([fit_card(c, FONTS)[0] for c in cards], stock, start_at=2))
    )
