"""Printing the programme: for everybody or a delegation, for the pocket, and what changed since a version."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.agenda import concerns
from summitdesk.domain.checks import check_agenda
from summitdesk.domain.findings import Finding, by_gravity
from summitdesk.domain.language import pick
from summitdesk.domain.places import city_name
from summitdesk.domain.releases import changes_between, touches
from summitdesk.domain.rows import AgendaItemRow, DelegationRow
from summitdesk.domain.vocabulary import OrderUse, Severity
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.i18n import language as interface_language
from summitdesk.services.printjob import (
    DEFAULT_STOCK,
    Job,
    Printed,
    Selection,
    missing_glyphs,
    refuse_errors,
    set_document,
    set_series,
    strange_languages,
    typeset_findings,
)
from summitdesk.services.releases import named_as_now, release_numbered, released

if TYPE_CHECKING:
    from summitdesk.documents.agenda import AgendaPaper
    from summitdesk.documents.changes import ChangesPaper
    from summitdesk.documents.pocket import PocketSize
    from summitdesk.store.database import Database

_NAMED_AT_ONCE = 4
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
    checked, options = job.checked, job.options
    wanted = Selection(options.only)
    is_for_some = bool(options.only) or options.each
    delegations = [row for row in checked.delegations if is_for_some and wanted.takes(str(row.id), row.city.slug)]
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
    found = [*findings, *strange_languages(job), *typeset_findings(job, composed.problems, findings)]
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
        releases = releases_of(session, checked.event.id)
    if options.since is None and options.since_version:
        raise UserError(
            _("“{text}” is no version of a programme.").format(text=options.since_version[:40]),
            _("Versions of programmes have numbers: write --since 1."),
        )
    release = release_numbered(releases, options.since)
    languages = tuple(dict.fromkeys((*checked.event.languages, *job.languages)))
    items = released(checked.agenda, languages)
    changes = changes_between(named_as_now(release.items, checked.delegates, languages), items)
    present = releases[-1] if releases[-1] != release and not changes_between(releases[-1].items, items) else None
    paper = ChangesPaper(checked.event, release, changes, job.languages, draft=not options.final, present=present)
    wanted = _addressed(job)
    slips = [slip for delegation in wanted if (slip := _slip(paper, delegation, job)).changes]
    if wanted and not slips:
        raise UserError(
            _("Nothing that concerns {places} has changed since version {number}.").format(
                places=", ".join(_place(delegation) for delegation in wanted[:_NAMED_AT_ONCE])
                + (" …" if len(wanted) > _NAMED_AT_ONCE else ""),
                number=release.number,
            ),
            _("These delegations keep the programme that they have."),
        )
    told = {changed.after.id for each in slips or [paper] for changed in each.changes if changed.after}
    shown = [item for item in checked.agenda if item.id in told]
    findings = [
        *check_agenda(shown, checked.event, checked.delegations, checked.delegates, missing_glyphs),
        *_untouched(wanted, slips, release.number),
    ]
    if not slips:
        return set_document(job, lambda: changes_document(paper), findings)
    documents = [changes_document(slip) for slip in slips]
    return set_series(job, documents, findings, title=documents[0].title)


def _addressed(job: Job) -> list[DelegationRow]:
    """The delegations that get a paper of their own: those asked for, with ``each`` all of them, else none."""
    options, wanted = job.options, Selection(job.options.only)
    if not options.only and not options.each:
        return []
    chosen = [row for row in job.checked.delegations if wanted.takes(str(row.id), row.city.slug)]
    wanted.require_known()
    return job.ordered(chosen, OrderUse.LISTS)


def _slip(paper: "ChangesPaper", delegation: DelegationRow, job: Job) -> "ChangesPaper":
    """What one delegation has to know of the changes; without changes where nothing touches it."""
    people = frozenset(one.person_id for one in job.members().get(delegation.id, ()))
    own = tuple(changed for changed in paper.changes if touches(changed, people))
    return replace(paper, changes=own, delegation=delegation, people=people)


def _untouched(wanted: Sequence[DelegationRow], slips: Sequence["ChangesPaper"], number: int) -> Iterator[Finding]:
    """``programme.unchanged``: a delegation gets no slip, because no change touches it."""
    served = {slip.delegation.id for slip in slips if slip.delegation}
    for delegation in wanted:
        if delegation.id not in served:
            place = _place(delegation)
            yield Finding(
                "programme.unchanged",
                Severity.NOTE,
                place,
                delegation.id,
                _("Nothing that concerns {places} has changed since version {number}.").format(
                    places=place, number=number
                ),
                _("It gets no slip, and keeps the programme that it has."),
                "delegation",
            )


def _place(delegation: DelegationRow) -> str:
    return city_name(delegation.city, interface_language().replace("_", "-"))
