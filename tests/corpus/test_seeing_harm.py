"""The harness sees harm where there is some: each fault planted in a workbook is told, and an honest edit is not."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus.awkward import SHEET, TABLE, rows, sheet, table_parts, write
from tools.corpus.book_kept import styles_harm, table_harm, workbook_harm
from tools.corpus.parts_kept import Scored, parts_harm
from tools.corpus.sheet_kept import Ours, sheet_harm

OURS = Ours(frozenset((3, 4)), 1, 7)
ABOVE = '<sheetFormatPr defaultRowHeight="15"/><cols><col min="2" max="9" width="20" customWidth="1"/></cols>'
BELOW = (
    '<autoFilter ref="A1:B7"/><mergeCells count="1"><mergeCell ref="F1:G1"/></mergeCells>'
    '<conditionalFormatting sqref="B2:B7"><cfRule type="expression" priority="1"><formula>B2&gt;30</formula></cfRule>'
    '</conditionalFormatting><dataValidations count="1"><dataValidation type="whole" sqref="B2:B7"><formula1>1'
    "</formula1></dataValidation></dataValidations>"
)
BEFORE = sheet(rows(), ABOVE, BELOW)
STYLES = (
    '<styleSheet><fonts count="1"><font/></fonts><cellXfs count="2"><xf fontId="0"/><xf numFmtId="9"/></cellXfs>'
    '<dxfs count="1"><dxf/></dxfs><cellStyles count="1"><cellStyle name="Normal"/></cellStyles></styleSheet>'
)
BOOK = (
    '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr/>'
    '<bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="A" r:id="a"/><sheet name="B" r:id="b"/>'
    '</sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">B!$A$1:$B$9</definedName>'
    '<definedName name="Rate">A!$A$1</definedName></definedNames><calcPr calcId="1"/></workbook>'
)
Change = Callable[[str], str]


def swap(old: str, new: str, count: int = 1) -> Change:
    def change(xml: str) -> str:
        assert old in xml
        return xml.replace(old, new, count)

    return change


def said(change: Change) -> list[str]:
    return list(sheet_harm(BEFORE.encode(), change(BEFORE).encode(), OURS))


def added(xml: str) -> str:
    """What a scoring does: cells in its columns, wider columns, a longer filter, formats and validations of its own."""
    for row in range(1, 8):
        head, mark, rest = xml.partition(f'<row r="{row}"')
        xml = head + mark + rest.replace("</row>", f'<c r="C{row}"><v>1</v></c></row>', 1)
    wide = ' width="20" customWidth="1"/>'
    parted = f'<col min="2" max="2"{wide}<col min="3" max="4" width="7" hidden="1"/><col min="5" max="9"{wide}'
    xml = swap(f'<col min="2" max="9"{wide}', parted)(xml)
    xml = swap('ref="A1:B7"', 'ref="A1:D7"')(xml)
    xml = swap('<row r="1"', '<row r="1" spans="1:4"')(xml)
    xml = swap('defaultRowHeight="15"', 'defaultRowHeight="15" outlineLevelCol="1"')(xml)
    xml = swap("</dataValidations>", '<dataValidation sqref="C2"/></dataValidations>')(xml)
    return swap("<dataValidations", '<conditionalFormatting sqref="C2:C7"/><dataValidations')(xml)


def test_what_scoring_adds_is_no_harm() -> None:
    assert said(added) == []
    assert said(lambda xml: xml) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (swap("<v>31.5</v>", "<v>31</v>"), "cells changed: 1 (B3)"),
        (swap('<c r="B3"', '<c r="B3" s="1"'), "cells changed: 1 (B3)"),
        (swap("</row>", '<c r="H1"><v>1</v></c></row>'), "cells added outside the new columns: 1 (H1)"),
        (swap("</row></sheetData>", '</row><row r="9"/></sheetData>'), "rows added: 1 (A9)"),
        (swap('<row r="2"', '<row r="2" hidden="1"'), "rows changed: 1 (A2)"),
        (swap('width="20"', 'width="21"'), "<cols> changed"),
        (swap('<autoFilter ref="A1:B7"/>', ""), "<autoFilter> changed"),
        (swap('ref="F1:G1"', 'ref="F1:G2"'), "<mergeCells> changed"),
        (swap("B2&gt;30", "B2&gt;31"), "<conditionalFormatting> changed"),
        (swap("<formula1>1", "<formula1>2"), "<dataValidations> changed"),
        (swap("<sheetData>", '<sheetProtection sheet="1"/><sheetData>'), "<sheetProtection> changed"),
    ],
)
def test_harm_on_the_lead_sheet(change: Change, words: str) -> None:
    assert said(change)[0] == words


def test_a_cell_of_the_user_s_that_was_written_over() -> None:
    before = swap("</row>", '<c r="C1"><v>9</v></c></row>')(BEFORE)
    assert list(sheet_harm(before.encode(), BEFORE.encode(), OURS)) == [
        "cells that held something were written over: 1 (C1)"
    ]


@pytest.mark.parametrize(
    ("change", "harmless"),
    [
        (swap("</cellXfs>", '<xf numFmtId="4"/></cellXfs>'), True),
        (swap('<cellXfs count="2">', '<cellXfs count="3"><xf numFmtId="4"/>'), False),
        (swap("<dxf/>", ""), False),
        (swap('name="Normal"', 'name="Normale"'), False),
    ],
)
def test_harm_to_the_styles(change: Change, harmless: bool) -> None:
    assert (list(styles_harm(STYLES.encode(), change(STYLES).encode())) == []) is harmless


@pytest.mark.parametrize(
    ("change", "harmless"),
    [
        (swap('calcId="1"', 'calcId="1" fullCalcOnLoad="1"'), True),
        (swap("$B$9", "$F$9"), True),
        (swap("</definedNames>", "<definedName name='HS_1'>1</definedName></definedNames>"), True),
        (swap("</sheets>", '<sheet name="Scoring Rules" r:id="c"/></sheets>'), True),
        (swap("A!$A$1", "A!$A$2"), False),
        (swap('localSheetId="1"', 'localSheetId="0"'), False),
        (swap('activeTab="1"', 'activeTab="0"'), False),
        (swap('<sheet name="A" r:id="a"/>', ""), False),
        (swap("<workbookPr/>", '<workbookPr date1904="1"/>'), False),
    ],
)
def test_harm_to_the_workbook(change: Change, harmless: bool) -> None:
    assert (list(workbook_harm(BOOK.encode(), change(BOOK).encode())) == []) is harmless


@pytest.mark.parametrize(
    ("change", "harmless"),
    [
        (swap("</tableColumns>", '<tableColumn id="3" name="Lead Score"/></tableColumns>'), True),
        (swap("A1:B7", "A1:C7", 2), True),
        (swap("A1:B7", "A1:B8", 2), False),
        (swap('name="Staff"', 'name="Stuff"'), False),
        (swap('totalsRowShown="0"', 'totalsRowShown="1"'), False),
    ],
)
def test_harm_to_the_table(change: Change, harmless: bool) -> None:
    before = table_parts("A1:B7")[TABLE]
    assert (list(table_harm(before.encode(), change(before).encode())) == []) is harmless


def test_harm_to_other_parts(tmp_path: Path) -> None:
    first = write(
        tmp_path / "a.xlsx", BEFORE, more={"docProps/app.xml": "<a/>", "custom/thing.xml": "<thing>1</thing>"}
    )
    scored = Scored(SHEET, OURS, {})

    def after(drop: str = "", level: int = 6, last: str = "", **content: str) -> list[str]:
        path = tmp_path / "b.xlsx"
        with zipfile.ZipFile(first) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            infos = [info for info in old.infolist() if info.filename != drop]
            for info in sorted(infos, key=lambda info: info.filename == last):
                name = info.filename.rpartition("/")[2].partition(".")[0]
                new.writestr(info, content.get(name, old.read(info).decode()), zipfile.ZIP_DEFLATED, level)
        return list(parts_harm(first, path, scored))

    assert after() == []
    assert after(sheet1=added(BEFORE)) == []
    assert after(thing="<thing>2</thing>") == ["the part custom/thing.xml changed"]
    assert after(drop="docProps/app.xml") == ["the part docProps/app.xml is gone"]
    assert after(last="_rels/.rels") == ["the parts stand in another order"]
    assert any(words.endswith("was packed anew") for words in after(level=0))
