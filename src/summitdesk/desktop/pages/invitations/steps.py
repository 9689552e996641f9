"""Recording the next step of invitations: which of those that may follow, on which day, how and by whom."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import EntryDialog, form
from summitdesk.desktop.pages.invitations.columns import place, state
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.day import DayField
from summitdesk.desktop.widgets.text import Label
from summitdesk.desktop.wording import CHANNELS, STATES
from summitdesk.domain.invitation import common_steps
from summitdesk.domain.letters import Recipient
from summitdesk.domain.vocabulary import Channel, InvitationState
from summitdesk.i18n import _, n_
from summitdesk.services.invitations import record_steps

_NAMED = 3


class RecordStep(EntryDialog):
    """One step for one invitation, or the same for several that can all take it."""

    def __init__(self, desk: Desk, look: Look, rows: Sequence[Recipient], parent: QWidget) -> None:
        super().__init__(_("Record step"), _("Record"), parent=parent)
        self._desk = desk
        self._rows = tuple(rows)
        states = common_steps([row.invitation for row in rows if row.invitation])
        self.state = Choice(look, [(each.value, _(STATES[each])) for each in states])
        self.day = DayField()
        self.channel = Choice(look)
        self.by = QLineEdit(desk.operator)
        self.note = QLineEdit()
        self.body.addWidget(Label(_about(self._rows), "muted", wrap=True))
        self.body.addLayout(
            form(
                (_("Step"), self.state),
                (_("Day"), self.day),
                (_("How"), self.channel),
                (_("By whom"), self.by),
                (_("Note"), self.note),
            )
        )
        self.state.currentIndexChanged.connect(self._offer_channels)
        self.submitted.connect(self._enter)
        self._offer_channels()
        self.state.setFocus()

    def prefer(self, state: InvitationState) -> None:
        """Choose a step where it is among those that may follow."""
        self.state.choose(state.value)

    def _offer_channels(self) -> None:
        """A letter goes out some way or other; every other step may say how it came to be known."""
        channels = [(channel.value, _(text)) for channel, text in CHANNELS.items()]
        is_sent = self.state.value() == InvitationState.SENT
        self.channel.offer(channels if is_sent else [("", _("Not said")), *channels])

    def _enter(self) -> None:
        state, channel = InvitationState(self.state.value()), self.channel.value()
        command = partial(
            record_steps,
            delegation_ids=tuple(row.delegation.id for row in self._rows),
            state=state,
            on=self.day.day(),
            channel=Channel(channel) if channel else None,
            by=self.by.text(),
            note=self.note.text(),
        )
        count = len(self._rows)
        told = n_("{count} invitation: {state}.", "{count} invitations: {state}.", count)
        label = told.format(count=f"{count:,}", state=_(STATES[state]))
        self.enter(self._desk.editor, self._desk.messages, label, command)


def _about(rows: Sequence[Recipient]) -> str:
    """Which invitations the step is recorded for, and where they stand."""
    if len(rows) == 1:
        return f"{place(rows[0])} · {state(rows[0])}"
    count = n_("{count} invitation", "{count} invitations", len(rows)).format(count=f"{len(rows):,}")
    named = "; ".join(place(row) for row in rows[:_NAMED]) + (" …" if len(rows) > _NAMED else "")
    return f"{count}: {named}"
