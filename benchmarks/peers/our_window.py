"""Our window on a register: when its skeleton has been painted, and when the delegates of the event have."""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from summitdesk.bootstrap import Start
from summitdesk.desktop.app import Application
from summitdesk.settings import Settings


class Painted(QObject):
    """Tells when the window and when a table with rows has been painted, and ends the program."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._application = application
        self._is_shown = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            window = self._application.window
            if watched is window and not self._is_shown:
                self._is_shown = True
                print(time.monotonic() - float(sys.argv[1]), flush=True)
            page = window.page("delegations") if window.current_page == "delegations" else None
            if page is not None and watched is page.table.view.viewport() and page.model.row_at(0) is not None:
                print(time.monotonic() - float(sys.argv[1]), flush=True)
                QApplication.instance().removeEventFilter(self)
                QApplication.exit()
        return False


with tempfile.TemporaryDirectory() as folder:
    qt = QApplication([])
    application = Application(qt, Start(Settings(), Path(folder) / "settings.toml"))
    qt.installEventFilter(painted := Painted(application))
    application.show(sys.argv[2])
    qt.exec()
    application.window.close()
    application.stop()
