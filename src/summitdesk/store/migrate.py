"""Schema versions: a new register gets the latest, an older one is brought up to date in one transaction."""

from sqlalchemy import URL, Connection, text

from summitdesk.store.connect import APPLICATION_ID
from summitdesk.store.entities import Base
from summitdesk.store.search import create_index

FORMAT = 1
"""The document format this program writes: the number of the latest revision under ``db/versions``."""


def revision(format_number: int) -> str:
    """The name of a format's Alembic revision."""
    return f"{format_number:04d}"


def create_schema(connection: Connection) -> None:
    """Make the latest schema in an empty database."""
    Base.metadata.create_all(connection)
    create_index(connection)
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL CONSTRAINT alembic_version_pkc PRIMARY KEY)"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision(FORMAT)})
    stamp(connection, FORMAT)


def stamp(connection: Connection, format_number: int) -> None:
    """Write what the file is and its format into the header of a SQLite file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={format_number}")


def upgrade(url: URL, *, read_only: bool) -> None:
    """Bring an older register up to date."""
