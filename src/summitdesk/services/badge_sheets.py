"""Printing badges: with photographs or without, on one side of the sheet or on both."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.agenda import concerns
from summitdesk.domain.checks import check_badges, check_names
from summitdesk.domain.checks.badges import damaged_photo, missing_liaison, missing_photo, wears_badge
from summitdesk.domain.findings import Finding
from summitdesk.domain.letters import LetterValues
from summitdesk.domain.rows import AgendaItemRow, DelegateRow
from summitdesk.domain.vocabulary import OrderUse
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.photos import BadgePhotos
from summitdesk.services.printjob import Job, Printed, Selection, event_title, missing_glyphs
from summitdesk.services.sheets import Batch, set_sheets
from summitdesk.typeset.turn import Turn

if TYPE_CHECKING:
    from summitdesk.documents.badges import BackSet
    from summitdesk.documents.designs import BadgeDesign
    from summitdesk.store.database import Database
    from summitdesk.typeset.content import Stock


def print_badges(database: "Database", job: Job) -> Printed:
    """Print a badge for everybody who comes in person and was asked for."""
    from summitdesk.documents.badges import BadgeSet, badge_cards, no_photographs
    from summitdesk.documents.designs import design_for
    from summitdesk.typeset.compose import stock_named

    options, checked = job.options, job.checked
    delegates = badge_wearers(job)
    stock = stock_named(options.stock)
    design = design_for(stock, photo=options.photos)
    photographs = _photographs(database, design)
    findings = [*check_badges(delegates), *check_names(delegates, missing_glyphs)]
    if photographs:
        findings += [finding for delegate in delegates for finding in missing_photo(delegate)]
    badges = BadgeSet(
        checked.event,
        design,
        job.languages,
        job.categories,
        {row.id: row.badge_names for row in checked.delegations},
        draft=not options.final,
        photographs=photographs or no_photographs,
    )
    backs = None if options.back is Turn.NONE else _backs(database, job, stock)
    if backs:
        findings += missing_liaison(checked.event, delegates, backs.values)

    def damaged() -> Sequence[Finding]:
        return (
            [finding for delegate in photographs.damaged for finding in damaged_photo(delegate)] if photographs else ()
        )

    cards = badge_cards(badges, delegates, backs)
    batch = Batch(cards, len(delegates), _("Making badges"), options.back, damaged)
    return set_sheets(job, batch, stock, findings, title=event_title(job))


def badge_wearers(job: Job) -> list[DelegateRow]:
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


def programmes(
    items: Sequence[AgendaItemRow], delegates: Sequence[DelegateRow]
) -> Iterator[tuple[UUID, tuple[AgendaItemRow, ...]]]:
    """For each delegation the items that it takes part in."""
    members: dict[UUID, set[UUID]] = {}
    for delegate in delegates:
        members.setdefault(delegate.delegation_id, set()).add(delegate.id)
    for delegation_id, people in members.items():
        yield delegation_id, tuple(item for item in items if concerns(item, people))


def _backs(database: "Database", job: Job, stock: "Stock") -> "BackSet":
    from summitdesk.documents.badges import BackSet
    from summitdesk.documents.designs import back_for
    from summitdesk.store.queries.letters import letter_values_of

    checked = job.checked
    with database.reading() as session:
        values = LetterValues(letter_values_of(session, checked.event.id))
    return BackSet(back_for(stock), dict(programmes(checked.agenda, checked.delegates)), values)


def _photographs(database: "Database", design: "BadgeDesign") -> BadgePhotos | None:
    place = design.photo
    return BadgePhotos(database, place.width, place.height) if place else None
