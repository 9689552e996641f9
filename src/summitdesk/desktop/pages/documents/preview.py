"""The real paper of what is being typed: how its languages stand, and whose copy of an agreement is shown."""

from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.pages.documents.naming import side_name
from summitdesk.desktop.pages.documents.paper import LAYOUTS, Wanted, keepers, set_paper, usual_layout
from summitdesk.desktop.questions import Question
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.paper import PaperPane
from summitdesk.desktop.wording import undrawn
from summitdesk.documents.layouts import TextLayout
from summitdesk.domain.alternat import is_bilateral
from summitdesk.domain.rows import InstrumentRow, OrderChoiceRow
from summitdesk.i18n import _

_PAUSE = 180
"""Milliseconds after the last keystroke before the paper is set again."""


class Preview(QWidget):
    """Follows every keystroke; the newest paper wins."""

    rewanted = Signal()  # the paper is to be set again
    keeper_changed = Signal()  # another side's copy is shown

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._shown: UUID | None = None
        self.layout_choice = Choice(look, [(layout.value, _(text)) for layout, text in LAYOUTS.items()])
        self.layout_choice.setAccessibleName(_("How the languages stand to each other"))
        self.keeper_choice = Choice(look)
        self.keeper_choice.setAccessibleName(_("Whose copy"))
        for choice in (self.layout_choice, self.keeper_choice):
            choice.setProperty("role", "filter")
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(6)
        self.pane = PaperPane(look, desk.press, desk.messages, _("The paper"))
        self._set: Question[object] = Question(desk.press, desk.messages, self._show_paper, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.rewanted)
        choices = QHBoxLayout()
        choices.setContentsMargins(8, 0, 8, 4)
        choices.setSpacing(4)
        choices.addWidget(self.layout_choice, 1)
        choices.addWidget(self.keeper_choice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(choices)
        column.addWidget(self.pane, 1)
        self.layout_choice.activated.connect(self.rewanted)
        self.keeper_choice.activated.connect(self._change_keeper)

    @property
    def layout_wanted(self) -> TextLayout:
        """How the languages of the paper stand."""
        return TextLayout(self.layout_choice.value())

    @property
    def keeper(self) -> UUID | None:
        """The side whose copy is shown; None for what is no agreement."""
        value = self.keeper_choice.value()
        return UUID(value) if value else None

    def offer(self, row: InstrumentRow) -> None:
        """Offer what can be chosen about a document's paper."""
        if row.id != self._shown:
            self._shown = row.id
            self.layout_choice.choose(usual_layout(row).value)
            self.keeper_choice.offer(())
        sides = row.signatories if is_bilateral(row) else ()
        self.keeper_choice.offer([(str(side.id), _("{city}’s copy").format(city=side_name(side))) for side in sides])
        self.keeper_choice.setVisible(len(keepers(row)) > 1)
        self.layout_choice.setEnabled(len(row.languages) > 1)

    def follow(self) -> None:
        """Set the paper anew when the typing pauses."""
        self._pause.start()

    def show_draft(self, draft: InstrumentRow, order: OrderChoiceRow | None) -> None:
        """Set the paper of what is typed now."""
        event = self._desk.current_event
        if event is not None:
            wanted = Wanted(event, draft, order, self.layout_wanted, self.keeper)
            self.pane.say(_("Setting…"))
            self._set.ask(lambda: set_paper(wanted))

    def clear(self) -> None:
        """Take the paper away."""
        self._shown = None
        self._set.withdraw()
        self.pane.paper.clear()

    def _change_keeper(self) -> None:
        self.keeper_changed.emit()
        self.rewanted.emit()

    def _show_paper(self, composed: object) -> None:
        from summitdesk.typeset.compose import Composed

        if not isinstance(composed, Composed):
            return
        missing = composed.problems.missing
        self.pane.say(undrawn(missing) if missing else _("As it will be printed, marked as a draft"))
        self.pane.paper.show_pdf(composed.pdf)
