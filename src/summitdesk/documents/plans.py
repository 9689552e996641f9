"""Plans of a signing drawn to be read from across a room: who sits where, where the flags stand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summitdesk.documents.ceremony_words import said, said_in_each
from summitdesk.documents.parties import presented
from summitdesk.documents.styles import GREY, ICE, INK
from summitdesk.domain.ceremony import MOST_CHAIRS, flags_of_two, from_the_centre, seats_of_two
from summitdesk.domain.language import base_language
from summitdesk.domain.places import city_full_name, city_name, country_name
from summitdesk.domain.rows import CityRow, CountryRow, EventRow, InstrumentRow, SignatoryRow
from summitdesk.typeset.content import (
    Align,
    Anchor,
    CardItem,
    Drawing,
    Flag,
    Paragraph,
    ParagraphStyle,
    PlacedBox,
    RectBox,
    Span,
    TextBox,
    TextStyle,
    plain,
)
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.lines import natural_width

_CLOTH = "#1F4D3A"
_PAPER = "#FFFFFF"
_FLAG = 22.0
_NAME_LINE = 8.2


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The plan's width and languages; texts are written in all of these."""

    width: float
    languages: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.width / 2

    def words(self, key: str, between: str = " ") -> tuple[Span, ...]:
        """A word of the pack in every language."""
        return self.spans(said_in_each(key, self.languages), between)

    @property
    def further(self) -> int:
        """How many languages there are beyond two, for which the places of names are made."""
        return max(0, len(self.languages) - 2)

    def spans(self, texts: Sequence[tuple[str, str]], between: str = " ") -> tuple[Span, ...]:
        """Texts with their languages, each text once."""
        distinct = list({text: (text, tag) for text, tag in reversed(texts)}.values())[::-1]
        spans = [Span(text, tag, isolate=len(distinct) > 1) for text, tag in distinct]
        joints = [Span(between, one.language) for one, _next in pairwise(spans)]
        return tuple(span for pair in zip(spans, [*joints, Span("", self.languages[0])], strict=True) for span in pair)

    def text(
        self,
        spans: tuple[Span, ...],
        box: tuple[float, float, float, float],
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        lines: int = 2,
        shorter: tuple[Span, ...] = (),
        anchor: Anchor = Anchor.MIDDLE,
    ) -> TextBox:
        """A text in its box; ``shorter`` takes its place where it does not fit."""
        style = ParagraphStyle(
            TextStyle(size, "sans", bold, colour), leading=size * 1.25, align=Align.CENTER, balance=lines > 1
        )
        text = Paragraph(_visible(spans), self.languages[0], style)
        instead = (replace(text, spans=_visible(shorter)),) if shorter else ()
        return TextBox(*box, text, size * 0.55, lines, anchor, instead)


def _visible(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.text)


def plan_of_two(instrument: InstrumentRow, event: EventRow, languages: tuple[str, ...], width: float) -> Drawing:
    """The table of two sides as the room sees it: guest on the left, host on the right, each assistant outside."""
    sheet = _Sheet(width, languages)
    guest, host = seats_of_two(instrument, event)
    flags = flags_of_two(instrument, event)
    items: list[CardItem] = [*_backdrop(sheet)]
    for side, role, x in ((guest, "guest", width * 0.31), (host, "host", width * 0.69)):
        outwards = -1 if role == "guest" else 1
        items += _members(sheet, x, outwards)
        items += _chair(sheet, (x, 74), side, role)
        items += _assistant(sheet, x + outwards * width * 0.215)
    below = sheet.further * _NAME_LINE
    items += _table(sheet, width * 0.14, width * 0.72, height=44 + below)
    items += [_volume(width * 0.31), _volume(width * 0.69)]
    items += _table_flags(sheet, flags)
    items += _front(sheet, 196 + below)
    alt = _alt_of_two(guest, host, flags, languages[0])
    return Drawing(width, 226 + below, tuple(items), alt)


def plan_of_many(
    signatories: Sequence[SignatoryRow], flags: Sequence[CountryRow], languages: tuple[str, ...], width: float
) -> Drawing:
    """A row of flags, and the table: a chair for each party, or one chair to which all come up in turn."""
    sheet = _Sheet(width, languages)
    items: list[CardItem] = [*_backdrop(sheet)]
    rows = _flag_rows(sheet, flags)
    items += rows.items
    top = rows.foot + 10
    if len(signatories) <= MOST_CHAIRS:
        seated = from_the_centre(signatories)
        step = width * 0.9 / len(seated)
        for place, signatory in enumerate(seated):
            x = width * 0.05 + step * (place + 0.5)
            items += _chair(sheet, (x, top), signatory, width=min(step - 8, 104))
    else:
        items += _seat(sheet, (sheet.middle, top), 190)
        items.append(
            sheet.text(sheet.words("in_turn", "\n"), (sheet.middle - 91, top + 3, 182, 40), 9.5, bold=True, lines=4)
        )
    items += _table(sheet, width * 0.05, width * 0.9, top + 56)
    items.append(_volume(sheet.middle, top + 62))
    items += _front(sheet, top + 122)
    names = ", ".join(country_name(country, languages[0]) for country in flags)
    parties = ", ".join(city_full_name(side.delegation.city, languages[0]) for side in signatories)
    alt = f"{said('places', languages[0])} ({said('from_the_room', languages[0])}): {names}; {parties}"
    return Drawing(width, top + 152, tuple(items), alt)


def _party(
    signatory: SignatoryRow, sheet: _Sheet, name: Callable[[CityRow, str], str] = city_full_name
) -> tuple[Span, ...]:
    city = presented(signatory.delegation.city, signatory.delegation.badge_names)
    return sheet.spans([(name(city, tag), tag) for tag in sheet.languages], "\n")


def _alt_of_two(guest: SignatoryRow, host: SignatoryRow, flags: Sequence[CountryRow], language: str) -> str:
    seats = [
        said("assistant", language),
        *(
            f"{said(role, language)} {city_full_name(side.delegation.city, language)}"
            for role, side in (("guest", guest), ("host", host))
        ),
        said("assistant", language),
    ]
    shown = ", ".join(country_name(country, language) for country in flags)
    return f"{said('places', language)} ({said('from_the_room', language)}): {', '.join(seats)}; {shown}"


def _backdrop(sheet: _Sheet) -> Iterator[CardItem]:
    yield RectBox(sheet.width * 0.08, 0, sheet.width * 0.84, 16, fill=ICE, stroke=GREY, thickness=0.4)
    yield sheet.text(sheet.words("backdrop"), (sheet.width * 0.1, 1, sheet.width * 0.8, 14), 7.5, colour=GREY)


def _members(sheet: _Sheet, x: float, outwards: int) -> Iterator[CardItem]:
    """Standing places behind a signatory: 1 nearest to the middle of the table."""
    for place in range(4):
        at = x + outwards * (place * 21 - 32)
        yield RectBox(at - 7, 26, 14, 14, fill=_PAPER, stroke=GREY, thickness=0.5, radius=7)
        yield sheet.text((Span(str(place + 1), "en"),), (at - 7, 26, 14, 14), 7, colour=GREY, lines=1)
    yield sheet.text(sheet.words("members"), (x - 84, 43, 168, 18), 6.5, colour=GREY)


def _seat(sheet: _Sheet, at: tuple[float, float], width: float) -> Iterator[CardItem]:
    x, y = at
    yield RectBox(x - width / 2, y, width, 46, fill=ICE, stroke=INK, thickness=0.8, radius=5)


def _chair(
    sheet: _Sheet, at: tuple[float, float], party: SignatoryRow, role: str = "", width: float = 128.0
) -> Iterator[CardItem]:
    x, y = at
    yield from _seat(sheet, at, width)
    box = (x - width / 2 + 4, y + 3, width - 8, 46 - (14 if role else 4) - 3.0)
    full, short = _party(party, sheet), _party(party, sheet, city_name)
    yield sheet.text(full, box, 9.5, bold=True, lines=4 + sheet.further, shorter=short)
    if role:
        yield sheet.text(sheet.words(role), (x - width / 2 + 4, y + 33, width - 8, 11), 7, colour=GREY, lines=1)


def _assistant(sheet: _Sheet, x: float) -> Iterator[CardItem]:
    yield RectBox(x - 12, 80, 24, 24, fill=_PAPER, stroke=INK, thickness=0.6, radius=12)
    yield sheet.text(sheet.words("assistant"), (x - 32, 106, 64, 18), 7)


def _table(sheet: _Sheet, x: float, width: float, y: float = 128.0, height: float = 44.0) -> Iterator[CardItem]:
    yield RectBox(x, y, width, height, fill=_CLOTH, radius=2)


def _volume(x: float, y: float = 138.0) -> CardItem:
    return RectBox(x - 17, y, 34, 24, fill="#7A1F2B", stroke=_PAPER, thickness=0.6, radius=1)


def _table_flags(sheet: _Sheet, flags: Sequence[CountryRow]) -> Iterator[CardItem]:
    """The flag stand in the middle of the table, in the order in which the room sees the flags."""
    step = _FLAG * 4 / 3 + 8
    left = sheet.middle - step * len(flags) / 2 + 4
    for place, country in enumerate(flags):
        x = left + place * step
        if country.code:
            yield PlacedBox(x, 130, Flag(country.code, _FLAG))
        names = sheet.spans([(country_name(country, tag), tag) for tag in sheet.languages], "\n")
        box = (x - 6, 153, _FLAG * 4 / 3 + 12, 17 + sheet.further * _NAME_LINE)
        yield sheet.text(names, box, 6.5, colour=_PAPER, lines=2 + sheet.further)


def _front(sheet: _Sheet, y: float) -> Iterator[CardItem]:
    spans = (*sheet.words("photographers"), Span("  ·  ", sheet.languages[0]), *sheet.words("from_the_room"))
    yield RectBox(sheet.middle - 3, y - 12, 6, 6, fill=GREY, radius=3)
    yield sheet.text(spans, (0, y, sheet.width, 14), 8, colour=GREY, lines=1)


def _country_names(sheet: _Sheet, country: CountryRow) -> list[tuple[str, str]]:
    return [(country_name(country, tag), tag) for tag in sheet.languages]


def _one_size(names: Sequence[tuple[str, str]], width: float, size: float = 6.5) -> float:
    """The size in which the longest word of the names stands on a line of ``width``, for all of them."""
    fonts = FontLibrary.bundled()
    style = ParagraphStyle(TextStyle(size, "sans"))
    # Han and kana turn over anywhere.
    words = {(word, tag) for name, tag in names for word in name.split() if base_language(tag) not in {"zh", "ja"}}
    longest = max((natural_width(plain(word, tag, style), fonts) for word, tag in words), default=0.0)
    return size * min(1.0, width / longest) if longest else size


@dataclass(frozen=True, slots=True)
class _FlagRows:
    items: tuple[CardItem, ...]
    foot: float


def _flag_rows(sheet: _Sheet, flags: Sequence[CountryRow]) -> _FlagRows:
    """All flags in one row where they have room, else in rows of equal length."""
    most = 16
    rows = max(1, -(-len(flags) // most))
    in_row = max(1, -(-len(flags) // rows))
    step = sheet.width / in_row
    items: list[CardItem] = []
    height = 18.0
    y = 26.0
    size = _one_size([name for country in flags for name in _country_names(sheet, country)], step - 2)
    for place, country in enumerate(flags):
        row, column = divmod(place, in_row)
        y = 26.0 + row * (56 + sheet.further * _NAME_LINE)
        x = step * (column + 0.5)
        if country.code:
            items.append(PlacedBox(x - height * 2 / 3, y, Flag(country.code, height)))
        names = sheet.spans(_country_names(sheet, country), "\n")
        # A name of two words takes two lines rather than smaller type.
        box = (x - step / 2 + 1, y + height + 2, step - 2, 34 + sheet.further * _NAME_LINE)
        items.append(sheet.text(names, box, size, lines=4 + sheet.further, anchor=Anchor.TOP))
    return _FlagRows(tuple(items), y + height + 34 + sheet.further * _NAME_LINE)
