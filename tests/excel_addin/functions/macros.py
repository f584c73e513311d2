"""A workbook with the add-in's own VBA for functions, run by LibreOffice, whose questions the product answers here.

Only the module that starts Python through COM is another one: it hands each call to a process outside, which sends it
over a socket to this one. All else is as in the add-in.
"""

from __future__ import annotations

import json
import socketserver
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter

from excel_addin import served
from excel_addin.build.modules import own_module
from excel_addin.build.project import Module, ModuleKind, vba_project
from excel_addin.build.wrappers import functions_module
from excel_addin.calc.link import Link
from excel_addin.calc.office import find_here

LIBRARY = "TestBook"
DRIVER = Path(__file__).with_name("driver.py")
PYTHON = """Option Explicit
Private python As Variant

Public Sub TakePython(given As Variant)
    Set python = given
End Sub

Public Function HotsheetCall(method As String, arguments As Variant) As Variant
    Dim said(0 To 1) As Variant
    said(0) = HotsheetNamed("method", method)
    said(1) = HotsheetNamed("arguments", arguments)
    HotsheetCall = python.execute(said)
End Function

Private Function HotsheetNamed(what As String, value As Variant) As Variant
    Dim made As Variant
    made = CreateUnoStruct("com.sun.star.beans.NamedValue")
    made.Name = what
    made.Value = value
    HotsheetNamed = made
End Function

Public Sub HotsheetLetGo()
End Sub
"""
Cell = tuple[str, str]
Step = Sequence[tuple[str, str, Any]]


@dataclass
class Asked:
    """What VBA asked: the method and its arguments, call by call."""

    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)

    def count(self, method: str) -> int:
        return sum(name == method for name, _ in self.calls)


def macro_book(path: Path, fill: Callable[[xlsxwriter.Workbook], None], more: str = "") -> Path:
    """A workbook with the add-in's functions in it; `fill` makes its sheets. more: VBA that a test has beside them."""
    project = path.with_suffix(".bin")
    book = xlsxwriter.Workbook(str(path))
    fill(book)
    sheets = [f"Sheet{number}" for number, _ in enumerate(book.worksheets(), 1)]
    documents = [Module("ThisWorkbook", "", ModuleKind.WORKBOOK), *(Module(n, "", ModuleKind.SHEET) for n in sheets)]
    code = [Module("HotsheetPython", PYTHON), own_module("HotsheetAsking"), functions_module()]
    code += [Module("HotsheetProbe", more)] if more else []
    project.write_bytes(vba_project(LIBRARY, [*documents, *code]))
    book.add_vba_project(str(project))
    book.set_vba_name("ThisWorkbook")
    for sheet, name in zip(book.worksheets(), sheets, strict=True):
        sheet.set_vba_name(name)
    book.close()
    return path


@contextmanager
def answering(folder: Path) -> Iterator[tuple[str, Asked]]:
    """A socket at which the product answers as xlwings' COM server does: arrays arrive as tuples."""
    asked = Asked()

    class Answers(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            for line in self.rfile:
                said = json.loads(line)
                arguments = _tuples(said["arguments"])
                asked.calls.append((said["method"], arguments))
                reply = getattr(served, said["method"])(*arguments)
                self.wfile.write((json.dumps({"value": reply}) + "\n").encode())

    place = str(folder / "asked")
    with socketserver.ThreadingUnixStreamServer(place, Answers) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield place, asked
        finally:
            server.shutdown()
            thread.join(10)


def shown(
    link: Link, path: Path, place: str, read: Sequence[Cell], steps: Sequence[Step] = ()
) -> list[dict[Cell, Any]]:
    """What cells show as the workbook is opened, and after each step of writing."""
    task = {"socket": place, "file": str(path), "library": LIBRARY, "steps": steps, "read": read}
    command = [find_here().python, str(DRIVER), link.door, json.dumps(task)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return [dict(zip(read, json.loads(line), strict=True)) for line in ran.stdout.splitlines()]


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
