"""All commands under their stable names, and how any of them ends: an exit code and at most one clear sentence."""

import traceback
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import typer

from summitdesk import __version__
from summitdesk.cli import (
    FAULT,
    INTERRUPTED,
    REFUSED,
    USAGE,
    events,
    exchange,
    history,
    letters,
    papers,
    printers,
    programme,
    registers,
    signing,
    texts,
)
from summitdesk.cli.output import tell
from summitdesk.errors import Cancelled, UserError
from summitdesk.i18n import _

if TYPE_CHECKING:
    from summitdesk.bootstrap import Start

COMMANDS: tuple[tuple[str, Callable[..., Any], str], ...] = (
    ("new", registers.new, _("Make an empty register.")),
    ("sample", registers.sample, _("Make a register with the bundled events.")),
    ("events", events.events, _("List the events of a register, the latest first.")),
    ("import", exchange.import_roster, _("Import a roster as one step that can be undone, and print a report.")),
    ("export", exchange.export, _("Write a list of an event to a file.")),
    ("check", events.check, _("Look at an event as a proof-reader would; exit code 1 when there are errors.")),
    ("print", papers.print_paper, _("Print one paper of an event as PDF.")),
    ("printers", printers.printers, _("List printers and how their pictures are moved on paper, or set one.")),
    ("import-text", texts.import_text, _("Import one language of a text as one step that can be undone.")),
    ("sign", signing.sign, _("Sign a final PDF with a certificate (PAdES B-B), offline.")),
    ("verify-signature", signing.verify_signature, _("Verify the signatures of a PDF, offline.")),
    ("invite", letters.invite, _("Draft the invitations that are missing, and number them.")),
    ("letters", letters.letters, _("Show or set what an event's letters say: contact, costs, who signs.")),
    ("release-agenda", programme.release, _("Give the programme out as its next version.")),
    ("order", events.order, _("Print the protocol order with the reason for each position.")),
    ("search", events.search, _("Find people, cities, texts and everything else by any part of a name.")),
    ("history", history.history, _("List what was done, by whom and when; undo it or do it again.")),
    ("snapshot", registers.snapshot, _("Copy the register into its folder of snapshots.")),
    ("restore", registers.restore, _("Make a register from a snapshot; nothing is overwritten.")),
    ("verify", registers.verify, _("Check that a register or snapshot is whole; exit code 1 when it is not.")),
)


def build() -> typer.Typer:
    """The command line with every command, in the order in which an event's life needs them."""
    # Plain help: it reads the same in a pipe, and loads no terminal library.
    app = typer.Typer(
        name="summitdesk", rich_markup_mode=None, add_completion=False, no_args_is_help=True, help=_introduction()
    )
    app.callback(invoke_without_command=True)(_version_option)
    for name, command, purpose in COMMANDS:
        app.command(name, help=purpose)(command)
    app.add_typer(texts.group())
    return app


def run(words: Sequence[str], begun: "Start") -> int:
    """Run one command to its exit code."""
    try:
        for notice in begun.notices:
            tell(notice)
        code = build()(args=list(words), prog_name="summitdesk", standalone_mode=False, obj=begun)
    except typer.TyperException as error:
        command = getattr(getattr(error, "ctx", None), "command_path", "summitdesk")
        tell(error.format_message())
        tell(_("“{command} --help” tells how to use it.").format(command=command))
        return USAGE
    except UserError as error:
        tell(str(error))
        return REFUSED
    except (Cancelled, KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except BrokenPipeError:  # the reader of our output had enough
        return 0
    except Exception:
        # The command line's one funnel for faults of the program.
        traceback.print_exc()
        tell(_("This is a fault in SummitDesk. Nothing was half done; what was saved before is safe."))
        return FAULT
    return _interrupted() if code == INTERRUPTED else int(code or 0)


def _interrupted() -> int:
    tell(_("Interrupted. Nothing was half done; what was saved before is safe."))
    return INTERRUPTED


def _introduction() -> str:
    return _(
        "The offline desk of an international mayors' conference.\n\n"
        "“summitdesk” alone opens the window, “summitdesk FILE” opens it on a register."
    )


def _version_option(version: bool = typer.Option(False, "--version", help=_("Print the version and stop."))) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit
