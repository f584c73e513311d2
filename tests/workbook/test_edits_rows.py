"""Rows of the lead table as people treat them: added below, sorted, overruled. Scores follow their leads."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import numpy as np
import pytest

from scoring.model import ScoringModel
from scoring.ooxml.cells import column_letters
from scoring.table import Cell, ErrorValue, LeadTable, Serial
from scoring.workbook.grid import address
from scoring.workbook.names import LEADS_SHEET, TABLE_NAME, Our
from tests.judges import ironcalc_judge, libreoffice
from tests.judges.cells import Book
from tests.workbook.covering_model import MODEL, MODELS, leads
from tests.workbook.keyboard import Entry, cell_xml, retype
from tests.workbook.scored_books import Scored, equal, expected, headers, lead_values, scored

JUDGES = {"LibreOffice": libreoffice, "IronCalc": ironcalc_judge}
judged = pytest.mark.parametrize("judge", JUDGES.values(), ids=list(JUDGES))
pytestmark = [libreoffice.requires_libreoffice, ironcalc_judge.requires_ironcalc]

NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KEPT, ADDED = 12, 3
NEW = range(KEPT, KEPT + ADDED)
OVERRIDES = ("", "hot", " Warm ", "nobody", "disqualified", "COLD")


def split(model: ScoringModel) -> tuple[Scored, Scored]:
    """A workbook of the first leads, and one of these and the leads that are to be added."""
    table = leads(KEPT + ADDED)
    first = table.take(np.arange(KEPT))
    return scored(first, model), scored(table, model)


def typed(cell: str, value: Cell) -> Entry:
    """A lead's cell as typed; a date is a number with a format, an error the formula that gives it."""
    if isinstance(value, Serial):
        return Entry(LEADS_SHEET, cell, value.value)
    if isinstance(value, ErrorValue):
        return Entry(LEADS_SHEET, cell, "NA()", formula=True)
    return Entry(LEADS_SHEET, cell, value)


def with_rows(source: Path, target: Path, table: LeadTable, rows: Sequence[int]) -> Path:
    """Leads typed below a table, as Excel takes them in: the table grows, its columns fill their formulas down."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(source) as package:
        for name in package.namelist():
            parts[name] = package.read(name)
    part = next(name for name in parts if name.startswith("xl/tables/") and TABLE_NAME.encode() in parts[name])
    root = ElementTree.fromstring(parts[part])
    columns = [
        (c.get("name", ""), c.findtext(NAMES + "calculatedColumnFormula")) for c in root.iter(NAMES + "tableColumn")
    ]
    last = KEPT + 1 + len(rows)
    old = root.get("ref", "")
    parts[part] = parts[part].replace(old.encode(), re.sub(r"\d+$", str(last), old).encode())
    lines = ""
    for place, lead in enumerate(rows):
        row = KEPT + 2 + place
        cells = (
            _new_cell(table, name, formula, lead, address(row, at)) for at, (name, formula) in enumerate(columns, 1)
        )
        lines += f'<row r="{row}">{"".join(cells)}</row>'
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", lines.encode() + b"</sheetData>")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target


def _new_cell(table: LeadTable, name: str, formula: str | None, lead: int, cell: str) -> str:
    if formula is not None:
        return cell_xml(cell, "", Entry(LEADS_SHEET, cell, formula, formula=True))
    return cell_xml(cell, "", typed(cell, table[name].cell(lead) if name in table else None))


@judged
def test_new_rows_get_scores(judge: ModuleType, tmp_path: Path) -> None:
    pairs = [split(model) for model in MODELS]
    paths = [
        with_rows(
            small.write(tmp_path / "s.xlsx", pages=False),
            tmp_path / f"{at}.xlsx",
            whole.table,
            range(KEPT, KEPT + ADDED),
        )
        for at, (small, whole) in enumerate(pairs)
    ]
    for (_, whole), book in zip(pairs, judge.evaluate(paths, {LEADS_SHEET}), strict=True):
        assert list(unlike(whole, book)) == [], whole.model.name


def unlike(book: Scored, seen: Book, skipped: Sequence[str] = ()) -> Iterator[tuple[str, object, object]]:
    """Formula cells of the lead sheet that a judge sees otherwise."""
    sheet = book.plan.sheets[0]
    skip = {column_letters(column) for header, column in headers(sheet).items() if header in skipped}
    for cell, value in expected(sheet).items():
        shown = seen[LEADS_SHEET].get(cell)
        if cell.rstrip("0123456789") not in skip and not equal(value, shown):
            yield cell, value, shown


def sort(book: Scored, path: Path, order: Sequence[int]) -> Path:
    """The rows put in another order: what was typed moves, and formulas over their own row move with it."""
    sheet = book.plan.sheets[0]
    entries = [
        typed(address(2 + place, plan.column), plan.values.cell(lead))
        for plan in sheet.columns
        if not plan.formula
        for place, lead in enumerate(order)
    ]
    return retype(book.write(path.with_suffix(".before.xlsx"), pages=False), path, entries)


@judged
def test_sorted_rows_keep_their_scores(judge: ModuleType, tmp_path: Path) -> None:
    table = leads(KEPT)
    overrides = (OVERRIDES * 2)[:KEPT]
    order = np.random.default_rng(3).permutation(KEPT)
    books = [scored(table, model, overrides=overrides) for model in MODELS]
    moved = [scored(table.take(order), model, overrides=tuple(overrides[lead] for lead in order)) for model in MODELS]
    paths = [sort(book, tmp_path / f"{at}.xlsx", order.tolist()) for at, book in enumerate(books)]
    for book, after, seen in zip(books, moved, judge.evaluate(paths, {LEADS_SHEET}), strict=True):
        assert list(unlike(after, seen)) == []
        scores = lead_values(book, seen, Our.SCORE)
        assert scores == book.scores.score[order].tolist()
        assert lead_values(book, seen, Our.TIER) == [book.scores.tier_names[book.scores.lead_tier[at]] for at in order]


@pytest.mark.parametrize("model", MODELS, ids=[model.name for model in MODELS])
def test_a_row_looks_only_at_itself(model: ScoringModel) -> None:
    """Then sorting is safe: a program moves a formula's own-row references with the row."""
    sheet = scored(leads(KEPT), model).plan.sheets[0]
    checked = 0
    for plan in sheet.columns:
        text = re.sub(r'"[^"]*"|\'[^\']*\'![$A-Z0-9:]+', "", plan.formula)
        if plan.shared:
            rows = re.findall(r"(\$?)\b[A-Z]{1,3}(\$?)(\d+)\b", text)
            assert all(row == ("", "", "2") for row in rows), plan.formula
            checked += bool(rows)
        elif "RANK(" not in text:
            assert not re.findall(r"Leads\[(?!\[#This Row\])", text), text
    assert checked > 10
    assert [plan for plan in sheet.columns if plan.shared and not plan.formula] == []


@judged
def test_overrides_typed_on_the_sheet(judge: ModuleType, tmp_path: Path) -> None:
    texts = (OVERRIDES * 2)[:KEPT]
    before = scored(leads(KEPT), MODEL)
    after = scored(leads(KEPT), MODEL, overrides=texts)
    column = headers(before.plan.sheets[0])[Our.OVERRIDE]
    entries = [Entry(LEADS_SHEET, address(2 + at, column), text or None) for at, text in enumerate(texts)]
    path = retype(before.write(tmp_path / "before.xlsx", pages=False), tmp_path / "after.xlsx", entries)
    seen = judge.evaluate([path], {LEADS_SHEET})[0]
    assert list(unlike(after, seen)) == []
    assert lead_values(before, seen, Our.TIER)[1:3] == ["Hot", "Warm"]
    assert lead_values(before, seen, Our.TIER)[4] == "Disqualified"


@judged
def test_an_unknown_override_is_flagged(judge: ModuleType, tmp_path: Path) -> None:
    """The formula of the red format holds for the texts that name no tier, and for no others."""
    book = scored(leads(KEPT), MODEL, overrides=(OVERRIDES * 2)[:KEPT])
    sheet = book.plan.sheets[0]
    column = headers(sheet)[Our.OVERRIDE]
    letters = column_letters(column)
    red = next(f for f in sheet.formats if f.range.startswith(f"{letters}2:{letters}"))
    far = max(headers(sheet).values()) + 3
    entries = [
        Entry(LEADS_SHEET, address(2 + at, far), re.sub(r"(\$[A-Z]+)2\b", rf"\g<1>{2 + at}", red.formula), formula=True)
        for at in range(KEPT)
    ]
    path = retype(book.write(tmp_path / "before.xlsx", pages=False), tmp_path / "after.xlsx", entries)
    cells = judge.evaluate([path], {LEADS_SHEET})[0][LEADS_SHEET]
    flagged = [at for at in range(KEPT) if cells[address(2 + at, far)]]
    assert flagged == list(book.scores.unknown_overrides)
    assert flagged == [3, 9]


@judged
def test_a_lead_is_typed_anew(judge: ModuleType, tmp_path: Path) -> None:
    """Other values in a lead's own cells: its score follows."""
    before, after = scored(leads(KEPT), MODEL), scored(leads(KEPT, seed=9), MODEL)
    entries = [
        typed(address(2 + lead, at), column.cell(lead))
        for at, column in enumerate(after.table.columns, 1)
        for lead in range(KEPT)
    ]
    path = retype(before.write(tmp_path / "before.xlsx", pages=False), tmp_path / "after.xlsx", entries)
    assert list(unlike(after, judge.evaluate([path], {LEADS_SHEET})[0])) == []
