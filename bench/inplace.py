"""Two formula columns put into a workbook of 100,000 rows × 20 columns that exists, beside openpyxl doing the same.

Ours keeps every other byte, stores what it takes to bring the original back, checks the new file by reading it back
and replaces the old one; openpyxl loads, writes the same formulas (it cannot write their values) and saves. Each runs
in a process of its own, so that its memory is its own. Run: python bench/inplace.py [--rows N] [--without-peer]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openpyxl
import xlsxwriter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.score_speed import machine  # noqa: E402
from bench.workbook import in_own_process, peak_memory  # noqa: E402
from bench.writing import SIZE_FORMULA, TIER_FORMULA, lead_columns  # noqa: E402
from scoring.atomic import Stamp, write_atomically  # noqa: E402
from scoring.ooxml.package import Package  # noqa: E402
from scoring.table import column  # noqa: E402
from scoring.workbook.apply import apply_plan  # noqa: E402
from scoring.workbook.package import write_draft  # noqa: E402
from scoring.workbook.plan import BookPlan, CellPlan, ColumnPlan, LeadEdit  # noqa: E402
from scoring.workbook.verify import verify  # noqa: E402

SHEET = "Leads"
SCORE, TIER = 21, 22
AIM_TIME, MOST_TIME, MOST_MEMORY = 0.08, 0.12, 0.3


@dataclass(frozen=True)
class Measured:
    """Seconds, and the most memory held in MB."""

    seconds: float
    memory: float


def make(rows: int, path: Path) -> None:
    """Write the workbook of the leads, and beside it the column that the formulas refer to."""
    columns = lead_columns(rows)
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(SHEET)
        dated = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, list(columns))
        for place, (name, values) in enumerate(columns.items()):
            sheet.write_column(1, place, values, dated if name.startswith("Date") else None)
    np.save(path.with_suffix(".npy"), np.array(columns["Size"], float))


def edit_of(sizes: np.ndarray[tuple[int], np.dtype[np.float64]]) -> LeadEdit:
    """The two columns: a number and a text by formula, each with its value."""
    doubled = (sizes * 2).tolist()
    rows = np.arange(2, len(sizes) + 2, dtype=np.int64)
    tiers = ["Hot" if value >= 100 else "Cold" for value in doubled]
    made = (
        ColumnPlan(SCORE, 2, column("Score", doubled), SIZE_FORMULA, shared=True, rows=rows),
        ColumnPlan(TIER, 2, column("Tier", tiers), TIER_FORMULA, shared=True, rows=rows),
    )
    headers = (CellPlan(1, SCORE, "Score"), CellPlan(1, TIER, "Tier"))
    return LeadEdit(SHEET, 1, rows, 1, 20, headers, made, like=20)


def ours(path: Path) -> Measured:
    """Edit the workbook in place."""
    edit = edit_of(np.load(path.with_suffix(".npy")))
    start = time.perf_counter()
    stamp = Stamp.of(path)
    with Package(path) as base:
        draft = apply_plan(base, BookPlan((), leads=edit))
        write_atomically(
            path,
            lambda file: write_draft(draft, file, keep_original=True),
            overwrite=True,
            verify=lambda temporary: verify(temporary, draft),
            unchanged=stamp,
        )
    return Measured(time.perf_counter() - start, peak_memory())


def theirs(path: Path) -> Measured:
    """Load, write the formulas, save."""
    start = time.perf_counter()
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    sheet.cell(1, SCORE, "Score")
    sheet.cell(1, TIER, "Tier")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, SCORE, f"=ROUND(C{row}*2,4)")
        sheet.cell(row, TIER, f'=IF(U{row}>=100,"Hot","Cold")')
    book.save(path)
    return Measured(time.perf_counter() - start, peak_memory())


def best(work: object, path: Path, times: int) -> Measured:
    """The best of some runs, each on a fresh copy of the file."""
    original = path.read_bytes()
    runs = []
    for _ in range(times):
        path.write_bytes(original)
        found = in_own_process(work, path)
        assert isinstance(found, Measured)
        runs.append(found)
    path.write_bytes(original)
    return min(runs, key=lambda run: run.seconds)


def main() -> None:
    """Measure both and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--without-peer", action="store_true", help="leave openpyxl out")
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="hotsheet-bench-") as folder:
        path = Path(folder, "leads.xlsx")
        in_own_process(make, options.rows, path)
        print(f"{options.rows:,} rows × 20 columns, {path.stat().st_size / 1e6:.1f} MB")
        mine = best(ours, path, 3)
        print(f"Hotsheet: {mine.seconds:.2f} s, {mine.memory:.0f} MB")
        if options.without_peer:
            return
        peer = best(theirs, path, 1)
        print(f"openpyxl: {peer.seconds:.2f} s, {peer.memory:.0f} MB")
        time_ratio, memory_ratio = mine.seconds / peer.seconds, mine.memory / peer.memory
        print(
            f"time: {time_ratio:.3f} of openpyxl (at most {MOST_TIME}, aim {AIM_TIME}) {_said(time_ratio, MOST_TIME)}"
        )
        print(f"memory: {memory_ratio:.3f} of openpyxl (at most {MOST_MEMORY}) {_said(memory_ratio, MOST_MEMORY)}")


def _said(found: float, most: float) -> str:
    return "pass" if found <= most else "FAIL"


if __name__ == "__main__":
    main()
