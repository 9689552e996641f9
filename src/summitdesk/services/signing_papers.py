"""The papers of a signing: each side's copy of an agreement, signature pages, the proof that the copies are identical,
the pack for the ceremony, and table cards."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.domain.alternat import (
    KeeperCopy,
    authentic_languages,
    copy_for,
    is_bilateral,
    sides_of,
    terms_of,
)
from summitdesk.domain.checks import check_agreement, check_frozen, check_instrument, check_names, check_signing
from summitdesk.domain.checks.badges import delegate_label
from summitdesk.domain.clean import match_key
from summitdesk.domain.findings import Finding
from summitdesk.domain.rows import CountryRow, DelegateRow, InstrumentRow, OrderChoiceRow, SignatoryRow, Texts
from summitdesk.domain.vocabulary import AgendaKind, Attendance, InstrumentKind, OrderUse, Policy, Severity
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.printjob import (
    DEFAULT_STOCK,
    Job,
    Printed,
    Selection,
    event_title,
    missing_glyphs,
    set_document,
)
from summitdesk.services.sheets import Batch, set_sheets

if TYPE_CHECKING:
    from summitdesk.documents.agreement import AgreementPaper
    from summitdesk.typeset.content import Document

TENT_STOCK = "tent-a4"


def agreement(job: Job) -> Printed:
    """One side's copy of a bilateral agreement."""
    from summitdesk.documents.agreement import agreement_document

    paper = _agreement_paper(job, _bilateral(job))
    return set_document(
        job, lambda: as_read(job, paper.instrument, agreement_document(paper)), text_findings(job, paper.instrument)
    )


def as_read(job: Job, instrument: InstrumentRow, document: "Document") -> "Document":
    """A draft of a frozen text says at its foot which text it is; what is signed never does."""
    from summitdesk.documents.reading_copy import with_digest

    return document if job.options.final else with_digest(document, instrument.frozen_digest)


def signature_page(job: Job) -> Printed:
    """The page that is signed, alone: of one side's copy of an agreement, or of an instrument that many sign."""
    from summitdesk.documents.agreement import signature_document
    from summitdesk.documents.instrument import InstrumentPaper, signature_page_document
    from summitdesk.typeset.fonts import FontLibrary

    _refuse_selection(job)
    instrument = chosen_instrument(job)
    findings = text_findings(job, instrument)
    if is_bilateral(instrument):
        copy = _agreement_paper(job, instrument)
        return set_document(job, lambda: as_read(job, instrument, signature_document(copy)), findings)
    languages = job.options.languages or instrument.languages or job.languages
    require_texts(instrument, job.options.languages)
    if not instrument.signatories:
        raise UserError(_("Nobody is entered as a signatory."), _("Mark the delegations that sign."))
    signatories = tuple(in_order(instrument, job))
    paper = InstrumentPaper(
        instrument,
        job.checked.event,
        signatories,
        languages,
        draft=not job.options.final,
        style=job.options.style,
        certified=job.options.certified,
    )
    return set_document(
        job, lambda: as_read(job, instrument, signature_page_document(paper, FontLibrary.bundled())), findings
    )


def agreement_proof(job: Job) -> Printed:
    """The report that holds both sides' copies against each other."""
    from summitdesk.documents.proof import ProofPaper, proof_document
    from summitdesk.domain.identity import prove_identity

    instrument = _bilateral(job)
    event = job.checked.event
    paper = ProofPaper(instrument, event, prove_identity(instrument, event), job.languages)
    return set_document(job, lambda: proof_document(paper), check_agreement(instrument, event))


def ceremony(job: Job) -> Printed:
    """The pack for a ceremony: of the instrument asked for, else of all that have signatories."""
    from summitdesk.documents.ceremony import CeremonyPaper, SignedInstrument, ceremony_document
    from summitdesk.typeset.fonts import FontLibrary

    _refuse_selection(job)
    event = job.checked.event
    chosen = [chosen_instrument(job)] if job.options.instrument else list(job.checked.instruments)
    signed = [row for row in chosen if row.signatories]
    if not signed:
        raise UserError(_("Nothing is signed at this event yet."), _("Enter the signatories of an instrument first."))
    instruments = tuple(SignedInstrument(row, tuple(in_order(row, job)), flags(row, job)) for row in signed)
    items = tuple(item for item in job.checked.agenda if item.kind is AgendaKind.SIGNING)
    paper = CeremonyPaper(
        event,
        instruments,
        items,
        job.languages,
        draft=not job.options.final,
        layout=job.options.layout,
        style=job.options.style,
    )
    findings = [finding for row in signed for finding in (*check_signing(row), *check_agreement(row, event))]
    return set_document(job, lambda: ceremony_document(paper, FontLibrary.bundled()), findings)


def flags(instrument: InstrumentRow, job: Job) -> tuple[CountryRow, ...]:
    """The flags as the room sees them: in the order that the event chose for flags, else by the rule of the house."""
    from summitdesk.domain.ceremony import flag_row, flags_of_two

    event = job.checked.event
    if is_bilateral(instrument):
        return flags_of_two(instrument, event)
    parties = [signatory.delegation for signatory in instrument.signatories]
    if job.choices[OrderUse.FLAGS] == OrderChoiceRow(OrderUse.FLAGS, Policy.SENIORITY):
        host = event.host.country if event.host else None
        return flag_row([party.city.country for party in parties], host)
    ordered = job.ordered(parties, OrderUse.FLAGS)
    return tuple({party.city.country.id: party.city.country for party in ordered}.values())


def place_cards(job: Job) -> Printed:
    """A table card for everyone who comes in person, in the order of seats."""
    from summitdesk.documents import place_cards as cards
    from summitdesk.typeset.compose import stock_named

    options = job.options
    seated = _seated(job)
    findings = [*check_names([delegate for delegate, _names in seated], missing_glyphs), *_unnamed(seated)]
    stock = stock_named(options.stock if options.stock != DEFAULT_STOCK else TENT_STOCK)
    tents = cards.PlaceCardSet(job.checked.event, stock, job.languages, draft=not options.final)
    batch = Batch(cards.place_cards(tents, seated), len(seated), _("Making table cards"))
    return set_sheets(job, batch, stock, findings, title=event_title(job))


def _seated(job: Job) -> list[tuple[DelegateRow, Texts]]:
    """Who has a card, with the names of the city that the delegation uses."""
    members, wanted = job.members(), Selection(job.options.only)
    chosen = [
        (delegate, delegation.badge_names)
        for delegation in job.ordered(job.checked.delegations, OrderUse.SEATS)
        for delegate in members.get(delegation.id, ())
        if wanted.takes(str(delegate.id), delegate.city.slug, delegate.category)
    ]
    wanted.require_known()
    seated = [pair for pair in chosen if pair[0].attendance is Attendance.IN_PERSON]
    if not seated:
        raise UserError(_("Nobody of this choice sits at a table."), _("Choose delegates who come in person."))
    return seated


def _unnamed(seated: Sequence[tuple[DelegateRow, Texts]]) -> Iterator[Finding]:
    """``place_card.name_missing``: a card can say only for which city somebody sits there."""
    for delegate, _names in seated:
        if not delegate.names:
            yield Finding(
                "place_card.name_missing",
                Severity.WARNING,
                delegate_label(delegate),
                delegate.id,
                _("The table card of {who} has no name.").format(who=delegate_label(delegate)),
                _("Ask the delegation for the name; until then the card names the city."),
                "delegate",
                "names",
            )


def text_findings(job: Job, instrument: InstrumentRow) -> list[Finding]:
    """What a proof-reader says about an instrument before it is signed."""
    checked = job.checked
    findings = check_instrument(instrument, checked.event, checked.cities, checked.delegations, missing_glyphs)
    findings += check_frozen([instrument], checked.event)
    return [*findings, *check_signing(instrument), *check_agreement(instrument, checked.event)]


def _agreement_paper(job: Job, instrument: InstrumentRow) -> "AgreementPaper":
    from summitdesk.documents.agreement import AgreementPaper

    _refuse_selection(job)
    options = job.options
    return AgreementPaper(
        instrument,
        job.checked.event,
        keepers_copy(job, instrument),
        options.layout or TextLayout.SEQUENTIAL,
        draft=not options.final,
        style=options.style,
    )


def keepers_copy(job: Job, instrument: InstrumentRow) -> KeeperCopy:
    """The copy asked for, with the texts asked for in the order that the keeper's copy has them."""
    require_texts(instrument, job.options.languages)
    sides = sides_of(instrument)
    languages = job.options.languages or authentic(instrument)
    return copy_for(_keeper(job, instrument), sides, languages, terms_of(instrument).alternat)


def authentic(instrument: InstrumentRow) -> tuple[str, ...]:
    """The languages that are signed; all of them where none is authentic."""
    return authentic_languages(instrument) or instrument.languages


def _keeper(job: Job, instrument: InstrumentRow) -> SignatoryRow:
    """The side whose copy is asked for, by its city's short name or any name; the first where nothing is asked."""
    sides = sides_of(instrument)
    wanted = match_key(job.options.keeper)
    if not wanted:
        return sides[0]
    for side in sides:
        city = side.delegation.city
        names = (city.slug, *city.names.values(), *city.formal_names.values(), *city.spellings)
        if wanted in map(match_key, names):
            return side
    raise UserError(
        _("“{name}” keeps no copy of this agreement.").format(name=job.options.keeper[:60]),
        _("Its sides are: {sides}.").format(sides=", ".join(side.delegation.city.slug for side in sides)),
    )


def _bilateral(job: Job) -> InstrumentRow:
    instrument = chosen_instrument(job, bilateral=True)
    if not is_bilateral(instrument):
        raise UserError(
            _("“{slug}” is no agreement between two sides.").format(slug=instrument.slug),
            _("Print it as an initiative, or enter its two signatories and its kind."),
        )
    return instrument


def chosen_instrument(job: Job, *, bilateral: bool = False) -> InstrumentRow:
    """The instrument asked for by name, else the only one (of its kind) that the event has."""
    present = job.checked.instruments
    slug = job.options.instrument.strip()
    if slug:
        found = [row for row in present if row.slug == slug]
    else:
        found = [row for row in present if not bilateral or is_bilateral(row)]
        initiatives = [row for row in found if row.kind is InstrumentKind.INITIATIVE]
        found = initiatives if len(initiatives) == 1 else found
    if len(found) == 1:
        return found[0]
    event = job.checked.event.slug
    known = ", ".join(row.slug for row in present)
    message = (
        _("The event “{event}” has no instrument “{slug}”.").format(event=event, slug=slug[:60])
        if slug
        else _("The event “{event}” has {count} instruments.").format(event=event, count=len(present))
    )
    raise UserError(message, _("Choose one of: {slugs}.").format(slugs=known) if known else _("Add one first."))


def in_order(instrument: InstrumentRow, job: Job) -> list[SignatoryRow]:
    """The signatories in the protocol order of signatures."""
    by_delegation = {signatory.delegation.id: signatory for signatory in instrument.signatories}
    parties = [signatory.delegation for signatory in instrument.signatories]
    return [by_delegation[party.id] for party in job.ordered(parties, OrderUse.SIGNATURES)]


def require_texts(instrument: InstrumentRow, languages: tuple[str, ...]) -> None:
    """Refuse languages that an instrument has no text in."""
    lacking = [language for language in languages if language not in instrument.languages]
    if lacking:
        raise UserError(
            _("“{slug}” has no text in {languages}.").format(slug=instrument.slug, languages=", ".join(lacking)),
            _("It has: {languages}.").format(languages=", ".join(instrument.languages)),
        )


def _refuse_selection(job: Job) -> None:
    if job.options.only:
        raise UserError(
            _("An instrument is printed whole."), _("Leave the selection out; choose the instrument by its name.")
        )


SIGNING_PAPERS: Mapping[PaperKind, Callable[[Job], Printed]] = {
    PaperKind.AGREEMENT: agreement,
    PaperKind.SIGNATURE_PAGE: signature_page,
    PaperKind.AGREEMENT_PROOF: agreement_proof,
    PaperKind.CEREMONY: ceremony,
    PaperKind.PLACE_CARDS: place_cards,
}
