"""Machines that are made up: homes in a temporary folder, registries as mappings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from excel_addin.build.modules import xlwings_version
from excel_addin.install.machine import Machine

DLL = f"xlwings64-{xlwings_version()}.dll"


def windows(
    home: Path,
    *,
    registry: Mapping[str, Mapping[str, object]] | None = None,
    folder: str = "Sales env",
    code_page: str = "cp1252",
    short: str = "",
) -> Machine:
    """A Windows with Python in an environment of its own, and the library of xlwings in it."""
    env = home / folder
    scripts = env / "Scripts"
    scripts.mkdir(parents=True)
    (scripts / "python.exe").write_bytes(b"")
    (env / DLL).write_bytes(b"")
    values = {key.lower(): value for key, value in (registry or {}).items()}
    return Machine(
        system="win32",
        home=home,
        environ={"APPDATA": str(home / "AppData" / "Roaming")},
        python=str(scripts / "python.exe"),
        prefix=env,
        base=home / "Python311",
        code_page=code_page,
        short_path=lambda _: short,
        registry=lambda key: values.get(key.lower(), {}),
    )


def mac(home: Path, *, folder: str = "Sales env") -> Machine:
    """A macOS with Python in an environment of its own."""
    python = home / folder / "bin" / "python3"
    python.parent.mkdir(parents=True)
    python.write_bytes(b"")
    return Machine("darwin", home, {}, str(python), home / folder, Path("/Library/Frameworks/Python.framework"))


def linux(home: Path) -> Machine:
    return Machine("linux", home, {}, "/usr/bin/python3", Path("/usr"), Path("/usr"))
