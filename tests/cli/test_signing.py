"""Signing from the terminal: the passphrase comes from the environment or a prompt, never from the command line."""

from pathlib import Path

import pytest

from cli.conftest import Run
from support.certificates import self_signed


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificates")
    p12, pem = self_signed("secret")
    (folder / "key.p12").write_bytes(p12)
    (folder / "own.pem").write_bytes(pem)
    return folder


@pytest.fixture
def paper(run: Run, sample_file: Path, tmp_path: Path) -> Path:
    out = tmp_path / "agenda.pdf"
    assert run("print", sample_file, "agenda", "--event", "harbin-2019", "-o", out).code == 0
    return out


def test_sign_and_verify(run: Run, paper: Path, certificates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    signed = tmp_path / "signed.pdf"
    words = ("sign", paper, "--certificate", certificates / "key.p12", "-o", signed)
    refused = run(*words)
    assert refused.code == 3
    assert "passphrase" in refused.err
    assert not signed.exists()
    monkeypatch.setenv("SUMMITDESK_PASSPHRASE", "secret")
    assert run(*words, "--reason", "Adopted text", "--place", "Harbin").code == 0
    told = run("verify-signature", signed)
    assert told.code == 0
    assert "Test Secretariat" in told.out
    assert "intact" in told.out
    assert "--trust" in told.out
    told = run("verify-signature", signed, "--trust", certificates / "own.pem", "--json")
    assert told.code == 0
    assert [(one["intact"], one["whole"], one["trusted"], one["reason"]) for one in told.json] == [
        (True, True, True, "Adopted text")
    ]
    changed = bytearray(signed.read_bytes())
    changed[len(paper.read_bytes()) // 2] ^= 1
    signed.write_bytes(changed)
    assert run("verify-signature", signed).code in {1, 3}


def test_a_paper_that_nobody_signed(run: Run, paper: Path):
    told = run("verify-signature", paper)
    assert told.code == 3
    assert "carries no signature" in told.err
    assert (run("verify-signature", paper, "--json").code, run("verify-signature", paper, "--json").json) == (1, [])


def test_files_that_are_not_there(run: Run, paper: Path, tmp_path: Path):
    for words in (
        ("sign", tmp_path / "none.pdf", "--certificate", paper, "-o", tmp_path / "out.pdf"),
        ("sign", paper, "--certificate", tmp_path / "none.p12", "-o", tmp_path / "out.pdf"),
        ("verify-signature", tmp_path / "none.pdf"),
        ("verify-signature", tmp_path),
    ):
        told = run(*words)
        assert told.code == 3
        assert len(told.err.splitlines()) == 1
