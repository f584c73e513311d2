"""What stands in the way of new columns is found, whatever it is, and looks are not in the way."""

from __future__ import annotations

import pytest

from scoring.ooxml.package import Parts
from scoring.workbook.parts.refs import Box
from scoring.workbook.surgery.occupied import drawings, obstacles
from tests.core.ooxml.parts import MAIN, worksheet
from tests.workbook.surgery.lead_sheets import PART, linked, sheet_parts

LEADS = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}" s="2"><v>2</v></c></row>' for n in range(1, 9))
BOX = (1, 3, 8, 6)
EXTENDED_CHECK = (
    '<extLst><ext><x14:dataValidations xmlns:x14="a" xmlns:xm="b"><x14:dataValidation><xm:sqref>D2</xm:sqref>'
    "</x14:dataValidation></x14:dataValidations></ext></extLst>"
)
SPARKLINE = (
    '<extLst><ext><x14:sparkline xmlns:x14="a" xmlns:xm="b"><xm:f>A1:B1</xm:f><xm:sqref>D2</xm:sqref>'
    "</x14:sparkline></ext></extLst>"
)


def first(parts: Parts, box: Box) -> str | None:
    """The first thing that stands in a range of the sheet, with its cell."""
    there = obstacles(parts, PART, box[1], (box[0], box[2]), box[3])
    return f"{there[0].what} in {there[0].cell}" if there else None


def found(rows: str = LEADS, before: str = "", after: str = "") -> str | None:
    return first(sheet_parts(worksheet(rows, before, after), 50), BOX)


def test_looks_are_not_in_the_way() -> None:
    blank = LEADS.replace("</row>", "{}</row>").format(
        *(f'<c r="D{n}" s="4"/><c r="E{n}"><v></v></c>' for n in range(1, 9))
    )
    after = '<conditionalFormatting sqref="A1:XFD99"/><drawing r:id="rId1"/>'
    assert found(blank, '<cols><col min="3" max="9" width="4" hidden="1"/></cols>', after) is None
    assert found(LEADS + '<row r="9"><c r="D9"><v>1</v></c></row>') is None
    assert found(LEADS.replace("</row>", '<c r="G1"/></row>', 1)) is None


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('<c r="D3"><v>0</v></c>', "a value in D3"),
        ('<c r="D3" t="inlineStr"><is><t>x</t></is></c>', "a value in D3"),
        ('<c r="D3"><f>A1</f></c>', "a formula in D3"),
        ('<c r="D3" t="str"><f t="shared" si="0"/><v></v></c>', "a formula in D3"),
        ("<c r='D3'><v>4</v></c>", "a value in D3"),
        ("<c/><c t='b'><v>0</v></c>", "a value in D3"),
        ("<!-- <c> --><c r='F3'><v>4</v></c>", "a value in F3"),
    ],
)
def test_cells(cell: str, words: str) -> None:
    rows = LEADS.replace('<c r="B3" s="2"><v>2</v></c>', '<c r="B3" s="2"><v>2</v></c>' + cell)
    assert found(rows) == words
    # The cells that stand around the place do not.
    assert first(sheet_parts(worksheet(rows)), (4, 3, 8, 6)) is None
    assert first(sheet_parts(worksheet(rows)), (1, 7, 8, 9)) is None


@pytest.mark.parametrize(
    "marks", ['t="array" ref="B2:E2"', 'ca="1" ref="B2:E2" t="array"', "t='dataTable' ref='B2:E2' dt2D='1'"]
)
def test_results_of_one_formula_for_many_cells(marks: str) -> None:
    rows = LEADS.replace('<c r="B2" s="2"><v>2</v>', f'<c r="B2" s="2"><f {marks}>x</f><v>2</v>')
    assert found(rows) == "an array formula in B2"
    assert found(LEADS.replace('<c r="B2" s="2">', '<c r="B2" s="2"><f t="shared" ref="B2:E2" si="0">A1</f>')) is None


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ('<mergeCells><mergeCell ref="A4:B4"/><mergeCell ref="C8:D12"/></mergeCells>', "a merged cell in C8"),
        ('<dataValidations><dataValidation sqref="A1:A9 F5:F70"/></dataValidations>', "an input check in F5"),
        ('<hyperlinks><hyperlink ref="E2" location="x"/></hyperlinks>', "a link in E2"),
        (EXTENDED_CHECK, "an input check in D2"),
        (SPARKLINE, "a sparkline in D2"),
        ('<mergeCells><mergeCell ref="C9:D12"/></mergeCells>', None),
        ('<mergeCells><mergeCell ref="nowhere"/></mergeCells>', None),
    ],
)
def test_what_stands_around_the_rows(after: str, words: str | None) -> None:
    assert found(after=after) == words


@pytest.mark.parametrize(
    ("kind", "part", "words"),
    [
        (
            "comments",
            '<comments><commentList><comment ref="D2"/></commentList></comments>',
            "a comment in D2",
        ),
        ("threadedComment", '<ThreadedComments><threadedComment ref="D2"/></ThreadedComments>', "a comment in D2"),
        ("table", f'<table xmlns="{MAIN}" displayName="Other" ref="D1:E4"/>', "the table Other in D1"),
        ("pivotTable", '<pivotTableDefinition><location ref="F1:G9"/></pivotTableDefinition>', "a pivot table in F1"),
        ("comments", '<comments><commentList><comment ref="B2"/></commentList></comments>', None),
    ],
)
def test_what_hangs_on_the_sheet(kind: str, part: str, words: str | None) -> None:
    parts = linked(worksheet(LEADS), {"rId1": (kind, "../other/part1.xml")}, {"xl/other/part1.xml": part})
    assert first(parts, BOX) == words
    missing = linked(worksheet(LEADS), {"rId1": (kind, "../other/part1.xml")}, {})
    assert first(missing, BOX) is None


def test_all_columns_are_told_from_left_to_right() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="E{n}"><v>1</v></c>'
        + (f'<c r="H{n}"><f>A1</f><v>3</v></c>' if 4 <= n <= 6 else "")
        + "</row>"
        for n in range(1, 9)
    )
    parts = sheet_parts(worksheet(rows, after='<mergeCells><mergeCell ref="F2:G3"/></mergeCells>'))
    told = obstacles(parts, PART, 2, (1, 8))
    assert [(each.what, each.box) for each in told] == [
        ("a value", (1, 5, 8, 5)),
        ("a merged cell", (2, 6, 3, 7)),
        ("a formula", (4, 8, 6, 8)),
    ]
    assert obstacles(parts, PART, 2, (1, 8), last_column=4) == []
    assert [each.box for each in obstacles(parts, PART, 2, (5, 5))] == [(5, 5, 5, 5), (5, 8, 5, 8)]


def test_drawings_are_told_by_the_cells_that_they_cover() -> None:
    corner = "<from><col>{}</col><colOff>0</colOff><row>{}</row><rowOff>0</rowOff></from>"
    drawn = (
        f"<wsDr><oneCellAnchor>{corner.format(16, 4)}<ext cx='5400000' cy='2700000'/><graphicFrame/></oneCellAnchor>"
        f"<twoCellAnchor>{corner.format(3, 1)}<to><col>5</col><row>3</row></to><pic/></twoCellAnchor>"
        f"<twoCellAnchor>{corner.format(3, 40)}<to><col>5</col><row>43</row></to><pic/></twoCellAnchor>"
        "<absoluteAnchor><pos x='0' y='0'/><ext cx='1' cy='1'/><pic/></absoluteAnchor></wsDr>"
    )
    parts = linked(worksheet(LEADS), {"rId1": ("drawing", "../drawings/d.xml")}, {"xl/drawings/d.xml": drawn})
    told = [(each.what, each.cell, each.box[3]) for each in drawings(parts, PART, (1, 8))]
    assert told == [("a chart", "Q5", 26), ("a picture", "D2", 6)]
    assert obstacles(parts, PART, 3, (1, 8)) == []
