"""Which reader a roster needs: by what the file is, not only by what it is called."""

from pathlib import Path

from summitdesk.domain.vocabulary import Severity
from summitdesk.errors import UserError
from summitdesk.files import reading
from summitdesk.i18n import _
from summitdesk.services.exchange.blocks import looks_like_blocks, read_blocks
from summitdesk.services.exchange.cards import read_cards
from summitdesk.services.exchange.columns import ColumnMap, columns_of
from summitdesk.services.exchange.delimited import read_delimited
from summitdesk.services.exchange.encoding import Decoded, decode
from summitdesk.services.exchange.entry import Entry, EntryReader
from summitdesk.services.exchange.parties import KnownCities
from summitdesk.services.exchange.report import Remark
from summitdesk.services.exchange.table import Table
from summitdesk.services.exchange.workbook import inspect_workbook, read_sheets

_LARGEST_TEXT = 64 * 1024 * 1024
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})

Reading = tuple[tuple[Entry, ...], tuple[Remark, ...]]


def read_source(path: Path, known: KnownCities, column_map: ColumnMap) -> Reading:
    """The entries of a roster file and what was noticed on the way; a sentence for a file that cannot be read."""
    if is_workbook(path):
        return _read_workbook(path, known, column_map)
    decoded = decode(read_whole(path), column_map.encoding)
    _refuse_markup(path, decoded.text)
    entries, remarks = _read_text(path.suffix.lower(), decoded.text, known, column_map)
    return entries, (*_encoding_remark(decoded), *remarks)


def is_workbook(path: Path) -> bool:
    """Whether a file is a spreadsheet's own, by its name or by how it begins."""
    head = _head(path)
    return path.suffix.lower() in _WORKBOOKS or head.startswith((b"PK\x03\x04", bytes.fromhex("d0cf11e0")))


def read_whole(path: Path) -> bytes:
    """The bytes of a text file; a sentence for one that is empty or too large."""
    if not _head(path):
        raise UserError(_("{name} is empty (0 bytes).").format(name=path.name), _("Ask for the file again."))
    if path.stat().st_size > _LARGEST_TEXT:
        raise UserError(
            _("{name} is larger than {most} MB.").format(name=path.name, most=_LARGEST_TEXT // 2**20),
            _("Split it into several files and import one after the other."),
        )
    return path.read_bytes()


def _head(path: Path) -> bytes:
    with reading(path), path.open("rb") as file:
        return file.read(16)


def _refuse_markup(path: Path, text: str) -> None:
    beginning = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if beginning.startswith(("<!doctype", "<html", "<table", "<?xml")):
        raise UserError(
            _("{name} is a web page or XML file, not a list.").format(name=path.name),
            _("Open it in a spreadsheet program and save it as .xlsx, or as CSV UTF-8."),
        )


def _encoding_remark(decoded: Decoded) -> tuple[Remark, ...]:
    if not decoded.is_guess:
        return ()
    message = _("The file does not say in which encoding it is written; it was read as {encoding}.").format(
        encoding=decoded.encoding.upper()
    )
    return (Remark(0, "", Severity.NOTE, message),)


def read_pasted(text: str, known: KnownCities, column_map: ColumnMap | None = None) -> Reading:
    """The entries of text from the clipboard."""
    if not text.strip():
        raise UserError(_("The text is empty."), _("Copy the list once more."))
    return _read_text(".txt", text, known, column_map or ColumnMap())


def _read_text(suffix: str, text: str, known: KnownCities, column_map: ColumnMap) -> Reading:
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise UserError(_("The file holds no text."), _("Check that you chose the right file."))
    if suffix == ".vcf" or text.lstrip()[:11].upper() == "BEGIN:VCARD":
        return read_cards(text, known)
    if suffix not in {".csv", ".tsv"} and looks_like_blocks(text, known):
        return read_blocks(text, known)
    delimiter = column_map.delimiter or ("\t" if suffix == ".tsv" else "")
    return _read_table(read_delimited(text, delimiter), known, column_map)


def _read_workbook(path: Path, known: KnownCities, column_map: ColumnMap) -> Reading:
    inspect_workbook(path)
    tables = read_sheets(path)
    chosen = chosen_sheet(tables, column_map)
    entries, remarks = _read_table(chosen, known, column_map)
    others = [table.name for table in tables if table is not chosen]
    if others:
        message = _("Only the sheet “{sheet}” was read; there is also: {others}.").format(
            sheet=chosen.name, others=", ".join(others)[:200]
        )
        remarks = (Remark(0, "", Severity.NOTE, message), *remarks)
    return entries, remarks


def chosen_sheet(tables: tuple[Table, ...], column_map: ColumnMap) -> Table:
    """The sheet that the mapping names, else the first one whose headings are understood, else the first."""
    if column_map.sheet:
        named = next((table for table in tables if table.name == column_map.sheet), None)
        if named is None:
            raise UserError(
                _("The workbook has no visible sheet “{sheet}”.").format(sheet=column_map.sheet[:60]),
                _("It has: {sheets}.").format(sheets=", ".join(table.name for table in tables)[:200]),
            )
        return named
    for table in tables:
        try:
            columns_of(table, column_map)
        except UserError:
            continue
        return table
    return tables[0]


def _read_table(table: Table, known: KnownCities, column_map: ColumnMap) -> Reading:
    columns = columns_of(table, column_map)
    reader = EntryReader(known)
    entries = tuple(
        reader.read(row.number, columns.cells(row)) for row in table.rows if row.number >= columns.first_row
    )
    if not entries:
        raise UserError(
            _("There are headings, but no rows below them."), _("Check that you chose the right file or sheet.")
        )
    return entries, (*table.remarks, *columns.remarks)
