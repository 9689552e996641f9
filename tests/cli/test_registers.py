"""Making, copying, restoring and verifying register files from the terminal."""

import os
import sys
from pathlib import Path

import pytest

from cli.conftest import Run


@pytest.mark.parametrize("command", ["new", "sample"])
def test_an_existing_file_is_refused_and_left_as_it_was(run: Run, tmp_path: Path, command: str):
    file = tmp_path / "a.summit"
    file.write_bytes(b"something else")
    told = run(command, file)
    assert told.code == 3
    assert "already exists" in told.err
    assert file.read_bytes() == b"something else"


@pytest.mark.parametrize("command", ["new", "sample"])
def test_a_missing_folder_is_refused(run: Run, tmp_path: Path, command: str):
    told = run(command, tmp_path / "none" / "a.summit")
    assert told.code == 3
    assert list(tmp_path.iterdir()) == []


def test_a_new_register_is_one_file(run: Run, tmp_path: Path):
    assert run("new", tmp_path / "a.summit").code == 0
    assert [each.name for each in tmp_path.iterdir()] == ["a.summit"]


def test_the_sample_has_the_bundled_events(run: Run, tmp_path: Path):
    assert run("sample", tmp_path / "a.summit").code == 0
    assert len(run("events", tmp_path / "a.summit", "--json").json) == 3
    assert [each.name for each in tmp_path.iterdir()] == ["a.summit"]


def test_a_snapshot_restores_to_the_same_register_under_another_name(run: Run, sample_file: Path, tmp_path: Path):
    taken = Path(run("snapshot", sample_file).out.strip())
    assert taken.is_file()
    assert run("snapshot", sample_file, "--json").json["file"].endswith(".summit")
    restored = tmp_path / "restored.summit"
    assert run("restore", taken, "-o", restored).out.strip() == str(restored)
    assert run("events", restored, "--json").json == run("events", sample_file, "--json").json
    told = run("restore", taken, "-o", sample_file)
    assert told.code == 3
    assert "already exists" in told.err


def test_a_damaged_snapshot_is_neither_verified_nor_restored(run: Run, sample_file: Path, tmp_path: Path):
    taken = Path(run("snapshot", sample_file).out.strip())
    content = bytearray(taken.read_bytes())
    content[len(content) // 2] ^= 1
    taken.write_bytes(content)
    assert run("verify", taken).code == 1
    assert run("restore", taken, "-o", tmp_path / "b.summit").code == 3
    assert not (tmp_path / "b.summit").exists()


def test_a_whole_register_is_verified(run: Run, sample_file: Path):
    told = run("verify", sample_file)
    assert (told.code, told.err) == (0, "")
    assert run("verify", sample_file, "--json").json == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no register", os.urandom(8192)], ids=["empty", "zip", "noise"])
def test_a_file_that_is_no_register_is_said_to_be_none(run: Run, tmp_path: Path, content: bytes):
    file = tmp_path / "a.summit"
    file.write_bytes(content)
    for command in (["events"], ["history"], ["snapshot"], ["check", "--event", "x"], ["search", "x"]):
        told = run(command[0], file, *command[1:])
        assert told.code == 3, command
        assert "Traceback" not in told.err
    assert run("verify", file).code == 1
    assert file.read_bytes() == content


def test_a_register_that_is_not_there(run: Run, tmp_path: Path):
    for command in ("events", "history", "snapshot", "verify"):
        assert run(command, tmp_path / "none.summit").code == 3
    assert list(tmp_path.iterdir()) == []


def test_a_second_writer_is_refused_with_the_name_of_the_first(run: Run, sample_file: Path):
    from summitdesk.store.database import Database

    with Database.open(sample_file):
        told = run("history", sample_file, "--undo")
    assert told.code == 3
    assert str(os.getpid()) in told.err


@pytest.mark.parametrize(
    "address",
    [
        "://",
        "mysql://user:hidden@127.0.0.1/x",
        "nonsense://user:hidden@127.0.0.1/x",
        "postgresql+psycopg://user:hidden@127.0.0.1:1/x",
    ],
)
def test_an_address_that_leads_nowhere_is_a_sentence_without_the_password(run: Run, address: str):
    for command in ("events", "new"):
        told = run(command, address)
        assert told.code == 3
        assert "Traceback" not in told.err
        assert "hidden" not in told.err


def test_postgresql_without_its_package_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    told = run("events", "postgresql+psycopg://user@127.0.0.1/x")
    assert told.code == 3
    assert "psycopg" in told.err


@pytest.mark.postgresql
def test_sentences_never_name_the_password_of_an_address(run: Run, postgresql_server):
    password = postgresql_server.password
    postgresql_server.execute("CREATE DATABASE spoken")
    address = postgresql_server.url("spoken")
    for words in ("new", "verify", "events", "sample", "snapshot", "history --undo", "check --event x"):
        command, *options = words.split()
        told = run(command, address, *options)
        assert password not in told.out + told.err, command
        assert "Traceback" not in told.err
    wrong = run("events", address.replace(password, "another"))
    assert wrong.code == 3
    assert "another" not in wrong.err
