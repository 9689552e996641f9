import pytest

from summitdesk.typeset.flags import flag_art, has_flag
from summitdesk.typeset.paint.operators import path


@pytest.mark.parametrize("code", ["CN", "cn", "US", "un", "XK"])
def test_flags_are_found_by_code(code):
    assert has_flag(code)
    art = flag_art(code)
    assert art.width * 3 == art.height * 4
    assert art.shapes


@pytest.mark.parametrize("code", ["", "QQ", "../cn", "readme", "中国", "C"])
def test_what_is_no_code_has_no_flag(code):
    assert not has_flag(code)


def test_the_flag_of_china_is_red_with_five_stars():
    colours = [shape.fill.lower() for shape in flag_art("CN").shapes]
    assert colours[0] == "#ee1c25"
    assert len(colours) == 6


@pytest.mark.parametrize("code", ["JP", "BR", "SA", "LY", "GB"])
def test_shapes_turn_into_operators(code):
    assert all(path(shape.d).endswith(("h", "l", "c")) for shape in flag_art(code).shapes)
