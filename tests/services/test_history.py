import pytest

from services.desk import DEPUTY, MAYOR, key, refused
from summitdesk.services import delegates, history
from summitdesk.services.lookup import search
from summitdesk.services.register import create_register, create_sample_register
from summitdesk.store.database import Database
from summitdesk.store.queries.events import all_events


def test_steps_are_taken_back_and_done_again(desk):
    delegates.set_office(desk.database, DEPUTY, "en", "Vice Mayor")
    assert history.undo(desk.database).tables == {"delegate"}
    assert desk.delegates[DEPUTY].offices == {"en": "Deputy Mayor"}
    history.redo(desk.database)
    assert desk.delegates[DEPUTY].offices == {"en": "Vice Mayor"}


def test_a_step_is_named_by_number_or_id(desk):
    changes = delegates.set_office(desk.database, DEPUTY, "en", "Vice Mayor")
    delegates.set_office(desk.database, MAYOR, "en", "Lord Mayor")
    assert history.step_named(desk.database, str(changes.sequence)) == changes.transaction_id
    assert history.step_named(desk.database, str(changes.transaction_id)[:13]) == changes.transaction_id
    history.undo(desk.database, changes.transaction_id)
    assert desk.delegates[DEPUTY].offices == {"en": "Deputy Mayor"}
    assert desk.delegates[MAYOR].offices["en"] == "Lord Mayor"


@pytest.mark.parametrize("text", ["", "999", "zzz", "-"])
def test_a_step_that_is_not_there_is_said(desk, text):
    with refused("There is no one step"):
        history.step_named(desk.database, text)


def test_history_says_who_did_what(desk):
    delegates.set_office(desk.database, DEPUTY, "en", "Vice Mayor")
    latest = history.steps(desk.database)[0]
    assert (latest.label, latest.operator) == ("Office: Vice Mayor", "test")
    (change,) = history.record_history(desk.database, "delegate", DEPUTY)[0].changes
    assert (change.field, change.before, change.after) == ("offices.en", "Deputy Mayor", "Vice Mayor")


def test_a_step_that_changes_nothing_is_no_step(desk):
    before = history.steps(desk.database)
    assert delegates.set_office(desk.database, DEPUTY, "en", "Deputy Mayor").count == 0
    assert history.steps(desk.database) == before


def test_people_are_found_in_any_script(desk):
    assert key(42) in {hit.id for hit in search(desk.database, "勇一")}


def test_a_new_register_is_empty(tmp_path):
    with create_register(tmp_path / "new.summit") as database, database.reading() as session:
        assert all_events(session) == ()


def test_a_register_is_never_written_over(tmp_path):
    file = tmp_path / "desk.summit"
    create_register(file).close()
    content = file.read_bytes()
    with refused("already exists"):
        create_register(file)
    with refused("already exists"):
        create_sample_register(file)
    assert file.read_bytes() == content


def test_a_sample_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(*_arguments, **_options):
        raise RuntimeError("power cut")

    monkeypatch.setattr("summitdesk.services.sample.load_sample", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        create_sample_register(tmp_path / "desk.summit")
    assert list(tmp_path.iterdir()) == []
    with create_register(tmp_path / "desk.summit") as database:
        assert isinstance(database, Database)
