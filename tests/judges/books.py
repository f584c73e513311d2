"""Small workbooks with known answers and known faults, for testing the judges themselves."""

from __future__ import annotations

import zipfile
from pathlib import Path

import xlsxwriter

from tests.judges.cells import Cells, ErrorCode, Value

STALE = 4711
SHEET = "Some leads"

FORMULAS: dict[str, tuple[str, Value]] = {
    "B1": ("=A1*3", 6.0),
    "B2": ('=IF(A1>1,A2&" & Co","")', "Ann & Co"),
    "B3": ("=A3", True),
    "B4": ("=1/0", ErrorCode("#DIV/0!")),
    "B5": ('=IF(A1>5,"big","")', ""),
    "B6": ("=ROUND(-A4,2)", -2.68),
    "B7": ("=DATE(2026,11,22)", 46348.0),
    "B8": ("='Other one'!A1+1", 8.0),
}


def write_formulas(path: Path) -> Cells:
    """Write a workbook whose formulas all carry the wrong stored result `STALE`; return the right values."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet(SHEET)
    inputs: Cells = {"A1": 2.0, "A2": "Ann", "A3": True, "A4": 2.6789}
    for cell, value in inputs.items():
        sheet.write(cell, value)
    for cell, (formula, _) in FORMULAS.items():
        sheet.write_formula(cell, formula, None, STALE)
    book.add_worksheet("Other one").write("A1", 7)
    book.close()
    return {**inputs, **{cell: value for cell, (_, value) in FORMULAS.items()}}


def write_sound(path: Path) -> Path:
    """Write a workbook with nothing wrong: text, numbers, a format, a formula and a link to a website."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Leads")
    sheet.write_row(0, 0, ["Name", "Points"], book.add_format({"bold": True}))
    sheet.write_row(1, 0, ["Ann", 3])
    sheet.write_formula("B3", "=SUM(B2:B2)", None, 3)
    sheet.write_url("A3", "https://example.com/")
    book.close()
    return path


def plant(source: Path, target: Path, part: str, old: str, new: str) -> Path:
    """Copy a workbook with `old` replaced once by `new` in one part; a text that is not there is an error."""
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for info in package.infolist():
            text = package.read(info)
            if info.filename == part:
                before = text
                text = text.replace(old.encode(), new.encode(), 1)
                assert text != before, f"{part} does not hold {old!r}"
            changed.writestr(info.filename, text)
    return target
