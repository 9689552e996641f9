"""Checks of a signature page: who signs, by what authority, and whether the name is known."""

from collections.abc import Iterator

from summitdesk.domain.alternat import authentic_languages, is_bilateral
from summitdesk.domain.checks.instruments import instrument_subject
from summitdesk.domain.checks.texts import language_label
from summitdesk.domain.findings import Finding
from summitdesk.domain.language import pick, script_of, text_in
from summitdesk.domain.names import first_full_name, full_name, name_in
from summitdesk.domain.rows import CityRow, InstrumentRow, SignatoryRow
from summitdesk.domain.vocabulary import Authority, Rank, Severity
from summitdesk.i18n import _, n_
from summitdesk.i18n import language as interface_language

_BY_AUTHORITY = frozenset(
    (
        *(Authority.EX_OFFICIO, Authority.LETTER_SCAN, Authority.LETTER_ORIGINAL),
        *(Authority.COUNCIL_RESOLUTION, Authority.WAIVED),
    )
)


def check_signing(instrument: InstrumentRow) -> list[Finding]:
    """Every check of one instrument's signatories; none of them keeps the page back, for it is signed by hand."""
    findings = [*no_signatories(instrument)]
    for signatory in instrument.signatories:
        findings += [*missing_signer(instrument, signatory), *missing_authority(instrument, signatory)]
        if is_bilateral(instrument):
            findings += strange_signer(instrument, signatory)
    return [*findings, *strange_parties(instrument)]


def city_label(signatory: SignatoryRow) -> str:
    """The signing city in the interface language."""
    return pick(signatory.delegation.city.names, interface_language().replace("_", "-"))


def no_signatories(instrument: InstrumentRow) -> Iterator[Finding]:
    """``signatory.none``: nobody signs."""
    if not instrument.signatories:
        yield Finding(
            "signatory.none",
            Severity.WARNING,
            instrument_subject(instrument),
            instrument.id,
            _("Nobody is entered as a signatory."),
            _("Mark the delegations that sign."),
            "instrument",
            "signatories",
        )


def missing_signer(instrument: InstrumentRow, signatory: SignatoryRow) -> Iterator[Finding]:
    """``signer.name_missing``: it is not known who signs, or under what name; the space stays blank."""
    signer = signatory.signer
    if signer is not None and first_full_name(signer.names):
        return
    yield Finding(
        "signer.name_missing",
        Severity.WARNING,
        city_label(signatory),
        signer.id if signer else signatory.id,
        _("The name of the person who signs for {city} is missing.").format(city=city_label(signatory)),
        _("Ask the delegation for the name; until then the line is left blank to be written by hand."),
        "delegate" if signer else "signatory",
        "names" if signer else "signer",
    )


def strange_parties(instrument: InstrumentRow) -> Iterator[Finding]:
    """``party.not_in_language``: parties that a text names as another language does, having no name in its own."""
    for tag in instrument.languages:
        strangers = [side for side in instrument.signatories if not _has_name(side.delegation.city, tag)]
        if not strangers:
            continue
        named = ", ".join(city_label(side) for side in strangers[:_NAMED])
        yield Finding(
            "party.not_in_language",
            Severity.WARNING,
            instrument_subject(instrument),
            instrument.id,
            n_(
                "{count} party has no name in {language}: {cities}.",
                "{count} parties have no name in {language}: {cities}.",
                len(strangers),
            ).format(
                count=len(strangers),
                language=language_label(tag),
                cities=named + ("…" if len(strangers) > _NAMED else ""),
            ),
            _("Enter the names in {language}; until then the paper shows them in another language.").format(
                language=language_label(tag)
            ),
            "instrument",
            "signatories",
        )


_NAMED = 5


def _has_name(city: CityRow, language: str) -> bool:
    return bool(text_in(city.names, language) or text_in(city.formal_names, language))


def strange_signer(instrument: InstrumentRow, signatory: SignatoryRow) -> Iterator[Finding]:
    """``signer.not_in_language``: a text that is signed lacks the signer's name in its letters, or the office."""
    signer = signatory.signer
    if signer is None or not (person := first_full_name(signer.names)):
        return
    for tag in authentic_languages(instrument):
        language = language_label(tag)
        if _in_other_letters(signatory, tag):
            yield Finding(
                "signer.not_in_language",
                Severity.WARNING,
                person,
                signer.id,
                _("The name of {person} is not known in {language}.").format(person=person, language=language),
                _("Ask the delegation how it is written; until then the text shows it in other letters."),
                "delegate",
                "names",
            )
        if signer.offices and not text_in(signer.offices, tag):
            yield Finding(
                "signer.not_in_language",
                Severity.WARNING,
                person,
                signer.id,
                _("The office of {person} is missing in {language}.").format(person=person, language=language),
                _("Enter it, so that it stands under the signature in every text."),
                "delegate",
                f"offices.{tag}",
            )


def _in_other_letters(signatory: SignatoryRow, language: str) -> bool:
    """Whether the signer's name stands in other letters than the party's does in this language."""
    city = text_in(signatory.delegation.city.names, language)
    name = name_in(signatory.signer.names, language) if signatory.signer else None
    return bool(city) and (name is None or script_of(full_name(name)) != script_of(city))


def missing_authority(instrument: InstrumentRow, signatory: SignatoryRow) -> Iterator[Finding]:
    """``signer.no_authority``: somebody other than the mayor signs, and no authority to sign is recorded.

    A mayor signs by virtue of the office. Cities give others a letter of authorisation, a council its resolution.
    """
    rank = signatory.signer.rank_code if signatory.signer else signatory.delegation.head_rank
    if signatory.authority in _BY_AUTHORITY:
        return
    if rank == Rank.MAYOR and signatory.authority is Authority.NONE:
        return
    office = pick(signatory.signer.offices, interface_language().replace("_", "-")) if signatory.signer else ""
    message = (
        _("The {office} of {city} signs without a recorded authority.").format(
            office=office, city=city_label(signatory)
        )
        if office
        else _("{city} signs without a recorded authority.").format(city=city_label(signatory))
    )
    yield Finding(
        "signer.no_authority",
        Severity.WARNING,
        city_label(signatory),
        signatory.id,
        message,
        _("Ask for the mayor's letter of authorisation or the council's resolution and record it at the signatory."),
        "signatory",
        "authority",
    )
