"""How long a workbook of 100,000 leads takes to write: 20 columns of values and 2 of formulas.

Measured against pandas with XlsxWriter writing the same values and formulas. Run: python bench/writing.py
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from scoring.table import Column, Serial, column
from scoring.workbook.plan import BookPlan, CellPlan, ColumnPlan, SheetPlan
from scoring.workbook.write import write_book

SIZE_FORMULA = "ROUND(C2*2,4)"
TIER_FORMULA = 'IF(U2>=100,"Hot","Cold")'


def lead_columns(leads: int) -> dict[str, list[object]]:
    """Twenty columns as lead files have them: texts of every variety, numbers, dates, flags."""
    random = np.random.default_rng(7)
    made: dict[str, list[object]] = {
        "E-mail": [f"person{n}@company{n % 9973}.example" for n in range(leads)],
        "Name": [f"First{n % 3001} Last{n % 7001}" for n in range(leads)],
        "Size": random.integers(1, 5000, leads).tolist(),
        "Revenue": random.lognormal(12, 2, leads).round(2).tolist(),
        "Share": random.random(leads).tolist(),
        "Opted in": (random.random(leads) < 0.5).tolist(),
    }
    for place in range(4):
        made[f"Count {place}"] = random.poisson(3, leads).tolist()
    for place, distinct in enumerate((4, 12, 30, 80, 200, 500, 1500, 3000)):
        words = [f"Value {place} of {n} <&>" for n in range(distinct)]
        made[f"Text {place}"] = [words[n] for n in random.integers(0, distinct, leads)]
    for place in range(2):
        made[f"Date {place}"] = random.integers(42000, 46000, leads).tolist()
    return made


def lead_plan(columns: dict[str, list[object]]) -> BookPlan:
    """The plan that the writing is timed on."""
    made: list[Column] = []
    for name, values in columns.items():
        dates = name.startswith("Date")
        made.append(column(name, [Serial(float(v)) for v in values] if dates else values))  # type: ignore[arg-type]
    doubled = [size * 2 for size in columns["Size"]]  # type: ignore[operator]
    made.append(column("Score", doubled))
    made.append(column("Tier", ["Hot" if value >= 100 else "Cold" for value in doubled]))
    formulas = {"Score": SIZE_FORMULA, "Tier": TIER_FORMULA}
    plans = tuple(
        ColumnPlan(place, 2, item, formulas.get(item.name, ""), shared=item.name in formulas)
        for place, item in enumerate(made, 1)
    )
    cells = tuple(CellPlan(1, place, item.name) for place, item in enumerate(made, 1))
    return BookPlan((SheetPlan("Leads", cells, plans),))


def write_with_pandas(columns: dict[str, list[object]], path: Path) -> None:
    """The same workbook by pandas and XlsxWriter (its formulas one by one, with their values)."""
    frame = pd.DataFrame(
        {
            name: pd.to_datetime(np.array(values, float), unit="D", origin="1899-12-30")
            if name.startswith("Date")
            else values
            for name, values in columns.items()
        }
    )
    with pd.ExcelWriter(path, engine="xlsxwriter") as writer:
        frame.to_excel(writer, sheet_name="Leads", index=False)
        sheet = writer.sheets["Leads"]
        for row, size in enumerate(columns["Size"], 2):
            doubled = size * 2  # type: ignore[operator]
            sheet.write_formula(row - 1, 20, f"=ROUND(C{row}*2,4)", None, doubled)
            tier = "Hot" if doubled >= 100 else "Cold"
            sheet.write_formula(row - 1, 21, f'=IF(U{row}>=100,"Hot","Cold")', None, tier)


def seconds(work: Callable[[], None], times: int) -> float:
    """The best of some runs, in seconds."""
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return min(runs)


def main() -> None:
    """Time both and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leads", type=int, default=100_000)
    parser.add_argument("--without-peer", action="store_true")
    options = parser.parse_args()
    columns = lead_columns(options.leads)
    plan = lead_plan(columns)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "ours.xlsx"), Path(folder, "theirs.xlsx")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        mine = seconds(lambda: write_book(plan, ours, overwrite=True), 3)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"Hotsheet: {mine:.2f} s, {ours.stat().st_size / 1e6:.1f} MB, {grown:.0f} MB of memory more")
        if options.without_peer:
            return
        peer = seconds(lambda: write_with_pandas(columns, theirs), 1)
        print(f"pandas + XlsxWriter: {peer:.2f} s, {theirs.stat().st_size / 1e6:.1f} MB")
        print(f"ratio: {mine / peer:.3f}")


if __name__ == "__main__":
    main()
