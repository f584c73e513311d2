"""Shared formulas in a file refer to other sheets by names only: Excel's formats allow nothing else there."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from scoring.jobs.prepare import Wishes
from scoring.jobs.run import Target, score_file
from scoring.modelfile import load_model
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.workbook.lint import lint
from scoring.workbook.parts.reference_names import ReferenceNames

SHARED = re.compile(r'<f t="shared" ref="[^"]*" si="[0-9]+">([^<]*)</f>')


def test_references_to_sheets_become_names_in_order_of_first_use() -> None:
    names = ReferenceNames(["hs_1"])
    assert names.named("IF('Scoring Rules'!$M$22,A2,Lists!$E$4)+'Scoring Rules'!$M$22") == "IF(HS_2,A2,HS_3)+HS_2"
    assert names.named("SUM('It''s'!$A$1:$B$2)") == "SUM(HS_4)"
    assert [(name.name, name.refers, name.hidden) for name in names.defined] == [
        ("HS_2", "'Scoring Rules'!$M$22", True),
        ("HS_3", "Lists!$E$4", True),
        ("HS_4", "'It''s'!$A$1:$B$2", True),
    ]


@pytest.mark.parametrize(
    "formula", ["A2&B2", "\"'Scoring Rules'!$M$22\"&A2", '"""Lists!$A$1"""', "Leads[[#This Row],[a!b]]"]
)
def test_nothing_else_is_touched(formula: str) -> None:
    names = ReferenceNames()
    assert names.named(formula) == formula
    assert names.defined == ()


def test_a_reference_that_moves_is_refused() -> None:
    with pytest.raises(ValueError, match="moves with its row"):
        ReferenceNames().named("Lists!$A1")


def test_no_shared_formula_of_a_scored_workbook_names_a_sheet(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    score_file(sample_leads_path(), Target(out, new=True), Wishes("icp"), as_of=SAMPLE_AS_OF)
    with zipfile.ZipFile(out) as package:
        found = SHARED.findall(package.read("xl/worksheets/sheet1.xml").decode())
        book = package.read("xl/workbook.xml").decode()
    assert len(found) > 10
    assert [formula for formula in found if "!" in re.sub("&quot;.*?&quot;", "", formula)] == []
    used = {name for formula in found for name in re.findall(r"\bHS_[0-9]+\b", formula)}
    assert used and all(f'name="{name}" hidden="1"' in book for name in used)
    assert lint(out) == []


def test_the_lint_finds_a_shared_formula_that_names_a_sheet(tmp_path: Path) -> None:
    out, planted = tmp_path / "out.xlsx", tmp_path / "planted.xlsx"
    score_file(sample_leads_path(), Target(out, new=True), Wishes(load_model("starter")), as_of=SAMPLE_AS_OF)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(planted, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = re.sub(
                    rb'(<f t="shared" ref="[^"]*" si="[0-9]+">[^<]*?)HS_[0-9]+', rb"\1Lists!$A$1", text, count=1
                )
            new.writestr(name, text)
    assert {problem.code for problem in lint(planted)} == {"shared-sheet"}
