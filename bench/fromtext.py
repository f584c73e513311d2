"""From a .csv of 100,000 leads × 20 columns to a new scored workbook, beside pandas and XlsxWriter writing the same.

Ours reads the text, matches columns, checks the leads' quality, scores them, and writes live formulas with values.
The peer reads the same text and writes the same cells: the leads by `to_excel`, then every formula with its value,
which it is given. Each runs in a process of its own. Run: python bench/fromtext.py [--rows N] [--without-peer]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.inplace import Measured  # noqa: E402
from bench.score_speed import machine  # noqa: E402
from bench.workbook import in_own_process, peak_memory  # noqa: E402
from bench.writing import lead_columns  # noqa: E402
from scoring.fields import Field, FieldKind  # noqa: E402
from scoring.jobs.prepare import Wishes, prepare  # noqa: E402
from scoring.jobs.results import columns_of, plan_for, score_prepared  # noqa: E402
from scoring.jobs.run import Target, score_file  # noqa: E402
from scoring.model import (  # noqa: E402
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    PointBand,
    Rule,
    ScoringModel,
    Tier,
    UnitPoints,
)
from scoring.table import Cell, CellKind, Column, Serial  # noqa: E402
from scoring.workbook.plan import Formula, SheetPlan  # noqa: E402

MOST = 0.6
AS_OF = date(2026, 11, 22)


def model() -> ScoringModel:
    """Ten rules over texts, numbers and dates, as a small team has them."""
    fields = [Field("E-mail", FieldKind.EMAIL), Field("Size", FieldKind.NUMBER), Field("Revenue", FieldKind.NUMBER)]
    fields += [Field(f"Count {n}", FieldKind.NUMBER) for n in range(3)]
    fields += [Field(f"Text {n}") for n in range(4)]
    rules = [
        Rule(f"text-{n}", f"Text {n}", "Fit", Condition(f"Text {n}", "contains", (f"of {n + 1} ",)), FixedPoints(5 + n))
        for n in range(4)
    ]
    bands = tuple(
        PointBand(low, low + 999, points) for low, points in ((0.0, 2.0), (1000.0, 8.0), (2000.0, 19.0), (3000.0, 3.0))
    )
    rules.append(Rule("size", "Size", "Fit", None, BandPoints("Size", bands)))
    rules += [Rule(f"count-{n}", f"Count {n}", "Doing", None, UnitPoints(f"Count {n}", 2, 10)) for n in range(3)]
    rules.append(Rule("large", "Large", "Fit", Condition("Revenue", ">", (500_000.0,)), FixedPoints(7)))
    rules.append(Rule("firm", "Firm", "Fit", Condition("E-mail", "domain is corporate"), FixedPoints(4)))
    return ScoringModel(
        "Bench",
        key=("E-mail",),
        fields=tuple(fields),
        categories=(Category("Fit"), Category("Doing")),
        rules=tuple(rules),
        tiers=(Tier("Hot", 50), Tier("Warm", 25), Tier("Cold")),
    )


def make(rows: int, path: Path) -> None:
    """Write the leads as text."""
    columns = lead_columns(rows)
    frame = pd.DataFrame(columns)
    for name in (name for name in columns if name.startswith("Date")):
        frame[name] = pd.to_datetime(np.array(columns[name], float), unit="D", origin="1899-12-30").strftime("%Y-%m-%d")
    frame.to_csv(path, index=False)


def ours(path: Path) -> Measured:
    """The whole job."""
    start = time.perf_counter()
    score_file(path, Target(path.with_name("ours.xlsx"), overwrite=True), Wishes(model()), as_of=AS_OF)
    return Measured(time.perf_counter() - start, peak_memory())


def theirs(path: Path) -> Measured:
    """The same text read, the same cells and formulas written; the formulas and their values are there already."""
    prepared = prepare(path, Wishes(model()))
    scores = score_prepared(prepared, AS_OF)
    plan = plan_for(prepared, scores, columns_of(prepared))
    leads, *others = plan.sheets
    own = len(prepared.table.columns)
    added = [(each.column, f"={each.formula}", _values(each.values)) for each in leads.columns if each.column > own]
    start = time.perf_counter()
    frame = pd.read_csv(path)
    with pd.ExcelWriter(path.with_name("theirs.xlsx"), engine="xlsxwriter") as writer:
        frame.to_excel(writer, sheet_name="Leads", index=False)
        sheet = writer.sheets["Leads"]
        for column, formula, values in added:
            for row, value in enumerate(values, 1):
                if formula != "=":
                    sheet.write_formula(row, column - 1, formula, None, value)
                elif value is not None:
                    sheet.write(row, column - 1, value)
        for other in others:
            _write_cells(writer.book.add_worksheet(other.name), other)
    return Measured(time.perf_counter() - start, peak_memory())


def _values(column: Column) -> list[object]:
    if (column.kinds == CellKind.NUMBER).all():
        return list(column.numbers.tolist())
    return [_plain(cell) for cell in column.cells()]


def _plain(cell: Cell | int) -> object:
    return cell.value if isinstance(cell, Serial) else cell


def _write_cells(sheet: object, plan: SheetPlan) -> None:
    for cell in plan.cells:
        place = cell.row - 1, cell.column - 1
        if isinstance(cell.value, Formula):
            sheet.write_formula(*place, f"={cell.value.text}", None, _plain(cell.value.value))  # type: ignore[attr-defined]
        elif cell.value is not None:
            sheet.write(*place, _plain(cell.value))  # type: ignore[attr-defined]


def measured(work: Callable[[Path], Measured], path: Path) -> Measured:
    """One run in a process of its own."""
    found = in_own_process(work, path)
    assert isinstance(found, Measured)
    return found


def main() -> None:
    """Measure both and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--without-peer", action="store_true", help="leave pandas out")
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="hotsheet-bench-") as folder:
        path = Path(folder, "leads.csv")
        in_own_process(make, options.rows, path)
        print(f"{options.rows:,} rows × 20 columns, {path.stat().st_size / 1e6:.1f} MB")
        mine = min((measured(ours, path) for _ in range(3)), key=lambda run: run.seconds)
        size = path.with_name("ours.xlsx").stat().st_size
        print(f"Hotsheet: {mine.seconds:.2f} s, {mine.memory:.0f} MB, a file of {size / 1e6:.1f} MB")
        if options.without_peer:
            return
        peer = measured(theirs, path)
        print(f"pandas + XlsxWriter: {peer.seconds:.2f} s, {peer.memory:.0f} MB")
        ratio = mine.seconds / peer.seconds
        print(f"time: {ratio:.3f} (at most {MOST}) {'pass' if ratio <= MOST else 'FAIL'}")


if __name__ == "__main__":
    main()
