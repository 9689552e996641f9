import io
import re
import subprocess
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from summitdesk.typeset.archive import About
from summitdesk.typeset.compose import make_pdf, make_sheets, stock_named
from summitdesk.typeset.content import (
    Align,
    Anchor,
    Card,
    Flag,
    ParagraphStyle,
    Parallel,
    PathBox,
    Picture,
    PlacedBox,
    QrCode,
    RectBox,
    Space,
    TextBox,
    TextStyle,
    plain,
)
from summitdesk.typeset.flags import FlagArt, FlagShape
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import (
    Cluster,
    FlagItem,
    Frame,
    Glyph,
    GroupItem,
    ImageItem,
    LineItem,
    PathItem,
    QrItem,
    RectItem,
)
from summitdesk.typeset.paint.encoding import EncodedRuns, encode
from summitdesk.typeset.paint.glyphs import GlyphFont
from summitdesk.typeset.paint.outlines import outlines
from summitdesk.typeset.paint.pdf import Painter
from support.paper import BODY, EN, ZH, document, render, text_by_pdfium


def portrait(size: tuple[int, int] = (60, 80), colour: str = "#A05030") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def batched(entries: list) -> zip:
    return zip(entries[::2], entries[1::2], strict=True)


def bilingual() -> bytes:
    title = replace(BODY, text=TextStyle(16, bold=True), leading=24.0, align=Align.CENTER)
    rows = [Parallel(((plain(ZH, "zh-Hans", BODY),), (plain(EN * 2, "en", BODY),)), (0.4, 0.6)) for _ in range(12)]
    blocks = (plain("倡议 Initiative", "zh-Hans", title, role="H1"), *rows, Space(9), Flag("FI", 12, "Finland"))
    footer = (plain("{page}/{pages}", "en", BODY),)
    return make_pdf(document(*blocks, language="zh-Hans", footer=footer, created="2026-01-08T09:00:00+08:00")).pdf


def badge(number: int, stock_name: str = "a6-4up", photo: bytes | None = None) -> Card:
    stock = stock_named(stock_name)
    name = ParagraphStyle(TextStyle(30, "sans", bold=True), 36, Align.CENTER)
    names = [
        ("南东颎", "zh-Hans"),
        ("Ulla-Kirsikka Vainio-Korhonen", "fi"),
        ("ธนพงศ์ ศรีสุวรรณ", "th"),
        ("𠮷野家 花子", "ja"),
    ]
    text, language = names[number % 4]
    width = stock.width
    picture = (PlacedBox(20, 210, Picture(photo, 60, 80)),) if photo else ()
    return Card(
        width,
        stock.height,
        (
            TextBox(10, 100, width - 20, 80, plain(text, language, name), 12, 2, Anchor.MIDDLE),
            PlacedBox(20, 320, Flag(("JP", "FI", "US", "KR")[number % 4], 30)),
            PlacedBox(width - 110, 300, QrCode(f"SD1-{number:06}-QX7KM2", 80)),
            *picture,
        ),
        background=(
            RectBox(0, 0, width, 60, fill="#12283D"),
            PathBox("M0 60L40 60C50 70 60 80 0 90Z", fill="#1F6FA8"),
            TextBox(10, 10, width - 20, 40, plain("Dialogue 2026 对话", "en", name), 9, 1, Anchor.MIDDLE),
        ),
        source=f"delegate/{number}",
    )


def sheets(count: int, stock_name: str = "a6-4up", **options: object) -> bytes:
    out = io.BytesIO()
    cards = (badge(number, stock_name, portrait()) for number in range(count))
    problems = make_sheets(cards, stock_named(stock_name), out, title="Badges", **options)  # type: ignore[arg-type]
    assert not problems.missing
    return out.getvalue()


def fonts_of(pdf: bytes, tmp_path) -> list[list[str]]:
    path = tmp_path / "fonts.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, encoding="utf-8")
    assert not done.stderr
    return [re.split(r"\s{2,}|(?<=[a-z0-9])\s(?=yes|no)|\s", line.strip()) for line in done.stdout.splitlines()[2:]]


@pytest.mark.parametrize("make", [bilingual, lambda: sheets(6)], ids=["document", "sheets"])
def test_every_font_is_embedded_in_part_and_reads_as_text(make, tmp_path):
    listed = fonts_of(make(), tmp_path)
    assert len(listed) >= 2
    for line in listed:
        assert line[-5:-2] == ["yes", "yes", "yes"], line
        assert "Identity-H" in line
        assert "Helvetica" not in line[0]


@pytest.mark.parametrize("make", [bilingual, lambda: sheets(6)], ids=["document", "sheets"])
def test_equal_content_gives_equal_bytes(make):
    first = make()
    make_pdf(document(plain("Something else in between 其他", "en", BODY)))
    assert make() == first


@pytest.mark.parametrize("make", [bilingual, lambda: sheets(6)], ids=["document", "sheets"])
def test_files_are_well_formed(make):
    with pikepdf.open(io.BytesIO(make())) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == "1.7"


def test_the_file_names_neither_clock_nor_library():
    with pikepdf.open(io.BytesIO(bilingual())) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}
        assert str(pdf.docinfo["/Producer"]) == "SummitDesk"
        assert b"2026-01-08T09:00:00+08:00" in pdf.Root.Metadata.read_bytes()
    with pikepdf.open(io.BytesIO(sheets(1))) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}


def test_bookmarks_lead_to_their_page():
    heading = replace(BODY, space_before=200.0)
    parts = [plain(f"Part {at}", "en", heading, role="H1" if at == 1 else "H2") for at in (1, 2, 3)]
    pdf = make_pdf(document(*parts)).pdf
    with pypdfium2.PdfDocument(pdf) as read:
        found = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in read.get_toc()]
    assert found == [(0, "Part 1", 0), (1, "Part 2", 0), (1, "Part 3", 1)]


def test_codes_decode_from_the_printed_page():
    for page in range(2):
        found = zxingcpp.read_barcodes(render(sheets(8), page, dpi=150))
        assert {code.text for code in found} == {f"SD1-{number:06}-QX7KM2" for number in range(page * 4, page * 4 + 4)}


@pytest.mark.parametrize("reader", ["pdftoppm"])
def test_codes_decode_in_an_independent_rendering(reader, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sheets(4))
    subprocess.run([reader, "-r", "150", "-png", str(path), str(tmp_path / "page")], check=True)
    (image,) = tmp_path.glob("*.png")
    assert len(zxingcpp.read_barcodes(Image.open(image))) == 4


def test_backgrounds_flags_and_pictures_go_in_once():
    with pikepdf.open(io.BytesIO(sheets(12))) as pdf:
        kinds = [
            str(item.get("/Subtype"))
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Type") == "/XObject"
        ]
    assert kinds.count("/Form") == 1 + 4
    assert kinds.count("/Image") == 1


def test_a_badge_more_costs_little():
    few, many = len(sheets(8)), len(sheets(108))
    assert (many - few) / 100 < 800


def test_sheets_are_painted_from_the_cell_asked_for():
    pdf = sheets(3, start_at=4)
    assert len(pypdfium2.PdfDocument(pdf)) == 2
    assert "南东颎" in text_by_pdfium(pdf, 0)
    assert "南东颎" not in text_by_pdfium(pdf, 1)


def painted(*items: object, trim: tuple[float, float, float, float] | None = None) -> bytes:
    out = io.BytesIO()
    painter = Painter(out, FontLibrary.bundled(), about=About("Shapes", "en"))
    painter.page(Frame(100, 100, items, trim))  # type: ignore[arg-type]
    painter.close()
    return out.getvalue()


def colour_at(pdf: bytes, x: float, y: float) -> tuple[int, ...]:
    return render(pdf, dpi=72).convert("RGB").getpixel((x, y))  # type: ignore[return-value]


def test_shapes_land_where_frames_put_them():
    pdf = painted(
        RectItem(10, 10, 20, 20, fill="#FF0000"),
        LineItem(50, 10, 50, 90, 4, "#00FF00"),
        PathItem(60, 60, "M0 0H20V20H0Z", fill="#0000FF"),
        GroupItem((RectItem(0, 0, 30, 30, fill="#FF00FF"),), 5, 60, clip=(0, 0, 10, 30)),
    )
    assert colour_at(pdf, 20, 20) == (255, 0, 0)
    assert colour_at(pdf, 20, 40) == (255, 255, 255)
    assert colour_at(pdf, 50, 85) == (0, 255, 0)
    assert colour_at(pdf, 70, 70) == (0, 0, 255)
    assert colour_at(pdf, 10, 75) == (255, 0, 255)
    assert colour_at(pdf, 20, 75) == (255, 255, 255)


def test_pictures_are_cropped_to_fill_their_box():
    pdf = painted(ImageItem(portrait((60, 80), "#FF0000"), 20, 20, 40, 10))
    assert colour_at(pdf, 40, 25)[0] > 240
    assert colour_at(pdf, 40, 18) == (255, 255, 255)
    assert colour_at(pdf, 40, 33) == (255, 255, 255)


def test_the_trimmed_box_is_turned_upright():
    with pikepdf.open(io.BytesIO(painted(trim=(5, 10, 50, 60)))) as pdf:
        assert [float(edge) for edge in pdf.pages[0].TrimBox] == [5, 30, 55, 90]


def test_half_transparent_shapes_of_a_flag_let_the_others_through(monkeypatch):
    red = FlagShape("M0,0 L640,0 L640,480 L0,480 Z", "#FF0000")
    veil = FlagShape("M0,0 L640,0 L640,480 L0,480 Z", "#0000FF", opacity=0.5)
    monkeypatch.setattr("summitdesk.typeset.paint.pdf.flag_art", lambda _code: FlagArt(640, 480, (red, veil)))
    red_part, _, blue_part = colour_at(painted(FlagItem("QQ", 10, 10, 80, 60)), 50, 40)
    assert red_part == pytest.approx(128, abs=2)
    assert blue_part == pytest.approx(128, abs=2)


def test_only_so_many_runs_are_remembered():
    face = outlines(FontLibrary.bundled().face("NotoSans-Regular"))
    runs = EncodedRuns(limit=10)
    texts = [tuple(Cluster((Glyph(40 + at, 0.0),), "x", 5.0) for _ in range(4)) for at in range(5)]
    first = [runs.encode(face, text, 10, rtl=False) for text in texts]
    assert runs.encode(face, texts[-1], 10, rtl=False) is first[-1]
    again = runs.encode(face, texts[0], 10, rtl=False)
    assert again is not first[0]
    assert again == first[0]


def test_an_unreadable_picture_never_reaches_the_paper():
    with pytest.raises(ValueError, match="cannot be read"):
        painted(ImageItem(b"", 0, 0, 10, 10))


def test_a_code_is_black_on_white():
    pdf = painted(QrItem("SD1", 10, 10, 80))
    (code,) = zxingcpp.read_barcodes(render(pdf, dpi=150))
    assert code.text == "SD1"


def test_a_glyph_that_stands_for_two_texts_within_a_run_reads_as_both():
    # A blank and a no-break one are one glyph; which text it got was once left to the order of a set.
    face = outlines(FontLibrary.bundled().faces()[0])
    blank = face.glyph(" ")
    clusters = [Cluster((Glyph(blank, 0.0),), " ", 3.0), Cluster((Glyph(blank, 3.0),), "\u00a0", 3.0)]
    shown = GlyphFont(face, 1).show(encode(face, clusters, 10, rtl=False), clusters, 10, rtl=False)
    assert [name for name in ("/F1 ", "/F1a1 ") if name in shown] == ["/F1 ", "/F1a1 "]


def test_the_structure_finds_its_text_on_every_page_and_the_text_its_structure():
    """ISO 32000-1, 14.7.4: marked content names its element by way of the parent tree, the element its content."""
    pdf = make_pdf(document(*(plain(EN * 30, "en", BODY) for _ in range(3)), plain(f"{EN} {ZH}", "en", BODY))).pdf
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = {page.obj.objgen: at for at, page in enumerate(file.pages)}
        assert len(pages) > 2
        assert [int(page.obj.StructParents) for page in file.pages] == list(pages.values())
        root = file.Root.StructTreeRoot
        numbers = list(root.ParentTree.Nums)
        above = {
            int(key): [node.objgen for node in value] for key, value in zip(numbers[::2], numbers[1::2], strict=True)
        }
        below = {page: [None] * len(nodes) for page, nodes in above.items()}
        across = 0
        waiting = list(root.K)
        while waiting:
            node = waiting.pop()
            seen = set()
            for kid in node.K:
                if isinstance(kid, int):
                    place = pages[node.Pg.objgen], kid
                elif kid.get("/Type") == "/MCR":
                    place = pages[kid.Pg.objgen], int(kid.MCID)
                else:
                    assert kid.P.objgen == node.objgen
                    waiting.append(kid)
                    continue
                seen.add(place[0])
                below[place[0]][place[1]] = node.objgen
            across += len(seen) > 1
        assert below == above
        assert across, "no paragraph reached across pages"


def test_a_title_with_half_a_character_is_written_all_the_same():
    """A lone surrogate, as damaged registers hold them: the page shows [U+D83D], the title of the file U+FFFD."""
    damaged = "Initiative \ud83d of cities"
    heading = plain(damaged, "en", BODY, role="H1")
    pdf = make_pdf(replace(document(heading), title=damaged)).pdf
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.docinfo["/Title"]) == "Initiative \ufffd of cities"
        assert "Initiative \ufffd of cities" in file.Root.Metadata.read_bytes().decode()
    assert "[U+D83D]" in text_by_pdfium(pdf, 0)
