"""No widget takes a name for markup or for a mnemonic."""

import pytest
from PySide6.QtCore import Qt

from summitdesk.desktop.widgets.text import ElidedLabel, Label, literal, tip

NASTY = ("<b>bold</b>", '<img src="/etc/hostname">', "&Save", "Smith & Sons", "a < b", "<table><tr><td>x")


@pytest.mark.parametrize("text", NASTY)
def test_labels_show_what_they_are_given(qtbot, text: str):
    for label in (Label(text), ElidedLabel(text)):
        qtbot.addWidget(label)
        assert label.text() == text
        assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("text", NASTY)
def test_tool_tips_are_escaped(text: str):
    shown = tip(text)
    assert "<b>" not in shown
    assert "<img" not in shown
    assert "<table" not in shown


def test_ampersands_stay_ampersands():
    assert literal("Smith & Sons") == "Smith && Sons"


def test_an_elided_label_tells_the_whole_in_its_tool_tip(qtbot):
    label = ElidedLabel("First Deputy Chairman of the City Duma")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "Duma" in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""
