"""How long work tells where it stands and learns that it was cancelled, without knowing window or terminal."""

from typing import Protocol


class Progress(Protocol):
    """What a long-running service reports to; the window and the terminal each bring their own."""

    def start(self, total: int, what: str) -> None:
        """Begin a stage of ``total`` steps, named ``what`` in the interface language."""

    def step(self, count: int = 1) -> None:
        """Note that ``count`` steps are done; raises :class:`summitdesk.errors.Cancelled` when cancelled."""


class Silent:
    """A progress that nobody watches: the default of every service that takes one."""

    def start(self, total: int, what: str) -> None:
        """Watch nothing."""

    def step(self, count: int = 1) -> None:
        """Count nothing."""
