"""Which Python Excel starts, as its settings and its older calls can name it.

Excel asks Windows to load a library beside this Python, in letters of one code page, and hands the path to the
command interpreter, which takes `%NAME%` for a variable. Only a whole path is ever handed over: by anything less
Windows would find whatever lies in the folder that Excel is in.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

from excel_addin.build.settings import AddinSettings
from excel_addin.install.errors import InstallError
from excel_addin.install.machine import Machine
from excel_addin.ribbon.state import RibbonState

_ENVIRONMENT = "Install Hotsheet anew in a folder of another name, then run this again from there."
_NAME_IT = (
    "Say with --python where Python is on the machine that the add-in is for, such as "
    "C:\\Sales\\Scripts\\python.exe or /Applications/Sales/bin/python3."
)
_STORE = re.compile(r"[\\/]WindowsApps[\\/]|PythonSoftwareFoundation\.Python\.", re.IGNORECASE)


def settings_for(machine: Machine, state: RibbonState) -> AddinSettings:
    """The add-in's settings on a machine.

    Raises:
        InstallError: Excel could not start this Python, or there is no Excel for it.
    """
    if not machine.runs_excel:
        raise InstallError(
            "Excel does not run on this system, so this Python is none that it could start.", mend=_NAME_IT
        )
    if not any(of(machine.python).is_absolute() for of in (PureWindowsPath, PurePosixPath)):
        raise InstallError("This Python does not say where it is.", mend=_ENVIRONMENT)
    if machine.system == "win32":
        return AddinSettings(windows=_on_windows(machine), state=state)
    return AddinSettings(mac=_on_mac(machine.python), state=state)


def settings_naming(python: str, state: RibbonState) -> AddinSettings:
    """The settings for another machine, by the path of its Python: the path says which system that is.

    Raises:
        InstallError: it is no whole path, or Excel could not hand it on.
    """
    there = PureWindowsPath(python)
    if there.is_absolute():
        return AddinSettings(windows=_without_variables(_with_console(str(there))), state=state)
    if PurePosixPath(python).is_absolute():
        return AddinSettings(mac=_on_mac(python), state=state)
    raise InstallError(f"“{python}” is no whole path, and Excel would look for it in any folder.", mend=_NAME_IT)


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
    path = _without_variables(_with_console(machine.python))
    if not _fits(path, machine.code_page):
        path = machine.short_path(path)
        if not path or not _fits(path, machine.code_page):
            raise InstallError(
                f"Python's path has letters that Excel cannot pass on to Windows here: {machine.python}.",
                mend=_ENVIRONMENT,
            )
    return path


def _without_variables(path: str) -> str:
    if re.search("%[^%]+%", path):
        raise InstallError(
            f"Python's path has a part between two % signs, which Windows would replace: {path}.", mend=_ENVIRONMENT
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
