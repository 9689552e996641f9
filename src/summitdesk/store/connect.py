"""Engines: how a register's database is connected to, on SQLite and on PostgreSQL."""

import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool, QueuePool

from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.store.failures import moved

APPLICATION_ID = 0x53444B31
"""``SDK1``: bytes 68 to 71 of a register file, by which file managers and :mod:`summitdesk.store.trust` know it."""

# TRUNCATE and FULL survive a power cut in every simulated case and notice a file that was moved away; WAL does not.
# Without cache_spill=OFF a large transaction locks readers out before its commit.
_PRAGMAS = (
    "busy_timeout=5000",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "recursive_triggers=ON",
    "cache_spill=OFF",
    "cache_size=-32768",
)


def url_of(target: str | Path) -> URL:
    """The SQLAlchemy URL of a register: a file's path, or a database URL as it is."""
    if isinstance(target, str) and "://" in target:
        return _address(target)
    return URL.create("sqlite", database=str(Path(target).expanduser().absolute()))


def _address(text: str) -> URL:
    """A database address that this installation can reach; what it cannot is a sentence without the address.

    The address may hold a password.
    """
    try:
        url = make_url(text)
        url.get_dialect().import_dbapi()
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("psycopg"):
            raise UserError(
                _("A register on a PostgreSQL server needs the package psycopg, which is not installed."),
                _("Install SummitDesk with its extra “postgresql”."),
            ) from None
        raise _unknown_address() from None
    except (ArgumentError, NoSuchModuleError):
        raise _unknown_address() from None
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise _unknown_address()
    return url


def _unknown_address() -> UserError:
    return UserError(
        _("This is not the address of a database that can hold a register."),
        _("Give the path of a .summit file, or postgresql+psycopg://user@host/database."),
    )


def file_of(url: URL) -> Path | None:
    """The register's file, None where it lies on a server."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def writing_engine(url: URL) -> Engine:
    """An engine whose transactions may write; on SQLite each begins by taking the one write lock."""
    if (path := file_of(url)) is not None:
        return _sqlite_engine(path, mode="rw", begin="BEGIN IMMEDIATE", pool_size=1)
    return _server_engine(url)


def reading_engine(url: URL, *, immutable_media: bool = False) -> Engine:
    """An engine whose transactions only read.

    On SQLite its connections are opened for writing nevertheless, with ``query_only``: only so can SQLite roll back
    what a killed program left half done. ``mode=ro`` is for media that cannot be written.
    """
    if (path := file_of(url)) is not None:
        mode = "ro" if immutable_media else "rw"
        return _sqlite_engine(path, mode=mode, begin="BEGIN", pool_size=4, pragmas=("query_only=ON",))
    engine = _server_engine(url)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def creating_engine(path: Path) -> Engine:
    """An engine that makes the file when it begins."""
    return _sqlite_engine(path, mode="rwc", begin="BEGIN IMMEDIATE", pool_size=0)


def migrating_engine(url: URL) -> Engine:
    """An engine for schema changes: as for writing, but foreign keys are checked at the end, not row by row."""
    if (path := file_of(url)) is not None:
        return _sqlite_engine(path, mode="rw", begin="BEGIN IMMEDIATE", pool_size=0, pragmas=("foreign_keys=OFF",))
    return _server_engine(url)


def _sqlite_engine(path: Path, *, mode: str, begin: str, pool_size: int, pragmas: tuple[str, ...] = ()) -> Engine:
    # SQLite takes only an address with an empty host, which is what a path on a share gets by two more slashes.
    address = path.as_uri() if not str(path).startswith("\\\\") else f"file:////{quote(path.as_posix().lstrip('/'))}"
    engine = create_engine(
        URL.create("sqlite", database=address, query={"mode": mode, "uri": "true"}),
        poolclass=QueuePool if pool_size else NullPool,
        hide_parameters=True,
        connect_args={"isolation_level": None, "check_same_thread": False, "timeout": 5},
        **({"pool_size": pool_size, "max_overflow": 8} if pool_size else {}),
    )
    journal = ("journal_mode=TRUNCATE",) if mode != "ro" else ()
    flush = ("fullfsync=ON",) if sys.platform == "darwin" else ()

    file = _identity(path)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # A later connection must not lead to a file that was put in this one's place meanwhile.
        if file is not None and _identity(path) != file:
            connection.close()
            raise moved()
        cursor = connection.cursor()
        for pragma in (*_PRAGMAS, *journal, *flush, *pragmas):
            cursor.execute(f"PRAGMA {pragma}").fetchall()
        cursor.close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _server_engine(url: URL) -> Engine:
    return create_engine(url, hide_parameters=True, pool_pre_ping=True)


def can_write(path: Path) -> bool:
    """Whether the file and its folder (for the rollback journal) can be written, as far as the system tells."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
