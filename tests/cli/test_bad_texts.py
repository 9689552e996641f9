"""Bad texts through the terminal, from the import to the paper: a sentence or a finding, and every line on its page."""

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from cli.conftest import Run

EVENT = ("--event", "harbin-2026")


@dataclass(frozen=True, slots=True)
class Bad:
    """A text, what is said of it at the import, which findings the event has then, and what stands on the draft."""

    text: str
    told: str = ""
    codes: frozenset[str] = frozenset()
    shown: tuple[str, ...] = ()


MARKUP = "<b>Title</b> & <script>alert(1)</script> {city_count} {unknown} %s {0} \\n"
PRINTED = {
    "markup": Bad(
        f"{MARKUP}\n\nWe <i>agree</i> }}{{ {{nonsense}} {{{{x}}}}.",
        codes=frozenset({"field.undefined"}),
        shown=("<script>alert(1)</", "0 {unknown} %s {0} \\n", "<i>agree</i>", "{nonsense}"),
    ),
    "damage": Bad(
        "Title\n\nThe Speaker?;\ue292 \ufffd spoke.",
        told="[U+E292]",
        codes=frozenset({"text.damaged"}),
        shown=("[U+E292]", "[U+FFFD]"),
    ),
    "an unknown character": Bad(
        "Title\n\nThe city of \U00013000.", codes=frozenset({"glyph.missing"}), shown=("[U+13000]",)
    ),
    "the longest word": Bad("Title\n\n" + "x" * 20_000, shown=("xxx",)),
    "the longest paragraph": Bad("Title\n\n" + "哈尔滨市长，" * 3_333, shown=("哈尔滨市长，",)),
    "one language alone": Bad("Title\n\nWe agree.", codes=frozenset({"paragraphs.unequal"}), shown=("We agree.",)),
}
REFUSED = {
    "100,000 characters": ("Title\n\n" + "The city of Harbin. " * 5_000, "characters long"),
    "nothing to see": ("\u200b\n\n\u2060", "holds no text"),
    "a picture": ("\x89PNG\r\n\x1a\n" + "\x00\x01\x02\x03" * 500, "is not plain text"),
}


def outside(pdf: Path) -> list[str]:
    """The characters that stand beside their page."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if left < 0 or bottom < 0 or right > width or top > height:
                found.append(text.get_text_range(index, 1))
    document.close()
    return found


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text.replace("\r\n", "")


@pytest.mark.parametrize("name", PRINTED)
def test_a_bad_text_is_imported_checked_and_printed(run: Run, sample_file: Path, tmp_path: Path, name: str):
    bad, file, out = PRINTED[name], tmp_path / "text.txt", tmp_path / "paper.pdf"
    file.write_text(bad.text, encoding="utf-8")
    told = run("import-text", sample_file, file, *EVENT, "--language", "en")
    assert told.code == 0
    assert bad.told in told.err
    assert not [character for character in told.out + told.err if "\ue000" <= character <= "\uf8ff"]
    checked = run("check", sample_file, *EVENT, "--json")
    assert bad.codes <= {finding["code"] for finding in checked.json}
    assert ("{unknown}" in bad.text) == any("{unknown}" in finding["message"] for finding in checked.json)
    assert run("print", sample_file, "initiative", *EVENT, "-o", out).code == 0
    text = text_of(out)
    assert [said for said in bad.shown if said not in text] == []
    assert outside(out) == []
    if bad.codes:
        refused = run("print", sample_file, "initiative", *EVENT, "--final", "-o", out)
        assert refused.code == 3
        assert "final print back" in refused.err


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_to_sign_is_refused(run: Run, sample_file: Path, tmp_path: Path, name: str):
    content, says = REFUSED[name]
    file = tmp_path / "text.txt"
    file.write_text(content, encoding="utf-8")
    told = run("import-text", sample_file, file, *EVENT, "--language", "en")
    assert told.code == 3
    assert says in told.err


@pytest.mark.slow
def test_five_thousand_paragraphs_are_imported_checked_and_printed(run: Run, sample_file: Path, tmp_path: Path):
    file, out = tmp_path / "text.txt", tmp_path / "paper.pdf"
    file.write_text("Title\n\n" + "\n\n".join(f"Paragraph {number} of the text." for number in range(5_000)))
    assert run("import-text", sample_file, file, *EVENT, "--language", "en").code == 0
    assert run("check", sample_file, *EVENT).code == 1
    assert run("print", sample_file, "initiative", *EVENT, "-o", out).code == 0
    assert "Paragraph 4999 of the text." in text_of(out)
