"""Installing and taking away, on machines that are made up: what is written where, and what is refused."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from excel_addin.build.settings import AddinSettings
from excel_addin.install.errors import InstallError
from excel_addin.install.found import found_in
from excel_addin.install.interpreter import library_folders, settings_for, settings_naming
from excel_addin.install.machine import Machine, this_machine
from excel_addin.install.places import addin_file, other_addins, startup_folder
from excel_addin.install.plan import RemoveFile, Step, WriteFile, carry_out, install_plan, uninstall_plan
from excel_addin.ribbon.state import Listed, RibbonState
from tests.excel_addin.install.machines import linux, mac, windows

STATE = RibbonState(models=(Listed("template:starter", "Starter (template)"),))


def files(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def install(machine: Machine) -> list[Step]:
    done: list[Step] = []
    carry_out(install_plan(machine, STATE), done.append)
    return done


def test_windows_gets_one_file_where_excel_starts_from(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    before = files(tmp_path)
    [step] = install(machine)
    place = Path("AppData/Roaming/Microsoft/Excel/XLSTART/hotsheet.xlam")
    assert step.path == tmp_path / place
    assert set(files(tmp_path)) - set(before) == {place}
    found = found_in(tmp_path / place)
    assert found is not None
    assert found.settings["INTERPRETER_WIN"] == machine.python
    assert found.settings["INTERPRETER_MAC"] == ""
    assert b"Starter (template)" in found.parts["xl/worksheets/sheet2.xml"]


def test_macos_gets_the_add_in_and_its_script(tmp_path: Path) -> None:
    machine = mac(tmp_path)
    before = files(tmp_path)
    install(machine)
    new = {str(path) for path in set(files(tmp_path)) - set(before)}
    office = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
    script = "Library/Application Scripts/com.microsoft.Excel/hotsheet-0.37.8.applescript"
    assert new == {f"{office}/hotsheet.xlam", script}
    text = (tmp_path / script).read_text(encoding="utf-8")
    assert "quoted form of PythonInterpreter" in text
    assert "BSD 3-clause" in text
    found = found_in(addin_file(machine))
    assert found is not None
    assert found.settings["INTERPRETER_MAC"] == machine.python


@pytest.mark.parametrize("make", [windows, mac])
def test_taking_away_leaves_what_was_there(tmp_path: Path, make: Callable[[Path], Machine]) -> None:
    machine = make(tmp_path)
    startup_folder(machine).mkdir(parents=True)
    (startup_folder(machine) / "xlwings.xlam").write_bytes(b"theirs")
    before = files(tmp_path)
    install(machine)
    carry_out(uninstall_plan(machine), lambda _: None)
    assert files(tmp_path) == before
    assert uninstall_plan(machine).steps == ()


def test_a_plan_alone_writes_nothing(tmp_path: Path) -> None:
    machine = mac(tmp_path)
    before = files(tmp_path)
    plan = install_plan(machine, STATE)
    assert files(tmp_path) == before
    assert all(isinstance(step, WriteFile) and not step.anew for step in plan.steps)


def test_an_older_add_in_and_script_are_replaced(tmp_path: Path) -> None:
    machine = mac(tmp_path)
    install(machine)
    scripts = tmp_path / "Library/Application Scripts/com.microsoft.Excel"
    (scripts / "hotsheet-0.1.0.applescript").write_text("old")
    (scripts / "xlwings-0.1.0.applescript").write_text("not ours")
    steps = install(machine)
    assert [type(step) for step in steps] == [WriteFile, RemoveFile, WriteFile]
    assert {path.name for path in scripts.iterdir()} == {"hotsheet-0.37.8.applescript", "xlwings-0.1.0.applescript"}


def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    addin_file(machine).parent.mkdir(parents=True)
    addin_file(machine).write_bytes(b"PK something else")
    with pytest.raises(InstallError, match="not Hotsheet's add-in"):
        install_plan(machine, STATE)
    assert uninstall_plan(machine).steps == ()


def test_a_file_that_excel_has_open_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = windows(tmp_path)
    install(machine)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(InstallError, match=r"Close Excel"):
        install(machine)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(InstallError, match=r"used by another process.*Close Excel"):
        carry_out(uninstall_plan(machine), lambda _: None)


def test_macos_may_have_to_be_asked(tmp_path: Path) -> None:
    machine = mac(tmp_path)
    (tmp_path / "Library" / "Group Containers").mkdir(parents=True)
    (tmp_path / "Library" / "Group Containers" / "UBF8T346G9.Office").write_bytes(b"not a folder")
    with pytest.raises(InstallError, match="Full Disk Access"):
        install(machine)


def test_linux_says_what_one_can_do(tmp_path: Path) -> None:
    with pytest.raises(InstallError, match="hotsheet calc"):
        install_plan(linux(tmp_path), STATE)
    with pytest.raises(InstallError, match="hotsheet calc"):
        uninstall_plan(linux(tmp_path))
    assert files(tmp_path) == []


@pytest.mark.parametrize("folder", ["O'Brien & Söhne (2)", "a ^ b; c", "50% sure", "ünï"])
def test_odd_folders_are_handed_on_as_they_are(tmp_path: Path, folder: str) -> None:
    machine = windows(tmp_path, folder=folder)
    install(machine)
    found = found_in(addin_file(machine))
    assert found is not None
    assert found.settings["INTERPRETER_WIN"] == machine.python
    assert folder in machine.python


def test_spaces_and_apostrophes_on_macos(tmp_path: Path) -> None:
    machine = mac(tmp_path, folder="O'Brien & Söhne")
    assert settings_for(machine, STATE).mac == machine.python
    with pytest.raises(InstallError, match=r"cannot be handed"):
        settings_for(mac(tmp_path, folder='a "b"'), STATE)


def test_another_machines_python_is_named_by_its_whole_path() -> None:
    assert settings_naming("C:\\Sales\\pythonw.exe", STATE) == AddinSettings(
        windows="C:\\Sales\\python.exe", state=STATE
    )
    assert settings_naming("C:/Sales/python.exe", STATE).windows == "C:\\Sales\\python.exe"
    assert settings_naming(r"\\server\Sales\python.exe", STATE).windows == r"\\server\Sales\python.exe"
    assert settings_naming("/Applications/Sales/bin/python3", STATE) == AddinSettings(
        mac="/Applications/Sales/bin/python3", state=STATE
    )
    for path in ("", "python", "python.exe", r"env\python.exe", r"\python.exe", "C:python.exe", "bin/python3"):
        with pytest.raises(InstallError, match=r"no whole path.*--python"):
            settings_naming(path, STATE)
    with pytest.raises(InstallError, match="two % signs"):
        settings_naming(r"C:\%TEMP%\python.exe", STATE)
    with pytest.raises(InstallError, match="cannot be handed"):
        settings_naming("/Applications/$(x)/python3", STATE)


def test_a_python_that_does_not_know_its_place_is_none(tmp_path: Path) -> None:
    for path in ("", "python.exe"):
        with pytest.raises(InstallError, match="does not say where it is"):
            settings_for(dataclasses.replace(windows(tmp_path / (path or "none")), python=path), STATE)
    with pytest.raises(InstallError, match=r"none that it could start.*--python"):
        settings_for(linux(tmp_path), STATE)


def test_the_code_page_is_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where Python itself was told to use UTF-8 (PYTHONUTF8): Excel does not follow it there."""
    monkeypatch.setattr("locale.getencoding", lambda: "cp1250")
    monkeypatch.setattr("locale.getpreferredencoding", lambda _: "utf-8")
    assert this_machine().code_page == "cp1250"


def test_a_variable_in_a_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InstallError, match="two % signs"):
        install_plan(windows(tmp_path, folder="%TEMP%"), STATE)


def test_letters_beyond_the_code_page_go_by_the_short_name(tmp_path: Path) -> None:
    short = r"C:\SALES~1\Scripts\python.exe"
    assert settings_for(windows(tmp_path, folder="продажи", short=short), STATE).windows == short
    with pytest.raises(InstallError, match="letters that Excel cannot pass on"):
        settings_for(windows(tmp_path, folder="продажи 2"), STATE)


STORE = r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.11_3.11.2544.0_x64__qbz5n2kfra8p0"


def test_the_python_of_the_store_is_refused(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    alias = r"C:\Users\Ana\AppData\Local\Microsoft\WindowsApps\python.exe"
    environment = dataclasses.replace(machine, base=Path(STORE))
    for odd in (dataclasses.replace(machine, python=alias), environment):
        with pytest.raises(InstallError, match="Microsoft Store"):
            install_plan(odd, STATE)


def test_the_python_with_a_console_is_named(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    hidden = dataclasses.replace(machine, python=machine.python.replace("python.exe", "PythonW.exe"))
    assert settings_for(hidden, STATE).windows == machine.python
    assert library_folders(hidden) == (tmp_path / "Sales env" / "Scripts", tmp_path / "Sales env")


def test_without_a_profile_windows_is_told_off(tmp_path: Path) -> None:
    machine = dataclasses.replace(windows(tmp_path), environ={})
    with pytest.raises(InstallError, match="APPDATA"):
        install_plan(machine, STATE)
    assert other_addins(linux(tmp_path)) == ()


def test_this_machine_is_the_one_that_runs() -> None:
    machine = this_machine()
    assert Path(machine.python).exists()
    assert machine.registry(r"HKCU\Software\No such key") == {}
