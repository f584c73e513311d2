"""Run by a Python that knows UNO, not by pytest: what people do to a scored workbook, done in LibreOffice.

Arguments: a JSON list of [source, target, [names of what is done]], and a folder for LibreOffice's profile. Every
workbook is opened, changed and saved.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

uno: Any = importlib.import_module("uno")
LEADS = 12
Sheet = Any


def value(name: str, content: object) -> Any:
    """A property with its value."""
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, content
    return made


class Person:
    """Somebody at a workbook."""

    def __init__(self, document: Any) -> None:
        self.sheets = document.Sheets

    @property
    def leads(self) -> Sheet:
        """The sheet with our column for reasons."""
        sheets = (self.sheets.getByName(name) for name in self.sheets.ElementNames)
        return next(sheet for sheet in sheets if self.find(sheet, "Override Reason"))

    def find(self, sheet: Sheet, header: str) -> tuple[int, int] | None:
        """Column and row (from 0) of a header near the top."""
        # All at once: a question to LibreOffice for each cell takes most of the time that people's work takes.
        rows = sheet.getCellRangeByPosition(0, 0, self.end(sheet), 11).DataArray
        return next(((cells.index(header), row) for row, cells in enumerate(rows) if header in cells), None)

    def column(self, header: str) -> tuple[int, int]:
        """As `find`, on the lead sheet; the header must be there."""
        found = self.find(self.leads, header)
        assert found is not None, header
        return found

    def end(self, sheet: Sheet) -> int:
        """The last column in use."""
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        return int(cursor.RangeAddress.EndColumn)

    def rows_above(self) -> None:
        self.leads.Rows.insertByIndex(0, 3)
        self.leads.getCellByPosition(0, 0).String = "typed above"

    def rename_sheets(self) -> None:
        self.sheets.getByName("Scoring Rules").Name = "Regeln & Co"
        self.sheets.getByName("Call List").Name = "Anrufe"
        self.leads.Name = "Messe '26"

    def move_sheets(self) -> None:
        self.sheets.moveByName(self.sheets.ElementNames[-1], 0)

    def delete_sheet(self) -> None:
        self.sheets.removeByName("Scoring Summary")

    def move_column(self) -> None:
        sheet, (column, row) = self.leads, self.column("Why")
        address = sheet.getCellRangeByPosition(column, row, column, row + LEADS).RangeAddress
        target = uno.createUnoStruct("com.sun.star.table.CellAddress")
        target.Sheet, target.Column, target.Row = address.Sheet, self.end(sheet) + 2, row
        sheet.moveRange(target, address)

    def delete_column(self) -> None:
        self.leads.Columns.removeByIndex(self.column("Lead Rank")[0], 1)

    def rename_columns(self) -> None:
        names = {"Lead Score": "Points", "Lead Tier": "Klasse", "Why": "Warum", "Tier Override": "My tier"}
        for header, name in names.items():
            self.leads.getCellByPosition(*self.column(header)).String = name

    def columns_right(self) -> None:
        sheet, (score, row) = self.leads, self.column("Lead Score")
        column = self.end(sheet) + 1
        sheet.getCellByPosition(column, row).String = "Notes"
        sheet.getCellByPosition(column + 1, row).String = "Big"
        for place in range(row + 1, row + LEADS + 1):
            sheet.getCellByPosition(column, place).String = f"note {place}"
            cell = sheet.getCellByPosition(score, place).AbsoluteName.rpartition(".")[2].replace("$", "")
            sheet.getCellByPosition(column + 1, place).Formula = f"={cell}>50"

    def column_between(self) -> None:
        sheet, (column, row) = self.leads, self.column("Tier Override")
        sheet.Columns.insertByIndex(column, 1)
        sheet.getCellByPosition(column, row).String = "Mine"
        for place in range(row + 1, row + LEADS + 1):
            sheet.getCellByPosition(column, place).String = f"mine {place}"

    def add_rows(self) -> None:
        sheet, (column, row) = self.leads, self.column("Lead Score")
        last = row + LEADS
        sheet.getCellByPosition(1, last + 1).String = "new@lead.example"
        down = uno.Enum("com.sun.star.sheet.FillDirection", "TO_BOTTOM")
        sheet.getCellRangeByPosition(column, last, self.end(sheet), last + 1).fillAuto(down, 1)

    def sort(self) -> None:
        sheet, (column, row) = self.leads, self.column("Lead Score")
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = column - 1, False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        cells = sheet.getCellRangeByPosition(1, row + 1, self.end(sheet), row + LEADS)
        cells.sort((value("SortFields", fields), value("ContainsHeader", False)))

    def type_overrides(self) -> None:
        sheet, (column, row) = self.leads, self.column("Tier Override")
        for place, override, reason in ((2, "Hot", "knows us"), (5, "nonsense", ""), (9, "", "ask first")):
            sheet.getCellByPosition(column, row + place).String = override
            sheet.getCellByPosition(self.column("Override Reason")[0], row + place).String = reason

    def delete_row(self) -> None:
        self.leads.Rows.removeByIndex(self.column("Lead Score")[1] + 4, 1)

    def resize(self) -> None:
        self.leads.Columns.getByIndex(self.column("Why")[0]).Width = 9000
        self.leads.Columns.getByIndex(self.column("Lead Tier")[0]).IsVisible = False

    def build_on_it(self) -> None:
        calls, board = self.sheets.getByName("Call List"), self.sheets.getByName("Dashboard")
        calls.unprotect("")
        calls.getCellRangeByName("L7").String = "spoke to her"
        board.getCellRangeByName("A5").Formula = "=$'Scoring Rules'.B11"
        board.getCellRangeByName("A6").Formula = "=HS_AsOf+1"


def run(jobs: list[tuple[str, str, list[str]]], profile: str) -> None:
    """Do all jobs in one LibreOffice; whoever called ends it."""
    pipe = f"hotsheet{os.getpid()}"
    command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"]
    command += ["--nolockcheck", f"--accept=pipe,name={pipe};urp;"]
    nowhere = subprocess.DEVNULL
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
    subprocess.Popen(command, env=environment, stdin=nowhere, stdout=nowhere, stderr=nowhere)
    desktop = connect(pipe)
    for source, target, edits in jobs:
        hidden = (value("Hidden", True),)
        document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, hidden)
        for edit in edits:
            do: Callable[[], None] = getattr(Person(document), edit)
            do()
        saved = (value("FilterName", "Calc MS Excel 2007 XML"),)
        document.storeToURL(Path(target).as_uri(), saved)
        document.close(True)


def connect(pipe: str) -> Any:
    """The desktop of the LibreOffice that was just started."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(300):
        with suppress(Exception):
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        time.sleep(0.3)
    raise TimeoutError("LibreOffice did not start")


if __name__ == "__main__":
    run(json.loads(sys.argv[1]), sys.argv[2])
