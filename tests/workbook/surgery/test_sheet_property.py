"""Random sheets, random edits: what is read back is the old cells and ours, and taking ours out restores the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.ooxml.cells import RawKind, address
from scoring.table import Cell
from scoring.workbook.plan import LeadEdit
from tests.core.ooxml.parts import MAIN
from tests.workbook.surgery.lead_sheets import cells_of, lead_edit, put, sheet_parts, taken

OURS = ((3, 4), (8,), (2, 5, 9), (1,))
CONTENTS = (
    ("", ""),
    ("", "<v>12.5</v>"),
    ("", "<f>A1*2</f><v>4</v>"),
    (' t="s"', "<v>3</v>"),
    (' t="str"', "<f>B1</f><v>x &amp; y</v>"),
    (' t="inlineStr"', "<is><t>some &lt;text</t></is>"),
    (' t="b"', "<v>1</v>"),
    (' t="e"', "<v>#N/A</v>"),
)
ODD = (
    (' t="inlineStr"', '<is><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r></is>'),
    ("", "<v><![CDATA[7]]></v>"),
    (' t="str"', "<v><![CDATA[<c></row>]]></v>"),
    ("", '<f t="array" ref="A1:A2">{1;2}</f><v>1</v>'),
)


@dataclass(frozen=True)
class Sheet:
    """A sheet part, the columns that are ours in it, and the rows that the leads stand in."""

    data: bytes
    ours: tuple[int, ...]
    leads: tuple[int, ...]
    plain: bool


class Writer:
    """Writes a sheet at random: what is written is the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        chance = self.random.random
        self.prefix = "x:" if chance() < 0.2 else ""
        self.counted = chance() < 0.3
        self.space = chance() < 0.3
        self.odd = chance() < 0.3
        self.single = chance() < 0.2
        self.ours = self.random.choice(OURS)

    def sheet(self) -> Sheet:
        leads = tuple(sorted(self.random.sample(range(2, 30), self.random.randint(1, 12))))
        rows, last = [], 0
        for number in range(1, 34):
            if self.random.random() < 0.25:
                continue
            rows.append(self.row(number, last))
            last = number
        body = self.gap().join(["", *rows, ""])
        data = f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData><sheetProtection sheet="1"/></worksheet>'
        if self.prefix:
            data = re.sub(r"<(/?)(?=\w)", rf"<\1{self.prefix}", data).replace("xmlns=", "xmlns:x=")
        return Sheet(data.encode(), self.ours, leads, not self.odd)

    def gap(self) -> str:
        space = "\n  " if self.space else ""
        if self.odd and self.random.random() < 0.1:
            return space + '<!-- <row r="5"><c r="C5"/></row> -->'
        return space

    def row(self, number: int, last: int) -> str:
        pick = self.random.random
        named = not (self.counted and number == last + 1 and pick() < 0.5)
        marks = f' r="{number}"' if named else ""
        marks += self.random.choice(("", "", ' spans="1:6"', ' ht="20" customHeight="1"', ' hidden="1"', ' s="3"'))
        if pick() < 0.15:
            return self.quoted(f"<row{marks}/>")
        cells, column = [], 0
        for each in range(1, 12):
            if pick() < 0.4:
                continue
            cells.append(self.cell(number, each, column))
            column = each
        return self.quoted(f"<row{marks}>{self.gap()}") + self.gap().join(cells) + "</row>"

    def cell(self, row: int, column: int, last: int) -> str:
        named = not (self.counted and column == last + 1 and self.random.random() < 0.5)
        marks = f' r="{address(row, column)}"' if named else ""
        marks += self.random.choice(("", ' s="7"', ' s="12"'))
        if column in self.ours:
            empty = self.random.choice(("", "<v></v>", "/"))
            return self.quoted(f"<c{marks}/>") if empty == "/" else self.quoted(f"<c{marks}>") + f"{empty}</c>"
        kind, content = self.random.choice(CONTENTS + ODD if self.odd else CONTENTS)
        tag = self.quoted(f"<c{marks}{kind}>")
        return tag + content + "</c>" if content or self.random.random() < 0.5 else tag[:-1] + "/>"

    def quoted(self, tag: str) -> str:
        return tag.replace('"', "'") if self.single else tag


def edit_of(sheet: Sheet, random: Random) -> LeadEdit:
    """An edit that fills our columns; the first one is a formula."""
    values: dict[int, list[Cell | int]] = {}
    for column in sheet.ours:
        values[column] = [random.choice((1.5, 20, "Hot", "=tricky", True, None)) for _ in sheet.leads]
    first = sheet.ours[0]
    values[first] = [float(number) for number in range(len(sheet.leads))]
    return lead_edit(sheet.leads, values, like=6, formulas={first: "F2+1"})


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([7, 300, 2**18]))
def test_put_then_take_out(seed: int, block: int) -> None:
    sheet = Writer(seed).sheet()
    edit = edit_of(sheet, Random(seed))
    old = cells_of(sheet.data)
    made = put(sheet_parts(sheet.data, block), edit)
    read = cells_of(made)
    assert cells_of(made, bulk=False) == read
    for at, row in enumerate(sheet.leads):
        for plan in edit.columns:
            kind, _, value, formula = read.pop((row, plan.column), (RawKind.BLANK, 0, None, False))
            wanted = plan.values.cell(at)
            assert value == wanted or (wanted is True and kind == RawKind.BOOL)
            assert formula == bool(plan.formula)
    for cell in edit.headers:
        assert read.pop((1, cell.column))[2] == cell.value
    assert read == old
    back = taken(made, sheet.ours, (1, sheet.leads[-1]), block=block)
    assert cells_of(back) == old
    assert without_ours(back, sheet) == without_ours(sheet.data, sheet)


def without_ours(data: bytes, sheet: Sheet) -> bytes:
    """The part apart from what an edit may change for good: our columns' empty cells, spans, rows that are empty."""
    named = taken(data, sheet.ours, (1, 40))
    named = re.sub(rb"""\sspans=["'][0-9:]+["']""", b"", named)
    named = re.sub(rb"(<(?:x:)?row[^<>]*?)\s*(?:/>|></(?:x:)?row>)", rb"\1/>", named)
    # A position that was counted may be written out now.
    named = re.sub(rb"""(<(?:x:)?c[^<>]*?)\sr=["'][A-Z]+[0-9]+["']""", rb"\1", named)
    return re.sub(rb"<(?:x:)?row r=.[0-9]+./>", b"", named)
