"""Small lead workbooks as people have them, and what of an open workbook a test compares."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

from excel_addin.hosts.calc import CalcHost
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.results import score_prepared
from scoring.scores import Scores

SAMPLE = Path(__file__).parents[3] / "templates" / "sample-leads.xlsx"
_HEADER_ROW = 3
# What a cell tells that a file may as well leave out.
_NOTHING = (None, "General", "00000000", False, 11.0, "Calibri", True, None)

# What Calc lays below a data bar that comes without a condition.
_NEVER = ["FALSE()"]


def sample(count: int) -> list[list[Any]]:
    """The headers and the first leads of the sample."""
    sheet = openpyxl.load_workbook(SAMPLE).worksheets[0]
    last = _HEADER_ROW + count
    return [list(row) for row in sheet.iter_rows(min_row=_HEADER_ROW, max_row=last, values_only=True)]


def plain_book(path: Path, count: int = 12) -> Path:
    """Leads below a title, with a look of their own, something beside them, below them and on another sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Autumn's leads"
    sheet["A1"] = "Leads of the autumn"
    for row, line in enumerate(sample(count), 3):
        for column, value in enumerate(line, 1):
            cell = sheet.cell(row, column, value)
            cell.font = Font(name="Carlito", size=10, bold=row == 3)
            if row == 3:
                cell.fill = PatternFill("solid", fgColor="DDEBF7")
    sheet.cell(30, 60, "Asked for by Ana")
    sheet.cell(31, 60, "=COUNTA(A4:A15)")
    check = DataValidation(type="list", formula1='"yes,no"')
    check.add("Q4:Q15")
    sheet.add_data_validation(check)
    sheet.column_dimensions["E"].width = 31
    other = book.create_sheet("Notes")
    other["A1"] = "=Leads_total*2"
    book.defined_names["Leads_total"] = openpyxl.workbook.defined_name.DefinedName(
        "Leads_total", attr_text="'Autumn''s leads'!$BH$31"
    )
    book.save(path)
    return path


def table_book(path: Path, count: int = 12) -> Path:
    """Leads as an Excel table."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Leads"
    lines = sample(count)
    for line in lines:
        sheet.append(line)
    table = Table(displayName="People", ref=f"A1:W{count + 1}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    sheet.add_table(table)
    book.save(path)
    return path


def gaps_book(path: Path) -> Path:
    """Leads in five groups, each with a line of its own below it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    header, *leads = sample(15)
    sheet.append(header)
    for start in range(0, len(leads), 3):
        for lead in leads[start : start + 3]:
            sheet.append(lead)
        sheet.append([])
    book.save(path)
    return path


def core_scores(book: xw.Book, folder: Path, wishes: Wishes | None = None) -> Scores:
    """What the core makes of a copy of an open workbook."""
    folder.mkdir(exist_ok=True)
    prepared = prepare(CalcHost().save_copy(book, folder), wishes)
    return score_prepared(prepared, kept=True)


def tiers_of(scores: Scores) -> list[str]:
    """The tier of each lead, by name."""
    return [scores.tier_names[place] for place in scores.lead_tier.tolist()]


def column(book: xw.Book, header: str, rows: list[int], header_row: int, sheet: int | str = 0) -> list[Any]:
    """The values below a header, in some rows."""
    cells = book.sheets[sheet]
    headers = cells.range((header_row, 1), (header_row, 80)).value
    at = headers.index(header) + 1
    whole = cells.range((1, at), (max(rows), at)).value
    return [whole[row - 1] for row in rows]


def dump(book: xw.Book) -> dict[str, Any]:
    """All of a workbook that a person could see, to be compared: as its program writes it into one copy.

    (To ask for each cell and column costs some seconds a time.)
    """
    with tempfile.TemporaryDirectory() as folder:
        path = CalcHost().save_copy(book, Path(folder))
        with warnings.catch_warnings():
            # It reads no data bars of Excel 2010; those of 2007 stand beside them.
            warnings.filterwarnings("ignore", ".*extension is not supported", UserWarning)
            copy = openpyxl.load_workbook(path)
    names = sorted((name, entry.attr_text) for name, entry in copy.defined_names.items())
    return {"names": names, "sheets": copy.sheetnames, **{sheet.title: _sheet_told(sheet) for sheet in copy.worksheets}}


def _sheet_told(sheet: Any) -> dict[str, Any]:
    cells = {cell.coordinate: _cell_told(cell) for row in sheet.iter_rows() for cell in row}
    columns = range(1, 76)
    # A file tells runs of columns that are alike in the first of each.
    runs = [(each.min, each.max, each.width, each.hidden) for each in sheet.column_dimensions.values()]
    lines = {at: (round(width, 1), hidden) for first, last, width, hidden in runs for at in range(first, last + 1)}
    checks = [(str(each.sqref), each.type, each.formula1) for each in sheet.data_validations.dataValidation]
    formats = [(each.sqref, rule) for each in sheet.conditional_formatting for rule in each.rules]
    return {
        "cells": {at: told for at, told in cells.items() if told != _NOTHING},
        "columns": [lines.get(at) for at in columns],
        "checks": sorted(checks, key=str),
        "formats": sorted(str((str(at), rule.type, rule.formula)) for at, rule in formats if rule.formula != _NEVER),
        "tables": sorted((table.displayName, table.ref) for table in sheet.tables.values()),
        "protected": sheet.protection.sheet,
        "filter": sheet.auto_filter.ref,
    }


def _cell_told(cell: Any) -> tuple[Any, ...]:
    note = cell.comment.text if cell.comment is not None else None
    font, locked = (cell.font.b, cell.font.sz, cell.font.name), cell.protection.locked
    return (cell.value, cell.number_format, cell.fill.fgColor.rgb, *font, locked, note)


def differences(one: Any, other: Any, path: str = "") -> list[str]:
    """Where two dumps differ, in few words."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = dict.fromkeys([*one, *other])
        return [line for key in keys for line in differences(one.get(key), other.get(key), f"{path}/{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [line for at, (left, right) in pairs for line in differences(left, right, f"{path}/{at}")]
    return [] if one == other else [f"{path}: {one!r:.300} / {other!r:.300}"]
