"""The print command: one paper of an event into one PDF."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from summitdesk.cli.arguments import AsJson, EventSlug, Register
from summitdesk.cli.opened import reading
from summitdesk.cli.output import findings_as_json, show, show_findings, show_json, speak_plainly
from summitdesk.cli.progress import Bar
from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.i18n import _
from summitdesk.typeset.turn import Turn


def print_paper(
    context: typer.Context,
    file: Register,
    document: Annotated[PaperKind, typer.Argument(metavar="DOCUMENT", help=_("What to print."), show_default=False)],
    event: EventSlug,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT.pdf", help=_("The PDF to write."), show_default=False)
    ],
    languages: Annotated[
        str,
        typer.Option(metavar="TAGS", help=_("Languages in their order, as zh,en; else those of the text or event.")),
    ] = "",
    layout: Annotated[
        TextLayout | None,
        typer.Option(help=_("How the languages of a text stand; else as the paper usually has them.")),
    ] = None,
    certified: Annotated[
        bool, typer.Option("--certified", help=_("A copy with a statement that it agrees with the original."))
    ] = False,
    style: Annotated[
        str, typer.Option(metavar="NAME", help=_("The look of an instrument: house, gbt9704 or quiet."))
    ] = "house",
    instrument: Annotated[
        str, typer.Option(metavar="SLUG", help=_("Which text of the event; needed where there are several."))
    ] = "",
    keeper: Annotated[
        str, typer.Option(metavar="CITY", help=_("Whose copy of an agreement; else that of the side entered first."))
    ] = "",
    stock: Annotated[str, typer.Option(metavar="NAME", help=_("The sheet that badges are printed on."))] = "",
    start_at: Annotated[int, typer.Option(min=1, help=_("The first free cell of a half-used sheet, from 1."))] = 1,
    only: Annotated[
        str, typer.Option(metavar="SELECTION", help=_("Only these, by id or short name, comma-separated."))
    ] = "",
    final: Annotated[bool, typer.Option("--final", help=_("Without draft marks; refused while errors stand."))] = False,
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on",
            metavar="DATE",
            formats=["%Y-%m-%d"],
            help=_("The day that letters carry where the register holds none, as 2026-01-06."),
        ),
    ] = None,
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="VERSION", help=_("The released version that a comparison begins with, or step:N.")
        ),
    ] = "",
    each: Annotated[
        bool,
        typer.Option(
            "--each", help=_("One visa-support letter a person; a programme or slip of changes for each delegation.")
        ),
    ] = False,
    photos: Annotated[bool, typer.Option("--photos", help=_("Badges with photographs."))] = False,
    back: Annotated[
        Turn, typer.Option(help=_("Badges with backs, for sheets that the printer turns about this edge."))
    ] = Turn.NONE,
    printer: Annotated[
        str,
        typer.Option(metavar="NAME", help=_("The printer, as “summitdesk printers” lists it, to stand right on it.")),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Print one paper of an event as PDF; findings go to standard error."""
    from summitdesk.domain.language import parse_languages
    from summitdesk.files import write_whole
    from summitdesk.services.calibration import printer_named
    from summitdesk.services.printing import DEFAULT_STOCK, Options, print_document

    speak_plainly(as_json)
    options = Options(
        languages=parse_languages(languages),
        layout=layout,
        instrument=instrument,
        stock=stock or DEFAULT_STOCK,
        start_at=start_at,
        only=tuple(filter(None, (each.strip() for each in only.split(",")))),
        final=final,
        keeper=keeper,
        style=style,
        certified=certified,
        on=on.date() if on else None,
        each=each,
        since=int(since) if since.isdecimal() else None,
        since_version=since,
        photos=photos,
        back=back,
        printer=printer_named(context.obj.settings, printer),
    )
    with reading(file) as database, Bar() as bar:
        printed = print_document(database, document, event, options, progress=bar)
    write_whole(output, printed.pdf)
    if as_json:
        show_json({"file": str(output), "pages": printed.pages, "findings": findings_as_json(printed.findings)})
    else:
        show_findings(printed.findings, beside=True)
        show(str(output))
