"""Schema versions: the history of migrations leads to the models, and a killed migration to the old file or the new."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from store.registers import conference, state_of
from summitdesk.errors import UserError
from summitdesk.paths import database_folder
from summitdesk.store import backup, migrate, trust
from summitdesk.store.connect import creating_engine, file_of, reading_engine, url_of, writing_engine
from summitdesk.store.database import Database
from summitdesk.store.entities import Base


@pytest.fixture
def url(register_url):
    return url_of(register_url)


def _schema(url):
    """Tables, columns, indices and constraints as the database itself tells them."""
    engine = reading_engine(url)
    with engine.connect() as connection:
        if file_of(url) is not None:
            found = trust.schema_of(connection)
            found["sql"] = sorted(
                " ".join(sql.split()) for (sql,) in connection.exec_driver_sql("SELECT sql FROM sqlite_master") if sql
            )
        else:
            columns = "table_name, column_name, data_type, is_nullable, collation_name"
            here = "WHERE connamespace = 'public'::regnamespace"
            queries = {
                "columns": f"SELECT {columns} FROM information_schema.columns WHERE table_schema = 'public'",
                "constraints": f"SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint {here}",
                "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
            }
            found = {
                name: sorted(map(tuple, connection.exec_driver_sql(query)), key=str) for name, query in queries.items()
            }
    engine.dispose()
    return found


def test_each_format_has_a_migration_and_a_list_of_what_it_holds():
    numbers = [migrate.revision(number) for number in range(1, migrate.FORMAT + 1)]
    assert sorted(path.name[:4] for path in (database_folder() / "versions").glob("*.py")) == numbers
    assert sorted(path.stem for path in (database_folder() / "schema").glob("*.json")) == numbers


def test_the_list_of_the_latest_format_is_what_a_new_register_holds(tmp_path):
    path = tmp_path / "new.summit"
    Database.create(path).close()
    engine = reading_engine(url_of(path))
    with engine.connect() as connection:
        assert trust.schema_of(connection) == trust.known_schema(migrate.FORMAT)
    engine.dispose()


def test_a_register_made_by_migrations_is_as_one_made_at_once(url):
    at_once = _schema(url)
    migrate.migrate(url, "base")
    migrate.migrate(url)
    by_migrations = _schema(url)
    for made in (at_once, by_migrations):
        made.pop("sql", None)  # the same tables, written with other blanks
    assert by_migrations == at_once


def test_up_down_and_up_again_is_the_same_schema(url):
    migrate.migrate(url, "base")
    empty = _schema(url)
    migrate.migrate(url)
    before = _schema(url)
    migrate.migrate(url, "base")
    assert _schema(url) == empty
    migrate.migrate(url)
    assert _schema(url) == before


def test_the_history_of_migrations_leads_to_the_models(url):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    migrate.migrate(url, "base")
    migrate.migrate(url)
    engine = writing_engine(url)
    with engine.connect() as connection:
        options = {"compare_type": True, "include_name": migrate.is_compared}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_a_register_made_by_migrations_works(url, register_url):
    migrate.migrate(url, "base")
    migrate.migrate(url)
    engine = writing_engine(url)
    with engine.begin() as connection:
        birth = {"id": "0" * 32, "at": "2026-01-05T00:00:00+00:00"}
        connection.execute(text("INSERT INTO register (id, created_at, node_id) VALUES (:id, :at, '')"), birth)
    engine.dispose()
    with Database.open(register_url) as database:
        with database.unit_of_work("Conference") as unit:
            conference(unit)
        assert state_of(database)["delegate"]


def test_a_newer_register_on_a_server_or_in_a_file_is_refused(url, register_url):
    engine = writing_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
        if file_of(url) is not None:
            connection.exec_driver_sql("PRAGMA user_version=99")
    engine.dispose()
    with pytest.raises(UserError, match="newer SummitDesk"):
        Database.open(register_url)


@pytest.fixture
def older(tmp_path, monkeypatch):
    """A register of the present format, and a program one format ahead of it."""
    path = tmp_path / "older.summit"
    with Database.create(path) as database, database.unit_of_work("Conference") as unit:
        conference(unit)
    folder = tmp_path / "db"
    _next_format(folder)
    monkeypatch.setattr(migrate, "database_folder", lambda: folder)
    monkeypatch.setattr(migrate, "FORMAT", migrate.FORMAT + 1)
    monkeypatch.setattr(trust, "FORMAT", migrate.FORMAT)
    return path


NEXT = '''
"""A later format, as a later program has it."""
import sqlalchemy as sa
from alembic import op
from summitdesk.store import types

revision, down_revision = "{new}", "{old}"
branch_labels = depends_on = None


def upgrade():
    for table in ("city", "person", "delegation", "delegate", "instrument"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("remark", types.CleanText(), nullable=False, server_default=""))
            batch.create_check_constraint(f"ck_{{table}}_remark_short", "length(remark) < 100")
    {fault}


def downgrade():
    for table in ("city", "person", "delegation", "delegate", "instrument"):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("remark")
'''


def _next_format(folder: Path, fault: str = "") -> None:
    old, new = migrate.revision(migrate.FORMAT), migrate.revision(migrate.FORMAT + 1)
    (folder / "versions").mkdir(parents=True, exist_ok=True)
    for source in [database_folder() / "env.py", *(database_folder() / "versions").glob("*.py")]:
        target = folder / source.relative_to(database_folder())
        target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "versions" / f"{new}_next.py").write_text(NEXT.format(old=old, new=new, fault=fault), encoding="utf-8")


def _has_remark(path: Path) -> tuple[int, bool]:
    engine = reading_engine(url_of(path))
    with engine.connect() as connection:
        columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info('delegate')").scalars().all()
        found = migrate.format_of(connection), "remark" in columns
    engine.dispose()
    return found


def test_an_older_register_is_brought_up_to_date_after_a_snapshot(older):
    Database.open(older).close()

    assert _has_remark(older) == (migrate.FORMAT, True)
    (snapshot,) = backup.snapshots_of(older)
    assert _has_remark(snapshot) == (migrate.FORMAT - 1, False)


def test_an_older_register_is_not_changed_for_reading(older):
    with pytest.raises(UserError, match="older SummitDesk"):
        Database.open(older, read_only=True)
    assert _has_remark(older) == (migrate.FORMAT - 1, False)


def test_a_migration_that_fails_changes_nothing(older, tmp_path):
    _next_format_of_fixture(tmp_path, 'op.execute("SELECT * FROM nowhere")')
    with pytest.raises(DBAPIError):
        Database.open(older)
    assert _has_remark(older) == (migrate.FORMAT - 1, False)


def test_a_migration_that_leaves_dangling_references_changes_nothing(older, tmp_path):
    _next_format_of_fixture(tmp_path, 'op.execute("DELETE FROM country")')
    with pytest.raises(UserError, match="missing"):
        Database.open(older)
    assert _has_remark(older) == (migrate.FORMAT - 1, False)


def _next_format_of_fixture(tmp_path: Path, fault: str) -> None:
    file = next((tmp_path / "db" / "versions").glob("*_next.py"))
    file.write_text(file.read_text(encoding="utf-8").replace("    \n\n\ndef down", f"    {fault}\n\n\ndef down"))


MIGRATE = """
import sys, pathlib
from summitdesk.store import migrate
from summitdesk.store.connect import url_of
migrate.database_folder = lambda: pathlib.Path(sys.argv[2])
migrate.FORMAT += 1
import alembic.command, summitdesk.store.backup
print("ready", flush=True)
sys.stdin.readline()
migrate.migrate(url_of(sys.argv[1]))
print("done", flush=True)
"""


def _killed_after(path: Path, folder: Path, delay: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", MIGRATE, str(path), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        process.stdout.readline()
        process.stdin.write("go\n")
        process.stdin.flush()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)


@pytest.mark.parametrize(
    "count", [4, pytest.param(60, marks=[pytest.mark.slow, pytest.mark.timeout(900)])], ids=["few", "many"]
)
def test_a_migration_that_is_killed_leaves_the_old_file_or_the_new(tmp_path, count):
    original = tmp_path / "original.summit"
    with Database.create(original) as database, database.unit_of_work("Conference") as unit:
        conference(unit)
    _next_format(tmp_path / "db")
    seen = set()
    for number in range(count):
        path = tmp_path / f"{number}.summit"
        path.write_bytes(original.read_bytes())
        _killed_after(path, tmp_path / "db", 0.02 + 0.4 * number / count)
        state = _has_remark(path)
        assert state in {(migrate.FORMAT, False), (migrate.FORMAT + 1, True)}
        engine = reading_engine(url_of(path))
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        engine.dispose()
        seen.add(state)
    assert seen


def test_creating_is_all_or_nothing(tmp_path):
    path = tmp_path / "half.summit"
    engine = creating_engine(path)
    connection = engine.connect()
    connection.begin()
    migrate.create_schema(connection)
    connection.rollback()
    connection.close()
    assert backup.verify(path) != []
