"""Every formula, as text, beside what it is made from: a change of a formula is seen in a review.

The texts stand in tests/golden/*.txt. After a change that is meant, write them anew and read the difference:

    python -m pytest tests/golden --renew-golden
    git diff tests/golden
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

import pytest

from scoring.model import ScoringModel
from scoring.operators import OPERATORS
from scoring.table import lead_table
from scoring.workbook.lists_sheet import FIRST_ROW
from scoring.workbook.names import LEADS_SHEET, LISTS_SHEET, RULES_SHEET
from tests.conformance.judging import Case, planned
from tests.golden.cases import GROUPS

FOLDER = Path(__file__).parent
# The columns that a group is about, by the beginning of their headers; all, where it is not named.
TOLD = {
    "operators": ("hs clean", "hs words", "hs items", "hs domain", "hs rule"),
    "points": ("hs words", "hs rule", "hs best", "hs category"),
}


def formulas(model: ScoringModel, sheets: Container[str], headers: tuple[str, ...]) -> Iterator[str]:
    """The formulas of a model's workbook, one a line; of a list only the head and the first item.

    On the lead sheet, of the columns whose headers begin with one of these.
    """
    table = lead_table({field.name: [None] for field in model.fields})
    for one in planned(Case("golden", model, table).plan()):
        place = f"[{one.header}]" if one.sheet == LEADS_SHEET else f"{one.sheet}!{one.cell}"
        told = one.header.startswith(headers) if one.sheet == LEADS_SHEET else one.sheet != LISTS_SHEET
        if one.sheet in sheets and (told or (one.row <= FIRST_ROW and one.sheet == LISTS_SHEET)):
            yield f"{place} ={one.formula}"


def golden(group: str) -> str:
    """What the file of a group should hold: formulas that all its models share are told once, at the top."""
    sheets = (RULES_SHEET, LISTS_SHEET) if group == "settings" else (LEADS_SHEET,)
    models = {title: list(formulas(model, sheets, TOLD.get(group, ("",)))) for title, model in GROUPS[group]()}
    shared = set.intersection(*map(set, models.values())) if len(models) > 1 else set()
    first = next(iter(models.values()))
    lines = ["# shared by all below", *(line for line in first if line in shared)] if shared else []
    for title, found in models.items():
        lines += ["", f"# {title}", *(line for line in found if line not in shared)]
    return "\n".join(line.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") for line in lines) + "\n"


@pytest.mark.parametrize("group", GROUPS)
def test_formulas_are_what_they_were(group: str, request: pytest.FixtureRequest) -> None:
    path, now = FOLDER / f"{group}.txt", golden(group)
    if request.config.getoption("--renew-golden"):
        path.write_text(now, encoding="utf-8", newline="\n")
    then = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert now.splitlines() == then.splitlines(), f"formulas changed; if that is meant, see {Path(__file__).name}"


def test_every_operator_has_a_golden_formula() -> None:
    told = (FOLDER / "operators.txt").read_text(encoding="utf-8")
    titles = [line[2:] for line in told.splitlines() if line.startswith("# ")]
    for operator in OPERATORS:
        assert any(title == operator.key or title.startswith(f"{operator.key} ") for title in titles)
