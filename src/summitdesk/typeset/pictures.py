"""Photographs and emblems made fit for a file: the unreadable is told apart, private data is stripped."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from summitdesk.typeset.units import POINTS_PER_INCH

_LARGEST = 50_000_000
_MARKERS_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_SCAN = 0xDA
_ADOBE = 0xEE
_ORIENTATION = 0x0112
_WITH_TRANSPARENCY = frozenset({"RGBA", "LA", "PA", "P", "RGBa", "La"})
_DEEP_GREY = frozenset({"I;16", "I;16B", "I;16L", "I"})

PORTRAIT_DPI = 300
PORTRAIT_CENTRE = (0.5, 0.35)
"""Where the middle of a crop lies in the photograph: heads are above its middle."""

_PORTRAIT_QUALITY = 88


@dataclass(frozen=True, slots=True)
class Raster:
    """An image ready to embed: ``data`` is a JPEG file or raw samples of 8 bits, 1 or 3 ``channels``."""

    width: int
    height: int
    channels: int
    jpeg: bool
    data: bytes


@lru_cache(maxsize=16)
def read_picture(data: bytes) -> Raster | None:
    """The picture in ``data``, or None where there is none: a damaged file, another format, more than 50 megapixels."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > _LARGEST:
                return None
            image.load()
            if image.format == "JPEG" and _passes_through(image):
                channels = 1 if image.mode == "L" else 3
                return Raster(image.width, image.height, channels, jpeg=True, data=_without_metadata(data))
            return _samples(image)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def portrait(data: bytes, width: float, height: float) -> bytes | None:
    """The photograph in ``data`` as a JPEG for a box of ``width`` × ``height`` points, or None where it is damaged.

    Upright, cropped round the face, in sRGB, with :data:`PORTRAIT_DPI` at most and without anything but the picture:
    neither place nor camera nor the owner's name goes into a file.
    """
    wanted = [round(side / POINTS_PER_INCH * PORTRAIT_DPI) for side in (width, height)]
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > _LARGEST:
                return None
            longest = 2 * max(wanted)
            image.draft(None, (longest, longest))  # a JPEG of many megapixels need not be decoded whole
            upright = in_srgb(ImageOps.exif_transpose(image))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return None
    room = min(upright.width / wanted[0], upright.height / wanted[1], 1.0)
    size = (max(round(wanted[0] * room), 1), max(round(wanted[1] * room), 1))
    cropped = ImageOps.fit(upright, size, Image.Resampling.LANCZOS, centering=PORTRAIT_CENTRE)
    cropped.info.clear()
    stream = io.BytesIO()
    cropped.save(stream, "JPEG", quality=_PORTRAIT_QUALITY)
    return stream.getvalue()


def in_srgb(image: Image.Image) -> Image.Image:
    """A picture as RGB in sRGB: 16-bit grey scaled, print colours converted, transparency on white."""
    if image.mode in _DEEP_GREY:
        return image.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if image.mode in _WITH_TRANSPARENCY:
        opaque = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", opaque.size, "white"), opaque).convert("RGB")
    return _by_profile(image).convert("RGB")


def _by_profile(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    try:
        converted = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):  # a damaged profile: the plain conversion is the better picture
        return image
    return converted or image


def _passes_through(image: Image.Image) -> bool:
    return image.mode in {"L", "RGB"} and image.getexif().get(_ORIENTATION, 1) == 1


def _samples(image: Image.Image) -> Raster:
    upright = ImageOps.exif_transpose(image)
    if upright.mode in {"RGBA", "LA", "P", "PA"}:
        layered = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered)
    flat = upright if upright.mode == "L" else upright.convert("RGB")
    return Raster(flat.width, flat.height, len(flat.getbands()), jpeg=False, data=flat.tobytes())


def _without_metadata(jpeg: bytes) -> bytes:
    """The same picture without the place, camera and comments that a telephone writes into it."""
    return b"".join(_segments_kept(jpeg))


def _segments_kept(jpeg: bytes) -> Iterator[bytes]:
    yield jpeg[:2]
    at = 2
    while at + 4 <= len(jpeg):
        marker = jpeg[at + 1]
        if jpeg[at] != 0xFF or marker == _START_OF_SCAN:
            yield jpeg[at:]
            return
        if marker in _MARKERS_WITHOUT_LENGTH or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        end = at + 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
        application = 0xE0 <= marker <= 0xEF and marker != _ADOBE
        if not application and marker != 0xFE:
            yield jpeg[at:end]
        at = end
