"""Once leads are scored, what `hotsheet score` prints is told; Data Check begins with rows that are no leads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from excel_addin.work.findings import check_rows, notes_of
from excel_addin.work.mends import speaks_of_options
from excel_addin.work.telling import worth_knowing
from scoring.cli import main
from scoring.errors import Severity
from scoring.jobs.prepare import Prepared, prepare
from scoring.jobs.results import score_prepared
from scoring.jobs.told import APART

_HEADERS = "Name,Email,Employees,Job title,Industry,Country,Created,Page views,Tier Override"
_LEADS = [
    f"Ann {n},ann{n}@firm{n}.example,{n}0,CEO,Software,Germany,2026-10-{n:02},'{n},{'Boiling' if n == 3 else ''}"
    for n in range(1, 21)
]
_TOTAL = "Summe,,,,,,,210,"


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    file = tmp_path / "leads.csv"
    file.write_text("\n".join([_HEADERS, *_LEADS, _TOTAL]), encoding="utf-8")
    return file


def _known(prepared: Prepared, *, apart: bool = False) -> list[str]:
    return worth_knowing(prepared, score_prepared(prepared, date(2026, 11, 16), kept=True), apart=apart)


def test_a_total_row_is_told_first_with_the_words_of_the_command_line(
    leads: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = prepare(leads)
    told = _known(prepared)
    assert "Row 22 (“Summe”) looks like a total or a remark" in told[0]
    assert any("“Check data”" in each for each in told) and not any(map(speaks_of_options, told))
    monkeypatch.setenv("COLUMNS", "500")
    assert main(["score", str(leads), "-o", str(leads.with_name("out.csv")), "--as-of", "2026-11-16"]) == 0
    captured = capsys.readouterr()
    printed = " ".join((captured.out + captured.err).split())
    assert told[0] in printed
    for each in (each for each in told if "stored as text" in each or "ignored" in each):
        assert each in printed


def test_columns_apart_are_told_of(leads: Path) -> None:
    prepared = prepare(leads)
    assert APART in _known(prepared, apart=True) and APART not in _known(prepared)


def test_the_check_begins_with_rows_that_may_be_no_leads(leads: Path) -> None:
    prepared = prepare(leads)
    first = check_rows(prepared)[0]
    assert first.severity is Severity.WARNING and (first.cells, first.count) == ("row 22", 1)
    assert "“Summe”" in first.what and first.mend.startswith("Delete it")
    assert notes_of(prepared)[0] == f"{first.what}: {first.mend[:1].lower()}{first.mend[1:]}"
    leads.write_text("\n".join([_HEADERS, *_LEADS]), encoding="utf-8")
    assert not any("total" in row.what for row in check_rows(prepare(leads)))
