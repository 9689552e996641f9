import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from summitdesk.typeset.qr import QUIET_ZONE, QrMatrix, make_qr

TOKENS = st.text(alphabet="ABCDEFGHJKMNPQRSTUVWXYZ23456789-:", min_size=1, max_size=60)


def picture(matrix: QrMatrix, scale: int = 4) -> Image.Image:
    code = Image.frombytes("1", (matrix.modules, matrix.modules), bytes(255 - byte for byte in matrix.rows))
    size = matrix.modules + 2 * QUIET_ZONE
    page = Image.new("1", (size, size), 1)
    page.paste(code, (QUIET_ZONE, QUIET_ZONE))
    return page.resize((size * scale, size * scale)).convert("L")


@given(TOKENS)
def test_codes_read_back_at_level_m(token):
    (read,) = zxingcpp.read_barcodes(picture(make_qr(token)))
    assert (read.text, read.ec_level) == (token, "M")


def test_rows_are_packed_to_whole_bytes():
    matrix = make_qr("SD1-0001")
    assert matrix.modules == 21
    assert len(matrix.rows) == 21 * 3
    assert matrix.rows[:1] == b"\xfe"  # the finder's upper edge: seven black modules, then white


@pytest.mark.parametrize("token", ["SD1-0001", "城市"])
def test_equal_tokens_give_equal_codes(token):
    first = make_qr(token)
    make_qr.cache_clear()
    assert make_qr(token) == first
