"""Badges from the register: photographs, backs behind their fronts, and printers that stand off."""

import io
import os
import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import PdfImage
from PIL import Image, ImageChops, ImageDraw

from services.desk import AIDE, DEPUTY, GUEST_DELEGATION, MAYOR, Desk
from summitdesk.errors import UserError
from summitdesk.services import people
from summitdesk.services.letters import set_letter_value
from summitdesk.services.printing import Options, Printed, print_document
from summitdesk.settings import Alignment, Printer
from summitdesk.store.entities import Person
from summitdesk.typeset.turn import Turn
from summitdesk.typeset.units import mm
from support.verapdf import violations


def photograph(shade: str = "seagreen", kind: str = "JPEG", **options: object) -> bytes:
    image = Image.new("RGB", (450, 600), shade)
    ImageDraw.Draw(image).ellipse((150, 120, 300, 320), fill="wheat")
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def telephone() -> bytes:
    """A photograph with the traces that a telephone leaves: the place, its make and its owner."""
    exif = Image.Exif()
    exif[0x010F] = "Camera of the mayor"
    exif[0x013B] = "Owner of the telephone"
    exif.get_ifd(0x8825)[2] = (45.0, 46.0, 12.0)
    return photograph(exif=exif, comment=b"taken at home")


def attach(desk: Desk, delegate_id, data: bytes) -> None:
    """Put bytes into the register past the service that prepares photographs, as a damaged file has them."""
    with desk.database.unit_of_work("test") as unit:
        person = unit.session.get_one(Person, desk.person(delegate_id))
        person.photo_digest = unit.attach(data, "image/jpeg")


def badges(desk: Desk, **options: object) -> Printed:
    return print_document(desk.database, "badges", desk.event.slug, Options(photos=True, **options))


def pictures(pdf: bytes) -> list[tuple[int, int, str, list[str]]]:
    """The pictures in a file: width, height, colour space and filters."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        streams = [item for item in file.objects if isinstance(item, pikepdf.Stream)]
        images = [PdfImage(item) for item in streams if item.get("/Subtype") == "/Image"]
        return [(each.width, each.height, str(each.colorspace), list(each.filters)) for each in images]


def everything_in(pdf: bytes) -> bytes:
    """The file with every stream unpacked: what a curious reader could find."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        raw = [item.read_raw_bytes() for item in file.objects if isinstance(item, pikepdf.Stream)]
        file.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
    return out.getvalue() + b"".join(raw)


def page(printed: Printed, number: int = 0, dpi: int = 72) -> Image.Image:
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        return document[number].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()


def test_a_photograph_stands_on_the_badge_in_its_size(desk: Desk):
    people.set_photo(desk.database, desk.person(MAYOR), photograph())
    printed = badges(desk, stock="badge-4up")
    assert pictures(printed.pdf) == [(354, 472, "/DeviceRGB", ["/DCTDecode"])]
    colour = page(printed).getpixel((round(mm(6 + 60)), round(mm(11.5 + 46))))
    assert colour == pytest.approx((46, 139, 87), abs=6)


def test_a_photograph_of_two_people_goes_in_once(desk: Desk):
    for one in (MAYOR, DEPUTY, AIDE):
        people.set_photo(desk.database, desk.person(one), photograph())
    people.set_photo(desk.database, desk.person(AIDE), photograph("navy"))
    assert len(pictures(badges(desk).pdf)) == 2


def test_nothing_of_the_telephone_gets_into_the_file(desk: Desk):
    attach(desk, MAYOR, telephone())
    file = everything_in(badges(desk).pdf)
    assert b"/DCTDecode" in file
    assert not any(word in file for word in (b"mayor\0", b"Camera", b"Owner", b"home", b"Exif", b"GPS"))


def test_two_builds_have_the_same_bytes(desk: Desk):
    people.set_photo(desk.database, desk.person(MAYOR), photograph())
    assert badges(desk, back=Turn.LONG_EDGE).pdf == badges(desk, back=Turn.LONG_EDGE).pdf


@pytest.mark.parametrize("data", [b"no picture at all", photograph()[:900], b""], ids=["text", "cut", "empty"])
def test_a_damaged_photograph_is_found_at_its_delegate_and_a_silhouette_shows(desk: Desk, data: bytes):
    attach(desk, MAYOR, data)
    printed = badges(desk)
    found = [finding for finding in printed.findings if finding.code == "badge.photo_damaged"]
    assert [(finding.subject_id, finding.severity, finding.field) for finding in found] == [
        (MAYOR, "error", "photo_digest")
    ]
    assert not pictures(printed.pdf)
    shown = page(printed).getpixel((round(mm(6 + 73)), round(mm(11.5 + 24))))
    assert shown == pytest.approx((0xB4, 0xC5, 0xD1), abs=3)
    with pytest.raises(UserError, match="damaged"):
        badges(desk, final=True)


def test_a_missing_photograph_is_a_warning_that_keeps_nothing_back(desk: Desk):
    people.set_photo(desk.database, desk.person(MAYOR), photograph())
    printed = badges(desk, final=True)
    missing = {finding.subject_id for finding in printed.findings if finding.code == "badge.photo_missing"}
    assert missing == {DEPUTY, AIDE}
    plain = print_document(desk.database, "badges", desk.event.slug)
    assert not [finding for finding in plain.findings if "photo" in finding.code]
    assert not pictures(plain.pdf)


def test_every_front_is_followed_by_its_back(desk: Desk):
    set_letter_value(desk.database, desk.event.id, "emergency_phone", "und", "+86 451 8888 0110")
    one_side = badges(desk, stock="a6-single")
    both = badges(desk, stock="a6-single", back=Turn.LONG_EDGE)
    assert (one_side.pages, both.pages) == (3, 6)
    document = pypdfium2.PdfDocument(both.pdf)
    try:
        texts = [each.get_textpage().get_text_range() for each in document]
    finally:
        document.close()
    assert ["8888 0110" in text for text in texts] == [False, True] * 3


def test_a_back_without_a_liaison_is_noted_once(desk: Desk):
    def noted(**options: object) -> list[str]:
        found = badges(desk, **options).findings
        return [finding.message for finding in found if finding.code == "badge.liaison_missing"]

    assert noted() == []
    assert noted(back=Turn.LONG_EDGE) == ["The badges of 2 delegations name no liaison."]
    set_letter_value(desk.database, desk.event.id, "contact_phone", "und", "1", delegation_id=GUEST_DELEGATION)
    assert noted(back=Turn.LONG_EDGE) == ["The badges of 1 delegation name no liaison."]
    set_letter_value(desk.database, desk.event.id, "contact_name", "en", "Li Ming")
    assert noted(back=Turn.LONG_EDGE) == []


@pytest.mark.parametrize("turn", [Turn.LONG_EDGE, Turn.SHORT_EDGE])
def test_skipped_cells_stay_free_on_both_sides(desk: Desk, turn: Turn):
    printed = badges(desk, stock="badge-4up", start_at=3, back=turn)
    assert printed.pages == 4
    front, back = page(printed, 0), page(printed, 1)
    seen = back.transpose(
        Image.Transpose.FLIP_LEFT_RIGHT if turn is Turn.LONG_EDGE else Image.Transpose.FLIP_TOP_BOTTOM
    )
    for side in (front, seen):
        upper = side.crop((0, 40, side.width, side.height // 2 - 20))
        # Where nothing is printed only the marks of the cells below reach up, at the edges.
        inside = upper.crop((60, 0, upper.width - 60, upper.height - 40))
        assert ImageChops.invert(inside).getbbox() is None
        lower = side.crop((0, side.height // 2 + 20, side.width, side.height))
        assert ImageChops.invert(lower).getbbox() is not None


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.invert(image.convert("L")).getbbox()
    assert box is not None
    return box


def test_a_printer_that_stands_off_gets_its_sides_moved_apart(desk: Desk):
    plain = badges(desk, stock="avery-l4785", back=Turn.LONG_EDGE)
    printer = Printer(Alignment(right=3, down=-2), Alignment(right=-1, down=4, width=99))
    moved = badges(desk, stock="avery-l4785", back=Turn.LONG_EDGE, printer=printer)
    dots = 254 / 25.4
    for number, (right, down) in enumerate([(3, -2), (None, 4)]):
        before, after = ink(page(plain, number, 254)), ink(page(moved, number, 254))
        assert after[1] - before[1] == pytest.approx(down * dots, abs=1)
        if right is not None:
            assert (after[0] - before[0], after[2] - before[2]) == pytest.approx((right * dots, right * dots), abs=1)
        else:
            assert (after[2] - after[0]) / (before[2] - before[0]) == pytest.approx(0.99, abs=0.002)


@pytest.mark.parametrize("paper", ["place-cards", "labels"])
def test_table_cards_and_labels_are_moved_for_the_printer_too(desk: Desk, paper: str):
    plain = print_document(desk.database, paper, desk.event.slug)
    printer = Printer(Alignment(right=5))
    moved = print_document(desk.database, paper, desk.event.slug, Options(printer=printer))
    assert ink(page(moved))[0] - ink(page(plain))[0] == pytest.approx(mm(5), abs=1.5)


def test_the_knife_is_told_where_a_moved_card_is_trimmed(desk: Desk):
    printer = Printer(Alignment(right=2, down=1))
    printed = print_document(desk.database, "place-cards", desk.event.slug, Options(printer=printer))
    with pikepdf.open(io.BytesIO(printed.pdf)) as file:
        sheet = file.pages[0]
        left, low, right, high = (float(edge) for edge in sheet.TrimBox)
        assert (right - left, high - low) == pytest.approx((mm(200), mm(198)), abs=0.01)
        assert (left, 841.89 - high) == pytest.approx((mm(5 + 2), mm(49.5 + 1)), abs=0.01)
        assert [float(edge) for edge in sheet.BleedBox] == pytest.approx([left, low, right, high], abs=0.01)


def test_badges_with_photographs_and_backs_are_archivable(desk: Desk, tmp_path: Path):
    if not shutil.which("java") and not os.environ.get("CI"):
        pytest.skip("veraPDF needs a Java runtime")
    people.set_photo(desk.database, desk.person(MAYOR), photograph())
    people.set_photo(desk.database, desk.person(DEPUTY), photograph("navy", "PNG"))
    files = []
    for number, printed in enumerate(
        [
            badges(desk, back=Turn.LONG_EDGE, printer=Printer(Alignment(right=1, width=100.5))),
            badges(desk, stock="cr80-10up", back=Turn.SHORT_EDGE),
            print_document(desk.database, "calibration", desk.event.slug, Options(back=Turn.LONG_EDGE)),
        ]
    ):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(printed.pdf)
    assert violations("2u", *files) == {str(file): [] for file in files}


@pytest.mark.parametrize("stock", ["badge-4up", "avery-l7160", "c5", "tent-a4", "avery-5395"])
def test_the_test_page_has_rules_in_their_real_size(desk: Desk, stock: str):
    printed = print_document(desk.database, "calibration", desk.event.slug, Options(stock=stock, back=Turn.LONG_EDGE))
    assert printed.pages == 2
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        text = document[0].get_textpage().get_text_range()
        width = document[0].get_width()
    finally:
        document.close()
    told = re.search(r"measure (\d+) mm across", " ".join(text.split()))
    assert told is not None
    length = int(told[1])
    assert width / mm(1) - 50 < length <= width / mm(1) - 30
    image = page(printed, 0, 254).convert("L")  # ten dots a millimetre
    middle = image.height // 2
    row = image.crop((0, middle + 6, image.width, middle + 7))  # through the shortest strokes
    dark = [x for x in range(image.width) if row.getpixel((x, 0)) < 180]
    first, last = image.width / 2 - length * 5, image.width / 2 + length * 5
    assert any(abs(x - first) <= 1 for x in dark)
    assert any(abs(x - last) <= 1 for x in dark)


def test_a_test_page_of_unknown_stock_is_a_sentence(desk: Desk):
    with pytest.raises(UserError, match="no stock"):
        print_document(desk.database, "calibration", desk.event.slug, Options(stock="parchment"))
