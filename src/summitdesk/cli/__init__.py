"""The command line: the same services as the window, for terminals and scripts.

Results go to standard output, progress and sentences to standard error. Exit codes: 0 done, 1 findings of severity
error, 2 wrong usage, 3 a condition that the organizer can mend, 70 a fault in the program, 130 interrupted.
"""

import sys
from collections.abc import Sequence

USAGE, REFUSED, FAULT, INTERRUPTED = 2, 3, 70, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit code."""
    from summitdesk.bootstrap import start

    for stream in (sys.stdout, sys.stderr):
        # Names are in every script whatever the locale says; names of files may be bytes in none.
        if callable(reconfigure := getattr(stream, "reconfigure", None)):
            reconfigure(encoding="utf-8", errors="surrogateescape")
    begun = start()
    from summitdesk.cli.commands import run  # its help texts are translated as it loads

    return run(sys.argv[1:] if arguments is None else arguments, begun)


def refuse_window() -> int:
    """Say that there is no display for the window; the result is the exit code."""
    from summitdesk.bootstrap import start

    start()
    from summitdesk.cli.output import tell
    from summitdesk.i18n import _

    tell(_("There is no display here for the window. “summitdesk --help” lists what works without one."))
    return REFUSED
