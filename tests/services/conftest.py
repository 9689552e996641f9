"""A small event to work on, and the bundled events."""

import pytest

from services.desk import Desk, set_up
from services.post import begin_journey, begin_letters
from summitdesk.services.sample import load_sample
from summitdesk.store.database import Database


@pytest.fixture
def desk(database: Database) -> Desk:
    return set_up(database)


@pytest.fixture
def sample(database: Database) -> Database:
    load_sample(database)
    return database


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """The small event with an approved invitation and everything that its letters say."""
    return begin_letters(desk)


@pytest.fixture
def travelling(ready: Desk) -> Desk:
    """The guests' passports are known and their journey too."""
    return begin_journey(ready)
