"""What each copy of a bilateral agreement says, text by text.

Names stand in the order of the copy, clauses are numbered, the closing clause is generated, and each side signs in its
place. Papers and the proof of identity read the very same thing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from summitdesk.domain.alternat import (
    CopyText,
    authentic_languages,
    is_bilateral,
    languages_for,
    listed_languages,
    sides_of,
    terms_of,
)
from summitdesk.domain.closing import Closing, closing_clause, language_phrase
from summitdesk.domain.fields import FieldValue, fill, instrument_fields
from summitdesk.domain.language import base_language, text_in
from summitdesk.domain.names import full_name, name_in, native_name
from summitdesk.domain.numbering import clause_numbers, paragraph_labels, scheme_of
from summitdesk.domain.places import CountryStyle, city_full_name, city_name, country_name
from summitdesk.domain.rows import CityRow, EventRow, InstrumentRow, SignatoryRow, Texts
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.values import value


@value
class Clause:
    """One paragraph as a text says it, with its generated number; ``source`` is the paragraph's id."""

    kind: ParagraphKind
    level: int
    label: str
    text: str
    source: UUID


@value
class SignatureBlock:
    """For whom somebody signs: the party and its country, and the signer's name and office as far as known.

    ``name_language`` is that of the name, which may be the person's own script where the text's has none.
    """

    signatory: SignatoryRow
    country: str
    party: str
    name: str
    name_language: str
    office: str


@value
class AgreementText:
    """One language's text in one side's copy, ready to be set."""

    language: str
    title: str
    subtitle: str
    clauses: tuple[Clause, ...]
    closing: str
    left: SignatureBlock
    right: SignatureBlock
    undefined: tuple[str, ...] = ()


def party_name(city: CityRow, language: str) -> str:
    """A party under its full style: 中华人民共和国上海市长宁区, "the City of Rybinsk, Russian Federation"."""
    country = country_name(city.country, language, CountryStyle.FORMAL)
    name = in_sentence(city_full_name(city, language), language)
    match base_language(language):
        case "zh" | "ja":
            return f"{country}{name}"
        case "ko":
            return f"{country} {name}"
        case "ar" | "fa" | "ur":
            return f"{name}، {country}"
        case "ru" | "uk" | "be":
            return _typographic(f"{name} ({country})")
    return _typographic(f"{name}, {country}")


def in_sentence(name: str, language: str) -> str:
    """The name as it stands inside a sentence: "the City of Rybinsk"."""
    return f"the {name}" if base_language(language) == "en" and _OF.match(name) else name


_OF = re.compile(r"(?:(?:Metropolitan )?Municipality|City|Town|District|County|Prefecture|Province|Region|State) of ")


def _typographic(name: str) -> str:
    return name.replace("'", "’")


def capitalised(name: str) -> str:
    """The name with a capital first letter, as it stands at the head of a line."""
    return name[:1].upper() + name[1:]


def agreement_fields(
    instrument: InstrumentRow, event: EventRow | None, first: SignatoryRow, second: SignatoryRow
) -> dict[str, FieldValue]:
    """The fields of an agreement's text where ``first`` is named first: all fields of instruments, and the sides'."""
    values = instrument_fields(instrument, event)
    values |= side_fields(instrument, first, second)
    return values


def text_fields(instrument: InstrumentRow, event: EventRow | None = None) -> dict[str, FieldValue]:
    """The fields of any instrument's text; those of a bilateral agreement with the sides in the register's order."""
    if is_bilateral(instrument):
        return agreement_fields(instrument, event, *sides_of(instrument))
    return instrument_fields(instrument, event)


def side_fields(
    instrument: InstrumentRow, first: SignatoryRow, second: SignatoryRow, *, marked: bool = False
) -> dict[str, FieldValue]:
    """The ordered placeholders: ``{A}`` the side named first, ``{B}`` the other, and the terms of the agreement.

    With ``marked`` they stand for marks instead of names, for :func:`exchange`.
    """
    terms = terms_of(instrument)
    values: dict[str, FieldValue] = {}
    for letter, side in (("A", first), ("B", second)):
        names = _names_of(side, instrument.languages)
        if marked:
            names = _marked(names, int(side.id != sides_of(instrument)[0].id))
        values |= {f"{letter}{part}": texts for part, texts in names.items() if texts}
    if terms.term_years is not None:
        values["term_years"] = terms.term_years
    if terms.notice_months is not None:
        values["notice_months"] = terms.notice_months
    return values


def _names_of(side: SignatoryRow, languages: tuple[str, ...]) -> dict[str, Texts]:
    city = side.delegation.city
    return {
        "": {tag: party_name(city, tag) for tag in languages},
        ".name": {tag: _typographic(in_sentence(city_full_name(city, tag), tag)) for tag in languages},
        ".place": {tag: city_name(city, tag) for tag in languages},
        ".signer": {tag: name for tag in languages if (name := signer_phrase(side, tag))},
    }


def signer_phrase(side: SignatoryRow, language: str) -> str:
    """Who signs, in a sentence: 副区长翁华建, "Weng Huajian, Deputy District Mayor"; empty while nobody is named."""
    if side.signer is None:
        return ""
    office = text_in(side.signer.offices, language)
    name = name_in(side.signer.names, language)
    if name is None:
        return ""
    if base_language(language) in {"zh", "ja"}:
        return f"{office}{full_name(name)}"
    return ", ".join(filter(None, (full_name(name), office)))


def filled_titles(instrument: InstrumentRow, event: EventRow | None = None) -> Texts:
    """The titles as lists and findings show them: an agreement's with its sides in the order of the register.

    Fields of the event are filled in where it is given.
    """
    if not any("{" in text for text in instrument.titles.values()):
        return instrument.titles
    values = text_fields(instrument, event)
    return {tag: fill(text, values, tag).text for tag, text in instrument.titles.items()}


def read_text(
    instrument: InstrumentRow, event: EventRow | None, copy: CopyText, *, marked: bool = False
) -> AgreementText:
    """What one language's text of one copy says; with ``marked`` marks stand in place of the sides' names."""
    language = copy.language
    values = agreement_fields(instrument, event, copy.first, copy.second)
    values |= side_fields(instrument, copy.first, copy.second, marked=marked)
    undefined: dict[str, None] = {}

    def said(text: str) -> str:
        filled = fill(text, values, language)
        undefined.update(dict.fromkeys(filled.undefined))
        # Where a party's name begins a sentence, so does its first letter: "Город Рыбинск…".
        return capitalised(filled.text) if text.startswith("{") else filled.text

    terms = terms_of(instrument)
    written, clauses = _clauses(instrument, language, said)
    return AgreementText(
        language,
        said(text_in(instrument.titles, language)),
        said(text_in(terms.subtitles, language)),
        clauses,
        written or closing_clause(closing_of(instrument, copy), language),
        _block(copy.left, language),
        _block(copy.right, language),
        tuple(undefined),
    )


def _clauses(instrument: InstrumentRow, language: str, said: Callable[[str], str]) -> tuple[str, tuple[Clause, ...]]:
    """The closing clause where one is written by hand, and the other paragraphs."""
    paragraphs = [row for row in instrument.paragraphs if row.kind is not ParagraphKind.PLACE_AND_DATE]
    labels = paragraph_labels(paragraphs, language, scheme_of(instrument.kind))
    levels = clause_numbers(paragraphs)
    closing, clauses = "", []
    for row, label, (level, _number) in zip(paragraphs, labels, levels, strict=True):
        text = said(text_in(row.texts, language))
        if row.kind is ParagraphKind.CLOSING:
            closing = text
        else:
            clauses.append(Clause(row.kind, level, label, text, row.id))
    return closing, tuple(clauses)


def closing_of(instrument: InstrumentRow, copy: CopyText, originals: int = 2) -> Closing:
    """What the closing clause of a text states: each side keeps one original."""
    terms = terms_of(instrument)
    return Closing(
        listed_languages(instrument, copy),
        text_in(instrument.places, copy.language),
        instrument.done_on,
        originals,
        terms.prevailing,
        terms.wording,
        instrument.kind,
    )


def _block(side: SignatoryRow, language: str) -> SignatureBlock:
    city = side.delegation.city
    name = None
    if side.signer:
        name = name_in(side.signer.names, language) or native_name(side.signer.names)
    return SignatureBlock(
        side,
        _typographic(country_name(city.country, language, CountryStyle.FORMAL)),
        capitalised(_typographic(city_full_name(city, language))),
        full_name(name) if name else "",
        name.language if name else language,
        text_in(side.signer.offices, language) if side.signer else "",
    )


def exchange(instrument: InstrumentRow, marked: str, language: str) -> str:
    """A text that was read with its placeholders marked, as it reads once the sides change places.

    Marked names become their counterparts. Names that were typed into the text are exchanged as well, which shows them,
    and so are the lists of languages, which begin with the language of the side that is named first.
    """
    names = [_names_of(side, (language,)) for side in sides_of(instrument)]
    typed = _typed_counterparts(instrument, names, language)
    pattern = "|".join([_MARK, *map(re.escape, sorted(typed, key=len, reverse=True))])

    def counterpart(match: re.Match[str]) -> str:
        if match["part"] is None:
            return typed[match[0]]
        name = text_in(names[1 - int(match["side"])].get(match["part"], {}), language)
        return capitalised(name) if match.start() == 0 else name

    return re.sub(pattern, counterpart, marked)


_MARK = "\ue000(?P<side>[01])(?P<part>[.a-z]*)\ue001"


def _marked(names: Mapping[str, Texts], number: int) -> dict[str, Texts]:
    """The names of a side as marks that say whose and which they are, in characters that no text holds."""
    return {
        part: {tag: f"\ue000{number}{part}\ue001" for tag, text in texts.items() if text}
        for part, texts in names.items()
    }


def _typed_counterparts(
    instrument: InstrumentRow, names: Sequence[Mapping[str, Texts]], language: str
) -> Mapping[str, str]:
    sides, authentic = sides_of(instrument), authentic_languages(instrument)
    first, second = (language_phrase(languages_for(side, authentic, sides), language) for side in sides)
    pairs = [(text_in(names[0][part], language), text_in(names[1][part], language)) for part in names[0]]
    counterparts: dict[str, str] = {}
    for one, other in [*pairs, (first, second)]:
        if one and other and one != other:
            counterparts.setdefault(one, other)
            counterparts.setdefault(other, one)
    return counterparts
