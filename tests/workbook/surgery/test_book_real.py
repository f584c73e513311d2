"""Plans put into real workbooks of other projects: all else stays as it was, and nothing new is wrong with them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scoring.errors import HotsheetError
from scoring.ooxml.book import Book
from scoring.ooxml.cells import column_letters, join_batches
from scoring.ooxml.package import Package
from scoring.table import column
from scoring.workbook.apply import apply_plan
from scoring.workbook.package import draft_bytes
from scoring.workbook.plan import (
    BookPlan,
    CellPlan,
    ColumnPlan,
    ColumnWidth,
    ConditionalFormat,
    DefinedName,
    LeadEdit,
    Look,
    Style,
    TableColumn,
    TableEdit,
    Validation,
    ValidationKind,
)
from tests.judges import oxsdk
from tests.judges.shared import requires_shared, shared_path
from tests.workbook.surgery.books import leads_plan

SAMPLE = 40
HEADERS = ("hs one", "Our score", "Our note")


def plan_for(book: Book) -> BookPlan | None:
    """Columns beside the first table, or else beside the first filled range, that a workbook has."""
    for sheet in book.sheets:
        cells = join_batches(book.scanner(sheet).batches())
        if not len(cells):
            continue
        right, top, bottom = int(cells.columns.max()), int(cells.rows.min()), int(cells.rows.max())
        tables = book.tables(sheet)
        for table in tables:
            last = table.last_row - table.totals_rows
            if table.last_column >= right and table.header_rows == 1 and last > table.first_row:
                box = (table.first_row, table.first_column, last, table.last_column)
                return beside(sheet.name, box, table.name)
        if not tables and bottom > top:
            return beside(sheet.name, (top, int(cells.columns.min()), bottom, right), "")
    return None


def beside(sheet: str, box: tuple[int, int, int, int], table: str) -> BookPlan:
    """The plan for a range, header row and all."""
    top, left, bottom, right = box
    rows = np.arange(top + 1, bottom + 1, dtype=np.int64)
    one, two, three = right + 1, right + 2, right + 3
    count, first = len(rows), top + 1
    added = "1+'Scoring Rules'!$B$4-2"
    score = f"{table}[[#This Row],[hs one]]+Points" if table else f"{column_letters(one)}{first}+Points"
    columns = (
        ColumnPlan(one, first, column("", [2.0] * count), added, shared=True),
        ColumnPlan(two, first, column("", [5.0] * count), score, not table, Style(number_format="0.0")),
        ColumnPlan(three, first, column("", ["=typed", *(["x"] * (count - 1))]), style=Style("@", locked=False)),
    )
    formulas = (added, score, "")
    span = f"{column_letters(two)}{first}:{column_letters(two)}{bottom}"
    edit = LeadEdit(
        sheet,
        top,
        rows,
        left,
        right,
        tuple(CellPlan(top, right + place, name) for place, name in enumerate(HEADERS, 1)),
        columns,
        right,
        (ColumnWidth(one, one, 9, hidden=True, outline=1),),
        (ConditionalFormat(span, f"{column_letters(two)}{first}>=HS_Hot", Look(bold=True)),),
        (Validation(span, ValidationKind.DECIMAL, "0", "1", strict=False),),
        (span,),
        TableEdit(
            table,
            tuple((right + n, TableColumn(h, f)) for n, (h, f) in enumerate(zip(HEADERS, formulas, strict=True), 1)),
        )
        if table
        else None,
    )
    names = (DefinedName("Points", "'Scoring Rules'!$B$4"), DefinedName("HS_Hot", "'Scoring Rules'!$B$5"))
    return replace(leads_plan(), leads=edit, names=names)


def sample() -> list[Path]:
    files = sorted(path for path in shared_path("data", "workbooks").rglob("*") if path.is_file())
    return random.Random(20).sample(files, SAMPLE)


@requires_shared
def test_every_other_part_stays_and_two_runs_are_equal() -> None:
    counts: Counter[str] = Counter()
    for path in sample():
        try:
            with Book(path) as book, Package(path) as base:
                plan = plan_for(book)
                if plan is None:
                    counts["no range"] += 1
                    continue
                draft = apply_plan(base, plan)
                data = draft_bytes(draft)
                assert draft_bytes(apply_plan(base, plan)) == data, path.name
                with Package.of_bytes(data, base.place) as made:
                    kept = [part for part in base.parts if part not in {*draft.changed, *draft.dropped}]
                    assert kept
                    assert all(made.read(part) == base.read(part) for part in kept), path.name
                counts["done"] += 1
        except HotsheetError:
            counts["refused"] += 1
    assert counts["done"] >= SAMPLE / 2
    assert counts["refused"] <= SAMPLE / 5


@requires_shared
@oxsdk.requires_oxsdk
@pytest.mark.slow
def test_microsofts_validator_finds_nothing_new(tmp_path: Path) -> None:
    for path in sample():
        try:
            with Book(path) as book, Package(path) as base:
                plan = plan_for(book)
                if plan is None:
                    continue
                made = tmp_path / f"made{path.suffix}"
                made.write_bytes(draft_bytes(apply_plan(base, plan)))
        except HotsheetError:
            continue
        known = Counter(item.code for item in oxsdk.validate(path))
        new = Counter(item.code for item in oxsdk.validate(made)) - known
        assert not new, (path.name, new)
