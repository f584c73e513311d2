"""What memory the window takes for its leads: after loading less before, beside the same table in pandas.

Measured is the resident memory of a process with the window on its start page, of the same once a few leads were open
and closed again (so that all code is loaded), and of the same once the leads are open, scored and shown; the
table's size is what pandas says of it, texts included (`memory_usage(deep=True)`), read as the app reads it. Each size
is measured in a process of its own. Run:
python bench/desktop_memory.py [--rows N …]
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.desktop_common import Bench, write_leads  # noqa: E402
from bench.score_speed import load_peers, machine, ratio  # noqa: E402

AIM = 3.0


def resident() -> int:
    """The bytes of this process that are in memory now."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))


def taken(path: Path) -> tuple[int, int, int]:
    """Resident memory with an empty window, with one that has been used, and with the leads of a file open."""
    bench = Bench(load_peers())
    bench.rest(0.5)
    fresh = resident()
    bench.open(path.with_name("few.csv"))
    bench.window.show_page("leads")
    bench.rest(0.5)
    bench.session.close_leads()
    bench.rest(4.0)
    empty = resident()
    bench.open(path)
    bench.window.show_page("leads")
    bench.rest(4.0)
    full = resident()
    bench.close()
    return fresh, empty, full


def main() -> None:
    """Measure each size, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000], help="leads")
    options = parser.parse_args()
    peers = load_peers()
    if peers is None or not Path("/proc/self/status").is_file():
        print("scoring_peers.py is not beside this repository, or this is not Linux: nothing is measured.")
        return
    print(machine())
    for rows in options.rows:
        for more in (False, True):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "leads.csv"
                write_leads(peers.table(rows), path, more=more)
                write_leads(peers.table(100), path.with_name("few.csv"), more=more)
                table = int(pd.read_csv(path).memory_usage(deep=True).sum())
                with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
                    fresh, empty, full = pool.submit(taken, path).result()
            columns = "with an e-mail of each lead's own" if more else "with repeated texts"
            print(f"{rows:,} leads, {columns}: {table / 1e6:.0f} MB in pandas")
            print(f"  {fresh / 1e6:6.0f} MB with a fresh window, {empty / 1e6:.0f} MB with one that was used")
            print(f"  {full / 1e6:6.0f} MB with the leads open")
            print(ratio("of the table, beside the window that was used", (full - empty) / table, AIM))
            print(ratio("of the table, beside the fresh window", (full - fresh) / table, AIM), flush=True)


if __name__ == "__main__":
    main()
