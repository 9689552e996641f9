"""A table as it came out of a file: cells as text, rows under their number in the file."""

from dataclasses import dataclass, field

from summitdesk.services.exchange.report import Remark

LONGEST_TABLE = 200_000
"""Rows of a text file."""

LONGEST_SHEET = 50_000
"""Rows of a spreadsheet."""

WIDEST = 200
"""Columns of any table."""

LONGEST_CELL = 32_767
"""Characters of a cell: what a spreadsheet can hold."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number in the file, counted from 1."""

    number: int
    cells: tuple[str, ...]

    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one sheet or text file that hold anything, and what the reader noticed on the way."""

    rows: tuple[Row, ...]
    name: str = ""
    remarks: tuple[Remark, ...] = field(default=())
