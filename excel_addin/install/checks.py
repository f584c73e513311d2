"""What stands here of the add-in, and what keeps it from working: each finding with how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from excel_addin.build.addin import build_addin
from excel_addin.build.modules import mac_script, xlwings_version
from excel_addin.install.errors import InstallError
from excel_addin.install.found import Found, found_as, found_in
from excel_addin.install.interpreter import library_folders, settings_for
from excel_addin.install.machine import Machine
from excel_addin.install.places import INSTEAD, NOT_HERE, addin_file, other_addins, script_folder
from excel_addin.install.policies import blocks_the_web, hindrances, is_32_bit, trusts_the_network
from excel_addin.ribbon.state import RibbonState

AGAIN = "Run `hotsheet excel install`, then start Excel again."


class Verdict(StrEnum):
    """How a finding is: in order, worth knowing, or in the way."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True)
class Check:
    """One finding. what: its subject in a word or two."""

    what: str
    verdict: Verdict
    found: str
    mend: str = ""


def checks(machine: Machine) -> list[Check]:
    """Everything that can be seen from outside Excel."""
    if not machine.runs_excel:
        return [Check("Excel", Verdict.BAD, NOT_HERE, INSTEAD)]
    found = [*_file(machine), *_script(machine), *_copies(machine)]
    if machine.system == "win32":
        found += [_library(machine), *_web(machine), *_network(machine), *_rules(machine)]
    return found


def _file(machine: Machine) -> Iterator[Check]:
    path = addin_file(machine)
    there = found_in(path)
    if there is None:
        other = path.exists()
        words = f"A file that is not Hotsheet's has its place: {path}." if other else f"It is not installed ({path})."
        yield Check("Add-in", Verdict.BAD, words, "Move that file elsewhere. " + AGAIN if other else AGAIN)
        return
    try:
        settings = settings_for(machine, RibbonState())
    except InstallError as error:
        yield Check("Python", Verdict.BAD, error.message, error.mend)
        return
    now = found_as(build_addin(settings))
    assert now is not None
    if there.is_same(now):
        yield Check("Add-in", Verdict.GOOD, f"It is installed and up to date: {path}.")
    elif there.settings == now.settings:
        yield Check("Add-in", Verdict.NOTE, "It is of another version of Hotsheet.", AGAIN)
    yield _python(machine, there, now)


def _python(machine: Machine, there: Found, now: Found) -> Check:
    key = "INTERPRETER_MAC" if machine.system == "darwin" else "INTERPRETER_WIN"
    named, mine = there.settings.get(key, ""), now.settings[key]
    if named == mine:
        return Check("Python", Verdict.GOOD, f"Excel starts this one: {mine}.")
    if not Path(named).is_file():
        return Check("Python", Verdict.BAD, f"Excel is to start {named or 'none'}, which is not there.", AGAIN)
    mend = "That is in order if you have Hotsheet twice. Otherwise: " + AGAIN
    return Check("Python", Verdict.NOTE, f"Excel starts another one than this: {named}.", mend)


def _script(machine: Machine) -> Iterator[Check]:
    folder = script_folder(machine)
    if folder is None:
        return
    name, text = mac_script()
    path = folder / name
    if path.is_file() and path.read_bytes() == text:
        yield Check("Script", Verdict.GOOD, f"The script that starts Python is in its place: {path}.")
    else:
        yield Check("Script", Verdict.BAD, f"The script that starts Python is missing or another: {path}.", AGAIN)


def _copies(machine: Machine) -> Iterator[Check]:
    for path in other_addins(machine):
        if found_in(path) is not None:
            mend = "Take it off in Excel (File, Options, Add-ins, Go) and delete the file."
            yield Check("Second copy", Verdict.NOTE, f"Another copy may show a second tab: {path}.", mend)
    own = addin_file(machine).with_name("xlwings.xlam")
    if own.is_file():
        yield Check("xlwings", Verdict.GOOD, "The add-in of xlwings is here too; neither disturbs the other.")


def _library(machine: Machine) -> Check:
    """The library that answers functions: its file must be of the very version that the add-in names."""
    # Excel loads the one of its own width, and Python runs beside it, whatever width that has.
    bits = 32 if is_32_bit(machine) else 64
    name = f"xlwings{bits}-{xlwings_version()}.dll"
    folders = library_folders(machine)
    if any((folder / name).is_file() for folder in folders):
        words = " Excel has 32 bits here; that goes together with any Python." if bits == 32 else ""
        return Check("Library", Verdict.GOOD, f"{name} is beside Python.{words}")
    others = sorted(path.name for folder in folders for path in folder.glob(f"xlwings{bits}-*.dll"))
    if others:
        words = f"Python has {others[0]} beside it, and the add-in asks for {name}."
        return Check("Library", Verdict.BAD, words, f"Install xlwings {xlwings_version()} with this Python. " + AGAIN)
    mend = "Install Hotsheet in an environment of its own (`uv tool install hotsheet`, or pipx). " + AGAIN
    return Check("Library", Verdict.BAD, f"{name} is not beside Python ({folders[0]}), nor above it.", mend)


def _web(machine: Machine) -> Iterator[Check]:
    path = addin_file(machine)
    if not path.is_file() or not came_from_the_web(path):
        return
    rule = " A rule of your organisation leaves no button to allow it." if blocks_the_web(machine) else ""
    mend = AGAIN + " Or: right-click the file, Properties, tick Unblock."
    yield Check(
        "Blocked", Verdict.BAD, f"Windows marks the file as from the internet, and Excel blocks it.{rule}", mend
    )


def came_from_the_web(path: Path) -> bool:
    """Whether Windows keeps a note beside a file that it came from the internet (zones 3 and 4)."""
    try:
        note = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(line.replace(" ", "").strip().lower() in ("zoneid=3", "zoneid=4") for line in note.splitlines())


def _network(machine: Machine) -> Iterator[Check]:
    folder = str(addin_file(machine).parent)
    if not folder.startswith(("\\\\", "//")) or trusts_the_network(machine):
        return
    mend = (
        "In Excel: File, Options, Trust Center, Trusted Locations: allow those on your network, and add this folder if "
        "it is not listed. If that is greyed out, ask whoever looks after your computers."
    )
    words = f"Excel loads it from a network, which it does not trust by itself: it may ask, or leave it out ({folder})."
    yield Check("Network", Verdict.NOTE, words, mend)


def _rules(machine: Machine) -> Iterator[Check]:
    found = hindrances(machine)
    yield from (Check("Rules", Verdict.BAD, each.why, each.mend) for each in found)
    if not found:
        yield Check("Rules", Verdict.GOOD, "No rule that could be read keeps Excel from loading it.")
