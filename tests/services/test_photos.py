import io
import struct
import zlib

import pytest
from PIL import Image

from summitdesk.errors import UserError
from summitdesk.services.photos import prepare_photo


def encoded(image, kind="JPEG", **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def portrait(size=(300, 400), colour=(200, 30, 30), mode="RGB"):
    return Image.new(mode, size, colour)


def test_a_photograph_becomes_a_plain_rgb_jpeg():
    photo = opened(prepare_photo(encoded(portrait())))
    assert (photo.format, photo.mode, photo.size) == ("JPEG", "RGB", (300, 400))


def test_it_is_turned_upright_and_loses_place_and_camera():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90°
    exif[0x010F] = "Some camera"
    exif.get_ifd(0x8825)[1] = "N"
    source = portrait((400, 300))
    source.paste((30, 30, 200), (0, 0, 40, 300))
    photo = opened(prepare_photo(encoded(source, exif=exif)))
    assert photo.size == (300, 400)
    assert len(photo.getexif()) == 0
    assert b"Some camera" not in prepare_photo(encoded(source, exif=exif))
    red, _green, blue = photo.getpixel((150, 10))
    assert blue > red


def test_a_large_photograph_is_shrunk_to_what_a_badge_needs():
    photo = opened(prepare_photo(encoded(portrait((3000, 4000)))))
    assert photo.size == (900, 1200)


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (portrait(mode="CMYK", colour=(0, 200, 200, 10)), "JPEG"),
        (portrait(mode="L", colour=120), "JPEG"),
        (portrait(mode="RGBA", colour=(200, 30, 30, 128)), "PNG"),
        (portrait(mode="LA", colour=(120, 200)), "PNG"),
        (portrait().convert("P"), "PNG"),
        (Image.new("I;16", (300, 400), 0x8000), "PNG"),
        (portrait(mode="1", colour=1), "PNG"),
        (portrait(mode="RGBA", colour=(200, 30, 30, 128)), "WEBP"),
    ],
)
def test_every_kind_of_pixel_becomes_rgb(image, kind):
    photo = opened(prepare_photo(encoded(image, kind)))
    assert (photo.mode, photo.size) == ("RGB", (300, 400))


def test_sixteen_bit_grey_keeps_its_tone():
    photo = opened(prepare_photo(encoded(Image.new("I;16", (300, 400), 0x8000), "PNG")))
    assert photo.getpixel((10, 10))[0] == pytest.approx(0x80, abs=2)


def test_transparency_stands_on_white():
    photo = opened(prepare_photo(encoded(portrait(mode="RGBA", colour=(200, 30, 30, 0)), "PNG")))
    assert min(photo.getpixel((10, 10))) > 250


def test_the_first_picture_of_an_animation_is_taken():
    data = encoded(portrait(), "PNG", save_all=True, append_images=[portrait(colour=(0, 0, 255))])
    assert opened(prepare_photo(data)).getpixel((10, 10))[0] > 150


def test_the_same_photograph_gives_the_same_bytes():
    data = encoded(portrait())
    assert prepare_photo(data) == prepare_photo(data)


def huge_png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def large_png():
    stream = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"<html><img src=x></html>", "not a JPEG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n", "not a JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a JPEG"),
        (b"GIF89a" + bytes(40), "not a JPEG"),
        (encoded(portrait((400, 400)))[:900], "damaged"),
        (encoded(Image.new("RGB", (1, 1))), "1 × 1"),
        (huge_png(), "60 million"),
        (large_png(), "60 million"),
        (bytes(41 * 1024 * 1024), "40 MB"),
    ],
    ids=["empty", "html", "eps", "svg", "gif", "truncated", "1x1", "bomb", "large", "file"],
)
def test_what_cannot_be_printed_is_refused_with_a_sentence(data, says):
    with pytest.raises(UserError, match=says) as refusal:
        prepare_photo(data)
    assert refusal.value.remedy
