"""Papers from the terminal: one PDF a call, the same bytes for the same data, never a half file."""

from pathlib import Path

import pypdfium2
import pytest

from cli.conftest import Run

PAPERS = [
    ("initiative", "harbin-2019", "哈尔滨", "Harbin Initiative"),
    ("roster", "harbin-2019", "新潟", "Niigata"),
    ("agenda", "harbin-2026", "哈尔滨", "Harbin"),
    ("badges", "harbin-2026", "哈尔滨", "Harbin"),
]


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize(("document", "event", "chinese", "english"), PAPERS)
def test_each_paper_holds_both_languages_and_is_the_same_twice(
    run: Run, sample_file: Path, tmp_path: Path, document: str, event: str, chinese: str, english: str
):
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    told = run("print", sample_file, document, "--event", event, "--languages", "zh,en", "-o", one)
    assert told.code == 0
    assert told.out == f"{one}\n"
    again = run("print", sample_file, document, "--event", event, "--languages", "zh,en", "--output", two, "--json")
    assert again.json["file"] == str(two)
    assert again.json["pages"] >= 1
    assert len(again.json["findings"]) == len(told.err.splitlines())
    assert one.read_bytes() == two.read_bytes()
    text = text_of(one)
    assert chinese in text
    assert english in text


def test_one_language_makes_a_paper_in_that_language(run: Run, sample_file: Path, tmp_path: Path):
    out = tmp_path / "en.pdf"
    assert run("print", sample_file, "initiative", "--event", "harbin-2019", "--languages", "en", "-o", out).code == 0
    text = text_of(out)
    assert "Harbin Initiative" in text
    assert "倡议" not in text


@pytest.mark.parametrize("layout", ["side-by-side", "sequential"])
def test_layouts_differ(run: Run, sample_file: Path, tmp_path: Path, layout: str):
    out = tmp_path / f"{layout}.pdf"
    words = ("print", sample_file, "initiative", "--event", "harbin-2019", "--layout", layout, "-o", out)
    assert run(*words).code == 0
    assert text_of(out).count("木村勇一") >= 1


def test_a_final_print_with_errors_is_refused_and_keeps_the_old_file(run: Run, sample_file: Path, tmp_path: Path):
    out = tmp_path / "badges.pdf"
    out.write_bytes(b"old")
    told = run("print", sample_file, "badges", "--event", "harbin-2019", "--final", "-o", out)
    assert told.code == 3
    assert "badge" in told.err
    assert told.out == ""
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("letter", "--event", "harbin-2019"), 2),
        (("badges", "--event", "nowhere"), 3),
        (("badges", "--event", "harbin-2026", "--stock", "parchment"), 3),
        (("badges", "--event", "harbin-2026", "--start-at", "0"), 2),
        (("badges", "--event", "harbin-2026", "--only", "atlantis"), 3),
        (("initiative", "--event", "harbin-2019", "--languages", "ja"), 3),
        (("initiative", "--event", "harbin-2019", "--languages", "!!"), 3),
        (("initiative", "--event", "harbin-2019", "--instrument", "treaty"), 3),
        (("agenda", "--event", "harbin-2026", "--layout", "round"), 2),
    ],
)
def test_what_cannot_be_printed_is_one_sentence_and_no_file(
    run: Run, sample_file: Path, tmp_path: Path, words: tuple[str, ...], code: int
):
    out = tmp_path / "out.pdf"
    told = run("print", sample_file, *words, "-o", out)
    assert told.code == code
    assert told.err
    assert told.out == ""
    assert not out.exists()


def test_a_folder_that_is_not_there_is_named(run: Run, sample_file: Path, tmp_path: Path):
    told = run("print", sample_file, "roster", "--event", "harbin-2019", "-o", tmp_path / "none" / "out.pdf")
    assert told.code == 3
    assert "does not exist" in told.err


def test_badges_start_at_the_first_free_cell(run: Run, sample_file: Path, tmp_path: Path):
    words = ("print", sample_file, "badges", "--event", "harbin-2026", "--json", "-o", tmp_path / "a.pdf")
    from_first = run(*words, "--stock", "badge-4up").json["pages"]
    assert run(*words, "--start-at", "4").json["pages"] >= from_first
