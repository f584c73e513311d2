"""Starting a program that outlives us: Excel waits for nothing, and a window must not end with our process.

On Windows the library of xlwings keeps our Python in a job that ends with Excel, and what we start is in it too. So a
program is asked out of that job; where the job does not let it go, Windows' own service for management (WMI) starts
it, which is in no job of ours; where that is forbidden as well, it is started all the same and ends with Excel.
Written from Microsoft's documentation of jobs and of WMI, and not seen in Windows by its authors.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

# A program that cannot start says so soon; one that can shows a window later than this.
_SOON = 2.5
_LAST_WORDS = 400
# How Windows is to create a process; `subprocess` names these on Windows alone.
NEW_GROUP, OUT_OF_JOB, NO_WINDOW = 0x00000200, 0x01000000, 0x08000000
_APART = NEW_GROUP | NO_WINDOW

Starter = Callable[..., subprocess.Popen[bytes]]


def start_apart(
    command: Sequence[str],
    *,
    system: str = sys.platform,
    start: Starter = subprocess.Popen,
    start_outside: Callable[[str, str], bool] | None = None,
) -> str:
    """Start a program that goes on by itself. Gives "", or its last words where it ended at once with an error.

    It starts in the person's own folder: the one that we are in may be that of a workbook from a stranger.

    Args:
        command: the program by its path, and what it is told.
        system: as `sys.platform` names it.
        start: what starts a process, as `subprocess.Popen` does.
        start_outside: what starts a command line in a folder through WMI, and says whether it could.
    """
    home = str(Path.home())
    # A pipe would fill up, or break, once nobody reads it.
    with tempfile.TemporaryFile() as words:
        try:
            if system != "win32":
                process = _started(start, command, home, words, start_new_session=True)
            else:
                try:
                    process = _started(start, command, home, words, creationflags=_APART | OUT_OF_JOB)
                except PermissionError:
                    # So Windows says that a job keeps what is in it.
                    if (start_outside or start_by_wmi)(subprocess.list2cmdline(_without_console(command)), home):
                        return ""
                    process = _started(start, command, home, words, creationflags=_APART)
        except OSError as fault:
            return fault.strerror or str(fault)
        return _last_words(process, words)


def start_by_wmi(line: str, folder: str) -> bool:
    """Start a command line in a folder through Windows' service for management. Gives whether that could be done."""
    # pywin32, which comes with xlwings on Windows alone.
    client: Any = importlib.import_module("win32com.client")
    failed: Any = importlib.import_module("pywintypes").com_error
    try:
        service = client.GetObject(r"winmgmts:{impersonationLevel=impersonate}!\\.\root\cimv2")
        asked = service.Get("Win32_Process").Methods_("Create").InParameters.SpawnInstance_()
        asked.Properties_("CommandLine").Value = line
        asked.Properties_("CurrentDirectory").Value = folder
        said = service.ExecMethod("Win32_Process", "Create", asked)
        return bool(said.Properties_("ReturnValue").Value == 0)
    except failed:
        return False


def _started(
    start: Starter, command: Sequence[str], folder: str, words: IO[bytes], **how: Any
) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return start(list(command), stdin=quiet, stdout=quiet, stderr=words, cwd=folder, **how)


def _without_console(command: Sequence[str]) -> list[str]:
    """A command by the Python that has no console: WMI would show an empty one."""
    first, *rest = command
    quiet = Path(first).with_name("pythonw.exe")
    return [str(quiet) if Path(first).name.lower() == "python.exe" and quiet.is_file() else first, *rest]


def _last_words(process: subprocess.Popen[bytes], words: IO[bytes]) -> str:
    try:
        code = process.wait(_SOON)
    except subprocess.TimeoutExpired:
        # It is meant to go on: without this Python warns of a process that nobody waits for.
        process.returncode = 0
        return ""
    if not code:
        return ""
    words.seek(0)
    said = words.read().decode("utf-8", "replace").strip().splitlines()
    return said[-1][:_LAST_WORDS] if said else f"It ended with code {code}."
