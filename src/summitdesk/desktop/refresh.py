"""Reading again after a change: only when it concerns the page, once for many changes, and not while nobody looks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from summitdesk.desktop.editor import Editor


class Refresh(QObject):
    """Calls a page's refresh when one of its tables has changed."""

    def __init__(self, page: QWidget, editor: Editor, tables: frozenset[str], refresh: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._tables = tables
        self._owed = False
        self._refresh = refresh
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(0)
        self._gather.timeout.connect(self._pay)
        editor.changed.connect(self._note)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._owed:
            self._gather.start()
        return False

    def _note(self, tables: frozenset[str]) -> None:
        if tables & self._tables:
            self._owed = True
            self._gather.start()

    def _pay(self) -> None:
        if self._owed and self._page.isVisible():
            self._owed = False
            self._refresh()
