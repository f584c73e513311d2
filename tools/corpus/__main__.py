"""`python3 dev.py corpus FOLDER`: the command line of the harness."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tools.corpus.listing import sample, workbooks
from tools.corpus.report import WANTED_SHARE, groups, markdown, share_scored, summary
from tools.corpus.results import Outcome
from tools.corpus.run import run_corpus


def main() -> int:
    """Run over the folder that was named; 0 where enough was scored and nothing was found wrong."""
    asked = _arguments()
    folder = Path(asked.folder).resolve()
    books = workbooks(folder, asked.only)
    if asked.sample:
        books = sample(books, asked.sample)
    if not books:
        print(f"There is no workbook in {folder}.", file=sys.stderr)
        return 2
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hotsheet-corpus-") as work:
        results = run_corpus(books, Path(work), asked.jobs, _tell)
    print(summary(results))
    for gist, names in groups(results):
        print(f"{len(names):5}  {gist}  [{', '.join(names[:3])}{', …' if len(names) > 3 else ''}]")
    slowest = sorted(results, key=lambda result: -result.trial.seconds)[:3]
    slow = ", ".join(f"{result.book.name} {result.trial.seconds:.0f} s" for result in slowest)
    print(f"{time.monotonic() - began:.0f} s in all; the slowest: {slow}")
    if asked.report:
        Path(asked.report).write_text(markdown(results), encoding="utf-8")
    wrong = any(result.outcome is Outcome.FAILED for result in results)
    return int(wrong or share_scored(results) < WANTED_SHARE)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py corpus", description="Score every workbook of a folder in place.")
    parser.add_argument("folder", help="the folder; sub-folders are looked into")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="only N of them, of every kind some")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="how many processes work at once (2)")
    parser.add_argument("--report", default="", metavar="FILE.md", help="write the whole table as Markdown")
    parser.add_argument("--only", default="", metavar="NAME", help="only those with this text in their name")
    return parser.parse_args()


def _tell(what: str, done: int, total: int) -> None:
    if done == total or done % 50 == 0:
        print(f"   {what}: {done} of {total}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
