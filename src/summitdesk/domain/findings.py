"""Findings: what a proof-reader would put in the margin, with what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from summitdesk.domain.vocabulary import Severity

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check noticed.

    ``code`` is stable and dotted ("count.differs"); ``subject`` names the record for a reader, ``subject_id`` leads
    back to it and ``table`` says where; ``message`` and ``remedy`` are sentences in the interface language.
    """

    code: str
    severity: Severity
    subject: str
    subject_id: UUID | None
    message: str
    remedy: str = ""
    table: str = ""
    field: str = ""


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then warnings and notes; among equals in the order they were found."""
    return sorted(findings, key=lambda finding: _GRAVITY[finding.severity])


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that keep a final print back."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
