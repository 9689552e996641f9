"""Hybrid logical clocks: a time that never runs backwards and always exceeds the value it replaces.

A clock value is one whole number, milliseconds since 1970 in UTC times 65536 plus a counter, so that values compare as
numbers. Kulkarni and others, "Logical Physical Clocks" (2014).
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime

COUNTER_BITS = 16
FAR_FUTURE_MS = 24 * 60 * 60 * 1000
"""A clock further ahead than this is worth a warning."""


def wall_clock() -> int:
    """Milliseconds since 1970, as this machine believes."""
    return time.time_ns() // 1_000_000


class HybridClock:
    """One node's clock. ``tick`` gives a value above every earlier one and, unless time stands still, close to now."""

    def __init__(self, last: int = 0, now: Callable[[], int] = wall_clock) -> None:
        self.last = last
        self._now = now

    def tick(self) -> int:
        """The next value."""
        self.last = max(self._now() << COUNTER_BITS, self.last + 1)
        return self.last

    def see(self, value: int) -> None:
        """Learn of another node's value; one from the far future does not drag this clock along."""
        if not self.is_far_future(value):
            self.last = max(self.last, value)

    def is_far_future(self, value: int) -> bool:
        """Whether a value is more than a day ahead of this machine's time."""
        return (value >> COUNTER_BITS) > self._now() + FAR_FUTURE_MS


def time_of(value: int) -> datetime:
    """The time that a clock value stands for."""
    return datetime.fromtimestamp((value >> COUNTER_BITS) / 1000, UTC)
