"""Commands for the register file as a whole: make it, fill it with the sample, copy, restore and verify it."""

from pathlib import Path
from typing import Annotated

import typer

from summitdesk.addresses import is_address, without_password
from summitdesk.bootstrap import operator_of
from summitdesk.cli.arguments import AsJson, Register
from summitdesk.cli.opened import reading
from summitdesk.cli.output import show, show_json, speak_plainly, tell
from summitdesk.cli.progress import Bar
from summitdesk.errors import OlderRegister, UserError
from summitdesk.i18n import _


def new(context: typer.Context, file: Register) -> None:
    """Make an empty register."""
    from summitdesk.services.register import create_register

    create_register(file, operator_of(context.obj.settings)).close()
    tell(_("{file} is ready: an empty register.").format(file=without_password(file)))


def sample(context: typer.Context, file: Register) -> None:
    """Make a register with the bundled events."""
    from summitdesk.services.register import create_sample_register

    with Bar() as bar:
        create_sample_register(file, operator_of(context.obj.settings), progress=bar).close()
    tell(_("{file} is ready, with the bundled events.").format(file=without_password(file)))


def snapshot(file: Register, as_json: AsJson = False) -> None:
    """Copy the register into its folder of snapshots, also while it is open elsewhere."""
    from summitdesk.store.backup import snapshot as take

    speak_plainly(as_json)
    with reading(file) as database:
        taken = take(database)
    if as_json:
        show_json({"file": str(taken)})
    else:
        show(str(taken))


def restore(
    snapshot: Annotated[str, typer.Argument(metavar="SNAPSHOT", help=_("A snapshot of a register."))],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help=_("The register to make."), show_default=False)
    ],
) -> None:
    """Make a register from a snapshot; an existing file is never overwritten."""
    from summitdesk.store.backup import restore as make

    show(str(make(snapshot, output)))


def _texts_that_differ(file: str) -> list[str]:
    """What a whole register says of its frozen texts; one of an older format has none."""
    from summitdesk.services.text_versions import differing_texts
    from summitdesk.store.database import Database

    try:
        database = Database.open(file, read_only=True)
    except OlderRegister:
        return []
    with database:
        return differing_texts(database)


def verify(file: Register, as_json: AsJson = False) -> int:
    """Check that a register or snapshot is whole; the exit code is 1 when it is not."""
    from summitdesk.store.backup import verify as find_problems

    speak_plainly(as_json)
    if not is_address(file) and not Path(file).is_file():
        raise UserError(_("There is no file {file}.").format(file=file), _("Check the name and the folder."))
    found = find_problems(file) or _texts_that_differ(file)
    if as_json:
        show_json(found)
    else:
        for sentence in found or [_("{file} is whole.").format(file=without_password(file))]:
            show(sentence)
    return 1 if found else 0
