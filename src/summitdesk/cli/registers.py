"""Commands for the register file as a whole: make it, fill it with the sample, copy, restore and verify it."""

import typer

from summitdesk.bootstrap import operator_of
from summitdesk.cli.arguments import Register
from summitdesk.cli.output import tell
from summitdesk.i18n import _


def new(context: typer.Context, file: Register) -> None:
    """Make an empty register."""
    from summitdesk.store.database import Database

    with Database.create(file, operator=operator_of(context.obj.settings)):
        pass
    tell(_("{file} is ready: an empty register.").format(file=file))
