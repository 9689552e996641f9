"""Comma, tab and semicolon separated text, as spreadsheets save it and clipboards hold it."""

import csv
import io
import threading
from collections import Counter
from collections.abc import Iterator

from summitdesk.domain.vocabulary import Severity
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.exchange.report import Remark
from summitdesk.services.exchange.table import LONGEST_CELL, LONGEST_TABLE, WIDEST, Row, Table

DELIMITERS = (",", "\t", ";", "|")
_LONGEST_FIELD = 4_000_000
_limit = threading.Lock()


def read_delimited(text: str, delimiter: str = "") -> Table:
    """The rows of a delimited text; blank ones are left out but counted, so that numbers are the file's own."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    remarks: list[Remark] = []
    if "\x00" in text:
        remarks.append(Remark(0, "", Severity.WARNING, _("The file holds zero bytes; they were left out.")))
        text = text.replace("\x00", "")
    rows = list(_rows(text, delimiter or sniff_delimiter(text), remarks))
    return Table(tuple(row for row in rows if not row.is_blank()), remarks=tuple(remarks))


def sniff_delimiter(text: str) -> str:
    """The delimiter that splits the first records most evenly into the most columns."""
    best, best_score = ",", 0.0
    head = "\n".join(text.split("\n", 60)[:60])
    for delimiter in DELIMITERS:
        widths = Counter(len(cells) for cells in _parse(head, delimiter) if any(cells))
        if not widths:
            continue
        width, times = widths.most_common(1)[0]
        score = (width - 1) * times / widths.total()
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _parse(text: str, delimiter: str) -> Iterator[list[str]]:
    with _limit:
        before = csv.field_size_limit(_LONGEST_FIELD)
        try:
            yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        except csv.Error:
            raise UserError(
                _("The file cannot be read as a table: a quoted field never ends."),
                _("Open it in a spreadsheet program, check its quotation marks and save it as CSV UTF-8 again."),
            ) from None
        finally:
            csv.field_size_limit(before)


def _rows(text: str, delimiter: str, remarks: list[Remark]) -> Iterator[Row]:
    for number, cells in enumerate(_parse(text, delimiter), start=1):
        if number > LONGEST_TABLE:
            raise UserError(
                _("The file has more than {count} rows.").format(count=LONGEST_TABLE),
                _("Split it into several files and import one after the other."),
            )
        if len(cells) > WIDEST and any(cell.strip() for cell in cells[WIDEST:]):
            raise UserError(
                _("Row {row} has {count} columns; a roster has at most {most}.").format(
                    row=number, count=len(cells), most=WIDEST
                ),
                _("Check the delimiter, or delete the columns that do not belong to the roster."),
            )
        yield Row(number, tuple(_bounded(cell, number, at, remarks) for at, cell in enumerate(cells[:WIDEST], 1)))


def _bounded(cell: str, row: int, column: int, remarks: list[Remark]) -> str:
    if len(cell) <= LONGEST_CELL:
        return cell
    remarks.append(
        Remark(
            row,
            str(column),
            Severity.ERROR,
            _("The cell holds {length} characters and was left out; a quotation mark is probably missing.").format(
                length=len(cell)
            ),
        )
    )
    return ""
