"""Printing the programme: for everybody or a delegation, for the pocket, and what changed since a version."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.agenda import concerns
from summitdesk.domain.checks import check_agenda
from summitdesk.domain.findings import Finding, by_gravity
from summitdesk.domain.language import pick
from summitdesk.domain.releases import changes_between
from summitdesk.domain.rows import AgendaItemRow, DelegationRow
from summitdesk.domain.vocabulary import OrderUse
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.printjob import (
    DEFAULT_STOCK,
    Job,
    Printed,
    Selection,
    missing_glyphs,
    refuse_errors,
    set_document,
    set_series,
    typeset_findings,
)
from summitdesk.services.releases import release_numbered, released

if TYPE_CHECKING:
    from summitdesk.documents.agenda import AgendaPaper
    from summitdesk.documents.pocket import PocketSize
    from summitdesk.store.database import Database

PROGRAMME_PAPERS = frozenset({PaperKind.AGENDA, PaperKind.POCKET_AGENDA, PaperKind.AGENDA_CHANGES})


def print_programme(database: "Database", kind: PaperKind, job: Job) -> Printed:
    """Print one paper of the programme."""
    if kind is PaperKind.AGENDA_CHANGES:
        return _changes(database, job)
    items, delegations = _chosen(job)
    papers = _papers(job, items, delegations)
    checked = job.checked
    findings = check_agenda(items, checked.event, checked.delegations, checked.delegates, missing_glyphs)
    return _pocket(job, papers, findings) if kind is PaperKind.POCKET_AGENDA else _agenda(job, papers, findings)


def _chosen(job: Job) -> tuple[tuple[AgendaItemRow, ...], list[DelegationRow]]:
    """The items asked for, all where none was; and the delegations whose programmes are wanted, none for everybody."""
    checked = job.checked
    wanted = Selection(job.options.only)
    delegations = [row for row in checked.delegations if job.options.only and wanted.takes(str(row.id), row.city.slug)]
    items = tuple(item for item in checked.agenda if wanted.takes(str(item.id)))
    wanted.require_known()
    return items or tuple(checked.agenda), job.ordered(delegations, OrderUse.LISTS)


def _papers(job: Job, items: Sequence[AgendaItemRow], delegations: Sequence[DelegationRow]) -> list["AgendaPaper"]:
    from summitdesk.documents.agenda import AgendaPaper

    common = AgendaPaper(job.checked.event, tuple(items), job.languages, draft=not job.options.final)
    members = job.members()
    papers = []
    for delegation in delegations:
        people = frozenset(one.id for one in members.get(delegation.id, ()))
        own = tuple(item for item in items if concerns(item, people))
        papers.append(replace(common, items=own, delegation=delegation, members=people))
    return papers or [common]


def _agenda(job: Job, papers: Sequence["AgendaPaper"], findings: Sequence[Finding]) -> Printed:
    from summitdesk.documents.agenda import agenda_document

    if len(papers) == 1:
        return set_document(job, lambda: agenda_document(papers[0]), findings)
    documents = [agenda_document(paper) for paper in papers]
    return set_series(job, documents, findings, title=documents[0].title)


def _pocket(job: Job, papers: Sequence["AgendaPaper"], findings: Sequence[Finding]) -> Printed:
    from summitdesk.documents.pocket import pocket_document
    from summitdesk.typeset.compose import make_booklets

    refuse_errors(job.options, findings)
    documents = [pocket_document(paper, _pocket_size(job)) for paper in papers]
    title = pick(job.checked.event.titles, job.languages[0])
    composed = make_booklets(documents, title=title, progress=job.progress)
    found = [*findings, *typeset_findings(composed.problems, findings)]
    refuse_errors(job.options, found)
    return Printed(composed.pdf, composed.pages, tuple(by_gravity(found)))


def _pocket_size(job: Job) -> "PocketSize":
    from summitdesk.documents.pocket import SIZES

    name = job.options.stock.casefold()
    if name == DEFAULT_STOCK:
        return SIZES[0]
    for size in SIZES:
        if size.name == name:
            return size
    raise UserError(
        _("A pocket card has no size “{name}”.").format(name=job.options.stock[:40]),
        _("Choose one of: {names}.").format(names=", ".join(size.name for size in SIZES)),
    )


def _changes(database: "Database", job: Job) -> Printed:
    from summitdesk.documents.changes import ChangesPaper, changes_document
    from summitdesk.store.queries.releases import releases_of

    checked, options = job.checked, job.options
    with database.reading() as session:
        release = release_numbered(releases_of(session, checked.event.id), options.since)
    languages = tuple(dict.fromkeys((*checked.event.languages, *job.languages)))
    changes = changes_between(release.items, released(checked.agenda, languages))
    paper = ChangesPaper(checked.event, release, changes, job.languages, draft=not options.final)
    items = {changed.after.id for changed in changes if changed.after}
    shown = [item for item in checked.agenda if item.id in items]
    findings = check_agenda(shown, checked.event, checked.delegations, checked.delegates, missing_glyphs)
    return set_document(job, lambda: changes_document(paper), findings)
