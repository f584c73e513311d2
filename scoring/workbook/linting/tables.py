"""Tables: names, columns, and header cells that must say exactly what the table's part says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from scoring.errors import Problem
from scoring.workbook.linting.formulas import formula_faults
from scoring.workbook.linting.names import name_fault
from scoring.workbook.linting.opened import OpenedBook, Table
from scoring.workbook.parts.refs import cell_ref, overlap, parse_range

# The texts of a sheet's cells by row and column; None for a cell that is no text.
Texts = dict[tuple[int, int], str | None]


def lint_tables(book: OpenedBook) -> Iterator[Problem]:
    """Yield what is wrong with tables, their header cells apart."""
    for what, values in (
        ("name", [table.name.casefold() for table in book.tables]),
        ("id", [table.identity for table in book.tables]),
    ):
        for value, count in Counter(values).items():
            if count > 1:
                yield book.problem(f"table-{what}-twice", f"{count} tables have the {what} “{value}”")
    for table in book.tables:
        yield from _shape(book, table)
        yield from _columns(book, table)
    for one, other in combinations(book.tables, 2):
        if one.sheet == other.sheet and one.box and other.box and overlap(one.box, other.box):
            yield book.problem(
                "table-overlap",
                f"the tables {one.name} and {other.name} overlap",
                one.sheet.name,
                other.range,
            )


def _shape(book: OpenedBook, table: Table) -> Iterator[Problem]:
    place = (table.sheet.name, table.range)
    fault = name_fault(table.name)
    if fault:
        yield book.problem("table-name", f"no table can be called “{table.name}”: {fault}", *place)
    box = table.box
    if box is None:
        yield book.problem("table-range", f"“{table.range}” is no range for the table {table.name}", *place)
        return
    if box[2] == box[0] and _has_headers(table):
        yield book.problem("table-one-row", f"the table {table.name} has no row below its header", *place)
    if box[3] - box[1] + 1 != len(table.columns):
        wide = box[3] - box[1] + 1
        yield book.problem(
            "table-width",
            f"the table {table.name} is {wide} wide and names {len(table.columns)} columns",
            *place,
        )
    stated = [item.get("count", "") for item in table.root.findall("tableColumns")]
    if stated != [str(len(table.columns))]:
        yield book.problem("table-count", f"the table {table.name} states another count of columns", *place)
    for item in table.root.findall("autoFilter"):
        filtered = parse_range(item.get("ref", ""))
        if filtered is None or filtered[:2] != box[:2] or filtered[3] != box[3] or filtered[2] > box[2]:
            yield book.problem("table-filter", f"the filter of {table.name} covers another range", *place)


def _columns(book: OpenedBook, table: Table) -> Iterator[Problem]:
    place = (table.sheet.name, table.range)
    for name, count in Counter(name.casefold() for name in table.columns).items():
        if count > 1:
            yield book.problem("column-twice", f"the table {table.name} has {count} columns “{name}”", *place)
    identities = [item.get("id", "") for item in table.root.iter("tableColumn")]
    if len(set(identities)) < len(identities):
        yield book.problem("column-id-twice", f"two columns of {table.name} have one id", *place)
    for item in table.root.iter("calculatedColumnFormula"):
        for code, message in formula_faults(item.text or "", book.known):
            yield book.problem(code, f"a column formula of {table.name}: {message}", *place)


def lint_headers(book: OpenedBook, table: Table, texts: Texts) -> Iterator[Problem]:
    """Yield the header cells that differ from their columns' names."""
    if table.box is None or not _has_headers(table):
        return
    row, first = table.box[:2]
    for column, name in enumerate(table.columns, first):
        said = texts.get((row, column))
        if said != name:
            yield book.problem(
                "table-header",
                f"the header cell says {said!r}, the table {table.name} calls the column {name!r}",
                table.sheet.name,
                cell_ref(row, column),
            )


def _has_headers(table: Table) -> bool:
    return table.root.get("headerRowCount", "1") != "0"
