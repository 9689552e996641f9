"""Why PySide6 is held below 6.12: that release loses a reference to None with every call that returns nothing."""

import sys

from PySide6.QtWidgets import QLabel


def test_calls_that_return_nothing_keep_the_references_to_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("a")
    before = sys.getrefcount(None)
    for _number in range(1000):
        label.setText("a")
    # CPython 3.12 and later make None immortal; there the count says nothing and stays.
    assert abs(sys.getrefcount(None) - before) < 50
