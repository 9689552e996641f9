"""The program: the window for `summitdesk` and `summitdesk FILE`, the command line for everything else."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

_RARELY, _SELDOM = (50_000, 20, 50), (500_000, 20, 50)
"""How many new values there are between two searches for cycles: in the window, where one takes some 9 ms, less than a
picture on the screen lasts, and in commands, where nobody waits for the next picture."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window or run one command; the result is the exit code."""
    # Modules, rows, set texts and frames last and form no cycles. Looking for those after every 700 new values took a
    # third of the time of forty pages and a fifth of that of 2,000 badges; looking once more at the end frees nothing
    # that the end of the process does not.
    atexit.register(gc.freeze)
    words = list(sys.argv[1:] if arguments is None else arguments)
    opens_window = not words or (len(words) == 1 and _names_a_register(words[0]))
    gc.set_threshold(*(_RARELY if opens_window else _SELDOM))
    if opens_window:
        return _open_window(words[0] if words else None)
    from summitdesk.cli import main as run_command

    return run_command(words)


def _names_a_register(word: str) -> bool:
    # Command names hold neither a dot nor a slash; a mistyped command must not open a window.
    if word.startswith("-"):
        return False
    return "://" in word or word.endswith(".summit") or (Path(word).suffix != "" and Path(word).exists())


def _open_window(target: str | None) -> int:
    if not _has_display():
        from summitdesk.cli import refuse_window

        return refuse_window()
    from summitdesk.desktop.app import main as run_window

    return run_window(target)


def _has_display() -> bool:
    # Without one, Qt ends the process before anything can be said. A chosen platform plug-in may need none.
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith(("linux", "freebsd")) or any(map(os.environ.get, known))


if __name__ == "__main__":
    sys.exit(main())
