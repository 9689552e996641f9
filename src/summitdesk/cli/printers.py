"""The command that tells how the printers of this computer stand off."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from summitdesk.cli.arguments import AsJson
from summitdesk.cli.output import show_columns, show_json, speak_plainly
from summitdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summitdesk.settings import Printer

_SHAPE = "RIGHT,DOWN[,WIDTH,HEIGHT]"


def printers(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[NAME]", help=_("The printer to set; all are listed without."))] = "",
    front: Annotated[
        str,
        typer.Option(metavar=_SHAPE, help=_("How fronts are moved, in mm and per cent, as the test page showed.")),
    ] = "",
    back: Annotated[str, typer.Option(metavar=_SHAPE, help=_("How backs are moved."))] = "",
    remove: Annotated[bool, typer.Option("--remove", help=_("Forget this printer."))] = False,
    as_json: AsJson = False,
) -> None:
    """List printers with how their pictures are moved to stand right on paper, or set one."""
    from summitdesk.services.calibration import printer_named, with_printer, without_printer
    from summitdesk.settings import save

    speak_plainly(as_json)
    settings, file = context.obj.settings, context.obj.settings_file
    changed = settings
    if remove:
        changed = without_printer(settings, name)
    elif front or back:
        if not name:
            raise typer.BadParameter(_("Name the printer that is set."))
        changed = with_printer(settings, name, front=front, back=back)
    elif name:
        printer_named(settings, name)
    if changed is not settings:
        save(changed, file)
    _show({each: kept for each, kept in changed.printers.items() if remove or name in {"", each}}, as_json=as_json)


def _show(known: "Mapping[str, Printer]", *, as_json: bool) -> None:
    if as_json:
        show_json({name: asdict(printer) for name, printer in known.items()})
        return
    rows = [
        (name, side, f"{each.right:+g} mm", f"{each.down:+g} mm", f"{each.width:g} %", f"{each.height:g} %")
        for name, printer in known.items()
        for side, each in ((_("Front"), printer.front), (_("Back"), printer.back))
    ]
    if rows:
        show_columns([("", "", _("right"), _("down"), _("width"), _("height")), *rows])
