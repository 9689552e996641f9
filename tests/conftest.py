"""What every test has: no display, no settings of whoever runs it, registers to work on, and silence as a rule."""

import inspect
import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

# Before anything imports Qt, platformdirs or the program: tests never see the display, language, place or settings of
# whoever runs them. The zone is one in which a local time taken for UTC shows at once.
_HOME = tempfile.mkdtemp(prefix="summitdesk-home-")
os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    LC_ALL="C.UTF-8",
    TZ="Pacific/Marquesas",
    XDG_CONFIG_HOME=_HOME,
    XDG_CACHE_HOME=_HOME,
    XDG_DATA_HOME=_HOME,
    XDG_STATE_HOME=_HOME,
)
for _name in ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE", "LANG"):
    os.environ.pop(_name, None)
time.tzset()

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

from postgresql import Server, Unavailable, server  # noqa: E402
from summitdesk import i18n  # noqa: E402

if TYPE_CHECKING:
    from summitdesk.store.database import Database

TESTS = Path(__file__).parent
IN_CI = bool(os.environ.get("CI"))
ON_BOTH_DATABASES = ("store", "services")

_relaxed = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
settings.register_profile("default", max_examples=30, deadline=None, suppress_health_check=_relaxed, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("default"), max_examples=60)
settings.register_profile("slow", parent=settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "default"))


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of store and services that take a ``database`` run on SQLite and on PostgreSQL; others on SQLite."""
    if "backend" not in metafunc.fixturenames:
        return
    folder = metafunc.definition.path.relative_to(TESTS).parts[0]
    backends = ["sqlite"]
    if folder in ON_BOTH_DATABASES:
        backends.append(pytest.param("postgresql", marks=pytest.mark.postgresql))
    metafunc.parametrize("backend", backends)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """A running PostgreSQL server; in CI it must be had, elsewhere its absence is a skip that says why."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(server())
        except Unavailable as reason:
            if IN_CI:
                pytest.fail(f"CI must test on PostgreSQL: {reason}")
            pytest.skip(f"not tested on PostgreSQL: {reason}")
        yield started


class _Registers:
    """Makes registers quickly: each kind is filled once, and every test gets a copy of its own."""

    def __init__(self, folder: Path, fill: Callable[["Database"], object]) -> None:
        self._folder = folder
        self._fill = fill
        self._file: Path | None = None
        self._postgresql_template = ""
        self._count = 0

    def file(self, target: Path) -> Path:
        """A SQLite register at ``target``."""
        from summitdesk.store.database import Database

        if self._file is None:
            template = self._folder / "template.summit"
            with Database.create(template, operator="test") as database:
                self._fill(database)
            self._file = template
        shutil.copyfile(self._file, target)
        return target

    @contextmanager
    def postgresql(self, started: Server) -> Iterator[str]:
        """The address of a new register, gone afterwards: hundreds would take minutes to remove at the end."""
        from summitdesk.store.database import Database

        if not self._postgresql_template:
            template = f"template_{id(self)}"
            started.execute(f"CREATE DATABASE {template}")
            with Database.create(started.url(template), operator="test") as database:
                self._fill(database)
            self._postgresql_template = template
        self._count += 1
        name = f"register_{id(self)}_{self._count}"
        started.execute(f"CREATE DATABASE {name} TEMPLATE {self._postgresql_template}")
        try:
            yield started.url(name)
        finally:
            started.execute(f"DROP DATABASE {name} WITH (FORCE)")


Fill = Callable[["Database"], object]


@pytest.fixture(scope="session")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Fill], _Registers]:
    """Registers by what fills them."""
    return cache(lambda fill: _Registers(tmp_path_factory.mktemp("registers"), fill))


@pytest.fixture
def sample_file(registers: Callable[[Fill], _Registers], tmp_path: Path) -> Path:
    """A closed SQLite register with the bundled events."""
    from summitdesk.services.sample import load_sample

    return registers(load_sample).file(tmp_path / "sample.summit")


@pytest.fixture
def empty_file(registers: Callable[[Fill], _Registers], tmp_path: Path) -> Path:
    """A closed SQLite register without an event."""
    return registers(_leave_empty).file(tmp_path / "empty.summit")


@pytest.fixture
def made_register(
    backend: str, registers: Callable[[Fill], _Registers], tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[Fill], str]]:
    """Gives the path or address of a register, filled as one asks, on the database system under test."""
    numbers = count()
    with ExitStack() as stack:

        def made(fill: Fill) -> str:
            if backend == "postgresql":
                started = request.getfixturevalue("postgresql_server")
                return stack.enter_context(registers(fill).postgresql(started))
            number = next(numbers)
            return str(registers(fill).file(tmp_path / f"register{number or ''}.summit"))

        yield made


@pytest.fixture
def open_register(made_register: Callable[[Fill], str]) -> Iterator[Callable[[Fill], "Database"]]:
    """Opens a register, filled as one asks, on the database system under test."""
    from summitdesk.store.database import Database

    with ExitStack() as stack:
        yield lambda fill: stack.enter_context(Database.open(made_register(fill), operator="test"))


@pytest.fixture
def sample_database(open_register: Callable[[Fill], "Database"]) -> "Database":
    """An open register with the bundled events on the database system under test."""
    from summitdesk.services.sample import load_sample

    return open_register(load_sample)


@pytest.fixture
def register_url(made_register: Callable[[Fill], str]) -> str:
    """The path or address of an empty register on the database system under test."""
    return made_register(_leave_empty)


@pytest.fixture
def database(open_register: Callable[[Fill], "Database"]) -> "Database":
    """An empty open register on the database system under test."""
    return open_register(_leave_empty)


def _leave_empty(_database: "Database") -> None:
    """Fill a register with nothing."""


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """A test may speak another interface language; the next one starts in English."""
    i18n.install("en")
    yield
    i18n.install("en")


@pytest.fixture(autouse=True)
def _no_leftover_threads() -> Iterator[None]:
    """A test that leaves a thread running fails: the next one would meet its work."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 5
    while left := [each for each in threading.enumerate() if each not in before and each.is_alive()]:
        if time.monotonic() > deadline:
            pytest.fail(f"threads left running: {', '.join(each.name for each in left)}")
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def _silence(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test, unless the test asks for ``caplog`` itself and so answers for it."""
    yield
    if "caplog" in inspect.signature(request.function).parameters:
        return
    loud = [
        each for phase in ("setup", "call") for each in caplog.get_records(phase) if each.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail("logged: " + "; ".join(f"{each.name}: {each.getMessage()}" for each in loud))
