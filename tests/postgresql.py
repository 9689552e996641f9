"""A real PostgreSQL server for the tests: on loopback, run by an ordinary user, gone with the test run."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_START_LIMIT = 60.0  # seconds; a loaded machine needs some of them


class Unavailable(Exception):
    """Why no server can be had on this machine."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the running server listens, and how to get in."""

    port: int
    password: str

    def url(self, database: str) -> str:
        """The SQLAlchemy address of one of its databases."""
        return f"postgresql+psycopg://summitdesk:{self.password}@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str) -> None:
        """Run one statement outside any transaction, as CREATE DATABASE wants it."""
        import psycopg

        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def server() -> Iterator[Server]:
    """Start a server with an empty cluster; stop it and remove the cluster at the end."""
    programs = _programs()
    runner = _ordinary_user()
    # Not under pytest's own temporary folder: that one is closed to the user who runs the server.
    with tempfile.TemporaryDirectory(prefix="summitdesk-postgresql-") as name:
        folder = Path(name)
        password = secrets.token_hex(16)
        (folder / "password").write_text(password)
        if runner:
            account = pwd.getpwnam(runner)
            for each in (folder, folder / "password"):
                os.chown(each, account.pw_uid, account.pw_gid)
        _make_cluster(programs, runner, folder)
        port = _free_port()
        with (folder / "log").open("wb") as log, _running(programs, runner, folder, port, log):
            started = Server(port, password)
            _wait_for(started, folder)
            yield started


def _programs() -> Path:
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found or not (found[-1] / "postgres").exists():
        raise Unavailable("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    return found[-1]


def _ordinary_user() -> str:
    """The account to run as when we are root (the server refuses root); empty when we need no other."""
    if os.geteuid() != 0:
        return ""
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise Unavailable("the tests run as root, and there is no ordinary account that could run PostgreSQL")


def _as(runner: str, *, dies_with_us: bool = False) -> list[str]:
    command = []
    if runner:
        account = pwd.getpwnam(runner)
        command += [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
    if dies_with_us and sys.platform == "linux":
        command += ["--pdeathsig=INT"]  # a killed test run leaves no server behind
    if command and not shutil.which("setpriv"):
        raise Unavailable("setpriv (Debian: util-linux) is needed to start PostgreSQL as an ordinary user")
    return ["setpriv", *command] if command else []


def _make_cluster(programs: Path, runner: str, folder: Path) -> None:
    made = subprocess.run(
        [
            *(*_as(runner), programs / "initdb", "--pgdata", folder / "data", "--username=summitdesk"),
            *("--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync"),
            f"--pwfile={folder / 'password'}",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    if made.returncode != 0:
        raise Unavailable(f"initdb failed: {made.stderr.strip()}")


@contextmanager
def _running(programs: Path, runner: str, folder: Path, port: int, log: object) -> Iterator[None]:
    options = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": folder,
        "fsync": "off",  # the cluster lives as long as the run
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": 40,
        "shared_buffers": "32MB",
    }
    process = subprocess.Popen(
        [*_as(runner, dies_with_us=True), programs / "postgres", "-D", folder / "data"]
        + [word for name, value in options.items() for word in ("-c", f"{name}={value}")],
        stdin=subprocess.DEVNULL,
        stdout=log,  # type: ignore[arg-type]
        stderr=subprocess.STDOUT,
        cwd=folder,
    )
    try:
        yield
    finally:
        process.send_signal(2)  # "fast shutdown"
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(started: Server, folder: Path) -> None:
    import psycopg

    deadline = time.monotonic() + _START_LIMIT
    while True:
        try:
            started.execute("SELECT 1")
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise Unavailable(f"PostgreSQL does not start: {(folder / 'log').read_text()[-600:]}") from None
            time.sleep(0.05)
        else:
            return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
