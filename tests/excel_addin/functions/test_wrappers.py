"""The VBA of the functions as text: what it declares, what Excel takes of it, and what other readers see of it."""

from __future__ import annotations

import re

import pytest

from excel_addin import served
from excel_addin.build.modules import own_module
from excel_addin.build.project import Module, ModuleKind, vba_project
from excel_addin.build.wrappers import DESCRIBE, MOST_DESCRIPTION, MOST_LINE, functions_module
from excel_addin.registry import CATEGORY, FUNCTIONS, FunctionSpec
from scoring.leads.assemble import _DAYS_NOT_HOURS
from scoring.workbook.names import AS_OF_NAME, CHOSEN_NAME, MODEL_NAME, MODEL_NAMESPACE
from tests.judges.vba import read_by_oletools, read_by_pyopenvba

ASKING, PYTHON = own_module("HotsheetAsking"), own_module("HotsheetPython")
MODULES = (functions_module(), ASKING, PYTHON)
_DECLARED = re.compile(r"^(?:Public|Private) (?:Function|Sub) (\w+)\(", re.MULTILINE)
_CALLED = re.compile(r"\b(Hotsheet\w+)\b")


def said(text: str) -> str:
    """A text of VBA as a person reads it."""
    return text.replace('""', '"')


@pytest.mark.parametrize("spec", FUNCTIONS, ids=lambda spec: spec.name)
def test_each_function_is_declared_and_described_as_the_table_says(spec: FunctionSpec) -> None:
    source = functions_module().source
    declared = re.search(rf"^Public Function {spec.name}\((.*)\) As Variant$", source, re.MULTILINE)
    assert declared is not None
    found = [(part.split()[-3], part.startswith("Optional ")) for part in declared[1].split(", ")]
    assert found == [(each.name, each.optional) for each in spec.arguments]
    described = source[source.index(f'Macro:=book & "{spec.name}"') :].split("Application.MacroOptions")[0]
    texts = [said(text) for text in re.findall(r'"((?:[^"]|"")*)"', described)]
    assert texts[:2] == [spec.name, CATEGORY]
    assert [each for each in texts[2:] if each] == [spec.doc, *(each.doc for each in spec.arguments)]
    assert all(0 < len(text) <= MOST_DESCRIPTION for text in texts)


def test_optional_arguments_stand_last() -> None:
    for spec in FUNCTIONS:
        optional = [each.optional for each in spec.arguments]
        assert optional == sorted(optional)
        # Excel takes no name that is a cell or has one in front of others of ours.
        assert not re.fullmatch(r"[A-Z]{1,3}\d+", spec.name)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_the_text_is_within_what_vba_takes(module: Module) -> None:
    lines = module.source.splitlines()
    assert lines[0] == "Option Explicit"
    assert max(map(len, lines)) <= MOST_LINE
    run = 0
    for line in lines:
        run = run + 1 if line.endswith(" _") else 0
        assert run <= 24
    code = re.sub(r'"(?:[^"]|"")*"|\'.*', "", module.source)
    for word in ("Function", "Sub"):
        assert len(re.findall(rf"^(?:Public|Private) {word} ", code, re.MULTILINE)) == len(
            re.findall(rf"^End {word}$", code, re.MULTILINE)
        )
    assert len(re.findall(r"^ *If .*Then$", code, re.MULTILINE)) == len(re.findall(r"^ *End If$", code, re.MULTILINE))


def test_what_is_called_is_there_once_and_no_name_is_a_module() -> None:
    declared = [name for module in MODULES for name in _DECLARED.findall(module.source)]
    assert len(declared) == len(set(declared))
    called = {name for module in MODULES for name in _CALLED.findall(re.sub(r"'.*", "", module.source))}
    assert called <= {*declared}
    assert not {module.name for module in MODULES} & set(declared)
    assert DESCRIBE in declared
    # Only the functions themselves are offered in Excel's list.
    assert all("Option Private Module" in module.source for module in (ASKING, PYTHON))
    public = re.findall(r"^Public Function (\w+)", functions_module().source, re.MULTILINE)
    assert public == [spec.name for spec in FUNCTIONS]


def test_names_in_the_workbook_are_those_of_the_core() -> None:
    for name in (AS_OF_NAME, CHOSEN_NAME, MODEL_NAME, MODEL_NAMESPACE):
        assert f'"{name}"' in ASKING.source


def test_numbers_and_words_are_those_of_python() -> None:
    for word in (served._AREAS, served._NOT_YET):
        assert f'"{word}"' in ASKING.source
    assert f"HOURS_BELOW As Double = {_DAYS_NOT_HOURS}\n" in ASKING.source
    asking = re.search(r'ASKING As String = "(.*)"', ASKING.source)
    assert asking is not None
    assert all(spec.name.startswith(tuple(asking[1].split())) for spec in FUNCTIONS)


def test_other_readers_see_the_same_text() -> None:
    modules = [Module("ThisWorkbook", kind=ModuleKind.WORKBOOK), *MODULES]
    project = vba_project("HotsheetAddin", modules)
    for found in (read_by_oletools(project), read_by_pyopenvba(project)):
        assert not found.complaints
        for module in MODULES:
            kept = [line for line in found.sources[module.name].splitlines() if not line.startswith("Attribute ")]
            assert kept == module.source.splitlines()
