"""Rosters in and lists out from the terminal."""

import csv
import io
import json
from pathlib import Path

import pytest

from cli.conftest import Run

ROSTER = "Name,Country,City,Position\nAnna Schmidt,Germany,Magdeburg,Interpreter\nJosé Ødegård,Norway,Tromsø,Mayor\n"
EVENT = ("--event", "harbin-2026")


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "roster.csv"
    file.write_text(ROSTER, encoding="utf-8")
    return file


def test_an_import_reports_and_can_be_undone_in_one_step(run: Run, sample_file: Path, roster: Path):
    before = run("search", sample_file, "Magdeburg", *EVENT, "--json").json
    told = run("import", sample_file, roster, *EVENT, "--json")
    assert told.code == 0
    report = told.json
    assert set(report) == {"read", "added", "updated", "unchanged", "skipped", "findings"}
    assert (report["read"], report["added"]) == (2, 2)
    for finding in report["findings"]:
        assert set(finding) == {"row", "column", "severity", "message"}
    assert any(finding["row"] == 3 and "Tromsø" in finding["message"] for finding in report["findings"])
    assert run("search", sample_file, "Schmidt", *EVENT, "--json").json
    assert run("history", sample_file, "--undo").code == 0
    assert run("search", sample_file, "Schmidt", *EVENT, "--json").json == []
    assert run("search", sample_file, "Tromsø", "--json").json == []
    assert run("search", sample_file, "Magdeburg", *EVENT, "--json").json == before


def test_the_same_file_twice_changes_nothing(run: Run, sample_file: Path, roster: Path):
    run("import", sample_file, roster, *EVENT)
    steps = len(run("history", sample_file).out.splitlines())
    again = run("import", sample_file, roster, *EVENT, "--json").json
    assert (again["read"], again["added"], again["updated"], again["unchanged"]) == (2, 0, 0, 2)
    assert len(run("history", sample_file).out.splitlines()) == steps


def test_a_trial_tells_the_same_and_changes_nothing(run: Run, sample_file: Path, roster: Path):
    trial = run("import", sample_file, roster, *EVENT, "--dry-run", "--json").json
    assert run("search", sample_file, "Schmidt", "--json").json == []
    assert "nothing was changed" in run("import", sample_file, roster, *EVENT, "--dry-run").out
    assert run("import", sample_file, roster, *EVENT, "--json").json == trial


def test_pasted_text_comes_from_standard_input(run: Run, sample_file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("德国马格德堡市副市长\nGermany Magdeburg\nAnna Schmidt\n"))
    assert run("import", sample_file, "-", *EVENT, "--json").json["added"] == 1


def test_a_mapping_says_what_columns_mean(run: Run, sample_file: Path, tmp_path: Path):
    source = tmp_path / "liste.csv"
    source.write_text("Wer;Woher\nAnna Schmidt;Magdeburg\n", encoding="utf-8")
    mapping = tmp_path / "map.toml"
    mapping.write_text('[columns]\n"Wer" = "name"\n"Woher" = "city"\n', encoding="utf-8")
    assert run("import", sample_file, source, *EVENT, "--mapping", mapping, "--json").json["added"] == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("page.xlsx", b"<!DOCTYPE html><table>"),
        ("cut.xlsx", b"PK\x03\x04\x14\x00"),
        ("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600),
    ],
)
def test_a_file_that_is_no_roster_is_refused_and_nothing_changes(
    run: Run, sample_file: Path, tmp_path: Path, name: str, content: bytes
):
    source = tmp_path / name
    source.write_bytes(content)
    before = run("history", sample_file).out
    told = run("import", sample_file, source, *EVENT)
    assert told.code == 3
    assert name in told.err
    assert "Traceback" not in told.err
    assert run("history", sample_file).out == before


def test_a_missing_source_and_an_unknown_event_are_refused(run: Run, sample_file: Path, roster: Path, tmp_path: Path):
    assert run("import", sample_file, tmp_path / "none.csv", *EVENT).code == 3
    assert run("import", sample_file, roster, "--event", "nowhere").code == 3


def test_a_roster_as_json_has_names_offices_and_places_by_language(run: Run, sample_file: Path, tmp_path: Path):
    out = tmp_path / "roster.json"
    assert run("export", sample_file, "roster", "--event", "harbin-2019", "-o", out).out == f"{out}\n"
    delegates = json.loads(out.read_text(encoding="utf-8"))
    assert len(delegates) == 23
    niigata = next(each for each in delegates if each["city"]["en"] == "Niigata")
    assert niigata["names"] == {"ja": "木村勇一"}
    assert niigata["offices"]["en"] == "Deputy Mayor"
    assert {"country", "role", "attendance"} <= set(niigata)
    assert "passport" not in out.read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("kind", ["roster", "agenda", "invitations", "signatories"])
@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json"])
def test_every_list_can_be_written_in_every_form(run: Run, sample_file: Path, tmp_path: Path, kind: str, suffix: str):
    out = tmp_path / f"{kind}.{suffix}"
    assert run("export", sample_file, kind, "--event", "harbin-2019", "-o", out).code == 0
    assert out.stat().st_size > 0


def test_a_roster_exported_and_imported_again_changes_nothing(run: Run, sample_file: Path, tmp_path: Path):
    out = tmp_path / "roster.csv"
    run("export", sample_file, "roster", *EVENT, "-o", out)
    report = run("import", sample_file, out, *EVENT, "--json").json
    assert report["added"] == report["skipped"] == 0
    assert report["read"] == len(list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))) - 1


@pytest.mark.parametrize(("kind", "name"), [("roster", "a.pdf"), ("menus", "a.csv"), ("roster", "a.ics")])
def test_what_cannot_be_exported_is_refused_and_leaves_no_file(
    run: Run, sample_file: Path, tmp_path: Path, kind: str, name: str
):
    told = run("export", sample_file, kind, *EVENT, "-o", tmp_path / name)
    assert told.code == 3
    assert not (tmp_path / name).exists()
