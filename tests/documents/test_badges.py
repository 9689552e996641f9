"""Badges: every stock gets a design that fits it, and nothing on a badge says more than it should."""

from dataclasses import replace

import pytest

from documents.outline import card_lines
from documents.papers import Event
from summitdesk.documents.badges import badge_cards, readable_on
from summitdesk.documents.designs import all_designs, design_for
from summitdesk.domain.rows import DelegateRow, PersonName
from summitdesk.typeset.cards import fit_card
from summitdesk.typeset.content import Card, PlacedBox, QrCode, TextBox
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.stock import all_stocks

FONTS = FontLibrary.bundled()


def card_of(event: Event, delegate: DelegateRow, **options: object) -> Card:
    (card,) = badge_cards(event.badges(**options), [delegate])  # type: ignore[arg-type]
    return card


def lines_of(card: Card) -> str:
    return "\n".join(card_lines(card))


def named(event: Event, name: str) -> DelegateRow:
    return next(row for row in event.rows.delegates if any(one.full == name for one in row.names))


def test_the_given_script_comes_first_and_largest(harbin_2026: Event):
    lines = lines_of(card_of(harbin_2026, named(harbin_2026, "남동경")))
    assert "36 bold #12283D: 남동경" in lines
    assert "17 #12283D: 南东颎" in lines
    assert lines.index("남동경") < lines.index("南东颎") < lines.index("副市长") < lines.index("富川市")


def test_a_missing_name_is_seen_on_a_draft_and_empty_on_a_final_print(harbin_2026: Event):
    nobody = next(row for row in harbin_2026.rows.delegates if not row.names)
    assert "#B3261E: 姓名待报" in lines_of(card_of(harbin_2026, nobody, draft=True))
    assert "姓名待报" not in lines_of(card_of(harbin_2026, nobody, draft=False))


def test_the_code_is_the_opaque_token_alone(harbin_2026: Event):
    delegate = named(harbin_2026, "王合生")
    codes = [
        item.content.payload
        for item in card_of(harbin_2026, delegate).items
        if isinstance(item, PlacedBox) and isinstance(item.content, QrCode)
    ]
    assert codes == [delegate.badge_token]
    assert not any(one.full in codes[0] or one.family in codes[0] for one in delegate.names if one.family)


def test_badges_of_one_category_share_one_background(harbin_2026: Event):
    cards = list(badge_cards(harbin_2026.badges(), harbin_2026.rows.delegates))
    assert len({id(card.background) for card in cards}) == len({row.category for row in harbin_2026.rows.delegates})


def test_a_badge_in_one_language_leaves_the_second_out(harbin_2026: Event):
    lines = lines_of(card_of(harbin_2026, named(harbin_2026, "王合生"), languages=("en",)))
    assert "Mayor" in lines
    assert "市长" not in lines


def test_an_unknown_category_and_country_still_make_a_badge(harbin_2026: Event):
    delegate = named(harbin_2026, "王合生")
    nowhere = replace(delegate.city, country=replace(delegate.city.country, code="", names={}))
    lines = lines_of(card_of(harbin_2026, replace(delegate, category="", city=nowhere, badge_token="")))
    assert "flag" not in lines
    assert "code" not in lines
    assert "王合生" in lines


@pytest.mark.parametrize("stock", all_stocks(), ids=lambda stock: stock.name)
def test_every_stock_has_a_design_that_fills_it(stock):
    design = design_for(stock)
    assert design.width <= stock.width + 0.01
    assert design.height <= stock.height + 0.01
    assert max(design.width / stock.width, design.height / stock.height) == pytest.approx(1)


@pytest.mark.parametrize("stock", ["badge-4up", "a6-4up", "a7-8up", "cr80-10up", "avery-l4785"])
@pytest.mark.parametrize(
    ("names", "office"),
    [
        ([("fi", "Ulla-Kirsikka Vainio-Korhonen-Lindström")], "Deputy Mayor"),
        (
            [("ru", "Константин Константинович Константинопольский"), ("und-Latn", "Konstantin Konstantinopolsky")],
            "Mayor",
        ),
        ([("th", "สมเกียรติ วัฒนศิริชัยกุล"), ("und-Latn", "Somkiat Wattanasirichaikul")], "Mayor"),
        ([("ar", "عبد الرحمن بن محمد الهاشمي"), ("und-Latn", "Abdulrahman bin Mohammed Al Hashimi")], "Mayor"),
    ],
)
def test_long_names_fit_every_size(harbin_2026: Event, stock: str, names: list[tuple[str, str]], office: str):
    written = tuple(PersonName(tag, full, is_native=at == 0) for at, (tag, full) in enumerate(names))
    delegate = replace(named(harbin_2026, "王合生"), names=written, offices={"en": office})
    _frame, problems = fit_card(card_of(harbin_2026, delegate, stock=stock), FONTS)
    assert not problems.missing
    assert not problems.overflows


def test_every_bundled_badge_fits_its_design(bundled: dict[str, Event]):
    for event in bundled.values():
        for card in badge_cards(event.badges(draft=True), event.rows.delegates):
            assert not fit_card(card, FONTS)[1].overflows


@pytest.mark.parametrize(
    ("ground", "text"), [("#12476B", "#FFFFFF"), ("#FFD700", "#12283D"), ("#FFFFFF", "#12283D"), ("#000000", "#FFFFFF")]
)
def test_the_category_reads_on_its_colour(ground: str, text: str):
    assert readable_on(ground) == text


def test_designs_keep_their_texts_on_the_card():
    for design in all_designs():
        boxes = [part for part in (*design.background, *design.items) if hasattr(part, "field")]
        assert boxes
        for box in boxes:
            assert box.x >= 0
            assert box.y >= 0
            assert box.x + box.width <= design.width
            assert box.y + box.height <= design.height


def test_no_text_lies_on_another(harbin_2026: Event):
    for design in all_designs():
        boxes = [part for part in (*design.background, *design.items) if hasattr(part, "field")]
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = (
                    one.x + one.width <= other.x + 0.1
                    or other.x + other.width <= one.x + 0.1
                    or one.y + one.height <= other.y + 0.1
                    or other.y + other.height <= one.y + 0.1
                )
                assert apart, (design.name, one.field, other.field)


def test_texts_lead_back_to_their_records(harbin_2026: Event):
    delegate = named(harbin_2026, "王合生")
    card = card_of(harbin_2026, delegate)
    assert {item.paragraph.source for item in card.items if isinstance(item, TextBox)} == {f"delegate/{delegate.id}"}
