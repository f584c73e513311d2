"""People at a scored workbook: what they do in LibreOffice, which keeps every reference right as Excel does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.judges.libreoffice import find_soffice
from tests.judges.required import skip_without

MEND = "These edits need LibreOffice and a Python that can import uno (Debian: python3-uno)."
_PYTHONS = ("/usr/bin/python3", "/Applications/LibreOffice.app/Contents/Resources/python")
_SCRIPT = Path(__file__).with_name("desk_script.py")


@cache
def python_with_uno() -> str | None:
    """A Python that can speak to LibreOffice."""
    for program in _PYTHONS:
        if Path(program).is_file():
            asked = subprocess.run([program, "-c", "import uno"], capture_output=True, check=False, timeout=60)
            if asked.returncode == 0:
                return program
    return None


requires_desk = skip_without(
    find_soffice() is not None and python_with_uno() is not None, MEND, possible=python_with_uno() is not None
)


def edited(jobs: Sequence[tuple[Path, Path, Sequence[str]]]) -> None:
    """Have workbooks changed and saved: source, target, and what is done (methods of `desk_script.Person`)."""
    program = python_with_uno()
    assert program is not None, MEND
    listed = [(str(source), str(target), list(edits)) for source, target, edits in jobs]
    with TemporaryDirectory(prefix="hotsheet-desk-", ignore_cleanup_errors=True) as profile:
        # A group of its own, so that LibreOffice ends with it, whatever happens.
        process = subprocess.Popen([program, str(_SCRIPT), json.dumps(listed), profile], start_new_session=True)
        try:
            code = process.wait(60 + 10 * len(jobs))
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)
    assert code == 0
