"""What the add-in's settings sheet says: which Python answers, and how it is started.

The keys are those that the module of xlwings asks for. All of them are said here, the others as empty, because what the
sheet leaves open is looked up in a file of the person's home, where settings of something else may stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from excel_addin.build.modules import xlwings_module
from excel_addin.ribbon.state import RibbonState

_ASKED = re.compile(r'GetConfig\("([^"]+)"')


@dataclass(frozen=True)
class AddinSettings:
    """For whom an add-in is built.

    Attributes:
        windows: whole path of the Python that answers on Windows; without one, the add-in does nothing there.
        mac: that of the one that answers on macOS.
        state: what the ribbon shows before the first command.
    """

    windows: str = ""
    mac: str = ""
    state: RibbonState = field(default_factory=RibbonState)


def settings_rows(settings: AddinSettings) -> tuple[tuple[str, str], ...]:
    """The rows of the settings sheet: key and value."""
    said = {
        "INTERPRETER_WIN": settings.windows,
        "INTERPRETER_MAC": settings.mac,
        # One Python stays and answers buttons and functions alike: a button waits for no start (Windows alone).
        "USE UDF SERVER": "True",
        "UDF MODULES": "excel_addin.served",
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
        "DEBUG UDFS": "False",
        "SHOW CONSOLE": "False",
        "SHOW_ERROR_POPUPS": "True",
        "TEMP DIR": "%TEMP%",
    }
    others = sorted(set(_ASKED.findall(xlwings_module().source)) - said.keys())
    return (*said.items(), *((key, "") for key in others))
