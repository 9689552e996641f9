"""Badges: one card for each delegate, filled from rows by the design of its stock, with a back or without."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from summitdesk.documents import styles
from summitdesk.documents.designs import (
    BadgeDesign,
    CodeField,
    FlagField,
    Part,
    PhotoField,
    ProgrammeField,
    Shape,
    TextField,
)
from summitdesk.documents.parties import joined, listed_city, name_in_parts, name_span, paper_names, presented
from summitdesk.documents.programme_lines import programme_boxes
from summitdesk.documents.words import draft_mark, word
from summitdesk.domain.dates import format_dates
from summitdesk.domain.language import pick, text_in
from summitdesk.domain.letters import LetterField, LetterValues
from summitdesk.domain.names import native_name
from summitdesk.domain.places import country_name
from summitdesk.domain.rows import AgendaItemRow, CategoryRow, DelegateRow, EventRow, Texts
from summitdesk.typeset.content import (
    Card,
    CardItem,
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
)

_LEADING = 1.22
_NO_CATEGORY = "#51606E"

_NAMES = frozenset({"native_name", "other_name"})

_LABELS = {"programme": "agenda", "liaison": "liaison", "emergency": "emergency"}

Filled = tuple[Span, ...]
Photographs = Callable[[DelegateRow], bytes | None]


def no_photographs(_delegate: DelegateRow) -> bytes | None:
    """Nobody's photograph."""
    return None


@dataclass(frozen=True, slots=True)
class BackSet:
    """What the backs of the badges of one print have in common.

    ``programmes`` are the items that each delegation takes part in; ``values`` say whom to call.
    """

    design: BadgeDesign
    programmes: Mapping[UUID, Sequence[AgendaItemRow]] = field(default_factory=dict)
    values: LetterValues = field(default_factory=LetterValues)


@dataclass(frozen=True, slots=True)
class BadgeSet:
    """What the badges of one print have in common; ``badge_names`` are the cities' own names by delegation.

    ``photographs`` gives a delegate's photograph, cropped for the design, when that badge is made.
    """

    event: EventRow
    design: BadgeDesign
    languages: tuple[str, ...]
    categories: Mapping[str, CategoryRow]
    badge_names: Mapping[UUID, Texts] = field(default_factory=dict)
    draft: bool = True
    photographs: Photographs = no_photographs


def badge_cards(badges: BadgeSet, delegates: Sequence[DelegateRow], backs: BackSet | None = None) -> Iterator[Card]:
    """One card for each delegate, in the order given; a delegation's members of one category share their back."""
    backgrounds = {code: _background(badges, code) for code in {delegate.category for delegate in delegates}}
    made: dict[tuple[str, UUID], Card] = {}
    for delegate in delegates:
        back = None
        if backs:
            key = (delegate.category, delegate.delegation_id)
            back = made.get(key) or made.setdefault(key, _Back(badges, backs, delegate).card())
        yield _Badge(badges, delegate).card(backgrounds[delegate.category], back)


def _background(badges: BadgeSet, category: str) -> tuple[CardItem, ...]:
    shared = _Shared(badges, category)
    return tuple(item for part in badges.design.background for item in shared.made(part))


class _Shared:
    """The parts that all badges of one category share: event, colours, the name of the category."""

    def __init__(self, badges: BadgeSet, category: str) -> None:
        self.badges = badges
        self.category = badges.categories.get(category)
        colour = self.category.colour if self.category else _NO_CATEGORY
        self.colours = {
            "ink": styles.INK,
            "grey": styles.GREY,
            "ice": styles.ICE,
            "seal": styles.SEAL,
            "category": colour,
            "on_category": readable_on(colour),
        }

    def made(self, part: Part) -> tuple[CardItem, ...]:
        """The part as items of a card; nothing where there is nothing to show."""
        match part:
            case Shape():
                return (self._shape(part),)
            case TextField():
                return self._text(part)
            case FlagField():
                return self.flag(part)
            case CodeField():
                return self.code(part)
            case PhotoField():
                return self.photo(part)
            case ProgrammeField():
                return self.programme(part)

    def fields(self, name: str, language: str) -> Filled:
        """The text of a field; ``language`` is empty where the field has its own."""
        event = self.badges.event
        match name:
            case "event_title":
                return _spans(event.titles, language)
            case "event_facts":
                return self._facts()
            case "category":
                return _spans(self.category.names, language) if self.category else ()
            case "draft":
                languages = self.badges.languages
                return (Span(draft_mark(languages), languages[0]),) if self.badges.draft else ()
        return ()

    def flag(self, part: FlagField) -> tuple[CardItem, ...]:
        """Nobody's flag."""
        return ()

    def code(self, part: CodeField) -> tuple[CardItem, ...]:
        """Nobody's code."""
        return ()

    def photo(self, part: PhotoField) -> tuple[CardItem, ...]:
        """Nobody's photograph."""
        return ()

    def programme(self, part: ProgrammeField) -> tuple[CardItem, ...]:
        """Nobody's programme."""
        return ()

    def _facts(self) -> Filled:
        event = self.badges.event
        facts = []
        for tag in self.badges.languages:
            place = text_in(event.places, tag)
            dates = format_dates(event.starts_on, event.ends_on, tag)
            facts.append(Span(" ".join(filter(None, (dates, place))), tag))
        return joined(facts, "   ")

    def _shape(self, shape: Shape) -> CardItem:
        fill = self.colours.get(shape.fill, shape.fill)
        if shape.d:
            return PathBox(shape.d, fill)
        return RectBox(shape.x, shape.y, shape.width, shape.height, fill, radius=shape.radius)

    def _text(self, part: TextField) -> tuple[CardItem, ...]:
        languages = self.badges.languages
        if part.language > len(languages):
            return ()
        spans = self.fields(part.field, languages[part.language - 1] if part.language else "")
        if not spans:
            return ()
        style = _style(part, self.colour(part))
        paragraph = Paragraph(spans, spans[0].language, style, source=self.source)
        box = (part.x, part.y, part.width, part.height)
        shorter = self.shorter(part, paragraph)
        return (TextBox(*box, paragraph, part.floor, part.lines, part.anchor, shorter),)

    def shorter(self, part: TextField, paragraph: Paragraph) -> tuple[Paragraph, ...]:
        """What is set where a text has no room as it is."""
        return ()

    def colour(self, part: TextField) -> str:
        """The colour of a text."""
        return self.colours.get(part.colour, part.colour)

    @property
    def source(self) -> str:
        """The record that the texts come from."""
        return f"event/{self.badges.event.id}"


class _Badge(_Shared):
    """One delegate's badge."""

    def __init__(self, badges: BadgeSet, delegate: DelegateRow) -> None:
        super().__init__(badges, delegate.category)
        self.delegate = delegate

    def card(self, background: tuple[CardItem, ...], back: Card | None) -> Card:
        """The badge as a card."""
        design = self.badges.design
        items = tuple(item for part in design.items for item in self.made(part))
        language = self.badges.languages[0]
        return Card(design.width, design.height, items, background, design.bleed, self.source, language, back)

    @property
    def source(self) -> str:
        """The record that the texts come from."""
        return f"delegate/{self.delegate.id}"

    def fields(self, name: str, language: str) -> Filled:
        """The text of a field of this delegate."""
        city = self.delegate.city
        match name:
            case "native_name":
                return self._first_name()
            case "other_name":
                return self._second_name()
            case "office":
                return _spans(self.delegate.offices, language)
            case "city":
                return self._city(language)
            case "country":
                names = (Span(country_name(city.country, tag), tag) for tag in self.badges.languages)
                return joined([name for name in names if name.text], " · ")
        return super().fields(name, language)

    def flag(self, part: FlagField) -> tuple[CardItem, ...]:
        """The country's flag; none for a country without a code."""
        country = self.delegate.city.country
        if not country.code:
            return ()
        return (PlacedBox(part.x, part.y, Flag(country.code, part.height, country_name(country, "en"))),)

    def code(self, part: CodeField) -> tuple[CardItem, ...]:
        """The opaque token as a code: it says nothing about the person."""
        if not self.delegate.badge_token:
            return ()
        return (PlacedBox(part.x, part.y, QrCode(self.delegate.badge_token, part.size, "QR")),)

    def photo(self, part: PhotoField) -> tuple[CardItem, ...]:
        """The photograph; without one the silhouette of the background stays in sight."""
        data = self.badges.photographs(self.delegate)
        if data is None:
            return ()
        return (PlacedBox(part.x, part.y, Picture(data, part.width, part.height, "")),)

    def colour(self, part: TextField) -> str:
        """A name that is still to come stands out."""
        if part.field == "native_name" and not self.delegate.names:
            return styles.SEAL
        return super().colour(part)

    def shorter(self, part: TextField, paragraph: Paragraph) -> tuple[Paragraph, ...]:
        """A name that is too long for its lines may go on in the next one behind a hyphen or an interpunct."""
        return name_in_parts(paragraph) if part.lines > 1 and part.field in _NAMES else ()

    def _first_name(self) -> Filled:
        name = native_name(self.delegate.names)
        if name:
            return (name_span(name),)
        if not self.badges.draft:
            return ()
        language = self.badges.languages[0]
        return (Span(word("name_to_come", language), language),)

    def _second_name(self) -> Filled:
        """The name in the other script: Latin below a name that is not, else as the host's language writes it."""
        names = paper_names(self.delegate.names, self.badges.languages[:1])
        return (name_span(names[1]),) if len(names) > 1 else ()

    def _city(self, language: str) -> Filled:
        city = presented(self.delegate.city, self.badges.badge_names.get(self.delegate.delegation_id, {}))
        name = listed_city(city, language)
        return (Span(name, language),) if name else ()


class _Back(_Shared):
    """The back of the badges of one delegation and category: it says nothing about the person who wears it."""

    def __init__(self, badges: BadgeSet, backs: BackSet, delegate: DelegateRow) -> None:
        super().__init__(badges, delegate.category)
        self.design = backs.design
        self.delegation_id = delegate.delegation_id
        self.values = backs.values.of(delegate.delegation_id, badges.languages)
        self.items = backs.programmes.get(delegate.delegation_id, ())

    def card(self) -> Card:
        """The back as a card, all of which is shared."""
        design = self.design
        items = tuple(item for part in (*design.background, *design.items) for item in self.made(part))
        language = self.badges.languages[0]
        return Card(design.width, design.height, (), items, design.bleed, self.source, language)

    @property
    def source(self) -> str:
        """The record that the texts come from."""
        return f"delegation/{self.delegation_id}"

    def fields(self, name: str, language: str) -> Filled:
        """The text of a field of the back."""
        if name == "notice":
            return _spans(self.values.get(LetterField.BADGE_TEXT) or self.badges.event.themes, language)
        told = {"programme": bool(self.items), "liaison": bool(self._liaison()), "emergency": bool(self._emergency())}
        match name.removesuffix("_label"):
            case field if name.endswith("_label"):
                return self._label(_LABELS[field]) if told[field] else ()
            case "liaison":
                return self._liaison()
            case "emergency":
                return self._emergency()
        return super().fields(name, language)

    def programme(self, part: ProgrammeField) -> tuple[CardItem, ...]:
        """The programme in short."""
        return programme_boxes(part, self.items, self.badges.event.timezone, self.badges.languages)

    def _label(self, key: str) -> Filled:
        return joined([Span(word(key, tag), tag) for tag in self.badges.languages], "  ")

    def _liaison(self) -> Filled:
        """Whom the delegation calls: the name as each language has it, and the number."""
        names = self.values.get(LetterField.CONTACT_NAME, {})
        told = {text_in(names, tag): tag for tag in reversed(self.badges.languages) if text_in(names, tag)}
        spans = joined([Span(name, tag) for name, tag in reversed(told.items())], "  ")
        number = self._number(LetterField.CONTACT_PHONE)
        return (*spans, Span("\n", "en"), *number) if spans and number else spans or number

    def _emergency(self) -> Filled:
        return self._number(LetterField.EMERGENCY_PHONE)

    def _number(self, field: LetterField) -> Filled:
        texts = self.values.get(field)
        return (Span(pick(texts, self.badges.languages[0]), "en", unbroken=True),) if texts else ()


@lru_cache(maxsize=256)
def _style(part: TextField, colour: str) -> ParagraphStyle:
    text = TextStyle(part.size, "sans", part.bold, colour)
    return ParagraphStyle(text, leading=part.size * _LEADING, align=part.align, balance=part.lines > 1)


def _spans(texts: Texts, language: str) -> Filled:
    text = text_in(texts, language) if language else pick(texts, "en")
    return (Span(text, language or "en"),) if text else ()


def readable_on(colour: str) -> str:
    """White or ink, whichever stands out more from a ground, by the contrast of WCAG 2."""
    ground = _luminance(colour)
    return "#FFFFFF" if 1.05 / (ground + 0.05) >= (ground + 0.05) / (_luminance(styles.INK) + 0.05) else styles.INK


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
