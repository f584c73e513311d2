"""The VBA of the add-in: the module of xlwings from the installed wheel, and our own.

The module of xlwings asks the active workbook, and the folder beside it, which Python to start and with what. A
workbook from a stranger must not decide that: these questions are answered with no before the module is embedded.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from importlib.resources import files

from excel_addin.build.project import Module, ModuleKind
from scoring.errors import HotsheetError

PROJECT = "HotsheetAddin"
# The settings sheet is called after this, with `.conf`; without a leading underscore it counts.
SETTINGS = "hotsheet"
SETTINGS_SHEET = f"{SETTINGS}.conf"
_FILE = "xlwings_custom_addin.bas"
# Python looks nowhere but in its own folders (-P): else it would take code from the folder that Excel happens to be in,
# which may be that of the workbook. Nor is it handed the workbook's path, which a command line could read as more.
_PREPARED = "import xlwings.utils;xlwings.utils.prepare_sys_path("
# By its whole path: asked for by its name, Windows would take one from the folder that Excel is in.
_SHELL = 'Environ("SystemRoot") & "\\System32\\cmd.exe'
# What is changed in the module of xlwings: (what it says, what it says here, how often).
_CHANGES = (
    ('PROJECT_NAME As String = "myaddin"', f'PROJECT_NAME As String = "{SETTINGS}"', 1),
    ('SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf") = True', "False", 1),
    ("FileExists(GetDirectoryConfigFilePath()) = True", "False", 1),
    ('Right$(sht.Name, 3) = ".py"', "False", 2),
    (f'" -B -c ""{_PREPARED}\\""" & PYTHONPATH & "\\""); " & PythonCommand', '" -B -P -c """ & PythonCommand', 1),
    ('tail = " -B -c ""import', 'tail = " -B -P -c ""import', 1),
    (f'{_PREPARED}\\""" & PYTHONPATH & "\\"");import xlwings;', "import xlwings;", 1),
    ('PYTHONPATH = AddExcelDir & ";" & ActiveFullName & ";" & ThisFullName & ";" & ', "PYTHONPATH = ", 2),
    (
        'PYTHONPATH = AddExcelDir & ";" & ActiveWorkbook.FullName & ";" & ThisWorkbook.FullName & ";" & ',
        "PYTHONPATH = ",
        1,
    ),
    ('PYTHON_WIN = "cmd.exe ', f"PYTHON_WIN = {_SHELL} ", 2),
    ('WScript.Run("cmd.exe ', f"WScript.Run({_SHELL} ", 1),
    # A script of our own name, so that taking Hotsheet away takes nothing of xlwings' own.
    ('AppleScriptTask("xlwings-" &', 'AppleScriptTask("hotsheet-" &', 1),
    # The path is that of a shell already; asking AppleScript for it fails where it has letters that VBA mangles.
    ("PythonInterpreter = ToPosixPath(PYTHON_MAC)", "PythonInterpreter = PYTHON_MAC", 1),
    ("ActiveFullName = ToPosixPath(ActiveWorkbook.FullName)", 'ActiveFullName = ""', 1),
    ("ThisFullName = ToPosixPath(ThisWorkbook.FullName)", 'ThisFullName = ""', 1),
    # Python is told the workbook's name by our own command, in numbers.
    ('ParameterString + "|" + ActiveWorkbook.Name', 'ParameterString + "|"', 1),
    ("please run 'xlwings runpython install' in a terminal", "please run 'hotsheet excel install' in a terminal", 1),
)
_SCRIPT_CHANGES = (
    (b"set ShellCommand to PythonInterpreter &", b"set ShellCommand to quoted form of PythonInterpreter &"),
    (b" -B -u -W", b" -B -P -u -W"),
    (f'{_PREPARED}\'" & PYTHONPATH & "\');" &'.encode(), b'" &'),
)
_CHANGED = (
    "'Changed for Hotsheet: settings and code are never taken from the active workbook or its folder, Python starts",
    "'with -P and without the paths and names of workbooks, no program is started by its name alone,",
    "'the settings are called after Hotsheet, and the functions here are not offered in cells.",
    "Option Private Module",
)


class AddinSourceError(HotsheetError):
    """The installed xlwings is not the one that the add-in is made for."""


def xlwings_version() -> str:
    """The version of the installed xlwings, which the add-in's module must be of."""
    return version("xlwings")


def xlwings_module() -> Module:
    """The module of xlwings as the add-in carries it, with its licence.

    Raises:
        AddinSourceError: it is not as it is known: nothing is embedded that was not looked at.
    """
    source = _packaged(_FILE)
    if f"'Version: {xlwings_version()}" not in source:
        raise _unknown(f"its module is not of version {xlwings_version()}")
    for said, instead, times in _CHANGES:
        if source.count(said) != times:
            raise _unknown(f"it lacks {said!r}")
        source = source.replace(said, instead)
    head, attribute, rest = source.partition('Attribute VB_Name = "xlwings"\n')
    if head or not attribute:
        raise _unknown("it does not begin with its name")
    first, line, others = rest.partition("\n")
    return Module("xlwings", "\n".join((first, *_CHANGED)) + line + others)


def mac_script() -> tuple[str, bytes]:
    """The AppleScript that starts Python for Excel on macOS: its file name, and its text with the licence of xlwings.

    Raises:
        AddinSourceError: it is not as it is known.
    """
    text = files("xlwings").joinpath(f"xlwings-{xlwings_version()}.applescript").read_bytes()
    for said, instead in _SCRIPT_CHANGES:
        if text.count(said) != 1:
            raise _unknown(f"its AppleScript lacks {said!r}")
        text = text.replace(said, instead)
    licence = "".join(f"# {line}".rstrip() + "\n" for line in _licence().splitlines())
    head = (
        f"{licence}# Changed for Hotsheet: Python's path is quoted, and Python takes code from its own folders alone.\n"
    )
    # Lines end as those of the script do.
    return f"hotsheet-{xlwings_version()}.applescript", head.replace("\n", "\r\n").encode("ascii") + text


def _licence() -> str:
    """The licence at the head of the module of xlwings, without its apostrophes."""
    text = _packaged(_FILE)
    start, end = text.find("'xlwings is distributed"), text.find("SUCH DAMAGE.")
    if min(start, end) < 0:
        raise _unknown("it comes without its licence")
    return "\n".join(line.lstrip("'") for line in text[start : end + len("SUCH DAMAGE.")].splitlines())


def dictionary_module() -> Module:
    """The class that stands for a dictionary on macOS, by Tim Hall (MIT), as xlwings brings it."""
    source = _packaged("addin/Dictionary.cls")
    _, options, code = source.partition("''\n' Dictionary v")
    if not options:
        raise _unknown("its dictionary is another")
    # Attributes of members describe them to VBA's editor; one of them makes Item the member that is meant by default.
    lines = [line for line in (options + code).splitlines() if not _DESCRIBES.match(line)]
    return Module("Dictionary", "\n".join(lines), ModuleKind.CLASS)


def own_module(name: str, kind: ModuleKind = ModuleKind.STANDARD) -> Module:
    """A module of ours, from its source in `vba/`."""
    ending = "bas" if kind is ModuleKind.STANDARD else "cls"
    return Module(name, files("excel_addin").joinpath("vba", f"{name}.{ending}").read_text(encoding="ascii"), kind)


_DESCRIBES = re.compile(r"Attribute \w+\.VB_Description ")


def _packaged(name: str) -> str:
    return files("xlwings").joinpath(name).read_text(encoding="ascii")


def _unknown(why: str) -> AddinSourceError:
    return AddinSourceError(
        f"The installed xlwings {xlwings_version()} is not the one that the add-in is made for: {why}.",
        mend="Install Hotsheet again with the versions that it asks for.",
    )
