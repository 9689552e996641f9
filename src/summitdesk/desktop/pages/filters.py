"""The quiet row of filters above a table."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from summitdesk.desktop.widgets.choice import FilterChoice
from summitdesk.desktop.wording import reader
from summitdesk.domain.collation import sort_key
from summitdesk.domain.listing import Listing
from summitdesk.i18n import _


class FilterRow(QWidget):
    """Choices that let everything pass until they are set, and a way to clear them.

    A page derives its own, which says what each of its ``choices`` means for a listing.
    """

    changed = Signal()  # a filter was set or cleared

    def __init__(self, choices: Sequence[FilterChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._clear = QPushButton(_("Clear filters"))
        self._clear.setProperty("role", "link")
        self._clear.setAccessibleName(_("Clear filters"))
        self._clear.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 8, 16, 4)
        row.setSpacing(4)
        for choice in self._choices:
            choice.currentIndexChanged.connect(self._changed)
            row.addWidget(choice)
        row.addWidget(self._clear)
        row.addStretch(1)
        self._clear.hide()

    def apply(self, listing: Listing) -> Listing:
        """The listing with the filters that are set."""
        raise NotImplementedError

    def values_in(self, listing: Listing) -> Sequence[str]:
        """What each of the choices holds for a listing; empty where it lets everything pass."""
        raise NotImplementedError

    def show_listing(self, listing: Listing) -> None:
        """Set the filters of a listing, silently."""
        for choice, value in zip(self._choices, self.values_in(listing), strict=True):
            blocked = choice.blockSignals(True)
            choice.choose(value)
            choice.blockSignals(blocked)
        self._clear.setVisible(self.is_set)

    @property
    def is_set(self) -> bool:
        """Whether any filter holds something back."""
        return any(choice.value() for choice in self._choices)

    def clear(self) -> None:
        """Let everything pass."""
        self.show_listing(Listing())
        self.changed.emit()

    def _changed(self) -> None:
        self._clear.setVisible(self.is_set)
        self.changed.emit()


def in_order(names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Choices in the order of their names in the reader's language."""
    language = reader()
    return sorted(names.items(), key=lambda entry: sort_key(entry[1], language))
