"""The rules on the sheets of a scored workbook, taken back as a model: found, compared, a version of its own."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import LeadFileError, ModelError
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.rulesback import MOST_VERSIONS, next_version, rules_back
from scoring.jobs.run import Target, score_file
from scoring.model import FixedPoints
from scoring.modelfile import dump_model
from scoring.ooxml.package import Package
from scoring.workbook.marker import KeptVersion, Marker, marker_part_name, marker_xml, read_marker
from tests.core.jobs.samples import AS_OF, MODEL, edit, write_leads
from tests.core.jobs.test_edits import DAY, RULES, cell_of
from tests.workbook.keyboard import Entry, retype

SHEET = "Scoring Rules"
MODEL_TEXT = "# Ours since the spring\n" + dump_model(MODEL).replace("label: VP\n", "label: VP   # or the like\n")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    score_file(write_leads(tmp_path), Target(tmp_path / "a.xlsx"), Wishes(MODEL), as_of=DAY)
    return tmp_path / "a.xlsx"


def rewritten(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy of a workbook with one part changed."""
    made = path.with_name(f"{path.stem}-rewritten.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return made


def with_marker(path: Path, change: Callable[[Marker], Marker]) -> Path:
    """A copy of a workbook whose marker says something else."""
    with Package(path) as package:
        name, marker = marker_part_name(package), read_marker(package)
    assert marker is not None
    return rewritten(path, name, lambda _: marker_xml(change(marker)))


def points(path: Path, value: float | None = 45.0) -> Path:
    """A copy of a workbook with the points of the free trial typed anew."""
    return retype(path, path.with_name(f"{path.stem}-typed.xlsx"), [Entry(SHEET, cell_of(path, 40), value)])


def test_without_edits_the_model_is_the_one_inside(book: Path) -> None:
    back = rules_back(book)
    assert not back.changed
    assert back.after is back.before
    assert back.after.model == MODEL
    assert (back.differences, back.edits, back.warnings, back.versions) == ((), (), (), ())


def test_an_edit_is_a_new_version_with_an_entry_in_the_change_log(book: Path) -> None:
    back = rules_back(points(book), DAY)
    assert back.changed
    assert back.after.model.version == "4"
    changed = back.after.model.rule("trial")
    assert changed is not None and changed.points == FixedPoints(45)
    assert [str(each) for each in back.differences] == ["Rule “Free trial”: points 40 → 45"]
    entry = back.after.model.changes[-1]
    assert (entry.version, entry.date) == ("4", AS_OF)
    assert "points 40 → 45" in entry.text
    assert back.versions == (KeptVersion("3", back.before.text),)


def test_comments_in_the_model_inside_stay(book: Path) -> None:
    with_comments = with_marker(book, lambda marker: Marker(MODEL_TEXT, marker.columns, sheet=marker.sheet))
    assert rules_back(with_comments).after.text == MODEL_TEXT
    text = rules_back(points(with_comments), DAY).after.text
    assert text.startswith("# Ours since the spring\n")
    assert "label: VP   # or the like\n" in text
    assert "points: 45" in text


def test_versions_are_kept_and_never_repeated(book: Path) -> None:
    older = tuple(KeptVersion(str(number), "text") for number in range(4, MOST_VERSIONS + 4))
    kept = with_marker(book, lambda marker: Marker(marker.model_text, marker.columns, versions=older))
    back = rules_back(points(kept), DAY)
    assert back.after.model.version == str(MOST_VERSIONS + 4)
    assert len(back.versions) == MOST_VERSIONS
    assert [back.versions[0].version, back.versions[-1].version] == ["5", "3"]
    assert rules_back(kept).versions == older


def test_a_tier_with_a_new_name_is_told_as_that(book: Path) -> None:
    typed = retype(book, book.with_name("b.xlsx"), [Entry(SHEET, cell_of(book, "Hot"), "Blazing")])
    assert [str(each) for each in rules_back(typed).differences] == ["Tier “Hot” is now called “Blazing”"]


def test_what_no_model_can_say_is_refused_with_its_cell(book: Path) -> None:
    where = cell_of(book, 40)
    with pytest.raises(ModelError) as refused:
        rules_back(edit(book, {where: "45"}, RULES))
    assert f"Scoring Rules, cell {where}: “45” is a text" in str(refused.value)
    assert [(each.place.sheet, each.place.cell) for each in refused.value.problems] == [(SHEET, where)]
    with pytest.raises(ModelError, match=re.escape(f"cell {where}: The number of points 20000 lies beyond")):
        rules_back(points(book, 20_000.0))


def test_sheets_that_cannot_be_compared_are_refused(book: Path) -> None:
    moved = edit(book, {"A1": "Some other title"}, RULES)
    with pytest.raises(ModelError, match="rows were moved"):
        rules_back(moved)


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LeadFileError):
        rules_back(write_leads(tmp_path))
    with pytest.raises(LeadFileError):
        rules_back(tmp_path / "nowhere.xlsx")
    openpyxl.Workbook().save(tmp_path / "plain.xlsx")
    with pytest.raises(ModelError, match="carries no model"):
        rules_back(tmp_path / "plain.xlsx")


def test_a_sheet_with_another_name_is_found(book: Path) -> None:
    made = rewritten(book, "xl/workbook.xml", lambda xml: xml.replace(b"Scoring Rules", b"Regeln"))
    back = rules_back(points_on(made, book))
    assert [(found.sheet, found.now) for found in back.edits] == [("Regeln", "45")]
    assert [found.now for found in prepare(points_on(made, book)).edits] == ["45"]


def points_on(made: Path, book: Path) -> Path:
    """The points of the free trial typed anew on a sheet called Regeln."""
    return retype(made, made.with_name("typed.xlsx"), [Entry("Regeln", cell_of(book, 40), 45.0)])


def test_rows_inserted_above_the_sheet_are_allowed_for(book: Path) -> None:
    """As a spreadsheet program does it: rows and the names that point at them move together."""

    def down(xml: bytes) -> bytes:
        moved = re.sub(rb'(<row r=")(\d+)', lambda m: m[1] + str(int(m[2]) + 2).encode(), xml)
        return re.sub(rb'(<c r="[A-Z]+)(\d+)', lambda m: m[1] + str(int(m[2]) + 2).encode(), moved)

    made = rewritten(points(book), RULES, down)
    pattern = rb"('Scoring Rules'!\$[A-Z]+\$)(\d+)"
    moved = rewritten(
        made, "xl/workbook.xml", lambda xml: re.sub(pattern, lambda m: m[1] + str(int(m[2]) + 2).encode(), xml)
    )
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell_of(book, 40)).groups()  # type: ignore[union-attr]
    assert [found.cell for found in rules_back(moved).edits] == [f"{letters}{int(row) + 2}"]
    assert prepare(moved).day == DAY
    # Without the names it cannot be known where the sheet begins.
    with pytest.raises(ModelError, match="rows were moved"):
        rules_back(made)


def test_a_sheet_that_was_deleted_is_told(book: Path) -> None:
    gone = rewritten(book, "xl/workbook.xml", lambda xml: re.sub(rb'<sheet name="Scoring Rules"[^>]*/>', b"", xml))
    back = rules_back(gone)
    assert not back.changed
    assert ["is gone" in problem.message for problem in back.warnings] == [True]


@pytest.mark.parametrize(
    ("version", "after"),
    [("3", "4"), ("1.9", "1.10"), ("2026-09", "2026-10"), ("09", "10"), ("v2 beta", "v3 beta"), ("draft", "draft 2"),
     ("9" * 120, "1")],
)  # fmt: skip
def test_the_next_version(version: str, after: str) -> None:
    assert next_version(version) == after


@given(st.text(min_size=1, max_size=120), st.sets(st.integers(0, 9).map(str)))
def test_the_next_version_is_always_another(version: str, taken: set[str]) -> None:
    made = next_version(version, taken)
    assert made != version
    assert made not in taken
    assert len(made) <= 120


def test_the_day_of_a_change_is_today_unless_told(book: Path) -> None:
    assert rules_back(points(book)).after.model.changes[-1].date == date.today().isoformat()
