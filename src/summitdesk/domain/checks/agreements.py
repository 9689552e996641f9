"""Checks of bilateral agreements: both copies the same, one vocabulary, approvals at hand, parties of one kind."""

import re
from collections.abc import Iterator

from summitdesk.domain.alternat import BILATERAL_KINDS, authentic_languages, is_bilateral, terms_of
from summitdesk.domain.approvals import approval_checklist
from summitdesk.domain.checks.instruments import instrument_subject, paragraph_subject
from summitdesk.domain.checks.texts import language_label
from summitdesk.domain.closing import without_formula
from summitdesk.domain.findings import Finding
from summitdesk.domain.identity import prove_identity
from summitdesk.domain.language import is_east_asian, pick
from summitdesk.domain.places import city_full_name
from summitdesk.domain.rows import CityRow, EventRow, InstrumentRow, ParagraphRow, Texts
from summitdesk.domain.vocabulary import ApprovalKind, CityKind, InstrumentKind, ParagraphKind, Severity, Wording
from summitdesk.domain.wording import mixed_zeros, strayed
from summitdesk.i18n import _, later
from summitdesk.i18n import language as interface_language


def check_agreement(instrument: InstrumentRow, event: EventRow | None = None) -> list[Finding]:
    """Every check of one agreement; nothing for instruments of other kinds."""
    if instrument.kind not in BILATERAL_KINDS:
        return []
    findings = [*wrong_sides(instrument), *wandering_words(instrument), *zeros_of_two_kinds(instrument)]
    if is_bilateral(instrument) and instrument.paragraphs:
        findings += [
            *typed_names(instrument),
            *copies_differ(instrument, event),
            *closing_to_be_written(instrument),
            *unequal_parties(instrument),
            *missing_approvals(instrument),
        ]
    return findings


def wrong_sides(instrument: InstrumentRow) -> Iterator[Finding]:
    """``agreement.sides``: an agreement has other than two sides, so that its copies cannot alternate."""
    count = len(instrument.signatories)
    if count != 2:
        yield Finding(
            "agreement.sides",
            Severity.ERROR,
            instrument_subject(instrument),
            instrument.id,
            _("A bilateral agreement has two signatories, this one has {count}.").format(count=count),
            _("Enter both sides as signatories, or make it a declaration, which any number signs."),
            "instrument",
            "signatories",
        )


def typed_names(instrument: InstrumentRow) -> Iterator[Finding]:
    """``party.literal``: a text names a party instead of using its placeholder, so that its order cannot change."""
    for paragraph, tag, text in _written(instrument):
        for signatory in instrument.signatories:
            if name := _named(text, signatory.delegation.city):
                yield Finding(
                    "party.literal",
                    Severity.WARNING,
                    paragraph_subject(instrument, paragraph) if paragraph else instrument_subject(instrument),
                    paragraph.id if paragraph else instrument.id,
                    _("The {language} text names {party} itself, which each side's copy would name alike.").format(
                        language=language_label(tag), party=name
                    ),
                    _(
                        "Write {first} for the party named first in the copy at hand, and {second} for the other."
                    ).format(first="{A.name}", second="{B.name}"),
                    "paragraph" if paragraph else "instrument",
                    f"texts.{tag}" if paragraph else f"titles.{tag}",
                )


def _written(instrument: InstrumentRow) -> Iterator[tuple[ParagraphRow | None, str, str]]:
    """Everything that was written, with the paragraph it stands in: titles, subtitles and paragraphs by language."""
    headings: tuple[Texts, ...] = (instrument.titles, terms_of(instrument).subtitles)
    for texts in headings:
        for tag, text in texts.items():
            yield None, tag, text
    for paragraph in instrument.paragraphs:
        for tag, text in paragraph.texts.items():
            yield paragraph, tag, text


def _named(text: str, city: CityRow) -> str:
    """The name under which a text speaks of a city, empty where it does not."""
    names = {*city.names.values(), *city.formal_names.values(), *city.spellings}
    for name in sorted(names, key=len, reverse=True):
        pattern = re.escape(name) if is_east_asian(name) else rf"\b{re.escape(name)}\b"
        if len(name) > 1 and re.search(pattern, text):
            return name
    return ""


def copies_differ(instrument: InstrumentRow, event: EventRow | None) -> Iterator[Finding]:
    """``alternat.differs``: the two sides' copies are not the same once the sides change places."""
    for text in prove_identity(instrument, event).texts:
        differing = [part for part in text.parts if not part.is_same]
        if differing:
            first = differing[0]
            yield Finding(
                "alternat.differs",
                Severity.ERROR,
                instrument_subject(instrument),
                instrument.id,
                _("The two copies differ in {count} places of the {language} text, first in “{text}”.").format(
                    count=len(differing), language=language_label(text.language), text=first.other[:60]
                ),
                _("Use placeholders for the parties wherever they are named; print the proof of identity to see all."),
                "instrument",
                "paragraphs",
            )


def closing_to_be_written(instrument: InstrumentRow) -> Iterator[Finding]:
    """``closing.to_be_written``: a language has no formula for the closing clause, and nobody wrote one."""
    closings = [row for row in instrument.paragraphs if row.kind is ParagraphKind.CLOSING]
    for tag in without_formula(authentic_languages(instrument)):
        if not any(row.texts.get(tag) for row in closings):
            yield Finding(
                "closing.to_be_written",
                Severity.ERROR,
                instrument_subject(instrument),
                instrument.id,
                _("No closing clause can be generated in {language}.").format(language=language_label(tag)),
                _("Add a closing paragraph and write it in this language."),
                "instrument",
                "paragraphs",
            )


def wandering_words(instrument: InstrumentRow) -> Iterator[Finding]:
    """``wording.mixed``: a binding text uses words of one that does not bind, or the other way round."""
    wording = terms_of(instrument).wording
    message = (
        later("“{word}” belongs to texts that do not bind.")
        if wording is Wording.TREATY
        else later("“{word}” belongs to binding texts.")
    )
    for paragraph, tag, text in _written(instrument):
        for stray in strayed(text, tag, wording):
            yield Finding(
                "wording.mixed",
                Severity.WARNING,
                paragraph_subject(instrument, paragraph) if paragraph else instrument_subject(instrument),
                paragraph.id if paragraph else instrument.id,
                _(message).format(word=stray.text),
                _("Better: {instead}.").format(instead=stray.instead),
                "paragraph" if paragraph else "instrument",
                f"texts.{tag}" if paragraph else f"titles.{tag}",
            )


def zeros_of_two_kinds(instrument: InstrumentRow) -> Iterator[Finding]:
    """``date.zeros``: years are written with 〇 in the text, where generated dates have ○."""
    texts = [text for _paragraph, _tag, text in _written(instrument)]
    if mixed_zeros((*texts, "二○" if instrument.done_on else "")):
        yield Finding(
            "date.zeros",
            Severity.WARNING,
            instrument_subject(instrument),
            instrument.id,
            _("Years are written with 〇 in one place and with ○ in another."),
            _("Write ○ (U+25CB) throughout, as the generated dates do."),
            "instrument",
            "paragraphs",
        )


_UNUSUAL = frozenset({CityKind.DISTRICT, CityKind.COUNTY})


def unequal_parties(instrument: InstrumentRow) -> Iterator[Finding]:
    """``party.kinds_differ`` and ``party.kind_unusual``: agreements of unlike sides; only ever a warning.

    Chinese rules leave city districts and counties out of sister-city relations as a rule; they do occur.
    """
    cities = [signatory.delegation.city for signatory in instrument.signatories]
    reader = interface_language().replace("_", "-")
    if len({city.kind for city in cities}) > 1:
        yield Finding(
            "party.kinds_differ",
            Severity.WARNING,
            instrument_subject(instrument),
            instrument.id,
            _("The parties are of different kinds: {parties}.").format(
                parties=", ".join(f"{pick(city.names, reader)} ({city_kind_name(city.kind)})" for city in cities)
            ),
            _("See whether both offices take them for equals; nothing keeps the agreement from being signed."),
            "instrument",
            "signatories",
        )
    if instrument.kind is not InstrumentKind.SISTER_CITY_AGREEMENT:
        return
    for city in cities:
        if city.country.code == "CN" and city.kind in _UNUSUAL:
            yield Finding(
                "party.kind_unusual",
                Severity.WARNING,
                city_full_name(city, reader),
                city.id,
                _("Chinese districts and counties make sister-city agreements only by exception."),
                _("Ask the provincial foreign affairs office, and record its approval."),
                "city",
                "kind",
            )


def missing_approvals(instrument: InstrumentRow) -> Iterator[Finding]:
    """``approval.missing``: a side has not recorded an approval that it needs before it signs."""
    reader = interface_language().replace("_", "-")
    for point in approval_checklist(instrument):
        if point.is_missing:
            city = point.signatory.delegation.city
            yield Finding(
                "approval.missing",
                Severity.WARNING,
                pick(city.names, reader),
                point.signatory.id,
                _("{city} has not recorded: {approval}.").format(
                    city=pick(city.names, reader), approval=approval_name(point.kind)
                ),
                _("Enter its number and date, and attach the file."),
                "instrument",
                "approvals",
            )


_APPROVALS = {
    ApprovalKind.LETTER_OF_INTENT: later("letter of intent"),
    ApprovalKind.CITY_GOVERNMENT: later("approval of the city government"),
    ApprovalKind.PROVINCIAL_OFFICE: later("approval of the provincial foreign affairs office"),
    ApprovalKind.NATIONAL_ASSOCIATION: later("approval of the national friendship association"),
    ApprovalKind.COUNCIL_RESOLUTION: later("resolution of the council"),
    ApprovalKind.OTHER: later("other approval"),
}

_CITY_KINDS = {
    CityKind.CITY: later("city"),
    CityKind.DISTRICT: later("district"),
    CityKind.COUNTY: later("county"),
    CityKind.PREFECTURE: later("prefecture-level city"),
    CityKind.METROPOLITAN_MUNICIPALITY: later("metropolitan municipality"),
    CityKind.PROVINCE_STATE: later("province or state"),
    CityKind.ASSOCIATION: later("association"),
    CityKind.ORGANISATION: later("organisation"),
}


def approval_name(kind: ApprovalKind) -> str:
    """An approval in the interface language."""
    return _(_APPROVALS[kind])


def city_kind_name(kind: CityKind) -> str:
    """A kind of party in the interface language."""
    return _(_CITY_KINDS[kind])
