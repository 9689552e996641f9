"""The program's front door: the window or a command, by what was typed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summitdesk import __main__ as door


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was opened: the window's register, or the words of a command."""
    seen: list[object] = []
    monkeypatch.setattr(door, "_open_window", lambda target: seen.append(("window", target)) or 0)
    monkeypatch.setattr("summitdesk.cli.main", lambda words: seen.append(("command", *words)) or 0)
    return seen


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ("window", None)),
        (["conference.summit"], ("window", "conference.summit")),
        (["postgresql+psycopg://user@host/base"], ("window", "postgresql+psycopg://user@host/base")),
        (["--help"], ("command", "--help")),
        (["events"], ("command", "events")),
        (["pritn"], ("command", "pritn")),
        (["events", "conference.summit"], ("command", "events", "conference.summit")),
    ],
)
def test_what_is_typed_opens_the_window_or_runs_a_command(opened: list[object], words: list[str], expected: object):
    door.main(words)
    assert opened == [expected]


def test_a_register_with_another_ending_opens_in_the_window(opened: list[object], tmp_path: Path):
    file = tmp_path / "conference.backup"
    file.touch()
    door.main([str(file)])
    assert opened == [("window", str(file))]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_window_is_refused_in_a_sentence(sample_file: Path):
    bare = {name: value for name, value in os.environ.items() if name not in {"QT_QPA_PLATFORM", "DISPLAY"}}
    for words in ([], [str(sample_file)]):
        told = subprocess.run(
            [sys.executable, "-m", "summitdesk", *words], env=bare, capture_output=True, text=True, check=False
        )
        assert told.returncode == 3
        assert "There is no display" in told.stderr


def test_the_window_opens_a_register_and_leaves_one_file_when_it_is_killed(sample_file: Path):
    """The real program on the real register, without a screen; a killed window holds nobody else up."""
    lock = sample_file.with_name(sample_file.name + ".lock")
    with subprocess.Popen([sys.executable, "-m", "summitdesk", sample_file], stderr=subprocess.PIPE) as window:
        deadline = time.monotonic() + 60
        while not lock.exists():
            assert window.poll() is None, window.stderr.read().decode()
            assert time.monotonic() < deadline, "the window does not open its register"
            time.sleep(0.05)
        time.sleep(0.5)
        assert window.poll() is None
        window.send_signal(signal.SIGKILL)
        assert window.stderr.read() == b""
    from summitdesk.store.backup import verify
    from summitdesk.store.database import Database

    Database.open(sample_file).close()
    assert verify(sample_file) == []
