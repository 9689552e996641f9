"""The table of actions: each one complete, none twice."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from summitdesk import i18n
from summitdesk.desktop.actions import ACTIONS, Menu, action, plain
from summitdesk.i18n import _
from summitdesk.paths import resources


def test_ids_and_shortcuts_are_given_once():
    assert max(Counter(entry.id for entry in ACTIONS).values()) == 1
    keys = Counter(QKeySequence(entry.shortcut).toString() for entry in ACTIONS if entry.shortcut)
    assert max(keys.values()) == 1
    assert "" not in keys


@pytest.mark.parametrize("entry", ACTIONS, ids=lambda entry: entry.id)
def test_every_action_is_complete(entry):
    assert entry.text
    assert entry.tip[0].isupper()
    assert not entry.icon or (resources() / "icons" / f"{entry.icon}.svg").is_file()
    assert entry.menu in Menu
    assert action(entry.id) is entry


@pytest.mark.parametrize("language", i18n.INTERFACE_LANGUAGES)
def test_mnemonics_differ_within_a_menu(language: str):
    i18n.install(language)
    for menu in Menu:
        letters = [
            text[text.index("&") + 1].upper()
            for entry in ACTIONS
            if entry.menu is menu and "&" in (text := _(entry.text))
        ]
        twice = {letter for letter, count in Counter(letters).items() if count > 1}
        assert not twice, (menu, twice)


def test_plain_text_has_no_mnemonic():
    assert plain("&Open…") == "Open"
    assert plain("打开(&O)…") == "打开"
    assert plain("Undo: Smith && Sons") == "Undo: Smith & Sons"
