"""The pre-flight's checks: one function per finding code, rows in, findings out.

:func:`check_event` runs all of them; the functions by paper (``check_instrument``, ``check_signing``,
``check_agreement``, ``check_badges``, ``check_agenda``) are what keeps a final print of that paper back. Letters are
checked apart by :mod:`summitdesk.domain.checks.letters`, since only their wordings tell which values they need.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summitdesk.domain.checks.agreements import check_agreement
from summitdesk.domain.checks.badges import check_badges
from summitdesk.domain.checks.event import check_titles
from summitdesk.domain.checks.frozen import check_frozen
from summitdesk.domain.checks.instruments import check_instrument
from summitdesk.domain.checks.order import check_order
from summitdesk.domain.checks.programme import check_agenda
from summitdesk.domain.checks.register import check_names
from summitdesk.domain.checks.signing import check_signing
from summitdesk.domain.findings import Finding, by_gravity
from summitdesk.domain.rows import (
    AgendaItemRow,
    CityRow,
    DelegateRow,
    DelegationRow,
    EventRow,
    InstrumentRow,
    OrderChoiceRow,
)

MissingGlyphs = Callable[[str, str], Sequence[str]]
"""Text and language in, the characters out that no bundled font draws."""

__all__ = [
    "CheckedEvent",
    "MissingGlyphs",
    "check_agenda",
    "check_agreement",
    "check_badges",
    "check_event",
    "check_frozen",
    "check_instrument",
    "check_names",
    "check_order",
    "check_signing",
    "check_titles",
]


@dataclass(frozen=True, slots=True)
class CheckedEvent:
    """Everything of one event that the pre-flight looks at; ``cities`` are all cities of the register."""

    event: EventRow
    delegations: Sequence[DelegationRow] = ()
    delegates: Sequence[DelegateRow] = ()
    agenda: Sequence[AgendaItemRow] = ()
    instruments: Sequence[InstrumentRow] = ()
    choices: Sequence[OrderChoiceRow] = ()
    cities: Sequence[CityRow] = ()


def check_event(checked: CheckedEvent, missing_glyphs: MissingGlyphs | None = None) -> list[Finding]:
    """Look at a whole event as a proof-reader would: errors first, each finding once."""
    findings = [*check_titles(checked.event)]
    for instrument in checked.instruments:
        findings += check_instrument(instrument, checked.event, checked.cities, checked.delegations, missing_glyphs)
        findings += check_signing(instrument)
        findings += check_agreement(instrument, checked.event)
    findings += check_frozen(checked.instruments, checked.event, checked.agenda)
    findings += check_badges(checked.delegates)
    findings += check_names(checked.delegates, missing_glyphs)
    findings += check_agenda(checked.agenda, checked.event, checked.delegations, checked.delegates, missing_glyphs)
    for choice in checked.choices:
        findings += check_order(checked.delegations, choice)
    return by_gravity(dict.fromkeys(findings))
