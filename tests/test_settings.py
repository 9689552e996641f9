"""Settings: defaults, TOML, and a file that a newer version or a person has written into."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from summitdesk.errors import UserError
from summitdesk.settings import Desk, Interface, Settings, load, save, with_recent


def test_a_missing_file_gives_the_defaults(tmp_path: Path):
    assert load(tmp_path / "settings.toml").settings == Settings()


def test_what_is_saved_is_loaded(tmp_path: Path):
    file = tmp_path / "summitdesk" / "settings.toml"
    chosen = Settings(Interface(language="zh_CN", palette="dark"), Desk(operator="王处长", recent=("a.summit",)))
    save(chosen, file)
    assert load(file).settings == chosen
    assert load(file).notices == ()


def test_unknown_keys_and_comments_stay_in_the_file_and_are_reported(tmp_path: Path):
    file = tmp_path / "settings.toml"
    file.write_text('# mine\n[desk]\noperator = "Li"\nseal = 3\n\n[printer]\nname = "x"\n', encoding="utf-8")
    loaded = load(file)
    assert loaded.settings.desk.operator == "Li"
    assert [("desk.seal" in each, "printer" in each) for each in loaded.notices] == [(True, False), (False, True)]
    save(replace(loaded.settings, interface=Interface(palette="light")), file)
    text = file.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "seal = 3" in text
    assert 'name = "x"' in text
    assert load(file).settings.interface.palette == "light"


@pytest.mark.parametrize(
    "text",
    [
        '[interface]\npalette = "mauve"',
        "[interface]\nlanguage = 7",
        "[desk]\nrecent = [1, 2]",
        'interface = "dark"',
    ],
)
def test_a_value_that_cannot_be_used_is_reported_and_has_its_default(tmp_path: Path, text: str):
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    loaded = load(file)
    assert loaded.settings == Settings()
    assert len(loaded.notices) == 1
    save(loaded.settings, file)
    assert load(file).notices == ()


@pytest.mark.parametrize("content", [b"= nonsense", b"\xff\xfe\x00"])
def test_a_broken_file_gives_the_defaults_and_is_never_overwritten(tmp_path: Path, content: bytes):
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    loaded = load(file)
    assert loaded.settings == Settings()
    assert len(loaded.notices) == 1
    with pytest.raises(UserError, match="not changed"):
        save(Settings(), file)
    assert file.read_bytes() == content


def test_the_register_opened_last_comes_first_once_and_ten_are_kept():
    settings = Settings()
    for number in [*range(12), 5]:
        settings = with_recent(settings, f"{number}.summit")
    assert settings.desk.recent[:3] == ("5.summit", "11.summit", "10.summit")
    assert len(settings.desk.recent) == 10


def test_every_setting_says_what_it_is_for():
    for group in (Interface, Desk):
        for each in fields(group):
            assert each.metadata["help"].endswith(".")
