"""The add-in as it is shipped: the same bytes twice, valid, and every part of it fits the others."""

from __future__ import annotations

import inspect
import re
import zipfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest
import xlwings

from excel_addin import entry
from excel_addin.build.addin import build_addin
from excel_addin.build.modules import PROJECT
from excel_addin.build.settings import AddinSettings, settings_rows
from excel_addin.commands import COMMANDS, TOGGLES
from excel_addin.live.looks import Looks
from excel_addin.ribbon import layout, state
from excel_addin.ribbon.state import Listed, RibbonState
from excel_addin.ribbon.texts import FORMATS, RibbonFormat
from excel_addin.work.showing import USUAL
from scoring.workbook.names import CHOSEN_NAME, LEADS_NAME, LOOKS_NAME
from tests.judges import ribbon_lint, vba_lint
from tests.judges.validity import assert_valid, requires_validators
from tests.judges.vba import read_by_oletools, read_by_pyopenvba

SETTINGS = AddinSettings(
    windows="C:\\Sales & Söhne\\O'Brien\\python.exe",
    mac="/Volumes/Team/Sales env/bin/python3",
    state=RibbonState(models=(Listed("template:starter", "Starter <&> (template)"),)),
)
OURS = ("ThisWorkbook", "HotsheetState", "HotsheetRibbon", "HotsheetWatch", "HotsheetSettings", "HotsheetStates")
THEIRS = ("xlwings", "Dictionary")


@pytest.fixture(scope="module")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "hotsheet.xlam"
    path.write_bytes(build_addin(SETTINGS))
    return path


@pytest.fixture(scope="module")
def parts(addin: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(addin) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def macros(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    return read_by_oletools(parts["xl/vbaProject.bin"]).sources


@pytest.fixture(scope="module")
def source(macros: Mapping[str, str]) -> str:
    """The text of the module of xlwings as it is embedded."""
    return macros["xlwings"]


def test_two_builds_are_the_same(addin: Path) -> None:
    assert build_addin(SETTINGS) == addin.read_bytes()


@requires_validators
def test_both_validators_find_nothing(addin: Path) -> None:
    assert_valid(addin)


def test_both_readers_of_vba_see_the_same(parts: Mapping[str, bytes]) -> None:
    one, other = (read(parts["xl/vbaProject.bin"]) for read in (read_by_oletools, read_by_pyopenvba))
    assert {name: text.split() for name, text in one.sources.items()} == {
        name: text.split() for name, text in other.sources.items()
    }
    assert set(one.sources) > {*OURS, *THEIRS}
    assert other.complaints == ()


def test_the_linter_of_vba_finds_nothing(macros: Mapping[str, str]) -> None:
    own = {name: text for name, text in macros.items() if name not in THEIRS}
    assert vba_lint.findings(own, {name: macros[name] for name in THEIRS}) == []


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: Path(form.part).stem)
def test_the_linter_of_ribbons_finds_nothing(
    form: RibbonFormat, parts: Mapping[str, bytes], macros: Mapping[str, str]
) -> None:
    pictures = {Path(name).stem: data for name, data in parts.items() if name.startswith("customUI/images/")}
    assert ribbon_lint.findings(parts[form.part], macros, pictures) == []


def test_both_formats_say_the_same(parts: Mapping[str, bytes]) -> None:
    one, other = (parts[form.part].decode().replace(form.namespace, "") for form in FORMATS)
    assert one == other


def test_the_project_bears_no_functions_name(macros: Mapping[str, str]) -> None:
    names = {name.lower() for text in macros.values() for name in vba_lint.procedures(text)}
    assert PROJECT.lower() not in names


def test_every_setting_that_is_asked_for_is_said(macros: Mapping[str, str]) -> None:
    """What the sheet leaves open is looked up in a file of the person's home."""
    asked = {key for text in macros.values() for key in re.findall(r"GetConfig\(([^,)]+)", text)}
    assert {key for key in asked if not key.startswith('"')} == {"configKey As String"}
    said = dict(settings_rows(SETTINGS))
    assert {f'"{key}"' for key in said} == asked - {"configKey As String"}
    # An empty one is no setting: no environment of conda, no key, no other Python, no more folders.
    assert {key for key, value in said.items() if value} == {
        "INTERPRETER_WIN", "INTERPRETER_MAC", "USE UDF SERVER", "UDF MODULES", "ADD_WORKBOOK_TO_PYTHONPATH",
        "DEBUG UDFS", "SHOW CONSOLE", "SHOW_ERROR_POPUPS", "TEMP DIR",
    }  # fmt: skip


def test_the_version_in_vba_is_the_installed_one(source: str) -> None:
    assert f'XLWINGS_VERSION As String = "{xlwings.__version__}"' in source


def test_settings_are_as_given(parts: Mapping[str, bytes]) -> None:
    texts = re.findall(r"<t[^>]*>([^<]*)</t>", parts["xl/worksheets/sheet1.xml"].decode())
    said = dict(zip(texts[::2], texts[1::2], strict=True))
    assert said["INTERPRETER_WIN"].replace("&amp;", "&") == SETTINGS.windows
    assert said["INTERPRETER_MAC"] == SETTINGS.mac
    assert (said["USE UDF SERVER"], said["PYTHONPATH"]) == ("True", "")
    assert b"Starter &lt;&amp;&gt; (template)" in parts["xl/worksheets/sheet2.xml"]


def test_the_macros_read_the_sheet_that_python_writes(macros: Mapping[str, str]) -> None:
    consts = dict(re.findall(r"Private Const (\w+) As \w+ = (.+)", macros["HotsheetState"]))
    assert {name: value.strip().strip('"') for name, value in consts.items()} == {
        "STATE_SHEET": state.SHEET,
        "STATE_FORMAT": str(state.FORMAT),
        "FORMAT_ROW": str(state.FORMAT_ROW),
        "BOOK_ROW": str(state.BOOK_ROW),
        "COUNT_ROW": str(state.COUNT_ROW),
        "CHOSEN_ROW": str(state.CHOSEN_ROW),
        "FIRST_MODEL": str(state.FIRST_MODEL),
        "MOST_MODELS": str(state.MOST_MODELS),
        "CHOSEN_NAME": CHOSEN_NAME,
        "LEADS_NAME": LEADS_NAME,
        "LOOKS_NAME": LOOKS_NAME,
        "USUAL_LOOK": Looks().text,
        "USUAL_KEY": USUAL.text,
    }
    # The macros know a look by the rest of its command's name.
    assert {f"show_{each.name}" for each in fields(Looks)} == set(TOGGLES)


def test_only_names_of_commands_reach_python(macros: Mapping[str, str]) -> None:
    calls = re.findall(r"HotsheetRun (.+)", macros["HotsheetRibbon"])
    asked = {call.strip() for call in calls if not call.startswith("(")}
    assert asked == {
        'control.Tag, ""', 'control.Tag, "True"', 'control.Tag, "False"', '"choose_model", CStr(selectedIndex)',
    }  # fmt: skip
    assert all(re.fullmatch("[a-z_]+", each.command) for each in layout.buttons())


def test_every_button_has_its_command() -> None:
    for each in layout.buttons():
        assert each.command in (TOGGLES if isinstance(each, layout.Toggle) else COMMANDS)
    assert entry.CHOOSE == "choose_model"
    assert inspect.signature(entry.press).parameters.keys() == {"command", "value", "book"}
