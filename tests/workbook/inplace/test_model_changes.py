"""A scored workbook scored again with a model of more rules, or of fewer, and with other columns shown."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.jobs.inplace import InPlace, score_in_place
from scoring.jobs.prepare import Wishes
from scoring.jobs.removal import remove
from scoring.model import Condition, FixedPoints, Rule
from scoring.ooxml.book import Book
from scoring.ooxml.cells import address, column_letters
from scoring.workbook.lint import lint
from scoring.workbook.names import Our
from tests.judges import libreoffice
from tests.workbook.inplace.handmade import (
    HEADERS,
    PROPERTIES,
    PROPERTIES_XML,
    SCORES,
    Handmade,
    Page,
    cell_xml,
    leads,
    table,
    with_table,
)
from tests.workbook.inplace.proof import DAY, MODEL, formulas_without_values, found_in, sheet_name, stored_scores
from tests.workbook.stripping.excel_habits import resaved
from tests.workbook.stripping.stripped import traces
from tools.corpus.recalculated import disagreements

MORE = replace(
    MODEL,
    rules=(
        *MODEL.rules,
        *(
            Rule(
                f"more {at}",
                f"More {at}",
                "Interest",
                Condition("Job title", "contains word", (word,)),
                FixedPoints(at),
            )
            for at, word in enumerate(("VP", "CEO", "MVP", "Intern"), 3)
        ),
    ),
)
FEWER = replace(MODEL, rules=MODEL.rules[1:3])
MODELS = {"usual": MODEL, "more": MORE, "fewer": FEWER}
# By turns larger and smaller; at the end the first one again.
TURNS = ("more", "fewer", "more", "usual")


def book(path: Path, *, tabled: bool) -> Path:
    """A workbook of the leads, below and right of its first cell."""
    page: Page = leads(3, 2)
    properties: dict[str, str | bytes] = {PROPERTIES: PROPERTIES_XML}
    if not tabled:
        return Handmade({"Leads": page}, parts=properties).write(path)
    page, parts = with_table(page, table("B3:G9"))
    return Handmade({"Leads": page}, parts={**parts, **properties}).write(path)


def table_faults(path: Path) -> Iterator[str]:
    """What of a table is not as it must be: a name for each column, none left over between ours."""
    found = found_in(path)
    with Book(path) as opened:
        sheet = next(each for each in opened.sheets if each.name == sheet_name(path))
        for each in opened.tables(sheet):
            last = each.first_column + len(each.columns) - 1
            if last != each.last_column or last != max(found.own_columns):
                yield f"the table has {len(each.columns)} columns, ours end at {max(found.own_columns)}"
            others = set(each.columns) - set(HEADERS) - set(map(str, Our))
            yield from (f"a column {name}" for name in others if not name.startswith("hs "))


@pytest.mark.parametrize("habits", [False, True], ids=["untouched", "saved by Excel"])
@pytest.mark.parametrize("tabled", [True, False], ids=["table", "plain"])
def test_workings_come_and_go(tabled: bool, habits: bool, tmp_path: Path) -> None:
    path = book(tmp_path / "leads.xlsx", tabled=tabled)
    original = path.read_bytes()
    score_in_place(path, Wishes(MODEL), as_of=DAY)
    first, once = found_in(path), path.read_bytes()
    for name in TURNS:
        if habits:
            resaved(path, tmp_path / "saved.xlsx").replace(path)
        outcome = score_in_place(path, Wishes(MODELS[name]), as_of=DAY)
        found = found_in(path)
        assert found.columns == first.columns
        # Side by side: what a larger model needed is free again.
        assert sorted(found.own_columns) == list(range(8, 8 + len(found.own_columns)))
        assert list(stored_scores(path, outcome)) == []
        assert list(table_faults(path)) == []
        assert lint(path) == []
        again = path.read_bytes()
        score_in_place(path, as_of=DAY)
        assert path.read_bytes() == again
    if not habits:
        # The models between are kept as versions; everything else is as after the first time.
        assert found_in(path).workings == first.workings
        remove(path)
        assert path.read_bytes() == original
        score_in_place(path, Wishes(MODEL), as_of=DAY)
        assert path.read_bytes() == once


@libreoffice.requires_libreoffice
def test_libreoffice_computes_the_core_s_values_after_each_turn(tmp_path: Path) -> None:
    copies, wanted = [], []
    for tabled in (True, False):
        path = book(tmp_path / f"leads {tabled}.xlsx", tabled=tabled)
        for at, name in enumerate(("usual", *TURNS)):
            if at:
                resaved(path, tmp_path / "saved.xlsx").replace(path)
            score_in_place(
                path, Wishes(MODELS[name]), InPlace(show=(Our.RANK, *Our)[: 3 * at] if at else ()), as_of=DAY
            )
            copies.append(tmp_path / f"{tabled}{at}.xlsx")
            wanted.append(formulas_without_values(path, copies[-1]))
    judged = libreoffice.saved(copies, tmp_path / "judged")
    told = {made.name: list(disagreements(one, made)) for one, made in zip(wanted, judged, strict=True)}
    assert {name: said for name, said in told.items() if said} == {}


@pytest.mark.parametrize("habits", [False, True], ids=["untouched", "saved by Excel"])
@pytest.mark.parametrize("tabled", [True, False], ids=["table", "plain"])
def test_columns_are_shown_and_hidden_later(tabled: bool, habits: bool, tmp_path: Path) -> None:
    path = book(tmp_path / "leads.xlsx", tabled=tabled)
    usual = score_in_place(path, Wishes(MODEL), as_of=DAY).show
    once = path.read_bytes()
    for show in (tuple(Our), usual, (*usual, Our.RANK), usual):
        if habits:
            resaved(path, tmp_path / "saved.xlsx").replace(path)
        before = found_in(path).columns
        outcome = score_in_place(path, Wishes(MODEL), InPlace(show=show), as_of=DAY)
        found = found_in(path)
        assert set(found.columns) == set(outcome.show) >= set(show) - {Our.GRADE}
        # Those that were there keep their place.
        assert {our: at for our, at in before.items() if our in found.columns} == {
            our: at for our, at in found.columns.items() if our in before
        }
        assert list(stored_scores(path, outcome)) == []
        assert list(table_faults(path)) == []
        assert lint(path) == []
    assert habits or path.read_bytes() == once


@pytest.mark.parametrize("tabled", [True, False], ids=["table", "plain"])
def test_columns_of_one_s_own_at_the_right_stay_when_more_are_needed(tabled: bool, tmp_path: Path) -> None:
    """A column typed right of ours (a table takes it in), which a larger model has to step over."""
    path = book(tmp_path / "leads.xlsx", tabled=tabled)
    score_in_place(path, Wishes(MODEL), as_of=DAY)
    resaved(path, tmp_path / "saved.xlsx").replace(path)
    right = max(found_in(path).own_columns) + 1
    with_notes(path, right, tabled=tabled)
    for model in (MORE, FEWER, MORE):
        outcome = score_in_place(path, Wishes(model), as_of=DAY)
        found = found_in(path)
        assert right not in found.own_columns
        assert list(stored_scores(path, outcome)) == []
        assert lint(path) == []
        assert "Notes" in outcome.prepared.table.names
        assert outcome.prepared.table["Notes"].texts == ("note 4", "note 5", "note 6", "note 7", "note 8", "note 9")
        resaved(path, tmp_path / "saved.xlsx").replace(path)
    remove(path)
    assert traces(path) == {}
    assert lint(path) == []


def test_rows_typed_below_a_table_that_grew_are_scored(tmp_path: Path) -> None:
    """Excel lets a table grow, and fills our formulas down."""
    path = book(tmp_path / "leads.xlsx", tabled=True)
    score_in_place(path, Wishes(MODEL), as_of=DAY)
    resaved(path, tmp_path / "saved.xlsx").replace(path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    score = column_letters(found_in(path).columns[Our.SCORE])
    cells = cell_xml("C10", "gus@acme.example") + cell_xml("D10", "VP") + cell_xml("F10", "yes")
    row = f'<row r="10">{cells}<c r="{score}10"><f>1+1</f><v>2</v></c></row></sheetData>'
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("</sheetData>", row).encode()
    name = next(name for name, data in parts.items() if name.startswith("xl/tables/") and b"Contacts" in data)
    parts[name] = re.sub(rb'ref="B3:([A-Z]+)9"', rb'ref="B3:\g<1>10"', parts[name])
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    outcome = score_in_place(path, as_of=DAY)
    assert outcome.scores.score.tolist() == [*SCORES, 60]
    assert list(stored_scores(path, outcome)) == []
    assert list(table_faults(path)) == []
    assert lint(path) == []


def with_notes(path: Path, column: int, *, tabled: bool) -> None:
    """Type a column of notes beside the leads, as Excel does it: a table grows."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for row in range(3, 10):
        cell = cell_xml(address(row, column), "Notes" if row == 3 else f"note {row}")
        head, mark, rest = sheet.partition(f'<row r="{row}"')
        assert mark
        sheet = head + mark + rest.replace("</row>", f"{cell}</row>", 1)
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    for name, data in parts.items():
        if tabled and name.startswith("xl/tables/") and b"Contacts" in data:
            text = re.sub(r'ref="B3:[A-Z]+9"', f'ref="B3:{column_letters(column)}9"', data.decode())
            text = re.sub(r'<tableColumns count="(\d+)">', lambda m: f'<tableColumns count="{int(m[1]) + 1}">', text)
            text = text.replace("</tableColumns>", '<tableColumn id="900" name="Notes"/></tableColumns>')
            parts[name] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
