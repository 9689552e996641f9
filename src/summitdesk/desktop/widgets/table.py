"""The table of every page: windowed rows of 32 pixels, columns that leave when room is short, selection by key."""

from collections.abc import Hashable
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.tokens import ROW
from summitdesk.desktop.models.column import Column
from summitdesk.desktop.models.table import VALUE_ROLE, Index, TableModel
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.empty import EmptyState
from summitdesk.desktop.widgets.text import tip

_PADDING: Final = 11
_DOT: Final = 8
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


class Cells(QStyledItemDelegate):
    """Draws a cell: its text, a dot of colour before it, or a grey bar while its row is still to come."""

    def __init__(self, look: Look, table: "TableView", model: TableModel[Any]) -> None:
        super().__init__(table)
        self._model = model
        self._look = look
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The row is taken from the model at once: asking role by role would cross into Python eight times a cell.
        place, number = index.row(), index.column()
        row = self._model.row_at(place)
        if row is None:
            self._paint_placeholder(painter, option, index)
            return
        column = self._model.columns[number]
        shown = QStyleOptionViewItem(option)
        shown.state &= ~QStyle.StateFlag.State_HasFocus
        self._table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._table)
        text = self._model.shown_text_of(row, column)
        is_quiet = column.muted or not text
        tint = column.tint(row) if column.tint is not None else ""
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(tint or (self._look.palette.muted if is_quiet else self._look.palette.ink)))
        left = option.rect.left() + _PADDING
        if column.dot is not None and (colour := column.dot(row)):
            self._paint_dot(painter, left, option.rect.center().y(), colour)
            left += _DOT + 7
        self._paint_text(painter, option, text or column.hint, left, is_right=bool(column.align & _RIGHT))
        painter.restore()

    @staticmethod
    def _paint_dot(painter: QPainter, left: int, middle: int, colour: str) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QRectF(left, middle - _DOT / 2 + 0.5, _DOT, _DOT))
        painter.restore()

    @staticmethod
    def _paint_text(painter: QPainter, option: QStyleOptionViewItem, text: str, left: int, *, is_right: bool) -> None:
        """Set every script on one baseline: a fallback face must not make its line jump."""
        metrics = option.fontMetrics
        room = option.rect.right() - _PADDING - left
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if is_right:
            left += room - metrics.horizontalAdvance(shown)
        baseline = option.rect.top() + (option.rect.height() + metrics.capHeight()) // 2
        painter.drawText(QPoint(left, baseline), shown)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._table.column(index.column())
        if column.choices:
            choice = Choice(self._look, column.choices, parent)
            choice.setAccessibleName(column.title)
            choice.activated.connect(self._choose)
            return choice
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Choice):
            editor.choose(str(index.data(VALUE_ROLE)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, Choice):
            model.setData(index, editor.value())
        else:
            super().setModelData(editor, model, index)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = str(index.data() or "")
        room = view.visualRect(index).width() - 2 * _PADDING
        if QFontMetrics(view.font()).horizontalAdvance(text) > room:
            QToolTip.showText(event.globalPos(), tip(text), view)
        else:
            QToolTip.hideText()
        return True

    def _choose(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def _paint_placeholder(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        index.data()  # a view that shows a placeholder asks for its row
        share = (0.7, 0.5, 0.6, 0.4)[(index.row() + index.column()) % 4]
        bar = QRectF(option.rect.left() + _PADDING, option.rect.center().y() - 3, option.rect.width() * share, 8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.palette.ice))
        painter.drawRoundedRect(bar, 4, 4)
        painter.restore()


class TableView(QTableView):
    """The view inside a :class:`DataTable`."""

    activated_row = Signal()  # Return was pressed on a row that cannot be edited

    def __init__(self, look: Look, model: TableModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table_model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(Cells(look, self, model))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        header.setFixedHeight(ROW)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def column(self, number: int) -> Column[Any]:
        """The declared column of that number."""
        return self._table_model.columns[number]

    def first_visible(self) -> int:
        """The first row in sight."""
        return max(0, self.rowAt(1))

    def fit(self) -> None:
        """Share the width among the columns; those of the highest rank leave first."""
        columns = self._table_model.columns
        room = self.viewport().width()
        shown = set(range(len(columns)))
        for rank in sorted({column.rank for column in columns if column.rank}, reverse=True):
            if sum(columns[number].width for number in shown) <= room:
                break
            shown -= {number for number in shown if columns[number].rank == rank}
        spare = max(0, room - sum(columns[number].width for number in shown))
        parts = sum(columns[number].stretch for number in shown) or 1
        for number, column in enumerate(columns):
            self.setColumnHidden(number, number not in shown)
            self.setColumnWidth(number, column.width + spare * column.stretch // parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        starts_edit = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if starts_edit and self.state() is not QAbstractItemView.State.EditingState:
            index = self.currentIndex()
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self.activated_row.emit()
            return
        super().keyPressEvent(event)


class DataTable(QWidget):
    """A table over a :class:`TableModel`, or its empty state. It keeps selection and place over every refresh."""

    selected = Signal(object)  # the current row, or None
    sorted_by = Signal(str, bool)  # the sort name of a column, and whether descending

    def __init__(self, look: Look, model: TableModel[Any], name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.view = TableView(look, model, name)
        self.empty = EmptyState(look, icon)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._current: Hashable | None = None
        self._keys: tuple[Hashable, ...] = ()
        self._scroll = 0
        self._sort = ("", False)
        self._restoring = False
        self.view.horizontalHeader().sectionClicked.connect(self._sort_by)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.dataChanged.connect(self._retell)
        selection = self.view.selectionModel()
        selection.currentRowChanged.connect(self._tell)
        selection.selectionChanged.connect(self._note_keys)
        self.setFocusProxy(self.view)

    def show_empty(self, is_empty: bool) -> None:
        """Show the empty state instead of the rows, or the rows."""
        self._stack.setCurrentWidget(self.empty if is_empty else self.view)

    def current(self) -> Any:  # noqa: ANN401
        """The current row, None where there is none or it is still to come."""
        index = self.view.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def selected_keys(self) -> tuple[Hashable, ...]:
        """Keys of the selected rows that have come, in the order of the table."""
        return self._keys

    @property
    def current_key(self) -> Hashable | None:
        """What is known of the current row, also while the row itself is still to come."""
        return self._current

    def select(self, key: Hashable) -> bool:
        """Make the row of that key current and bring it into sight; False while it is not here."""
        self._current = key
        place = self.model.place_of(key)
        if place is None:
            return False
        index = self.model.index(place, self._first_column())
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def mark_sorted(self, name: str, descending: bool) -> None:
        """Show by which column the rows are sorted."""
        self._sort = (name, descending)
        header = self.view.horizontalHeader()
        number = next((n for n, column in enumerate(self.model.columns) if column.sort and column.sort == name), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(number >= 0)
        header.setSortIndicator(number, order)

    def _sort_by(self, number: int) -> None:
        name = self.model.columns[number].sort
        if name:
            descending = self._sort == (name, False)
            self.mark_sorted(name, descending)
            self.sorted_by.emit(name, descending)

    def _first_column(self) -> int:
        return next((n for n in range(len(self.model.columns)) if not self.view.isColumnHidden(n)), 0)

    def _remember(self) -> None:
        self._restoring = True
        self._scroll = self.view.verticalScrollBar().value()

    def _restore(self) -> None:
        places = [place for key in self._keys if (place := self.model.place_of(key)) is not None]
        current = self.model.place_of(self._current) if self._current is not None else None
        columns = len(self.model.columns)
        selection = QItemSelection()
        for place in places:
            selection.select(self.model.index(place, 0), self.model.index(place, columns - 1))
        chooser = self.view.selectionModel()
        if current is not None:
            chooser.setCurrentIndex(
                self.model.index(current, self._first_column()), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        chooser.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.doItemsLayout()
        self.view.verticalScrollBar().setValue(self._scroll)
        self._restoring = False
        if current is not None:
            self.selected.emit(self.model.row_at(current))

    def _tell(self, index: QModelIndex) -> None:
        if self._restoring:
            return
        row = self.model.row_at(index.row()) if index.isValid() else None
        if row is not None:
            self._current = self.model.key_of(row)
        self.selected.emit(row)

    def _retell(self, first: QModelIndex, last: QModelIndex) -> None:
        index = self.view.currentIndex()
        if index.isValid() and first.row() <= index.row() <= last.row():
            self._tell(index)

    def _note_keys(self) -> None:
        if self._restoring:
            return
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows(self._first_column()))
        self._keys = tuple(self.model.key_of(row) for place in rows if (row := self.model.row_at(place)) is not None)
