"""Adding a delegation: of a city that the register has, or of a new one."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import EntryDialog, form
from summitdesk.desktop.events.dialog import findable_cities
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.finder import Findable, Finder
from summitdesk.desktop.wording import CITY_KINDS, language_label, reader
from summitdesk.domain.collation import sort_key
from summitdesk.domain.places import country_codes, known_country_name
from summitdesk.domain.rows import CityRow
from summitdesk.domain.vocabulary import CityKind
from summitdesk.i18n import _
from summitdesk.services.planning import NewCity


class AddDelegation(EntryDialog):
    """Which city comes. People are added to its delegation afterwards."""

    def __init__(self, look: Look, cities: Sequence[CityRow], languages: Sequence[str], parent: QWidget) -> None:
        super().__init__(_("Add delegation"), _("Add delegation"), width=520, parent=parent)
        self.known = QRadioButton(_("A city of the register"))
        self.new = QRadioButton(_("A new city"))
        choice = QButtonGroup(self)
        for button in (self.known, self.new):
            button.setAccessibleName(button.text())
            choice.addButton(button)
        self.city = Finder(findable_cities(cities))
        self.city.setPlaceholderText(_("Type to search the register"))
        self.country = Finder(_countries())
        self.country.setPlaceholderText(_("Type to search all countries"))
        self.kind = Choice(look, [(kind.value, _(text)) for kind, text in CITY_KINDS.items()])
        self.names = {tag: QLineEdit() for tag in languages}
        self._register, self._details = QWidget(), QWidget()
        names = [(_("Name · {language}").format(language=language_label(tag)), f) for tag, f in self.names.items()]
        for pane, rows in (
            (self._register, form((_("City"), self.city))),
            (self._details, form(*names, (_("Country"), self.country), (_("Kind"), self.kind))),
        ):
            pane.setProperty("role", "plain")
            column = QVBoxLayout(pane)
            column.setContentsMargins(24, 0, 0, 0)
            column.addLayout(rows)
        column = QVBoxLayout()
        column.setSpacing(4)
        for widget in (self.known, self._register, self.new, self._details):
            column.addWidget(widget)
        self.body.addLayout(column)
        self.body.addStretch(1)
        self.known.toggled.connect(self._switch)
        (self.known if cities else self.new).setChecked(True)
        self.known.setEnabled(bool(cities))
        self._switch()

    def chosen(self) -> UUID | NewCity | None:
        """The city of the register, or what was typed of a new one; None, with a sentence, where something lacks."""
        if self.known.isChecked():
            if city := self.city.value():
                return UUID(city)
            self._complain(_("Choose a city of the register, or describe a new one."), self.city)
            return None
        names = {tag: text for tag, field in self.names.items() if (text := field.text().strip())}
        if not names:
            self._complain(_("Give the name of the city in at least one language."), next(iter(self.names.values())))
        elif not self.country.value():
            self._complain(_("Choose the country from the list."), self.country)
        else:
            return NewCity(self.country.value(), names, CityKind(self.kind.value()))
        return None

    def _complain(self, sentence: str, field: QWidget) -> None:
        self.refuse(sentence)
        field.setFocus()

    def _switch(self) -> None:
        self.refuse("")
        is_known = self.known.isChecked()
        self._register.setEnabled(is_known)
        self._details.setEnabled(not is_known)
        (self.city if is_known else next(iter(self.names.values()))).setFocus()


def _countries() -> list[Findable]:
    """All countries, to be found by their names in both interface languages and by their codes."""
    language = reader()
    found = [
        Findable(
            code,
            known_country_name(code, language),
            " ".join((code, known_country_name(code, "en"), known_country_name(code, "zh-Hans"))),
        )
        for code in country_codes()
    ]
    return sorted(found, key=lambda entry: sort_key(entry.label, language))
