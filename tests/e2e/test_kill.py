"""Killing the program at any moment loses nothing that it said was saved and leaves nothing half done."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summitdesk.services.lookup import search
from summitdesk.store.backup import verify
from summitdesk.store.database import Database
from summitdesk.store.queries.events import all_events
from summitdesk.store.queries.history import transactions

EDITOR = Path(__file__).with_name("edit_forever.py")


def kill_editor(register: Path, first: int, chance: random.Random) -> int:
    """Edit from step ``first`` on until a random moment; the result is the last step that was said to be saved."""
    with subprocess.Popen([sys.executable, EDITOR, register, str(first)], stdout=subprocess.PIPE) as editor:
        assert editor.stdout is not None
        said = [editor.stdout.readline()]
        time.sleep(chance.uniform(0, 0.25))
        editor.kill()
        said += editor.stdout.readlines()
    # The pipe may end within a line: that step was not yet said to be saved.
    return max((int(line) for line in said if line.endswith(b"\n")), default=first - 1)


def saved_steps(register: Path) -> set[int]:
    """The steps that the register holds, each with its entry in the journal and in the search."""
    assert verify(register) == []
    with Database.open(register, operator="test") as database:
        with database.reading() as session:
            events = {event.slug for event in all_events(session)}
            labels = [step.label for step in transactions(session, 100_000)]
        numbers = {int(slug.split("-")[1]) for slug in events}
        assert sorted(labels) == sorted(f"Add the event Event {number}" for number in numbers)
        if numbers:
            assert search(database, f"会议 {max(numbers)}")
    return numbers


def kill_often(register: Path, times: int, chance: random.Random) -> None:
    first = 1
    for _ in range(times):
        last_said = kill_editor(register, first, chance)
        found = saved_steps(register)
        assert found >= set(range(1, last_said + 1)), "a step that was said to be saved is lost"
        assert found <= set(range(1, last_said + 2)), "steps appear that nobody did"
        first = max(found, default=0) + 1
    assert [name for name in os.listdir(register.parent) if name != register.name] == []


@pytest.fixture
def empty_file(empty_registers, tmp_path: Path) -> Path:
    folder = tmp_path / "register"
    folder.mkdir()
    return empty_registers.file(folder / "register.summit")


def test_a_killed_editor_loses_nothing_it_said_was_saved(empty_file: Path):
    kill_often(empty_file, 6, random.Random())


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_hundred_killed_editors_lose_nothing_they_said_was_saved(empty_file: Path):
    kill_often(empty_file, 100, random.Random())
