"""What `status` finds on machines that are made up, and that each finding says how to mend it."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from excel_addin.install.checks import Check, Verdict, checks
from excel_addin.install.machine import Machine
from excel_addin.install.places import addin_file, other_addins
from excel_addin.install.plan import carry_out, install_plan
from excel_addin.ribbon.state import Listed, RibbonState
from tests.excel_addin.install.machines import DLL, linux, mac, windows

POLICIES = r"HKCU\Software\Policies\Microsoft\Office\16.0"
STATE = RibbonState(models=(Listed("template:starter", "Starter"),))


def installed(machine: Machine) -> Machine:
    carry_out(install_plan(machine, STATE), lambda _: None)
    return machine


def bad(machine: Machine) -> list[Check]:
    found = [each for each in checks(machine) if each.verdict is Verdict.BAD]
    assert all(each.mend for each in found)
    return found


@pytest.mark.parametrize("make", [windows, mac])
def test_a_fresh_install_is_in_order(tmp_path: Path, make: Callable[[Path], Machine]) -> None:
    found = checks(installed(make(tmp_path)))
    assert [each.verdict for each in found] == [Verdict.GOOD] * len(found)
    assert {"Add-in", "Python"} < {each.what for each in found}


def test_nothing_installed(tmp_path: Path) -> None:
    [first] = bad(windows(tmp_path))
    assert (first.what, "not installed" in first.found) == ("Add-in", True)
    assert "hotsheet excel install" in first.mend


def test_another_file_in_the_place(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    addin_file(machine).parent.mkdir(parents=True)
    addin_file(machine).write_bytes(b"theirs")
    assert "not Hotsheet's" in bad(machine)[0].found


def test_linux(tmp_path: Path) -> None:
    [only] = bad(linux(tmp_path))
    assert "hotsheet excel build" in only.mend


def test_an_add_in_of_another_version(tmp_path: Path) -> None:
    machine = installed(windows(tmp_path))
    with zipfile.ZipFile(addin_file(machine)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(addin_file(machine), "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(b"Score this sheet", b"Score"))
    found = {each.what: each for each in checks(machine)}
    assert (found["Add-in"].verdict, found["Python"].verdict) == (Verdict.NOTE, Verdict.GOOD)
    assert "another version" in found["Add-in"].found
    assert "hotsheet excel install" in found["Add-in"].mend


def test_a_damaged_add_in_is_no_add_in(tmp_path: Path) -> None:
    machine = installed(windows(tmp_path))
    data = addin_file(machine).read_bytes()
    addin_file(machine).write_bytes(data.replace(b"Score this sheet", b"Score that sheet"))
    assert [each.what for each in bad(machine)] == ["Add-in"]


def test_python_moved(tmp_path: Path) -> None:
    machine = installed(windows(tmp_path))
    other = windows(tmp_path, folder="other")
    found = {each.what: each for each in checks(other)}
    assert found["Python"].verdict is Verdict.NOTE
    assert machine.python in found["Python"].found
    Path(machine.python).unlink()
    assert [each.what for each in bad(other)] == ["Python"]


def test_the_script_is_missing(tmp_path: Path) -> None:
    machine = installed(mac(tmp_path))
    next(tmp_path.rglob("*.applescript")).write_text("another")
    assert [each.what for each in bad(machine)] == ["Script"]


def test_the_library_is_missing_or_another(tmp_path: Path) -> None:
    machine = installed(windows(tmp_path))
    (machine.prefix / DLL).rename(machine.prefix / "xlwings64-0.30.0.dll")
    [found] = bad(machine)
    assert "has xlwings64-0.30.0.dll beside it" in found.found
    (machine.prefix / "xlwings64-0.30.0.dll").unlink()
    [found] = bad(machine)
    assert "is not beside Python" in found.found


def test_excel_of_32_bits_asks_for_its_own_library(tmp_path: Path) -> None:
    registry = {r"HKLM\Software\Microsoft\Office\ClickToRun\Configuration": {"platform": "x86"}}
    machine = installed(windows(tmp_path, registry=registry))
    [found] = bad(machine)
    assert "xlwings32-" in found.found
    (machine.prefix / DLL.replace("64", "32")).write_bytes(b"")
    assert bad(machine) == []
    assert any("any Python" in each.found for each in checks(machine))


@pytest.mark.parametrize("zone", [3, 4])
def test_a_file_from_the_web(tmp_path: Path, zone: int) -> None:
    registry = {POLICIES + r"\excel\security": {"blockcontentexecutionfrominternet": 1}}
    machine = installed(windows(tmp_path, registry=registry))
    Path(f"{addin_file(machine)}:Zone.Identifier").write_text(f"[ZoneTransfer]\nZoneId={zone}\n")
    [found] = bad(machine)
    assert "no button" in found.found
    assert "Unblock" in found.mend


def test_a_file_of_the_own_machine_is_not_blocked(tmp_path: Path) -> None:
    machine = installed(windows(tmp_path))
    Path(f"{addin_file(machine)}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=0\n")
    assert bad(machine) == []


def test_a_profile_on_a_network(tmp_path: Path) -> None:
    machine = dataclasses.replace(windows(tmp_path), environ={"APPDATA": r"\\server\profiles\ana"})
    [note] = [each for each in checks(machine) if each.what == "Network"]
    assert (note.verdict, "may ask" in note.found) == (Verdict.NOTE, True)
    assert "Trusted Locations" in note.mend
    own = r"HKCU\Software\Microsoft\Office\16.0\excel\security\trusted locations"
    for place in (own, POLICIES + r"\excel\security\trusted locations"):
        registry: dict[str, dict[str, object]] = {place: {"allownetworklocations": 1}}
        trusts = dataclasses.replace(machine, registry=partial(_read, registry))
        assert "Network" not in [each.what for each in checks(trusts)]


def _read(registry: dict[str, dict[str, object]], key: str) -> dict[str, object]:
    return registry.get(key, {})


DISABLED = "C:\\x\\XLSTART\\HOTSHEET.XLAM".encode("utf-16-le")


@pytest.mark.parametrize(
    ("key", "values", "words"),
    [
        (POLICIES + r"\common", {"vbaoff": 1}, "all of Office"),
        (POLICIES.replace("HKCU", "HKLM") + r"\excel\security", {"disablealladdins": 1}, "add-ins off"),
        (POLICIES + r"\excel\security", {"requireaddinsig": 1}, "signed add-ins"),
        (POLICIES + r"\common\security", {"requirealwaysonmacrosig": 1}, "when Excel starts"),
        (POLICIES + r"\excel\security\trusted locations", {"alllocationsdisabled": 1}, "No folder is trusted"),
        (POLICIES + r"\excel\resiliency\addinlist", {"hotsheet.xlam": "0"}, "switches this one off"),
        (POLICIES + r"\excel\resiliency", {"restricttolist": 1}, "not on it"),
        (
            r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems",
            {"1a2b": b"\1\0" + DISABLED},
            "after a failure",
        ),
    ],
)
def test_each_rule_that_hinders(tmp_path: Path, key: str, values: dict[str, object], words: str) -> None:
    [found] = bad(installed(windows(tmp_path, registry={key: values})))
    assert words in found.found


def test_macro_rules_matter_only_without_trusted_folders(tmp_path: Path) -> None:
    security = POLICIES + r"\excel\security"
    alone = installed(windows(tmp_path, registry={security: {"vbawarnings": 4}}))
    assert bad(alone) == []
    both = {security: {"vbawarnings": 4}, security + r"\trusted locations": {"alllocationsdisabled": 1}}
    [found] = bad(dataclasses.replace(alone, registry=lambda key: both.get(key, {})))
    assert "neither" in found.found
    listed = {POLICIES + r"\excel\resiliency": {"restricttolist": 1}}
    listed[POLICIES + r"\excel\resiliency\addinlist"] = {"hotsheet.xlam": 1}
    assert bad(dataclasses.replace(alone, registry=lambda key: listed.get(key, {}))) == []


def test_a_second_copy_and_the_add_in_of_xlwings(tmp_path: Path) -> None:
    machine = installed(windows(tmp_path))
    [copy] = other_addins(machine)
    copy.parent.mkdir(parents=True)
    copy.write_bytes(addin_file(machine).read_bytes())
    addin_file(machine).with_name("xlwings.xlam").write_bytes(b"theirs")
    found = {each.what: each.verdict for each in checks(machine)}
    assert (found["Second copy"], found["xlwings"]) == (Verdict.NOTE, Verdict.GOOD)
