"""Lists that leave the register: what they hold, in which order, and that nothing in them acts on being opened."""

import csv
import io
import json
import zipfile

import openpyxl
import pytest
from icalendar import Calendar

from summitdesk.errors import UserError
from summitdesk.services.exchange.exporting import SUFFIXES, export_list
from summitdesk.services.exchange.importing import import_roster
from summitdesk.services.exchange.lists import ListKind
from summitdesk.services.exchange.writers import harmless


def exported(database, kind, event, target, **options):
    export_list(database, kind, event, target, **options)
    return target


def table(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_roster_as_json_names_everything_per_language(sample_database, tmp_path):
    path = exported(sample_database, "roster", "harbin-2019", tmp_path / "r.json")
    records = json.loads(path.read_text("utf-8"))
    assert len(records) == 23
    niigata = records[1]
    assert niigata["names"] == {"ja": "木村勇一"}
    assert niigata["offices"] == {"zh-Hans": "副市长", "en": "Deputy Mayor"}
    assert niigata["city"]["en"] == "Niigata"
    assert niigata["country"]["en"] == "Japan"
    assert (niigata["role"], niigata["attendance"], niigata["signs"]) == ("head", "in_person", True)
    assert "木村勇一" in path.read_text("utf-8")
    assert "identity" not in niigata


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx"])
@pytest.mark.parametrize("event", ["harbin-2019", "harbin-2026"])
def test_an_exported_roster_imports_without_a_change(sample_database, tmp_path, suffix, event):
    path = exported(sample_database, ListKind.ROSTER, event, tmp_path / f"r{suffix}")
    first = import_roster(sample_database, path, event)
    assert (first.added, first.skipped, first.read) == (0, 0, first.updated + first.unchanged)
    again = import_roster(sample_database, path, event)
    assert again.unchanged == again.read == first.read


def test_a_roster_of_contact_cards_imports_without_a_change(sample_database, tmp_path):
    (tmp_path / "in.csv").write_text(
        'Name,City,Country,Position,Email\n"Jane; O\'Brien",Edmonton,Canada,"Director, Parks",jane@example.ca\n',
        "utf-8",
    )
    import_roster(sample_database, tmp_path / "in.csv", "harbin-2026")
    path = exported(sample_database, "roster", "harbin-2026", tmp_path / "r.vcf")
    data = path.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"BEGIN:VCARD") == data.count(b"END:VCARD") > 1
    report = import_roster(sample_database, path, "harbin-2026")
    assert (report.added, report.skipped) == (0, 0)


@pytest.mark.parametrize("kind", list(ListKind))
def test_every_list_can_be_every_kind_of_file_that_is_promised_and_is_the_same_twice(sample_database, tmp_path, kind):
    for suffix in SUFFIXES[kind]:
        path = exported(sample_database, kind, "harbin-2019", tmp_path / f"list{suffix}")
        data = path.read_bytes()
        assert data
        assert exported(sample_database, kind, "harbin-2019", path).read_bytes() == data


def test_signatories_stand_in_the_order_of_the_event_with_their_reasons(sample_database, tmp_path):
    rows = table(exported(sample_database, "signatories", "harbin-2019", tmp_path / "s.csv"))
    assert [row["City (en)"] for row in rows][:5] == ["Harbin", "Niigata", "Aarhus", "Edmonton", "Minneapolis"]
    assert [row["Position"] for row in rows] == [str(number) for number in range(1, 24)]
    assert all(row["Reason"] for row in rows)


def test_an_agenda_is_a_calendar_in_both_languages(sample_database, tmp_path):
    path = exported(sample_database, "agenda", "harbin-2026", tmp_path / "a.ics")
    calendar = Calendar.from_ical(path.read_bytes())
    entries = calendar.walk("VEVENT")
    items = json.loads(exported(sample_database, "agenda", "harbin-2026", tmp_path / "a.json").read_text("utf-8"))
    assert len(entries) == len(items) > 3
    assert all(entry.decoded("dtstart") < entry.decoded("dtend") for entry in entries)
    assert all(" / " in str(entry["summary"]) for entry in entries)
    assert len({str(entry["uid"]) for entry in entries}) == len(entries)
    assert items[0]["starts_at"].endswith("+08:00")


def test_an_agenda_as_a_table_has_local_times(sample_database, tmp_path):
    rows = table(exported(sample_database, "agenda", "harbin-2026", tmp_path / "a.csv"))
    assert {row["Date"] for row in rows} <= {"2026-01-06", "2026-01-07", "2026-01-08"}
    assert all(row["Start"] < row["End"] for row in rows)


DANGEROUS = ["=1+1", "+1", "-1", "@x", "＝1+1", "\t=1"]


@pytest.mark.parametrize("cell", DANGEROUS)
def test_what_a_spreadsheet_would_compute_is_kept_text(cell):
    assert harmless(cell) == f"'{cell}"


def test_ordinary_cells_stay_as_they_are():
    assert [harmless(cell) for cell in ("", "Jane", "a=b", "'x")] == ["", "Jane", "a=b", "'x"]


def test_a_formula_for_a_name_acts_nowhere_and_comes_back_as_it_was(sample_database, tmp_path):
    evil = "=HYPERLINK(1)"
    (tmp_path / "in.csv").write_text(f"Name,City,Country\n{evil},Edmonton,Canada\n", "utf-8")
    import_roster(sample_database, tmp_path / "in.csv", "harbin-2026")
    guarded = exported(sample_database, "roster", "harbin-2026", tmp_path / "g.csv").read_text("utf-8-sig")
    assert f"'{evil}" in guarded
    raw = exported(sample_database, "roster", "harbin-2026", tmp_path / "r.csv", raw=True).read_text("utf-8-sig")
    assert f"'{evil}" not in raw
    assert evil in raw
    book = exported(sample_database, "roster", "harbin-2026", tmp_path / "b.xlsx")
    cells = [cell for row in openpyxl.load_workbook(book).active.iter_rows() for cell in row]
    assert next(cell for cell in cells if cell.value == evil).data_type == "s"
    with zipfile.ZipFile(book) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert import_roster(sample_database, tmp_path / "g.csv", "harbin-2026").added == 0


def test_identity_data_leaves_only_when_asked_for(sample_database, tmp_path):
    (tmp_path / "in.csv").write_text("Name,City,Country,Passport\nJane Doe,Edmonton,Canada,PLANTED1\n", "utf-8")
    import_roster(sample_database, tmp_path / "in.csv", "harbin-2026")
    for suffix in (".json", ".csv"):
        open_list = exported(sample_database, "roster", "harbin-2026", tmp_path / f"open{suffix}")
        assert b"PLANTED1" not in open_list.read_bytes()
        full = exported(sample_database, "roster", "harbin-2026", tmp_path / f"full{suffix}", identity=True)
        assert b"PLANTED1" in full.read_bytes()
    assert import_roster(sample_database, tmp_path / "full.csv", "harbin-2026").added == 0


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("badges", "x.csv", "cannot be exported"),
        ("roster", "x.docx", "cannot be written as “.docx”"),
        ("signatories", "x.vcf", "cannot be written as “.vcf”"),
        ("agenda", "x", "cannot be written as “x”"),
        ("signatories", "x.csv", "instruments|no instrument"),
    ],
)
def test_what_cannot_be_exported_is_a_sentence(sample_database, tmp_path, kind, name, sentence):
    with pytest.raises(UserError, match=sentence) as refusal:
        export_list(sample_database, kind, "wuhan-2021", tmp_path / name)
    assert refusal.value.remedy
    assert not (tmp_path / name).exists()
