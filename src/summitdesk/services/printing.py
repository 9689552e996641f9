"""Printing: rows of the register in, a finished PDF and what a proof-reader would say about it out.

A draft always prints and is marked as one. A final print is refused while an error of that very paper stands.
"""

from typing import TYPE_CHECKING

from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.domain.checks import check_names
from summitdesk.domain.vocabulary import OrderUse
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.progress import Progress, Silent
from summitdesk.services.badge_sheets import print_badges
from summitdesk.services.calibration import print_calibration
from summitdesk.services.correspondence import LETTERS, print_letters
from summitdesk.services.printjob import (
    DEFAULT_STOCK,
    Job,
    Options,
    Printed,
    Selection,
    missing_glyphs,
    read_job,
    set_document,
)
from summitdesk.services.programme import PROGRAMME_PAPERS, print_programme
from summitdesk.services.signing_papers import (
    SIGNING_PAPERS,
    as_read,
    chosen_instrument,
    in_order,
    require_texts,
    text_findings,
)

if TYPE_CHECKING:
    from summitdesk.store.database import Database

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
    if kind is PaperKind.BADGES:
        return print_badges(database, job)
    if kind is PaperKind.CALIBRATION:
        return print_calibration(job)
    if kind is PaperKind.COMPARISON:
        return _comparison(database, event_slug, job)
    papers = {
        PaperKind.ROSTER: _roster,
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

    return set_document(
        job, lambda: as_read(job, instrument, instrument_document(paper, FontLibrary.bundled())), findings
    )


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


def _refuse_selection(options: Options) -> None:
    if options.only:
        raise UserError(
            _("An instrument is printed whole."), _("Leave the selection out; choose the instrument by its name.")
        )
