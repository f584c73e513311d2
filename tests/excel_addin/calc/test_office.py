"""Finding LibreOffice and its Python, on systems that are not this one, with folders that do not exist."""

from __future__ import annotations

import ast
import shutil
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from excel_addin.calc import link as link_module
from excel_addin.calc import office as office_module
from excel_addin.calc.errors import OfficeGoneError, OfficeMissingError
from excel_addin.calc.link import Link
from excel_addin.calc.office import Office, can_import_uno, find, find_here

HOME = PurePosixPath("/people/zoë")
WINDOWS = {"ProgramFiles": r"C:\Program Files", "ProgramFiles(x86)": r"C:\Program Files (x86)"}


def found(
    system: str,
    there: set[str],
    *,
    environ: dict[str, str] | None = None,
    on_path: str | None = None,
    mute: frozenset[str] = frozenset(),
) -> Office:
    def exists(path: PurePath) -> bool:
        return str(path) in there

    return find(system, environ or {}, HOME, on_path=on_path, exists=exists, speaks=lambda python: python not in mute)


def test_windows_has_its_own_python_beside_it() -> None:
    folder = PureWindowsPath(r"C:\Program Files (x86)\LibreOffice\program")
    there = {str(folder / "soffice.exe"), str(folder / "python.exe")}
    assert found("win32", there, environ=WINDOWS) == Office(str(folder / "soffice.exe"), str(folder / "python.exe"))


def test_a_mac_has_it_among_the_resources() -> None:
    root = "/people/zoë/Applications/LibreOffice.app/Contents"
    there = {f"{root}/MacOS/soffice", f"{root}/Resources/python"}
    assert found("darwin", there) == Office(f"{root}/MacOS/soffice", f"{root}/Resources/python")


def test_linux_uses_the_systems_python_where_the_office_has_none() -> None:
    there = {"/usr/lib/libreoffice/program/soffice", "/usr/bin/python3"}
    assert found("linux", there).python == "/usr/bin/python3"


def test_its_own_python_comes_first_and_a_mute_one_is_passed_over() -> None:
    there = {"/opt/lo/program/soffice", "/opt/lo/program/python", "/usr/bin/python3"}
    assert found("linux", there, on_path="/opt/lo/program/soffice").python == "/opt/lo/program/python"
    mute = frozenset({"/opt/lo/program/python"})
    assert found("linux", there, on_path="/opt/lo/program/soffice", mute=mute).python == "/usr/bin/python3"


def test_no_office_says_how_to_get_one() -> None:
    with pytest.raises(OfficeMissingError, match="was not found") as told:
        found("linux", set())
    assert "python3-uno" in told.value.mend


def test_an_office_that_no_python_speaks_to_says_so() -> None:
    there = {"/usr/lib/libreoffice/program/soffice", "/usr/bin/python3"}
    with pytest.raises(OfficeMissingError, match="no Python that can speak"):
        found("linux", there, mute=frozenset({"/usr/bin/python3"}))


def test_a_python_that_is_not_there_speaks_to_nobody(tmp_path: Path) -> None:
    assert not can_import_uno(str(tmp_path / "python"))


def test_no_folder_that_we_are_in_answers_for_the_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "uno.py").write_text("import pathlib; pathlib.Path('planted').touch()")
    monkeypatch.chdir(tmp_path)
    can_import_uno(sys.executable)
    assert not (tmp_path / "planted").exists()


def test_a_program_of_that_folder_is_none_of_the_offices(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []
    monkeypatch.setattr(office_module, "find", lambda *_, on_path, **__: seen.append(on_path))
    # So Windows finds what lies in the folder that we are in.
    for there in (".\\soffice.EXE", "/usr/bin/env"):
        monkeypatch.setattr(shutil, "which", lambda _, there=there: there)
        find_here()
    assert seen == [None, str(Path("/usr/bin/env").resolve())]


def test_a_python_that_cannot_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(OfficeGoneError, match="could not start"):
        Link([str(tmp_path / "python")], "pipe,name=nobody")


@pytest.mark.parametrize("path", sorted(link_module.AGENT.parent.glob("*.py")), ids=lambda path: str(path.name))
def test_the_agent_is_written_for_old_pythons_too(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 8))
    assert ast.get_docstring(tree)
    imported = {
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    allowed = {
        "__future__",
        "collections.abc",
        "contextlib",
        "importlib",
        "json",
        "os",
        "pathlib",
        "re",
        "sys",
        "tempfile",
        "time",
        "typing",
    }
    assert {name for name in imported if not str(name).startswith("excel_addin.calc.agent")} <= allowed
    # Only younger ones know it.
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "strict"]
