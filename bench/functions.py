"""How long worksheet functions take beside the core: `python bench/functions.py [ROWS]`.

Invented leads are scored with the template starter in three ways: LEADSCORES on the whole table, a column of LEADSCORE
as Excel asks for it (cell by cell, the block handed over once), and the core on a table in memory. Values are those
that COM hands over; what Excel, VBA and COM take is not in it. Each way runs three times, and the best time counts.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from excel_addin import served
from excel_addin.values import cell_of
from scoring import load_model, score
from scoring.explain import why_texts
from scoring.table import LeadTable, lead_table

# Of the core's own time, with the making of its table: what LEADSCORES and a column may take at most.
AIM_TABLE, AIM_CELLS = 2.0, 6.0
DAY = 46_000.0
HEADERS = (
    "Email",
    "First name",
    "Last name",
    "Company",
    "Job title",
    "Employees",
    "Industry",
    "Country",
    "Last activity",
)
TITLES = ("Head of Sales", "CEO", "Intern", "Chief Sales Officer", "Developer", "Owner", "Assistant")
Row = tuple[Any, ...]


def leads(rows: int) -> list[Row]:
    """Invented leads, each with an address of its own."""
    pick = random.Random(1)
    return [
        (f"a{row}@firm{row % 997}.example", f"First{row % 900}", f"Last{row % 5000}", f"Firm {row % 997}",
         pick.choice(TITLES), float(pick.randint(1, 5000)), f"Industry {row % 30}", pick.choice(("Germany", "France")),
         DAY - pick.randrange(400))
        for row in range(rows)
    ]  # fmt: skip


def core(rows: list[Row]) -> list[float]:
    """What a script does with the same values."""
    table: LeadTable = lead_table({header: [cell_of(row[at]) for row in rows] for at, header in enumerate(HEADERS)})
    scores = score(table, load_model("starter"))
    why_texts(scores)
    return [float(each) for each in scores.score.tolist()]


def fresh() -> None:
    """A desk that has seen nothing."""
    served._desk.cache_clear()
    served.book("Bench", "", None, "", None, False)


def whole(rows: list[Row]) -> list[float]:
    """LEADSCORES: one question."""
    reply = served.ask("LEADSCORES", "Bench", "", False, ((HEADERS, *rows), None, None, None))
    return list(reply[3::3])


def column(rows: list[Row]) -> list[float]:
    """LEADSCORE in each row: a question a cell, and the block with the first."""
    found = []
    for row in rows:
        packed = ((row,), None, (HEADERS,), None, None, None)
        reply = served.ask("LEADSCORE", "Bench", "Leads", False, packed)
        if reply[0] == "block":
            reply = served.ask_with("LEADSCORE", "Bench", "Leads", False, (tuple(rows), None), packed)
        found.append(reply[1])
    return found


def best(of: Callable[[list[Row]], list[float]], rows: list[Row]) -> tuple[float, list[float]]:
    """The best of three times, and what it gave."""
    times = []
    for _ in range(3):
        fresh()
        start = time.perf_counter()
        found = of(rows)
        times.append(time.perf_counter() - start)
    return min(times), found


def main() -> int:
    """Measure, compare, print; 1 where an aim was missed."""
    rows = leads(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    base, wanted = best(core, rows)
    table, by_table = best(whole, rows)
    cells, by_cells = best(column, rows)
    again_start = time.perf_counter()
    whole(rows)
    again = time.perf_counter() - again_start
    if not by_table == by_cells == wanted:
        print("The functions score otherwise than the core.")
        return 1
    print(f"{len(rows):,} leads: core {base:.2f} s")
    print(f"LEADSCORES {table:.2f} s, {table / base:.2f} of the core (aim {AIM_TABLE}); again {again:.2f} s")
    print(f"LEADSCORE in each row {cells:.2f} s, {cells / base:.2f} of the core (aim {AIM_CELLS}), "
          f"{cells / len(rows) * 1e6:.0f} µs a cell")  # fmt: skip
    return int(table / base > AIM_TABLE or cells / base > AIM_CELLS)


if __name__ == "__main__":
    sys.exit(main())
