"""Printing: rows of the register in, a finished PDF and what a proof-reader would say about it out.

A draft always prints and is marked as one. A final print is refused while an error of that very paper stands.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.domain.checks import (
    CheckedEvent,
    check_agenda,
    check_badges,
    check_instrument,
    check_names,
    check_signing,
)
from summitdesk.domain.checks.badges import wears_badge
from summitdesk.domain.findings import Finding, by_gravity, errors
from summitdesk.domain.precedence import order_as_chosen
from summitdesk.domain.rows import CategoryRow, DelegateRow, DelegationRow, InstrumentRow, OrderChoiceRow, SignatoryRow
from summitdesk.domain.vocabulary import InstrumentKind, OrderUse, Severity
from summitdesk.errors import UserError
from summitdesk.i18n import _, n_
from summitdesk.progress import Progress, Silent
from summitdesk.services.lookup import event_named, instrument_named

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.store.database import Database
    from summitdesk.typeset.content import Document, Problems

DEFAULT_STOCK = "badge-4up"


@dataclass(frozen=True, slots=True)
class Options:
    """What may be asked of a print.

    ``languages`` are those of the event where empty; ``only`` takes ids and slugs (cities, badge categories);
    ``start_at`` counts the cells of a sheet from 1.
    """

    languages: tuple[str, ...] = ()
    layout: TextLayout = TextLayout.SIDE_BY_SIDE
    instrument: str = ""
    stock: str = DEFAULT_STOCK
    start_at: int = 1
    only: tuple[str, ...] = ()
    final: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file, its number of pages, and the findings about what stands in it."""

    pdf: bytes
    pages: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """One print as it is carried out: the event's rows, the orders chosen, and what was asked for."""

    checked: CheckedEvent
    choices: Mapping[OrderUse, OrderChoiceRow]
    categories: Mapping[str, CategoryRow]
    options: Options
    progress: Progress = field(default_factory=Silent)

    @property
    def languages(self) -> tuple[str, ...]:
        return self.options.languages or self.checked.event.languages or ("en",)

    def ordered(self, parties: Sequence[DelegationRow], use: OrderUse) -> list[DelegationRow]:
        """Delegations in the protocol order that the event chose for a use."""
        return [position.delegation for position in order_as_chosen(parties, self.choices[use])]

    def members(self) -> dict[UUID, list[DelegateRow]]:
        """The delegates of each delegation, in the order that it sent."""
        members: dict[UUID, list[DelegateRow]] = {}
        for delegate in self.checked.delegates:
            members.setdefault(delegate.delegation_id, []).append(delegate)
        return members


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
        job = _read(session, event_slug, options or Options(), progress or Silent())
        instrument = _instrument(session, job) if kind is PaperKind.INITIATIVE else None
    match kind:
        case PaperKind.AGENDA:
            return _agenda(job)
        case PaperKind.ROSTER:
            return _roster(job)
        case PaperKind.BADGES:
            return _badges(job)
        case PaperKind.INITIATIVE if instrument:
            return _initiative(job, instrument)
    raise AssertionError(kind)


def _kind(document: PaperKind | str) -> PaperKind:
    try:
        return PaperKind(document)
    except ValueError:
        raise UserError(
            _("There is no paper called “{name}”.").format(name=str(document)[:40]),
            _("Choose one of: {names}.").format(names=", ".join(PaperKind)),
        ) from None


def _read(session: "Session", event_slug: str, options: Options, progress: Progress) -> _Job:
    from summitdesk.services.checks import read_event
    from summitdesk.store.queries.badges import categories_of
    from summitdesk.store.queries.precedence import order_choice

    event = event_named(session, event_slug)
    choices = {use: order_choice(session, event.id, use) for use in OrderUse}
    categories = {category.code: category for category in categories_of(session, event.id)}
    return _Job(read_event(session, event), choices, categories, options, progress)


def _instrument(session: "Session", job: _Job) -> InstrumentRow:
    """The instrument asked for, else the event's initiative."""
    slug = job.options.instrument
    initiatives = [row for row in job.checked.instruments if row.kind is InstrumentKind.INITIATIVE]
    if not slug and len(initiatives) == 1:
        return initiatives[0]
    return instrument_named(session, job.checked.event, slug)


def _initiative(job: _Job, instrument: InstrumentRow) -> Printed:
    from summitdesk.documents.instrument import InstrumentPaper, instrument_document
    from summitdesk.typeset.fonts import FontLibrary

    _refuse_selection(job.options)
    languages = job.options.languages or instrument.languages or job.languages
    _require_texts(instrument, job.options.languages)
    checked = job.checked
    findings = check_instrument(instrument, checked.event, checked.cities, checked.delegations, missing_glyphs)
    findings += check_signing(instrument)
    paper = InstrumentPaper(
        instrument,
        checked.event,
        tuple(_in_order(instrument, job)),
        languages,
        job.options.layout,
        draft=not job.options.final,
    )
    return _printed(job, lambda: instrument_document(paper, FontLibrary.bundled()), findings)


def _in_order(instrument: InstrumentRow, job: _Job) -> list[SignatoryRow]:
    by_delegation = {signatory.delegation.id: signatory for signatory in instrument.signatories}
    parties = [signatory.delegation for signatory in instrument.signatories]
    return [by_delegation[party.id] for party in job.ordered(parties, OrderUse.SIGNATURES)]


def _require_texts(instrument: InstrumentRow, languages: Sequence[str]) -> None:
    lacking = [language for language in languages if language not in instrument.languages]
    if lacking:
        raise UserError(
            _("“{slug}” has no text in {languages}.").format(slug=instrument.slug, languages=", ".join(lacking)),
            _("It has: {languages}.").format(languages=", ".join(instrument.languages)),
        )


def _agenda(job: _Job) -> Printed:
    from summitdesk.documents.agenda import AgendaPaper, agenda_document

    checked = job.checked
    wanted = _Selection(job.options.only)
    items = tuple(item for item in checked.agenda if wanted.takes(str(item.id)))
    wanted.require_known()
    paper = AgendaPaper(checked.event, items, job.languages, draft=not job.options.final)
    findings = check_agenda(items, checked.event, checked.delegations, checked.delegates, missing_glyphs)
    return _printed(job, lambda: agenda_document(paper), findings)


def _roster(job: _Job) -> Printed:
    from summitdesk.documents.roster import RosterPaper, roster_document

    checked = job.checked
    wanted = _Selection(job.options.only)
    chosen = [row for row in checked.delegations if wanted.takes(str(row.id), row.city.slug)]
    wanted.require_known()
    delegations = tuple(job.ordered(chosen, OrderUse.LISTS))
    members = job.members()
    policy = job.choices[OrderUse.LISTS].policy
    paper = RosterPaper(checked.event, delegations, members, policy, job.languages, draft=not job.options.final)
    findings = check_names([one for row in delegations for one in members.get(row.id, ())], missing_glyphs)
    return _printed(job, lambda: roster_document(paper), findings)


def _badges(job: _Job) -> Printed:
    from summitdesk.documents.badges import BadgeSet, badge_cards
    from summitdesk.documents.designs import design_for
    from summitdesk.typeset.compose import make_sheets, stock_named
    from summitdesk.typeset.sheet import capacity

    options, checked = job.options, job.checked
    delegates = _badge_wearers(job)
    findings = [*check_badges(delegates), *check_names(delegates, missing_glyphs)]
    _refuse_errors(options, findings)
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
        title=_event_title(job),
        start_at=options.start_at,
        language=job.languages[0],
        progress=job.progress,
    )
    findings += _typeset_findings(problems, findings)
    _refuse_errors(options, findings)
    pages = -(-(len(delegates) + options.start_at - 1) // capacity(stock))
    return Printed(out.getvalue(), pages, tuple(by_gravity(findings)))


def _badge_wearers(job: _Job) -> list[DelegateRow]:
    """Those who come in person and were asked for: delegations in the order of badges, members as they were sent."""
    checked = job.checked
    members = job.members()
    wanted = _Selection(job.options.only)
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


def _event_title(job: _Job) -> str:
    titles = job.checked.event.titles
    return " · ".join(titles[language] for language in job.languages if language in titles)


class _Selection:
    """What ``only`` asks for: everything where it is empty; a name that matches nothing is refused."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = {name.strip().casefold() for name in names if name.strip()}
        self._used: set[str] = set()

    def takes(self, *names: str) -> bool:
        """Whether any of a row's names was asked for."""
        found = self._names & {name.casefold() for name in names if name}
        self._used |= found
        return bool(found) or not self._names

    def require_known(self) -> None:
        """Refuse names that no row has."""
        if unknown := sorted(self._names - self._used):
            raise UserError(
                _("Nothing here is called {names}.").format(names=", ".join(unknown)),
                _("Give ids, or the short names that the lists show."),
            )


def _refuse_selection(options: Options) -> None:
    if options.only:
        raise UserError(
            _("An instrument is printed whole."), _("Leave the selection out; choose the instrument by its name.")
        )


def _printed(job: _Job, document: Callable[[], "Document"], findings: Sequence[Finding]) -> Printed:
    """Set a text document, unless errors keep a final print back."""
    from summitdesk.typeset.compose import make_pdf

    _refuse_errors(job.options, findings)
    composed = make_pdf(document(), job.progress)
    found = [*findings, *_typeset_findings(composed.problems, findings)]
    _refuse_errors(job.options, found)
    return Printed(composed.pdf, composed.pages, tuple(by_gravity(found)))


def _refuse_errors(options: Options, findings: Iterable[Finding]) -> None:
    standing = errors(findings)
    if not options.final or not standing:
        return
    raise UserError(
        n_(
            "{count} error keeps this final print back: {first}",
            "{count} errors keep this final print back; the first: {first}",
            len(standing),
        ).format(count=len(standing), first=standing[0].message),
        _("Mend what the findings name, or print a draft."),
    )


def missing_glyphs(text: str, language: str) -> Sequence[str]:
    """The characters of a text that no bundled font draws."""
    from summitdesk.typeset.fonts import FontLibrary

    return FontLibrary.bundled().missing(text, language)


def _typeset_findings(problems: "Problems", known: Sequence[Finding]) -> list[Finding]:
    """What the typesetter could not do, where no check of the rows has said so already."""
    said = {finding.subject_id for finding in known if finding.code in {"glyph.missing", "text.damaged"}}
    found = []
    for missing in problems.missing:
        table, row_id = _record(missing.source)
        if row_id is None or row_id not in said:
            code = f"U+{ord(missing.character[0]):04X}" if missing.character else ""
            found.append(
                Finding(
                    "glyph.missing",
                    Severity.ERROR,
                    table,
                    row_id,
                    _("No bundled font draws the character {code}.").format(code=code),
                    _("Replace the character; the draft shows where it stands."),
                    table,
                )
            )
    for overflow in problems.overflows:
        table, row_id = _record(overflow.source)
        found.append(
            Finding(
                "text.does_not_fit",
                Severity.ERROR,
                overflow.text,
                row_id,
                _("“{text}” does not fit its place.").format(text=overflow.text),
                _("Shorten the text, or choose larger stock."),
                table,
            )
        )
    return found


def _record(source: str) -> tuple[str, UUID | None]:
    """The table and id that content names as its source ("delegate/…")."""
    table, _slash, row_id = source.partition("/")
    try:
        return table, UUID(row_id)
    except ValueError:
        return table, None
