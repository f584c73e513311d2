"""A LibreOffice of our own without a window, or a connection to the one that a person has open."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from excel_addin.calc.errors import DOOR, CalcError, OfficeGoneError
from excel_addin.calc.link import Link
from excel_addin.calc.office import Office, find_here

START_SECONDS = 90.0
KNOCK_SECONDS = 1.0
_END_SECONDS = 10.0
_NO_SCREEN = "Open the workbook in LibreOffice by hand, on a desktop, or run the command where there is a screen."


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of the LibreOffice behind a door.

    office: where it lies. listening: whether one answers; then its version, and the names of its open workbooks.
    """

    office: Office
    listening: bool
    version: str = ""
    books: tuple[str, ...] = ()


def connect(door: str = DOOR, *, office: Office | None = None, wait: float = KNOCK_SECONDS) -> Link:
    """A connection to the LibreOffice that a person started with a door open.

    Raises:
        OfficeMissingError: LibreOffice, or a Python that speaks to it, is not on this machine.
        OfficeGoneError: nothing answered at the door for some seconds (`wait`).
    """
    return Link([(office or find_here()).python], door, wait=wait)


def status(door: str = DOOR, *, office: Office | None = None) -> Status:
    """Whether a LibreOffice answers at a door, and what it has open.

    Raises:
        OfficeMissingError: LibreOffice, or a Python that speaks to it, is not on this machine.
    """
    here = office or find_here()
    try:
        with connect(door, office=here, wait=0.0) as link:
            names = tuple(facts["title"] for facts in link.ask("books.list"))
            return Status(here, True, str(link.ask("office.about")["version"]), names)
    except OfficeGoneError:
        return Status(here, False)


def open_office(
    files: Sequence[Path] = (),
    door: str = DOOR,
    *,
    office: Office | None = None,
    profile: Path | None = None,
    patience: float = START_SECONDS,
) -> Link:
    """Open files in a LibreOffice with a window, for a person, and a door that we can come in by; a connection to it.

    One that runs already opens the files and the door. It goes on when we end. files: none opens its own first window.
    profile: a folder of settings other than the person's own.

    Raises:
        OfficeMissingError: LibreOffice, or a Python that speaks to it, is not on this machine.
        OfficeGoneError: it ended at once, or opened no door in time.
    """
    here = office or find_here()
    settings = [f"-env:UserInstallation={profile.resolve().as_uri()}"] if profile else []
    command = [here.program, *settings, "--nologo", f"--accept={door};urp;", *(str(file.resolve()) for file in files)]
    process = _detached(command)
    deadline = time.monotonic() + patience
    while True:
        try:
            link = connect(door, office=here, wait=min(2.0, patience))
            # It is meant to outlive us, which Python would warn of.
            process.returncode = process.poll() or 0
            return link
        except OfficeGoneError:
            # A starter that hands over to a running one ends well.
            if process.poll():
                raise OfficeGoneError(
                    f"LibreOffice ended as soon as it was started ({here.program}).", mend=_NO_SCREEN
                ) from None
            if time.monotonic() > deadline:
                raise


def _detached(command: list[str]) -> subprocess.Popen[bytes]:
    """A process that outlives us."""
    quiet = subprocess.DEVNULL
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, creationflags=flags)
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)


@contextmanager
def started(
    *, office: Office | None = None, profile: Path | None = None, patience: float = START_SECONDS
) -> Generator[Link]:
    """A LibreOffice without a window, with a profile of its own, that ends with the `with`.

    profile: a folder to keep its settings in (a temporary one unless given). patience: seconds for its start.

    Raises:
        OfficeMissingError, OfficeGoneError: it is not here, or did not start.
    """
    here = office or find_here()
    with tempfile.TemporaryDirectory(prefix="hotsheet-office-", ignore_cleanup_errors=True) as folder:
        door = f"pipe,name=hotsheet-{uuid.uuid4().hex[:12]}"
        process = _start(here, door, profile or Path(folder))
        goes = False
        try:
            with Link([here.python], door, wait=patience) as link:
                try:
                    yield link
                finally:
                    if link.open:
                        with suppress(CalcError):
                            goes = bool(link.ask("office.end", patience=_END_SECONDS))
        finally:
            _end(process, _END_SECONDS / 2 if goes else 0)


def _start(office: Office, door: str, profile: Path) -> subprocess.Popen[bytes]:
    command = [
        office.program,
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        f"--accept={door};urp;",
    ]
    # A group of its own: soffice is a starter whose child would outlive it.
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _end(process: subprocess.Popen[bytes], patience: float) -> None:
    """End a starter and its child, after some seconds to end by themselves where they were asked to."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(patience)
    if hasattr(os, "killpg"):
        # Also when the starter has ended: its child may still be there.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        # By its path: Windows looks into the current folder before its own.
        taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
        subprocess.run([str(taskkill), "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_END_SECONDS)
