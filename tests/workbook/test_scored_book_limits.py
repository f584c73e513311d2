"""Where a workbook ends: what is taken apart, what folds, and what is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.errors import OutputError
from scoring.fields import Field, FieldKind
from scoring.model import BandPoints, PointBand, Rule
from scoring.table import lead_table
from scoring.workbook import lead_workings
from scoring.workbook.lint import lint
from scoring.workbook.names import LEADS_SHEET, LISTS_SHEET, RULES_SHEET, SUMMARY_SHEET, Our
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
