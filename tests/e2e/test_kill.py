"""Killing the program at any moment loses nothing that it said was saved and leaves nothing half done."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summitdesk.services.lookup import search
from summitdesk.store.backup import verify
from summitdesk.store.database import Database
from summitdesk.store.queries.delegates import delegates_of
from summitdesk.store.queries.events import all_events, event_by_slug
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
def empty_file(tmp_path: Path) -> Path:
    folder = tmp_path / "register"
    folder.mkdir()
    file = folder / "register.summit"
    Database.create(file, operator="test").close()
    return file


def test_a_killed_editor_loses_nothing_it_said_was_saved(empty_file: Path):
    kill_often(empty_file, 6, random.Random())


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_hundred_killed_editors_lose_nothing_they_said_was_saved(empty_file: Path):
    kill_often(empty_file, 100, random.Random())


def write_roster(file: Path, count: int) -> None:
    """A roster of ``count`` people in twenty cities that the register does not know yet."""
    lines = ["姓名,Name,Country,City,Position"]
    lines += [f"王{number},Wang {number},Germany,Teststadt {number % 20},Councillor" for number in range(count)]
    file.write_text("\n".join(lines), encoding="utf-8")


def run_import(register: Path, roster: Path) -> subprocess.Popen[bytes]:
    words = ["import", register, roster, "--event", "harbin-2026"]
    return subprocess.Popen([sys.executable, "-m", "summitdesk", *words], stdout=subprocess.PIPE)


def imported(register: Path) -> tuple[int, int]:
    """How many of the roster's people and how many imports the register holds, after checking that it is whole."""
    assert verify(register) == []
    with Database.open(register, operator="test") as database, database.reading() as session:
        event = event_by_slug(session, "harbin-2026")
        assert event is not None
        people = [row for row in delegates_of(session, event.id) if row.city.slug.startswith("teststadt")]
        steps = [step for step in transactions(session, 100) if step.label.startswith("Import")]
        found = search(database, "王", event.id, limit=10_000)
    assert len([hit for hit in found if "Teststadt" in hit.label]) == len(people)
    return len(people), len(steps)


def kill_imports(template: Path, folder: Path, times: int, count: int, chance: random.Random) -> None:
    roster, register = folder / "roster.csv", folder / "register.summit"
    write_roster(roster, count)
    shutil.copyfile(template, register)
    begun = time.monotonic()
    with run_import(register, roster) as whole:
        assert whole.wait() == 0
    needed = time.monotonic() - begun
    assert imported(register) == (count, 1)
    for _ in range(times):
        shutil.copyfile(template, register)
        with run_import(register, roster) as killed:
            time.sleep(chance.uniform(0.3, 1.05) * needed)
            killed.kill()
            assert killed.stdout is not None
            said = killed.stdout.read()
        state = imported(register)
        assert state in {(0, 0), (count, 1)}, "half an import"
        if b"read" in said:
            assert state == (count, 1), "an import that was reported is lost"


def test_a_killed_import_is_whole_or_was_never_there(sample_file: Path, tmp_path: Path):
    kill_imports(sample_file, tmp_path, 4, 150, random.Random())


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_hundred_killed_imports_are_whole_or_were_never_there(sample_file: Path, tmp_path: Path):
    kill_imports(sample_file, tmp_path, 100, 400, random.Random())
