"""A person at the keyboard: finds the input cell of a setting by what the sheet says, and types into a file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from scoring.workbook.grid import address
from scoring.workbook.names import LISTS_SHEET, RULES_SHEET
from scoring.workbook.plan import BookPlan, CellPlan
from tests.judges.cells import sheet_parts

Typed = str | float | bool | None
SECTIONS = ("Tiers", "Grades", "Tier by grade", "Categories", "Rules")


@dataclass(frozen=True)
class Entry:
    """Something typed: into a cell of a sheet. `formula` writes it as one (without "=")."""

    sheet: str
    cell: str
    value: Typed
    formula: bool = False


class RulesPage:
    """The Scoring Rules sheet as a reader sees it: sections, headers, labels."""

    def __init__(self, plan: BookPlan) -> None:
        sheet = next(sheet for sheet in plan.sheets if sheet.name == RULES_SHEET)
        self.cells = {(cell.row, cell.column): cell for cell in sheet.cells}

    def find(self, section: str, label: str, title: str, below: int = 0) -> CellPlan:
        """The cell right of a label (or some rows below it), in the column with this title."""
        start = next(row for (row, column), cell in self.cells.items() if column == 1 and cell.value == section)
        titles = {self.cells[row, column].value: column for row, column in self.cells if row == start + 1}
        column = titles[title]
        ends = [r for (r, c), cell in self.cells.items() if c == 1 and r > start and cell.value in SECTIONS]
        end = min(ends, default=10**6)
        rows = [r for (r, c), cell in self.cells.items() if c == 1 and start + 1 < r < end and cell.value == label]
        assert rows, f"{label} does not stand under {section}"
        return self.cells[rows[0] + below, column]

    def type(self, section: str, label: str, title: str, value: Typed, below: int = 0) -> Entry:
        """What it is to type into that cell, which must be an input."""
        cell = self.find(section, label, title, below)
        assert not cell.style.locked, f"{label} / {title} is no input"
        return Entry(RULES_SHEET, address(cell.row, cell.column), value)

    def as_of(self, day: float) -> Entry:
        """Another as-of date."""
        row = next(row for (row, column), cell in self.cells.items() if column == 1 and cell.value == "As-of date")
        at = next(c for (r, c), cell in self.cells.items() if r == row and c > 1 and not cell.style.locked)
        return Entry(RULES_SHEET, address(row, at), day)

    def check_cell(self, section: str, label: str, below: int = 0) -> str:
        """The address of the Check cell of a row."""
        cell = self.find(section, label, "Check", below)
        return address(cell.row, cell.column)


def list_cells(plan: BookPlan, title: str) -> list[CellPlan]:
    """The input cells below a list's title on the Lists sheet, spare ones last."""
    sheet = next(sheet for sheet in plan.sheets if sheet.name == LISTS_SHEET)
    head = next(cell for cell in sheet.cells if cell.value == title)
    below = [cell for cell in sheet.cells if cell.column == head.column and cell.row > head.row]
    return sorted((cell for cell in below if not cell.style.locked), key=lambda cell: cell.row)


def type_item(plan: BookPlan, title: str, place: int, value: Typed) -> Entry:
    """A value typed into the n-th cell of a list (negative: spare cells from the end)."""
    cell = list_cells(plan, title)[place]
    return Entry(LISTS_SHEET, address(cell.row, cell.column), value)


def cell_xml(cell: str, style: str, entry: Entry) -> str:
    """A cell as a spreadsheet program saves it after something was typed."""
    start = f'<c r="{cell}"{style}'
    if entry.formula:
        return f"{start}><f>{escape(str(entry.value))}</f></c>"
    match entry.value:
        case None:
            return f"{start}/>"
        case bool(flag):
            return f'{start} t="b"><v>{int(flag)}</v></c>'
        case str(text):
            return f'{start} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        case number:
            return f"{start}><v>{number!r}</v></c>"


def put(part: str, entries: Iterable[Entry]) -> str:
    """A sheet part with entries in place of the cells that were there; cells that were not are put at the row's end."""
    for entry in entries:
        pattern = re.compile(rf'<c r="{entry.cell}"((?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
        found = pattern.search(part)
        if found:
            part = part[: found.start()] + cell_xml(entry.cell, found[1], entry) + part[found.end() :]
            continue
        row = re.sub(r"\D", "", entry.cell)
        line = re.compile(rf'(<row r="{row}"[^>]*>.*?)(</row>)', re.DOTALL)
        part, count = line.subn(lambda match, new=entry: match[1] + cell_xml(new.cell, "", new) + match[2], part)  # type: ignore[misc]
        assert count == 1, f"row {row} is not there"
    return part


def retype(source: Path, target: Path, entries: Iterable[Entry]) -> Path:
    """A copy of a workbook with these cells typed anew; nothing else is touched."""
    by_sheet: dict[str, list[Entry]] = {}
    for entry in entries:
        by_sheet.setdefault(entry.sheet, []).append(entry)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        parts = {part: name for name, part in sheet_parts(old).items()}
        for info in old.infolist():
            data = old.read(info)
            entered = by_sheet.get(parts.get(info.filename, ""), [])
            new.writestr(info.filename, put(data.decode(), entered).encode() if entered else data)
    return target
