"""Snapshots are whole and checked, thin out with age, and restore to what was there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.registers import city, conference, state_of
from summitdesk.errors import UserError
from summitdesk.store import backup, journal
from summitdesk.store.database import Database

NOW = datetime(2026, 1, 5, 18, 20, tzinfo=UTC)


@pytest.fixture
def register(tmp_path):
    with Database.create(tmp_path / "register.summit") as database:
        with database.unit_of_work("Conference") as unit:
            conference(unit)
        yield database


def test_a_snapshot_restores_to_what_was_there(register, tmp_path):
    before = state_of(register)
    snapshot = backup.snapshot(register)
    with register.unit_of_work("Later") as unit:
        unit.session.add(city())

    restored = backup.restore(snapshot, tmp_path / "restored.summit")

    with Database.open(restored) as database:
        assert state_of(database) == before
        assert database.node != register.node
        journal.undo(database)
        assert state_of(database) == {}
    assert state_of(register) != before


def test_every_snapshot_taken_restores(register, tmp_path):
    states = {}
    for number in range(4):
        with register.unit_of_work("Add") as unit:
            unit.session.add(city(slug=str(number)))
        states[backup.snapshot(register)] = state_of(register)

    assert backup.snapshots_of(register.path) == sorted(states)
    for number, (snapshot, state) in enumerate(states.items()):
        assert backup.verify(snapshot) == []
        with Database.open(backup.restore(snapshot, tmp_path / f"{number}.summit")) as database:
            assert state_of(database) == state


def test_a_snapshot_is_taken_when_something_changed(register):
    first = backup.snapshot_if_changed(register)
    assert first is not None
    assert backup.snapshot_if_changed(register) is None
    with register.unit_of_work("Add") as unit:
        unit.session.add(city())
    assert backup.snapshot_if_changed(register) not in {None, first}


def test_a_snapshot_can_be_taken_while_a_step_is_under_way(register):
    before = state_of(register)
    with register.unit_of_work("Add") as unit:
        unit.session.add(city())
        unit.session.flush()
        snapshot = backup.snapshot(register)
    with Database.open(snapshot, read_only=True) as database:
        assert state_of(database) == before


def test_a_flipped_bit_in_a_snapshot_is_found(register, tmp_path):
    snapshot = backup.snapshot(register)
    content = bytearray(snapshot.read_bytes())
    at = content.rindex("木村".encode())
    content[at + 2] ^= 1
    snapshot.write_bytes(content)

    assert ["checksum differs" in problem for problem in backup.verify(snapshot)] == [True]
    with pytest.raises(UserError, match="checksum"):
        backup.restore(snapshot, tmp_path / "restored.summit")
    assert not (tmp_path / "restored.summit").exists()


def test_restoring_never_overwrites(register):
    snapshot = backup.snapshot(register)
    with pytest.raises(UserError, match="already exists"):
        backup.restore(snapshot, register.path)


def test_what_cannot_be_verified_says_why(tmp_path):
    (tmp_path / "letter.summit").write_text("Dear mayor,\n" * 500)
    assert "no register" in backup.verify(tmp_path / "none.summit")[0]
    assert "not a SummitDesk register" in backup.verify(tmp_path / "letter.summit")[0]


def test_verifying_an_open_register_leaves_it_open(register):
    assert backup.verify(register.path) == []
    with register.unit_of_work("Add") as unit:
        unit.session.add(city())


def test_a_failed_copy_leaves_nothing(register, monkeypatch):
    monkeypatch.setattr(backup, "_problems_of", lambda file: ["The register file is damaged: page 7."])
    with pytest.raises(UserError, match="page 7"):
        backup.snapshot(register)
    assert list(backup.snapshot_folder(register.path).iterdir()) == []


def test_a_server_has_its_own_tools(database, backend, tmp_path):
    if backend == "postgresql":
        with pytest.raises(UserError, match="server"):
            backup.snapshot(database)
        with pytest.raises(UserError, match="server"):
            backup.copy_register(database.url, tmp_path / "copy.summit")
        assert backup.verify(database.url.render_as_string(hide_password=False)) == []
    else:
        assert backup.snapshot(database).is_file()


def _aged(*ages: timedelta):
    return [(NOW - age, Path(str(number))) for number, age in enumerate(ages)]


def test_snapshots_thin_out_with_age():
    minutes = [timedelta(minutes=20 * n) for n in range(24 * 3 * 100)]
    gone = set(backup.superfluous(_aged(*minutes), NOW))
    kept = [age for number, age in enumerate(minutes) if Path(str(number)) not in gone]

    assert len([age for age in kept if timedelta(hours=2) < age <= timedelta(days=2)]) in range(45, 48)
    assert len([age for age in kept if timedelta(days=2) < age <= timedelta(days=14)]) in range(11, 14)
    assert len([age for age in kept if timedelta(days=14) < age <= timedelta(weeks=12)]) in range(9, 12)
    assert not [age for age in kept if age > timedelta(weeks=12)]


@given(st.lists(st.integers(0, 3000), max_size=40))
def test_the_latest_snapshots_always_stay_and_a_second_look_removes_no_more(hours):
    taken = _aged(*(timedelta(hours=hour) for hour in hours))
    gone = set(backup.superfluous(taken, NOW))
    left = [each for each in taken if each[1] not in gone]

    assert not gone & {path for _at, path in sorted(taken, reverse=True)[:5]}
    assert backup.superfluous(left, NOW) == []
