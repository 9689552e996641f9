"""Reading beside the window: a question asked again makes the earlier one void, so that the newest answer wins."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject

from summitdesk.desktop.lanes import Lane
from summitdesk.desktop.messages import Messages

Value = TypeVar("Value")


class Question(QObject, Generic[Value]):
    """One thing that a page wants to know, asked as often as it changes."""

    def __init__(
        self, lane: Lane, messages: Messages, answer: Callable[[Value], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._messages = messages
        self._answer = answer
        self._number = 0
        self._pending = 0

    @property
    def is_open(self) -> bool:
        """Whether an answer is still to come."""
        return self._pending > 0

    def ask(self, find_out: Callable[[], Value]) -> None:
        """Find something out on the lane; only the newest question is answered."""
        self._number += 1
        self._pending += 1
        number = self._number
        self._lane.submit(
            lambda: find_out() if number == self._number else None, lambda future: self._deliver(number, future)
        )

    def withdraw(self) -> None:
        """Let whatever was asked go unanswered."""
        self._number += 1

    def _deliver(self, number: int, future: "Future[Any]") -> None:
        self._pending -= 1
        if number != self._number:
            return
        error = future.exception()
        if error is None:
            self._answer(future.result())
        else:
            self._messages.show(error)
