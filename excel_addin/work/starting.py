"""Starting a program that outlives us: Excel waits for nothing, and a window must not end with our process."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence

# A program that cannot start says so soon; one that can shows a window later than this.
_SOON = 2.5
_LAST_WORDS = 400


def start_apart(command: Sequence[str]) -> str:
    """Start a program that goes on by itself. Gives "", or its last words where it ended at once with an error."""
    # A pipe would fill up, or break, once nobody reads it.
    with tempfile.TemporaryFile() as words:
        try:
            process = subprocess.Popen(
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=words,
                start_new_session=True,
                creationflags=_flags(),
            )
        except OSError as fault:
            return fault.strerror or str(fault)
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


def _flags() -> int:
    """On Windows: no console of its own, and no end with ours."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return 0
