"""Printing cards on sheets: badges, table cards and labels are imposed, moved for the printer and streamed alike."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitdesk.domain.findings import Finding, by_gravity
from summitdesk.services.printjob import Job, Printed, refuse_errors, strange_languages, typeset_findings
from summitdesk.typeset.turn import Turn

if TYPE_CHECKING:
    from summitdesk.typeset.content import Card, Stock


def _nothing_more() -> Sequence[Finding]:
    return ()


@dataclass(frozen=True, slots=True)
class Batch:
    """The cards of one print: how many they are, what progress calls them, and which sides of the sheets they fill.

    ``later`` tells what was found out only while they were made.
    """

    cards: Iterable["Card"]
    count: int
    stage: str
    turn: Turn = Turn.NONE
    later: Callable[[], Sequence[Finding]] = _nothing_more


def set_sheets(job: Job, batch: Batch, stock: "Stock", findings: Sequence[Finding], *, title: str) -> Printed:
    """Set cards on sheets, unless errors keep a final print back."""
    from summitdesk.typeset.compose import make_sheets
    from summitdesk.typeset.sheet import capacity

    options = job.options
    refuse_errors(options, findings)
    out = io.BytesIO()
    job.progress.start(batch.count, batch.stage)
    problems = make_sheets(
        batch.cards,
        stock,
        out,
        title=title,
        start_at=options.start_at,
        language=job.languages[0],
        progress=job.progress,
        turn=batch.turn,
        printer=options.printer,
    )
    found = [*findings, *batch.later(), *strange_languages(job), *typeset_findings(job, problems, findings)]
    refuse_errors(options, found)
    sheets = -(-(batch.count + options.start_at - 1) // capacity(stock))
    pages = sheets if batch.turn is Turn.NONE else 2 * sheets
    return Printed(out.getvalue(), pages, tuple(by_gravity(found)))
