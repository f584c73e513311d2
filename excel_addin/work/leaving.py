"""What is at stake when our part leaves a workbook, and where the overrides that were typed can be saved."""

from __future__ import annotations

from pathlib import Path

import xlwings as xw

from scoring.errors import LeftOutError

_EXPORT = "--export-overrides"


def overrides_at_stake(error: LeftOutError) -> bool:
    """Whether it is overrides that would be lost, which can be saved as a file."""
    return _EXPORT in error.mend


def free_export(book: xw.Book, otherwise: Path) -> Path:
    """A file for the overrides, beside the workbook or in a folder of ours, that is not there yet."""
    own = Path(book.fullname)
    folder = own.parent if own.is_file() else otherwise
    folder.mkdir(parents=True, exist_ok=True)
    stem = Path(book.name).stem or "Workbook"
    path, number = folder / f"{stem} overrides.csv", 2
    while path.exists():
        path, number = folder / f"{stem} overrides {number}.csv", number + 1
    return path
