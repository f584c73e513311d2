"""Which host a workbook gets."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest
import xlwings as xw

from excel_addin.hosts.choose import host_of
from excel_addin.hosts.host import HostError


def opened_in(engine: str) -> xw.Book:
    return cast("xw.Book", SimpleNamespace(app=SimpleNamespace(engine=SimpleNamespace(name=engine))))


@pytest.mark.parametrize(
    ("engine", "system", "name", "parts"),
    [
        ("calc", "linux", "LibreOffice Calc", False),
        ("calc", "win32", "LibreOffice Calc", False),
        ("excel", "win32", "Excel", True),
        ("excel", "darwin", "Excel", False),
    ],
)
def test_the_engine_and_the_system_say(
    engine: str, system: str, name: str, parts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "appscript", cast("ModuleType", SimpleNamespace(k=None)))
    host = host_of(opened_in(engine), system=system)
    assert (host.name, host.carries_parts) == (name, parts)


@pytest.mark.parametrize(("engine", "system"), [("excel", "linux"), ("reader", "win32")])
def test_others_are_refused(engine: str, system: str) -> None:
    with pytest.raises(HostError, match="cannot work with") as told:
        host_of(opened_in(engine), system=system)
    assert "Excel on Windows or macOS" in told.value.mend
