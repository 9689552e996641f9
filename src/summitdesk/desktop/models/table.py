"""One table model for every table: frozen rows in windows, declared columns, placeholders for what is still to come."""

from collections.abc import Hashable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from summitdesk.desktop.models.column import Column, Row
from summitdesk.domain.damage import visible

WINDOW: Final = 100
"""Rows are asked for in windows of so many."""

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
VALUE_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_VISIBLE: Final = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
        ROW_ROLE,
        VALUE_ROLE,
    )
)


class TableModel(QAbstractTableModel, Generic[Row]):
    """The rows of one listing. It never writes: an edit goes to the column's ``edit``, and a new row comes back.

    A row is known by its key (its ``id``), so that selection survives a refresh.
    """

    wanted = Signal(int)  # the first row of a window that a view asks for and that is not here

    def __init__(self, columns: Sequence[Column[Row]], key: str = "id") -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._key = attrgetter(key)
        self._total = 0
        self._rows: dict[int, Row] = {}
        self._places: dict[Hashable, int] = {}
        self._pending: dict[tuple[Hashable, str], str] = {}

    @property
    def total(self) -> int:
        """How many rows the listing has."""
        return self._total

    def expect(self, total: int) -> None:
        """Show ``total`` placeholders until rows come."""
        self.beginResetModel()
        self._total = total
        self._rows, self._places, self._pending = {}, {}, {}
        self.endResetModel()

    def show_window(self, offset: int, rows: Sequence[Row], total: int) -> None:
        """Begin anew with one window of a listing; a listing of the same rows only repaints."""
        same = total == self._total and all(
            (known := self._rows.get(offset + number)) is not None and self._key(known) == self._key(row)
            for number, row in enumerate(rows)
        )
        if same and rows:
            self._pending = {}
            outdated = [place for place in self._rows if not offset <= place < offset + len(rows)]
            for place in outdated:
                self._places.pop(self._key(self._rows.pop(place)), None)
            self._keep(offset, rows)
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows, self._places, self._pending = {}, {}, {}
        self._total = total
        self._keep(offset, rows)
        self.endResetModel()

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns over the same rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def add_window(self, offset: int, rows: Sequence[Row]) -> None:
        """Fill placeholders with the rows of another window."""
        rows = rows[: max(0, self._total - offset)]
        if rows:
            self._keep(offset, rows)
            self.dataChanged.emit(self.index(offset, 0), self.index(offset + len(rows) - 1, len(self.columns) - 1))

    def forget_pending(self) -> None:
        """Show what is stored again: an edit was refused."""
        self._pending = {}
        if self._total:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, len(self.columns) - 1))

    def row_at(self, place: int) -> Row | None:
        """The row at a place, None while it is a placeholder."""
        return self._rows.get(place)

    def place_of(self, key: Hashable) -> int | None:
        """Where the row of that key stands, None while it is not here."""
        return self._places.get(key)

    def key_of(self, row: Row) -> Hashable:
        """What a row is known by."""
        key: Hashable = self._key(row)
        return key

    def text_of(self, row: Row, column: Column[Row]) -> str:
        """What a cell says: what is stored, or what was typed and is on its way there."""
        pending = self._pending.get((self._key(row), column.id)) if self._pending else None
        return column.text(row) if pending is None else pending

    def shown_text_of(self, row: Row, column: Column[Row]) -> str:
        """What a cell shows: damage is spelled out as on paper, since a box would hide which character it is."""
        text = self.text_of(row, column)
        return text if text.isprintable() else visible(text)

    def rows_here(self) -> Mapping[int, Row]:
        """The rows that have come, by place."""
        return self._rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's any value
        if role not in _VISIBLE or not index.isValid():
            return None
        row = self._rows.get(index.row())
        if row is None:
            if role == Qt.ItemDataRole.DisplayRole:
                self.wanted.emit(index.row() // WINDOW * WINDOW)
            return None
        column = self.columns[index.column()]
        return self._value(row, column, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.columns[index.column()].edit is not None and index.row() in self._rows:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        row = self._rows.get(index.row())
        column = self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or row is None or column.edit is None:
            return False
        text = str(value)
        if text == self._value(row, column, VALUE_ROLE):
            return False
        self._pending[self._key(row), column.id] = dict(column.choices).get(text, text)
        self.dataChanged.emit(index, index)
        column.edit(row, text)
        return True

    def _value(self, row: Row, column: Column[Row], role: int) -> Any:  # noqa: ANN401
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == VALUE_ROLE and column.value is not None:
            return column.value(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown_text_of(row, column) or column.hint
        return self.text_of(row, column)

    def _keep(self, offset: int, rows: Sequence[Row]) -> None:
        for number, row in enumerate(rows):
            self._rows[offset + number] = row
            self._places[self._key(row)] = offset + number
