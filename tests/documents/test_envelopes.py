"""Envelopes and labels: the address in the writing that every post office reads, in cells that hold it."""

from dataclasses import replace

import pytest

from documents.outline import card_lines
from documents.papers import Event
from documents.test_letters import letter
from summitdesk.documents.envelopes import Addressed, address_lines, envelope, label, postal_language
from summitdesk.typeset.cards import fit_card
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.sheet import capacity, cell
from summitdesk.typeset.stock import StockKind, all_stocks, stock_named


def addressed(event: Event, *, draft: bool = False) -> Addressed:
    paper = letter(event)
    values = {**paper.values, "addressee_address": dict.fromkeys(paper.languages, "Alter Markt 6\n39104 Magdeburg")}
    return Addressed(paper.recipient, values, paper.languages, draft)


def test_an_address_begins_at_the_person_in_english_and_at_the_country_in_chinese(harbin_2026: Event):
    one = addressed(harbin_2026)
    assert address_lines(one, "en") == [
        *("Thorsten Kroll", "Deputy Mayor", "City of Magdeburg", "Alter Markt 6", "39104 Magdeburg", "GERMANY"),
    ]
    assert address_lines(one, "zh-Hans")[0] == "德国马格德堡市"
    assert address_lines(one, "zh-Hans")[-2:] == ["副市长", "索斯藤·克罗尔阁下"]


def test_an_envelope_names_sender_and_addressee_and_the_country_for_the_sorting_office(harbin_2026: Event):
    sender, address = card_lines_of(envelope(addressed(harbin_2026), stock_named("c5", StockKind.ENVELOPES)))
    assert "1 Example Road, Harbin" in sender
    assert address.endswith("GERMANY  德国")


@pytest.mark.parametrize(
    ("country", "languages", "language"),
    [
        ("DE", ("zh-Hans", "en"), "en"),
        ("DE", ("fr", "de"), "de"),
        ("DE", ("ar", "fr"), "fr"),
        ("DE", ("zh-Hans", "ru"), "en"),
        ("RU", ("zh-Hans", "ru"), "ru"),
        ("EG", ("ar", "en"), "ar"),
        ("CN", ("en", "zh-Hans"), "zh-Hans"),
    ],
)
def test_an_address_is_in_the_language_of_its_country_or_in_latin_letters(
    harbin_2026: Event, country: str, languages: tuple[str, ...], language: str
):
    one = addressed(harbin_2026)
    delegation = one.recipient.delegation
    place = replace(delegation.city.country, code=country, names={})
    city = replace(delegation.city, country=place)
    there = replace(one.recipient, delegation=replace(delegation, city=city))
    assert postal_language(replace(one, recipient=there, languages=languages)) == language


def test_a_country_in_other_letters_stands_in_latin_ones_too(harbin_2026: Event):
    one = addressed(harbin_2026)
    delegation = one.recipient.delegation
    city = replace(delegation.city, country=replace(delegation.city.country, code="RU", names={}))
    there = replace(one.recipient, delegation=replace(delegation, city=city))
    stock = stock_named("c5", StockKind.ENVELOPES)
    *_sender, address = card_lines_of(envelope(replace(one, recipient=there, languages=("zh-Hans", "ru")), stock))
    assert address.endswith("РОССИЯ  俄罗斯  RUSSIA")


def card_lines_of(card):
    return [line for line in "\x00".join(card_lines(card)).split("\x00")[1:] if "DRAFT" not in line]


@pytest.mark.parametrize("stock", all_stocks(StockKind.LABELS), ids=lambda stock: stock.name)
def test_an_address_fits_every_label_in_full(harbin_2026: Event, stock):
    _frame, problems = fit_card(label(addressed(harbin_2026, draft=True), stock), FontLibrary.bundled())
    assert problems.overflows == ()


@pytest.mark.parametrize("stock", all_stocks(StockKind.ENVELOPES), ids=lambda stock: stock.name)
def test_an_address_fits_every_envelope_in_full(harbin_2026: Event, stock):
    one = addressed(harbin_2026)
    _frame, problems = fit_card(envelope(one, stock), FontLibrary.bundled())
    assert problems.overflows == ()
    assert capacity(stock) == 1


@pytest.mark.parametrize("stock", all_stocks(StockKind.LABELS), ids=lambda stock: stock.name)
def test_labels_lie_on_their_sheet_without_touching(stock):
    last = cell(stock, capacity(stock) - 1)
    assert last.x + last.width <= stock.page_width
    assert last.y + last.height <= stock.page_height
    assert stock.dx >= stock.width
    assert stock.dy >= stock.height


def test_a_draft_says_so_and_a_final_label_does_not(harbin_2026: Event):
    stock = stock_named("L7160", StockKind.LABELS)
    one = addressed(harbin_2026)
    assert not any("DRAFT" in line for line in card_lines(label(one, stock)))
    assert any("DRAFT" in line for line in card_lines(label(replace(one, draft=True), stock)))
