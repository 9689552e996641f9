"""Commands for the register file as a whole: make it, with or without the bundled events."""

import typer

from summitdesk.bootstrap import operator_of
from summitdesk.cli.arguments import Register
from summitdesk.cli.output import tell
from summitdesk.cli.progress import Bar
from summitdesk.i18n import _


def new(context: typer.Context, file: Register) -> None:
    """Make an empty register."""
    from summitdesk.services.register import create_register

    create_register(file, operator_of(context.obj.settings)).close()
    tell(_("{file} is ready: an empty register.").format(file=file))


def sample(context: typer.Context, file: Register) -> None:
    """Make a register with the bundled events."""
    from summitdesk.services.register import create_sample_register

    with Bar() as bar:
        create_sample_register(file, operator_of(context.obj.settings), progress=bar).close()
    tell(_("{file} is ready, with the bundled events.").format(file=file))
