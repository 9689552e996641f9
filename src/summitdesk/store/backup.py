"""Snapshots: copies of a register that are whole, checked, and thinned out with age; verifying and restoring them.

A copy is made by SQLite itself (``VACUUM INTO``), never by copying the live file, and takes its place only when it has
been checked. A manifest beside it holds its SHA-256, because most flipped bits pass every check of the database.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, func, select

from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.store.connect import file_of, reading_engine, url_of
from summitdesk.store.failures import told_to_the_user
from summitdesk.store.migrate import format_of
from summitdesk.store.queries.tables import journal_transaction
from summitdesk.store.trust import check_register, problems

if TYPE_CHECKING:
    from summitdesk.store.database import Database

_STAMP = "%Y%m%dT%H%M%S.%fZ"
_ALWAYS_KEPT = 5
_KEPT = (
    (timedelta(days=2), timedelta(hours=1)),
    (timedelta(days=14), timedelta(days=1)),
    (timedelta(weeks=12), timedelta(weeks=1)),
)
"""Up to which age one snapshot of each stretch of time is kept."""


def snapshot(database: "Database") -> Path:
    """Copy an open register into its folder of snapshots, and thin the older ones out."""
    return take(database.url)


def snapshot_if_changed(database: "Database") -> Path | None:
    """A snapshot, unless the latest one already holds everything."""
    if database.path is None:
        return None
    latest = max(snapshots_of(database.path), default=None)
    if latest is not None and _manifest(latest).get("sequence") == database.sequence():
        return None
    return snapshot(database)


def snapshot_folder(register: Path) -> Path:
    """The folder of a register's snapshots, beside it."""
    return register.with_name(f"{register.stem}.snapshots")


def snapshots_of(register: Path) -> list[Path]:
    """The snapshots of a register, oldest first."""
    return sorted(snapshot_folder(register).glob(f"*{register.suffix}"))


def take(url: URL) -> Path:
    """Make a snapshot of a register that need not be open."""
    register = _file(url)
    folder = snapshot_folder(register)
    with told_to_the_user():
        folder.mkdir(exist_ok=True)
        taken_at = datetime.now(UTC)
        target = folder / f"{taken_at.strftime(_STAMP)}{register.suffix}"
        copy_register(url, target)
        _write_manifest(target, taken_at)
    for old in superfluous([(_taken_at(path), path) for path in snapshots_of(register)], taken_at):
        old.unlink(missing_ok=True)
        _manifest_path(old).unlink(missing_ok=True)
    return target


def copy_register(url: URL, target: Path) -> None:
    """Copy a register to a new file: whole and checked, or not at all."""
    _file(url)
    half = target.with_name(f".{target.name}.part")
    half.unlink(missing_ok=True)
    try:
        engine = reading_engine(url)
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA query_only=OFF")
            connection.cursor().execute("VACUUM INTO ?", (str(half),))
        engine.dispose()
        if found := _problems_of(half):
            raise UserError(" ".join(found[:3]), _("The copy was thrown away. Check the disk it was written to."))
        _flush(half)
        os.replace(half, target)
        _flush(target.parent)
    finally:
        half.unlink(missing_ok=True)


def restore(snapshot_path: str | Path, target: str | Path) -> Path:
    """Make a register from a snapshot; an existing file is never overwritten."""
    source, register = Path(snapshot_path), Path(target).expanduser().absolute()
    if register.exists():
        raise UserError(
            _("{name} already exists.").format(name=register.name), _("Restore the snapshot under another name.")
        )
    if found := verify(source):
        raise UserError(" ".join(found[:3]), _("Restore an older snapshot."))
    with told_to_the_user():
        copy_register(url_of(source), register)
    return register


def verify(path: str | Path) -> list[str]:
    """What is wrong with a register or snapshot, one sentence each; an empty list says that all is well."""
    url = url_of(path)
    file = file_of(url)
    if file is not None and not file.is_file():
        return [_("There is no register {name}.").format(name=file.name)]
    if file is not None and (found := _differences_from_manifest(file)):
        return found
    try:
        with told_to_the_user():
            check_register(url)
            return _problems_of(file) if file is not None else []
    except UserError as error:
        return [error.message]


def superfluous(taken: Iterable[tuple[datetime, Path]], now: datetime) -> list[Path]:
    """The snapshots that need not be kept: one an hour for two days, one a day for two weeks, one a week for twelve."""
    kept: set[tuple[timedelta, int]] = set()
    gone = []
    for rank, (at, path) in enumerate(sorted(taken, reverse=True)):
        stretch = next((stretch for age, stretch in _KEPT if now - at <= age), None)
        place = None if stretch is None else (stretch, int(at.timestamp() // stretch.total_seconds()))
        if rank >= _ALWAYS_KEPT and (place is None or place in kept):
            gone.append(path)
        if place is not None:
            kept.add(place)
    return gone


def _file(url: URL) -> Path:
    path = file_of(url)
    if path is None:
        raise UserError(
            _("A register on a server has no snapshots of its own."),
            _("Back the server up with its own tools (pg_dump)."),
        )
    return path


def _problems_of(file: Path) -> list[str]:
    engine = reading_engine(url_of(file))
    try:
        with engine.connect() as connection:
            return problems(connection, thorough=True)
    finally:
        engine.dispose()


def _taken_at(path: Path) -> datetime:
    try:
        return datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _manifest_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _write_manifest(path: Path, taken_at: datetime) -> None:
    engine = reading_engine(url_of(path))
    with engine.connect() as connection:
        sequence = connection.scalar(select(func.max(journal_transaction.c.sequence))) or 0
        format_number = format_of(connection)
    engine.dispose()
    manifest = {
        "sha256": _sha256(path),
        "bytes": path.stat().st_size,
        "sequence": sequence,
        "format": format_number,
        "taken_at": taken_at.isoformat(),
    }
    half = path.with_name(f".{path.name}.json.part")
    half.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    _flush(half)
    os.replace(half, _manifest_path(path))
    _flush(path.parent)


def _manifest(path: Path) -> Mapping[str, Any]:
    try:
        manifest = json.loads(_manifest_path(path).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _differences_from_manifest(path: Path) -> list[str]:
    """Whether a snapshot is byte for byte what was written; a register that is in use has no manifest."""
    expected = _manifest(path).get("sha256")
    if expected is not None and expected != _sha256(path):
        return [_("The snapshot {name} is not what was written: its checksum differs.").format(name=path.name)]
    return []


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    """Have the system write a file, or a folder's entries, to the disk."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
