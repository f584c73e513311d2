"""A small workbook of a person's, a small model for it, and what can be seen of an open workbook."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.formula.translate import Translator
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from excel_addin.hosts.calc import CalcHost

DAY = date(2026, 11, 16)
HEADER_ROW = 3
HEADERS = ("Email", "Job title", "Employees", "Free trial", "Last seen")
LEADS: tuple[tuple[Any, ...], ...] = (
    ("ana@alder.example", "Head of Sales", 120, "yes", date(2026, 11, 10)),
    ("bo@birch.example", "Manager", 8, "no", date(2026, 3, 1)),
    ("cy@cedar.example", "CEO", 640, "yes", date(2026, 11, 15)),
    ("di@dogwood.example", "Intern", 40, "no", None),
    ("ed@elm.example", "VP Marketing", "75", "yes", date(2026, 10, 20)),
    ("fy@fir.example", "", 22, "maybe", date(2026, 11, 1)),
)
MODEL = """\
hotsheet: 1
name: Small
version: "1"
description: A few rules.
key: [Email]
scale: clamp
decimals: 1
fields:
  Email: {kind: e-mail}
  Job title: {kind: text}
  Employees: {kind: number}
  Free trial: {kind: yes/no}
  Last seen: {kind: date}
categories:
  Fit: {cap: 40}
  Engagement:
rules:
  - label: Decision maker
    category: Fit
    when: {Job title: {contains word: Head}}
    points: 25
  - label: Size
    category: Fit
    points:
      by band of: Employees
      bands:
        - {from: 10, below: 100, points: 12.5}
        - {from: 100, points: 22}
  - label: Free trial
    category: Engagement
    when: {Free trial: is yes}
    points: 30
  - label: Silent
    category: Engagement
    when: {Last seen: {more than days ago: 90}}
    points: -10
tiers:
  Hot: {from: 60}
  Warm: {from: 30}
  Cold: rest
"""


def make_leads(folder: Path, name: str = "leads.xlsx", headers: Sequence[str] = HEADERS) -> Path:
    """The person's workbook: a title above the leads, colours of theirs, and a sheet that counts the leads."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Spring fair"
    sheet["A1"] = "Leads of the spring fair"
    sheet["A1"].font = Font(bold=True, size=14)
    for column, header in enumerate(headers, 1):
        cell = sheet.cell(HEADER_ROW, column, header)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
    for row, lead in enumerate(LEADS, HEADER_ROW + 1):
        for column, value in enumerate(lead, 1):
            sheet.cell(row, column, value)
        sheet.cell(row, 5).number_format = "yyyy-mm-dd"
    sheet.cell(HEADER_ROW + 2, 1).fill = PatternFill("solid", fgColor="FFFF00")
    sheet.column_dimensions["A"].width = 28
    counts = book.create_sheet("Counts")
    counts["A1"] = "Leads"
    counts["B1"] = "=COUNTA('Spring fair'!A4:A100)"
    path = folder / name
    book.save(path)
    return path


def make_model(folder: Path, name: str = "small.yaml") -> Path:
    """The model, as a file."""
    path = folder / name
    path.write_text(MODEL, encoding="utf-8")
    return path


def seen(book: xw.Book, host: CalcHost, folder: Path) -> Seen:
    """Everything of an open workbook, worked out anew, as its program writes it."""
    book.impl.calculate(everything=True)
    path = host.save_copy(book, folder)
    with warnings.catch_warnings():
        # It reads no data bars of Excel 2010; those of 2007 stand beside them.
        warnings.filterwarnings("ignore", ".*extension is not supported", UserWarning)
        formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    cells: dict[str, dict[str, tuple[Any, ...]]] = {}
    formats: dict[str, dict[str, list[tuple[Any, ...]]]] = {}
    for sheet in formulas.worksheets:
        shown = values[sheet.title]
        cells[sheet.title] = {
            cell.coordinate: (
                cell.value,
                shown[cell.coordinate].value,
                cell.number_format,
                cell.fill.fgColor.rgb,
                cell.font.b,
                cell.font.sz,
            )
            for row in sheet.iter_rows()
            for cell in row
        }
        formats[sheet.title] = _formats(sheet)
    path.unlink()
    return Seen(cells, formats)


def _formats(sheet: Any) -> dict[str, list[tuple[Any, ...]]]:
    """The conditional formats of each cell: programs cut their ranges into pieces as they like."""
    found: dict[str, list[tuple[int, tuple[Any, ...]]]] = {}
    for each in sheet.conditional_formatting:
        areas = [list(area.cells) for area in each.sqref.ranges]
        # Formulas are relative to the corner of all areas together.
        corner = min(row for area in areas for row, _ in area), min(column for area in areas for _, column in area)
        origin = f"{get_column_letter(corner[1])}{corner[0]}"
        for rule in each.rules:
            fill = None if rule.dxf is None or rule.dxf.fill is None else rule.dxf.fill.bgColor.rgb
            for row, column in itertools.chain.from_iterable(areas):
                at = f"{get_column_letter(column)}{row}"
                said = tuple(Translator(f"={text}", origin).translate_formula(at) for text in rule.formula)
                found.setdefault(at, []).append((rule.priority, (rule.type, said, fill)))
    return {at: [said for _, said in sorted(rules, key=lambda rule: rule[0])] for at, rules in found.items()}


@dataclass(frozen=True)
class Seen:
    """Cells (formula, value, number format, fill, bold, size) and the conditional formats of each, by sheet."""

    cells: dict[str, dict[str, tuple[Any, ...]]]
    formats: dict[str, dict[str, list[tuple[Any, ...]]]]

    def differing(self, other: Seen) -> dict[str, tuple[Any, Any]]:
        """The cells that show something else than in another workbook, whatever their formulas refer to by name."""
        found: dict[str, tuple[Any, Any]] = {}
        for sheet in self.cells.keys() | other.cells.keys():
            mine, theirs = self.cells.get(sheet, {}), other.cells.get(sheet, {})
            for at in mine.keys() | theirs.keys():
                pair = _shown(mine.get(at)), _shown(theirs.get(at))
                if pair[0] != pair[1]:
                    found[f"{sheet}!{at}"] = pair
        return found


def _shown(cell: tuple[Any, ...] | None) -> tuple[Any, ...]:
    """What a cell shows and whether it is a formula. A cell that a file does not hold is a plain one."""
    formula, *shown = cell or (None, None, "General", "00000000", False, 11.0)
    return (isinstance(formula, str) and formula.startswith("="), *shown)


def beside(sheet: xw.Sheet, header: str, rows: int = len(LEADS)) -> list[Any]:
    """The values of a column, by its header."""
    headers = sheet.range((HEADER_ROW, 1), (HEADER_ROW, 60)).value
    column = headers.index(header) + 1
    values = sheet.range((HEADER_ROW + 1, column), (HEADER_ROW + rows, column)).value
    return list(values) if isinstance(values, list) else [values]
