from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.typeset.cards import fit_card
from summitdesk.typeset.content import (
    Align,
    Anchor,
    Card,
    Flag,
    Paragraph,
    ParagraphStyle,
    PathBox,
    Picture,
    PlacedBox,
    QrCode,
    RectBox,
    Span,
    TextBox,
    TextStyle,
    TurnedBox,
    plain,
)
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import FlagItem, FormItem, GlyphRun, GroupItem, PathItem, QrItem, RectItem
from support.paper import runs

NAME = ParagraphStyle(TextStyle(24, "sans", bold=True), leading=28, align=Align.CENTER)


def box(text: str, language: str = "en", **options: object) -> TextBox:
    settings: dict[str, object] = {"floor": 12.0, "max_lines": 2} | options
    paragraph = Paragraph((Span(text, language, unbroken=True),), language, NAME)
    return TextBox(20, 30, 200, 60, paragraph, **settings)  # type: ignore[arg-type]


def fitted(*items: object, **options: object) -> tuple[list[GlyphRun], object]:
    frame, problems = fit_card(Card(240, 160, items, **options), FontLibrary.bundled())  # type: ignore[arg-type]
    return [item for item in frame.items if isinstance(item, GlyphRun)], problems


def right(run: GlyphRun) -> float:
    """Where the ink of a run ends: the blank at a line's end is there to be copied, not to be seen."""
    seen = [cluster for cluster in run.clusters if not cluster.text.isspace()]
    return run.x + seen[-1].glyphs[-1].dx + seen[-1].advance


def baselines(found: list[GlyphRun]) -> list[float]:
    return sorted({round(run.y, 2) for run in found})


def test_a_short_name_stands_at_its_full_size():
    found, problems = fitted(box("南东颎", "zh-Hans"))
    assert [run.size for run in found] == [24]
    assert not problems.overflows


def test_a_name_that_almost_fits_is_set_tighter_before_it_is_set_smaller():
    found, _ = fitted(box("Anna Karagianni", max_lines=1))
    assert {run.size for run in found} == {24}
    assert right(found[-1]) <= 220.01
    natural, _ = fitted(replace(box("Anna Karagianni"), width=400.0))
    assert right(found[-1]) - found[0].x < right(natural[-1]) - natural[0].x


def test_a_longer_name_takes_a_second_line_before_it_is_set_smaller():
    found, _ = fitted(box("Alexandra Papadopoulou"))
    assert {run.size for run in found} == {24}
    assert len(baselines(found)) == 2


def test_a_very_long_name_is_set_smaller_in_quarter_points():
    found, problems = fitted(box("Ulla-Kirsikka Vainio-Korhonen-Lindström", "fi"))
    (size,) = {run.size for run in found}
    assert 12 <= size < 24
    assert size * 4 == int(size * 4)
    assert all(run.x >= 20 - 0.01 and right(run) <= 220.01 for run in found)
    assert not problems.overflows


def test_the_largest_size_that_fits_is_taken():
    long = box("Ulla-Kirsikka Vainio-Korhonen-Lindström", "fi")
    (size,) = {run.size for run in fitted(long)[0]}
    larger = replace(long, paragraph=replace(long.paragraph, style=replace(NAME, text=TextStyle(size, "sans", True))))
    assert {run.size for run in fitted(larger)[0]} == {size}


def test_a_shorter_form_is_used_where_the_full_one_does_not_fit():
    office = box("Deputy Head of the Department of International Economic Cooperation", max_lines=1, floor=18.0)
    found, problems = fitted(replace(office, shorter=(plain("Deputy Head", "en", NAME),)))
    assert "".join(run.text for run in found) == "Deputy Head"
    assert not problems.overflows


def test_what_does_not_fit_is_reported_and_shown_whole():
    name = box("Wolfeschlegelsteinhausenbergerdorff the Elder of Hamburg", max_lines=1, floor=20.0)
    owned = replace(name, paragraph=replace(name.paragraph, source="delegate/9"))
    found, problems = fitted(owned)
    ((source, text),) = [(overflow.source, overflow.text) for overflow in problems.overflows]
    assert source == "delegate/9"
    assert "".join(run.text for run in found) == text == "Wolfeschlegelsteinhausenbergerdorff the Elder of Hamburg"
    assert right(found[-1]) <= 220.01


@pytest.mark.parametrize(
    ("anchor", "baseline"), [(Anchor.TOP, 30 + 21.12), (Anchor.MIDDLE, 69.12), (Anchor.BOTTOM, 87.12)]
)
def test_text_stands_where_it_is_anchored(anchor, baseline):
    found, _ = fitted(box("哈尔滨", "zh-Hans", anchor=anchor))
    assert baselines(found) == [pytest.approx(baseline)]


@given(
    st.lists(st.sampled_from(["Anna", "Maria", "Vainio-Korhonen", "de", "Ἀθηνᾶ", "Людмила"]), min_size=1, max_size=9)
)
def test_text_stays_in_its_box_or_is_reported(names):
    found, problems = fitted(box(" ".join(names)))
    inside = all(run.x >= 19.9 and right(run) <= 220.1 for run in found)
    assert inside or problems.overflows
    if not problems.overflows:
        (size,) = {run.size for run in found}
        assert size >= 12
        assert len(baselines(found)) <= 2
        assert min(baselines(found)) - 0.88 * size >= 30 - 0.02
        assert max(baselines(found)) + 0.12 * size <= 90 + 0.02


def test_characters_that_no_font_draws_are_reported():
    _, problems = fitted(box("議長\ue292", "zh-Hant"), source="delegate/3")
    ((character, source),) = [(found.character, found.source) for found in problems.missing]
    assert (character, source) == ("\ue292", "delegate/3")


def test_shapes_flags_and_codes_stand_where_the_design_puts_them():
    items = (RectBox(0, 0, 240, 20, fill="#1F6FA8"), PathBox("M0 0L9 0Z", "#000000"))
    placed = (PlacedBox(10, 100, Flag("FI", 12)), PlacedBox(180, 100, QrCode("SD1", 40)))
    frame, problems = fit_card(Card(240, 160, (*items, *placed)), FontLibrary.bundled())
    assert [type(item) for item in frame.items] == [RectItem, PathItem, FlagItem, QrItem]
    assert (frame.items[2].x, frame.items[2].width, frame.items[3].size) == (10, 16, 40)
    assert not problems.overflows


def test_what_cannot_be_shown_is_left_out_and_reported():
    items = (PlacedBox(0, 0, Flag("QQ", 12)), PlacedBox(0, 0, Picture(b"no picture", 30, 40, "Portrait")))
    frame, problems = fit_card(Card(240, 160, items, source="delegate/1"), FontLibrary.bundled())
    assert frame.items == ()
    assert [(overflow.source, overflow.text) for overflow in problems.overflows] == [
        ("delegate/1", "QQ"),
        ("delegate/1", "Portrait"),
    ]


def test_equal_backgrounds_are_one_form():
    def card(name: str) -> Card:
        ground = (RectBox(0, 0, 240, 20, fill="#1F6FA8"), box("Dialogue"))
        return Card(240, 160, (box(name),), background=ground)

    first, second = (fit_card(card(name), FontLibrary.bundled())[0].items[0] for name in ("A", "B"))
    assert isinstance(first, FormItem)
    assert first is second


def test_bleed_lies_outside_the_trim():
    card = Card(240, 160, (RectBox(-9, -9, 258, 40, fill="#1F6FA8"), box("A")), bleed=9)
    frame, _ = fit_card(card, FontLibrary.bundled())
    assert (frame.width, frame.height, frame.trim) == (258, 178, (9, 9, 240, 160))
    (group,) = frame.items
    assert isinstance(group, GroupItem)
    assert (group.x + group.items[0].x, group.y + group.items[0].y) == (0, 0)
    assert runs(frame)[0][2] == "A"


def test_the_side_that_faces_the_other_way_is_turned_about_its_corner():
    text = TextBox(5, 5, 60, 12, plain("Anna", "en", ParagraphStyle(TextStyle(10), leading=12)), 6)
    card = Card(100, 80, (TurnedBox(0, 0, 100, 40, (text,)), replace(text, y=45)))
    frame, problems = fit_card(card, FontLibrary.bundled())
    assert not problems.overflows
    turned = next(item for item in frame.items if isinstance(item, GroupItem))
    assert (turned.x, turned.y, turned.turned) == (100, 40, True)
    upright = next(item for item in frame.items if isinstance(item, GlyphRun))
    (run,) = turned.items
    assert isinstance(run, GlyphRun)
    assert (run.x, run.y + 40) == (upright.x, pytest.approx(upright.y))
