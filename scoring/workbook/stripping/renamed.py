"""Columns of ours whose headers somebody renamed: known by the hidden columns that they are worked out from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from scoring.ooxml.book import Book
from scoring.ooxml.cells import column_number, parse_address
from scoring.workbook.marker import Marker
from scoring.workbook.names import KEY_COLUMN, WORKING_PREFIX, Our
from scoring.workbook.stripping.formula_texts import cell_formulas, unescaped
from scoring.workbook.stripping.lead_cells import checked_columns
from scoring.workbook.stripping.lead_range import LeadRange

# The working that a visible column shows, or begins with.
_SHOWS = {
    f"{WORKING_PREFIX}raw": Our.SCORE,
    f"{WORKING_PREFIX}lead tier": Our.TIER,
    f"{WORKING_PREFIX}letter": Our.GRADE,
    f"{WORKING_PREFIX}why": Our.WHY,
    KEY_COLUMN: Our.RANK,
}
# A column's formula is looked for in so many rows of leads.
_ROWS = 100
_BRACKETED = re.compile(r"\[((?:[^\[\]']|'.)+)\]")
# One cell, and no range: nobody but us takes a single cell of a hidden column.
_CELL = re.compile(r"(?<![\w:$.!])\$?([A-Z]{1,3})\$?[1-9][0-9]*(?![\w:(!.])")


def with_renamed(book: Book, leads: LeadRange, marker: Marker) -> LeadRange:
    """The range with those of our missing columns that stand there under another header."""
    missing = {our for our, header in marker.columns.items() if header not in leads.headers}
    workings = {header: leads.headers[header] for header in marker.workings if header in leads.headers}
    if not missing or not workings:
        return leads
    found: dict[Our, int] = {}
    strays = set(leads.strays)
    for column, formula in _formulas(book, leads).items():
        used = set(_workings_in(formula, workings))
        if not used:
            continue
        our = next((our for start, our in _SHOWS.items() if any(each.startswith(start) for each in used)), None)
        if our in missing and our not in found:
            found[our] = column
        else:
            strays.add(column)
    if Our.OVERRIDE in missing:
        column = next(iter(checked_columns(book, leads.sheet)), 0)
        if column and column not in leads.columns:
            found[Our.OVERRIDE] = column
    headers = {marker.columns[our]: column for our, column in found.items()}
    return replace(leads, headers={**leads.headers, **headers}, strays=frozenset(strays))


def _formulas(book: Book, leads: LeadRange) -> dict[int, str]:
    """The first formula in each column of the range that is not known as ours."""
    first, last = leads.top + bool(leads.header_row), min(leads.last_row, leads.top + _ROWS)
    found: dict[int, str] = {}
    for piece in book.scanner(leads.sheet).rows():
        row = 0
        for cell, text in cell_formulas(piece):
            row, column = parse_address(cell) or (0, 0)
            inside = first <= row <= last and leads.first_column <= column <= leads.last_column
            if inside and column not in leads.columns and column not in found:
                found[column] = unescaped(text)
        if row > last:
            break
    return found


def _workings_in(formula: str, workings: Mapping[str, int]) -> Iterator[str]:
    """The headers of the workings that a formula takes a single cell from."""
    for written in _BRACKETED.findall(formula):
        header = re.sub(r"'(.)", r"\1", written)
        if header in workings:
            yield header
    by_column = {column: header for header, column in workings.items()}
    for letters in _CELL.findall(formula):
        header = by_column.get(column_number(letters), "")
        if header:
            yield header
