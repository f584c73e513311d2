"""Would Excel open this file without repairing it? A lint for what format validators do not see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scoring.errors import LeadFileError, Place, Problem
from scoring.ooxml.package import Package
from scoring.workbook.linting.opened import OpenedBook
from scoring.workbook.linting.package import lint_package
from scoring.workbook.linting.sheets import lint_sheet
from scoring.workbook.linting.tables import lint_tables
from scoring.workbook.linting.workbook import calculation_chain, lint_workbook


def lint(path: Path) -> list[Problem]:
    """Everything found wrong with a workbook file; an empty list for a sound one."""
    try:
        with Package(path) as package:
            return list(_findings(OpenedBook(str(path), package)))
    except (LeadFileError, UnicodeDecodeError, ValueError) as error:
        words = error.message if isinstance(error, LeadFileError) else f"{error}."
        return [Problem("unreadable", f"the file cannot be read as a workbook: {words}", Place(file=str(path)))]


def _findings(book: OpenedBook) -> Iterator[Problem]:
    yield from lint_package(book)
    yield from lint_workbook(book)
    yield from lint_tables(book)
    chain = calculation_chain(book)
    for sheet in book.sheets:
        if sheet.part:
            yield from lint_sheet(book, sheet, chain.get(sheet.identity, set()))
