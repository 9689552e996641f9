"""Collecting garbage on the window's thread alone.

Python collects cycles on whatever thread happens to allocate. On a lane that would destroy widgets away from their own
thread, which Qt answers with a crash or a standstill.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE = 500
"""Milliseconds between two looks at what has gathered."""


class Sweeper(QObject):
    """Takes over the collector: young cycles are swept often, old ones when enough young sweeps have passed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._sweep)
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give the collector back."""
        self._timer.stop()
        gc.enable()

    def _sweep(self) -> None:
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
