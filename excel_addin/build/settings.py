"""What the add-in's settings sheet says: which Python answers, and how it is started.

The keys are those that the module of xlwings asks for. All that matters is said here, because what the sheet leaves
open is looked up in a file of the person's home, where settings of something else may stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from excel_addin.ribbon.state import RibbonState


@dataclass(frozen=True)
class AddinSettings:
    """For whom an add-in is built.

    Attributes:
        windows: path of the Python that answers on Windows; without one, what the search path finds there.
        mac: path of the one that answers on macOS.
        console: whether the window of that Python is shown, to look for a fault.
        state: what the ribbon shows before the first command.
    """

    windows: str = ""
    mac: str = ""
    console: bool = False
    state: RibbonState = field(default_factory=RibbonState)


def settings_rows(settings: AddinSettings) -> tuple[tuple[str, str], ...]:
    """The rows of the settings sheet: key and value."""
    return (
        ("INTERPRETER_WIN", settings.windows),
        ("INTERPRETER_MAC", settings.mac),
        # One Python stays and answers buttons and functions alike: a button waits for no start (Windows alone).
        ("USE UDF SERVER", "True"),
        ("UDF MODULES", "excel_addin.served"),
        ("DEBUG UDFS", "False"),
        ("SHOW CONSOLE", str(settings.console)),
        ("SHOW_ERROR_POPUPS", "True"),
        # Empty, so that no environment is looked for: the interpreter is named by its path.
        ("CONDA PATH", ""),
        ("CONDA ENV", ""),
    )
