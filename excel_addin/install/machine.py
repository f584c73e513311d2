"""A machine as a value: all that installing asks of it, so that any machine can be made up in a test."""

from __future__ import annotations

import ctypes
import locale
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

# All values of a registry key by their names in small letters; none where the key is missing.
Registry = Callable[[str], Mapping[str, object]]


@dataclass(frozen=True)
class Machine:
    """What is asked of a machine.

    Attributes:
        system: as `sys.platform` names it.
        home: the person's folder.
        environ: the environment.
        python: path of the Python that runs, in which Hotsheet is installed.
        prefix: the folder of its environment. base: that of the Python which the environment was made with.
        code_page: what Excel's older calls write paths in (Windows).
        short_path: the short name of a path, which is ASCII; "" where it has none (Windows).
        registry: the values of a key such as `HKCU\\Software\\…` (Windows).
    """

    system: str
    home: Path
    environ: Mapping[str, str]
    python: str
    prefix: Path
    base: Path
    code_page: str = "utf-8"
    short_path: Callable[[str], str] = lambda _: ""
    registry: Registry = lambda _: {}

    @property
    def runs_excel(self) -> bool:
        """Whether there is an Excel that could run here."""
        return self.system in ("win32", "darwin")


def this_machine() -> Machine:
    """The machine that this runs on."""
    return Machine(
        system=sys.platform,
        home=Path.home(),
        environ=os.environ,
        python=sys.executable,
        prefix=Path(sys.prefix),
        base=Path(sys.base_prefix),
        # Of the system, also where Python was told to use UTF-8 for all of its own.
        code_page=locale.getencoding(),
        short_path=_short_path,
        registry=_values,
    )


def _short_path(path: str) -> str:
    if sys.platform != "win32":
        return ""
    else:  # noqa: RET505 - type checkers follow platforms by branches
        room = ctypes.create_unicode_buffer(1024)
        length = ctypes.windll.kernel32.GetShortPathNameW(path, room, len(room))
        return room.value if 0 < length < len(room) else ""


def _values(key: str) -> Mapping[str, object]:
    if sys.platform != "win32":
        return {}
    else:  # noqa: RET505 - type checkers follow platforms by branches
        import winreg  # noqa: PLC0415 - it is there on Windows alone

        hive, _, rest = key.partition("\\")
        root = winreg.HKEY_CURRENT_USER if hive == "HKCU" else winreg.HKEY_LOCAL_MACHINE
        found: dict[str, object] = {}
        try:
            # A Python of 32 bits would be shown keys of its own.
            with winreg.OpenKey(root, rest, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
                for place in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _ = winreg.EnumValue(opened, place)
                    found[name.lower()] = value
        except OSError:
            return found
        return found
