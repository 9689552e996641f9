"""The command palette: every action by its name, from the keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.tokens import ROW, TYPE
from summitdesk.desktop.models.table import Index
from summitdesk.i18n import _

_WIDTH: Final = 560
_ROWS: Final = 10
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Command:
    """An action as the palette lists it. ``also`` are other words that find it (its English name)."""

    id: str
    text: str
    icon: str
    shortcut: str
    also: str = ""


def matches(command: Command, words: str) -> bool:
    """Whether every typed word begins a word of the command, or stands in a name without spaces (中文)."""
    there = f"{command.text} {command.also}".casefold()
    return all(word in there for word in words.casefold().split())


class Commands(QAbstractListModel):
    """The commands that match what is typed."""

    def __init__(self, look: Look, commands: Sequence[Command]) -> None:
        super().__init__()
        self._look = look
        self._all = tuple(commands)
        self.shown = self._all

    def narrow(self, words: str) -> None:
        """Keep those that match."""
        self.beginResetModel()
        self.shown = tuple(command for command in self._all if matches(command, words))
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        command = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.text
        if role == Qt.ItemDataRole.DecorationRole and command.icon:
            return self._look.icon(command.icon, self._look.palette.muted)
        if role == Qt.ItemDataRole.UserRole:
            return command
        return None


class _Rows(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        command: Command = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.palette.selection))
            painter.drawRoundedRect(area, 6, 6)
        if command.icon:
            mark = self._look.pixmap(command.icon, self._look.palette.muted, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPoint(area.left() + 12, area.center().y() - 7), mark)
        painter.setFont(self._look.font())
        painter.setPen(QColor(self._look.palette.ink))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(area.adjusted(40, 0, -12, 0), middle | int(Qt.AlignmentFlag.AlignLeft), command.text)
        painter.setFont(self._look.font(TYPE.caption))
        painter.setPen(QColor(self._look.palette.muted))
        painter.drawText(area.adjusted(40, 0, -12, 0), middle | int(Qt.AlignmentFlag.AlignRight), command.shortcut)
        painter.restore()


class CommandPalette(QDialog):
    """A field and the commands that match; Return runs the marked one."""

    chosen = Signal(str)  # the action's id

    def __init__(self, look: Look, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(_("Command palette"))
        self._model = Commands(look, commands)
        self._field = QLineEdit()
        self._field.setProperty("role", "command")
        self._field.setPlaceholderText(_("What would you like to do?"))
        self._field.setAccessibleName(_("Command"))
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        self._list = QListView()
        self._list.setAccessibleName(_("Commands"))
        self._list.setModel(self._model)
        self._model.setParent(self)
        self._list.setItemDelegate(_Rows(look, self))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(_ROWS * ROW + 4)
        self._list.clicked.connect(lambda index: self._run())
        sheet = QFrame()
        sheet.setProperty("role", "popup")
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(4)
        inner.addWidget(self._field)
        inner.addWidget(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        self.setFixedWidth(_WIDTH)
        self._narrow("")
        self._place(parent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self._model.shown:
                place = (self._list.currentIndex().row() + step) % len(self._model.shown)
                self._list.setCurrentIndex(self._model.index(place))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _place(self, parent: QWidget) -> None:
        top = parent.mapToGlobal(QPoint((parent.width() - _WIDTH) // 2, 72))
        self.move(top)

    def _narrow(self, words: str) -> None:
        self._model.narrow(words)
        self._list.setCurrentIndex(self._model.index(0))

    def _run(self) -> None:
        place = self._list.currentIndex().row()
        if 0 <= place < len(self._model.shown):
            command = self._model.shown[place]
            self.accept()
            self.chosen.emit(command.id)
