"""The command line in Chinese: sentences follow the system, or what the settings say."""

import os
from pathlib import Path

import pytest

from cli.conftest import Run
from summitdesk.settings import Interface, Settings, save, settings_file


def test_sentences_follow_the_system_language(program: Run, tmp_path: Path):
    told = program("events", tmp_path / "无.summit", env={**os.environ, "LC_ALL": "zh_CN.UTF-8"})
    assert told.code == 3
    assert told.err.startswith("没有登记册 无.summit。")


def test_the_settings_go_before_the_system(program: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    save(Settings(Interface(language="zh_CN")), settings_file())
    assert program("--help", env=dict(os.environ)).out.count("登记册") >= 5


def test_a_setting_that_cannot_be_used_is_said_once(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings_file().parent.mkdir()
    settings_file().write_text('[interface]\nlanguage = "tlh"\n', encoding="utf-8")
    told = run("--version")
    assert told.code == 0
    assert told.err.count("interface.language") == 1
