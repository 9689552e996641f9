"""Starting the window: it is painted with its skeleton first, and only then the register is opened beside it.

Nothing imported here may import SQLAlchemy, ReportLab or openpyxl: that would double the time to the first paint.
"""

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from summitdesk import i18n
from summitdesk.bootstrap import Start, start
from summitdesk.desktop.context import Desk
from summitdesk.desktop.crash import CrashReporter
from summitdesk.desktop.design.appearance import dress
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.tokens import DARK, LIGHT, PALETTES, Palette
from summitdesk.desktop.design.typefaces import Typefaces
from summitdesk.desktop.main_window import MainWindow
from summitdesk.desktop.sweeping import Sweeper

_QT_TRANSLATION: Final = "qtbase_"


class FirstPaint(QObject):
    """Calls back once the window has been painted for the first time."""

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


class Application(QObject):
    """The running program: the desk, its window, and the look and language of both."""

    def __init__(self, qt: QApplication, begin: Start) -> None:
        super().__init__()
        self._qt = qt
        self._start = begin
        self._translator: QTranslator | None = None
        self._sweeper = Sweeper(self)
        self._switch_interval = sys.getswitchinterval()
        # Painting a table crosses into Python for every cell; lanes that compute must let it in at once.
        sys.setswitchinterval(0.0005)
        self._typefaces = Typefaces()
        self._typefaces.load_first()
        self.desk = Desk(begin, self)
        self._look = Look(self._chosen_palette(), self._typefaces)
        self._speak(i18n.language())
        dress(qt, self._look)
        self.window = MainWindow(self.desk, self._look)
        self.window.palette_chosen.connect(self.use_palette)
        self.window.language_chosen.connect(self.use_language)

    def show(self, target: str | None) -> None:
        """Show the window; once it is painted, open the register at ``target``, or none."""
        if target is not None:
            self.window.expect_register(target)
        FirstPaint(self.window, lambda: self._go_on(target))
        self.window.show()

    def stop(self) -> None:
        """Let go of what the whole process shares."""
        self._sweeper.stop()
        sys.setswitchinterval(self._switch_interval)

    def use_palette(self, name: str) -> None:
        """Change to the light or the dark appearance."""
        self._look = Look(PALETTES[name], self._typefaces)
        dress(self._qt, self._look)
        self.window.dress(self._look)

    def use_language(self, language: str) -> None:
        """Change the interface language."""
        i18n.install(language)
        self._speak(language)
        dress(self._qt, self._look)
        self.window.dress(self._look)

    def _go_on(self, target: str | None) -> None:
        self._typefaces.load_rest()
        self._qt.setFont(self._look.font())
        if target is not None:
            self.desk.open(target)
        for notice in self._start.notices:
            self.desk.messages.done(notice)

    def _chosen_palette(self) -> Palette:
        name = self._start.settings.interface.palette
        if name in PALETTES:
            return PALETTES[name]
        # The hint is silent on several platforms; then it is day.
        is_dark = self._qt.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT

    def _speak(self, language: str) -> None:
        """Let Qt's own menus and buttons speak the same language."""
        if self._translator is not None:
            self._qt.removeTranslator(self._translator)
            self._translator = None
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and translator.load(f"{_QT_TRANSLATION}{language}", folder):
            self._qt.installTranslator(translator)
            self._translator = translator


def main(target: str | None = None) -> int:
    """Run the window until it is closed; the result is the exit code."""
    begin = start()
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("SummitDesk")
    qt.setDesktopFileName("summitdesk")
    reporter = CrashReporter()
    reporter.install()
    application = Application(qt, begin)
    reporter.save_copy = lambda: application.window.run("file.copy")
    application.show(target)
    code = qt.exec()
    application.stop()
    return code
