"""The pack for a ceremony and the table cards."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from documents.outline import paragraphs, text
from documents.papers import Event
from summitdesk.documents.ceremony import CeremonyPaper, ceremony_document
from summitdesk.documents.layouts import TextLayout
from summitdesk.documents.place_cards import PlaceCardSet, place_cards
from summitdesk.typeset.cards import fit_card
from summitdesk.typeset.content import Align, Document, Drawing, Flag, Parallel, PlacedBox, Table, TextBox, TurnedBox
from summitdesk.typeset.flow import lay_out
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import GroupItem
from summitdesk.typeset.stock import stock_named

FONTS = FontLibrary.bundled()
BOTH = ("zh-Hans", "en")


@pytest.fixture
def wuhan(bundled: dict[str, Event]) -> Document:
    return ceremony_document(bundled["wuhan-2021"].ceremony(), FONTS)


def drawings(document: Document) -> list[Drawing]:
    return [block for block in document.blocks if isinstance(block, Drawing)]


def texts(drawing: Drawing) -> dict[str, TextBox]:
    return {text(item.paragraph): item for item in drawing.items if isinstance(item, TextBox)}


def test_the_guest_sits_on_the_left_of_the_room_and_the_flags_stand_likewise(wuhan: Document):
    plan = drawings(wuhan)[0]
    boxes = texts(plan)
    guest, host = (
        boxes[name]
        for name in ("明斯克市苏维埃区\nSovetsky District of Minsk", "上海市长宁区\nChangning District, Shanghai")
    )
    assert guest.x < host.x
    flags = [item for item in plan.items if isinstance(item, PlacedBox)]
    assert [flag.content.code for flag in flags if isinstance(flag.content, Flag)] == ["BY", "CN"]
    assert flags[0].x < flags[1].x
    assistants = [item.x + item.width / 2 for name, item in boxes.items() if name.startswith("助签人")]
    assert assistants
    assert "客方 明斯克市苏维埃区" in plan.alt
    assert "白俄罗斯, 中国" in plan.alt


def test_every_plan_stays_on_its_paper_and_says_what_it_shows(wuhan: Document):
    assert len(drawings(wuhan)) == 3
    for plan in drawings(wuhan):
        assert plan.width <= wuhan.page.measure
        for item in plan.items:
            if isinstance(item, TextBox):
                assert item.x >= -0.01
                assert item.x + item.width <= plan.width + 0.01
                assert item.y + item.height <= plan.height


def test_eight_signatures_a_pair_with_their_pages(wuhan: Document):
    lines = [text(one) for one in paragraphs(wuhan.blocks)]
    assert lines.count("文本2册，各含2种文字，双方各签4处，共8处签字") == 3
    assert sum(line.startswith("page ") and line.endswith(("left", "right")) for line in lines) == 24
    assert lines.count("一（己方本）") == lines.count("二（对方本）") == 12


def test_an_online_signature_is_prepared_for(wuhan: Document):
    assert any("时区" in text(one) for one in paragraphs(wuhan.blocks))


def test_all_parties_of_an_initiative_sign_in_protocol_order(harbin_2019: Event):
    document = ceremony_document(harbin_2019.ceremony(), FONTS)
    (table,) = [block for block in document.blocks if isinstance(block, Table) and len(block.rows) == 23]
    first = [text(one) for cell in table.rows[0].cells for one in paragraphs(cell.blocks)]
    assert first[:2] == ["1", "哈尔滨市"]
    assert "第3页1行1列" in first
    plan = drawings(document)[0]
    flags = [item.content.code for item in plan.items if isinstance(item, PlacedBox) and isinstance(item.content, Flag)]
    assert flags == ["CN", "AT", "CA", "DK", "FI", "DE", "GR", "JP", "NZ", "NO", "PH", "RU", "TH", "GB", "US"]
    assert "各方依次上前签署\nParties come up in turn" in {
        name.replace(" Parties", "\nParties") for name in texts(plan)
    }


def test_the_pack_is_set_without_overflow(wuhan: Document):
    _layout, problems = lay_out(wuhan, FONTS)
    assert not problems.missing
    assert not problems.overflows


@pytest.mark.parametrize("stock", ["tent-a4", "avery-5305"])
def test_a_table_card_reads_from_both_sides(harbin_2026: Event, stock: str):
    cells = stock_named(stock)
    cards = PlaceCardSet(harbin_2026.rows.event, cells, BOTH)
    made = list(place_cards(cards, [(row, {}) for row in harbin_2026.rows.delegates]))
    assert len(made) == len(harbin_2026.rows.delegates)
    for card in made:
        (back,) = [item for item in card.items if isinstance(item, TurnedBox)]
        front = [item for item in card.items if isinstance(item, TextBox)]
        behind = [item for item in back.items if isinstance(item, TextBox)]
        assert [text(item.paragraph) for item in behind] == [text(item.paragraph) for item in front]
        assert (back.height, card.height) == (cells.height / 2, cells.height)
        assert min(item.y for item in front) >= card.height / 2
        frame, _problems = fit_card(card, FONTS)
        assert [item.turned for item in frame.items if isinstance(item, GroupItem)] == [True]


def test_lines_in_any_number_of_languages_stay_on_their_side_of_the_card(harbin_2026: Event):
    cards = PlaceCardSet(harbin_2026.rows.event, stock_named("avery-5305"), ("zh-Hans", "en", "ru", "ja"))
    for card in place_cards(cards, [(one, {}) for one in harbin_2026.rows.delegates]):
        (turned,) = [item for item in card.items if isinstance(item, TurnedBox)]
        assert max(item.y + item.height for item in turned.items if isinstance(item, TextBox)) <= turned.height
        boxes = [item for item in card.items if isinstance(item, TextBox)]
        assert max(item.y + item.height for item in boxes) <= card.height


def test_native_name_first_then_latin_letters(harbin_2026: Event):
    cards = PlaceCardSet(harbin_2026.rows.event, stock_named("tent-a4"), BOTH, draft=False)
    card = next(iter(place_cards(cards, [(harbin_2026.rows.delegates[0], {})])))
    said = [text(item.paragraph) for item in card.items if isinstance(item, TextBox)]
    assert said == ["王合生", "Wang Hesheng", "中国哈尔滨市市长", "Mayor, City of Harbin, China"]


def test_a_card_without_a_name_says_the_city(harbin_2019: Event):
    nameless = next(row for row in harbin_2019.rows.delegates if not row.names)
    cards = PlaceCardSet(harbin_2019.rows.event, stock_named("tent-a4"), BOTH, draft=False)
    card = next(iter(place_cards(cards, [(nameless, {})])))
    said = [text(item.paragraph) for item in card.items if isinstance(item, TextBox)]
    assert said[0].endswith("市")


def paper_for(bundled: dict[str, Event], *languages: str) -> CeremonyPaper:
    return replace(bundled["wuhan-2021"].ceremony(), languages=languages)


def test_three_languages_say_everything_in_their_own_words(bundled: dict[str, Event]):
    document = ceremony_document(paper_for(bundled, "zh-Hans", "en", "ru"), FONTS)
    _layout, problems = lay_out(document, FONTS)
    assert not problems.overflows
    lines = [text(one) for one in paragraphs(document.blocks)]
    assert "准备清单  To prepare  Подготовить" in lines
    assert "Длинный стол, тёмно-зелёное сукно" in lines


def test_a_language_without_words_of_its_own_does_not_repeat_the_english_ones(bundled: dict[str, Event]):
    document = ceremony_document(paper_for(bundled, "zh-Hans", "en", "tr"), FONTS)
    found = list(paragraphs(document.blocks))
    assert "准备清单  To prepare" in map(text, found)
    assert [text(one) for one in found].count("Long table, dark green cloth") == 1


def test_an_arabic_pack_has_its_lines_on_the_right(bundled: dict[str, Event]):
    document = ceremony_document(paper_for(bundled, "ar", "en"), FONTS)
    points = [
        one
        for one in paragraphs(document.blocks)
        if text(one) in {"طاولة طويلة ومفرش أخضر داكن", "Long table, dark green cloth"}
    ]
    assert [(one.language, one.style.align) for one in points] == [("ar", Align.START), ("en", Align.END)]


def test_names_under_flags_have_one_size_and_no_word_of_them_is_cut(harbin_2019: Event):
    document = ceremony_document(harbin_2019.ceremony(), FONTS)
    (plan,) = drawings(document)
    names = {said: box for said, box in texts(plan).items() if said.endswith(("Zealand", "Philippines", "Japan"))}
    assert len(names) == 3
    assert len({box.paragraph.style.text.size for box in names.values()}) == 1
    frame = next(
        frame for frame in lay_out(document, FONTS)[0].frames if any(isinstance(i, GroupItem) for i in frame.items)
    )
    shown = [
        run.text.strip("\u2069") for item in frame.items for run in getattr(item, "items", ()) if hasattr(run, "text")
    ]
    assert "Philippines" in shown


def test_a_pack_in_languages_without_a_title_names_the_text_in_its_own(harbin_2019: Event):
    document = ceremony_document(replace(harbin_2019.ceremony(), languages=("ja",)), FONTS)
    _layout, problems = lay_out(document, FONTS)
    assert not problems.overflows
    assert "Harbin Initiative" in [text(one) for one in paragraphs(document.blocks)]


def test_a_group_of_the_checklist_never_parts_from_its_heading(bundled: dict[str, Event]):
    document = ceremony_document(paper_for(bundled, "zh-Hans", "en", "ru"), FONTS)
    columns = next(block for block in document.blocks if isinstance(block, Parallel) and len(block.cells) == 2)
    heads = [table.rows[0] for cell in columns.cells for table in cell if isinstance(table, Table)]
    assert [row.keep_with_next for row in heads] == [True] * 4


def test_who_signed_later_is_not_expected_at_the_table(harbin_2019: Event):
    paper = harbin_2019.ceremony()
    (signed,) = paper.instruments
    late = replace(signed.signatories[2], signed_on=date(2019, 3, 1))
    parties = tuple(late if one.id == late.id else one for one in signed.signatories)
    document = ceremony_document(replace(paper, instruments=(replace(signed, signatories=parties),)), FONTS)
    lines = [text(one) for one in paragraphs(document.blocks)]
    assert "共22方签署" in lines
    places = [line for line in lines if re.fullmatch(r"第\d+页\d+行\d+列", line)]
    assert len(places) == len(set(places)) == 22


def test_the_pack_follows_the_layout_in_which_the_text_is_printed(harbin_2019: Event):
    def first_place(layout: TextLayout) -> str:
        document = ceremony_document(replace(harbin_2019.ceremony(), layout=layout), FONTS)
        lines = (text(one) for one in paragraphs(document.blocks))
        return next(line for line in lines if re.fullmatch(r"第\d+页1行1列", line))

    assert first_place(TextLayout.SIDE_BY_SIDE) == "第3页1行1列"
    assert first_place(TextLayout.SEQUENTIAL) == "第5页1行1列"


def test_a_signing_on_a_later_day_says_that_day(bundled: dict[str, Event]):
    paper = bundled["wuhan-2021"].ceremony()
    items = tuple(
        replace(item, starts_at=item.starts_at + timedelta(days=1), ends_at=item.ends_at + timedelta(days=1))
        for item in paper.items
    )
    lines = [text(one) for one in paragraphs(ceremony_document(replace(paper, items=items), FONTS).blocks)]
    assert any(line.startswith("2021年6月3日  11:30–12:00") for line in lines)
