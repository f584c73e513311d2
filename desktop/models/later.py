"""Questions that the disk answers, asked off the window's thread; only the answer to the newest one counts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.jobs import failure_of
from desktop.mailbox import Mailbox


class Later(QObject):
    """One kind of question. `answered(value)` or `failed(Failure)` tell of the newest one; older ones are dropped."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mail = Mailbox(self)
        self._number = 0

    def ask(self, work: Callable[[], Any]) -> None:
        """Ask. The work may take long, and must not touch the window."""
        self._number += 1
        number, mail = self._number, self._mail

        def run() -> None:
            try:
                value = work()
            except Exception as error:
                failure = failure_of(error)
                mail.post(lambda: self._tell(number, self.failed.emit, failure))
            else:
                mail.post(lambda: self._tell(number, self.answered.emit, value))

        # A daemon: a disk that does not answer must not keep the program from ending.
        threading.Thread(target=run, name="later", daemon=True).start()

    def drop(self) -> None:
        """Want no answer any more."""
        self._number += 1

    def _tell(self, number: int, tell: Callable[[Any], object], value: Any) -> None:
        if number == self._number:
            tell(value)
