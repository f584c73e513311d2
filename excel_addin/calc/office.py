"""Where LibreOffice lies on each system, and which Python can speak to it. Nothing is started here but that Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from excel_addin.calc.errors import OfficeMissingError

_ASK_SECONDS = 30.0
# Not from the folder that we happen to be in, which Python looks into first. It may be too old for -P.
_IMPORT = "import sys; sys.path[:] = filter(None, sys.path); import uno"
MEND = (
    "Install LibreOffice from its own site or your system's store (on Debian and Ubuntu: libreoffice-calc and "
    "python3-uno)."
)

Exists = Callable[[PurePath], bool]


@dataclass(frozen=True, slots=True)
class Office:
    """A LibreOffice on this machine: its program, and a Python that can import `uno`."""

    program: str
    python: str


def programs(system: str, environ: Mapping[str, str], home: PurePath, on_path: str | None) -> Iterator[PurePath]:
    """Where the program may lie on a system (as `sys.platform` names it), likeliest first.

    environ: the environment; on_path: what the search path finds, if anything.
    """
    if system == "win32":
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
            if environ.get(variable):
                yield PureWindowsPath(environ[variable]) / "LibreOffice" / "program" / "soffice.exe"
        return
    if on_path:
        yield PurePosixPath(on_path)
    if system == "darwin":
        for root in (PurePosixPath("/Applications"), home / "Applications"):
            yield root / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
        return
    for folder in ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice", "/snap/libreoffice/current"):
        yield PurePosixPath(folder) / "program" / "soffice"


def pythons(system: str, program: PurePath) -> Iterator[PurePath]:
    """Which Pythons may speak to a LibreOffice, its own first."""
    folder = program.parent
    if system == "win32":
        yield folder / "python.exe"
        return
    if system == "darwin":
        yield folder.parent / "Resources" / "python"
        return
    yield folder / "python"
    yield PurePosixPath("/usr/bin/python3")


def find(
    system: str,
    environ: Mapping[str, str],
    home: PurePath,
    *,
    on_path: str | None,
    exists: Exists,
    speaks: Callable[[str], bool],
) -> Office:
    """The first LibreOffice that is there with a Python that `speaks` to it.

    Raises:
        OfficeMissingError: there is none, or none of the Pythons can import `uno`.
    """
    there = [program for program in programs(system, environ, home, on_path) if exists(program)]
    if not there:
        raise OfficeMissingError("LibreOffice was not found on this machine.", mend=MEND)
    for program in there:
        for python in pythons(system, program):
            if exists(python) and speaks(str(python)):
                return Office(str(program), str(python))
    raise OfficeMissingError(
        f"LibreOffice is here ({there[0]}), but no Python that can speak to it.",
        mend="Install its Python bridge (on Debian and Ubuntu: python3-uno).",
    )


def find_here() -> Office:
    """The LibreOffice of this machine.

    Raises:
        OfficeMissingError: there is none to use.
    """
    found = shutil.which("soffice") or shutil.which("libreoffice")
    # A link (/usr/bin/soffice) says nothing of its neighbours.
    # Windows looks into the current folder first, where a stranger's file may lie.
    on_path = str(Path(found).resolve()) if found and Path(found).is_absolute() else None
    return find(sys.platform, os.environ, Path.home(), on_path=on_path, exists=_is_file, speaks=can_import_uno)


def _is_file(path: PurePath) -> bool:
    return Path(path).is_file()


def can_import_uno(python: str) -> bool:
    """Whether a Python has the bridge to LibreOffice."""
    clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    try:
        asked = subprocess.run(
            [python, "-c", _IMPORT], capture_output=True, check=False, timeout=_ASK_SECONDS, env=clean
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0
