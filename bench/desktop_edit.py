"""How long it takes from an edited rule to the table and the distribution that show it: 100,000 leads, 40 rules.

Measured in a real window, from `Session.edit_model` until both the lead table and the score distribution (in a window
beside it, since they are on two pages) have been painted with the new scores. The yardstick is the pandas peer of
`scoring_peers.py`, which lies beside the repository: a tenth of its full scoring, and one repaint of both windows in
which nothing has changed. Times are medians. Scores must be the peer's, lead by lead. Run:
python bench/desktop_edit.py [--rows N] [--rounds N]
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from bench.desktop_common import Bench, Paints, write_leads  # noqa: E402
from bench.score_speed import changes, load_peers, machine, ratio  # noqa: E402
from desktop.widgets.lead_table import LeadTable  # noqa: E402
from desktop.widgets.tiers_panel import TiersPanel  # noqa: E402
from scoring.model import ScoringModel  # noqa: E402

SHARE = 0.1


@dataclass
class Pieces:
    """Where the time of one edit went, in seconds: until the scores were there, told to the window, and painted."""

    scored: float
    told: float
    painted: float

    @property
    def whole(self) -> float:
        """All of it."""
        return self.scored + self.told + self.painted


class Edits:
    """Edits a rule in a window and waits until it is seen."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.session = bench, bench.session
        # Connected before any page: at this moment the scores have arrived and nothing has been told of them.
        self._arrived = 0.0
        self._done = 0.0
        self.panel = TiersPanel(self.session)
        self.panel.resize(900, 700)
        self.panel.show()
        bench.rest(0.5)
        [table] = bench.window.findChildren(LeadTable)
        self.painted = [Paints(each, self._seen) for each in (table.viewport(), self._chart())]
        self._loop = QEventLoop()
        self._told = 0.0
        self.session.scored.connect(self._scored)

    def _chart(self) -> QWidget:
        return self.panel.chart.plot.viewport()

    def _scored(self) -> None:
        # The last to be told: the pages have taken the scores, and asked to be painted.
        self._told = time.perf_counter()
        for each in self.painted:
            each.watching = True

    def _seen(self) -> None:
        if all(each.seen for each in self.painted):
            # After everything else that is painted at this turn.
            QTimer.singleShot(0, self._loop.quit)

    def take(self, model: ScoringModel) -> Pieces:
        """Make one edit, and wait until it is seen."""
        for each in self.painted:
            each.seen = each.watching = False
        gc.collect()
        began = time.perf_counter()
        self.session.edit_model(model, "Points")
        self._loop.exec()
        done = time.perf_counter()
        now = self.session._now
        assert now is not None
        return Pieces(now.seconds, self._told - began - now.seconds, done - self._told)


def median(work: Callable[[], object], rounds: int) -> float:
    """The median of the seconds of some runs."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def repaint(*windows: QWidget) -> None:
    """Paint windows in which nothing has changed."""
    for window in windows:
        window.repaint()


def measure(peers: ModuleType, rows: int, rounds: int) -> Iterator[str]:
    """Yield the lines of the report."""
    frame = peers.table(rows)
    full = median(lambda: peers.with_pandas(frame), rounds)
    theirs, _ = peers.with_pandas(frame)
    bench = Bench(peers)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "leads.csv"
        write_leads(frame, path)
        opening = bench.open(path)
        bench.window.show_page("leads")
        edits = Edits(bench)
        scores = bench.session.scores
        assert scores is not None and np.allclose(scores.score, theirs, rtol=0, atol=1e-9), "the scores differ"
        empty = median(lambda: repaint(bench.window, edits.panel), 4 * rounds)
        yield f"{rows:,} leads × {len(bench.session.model.rules)} rules, opened and shown in {opening:.1f} s"
        yield f"  {full * 1000:7.1f} ms  pandas, all of its scoring"
        yield f"  {empty * 1000:7.1f} ms  painting both windows with nothing changed"
        allowed = SHARE * full + empty
        yield f"  {allowed * 1000:7.1f} ms  allowed: {SHARE} of pandas and one empty repaint"
        worst = 0.0
        for name, change in changes(bench.session.model).items():
            taken = [edits.take(change(number + 0.5)) for number in range(2 * rounds + 1)][1:]
            middle = sorted(taken, key=lambda pieces: pieces.whole)[len(taken) // 2]
            worst = max(worst, middle.whole)
            yield (
                f"  {middle.whole * 1000:7.1f} ms  {name:22} scoring {middle.scored * 1000:.1f}, "
                f"telling {middle.told * 1000:.1f}, painting {middle.painted * 1000:.1f}"
            )
        yield ratio("of what is allowed (the slowest sort of edit, its median)", worst / allowed, 1.0)
    bench.close()


def main() -> None:
    """Measure, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=100_000, help="leads (100,000)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of the peer; edits are tried twice as often (5)")
    options = parser.parse_args()
    peers = load_peers()
    if peers is None:
        print("scoring_peers.py is not beside this repository: there is nothing to measure against.")
        return
    print(machine())
    for line in measure(peers, options.rows, options.rounds):
        print(line, flush=True)


if __name__ == "__main__":
    main()
