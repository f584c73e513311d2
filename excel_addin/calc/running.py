"""A LibreOffice of our own without a window, or a connection to the one that a person has open."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import uuid
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from excel_addin.calc.errors import DOOR, CalcError
from excel_addin.calc.link import Link
from excel_addin.calc.office import Office, find_here

START_SECONDS = 90.0
_END_SECONDS = 10.0


def connect(door: str = DOOR, *, office: Office | None = None) -> Link:
    """A connection to the LibreOffice that a person started with a door open.

    Raises:
        OfficeMissingError: LibreOffice, or a Python that speaks to it, is not on this machine.
        OfficeGoneError: nothing answers at the door.
    """
    return Link([(office or find_here()).python], door, wait=3.0)


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
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_END_SECONDS)
