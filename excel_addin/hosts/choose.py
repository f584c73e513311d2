"""Which host a workbook has: by the engine that xlwings speaks through, and the system."""

from __future__ import annotations

import sys
from importlib import import_module

import xlwings as xw

from excel_addin.calc.engine import NAME as CALC
from excel_addin.hosts.calc import CalcHost
from excel_addin.hosts.com import ExcelHost
from excel_addin.hosts.host import Host, HostError
from excel_addin.hosts.mac import MacHost

_EXCEL = "excel"


def host_of(book: xw.Book, *, system: str = sys.platform) -> Host:
    """The host of an open workbook.

    Raises:
        HostError: it is open in nothing that Hotsheet can work with.
    """
    engine = book.app.engine.name
    if engine == CALC:
        return CalcHost()
    if engine == _EXCEL and system == "win32":
        return ExcelHost()
    if engine == _EXCEL and system == "darwin":
        # It is installed on macOS alone.
        return MacHost(import_module("appscript").k)
    raise HostError(
        f"Hotsheet cannot work with a workbook that is open in “{engine}” on this system.",
        mend="Open it in Excel on Windows or macOS, or in LibreOffice Calc.",
    )
