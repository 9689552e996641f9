"""Photographs as the register keeps them and as badges show them: upright, in sRGB, without a camera's traces."""

import io
from typing import TYPE_CHECKING

from summitdesk.errors import UserError
from summitdesk.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

    from summitdesk.domain.rows import DelegateRow
    from summitdesk.store.database import Database

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
    from summitdesk.typeset.pictures import in_srgb

    image = _open(data)
    with image:
        _require_size(image)
        return _encode(_shrunk(in_srgb(_upright(image))))


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


def _shrunk(image: "Image") -> "Image":
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return image


def _encode(image: "Image") -> bytes:
    image.info.clear()
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return stream.getvalue()


class BadgePhotos:
    """The photographs of one print of badges, each read from the register when its badge is made.

    ``damaged`` are the delegates whose photograph turned out to be none.
    """

    def __init__(self, database: "Database", width: float, height: float) -> None:
        self._database = database
        self._size = (width, height)
        self.damaged: list[DelegateRow] = []

    def __call__(self, delegate: "DelegateRow") -> bytes | None:
        """The photograph cropped for its place on the badge, in points; None where there is none to show."""
        from summitdesk.typeset.pictures import portrait

        if not delegate.photo_digest:
            return None
        photo = portrait(self._kept(delegate.photo_digest), *self._size)
        if photo is None:
            self.damaged.append(delegate)
        return photo

    def _kept(self, digest: str) -> bytes:
        from summitdesk.store.queries.attachments import attachment_data

        try:
            # A session a photograph: one for them all would keep writers out while thousands of badges are made.
            with self._database.reading() as session:
                return attachment_data(session, digest)
        except UserError:
            return b""
