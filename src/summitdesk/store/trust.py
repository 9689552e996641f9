"""What is checked before a register is believed: that it is one, not too new, whole, and holds no foreign machinery.

A trigger or view planted in a file that came by post would run inside this program, so the kinds, names and columns of
everything in the file must be those of its format. What each format holds is data: ``db/schema/0001.json`` and so on.
"""

import json

from sqlalchemy import URL, Connection

from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.paths import database_folder
from summitdesk.store.connect import APPLICATION_ID, reading_engine
from summitdesk.store.migrate import FORMAT, format_of, revision

Schema = dict[str, list[str]]
"""For each object of a database its kind, its table, and its columns (with their types, for a table)."""

_STATISTICS = frozenset({"sqlite_stat1", "sqlite_stat4"})


def check_register(url: URL, *, immutable_media: bool = False) -> None:
    """Refuse, with a sentence, what is no register of a format that this program can read."""
    engine = reading_engine(url, immutable_media=immutable_media)
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                _check_file(connection)
            else:
                _check_format(format_of(connection))
    finally:
        engine.dispose()


def problems(connection: Connection, *, thorough: bool = False) -> list[str]:
    """What is wrong inside a SQLite register, one sentence each; ``thorough`` compares every index with its table."""
    check = "integrity_check" if thorough else "quick_check"
    found = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {check}") if row[0] != "ok"]
    if found:
        # The messages name pages and tables, never values.
        return [_("The register file is damaged: {detail}.").format(detail=detail) for detail in found[:10]]
    known, present = known_schema(format_of(connection)), schema_of(connection)
    strange = [_("The file holds what no register has: {name}.").format(name=name) for name in _beyond(known, present)]
    strange += [_("The file lacks what every register has: {name}.").format(name=n) for n in _beyond(present, known)]
    if strange:
        return strange[:10]
    dangling = connection.exec_driver_sql('SELECT DISTINCT "table" FROM pragma_foreign_key_check ORDER BY 1')
    return [_("A row of {table} refers to a record that is missing.").format(table=row[0]) for row in dangling]


def schema_of(connection: Connection) -> Schema:
    """What a SQLite database holds, in the form that ``db/schema`` keeps."""
    objects = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").all()
    schema: Schema = {}
    for kind, name, table, sql in objects:
        if name in _STATISTICS or (kind == "index" and sql is None and name.startswith("sqlite_autoindex_")):
            continue
        schema[name] = [kind, table, *_COLUMNS.get(kind, _no_columns)(connection, name)]
    return schema


def _no_columns(_connection: Connection, _name: str) -> list[str]:
    return []


def _table_columns(connection: Connection, name: str) -> list[str]:
    """Names and types, sorted: a migrated table has them in another order than a new one."""
    rows = connection.exec_driver_sql("SELECT * FROM pragma_table_xinfo(?)", (name,)).mappings()
    return sorted(f"{row['name']} {row['type']}{' hidden' if row['hidden'] else ''}".strip() for row in rows)


def _index_columns(connection: Connection, name: str) -> list[str]:
    rows = connection.exec_driver_sql("SELECT * FROM pragma_index_xinfo(?)", (name,)).mappings()
    return [row["name"] or "an expression" for row in rows if row["key"]]


_COLUMNS = {"table": _table_columns, "index": _index_columns}


def known_schema(format_number: int) -> Schema:
    """What a register of this format holds."""
    file = database_folder() / "schema" / f"{revision(format_number)}.json"
    schema: Schema = json.loads(file.read_text(encoding="utf-8"))
    return schema


def _check_file(connection: Connection) -> None:
    if not connection.exec_driver_sql("PRAGMA page_count").scalar_one():
        raise UserError(
            _("This file is empty; it is not a SummitDesk register."),
            _("Choose a file that ends in .summit, or restore a snapshot."),
        )
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise UserError(
            _("This file is a database of another program, not a SummitDesk register."),
            _("Choose a file that ends in .summit."),
        )
    _check_format(format_of(connection))
    if found := problems(connection):
        raise UserError(
            " ".join(found[:3]), _("Nothing was changed. Restore its latest snapshot, or ask where the file came from.")
        )


def _check_format(format_number: int) -> None:
    if format_number > FORMAT:
        raise UserError(
            _("This register was made with a newer SummitDesk (format {theirs}; this one reads up to {ours}).").format(
                theirs=format_number, ours=FORMAT
            ),
            _("Install the newer SummitDesk on this computer, then open the register again."),
        )
    if format_number < 1:
        raise UserError(_("There is no register in this database."), _("Make a new one, or give another address."))


def _beyond(known: Schema, present: Schema) -> list[str]:
    """The names of what is present but not known, or is another kind of thing there: objects, or columns of a table."""
    names = []
    for name, (kind, table, *columns) in sorted(present.items()):
        kind_known, table_known, *columns_known = known.get(name, ("", ""))
        if (kind != "table" and columns != columns_known) or (kind, table) != (kind_known, table_known):
            names.append(name)
        else:
            names += [f"{name}.{column.partition(' ')[0]}" for column in columns if column not in columns_known]
    return names
