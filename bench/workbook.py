"""What a scored workbook of 10,000 and of 100,000 leads costs: to compose, to write, and LibreOffice to recalculate.

Forty rules and the leads of `scoring_peers.py`, which lies beside the repository; without it this says so and ends.
LibreOffice is given a copy without cached results; timed is its start, loading, calculating and saving the lead sheet
as .csv. Run: python bench/workbook.py [--leads N ...] [--no-office]
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.score_speed import AS_OF, PEERS, lead_table_of, load_peers, machine, model_of  # noqa: E402
from scoring.scores import score  # noqa: E402
from scoring.workbook.compose import compose  # noqa: E402
from scoring.workbook.write import write_book  # noqa: E402
from tests.judges.cells import strip_cached_values  # noqa: E402
from tests.judges.libreoffice import find_soffice  # noqa: E402

# Most MB of sheet XML and seconds in LibreOffice that are aimed at, by leads.
AIMS = {10_000: (25.0, 8.0), 100_000: (250.0, 60.0)}
PATIENCE = 900


@dataclass(frozen=True)
class Measured:
    """What making one workbook took: seconds, MB (of 1,000,000 bytes), and the most memory held."""

    scored: float
    composed: float
    written: float
    file: float
    sheets: float
    memory: float


def make(leads: int, path: Path) -> Measured:
    """Score, compose and write a workbook; meant to run in a process of its own, so that its memory is its own."""
    peers = load_peers()
    assert peers is not None
    table, model = lead_table_of(peers.table(leads)), model_of(peers)
    columns = {field.name: field.name for field in model.fields}
    times = [time.perf_counter()]
    scores = score(table, model, columns, AS_OF)
    times.append(time.perf_counter())
    plan = compose(table, scores, columns)
    times.append(time.perf_counter())
    write_book(plan, path)
    times.append(time.perf_counter())
    scored, composed, written = (after - before for before, after in pairwise(times))
    with zipfile.ZipFile(path) as package:
        sheets = sum(part.file_size for part in package.infolist() if "/worksheets/" in part.filename)
    return Measured(scored, composed, written, path.stat().st_size / 1e6, sheets / 1e6, peak_memory())


def recalculate(path: Path, folder: Path) -> tuple[float, float]:
    """Seconds and MB that LibreOffice takes for a workbook without cached results."""
    program = find_soffice()
    assert program is not None
    bare = folder / "bare.xlsx"
    strip_cached_values(path, bare)
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    start = time.perf_counter()
    subprocess.run(
        [*command, "--convert-to", "csv", "--outdir", str(folder / "out"), str(bare)],
        check=True, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    taken = time.perf_counter() - start
    assert (folder / "out" / "bare.csv").stat().st_size > 0
    return taken, peak_memory(resource.RUSAGE_CHILDREN)


def peak_memory(who: int = resource.RUSAGE_SELF) -> float:
    """The most memory that this process, or any that it waited for, has held, in MB."""
    # Linux counts kilobytes, macOS bytes.
    return resource.getrusage(who).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def in_own_process(work: object, *arguments: object) -> object:
    """The result of a function run in a fresh process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()  # type: ignore[arg-type]


def measure(leads: int, office: bool) -> Iterator[str]:
    """The lines of the report on one size."""
    size, seconds = AIMS.get(leads, (None, None))
    with tempfile.TemporaryDirectory(prefix="hotsheet-bench-") as name:
        folder = Path(name)
        made = in_own_process(make, leads, folder / "book.xlsx")
        assert isinstance(made, Measured)
        yield f"{leads:,} leads × 40 rules"
        yield f"  score {made.scored:.3f} s, compose {made.composed:.2f} s, write {made.written:.2f} s"
        yield f"  file {made.file:.1f} MB, memory at most {made.memory:.0f} MB"
        yield aimed(f"{made.sheets:.1f} MB of sheet XML", made.sheets, size)
        if office:
            found = in_own_process(recalculate, folder / "book.xlsx", folder)
            assert isinstance(found, tuple)
            taken, memory = found
            yield aimed(f"{taken:.1f} s in LibreOffice ({memory:,.0f} MB)", taken, seconds)


def aimed(text: str, found: float, aim: float | None) -> str:
    """A line with what was aimed at, and whether it is met."""
    return f"  {text}" + ("" if aim is None else f"  aim ≤ {aim:g} {'pass' if found <= aim else 'FAIL'}")


def main() -> None:
    """Measure the sizes asked for and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--leads", type=int, nargs="+", default=list(AIMS), help="sizes to measure")
    parser.add_argument("--no-office", action="store_true", help="leave LibreOffice out")
    options = parser.parse_args()
    if load_peers() is None:
        print(f"{PEERS.name} is not beside this repository: there are no leads to measure with.")
        return
    office = find_soffice() is not None and not options.no_office
    if not office:
        print("LibreOffice is left out.")
    print(machine())
    for leads in options.leads:
        for line in measure(leads, office):
            print(line, flush=True)


if __name__ == "__main__":
    main()
