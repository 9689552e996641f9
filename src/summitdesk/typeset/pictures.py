"""Photographs and emblems made fit for a file: the unreadable is told apart, private data is stripped."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError

_LARGEST = 50_000_000
_MARKERS_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_SCAN = 0xDA
_ADOBE = 0xEE
_ORIENTATION = 0x0112


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
