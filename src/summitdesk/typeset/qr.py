"""QR codes of opaque tokens: error correction level M, and no wider than they must be (ISO/IEC 18004)."""

from dataclasses import dataclass
from functools import lru_cache

_DIGITS = b"1" + b"0" * 255
"""What a sample of the picture is as a bit: black is 1."""

QUIET_ZONE = 4
"""Modules of white that a reader needs on every side; layout keeps them free."""


@dataclass(frozen=True, slots=True)
class QrMatrix:
    """The modules of a code: ``rows`` are packed bits, most significant first, 1 for black."""

    modules: int
    rows: bytes


@lru_cache(maxsize=512)
def make_qr(payload: str) -> QrMatrix:
    """The code of ``payload``; the same payload always gives the same modules."""
    import zxingcpp  # imported where a code is made: most papers have none

    barcode = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = memoryview(zxingcpp.write_barcode_to_image(barcode, add_quiet_zones=False, scale=1))  # type: ignore[arg-type]
    _height, width = image.shape or (0, 0)
    bits = image.tobytes().translate(_DIGITS)
    padded = width + -width % 8
    rows = b"".join(bits[at : at + width].ljust(padded, b"0") for at in range(0, len(bits), width))
    return QrMatrix(width, int(rows, 2).to_bytes(len(rows) // 8, "big"))
