"""Long work as a bar on standard error: only where somebody watches."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bar:
    """A :class:`summitdesk.progress.Progress` for terminals; silent when standard error is a file or a pipe."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def start(self, total: int, what: str) -> None:
        """Show a new stage; the one before it is done."""
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = _make_bar()
            self._bar.start()
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(what, total=total)

    def step(self, count: int = 1) -> None:
        """Move the bar on."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task, count)


def _make_bar() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    # Plain text columns: square brackets in a description would be taken for markup.
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
