"""How the desk speaks: quiet banners for what was done and for what an organizer can put right."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from summitdesk.errors import UserError
from summitdesk.i18n import _


class Tone(StrEnum):
    """What kind of thing is said."""

    DONE = "done"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence and at most one thing to do about it."""

    text: str
    tone: Tone = Tone.DONE
    action: str = ""
    run: Callable[[], None] | None = None


class Messages(QObject):
    """The one voice of the desk. The window shows what is said; tests listen."""

    said = Signal(object)  # Message

    def done(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Say what has happened."""
        self.said.emit(Message(text, Tone.DONE, action, run))

    def show(self, error: BaseException) -> None:
        """Show a :class:`UserError` as a sentence; hand anything else, our bug, to the crash dialog."""
        if isinstance(error, UserError):
            self.said.emit(Message(str(error), Tone.ERROR))
        elif isinstance(error, MemoryError):
            self.said.emit(
                Message(_("This computer ran out of memory. Close other programs and try again."), Tone.ERROR)
            )
        else:
            sys.excepthook(type(error), error, error.__traceback__)
