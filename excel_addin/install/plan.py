"""What installing and taking away would do, as a plan; and doing it. A dry run is the plan without the doing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from excel_addin.build.addin import build_addin
from excel_addin.build.modules import mac_script
from excel_addin.build.settings import AddinSettings
from excel_addin.install.errors import InstallError
from excel_addin.install.found import found_in
from excel_addin.install.interpreter import settings_for
from excel_addin.install.machine import Machine
from excel_addin.install.places import INSTEAD, NOT_HERE, addin_file, script_folder
from excel_addin.ribbon.state import RibbonState
from scoring.atomic import write_bytes_atomically
from scoring.errors import HotsheetError, OutputError, Place

_SCRIPTS = "hotsheet-*.applescript"
_CLOSE = "Close Excel, then run this again."
_ALLOW = (
    "Close Excel. If it is closed, allow your terminal to reach other programs' files (System Settings, Privacy & "
    "Security, App Management or Full Disk Access), then run this again."
)


@dataclass(frozen=True)
class WriteFile:
    """Put a file in its place, and make its folder. anew: another stands there."""

    path: Path
    data: bytes
    says: str
    anew: bool = False


@dataclass(frozen=True)
class RemoveFile:
    """Take a file of ours away."""

    path: Path
    says: str


Step = WriteFile | RemoveFile


@dataclass(frozen=True)
class InstallPlan:
    """Steps in their order. settings: what the add-in is built with, where one is written."""

    steps: tuple[Step, ...]
    settings: AddinSettings | None = None


def install_plan(machine: Machine, state: RibbonState) -> InstallPlan:
    """What puts the add-in in its place; an older one is replaced.

    state: what the ribbon shows before the first command.

    Raises:
        InstallError: Excel does not run here, could not start this Python, or a file that is not ours has the place.
    """
    if not machine.runs_excel:
        raise InstallError(NOT_HERE, mend=INSTEAD)
    target = addin_file(machine)
    there = target.exists()
    if there and found_in(target) is None:
        raise InstallError(
            "a file that is not Hotsheet's add-in has its place.",
            place=Place(file=str(target)),
            mend="Move it elsewhere, then run this again.",
        )
    settings = settings_for(machine, state)
    steps: list[Step] = [WriteFile(target, build_addin(settings), "the add-in", there)]
    folder = script_folder(machine)
    if folder is not None:
        name, text = mac_script()
        script = folder / name
        steps += [RemoveFile(old, "the script of an older version") for old in _scripts(folder) if old != script]
        steps.append(WriteFile(script, text, "the script that starts Python for Excel", script.exists()))
    return InstallPlan(tuple(steps), settings)


def uninstall_plan(machine: Machine) -> InstallPlan:
    """What takes away all that installing put there, and nothing else.

    Raises:
        InstallError: Excel does not run here.
    """
    if not machine.runs_excel:
        raise InstallError("Excel does not run on this system, so nothing of it is installed.", mend=INSTEAD)
    target, folder = addin_file(machine), script_folder(machine)
    steps: list[Step] = [RemoveFile(target, "the add-in")] if found_in(target) is not None else []
    if folder is not None:
        steps += [RemoveFile(script, "the script that starts Python for Excel") for script in _scripts(folder)]
    return InstallPlan(tuple(steps))


def carry_out(plan: InstallPlan, tell: Callable[[Step], None]) -> None:
    """Do what a plan says, and tell of each step once it is done.

    Raises:
        InstallError: the system refuses, mostly because Excel has the file open.
    """
    for step in plan.steps:
        try:
            if isinstance(step, WriteFile):
                step.path.parent.mkdir(parents=True, exist_ok=True)
                write_bytes_atomically(step.path, step.data, overwrite=step.anew)
            else:
                step.path.unlink(missing_ok=True)
        except (OutputError, OSError) as error:
            raise _refused(step, error) from error
        tell(step)


def _scripts(folder: Path) -> list[Path]:
    return sorted(folder.glob(_SCRIPTS)) if folder.is_dir() else []


def _refused(step: Step, error: HotsheetError | OSError) -> InstallError:
    why = error.message if isinstance(error, HotsheetError) else f"the system refuses ({error.strerror or error})."
    # Newer systems ask before a program reaches into another's folders.
    guarded = "Group Containers" in step.path.parts or "Application Scripts" in step.path.parts
    return InstallError(f"{step.says}: {why}", place=Place(file=str(step.path)), mend=_ALLOW if guarded else _CLOSE)
