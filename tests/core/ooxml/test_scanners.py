"""The fast and the exact cell scanner read the same, and what was written."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import LeadFileError, Place
from scoring.ooxml.bulk import scan_bulk
from scoring.ooxml.cells import CellBatch, RawKind, address, join_batches
from scoring.ooxml.exact import ExactScanner
from scoring.ooxml.sheet import SheetScanner
from tests.core.ooxml.parts import worksheet

HERE = Place(file="test.xlsx", sheet="Leads")
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12).filter(
    lambda text: "_x" not in text
)


@dataclass(frozen=True)
class Written:
    """A cell as XML, and what must be read from it."""

    xml: str
    kind: RawKind
    value: object = None
    formula: bool = False


def plain_cells() -> st.SearchStrategy[Written]:
    """Cells as the usual writers make them; the reference is left as {r}."""
    number = st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**17), 10**17).map(float))
    style = st.sampled_from(["", ' s="0"', ' s="7"', ' s="123"'])
    return st.one_of(
        st.builds(lambda s: Written(f"<c {{r}}{s}/>", RawKind.BLANK), style),
        st.builds(lambda n, s: Written(f"<c {{r}}{s}><v>{n!r}</v></c>", RawKind.NUMBER, n), number, style),
        st.builds(
            lambda n, s: Written(
                f"<c {{r}}{s}><f>A1*2</f><v>{n:.15g}</v></c>", RawKind.NUMBER, float(f"{n:.15g}"), True
            ),
            number.filter(lambda n: n == 0 or 1e-300 < abs(n) < 1e300),
            style,
        ),
        st.builds(
            lambda i, s: Written(f'<c {{r}}{s} t="s"><v>{i}</v></c>', RawKind.SHARED, i), st.integers(0, 10**6), style
        ),
        st.builds(
            lambda t, s: Written(f'<c {{r}}{s} t="str"><f>B2</f><v>{escape(t)}</v></c>', RawKind.TEXT, t, True),
            TEXT,
            style,
        ),
        st.builds(
            lambda t: Written(
                f'<c {{r}} t="inlineStr"><is><t xml:space="preserve">{escape(t)}</t></is></c>', RawKind.TEXT, t
            ),
            TEXT,
        ),
        st.builds(lambda b: Written(f'<c {{r}} t="b"><v>{int(b)}</v></c>', RawKind.BOOL, b), st.booleans()),
        st.builds(
            lambda e: Written(f'<c {{r}} t="e"><v>{e}</v></c>', RawKind.ERROR, e),
            st.sampled_from(["#N/A", "#REF!", "#DIV/0!"]),
        ),
        st.just(Written('<c {r} t="str"><f t="shared" si="0"/><v></v></c>', RawKind.TEXT, "", True)),
        st.just(Written('<c {r} s="3"><f>NOW()</f></c>', RawKind.BLANK, None, True)),
        st.sampled_from(
            [
                Written('<c {r} t="b"><f>TRUE()</f><v>1</v></c>', RawKind.BOOL, True),
                Written('<c {r} s="2" t="b"><f aca="false">FALSE()</f><v>0</v></c>', RawKind.BOOL, False),
                Written('<c {r} t="e"><f aca="false">NA()</f><v>#N/A</v></c>', RawKind.ERROR, "#N/A"),
                Written('<c {r} t="e"><f aca="false">#DIV/0!</f><v>#DIV/0!</v></c>', RawKind.ERROR, "#DIV/0!"),
                Written("<c {r}><f>TRUE()</f></c>", RawKind.BLANK, None, True),
                Written('<c {r} t="b"><f>NOT(TRUE())</f><v>0</v></c>', RawKind.BOOL, False, True),
                Written('<c {r} t="b"><f>RUE()</f><v>1</v></c>', RawKind.BOOL, True, True),
                Written('<c {r} t="b"><f></f><v>1</v></c>', RawKind.BOOL, True, True),
            ]
        ),
    )


def odd_cells() -> st.SearchStrategy[Written]:
    """Cells that only an XML parser reads right."""
    return st.sampled_from(
        [
            Written('<c s="1" {r}><v>5</v></c>', RawKind.NUMBER, 5.0),
            Written("<c {r} t='b'><v>true</v></c>", RawKind.BOOL, True),
            Written("<c {r}>\n  <v>1.5</v>\n</c>", RawKind.NUMBER, 1.5),
            Written('<c {r} t="d"><v>2024-01-31</v></c>', RawKind.ISO_DATE, 45322.0),
            Written('<c {r} t="d"><v>2024-01-31T12:00:00Z</v></c>', RawKind.ISO_DATE, 45322.5),
            Written('<c {r} t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>', RawKind.TEXT, "ab"),  # noqa: E501
            Written('<c {r} t="str"><v><![CDATA[a<b]]></v></c>', RawKind.TEXT, "a<b"),
            Written('<c {r} t="str"><v>a>b</v></c>', RawKind.TEXT, "a>b"),
            Written('<c {r} t="str"><v>a&#65;_x000a_b_x005F_x</v></c>', RawKind.TEXT, "aA\nb_x"),
            Written("<c {r}><v>twelve</v></c>", RawKind.TEXT, "twelve"),
            Written("<c {r}><v>1_000</v></c>", RawKind.TEXT, "1_000"),
            Written("<c {r}><v>NaN</v></c>", RawKind.TEXT, "NaN"),
            Written("<c {r}><v> 12 </v></c>", RawKind.NUMBER, 12.0),
            Written("<c {r}><v>1E5</v><extLst><ext><x>9</x></ext></extLst></c>", RawKind.NUMBER, 1e5),
            Written('<c {r}><is><t>loose</t></is></c>', RawKind.TEXT, "loose"),
            Written("<!-- <c r='Z9'/> --><c {r}><v>3</v></c>", RawKind.NUMBER, 3.0),
            Written('<c {r} t="s"/>', RawKind.BLANK),
        ]
    )  # fmt: skip


# How rows are marked as hidden, and rows that only look so; chosen by the row's number.
ROW_MARKS = ("", ' hidden="false"', ' hidden="1"', " ht='9' hidden = 'true' collapsed=\"1\"", " note=' hidden=\"1\"'")


def rows_xml(rows: list[list[Written]], prefix: str = "") -> tuple[str, list[tuple[int, int, Written]]]:
    """Rows 2, 4, 6 … with every second column, and what stands where."""
    lines, expected = [], []
    for number, cells in enumerate(rows, 1):
        row = 2 * number
        made = []
        for place, cell in enumerate(cells, 1):
            column = 2 * place - 1 if place < 20 else 20 * place
            made.append(cell.xml.replace("{r}", f'r="{address(row, column)}"'))
            expected.append((row, column, cell))
        lines.append(f'<row r="{row}" spans="1:3"{ROW_MARKS[number % 5]}>{"".join(made)}</row>')
    xml = "".join(lines)
    if prefix:
        xml = re.sub(r"<(/?)(\w)", rf"<\1{prefix}:\2", xml)
    return xml, expected


def values(batch: CellBatch) -> list[tuple[int, int, RawKind, object, bool]]:
    """Each cell as row, column, kind, value, formula."""
    found = []
    for at in range(len(batch)):
        kind = RawKind(int(batch.kinds[at]))
        value: object = None
        if kind in (RawKind.TEXT, RawKind.ERROR):
            value = batch.texts[int(batch.codes[at])]
        elif kind == RawKind.SHARED:
            value = int(batch.codes[at])
        elif kind == RawKind.BOOL:
            value = bool(batch.numbers[at])
        elif kind != RawKind.BLANK:
            value = float(batch.numbers[at])
        found.append((int(batch.rows[at]), int(batch.columns[at]), kind, value, bool(batch.formulas[at])))
    return found


def same(left: CellBatch, right: CellBatch) -> None:
    assert values(left) == values(right)
    assert left.starts.tolist() == right.starts.tolist()
    assert left.ends.tolist() == right.ends.tolist()
    assert left.styles.tolist() == right.styles.tolist()
    assert left.hidden_rows.tolist() == right.hidden_rows.tolist()


@given(st.lists(st.lists(plain_cells(), max_size=25), max_size=6), st.sampled_from(["", "x"]))
def test_usual_cells_are_read_alike_by_both(rows: list[list[Written]], prefix: str) -> None:
    xml, expected = rows_xml(rows, prefix)
    data, mark = xml.encode(), (prefix + ":").encode() if prefix else b""
    fast = scan_bulk(data, 100, mark)
    exact, end = ExactScanner(HERE).scan(data, 100, mark)
    assert fast is not None
    assert end == len(data)
    same(fast, exact)
    assert values(fast) == [(r, c, cell.kind, cell.value, cell.formula) for r, c, cell in expected]
    assert fast.hidden_rows.tolist() == [2 * number for number in range(1, len(rows) + 1) if number % 5 in (2, 3)]
    for at in range(len(fast)):
        cut = data[int(fast.starts[at]) - 100 : int(fast.ends[at]) - 100]
        assert cut.startswith(b"<" + mark + b"c ")
        assert cut.endswith((b"</" + mark + b"c>", b"/>"))


@given(st.lists(st.lists(st.one_of(plain_cells(), odd_cells()), max_size=8), min_size=1, max_size=5))
def test_odd_cells_are_read_by_a_whole_scan(rows: list[list[Written]]) -> None:
    xml, expected = rows_xml(rows)
    part = worksheet(xml).encode()
    blocks = [part[at : at + 97] for at in range(0, len(part), 97)]
    scanner = SheetScanner(blocks, HERE)
    found = join_batches(scanner.batches())
    assert values(found) == [(r, c, cell.kind, cell.value, cell.formula) for r, c, cell in expected]
    assert part[scanner.data_start : scanner.data_end] == xml.encode()
    for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True):
        assert re.fullmatch(rb"<c[ >].*?(/>|</c>)", part[start:end], re.DOTALL)


@given(st.lists(st.lists(plain_cells(), max_size=8), max_size=5), st.data())
def test_damage_is_refused_or_read_never_a_crash(rows: list[list[Written]], data: st.DataObject) -> None:
    part = bytearray(worksheet(rows_xml(rows)[0]).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        part[data.draw(st.integers(0, len(part) - 1))] = data.draw(st.integers(0, 255))
    try:
        batch = join_batches((scanner := SheetScanner([bytes(part)], HERE)).batches())
        assert scanner.details is not None
    except LeadFileError:
        return
    assert len(batch) == len(values(batch))


def test_rows_and_cells_without_references_follow_each_other() -> None:
    part = worksheet(
        "<row><c><v>1</v></c><c><v>2</v></c></row><row r='5'><c r='C5'><v>3</v></c><c><v>4</v></c></row><row><c/></row>"
    )
    found = join_batches(SheetScanner([part.encode()], HERE).batches())
    places = list(zip(found.rows.tolist(), found.columns.tolist(), strict=True))
    assert places == [(1, 1), (1, 2), (5, 3), (5, 4), (6, 1)]


def test_alternative_content_gives_its_fallback() -> None:
    xml = (
        '<mc:AlternateContent><mc:Choice Requires="z"><row r="1"><c r="A1"><v>1</v></c></row></mc:Choice>'
        '<mc:Fallback><row r="1"><c r="A1"><v>2</v></c></row></mc:Fallback></mc:AlternateContent>'
    )
    found = join_batches(SheetScanner([worksheet(xml).encode()], HERE).batches())
    assert found.numbers.tolist() == [2.0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_other_encodings(encoding: str) -> None:
    name = {"utf-8-sig": "utf-8", "latin-1": "iso-8859-1"}.get(encoding, encoding)
    body = worksheet('<row r="1"><c r="A1" t="str"><v>Müller</v></c></row>')
    part = f'<?xml version="1.0" encoding="{name}"?>{body}'.encode(encoding)
    scanner = SheetScanner([part], HERE)
    assert join_batches(scanner.batches()).texts == ("Müller",)
    assert not scanner.details.merges


def test_what_stands_around_the_rows() -> None:
    part = worksheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<dimension ref="A1:C9"/><!-- <sheetData> -->',
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells><tableParts><tablePart r:id="rId3"/></tableParts>',
    )
    scanner = SheetScanner([part.encode()], HERE)
    assert len(join_batches(scanner.batches())) == 1
    assert scanner.dimension == "A1:C9"
    assert scanner.details.merges == ("A1:B1",)
    assert scanner.details.table_links == ("rId3",)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row>", "cut short"),
        ("<worksheet><sheetData><row r='1'><c r='A1'><v>1</w></c></row></sheetData></worksheet>", "damaged"),
        ("<worksheet><sheetData><row r='0'><c><v>1</v></c></row></sheetData></worksheet>", "row has the number 0"),
        ("<worksheet><sheetData><row r='2000000'/></sheetData></worksheet>", "2000000"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet><sheetData/></worksheet>", "document type"),
        ("<chartsheet/>", "no worksheet"),
    ],
)  # fmt: skip
def test_broken_sheets_are_refused_in_words(part: str, words: str) -> None:
    scanner = SheetScanner([part.encode()], HERE)
    with pytest.raises(LeadFileError, match=words):
        list(scanner.batches())
        assert scanner.details.dimension == ""


def test_numbers_with_seventeen_digits_keep_every_bit() -> None:
    number = 0.1 + 0.2
    xml = f'<row r="1"><c r="A1"><v>{number!r}</v></c></row>'.encode()
    batch = scan_bulk(xml)
    assert batch is not None
    assert math.isclose(batch.numbers[0], number, rel_tol=0, abs_tol=0)
