"""Workbooks with our part taken out, and what must be true of them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from scoring.ooxml.package import Package
from scoring.workbook.lint import lint
from scoring.workbook.marker import read_marker
from scoring.workbook.names import OUR_SHEETS, Our
from scoring.workbook.package import write_draft
from scoring.workbook.strip import strip
from tests.judges.cells import Cells, read_book

# Words that stand in no part of a workbook without us; "Lists", "Fit" and "Why" may well be somebody's own.
_OURS = re.compile(
    rb"HS_|hotsheet|Hotsheet|[>\"'\[]hs [a-z]|"
    + b"|".join(
        name.encode() for name in (*OUR_SHEETS, *map(str, Our)) if name not in ("Lists", "Fit", "Why", "Engagement")
    )
)


def without_us(source: Path, target: Path, *, cut: bool = False) -> Path:
    """The workbook without our part."""
    with Package(source) as package:
        marker = read_marker(package)
        assert marker is not None
        with target.open("w+b") as file:
            write_draft(strip(package, marker, cut=cut), file, keep_original=False)
    return target


def traces(path: Path) -> dict[str, list[bytes]]:
    """What is left of us, by part: names of parts count too."""
    found = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            seen = _OURS.findall(package.read(name)) + _OURS.findall(name.encode())
            if seen:
                found[name] = sorted(set(seen))
    return found


def own_cells(path: Path, sheet: str, columns: set[str]) -> Cells:
    """The cells of a sheet outside of some columns (by their letters)."""
    cells = read_book(path, {sheet})[sheet]
    return {cell: value for cell, value in cells.items() if re.sub(r"\d", "", cell) not in columns}


def faults(path: Path) -> list[str]:
    """What our lint finds wrong."""
    return [str(problem) for problem in lint(path)]
