"""The add-in file as validators see it, with the modules of xlwings in it."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest
import xlwings
from lxml import etree

from excel_addin.build.modules import (
    PROJECT,
    SETTINGS_SHEET,
    AddinSourceError,
    dictionary_module,
    mac_script,
    xlwings_module,
)
from excel_addin.build.package import SettingsSheet, addin_package
from excel_addin.build.project import Module, ModuleKind, vba_project
from excel_addin.ribbon.layout import images
from tests.judges.validity import assert_valid, requires_validators
from tests.judges.vba import read_by_oletools, read_by_pyopenvba

SHEETS = (
    SettingsSheet(
        SETTINGS_SHEET, "Settings", (("INTERPRETER_WIN", "C:\\Sales & Söhne\\python.exe"), ("UDF MODULES", "x"))
    ),
    SettingsSheet("hotsheet.models", "Models", ()),
)


def picture() -> bytes:
    """The smallest .png there is: one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)
    pixels = zlib.compress(b"\0\0\0\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    modules = [
        Module("ThisWorkbook", kind=ModuleKind.WORKBOOK),
        *(Module(sheet.code_name, kind=ModuleKind.SHEET) for sheet in SHEETS),
        xlwings_module(),
        dictionary_module(),
    ]
    pictures = dict.fromkeys(images(), picture())
    path = tmp_path_factory.mktemp("addin") / "hotsheet.xlam"
    path.write_bytes(addin_package("Hotsheet", SHEETS, vba_project(PROJECT, modules), pictures))
    return path


@requires_validators
def test_both_validators_find_nothing(addin: Path) -> None:
    assert_valid(addin)


def test_all_relationships_lead_somewhere(addin: Path) -> None:
    with zipfile.ZipFile(addin) as package:
        names = set(package.namelist())
        for part in filter(lambda name: name.endswith(".rels"), names):
            folder = part.rpartition("_rels/")[0]
            for link in etree.fromstring(package.read(part)):
                assert f"{folder}{link.get('Target')}" in names, part


def test_the_settings_are_read_as_they_are_written(addin: Path) -> None:
    with zipfile.ZipFile(addin) as package:
        texts = etree.fromstring(package.read("xl/worksheets/sheet1.xml")).xpath("//*[local-name()='t']/text()")
    assert texts == ["INTERPRETER_WIN", "C:\\Sales & Söhne\\python.exe", "UDF MODULES", "x"]


def test_parts_have_no_dates_and_are_not_packed(addin: Path) -> None:
    with zipfile.ZipFile(addin) as package:
        for entry in package.infolist():
            assert (entry.date_time, entry.compress_type) == ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)


def test_both_readers_see_the_module_of_xlwings_and_its_licence(addin: Path) -> None:
    with zipfile.ZipFile(addin) as package:
        project = package.read("xl/vbaProject.bin")
    for found in (read_by_oletools(project), read_by_pyopenvba(project)):
        assert "BSD 3-clause" in found.sources["xlwings"]
        assert "MIT" in found.sources["Dictionary"]
        assert found.complaints == ()


def test_the_module_is_of_the_version_that_is_installed() -> None:
    assert f'XLWINGS_VERSION As String = "{xlwings.__version__}"' in xlwings_module().source
    assert f"xlwings64-{xlwings.__version__}.dll" in xlwings_module().source


def test_no_workbook_says_which_python_runs() -> None:
    source = xlwings_module().source
    assert "GetConfigFromSheet(ThisWorkbook)" in source
    # The active workbook's settings and those beside it stand behind a condition that never holds.
    lines = [line.strip() for line in source.splitlines()]
    assert lines[lines.index("'Workbook Sheet Config") + 1] == "If False Then"
    assert sum(line == "If False Then" for line in lines) == 4
    assert not any(".py" in line for line in lines if not line.startswith("'"))


def test_python_starts_with_nothing_of_the_workbook() -> None:
    """Neither the folder that Excel is in nor the path of a workbook says where Python takes code from."""
    lines = [line.strip() for line in xlwings_module().source.splitlines() if not line.strip().startswith("'")]
    commands = [line for line in lines if " -c " in line]
    assert len(commands) == 2
    script = mac_script()[1].decode("utf-8")
    commands += [line for line in script.splitlines() if " -c " in line]
    assert all(" -B -P " in command and "PYTHONPATH" not in command for command in commands)
    assert not any("prepare_sys_path" in line for line in [*lines, *script.splitlines()])


def test_no_program_is_started_by_its_name_alone() -> None:
    """Windows looks for a bare name in the current folder first, which may be that of a workbook."""
    lines = [line.strip() for line in xlwings_module().source.splitlines() if not line.strip().startswith("'")]
    shell = 'Environ("SystemRoot") & "\\System32\\cmd.exe '
    assert [
        line.partition("cmd.exe ")[0] + "cmd.exe " for line in lines if "cmd" in line.lower() and ".exe" in line
    ] == [
        f"ExitCode = WScript.Run({shell}",
        f"PYTHON_WIN = {shell}",
        f"PYTHON_WIN = {shell}",
    ]


def test_nothing_of_a_workbook_is_handed_to_a_shell() -> None:
    lines = [line.strip() for line in xlwings_module().source.splitlines() if not line.strip().startswith("'")]
    assert not any("ToPosixPath(ActiveWorkbook" in line or "ToPosixPath(ThisWorkbook" in line for line in lines)
    assert [line for line in lines if line.startswith("ParameterString =")] == [
        'ParameterString = PYTHONPATH + ";"',
        'ParameterString = ParameterString + "|" + PythonInterpreter',
        'ParameterString = ParameterString + "|" + PythonCommand',
        'ParameterString = ParameterString + "|"',
        'ParameterString = ParameterString + "|" + Left(Application.Path, Len(Application.Path) - 4)',
        'ParameterString = ParameterString + "|" + LOG_FILE',
    ]
    paths = [line for line in lines if line.startswith("PYTHONPATH = ") and "GetConfig" in line]
    assert len(paths) == 4 and not any("Active" in line or "ThisWorkbook" in line for line in paths)


def test_the_commands_are_as_they_are_meant() -> None:
    """The texts that VBA and AppleScript put together, read by hand: quotes are what goes wrong there."""
    [started, served] = [line.strip() for line in xlwings_module().source.splitlines() if " -B -P " in line]
    assert started == 'RunCommand = CondaCmd & PythonInterpreter & " -B -P -c """ & PythonCommand & """ "'
    assert served == (
        'tail = " -B -P -c ""import sys, os;" & LicenseKeyEnvString & "import xlwings; xlwings.serve(\'$(CLSID)\')"""'
    )
    script = mac_script()[1].decode("utf-8")
    assert (
        'set ShellCommand to quoted form of PythonInterpreter & " -B -P -u -W ignore -c \\"" & \u00ac\r\n'
        '\t\tPythonCommand & " \\" \\"--wb=" & WorkbookName & "\\" \\"--from_xl=1\\"'
    ) in script
    assert script.count("\n") == script.count("\r\n")


def test_a_script_that_says_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("excel_addin.build.modules._SCRIPT_CHANGES", ((b"no such words", b""),))
    with pytest.raises(AddinSourceError, match="AppleScript lacks"):
        mac_script()


def test_another_xlwings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("excel_addin.build.modules.version", lambda _: "0.1.0")
    with pytest.raises(AddinSourceError, match=r"not of version 0\.1\.0"):
        xlwings_module()


def test_an_xlwings_that_says_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    source = xlwings_module().source
    monkeypatch.setattr("excel_addin.build.modules._packaged", lambda _: source)
    with pytest.raises(AddinSourceError, match="it lacks"):
        xlwings_module()
