"""The macros behind the ribbon, run by LibreOffice: what Excel is told to show, and what Python is asked to do.

The module of xlwings is stood in for by one that keeps what it was asked: LibreOffice cannot take the real one.
"""

from __future__ import annotations

import ast
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from excel_addin.build.modules import PROJECT, own_module
from excel_addin.build.package import SettingsSheet, addin_package
from excel_addin.build.project import Module, ModuleKind, vba_project
from excel_addin.calc.link import Link
from excel_addin.calc.office import find_here
from excel_addin.ribbon.pictures import pictures
from excel_addin.ribbon.state import SHEET, Listed, RibbonState, rows_of
from scoring.workbook.names import CHOSEN_NAME, LEADS_NAME, LOOKS_NAME
from tests.excel_addin.calc.live import needs_office

pytestmark = needs_office

FILE = "hotsheet-test.xlam"
MODELS = tuple(Listed(f"template:{name}", f"{name} “of ours”") for name in ("starter", "events", 'odd "one"'))
STATE = RibbonState(book=FILE, models=MODELS, chosen="template:events")
BOOK_NAME = 'Müller\'s "$(rm -r x)" | 📈 ﬁ.xlsx'
STAND_IN = """Option Explicit
Public asked As String
Public notThere As Boolean
Public interpreter As String

Public Function RunPython(command As String)
    If InStr(command, "fails") > 0 Then Err.Raise 1000, , "no server"
    asked = asked & command & "|"
End Function

Public Function GetConfig(key As String) As Variant
    GetConfig = interpreter
End Function

Public Function XLPy() As Object
    Err.Raise 1000, , "started"
End Function

Public Function IsThere(name As String) As Boolean
    IsThere = Not notThere
End Function

Public Sub HotsheetDescribeFunctions()
    asked = asked & "described|"
End Sub

Public Sub HotsheetLookAnew()
    asked = asked & "anew|"
End Sub

Public Sub HotsheetFollowDay()
End Sub

Public Sub HotsheetRecalculate()
    asked = asked & "recalculated|"
End Sub

Public Sub HotsheetTell(message As String)
    asked = asked & "told: " & message & "|"
End Sub
"""
CONTROL = "Option Explicit\nPublic Tag As String\n"
DRIVER = r"""Option Explicit

Private Function Pressed(command As String) As Object
    Dim made As Control
    Set made = New Control
    made.Tag = command
    Set Pressed = made
End Function

Public Function DriveCount() As Variant
    Dim found As Variant
    HotsheetModelCount Pressed(""), found
    DriveCount = found
End Function

Public Function DriveLabel(place As Integer) As Variant
    Dim found As Variant
    HotsheetModelLabel Pressed(""), place, found
    DriveLabel = found
End Function

Public Function DriveId(place As Integer) As Variant
    Dim found As Variant
    HotsheetModelId Pressed(""), place, found
    DriveId = found
End Function

Public Function DriveIndex() As Variant
    Dim found As Variant
    HotsheetModelIndex Pressed(""), found
    DriveIndex = found
End Function

Public Function DriveIsOn(command As String) As Variant
    Dim found As Variant
    HotsheetIsOn Pressed(command), found
    DriveIsOn = found
End Function

Public Function DriveAll() As String
    asked = ""
    interpreter = "C:\somewhere\python.exe"
    HotsheetPressed Pressed("score_sheet")
    HotsheetToggled Pressed("show_bars"), True
    HotsheetToggled Pressed("show_rows"), False
    HotsheetModelChosen Pressed(""), "hotsheet_model_2", 2
    DriveAll = asked
End Function

Public Function DriveFailure() As String
    asked = ""
    HotsheetPressed Pressed("fails")
    HotsheetPressed Pressed("help")
    DriveFailure = asked
End Function

Public Function DriveMoved() As String
    asked = ""
    notThere = True
    HotsheetPressed Pressed("help")
    notThere = False
    DriveMoved = asked
End Function

Public Function DriveFront() As String
    asked = ""
    HotsheetCameToFront
    HotsheetCameToFront
    DriveFront = asked
End Function

Public Function DriveNoPython(path As String) As String
    interpreter = path
    DriveNoPython = HotsheetNoPython()
End Function

Public Function DriveStart(path As String) As String
    interpreter = path
    On Error GoTo Failed
    DriveStart = HotsheetCall("book", Array())
    Exit Function
Failed:
    DriveStart = Err.Description
End Function

Public Function DriveCommand(bookName As String) As String
    DriveCommand = HotsheetCommand("show_bars", "True", bookName)
End Function

Public Function DriveText(formula As String) As Variant
    DriveText = HotsheetUnquoted(formula)
End Function

Public Function DrivePlace(book As String, key As String, scored As Boolean) As Variant
    DrivePlace = HotsheetListPlace(book, key, scored)
End Function

Public Function DriveScored() As Variant
    DriveScored = HotsheetIsScored(ActiveWorkbook)
End Function
"""


def tried(module: Module) -> Module:
    """A module with what LibreOffice lacks taken out: the types of the ribbon, and the box, which would wait."""
    source = module.source.replace("As IRibbonControl", "As Object").replace("As IRibbonUI", "As Object")
    source = source.replace("Private watching As HotsheetWatch", "Private watching As Object")
    # LibreOffice has a function of this name itself.
    source = source.replace("New HotsheetWatch", "Nothing").replace("FileExists(", "IsThere(")
    box = "Private Sub HotsheetTell(message As String)\n    MsgBox message, vbExclamation, TITLE\nEnd Sub\n"
    assert module.name != "HotsheetRibbon" or box in source
    return Module(module.name, source.replace(box, ""), module.kind)


def workbook(path: Path) -> None:
    rows = tuple(tuple(str(value) for value in row) for row in rows_of(STATE))
    sheets = (SettingsSheet(SHEET, "States", rows),)
    modules = [
        Module("ThisWorkbook", kind=ModuleKind.WORKBOOK),
        Module("States", kind=ModuleKind.SHEET),
        tried(own_module("HotsheetState")),
        tried(own_module("HotsheetPython")),
        tried(own_module("HotsheetRibbon")),
        Module("StandIn", STAND_IN),
        Module("Control", CONTROL, ModuleKind.CLASS),
        Module("Driver", DRIVER),
    ]
    path.write_bytes(addin_package("Test", sheets, vba_project(PROJECT, modules), pictures()))


CALLS: dict[str, list[Any]] = {
    "count": ["DriveCount"],
    "label": ["DriveLabel", 1],
    "beyond": ["DriveLabel", 3],
    "id": ["DriveId", 2],
    "listed": ["DriveIndex"],
    "not scored, tiers": ["DriveIsOn", "show_tiers"],
    "all": ["DriveAll"],
    "failure": ["DriveFailure"],
    "moved": ["DriveMoved"],
    "front": ["DriveFront"],
    "no path": ["DriveNoPython", ""],
    "bare name": ["DriveNoPython", "python"],
    "beside": ["DriveNoPython", "env\\python.exe"],
    "of the drive": ["DriveNoPython", "\\python.exe"],
    "whole": ["DriveNoPython", "C:\\env\\python.exe"],
    "network": ["DriveNoPython", "\\\\server\\env\\python.exe"],
    "not started": ["DriveStart", "python"],
    "started": ["DriveStart", "C:\\env\\python.exe"],
    "command": ["DriveCommand", BOOK_NAME],
    "text": ["DriveText", '="template:a ""b"""'],
    "formula": ["DriveText", "=Sheet1!$A$1"],
    "other book": ["DrivePlace", "Other.xlsx", "", False],
    "other scored": ["DrivePlace", "Other.xlsx", "", True],
    "gone": ["DrivePlace", FILE, "template:gone", False],
    "not scored": ["DriveScored"],
    "named": ["DriveIndex"],
    "scored": ["DriveScored"],
    "tiers": ["DriveIsOn", "show_tiers"],
    "bars": ["DriveIsOn", "show_bars"],
    "rows": ["DriveIsOn", "show_rows"],
    "unknown": ["DriveIsOn", "score_sheet"],
    "part of a name": ["DriveIsOn", "show_bar"],
}


@pytest.fixture(scope="module")
def said(link: Link, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    path = tmp_path_factory.mktemp("ribbon") / FILE
    workbook(path)
    task = {
        "file": str(path),
        "library": PROJECT,
        "calls": list(CALLS.values()),
        "named": list(CALLS).index("named"),
        "names": {
            CHOSEN_NAME: '"template:odd ""one"""',
            LEADS_NAME: f"${SHEET}.$A$1:$B$9",
            LOOKS_NAME: '"bars,rows"',
        },
    }
    driver = Path(__file__).with_name("driver.py")
    done = subprocess.run(
        [find_here().python, str(driver), link.door, json.dumps(task)],
        capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(zip(CALLS, json.loads(done.stdout), strict=True))


START = "import excel_addin.entry as e; e.press("


def test_the_list_is_what_python_wrote(said: Mapping[str, Any]) -> None:
    assert (said["count"], said["label"], said["beyond"]) == (3, MODELS[1].label, "")
    assert said["id"] == "hotsheet_model_2"


def test_the_chosen_model_is_the_listed_one_until_the_workbook_names_its_own(said: Mapping[str, Any]) -> None:
    assert said["listed"] == 1
    assert said["named"] == 2
    assert said["gone"] == -1


def test_another_workbook_has_the_usual_model_unless_it_carries_one(said: Mapping[str, Any]) -> None:
    assert (said["other book"], said["other scored"]) == (0, -1)
    assert (said["not scored"], said["scored"]) == (False, True)


def test_toggles_are_pressed_by_what_their_workbook_says(said: Mapping[str, Any]) -> None:
    """Before any command ran on it: the names of the workbook are enough."""
    assert said["not scored, tiers"] is False
    assert (said["tiers"], said["bars"], said["rows"]) == (False, True, True)
    assert (said["unknown"], said["part of a name"]) == (False, False)


def test_buttons_ask_python_for_commands_and_numbers_alone(said: Mapping[str, Any]) -> None:
    asked = said["all"].split("|")
    assert asked == [
        f"{START}'score_sheet')", "recalculated",
        f"{START}'show_bars', True)", "anew",
        f"{START}'show_rows', False)", "anew",
        f"{START}'choose_model', 2)", "recalculated",
        "",
    ]  # fmt: skip


def test_a_failure_is_told_and_the_next_button_works(said: Mapping[str, Any]) -> None:
    told, asked, *_ = said["failure"].split("|")
    assert told.startswith("told: Hotsheet could not run (")
    assert "no server" in told
    assert "hotsheet excel status" in told
    assert asked == f"{START}'help')"


def test_a_python_that_moved_is_told_with_its_mend(said: Mapping[str, Any]) -> None:
    assert "C:\\somewhere\\python.exe" in said["moved"]
    assert "hotsheet excel install" in said["moved"]
    assert "press" not in said["moved"]


def test_functions_are_described_once(said: Mapping[str, Any]) -> None:
    assert said["front"] == "described|"


@pytest.mark.parametrize("path", ["no path", "bare name", "beside", "of the drive"])
def test_python_is_started_by_its_whole_path_alone(said: Mapping[str, Any], path: str) -> None:
    assert "by a whole path" in said[path] and "hotsheet excel install" in said[path]
    assert said["whole"] == said["network"] == ""


def test_functions_start_no_other_python_either(said: Mapping[str, Any]) -> None:
    assert "by a whole path" in said["not started"]
    assert said["started"] == "started"


def test_a_workbook_is_named_in_numbers(said: Mapping[str, Any]) -> None:
    """A command line would run a part of this name, and mangle others."""
    before, _, rest = said["command"].partition("book=")
    assert before == f"{START}'show_bars', True, "
    letters = ast.literal_eval(rest.removesuffix(")"))
    assert b"".join(letter.to_bytes(2, "little") for letter in letters).decode("utf-16-le") == BOOK_NAME


def test_a_name_is_read_only_where_it_is_a_text(said: Mapping[str, Any]) -> None:
    assert (said["text"], said["formula"]) == ('template:a "b"', "")
