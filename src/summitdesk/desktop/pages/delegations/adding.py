"""Adding a delegate: the few things that must be known, in one small dialog."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.text import Label
from summitdesk.desktop.wording import ROLES, reader, text_for_reader
from summitdesk.domain.collation import sort_key
from summitdesk.domain.names import name_given
from summitdesk.domain.rows import DelegationRow
from summitdesk.domain.vocabulary import DelegationRole
from summitdesk.i18n import _
from summitdesk.services.delegates import DelegateDraft
from summitdesk.services.people import PersonDraft


class AddDelegate(QDialog):
    """Delegation, name, office, role. Everything else is edited in the inspector afterwards."""

    def __init__(self, look: Look, delegations: Sequence[DelegationRow], city: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Add delegate"))
        self.setMinimumWidth(440)
        self._delegations = {str(each.id): each for each in delegations}
        language = reader()
        entries = sorted(
            ((str(each.id), text_for_reader(each.city.names)) for each in delegations),
            key=lambda entry: sort_key(entry[1], language),
        )
        self.delegation = Choice(look, entries)
        preset = next((str(each.id) for each in delegations if each.city.slug == city), "")
        self.delegation.choose(preset)
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("As the person writes it"))
        self.office = QLineEdit()
        self.role = Choice(look, [(role.value, _(text)) for role, text in ROLES.items()])
        self.role.choose(DelegationRole.MEMBER.value)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        for text, widget in (
            (_("Delegation"), self.delegation),
            (_("Name"), self.name),
            (_("Office"), self.office),
            (_("Role"), self.role),
        ):
            widget.setAccessibleName(text)
            form.addRow(Label(text, "muted"), widget)
        buttons = QDialogButtonBox()
        add = QPushButton(_("Add delegate"))
        add.setDefault(True)
        add.setProperty("role", "primary")
        cancel = QPushButton(_("Cancel"))
        buttons.addButton(add, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (add, cancel):
            button.setAccessibleName(button.text())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(Label(_("Add delegate"), "section"))
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.name.setFocus()

    def chosen_delegation(self) -> UUID:
        """The delegation that the person joins."""
        return UUID(self.delegation.value())

    def person(self) -> PersonDraft:
        """What was typed of the person."""
        text = self.name.text().strip()
        country = self._delegations[self.delegation.value()].city.country.code
        return PersonDraft(names=(name_given(text, country=country, is_native=True),) if text else ())

    def membership(self) -> DelegateDraft:
        """What was typed of the membership."""
        office = self.office.text().strip()
        return DelegateDraft(
            role=DelegationRole(self.role.value()), offices={_office_language(office): office} if office else {}
        )


def _office_language(office: str) -> str:
    from summitdesk.domain.language import guess_language

    return guess_language(office, default="en")
