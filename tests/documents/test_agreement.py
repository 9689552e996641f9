"""Agreements on paper: own side first, level rules to sign on, the closing clause on the page of the signatures."""

from dataclasses import replace

import pytest

from documents.outline import paragraphs, text
from documents.papers import Event
from summitdesk.documents.agreement import (
    SIGNING_SPACE,
    AgreementPaper,
    agreement_document,
    signature_document,
    signature_places,
)
from summitdesk.documents.layouts import TextLayout
from summitdesk.domain.alternat import copies_of, copy_for, sides_of
from summitdesk.domain.rows import InstrumentRow
from summitdesk.domain.vocabulary import InstrumentKind
from summitdesk.typeset.content import Align, Document, Parallel
from summitdesk.typeset.flow import lay_out
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import Frame, GlyphRun, LineItem

FONTS = FontLibrary.bundled()
LAYOUTS = list(TextLayout)


@pytest.fixture
def rybinsk(bundled: dict[str, Event]) -> InstrumentRow:
    return next(row for row in bundled["wuhan-2021"].rows.instruments if row.slug == "chongzuo-rybinsk")


def paper(
    instrument: InstrumentRow, keeper: int, layout: TextLayout = TextLayout.SEQUENTIAL, *, draft: bool = False
) -> AgreementPaper:
    event = EVENTS["wuhan-2021"].rows.event
    return AgreementPaper(instrument, event, copies_of(instrument)[keeper], layout, draft)


EVENTS: dict[str, Event] = {}


@pytest.fixture(autouse=True)
def _events(bundled: dict[str, Event]) -> None:
    EVENTS.update(bundled)


def said(document: Document) -> list[str]:
    return [text(one) for one in paragraphs(document.blocks)]


def runs(frame: Frame) -> list[GlyphRun]:
    return [item for item in frame.items if isinstance(item, GlyphRun) and item.element >= 0]


def words(frame: Frame) -> str:
    return "".join(run.text for run in runs(frame)).replace("\u00a0", " ").replace("\u00ad", "")


def rules(frame: Frame) -> list[LineItem]:
    return [item for item in frame.items if isinstance(item, LineItem)]


def test_each_copy_begins_with_its_keeper_s_language_and_names_the_keeper_first(rybinsk: InstrumentRow):
    chinese, russian = (agreement_document(paper(rybinsk, keeper)) for keeper in (0, 1))
    assert (chinese.languages, russian.languages) == (("zh-Hans", "ru"), ("ru", "zh-Hans"))
    assert said(chinese)[0] == "中华人民共和国广西壮族自治区崇左市与俄罗斯联邦雷宾斯克市建立友好城市关系协议书"
    assert "俄罗斯联邦雷宾斯克市与中华人民共和国广西壮族自治区崇左市建立友好城市关系协议书" in said(russian)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("keeper", [0, 1])
def test_every_text_is_signed_by_its_keeper_on_the_left(rybinsk: InstrumentRow, layout: TextLayout, keeper: int):
    made = paper(rybinsk, keeper, layout)
    places = signature_places(made, FONTS)
    assert [(place.language, place.is_left) for place in places] == [
        (tag, is_left) for tag in made.languages for is_left in (True, False)
    ]
    pages = lay_out(agreement_document(made), FONTS)[0].frames
    for left, right in zip(places[::2], places[1::2], strict=True):
        assert left.page == right.page
        assert left.x < right.x
        assert left.y == pytest.approx(right.y, abs=0.1)
        page = pages[left.page - 1]
        closing = "一式两份" if left.language == "zh-Hans" else "в двух экземплярах"
        assert closing in words(page)
        above = [run for run in runs(page) if run.y < left.y and run.language == left.language]
        keeper_name, other_name = ("崇左市代表", "雷宾斯克市代表") if keeper == 0 else ("雷宾斯克市代表", "崇左市代表")
        if left.language == "zh-Hans":
            on_the_left = "".join(run.text for run in above if left.x - 1 <= run.x < right.x - 1)
            on_the_right = "".join(run.text for run in above if run.x >= right.x - 1)
            assert on_the_left.endswith(keeper_name)
            assert on_the_right.endswith(other_name)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_there_is_room_to_sign_above_every_rule(rybinsk: InstrumentRow, layout: TextLayout):
    for frame in lay_out(agreement_document(paper(rybinsk, 0, layout)), FONTS)[0].frames:
        for rule in rules(frame):
            near = [run for run in runs(frame) if rule.x1 - 1 <= run.x <= rule.x2 and run.y < rule.y1]
            assert min(rule.y1 - run.y for run in near) >= SIGNING_SPACE - 1


def test_all_rules_of_two_columns_lie_on_one_level(rybinsk: InstrumentRow):
    frame = lay_out(agreement_document(paper(rybinsk, 0, TextLayout.SIDE_BY_SIDE)), FONTS)[0].frames[-1]
    assert len(rules(frame)) == 4
    assert len({round(rule.y1, 1) for rule in rules(frame)}) == 1
    assert len({round(rule.x2 - rule.x1, 1) for rule in rules(frame)}) == 1


def test_whose_copy_it_is_stands_on_drafts_alone(rybinsk: InstrumentRow):
    draft = agreement_document(paper(rybinsk, 1, draft=True))
    assert text(draft.header[0]) == "Экземпляр стороны: Рыбинск  /  雷宾斯克市保存本"
    final = agreement_document(paper(rybinsk, 1))
    assert (final.header, final.draft) == ((), "")
    assert not [line for line in said(final) if "保存本" in line]


def test_a_working_translation_says_so_and_is_not_signed(rybinsk: InstrumentRow):
    sides = sides_of(rybinsk)
    copy = copy_for(sides[0], sides, ("zh-Hans", "en"))
    made = replace(paper(rybinsk, 0), copy=copy)
    document = agreement_document(made)
    assert "(Working translation)" in said(document)
    assert [place.language for place in signature_places(made, FONTS)] == ["zh-Hans", "zh-Hans"]


def test_rows_of_both_languages_stand_side_by_side(rybinsk: InstrumentRow):
    document = agreement_document(paper(rybinsk, 1, TextLayout.SIDE_BY_SIDE))
    rows = [block for block in document.blocks if isinstance(block, Parallel)]
    articles = [row for row in rows if [text(one) for one in paragraphs(row.cells[0])][:1] == ["Статья 1"]]
    assert len(rows) == len(rybinsk.paragraphs) + 1
    assert text(next(iter(paragraphs(articles[0].cells[1])))).startswith("第一条　")


def test_three_columns_are_signed_below_them_across_the_page(rybinsk: InstrumentRow):
    sides = sides_of(rybinsk)
    made = replace(paper(rybinsk, 0, TextLayout.SIDE_BY_SIDE), copy=copy_for(sides[0], sides, rybinsk.languages))
    pages = lay_out(agreement_document(made), FONTS)[0].frames
    marks = [rule for page in pages for rule in rules(page)]
    assert len(marks) == 4
    assert min(rule.x2 - rule.x1 for rule in marks) > 150
    places = signature_places(made, FONTS)
    assert [(place.language, place.is_left) for place in places] == [
        *(("zh-Hans", True), ("zh-Hans", False), ("ru", True), ("ru", False)),
    ]
    assert places[0].y == places[1].y < places[2].y == places[3].y
    clauses = [one for one in paragraphs(agreement_document(made).blocks) if one.language == "ru" and one.role == "P"]
    assert {one.style.align for one in clauses if one.source.startswith("paragraph")} == {Align.START}


def test_korean_articles_are_set_off_by_a_space(rybinsk: InstrumentRow):
    rows = tuple(replace(row, texts={**row.texts, "ko": "양측은 협력한다."}) for row in rybinsk.paragraphs)
    korean = replace(rybinsk, languages=("zh-Hans", "ko"), paragraphs=rows)
    assert any(line.startswith("제1조 양측은") for line in said(agreement_document(paper(korean, 0))))


def test_a_memorandum_has_plain_numbers(rybinsk: InstrumentRow):
    memorandum = replace(rybinsk, kind=InstrumentKind.MEMORANDUM)
    labels = [one.label.text for one in paragraphs(agreement_document(paper(memorandum, 1)).blocks) if one.label]
    assert labels == [f"{number}." for number in range(1, 9)]


def test_the_signature_page_carries_the_title_and_the_closing_clause(rybinsk: InstrumentRow):
    pages = lay_out(signature_document(paper(rybinsk, 0)), FONTS)[0].frames
    assert len(pages) == 2
    for page, closing in zip(pages, ("一式两份", "в двух экземплярах"), strict=True):
        assert closing in words(page)
        assert len(rules(page)) == 2


def test_a_side_that_reads_leftwards_has_its_column_and_its_signature_on_the_right(rybinsk: InstrumentRow):
    one, other = sides_of(rybinsk)
    arabic = replace(other, delegation=replace(other.delegation, languages=("ar",)))
    paragraphs_ = tuple(
        replace(row, texts={**row.texts, "ar": "اتفق {A} و{B} على ما يلي."}) for row in rybinsk.paragraphs
    )
    instrument = replace(
        rybinsk,
        languages=("zh-Hans", "ar"),
        signatories=(one, arabic),
        paragraphs=paragraphs_,
        titles={**rybinsk.titles, "ar": "اتفاق"},
    )
    made = paper(instrument, 1, TextLayout.SIDE_BY_SIDE)
    document = agreement_document(made)
    row = next(block for block in document.blocks if isinstance(block, Parallel))
    assert [next(iter(paragraphs(cell))).language for cell in row.cells] == ["zh-Hans", "ar"]
    assert made.copy.texts[0].right.delegation.city.slug == "rybinsk"
    places = signature_places(made, FONTS)
    assert {place.language for place in places if place.x > document.page.width / 2} == {"ar"}


def test_facing_pages_turn_together_with_the_keeper_s_language_on_the_left(rybinsk: InstrumentRow):
    pages = lay_out(agreement_document(paper(rybinsk, 0, TextLayout.FACING)), FONTS)[0].frames
    assert len(pages) % 2 == 1
    cover, *facing = pages
    assert "协议书" in words(cover)
    assert "Соглашение" in words(cover)
    for left, right in zip(facing[::2], facing[1::2], strict=True):
        assert {run.language for run in runs(left)} == {"zh-Hans"}
        assert {run.language for run in runs(right)} == {"ru"}
        for number in range(1, 9):
            chinese = f"第{'零一二三四五六七八'[number]}条"
            assert (chinese in words(left)) == (f"Статья {number}" in words(right))
        assert all(0 < run.x < left.width for page in (left, right) for run in runs(page))
