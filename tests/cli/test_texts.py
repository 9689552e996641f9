"""Texts of instruments from the terminal: import, versions, comparison, freezing, fields, and the paper."""

from pathlib import Path

import pypdfium2
import pytest

from cli.conftest import Run

PUBLISHED = Path(__file__).parents[1] / "domain" / "initiative-2019-as-published.txt"
EVENT = ("--event", "harbin-2019", "--instrument", "harbin-initiative")


def changed_text(folder: Path) -> Path:
    file = folder / "amended.txt"
    text = PUBLISHED.read_text(encoding="utf-8").replace("highly commend", "warmly thank")
    file.write_text(text, encoding="utf-8")
    return file


def test_a_trial_shows_the_outline(run: Run, sample_file: Path):
    before = run("history", sample_file, "--json").json
    told = run("import-text", sample_file, PUBLISHED, *EVENT, "--language", "en", "--dry-run")
    assert told.code == 0
    assert ["(IV)", "(IV)", "clause"] in [line.split()[:3] for line in told.out.splitlines()]
    assert "nothing was changed" in told.out
    assert "[import.number_inside]" in told.err
    assert run("history", sample_file, "--json").json == before


def test_versions_are_kept_listed_and_compared(run: Run, sample_file: Path, tmp_path: Path):
    kept = run("instrument", "release", sample_file, *EVENT, "--label", "As adopted", "--on", "2019-01-06")
    assert (kept.code, kept.out) == (0, "1 As adopted (2019-01-06)\n")
    result = run("import-text", sample_file, changed_text(tmp_path), *EVENT, "--language", "en", "--json")
    assert result.json["changed"] is True
    assert [row["number"] for row in result.json["paragraphs"] if row["number"]][:3] == ["I.", "II.", "III."]
    listed = run("instrument", "versions", sample_file, *EVENT, "--json").json
    assert [(row["number"], row["label"], row["on"], row["frozen"]) for row in listed] == [
        (1, "As adopted", "2019-01-06", False)
    ]
    told = run("instrument", "compare", sample_file, *EVENT, "--since", "as adopted", "--languages", "en")
    assert "We wish to [-highly commend-] and extend" in told.out
    assert "We wish to {+warmly thank+} and extend" in told.out
    rows = run("instrument", "compare", sample_file, *EVENT, "--since", "1", "--json").json["texts"]
    assert [row["change"] for row in rows["en"] if row["change"] != "same"] == ["changed"]
    assert {row["change"] for row in rows["zh-Hans"]} == {"same"}
    assert "As adopted" in run("instrument", "versions", sample_file, *EVENT).out


def test_the_comparison_is_a_paper_in_both_languages(run: Run, sample_file: Path, tmp_path: Path):
    run("instrument", "release", sample_file, *EVENT, "--on", "2019-01-06")
    run("import-text", sample_file, changed_text(tmp_path), *EVENT, "--language", "en")
    out = tmp_path / "comparison.pdf"
    words = ("print", sample_file, "comparison", *EVENT, "-o", out)
    assert run(*words, "--since", "1").code == 0
    document = pypdfium2.PdfDocument(out)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "文本对照表" in text
    assert "warmly thank" in text
    refused = run(*words)
    assert refused.code == 3
    assert "--since" in refused.err
    assert run(*words, "--since", "7").code == 3


def test_a_frozen_text_is_locked_and_verified(run: Run, sample_file: Path, tmp_path: Path):
    digest = run("instrument", "freeze", sample_file, *EVENT, "--on", "2019-01-06").out.strip()
    assert len(digest) == 64
    refused = run("import-text", sample_file, changed_text(tmp_path), *EVENT, "--language", "en")
    assert refused.code == 3
    assert "instrument unfreeze" in refused.err
    assert run("verify", sample_file).code == 0
    shown = {}
    for option in ("--layout=sequential", "--final"):
        out = tmp_path / "paper.pdf"
        run("print", sample_file, "initiative", *EVENT, option, "-o", out)
        document = pypdfium2.PdfDocument(out)
        shown[option] = document[0].get_textpage().get_text_range()
        document.close()
    assert f"SHA-256 {digest[:4]} {digest[4:8]} {digest[8:12]}" in shown["--layout=sequential"]
    assert "SHA-256" not in shown["--final"]
    assert run("instrument", "unfreeze", sample_file, *EVENT).code == 0
    assert run("instrument", "unfreeze", sample_file, *EVENT).code == 3


def test_a_frozen_text_that_was_changed_all_the_same_does_not_verify(run: Run, sample_file: Path, tmp_path: Path):
    run("import-text", sample_file, changed_text(tmp_path), *EVENT, "--language", "en")
    step = run("history", sample_file, "--json").json[0]
    run("instrument", "freeze", sample_file, *EVENT)
    undone = run("history", sample_file, step["id"], "--undo")
    assert undone.code == 0
    assert "is not the text with the digest" in undone.err
    assert "is not the text" not in run("history", sample_file, "--redo").err
    assert run("history", sample_file, step["id"], "--undo").code == 0
    told = run("verify", sample_file)
    assert told.code == 1
    assert "is not the text with the digest" in told.out
    codes = [finding["code"] for finding in run("check", sample_file, "--event", "harbin-2019", "--json").json]
    assert "text.differs_from_digest" in codes


def test_fields_are_shown_with_what_they_say(run: Run, sample_file: Path):
    told = run("instrument", "fields", sample_file, *EVENT)
    assert told.code == 0
    assert "23 cities representatives from 15 countries" in told.out
    (english,) = [
        row for row in run("instrument", "fields", sample_file, *EVENT, "--json").json if row["language"] == "en"
    ]
    assert english["fields"] == ["city_count", "country_count"]
    assert "{city_count}" in english["written"]
    assert english["undefined"] == []


def test_an_undefined_field_is_visible(run: Run, sample_file: Path, tmp_path: Path):
    file = tmp_path / "text.txt"
    file.write_text("Harbin Initiative\n\nWe, {ship_count} ships.\n", encoding="utf-8")
    run("import-text", sample_file, file, *EVENT, "--language", "en")
    told = run("instrument", "fields", sample_file, *EVENT)
    assert told.code == 1
    assert "{ship_count} has no value." in told.out


def test_the_comparison_of_an_agreement_is_titled_with_its_sides(run: Run, sample_file: Path, tmp_path: Path):
    agreement = ("--event", "wuhan-2021", "--instrument", "chongzuo-rybinsk")
    assert run("instrument", "release", sample_file, *agreement).code == 0
    out = tmp_path / "comparison.pdf"
    assert run("print", sample_file, "comparison", *agreement, "--since", "1", "-o", out).code == 0
    document = pypdfium2.PdfDocument(out)
    title = document.get_metadata_dict()["Title"]
    document.close()
    assert "Rybinsk" in title
    assert "{A}" not in title


@pytest.mark.parametrize("command", ["release", "versions", "compare", "freeze", "unfreeze", "fields"])
def test_the_commands_of_texts_have_help(run: Run, command: str):
    told = run("instrument", command, "--help")
    assert told.code == 0
    assert told.out.startswith(f"Usage: summitdesk instrument {command}")
