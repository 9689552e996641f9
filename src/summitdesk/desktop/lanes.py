"""Threads beside the window's: each lane does one thing after another and hands its answers back to the window."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

Value = TypeVar("Value")


class Lane(QObject):
    """One thread with a queue. Answers are delivered on the thread that made the lane, in the order of the work."""

    _finished = Signal(object, object)  # the future, and the callable that it is delivered to

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._open = True
        self._waiting = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether everything submitted has been delivered."""
        return self._waiting == 0

    def submit(self, work: Callable[[], Value], deliver: "Callable[[Future[Value]], None]") -> None:
        """Run ``work`` on the lane's thread, then ``deliver`` its finished future on the window's."""
        if not self._open:
            return
        self._waiting += 1
        future = self._executor.submit(work)
        future.add_done_callback(lambda finished: self._finished.emit(finished, deliver))

    def close(self, *, finish: bool = False) -> None:
        """Finish what is running, with ``finish`` also what is waiting; deliver nothing more."""
        self._open = False
        self._executor.shutdown(wait=True, cancel_futures=not finish)

    @Slot(object, object)
    def _deliver(self, future: "Future[Any]", deliver: "Callable[[Future[Any]], None]") -> None:
        self._waiting -= 1
        if self._open and not future.cancelled():
            deliver(future)
