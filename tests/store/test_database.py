"""Making, opening, reading and writing registers; and every file that is no register, with its sentence."""

import errno
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from store.registers import city, conference, only, state_of
from summitdesk.errors import UserError
from summitdesk.store.backup import verify
from summitdesk.store.connect import APPLICATION_ID
from summitdesk.store.database import Database
from summitdesk.store.entities import City, Country
from summitdesk.store.migrate import FORMAT
from summitdesk.store.queries import cities


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed register with a conference in it."""
    path = tmp_path / "register.summit"
    with Database.create(path) as database, database.unit_of_work("Conference") as unit:
        conference(unit)
    return path


def alter(path: Path, *statements: str) -> None:
    """What another program does to the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def refusal(path: Path, **options) -> str:
    """The sentence with which a file is refused; the file is byte for byte as before, and no lock is left."""
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        Database.open(path, **options)
    assert path.read_bytes() == before
    assert not path.with_name(path.name + ".lock").exists()
    assert caught.value.remedy
    return str(caught.value)


def test_what_one_step_wrote_the_next_reads(database):
    with database.unit_of_work("Add Harbin") as unit:
        unit.session.add(city())

    assert unit.changes.tables == {"city", "country"}
    assert (unit.changes.count, unit.changes.label) == (2, "Add Harbin")
    assert unit.changes.sequence == database.sequence()
    with database.reading() as session:
        assert cities.city_by_slug(session, "harbin").names == {"en": "Harbin", "zh-Hans": "哈尔滨"}


def test_a_unit_of_work_inside_another_is_a_fault_of_the_program(database):
    with database.unit_of_work("Outer"), pytest.raises(RuntimeError, match="open already"):
        database.unit_of_work("Inner").__enter__()


def test_units_of_work_of_several_threads_wait_for_one_another(database):
    with database.unit_of_work("Add Harbin") as unit:
        unit.session.add(city(slug="0"))
    key = only(database, City)

    def count_up() -> None:
        for _ in range(10):
            with database.unit_of_work("Count") as unit:
                found = unit.session.get_one(City, key)
                found.slug = str(int(found.slug) + 1)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert session.scalars(select(City.slug)).one() == "40"


def test_one_thread_reads_while_another_writes(database):
    with database.unit_of_work("Add Harbin") as unit:
        unit.session.add(city())
        unit.session.flush()
        seen: list[int] = []

        def look() -> None:
            with database.reading() as session:
                seen.append(len(cities.all_cities(session)))

        reader = threading.Thread(target=look)
        reader.start()
        reader.join()
    assert seen == [0]
    with database.reading() as session:
        assert len(cities.all_cities(session)) == 1


def test_reading_sessions_cannot_write(database):
    with database.unit_of_work("Add Harbin") as unit:
        unit.session.add(city())
    with pytest.raises((UserError, DBAPIError)), database.reading() as session:
        session.execute(text("UPDATE city SET slug = 'x'"))
    with database.reading() as session:
        assert cities.city_by_slug(session, "harbin") is not None


def test_a_dangling_reference_is_refused_at_the_end(database):
    def refer_to_nothing() -> None:
        with database.unit_of_work("Dangling") as unit:
            unit.session.add(City(slug="x", country_id=only(database, Country)))
            unit.session.execute(text("UPDATE city SET country_id = id"))

    with database.unit_of_work("Add China") as unit:
        unit.session.add(Country(code="CN"))
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        refer_to_nothing()
    assert "city" not in state_of(database)


def test_a_register_made_twice_is_refused(register_url):
    with pytest.raises(UserError, match="already"):
        Database.create(register_url)


def test_a_register_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(UserError, match="There is no register"):
        Database.open(tmp_path / "none.summit")
    with pytest.raises(UserError, match="folder"):
        Database.create(tmp_path / "none" / "new.summit")
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_cannot_be_made_leaves_nothing(tmp_path, monkeypatch):
    def no_space(connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x)")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("summitdesk.store.database.create_schema", no_space)
    with pytest.raises(OSError, match="No space"):
        Database.create(tmp_path / "new.summit")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["with space.summit", "登记册 2019.summit", "🕊️.summit", "100%.summit", "a#b?c&d.summit"]
)
def test_any_file_name_will_do(tmp_path, name):
    path = tmp_path / name
    with Database.create(path) as database, database.unit_of_work("Add") as unit:
        unit.session.add(city())
    with Database.open(path) as database, database.reading() as session:
        assert len(cities.all_cities(session)) == 1
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_the_file_says_what_it_is_and_is_kept_safely(file):
    asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema", "cell_size_check")
    with Database.open(file) as database, database.unit_of_work("Look") as unit:
        kept = {name: unit.session.scalar(text(f"PRAGMA {name}")) for name in asked}
        assert unit.session.scalar(text("PRAGMA mmap_size")) in (0, None)
    assert kept == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    assert int.from_bytes(file.read_bytes()[68:72]) == APPLICATION_ID
    assert int.from_bytes(file.read_bytes()[60:64]) == FORMAT
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "letter.summit"
    path.write_bytes(b"Dear mayor,\n" * 1000)
    assert "not a SummitDesk register" in refusal(path)


def test_an_empty_file(tmp_path):
    path = tmp_path / "empty.summit"
    path.touch()
    assert refusal(path).startswith("This file is empty; it is not a SummitDesk register.")


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "other.summit"
    alter(path, "CREATE TABLE note (text)", "PRAGMA application_id=1234")
    assert "another program" in refusal(path)


def test_a_register_of_a_newer_program(file):
    alter(file, "PRAGMA user_version=99")
    assert "newer SummitDesk (format 99" in refusal(file)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            "CREATE TRIGGER t AFTER UPDATE ON city BEGIN UPDATE person SET email = 'x'; END",
            "holds what no register has: t.",
        ),
        ("CREATE VIEW v AS SELECT * FROM city", "holds what no register has: v."),
        ("CREATE TABLE extra (x)", "holds what no register has: extra."),
        ("CREATE INDEX extra ON city (kind)", "holds what no register has: extra."),
        ("CREATE VIRTUAL TABLE f USING fts5(x)", "holds what no register has: f."),
        ("ALTER TABLE city ADD COLUMN evil TEXT", "holds what no register has: city.evil."),
        ("ALTER TABLE city ADD COLUMN evil TEXT AS (upper(slug))", "holds what no register has: city.evil."),
        ("ALTER TABLE city DROP COLUMN spellings", "lacks what every register has: city.spellings."),
        ("DROP TABLE pin", "lacks what every register has: "),
        ("DROP INDEX ix_city_slug", "lacks what every register has: ix_city_slug."),
    ],
)
def test_a_register_with_something_planted_or_missing(file, change, sentence):
    alter(file, change)
    assert sentence in refusal(file)


def test_a_trigger_under_the_name_of_an_index(file):
    alter(
        file,
        "DROP INDEX ix_city_slug",
        "CREATE TRIGGER ix_city_slug AFTER UPDATE ON city BEGIN UPDATE person SET email = 'x'; END",
    )
    assert "ix_city_slug" in refusal(file)


def test_an_index_over_an_expression(file):
    alter(file, "DROP INDEX ix_city_slug", "CREATE INDEX ix_city_slug ON city (upper(slug))")
    assert "ix_city_slug" in refusal(file)


def test_a_register_with_dangling_references(file):
    alter(file, "PRAGMA foreign_keys=OFF", "DELETE FROM country")
    assert refusal(file).count("A row of city refers to a record that is missing.") == 1


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_truncated_register(file, part):
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * part)])
    assert "damaged" in refusal(file) or "not a SummitDesk" in refusal(file)
    assert "safe" not in refusal(file)
    assert "safe" not in " ".join(verify(file))


def test_a_register_with_a_page_of_zeros(file):
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 4] = bytes(4096)
    file.write_bytes(content)
    assert refusal(file)


def test_flipped_bits_never_end_in_anything_but_a_sentence(file, tmp_path):
    content, chance = file.read_bytes(), random.Random(7)
    refused = 0
    for number in range(60):
        damaged = bytearray(content)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        path = tmp_path / f"flip-{number}.summit"
        path.write_bytes(damaged)
        refused += bool(verify(path))
        try:
            with Database.open(path, read_only=True) as database:
                state_of(database)
        except (UserError, ValueError):  # a flipped key or code is no UUID or term any more
            pass
        path.unlink()
    assert refused


def test_a_folder_is_no_register(tmp_path):
    with pytest.raises(UserError):
        Database.open(tmp_path)


def test_read_only_needs_no_lock_and_writes_nothing(file):
    before = file.read_bytes()
    with Database.open(file) as writer, Database.open(file, read_only=True) as reader:
        with reader.reading() as session:
            assert len(cities.all_cities(session)) == 2
        with pytest.raises(UserError, match="reading only"):
            reader.unit_of_work("Write").__enter__()
        assert writer.sequence() == reader.sequence()
    assert file.read_bytes() == before


def test_a_file_moved_away_is_noticed_before_a_step_counts(file):
    with Database.open(file) as database:
        file.rename(file.with_name("elsewhere.summit"))
        with pytest.raises(UserError, match="moved, replaced or deleted"):
            _add_city(database)
        file.with_name("elsewhere.summit").rename(file)
        _add_city(database)


def test_a_file_replaced_is_noticed_before_a_step_counts(file):
    other = file.with_name("other.summit")
    shutil.copyfile(file, other)
    with Database.open(file) as database:
        os.replace(other, file)
        with pytest.raises(UserError, match="moved, replaced or deleted"):
            _add_city(database)


def _add_city(database: Database) -> None:
    with database.unit_of_work("Add") as unit:
        unit.session.add(city())


def test_a_register_that_another_program_is_writing_to(file):
    with Database.open(file) as database, closing(sqlite3.connect(file, isolation_level=None)) as other:
        with database.reading() as session:  # opens the connections with their patience
            cities.all_cities(session)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="Another program"):
            _add_city(database)
        other.execute("ROLLBACK")
        _add_city(database)


class TestMountedMedia:
    """On file systems of their own; where none can be mounted, these say so."""

    @pytest.fixture
    def small_disk(self, tmp_path):
        folder = tmp_path / "disk"
        folder.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], capture_output=True, text=True, check=False
        )
        if mounted.returncode:
            pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
        yield folder
        subprocess.run(["umount", folder], check=True)

    def test_a_full_disk_loses_the_step_and_nothing_else(self, small_disk):
        path = small_disk / "register.summit"
        with Database.create(path) as database:
            with pytest.raises(UserError, match="disk is full"):
                self._fill(database)
            with database.reading() as session:
                kept = len(cities.all_cities(session))
            assert kept == database.sequence()
            filler = small_disk / "filler"
            assert not filler.exists()
        assert verify(path) == []

    def _fill(self, database):
        for number in range(3000):
            with database.unit_of_work("Add") as unit:
                unit.session.add(city(slug=f"{number}", formal_names={"en": "x" * 20_000}))

    def test_a_read_only_disk_can_be_read(self, small_disk):
        path = small_disk / "register.summit"
        with Database.create(path) as database:
            _add_city(database)
        subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
        with Database.open(path, read_only=True) as database, database.reading() as session:
            assert len(cities.all_cities(session)) == 1
        with pytest.raises(UserError, match="locked for writing"):
            Database.open(path)


def test_a_register_without_the_right_to_write(file):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    file.chmod(stat.S_IRUSR)
    file.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with Database.open(file, read_only=True) as database, database.reading() as session:
            assert cities.all_cities(session)
        with pytest.raises(UserError):
            Database.open(file)
    finally:
        file.parent.chmod(stat.S_IRWXU)


def test_texts_that_are_no_longer_utf_8_are_damage():
    from summitdesk.store.failures import told_to_the_user

    for complaint in (
        sqlite3.OperationalError("Could not decode to UTF-8 column 'sql' with text 'x'"),
        UnicodeDecodeError("utf-8", b"\xce", 0, 1, "invalid continuation byte"),
    ):
        with pytest.raises(UserError, match="damaged"), told_to_the_user():
            raise complaint
