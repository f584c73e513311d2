"""Programs that outlive us: nothing of the folder that Excel is in reaches them, and they do not end with Excel."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from excel_addin.commands import open_app
from excel_addin.hosts.host import Host
from excel_addin.work.desk import Desk, Machine
from excel_addin.work.starting import NEW_GROUP, NO_WINDOW, OUT_OF_JOB, start_apart, start_by_wmi
from tests.excel_addin.commands.voices import RecordingVoice


def test_the_app_takes_no_code_from_the_folder_of_a_workbook(tmp_path: Path) -> None:
    book = tmp_path / "leads.xlsx"
    book.write_bytes(b"x")
    asked: list[list[str]] = []

    def start(command: Any) -> str:
        asked.append(list(command))
        return ""

    host = cast(Host, SimpleNamespace(is_saved=lambda _: True))
    open_app(Desk(cast(Any, SimpleNamespace(fullname=str(book))), host, RecordingVoice(), machine=Machine(start=start)))
    [[python, *told]] = asked
    (tmp_path / "desktop.py").write_text("import sys; sys.exit('planted')")
    # The same call in the worst of folders, cut short by an option that the window does not know.
    done = subprocess.run(
        [python, *told, "--nonsense"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert "planted" not in done.stderr and "--nonsense" in done.stderr


def test_a_program_starts_in_the_persons_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert start_apart([sys.executable, "-c", "import os, sys; sys.exit(os.getcwd())"]) == str(Path.home())


class Windows:
    """A Windows that starts what it is asked to, unless its job or its rules forbid it."""

    def __init__(self, *, keeps: bool = False, wmi: bool = True) -> None:
        self.keeps, self.wmi = keeps, wmi
        self.flags: list[int] = []
        self.lines: list[tuple[str, str]] = []

    def start(self, command: list[str], *, creationflags: int, **_: Any) -> Any:
        self.flags.append(creationflags)
        if self.keeps and creationflags & OUT_OF_JOB:
            raise PermissionError(13, "Access is denied")
        return SimpleNamespace(wait=lambda _: 0)

    def start_outside(self, line: str, folder: str) -> bool:
        self.lines.append((line, folder))
        return self.wmi

    def run(self, *command: str) -> str:
        return start_apart(command, system="win32", start=self.start, start_outside=self.start_outside)


APART = NEW_GROUP | NO_WINDOW


def test_on_windows_it_leaves_the_job_that_ends_with_excel() -> None:
    windows = Windows()
    assert windows.run("C:\\python.exe", "-P") == ""
    assert (windows.flags, windows.lines) == ([APART | OUT_OF_JOB], [])


def test_where_the_job_keeps_it_another_starts_it(tmp_path: Path) -> None:
    windows, python = Windows(keeps=True), tmp_path / "Sales env" / "python.exe"
    assert windows.run(str(python), "-P", "a b.xlsx") == ""
    assert windows.lines == [(f'"{python}" -P "a b.xlsx"', str(Path.home()))]
    assert windows.flags == [APART | OUT_OF_JOB]
    # An empty console would be seen otherwise.
    python.parent.mkdir()
    python.with_name("pythonw.exe").write_bytes(b"")
    windows.run(str(python), "-P")
    assert windows.lines[-1][0] == f'"{python.with_name("pythonw.exe")}" -P'


def test_where_nobody_may_start_it_outside_it_starts_all_the_same() -> None:
    windows = Windows(keeps=True, wmi=False)
    assert windows.run("C:\\python.exe") == ""
    assert windows.flags == [APART | OUT_OF_JOB, APART]


class ComError(Exception):
    """What pywin32 raises for a refusal."""


@pytest.mark.parametrize(("answer", "could"), [(0, True), (2, False), (ComError(), False)])
def test_windows_service_is_asked_as_it_is_documented(
    answer: int | Exception, could: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, SimpleNamespace] = {"CommandLine": SimpleNamespace(), "CurrentDirectory": SimpleNamespace()}
    asked = SimpleNamespace(Properties_=given.__getitem__)
    method = SimpleNamespace(InParameters=SimpleNamespace(SpawnInstance_=lambda: asked))

    def run(name: str, method: str, with_these: object) -> SimpleNamespace:
        assert (name, method, with_these) == ("Win32_Process", "Create", asked)
        if isinstance(answer, Exception):
            raise answer
        return SimpleNamespace(Properties_={"ReturnValue": SimpleNamespace(Value=answer)}.__getitem__)

    methods: Callable[[str], SimpleNamespace] = {"Create": method}.__getitem__
    service = SimpleNamespace(Get=lambda _: SimpleNamespace(Methods_=methods), ExecMethod=run)
    modules = {
        "win32com.client": SimpleNamespace(GetObject=lambda _: service),
        "pywintypes": SimpleNamespace(com_error=ComError),
    }
    monkeypatch.setattr(importlib, "import_module", modules.__getitem__)
    assert start_by_wmi("python.exe -P", "C:\\Users\\Ana") is could
    assert {name: each.Value for name, each in given.items()} == {
        "CommandLine": "python.exe -P", "CurrentDirectory": "C:\\Users\\Ana",
    }  # fmt: skip
