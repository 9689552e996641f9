import io

import pytest
from PIL import Image

from summitdesk.typeset.pictures import read_picture


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
