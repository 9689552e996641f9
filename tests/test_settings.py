"""Settings: defaults, TOML, and a file that a newer version or a person has written into."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from summitdesk.errors import UserError
from summitdesk.settings import Alignment, Desk, Interface, Printer, Settings, load, save, with_recent


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
        "printers = 3",
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


def test_passwords_in_addresses_of_registers_are_not_kept():
    settings = Settings(desk=Desk(recent=("postgresql://clerk:s3cret@db/old",)))
    settings = with_recent(settings, "postgresql://clerk:s3cret@db/new")
    assert settings.desk.recent == ("postgresql://clerk@db/new", "postgresql://clerk@db/old")


def test_every_setting_says_what_it_is_for():
    for group in (Interface, Desk, Alignment):
        for each in fields(group):
            assert each.metadata["help"].endswith(".")


RECEPTION = Printer(Alignment(0.4, -0.25, 100.2, 99.9), Alignment(down=1.0))


def test_printers_are_kept_by_name(tmp_path: Path):
    file = tmp_path / "settings.toml"
    chosen = Settings(printers={"reception": RECEPTION, "二楼": Printer()})
    save(chosen, file)
    assert load(file).settings == chosen
    assert load(file).notices == ()
    save(Settings(printers={"二楼": Printer()}), file)
    assert load(file).settings.printers == {"二楼": Printer()}


def test_settings_without_printers_say_nothing_about_them(tmp_path: Path):
    file = tmp_path / "settings.toml"
    save(Settings(), file)
    assert "printers" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[printers.a.front]\nright = 300", "printers.a.front.right"),
        ("[printers.a.front]\nwidth = 40", "printers.a.front.width"),
        ("[printers.a.front]\nright = true", "printers.a.front.right"),
        ("[printers.a.front]\nright = nan", "printers.a.front.right"),
        ("[printers.a.front]\ntilt = 3", "printers.a.front.tilt"),
        ("[printers.a.side]\nright = 3", "printers.a.side"),
        ("[printers]\na = 3", "printers.a"),
        ("[printers.a]\nfront = 3", "printers.a.front"),
    ],
)
def test_a_printer_that_cannot_be_so_is_reported_and_stands_right(tmp_path: Path, text: str, told: str):
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    loaded = load(file)
    assert loaded.settings.printers["a"] == Printer()
    assert len(loaded.notices) == 1
    assert f"“{told}”" in loaded.notices[0]


def test_whole_numbers_do_for_millimetres(tmp_path: Path):
    file = tmp_path / "settings.toml"
    file.write_text("[printers.a.back]\nright = 1\nheight = 101", encoding="utf-8")
    assert load(file).settings.printers == {"a": Printer(back=Alignment(right=1.0, height=101.0))}
