"""The quiet banner at the foot of a page: what happened, and a way back. Errors stay until they are put away."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.messages import Message, Tone
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.widgets.text import Label, literal
from summitdesk.i18n import _

_STAYS: Final = 6_000
_WIDEST: Final = 720


class Banner(QFrame):
    """Floats over the foot of its parent and never takes the focus."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._host = parent
        self.setProperty("role", "banner")
        self._text = Label("", wrap=True)
        self._action = QPushButton()
        self._action.clicked.connect(self._act)
        self._message: Message | None = None
        self._close = tool_button(look, _("Put this message away"), "x")
        self._close.clicked.connect(self.hide)
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self._time_out)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What the banner says now; empty while it is hidden."""
        return self._text.text() if self.isVisibleTo(self._host) else ""

    def say(self, message: Message) -> None:
        """Show a message in place of the one before."""
        self._message = message
        self.setProperty("tone", message.tone.value)
        for widget in (self, self._text, self._action):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        is_error = message.tone is Tone.ERROR
        self._close.setIcon(self._look.icon("x", self._look.palette.ink if is_error else self._look.palette.paper))
        self._text.setText(message.text)
        self._action.setText(literal(message.action))
        self._action.setAccessibleName(message.action)
        self._action.setVisible(bool(message.action))
        self.setAccessibleName(message.text)
        self.show()
        self._place()
        self.raise_()
        if is_error:
            self._timer.stop()
        else:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._host.size()
        natural = self._text.fontMetrics().horizontalAdvance(self._text.text()) + self._action.sizeHint().width() + 96
        width = min(_WIDEST, room.width() - 32, natural)
        self.setFixedWidth(max(240, width))
        height = max(40, self._row.heightForWidth(self.width()))
        self.setFixedHeight(height)
        self.move((room.width() - self.width()) // 2, room.height() - height - 16)

    def _time_out(self) -> None:
        if self.underMouse() or self._action.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _act(self) -> None:
        message = self._message
        self.hide()
        if message is not None and message.run is not None:
            message.run()
