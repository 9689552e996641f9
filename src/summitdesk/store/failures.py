"""The database's errors as sentences for the organizer; what is no condition of the environment stays our bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from summitdesk.errors import UserError
from summitdesk.i18n import _, later

_KEPT = later("Nothing of this step was saved; everything before it is safe.")
_UNSAFE = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_READONLY_DBMOVED"})
"""Conditions under which nobody can promise that what was saved before is safe."""

_SENTENCES: dict[str, tuple[str, str]] = {
    "SQLITE_FULL": (later("The disk is full."), later("Free some space and do the step again.")),
    "SQLITE_BUSY": (
        later("Another program is writing to the register."),
        later("Wait for it to finish or close it, then do the step again."),
    ),
    "SQLITE_LOCKED": (
        later("Another program is writing to the register."),
        later("Wait for it to finish or close it, then do the step again."),
    ),
    "SQLITE_READONLY_DBMOVED": (
        later("The register file was moved, replaced or deleted while it was open."),
        later("Save a copy under a new name, then open the register from where it is now."),
    ),
    "SQLITE_READONLY_ROLLBACK": (
        later("The register was left in the middle of a step, and it lies where it cannot be repaired."),
        later("Copy the register and its -journal file to a folder that can be written, and open it there."),
    ),
    "SQLITE_READONLY_CANTLOCK": (
        later("The register cannot be locked where it lies."),
        later("Copy it to a local disk and open it there."),
    ),
    "SQLITE_READONLY": (
        later("The register cannot be written where it lies."),
        later("Copy it to a folder that can be written and open it there."),
    ),
    "SQLITE_CANTOPEN": (
        later("The register file cannot be opened."),
        later("Check that the file and its folder exist and that you may read and write them."),
    ),
    "SQLITE_NOTADB": (
        later("This file is not a SummitDesk register."),
        later("Choose a file that ends in .summit, or restore a snapshot."),
    ),
    "SQLITE_CORRUPT": (later("The register file is damaged."), later("Restore its latest snapshot.")),
    "SQLITE_IOERR": (
        later("The disk failed while reading or writing the register."),
        later("Check the disk or the network, then open the register again."),
    ),
    "SQLITE_PERM": (later("You may not open this register file."), later("Ask for the right to read and write it.")),
}


def user_error(error: DBAPIError | sqlite3.Error, *, writing: bool = False) -> UserError | None:
    """The sentence for a database error, None where the fault is the program's; ``writing`` tells what was kept."""
    original = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(original, "sqlite_errorname", ""))
    while name:
        if name in _SENTENCES:
            return _sentence(name, writing=writing)
        name = name.rpartition("_")[0] if name.count("_") > 1 else ""
    if isinstance(original, sqlite3.OperationalError) and str(original).startswith("Could not decode to UTF-8"):
        # The driver's own complaint, without an error code: bytes of a text were changed.
        return _sentence("SQLITE_CORRUPT", writing=writing)
    if isinstance(error, OperationalError | InterfaceError) and not isinstance(original, sqlite3.Error):
        return UserError(
            _("The database server cannot be reached or refused the step.") + _kept(writing),
            _("Check the network, the address and the password, then do the step again."),
        )
    return None


def moved() -> UserError:
    """The sentence for a file that is not where, or not what, it was when it was opened."""
    return _sentence("SQLITE_READONLY_DBMOVED")


def _sentence(name: str, *, writing: bool = False) -> UserError:
    message, remedy = _SENTENCES[name]
    return UserError(_(message) + _kept(writing and name not in _UNSAFE), _(remedy))


def _kept(is_kept: bool) -> str:
    return f" {_(_KEPT)}" if is_kept else ""


@contextmanager
def told_to_the_user(*, writing: bool = False) -> Iterator[None]:
    """Turn conditions of the environment into :class:`UserError`; errors of the program pass as they are.

    While a step is ``writing``, the sentence says as well what became of it.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        # The driver could not even read SQLite's message, which quotes the damaged bytes.
        raise _sentence("SQLITE_CORRUPT", writing=writing) from error
    except (DBAPIError, sqlite3.Error) as error:
        if (sentence := user_error(error, writing=writing)) is None:
            raise
        # The original stays out of sight: its text may name a path, never a value (hide_parameters).
        raise sentence from error
