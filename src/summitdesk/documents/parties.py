"""How parties and persons stand on papers: the city under the name its delegation uses, the person under every name."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from summitdesk.documents.styles import is_han
from summitdesk.domain.language import base_language, is_rtl, same_language
from summitdesk.domain.names import full_name, latin_name, name_in, native_name
from summitdesk.domain.places import CountryStyle, city_full_name, city_name, country_name
from summitdesk.domain.rows import CityRow, PersonName, Texts
from summitdesk.typeset.content import Align, Paragraph, ParagraphStyle, Span

_NAME_JOINTS = re.compile(r"(?<=[-‐·•・])(?=.)")


def presented(city: CityRow, names: Texts) -> CityRow:
    """The city under the names that its delegation uses at this event, where it told any."""
    if not names:
        return city
    formal = {tag: text for tag, text in city.formal_names.items() if not any(same_language(tag, own) for own in names)}
    return replace(city, names={**city.names, **names}, formal_names=formal)


def listed_city(city: CityRow, language: str) -> str:
    """The city's name on lists and badges: 新潟市, Niigata."""
    return city_full_name(city, language) if is_han(language) else city_name(city, language)


def from_where(country: str, city: str, language: str) -> str:
    """A city with its country as a language says it: 日本新潟市, 일본 니가타시, "Niigata, Japan"."""
    match base_language(language):
        case "zh" | "ja":
            return country + city
        case "ko":
            return f"{country} {city}".strip()
        case "ar" | "fa" | "ur":
            return "، ".join(filter(None, (city, country)))
    return ", ".join(filter(None, (city, country)))


def paper_names(names: Sequence[PersonName], languages: Sequence[str]) -> tuple[PersonName, ...]:
    """A person's names for readers of these languages: the native one first, then those written otherwise."""
    wanted = [native_name(names), latin_name(names), *(name_in(names, tag) for tag in languages)]
    found: dict[str, PersonName] = {}
    for name in wanted:
        if name:
            found.setdefault(full_name(name), name)
    return tuple(found.values())


def name_span(name: PersonName) -> Span:
    """A name in its own language, which never breaks inside."""
    return Span(full_name(name), name.language, unbroken=True)


def name_in_parts(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """A name that may go on in the next line behind a hyphen or an interpunct, for one that is too long as a whole."""
    if len(paragraph.spans) != 1:
        return ()
    (name,) = paragraph.spans
    parts = _NAME_JOINTS.split(name.text)
    return (replace(paragraph, spans=tuple(replace(name, text=part) for part in parts)),) if len(parts) > 1 else ()


def names_whole(text: str, language: str, cities: Iterable[CityRow]) -> tuple[Span, ...]:
    """A title in which no line ends inside the name of a city or country that it speaks of."""
    names = sorted({name for city in cities for name in _names_of(city, language) if name}, key=len, reverse=True)
    if not names:
        return (Span(text, language),)
    parts = re.split("(" + "|".join(map(re.escape, names)) + ")", text)
    return tuple(Span(part, language, unbroken=part in names) for part in parts if part)


def _names_of(city: CityRow, language: str) -> Iterator[str]:
    # Names that are written with spaces break there like any other words.
    if is_han(language):
        yield from (city_full_name(city, language), city_name(city, language))
        yield from (country_name(city.country, language, style) for style in CountryStyle)


def joined(spans: Sequence[Span], between: str) -> tuple[Span, ...]:
    """Spans with ``between`` set between them, each isolated so that none reorders its neighbours."""
    result: list[Span] = []
    for span in spans:
        if result:
            result.append(Span(between, span.language))
        result.append(replace(span, isolate=len(spans) > 1))
    return tuple(result)


def in_each(said: Callable[[str], str], languages: Sequence[str], between: str = " ") -> tuple[Span, ...]:
    """The same words in each language on one line, each marked as what it is; those that read alike stand once."""
    texts: dict[str, str] = {}
    for tag in languages:
        texts.setdefault(said(tag), tag)
    return joined([Span(text, tag) for text, tag in texts.items() if text], between)


def beneath(style: ParagraphStyle, language: str, first: str) -> ParagraphStyle:
    """The style of a line below one in language ``first``: on the same side, though the two may read opposite ways."""
    if style.align is Align.START and is_rtl(language) != is_rtl(first):
        return replace(style, align=Align.END)
    return style
