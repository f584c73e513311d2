"""The repository's own files, as its tests look at them."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Lead files for tests may be of any encoding and any line ending: that is what they are for.
NO_PROSE = {".xlsx", ".xlsm", ".png", ".bin", ".ico", ".csv", ".tsv", ".qm"}


def repository_files() -> list[Path]:
    """Return every file that is committed or could be, as absolute paths."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60)
    paths = (ROOT / name for name in answer.stdout.decode().split("\0") if name)
    return sorted({path for path in paths if path.is_file()})


def text_files() -> list[Path]:
    """Return the repository's files that a person reads."""
    return [path for path in repository_files() if path.suffix not in NO_PROSE]


def sources(folder: str) -> list[Path]:
    """Return the Python files of one of the repository's folders."""
    return sorted((ROOT / folder).rglob("*.py"))


def relative(path: Path) -> str:
    """Return a file's name as the repository knows it, the same on every system."""
    return path.relative_to(ROOT).as_posix()
