"""Bulk rows: written by the driver's executemany, side by side with one journal entry for each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Column, Connection, Dialect, Table

from summitdesk.store.entities import JournalChange, JournalSecret, Record
from summitdesk.store.entities.base import default_of
from summitdesk.store.recorder import NEW_ROW, identity_fields, journalled
from summitdesk.store.sorting import derived
from summitdesk.store.types import LocalizedText, Stored
from summitdesk.store.writing import is_empty


def insert_rows(
    connection: Connection,
    entity: type[Record],
    rows: Iterable[Mapping[str, Any]],
    *,
    sequence: int,
    clock: int,
    first_change: int,
) -> list[UUID]:
    """Insert ``rows`` and their journal entries, numbered from ``first_change``; returns the keys in order."""
    table = entity.__table__
    assert isinstance(table, Table)
    whole = [_complete(table, row) for row in rows]
    _insert_all(connection, table, whole)
    changes, secrets = [], []
    for number, row in enumerate(whole, first_change):
        after, secret = _entry(table, row)
        changes.append(
            {
                "id": number,
                "sequence": sequence,
                "clock": clock,
                "table_name": table.name,
                "row_id": row["id"],
                "field": NEW_ROW,
                "before": None,
                "after": after,
                "base_clock": None,
                "base_node": None,
            }
        )
        if secret:
            secrets.append({"change_id": number, "before": None, "after": secret})
    _insert_all(connection, _table(JournalChange), changes)
    _insert_all(connection, _table(JournalSecret), secrets)
    return [row["id"] for row in whole]


def _table(entity: Any) -> Table:
    table = entity.__table__
    assert isinstance(table, Table)
    return table


def _complete(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with every column, its values as they are stored."""
    if unknown := row.keys() - table.columns.keys():
        raise ValueError(f"{table.name} has no {', '.join(sorted(unknown))}")
    whole: dict[str, Any] = {}
    for column, kind in _kinds(table):
        value = row[column.name] if column.name in row else _default(column)
        whole[column.name] = kind.coerce(value)
    return whole | derived(table.name, whole)


def _default(column: Column[Any]) -> Any:
    return uuid4() if column.primary_key else default_of(column)


def _kinds(table: Table) -> list[tuple[Column[Any], Stored[Any]]]:
    return [(column, column.type) for column in table.columns if isinstance(column.type, Stored)]


def _entry(table: Table, row: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A new row's journal fields, identity-class fields apart; what is empty is left out."""
    hidden = identity_fields(table.name)
    after: dict[str, Any] = {}
    secret: dict[str, Any] = {}
    for column, kind in journalled(table):
        value = row[column.name]
        if isinstance(kind, LocalizedText):
            after.update((f"{column.name}.{language}", text) for language, text in value.items())
        elif not is_empty(dumped := kind.dump(value)):
            (secret if column.name in hidden else after)[column.name] = dumped
    return after, secret


def _insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        return
    dialect = connection.dialect
    compiled = table.insert().compile(dialect=dialect)
    writers = [(column.name, _writer(column, dialect)) for column in table.columns]
    if dialect.positional:
        parameters: Any = [tuple(write(row[name]) for name, write in writers) for row in rows]
    else:
        parameters = [{name: write(row[name]) for name, write in writers} for row in rows]
    connection.exec_driver_sql(str(compiled), parameters)


def _writer(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any]:
    """What makes the driver's value of a stored one."""
    assert isinstance(column.type, Stored)
    return column.type.writer(dialect)
