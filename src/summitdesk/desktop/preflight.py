"""The pre-flight beside the window: run after every change to the event at hand, for the page and for the side bar."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from summitdesk.desktop.editor import Editor
from summitdesk.desktop.questions import Question
from summitdesk.domain.findings import Finding

if TYPE_CHECKING:
    from summitdesk.store.database import Database

_PAUSE = 400
_LONGEST_PAUSE = 30_000
"""Milliseconds after a change. A large event takes longer to check, and is checked less often while one works."""


class Preflight(QObject):
    """Knows the findings of the event at hand; None while it does not know yet."""

    found = Signal(object)  # tuple of Finding, or None

    def __init__(
        self,
        question: "Callable[[Callable[[tuple[Finding, ...]], None]], Question[tuple[Finding, ...]]]",
        editor: Editor,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._question = question(self._show)
        self._database: Database | None = None
        self._slug = ""
        self.findings: tuple[Finding, ...] | None = None
        self._began = QElapsedTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.run)
        editor.changed.connect(lambda tables: self._pause.start())

    def attach(self, database: "Database | None", slug: str) -> None:
        """Check this event from now on."""
        self._question.withdraw()
        self._database, self._slug = database, slug
        self.findings = None
        self.found.emit(None)
        self._pause.start(_PAUSE)

    def run(self) -> None:
        """Check the event now."""
        database, slug = self._database, self._slug
        if database is not None and slug:
            self._began.start()
            self._question.ask(lambda: _preflight(database, slug))

    def stop(self) -> None:
        """Check nothing more."""
        self._pause.stop()
        self._question.withdraw()

    def _show(self, findings: tuple[Finding, ...]) -> None:
        self._pause.setInterval(min(_LONGEST_PAUSE, max(_PAUSE, 2 * self._began.elapsed())))
        self.findings = findings
        self.found.emit(findings)


def _preflight(database: "Database", slug: str) -> tuple[Finding, ...]:
    from summitdesk.services.checks import preflight

    return tuple(preflight(database, slug))
