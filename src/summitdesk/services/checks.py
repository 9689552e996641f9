"""The pre-flight: one event read from the register and looked at as a proof-reader would."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summitdesk.domain.checks import CheckedEvent, check_event
from summitdesk.domain.findings import Finding, by_gravity
from summitdesk.domain.rows import EventRow, OrderChoiceRow
from summitdesk.domain.vocabulary import OrderUse, Policy
from summitdesk.services.lookup import event_named

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.store.database import Database


def preflight(database: "Database", event_slug: str) -> list[Finding]:
    """Every finding of an event, errors first; the same register gives the same list."""
    from summitdesk.services.letter_checks import letter_findings
    from summitdesk.typeset.fonts import FontLibrary

    with database.reading() as session:
        checked = read_event(session, event_named(session, event_slug))
        of_letters = letter_findings(session, checked)
    return by_gravity([*check_event(checked, FontLibrary.bundled().missing), *of_letters])


def read_event(session: "Session", event: EventRow) -> CheckedEvent:
    """Everything of an event that the checks look at."""
    from summitdesk.store.queries.agenda import agenda_of
    from summitdesk.store.queries.cities import all_cities
    from summitdesk.store.queries.delegates import delegates_of
    from summitdesk.store.queries.delegations import delegations_of
    from summitdesk.store.queries.instruments import instruments_of

    return CheckedEvent(
        event=event,
        delegations=delegations_of(session, event.id),
        delegates=delegates_of(session, event.id),
        agenda=agenda_of(session, event.id),
        instruments=instruments_of(session, event.id),
        choices=_choices(session, event),
        cities=all_cities(session),
    )


def _choices(session: "Session", event: EventRow) -> Sequence[OrderChoiceRow]:
    """The order of signatures, and of every other use for which the event chose one of its own."""
    from summitdesk.store.queries.precedence import order_choice

    choices = [order_choice(session, event.id, use) for use in OrderUse]
    return [
        choice
        for choice in choices
        if choice.use is OrderUse.SIGNATURES or choice != OrderChoiceRow(choice.use, Policy.SENIORITY)
    ]
