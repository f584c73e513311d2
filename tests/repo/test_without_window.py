"""Who scores on the command line or uses the library does not wait for Qt, nor need it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.repo.files import ROOT

WINDOW = ("PySide6", "pyqtgraph")
SEEN = f"sorted(name for name in sys.modules if name.partition('.')[0] in {WINDOW})"


def ran(program: str, folder: Path) -> str:
    """What a program printed last, in a Python of its own."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {program}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("module", ["scoring", "scoring.cli", "scoring.jobs.run", "scoring.store", "desktop.command"])
def test_importing_brings_no_window(module: str, tmp_path: Path) -> None:
    assert ran(f"import {module}; print({SEEN})", tmp_path) == "[]"


@pytest.mark.parametrize("words", [["demo"], ["model", "list"], ["--help"], ["desktop", "--help"]], ids=" ".join)
def test_a_command_brings_no_window(words: list[str], tmp_path: Path) -> None:
    called = f"import atexit; from scoring.cli import main; atexit.register(lambda: print({SEEN}))"
    assert ran(f"{called}; sys.argv[1:] = {words!r}; main()", tmp_path) == "[]"
