"""A scored workbook that another program saved: nothing of ours stays, everything else is as that program left it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.ooxml.cells import column_letters
from tests.judges import libreoffice, validity
from tests.judges.cells import read_book
from tests.workbook.covering_model import MODEL, leads
from tests.workbook.scored_books import scored
from tests.workbook.stripping.excel_habits import resaved
from tests.workbook.stripping.stripped import faults, own_cells, traces, without_us

OWN = 8


@pytest.fixture(scope="module")
def new_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new scored workbook: the leads' own columns are A to H."""
    return scored(leads(12), MODEL).write(tmp_path_factory.mktemp("books") / "scored.xlsx")


@pytest.fixture(scope="module", params=["excel", "libreoffice"])
def saved(request: pytest.FixtureRequest, new_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook as another program saves it."""
    folder = tmp_path_factory.mktemp("saved")
    if request.param == "excel":
        return resaved(new_book, folder / "saved.xlsx")
    if libreoffice.find_soffice() is None:
        pytest.skip(libreoffice.MEND)
    return libreoffice.saved([new_book], folder)[0]


def test_nothing_of_ours_is_left(saved: Path, tmp_path: Path) -> None:
    left = without_us(saved, tmp_path / "left.xlsx")
    assert traces(left) == {}
    assert list(read_book(left)) == ["Leads"]
    ours = {column_letters(column) for column in range(OWN + 1, 60)}
    assert read_book(left)["Leads"] == own_cells(saved, "Leads", ours) != {}
    assert faults(left) == []


@validity.requires_validators
def test_what_is_left_is_as_valid_as_before(saved: Path, tmp_path: Path) -> None:
    left = without_us(saved, tmp_path / "left.xlsx")
    before = {(finding.code, finding.message) for finding in validity.findings(saved)}
    assert {(finding.code, finding.message) for finding in validity.findings(left)} <= before
