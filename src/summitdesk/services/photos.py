"""Photographs as the register keeps them: upright, in sRGB, as large as a badge needs, without a camera's traces."""

import io
from typing import TYPE_CHECKING

from summitdesk.errors import UserError
from summitdesk.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("JPEG", "PNG", "WEBP")
_LARGEST_FILE = 40 * 1024 * 1024
_LARGEST_IMAGE = 60_000_000
_SHORTEST_SIDE = 64
_LONGEST_SIDE = 1200
"""Pixels: 50 mm at 600 dots an inch."""

_QUALITY = 88


def prepare_photo(data: bytes) -> bytes:
    """The photograph in ``data`` as a JPEG of its own: turned upright, shrunk, without place, camera or comments.

    Raises :class:`UserError` for what is no photograph, is damaged, or is too large or too small to print.
    """
    if not data:
        raise UserError(_("The picture is empty."), _remedy())
    if len(data) > _LARGEST_FILE:
        raise UserError(_("The picture is larger than 40 MB."), _("Save a smaller copy of it and try again."))
    image = _open(data)
    with image:
        _require_size(image)
        return _encode(_shrunk(_in_colour(_upright(image))))


def _open(data: bytes) -> "Image":
    from PIL import Image, UnidentifiedImageError

    try:
        # Only these decoders: others start interpreters (EPS) or read further files.
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UserError(_("This file is not a JPEG, PNG or WebP picture."), _remedy()) from error


def _require_size(image: "Image") -> None:
    width, height = image.size
    if width * height > _LARGEST_IMAGE:
        raise _too_many_pixels()
    if min(width, height) < _SHORTEST_SIDE:
        raise UserError(
            _("The picture is only {width} × {height} pixels.").format(width=width, height=height),
            _("A badge needs at least {side} pixels on the shorter side.").format(side=_SHORTEST_SIDE),
        )


def _too_many_pixels() -> UserError:
    return UserError(_("The picture has more than 60 million pixels."), _("Save a smaller copy of it and try again."))


def _remedy() -> str:
    return _("Choose a JPEG, PNG or WebP photograph; the photograph that was there is unchanged.")


def _upright(image: "Image") -> "Image":
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(image)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise UserError(_("The picture is damaged: only a part of it can be read."), _remedy()) from error


def _in_colour(image: "Image") -> "Image":
    """RGB in sRGB: 16-bit grey scaled, print colours converted, transparency on white."""
    from PIL import Image

    if image.mode in {"I;16", "I;16B", "I;16L", "I"}:
        return image.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if image.mode in {"RGBA", "LA", "PA", "P", "RGBa", "La"}:
        opaque = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", opaque.size, "white"), opaque).convert("RGB")
    return _in_srgb(image).convert("RGB")


def _in_srgb(image: "Image") -> "Image":
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    from PIL import ImageCms

    try:
        converted = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):  # a damaged profile: the plain conversion is the better picture
        return image
    return converted or image


def _shrunk(image: "Image") -> "Image":
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return image


def _encode(image: "Image") -> bytes:
    image.info.clear()
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return stream.getvalue()
