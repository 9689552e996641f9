"""Files are written whole or not at all: in a temporary file beside the target, flushed to disk, then put in place.

A full disk or a power cut leaves the old file as it was, never a truncated one.
"""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from summitdesk.errors import UserError
from summitdesk.i18n import _


@contextmanager
def writing(target: Path) -> Iterator[BinaryIO]:
    """A binary file to fill; it takes the place of ``target`` when the block ends well, else it vanishes."""
    try:
        # The temporary name says nothing about the content: it may outlive a crash and be seen by others.
        descriptor, name = tempfile.mkstemp(prefix=".summitdesk-", suffix=".part", dir=target.parent)
    except OSError as error:
        raise refusal(target, error) from error
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _take_mode(part, target)
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise refusal(target, error) from error
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def write_whole(target: Path, data: bytes) -> None:
    """Make ``data`` the content of ``target``."""
    with writing(target) as stream:
        stream.write(data)


@contextmanager
def reading(source: Path) -> Iterator[None]:
    """Say in a sentence why ``source`` cannot be read, where the block that reads it fails."""
    try:
        yield
    except FileNotFoundError:
        raise UserError(
            _("There is no file {name}.").format(name=source.name), _("Check the name and the folder.")
        ) from None
    except OSError as error:
        raise UserError(
            _("{name} cannot be read: {reason}.").format(name=source.name, reason=error.strerror or ""),
            _("Check that it is a file, that you may read it, and that no other program holds it."),
        ) from None


def refusal(target: Path, error: OSError) -> UserError:
    """The sentence for what the system said when ``target`` was to be written."""
    name = str(target)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return UserError(
                _("There is no room left on the disk for {file}.").format(file=name),
                _("Free some space and try again; what was there before is unchanged."),
            )
        case errno.ENOENT | errno.ENOTDIR:
            return UserError(
                _("The folder of {file} does not exist.").format(file=name), _("Make it first, or choose another.")
            )
        case errno.EISDIR:
            return UserError(_("{file} is a folder.").format(file=name), _("Give the name of a file."))
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return UserError(
                _("{file} cannot be written.").format(file=name),
                _("It may be open in another program, or its folder is protected. Close it, or choose another place."),
            )
        case errno.ENAMETOOLONG:
            return UserError(_("The name of {file} is too long.").format(file=name), _("Choose a shorter one."))
    return UserError(
        _("{file} cannot be written: {reason}.").format(file=name, reason=error.strerror or _("unknown reason")),
        _("What was there before is unchanged."),
    )


def _take_mode(part: Path, target: Path) -> None:
    # mkstemp makes files that only their owner reads; a paper is for colleagues as well, as the umask allows.
    if target.exists():
        part.chmod(target.stat().st_mode & 0o777)
        return
    umask = os.umask(0)
    os.umask(umask)
    part.chmod(0o666 & ~umask)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
