"""What stands around the cells of a sheet: merges, columns, conditional formats, validations, comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from scoring.errors import Place, Problem
from scoring.ooxml.sheet import SheetScanner
from scoring.ooxml.xml import parse
from scoring.workbook.linting.cells import CellLint
from scoring.workbook.linting.formulas import formula_faults, other_sheets
from scoring.workbook.linting.opened import OpenedBook, Sheet
from scoring.workbook.linting.overlaps import overlapping
from scoring.workbook.linting.package import lint_uses
from scoring.workbook.linting.rows import RowLint
from scoring.workbook.linting.tables import lint_headers
from scoring.workbook.parts.refs import MAX_COLUMNS, Box, overlap, parse_range

_MAX_PROMPT = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}
_MAX_LITERAL = 255
_PREFIXED = re.compile(rb"<([\w.-]+:)worksheet[\s>]")
_UNNUMBERED = re.compile(rb"""<(?:row|c)(?:\s(?![^>]*?\br=")|/?>)""")
_MAX_WIDTH = 255


def lint_sheet(book: OpenedBook, sheet: Sheet, chain: set[str]) -> Iterator[Problem]:
    """Yield what is wrong with one sheet; `chain` are its cells in the calculation chain."""
    data = _undressed(book.read(sheet.part))
    if _UNNUMBERED.search(data):
        # Rows and cells may leave out where they stand; then nothing says which cell a formula is of.
        yield from lint_edited_sheet(book, sheet)
        return
    tables = [table for table in book.tables if table.sheet == sheet]
    headers = frozenset(table.box[0] for table in tables if table.box)
    cells = CellLint(book, sheet, headers, bool(chain))
    yield from cells.lint(data)
    for table in tables:
        yield from lint_headers(book, table, cells.facts.texts)
    for where in sorted(chain - cells.facts.formulas):
        yield book.problem("chain", "the calculation chain names a cell without a formula", sheet.name, where)
    yield from _frame(book, sheet, _around(data, book.parts.place))


def _undressed(data: bytes) -> bytes:
    """A sheet part whose elements have no prefix."""
    found = _PREFIXED.search(data)
    return data.replace(b"<" + found[1], b"<").replace(b"</" + found[1], b"</") if found else data


def lint_edited_sheet(book: OpenedBook, sheet: Sheet) -> Iterator[Problem]:
    """Yield what is wrong with a sheet that may be huge and in anybody's dress; its formulas are not read."""
    place = Place(file=book.file, sheet=sheet.name)
    scanner = SheetScanner(book.parts.stream(sheet.part), place)
    tables = [table for table in book.tables if table.sheet == sheet]
    rows = RowLint(book, sheet, frozenset(table.box[0] for table in tables if table.box))
    yield from rows.lint(scanner)
    for table in tables:
        yield from lint_headers(book, table, rows.texts)
    yield from _frame(book, sheet, scanner.frame)
    yield from lint_uses(book, sheet.part, scanner.head + scanner.tail)


def _frame(book: OpenedBook, sheet: Sheet, around: Element) -> Iterator[Problem]:
    boxes = [box for table in book.tables if table.sheet == sheet and (box := table.box)]
    yield from _merges(book, sheet, around, boxes)
    yield from _filter(book, sheet, around, boxes)
    yield from _widths(book, sheet, around)
    yield from _formats(book, sheet, around)
    yield from _validations(book, sheet, around)
    yield from _comments(book, sheet)


def _around(data: bytes, place: Place) -> Element:
    """The sheet's part without its rows."""
    start, end = data.find(b"<sheetData>"), data.find(b"</sheetData>")
    return parse(data[: start + 11] + data[end:] if 0 <= start < end else data, place)


def _merges(book: OpenedBook, sheet: Sheet, around: Element, tables: list[Box]) -> Iterator[Problem]:
    ranges = [item.get("ref", "") for item in around.findall("mergeCells/mergeCell")]
    known: list[tuple[str, Box]] = []
    for text in ranges:
        box = parse_range(text)
        if box is None or box[:2] == box[2:]:
            yield book.problem("merge-range", f"“{text}” cannot be merged", sheet.name, text)
            continue
        if any(overlap(box, other) for other in tables):
            yield book.problem("merge-table", "the merged range lies in a table", sheet.name, text)
        known.append((text, box))
    for place in overlapping([box for _, box in known]):
        yield book.problem("merge-overlap", "the merged range overlaps another", sheet.name, known[place][0])


def _filter(book: OpenedBook, sheet: Sheet, around: Element, tables: list[Box]) -> Iterator[Problem]:
    for item in around.findall("autoFilter"):
        box = parse_range(item.get("ref", ""))
        if box is None or any(overlap(box, other) for other in tables):
            where = item.get("ref", "")
            yield book.problem("filter-range", "the filter has no range of its own", sheet.name, where)


def _widths(book: OpenedBook, sheet: Sheet, around: Element) -> Iterator[Problem]:
    runs = [
        (int(item.get("min", "0")), int(item.get("max", "0")), float(item.get("width", "0")))
        for item in around.findall("cols/col")
    ]
    for first, last, width in runs:
        if not 1 <= first <= last <= MAX_COLUMNS or not 0 <= width <= _MAX_WIDTH + 1:
            yield book.problem("column-width", f"columns {first} to {last} cannot be {width:g} wide", sheet.name)
    for one, other in pairwise(runs):
        if other[0] <= one[1]:
            yield book.problem("column-overlap", f"the widths of column {other[0]} are given twice", sheet.name)


def _formats(book: OpenedBook, sheet: Sheet, around: Element) -> Iterator[Problem]:
    for group in around.findall("conditionalFormatting"):
        where = group.get("sqref", "")
        for rule in group.iter("cfRule"):
            look = rule.get("dxfId")
            if look is not None and int(look) >= book.looks[1]:
                yield book.problem("look-range", f"the format has look {look} of {book.looks[1]}", sheet.name, where)
            texts = [item.text or "" for item in rule.iter("formula")]
            texts += [item.get("val", "") for item in rule.iter("cfvo") if item.get("type") == "formula"]
            for text in texts:
                yield from _formula(book, sheet, where, text, "format")


def _validations(book: OpenedBook, sheet: Sheet, around: Element) -> Iterator[Problem]:
    for item in around.findall("dataValidations/dataValidation"):
        where = item.get("sqref", "")
        for attribute, limit in _MAX_PROMPT.items():
            if len(item.get(attribute, "")) > limit:
                yield book.problem("validation-text", f"its {attribute} is over {limit} long", sheet.name, where)
        for name in ("formula1", "formula2"):
            text = item.findtext(name)
            if text is None:
                continue
            if item.get("type") == "list" and text.startswith('"'):
                if len(text) - 2 > _MAX_LITERAL:
                    yield book.problem("validation-list", f"its list is over {_MAX_LITERAL} long", sheet.name, where)
                continue
            yield from _formula(book, sheet, where, text, "validation")


def _formula(book: OpenedBook, sheet: Sheet, where: str, text: str, what: str) -> Iterator[Problem]:
    for code, message in formula_faults(text, book.known):
        yield book.problem(code, f"a {what}: {message}", sheet.name, where)
    if other_sheets(text):
        yield book.problem(
            f"{what}-sheet",
            f"the {what} refers to a sheet by its name",
            sheet.name,
            where,
            mend="Use a defined name: older programs refuse the reference.",
        )
    if "[" in text:
        yield book.problem(f"{what}-table", f"the {what} refers to a table, which only cells may", sheet.name, where)


def _comments(book: OpenedBook, sheet: Sheet) -> Iterator[Problem]:
    for link in book.links(sheet.part):
        if link.kind != "comments":
            continue
        places = Counter(item.get("ref", "") for item in book.root(link.target).iter("comment"))
        for where, count in places.items():
            if count > 1 or parse_range(where) is None:
                yield book.problem("comment-place", f"{count} comments stand at “{where}”", sheet.name, where)
