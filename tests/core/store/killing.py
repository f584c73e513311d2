"""Writes to a workspace again and again, killed each time at another moment; says what was found afterwards.

A program of its own: it forks a child for each run, which a process with threads (as pytest may be) must not. Used as

    python -m tests.core.store.killing FOLDER shared|alone KILLS SEED

Each write changes several rows in one transaction and carries its number; a number that was reported is committed.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from scoring.store import Reason, Spot, Storage, Workspace
from scoring.views import View

_VIEWS = 30
_LONGEST = 0.04


@dataclass
class Found:
    """kills: how many runs were killed. lost: reports of what was not there. torn: of half a write. ahead: a write that
    was there and not reported yet. left: logs or journals that a kill left behind. writes: in all.
    """

    kills: int = 0
    lost: int = 0
    torn: int = 0
    ahead: int = 0
    left: int = 0
    writes: int = 0
    set_aside: int = 0


def write(path: Path, spot: Spot, report: int) -> None:
    """Write until killed."""
    workspace = Workspace.open(path, spot=spot)
    number = int(workspace.settings.get("number", 0))
    while True:
        number += 1
        workspace.views.save(tuple(View(f"{number} " + "x" * 300, key=str(key)) for key in range(_VIEWS)))
        workspace.settings.set("number", number)
        os.write(report, f"{number}\n".encode())


def killed(path: Path, spot: Spot, after: float) -> int:
    """Let a child write, and kill it; the last number that it reported."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            write(path, spot, writing)
        finally:
            os._exit(1)
    os.close(writing)
    # The first report says that it has begun.
    told = os.read(reading, 16)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while block := os.read(reading, 65536):
        told += block
    os.close(reading)
    return int(told.split()[-1])


def main(folder: Path, how: str, kills: int, seed: int) -> Found:
    """Kill, and look what is there."""
    path, rng, found = folder / "workspace.sqlite", random.Random(seed), Found()
    spot = Spot(Storage.NETWORK, "nfs") if how == "alone" else Spot()
    for _ in range(kills):
        reported = killed(path, spot, rng.uniform(0, _LONGEST))
        found.kills += 1
        found.left += len(list(folder.iterdir())) > 1
        with Workspace.open(path, wait=1, spot=spot) as workspace:
            assert workspace.status.reason is (Reason.NETWORK if how == "alone" else Reason.LOCAL)
            found.set_aside += workspace.status.set_aside is not None
            numbers = {int(view.name.split()[0]) for view in workspace.views.all()}
            kept = int(workspace.settings.get("number", 0))
        found.torn += len(numbers) != 1
        found.lost += kept < reported or max(numbers) < kept
        found.ahead += max(numbers) > reported
        found.writes = kept
    return found


if __name__ == "__main__":
    answer = main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    sys.stdout.write(json.dumps(asdict(answer)))
