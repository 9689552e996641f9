"""Undo, redo and the list of steps from the terminal."""

from pathlib import Path

import pytest

from cli.conftest import Run
from summitdesk.services.events import set_event_place, set_event_title
from summitdesk.store.database import Database
from summitdesk.store.queries.events import event_by_slug


@pytest.fixture
def edited(sample_file: Path) -> Path:
    """A register in which the 2026 dialogue was given another title, then another place."""
    with Database.open(sample_file, operator="王") as database:
        with database.reading() as session:
            event = event_by_slug(session, "harbin-2026")
        assert event is not None
        set_event_title(database, event.id, "en", "Mayors in Winter")
        set_event_place(database, event.id, "en", "Harbin")
    return sample_file


def title(run: Run, file: Path) -> str:
    return next(event["title"]["en"] for event in run("events", file, "--json").json if event["slug"] == "harbin-2026")


def test_steps_are_listed_newest_first_with_who_did_them(run: Run, edited: Path):
    steps = run("history", edited, "--json").json
    assert [step["label"] for step in steps][-1] == "Load the bundled events"
    assert [step["operator"] for step in steps[:2]] == ["王", "王"]
    assert [step["number"] for step in steps] == sorted((step["number"] for step in steps), reverse=True)
    assert len(run("history", edited, "--limit", "1").out.splitlines()) == 1


def test_undo_takes_the_latest_step_back_and_redo_does_it_again(run: Run, edited: Path):
    assert run("history", edited, "--undo").code == 0
    assert title(run, edited) == "Mayors in Winter"
    assert run("history", edited, "--undo").code == 0
    assert title(run, edited) != "Mayors in Winter"
    assert run("history", edited, "--redo").code == 0
    assert title(run, edited) == "Mayors in Winter"


def test_loading_the_sample_is_no_step_to_undo(run: Run, sample_file: Path):
    told = run("history", sample_file, "--undo")
    assert told.code == 3
    assert len(run("events", sample_file, "--json").json) == 3


def test_one_step_shows_its_changes_and_can_be_undone_by_its_number(run: Run, edited: Path):
    number = run("history", edited, "--json").json[1]["number"]
    step = run("history", edited, number, "--json").json
    changed = {each["field"]: each["after"] for each in step["changes"]}
    assert changed["titles.en"] == "Mayors in Winter"
    assert "Mayors in Winter" in run("history", edited, number).out
    assert run("history", edited, "--undo", number).code == 0
    assert title(run, edited) != "Mayors in Winter"
    assert run("history", edited, "--undo", "99999").code == 3


def test_undo_and_redo_exclude_each_other(run: Run, edited: Path):
    assert run("history", edited, "--undo", "--redo").code == 2
