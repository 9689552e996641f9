"""Work that takes a while, on a lane of its own, with progress and a way to stop it.

A job ends in exactly one of succeeded, failed and cancelled. With the editor this is one of the two places where the
desk catches errors.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from summitdesk.desktop.lanes import Lane
from summitdesk.desktop.messages import Messages
from summitdesk.errors import Cancelled
from summitdesk.progress import Progress

Value = TypeVar("Value")
Work = Callable[[Progress], Value]


class Job(QObject):
    """One run of a piece of work. It is the work's :class:`summitdesk.progress.Progress`."""

    progressed = Signal(int, int, str)  # steps done, steps in all, what is being done
    succeeded = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception
    cancelled = Signal()

    def __init__(self, label: str, work: Work[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._work = work
        self._stop = threading.Event()
        self._done = 0
        self._total = 0
        self._what = ""

    def cancel(self) -> None:
        """Ask the work to stop at its next step; a unit of work around it rolls back."""
        self._stop.set()

    def start(self, total: int, what: str) -> None:
        """Begin a stage (called by the work, on its own thread)."""
        self._done, self._total, self._what = 0, total, what
        self.step(0)

    def step(self, count: int = 1) -> None:
        """Count steps (called by the work, on its own thread)."""
        if self._stop.is_set():
            raise Cancelled
        self._done += count
        self.progressed.emit(self._done, self._total, self._what)

    def perform(self) -> Any:  # noqa: ANN401 - a job returns what its work returns
        """Do the work (on the lane's thread)."""
        if self._stop.is_set():
            raise Cancelled
        return self._work(self)

    def conclude(self, future: "Future[Any]") -> None:
        """Emit the one signal that tells how it ended (on the window's thread)."""
        error = future.exception()
        if error is None:
            self.succeeded.emit(future.result())
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)


class Jobs(QObject):
    """Starts jobs, keeps them while they run, and shows those that fail."""

    started = Signal(object)  # Job
    ended = Signal(object)  # Job

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._running: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended."""
        return tuple(self._running)

    def run(self, lane: Lane, label: str, work: Work[Value], then: Callable[[Value], None] | None = None) -> Job:
        """Start ``work`` on ``lane``; ``then`` gets what it returns. A failure is shown, whoever asked for the work."""
        job = Job(label, work, self)
        self._running.append(job)
        if then is not None:
            job.succeeded.connect(then)
        job.failed.connect(self._messages.show)
        self.started.emit(job)
        lane.submit(job.perform, lambda future: self._conclude(job, future))
        return job

    def cancel_all(self) -> None:
        """Ask every running job to stop."""
        for job in self._running:
            job.cancel()

    def _conclude(self, job: Job, future: "Future[Any]") -> None:
        self._running.remove(job)
        self.ended.emit(job)
        job.conclude(future)
        job.deleteLater()
