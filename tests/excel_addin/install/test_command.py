"""`hotsheet excel …` as a person types it, on machines that are made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from excel_addin import excel_work
from excel_addin.install.found import found_in
from excel_addin.install.machine import Machine
from excel_addin.install.places import addin_file
from scoring.cli import main
from tests.excel_addin.install.machines import linux, mac, windows


def at(monkeypatch: pytest.MonkeyPatch, machine: Machine) -> Machine:
    monkeypatch.setattr(excel_work, "this_machine", lambda: machine)
    monkeypatch.setenv("COLUMNS", "400")
    return machine


def test_build_writes_an_add_in_and_never_over_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(monkeypatch, linux(tmp_path))
    out = tmp_path / "team.xlam"
    assert main(["excel", "build", "-o", str(out), "--python", "C:\\Team env\\python.exe"]) == 0
    said = capsys.readouterr().out
    assert "C:\\Team env\\python.exe" in said and "XLSTART under the name hotsheet.xlam" in said
    found = found_in(out)
    assert found is not None
    assert found.settings["INTERPRETER_WIN"] == "C:\\Team env\\python.exe"
    first = out.read_bytes()
    mac_python = ["--python", "/Applications/Sales/bin/python3"]
    assert main(["excel", "build", "-o", str(out), *mac_python]) == 6
    assert "exists already" in capsys.readouterr().err
    assert out.read_bytes() == first
    assert main(["excel", "build", "-o", str(out), *mac_python, "--overwrite"]) == 0
    found = found_in(out)
    assert found is not None
    assert (found.settings["INTERPRETER_WIN"], found.settings["INTERPRETER_MAC"]) == ("", mac_python[1])
    # The shipped templates can be chosen before any command ran.
    assert b"template:starter" in found.parts["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize("named", [[], ["--python", "python"], ["--python", ""]])
def test_an_add_in_without_a_python_is_not_built(
    named: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(monkeypatch, linux(tmp_path))
    assert main(["excel", "build", "-o", str(tmp_path / "team.xlam"), *named]) == 6
    assert "--python" in capsys.readouterr().err
    assert not (tmp_path / "team.xlam").exists()


def test_build_without_a_name_writes_the_usual_one_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(monkeypatch, linux(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert main(["excel", "build", "--python", "/Applications/Sales/bin/python3"]) == 0
    assert found_in(tmp_path / "hotsheet.xlam") is not None
    assert "hotsheet excel install" in capsys.readouterr().out


def test_build_asks_for_the_right_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["excel", "build", "-o", str(tmp_path / "team.xlsx")]) == 6
    assert "team.xlam" in capsys.readouterr().err


def test_install_status_uninstall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = at(monkeypatch, windows(tmp_path))
    assert main(["excel", "install", "--dry-run"]) == 0
    assert "write the add-in" in capsys.readouterr().out
    assert not addin_file(machine).exists()
    assert main(["excel", "install"]) == 0
    said = capsys.readouterr().out
    assert "the add-in written" in said
    assert "up to date" in said
    assert main(["excel", "status", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["ready"] is True
    assert {each["what"] for each in facts["checks"]} == {"Add-in", "Python", "Library", "Rules"}
    assert main(["excel", "uninstall", "--dry-run"]) == 0
    assert addin_file(machine).exists()
    assert main(["excel", "uninstall"]) == 0
    assert not addin_file(machine).exists()
    capsys.readouterr()
    assert main(["excel", "uninstall"]) == 0
    assert "Nothing of Hotsheet" in capsys.readouterr().out
    assert main(["excel", "status"]) == 1
    said = capsys.readouterr().out
    assert "not installed" in said and "To mend" in said and "The add-in is not ready" in said


def test_a_workspace_that_cannot_be_read_hides_its_own_models_alone(tmp_path: Path) -> None:
    broken = tmp_path / "workspace.sqlite"
    broken.write_bytes(b"no workspace" * 100)
    assert excel_work.starting_state(broken) == excel_work.starting_state(None)
    assert "template:starter" in [each.key for each in excel_work.starting_state(broken).models]


def test_macos_is_told_of_the_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(monkeypatch, mac(tmp_path))
    assert main(["excel", "install", "--dry-run"]) == 0
    assert "applescript" in capsys.readouterr().out


def test_linux_is_told_what_it_can_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(monkeypatch, linux(tmp_path))
    assert main(["excel", "install"]) == 6
    said = capsys.readouterr().err
    assert "does not run on this system" in said
    assert "hotsheet excel build" in said
    assert main(["excel", "status", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["ready"] is False
