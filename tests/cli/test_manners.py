"""How every command behaves: help, usage, one sentence on failure, exit codes, languages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Run
from summitdesk.cli.commands import COMMANDS

NAMES = [name for name, _, _ in COMMANDS]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help(run: Run, name: str):
    told = run(name, "--help")
    assert told.code == 0
    assert told.out.startswith(f"Usage: summitdesk {name}")
    purpose = dict((each, purpose) for each, _, purpose in COMMANDS)[name]
    assert purpose.split(".")[0] in " ".join(told.out.split())


def test_help_lists_every_command(run: Run):
    listed = run("--help").out
    assert all(f"\n  {name} " in listed for name in NAMES)


def test_an_unknown_command_is_wrong_usage(run: Run):
    told = run("nwe", "x.summit")
    assert told.code == 2
    assert "No such command 'nwe'" in told.err
    assert told.out == ""


@pytest.mark.parametrize("name", [name for name in NAMES if name != "printers"])  # which needs none: it lists them
def test_a_command_without_its_arguments_is_wrong_usage(run: Run, name: str):
    told = run(name)
    assert told.code == 2
    assert f"summitdesk {name} --help" in told.err


def test_what_the_organizer_can_mend_is_one_sentence_without_a_traceback(program: Run, tmp_path: Path):
    file = tmp_path / "a.summit"
    assert program("new", file).code == 0
    before = file.read_bytes()
    told = program("new", file)
    assert told.code == 3
    assert told.out == ""
    assert "a.summit already exists." in told.err
    assert "Traceback" not in told.err
    assert len(told.err.splitlines()) == 1
    assert file.read_bytes() == before


def test_output_is_utf8_whatever_the_locale_says(program: Run, tmp_path: Path):
    folder = tmp_path / "哈尔滨 ❄"
    folder.mkdir()
    told = program("new", folder / "峰会.summit", env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert told.code == 0
    assert "峰会.summit" in told.err


def test_a_reader_that_had_enough_is_no_failure():
    ran = subprocess.run(
        f"{sys.executable} -m summitdesk --help | head -c 1", shell=True, capture_output=True, check=False
    )
    assert ran.stderr == b""


def test_the_version_is_the_package_version(run: Run):
    from summitdesk import __version__

    assert run("--version").out == f"{__version__}\n"
