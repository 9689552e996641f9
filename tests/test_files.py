"""Whole files or none: what a full disk, a missing folder and an interrupted writer leave behind."""

import errno
import os
from pathlib import Path

import pytest

from summitdesk.errors import UserError
from summitdesk.files import refusal, write_whole, writing


def test_the_data_takes_the_place_of_the_old_file(tmp_path: Path):
    target = tmp_path / "倡议.pdf"
    write_whole(target, b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["倡议.pdf"]


def test_an_error_in_the_middle_keeps_the_old_file_and_leaves_no_other(tmp_path: Path):
    target = tmp_path / "roster.pdf"
    target.write_bytes(b"old")

    def write_half() -> None:
        with writing(target) as stream:
            stream.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["roster.pdf"]


def test_a_full_disk_is_a_sentence_and_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "roster.pdf"
    target.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="no room left on the disk"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["roster.pdf"]


def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(UserError, match="does not exist"):
        write_whole(tmp_path / "nowhere" / "roster.pdf", b"")


def test_a_folder_is_no_file(tmp_path: Path):
    with pytest.raises(UserError, match="is a folder"):
        write_whole(tmp_path, b"")


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")
def test_colleagues_may_read_a_new_file_and_an_old_one_keeps_its_mode(tmp_path: Path):
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "new.pdf", b"")
        kept = tmp_path / "kept.pdf"
        kept.write_bytes(b"")
        kept.chmod(0o600)
        write_whole(kept, b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "new.pdf").stat().st_mode & 0o777 == 0o644
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENAMETOOLONG, errno.EIO])
def test_every_refusal_names_the_file_and_a_remedy(code: int):
    error = refusal(Path("agenda.pdf"), OSError(code, os.strerror(code)))
    assert "agenda.pdf" in error.message
    assert error.remedy
