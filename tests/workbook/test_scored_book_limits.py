"""Where a workbook ends: what is taken apart, what folds, and what is refused in words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scoring.errors import OutputError, Place
from scoring.fields import Field, FieldKind
from scoring.model import BandPoints, PointBand, Rule
from scoring.nodes import Scaling
from scoring.table import lead_table
from scoring.workbook import lead_workings
from scoring.workbook.limits import refuse_long_formulas
from scoring.workbook.lint import lint
from scoring.workbook.names import LEADS_SHEET, LISTS_SHEET, RULES_SHEET, SUMMARY_SHEET, Our
from scoring.workbook.plan import BookPlan, CellPlan, ColumnPlan, DefinedName, Formula, SheetPlan
from scoring.workbook.values import number_column
from tests.conformance.build import TEXT, when_text
from tests.conformance.build import model as small_model
from tests.judges import ironcalc_judge, libreoffice
from tests.workbook import odd_books
from tests.workbook.scored_books import Scored, differences, headers, scored


def long_formulas(book: Scored) -> list[str]:
    """Formulas of the lead sheet that no spreadsheet program takes."""
    sheet = book.sheet(LEADS_SHEET)
    texts = [plan.formula for plan in sheet.columns] + [c.formula for t in sheet.tables for c in t.columns]
    return [text for text in texts if len(text) > 8192]


@pytest.mark.parametrize("make", [odd_books.long_lists, odd_books.long_condition, odd_books.many_rules])
def test_no_formula_is_too_long(make: object) -> None:
    assert callable(make)
    assert long_formulas(make()) == []


def test_a_long_condition_has_columns_of_its_own_which_rules_share() -> None:
    names = headers(odd_books.long_condition().sheet(LEADS_SHEET))
    once = [name for name in names if name.startswith("hs condition")]
    assert len(once) > 3
    assert not [name for name in headers(odd_books.one_rule().sheet(LEADS_SHEET)) if name.startswith("hs condition")]


def test_no_text_of_a_list_is_too_long_for_a_cell() -> None:
    cells = odd_books.long_lists().sheet(LISTS_SHEET).cells
    values = [getattr(cell.value, "value", cell.value) for cell in cells]
    assert max(len(value) for value in values if isinstance(value, str)) < 32_767
    assert sum(len(value) for value in values if isinstance(value, str)) > 80_000


def test_why_spreads_over_columns() -> None:
    names = headers(odd_books.many_rules().sheet(LEADS_SHEET))
    assert {"hs why 1", "hs why 2"} <= set(names)


def test_too_many_bands_are_refused_in_words() -> None:
    bands = tuple(PointBand(float(at), at + 0.5, at) for at in range(80))
    rule = Rule("size-of-it", "Size", "All", None, BandPoints("Size", bands))
    model = odd_books.small((Field("Size", FieldKind.NUMBER),), (rule,))
    with pytest.raises(OutputError, match=r"size-of-it.*characters") as caught:
        scored(lead_table({"Size": [1.0]}), model)
    assert "Split the rule" in caught.value.mend


@libreoffice.requires_libreoffice
@ironcalc_judge.requires_ironcalc
def test_folded_workbooks_say_so_and_agree(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lead_workings, "MOST_WORKING_CELLS", 0)
    makers = (odd_books.long_lists, odd_books.long_condition, odd_books.many_rules, odd_books.overruled)
    books = {make.__name__: make() for make in makers}
    paths = [book.write(tmp_path / f"{name}.xlsx") for name, book in books.items()]
    for name, book in books.items():
        assert long_formulas(book) == [], name
        assert not [header for header in headers(book.sheet(LEADS_SHEET)) if header.startswith("hs why")]
        why = next(p for p in book.sheet(LEADS_SHEET).columns if p.column == headers(book.plan.sheets[0])[Our.WHY])
        assert why.formula == ""
        assert any("text of this run" in str(cell.value) for cell in book.sheet(SUMMARY_SHEET).cells)
    assert [str(problem) for path in paths for problem in lint(path)] == []
    scalar = (LEADS_SHEET, RULES_SHEET, LISTS_SHEET)
    for judge, sheets in ((libreoffice, ()), (ironcalc_judge, scalar)):
        for (name, book), seen in zip(books.items(), judge.evaluate(paths), strict=True):
            assert differences(book.plan, seen, sheets)[:4] == [], name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1+" * 4100 + "1", "8,201 characters"),
        (f"MAX({','.join('1' for _ in range(256))})", "256 arguments"),
        ("IF(A1," * 65 + "1" + ",2)" * 65, "65 deep"),
        (f'A1&"{"a" * 256}"', "longer than 255"),
    ],
)
def test_no_formula_beyond_excels_limits_gets_into_a_file(text: str, said: str) -> None:
    def refused(plan: BookPlan) -> Place:
        with pytest.raises(OutputError, match=said) as caught:
            refuse_long_formulas(plan)
        assert "Split" in caught.value.mend
        return caught.value.place

    cell = CellPlan(3, 2, Formula(text, 0))
    column = ColumnPlan(4, 7, number_column("", np.zeros(1)), formula=text)
    assert refused(BookPlan((SheetPlan("Sheet", cells=(cell,)),))) == Place(sheet="Sheet", cell="B3")
    assert refused(BookPlan((SheetPlan("Sheet", columns=(column,)),))) == Place(sheet="Sheet", cell="D7")
    assert refused(BookPlan((SheetPlan("Sheet"),), (DefinedName("HS_SCORE", text),))) == Place()


def test_every_formula_of_a_model_with_many_rules_is_short_enough() -> None:
    rules = tuple(when_text(f"a-rule-with-a-long-name-{at}", f"word{at}", points=at / 8) for at in range(250))
    book = scored(lead_table({TEXT: ["word3 word7"]}), small_model(rules, scale=Scaling.PERCENT))
    found = [c.value.text for sheet in book.plan.sheets for c in sheet.cells if isinstance(c.value, Formula)]
    assert max(map(len, found)) < 2_000
    assert [text for text in found if "SUM($V$" in text]
