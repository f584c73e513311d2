"""Our cells go into the rows of sheets of every spelling, and every other byte stays."""

from __future__ import annotations

import re
import time

import numpy as np
import pytest

from scoring.errors import LeadFileError, OutputError
from scoring.ooxml.cells import RawKind
from scoring.table import column
from scoring.workbook.plan import CellPlan, ColumnPlan, LeadEdit, Style
from tests.core.ooxml.parts import MAIN, worksheet
from tests.workbook.surgery.lead_sheets import (
    FIRST_STYLE,
    NumberedStyles,
    cells_of,
    lead_edit,
    put,
    sheet_parts,
    taken,
)

HEADER = '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Size</v></c></row>'
TWO = HEADER + '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>'
EDIT = lead_edit([2, 3], {3: [10, 20]})


def rows_of(data: bytes) -> str:
    """What stands between the tags of the sheet data."""
    found = re.search(rb"<(?:\w+:)?sheetData[^>]*>(.*)</(?:\w+:)?sheetData>", data, re.DOTALL)
    assert found is not None
    return found[1].decode()


def our(cell: str, value: int, name: str = "c", look: int = FIRST_STYLE) -> str:
    prefix = name[:-1]
    return f'<{name} r="{cell}" s="{look}"><{prefix}v>{value}</{prefix}v></{name}>'


def header(cell: str, look: int = FIRST_STYLE) -> str:
    return f'<c r="{cell}" s="{look}" t="inlineStr"><is><t>C3</t></is></c>'


@pytest.mark.parametrize("block", [2**18, 7])
def test_cells_go_behind_the_last_one_of_each_row_and_all_else_is_copied(block: int) -> None:
    made = put(sheet_parts(worksheet(TWO), block), EDIT)
    expected = TWO.replace("<v>Size</v></c>", "<v>Size</v></c>" + header("C1"))
    expected = expected.replace("<v>2</v></c>", "<v>2</v></c>" + our("C2", 10))
    expected = expected.replace("<v>3</v></c>", "<v>3</v></c>" + our("C3", 20))
    assert made.decode() == worksheet(expected)


def test_taking_out_gives_the_same_bytes_back() -> None:
    data = worksheet(TWO, '<dimension ref="A1:B3"/>').encode()
    made = put(sheet_parts(data), EDIT)
    assert b'<dimension ref="A1:C3"/>' in made
    assert taken(made, {3}, (1, 3)) == data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Cells of the user's stand further right.
        ('<row r="2"><c r="A2"><v>1</v></c><c r="E2"><v>9</v></c></row>', '<v>1</v></c>{c}<c r="E2">'),
        # An empty cell with a look stands where ours goes; so does one that closes otherwise.
        ('<row r="2"><c r="A2"><v>1</v></c><c r="C2" s="4"/><c r="E2"><v>9</v></c></row>', '</c>{c}<c r="E2">'),
        ('<row r="2"><c r="A2"><v>1</v></c><c r="C2" s="4"></c></row>', "</c>{c}</row>"),
        ('<row r="2"><c r="A2"><v>1</v></c><c r="C2"><v></v></c></row>', "</c>{c}</row>"),
        ('<row r="2"><c r="A2"><v>1</v></c><c r="C2" t="inlineStr"><is><t/></is></c></row>', "</c>{c}</row>"),
        # Empty looks all the way to the right.
        ('<row r="2"><c r="B2" s="1"/><c r="C2" s="1"/><c r="D2" s="1"/></row>', 's="1"/>{c}<c r="D2" s="1"/></row>'),
        # Rows without cells, in three spellings.
        ('<row r="2" ht="20"/>', '<row r="2" ht="20">{c}</row>'),
        ('<row r="2" ht="20"></row>', '<row r="2" ht="20">{c}</row>'),
        ("<row r='2' ht='20' />", "<row r='2' ht='20'>{c}</row>"),
        # What the row says that it spans.
        ('<row r="2" spans="1:2" ht="9"><c r="A2"/></row>', '<row r="2" spans="1:3" ht="9"><c r="A2"/>{c}</row>'),
        ("<row r='2' spans='1:2'><c r='A2'/></row>", "<row r='2' spans='1:3'><c r='A2'/>{c}</row>"),
        ('<row r="2" spans="2:2 9:12"><c r="B2"/></row>', '<row r="2" spans="2:12"><c r="B2"/>{c}</row>'),
        # Hidden, filtered, grouped.
        ('<row r="2" hidden="1" outlineLevel="1"><c r="A2"/></row>', '<row r="2" hidden="1" outlineLevel="1">'),
        # Positions that are only counted.
        ("<row><c><v>1</v></c><c/><c s='3'/><c><v>4</v></c></row>", "<c/>{c}<c><v>4</v></c></row>"),
        ('<row><c t="n"><v>1</v></c></row>', "<v>1</v></c>{c}</row>"),
        # White space, and attributes in another order.
        ('\n  <row r="2">\n    <c r="A2"><v>1</v></c>\n  </row>\n', "</c>\n  {c}</row>\n"),
        ('<row ht="9" r="2"><c s="3" r="A2"><v>1</v></c></row >', "<v>1</v></c>{c}</row >"),
        ('<row\nr="2"\n><c\nr="A2"\n><v>1</v></c\n></row>', "</c\n>{c}</row>"),
        # Comments, processing instructions and literal text that look like tags.
        ('<row r="2"><!-- <c r="C2"><v>5</v></c></row> --><c r="A2"/></row>', '--><c r="A2"/>{c}</row>'),
        ('<row r="2"><c r="A2" t="str"><v><![CDATA[</row><row r="2">]]></v></c></row>', "]]></v></c>{c}</row>"),
        ('<row r="2"><?note </row> ?><c r="A2"/></row>', '?><c r="A2"/>{c}</row>'),
        # An extension behind the cells.
        ('<row r="2"><c r="A2"/><extLst><ext uri="u"/></extLst></row>', '<c r="A2"/>{c}<extLst>'),
        # A cell whose value may be had in two versions.
        (
            '<row r="2"><a:AlternateContent xmlns:a="m"><a:Choice><c r="A2"/></a:Choice></a:AlternateContent></row>',
            "</a:AlternateContent>{c}</row>",
        ),
        # Formulas that are none of ours.
        (
            '<row r="2"><c r="A2"><f t="array" ref="A2:B2">{1,2}</f><v>1</v></c><c r="B2"><v>2</v></c></row>',
            "<v>2</v></c>{c}</row>",
        ),
        ('<row r="2"><c r="A2" cm="1"><f t="array" ref="A2:A3">_xlfn.F(2)</f></c></row>', "</c>{c}</row>"),
        ('<row r="2"><c r="A2" t="inlineStr"><is><r><t>a &lt;c</t></r></is></c></row>', "</is></c>{c}</row>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("block", [2**18, 11])
def test_rows_of_many_spellings(before: str, after: str, block: int) -> None:
    below = '<row r="4"><c r="A4"><v>7</v></c></row>'
    data = worksheet(HEADER + before + below)
    # No cell stands in the column that ours are like: the plain look serves.
    made = put(sheet_parts(data, block), lead_edit([2], {3: [10]}, like=99))
    text = made.decode()
    assert after.replace("{c}", our("C2", 10)) in text
    start, end = data.index(before), data.index(below)
    assert text.replace(header("C1"), "").startswith(data[:start])
    assert text.endswith(data[end:])
    read = cells_of(made)
    assert read.pop((2, 3)) == (RawKind.NUMBER, FIRST_STYLE, 10.0, False)
    assert read.pop((1, 3))[2] == "C3"
    original = {place: cell for place, cell in cells_of(data.encode()).items() if cell[2] != ""}
    assert read == original
    assert cells_of(made, bulk=False) == cells_of(made)


@pytest.mark.parametrize("rows", [TWO, HEADER + '<row r="9"/>', HEADER + '<row r="9"><c r="A9"/></row>', ""])
def test_rows_that_the_sheet_has_not_are_made_where_they_belong(rows: str) -> None:
    made = put(sheet_parts(worksheet(rows)), lead_edit([2, 5, 12], {3: [10, 20, 30]}))
    numbers = [int(number) for number in re.findall(r'<row r="(\d+)"', rows_of(made))]
    assert numbers == sorted({*numbers, 1, 2, 5, 12})
    assert [cells_of(made)[row, 3][2] for row in (2, 5, 12)] == [10, 20, 30]
    assert our("C5", 20) in made.decode()


@pytest.mark.parametrize(
    "data", ["<sheetData/>", "<sheetData />", "<sheetData></sheetData>", "<sheetData>\n</sheetData>"]
)
def test_a_sheet_without_rows_gets_some(data: str) -> None:
    whole = f'<worksheet xmlns="{MAIN}">{data}<pageMargins left="1"/></worksheet>'
    made = put(sheet_parts(whole), lead_edit([1, 2], {3: [10, 20]}, header_row=0))
    assert f'<row r="1">{our("C1", 10)}</row><row r="2">{our("C2", 20)}</row>' in made.decode()
    assert len(cells_of(made)) == 2


def test_prefixed_elements_get_prefixed_cells() -> None:
    rows = re.sub(r"<(/?)(row|c|v)\b", r"<\1x:\2", TWO)
    data = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    edit = lead_edit([2, 3], {3: ["a <b", 20]})
    made = put(sheet_parts(data), edit).decode()
    assert '<x:c r="C2" s="1000" t="inlineStr"><x:is><x:t>a &lt;b</x:t></x:is></x:c></x:row>' in made
    assert our("C3", 20, "x:c") in made
    assert cells_of(made.encode())[2, 3][2] == "a <b"
    assert taken(made.encode(), {3}, (1, 3)).decode() == data


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "us-ascii"])
def test_other_encodings_become_utf8(encoding: str) -> None:
    declared = "utf-16" if encoding.startswith("utf-16") else encoding
    text = f'<?xml version="1.0" encoding="{declared}"?>' + worksheet(TWO.replace("Name", "Nam&#233;"))
    made = put(sheet_parts(text.encode(encoding)), lead_edit([2, 3], {3: ["Žofie", 20]}))
    assert b"encoding" not in made.split(b"<worksheet")[0] or b"UTF-8" in made.split(b"<worksheet")[0]
    read = cells_of(made)
    assert read[1, 1][2] == "Namé"
    assert read[2, 3][2] == "Žofie"


def test_shared_formulas_of_ours_take_numbers_that_are_free() -> None:
    rows = TWO.replace(
        '<c r="B2"><v>2</v></c>', '<c r="B2"><f t="shared" ref="B2:D3" si="7">A2*2</f><v>2</v></c>'
    ).replace('<c r="A3">', '<c r="A3"><f t="shared" si="7"/>')
    made = put(sheet_parts(worksheet(rows)), lead_edit([2, 3], {3: [4, 6], 4: [1, 2]}, formulas={3: "B2*2", 4: "A2"}))
    assert '<f t="shared" ref="C2:C3" si="8">B2*2</f>' in made.decode()
    assert '<f t="shared" ref="D2:D3" si="9">A2</f>' in made.decode()
    assert made.count(b'si="7"') == 2


def test_words_about_a_shared_formula_in_a_text_are_no_number() -> None:
    rows = TWO.replace("<v>Name</v>", '<v>si="99999" &lt;f si="77"</v>')
    made = put(sheet_parts(worksheet(rows)), lead_edit([2, 3], {3: [4, 6]}, formulas={3: "B2*2"}))
    assert b'ref="C2:C3" si="0"' in made


def test_nothing_is_written_over() -> None:
    for cell in ("<v>5</v>", "<f>A2</f>", '<f t="shared" si="0"/>'):
        rows = HEADER + f'<row r="2"><c r="A2"/><c r="C2">{cell}</c></row>'
        with pytest.raises(OutputError, match="C2"):
            put(sheet_parts(worksheet(rows)), lead_edit([2], {3: [1]}))


def test_rows_out_of_order_are_refused_in_words() -> None:
    rows = TWO + '<row r="2"><c r="A2"/></row>'
    with pytest.raises(LeadFileError, match="Row 2 of the sheet stands after row 3"):
        put(sheet_parts(worksheet(rows)), EDIT)


def test_the_last_column_and_the_last_row() -> None:
    rows = HEADER + '<row r="1048576"><c r="XFC1048576"><v>1</v></c></row>'
    edit = lead_edit([1_048_576], {16_384: [5]}, own=(1, 16_383), like=16_383)
    made = put(sheet_parts(worksheet(rows)), edit)
    assert cells_of(made)[1_048_576, 16_384][2] == 5


def test_looks_follow_the_column_that_ours_are_like() -> None:
    rows = '<row r="1"><c r="B1" s="3" t="str"><v>Size</v></c></row>'
    rows += "".join(f'<row r="{n}"><c r="B{n}" s="{9 if n == 4 else 8}"><v>1</v></c></row>' for n in range(2, 20))
    styles = NumberedStyles()
    bold = Style(bold=True)
    made = cells_of(put(sheet_parts(worksheet(rows)), lead_edit(range(2, 20), {3: [1] * 18}, style=bold), styles))
    assert styles.base_of(made[1, 3][1]) == 3
    assert {styles.base_of(made[row, 3][1]) for row in range(2, 20)} == {8}


@pytest.mark.parametrize("quote", ['"', "'"])
def test_banded_rows_stay_banded(quote: str) -> None:
    rows = "".join(
        f'<row r="{n}"><c r={quote}B{n}{quote} s="{8 + n % 2}"><v>1</v></c></row>'.replace('"', quote)
        for n in range(2, 40)
    )
    styles = NumberedStyles()
    values = [None if n % 5 == 0 else "=x" if n % 7 == 0 else n for n in range(38)]
    edit = lead_edit(range(2, 40), {3: values, 5: [1] * 38}, formulas={5: "B2"}, header_row=0)
    made = put(sheet_parts(worksheet(rows)), edit, styles)
    for row in range(2, 40):
        for number in re.findall(rf'r="[CE]{row}" s="(\d+)"'.encode(), made):
            assert styles.base_of(int(number)) == 8 + row % 2
    assert len(re.findall(rb'r="C\d+" s=', made)) == 38


@pytest.mark.slow
def test_a_million_rows_are_spliced_in_seconds() -> None:
    last = 1_048_576
    rows = "".join([f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(2, last + 1)])
    data = worksheet(rows).encode()
    where = np.arange(2, last + 1, dtype=np.int64)
    ones = column("", [1.0] * len(where))
    plan = ColumnPlan(2, 2, ones, "A2>0", shared=True)
    edit = LeadEdit("Leads", 1, where, 1, 1, (CellPlan(1, 2, "Ours"),), (plan,), 1)
    start = time.perf_counter()
    made = put(sheet_parts(data), edit)
    assert time.perf_counter() - start < 60
    assert made.count(b"</row>") == last
    assert made.count(b'<f t="shared" si="0"/>') == last - 2
    assert taken(made, {2}, (1, last)).replace(b'<row r="1"></row>', b"") == data
