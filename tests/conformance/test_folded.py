"""Long lists are written without a column for each rule: the scores must not change by it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from scoring.workbook import lead_workings
from scoring.workbook.names import LEADS_SHEET, Our
from tests.conformance.judging import Case, assert_agree, needs_judges, planned
from tests.conformance.listed import LISTED
from tests.conformance.test_random import random_case
from tests.strategies import random_leads, random_model

pytestmark = needs_judges

CASES = 16


def folded_columns(case: Case) -> list[str]:
    """The headers of the lead sheet's formula columns."""
    return list(dict.fromkeys(one.header for one in planned(case.plan()) if one.sheet == LEADS_SHEET))


def visible(case: Case) -> dict[str, object]:
    """What a person sees of each lead, by cell header and row; Why is a value there and left out."""
    shown = {our.value for our in Our} - {Our.WHY.value}
    cells = [one for one in planned(case.plan()) if one.sheet == LEADS_SHEET and one.header in shown]
    return {f"{one.header} {one.row}": one.value for one in cells}


def test_folded_workbooks_score_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [random_case(seed) for seed in range(7_000, 7_000 + CASES)]
    unfolded = [(folded_columns(case), visible(case)) for case in cases]
    monkeypatch.setattr(lead_workings, "MOST_WORKING_CELLS", 0)
    for case, (columns, values) in zip(cases, unfolded, strict=True):
        assert len(folded_columns(case)) < len(columns)
        assert visible(case) == values
    assert_agree(cases, tmp_path, LISTED)


def test_lists_fold_by_their_size(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(1)
    model = random_model(rng)
    case = Case("one", model, random_leads(rng, model, 30))
    monkeypatch.setattr(lead_workings, "MOST_WORKING_CELLS", 30 * 200)
    open_ = folded_columns(case)
    monkeypatch.setattr(lead_workings, "MOST_WORKING_CELLS", 30)
    assert len(folded_columns(case)) < len(open_)
