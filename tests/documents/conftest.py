"""The bundled events, read once: the documents only look at rows."""

from pathlib import Path

import pytest

from documents.papers import Event
from summitdesk.services.sample import load_sample
from summitdesk.store.database import Database


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Event]:
    file = tmp_path_factory.mktemp("bundled") / "sample.summit"
    with Database.create(file, operator="test") as database:
        load_sample(database)
        return {slug: Event.read(database, slug) for slug in ("harbin-2019", "harbin-2026", "wuhan-2021")}


@pytest.fixture
def harbin_2019(bundled: dict[str, Event]) -> Event:
    return bundled["harbin-2019"]


@pytest.fixture
def harbin_2026(bundled: dict[str, Event]) -> Event:
    return bundled["harbin-2026"]


@pytest.fixture
def golden() -> Path:
    """The folder of texts that a person has looked at."""
    return Path(__file__).parents[1] / "golden"
