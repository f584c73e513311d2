"""Filters, comments, hidden sheets and other details of a scored workbook that loses our part."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from scoring.errors import LeadFileError
from scoring.jobs.inplace import score_in_place
from scoring.jobs.prepare import Wishes
from scoring.ooxml.book import Book
from scoring.ooxml.cells import column_letters
from scoring.ooxml.package import Package
from scoring.ooxml.xml import parse
from scoring.workbook.defined import Name, defined_names
from scoring.workbook.marker import Marker, read_marker
from scoring.workbook.names import Our
from scoring.workbook.strip import strip
from scoring.workbook.stripping import formula_refs
from scoring.workbook.stripping.found import Found, find_ours
from scoring.workbook.stripping.names import is_our_name
from scoring.workbook.stripping.references import references_to_ours
from tests.judges.cells import read_book
from tests.workbook.covering_model import MODEL
from tests.workbook.stripping.excel_habits import resaved
from tests.workbook.stripping.stripped import faults, traces, without_us
from tests.workbook.stripping.users_books import SHEET, scored_in_place, users_book

Change = Callable[[str], str]
LEADS_PART = "xl/worksheets/sheet2.xml"


@pytest.fixture(scope="module", params=[True, False], ids=["table", "plain"])
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bool, Path]:
    folder = tmp_path_factory.mktemp("saved")
    own = users_book(folder / "own.xlsx", table=request.param)
    scored = scored_in_place(own, folder / "scored.xlsx", table=request.param)
    return request.param, resaved(scored, folder / "saved.xlsx")


def changed(source: Path, target: Path, changes: Mapping[str, Change]) -> Path:
    """A copy with some parts changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name in changes:
                text = changes[name](data.decode())
                assert text != data.decode(), name
                data = text.encode()
            new.writestr(name, data)
    return target


def part_of_table(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return next(name for name in package.namelist() if name.startswith("xl/tables/"))


def named(package: Package) -> tuple[Name, ...]:
    return defined_names(parse(package.read("xl/workbook.xml")))


def told(path: Path) -> list[str]:
    with Book(path) as book:
        marker = read_marker(book.package)
        assert marker is not None
        return [str(each) for each in references_to_ours(book, find_ours(book, marker), marker)]


def filtered(source: Path, target: Path, *, table: bool, columns: list[int]) -> Path:
    """The workbook with rows hidden by filters on columns, counted from the first of the range."""
    asked = "".join(f'<filterColumn colId="{c}"><filters><filter val="x"/></filters></filterColumn>' for c in columns)

    def ask(part: str) -> str:
        found = re.search(r'<autoFilter ref="[^"]*"\s*(/>|>)', part)
        assert found is not None
        head = found[0].removesuffix(found[1]).rstrip() + ">" + asked
        return part.replace(found[0], head + ("</autoFilter>" if found[1] == "/>" else ""))

    def hide(part: str) -> str:
        return re.sub(r'<row r="([5-7])"', r'<row r="\1" hidden="1"', part)

    if table:
        return changed(source, target, {part_of_table(source): ask, LEADS_PART: hide})
    return changed(source, target, {LEADS_PART: lambda part: hide(ask(part))})


def test_rows_hidden_by_a_filter_on_ours_are_shown_again(saved: tuple[bool, Path], tmp_path: Path) -> None:
    table, path = saved
    made = filtered(path, tmp_path / "filtered.xlsx", table=table, columns=[8])
    assert f"“{SHEET}”: a filter refers to our columns" in told(made)
    left = without_us(made, tmp_path / "left.xlsx")
    with zipfile.ZipFile(left) as package:
        assert 'hidden="1"' not in package.read(LEADS_PART).decode()
        assert all(b"filterColumn" not in package.read(name) for name in package.namelist())
    assert faults(left) == []


def test_rows_hidden_by_another_filter_stay_hidden(saved: tuple[bool, Path], tmp_path: Path) -> None:
    table, path = saved
    made = filtered(path, tmp_path / "filtered.xlsx", table=table, columns=[2, 8])
    left = without_us(made, tmp_path / "left.xlsx")
    with zipfile.ZipFile(left) as package:
        assert package.read(LEADS_PART).decode().count('hidden="1"') == 3
        assert sum(package.read(name).count(b"<filterColumn") for name in package.namelist()) == 1


def test_comments_on_our_cells_are_told(saved: tuple[bool, Path], tmp_path: Path) -> None:
    with zipfile.ZipFile(saved[1]) as package:
        part = next(name for name in package.namelist() if b"Called twice" in package.read(name))
    made = changed(saved[1], tmp_path / "noted.xlsx", {part: lambda text: text.replace('ref="B5"', 'ref="J5"')})
    assert told(made) == [f"“{SHEET}”: the comment on J5 refers to a cell of our columns"]


def test_a_workbook_shows_a_sheet_when_ours_are_gone(saved: tuple[bool, Path], tmp_path: Path) -> None:
    def hide(part: str) -> str:
        return re.sub(r'<sheet name="(Dashboard|My Leads|Pie)"', r'<sheet state="hidden" name="\1"', part)

    made = changed(saved[1], tmp_path / "hidden.xlsx", {"xl/workbook.xml": hide})
    left = without_us(made, tmp_path / "left.xlsx")
    with Book(left) as book:
        assert [sheet.name for sheet in book.sheets if not sheet.is_hidden] == [SHEET]
    assert faults(left) == []


def test_straight_after_scoring_nothing_of_ours_is_left_either(tmp_path: Path) -> None:
    own = users_book(tmp_path / "own.xlsx", table=True)
    left = without_us(scored_in_place(own, tmp_path / "scored.xlsx", table=True), tmp_path / "left.xlsx")
    assert {part for part, words in traces(left).items() if words != [b"HS_"]} == set()
    assert read_book(left) == read_book(own)
    with zipfile.ZipFile(own) as before, zipfile.ZipFile(left) as after:
        assert set(after.namelist()) == set(before.namelist())


def test_a_workbook_without_us_stays_as_it_is(tmp_path: Path) -> None:
    own = users_book(tmp_path / "own.xlsx", table=False)
    with Package(own) as package, Book(own) as book:
        assert not find_ours(book, Marker("")).anything
        draft = strip(package, Marker(""))
        assert not draft.changed and not draft.dropped and not draft.added


def test_charts_names_and_pivot_tables_on_ours_are_told(saved: tuple[bool, Path], tmp_path: Path) -> None:
    path = saved[1]
    with zipfile.ZipFile(path) as package:
        chart = next(n for n in package.namelist() if n.startswith("xl/charts/") and b"$F$4" in package.read(n))
    name = "<definedName name=\"Best\">'Scoring Rules'!$A$1:$A$3</definedName></definedNames>"
    changes = {
        chart: lambda text: text.replace("$F$4:$F$15", "$J$4:$J$15"),
        "xl/workbook.xml": lambda text: text.replace("</definedNames>", name),
    }
    made = changed(path, tmp_path / "built.xlsx", changes)
    assert told(made) == [
        "the name Best refers to the sheet “Scoring Rules”",
        "“Dashboard”: a chart refers to our columns",
    ]
    left = without_us(made, tmp_path / "left.xlsx", cut=True)
    with zipfile.ZipFile(left) as package:
        assert b'<definedName name="Best">#REF!</definedName>' in package.read("xl/workbook.xml")
    assert faults(left) == []


def test_only_our_own_sheets_go(saved: tuple[bool, Path], tmp_path: Path) -> None:
    """A sheet of the user's that bears one of our names, or to which an anchor was dragged, is nobody's but theirs."""

    def swap(part: str) -> str:
        return part.replace('<sheet name="Lists"', '<sheet name="Old lists"').replace(
            '<sheet name="Dashboard"', '<sheet name="Lists"'
        )

    made = changed(saved[1], tmp_path / "swapped.xlsx", {"xl/workbook.xml": swap})
    left = without_us(made, tmp_path / "left.xlsx")
    assert "Lists" in read_book(left) and read_book(left)["Lists"] == read_book(saved[1])["Dashboard"]


def test_a_workbook_of_nothing_but_ours_is_refused(saved: tuple[bool, Path], tmp_path: Path) -> None:
    def only(part: str) -> str:
        part = re.sub(r'<sheet name="(Dashboard|My Leads|Pie)"[^>]*/>', "", part)
        return re.sub(r"<definedName [^>]*localSheetId[^>]*>[^<]*</definedName>", "", part)

    made = changed(saved[1], tmp_path / "only.xlsx", {"xl/workbook.xml": only})
    with pytest.raises(LeadFileError, match="Nothing is left"):
        without_us(made, tmp_path / "left.xlsx")


def test_formulas_of_ours_are_not_read_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some programs write each lead's formulas anew: there are as many as leads, and all of them are ours."""
    own = users_book(tmp_path / "own.xlsx", table=False)
    scored = scored_in_place(own, tmp_path / "scored.xlsx", table=False)
    with Book(scored) as book:
        marker = read_marker(book.package)
    assert marker is not None
    written = openpyxl.load_workbook(scored)
    written[SHEET]["A20"] = "=SUM(J4:J15)+HS_AsOf"
    written.save(tmp_path / "saved.xlsx")
    asked: list[str] = []

    def noted(name: str, listed: Collection[str] = ()) -> bool:
        asked.append(name)
        return is_our_name(name, listed)

    monkeypatch.setattr(formula_refs, "is_our_name", noted)
    with Book(tmp_path / "saved.xlsx") as book:
        found = find_ours(book, marker)
        said = [str(each) for each in references_to_ours(book, found, marker) if each.sheet == SHEET]
    where = f"“{SHEET}”: the formula in A20 refers to"
    assert said == [f"{where} our columns", f"{where} the name HS_AsOf"]
    assert len(asked) < 10


def test_a_copy_of_our_sheets_keeps_its_names_and_stops_no_refresh(tmp_path: Path) -> None:
    """A copy that somebody makes of a sheet has the names of what they copied, for itself alone."""
    own = users_book(tmp_path / "own.xlsx", table=False)
    score_in_place(own, Wishes(MODEL), as_of=date(2026, 3, 1))
    saved = resaved(own, tmp_path / "saved.xlsx")
    theirs = {name: f"Dashboard!$A${row}" for row, name in enumerate(("HS_AsOf", "HS_1", "HS_Tier_1", "HS_Leads"), 1)}
    names = "".join(f'<definedName name="{name}" localSheetId="0">{at}</definedName>' for name, at in theirs.items())
    copied = changed(
        saved,
        tmp_path / "copied.xlsx",
        {"xl/workbook.xml": lambda part: part.replace("<definedNames>", f"<definedNames>{names}")},
    )
    with Package(copied) as package:
        before = {name for name in named(package) if name.scope is None}
    score_in_place(copied, as_of=date(2026, 3, 1))
    with Package(copied) as package:
        assert {name.name: name.refers for name in named(package) if name.scope == 0} == theirs
        assert {name for name in named(package) if name.scope is None} == before
    assert faults(copied) == []
    left = without_us(copied, tmp_path / "left.xlsx")
    with Package(left) as package:
        assert {name.name: name.refers for name in named(package) if name.name.startswith("HS_")} == theirs | {
            "HS_Offices": "'My Leads'!$B$4:$B$15"
        }


def placed(path: Path) -> Found:
    with Book(path) as book:
        marker = read_marker(book.package)
        assert marker is not None
        return find_ours(book, marker)


def typed_below(source: Path, target: Path, cells: Mapping[str, str]) -> Path:
    """The workbook with cells (address -> XML inside) in row 18, two empty rows below the leads."""
    row = "".join(f'<c r="{cell}18" t="str">{inner}</c>' for cell, inner in cells.items())

    def add(part: str) -> str:
        longer = re.sub(r'(<dimension ref="[A-Z]+[0-9]+:[A-Z]+)[0-9]+"', r'\g<1>18"', part)
        return longer.replace("</sheetData>", f'<row r="18">{row}</row></sheetData>')

    return changed(source, target, {LEADS_PART: add})


def test_a_lead_below_a_gap_with_an_override_is_a_lead(tmp_path: Path) -> None:
    own = users_book(tmp_path / "own.xlsx", table=False)
    score_in_place(own, Wishes(MODEL), as_of=date(2026, 3, 1))
    saved = resaved(own, tmp_path / "saved.xlsx")
    override = column_letters(placed(saved).columns[Our.OVERRIDE])
    text = "<v>{}</v>".format
    late = typed_below(saved, tmp_path / "late.xlsx", {"B": text("new@lead.com"), override: text("Hot")})
    leads = placed(late).leads
    assert leads is not None and leads.last_row == 18
    left = read_book(without_us(late, tmp_path / "left.xlsx"))[SHEET]
    assert {cell: shown for cell, shown in left.items() if re.fullmatch("[A-Z]+18", cell)} == {"B18": "new@lead.com"}
    score_in_place(late, as_of=date(2026, 3, 1))
    again = read_book(late)[SHEET]
    assert again[f"{override}18"] == "Hot"
    assert again[f"{column_letters(placed(late).columns[Our.TIER])}18"] == "Hot"
    assert faults(late) == []


@pytest.mark.parametrize(
    "cells", [{"B": "Total", "{score}": "sum"}, {"B": "Total", "{override}": "sum"}, {"{override}": "Hot"}]
)
def test_what_stands_below_a_gap_and_is_no_lead_stays(
    cells: Mapping[str, str], saved: tuple[bool, Path], tmp_path: Path
) -> None:
    found = placed(saved[1])
    letters = {
        name: column_letters(found.columns[our]) for name, our in (("score", Our.SCORE), ("override", Our.OVERRIDE))
    }
    inner = {"sum": "<f>SUM(D4:D15)</f><v>0</v>"}
    below = {column.format(**letters): inner.get(text, f"<v>{text}</v>") for column, text in cells.items()}
    made = typed_below(saved[1], tmp_path / "made.xlsx", below)
    leads = placed(made).leads
    assert leads is not None and leads.last_row == 15
    left = read_book(without_us(made, tmp_path / "left.xlsx"))[SHEET]
    assert {cell for cell in left if re.fullmatch("[A-Z]+18", cell)} == {f"{column}18" for column in below}


@pytest.mark.parametrize("our", [Our.REASON, Our.OVERRIDE])
def test_a_column_of_their_own_far_away_that_is_called_like_one_of_ours_is_theirs(
    our: Our, saved: tuple[bool, Path], tmp_path: Path
) -> None:
    table, path = saved
    place = f"{column_letters(placed(path).columns[our])}3"
    far = f'<c r="BH3" t="str"><v>{our}</v></c></row>'

    def rename(part: str) -> str:
        renamed = re.sub(rf'<c r="{place}"[^>]*>.*?</c>', f'<c r="{place}" t="str"><v>Notes</v></c>', part)
        return re.sub(r'(<row r="3".*?)</row>', lambda row: row[1] + far, renamed, count=1)

    def unchecked(part: str) -> str:
        return re.sub(r"<dataValidations.*?</dataValidations>", "", rename(part))

    changes: dict[str, Change] = {LEADS_PART: unchecked}
    if table:
        changes[part_of_table(path)] = lambda part: part.replace(f'name="{our}"', 'name="Notes"')
    made = changed(path, tmp_path / "made.xlsx", changes)
    found = placed(made)
    assert our not in found.columns and 60 not in found.own_columns
    assert {Our.SCORE, Our.WHY, Our.REASON, Our.OVERRIDE} - {our} <= set(found.columns)
    assert read_book(without_us(made, tmp_path / "left.xlsx"))[SHEET]["BH3"] == our


def test_a_column_of_ours_that_was_moved_beside_the_others_is_ours(saved: tuple[bool, Path], tmp_path: Path) -> None:
    path = saved[1]
    before = placed(path)
    beyond = max(before.own_columns) + 1
    header = f'<c r="{column_letters(beyond)}3" t="str"><v>{Our.REASON}</v></c></row>'
    place = f"{column_letters(before.columns[Our.REASON])}3"

    def move(part: str) -> str:
        emptied = re.sub(rf'<c r="{place}"[^>]*>.*?</c>', "", part)
        return re.sub(r'(<row r="3".*?)</row>', lambda row: row[1] + header, emptied, count=1)

    assert placed(changed(path, tmp_path / "made.xlsx", {LEADS_PART: move})).columns[Our.REASON] == beyond
