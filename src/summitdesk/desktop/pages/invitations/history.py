"""What became of an invitation so far, the newest step first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from summitdesk.desktop.widgets.text import Label
from summitdesk.desktop.wording import CHANNELS, STATES, day_text
from summitdesk.domain.rows import InvitationStepRow
from summitdesk.i18n import _


class StepHistory(QWidget):
    """The steps with day, way, hand and note. Beside the form, since a form with other fields is built anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: tuple[InvitationStepRow, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Steps"), "strong"))
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column.addLayout(self._column)
        self.hide()

    def show_steps(self, steps: Sequence[InvitationStepRow]) -> None:
        """Show these in place of those before."""
        wanted = tuple(reversed(steps))
        self.setVisible(bool(wanted))
        if wanted == self.steps:
            return
        self.steps = wanted
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for step in wanted:
            self._column.addWidget(_step(step))

    def told(self) -> tuple[tuple[str, str], ...]:
        """What stands here: state and day, and the rest, of each step."""
        return tuple((_title(step), _details(step)) for step in self.steps)


def _step(step: InvitationStepRow) -> QWidget:
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(_title(step), "caption", wrap=True))
    if details := _details(step):
        column.addWidget(Label(details, wrap=True))
    return shown


def _title(step: InvitationStepRow) -> str:
    return _("{state} · {day}").format(state=_(STATES[step.state]), day=day_text(step.on))


def _details(step: InvitationStepRow) -> str:
    way = _(CHANNELS[step.channel]) if step.channel else ""
    return " · ".join(part for part in (way, step.by, step.note) if part)
