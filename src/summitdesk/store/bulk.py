"""Bulk rows: written by the driver's executemany, side by side with one journal entry for each.

Rows of one import give the same fields, so what is left out is worked out once for all of them: the parameters that
stay the same, and what they say in the journal. Only the given fields are looked at row by row.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Column, Connection, Dialect, Table

from summitdesk.store.entities import JournalChange, JournalSecret, Record
from summitdesk.store.entities.base import default_of
from summitdesk.store.recorder import NEW_ROW, is_empty, journalled, table_of
from summitdesk.store.sorting import DERIVED_TABLES, derived
from summitdesk.store.types import CleanText, Coded, Flag, Key, LocalizedText, SortKey, Stored, cleaned, to_json

Written = tuple[Any, str]
"""A value as the driver takes it, and its part of the journal's JSON object (empty where it says nothing)."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A field that the rows give: its place among the parameters, and how it is written."""

    place: int
    name: str
    write: Callable[[Any], Written]
    is_identity: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What rows that give the same fields have in common."""

    parameters: tuple[Any, ...]
    after: tuple[str, ...]
    given: tuple[_Given, ...]


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
    table, dialect = table_of(entity), connection.dialect
    patterns: dict[tuple[str, ...], _Pattern] = {}
    native = dialect.name == "postgresql"
    to_key = Key().coerce
    ids, values, changes, secrets = [], [], [], []
    for number, row in enumerate(rows, first_change):
        if table.name in DERIVED_TABLES:
            row = {**row, **_derived(table, row)}  # noqa: PLW2901 - the row with what follows from it
        fields = tuple(row)
        if (pattern := patterns.get(fields)) is None:
            pattern = patterns[fields] = _pattern(table, fields, dialect)
        key = to_key(row["id"]) if "id" in row else uuid4()
        parameters, after = list(pattern.parameters), list(pattern.after)
        secret: list[str] = []
        parameters[0] = written_key = key if native else key.hex
        for field in pattern.given:
            parameters[field.place], said = field.write(row[field.name])
            if said:
                (secret if field.is_identity else after).append(said)
        ids.append(key)
        values.append(tuple(parameters))
        said = "{" + ",".join(after) + "}"
        changes.append((number, sequence, clock, table.name, written_key, NEW_ROW, None, said, None, None))
        if secret:
            secrets.append((number, None, "{" + ",".join(secret) + "}"))
    _insert_all(connection, table, values)
    _insert_all(connection, table_of(JournalChange), changes)
    _insert_all(connection, table_of(JournalSecret), secrets)
    return ids


def _derived(table: Table, row: Mapping[str, Any]) -> dict[str, str]:
    coerced = {name: LocalizedText().coerce(row.get(name)) for name in ("names", "sort_names")}
    return derived(table.name, coerced)


def _pattern(table: Table, fields: tuple[str, ...], dialect: Dialect) -> _Pattern:
    if unknown := set(fields) - set(table.columns.keys()):
        raise ValueError(f"{table.name} has no {', '.join(sorted(unknown))}")
    kept = {column.name for column, _kind in journalled(table)}
    parameters: list[Any] = []
    after: list[str] = []
    given: list[_Given] = []
    for place, column in enumerate(table.columns):
        write = _writer(column, dialect, is_journalled=column.name in kept)
        if column.name in fields and not column.primary_key:
            given.append(_Given(place, column.name, write, bool(column.info.get("identity"))))
        written, said = (None, "") if column.primary_key else write(default_of(column))
        parameters.append(written)
        if said and column.name not in fields:
            after.append(said)
    return _Pattern(tuple(parameters), tuple(after), tuple(given))


def _writer(column: Column[Any], dialect: Dialect, *, is_journalled: bool) -> Callable[[Any], Written]:
    """What writes a field's values; the commonest kinds have a way of their own, because there are so many of them."""
    kind = column.type
    assert isinstance(kind, Stored)
    start = f"{quoted(column.name)}:"
    if isinstance(kind, LocalizedText):
        return _texts_writer(kind, column.name, dialect)
    if isinstance(kind, Coded):
        terms = {str(term): (str(term), f"{start}{quoted(str(term))}") for term in kind.terms}
        return lambda value: (None, "") if value is None else terms[value]
    if isinstance(kind, Key):
        return _key_writer(kind, start, native=dialect.name == "postgresql")
    if isinstance(kind, Flag):
        write = kind.writer(dialect)
        flags = {True: (write(True), f"{start}true"), False: (write(False), "")}
        return lambda value: flags[value]
    if isinstance(kind, CleanText) and not isinstance(kind, SortKey):

        def write_text(value: Any) -> Written:
            if not value:
                return (kind.coerce(value), "")
            text = cleaned(value)
            return text, f"{start}{quoted(text)}" if text else ""

        return write_text
    write = kind.writer(dialect)

    def write_any(value: Any) -> Written:
        coerced = kind.coerce(value)
        dumped = kind.dump(coerced)
        said = "" if is_empty(dumped) or not is_journalled else f"{start}{to_json(dumped)}"
        return write(coerced), said

    return write_any


def _key_writer(kind: Key, start: str, *, native: bool) -> Callable[[Any], Written]:
    def write_key(value: Any) -> Written:
        if value is None:
            return None, ""
        key = kind.coerce(value)
        digits = key.hex
        return key if native else digits, f'{start}"{digits}"'

    return write_key


def _texts_writer(kind: LocalizedText, name: str, dialect: Dialect) -> Callable[[Any], Written]:
    """Offices and names of places come again and again in one import; each is worked out once."""
    write = kind.writer(dialect)

    @lru_cache(maxsize=4096)
    def of(items: tuple[tuple[str, str], ...]) -> Written:
        texts = kind.coerce(dict(items))
        said = (f"{quoted(f'{name}.{language}')}:{quoted(text)}" for language, text in texts.items())
        return write(texts), ",".join(said)

    return lambda value: (None, "") if value is None else of(tuple(value.items()))


def _insert_all(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    statement = str(table.insert().compile(dialect=connection.dialect))
    if connection.dialect.positional:
        connection.exec_driver_sql(statement, rows)
    else:
        names = table.columns.keys()
        connection.exec_driver_sql(statement, [dict(zip(names, row, strict=True)) for row in rows])
