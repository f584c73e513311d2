"""How long reading a lead file takes, beside python-calamine and openpyxl: `python bench/reading.py [ROWS]`.

The file is made here: 20 columns of mixed kinds (numbers, decimals, dates, texts repeated and distinct,
booleans, blanks). Each reader runs three times; the best time counts. Ours ends in a lead table with exact
kinds, calamine's and openpyxl's in lists of values.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import python_calamine
import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scoring.leads import read_leads

AIM = 1.3
HEADERS = (
    "Id", "First name", "Last name", "Email", "Company", "Title", "Industry", "Country", "Size", "Revenue",
    "Created", "Last seen", "Score", "Rate", "Opt in", "Trial", "Visits", "Notes", "Phone", "Postcode",
)  # fmt: skip
START = datetime(2024, 1, 1)  # noqa: DTZ001 - a spreadsheet's dates have no zone


def lead(row: int, random_: random.Random) -> list[object]:
    """One invented lead; `None` is a blank cell."""
    return [
        row,
        f"First{row % 900}",
        f"Last{row % 5000}",
        f"user{row}@firm{row % 9999}.com",
        f"Firm {row % 9999} & Co",
        f"Title {random_.randrange(300)}",
        f"Industry {random_.randrange(30)}",
        random_.choice(("DE", "US", "Spain")),
        random_.randint(1, 5000),
        round(random_.random() * 1e6, 2),
        START + timedelta(days=random_.randrange(700)),
        START + timedelta(minutes=random_.randrange(700_000)),
        random_.random() * 100,
        random_.randrange(100) / 100,
        random_.random() < 0.5,
        random_.choice(("Yes", "No")),
        random_.randrange(50),
        f"note {row}" if row % 3 == 0 else None,
        f"+49 30 {row}",
        f"{row % 99999:05d}",
    ]


def make(folder: Path, rows: int) -> tuple[Path, Path]:
    """The same leads as .xlsx and as .csv."""
    random_ = random.Random(1)
    leads = [lead(row, random_) for row in range(1, rows + 1)]
    book_path, text_path = folder / "leads.xlsx", folder / "leads.csv"
    book = xlsxwriter.Workbook(str(book_path), {"default_date_format": "yyyy-mm-dd hh:mm"})
    sheet = book.add_worksheet("Leads")
    sheet.write_row(0, 0, HEADERS)
    for row, cells in enumerate(leads, 1):
        sheet.write_row(row, 0, cells)
    book.close()
    with text_path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows([str(cell).upper() if isinstance(cell, bool) else cell for cell in row] for row in leads)
    return book_path, text_path


def best(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of a few runs, in seconds."""
    shortest = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


def with_calamine(path: Path) -> object:
    """All values of the first sheet by python-calamine."""
    return python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def with_openpyxl(path: Path) -> object:
    """All values of the first sheet by openpyxl in its streaming mode."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return list(book.worksheets[0].iter_rows(values_only=True))


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        book, text = make(Path(folder), rows)
        ours = best(lambda: read_leads(book))
        calamine = best(lambda: with_calamine(book))
        slow = best(lambda: with_openpyxl(book), 1)
        print(f"{rows:,} rows x {len(HEADERS)} columns, {book.stat().st_size / 1e6:.1f} MB")
        print(f"  .xlsx  ours {ours:.2f} s   calamine {calamine:.2f} s   openpyxl {slow:.2f} s")
        print(f"  ours / calamine {ours / calamine:.2f} (aim: at most {AIM})   ours / openpyxl {ours / slow:.2f}")
        print(f"  .csv   ours {best(lambda: read_leads(text)):.2f} s   ({text.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
