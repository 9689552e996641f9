import io

import pytest
from PIL import Image

from summitdesk.typeset.pictures import portrait, read_picture
from summitdesk.typeset.units import mm


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


PHOTO = Image.linear_gradient("L").convert("RGB").resize((60, 80))


def test_a_photograph_goes_in_as_it_is():
    data = encoded(PHOTO, "JPEG")
    raster = read_picture(data)
    assert raster is not None
    assert raster.jpeg
    assert (raster.width, raster.height, raster.channels) == (60, 80, 3)
    assert Image.open(io.BytesIO(raster.data)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_place_camera_and_comments_are_stripped():
    exif = Image.Exif()
    exif[0x010F] = "Camera of the mayor"
    raster = read_picture(encoded(PHOTO, "JPEG", exif=exif, comment=b"taken at home"))
    assert raster is not None
    assert raster.jpeg
    assert b"mayor" not in raster.data
    assert b"home" not in raster.data


def test_a_telephone_held_sideways_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    raster = read_picture(encoded(PHOTO, "JPEG", exif=exif))
    assert raster is not None
    assert (raster.width, raster.height, raster.jpeg) == (80, 60, False)


def test_four_colours_become_three():
    raster = read_picture(encoded(PHOTO.convert("CMYK"), "JPEG"))
    assert raster is not None
    assert (raster.channels, raster.jpeg) == (3, False)


def test_transparency_is_laid_on_white():
    raster = read_picture(encoded(Image.new("RGBA", (2, 2), (255, 0, 0, 0)), "PNG"))
    assert raster is not None
    assert raster.data == b"\xff" * 12


def test_grey_stays_grey():
    raster = read_picture(encoded(Image.new("L", (3, 2), 7), "PNG"))
    assert raster is not None
    assert (raster.channels, raster.data) == (1, b"\x07" * 6)


@pytest.mark.parametrize(
    "data",
    [b"", b"not a picture", b"\xff\xd8\xff\xe0\x00\x10JFIF", encoded(PHOTO, "JPEG")[:200], b"GIF89a" + bytes(20)],
)
def test_what_is_no_picture_is_told_apart(data):
    assert read_picture(data) is None


def cropped(data: bytes, width: float = mm(30), height: float = mm(40)) -> Image.Image:
    photo = portrait(data, width, height)
    assert photo is not None
    image = Image.open(io.BytesIO(photo))
    image.load()
    return image


def test_a_portrait_has_300_dots_an_inch_and_the_proportions_of_its_place():
    image = cropped(encoded(PHOTO.resize((1200, 1200)), "JPEG"))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (354, 472))


def test_a_portrait_is_never_made_larger_than_the_photograph():
    assert cropped(encoded(PHOTO.resize((90, 90)), "JPEG")).size == (68, 90)


def test_a_tall_photograph_loses_more_below_the_face_than_above():
    tall = Image.new("RGB", (300, 800), "white")
    tall.paste((0, 0, 0), (0, 140, 300, 141))  # 400 pixels too many: 140 go above, 260 below
    tall.paste((0, 0, 0), (0, 539, 300, 540))
    image = cropped(encoded(tall, "PNG"), 300 * 72 / 300, 400 * 72 / 300).convert("L")
    assert image.size == (300, 400)
    assert image.getpixel((150, 0)) < 60
    assert image.getpixel((150, 399)) < 60
    assert image.getpixel((150, 200)) > 250


def test_a_portrait_is_upright_and_says_nothing_but_the_picture():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of the mayor"
    exif.get_ifd(0x8825)[2] = (45.0, 46.0, 12.0)
    sideways = Image.new("RGB", (400, 300), "white")
    sideways.paste((0, 0, 200), (0, 0, 60, 300))  # the left edge is the upper one once it is turned
    data = encoded(sideways, "JPEG", exif=exif, comment=b"taken at home", icc_profile=b"")
    photo = portrait(data, mm(30), mm(40))
    assert photo is not None
    assert not any(word in photo for word in (b"mayor", b"home", b"Exif", b"GPS", b"ICC"))
    image = cropped(data)
    assert image.getpixel((image.width // 2, 5))[2] > image.getpixel((image.width // 2, 5))[0] + 100
    assert image.getpixel((image.width // 2, image.height - 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGBA", "P"])
def test_a_portrait_is_rgb_whatever_the_photograph_was(mode: str):
    kind = "JPEG" if mode in {"CMYK", "L"} else "PNG"
    assert cropped(encoded(PHOTO.convert(mode), kind)).mode == "RGB"


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"<svg/>", encoded(PHOTO, "GIF"), encoded(PHOTO.resize((600, 800)), "JPEG")[:3000]]
)
def test_what_is_no_photograph_gives_no_portrait(data: bytes):
    assert portrait(data, mm(30), mm(40)) is None


def test_the_same_photograph_gives_the_same_portrait():
    data = encoded(PHOTO, "JPEG")
    assert portrait(data, mm(24), mm(32)) == portrait(data, mm(24), mm(32))
