"""The frame of dialogs that enter something: what was typed stays until the register has taken it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from summitdesk.desktop.editor import Command, Editor
from summitdesk.desktop.messages import Message, Messages, Tone
from summitdesk.desktop.widgets.text import Label, literal
from summitdesk.i18n import _


class EntryDialog(QDialog):
    """A title, fields, a sentence where the register refused them, and two buttons."""

    submitted = Signal()  # somebody wants what was typed entered

    def __init__(self, title: str, action: str, *, width: int = 480, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self._is_busy = False
        self._messages: Messages | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self._refusal = Label("", "error", wrap=True)
        self._refusal.hide()
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.submit = QPushButton(literal(action))
        self.submit.setDefault(True)
        self.submit.setProperty("role", "primary")
        self.submit.clicked.connect(self._submit)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        for button in (self.cancel, self.submit):
            button.setAccessibleName(button.text())
            self.foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(Label(title, "section"))
        layout.addLayout(self.body, 1)
        layout.addWidget(self._refusal)
        layout.addLayout(self.foot)

    def enter(self, editor: Editor, messages: Messages, label: str, command: Command) -> None:
        """Do ``command``; close when it is done, and show here why not when it is refused."""
        self._set_busy(True)
        if self._messages is None:
            self._messages = messages
            messages.said.connect(self._hear)
            editor.refused.connect(self._resume)
        editor.run(label, command, self._close)

    def refuse(self, sentence: str) -> None:
        """Say why what was typed cannot be entered."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def reject(self) -> None:
        if not self._is_busy:
            super().reject()

    def _submit(self) -> None:
        self.refuse("")
        self.submitted.emit()

    def _hear(self, message: Message) -> None:
        if message.tone is Tone.ERROR:
            self.refuse(message.text)

    def _resume(self) -> None:
        self._set_busy(False)

    def _close(self) -> None:
        self._set_busy(False)
        self.accept()

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.submit.setEnabled(not is_busy)
        self.cancel.setEnabled(not is_busy)


def scrolled(content: QWidget) -> QScrollArea:
    """An area that scrolls what does not fit a dialog."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    content.setProperty("role", "plain")
    return area


def reading(
    body: QVBoxLayout, head: Sequence[QWidget], read: QWidget, told: Sequence[QWidget], sizes: tuple[int, int]
) -> None:
    """Fill a dialog with what was read from a file, below a line about it, and with what is told about it below that.

    The first widget of the ``head`` and the last of what is ``told`` take the room; ``sizes`` are the heights, in
    pixels, on both sides of a boundary that can be dragged.
    """
    line = QHBoxLayout()
    line.setSpacing(8)
    for place, widget in enumerate(head):
        line.addWidget(widget, 0 if place else 1)
    below = QWidget()
    below.setProperty("role", "plain")
    column = QVBoxLayout(below)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(8)
    for widget in told:
        column.addWidget(widget, 1 if widget is told[-1] else 0)
    split = QSplitter(Qt.Orientation.Vertical)
    split.setChildrenCollapsible(False)
    split.addWidget(read)
    split.addWidget(below)
    split.setSizes(sizes)
    body.addLayout(line)
    body.addWidget(split, 1)


def form(*rows: tuple[str, QWidget]) -> QFormLayout:
    """Fields below each other, each named by the label before it."""
    made = QFormLayout()
    made.setHorizontalSpacing(16)
    made.setVerticalSpacing(12)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    for text, widget in rows:
        widget.setAccessibleName(text)
        made.addRow(caption(text), widget)
    return made


def caption(text: str) -> QLabel:
    """The label before a field."""
    label = Label(text, "muted")
    label.setMinimumWidth(96)
    return label
