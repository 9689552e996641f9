"""The arguments and options that several commands share."""

from typing import Annotated

import typer

from summitdesk.i18n import _

Register = Annotated[
    str,
    typer.Argument(metavar="FILE", help=_("The register: a .summit file or a database address."), show_default=False),
]
EventSlug = Annotated[
    str,
    typer.Option("--event", metavar="SLUG", help=_("The event, as “summitdesk events” lists it."), show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help=_("Print one JSON value for programs."))]
