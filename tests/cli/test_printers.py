"""Printers from the terminal: how each stands off is told once and kept for prints."""

from pathlib import Path

import pypdfium2
import pytest

from cli.conftest import Run
from summitdesk.settings import settings_file


@pytest.fixture(autouse=True)
def own_settings() -> object:
    file = settings_file()
    kept = file.read_bytes() if file.exists() else None
    file.unlink(missing_ok=True)
    yield
    file.unlink(missing_ok=True)
    if kept is not None:
        file.write_bytes(kept)


def test_a_printer_is_told_listed_and_forgotten(run: Run):
    assert run("printers").out == ""
    told = run("printers", "reception", "--front", "0.4,-0.2", "--back", "-1,0.5,100.2,99.9")
    assert told.code == 0
    assert "+0.4 mm" in told.out
    assert "100.2 %" in told.out
    again = run("printers", "reception", "--front", "0,1", "--json").json
    assert again["reception"]["front"] == {"right": 0, "down": 1, "width": 100, "height": 100}
    assert again["reception"]["back"] == {"right": -1, "down": 0.5, "width": 100.2, "height": 99.9}
    assert run("printers", "reception", "--remove").out == ""
    assert run("printers", "--json").json == {}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["reception"], "No printer is known"),
        (["reception", "--remove"], "No printer is known"),
        (["reception", "--front", "left"], "does not say how far"),
        (["reception", "--front", "1,2,3"], "does not say how far"),
        (["reception", "--front", "nan,0"], "cannot be set to nan"),
        (["reception", "--front", "0,0,100,200"], "cannot be set to 200"),
        (["reception", "--back", "90,0"], "between -20 and 20"),
    ],
)
def test_what_cannot_be_is_a_sentence(run: Run, words: list[str], sentence: str):
    refused = run("printers", *words)
    assert refused.code == 3
    assert sentence in refused.err
    assert run("printers", "--json").json == {}


def test_an_alignment_without_a_printer_is_a_wrong_call(run: Run):
    assert run("printers", "--front", "1,1").code == 2


def test_a_print_is_moved_for_its_printer(run: Run, sample_file: Path, tmp_path: Path):
    words = ("print", sample_file, "badges", "--event", "harbin-2026", "--only", "harbin")
    plain, moved, unknown = tmp_path / "plain.pdf", tmp_path / "moved.pdf", tmp_path / "unknown.pdf"
    run("printers", "reception", "--front", "7,0")
    assert run(*words, "-o", plain).code == 0
    assert run(*words, "-o", moved, "--printer", "reception", "--photos", "--back", "long-edge").code == 0
    refused = run(*words, "-o", unknown, "--printer", "attic")
    assert refused.code == 3
    assert "reception" in refused.err
    assert not unknown.exists()
    with pypdfium2.PdfDocument(plain) as one, pypdfium2.PdfDocument(moved) as other:
        assert (len(one), len(other)) == (1, 2)


def test_a_test_page_is_printed_for_any_stock(run: Run, sample_file: Path, tmp_path: Path):
    for stock in ("badge-4up", "avery-l7160", "dl"):
        out = tmp_path / f"{stock}.pdf"
        words = ("print", sample_file, "calibration", "--event", "harbin-2026", "--stock", stock)
        assert run(*words, "--back", "short-edge", "-o", out).code == 0
        with pypdfium2.PdfDocument(out) as made:
            assert len(made) == 2
            assert f"Test page for {stock}" in made[0].get_textpage().get_text_range()
            assert "Back" in made[1].get_textpage().get_text_range()
