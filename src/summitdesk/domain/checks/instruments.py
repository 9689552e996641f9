"""Checks of an instrument's text: what it says must agree with the list, with itself, and in all its languages."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from summitdesk.domain.agreements import filled_titles, text_fields
from summitdesk.domain.checks.event import empty_titles
from summitdesk.domain.checks.texts import damaged, language_label, missing_glyphs, quotable
from summitdesk.domain.fields import count_parties, fill, signing_parties
from summitdesk.domain.findings import Finding
from summitdesk.domain.language import is_east_asian, pick
from summitdesk.domain.rows import CityRow, DelegationRow, EventRow, InstrumentRow, ParagraphRow
from summitdesk.domain.typed_counts import Counted, TypedCount, typed_counts
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _, n_
from summitdesk.i18n import language as interface_language

Missing = Callable[[str, str], Sequence[str]]


def check_instrument(
    instrument: InstrumentRow,
    event: EventRow | None = None,
    cities: Sequence[CityRow] = (),
    delegations: Sequence[DelegationRow] = (),
    missing: Missing | None = None,
) -> list[Finding]:
    """Every check of one instrument's text."""
    subject = instrument_subject(instrument)
    findings = [
        *empty_titles(
            instrument.titles,
            instrument.languages,
            subject=subject,
            subject_id=instrument.id,
            severity=Severity.ERROR,
            table="instrument",
        ),
        *damaged(instrument.titles, subject, instrument.id, table="instrument", field="titles"),
        *without_text(instrument),
        *unequal_paragraphs(instrument),
        *undefined_fields(instrument, event),
        *differing_counts(instrument),
        *typed_numbers(instrument),
        *cities_not_listed(instrument, cities, delegations),
    ]
    if missing:
        findings += missing_glyphs(
            instrument.titles, subject, instrument.id, missing, table="instrument", field="titles"
        )
    for paragraph in instrument.paragraphs:
        name = paragraph_subject(instrument, paragraph)
        findings += damaged(paragraph.texts, name, paragraph.id, table="paragraph", field="texts")
        if missing:
            findings += missing_glyphs(paragraph.texts, name, paragraph.id, missing, table="paragraph", field="texts")
    return findings


def instrument_subject(instrument: InstrumentRow) -> str:
    """The instrument as findings name it."""
    return pick(filled_titles(instrument), interface_language().replace("_", "-")) or instrument.slug


def paragraph_subject(instrument: InstrumentRow, paragraph: ParagraphRow) -> str:
    """A paragraph as findings name it."""
    return _("{instrument}, paragraph {number}").format(
        instrument=instrument_subject(instrument), number=paragraph.position
    )


def without_text(instrument: InstrumentRow) -> Iterator[Finding]:
    """``instrument.no_text``: an instrument has a title and nothing below it yet."""
    if not any(text.strip() for paragraph in instrument.paragraphs for text in paragraph.texts.values()):
        yield Finding(
            "instrument.no_text",
            Severity.ERROR,
            instrument_subject(instrument),
            instrument.id,
            _("“{title}” has no text yet.").format(title=quotable(instrument_subject(instrument))),
            _("Write or paste its paragraphs."),
            "instrument",
            "paragraphs",
        )


def unequal_paragraphs(instrument: InstrumentRow) -> Iterator[Finding]:
    """``paragraphs.unequal``: a language has fewer paragraphs than another."""
    counts = {
        tag: sum(1 for paragraph in instrument.paragraphs if paragraph.texts.get(tag, "").strip())
        for tag in instrument.languages
    }
    most = max(counts.values(), default=0)
    for tag, count in counts.items():
        if count < most:
            lacking = [p.position for p in instrument.paragraphs if not p.texts.get(tag, "").strip()]
            yield Finding(
                "paragraphs.unequal",
                Severity.ERROR,
                instrument_subject(instrument),
                instrument.id,
                _("{language} has {count} paragraphs, another language has {most}; missing: {numbers}.").format(
                    language=language_label(tag), count=count, most=most, numbers=_numbers(lacking)
                ),
                _("Write the missing paragraphs, or join or split paragraphs until both languages run side by side."),
                "instrument",
                "paragraphs",
            )


def _numbers(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:12])
    return f"{shown} …" if len(numbers) > 12 else shown


def undefined_fields(instrument: InstrumentRow, event: EventRow | None) -> Iterator[Finding]:
    """``field.undefined``: a text uses a computed field that has no value."""
    values = text_fields(instrument, event)
    where = [(instrument_subject(instrument), instrument.id, "instrument", "titles", instrument.titles)]
    where += [
        (paragraph_subject(instrument, row), row.id, "paragraph", "texts", row.texts) for row in instrument.paragraphs
    ]
    for subject, subject_id, table, field, texts in where:
        for tag, text in texts.items():
            if instrument.languages and tag not in instrument.languages:
                continue  # The text is kept, but the instrument is not drawn up in this language any more.
            for name in fill(text, values, tag).undefined:
                yield Finding(
                    "field.undefined",
                    Severity.ERROR,
                    subject,
                    subject_id,
                    _("The field {field} has no value in {language}.").format(
                        field="{" + name + "}", language=language_label(tag)
                    ),
                    _("Correct the field's name, or enter what it stands for (place, date, theme) at the instrument."),
                    table,
                    f"{field}.{tag}",
                )


def differing_counts(instrument: InstrumentRow) -> Iterator[Finding]:
    """``count.differs``: a number typed into the text is not the number of cities or countries on the list."""
    if not instrument.signatories:
        return
    with_host = count_parties(signing_parties(instrument.signatories))
    actual = {Counted.CITIES: with_host.cities, Counted.COUNTRIES: with_host.countries}
    for paragraph in instrument.paragraphs:
        for tag, text in paragraph.texts.items():
            for typed in typed_counts(text, tag):
                if typed.number != actual[typed.counted]:
                    yield _count_finding(instrument, paragraph, tag, typed, actual[typed.counted])


def _count_finding(
    instrument: InstrumentRow, paragraph: ParagraphRow, tag: str, typed: TypedCount, actual: int
) -> Finding:
    if typed.counted is Counted.CITIES:
        message = n_(
            "The text says “{text}”, but {actual} city signs.",
            "The text says “{text}”, but {actual} cities sign.",
            actual,
        )
        field = "{city_count}"
    else:
        message = n_(
            "The text says “{text}”, but the signatories come from {actual} country.",
            "The text says “{text}”, but the signatories come from {actual} countries.",
            actual,
        )
        field = "{country_count}"
    return Finding(
        "count.differs",
        Severity.ERROR,
        paragraph_subject(instrument, paragraph),
        paragraph.id,
        message.format(text=typed.text, actual=actual),
        _("Write {field} instead of the number, or correct the list of signatories.").format(field=field),
        "paragraph",
        f"texts.{tag}",
    )


_TYPED_NUMBERS = (
    re.compile(r"^\s*(?:[IVX]{1,5}\.|\([IVX]{1,5}\)|Article\s+\d+)\s"),
    re.compile(
        r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[条條])"
    ),
    re.compile(r"(?<=[.;:]\s)(?:II|III|IV|VI{0,3}|IX|X)\.\s+(?=[A-Z])"),
    re.compile(r"(?<=[。；：])\s*[一二三四五六七八九十]{1,3}、"),
)


def typed_numbers(instrument: InstrumentRow) -> Iterator[Finding]:
    """``number.typed``: a clause number stands in the text; inside a paragraph it shows that a break was lost."""
    for paragraph in instrument.paragraphs:
        for tag, text in paragraph.texts.items():
            match = next((match for pattern in _TYPED_NUMBERS if (match := pattern.search(text))), None)
            if match is None:
                continue
            inside = match.start() > 0
            yield Finding(
                "number.typed",
                Severity.WARNING,
                paragraph_subject(instrument, paragraph),
                paragraph.id,
                _("The number “{number}” is typed into the {language} text.").format(
                    number=match[0].strip(), language=language_label(tag)
                ),
                _("A paragraph break was probably lost before it: split the paragraph there and delete the number.")
                if inside
                else _("Delete it: numbers are set by the program, alike in all languages."),
                "paragraph",
                f"texts.{tag}",
            )


def cities_not_listed(
    instrument: InstrumentRow, cities: Sequence[CityRow], delegations: Sequence[DelegationRow]
) -> Iterator[Finding]:
    """``city.not_listed``: the text names a city of the register that neither signs nor takes part."""
    listed = {party.city.id for party in signing_parties(instrument.signatories)}
    listed |= {delegation.city.id for delegation in delegations}
    listed_names = {name for city in cities if city.id in listed for name in _city_names(city)}
    for city in cities:
        if city.id in listed:
            continue
        names = [name for name in _city_names(city) if name not in listed_names]
        for paragraph in instrument.paragraphs:
            if found := _first_named(paragraph.texts, names):
                yield Finding(
                    "city.not_listed",
                    Severity.WARNING,
                    paragraph_subject(instrument, paragraph),
                    paragraph.id,
                    _("The text names {city}, which is not among the signatories or delegations.").format(city=found),
                    _("Add the city's delegation, or take its name out of the text."),
                    "paragraph",
                    "texts",
                )
                break


def _city_names(city: CityRow) -> set[str]:
    return {name for name in (*city.names.values(), *city.spellings) if len(name) > 1}


def _first_named(texts: Mapping[str, str], names: Iterable[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        pattern = re.escape(name) if is_east_asian(name) else rf"\b{re.escape(name)}\b"
        if any(re.search(pattern, text) for text in texts.values()):
            return name
    return ""
