"""Badges: every stock gets a design that fits it, and nothing on a badge says more than it should."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from documents.outline import card_lines
from documents.papers import Event
from summitdesk.documents.badges import BackSet, badge_cards, readable_on
from summitdesk.documents.designs import CodeField, PhotoField, Shape, all_designs, back_for, design_for
from summitdesk.domain.letters import LetterValues
from summitdesk.domain.rows import AgendaItemRow, DelegateRow, LetterValueRow, PersonName, Texts
from summitdesk.services.badge_sheets import programmes
from summitdesk.typeset.cards import fit_card
from summitdesk.typeset.content import Card, Picture, PlacedBox, QrCode, TextBox
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import GlyphRun
from summitdesk.typeset.qr import QUIET_ZONE, make_qr
from summitdesk.typeset.stock import all_stocks, stock_named
from summitdesk.typeset.units import mm

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
@pytest.mark.parametrize(
    "chosen", [design_for, lambda stock: design_for(stock, photo=True), back_for], ids=["plain", "photo", "back"]
)
def test_every_stock_has_a_design_that_fills_it(stock, chosen):
    design = chosen(stock)
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


@pytest.mark.parametrize(
    ("tag", "name", "lines"),
    [
        ("und-Latn", "Konstantinopolskaya-Papadopoulou", ["Konstantinopolskaya-", "Papadopoulou"]),
        ("de", "Wolfeschlegelsteinhausen", ["Wolfeschlegelsteinhausen"]),
        ("fr", "Jean-Luc Yamada-García", ["Jean-Luc", "Yamada-García"]),
        ("zh-Hans", "安德鲁·纳克斯托罗诺夫斯基亚历山大", ["安德鲁·", "纳克斯托罗诺夫斯基亚历山大"]),
    ],
)
def test_no_line_of_a_badge_ends_inside_a_name(harbin_2026: Event, tag: str, name: str, lines: list[str]):
    delegate = replace(named(harbin_2026, "王合生"), names=(PersonName(tag, name, is_native=True),))
    frame, problems = fit_card(card_of(harbin_2026, delegate), FONTS)
    assert not problems.overflows
    runs: dict[float, str] = {}
    (_background, group) = frame.items
    for run in group.items:
        if isinstance(run, GlyphRun) and run.size >= 15 and run.y < mm(64):
            runs[run.y] = runs.get(run.y, "") + run.text
    assert [text.strip() for _y, text in sorted(runs.items())] == lines


def test_a_name_that_would_have_to_be_torn_is_reported(harbin_2026: Event):
    name = PersonName("de", "Wolfeschlegelsteinhausenbergerdorff" * 2, is_native=True)
    delegate = replace(named(harbin_2026, "王合生"), names=(name,))
    _frame, problems = fit_card(card_of(harbin_2026, delegate), FONTS)
    assert [overflow.source for overflow in problems.overflows] == [f"delegate/{delegate.id}"]


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


def test_there_are_six_designs_of_one_family():
    assert [design.name for design in all_designs()] == [
        *("ice-back-landscape", "ice-back-portrait", "ice-landscape"),
        *("ice-photo-landscape", "ice-photo-portrait", "ice-portrait"),
    ]
    by_name = {design.name: design for design in all_designs()}
    for form in ("landscape", "portrait"):
        sizes = {(by_name[name].width, by_name[name].height) for name in by_name if name.endswith(form)}
        assert len(sizes) == 1
    for design in all_designs():
        assert design.is_back == ("back" in design.name)
        assert bool(design.photo) == ("photo" in design.name)


def test_photographs_are_three_to_four_and_stand_on_a_silhouette():
    for design in all_designs():
        if design.photo:
            assert design.photo.width / design.photo.height == pytest.approx(3 / 4)
            grounds = [part for part in design.background if isinstance(part, Shape) and not part.d]
            assert (design.photo.x, design.photo.y) in [(part.x, part.y) for part in grounds]


def test_nothing_stands_in_the_quiet_zone_of_a_code(harbin_2026: Event):
    modules = make_qr(harbin_2026.rows.delegates[0].badge_token).modules
    for design in all_designs():
        parts = [*design.background, *design.items]
        codes = [part for part in parts if isinstance(part, CodeField)]
        assert len(codes) == (not design.is_back)
        for code in codes:
            quiet = code.size / modules * QUIET_ZONE
            for part in parts:
                if part is code or not hasattr(part, "width"):
                    continue
                apart = (
                    part.x >= code.x + code.size + quiet - 0.01
                    or part.x + part.width <= code.x - quiet + 0.01
                    or part.y >= code.y + code.size + quiet - 0.01
                    or part.y + part.height <= code.y - quiet + 0.01
                )
                assert apart, (design.name, part)


def photo_card(event: Event, delegate: DelegateRow, photo: bytes | None) -> Card:
    design = design_for(stock_named("badge-4up"), photo=True)
    badges = replace(event.badges(), design=design, photographs=lambda _delegate: photo)
    (card,) = badge_cards(badges, [delegate])
    return card


def test_a_photograph_stands_in_its_place_and_covers_the_silhouette(harbin_2026: Event):
    card = photo_card(harbin_2026, named(harbin_2026, "王合生"), b"a photograph")
    (picture,) = [item for item in card.items if isinstance(item, PlacedBox) and isinstance(item.content, Picture)]
    place = design_for(stock_named("badge-4up"), photo=True).photo
    assert isinstance(place, PhotoField)
    assert picture == PlacedBox(place.x, place.y, Picture(b"a photograph", place.width, place.height, ""))


def test_without_a_photograph_the_silhouette_stays_in_sight(harbin_2026: Event):
    card = photo_card(harbin_2026, named(harbin_2026, "王合生"), None)
    assert not any(isinstance(item, PlacedBox) and isinstance(item.content, Picture) for item in card.items)
    assert card.background == photo_card(harbin_2026, named(harbin_2026, "王合生"), b"a photograph").background


LIAISON: Mapping[str, Texts] = {
    "contact_name": {"zh-Hans": "李明", "en": "Li Ming"},
    "contact_phone": {"und": "+86 451 8888 0001"},
    "emergency_phone": {"und": "+86 451 8888 0110"},
    "badge_text": {"zh-Hans": "无线网络 MAYORS2026", "en": "Wi-Fi MAYORS2026"},
}


def letter_values(texts: Mapping[str, Texts] = LIAISON, delegation_id: UUID | None = None) -> LetterValues:
    return LetterValues(
        tuple(LetterValueRow(UUID(int=at), name, text, delegation_id) for at, (name, text) in enumerate(texts.items()))
    )


def backs(
    event: Event, stock: str = "badge-4up", values: LetterValues | None = None, items: Sequence[AgendaItemRow] = ()
) -> BackSet:
    rows = event.rows
    return BackSet(
        back_for(stock_named(stock)),
        dict(programmes(items or rows.agenda, rows.delegates)),
        values or letter_values(),
    )


def back_of(event: Event, delegate: DelegateRow, back: BackSet, **options: object) -> Card:
    (card,) = badge_cards(event.badges(**options), [delegate], back)  # type: ignore[arg-type]
    assert card.back is not None
    return card.back


def test_a_back_says_what_when_and_whom_to_call_but_not_who_wears_it(harbin_2026: Event):
    delegate = named(harbin_2026, "王合生")
    lines = lines_of(back_of(harbin_2026, delegate, backs(harbin_2026)))
    for text in ("世界市长对话", "日程", "18:00", "开幕式", "Opening ceremony", "李明  Li Ming", "+86 451 8888 0001"):
        assert text in lines
    assert "紧急电话  Emergency" in lines
    assert "+86 451 8888 0110" in lines
    assert "无线网络 MAYORS2026" in lines
    assert "东道主" in lines
    assert "王合生" not in lines
    assert "code" not in lines


def test_a_delegation_s_own_liaison_stands_on_its_backs_alone(harbin_2026: Event):
    guest = named(harbin_2026, "Andrew Knack")
    own = letter_values({"contact_name": {"en": "Wang Fang"}}, guest.delegation_id)
    values = LetterValues((*letter_values().rows, *own.rows))
    assert "Wang Fang" in lines_of(back_of(harbin_2026, guest, backs(harbin_2026, values=values)))
    host = named(harbin_2026, "王合生")
    assert "Wang Fang" not in lines_of(back_of(harbin_2026, host, backs(harbin_2026, values=values)))


def test_what_nobody_recorded_leaves_no_heading_behind(harbin_2026: Event):
    bare = backs(harbin_2026, values=LetterValues())
    lines = lines_of(back_of(harbin_2026, named(harbin_2026, "王合生"), bare))
    assert "Liaison" not in lines
    assert "Emergency" not in lines


def test_members_of_a_delegation_and_category_share_one_back(harbin_2026: Event):
    cards = list(badge_cards(harbin_2026.badges(), harbin_2026.rows.delegates, backs(harbin_2026)))
    keys = {(row.category, row.delegation_id) for row in harbin_2026.rows.delegates}
    assert len({id(card.back) for card in cards}) == len(keys)


@pytest.mark.parametrize("stock", all_stocks(), ids=lambda stock: stock.name)
def test_every_back_fits_every_stock(bundled: dict[str, Event], stock):
    for event in bundled.values():
        card = back_of(event, event.rows.delegates[0], backs(event, stock.name))
        assert not fit_card(card, FONTS)[1].overflows


def test_a_long_programme_is_cut_where_one_sees_it(harbin_2026: Event):
    first = harbin_2026.rows.agenda[0]
    long = "A very long title of an item that goes on and on, as organizers like them to " * 3
    items = [
        replace(
            first, id=UUID(int=at), titles={"en": long, "zh-Hans": "很长的标题" * 30}, starts_at=start, ends_at=start
        )
        for at in range(60)
        for start in [first.starts_at + timedelta(minutes=20 * at)]
    ]
    for stock in ("badge-4up", "cr80-10up"):
        card = back_of(harbin_2026, harbin_2026.rows.delegates[0], backs(harbin_2026, stock, items=items))
        assert not fit_card(card, FONTS)[1].overflows
        lines = lines_of(card).splitlines()
        assert any(line.endswith(": …") for line in lines)
        design = back_for(stock_named(stock))
        for item in card.background:
            if isinstance(item, TextBox):
                assert item.y + item.height <= design.height


def test_a_cancelled_item_and_breaks_stay_off_the_back_when_there_is_no_room(harbin_2026: Event):
    first = harbin_2026.rows.agenda[0]
    cancelled = [replace(first, titles={"en": "Called off"}, is_cancelled=True), *harbin_2026.rows.agenda]
    back = backs(harbin_2026, items=cancelled)
    assert "Called off" not in lines_of(back_of(harbin_2026, named(harbin_2026, "王合生"), back))
