"""The workbook's own matters: sheet names, defined names, styles, and the order of calculation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scoring.errors import Problem
from scoring.workbook.linting.formulas import formula_faults
from scoring.workbook.linting.lambdas import call_faults, parameters_of
from scoring.workbook.linting.names import name_fault, sheet_name_fault
from scoring.workbook.linting.opened import Name, OpenedBook

_FIRST_OWN_FORMAT = 164


def lint_workbook(book: OpenedBook) -> Iterator[Problem]:
    """Yield what is wrong with sheets' names, defined names and styles."""
    yield from _sheets(book)
    yield from _names(book)
    yield from _styles(book)


def _sheets(book: OpenedBook) -> Iterator[Problem]:
    for sheet in book.sheets:
        fault = sheet_name_fault(sheet.name)
        if fault:
            yield book.problem("sheet-name", f"no sheet can be called “{sheet.name}”: {fault}")
    for name, count in Counter(sheet.name.casefold() for sheet in book.sheets).items():
        if count > 1:
            yield book.problem("sheet-twice", f"{count} sheets are called “{name}”")
    if all(sheet.hidden for sheet in book.sheets):
        yield book.problem("sheet-visible", "no sheet is visible")
    for view in book.workbook.findall("bookViews/workbookView"):
        active = int(view.get("activeTab", "0"))
        if active >= len(book.sheets) or book.sheets[active].hidden:
            yield book.problem("sheet-active", "the sheet to show first is missing or hidden")


def _names(book: OpenedBook) -> Iterator[Problem]:
    tables = {table.name.casefold() for table in book.tables}
    parameters = {item.name.casefold(): parameters_of(item.refers) for item in book.names if not item.scope}
    functions = {name: len(found) for name, found in parameters.items() if found is not None}
    for item in book.names:
        fault = name_fault(item.name)
        if fault:
            yield book.problem("name-invalid", f"no name can be “{item.name}”: {fault}")
        if not item.scope and item.name.casefold() in tables:
            yield book.problem("name-table", f"“{item.name}” names a table and a range")
        if item.scope and int(item.scope) >= len(book.sheets):
            yield book.problem("name-scope", f"the name “{item.name}” belongs to a sheet that is missing")
        yield from _refers(book, item)
        for code, message in call_faults(item.refers, functions):
            yield book.problem(code, f"the name “{item.name}”: {message}")
    for (name, _), count in Counter((item.name.casefold(), item.scope) for item in book.names).items():
        if count > 1:
            yield book.problem("name-twice", f"the name “{name}” is given {count} times")


def _refers(book: OpenedBook, item: Name) -> Iterator[Problem]:
    for code, message in formula_faults(item.refers, book.known):
        yield book.problem(code, f"the name “{item.name}”: {message}")


def _styles(book: OpenedBook) -> Iterator[Problem]:
    root = book.styles
    counts = {
        "fontId": len(root.findall("fonts/font")),
        "fillId": len(root.findall("fills/fill")),
        "borderId": len(root.findall("borders/border")),
        "xfId": len(root.findall("cellStyleXfs/xf")),
    }
    formats = {int(item.get("numFmtId", "0")) for item in root.findall("numFmts/numFmt")}
    for place, item in enumerate(root.findall("cellXfs/xf")):
        for attribute, count in counts.items():
            if int(item.get(attribute, "0")) >= max(count, 1):
                yield book.problem("style-range", f"style {place} uses {attribute} {item.get(attribute)} of {count}")
        number = int(item.get("numFmtId", "0"))
        if number >= _FIRST_OWN_FORMAT and number not in formats:
            yield book.problem("style-format", f"style {place} uses the number format {number}, which is missing")


def calculation_chain(book: OpenedBook) -> dict[str, set[str]]:
    """The cells that the calculation chain names, by the sheet's id; empty where the file has none."""
    chain: dict[str, set[str]] = {}
    sheet = ""
    for item in book.root(book.linked("calcChain")).iter("c"):
        sheet = item.get("i", sheet)
        chain.setdefault(sheet, set()).add(item.get("r", ""))
    return chain
