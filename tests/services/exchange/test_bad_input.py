"""Files that no organizer should have to fear: each is refused or read with a sentence, quickly, and nothing is lost.

The list below is the record of what is covered; a new bad file is a new line in it.
"""

import io
import json
import random
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from summitdesk.errors import UserError
from summitdesk.services.exchange.columns import ColumnMap
from summitdesk.services.exchange.parties import NOBODY
from summitdesk.services.exchange.sources import read_pasted, read_source
from summitdesk.services.exchange.workbook import read_sheets

HEADER = ["Name", "City", "Country"]
ROW = ["Jane Doe", "Edmonton", "Canada"]


def workbook(*rows: list[object]) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("List")
    for number, row in enumerate(rows):
        for at, value in enumerate(row):
            sheet.write(number, at, value)
    book.close()
    return data.getvalue()


def rebuilt(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """An archive with parts changed, or taken out where the change gives None."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
    return target.getvalue()


def with_sheet(xml: str) -> bytes:
    """A workbook whose only sheet is this XML."""
    return rebuilt(workbook(HEADER, ROW), lambda name, part: xml.encode() if name.endswith("sheet1.xml") else part)


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'


def sparse() -> bytes:
    rows = f'<row r="1">{CELL.format("A1", "Name")}</row><row r="1048576">{CELL.format("XFD1048576", "x")}</row>'
    return with_sheet(SHEET.format(rows))


def zip_bomb() -> bytes:
    data = io.BytesIO(workbook(HEADER, ROW))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/a.bin", "w") as part:
        for _ in range(300):
            part.write(bytes(1024 * 1024))
    return data.getvalue()


def many_parts() -> bytes:
    data = io.BytesIO(workbook(HEADER, ROW))
    with zipfile.ZipFile(data, "a") as archive:
        for number in range(2100):
            archive.writestr(f"xl/media/{number}", b"")
    return data.getvalue()


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return with_sheet(
        f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>' + SHEET.format(f'<row r="1">{CELL.format("A1", "&e9;")}</row>')
    )


def quadratic_blowup() -> bytes:
    return with_sheet(
        f'<!DOCTYPE x [<!ENTITY e "{"a" * 50_000}">]>'
        + SHEET.format(f'<row r="1">{CELL.format("A1", "&e;" * 20_000)}</row>')
    )


def external_entity() -> bytes:
    return with_sheet(
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + SHEET.format(f'<row r="1">{CELL.format("A1", "&e;")}</row>')
    )


def locked() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


REFUSED = {
    "0 bytes named .xlsx": ("a.xlsx", b"", r"empty \(0 bytes\)"),
    "0 bytes named .csv": ("a.csv", b"", r"empty \(0 bytes\)"),
    "blanks only": ("a.csv", b" \r\n\t\n", "holds no text"),
    "a web page named .xlsx": ("a.xlsx", b"<html><table><tr><td>Name</td></tr></table></html>", "web page"),
    "a web page named .csv": ("a.csv", b"<!DOCTYPE html><table></table>", "web page"),
    "text named .xlsx": ("a.xlsx", b"Name,City\n", "not an .xlsx workbook"),
    "an old .xls": ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000), "old .xls format"),
    "an old .xls named .csv": ("a.csv", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000), "old .xls format"),
    "a password": ("a.xlsx", locked(), "protected by a password"),
    "a truncated workbook": ("a.xlsx", workbook(HEADER, ROW)[:-200], "damaged or was cut off"),
    "the first half of a workbook": ("a.xlsx", workbook(HEADER, ROW)[:2000], "damaged or was cut off"),
    "an archive that is no workbook": (
        "a.xlsx",
        rebuilt(workbook(HEADER), lambda n, p: None if "workbook" in n else p),
        "no workbook",
    ),
    "an OpenDocument sheet": (
        "a.ods",
        rebuilt(workbook(HEADER), lambda n, p: p if "xl" not in n else None),
        "no workbook",
    ),
    "a workbook without its sheet": (
        "a.xlsx",
        rebuilt(workbook(HEADER), lambda n, p: None if n.endswith("sheet1.xml") else p),
        "damaged|no visible sheet",
    ),
    "XML that breaks off": ("a.xlsx", with_sheet("<worksheet><sheetData><row"), "damaged|no visible sheet"),
    "a zip bomb": ("a.xlsx", zip_bomb(), "would unpack to 300 MB"),
    "too many parts": ("a.xlsx", many_parts(), "would unpack"),
    "billion laughs": ("a.xlsx", billion_laughs(), "definitions that no spreadsheet program writes"),
    "quadratic blow-up": ("a.xlsx", quadratic_blowup(), "definitions that no spreadsheet program writes"),
    "an external entity": ("a.xlsx", external_entity(), "definitions that no spreadsheet program writes"),
    "A1 and XFD1048576": ("a.xlsx", sparse(), "something in row 1048576"),
    "a forged row number": (
        "a.xlsx",
        with_sheet(SHEET.format(f'<row r="99999999999">{CELL.format("A99999999999", "x")}</row>')),
        "at most 50000 rows|damaged|too long",
    ),
    "300 columns": ("a.xlsx", workbook(["Name"] * 300), "beyond column 200"),
    "300 columns as text": ("a.csv", ",".join(["Name"] * 300).encode(), "has 300 columns"),
    "no headings": ("a.csv", b"Jane Doe,Edmonton\nJohn Roe,Calgary\n", "No column"),
    "headings only": ("a.csv", b"Name,City\n", "no rows below"),
    "an empty workbook": ("a.xlsx", workbook(), "no visible sheet"),
    "a quotation mark that never ends": ("a.csv", b'Name,City\n"Jane,Edmonton\n' + b"x" * 5_000_000, "never ends"),
    "more rows than anybody invites": ("a.csv", b"Name,City\n" + b"a,b\n" * 200_001, "more than 200000 rows"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_a_roster_is_refused_with_a_sentence(tmp_path: Path, case: str):
    name, data, sentence = REFUSED[case]
    (tmp_path / name).write_bytes(data)
    begun = time.monotonic()
    with pytest.raises(UserError) as refusal:
        read_source(tmp_path / name, NOBODY, ColumnMap())
    assert re.search(sentence, refusal.value.message), refusal.value.message
    assert refusal.value.remedy
    assert "Traceback" not in str(refusal.value)
    assert time.monotonic() - begun < 60


def entries(tmp_path: Path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    return read_source(tmp_path / name, NOBODY, ColumnMap())


def names(found) -> list[list[str]]:
    return [[name.full for name in entry.names] for entry in found]


READ = {
    "zero bytes": ("a.csv", b"Name,City\nJa\x00ne,Edmonton\n", [["Jane"]], "zero bytes"),
    "mixed line ends": ("a.csv", b"Name,City\rJane,Edmonton\r\nJohn,Calgary\n", [["Jane"], ["John"]], None),
    "a byte order mark": ("a.csv", b"\xef\xbb\xbfName,City\nJane,Edmonton\n", [["Jane"]], None),
    "a field of 200,000 characters": (
        "a.csv",
        b'Name,City\n"' + b"x" * 200_000 + b'",Edmonton\nJane,Calgary\n',
        [[], ["Jane"]],
        "holds 200000 characters",
    ),
    "embedded line ends and quotes": ("a.csv", b'Name,City\n"Jane\n""JD"" Doe",Edmonton\n', [['Jane "JD" Doe']], None),
    "short and long rows": ("a.csv", b"Name,City,Country\nJane\nJohn,Calgary,Canada,x,y\n", [["Jane"], ["John"]], None),
    "headings twice": ("a.csv", b"Name,City,City\nJane,,Edmonton\n", [["Jane"]], "hold the same"),
    "formulas and injection": ("a.csv", b"Name,City\n=cmd|' /C calc'!A0,Edmonton\n", [["=cmd|' /C calc'!A0"]], None),
    "Windows-1251": ("a.csv", "Имя;Город\nИванов;Якутск\n".encode("cp1251"), [["Иванов"]], "CP1251"),
    "a phone as a float": ("a.xlsx", workbook(["Name", "Phone"], ["Jane", 8.6e12]), [["Jane"]], None),
    "an error cell": ("a.csv", b"Name,City\n#REF!,Edmonton\n", [[]], "#REF!"),
    "a bidi override": ("a.csv", "Name,City\nJ\u202eane,Edmonton\n".encode(), [["Jane"]], None),
    "a lone surrogate": ("a.csv", b"Name,City\nJ\xed\xa0\x80,Edmonton\n", None, None),
    "escape sequences": ("a.csv", b"Name,City\n\x1b[31mJane,Edmonton\n", [["[31mJane"]], "control character"),
    "tags": ("a.csv", b"Name,City\n<b>Jane</para>,Edmonton\n", [["<b>Jane</para>"]], None),
    "300 columns that are empty": ("a.csv", b"Name,City" + b"," * 300 + b"\nJane,Edmonton\n", [["Jane"]], None),
}


@pytest.mark.parametrize("case", READ)
def test_a_file_with_faults_is_read_and_the_faults_are_told(tmp_path: Path, case: str):
    name, data, expected, sentence = READ[case]
    found, remarks = entries(tmp_path, name, data)
    if expected is not None:
        assert names(found) == expected
    messages = [remark.message for remark in (*remarks, *(remark for entry in found for remark in entry.remarks))]
    if sentence is None:
        assert not [message for message in messages if "encoding" not in message] or expected is None
    else:
        assert any(sentence in message for message in messages), messages


def test_a_phone_number_keeps_its_digits(tmp_path: Path):
    found, _remarks = entries(tmp_path, "a.xlsx", workbook(["Name", "Phone"], ["Jane", 8.6e12]))
    assert found[0].phone == "8600000000000"


def test_dates_of_a_workbook_are_days(tmp_path: Path):
    book = openpyxl.Workbook()
    from datetime import datetime

    book.active.append(["Name", "Date of birth"])
    book.active.append(["Jane", datetime(1970, 4, 3)])
    book.save(tmp_path / "a.xlsx")
    found, _remarks = read_source(tmp_path / "a.xlsx", NOBODY, ColumnMap())
    assert [str(value) for value in found[0].identity.values()] == ["1970-04-03"]


def test_a_formula_without_a_result_is_told_and_a_computed_one_is_read(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(["Name", "City"])
    book.active.append(["Jane", '=CONCATENATE("Edm","onton")'])
    book.save(tmp_path / "a.xlsx")
    found, remarks = read_source(tmp_path / "a.xlsx", NOBODY, ColumnMap())
    assert found[0].cities == {}
    assert [(remark.row, remark.column) for remark in remarks] == [(2, "B")]


def test_merged_headings_of_a_workbook(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["姓名", None, "城市"], ["中文", "英文", None], ["王小明", "Wang Xiaoming", "哈尔滨"]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:C2")
    book.save(tmp_path / "a.xlsx")
    found, _remarks = read_source(tmp_path / "a.xlsx", NOBODY, ColumnMap())
    assert names(found) == [["王小明", "Wang Xiaoming"]]
    assert found[0].row == 3


def test_the_sheet_with_headings_is_chosen_and_the_others_are_told(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    book.active.append(["Welcome"])
    sheet = book.create_sheet("Guests")
    sheet.append(["Name", "City"])
    sheet.append(["Jane", "Edmonton"])
    hidden = book.create_sheet("Secret")
    hidden.append(["Name", "City"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    found, remarks = read_source(tmp_path / "a.xlsx", NOBODY, ColumnMap())
    assert names(found) == [["Jane"]]
    assert "“Guests”" in remarks[0].message
    assert "Secret" not in remarks[0].message
    with pytest.raises(UserError, match="no visible sheet “Secret”"):
        read_source(tmp_path / "a.xlsx", NOBODY, ColumnMap(sheet="Secret"))


def test_a_reader_that_runs_out_of_time_or_memory_is_stopped(tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(workbook(HEADER, *[ROW] * 2000))
    with pytest.raises(UserError, match="too long or too much memory"):
        read_sheets(tmp_path / "a.xlsx", {"memory": 40 * 1024 * 1024})
    with pytest.raises(UserError, match="too long or too much memory"):
        read_sheets(tmp_path / "a.xlsx", {"characters": 1000})


def test_nothing_of_a_workbook_is_opened_from_elsewhere(tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(external_entity())
    with pytest.raises(UserError) as refusal:
        read_sheets(tmp_path / "a.xlsx")
    assert "root:" not in str(refusal.value)


def test_damaged_workbooks_never_escape_as_errors(tmp_path: Path):
    data = workbook(HEADER, ROW)
    chance = random.Random(7)
    for _ in range(6):
        hurt = bytearray(data)
        for _ in range(chance.randrange(1, 30)):
            hurt[chance.randrange(len(hurt))] = chance.randrange(256)
        (tmp_path / "a.xlsx").write_bytes(hurt)
        try:
            read_source(tmp_path / "a.xlsx", NOBODY, ColumnMap())
        except UserError as error:
            assert error.message  # noqa: PT017 - either a reading or a sentence will do


def test_a_folder_and_a_missing_file_are_sentences(tmp_path: Path):
    with pytest.raises(UserError, match="no file"):
        read_source(tmp_path / "none.csv", NOBODY, ColumnMap())
    with pytest.raises(UserError, match="cannot be read"):
        read_source(tmp_path, NOBODY, ColumnMap())


def test_empty_clipboards_are_sentences():
    with pytest.raises(UserError, match="empty"):
        read_pasted(" \n", NOBODY)


def test_the_reader_answers_with_plain_json(tmp_path: Path):
    from summitdesk.services.exchange.workbook_child import read_workbook

    assert callable(read_workbook)
    (tmp_path / "a.xlsx").write_bytes(workbook(HEADER, ROW))
    (table,) = read_sheets(tmp_path / "a.xlsx")
    assert json.loads(json.dumps([row.cells for row in table.rows])) == [HEADER, ROW]
