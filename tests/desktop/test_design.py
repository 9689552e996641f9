"""The design system: readable colours, the grid, and a style sheet without gaps."""

import re

import pytest

from summitdesk.desktop.design import tokens
from summitdesk.desktop.design.stylesheet import style_sheet
from summitdesk.desktop.design.tokens import PALETTES, TEXT_ON_GROUND, Palette, contrast, readable_on

BOTH = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


@BOTH
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND, ids=lambda each: each)
def test_text_reads_on_its_ground(palette: Palette, text: str, ground: str):
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@BOTH
@pytest.mark.parametrize("ground", ["#B3261E", "#F4D35E", "#1F4E79", "#FFFFFF", "#000000", "#1B6E4B"])
def test_text_on_a_colour_of_the_event_reads(palette: Palette, ground: str):
    assert contrast(readable_on(ground, palette), ground) >= 4.5


def test_sizes_stand_on_the_grid():
    sizes = (tokens.ROW, tokens.CONTROL, tokens.HEADER, tokens.SIDE_BAR, tokens.INSPECTOR)
    assert all(size % tokens.GRID == 0 for size in sizes)


@BOTH
def test_the_style_sheet_uses_colours_of_the_palette_alone(palette: Palette):
    sheet = style_sheet(palette)
    assert "$" not in sheet
    known = {getattr(palette, name) for name in Palette.__slots__ if name != "name"}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= known


def test_the_two_palettes_differ_in_every_colour():
    light, dark = PALETTES.values()
    assert all(getattr(light, name) != getattr(dark, name) for name in Palette.__slots__)
