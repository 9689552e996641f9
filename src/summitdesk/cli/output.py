"""What commands print: JSON for programs, aligned columns and sentences for people."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from summitdesk import i18n
from summitdesk.i18n import _

if TYPE_CHECKING:
    from summitdesk.domain.findings import Finding
    from summitdesk.domain.vocabulary import Severity


def speak_plainly(as_json: bool) -> None:
    """Sentences inside JSON are English on every computer, so that the same data gives the same output."""
    if as_json:
        i18n.install("en")


def show_json(value: object) -> None:
    """Print one JSON value, every script written as itself."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show(line: str = "") -> None:
    """Print one line of a result."""
    typer.echo(line)


def tell(line: str) -> None:
    """Say something beside the result."""
    typer.echo(line, err=True)


def show_columns(rows: Iterable[Sequence[str]]) -> None:
    """Print rows in columns that line up on a terminal, where a Han character is two cells wide."""
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    if not cells:
        return
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
        show("  ".join(padded).rstrip())


def findings_as_json(findings: Sequence["Finding"]) -> list[dict[str, str]]:
    """Findings as programs read them."""
    wanted = ("code", "severity", "subject", "message", "remedy")
    return [{name: str(getattr(finding, name)) for name in wanted} for finding in findings]


def show_findings(findings: Sequence["Finding"], *, beside: bool = False) -> None:
    """Print one finding a line; ``beside`` the result of a command rather than as its result."""
    for each in findings:
        line = f"{severity_name(each.severity)}: {each.subject}: {each.message} {each.remedy}".rstrip()
        typer.echo(f"{line} [{each.code}]", err=beside)


def severity_name(severity: "Severity") -> str:
    """A severity in the interface language."""
    return {"error": _("error"), "warning": _("warning"), "note": _("note")}[severity]


def width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(_cell_width(character) for character in text)


def _cell_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
