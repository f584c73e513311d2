"""Would Excel open this file without repairing it? A lint for what format validators do not see."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

from scoring.errors import Place, Problem
from scoring.workbook.linting.opened import OpenedBook
from scoring.workbook.linting.package import lint_package
from scoring.workbook.linting.sheets import lint_sheet
from scoring.workbook.linting.tables import lint_tables
from scoring.workbook.linting.workbook import calculation_chain, lint_workbook


def lint(path: Path) -> list[Problem]:
    """Everything found wrong with a workbook file; an empty list for a sound one."""
    try:
        with zipfile.ZipFile(path) as package:
            return list(_findings(OpenedBook(path, package)))
    except (zipfile.BadZipFile, ET.ParseError, UnicodeDecodeError, ValueError) as error:
        return [Problem("unreadable", f"the file cannot be read as a workbook: {error}.", Place(file=str(path)))]


def _findings(book: OpenedBook) -> Iterator[Problem]:
    yield from lint_package(book)
    yield from lint_workbook(book)
    yield from lint_tables(book)
    chain = calculation_chain(book)
    for sheet in book.sheets:
        if sheet.part:
            yield from lint_sheet(book, sheet, chain.get(sheet.identity, set()))
