"""Checks of a signature page: who signs, by what authority, and whether the name is known."""

from collections.abc import Iterator

from summitdesk.domain.checks.instruments import instrument_subject
from summitdesk.domain.findings import Finding
from summitdesk.domain.language import pick
from summitdesk.domain.names import first_full_name
from summitdesk.domain.rows import InstrumentRow, SignatoryRow
from summitdesk.domain.vocabulary import Authority, Rank, Severity
from summitdesk.i18n import _
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
    return findings


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
