"""A small event to work on, and the bundled events."""

from collections.abc import Callable

import pytest

from services.desk import Desk, set_up
from services.post import begin_journey, begin_letters
from summitdesk.store.database import Database

Open = Callable[[Callable[[Database], object]], Database]


@pytest.fixture
def desk(open_register: Open) -> Desk:
    return Desk(open_register(set_up))


@pytest.fixture
def sample(sample_database: Database) -> Database:
    return sample_database


@pytest.fixture
def ready(open_register: Open) -> Desk:
    """The small event with an approved invitation and everything that its letters say."""
    return Desk(open_register(_with_letters))


@pytest.fixture
def travelling(open_register: Open) -> Desk:
    """The guests' passports are known and their journey too."""
    return Desk(open_register(_with_journey))


def _with_letters(database: Database) -> Desk:
    return begin_letters(set_up(database))


def _with_journey(database: Database) -> Desk:
    return begin_journey(_with_letters(database))
