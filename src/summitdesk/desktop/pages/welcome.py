"""What the window shows without a register: how to get one, and those opened lately."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from summitdesk.addresses import short_name, without_password
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.text import Label, literal, tip
from summitdesk.i18n import _


class WelcomePage(QFrame):
    """One sentence, three ways in, and the registers opened lately."""

    acted = Signal(str)  # an action's id
    recent_chosen = Signal(str)  # a register

    def __init__(self, look: Look, recent: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._look = look
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Label("SummitDesk", "display"))
        sentence = Label(_("A register holds your cities, people and events in one file on this computer."), "muted")
        column.addWidget(sentence)
        column.addSpacing(16)
        column.addLayout(self._ways_in())
        if recent:
            column.addSpacing(24)
            column.addWidget(Label(_("Opened lately"), "caption"))
            for register in recent[:6]:
                column.addWidget(self._recent(register))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)

    def _ways_in(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        ways = (
            ("file.sample", _("Open the sample"), "snowflake", True),
            ("file.open", _("Open a register…"), "folder-open", False),
            ("file.new", _("New register…"), "file-plus", False),
        )
        for identifier, text, icon, is_primary in ways:
            button = QPushButton(literal(text))
            button.setAccessibleName(text)
            colour = self._look.palette.on_glacier if is_primary else self._look.palette.ink
            self._look.put_icon(button, icon, colour)
            if is_primary:
                button.setProperty("role", "primary")
            button.clicked.connect(lambda checked=False, name=identifier: self.acted.emit(name))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _recent(self, register: str) -> QPushButton:
        button = QPushButton(literal(short_name(register)))
        button.setProperty("role", "link")
        self._look.put_icon(button, "database", self._look.palette.muted)
        shown = without_password(register)
        button.setToolTip(tip(shown))
        button.setAccessibleName(_("Open {file}").format(file=shown))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.recent_chosen.emit(register))
        return button
