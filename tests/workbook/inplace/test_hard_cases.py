"""Awkward workbooks scored in place: nothing else changes, judges find nothing new, and it can all be taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.judges import libreoffice
from tests.judges.validity import requires_validators
from tests.workbook.inplace.hard_cases import CASES, Case
from tests.workbook.inplace.proof import again_and_back, faults, formulas_without_values, scored
from tools.corpus.recalculated import disagreements


def written(case: Case, folder: Path, stem: str = "My leads") -> Path:
    """The case's workbook as a file."""
    return case.book.write(folder / f"{stem}{case.ending}")


@requires_validators
@pytest.mark.parametrize("name", CASES)
def test_nothing_but_ours_is_new_and_it_can_be_taken_back(name: str, tmp_path: Path) -> None:
    case = CASES[name]()
    path = written(case, tmp_path)
    before = Path(shutil.copy(path, tmp_path / f"before{case.ending}"))
    outcome = scored(path, case.ways)
    assert tuple(outcome.scores.score.tolist()) == case.scores
    assert list(faults(before, path, outcome, validators=not case.apart)) == []
    assert list(again_and_back(path, before.read_bytes(), case.ways)) == []
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted((before.name, path.name))


@libreoffice.requires_libreoffice
def test_libreoffice_computes_what_the_core_says(tmp_path: Path) -> None:
    wanted, copies = {}, []
    for number, (name, make) in enumerate(CASES.items()):
        case = make()
        if not case.judged:
            continue
        path = written(case, tmp_path, f"{number}")
        scored(path, case.ways)
        copies.append(tmp_path / f"{number}-judged{case.ending}")
        wanted[name] = formulas_without_values(path, copies[-1])
    judged = libreoffice.saved(copies, tmp_path / "judged")
    told = {name: list(disagreements(one, made)) for (name, one), made in zip(wanted.items(), judged, strict=True)}
    assert {name: said for name, said in told.items() if said} == {}
