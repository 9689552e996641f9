"""Spreadsheets by the safe recipe: looked at from outside first, then parsed in a process that cannot do harm."""

import json
import multiprocessing
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from summitdesk.domain.vocabulary import Severity
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.exchange import workbook_child
from summitdesk.services.exchange.report import Remark
from summitdesk.services.exchange.table import LONGEST_SHEET, WIDEST, Row, Table

_MEGABYTE = 1024 * 1024
_MOST_ENTRIES = 2_000
_LARGEST_UNPACKED = 200 * _MEGABYTE
_HIGHEST_RATIO = 200
_LARGEST_FILE = 50 * _MEGABYTE
_LIMITS = {
    "memory": 1024 * _MEGABYTE,
    "seconds": 60,
    "rows": LONGEST_SHEET,
    "columns": WIDEST,
    "characters": 64 * _MEGABYTE,
}
_PATIENCE = 90.0
"""Seconds that the reader may take, starting and waiting included."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def read_sheets(path: Path, limits: dict[str, int] | None = None) -> tuple[Table, ...]:
    """The visible sheets of an .xlsx workbook that hold anything; a sentence for every file that is refused."""
    inspect_workbook(path)
    answer = _read_apart(path, {**_LIMITS, **(limits or {})})
    if "refused" in answer:
        raise _refusal(path, answer)
    tables = [_table(sheet) for sheet in answer["sheets"] if not sheet["hidden"] and sheet["rows"]]
    if not tables:
        raise UserError(
            _("{name} holds no visible sheet with anything in it.").format(name=path.name),
            _("Check that you chose the right file."),
        )
    return tuple(tables)


def inspect_workbook(path: Path) -> None:
    """Refuse, before any parser sees it, what is no .xlsx workbook or would unpack to something enormous."""
    with path.open("rb") as file:
        head = file.read(4096)
    size = path.stat().st_size
    again = _("Open it in a spreadsheet program and save it as .xlsx, or as CSV UTF-8.")
    if not head:
        raise UserError(_("{name} is empty (0 bytes).").format(name=path.name), _("Ask for the file again."))
    if head.startswith(_OLE):
        raise _old_or_locked(path)
    if head.lstrip()[:1] == b"<":
        raise UserError(_("{name} is a web page or XML file, not a workbook.").format(name=path.name), again)
    if not head.startswith(b"PK"):
        raise UserError(_("{name} is not an .xlsx workbook.").format(name=path.name), again)
    if size > _LARGEST_FILE:
        raise UserError(
            _("{name} is larger than {most} MB.").format(name=path.name, most=_LARGEST_FILE // _MEGABYTE),
            _("Delete pictures and sheets that do not belong to the roster."),
        )
    try:
        with zipfile.ZipFile(path) as archive:
            _inspect_entries(path, archive.infolist(), again)
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise UserError(
            _("{name} is damaged or was cut off on its way.").format(name=path.name), _("Ask for the file again.")
        ) from None


def _old_or_locked(path: Path) -> UserError:
    with path.open("rb") as file:
        data = file.read(4 * _MEGABYTE)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UserError(
            _("{name} is protected by a password.").format(name=path.name),
            _("Open it, take the password off, and save it again."),
        )
    return UserError(
        _("{name} is in the old .xls format.").format(name=path.name),
        _("Open it in a spreadsheet program and save it as .xlsx."),
    )


def _inspect_entries(path: Path, entries: list[zipfile.ZipInfo], again: str) -> None:
    names = {entry.filename for entry in entries}
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise UserError(_("{name} is a spreadsheet of another kind.").format(name=path.name), again)
    if "xl/workbook.xml" not in names:
        raise UserError(_("{name} is an archive, but no workbook.").format(name=path.name), again)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UserError(_("{name} is protected by a password.").format(name=path.name), again)
    unpacked = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > _MEGABYTE and entry.file_size > _HIGHEST_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if len(entries) > _MOST_ENTRIES or unpacked > _LARGEST_UNPACKED or swollen:
        raise UserError(
            _("{name} would unpack to {size} MB; no roster is that large.").format(
                name=path.name, size=max(unpacked // _MEGABYTE, 1)
            ),
            _("Do not open this file. Ask the sender for a plain list."),
        )


def _read_apart(path: Path, limits: dict[str, int]) -> dict[str, Any]:
    """What the reader answers; silence means that it was stopped at one of its limits."""
    is_packaged = getattr(sys, "frozen", False)
    try:
        data = _ask_packaged(path, limits) if is_packaged else _ask_interpreter(path, limits)
    except TimeoutError:
        return {"refused": "time"}
    if not data:
        return {"refused": "memory"}
    answer = json.loads(data)
    assert isinstance(answer, dict)
    return answer


def _ask_interpreter(path: Path, limits: dict[str, int]) -> bytes:
    """Run the reader's file alone in a bare interpreter: nothing of this program or its environment goes along."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    command = [sys.executable, "-I", "-B", workbook_child.__file__, str(path.resolve()), json.dumps(limits)]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, env=kept, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    return done.stdout if done.returncode == 0 else b""


def _ask_packaged(path: Path, limits: dict[str, int]) -> bytes:
    """Run the reader in a child of the packaged program, which is its own interpreter."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=workbook_child.send_workbook, args=(there, str(path), limits), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(_PATIENCE):
            raise TimeoutError
        return here.recv_bytes()
    except (EOFError, ConnectionError):
        return b""
    finally:
        here.close()
        process.join(1.0)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


def _refusal(path: Path, answer: dict[str, Any]) -> UserError:
    match answer["refused"]:
        case "rows":
            return UserError(
                _("The sheet “{sheet}” has something in row {row}; a roster has at most {most} rows.").format(
                    sheet=answer["sheet"][:60], row=answer["row"], most=LONGEST_SHEET
                ),
                _("Delete what stands below the list, or split the file."),
            )
        case "columns":
            return UserError(
                _("The sheet “{sheet}” has something beyond column {most} in row {row}.").format(
                    sheet=answer["sheet"][:60], row=answer["row"], most=WIDEST
                ),
                _("Delete the columns that do not belong to the roster."),
            )
        case "time" | "memory":
            return UserError(
                _("{name} took too long or too much memory to read.").format(name=path.name),
                _("Copy the list alone into a new workbook, or save it as CSV UTF-8."),
            )
        case "forbidden":
            return UserError(
                _("{name} holds definitions that no spreadsheet program writes, and was not opened.").format(
                    name=path.name
                ),
                _("Do not open this file. Ask the sender for a plain list."),
            )
    return UserError(
        _("{name} is damaged and cannot be read.").format(name=path.name),
        _("Open it in a spreadsheet program and save it again, or ask for the file again."),
    )


def _table(sheet: dict[str, Any]) -> Table:
    remarks = tuple(
        Remark(row, column_letters(column), Severity.WARNING, _("This cell holds a formula without a computed result."))
        for row, column in sheet["formulas"]
    )
    return Table(tuple(Row(number, tuple(cells)) for number, cells in sheet["rows"]), sheet["name"], remarks)


def column_letters(number: int) -> str:
    """A column's letters by its number from 1: 28 is AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
