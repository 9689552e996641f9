"""Printing: rows of the register in, a finished PDF and what a proof-reader would say about it out.

A draft always prints and is marked as one. A final print is refused while an error of that very paper stands.
"""

import io
from typing import TYPE_CHECKING

from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.domain.checks import check_badges, check_names
from summitdesk.domain.checks.badges import wears_badge
from summitdesk.domain.findings import by_gravity
from summitdesk.domain.rows import DelegateRow
from summitdesk.domain.vocabulary import OrderUse
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.progress import Progress, Silent
from summitdesk.services.correspondence import LETTERS, print_letters
from summitdesk.services.printjob import (
    DEFAULT_STOCK,
    Job,
    Options,
    Printed,
    Selection,
    event_title,
    missing_glyphs,
    read_job,
    refuse_errors,
    set_document,
    typeset_findings,
)
from summitdesk.services.programme import PROGRAMME_PAPERS, print_programme
from summitdesk.services.signing_papers import (
    SIGNING_PAPERS,
    chosen_instrument,
    in_order,
    require_texts,
    text_findings,
)

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.typeset.content import Document

__all__ = ["DEFAULT_STOCK", "Options", "Printed", "print_document"]


def print_document(
    database: "Database",
    document: PaperKind | str,
    event_slug: str,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Printed:
    """Print one paper of an event."""
    kind = _kind(document)
    with database.reading() as session:
        job = read_job(session, event_slug, options or Options(), progress or Silent())
    if kind in PROGRAMME_PAPERS:
        return print_programme(database, kind, job)
    if kind in LETTERS:
        return print_letters(database, kind, job)
    if kind is PaperKind.COMPARISON:
        return _comparison(database, event_slug, job)
    papers = {
        PaperKind.ROSTER: _roster,
        PaperKind.BADGES: _badges,
        PaperKind.INITIATIVE: _initiative,
        **SIGNING_PAPERS,
    }
    return papers[kind](job)


def _kind(document: PaperKind | str) -> PaperKind:
    try:
        return PaperKind(document)
    except ValueError:
        raise UserError(
            _("There is no paper called “{name}”.").format(name=str(document)[:40]),
            _("Choose one of: {names}.").format(names=", ".join(PaperKind)),
        ) from None


def _initiative(job: Job) -> Printed:
    from summitdesk.documents.instrument import InstrumentPaper, instrument_document
    from summitdesk.documents.reading_copy import with_digest
    from summitdesk.typeset.fonts import FontLibrary

    _refuse_selection(job.options)
    instrument = chosen_instrument(job)
    languages = job.options.languages or instrument.languages or job.languages
    require_texts(instrument, job.options.languages)
    findings = text_findings(job, instrument)
    paper = InstrumentPaper(
        instrument,
        job.checked.event,
        tuple(in_order(instrument, job)),
        languages,
        job.options.layout or TextLayout.SIDE_BY_SIDE,
        draft=not job.options.final,
        style=job.options.style,
        certified=job.options.certified,
    )

    def document() -> "Document":
        set_whole = instrument_document(paper, FontLibrary.bundled())
        return set_whole if job.options.final else with_digest(set_whole, instrument.frozen_digest)

    return set_document(job, document, findings)


def _comparison(database: "Database", event_slug: str, job: Job) -> Printed:
    from summitdesk.documents.comparison import ComparisonPaper, comparison_document
    from summitdesk.services.text_versions import compare_versions

    _refuse_selection(job.options)
    if not job.options.since_version:
        raise UserError(
            _("A comparison needs the version that it begins with."),
            _("Give it with --since: the number or label of a version, or a step of the history as step:17."),
        )
    instrument = chosen_instrument(job)
    require_texts(instrument, job.options.languages)
    found = compare_versions(
        database, event_slug, instrument.slug, job.options.since_version, languages=job.options.languages
    )
    paper = ComparisonPaper(
        instrument, found.event, found.old_name, found.new_name, found.old_digest, found.new_digest, found.texts
    )
    return set_document(job, lambda: comparison_document(paper), ())


def _roster(job: Job) -> Printed:
    from summitdesk.documents.roster import RosterPaper, roster_document

    checked = job.checked
    wanted = Selection(job.options.only)
    chosen = [row for row in checked.delegations if wanted.takes(str(row.id), row.city.slug)]
    wanted.require_known()
    delegations = tuple(job.ordered(chosen, OrderUse.LISTS))
    members = job.members()
    policy = job.choices[OrderUse.LISTS].policy
    paper = RosterPaper(checked.event, delegations, members, policy, job.languages, draft=not job.options.final)
    findings = check_names([one for row in delegations for one in members.get(row.id, ())], missing_glyphs)
    return set_document(job, lambda: roster_document(paper), findings)


def _badges(job: Job) -> Printed:
    from summitdesk.documents.badges import BadgeSet, badge_cards
    from summitdesk.documents.designs import design_for
    from summitdesk.typeset.compose import make_sheets, stock_named
    from summitdesk.typeset.sheet import capacity

    options, checked = job.options, job.checked
    delegates = _badge_wearers(job)
    findings = [*check_badges(delegates), *check_names(delegates, missing_glyphs)]
    refuse_errors(options, findings)
    stock = stock_named(options.stock)
    badges = BadgeSet(
        checked.event,
        design_for(stock),
        job.languages,
        job.categories,
        {row.id: row.badge_names for row in checked.delegations},
        draft=not options.final,
    )
    out = io.BytesIO()
    job.progress.start(len(delegates), _("Making badges"))
    problems = make_sheets(
        badge_cards(badges, delegates),
        stock,
        out,
        title=event_title(job),
        start_at=options.start_at,
        language=job.languages[0],
        progress=job.progress,
    )
    findings += typeset_findings(problems, findings)
    refuse_errors(options, findings)
    pages = -(-(len(delegates) + options.start_at - 1) // capacity(stock))
    return Printed(out.getvalue(), pages, tuple(by_gravity(findings)))


def _badge_wearers(job: Job) -> list[DelegateRow]:
    """Those who come in person and were asked for: delegations in the order of badges, members as they were sent."""
    checked = job.checked
    members = job.members()
    wanted = Selection(job.options.only)
    chosen = [
        delegate
        for delegation in job.ordered(checked.delegations, OrderUse.BADGES)
        for delegate in members.get(delegation.id, ())
        if wanted.takes(str(delegate.id), delegate.city.slug, delegate.category)
    ]
    wanted.require_known()
    wearers = [delegate for delegate in chosen if wears_badge(delegate)]
    if not wearers:
        raise UserError(_("Nobody of this choice needs a badge."), _("Choose delegates who come in person."))
    return wearers


def _refuse_selection(options: Options) -> None:
    if options.only:
        raise UserError(
            _("An instrument is printed whole."), _("Leave the selection out; choose the instrument by its name.")
        )
