import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.typeset.paint.operators import colour, number, painted, path, rectangle


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.0001, "0"), (12, "12"), (12.5, "12.5"), (1 / 3, "0.333"), (-7.25, "-7.25"), (100, "100")],
)
def test_numbers_carry_nothing_idle(value, text):
    assert number(value) == text


@given(st.floats(-10_000, 10_000))
def test_numbers_are_exact_to_a_thousandth(value):
    assert float(number(value)) == pytest.approx(value, abs=0.00051)


def test_colours_are_fractions():
    assert colour("#FF8000") == "1 0.502 0"


@pytest.mark.parametrize(
    ("data", "operators"),
    [
        ("M0,0 L10,0 10,10Z", "0 0 m 10 0 l 10 10 l h"),
        ("m5 5 5 0 0 5z", "5 5 m 10 5 l 10 10 l h"),
        ("M0 0H4V3h-4z", "0 0 m 4 0 l 4 3 l 0 3 l h"),
        ("M0 0C1 2 3 4 5 6S9 10 11 12", "0 0 m 1 2 3 4 5 6 c 7 8 9 10 11 12 c"),
        ("M0 0Q3 3 6 0", "0 0 m 2 2 4 2 6 0 c"),
    ],
)
def test_path_data_become_path_operators(data, operators):
    assert path(data) == operators


@pytest.mark.parametrize("data", ["M1-2.5.5", "M0 0C1 2 3 4", "M0 0L1Z"])
def test_broken_off_data_are_refused(data):
    with pytest.raises(ValueError, match="path data"):
        path(data)


def test_arcs_are_refused_rather_than_misdrawn():
    with pytest.raises(ValueError, match="'A' is not supported"):
        path("M0 0A1 1 0 0 0 2 2")


def test_closing_returns_to_the_start_of_the_subpath():
    assert path("M1 1l2 0zm1 1l1 0") == "1 1 m 3 1 l h 2 2 m 3 2 l"


def test_rounded_corners_never_exceed_half_the_side():
    assert rectangle(0, 0, 10, 4, radius=9).startswith("2 0 m 8 0 l")


@pytest.mark.parametrize(
    ("fill", "stroke", "operator"), [("#000000", "", "f"), ("", "#000000", "S"), ("#FFFFFF", "#000000", "B")]
)
def test_outlines_are_painted_as_asked(fill, stroke, operator):
    assert painted("0 0 1 1 re", fill, stroke, 0.5).endswith(f"0 0 1 1 re {operator}")


def test_what_has_neither_colour_leaves_no_mark():
    assert painted("0 0 1 1 re", "", "", 1) == ""
