"""Table cards: a tent that says on both sides who sits there, in the person's own script and in Latin letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitdesk.documents.parties import name_in_parts, name_span, paper_names, presented
from summitdesk.documents.styles import GREY, INK
from summitdesk.documents.words import word
from summitdesk.domain.language import text_in
from summitdesk.domain.places import city_full_name, country_name
from summitdesk.domain.rows import DelegateRow, EventRow, Texts
from summitdesk.typeset.content import (
    Align,
    Anchor,
    Card,
    CardItem,
    Paragraph,
    ParagraphStyle,
    RectBox,
    Span,
    Stock,
    TextBox,
    TextStyle,
    TurnedBox,
)
from summitdesk.typeset.units import mm

_MARK = mm(4)


@dataclass(frozen=True, slots=True)
class PlaceCardSet:
    """What the table cards of one print have in common; the stock's cells are folded in the middle."""

    event: EventRow
    stock: Stock
    languages: tuple[str, ...]
    draft: bool = True


def place_cards(cards: PlaceCardSet, delegates: Sequence[tuple[DelegateRow, Texts]]) -> Iterator[Card]:
    """One tent for each delegate, given with the names that the delegation uses at this event."""
    for delegate, badge_names in delegates:
        yield _tent(cards, delegate, badge_names)


def _tent(cards: PlaceCardSet, delegate: DelegateRow, badge_names: Texts) -> Card:
    width, height = cards.stock.width, cards.stock.height / 2
    face = tuple(_face(cards, delegate, badge_names, width, height))
    front = tuple(_lowered(item, height) for item in face)
    fold = [RectBox(x, height - 0.15, _MARK, 0.3, fill=GREY) for x in (0.0, width - _MARK)]
    items = (TurnedBox(0, 0, width, height, face), *front, *fold)
    return Card(width, cards.stock.height, items, source=f"delegate/{delegate.id}", language=cards.languages[0])


def _lowered(item: CardItem, by: float) -> CardItem:
    return replace(item, y=item.y + by) if isinstance(item, TextBox) else item


def _face(
    cards: PlaceCardSet, delegate: DelegateRow, badge_names: Texts, width: float, height: float
) -> Iterator[CardItem]:
    """One side of the tent: the name as large as its line allows, its Latin form, and office and city."""
    margin = mm(9)
    room = width - 2 * margin
    names = paper_names(delegate.names, cards.languages)
    city = presented(delegate.city, badge_names)
    if names:
        first = Paragraph((name_span(names[0]),), names[0].language, _style(height * 0.30, bold=True))
    else:
        tag = cards.languages[0]
        first = Paragraph((Span(city_full_name(city, tag), tag, unbroken=True),), tag, _style(height * 0.26, bold=True))
    yield TextBox(
        margin, height * 0.13, room, height * 0.42, first, height * 0.10, 2, Anchor.MIDDLE, name_in_parts(first)
    )
    if len(names) > 1:
        second = Paragraph((name_span(names[1]),), names[1].language, _style(height * 0.105))
        yield TextBox(margin, height * 0.57, room, height * 0.15, second, height * 0.06, 1, Anchor.MIDDLE)
    lines = [
        _whose(delegate, city_full_name(city, tag), country_name(city.country, tag), tag) for tag in cards.languages
    ]
    said = dict(zip(reversed(lines), reversed(cards.languages), strict=False))
    # Two lines as a rule; more of them share the same foot of the card.
    step = height * min(0.085, 0.21 / max(1, len(said)))
    size = min(height * 0.062, step * 0.73)
    for number, (text, tag) in enumerate(reversed(said.items())):
        line = Paragraph((Span(text, tag),), tag, _style(size, colour=GREY))
        yield TextBox(margin, height * 0.76 + step * number, room, step, line, size * 0.6, 1, Anchor.MIDDLE)
    if cards.draft:
        mark = Paragraph((Span(word("draft", cards.languages[0]), cards.languages[0]),), cards.languages[0], _DRAFT)
        yield TextBox(margin, height * 0.035, room, height * 0.06, mark, 5, 1)


def _whose(delegate: DelegateRow, city: str, country: str, language: str) -> str:
    """Office, city and country, as far as they are known."""
    office = text_in(delegate.offices, language)
    if language.startswith(("zh", "ja")):
        return f"{country}{city}{office}"
    return ", ".join(filter(None, (office, city, country)))


def _style(size: float, *, bold: bool = False, colour: str = INK) -> ParagraphStyle:
    return ParagraphStyle(TextStyle(size, "sans", bold, colour), leading=size * 1.2, align=Align.CENTER, balance=True)


_DRAFT = ParagraphStyle(TextStyle(7, "sans", bold=True, colour="#B3261E"), leading=9, align=Align.CENTER)
