"""Undo and redo from the journal: to every earlier state and back, also after a restart, and never over later work."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from store.registers import city, conference, country, delegate, differences, only, person, state_of
from summitdesk.errors import UserError
from summitdesk.store import journal
from summitdesk.store.database import Database, UnitOfWork
from summitdesk.store.entities import (
    City,
    Country,
    Delegate,
    Delegation,
    Event,
    JournalSecret,
    Person,
    PersonIdentity,
    PersonName,
)
from summitdesk.store.queries import cities, history

WORDS = ("Harbin", "哈尔滨", "Харбин", "O'Brien", "İstanbul", "神隆", "a\nb", " ")


def _pick(unit: UnitOfWork, entity, number: int):
    found = unit.session.scalars(select(entity).order_by(entity.id)).all()
    return found[number % len(found)] if found else None


def _add_city(unit: UnitOfWork, number: int, word: str) -> None:
    unit.session.add(city(slug=f"city-{number}", names={"en": word}))


def _rename_city(unit: UnitOfWork, number: int, word: str) -> None:
    if chosen := _pick(unit, City, number):
        chosen.names["ru" if number % 2 else "en"] = word


def _forget_language(unit: UnitOfWork, number: int, _word: str) -> None:
    if (chosen := _pick(unit, City, number)) and chosen.names:
        chosen.names.pop(sorted(chosen.names)[0])


def _remove_city(unit: UnitOfWork, number: int, _word: str) -> None:
    if chosen := _pick(unit, City, number):
        unit.session.delete(chosen)


def _hold_conference(unit: UnitOfWork, _number: int, _word: str) -> None:
    conference(unit)


def _remove_delegation(unit: UnitOfWork, number: int, _word: str) -> None:
    if chosen := _pick(unit, Delegation, number):
        unit.session.delete(chosen)


def _edit_delegate(unit: UnitOfWork, number: int, word: str) -> None:
    if chosen := _pick(unit, Delegate, number):
        chosen.offices = {"en": word, "zh": "副市长"}
        chosen.rank_code = number
        chosen.person.email = word


def _name_person(unit: UnitOfWork, number: int, word: str) -> None:
    if chosen := _pick(unit, Person, number):
        chosen.names.append(PersonName(language="ja", full=word))
        unit.session.delete(chosen.names[0])


def _identify(unit: UnitOfWork, number: int, word: str) -> None:
    if chosen := _pick(unit, Person, number):
        unit.session.add(PersonIdentity(person=chosen, passport_no=word, birth_date=date(1970, 1, 1 + number % 28)))


def _change_identity(unit: UnitOfWork, number: int, word: str) -> None:
    if chosen := _pick(unit, PersonIdentity, number):
        chosen.passport_no = word
        chosen.birth_date = None


def _insert_people(unit: UnitOfWork, number: int, word: str) -> None:
    people = unit.insert_many(Person, ({"email": f"{word}{n}"} for n in range(number % 4)))
    unit.insert_many(PersonName, ({"person_id": each, "language": "en", "full": word} for each in people))
    if people:
        unit.session.get_one(Person, people[0]).note = word


COMMANDS = (
    _add_city,
    _rename_city,
    _forget_language,
    _remove_city,
    _hold_conference,
    _remove_delegation,
    _edit_delegate,
    _name_person,
    _identify,
    _change_identity,
    _insert_people,
)

commands = st.tuples(st.sampled_from(COMMANDS), st.integers(0, 40), st.sampled_from(WORDS))
steps = st.one_of(commands, commands, st.sampled_from(("undo", "redo")))


@pytest.mark.timeout(900)  # some seconds alone; many where the machine has other work
@settings(max_examples=min(settings().max_examples, 40))
@given(history=st.lists(steps, min_size=1, max_size=12))
def test_any_history_undoes_to_every_earlier_state_and_redoes_to_every_later_one(database, history):
    done, undone = [state_of(database)], []
    for step in history:
        if step == "undo":
            if len(done) > 1:
                journal.undo(database)
                undone.append(done.pop())
        elif step == "redo":
            if undone:
                journal.redo(database)
                done.append(undone.pop())
        else:
            command, number, word = step
            with database.unit_of_work(command.__name__) as unit:
                command(unit, number, word)
            if unit.changes.count:
                done.append(state_of(database))
                undone.clear()
        assert differences(state_of(database), done[-1]) == []
    while len(done) > 1:
        journal.undo(database)
        undone.append(done.pop())
        assert differences(state_of(database), done[-1]) == []
    while undone:
        journal.redo(database)
        done.append(undone.pop())
        assert differences(state_of(database), done[-1]) == []
    for _ in done[1:]:  # the next history begins with an empty register again
        journal.undo(database)


@pytest.fixture
def harbin(database):
    with database.unit_of_work("Add Harbin") as unit:
        unit.session.add(city())
    return only(database, City)


def _rename(database: Database, key, language: str, name: str):
    with database.unit_of_work(f"Name it {name}") as unit:
        unit.session.get_one(City, key).names[language] = name
    return unit.changes


def _names(database: Database):
    with database.reading() as session:
        return {language: text for each in cities.all_cities(session) for language, text in each.names.items()}


def test_undo_and_redo_tell_what_they_did(database, harbin):
    _rename(database, harbin, "en", "Haerbin")

    undone = journal.undo(database)

    assert (undone.label, undone.tables, undone.count) == ("Undo: Name it Haerbin", {"city"}, 1)
    with database.reading() as session:
        assert journal.undoable(session).label == "Add Harbin"
        assert journal.redoable(session).label == "Name it Haerbin"
    assert journal.redo(database).label == "Redo: Name it Haerbin"
    assert _names(database)["en"] == "Haerbin"


def test_nothing_to_undo_or_redo_is_a_sentence(database):
    with pytest.raises(UserError, match="nothing to undo"):
        journal.undo(database)
    with pytest.raises(UserError, match="nothing to redo"):
        journal.redo(database)


def test_a_new_step_takes_the_redo_away(database, harbin):
    _rename(database, harbin, "en", "One")
    journal.undo(database)
    _rename(database, harbin, "ru", "Два")

    with database.reading() as session:
        assert journal.redoable(session) is None
        assert journal.undoable(session).label == "Name it Два"


def test_undo_works_after_a_restart(register_url):
    with Database.open(register_url, operator="first") as database:
        with database.unit_of_work("Add Harbin") as unit:
            unit.session.add(city())
        _rename(database, only(database, City), "en", "Haerbin")

    with Database.open(register_url, operator="second") as database:
        journal.undo(database)
        assert _names(database)["en"] == "Harbin"

    with Database.open(register_url) as database:
        journal.redo(database)
        assert _names(database)["en"] == "Haerbin"


def test_undoing_one_language_leaves_the_others(database, harbin):
    russian = _rename(database, harbin, "ru", "Харбин")
    _rename(database, harbin, "ja", "ハルビン")

    journal.undo(database, russian.transaction_id)

    assert _names(database) == {"zh-Hans": "哈尔滨", "en": "Harbin", "ja": "ハルビン"}


def test_a_step_that_others_build_on_names_them(database, harbin):
    first = _rename(database, harbin, "en", "One")
    _rename(database, harbin, "en", "Two")
    _rename(database, harbin, "ru", "Три")
    _rename(database, harbin, "en", "Four")

    with pytest.raises(journal.LaterSteps, match=r"Name it Four.*Name it Two") as caught:
        journal.undo(database, first.transaction_id)

    assert [step.label for step in caught.value.later] == ["Name it Four", "Name it Two"]
    assert _names(database)["en"] == "Four"
    journal.undo(database, first.transaction_id, also_later=True)
    assert (_names(database)["en"], _names(database)["ru"]) == ("Harbin", "Три")
    for expected in ("One", "Two", "Four"):
        journal.redo(database)
        assert _names(database)["en"] == expected


def test_a_record_that_others_refer_to_is_not_undone_alone(database):
    with database.unit_of_work("Add China") as unit:
        unit.session.add(country())
    china = unit.changes
    with database.unit_of_work("Add Harbin") as unit:
        unit.session.add(city(country_id=only(database, Country)))

    with pytest.raises(journal.LaterSteps, match="Add Harbin"):
        journal.undo(database, china.transaction_id)
    journal.undo(database, china.transaction_id, also_later=True)
    assert state_of(database) == {}


def test_a_step_under_a_deletion_names_the_deletion(database, harbin):
    renamed = _rename(database, harbin, "en", "One")
    with database.unit_of_work("Remove Harbin") as unit:
        unit.session.delete(unit.session.get_one(City, harbin))

    with pytest.raises(journal.LaterSteps, match="Remove Harbin"):
        journal.undo(database, renamed.transaction_id)


def test_what_is_undone_already_and_what_is_no_step_is_refused(database, harbin):
    renamed = _rename(database, harbin, "en", "One")
    undone = journal.undo(database)

    with pytest.raises(UserError, match="undone already"):
        journal.undo(database, renamed.transaction_id)
    with pytest.raises(UserError, match="not a step"):
        journal.undo(database, undone.transaction_id)


def test_a_baseline_is_no_step(database):
    with database.unit_of_work("Load the sample", baseline=True) as unit:
        conference(unit)

    with database.reading() as session:
        assert journal.undoable(session) is None
        assert history.transactions(session)[0].label == "Load the sample"


def test_a_deleted_parent_takes_its_children_along_and_brings_them_back(database):
    with database.unit_of_work("Conference") as unit:
        conference(unit)
    before = state_of(database)
    with database.unit_of_work("Remove the event") as unit:
        unit.session.delete(unit.session.scalars(select(Event)).one())

    after = state_of(database)
    assert not {"event", "delegation", "delegate", "organizer", "invitation_step"} & after.keys()
    assert "person" in after
    journal.undo(database)
    assert state_of(database) == before


def test_changes_since_tells_the_tables(database, harbin):
    sequence = database.sequence()
    _rename(database, harbin, "en", "One")
    with database.unit_of_work("Person") as unit:
        unit.session.add(person())

    with database.reading() as session:
        assert journal.changes_since(session, sequence) == {"city", "person", "person_name"}
        assert journal.changes_since(session, database.sequence()) == frozenset()


def test_the_journal_says_who_when_and_what(database, harbin):
    _rename(database, harbin, "en", "Haerbin")
    with database.reading() as session:
        renamed, added = history.history_of(session, "city", harbin)

    (change,) = renamed.changes
    assert (change.table, change.row_id, change.field) == ("city", harbin, "names.en")
    assert (change.before, change.after) == ("Harbin", "Haerbin")
    assert (renamed.operator, renamed.node, added.label) == ("test", database.node, "Add Harbin")
    assert renamed.at.tzinfo is not None
    assert {each.field for each in added.changes} >= {"slug", "names.en", "names.zh-Hans", "country_id"}


def test_every_change_names_the_write_it_was_based_on_and_has_a_later_clock(database, harbin):
    for name in ("One", "Two"):
        _rename(database, harbin, "en", name)

    with database.reading() as session:
        added, one, two = session.execute(
            text("SELECT clock, base_clock, base_node FROM journal_change WHERE table_name = 'city' ORDER BY id")
        )
    assert (one.base_clock, two.base_clock) == (added.clock, one.clock)
    assert added.base_clock is None
    assert two.base_node == database.node
    assert added.clock < one.clock < two.clock


def test_a_write_over_a_value_from_the_far_future_gets_a_later_clock_still(database, harbin):
    future = 2**60
    with database.unit_of_work("A laptop whose clock is wrong") as unit:
        unit.session.execute(text("UPDATE journal_change SET clock = :future"), {"future": future})
    _rename(database, harbin, "en", "One")
    with database.unit_of_work("Something else") as unit:
        unit.session.add(country())

    with database.reading() as session:
        clocks = session.scalars(text("SELECT clock FROM journal_change ORDER BY id")).all()
    assert clocks[-2] == future + 1
    assert clocks[-1] < future


def test_identity_values_stand_apart_and_are_hidden_in_history(database):
    with database.unit_of_work("Passport") as unit:
        unit.session.add(PersonIdentity(person=person(), passport_no="E12345678", diet="halal"))
    with database.unit_of_work("New passport") as unit:
        unit.session.scalars(select(PersonIdentity)).one().passport_no = "E87654321"

    with database.reading() as session:
        kept = " ".join(str(row) for row in session.execute(text("SELECT before, after FROM journal_change")))
        assert "E12345678" not in kept
        assert "E87654321" not in kept
        assert "halal" not in kept
        changes = history.transactions(session)
        shown = history.changes_of(session, changes[0].id)
        assert [(each.field, each.before, each.after) for each in shown.changes] == [
            ("passport_no", history.HIDDEN, history.HIDDEN)
        ]
        assert "E12345678" in " ".join(str(row) for row in session.execute(text("SELECT before FROM journal_secret")))
    journal.undo(database)
    with database.reading() as session:
        assert session.scalars(select(PersonIdentity.passport_no)).one() == "E12345678"


def test_purged_identity_values_cannot_be_undone(database):
    with database.unit_of_work("Passport") as unit:
        unit.session.add(PersonIdentity(person=person(), passport_no="E12345678"))
    with database.unit_of_work("New passport") as unit:
        unit.session.scalars(select(PersonIdentity)).one().passport_no = "E87654321"
    with database.unit_of_work("Purge") as unit:
        unit.session.execute(JournalSecret.__table__.delete())

    with pytest.raises(UserError, match="erased"):
        journal.undo(database)


def test_a_copied_file_is_another_node_that_may_undo_what_it_inherited(tmp_path: Path):
    original, copy = tmp_path / "a.summit", tmp_path / "b.summit"
    with Database.create(original) as database:
        with database.unit_of_work("Add Harbin") as unit:
            unit.session.add(city())
        first = database.node
    shutil.copyfile(original, copy)

    with Database.open(copy) as database:
        assert database.node != first
        journal.undo(database)
        with database.unit_of_work("Add China") as unit:
            unit.session.add(country())
        second = database.node
    with Database.open(copy) as database:
        assert database.node == second
        journal.undo(database)
        assert state_of(database) == {}
    with Database.open(original) as database:
        assert database.node == first
        assert _names(database)["en"] == "Harbin"


def test_a_unit_of_work_that_fails_leaves_nothing(database, harbin):
    before, sequence = state_of(database), database.sequence()

    def break_off() -> None:
        with database.unit_of_work("Half") as unit:
            unit.session.get_one(City, harbin).names["en"] = "Nowhere"
            unit.insert_many(Person, [{"email": "a@example.org"}])
            unit.session.flush()
            raise RuntimeError("on the way")

    with pytest.raises(RuntimeError, match="on the way"):
        break_off()

    assert state_of(database) == before
    assert database.sequence() == sequence


def test_a_unit_of_work_that_changes_nothing_is_no_step(database, harbin):
    sequence = database.sequence()
    with database.unit_of_work("Look") as unit:
        found = unit.session.get_one(City, harbin)
        found.names["en"] = "Elsewhere"
        unit.session.flush()
        found.names["en"] = "Harbin"

    assert unit.changes.transaction_id is None
    assert unit.changes.count == 0
    assert database.sequence() == sequence


def test_a_delegate_can_lose_a_name_and_get_it_back(database):
    with database.unit_of_work("Delegate") as unit:
        held = conference(unit)
        unit.session.add(delegate(delegation=held.delegations[0], person=person("李雷", "Li Lei")))
    with database.unit_of_work("Forget the Latin name") as unit:
        name = unit.session.scalars(select(PersonName).where(PersonName.full == "Li Lei")).one()
        unit.session.delete(name)

    journal.undo(database)
    with database.reading() as session:
        assert session.scalars(select(PersonName.full).where(PersonName.full == "Li Lei")).one() == "Li Lei"
