"""What a list says while it is empty: one sentence and one thing to do."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.text import Label, literal

_MEASURE: Final = 420
"""Pixels of the longest line of a sentence."""


class EmptyState(QFrame):
    """A quiet icon, a sentence, and at most one action."""

    acted = Signal()  # the action was chosen

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        picture = QLabel()
        picture.setPixmap(look.pixmap(icon, look.palette.edge, 40, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Label("", "section", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = Label("", "muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton()
        self._button.clicked.connect(self.acted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 48)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(picture)
        layout.addSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, title: str, sentence: str = "", action: str = "") -> None:
        """Show a sentence, and an action where one is given."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        # Beside centred stretches a label that wraps is given the height of one line only.
        self._sentence.setFixedWidth(min(_MEASURE, self._sentence.fontMetrics().horizontalAdvance(sentence) + 8))
        self._sentence.setFixedHeight(self._sentence.heightForWidth(self._sentence.width()))
        self._sentence.setVisible(bool(sentence))
        self._button.setText(literal(action))
        self._button.setAccessibleName(action or title)
        self._button.setVisible(bool(action))
