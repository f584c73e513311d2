"""Python's garbage collection, in the window's thread alone.

A collection that happens to start in a worker thread would destroy Qt objects from there, which ends the program now
and then. So it is switched off, and done here, a generation at a time, whenever the window has a moment.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY = 500
_GENERATIONS = 3


class Collector(QObject):
    """Collects garbage in the thread that made it, as often as Python itself would have.

    busy: whether long work is on its way, which is waited for. What it makes may be millions of objects that are no
    garbage, and looking through them would stop the window.
    """

    def __init__(self, parent: QObject | None = None, busy: Callable[[], object] = bool) -> None:
        super().__init__(parent)
        self._busy = busy
        self._thresholds = gc.get_threshold()
        self._was = gc.isenabled()
        gc.disable()
        # What the start made stays until the end: no collection need look at it again.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.check)
        self._timer.start(_EVERY)

    def check(self) -> int:
        """Collect the oldest generation that is due; gives its number, -1 where none is."""
        if self._busy():
            return -1
        counts = gc.get_count()
        for generation in reversed(range(_GENERATIONS)):
            if counts[generation] > self._thresholds[generation] > 0:
                gc.collect(generation)
                return generation
        return -1

    def stop(self) -> None:
        """Leave it to Python again, if it was before."""
        self._timer.stop()
        gc.unfreeze()
        if self._was:
            gc.enable()
