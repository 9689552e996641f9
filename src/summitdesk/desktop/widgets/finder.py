"""Choosing one of many by typing a part of its name, in any language that the name is known in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from summitdesk.domain.clean import match_key

_SOUGHT: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Findable:
    """One of many: its value, its name, and whatever else it may be looked for by."""

    value: str
    label: str
    also: str = ""


class Finder(QLineEdit):
    """A line that offers what contains the text typed so far."""

    def __init__(self, entries: Sequence[Findable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = {entry.value: entry.label for entry in entries}
        self._values = {match_key(entry.label): entry.value for entry in reversed(entries)}
        model = QStandardItemModel(self)
        for entry in entries:
            item = QStandardItem(entry.label)
            item.setData(f"{entry.label} {entry.also}", _SOUGHT)
            model.appendRow(item)
        completer = _Offers(model, self)
        completer.setCompletionRole(_SOUGHT)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(10)
        self.setCompleter(completer)

    def value(self) -> str:
        """The value of what stands here: of the entry of that name, or of the only one that contains the text."""
        key = match_key(self.text())
        if not key:
            return ""
        if key in self._values:
            return self._values[key]
        completer = self.completer()
        completer.setCompletionPrefix(self.text().strip())
        if completer.completionCount() != 1:
            return ""
        return self._values[match_key(completer.pathFromIndex(completer.currentIndex()))]

    @property
    def is_unknown(self) -> bool:
        """Whether something stands here that names no entry."""
        return bool(self.text().strip()) and not self.value()

    def choose(self, value: str) -> None:
        """Show an entry; none where the value is not one."""
        self.setText(self._labels.get(value, ""))
        self.setCursorPosition(0)


class _Offers(QCompleter):
    """Matches by all names of an entry and puts down the one that is shown."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
