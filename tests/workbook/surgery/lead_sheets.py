"""Sheet parts in memory, edits for them, and what must be read from them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import numpy as np

from scoring.errors import Place
from scoring.ooxml.cells import RawKind, join_batches
from scoring.ooxml.package import Parts
from scoring.ooxml.sheet import SheetScanner
from scoring.table import Cell, column
from scoring.workbook.parts.cells import CellWriter
from scoring.workbook.parts.strings import InlineTexts
from scoring.workbook.plan import PLAIN, CellPlan, ColumnPlan, LeadEdit, Look, Style
from scoring.workbook.surgery.sheet import SheetStrip, edited_sheet, stripped_sheet
from tests.core.ooxml.parts import relationships

PART = "xl/worksheets/sheet1.xml"
FIRST_STYLE = 1000


class MemoryParts(Parts):
    """Parts held in memory, given out in small blocks so that every seam is met."""

    def __init__(self, parts: Mapping[str, bytes], block: int = 2**18) -> None:
        self.place = Place(file="leads.xlsx")
        self._held = dict(parts)
        self._block = block

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self._held)

    def find(self, name: str) -> str | None:
        return name if name in self._held else None

    def size(self, name: str) -> int:
        return len(self._held[name])

    def stream(self, name: str, progress: Callable[[float], None] | None = None) -> Iterator[bytes]:
        data = self._held[name]
        for at in range(0, len(data), self._block):
            yield data[at : at + self._block]


class NumberedStyles:
    """Styles that remember what each number was asked for."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[int, Style, bool], int] = {}
        self.looks: list[Look] = []

    def like(self, base_xf: int, style: Style, quoted: bool = False) -> int:
        return self.numbers.setdefault((base_xf, style, quoted), FIRST_STYLE + len(self.numbers))

    def cell(self, style: Style, quoted: bool = False) -> int:
        return self.like(-1, style, quoted)

    def look(self, look: Look) -> int:
        self.looks.append(look)
        return 40 + len(self.looks)

    def base_of(self, number: int) -> int:
        """The style that a number was to look like."""
        return next(key[0] for key, value in self.numbers.items() if value == number)


def sheet_parts(data: str | bytes, block: int = 2**18, **others: bytes) -> MemoryParts:
    """One sheet part, as it stands or as the rows of one."""
    whole = data.encode() if isinstance(data, str) else data
    return MemoryParts({PART: whole, **{name.replace("__", "/"): part for name, part in others.items()}}, block)


def linked(data: str, links: Mapping[str, tuple[str, str]], parts: Mapping[str, str]) -> MemoryParts:
    """A sheet part with others that hang on it."""
    held = {PART: data, "xl/worksheets/_rels/sheet1.xml.rels": relationships(links), **parts}
    return MemoryParts({name: text.encode() for name, text in held.items()})


def lead_edit(
    rows: Sequence[int],
    columns: Mapping[int, Sequence[Cell | int]],
    *,
    header_row: int = 1,
    own: tuple[int, int] = (1, 2),
    like: int = 2,
    formulas: Mapping[int, str] | None = None,
    style: Style = PLAIN,
) -> LeadEdit:
    """An edit of columns by their number, with headers "C<number>" and shared formulas where given."""
    where = np.array(rows, np.int64)
    texts = formulas or {}
    return LeadEdit(
        "Leads",
        header_row,
        where,
        *own,
        tuple(CellPlan(header_row, number, f"C{number}") for number in columns) if header_row else (),
        tuple(
            ColumnPlan(number, rows[0], column("", values), texts.get(number, ""), number in texts, style, rows=where)
            for number, values in columns.items()
        ),
        like,
    )


def put(parts: Parts, edit: LeadEdit, styles: NumberedStyles | None = None) -> bytes:
    """The sheet part with the edit's cells; made twice, because it must come out the same."""
    used = styles or NumberedStyles()
    content = edited_sheet(parts, PART, edit, CellWriter(edit.sheet, InlineTexts(), used), used)
    known = len(used.numbers)
    made = b"".join(content())
    assert b"".join(content()) == made
    # Styles may be written before the sheet is.
    assert len(used.numbers) == known
    return made


def taken(
    data: bytes,
    columns: Collection[int],
    rows: tuple[int, int],
    ours: Callable[[Sequence[str], str], bool] = lambda formulas, ranges: False,
    texts: Mapping[tuple[int, int], str] | None = None,
    shown: bool = False,
    block: int = 2**18,
) -> bytes:
    """The sheet part without these columns between two rows."""
    out = SheetStrip("Leads", frozenset(columns), rows, ours, texts or {}, shown)
    return b"".join(stripped_sheet(sheet_parts(data, block), PART, out)())


Read = dict[tuple[int, int], tuple[RawKind, int, object, bool]]


def cells_of(data: bytes, bulk: bool = True) -> Read:
    """All cells with something in them: (row, column) -> kind, style, value, whether there is a formula."""
    batch = join_batches(SheetScanner(iter([data]), Place(), bulk).batches())
    found: Read = {}
    for at in range(len(batch)):
        kind = RawKind(int(batch.kinds[at]))
        value: object = None
        if kind in (RawKind.TEXT, RawKind.ERROR):
            value = batch.texts[batch.codes[at]]
        elif kind != RawKind.BLANK:
            value = int(batch.codes[at]) if kind == RawKind.SHARED else float(batch.numbers[at])
        key = int(batch.rows[at]), int(batch.columns[at])
        assert key not in found, f"{key} is given twice"
        if kind != RawKind.BLANK or batch.formulas[at]:
            found[key] = kind, int(batch.styles[at]), value, bool(batch.formulas[at])
    assert list(found) == sorted(found), "cells are out of order"
    return found


def row_tags(data: bytes) -> list[bytes]:
    """The opening tags of the rows."""
    return [b"<row" + piece.split(b">", 1)[0] for piece in data.split(b"<row")[1:]]
