"""The head of the inspector: photograph, name, and whom the delegate stands for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from summitdesk.desktop.design.flags import flag
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.photo import Photo
from summitdesk.desktop.widgets.text import Label, tip
from summitdesk.desktop.wording import ROLES, reader, text_for_reader
from summitdesk.domain.names import full_name, latin_name, native_name
from summitdesk.domain.places import country_name
from summitdesk.domain.rows import DelegateRow
from summitdesk.i18n import _


class DelegateHead(QWidget):
    """Who is selected, at a glance."""

    remove_photo = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.photo = Photo(look)
        self._name = Label("", "title", wrap=True)
        self._latin = Label("", "", wrap=True)
        self._flag = QLabel()
        self._city = Label("", "muted", wrap=True)
        self._role = Label("", "caption", wrap=True)
        self._remove = QPushButton(_("Remove photograph"))
        self._remove.setProperty("role", "link")
        self._remove.setAccessibleName(_("Remove photograph"))
        self._remove.clicked.connect(self.remove_photo)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self._flag)
        place.addWidget(self._city, 1)
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(self._name)
        text.addWidget(self._latin)
        text.addLayout(place)
        text.addWidget(self._role)
        text.addWidget(self._remove)
        text.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.photo)
        row.addLayout(text, 1)

    def describe(self, row: DelegateRow) -> None:
        """Show a delegate."""
        native, latin = native_name(row.names), latin_name(row.names)
        self._name.setText(full_name(native) if native else _("No name yet"))
        self._name.set_role("title" if native is not None else "title-muted")
        other = full_name(latin) if latin is not None and latin is not native else ""
        self._latin.setText(other)
        self._latin.setVisible(bool(other))
        country = country_name(row.city.country, reader())
        self._city.setText(_("{city}, {country}").format(city=text_for_reader(row.city.names), country=country))
        picture = flag(row.city.country.code, self.devicePixelRatioF(), self._look.palette.edge)
        self._flag.setPixmap(picture)
        self._flag.setVisible(not picture.isNull())
        self._flag.setToolTip(tip(country))
        self._role.setText(_(ROLES[row.role]))
        self._remove.setVisible(bool(row.photo_digest))
