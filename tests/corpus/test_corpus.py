"""Scoring in place does no harm: to a few workbooks that are awkward, and to a sample of real ones of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.corpus.awkward import write_all
from tests.judges import libreoffice
from tests.judges.shared import shared_path
from tests.judges.validity import requires_validators
from tools.corpus.listing import Workbook, sample, workbooks
from tools.corpus.report import WANTED_SHARE, markdown, share_scored, summary
from tools.corpus.results import Outcome, Result
from tools.corpus.run import run_corpus

# So many take about a minute on two cores; `dev.py corpus` goes over all of them.
SAMPLE = 30
# Files of which scoring two copies and validating them takes long show nothing that smaller ones do not.
_LARGEST = 120_000

pytestmark = [libreoffice.requires_libreoffice, requires_validators]


def assert_unharmed(results: Sequence[Result]) -> None:
    failed = [result for result in results if result.outcome is Outcome.FAILED]
    assert not failed, summary(failed)


def test_awkward_workbooks(tmp_path: Path) -> None:
    write_all(tmp_path / "books")
    (tmp_path / "work").mkdir()
    results = run_corpus(workbooks(tmp_path / "books"), tmp_path / "work", jobs=1)
    assert_unharmed(results)
    assert [result.outcome for result in results] == [Outcome.SCORED] * len(results), summary(results)
    page = markdown(results)
    assert all(result.book.name in page for result in results)
    assert str(tmp_path) not in page


def test_a_sample_of_real_workbooks(tmp_path: Path) -> None:
    folder = shared_path("data", "workbooks")
    small = [book for book in workbooks(folder) if book.path.stat().st_size <= _LARGEST]
    results = run_corpus(sample(small, SAMPLE), tmp_path, jobs=2)
    assert_unharmed(results)
    # Of so few a single one counts for several percent.
    eligible = [result for result in results if not result.uncounted]
    assert len(eligible) >= SAMPLE // 4
    assert share_scored(results) >= WANTED_SHARE - 1 / len(eligible), summary(results)


def test_a_file_that_is_no_workbook_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing else")
    [result] = run_corpus([Workbook("broken.xlsx", path)], tmp_path, jobs=1)
    assert (result.outcome, result.uncounted) == (Outcome.REFUSED, "LibreOffice: does not open")
    assert path.read_bytes() == b"PK\x03\x04 and nothing else"
