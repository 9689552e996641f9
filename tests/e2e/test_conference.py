"""A conference from an empty file to its printed papers, by the commands that an organizer types."""

import io
import json
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from summitdesk.cli import main
from summitdesk.services.events import EventDraft, add_event
from summitdesk.services.instruments import InstrumentDraft, ParagraphDraft, add_instrument, add_signatory
from summitdesk.store.database import Database
from summitdesk.store.queries.delegations import delegations_of
from summitdesk.store.queries.events import event_by_slug
from summitdesk.store.queries.instruments import instruments_of


class Terminal:
    """Types commands and keeps what they said."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def type(self, *words: str, expect: int = 0, text: str = "") -> str:
        """Run a command in this process, which spares the imports of a new one."""
        out, err = io.StringIO(), io.StringIO()
        with chdir(self._folder), redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", io.StringIO(text)):
            code = main(words)
        return self._said(code, expect, out.getvalue(), err.getvalue())

    def start(self, *words: str) -> str:
        """Run a command as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "summitdesk", *words],
            cwd=self._folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=100,
            check=False,
        )
        return self._said(done.returncode, 0, done.stdout, done.stderr)

    def _said(self, code: int, expected: int, out: str, err: str) -> str:
        assert code == expected, err
        assert "Traceback" not in err
        return out

    def json(self, *words: str, expect: int = 0, text: str = "") -> Any:
        return json.loads(self.type(*words, "--json", expect=expect, text=text))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def text_of(pdf: Path) -> str:
    """What an independent reader finds in a PDF, without its spaces and line ends."""
    read = subprocess.run(["pdftotext", "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True)
    return "".join(read.stdout.decode().split())


def fonts_of(pdf: Path) -> list[str]:
    """One line of pdffonts for each font of a PDF."""
    listed = subprocess.run(["pdffonts", pdf], capture_output=True, check=True, text=True)
    return listed.stdout.splitlines()[2:]


def blocks(delegates: list[dict[str, Any]]) -> str:
    """Signature blocks as the published list has them: name where known, Chinese post line, English place line."""
    lines = []
    for delegate in delegates:
        lines += list(delegate["names"].values())[:1]
        lines.append(
            delegate["country"]["zh-Hans"] + delegate["city"]["zh-Hans"] + "市" + delegate["offices"]["zh-Hans"]
        )
        lines += [f"{delegate['country']['en']} {delegate['city']['en']}", ""]
    return "\n".join(lines)


def test_from_pasted_blocks_in_an_empty_register_to_a_signature_page(terminal: Terminal, tmp_path: Path):
    terminal.type("sample", "sample.summit")
    terminal.type("export", "sample.summit", "roster", "--event", "harbin-2019", "-o", "roster.json")
    published = json.loads((tmp_path / "roster.json").read_text(encoding="utf-8"))

    terminal.type("new", "conference.summit")
    day = date(2019, 1, 6)
    with Database.open(tmp_path / "conference.summit") as database:
        titles = {"en": "Mayors' Conference", "zh-Hans": "市长会议"}
        add_event(database, EventDraft(titles, day, day, slug="mine", languages=("zh-Hans", "en")))

    report = terminal.json("import", "conference.summit", "-", "--event", "mine", text=blocks(published))
    assert (report["read"], report["added"], report["skipped"]) == (23, 23, 0)
    assert (
        terminal.json("import", "conference.summit", "-", "--event", "mine", text=blocks(published))["unchanged"] == 23
    )
    terminal.type("export", "conference.summit", "roster", "--event", "mine", "-o", "mine.json")
    mine = json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))
    assert {each["city"]["zh-Hans"] for each in mine} == {each["city"]["zh-Hans"] for each in published}
    assert len({each["country_code"] for each in mine}) == 15
    assert {name for each in mine for name in each["names"].values()} == {"木村勇一", "岡田政勝", "Michael A. Chacitti"}

    with Database.open(tmp_path / "conference.summit") as database:
        with database.reading() as session:
            event = event_by_slug(session, "mine")
        assert event is not None
        text = {"en": "We, {city_count} cities from {country_count} countries.", "zh-Hans": "{city_count}个城市。"}
        draft = InstrumentDraft({"en": "Initiative", "zh-Hans": "倡议"}, paragraphs=[ParagraphDraft(text)])
        add_instrument(database, event.id, draft)
        with database.reading() as session:
            (instrument,) = instruments_of(session, event.id)
            delegations = delegations_of(session, event.id)
        for delegation in delegations:
            add_signatory(database, instrument.id, delegation.id)
    terminal.type("print", "conference.summit", "initiative", "--event", "mine", "-o", "initiative.pdf")
    assert "23citiesfrom15countries" in text_of(tmp_path / "initiative.pdf")


def test_the_bundled_conference_is_checked_printed_changed_and_restored(terminal: Terminal, tmp_path: Path):
    terminal.type("sample", "a.summit")
    assert {each["slug"] for each in terminal.json("events", "a.summit")} == {
        "harbin-2019",
        "harbin-2026",
        "wuhan-2021",
    }
    findings = terminal.json("check", "a.summit", "--event", "harbin-2019", expect=1)
    assert {each["code"] for each in findings} >= {"badge.name_missing", "signer.name_missing"}
    assert [each["city"]["en"] for each in terminal.json("order", "a.summit", "--event", "harbin-2019")][:2] == [
        "Harbin",
        "Niigata",
    ]
    taken = terminal.type("snapshot", "a.summit").strip()

    words = ("print", "a.summit", "initiative", "--event", "harbin-2019", "--languages", "zh,en", "-o")
    terminal.type(*words, "one.pdf")
    terminal.start(*words, "two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    text = text_of(tmp_path / "one.pdf")
    for wanted in (
        "哈尔滨倡议",
        "HarbinInitiative",
        "木村勇一",
        "岡田政勝",
        "MichaelA.Chacitti",
        "日本新潟市副市长",
        "23",
    ):
        assert wanted in text
    assert all(" yes yes " in line for line in fonts_of(tmp_path / "one.pdf")), "a font is not embedded or not a subset"

    roster = "姓名,国家,城市,职务\n李娜,中国,哈尔滨,翻译\n"
    assert terminal.json("import", "a.summit", "-", "--event", "harbin-2026", text=roster)["added"] == 1
    terminal.type("print", "a.summit", "badges", "--event", "harbin-2026", "-o", "badges.pdf")
    assert "李娜" in text_of(tmp_path / "badges.pdf")
    terminal.type("history", "a.summit", "--undo")
    terminal.type("print", "a.summit", "badges", "--event", "harbin-2026", "-o", "badges.pdf")
    assert "李娜" not in text_of(tmp_path / "badges.pdf")

    terminal.start("restore", taken, "-o", "b.summit")
    assert terminal.type("verify", "b.summit")
    assert terminal.json("events", "b.summit") == terminal.json("events", "a.summit")
    terminal.type(
        "print", "b.summit", "initiative", "--event", "harbin-2019", "--languages", "zh,en", "-o", "three.pdf"
    )
    assert (tmp_path / "three.pdf").read_bytes() == (tmp_path / "one.pdf").read_bytes()
