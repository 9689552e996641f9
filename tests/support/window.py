"""Driving the real window from tests: no sleeps, only conditions."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from summitdesk.desktop.app import Application
    from summitdesk.desktop.messages import Message

PATIENCE = 30_000


class Window:
    """The application of one test, with what it said."""

    def __init__(self, qtbot: QtBot, application: "Application") -> None:
        self.qtbot = qtbot
        self.application = application
        self.desk = application.desk
        self.window = application.window
        self.said: list[Message] = []
        self.desk.messages.said.connect(self.said.append)

    def until(self, condition: Any) -> None:
        """Let the program run until a condition holds."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def wait_for_events(self) -> None:
        """Until the register is open and its events are known."""
        self.until(lambda: bool(self.desk.events) or bool(self.errors))

    def choose_event(self, slug: str) -> None:
        """Put an event on the desk, and let what is shown of it arrive."""
        event = next(event for event in self.desk.events if event.slug == slug)
        self.desk.choose_event(event.id)
        self.wait_for_rows()

    def wait_for_rows(self) -> None:
        """Until the page at hand has read its rows."""
        page: Any = self.page
        if hasattr(page, "feed"):
            self.until(lambda: not page.feed.is_waiting and page.model.row_at(0) is not None)
        self.until(lambda: self.desk.reader.is_idle and self.desk.writer.is_idle)

    def go(self, page: str) -> Any:
        """Open a page."""
        self.desk.go(page)
        self.wait_for_rows()
        return self.page

    def is_open(self, name: str) -> bool:
        """Whether a dialog of a class is open."""
        return bool(_dialogs(name))

    def dialog(self, name: str) -> Any:
        """The dialog of a class, as soon as it is open."""
        self.until(lambda: self.is_open(name))
        return _dialogs(name)[0]

    @property
    def page(self) -> Any:
        """The page in sight."""
        return self.window.page(self.window.current_page or "delegations")

    @property
    def errors(self) -> list[str]:
        """The sentences of all refusals."""
        return [message.text for message in self.said if message.tone == "error"]

    def type(self, widget: QWidget, text: str) -> None:
        """Type into a field, over what is there."""
        widget.setFocus()
        widget.selectAll()  # type: ignore[attr-defined]
        # As an input method does it: test keys know ASCII alone.
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(widget, typed)

    def leave(self, widget: QWidget) -> None:
        """Go on to the next field."""
        self.qtbot.keyClick(widget, Qt.Key.Key_Tab)

    def close(self) -> None:
        """Close the window and let go of everything."""
        self.window.close()
        self.application.stop()
        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()
        self.application.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def nameless(*parts: QWidget, inside_named: bool = False) -> list[str]:
    """The classes of widgets that take the focus and have no name for a screen reader.

    With ``inside_named`` those pass whose parent has one.
    """
    return [
        type(widget).__name__
        for part in parts
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and widget.isVisible()
        and not widget.focusProxy()
        and not (inside_named and widget.parentWidget() and widget.parentWidget().accessibleName())
    ]


def _dialogs(name: str) -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if type(each).__name__ == name and each.isVisible()]
