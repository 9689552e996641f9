"""What a roster holds before it is imported: its first rows, and what each column is taken for."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summitdesk.errors import UserError
from summitdesk.services.exchange.blocks import looks_like_blocks
from summitdesk.services.exchange.columns import ColumnMap, columns_of
from summitdesk.services.exchange.delimited import read_delimited
from summitdesk.services.exchange.encoding import decode
from summitdesk.services.exchange.importing import known_cities
from summitdesk.services.exchange.sources import chosen_sheet, is_workbook, read_whole
from summitdesk.services.exchange.table import Row, Table
from summitdesk.services.exchange.workbook import inspect_workbook, read_sheets

if TYPE_CHECKING:
    from summitdesk.services.exchange.parties import KnownCities
    from summitdesk.store.database import Database

_SHOWN: Final = 100
"""Rows that a preview holds."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of a roster. ``targets`` are as a mapping writes them ("name:en"), empty for what is left out.

    ``header`` is the row of the headings where none of them was understood, else None; ``encoding`` is empty for a
    workbook. Text that is no table has no headings, and a line in each row.
    """

    headings: tuple[str, ...]
    targets: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    encoding: str = ""
    header: int | None = None


def preview_roster(database: "Database", source: Path, event_slug: str, column_map: ColumnMap | None = None) -> Preview:
    """The beginning of a roster file; a sentence for a file that cannot be read."""
    column_map = column_map or ColumnMap()
    if is_workbook(source):
        inspect_workbook(source)
        return _of_table(chosen_sheet(read_sheets(source), column_map), column_map)
    decoded = decode(read_whole(source), column_map.encoding)
    known = known_cities(database, event_slug)
    return _of_text(source.suffix.lower(), decoded.text, known, column_map, decoded.encoding)


def preview_text(database: "Database", text: str, event_slug: str) -> Preview:
    """The beginning of text from the clipboard."""
    return _of_text(".txt", text, known_cities(database, event_slug), ColumnMap(), "")


def _of_text(suffix: str, text: str, known: "KnownCities", column_map: ColumnMap, encoding: str) -> Preview:
    text = text.removeprefix("\ufeff")
    is_card = suffix == ".vcf" or text.lstrip()[:11].upper() == "BEGIN:VCARD"
    if is_card or (suffix not in {".csv", ".tsv"} and looks_like_blocks(text, known)):
        lines = [Row(number, (line,)) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
        return Preview((), (), tuple(lines[:_SHOWN]), len(lines), encoding)
    delimiter = column_map.delimiter or ("\t" if suffix == ".tsv" else "")
    return _of_table(read_delimited(text, delimiter), column_map, encoding)


def _of_table(table: Table, column_map: ColumnMap, encoding: str = "") -> Preview:
    width = max((len(row.cells) for row in table.rows), default=0)
    try:
        columns = columns_of(table, column_map)
    except UserError:
        # Nothing was understood, so the organizer has to say what the columns hold.
        first = table.rows[0] if table.rows else Row(0, ())
        headings = (*first.cells, *[""] * (width - len(first.cells)))
        rows = table.rows[1:]
        return Preview(headings, ("",) * width, rows[:_SHOWN], len(rows), encoding, first.number)
    rows = tuple(row for row in table.rows if row.number >= columns.first_row)
    targets = tuple(str(target) if target is not None else "" for target in columns.targets)
    return Preview(columns.headings, targets, rows[:_SHOWN], len(rows), encoding)
