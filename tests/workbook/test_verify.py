"""A written workbook is read back: whatever a careless writer could get wrong stops the saving."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring.errors import LeadFileError
from scoring.ooxml.book import Book
from scoring.ooxml.package import Package
from scoring.workbook.linting.overlaps import overlapping
from scoring.workbook.original import ORIGINAL_PART
from scoring.workbook.package import Draft, write_draft
from scoring.workbook.parts.refs import overlap
from scoring.workbook.plan import BookPlan, CellPlan, SheetPlan
from scoring.workbook.verify import VerificationError, verify
from scoring.workbook.write import write_book
from scoring.workbook.zipwriter import ZipWriter
from tests.judges.books import plant
from tests.judges.shared import requires_shared, shared_path
from tests.workbook.odd_zips import OddEntry, odd_zip
from tests.workbook.plans import rich_book

LEADS = "xl/worksheets/sheet1.xml"
RULES = "xl/worksheets/sheet2.xml"
BOOK = "xl/workbook.xml"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.xlsx"
    write_book(rich_book(), path)
    return path


def written(draft: Draft, path: Path, *, keep_original: bool = True) -> Path:
    with path.open("w+b") as file:
        write_draft(draft, file, keep_original=keep_original)
    return path


def edit(draft: Draft, part: str, old: bytes, new: bytes) -> None:
    data = draft.read(part)
    assert old in data
    draft.replace(part, data.replace(old, new, 1))


def refused(draft: Draft, path: Path) -> VerificationError:
    with pytest.raises(VerificationError) as caught:
        verify(path, draft)
    assert "nothing was saved" in caught.value.message
    assert caught.value.mend
    return caught.value


def test_what_was_written_well_passes(base: Path, tmp_path: Path) -> None:
    with Package(base) as package:
        draft = Draft(package)
        edit(draft, LEADS, b"<sheetData>", b"<sheetData >")
        draft.drop("docProps/app.xml")
        edit(draft, "_rels/.rels", b"docProps/app.xml", b"docProps/core.xml")
        edit(draft, "[Content_Types].xml", b"/docProps/app.xml", b"/xl/extra.xml")
        draft.add("xl/extra.xml", b"<x/>")
        verify(written(draft, tmp_path / "out.xlsx"), draft)


# Code of the finding, part, what stands there, and what a careless edit would have put.
PLANTED = [
    ("cell-twice", LEADS, b'<c r="B5"', b'<c r="A5"'),
    ("cell-order", LEADS, b'<c r="A5"', b'<c r="D5"'),
    ("row-order", LEADS, b'<row r="5">', b'<row r="4">'),
    ("style-range", LEADS, b'<c r="A1" s="', b'<c r="A1" s="9'),
    ("string-range", LEADS, b't="s"><v>1</v>', b't="s"><v>99</v>'),
    ("look-range", LEADS, b'dxfId="1"', b'dxfId="2"'),
    ("merge-overlap", RULES, b'<mergeCell ref="A1:B1"/>', b'<mergeCell ref="A1:B1"/><mergeCell ref="B1:C2"/>'),
    ("filter-range", LEADS, b"</sheetData>", b'</sheetData><autoFilter ref="A3:G9"/>'),
    ("column-overlap", LEADS, b'<col min="5" max="5"', b'<col min="2" max="5"'),
    ("link-missing", LEADS, b'legacyDrawing r:id="rId2"', b'legacyDrawing r:id="rId9"'),
    ("table-header", "xl/tables/table1.xml", b'name="Size"', b'name="Sizes"'),
    ("table-width", "xl/tables/table1.xml", b'ref="A3:G9" totals', b'ref="A3:H9" totals'),
    ("name-twice", BOOK, b'name="Points"', b'name="HOTFROM"'),
    ("sheet-twice", BOOK, b'name="Scoring Rules"', b'name="SUMMARY"'),
    ("content-type", "[Content_Types].xml", b'PartName="/xl/styles.xml"', b'PartName="/xl/style.xml"'),
    ("link-dangling", "xl/worksheets/_rels/sheet1.xml.rels", b"tables/table1.xml", b"tables/table9.xml"),
    ("style-format", "xl/styles.xml", b'numFmtId="165" fontId', b'numFmtId="199" fontId'),
    ("unreadable", LEADS, b"</sheetData>", b"</sheetDat>"),
    ("unreadable", RULES, b"</worksheet>", b"</work>"),
    ("unreadable", BOOK, b'activeTab="2"', b'activeTab="two"'),
]


@pytest.mark.parametrize(("code", "part", "old", "new"), PLANTED, ids=[f"{p[0]}-{n}" for n, p in enumerate(PLANTED)])
def test_a_careless_edit_is_found(code: str, part: str, old: bytes, new: bytes, base: Path, tmp_path: Path) -> None:
    with Package(base) as package:
        draft = Draft(package)
        edit(draft, LEADS, b"<sheetData>", b"<sheetData >")
        edit(draft, part, old, new)
        error = refused(draft, written(draft, tmp_path / "out.xlsx"))
    assert code in {problem.code for problem in error.problems}
    assert error.place.file == "base.xlsx"


@pytest.mark.parametrize(("code", "part", "old", "new"), PLANTED, ids=[f"{p[0]}-{n}" for n, p in enumerate(PLANTED)])
def test_what_was_wrong_before_is_no_matter_of_ours(
    code: str, part: str, old: bytes, new: bytes, base: Path, tmp_path: Path
) -> None:
    if old.startswith(b"</sheetData>") and code == "unreadable":
        pytest.skip("A sheet without its end cannot be edited at all.")
    odd = plant(base, tmp_path / "odd.xlsx", part, old.decode(), new.decode())
    with Package(odd) as package:
        draft = Draft(package)
        draft.replace(part, package.read(part).replace(b"?>", b"?><!-- edited -->", 1))
        draft.add("xl/extra.xml", b"<x/>")
        verify(written(draft, tmp_path / "out.xlsx", keep_original=False), draft)


def test_a_new_sheet_is_looked_at_cell_by_cell(base: Path, tmp_path: Path) -> None:
    with Package(base) as package:
        sheet = package.read(RULES).replace(b"<f>NA()</f>", b"<f>NA(</f>").replace(b"<legacyDrawing", b"<!-- ")
        draft = Draft(package)
        draft.add("xl/worksheets/sheet9.xml", sheet.replace(b"<!-- ", b"<legacyDrawing"))
        edit(draft, BOOK, b"</sheets>", b'<sheet name="New" sheetId="77" r:id="rId77"/></sheets>')
        links = b'<Relationship Id="rId77" Type="http://x/worksheet" Target="worksheets/sheet9.xml"/></Relationships>'
        edit(draft, "xl/_rels/workbook.xml.rels", b"</Relationships>", links)
        error = refused(draft, written(draft, tmp_path / "out.xlsx"))
    assert ("formula-parentheses", "New") in {(found.code, found.place.sheet) for found in error.problems}


def flipped(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(bytes(data))


def test_a_byte_that_went_wrong_anywhere_in_a_part_is_found(base: Path, tmp_path: Path) -> None:
    rng = random.Random(11)
    with Package(base) as package:
        draft = Draft(package)
        edit(draft, LEADS, b"<sheetData>", b"<sheetData >")
        good = written(draft, tmp_path / "out.xlsx").read_bytes()
        path = tmp_path / "bad.xlsx"
        with Package(tmp_path / "out.xlsx") as whole:
            places = [rng.randrange(entry.data, entry.end) for entry in whole.entries for _ in range(4)]
        for at in places:
            path.write_bytes(good)
            flipped(path, at)
            refused(draft, path)
        path.write_bytes(good[:-30])
        refused(draft, path)


@pytest.mark.parametrize("change", [lambda draft: draft.add("xl/late.xml", b""), lambda draft: draft.drop(RULES)])
def test_a_part_too_many_or_too_few_is_found(change: Callable[[Draft], None], base: Path, tmp_path: Path) -> None:
    with Package(base) as package:
        draft = Draft(package)
        path = written(draft, tmp_path / "out.xlsx")
        change(draft)
        refused(draft, path)


def test_an_original_that_would_not_come_back_is_found(base: Path, tmp_path: Path) -> None:
    with Package(base) as package:
        draft = Draft(package)
        path = written(draft, tmp_path / "out.xlsx")
        with Package(path) as whole:
            entries = [OddEntry(name, whole.read(name)) for name in whole.parts]
        recipe = entries[-1].data
        assert entries[-1].name == ORIGINAL_PART
        with path.open("w+b") as file:
            writer = ZipWriter(file)
            for entry in package.entries:
                if draft.keeps(entry):
                    writer.copy(entry, package.raw_blocks(entry.start, entry.end))
            for name in (*draft.changed, *draft.added):
                writer.add(name, recipe[:-1] + b"!" if name == ORIGINAL_PART else draft.read(name))
            writer.close()
        assert "cannot be restored" in refused(draft, path).message


def test_sheets_as_no_usual_writer_makes_them(tmp_path: Path, base: Path) -> None:
    """Prefixes, comments, cells without references: the exact scanner reads them, and finds the same."""
    rows = b'<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><!-- c --><x:c r="B1"/></x:row><x:row r="7"/>'
    sheet = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        + rows
        + b"</x:sheetData></x:worksheet>"
    )
    with Package(base) as package:
        draft = Draft(package)
        draft.replace(LEADS, sheet)
        draft.drop("xl/worksheets/_rels/sheet1.xml.rels")
        draft.drop("xl/tables/table1.xml")
        edit(draft, "[Content_Types].xml", b"/xl/tables/table1.xml", b"/xl/worksheets/sheet1.xml")
        path = tmp_path / "out.xlsx"
        verify(written(draft, path), draft)
        for old, new, code in (
            (b'r="B1"', b'r="A1"', "cell-twice"),
            (b'r="7"', b'r="1"', "row-order"),
            (b'r="B1"', b'r="B1" s="999"', "style-range"),
            (b'r="B1"/>', b'r="B1" t="s"><x:v>999</x:v></x:c>', "string-range"),
        ):
            draft.replace(LEADS, sheet.replace(old, new))
            codes = {found.code for found in refused(draft, written(draft, path)).problems}
            assert codes == {code}


def test_merged_ranges_by_the_tens_of_thousands_are_no_matter() -> None:
    started = time.monotonic()
    boxes = [(row, column, row, column + 1) for row in range(1, 20_001) for column in (1, 3, 5)]
    assert list(overlapping([*boxes, (10, 2, 11, 3)])) != []
    assert list(overlapping(boxes)) == []
    assert time.monotonic() - started < 5


def test_overlaps_are_those_that_comparing_all_with_all_finds() -> None:
    rng = random.Random(5)
    for _ in range(2_000):
        corners = [(rng.randrange(1, 9), rng.randrange(1, 9)) for _ in range(rng.randrange(1, 8))]
        boxes = [(row, column, row + rng.randrange(3), column + rng.randrange(3)) for row, column in corners]
        named = set(overlapping(boxes))
        rest = [box for place, box in enumerate(boxes) if place not in named]
        assert not any(overlap(one, other) for place, one in enumerate(rest) for other in rest[:place])
        assert bool(named) == any(overlap(one, other) for place, one in enumerate(boxes) for other in boxes[:place])


def test_a_large_sheet_is_read_back_fast(tmp_path: Path) -> None:
    cells = tuple(CellPlan(row, column, row * column) for row in range(1, 20_001) for column in range(1, 11))
    path = tmp_path / "large.xlsx"
    write_book(BookPlan((SheetPlan("S", cells),)), path)
    with Package(path) as package:
        draft = Draft(package)
        edit(draft, LEADS, b"<sheetData>", b"<sheetData >")
        out = written(draft, tmp_path / "out.xlsx")
        started = time.monotonic()
        verify(out, draft)
        # 200,000 cells: about 0.07 s; the lint of our own sheets takes a second.
        assert time.monotonic() - started < 1


@requires_shared
def test_real_workbooks_with_all_their_faults_pass_when_little_is_changed(tmp_path: Path) -> None:
    folder = shared_path("data", "workbooks")
    files = sorted(path for path in folder.rglob("*.xls[xm]") if path.is_file() and path.stat().st_size < 300_000)
    done = 0
    for path in files[::8]:
        try:
            with Book(path) as book:
                parts = [sheet.part for sheet in book.sheets[:2]] + [book.workbook_part]
            with Package(path) as package:
                draft = Draft(package)
                for part in dict.fromkeys(parts):
                    draft.replace(part, package.read(part).replace(b"?>", b"?> ", 1))
                out = written(draft, tmp_path / "out.xlsx")
                verify(out, draft)
        except VerificationError as error:
            raise AssertionError(f"{path.name}: {error}") from error
        except LeadFileError:
            continue
        done += 1
    assert done > len(files) // 10


def test_a_zip_that_is_no_workbook_any_more_is_found(base: Path, tmp_path: Path) -> None:
    with Package(base) as package:
        draft = Draft(package)
        path = tmp_path / "out.xlsx"
        path.write_bytes(odd_zip([OddEntry("a", b"b")]))
        refused(draft, path)
