"""A register's database: made, opened after its checks, read from, and written in units of work."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from sqlalchemy import URL, Connection, Engine, func, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from summitdesk.errors import OlderRegister, UserError
from summitdesk.i18n import _
from summitdesk.store.clock import HybridClock
from summitdesk.store.connect import can_write, creating_engine, file_of, reading_engine, url_of, writing_engine
from summitdesk.store.entities import JournalTransaction, Register
from summitdesk.store.entities.journal import Kind
from summitdesk.store.failures import told_to_the_user
from summitdesk.store.lock import Lock
from summitdesk.store.migrate import bring_up_to_date, create_schema
from summitdesk.store.nodes import Node, node_at, place_of, register_node
from summitdesk.store.recorder import RecordingSession
from summitdesk.store.trust import check_register
from summitdesk.store.writing import Author, ChangeSet, Purpose, UnitOfWork

Begin = Callable[[Purpose], AbstractContextManager[UnitOfWork]]
"""Begins one unit of work of a database transaction."""

__all__ = ["ChangeSet", "Database", "UnitOfWork"]

_SERVER_WRITERS = 0x53444B31
"""The advisory lock that one writer at a time holds on a server, so that sequences become visible in their order."""


class Database:
    """An open register. Any thread may read; units of work from several threads wait for one another."""

    def __init__(self, url: URL, operator: str, *, read_only: bool, lock: Lock | None) -> None:
        self.path = file_of(url)
        self.url = url
        self.operator = operator
        self.read_only = read_only
        self._lock = lock
        self._reader = reading_engine(url, immutable_media=self._is_on_immutable_media())
        self._writer: Engine | None = None if read_only else writing_engine(url)
        self._turn = threading.RLock()
        self._is_writing = False
        try:
            if self._writer is not None:
                # From now on there is a connection that notices when the file is moved or replaced.
                self._writer.connect().close()
            with told_to_the_user(), Session(self._reader) as session:
                self._node: Node = node_at(session, place_of(self.path), is_file=self.path is not None)
                mine = JournalTransaction.node_id == self._node.id
                self._clock = HybridClock(session.scalar(select(func.max(JournalTransaction.clock)).where(mine)) or 0)
        except BaseException:
            self._let_go()
            raise

    @classmethod
    def create(cls, target: str | Path, operator: str = "") -> Self:
        """Make an empty register and open it; a file or schema that already holds one is refused."""
        url = url_of(target)
        with told_to_the_user():
            if (path := file_of(url)) is not None:
                return cls._create_file(path, url, operator)
            return cls._create_on_server(url, operator)

    @classmethod
    def _create_file(cls, path: Path, url: URL, operator: str) -> Self:
        if path.exists():
            raise UserError(
                _("{name} already exists.").format(name=path.name),
                _("Choose another name, or open the existing register."),
            )
        if not path.parent.is_dir():
            raise UserError(
                _("The folder {folder} does not exist.").format(folder=path.parent),
                _("Make the folder first, or choose another one."),
            )
        with ExitStack() as on_failure:
            lock = on_failure.enter_context(Lock(path))
            for left in (path, path.with_name(f"{path.name}-journal")):
                on_failure.callback(left.unlink, missing_ok=True)
            engine = creating_engine(path)
            with engine.begin() as connection:
                create_schema(connection)
                _write_birth(connection)
            database = cls(url, operator, read_only=False, lock=lock)
            on_failure.pop_all()
        return database

    @classmethod
    def _create_on_server(cls, url: URL, operator: str) -> Self:
        engine = writing_engine(url)
        try:
            with engine.begin() as connection:
                if inspect(connection).has_table(Register.__tablename__):
                    raise UserError(
                        _("This database already holds a register."), _("Open it, or give another database or schema.")
                    )
                create_schema(connection)
                _write_birth(connection)
        finally:
            engine.dispose()
        return cls(url, operator, read_only=False, lock=None)

    @classmethod
    def open(cls, target: str | Path, operator: str = "", read_only: bool = False) -> Self:
        """Open a register after checking that it is one, whole, and not newer than this program.

        An older register is brought up to date after a snapshot, which needs writing.
        """
        url = url_of(target)
        path = file_of(url)
        if path is not None and not path.is_file():
            raise UserError(
                _("There is no register {name}.").format(name=path.name), _("Check the name and the folder.")
            )
        with told_to_the_user(), ExitStack() as on_failure:
            lock = on_failure.enter_context(Lock(path)) if path is not None and not read_only else None
            immutable = path is not None and read_only and not can_write(path)
            check_register(url, immutable_media=immutable)
            _bring_up_to_date(url, read_only=read_only)
            database = cls(url, operator, read_only=read_only, lock=lock)
            on_failure.pop_all()
        return database

    @property
    def node(self) -> str:
        """The id under which this place writes into the journal."""
        return self._node.id

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the register and cannot write; keep it short."""
        with told_to_the_user(), RecordingSession(self._reader, autoflush=False) as session:
            session.info["node"] = self._node
            yield session
            session.rollback()

    @contextmanager
    def unit_of_work(self, label: str, *, baseline: bool = False) -> Iterator[UnitOfWork]:
        """One step: committed whole when the block ends, rolled back whole when it raises.

        ``label`` says what is done, as the menu's "Undo …" will show it. A ``baseline`` is journalled but is no step
        to undo, such as loading the sample.
        """
        with self.transaction(Purpose(label, Kind.BASELINE if baseline else Kind.EDIT)) as unit:
            yield unit

    @contextmanager
    def transaction(self, purpose: Purpose) -> Iterator[UnitOfWork]:
        """A unit of work for any purpose, in a database transaction of its own."""
        with self.writing() as begin, begin(purpose) as unit:
            yield unit

    @contextmanager
    def writing(self) -> Iterator[Begin]:
        """One database transaction for several units of work: all are committed, or none."""
        writer = self._require_writer()
        with self._turn:
            if self._is_writing:
                raise RuntimeError("a unit of work is open already; pass it on instead of opening another")
            self._is_writing = True
            try:
                with (
                    told_to_the_user(writing=True),
                    RecordingSession(writer, expire_on_commit=False) as session,
                    session.begin(),
                ):
                    if self.path is None:
                        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SERVER_WRITERS})
                    session.info["node"] = self._node
                    wrote = False

                    @contextmanager
                    def begin(purpose: Purpose) -> Iterator[UnitOfWork]:
                        nonlocal wrote
                        unit = UnitOfWork(session, Author(self._node.id, self.operator, self._clock), purpose)
                        yield unit
                        if unit.finish() and not wrote and not self._node.is_known:
                            register_node(session, self._node, is_file=self.path is not None)
                        wrote = wrote or bool(unit.changes.sequence)

                    yield begin
            finally:
                self._is_writing = False
            if wrote:
                self._node = replace(self._node, is_known=True)

    def _require_writer(self) -> Engine:
        if self._writer is None:
            raise UserError(
                _("This register is open for reading only."),
                _("Close it and open it for writing, or save a copy and change that."),
            )
        return self._writer

    def sequence(self) -> int:
        """The number of the latest transaction; :func:`journal.changes_since` says what came after one."""
        with self.reading() as session:
            return session.scalar(select(func.max(JournalTransaction.sequence))) or 0

    def close(self) -> None:
        """Let go of the file, its lock and the empty rollback journal beside it."""
        if self._writer is not None and self.path is not None:
            _remove_journal(self._writer)
        self._let_go()
        if self._lock is not None:
            self._lock.release()

    def _let_go(self) -> None:
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _is_on_immutable_media(self) -> bool:
        return self.path is not None and self.read_only and not can_write(self.path)


def _write_birth(connection: Connection) -> None:
    connection.execute(insert(Register), [{"id": uuid4(), "created_at": datetime.now(UTC), "node_id": ""}])


def _bring_up_to_date(url: URL, *, read_only: bool) -> None:
    from summitdesk.store.backup import take

    def before() -> None:
        if read_only:
            raise OlderRegister(
                _("This register was made with an older SummitDesk."),
                _("Open it once for writing; it is brought up to date after a snapshot."),
            )
        if file_of(url) is not None:
            take(url)

    bring_up_to_date(url, before=before)


def _remove_journal(engine: Engine) -> None:
    """Leave one file behind, not a file and its empty journal; a register that cannot be written keeps both."""
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            driver.execute("PRAGMA journal_mode=DELETE")  # type: ignore[union-attr]
    except DBAPIError:
        return
