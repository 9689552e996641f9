"""The head of the inspector: which delegation, whom the letter addresses, where the invitation stands, what is next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from summitdesk.desktop.design.flags import flag
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.pages.invitations.columns import addressee, place, state
from summitdesk.desktop.widgets.text import Label, literal, tip
from summitdesk.desktop.wording import reader
from summitdesk.domain.damage import visible
from summitdesk.domain.invitation import next_states
from summitdesk.domain.letters import Recipient, addressee_office
from summitdesk.domain.places import country_name
from summitdesk.i18n import _, n_


class InvitationHead(QWidget):
    """Which invitation is selected, at a glance, with the one thing to do next."""

    acted = Signal()  # the next thing is wanted

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flag = QLabel()
        self._place = Label("", "title", wrap=True)
        self._name = Label("", "strong", wrap=True)
        self._office = Label("", "muted", wrap=True)
        self._state = Label("", "", wrap=True)
        self.next = QPushButton()
        self.next.clicked.connect(self.acted)
        title = QHBoxLayout()
        title.setSpacing(8)
        self._flag.setContentsMargins(0, 6, 0, 0)
        title.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self._place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(title)
        for widget in (self._name, self._office):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._state)
        column.addSpacing(4)
        column.addWidget(self.next)

    def describe(self, row: Recipient, together: int = 1) -> None:
        """Show an invitation, or a delegation that has none; ``together`` are led on by one step."""
        language = reader()
        name, office = addressee(row), addressee_office(row.delegation, row.addressee, language)
        self._place.setText(place(row))
        self._name.setText(visible(name) or _("No name yet"))
        self._office.setText(office)
        self._office.setVisible(bool(office) and office != name)
        self._state.setText(state(row))
        picture = flag(row.delegation.city.country.code, self.devicePixelRatioF(), self._look.palette.edge)
        self._flag.setPixmap(picture)
        self._flag.setVisible(not picture.isNull())
        self._flag.setToolTip(tip(country_name(row.delegation.city.country, language)))
        if row.invitation is None:
            text = _("Draft invitation…")
        elif together > 1:
            text = n_("Record step for {count}…", "Record step for {count}…", together).format(count=f"{together:,}")
        else:
            text = _("Record step…")
        self.next.setEnabled(row.invitation is None or bool(next_states(row.invitation.state)))
        self.next.setText(literal(text))
        self.next.setAccessibleName(text)
