"""What an import did and what it noticed, row by row."""

from dataclasses import dataclass

from summitdesk.domain.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing noticed in a file. ``column`` is the heading it stands under.

    ``row`` is the file's row (the header is 1; of pasted text the line); 0 is the file as a whole.
    """

    row: int
    column: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many rows were read and what became of them.

    Every row read was added, updated, unchanged or skipped.
    """

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    findings: tuple[Remark, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The report as ``--json`` prints it."""
        return {
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "skipped": self.skipped,
            "findings": [
                {
                    "row": remark.row,
                    "column": remark.column,
                    "severity": remark.severity.value,
                    "message": remark.message,
                }
                for remark in self.findings
            ],
        }
