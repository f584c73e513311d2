"""What the benches of the window share: the leads and rules of `scoring_peers.py` in a real window, its event loop."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from bench.score_speed import model_of  # noqa: E402
from desktop.app import Start, make_app  # noqa: E402
from desktop.garbage import Collector  # noqa: E402
from desktop.main_window import MainWindow  # noqa: E402
from desktop.session import Opening, Session  # noqa: E402
from desktop.state import State, WorkModel  # noqa: E402
from scoring.modelfile import open_model  # noqa: E402

PATIENCE = 300.0


def write_leads(frame: pd.DataFrame, path: Path, *, more: bool = False) -> pd.DataFrame:
    """Write leads as a .csv; `more` adds an e-mail of its own, a day and an amount to each. Gives what was written."""
    if more:
        rng = np.random.default_rng(1)
        number = np.arange(len(frame))
        rng.shuffle(number)
        days = pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 900, len(frame)), unit="D")
        frame = frame.assign(
            Email=pd.array([f"ann.{each:x}@company-{each % 9973}.example" for each in number], dtype="str"),
            Revenue=rng.lognormal(11, 2, len(frame)).round(2),
        )
        frame["Last activity"] = days.strftime("%Y-%m-%d").astype("str")
    frame.to_csv(path, index=False)
    return frame


class Bench:
    """A window on leads, at a size that people have, in the light look."""

    def __init__(self, peers: ModuleType | None) -> None:
        self.app: QApplication = make_app(Start(look="light", language="en"))
        origin = open_model("starter")
        model = model_of(peers) if peers is not None else origin.model
        self.session = Session(State((WorkModel("bench", model, origin),), "bench"))
        self.collector = Collector(self.app, lambda: self.session.jobs.running)
        self.session.scored.connect(self.collector.give_back_soon)
        self.window = MainWindow(self.session)
        self.window.resize(1600, 1000)
        self.window.show()
        self.rest(0.2)

    def open(self, path: Path) -> float:
        """Open leads and wait until they are scored and shown; gives the seconds that took."""
        began = time.perf_counter()
        self.session.open(Opening(path))
        self.until(lambda: self.session.scores is not None)
        taken = time.perf_counter() - began
        self.rest(0.5)
        return taken

    def until(self, done: Callable[[], object], step: int = 2) -> None:
        """Run the event loop until something is so; it is looked at every few milliseconds."""
        loop, timer, latest = QEventLoop(), QTimer(), time.monotonic() + PATIENCE
        timer.timeout.connect(lambda: loop.quit() if done() or time.monotonic() > latest else None)
        timer.start(step)
        loop.exec()
        if not done():
            raise TimeoutError("what was waited for did not come")

    def rest(self, seconds: float) -> None:
        """Let the window work for so long."""
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def close(self) -> None:
        """End all work in the background."""
        self.window.close()
        self.session.stop()
        self.collector.stop()


class Paints(QObject):
    """Whether a widget was painted since it was asked to watch, and how long that took in all."""

    def __init__(self, widget: QWidget, told: Callable[[], object]) -> None:
        super().__init__(widget)
        self.seen = False
        self.watching = False
        self._told = told
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of a paint."""
        if self.watching and event.type() == QEvent.Type.Paint:
            self.seen = True
            self._told()
        return False


class Heartbeat(QObject):
    """The longest that the event loop did nothing else, in seconds: the longest gap between two beats of a timer."""

    EVERY = 1

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(self.EVERY)

    def reset(self) -> None:
        """Begin anew."""
        self.longest, self._last = 0.0, time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last - self.EVERY / 1000)
        self._last = now
