"""Which Python Excel starts, as its settings and its older calls can name it.

Excel asks Windows to load a library beside this Python, in letters of one code page, and hands the path to the
command interpreter, which takes `%NAME%` for a variable.
"""

from __future__ import annotations

import re
from pathlib import Path

from excel_addin.build.settings import AddinSettings
from excel_addin.install.errors import InstallError
from excel_addin.install.machine import Machine
from excel_addin.ribbon.state import RibbonState

_ENVIRONMENT = "Install Hotsheet anew in a folder of another name, then run this again from there."
_STORE = re.compile(r"[\\/]WindowsApps[\\/]|PythonSoftwareFoundation\.Python\.", re.IGNORECASE)


def settings_for(machine: Machine, state: RibbonState) -> AddinSettings:
    """The add-in's settings on a machine.

    Raises:
        InstallError: Excel could not start this Python.
    """
    if machine.system == "win32":
        return AddinSettings(windows=_on_windows(machine), state=state)
    if machine.system == "darwin":
        return AddinSettings(mac=_on_mac(machine.python), state=state)
    return AddinSettings(state=state)


def came_from_store(machine: Machine) -> bool:
    """Whether this is the Python of Microsoft's store, or made with it: what it writes for Excel, Excel never sees."""
    return any(_STORE.search(str(path)) for path in (machine.python, machine.prefix, machine.base))


def library_folders(machine: Machine) -> tuple[Path, ...]:
    """Where the add-in looks for the library of xlwings: beside Python, then above it."""
    beside = Path(_with_console(machine.python)).parent
    return beside, beside.parent


def _on_windows(machine: Machine) -> str:
    if came_from_store(machine):
        raise InstallError(
            "This Python came from the Microsoft Store, which keeps what it writes to itself: Excel would never see "
            "the add-in.",
            mend="Install Python from python.org (or with uv), and Hotsheet with that one.",
        )
    path = _with_console(machine.python)
    if re.search("%[^%]+%", path):
        raise InstallError(
            f"Python's path has a part between two % signs, which Windows would replace: {path}.", mend=_ENVIRONMENT
        )
    if not _fits(path, machine.code_page):
        path = machine.short_path(path)
        if not path or not _fits(path, machine.code_page):
            raise InstallError(
                f"Python's path has letters that Excel cannot pass on to Windows here: {machine.python}.",
                mend=_ENVIRONMENT,
            )
    return path


def _on_mac(path: str) -> str:
    risky = sorted(set(path) & set('"\\|$`'))
    if risky:
        raise InstallError(
            f"Python's path has {' '.join(risky)}, which cannot be handed from Excel to a shell: {path}.",
            mend=_ENVIRONMENT,
        )
    return path


def _with_console(path: str) -> str:
    """The Python that has a console (the add-in hides it), where the one without started this."""
    return re.sub(r"pythonw\.exe$", "python.exe", path, flags=re.IGNORECASE)


def _fits(path: str, code_page: str) -> bool:
    try:
        path.encode(code_page)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
