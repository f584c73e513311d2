"""Another program at a workspace, as a process of its own: opens it, says so, and waits for a line before it ends.

python -m tests.core.store.holder PATH alone|shared|writing
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scoring.store import Spot, Storage, Workspace
from tests.processes import limited

REPOSITORY = Path(__file__).resolve().parents[3]


@contextmanager
def held(path: Path, how: str) -> Iterator[None]:
    """While inside, another process has the workspace open."""
    command = [sys.executable, "-m", "tests.core.store.holder", str(path), how]
    pipe = subprocess.PIPE
    with limited(subprocess.Popen(command, cwd=REPOSITORY, stdin=pipe, stdout=pipe, text=True)) as other:
        assert other.stdin is not None and other.stdout is not None
        assert other.stdout.readline() == "open\n"
        try:
            yield
        finally:
            other.stdin.write("end\n")
            other.stdin.close()
            assert other.wait(20) == 0


def main(path: Path, how: str) -> None:
    """Hold the file until a line comes in."""
    if how == "writing":
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        _wait()
        connection.execute("ROLLBACK")
        connection.close()
        return
    spot = Spot(Storage.NETWORK, "nfs") if how == "alone" else Spot()
    with Workspace.open(path, spot=spot) as workspace:
        workspace.settings.set("held", how)
        _wait()


def _wait() -> None:
    sys.stdout.write("open\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
