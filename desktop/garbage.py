"""Python's garbage collection, in the window's thread alone, and memory that is given back to the system.

A collection that happens to start in a worker thread would destroy Qt objects from there, which ends the program now
and then. So it is switched off, and done here, a generation at a time, whenever the window has a moment.

What reading a file needed for a while stays with the process where the C library keeps what was freed (glibc: of
948 MB with a million leads open, 230 MB); so it is asked to give it back.
"""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY = 500
_GENERATIONS = 3
# Milliseconds without new scores after which memory is given back: while somebody edits, it is needed again at once.
_REST = 1500


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
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._give_back)

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

    def give_back_soon(self) -> None:
        """Give memory back once nothing was asked for a while."""
        self._rest.start()

    def _give_back(self) -> None:
        if self._busy():
            self._rest.start()
        else:
            # It takes a moment with much memory, in which no Python is held up.
            threading.Thread(target=give_back, name="give back", daemon=True).start()

    def stop(self) -> None:
        """Leave it to Python again, if it was before."""
        self._timer.stop()
        self._rest.stop()
        gc.unfreeze()
        if self._was:
            gc.enable()


def give_back() -> bool:
    """Have the C library give freed memory back to the system; whether this one can be asked to, and had some."""
    if sys.platform != "linux":
        return False
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim is not None and bool(trim(ctypes.c_size_t(0)))
