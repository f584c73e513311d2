"""The way from a worker thread to the window's thread.

Signals sent from other threads wait in Qt's queue together with the slot they are for, and may meet one that was
disconnected meanwhile. So workers post plain calls here, and every signal of ours is sent in the window's thread,
where slots are called at once.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue

from PySide6.QtCore import QMetaObject, QObject, Qt, Slot


class Mailbox(QObject):
    """Calls posted from any thread are made in the thread that this lives in, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: SimpleQueue[Callable[[], object]] = SimpleQueue()

    def post(self, call: Callable[[], object]) -> None:
        """Have a call made in the mailbox's thread, soon; from any thread."""
        self._calls.put(call)
        try:
            # Its types say bytes, and it takes nothing but str.
            QMetaObject.invokeMethod(self, "deliver", Qt.ConnectionType.QueuedConnection)  # type: ignore[call-overload]
        except RuntimeError:
            # The window is gone, and with it everybody who wanted to know.
            return

    @Slot()
    def deliver(self) -> None:
        """Make the next call."""
        try:
            call = self._calls.get_nowait()
        except Empty:
            return
        call()
