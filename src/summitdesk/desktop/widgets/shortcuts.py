"""The list of shortcuts, made from the declared actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from summitdesk.desktop.actions import ACTIONS, Menu, plain
from summitdesk.desktop.widgets.text import Label
from summitdesk.i18n import _


class ShortcutList(QDialog):
    """Every shortcut under the menu that it stands in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(560, 560)
        grid_holder = QWidget()
        grid = QGridLayout(grid_holder)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        row = 0
        for menu in Menu:
            listed = [entry for entry in ACTIONS if entry.menu is menu and entry.shortcut]
            if not listed:
                continue
            heading = Label(plain(_(menu.value)), "strong")
            heading.setContentsMargins(0, 12 if row else 0, 0, 0)
            grid.addWidget(heading, row, 0, 1, 2)
            for row, entry in enumerate(listed, row + 1):  # noqa: B020 - the next group goes on below this one
                grid.addWidget(Label(_(entry.tip)), row, 0)
                keys = QKeySequence(entry.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
                grid.addWidget(Label(keys, "muted"), row, 1, Qt.AlignmentFlag.AlignRight)
            row += 1
        grid.setRowStretch(row, 1)
        area = QScrollArea()
        area.setWidget(grid_holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(_("Keyboard shortcuts"))
        close = QPushButton(_("Close"))
        close.setAccessibleName(_("Close"))
        close.setDefault(True)
        close.setProperty("role", "primary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 16)
        layout.addWidget(area, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
