"""QR codes of opaque tokens: error correction level M, and no wider than they must be (ISO/IEC 18004)."""

from dataclasses import dataclass
from functools import lru_cache

import zxingcpp

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
    barcode = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = memoryview(zxingcpp.write_barcode_to_image(barcode, add_quiet_zones=False, scale=1))  # type: ignore[arg-type]
    height, width = image.shape or (0, 0)
    pixels = image.tobytes()
    rows = (_packed(pixels[at : at + width]) for at in range(0, width * height, width))
    return QrMatrix(width, b"".join(rows))


def _packed(row: bytes) -> bytes:
    bits = "".join("0" if pixel else "1" for pixel in row)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")
