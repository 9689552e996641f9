"""The reader of spreadsheets that runs in a process of its own, with limits on memory, time and files.

Workbooks come from anywhere, and their parsers can be made to run away; only JSON comes back from here. This module
imports nothing of the program, so that the process starts quickly and holds nothing worth stealing.
"""

import json
import os
import sys
import warnings
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

LONGEST_ROW = 1_048_576
"""Rows that the format allows; a row beyond is a forged number."""


def read_workbook(path: str, limits: dict[str, int]) -> bytes:
    """The sheets of a workbook as JSON, or the reason why it cannot be read."""
    _restrict(limits)
    answer: dict[str, object]
    try:
        answer = {"sheets": _sheets(path, limits)}
    except _TooLarge as refusal:
        answer = {"refused": refusal.args[0], **refusal.args[1]}
    except MemoryError:
        answer = {"refused": "memory"}
    except Exception as error:  # whatever a parser raises on a forged file is the same to the organizer
        answer = {"refused": "forbidden" if _is_forbidden(error) else "unreadable"}
    return json.dumps(answer).encode()


def _is_forbidden(error: BaseException | None) -> bool:
    """Whether defusedxml stopped the parser, however its error was wrapped on the way."""
    while error is not None:
        if type(error).__name__.endswith("Forbidden"):
            return True
        error = error.__cause__
    return False


def send_workbook(connection: "Connection[Any, Any]", path: str, limits: dict[str, int]) -> None:
    """Answer through a pipe: how a packaged program, which has no interpreter to start, runs this module."""
    connection.send_bytes(read_workbook(path, limits))
    connection.close()


class _TooLarge(Exception):
    """A sheet goes beyond what a roster can need."""


def _restrict(limits: dict[str, int]) -> None:
    sys.dont_write_bytecode = True
    os.environ["OPENPYXL_LXML"] = "False"
    os.environ["OPENPYXL_DEFUSEDXML"] = "True"
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sheets(path: str, limits: dict[str, int]) -> list[dict[str, Any]]:
    import openpyxl
    from openpyxl.xml import DEFUSEDXML

    if not DEFUSEDXML:
        raise RuntimeError("defusedxml is missing")
    warnings.simplefilter("ignore")
    workbook = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    has_formulas = _has_formulas(path)
    sheets = []
    for sheet in workbook.worksheets:
        rows = _rows(sheet, limits)
        formulas = _formulas_without_result(path, sheet.title, rows) if rows and has_formulas else []
        sheets.append(
            {"name": sheet.title, "hidden": sheet.sheet_state != "visible", "rows": rows, "formulas": formulas}
        )
    workbook.close()
    return sheets


def _has_formulas(path: str) -> bool:
    """Whether any sheet has a formula at all, so that plain lists are read once only."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as part:
                    while block := part.read(1 << 20):
                        if b"<f>" in block or b"<f " in block or b"<f/" in block:
                            return True
    return False


def _rows(sheet: "ReadOnlyWorksheet", limits: dict[str, int]) -> list[list[Any]]:
    """The rows that hold anything, each as its number and its cells' texts.

    The sheet's own idea of its size is forgotten: it may be wrong, or forged.
    """
    sheet.reset_dimensions()
    rows: list[list[Any]] = []
    budget = limits["characters"]
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > LONGEST_ROW:
            raise _TooLarge("rows", {"sheet": sheet.title, "row": number})
        if not values or all(value is None for value in values):
            continue
        if number > limits["rows"]:
            raise _TooLarge("rows", {"sheet": sheet.title, "row": number})
        if any(value is not None for value in values[limits["columns"] :]):
            raise _TooLarge("columns", {"sheet": sheet.title, "row": number})
        cells = [_text(value) for value in values[: limits["columns"]]]
        budget -= sum(map(len, cells))
        if budget < 0:
            raise MemoryError
        rows.append([number, cells])
    return rows


def _formulas_without_result(path: str, title: str, rows: list[list[Any]]) -> list[list[int]]:
    """Cells whose formula was never computed, as row and column, so that they are not taken for empty ones."""
    import openpyxl

    filled = {number: cells for number, cells in rows}
    workbook = openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)
    sheet = workbook[title]
    sheet.reset_dimensions()
    found = []
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > max(filled, default=0) + 1:
            break
        for column, cell in enumerate(row, start=1):
            if cell.data_type == "f" and not _cell(filled, number, column):
                found.append([number, column])
        if len(found) >= 100:
            break
    workbook.close()
    return found


def _cell(filled: dict[int, list[str]], row: int, column: int) -> str:
    cells = filled.get(row, [])
    return cells[column - 1] if column <= len(cells) else ""


def _text(value: object) -> str:
    """A cell as one would read it: whole numbers without a point, dates as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    if isinstance(value, datetime):
        is_day = value.time() == time()
        return value.date().isoformat() if is_day else value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, (date, time)) else str(value)[:40_000]


if __name__ == "__main__":
    sys.stdout.buffer.write(read_workbook(sys.argv[1], json.loads(sys.argv[2])))
