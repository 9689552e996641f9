"""Schema versions: a new register gets the latest, an older one is brought up to date in one transaction.

The number in a SQLite file's header (``user_version``) and Alembic's revision are the same number: format 1 is revision
``0001``.
"""

from collections.abc import Callable
from typing import Any, Literal

from sqlalchemy import URL, Connection, inspect, text

from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.paths import database_folder
from summitdesk.store.connect import APPLICATION_ID, migrating_engine, reading_engine
from summitdesk.store.entities import Base
from summitdesk.store.search import create_index

FORMAT = 5
"""The document format this program writes: the number of the latest revision under ``db/versions``."""

_VERSION_TABLE = (
    "CREATE TABLE alembic_version ("
    "version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def revision(format_number: int) -> str:
    """The name of a format's Alembic revision."""
    return f"{format_number:04d}"


def create_schema(connection: Connection) -> None:
    """Make the latest schema in an empty database, without running through its history."""
    Base.metadata.create_all(connection)
    create_index(connection)
    connection.exec_driver_sql(_VERSION_TABLE)
    connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision(FORMAT)})
    stamp(connection, FORMAT)


def stamp(connection: Connection, format_number: int) -> None:
    """Write what the file is and its format into the header of a SQLite file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={format_number}")


def format_of(connection: Connection) -> int:
    """The format of the register a connection leads to; 0 where there is none."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if not inspect(connection).has_table("alembic_version"):
        return 0
    return int(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or 0)


def bring_up_to_date(url: URL, *, before: Callable[[], object]) -> bool:
    """Migrate an older register in one transaction, after calling ``before`` (a snapshot); whether it was older."""
    engine = reading_engine(url)
    with engine.connect() as connection:
        is_older = format_of(connection) < FORMAT
    engine.dispose()
    if is_older:
        before()
        migrate(url)
    return is_older


def migrate(url: URL, target: str = "head") -> None:
    """Move a register's schema to a revision: to the end or not at all."""
    engine = migrating_engine(url)
    try:
        with engine.begin() as connection:
            _run(connection, target)
            _check_references(connection)
            stamp(connection, _format_number(target))
    finally:
        engine.dispose()


def _run(connection: Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(database_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    step = command.upgrade if _format_number(target) >= format_of(connection) else command.downgrade
    step(config, target)


def _format_number(target: str) -> int:
    names = {"head": FORMAT, "base": 0}
    return names[target] if target in names else int(target)


def _check_references(connection: Connection) -> None:
    """With foreign keys unchecked during the migration, see that none dangles before it is committed."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise UserError(
            _("The register holds references to records that are missing, so it cannot be brought up to date."),
            _("Nothing was changed. Restore a snapshot, or ask for help with this file."),
        )


def is_compared(
    name: str | None,
    kind: Literal["schema", "table", "column", "index", "unique_constraint", "foreign_key_constraint"],
    _parents: Any,
) -> bool:
    """Whether Alembic compares an object with the models; the full-text index belongs to no model."""
    return not (kind == "table" and name is not None and name.startswith("search_index"))
