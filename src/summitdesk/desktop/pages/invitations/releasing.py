"""Giving the programme out as its next version."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.entry_dialog import EntryDialog, form
from summitdesk.desktop.widgets.day import DayField
from summitdesk.desktop.widgets.text import Label
from summitdesk.desktop.wording import day_text
from summitdesk.domain.rows import AgendaReleaseRow, EventRow
from summitdesk.i18n import _
from summitdesk.services.releases import release_agenda


class ReleaseProgramme(EntryDialog):
    """The programme as it stands is kept; later changes are told from it."""

    def __init__(self, desk: Desk, event: EventRow, last: AgendaReleaseRow | None, parent: QWidget) -> None:
        super().__init__(_("Release the programme"), _("Release"), parent=parent)
        self._desk = desk
        self._event = event
        self._number = last.number + 1 if last else 1
        self.day = DayField()
        self.note = QLineEdit()
        said = _("The programme as it stands becomes version {number}.").format(number=self._number)
        if last:
            before = _("Version {number} is of {day}.").format(number=last.number, day=day_text(last.released_on))
            said = f"{said} {before}"
        self.body.addWidget(Label(said, "muted", wrap=True))
        self.body.addLayout(form((_("Day"), self.day), (_("Note"), self.note)))
        self.submitted.connect(self._enter)
        self.day.setFocus()

    def _enter(self) -> None:
        command = partial(release_agenda, event_id=self._event.id, on=self.day.day(), note=self.note.text())
        label = _("Version {number} of the programme is released.").format(number=self._number)
        self.enter(self._desk.editor, self._desk.messages, label, command)
