"""One writer at a time: the second is told who the first is, and a dead one leaves no lock behind."""

import json
import platform
import subprocess
import sys

import pytest

from summitdesk.errors import UserError
from summitdesk.store.database import Database
from summitdesk.store.lock import Lock, lock_file_of

HOLD = """
import sys, pathlib
from summitdesk.store.lock import Lock
lock = Lock(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def register(tmp_path):
    return tmp_path / "register.summit"


@pytest.fixture
def holder(register):
    """Another process that holds the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(register)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_second_writer_is_told_who_the_first_is(register, holder):
    with pytest.raises(UserError, match=rf"on {platform.node()} \(process {holder.pid}\)"):
        Lock(register)


def test_a_killed_holder_leaves_no_lock_behind(register, holder):
    holder.kill()
    holder.wait()
    assert lock_file_of(register).exists()
    Lock(register).release()
    assert not lock_file_of(register).exists()


def test_the_lock_of_another_computer_is_believed_until_taken_over(register):
    content = {"pid": 7, "host": "LAPTOP-B", "program": "summitdesk", "since": "2026-01-05T18:20:00+00:00"}
    lock_file_of(register).write_text(json.dumps(content))

    with pytest.raises(UserError, match="summitdesk on LAPTOP-B"):
        Lock(register)
    Lock(register, take_over=True).release()


def test_a_lock_file_with_nonsense_is_no_lock(register):
    lock_file_of(register).write_bytes(b"\xff\x00 nonsense")
    with Lock(register):
        pass


def test_releasing_twice_does_no_harm(register):
    lock = Lock(register)
    lock.release()
    lock.release()
    with Lock(register):
        pass


def test_two_windows_on_one_register(register):
    with Database.create(register), pytest.raises(UserError, match="already open for writing"):
        Database.open(register)
    with Database.open(register):
        pass
    assert [each.name for each in register.parent.iterdir()] == ["register.summit"]
