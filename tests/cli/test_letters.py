"""The commands around letters and the programme's versions, from an empty desk to a finished PDF."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

EVENT = ("--event", "harbin-2026")
VALUES = {
    "party": "The Mayor and two companions",
    "covered": "Lodging",
    "not_covered": "Travel",
    "contact_name": "The Secretariat",
    "signer_name": "Wang Hesheng",
    "signer_office": "Mayor of Harbin",
}
NEUTRAL = {"contact_phone": "+86 451 0000", "contact_email": "desk@example.org"}


def test_invitations_from_draft_to_final_print(run: Callable, sample_file: Path, tmp_path: Path):
    options = ("--on", "2025-10-08", "--reply-by", "2025-11-30", "--number", "HRB-{n:03}", "--approve")
    assert run("invite", sample_file, *EVENT, *options).out.strip() == "7 invitations"
    said = [f"--set={name}:en={text}" for name, text in VALUES.items()]
    said += [f"--set={name}={text}" for name, text in NEUTRAL.items()]
    told = run("letters", sample_file, *EVENT, *said)
    assert told.code == 0
    assert "The Mayor and two companions" in told.out
    out = tmp_path / "letters.pdf"
    words = ("invitations", *EVENT, "--languages", "en", "--only", "edmonton", "--final", "--json", "-o", out)
    printed = run("print", sample_file, *words)
    assert printed.json["findings"] == []
    assert printed.json["pages"] == len(pypdfium2.PdfDocument(out))
    listed = {row["field"]: row["texts"] for row in run("letters", sample_file, *EVENT, "--json").json}
    assert listed["party"] == {"en": VALUES["party"]}
    assert listed["contact_phone"] == {"und": NEUTRAL["contact_phone"]}


def test_a_value_for_one_delegation_stays_there(run: Callable, sample_file: Path):
    words = ("--delegation", "edmonton", "--set", "party:en=You alone", "--json")
    (row,) = run("letters", sample_file, *EVENT, *words).json
    assert (row["field"], row["delegation"]) == ("party", "edmonton")


def test_a_letter_may_ask_for_regrets_only(run: Callable, sample_file: Path, tmp_path: Path):
    words = ("letters", sample_file, *EVENT, "--reply-mode", "regrets_only")
    assert run(*words).code == 3
    run("invite", sample_file, *EVENT, "--on", "2025-10-08", "--reply-by", "2025-11-30")
    assert run(*words, "--delegation", "edmonton").code == 0
    out = tmp_path / "letter.pdf"
    run("print", sample_file, "invitations", *EVENT, "--languages", "en", "--only", "edmonton", "-o", out)
    pages = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(out))
    assert "Regrets only, by November 30, 2025." in pages


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--set", "party"), 3),
        (("--set", "colour:en=blue"), 3),
        (("--set", "party:!!=x"), 3),
        (("--set", "salutation:en=Dear all"), 3),
        (("--delegation", "atlantis", "--set", "party:en=x"), 3),
        (("--set",), 2),
    ],
)
def test_a_value_that_cannot_be_set_is_one_sentence(
    run: Callable, sample_file: Path, words: tuple[str, ...], code: int
):
    told = run("letters", sample_file, *EVENT, *words)
    assert told.code == code
    assert told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    ("paper", "options", "code"),
    [
        ("reminders", (), 3),
        ("reminders", ("--on", "2025-12-01"), 3),
        ("visa-letters", ("--on", "2025-12-01"), 3),
        ("invitations", ("--on", "tomorrow"), 2),
        ("envelopes", ("--stock", "l7160"), 3),
        ("agenda-changes", (), 3),
        ("agenda-changes", ("--since", "yesterday"), 3),
        ("pocket-agenda", ("--stock", "a1"), 3),
    ],
)
def test_letters_that_cannot_be_printed_leave_no_file(
    run: Callable, sample_file: Path, tmp_path: Path, paper: str, options: tuple[str, ...], code: int
):
    out = tmp_path / "out.pdf"
    told = run("print", sample_file, paper, *EVENT, *options, "-o", out)
    assert told.code == code
    assert told.err
    assert not out.exists()


def test_a_programme_is_released_and_its_changes_printed(run: Callable, sample_file: Path, tmp_path: Path):
    released = run("release-agenda", sample_file, *EVENT, "--on", "2025-12-20")
    assert released.out.strip() == "Version 1 of the programme is released."
    assert run("release-agenda", sample_file, *EVENT, "--on", "2025-12-21").code == 3
    out = tmp_path / "changes.pdf"
    assert run("print", sample_file, "agenda-changes", *EVENT, "--since", "1", "-o", out).code == 0
    assert len(pypdfium2.PdfDocument(out)) == 1
    slips = ("agenda-changes", *EVENT, "--since", "1", "--only", "edmonton")
    told = run("print", sample_file, *slips, "-o", tmp_path / "slips.pdf")
    assert told.code == 3
    assert "Nothing that concerns Edmonton has changed since version 1." in told.err


@pytest.mark.parametrize("paper", ["envelopes", "labels", "pocket-agenda", "invitations"])
def test_a_draft_of_the_sample_prints(run: Callable, sample_file: Path, tmp_path: Path, paper: str):
    out = tmp_path / f"{paper}.pdf"
    assert run("print", sample_file, paper, *EVENT, "-o", out).code == 0
    assert len(pypdfium2.PdfDocument(out)) >= 1
