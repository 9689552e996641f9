"""One writer at a time: a lock file beside the register, which names who holds it.

The operating system drops its lock on that file when a program dies, so a killed one leaves no stale lock behind.
Where a share carries no such locks, the name of another computer in the file is believed.
"""

import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from summitdesk.errors import UserError
from summitdesk.i18n import _

if sys.platform == "win32":
    import msvcrt

    def _hold(file: int) -> None:
        os.lseek(file, 1 << 20, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock."""

    pid: int = 0
    host: str = ""
    program: str = ""
    since: str = ""


def lock_file_of(register: Path) -> Path:
    """The lock file beside a register."""
    return register.with_name(register.name + ".lock")


class Lock:
    """The right to write to a register. Taken when it is made; another holder makes that a :class:`UserError`."""

    def __init__(self, register: Path, *, take_over: bool = False) -> None:
        self._path = lock_file_of(register)
        self._file = self._take(register, take_over=take_over)

    def release(self) -> None:
        """Give the right back; doing so twice does no harm."""
        if self._file is None:
            return
        if sys.platform == "win32":
            os.ftruncate(self._file, 0)
            os.close(self._file)
        with suppress(OSError):
            self._path.unlink()
        if sys.platform != "win32":
            os.close(self._file)
        self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _take(self, register: Path, *, take_over: bool) -> int | None:
        while True:
            try:
                file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                raise UserError(
                    _("The register {name} cannot be locked for writing in its folder.").format(name=register.name),
                    _("Open it for reading only, or copy it to a folder that can be written."),
                ) from error
            try:
                _hold(file)
            except OSError as error:
                holder = _read(file)
                os.close(file)
                raise _refusal(register, holder) from error
            if not _is_still(file, self._path):
                os.close(file)
                continue
            holder = _read(file)
            if holder.host and holder.host != platform.node() and not take_over:
                os.close(file)
                raise _refusal(register, holder)
            _write(file)
            return file


def _is_still(file: int, path: Path) -> bool:
    """Whether the path still names the open file, which its former holder may have removed meanwhile."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def _read(file: int) -> Holder:
    os.lseek(file, 0, os.SEEK_SET)
    try:
        content = json.loads(os.read(file, 4096) or b"{}")
        return Holder(**content)
    except (ValueError, TypeError):
        return Holder()


def _write(file: int) -> None:
    holder = {
        "pid": os.getpid(),
        "host": platform.node(),
        "program": Path(sys.argv[0] or "python").name,
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, json.dumps(holder).encode())


def _refusal(register: Path, holder: Holder) -> UserError:
    return UserError(
        _("{name} is already open for writing: {program} on {host} (process {pid}).").format(
            name=register.name, program=holder.program or "?", host=holder.host or "?", pid=holder.pid or "?"
        ),
        _("Close it there first, or open the register here for reading only."),
    )
