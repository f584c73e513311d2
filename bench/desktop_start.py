"""How long the desktop app takes from the start of its process to its first painted window.

The yardstick is an empty PySide6 window in a program that also imports pandas, as many a tool for tables would be. Both
are started in turn, with a start of each first that does not count; the median counts. Run:
python bench/desktop_start.py [--runs N] [--platform xcb]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.score_speed import machine, ratio  # noqa: E402

AIM = 1.5
# Ends with the time of day at which everything of the window had been painted once.
PAINTED = """
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print(time.time()), os._exit(0)))
"""
EMPTY = f"""
import os, sys, time
import pandas
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
{PAINTED}
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 820)
window.show()
app.exec()
"""
OURS = f"""
import os, sys, time
from pathlib import Path
import desktop.app as program
from PySide6.QtCore import QTimer
class Window(program.MainWindow):
{PAINTED}
program.MainWindow = Window
program.run(program.Start(workspace=Path(sys.argv[1]), look="light", language="en"))
"""


def started(program: str, platform: str, workspace: Path) -> float:
    """Seconds from the start of a process until its window was painted."""
    variables = {**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": str(ROOT)}
    # A person's settings and recent files neither help nor hinder.
    variables |= {"HOME": str(workspace.parent), "XDG_CONFIG_HOME": str(workspace.parent)}
    began = time.time()
    command = [sys.executable, "-c", program, str(workspace)]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True, timeout=60)
    return float(done.stdout.split()[-1]) - began


def main() -> None:
    """Start both in turn, and print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=9, help="starts of each (9)")
    parser.add_argument("--platform", default="offscreen", help="offscreen (default), or xcb on a display")
    options = parser.parse_args()
    print(machine())
    times: dict[str, list[float]] = {"empty window, pandas imported": [], "Hotsheet": []}
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace.sqlite"
        for run in range(options.runs + 1):
            for (_, taken), program in zip(times.items(), (EMPTY, OURS), strict=True):
                seconds = started(program, options.platform, workspace)
                if run:
                    taken.append(seconds)
    middle = {name: statistics.median(taken) for name, taken in times.items()}
    for name, taken in times.items():
        print(f"  {name:32} {middle[name]:6.3f} s  (from {min(taken):.3f} to {max(taken):.3f}, {len(taken)} starts)")
    empty, ours = middle.values()
    print(ratio("of the empty window", ours / empty, AIM))


if __name__ == "__main__":
    main()
