"""What is measured on: the bundled events, and a large event of 20,000 delegates, each made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.registers import conference, many_delegates
from summitdesk.services.register import create_sample_register
from summitdesk.store.database import Database

LARGE = 20_000


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with the bundled events."""
    file = tmp_path_factory.mktemp("sample") / "sample.summit"
    create_sample_register(file).close()
    return file


@pytest.fixture(scope="session")
def sample(sample_file: Path) -> Iterator[Database]:
    """The bundled events, open."""
    with Database.open(sample_file) as database:
        yield database


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A register with one event of 20,000 delegates, open."""
    with Database.create(tmp_path_factory.mktemp("large") / "large.summit") as database:
        with database.unit_of_work("Fill") as unit:
            many_delegates(unit, conference(unit).id, LARGE)
        yield database
