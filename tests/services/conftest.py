"""A small event to work on, and the bundled events."""

import pytest

from services.desk import Desk, set_up
from summitdesk.services.sample import load_sample
from summitdesk.store.database import Database


@pytest.fixture
def desk(database: Database) -> Desk:
    return set_up(database)


@pytest.fixture
def sample(database: Database) -> Database:
    load_sample(database)
    return database
