"""Envelopes and address labels: where a letter goes, in the language of its country or in Latin letters.

Every post office reads Latin letters (UPU Convention Regulations, 17-107), which the country therefore stands in too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitdesk.documents.stationery import UNDEFINED
from summitdesk.documents.styles import GREY, is_han
from summitdesk.documents.words import draft_mark
from summitdesk.domain.fields import FieldValues
from summitdesk.domain.language import official_languages, same_language, text_in, writes_latin
from summitdesk.domain.letters import LetterField, Recipient
from summitdesk.domain.names import upper
from summitdesk.domain.places import city_full_name, country_name
from summitdesk.typeset.content import (
    Align,
    Anchor,
    Card,
    CardItem,
    Paragraph,
    ParagraphStyle,
    Span,
    Stock,
    TextBox,
    TextStyle,
)
from summitdesk.typeset.units import mm

POSTAL = "en"
"""The language of addresses where the letters have none that the country or every post office reads."""

_SENDER = (mm(15), mm(12), mm(90), mm(22))
_LABEL_PADDING = mm(3)
_MOST_LINES = 9
_SMALLEST = 7.0


@dataclass(frozen=True, slots=True)
class Addressed:
    """One address to print, with the fields of the letters that go there, in English too: see :data:`POSTAL`."""

    recipient: Recipient
    values: FieldValues
    languages: tuple[str, ...]
    draft: bool = True


def envelope(addressed: Addressed, stock: Stock) -> Card:
    """An envelope: the sender at the top left, the addressee right of the middle, clear of the franking."""
    width, height = stock.page_width, stock.page_height
    sender = _text(sender_lines(addressed), 9.0, GREY, addressed, "")
    x, y = width * 0.44, max(height * 0.42, mm(40))
    box = TextBox(
        x, y, width - x - mm(12), height - y - mm(12), _address(addressed, 13.0), _SMALLEST, _MOST_LINES, Anchor.TOP
    )
    return _card(addressed, stock, (TextBox(*_SENDER, sender, _SMALLEST, 4), box))


def label(addressed: Addressed, stock: Stock) -> Card:
    """An address label: the addressee alone, standing free in the cell."""
    pad = _LABEL_PADDING
    inside = (pad, pad, stock.width - 2 * pad, stock.height - 2 * pad)
    return _card(addressed, stock, (TextBox(*inside, _address(addressed, 10.0), 6.0, _MOST_LINES, Anchor.MIDDLE),))


def address_lines(addressed: Addressed, language: str) -> list[str]:
    """The address in one language: Chinese from the country down to the person, others the other way round."""
    city, values = addressed.recipient.delegation.city, addressed.values
    name, office = _value(values, "addressee_name", language), _value(values, "addressee_office", language)
    place = city_full_name(city, language)
    postal = _value(values, LetterField.ADDRESSEE_ADDRESS, language).splitlines()
    country = country_name(city.country, language)
    if is_han(language):
        return [line for line in (country + place, *postal, office, name) if line]
    return [line for line in (name, office, place, *postal, upper(country, language)) if line]


def sender_lines(addressed: Addressed) -> list[str]:
    """In whose name the letter goes out, and where it comes back to."""
    language = postal_language(addressed)
    address = _value(addressed.values, LetterField.INVITER_ADDRESS, language).splitlines()
    return [line for line in (_value(addressed.values, "inviter", language), *address) if line]


def _address(addressed: Addressed, size: float) -> Paragraph:
    language = postal_language(addressed)
    country = addressed.recipient.delegation.city.country
    lines = address_lines(addressed, language)
    # The sorting office at home reads the country in its own writing, those on the way in Latin letters.
    others = [tag for tag in addressed.languages if is_han(tag)][:1] + [POSTAL] * (not writes_latin(language))
    names = dict.fromkeys(upper(country_name(country, tag), tag) for tag in others if tag != language)
    if is_han(language):
        lines += names
    else:
        lines[-1] = "  ".join((lines[-1], *names))
    addressee = addressed.recipient.addressee
    source = f"delegate/{addressee.id}" if addressee else f"delegation/{addressed.recipient.delegation.id}"
    return _text(lines, size, "#000000", addressed, source)


def _text(lines: Sequence[str], size: float, colour: str, addressed: Addressed, source: str) -> Paragraph:
    language = postal_language(addressed)
    style = ParagraphStyle(TextStyle(size, "sans", colour=colour), leading=size * 1.4, align=Align.START)
    return Paragraph((Span("\n".join(lines), language),), language, style, source=source)


def _card(addressed: Addressed, stock: Stock, items: tuple[CardItem, ...]) -> Card:
    return Card(
        stock.width,
        stock.height,
        (*items, *_draft(addressed, stock)),
        source=f"delegation/{addressed.recipient.delegation.id}",
        language=postal_language(addressed),
    )


def _draft(addressed: Addressed, stock: Stock) -> Iterator[TextBox]:
    if addressed.draft:
        # It keeps to the margin that an address leaves free.
        style = ParagraphStyle(TextStyle(5.5, "sans", bold=True, colour=UNDEFINED), leading=7, align=Align.END)
        mark = Paragraph((Span(draft_mark(addressed.languages), addressed.languages[0]),), "en", style)
        foot = _LABEL_PADDING
        yield TextBox(foot, stock.height - foot, stock.width - 2 * foot, foot, mark, 4.0)


def postal_language(addressed: Addressed) -> str:
    """The language of the address: one of the letters' that its country writes, else one in Latin letters."""
    own = official_languages(addressed.recipient.delegation.city.country.code)
    for tag in addressed.languages:
        if any(same_language(tag, official) for official in own):
            return tag
    return next((tag for tag in addressed.languages if writes_latin(tag)), POSTAL)


def _value(values: FieldValues, name: str, language: str) -> str:
    value = values.get(name)
    return text_in(value, language) if isinstance(value, dict) else ""
