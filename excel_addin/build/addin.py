"""The whole add-in, as bytes: settings, pictures, ribbon and VBA. The same settings give the same bytes everywhere."""

from __future__ import annotations

from excel_addin.build.modules import PROJECT, SETTINGS_SHEET, dictionary_module, own_module, xlwings_module
from excel_addin.build.package import SettingsSheet, addin_package
from excel_addin.build.project import Module, ModuleKind, vba_project
from excel_addin.build.settings import AddinSettings, settings_rows
from excel_addin.build.wrappers import functions_module
from excel_addin.ribbon.pictures import pictures
from excel_addin.ribbon.state import ADDIN, rows_of
from excel_addin.ribbon.state import SHEET as STATE_SHEET

TITLE = "Hotsheet"
# How the file is called where Excel looks for it; the workbook of this name is the add-in.
FILE_NAME = ADDIN


def build_addin(settings: AddinSettings) -> bytes:
    """The bytes of an .xlam.

    Raises:
        AddinSourceError: the installed xlwings is not the one that the add-in is made for.
    """
    sheets = _sheets(settings)
    return addin_package(TITLE, sheets, vba_project(PROJECT, addin_modules(sheets)), pictures())


def addin_modules(sheets: tuple[SettingsSheet, ...]) -> list[Module]:
    """Every module of the add-in, those of its workbook and sheets first."""
    return [
        own_module("ThisWorkbook", ModuleKind.WORKBOOK),
        *(Module(sheet.code_name, "Option Explicit\n", ModuleKind.SHEET) for sheet in sheets),
        xlwings_module(),
        dictionary_module(),
        own_module("HotsheetState"),
        own_module("HotsheetPython"),
        own_module("HotsheetAsking"),
        own_module("HotsheetRibbon"),
        own_module("HotsheetWatch", ModuleKind.CLASS),
        functions_module(),
    ]


def _sheets(settings: AddinSettings) -> tuple[SettingsSheet, ...]:
    return (
        SettingsSheet(SETTINGS_SHEET, "HotsheetSettings", settings_rows(settings)),
        SettingsSheet(STATE_SHEET, "HotsheetStates", tuple(map(tuple, rows_of(settings.state)))),
    )
