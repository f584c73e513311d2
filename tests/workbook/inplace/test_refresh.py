"""Scored workbooks that people worked in and another program saved, scored again with the model inside them."""

from __future__ import annotations

import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.errors import NOWHERE
from scoring.jobs.inplace import InPlace, score_in_place
from scoring.jobs.prepare import Wishes
from scoring.jobs.results import Outcome
from scoring.ooxml.cells import address
from scoring.ooxml.xml import parse
from scoring.workbook.lint import lint
from scoring.workbook.names import Our
from tests.judges import libreoffice
from tests.judges.cells import Cells, Value, read_book
from tests.workbook.covering_model import MODEL
from tests.workbook.inplace.proof import DAY, formulas_without_values, found_in, stored_scores
from tests.workbook.stripping.desk import edited, requires_desk
from tests.workbook.stripping.excel_habits import resaved
from tests.workbook.stripping.users_books import users_book
from tools.corpus.recalculated import disagreements

pytestmark = [requires_desk, pytest.mark.slow]

# What is done, and how many leads there are then.
WORK = {
    ("type_overrides", "sort", "delete_row"): 11,
    ("type_overrides", "add_rows"): 13,
    ("type_overrides", "move_column", "resize"): 12,
    ("type_overrides", "column_between", "columns_right", "resize", "rows_above", "rename_sheets", "move_sheets"): 12,
}
CASES = [(table, work) for work in WORK for table in (True, False)]
_TYPED = (Our.OVERRIDE, Our.REASON)
Lead = tuple[Value | None, ...]


def worked_in(folder: Path) -> list[Path]:
    """Scored workbooks that people worked in, saved by LibreOffice; each second one by Excel's habits after that."""
    first = {}
    for table in (True, False):
        first[table] = users_book(folder / f"own{table}.xlsx", table=table)
        score_in_place(first[table], Wishes(MODEL), InPlace(show=tuple(Our)), as_of=DAY)
    paths = [folder / f"{at}.xlsx" for at in range(len(CASES))]
    edited([(first[table], path, work) for (table, work), path in zip(CASES, paths, strict=True)])
    for path in paths[1::2]:
        resaved(path, folder / "excel.xlsx").replace(path)
    return paths


def leads_of(path: Path) -> Iterator[tuple[Lead, Lead]]:
    """Each lead's own cells, and what was typed beside them."""
    found = found_in(path)
    assert found.leads is not None
    cells: Cells = read_book(path, {found.leads.sheet.name})[found.leads.sheet.name]
    first, last = min(found.leads.first_column, 2), found.leads.last_column + 4
    own = [column for column in range(first, last) if column not in found.own_columns]
    for row in range(found.leads.header_row + 1, found.leads.last_row + 1):
        theirs = tuple(cells.get(address(row, column)) or None for column in own)
        if any(theirs):
            typed = tuple(cells.get(address(row, found.columns[our])) or None for our in _TYPED)
            yield tuple(each for each in theirs if each is not None and not isinstance(each, bool)), typed


def widths(path: Path) -> dict[Our, tuple[float, bool]]:
    """How wide our columns are, and whether they are hidden."""
    found = found_in(path)
    assert found.leads is not None
    root = parse(zipfile.ZipFile(path).read(found.leads.sheet.part), NOWHERE)
    spans = [(int(col.get("min", "")), int(col.get("max", "")), col) for col in root.iter("col")]
    of = {our: next(c for first, last, c in spans if first <= at <= last) for our, at in found.columns.items()}
    return {our: (round(float(c.get("width", "0")), 3), c.get("hidden") in ("1", "true")) for our, c in of.items()}


def faults(case: tuple[bool, tuple[str, ...]], worked: Path, path: Path, outcome: Outcome) -> Iterator[str]:
    """What is wrong with a workbook that was scored again after people worked in it."""
    table, work = case
    yield from stored_scores(path, outcome)
    yield from map(str, lint(path))
    # LibreOffice does not let a table grow; it is said that a row below is not read.
    below = table and "add_rows" in work
    if len(outcome.prepared.table) != WORK[work] - below:
        yield f"{len(outcome.prepared.table)} leads"
    if below != any("below the table" in note for note in outcome.prepared.reading.table.source.notes):
        yield "a row below the table is not told"
    before, after = Counter(leads_of(worked)), Counter(leads_of(path))
    if before != after or sum(any(typed) for _, typed in after.elements()) != 3:
        yield f"leads or what was typed beside them changed: {before - after} are now {after - before}"
    old, new = found_in(worked), found_in(path)
    if new.tabs != old.tabs:
        yield f"the tabs {old.tabs} are now {new.tabs}"
    # A column that was taken out of its table does not keep its place.
    kept = set(Our) - ({Our.WHY} if table and "move_column" in work else set())
    yield from (f"{our} moved" for our in kept if new.columns.get(our) != old.columns.get(our))
    wide, now = widths(worked), widths(path)
    yield from (f"{our} was {wide[our]} wide and is {now[our]}" for our in kept if wide[our] != now[our])


def test_what_people_did_stays_and_the_scores_are_right(tmp_path: Path) -> None:
    worked = worked_in(tmp_path)
    copies, wanted, told = [], [], {}
    for case, before in zip(CASES, worked, strict=True):
        path = Path(shutil.copy(before, before.with_name(f"again {before.name}")))
        told[case] = list(faults(case, before, path, score_in_place(path, as_of=DAY)))
        once = path.read_bytes()
        score_in_place(path, as_of=DAY)
        told[case] += [] if path.read_bytes() == once else ["scored a second time it is another file"]
        copies.append(path.with_name(f"judged {path.name}"))
        wanted.append(formulas_without_values(path, copies[-1]))
    computed = libreoffice.saved(copies, tmp_path / "computed")
    for case, one, made in zip(CASES, wanted, computed, strict=True):
        told[case] += disagreements(one, made)
    assert {case: said for case, said in told.items() if said} == {}
