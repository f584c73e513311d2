"""Where Excel looks for add-ins on each system, and for the script that starts Python on macOS."""

from __future__ import annotations

from pathlib import Path

from excel_addin.build.addin import FILE_NAME
from excel_addin.install.errors import InstallError
from excel_addin.install.machine import Machine

NOT_HERE = "Excel does not run on this system, so there is nowhere to put the add-in."
INSTEAD = (
    "Score files with `hotsheet score`, work in an open LibreOffice document with `hotsheet calc`, or build the add-in "
    "for another machine with `hotsheet excel build`."
)
_OFFICE_GROUP = ("Library", "Group Containers", "UBF8T346G9.Office")


def startup_folder(machine: Machine) -> Path:
    """The folder whose add-ins Excel opens when it starts; it need not be there yet.

    Raises:
        InstallError: Excel does not run on this system, or Windows does not say where its programs keep their files.
    """
    if machine.system == "win32":
        return _roaming(machine) / "Microsoft" / "Excel" / "XLSTART"
    if machine.system == "darwin":
        return machine.home.joinpath(*_OFFICE_GROUP, "User Content.localized", "Startup.localized", "Excel")
    raise InstallError(NOT_HERE, mend=INSTEAD)


def addin_file(machine: Machine) -> Path:
    """Where the add-in stands. Raises InstallError as `startup_folder` does."""
    return startup_folder(machine) / FILE_NAME


def script_folder(machine: Machine) -> Path | None:
    """Where Excel on macOS finds the scripts that it may start; None on other systems, which need none."""
    if machine.system != "darwin":
        return None
    return machine.home / "Library" / "Application Scripts" / "com.microsoft.Excel"


def other_addins(machine: Machine) -> tuple[Path, ...]:
    """Where another copy of the add-in may have been put by hand."""
    if machine.system == "win32":
        return (_roaming(machine) / "Microsoft" / "AddIns" / FILE_NAME,)
    if machine.system == "darwin":
        return (machine.home.joinpath(*_OFFICE_GROUP, "User Content.localized", "Add-Ins.localized", FILE_NAME),)
    return ()


def _roaming(machine: Machine) -> Path:
    folder = machine.environ.get("APPDATA", "")
    if not folder:
        raise InstallError(
            "Windows does not say where programs keep their files (APPDATA is not set).",
            mend="Run this in a terminal of your own account.",
        )
    return Path(folder)
