"""Commands that bring rosters into a register and lists out of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitdesk.cli.arguments import AsJson, EventSlug, Register
from summitdesk.cli.opened import reading, writing
from summitdesk.cli.output import severity_name, show, show_json, speak_plainly
from summitdesk.cli.progress import Bar
from summitdesk.i18n import _

if TYPE_CHECKING:
    from summitdesk.services.exchange.report import ImportReport, Remark
    from summitdesk.store.database import Database


def import_roster(
    context: typer.Context,
    file: Register,
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help=_("The roster: .csv .tsv .xlsx .txt .vcf, or - for text from standard input."),
            show_default=False,
        ),
    ],
    event: EventSlug,
    mapping: Annotated[
        Path | None,
        typer.Option(
            metavar="MAP.toml", help=_("What the columns mean, where it cannot be guessed."), show_default=False
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only tell what would happen."))] = False,
    as_json: AsJson = False,
) -> None:
    """Import a roster as one step that can be undone, and print a report."""
    speak_plainly(as_json)
    with writing(context, file) as database:
        report = _import(database, source, event, mapping, dry_run=dry_run)
    if as_json:
        show_json(report.as_json())
    else:
        _show_report(report, dry_run=dry_run)


def _import(database: "Database", source: str, event: str, mapping: Path | None, *, dry_run: bool) -> "ImportReport":
    from summitdesk.services.exchange import importing

    with Bar() as bar:
        if source == "-":
            text = sys.stdin.read()
            return importing.import_text(database, text, event, dry_run=dry_run, progress=bar)
        return importing.import_roster(database, Path(source), event, column_map=mapping, dry_run=dry_run, progress=bar)


def _show_report(report: "ImportReport", *, dry_run: bool) -> None:
    for remark in report.findings:
        show(_remark(remark))
    counts = _("{read} read: {added} added, {updated} updated, {unchanged} unchanged, {skipped} skipped.").format(
        read=report.read,
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        skipped=report.skipped,
    )
    show(counts)
    if dry_run:
        show(_("This was a trial: nothing was changed."))


def _remark(remark: "Remark") -> str:
    place = _("row {row}").format(row=remark.row) if remark.row else ""
    where = ", ".join(filter(None, (place, remark.column)))
    return ": ".join(filter(None, (severity_name(remark.severity), where, remark.message)))


def export(
    file: Register,
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help=_("roster, agenda, invitations or signatories."), show_default=False),
    ],
    event: EventSlug,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help=_("The file to write; its ending chooses the form: .xlsx .csv .tsv .json, a programme also .ics."),
            show_default=False,
        ),
    ],
    instrument: Annotated[
        str, typer.Option(metavar="SLUG", help=_("For signatories: of which text, where there are several."))
    ] = "",
    identity: Annotated[
        bool, typer.Option("--identity", help=_("With passport numbers, birth dates and diets as well."))
    ] = False,
    raw: Annotated[
        bool, typer.Option("--raw", help=_("CSV cells as they are, without the guard against formulas."))
    ] = False,
) -> None:
    """Write a list of an event to a file."""
    from summitdesk.services.exchange.exporting import export_list

    with reading(file) as database:
        export_list(database, kind, event, output, instrument=instrument, identity=identity, raw=raw)
    show(str(output))
