"""What must be known of a sheet before it can be edited in one pass: looks to follow, and shared formulas' numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scoring.ooxml.cells import column_letters
from scoring.ooxml.sheet import SheetScanner
from scoring.workbook.plan import LeadEdit

_GROUP = re.compile(rb"""<(?:[\w.-]+:)?f\s(?:[^<>]*?\s)?si\s*=\s*["']([0-9]{1,9})["']""")
_STYLE = re.compile(rb"""\ss\s*=\s*["']([0-9]{1,6})["']""")
# Rows are banded where nearly all even ones have one look and nearly all odd ones another.
_BANDED = 0.95
_FEW = 6


@dataclass(frozen=True)
class Survey:
    """What was seen. first_group: a number that no shared formula has, nor any above it.

    header, even, odd: style numbers of the cell that ours are to look like, in the header row and in even and odd
    rows of leads; -1 where the sheet has no such cell.
    """

    first_group: int = 0
    header: int = -1
    even: int = -1
    odd: int = -1


def survey(scanner: SheetScanner, edit: LeadEdit) -> Survey:
    """Look through all rows of a sheet. Afterwards the scanner knows what stands around them."""
    look: re.Pattern[bytes] | None = None
    group = 0
    rows: list[bytes] = []
    marks: list[bytes] = []
    for piece in scanner.rows():
        if look is None:
            start = scanner.prefix + b'c r="' + column_letters(edit.like).encode()
            look = re.compile(rb'<%s([0-9]{1,7})"([^<>]*)>' % re.escape(start))
        if b"si" in piece:
            group = max([group, *(int(number) + 1 for number in _GROUP.findall(piece))])
        for row, mark in look.findall(piece):
            rows.append(row)
            marks.append(mark)
    known = {mark: _style(mark) for mark in set(marks)}
    numbers = np.array(rows, dtype=bytes).astype(np.int64) if rows else np.zeros(0, np.int64)
    styles = np.fromiter(map(known.__getitem__, marks), np.int64, len(marks))
    return replace(looks(edit, numbers, styles), first_group=group)


def survey_cells(scanner: SheetScanner, edit: LeadEdit) -> Survey:
    """The looks alone, by reading every cell: for sheets of unusual spelling."""
    rows, styles = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for batch in scanner.batches():
        ours = batch.columns == edit.like
        rows.append(batch.rows[ours].astype(np.int64))
        styles.append(batch.styles[ours].astype(np.int64))
    return looks(edit, np.concatenate(rows), np.concatenate(styles))


def looks(edit: LeadEdit, rows: NDArray[np.int64], styles: NDArray[np.int64]) -> Survey:
    """The looks to follow, from the rows and style numbers of the cells in the column that ours are to look like."""
    header = styles[rows == edit.header_row] if edit.header_row else styles[:0]
    lead = np.isin(rows, edit.rows)
    even, odd = _bands(rows[lead], styles[lead])
    return Survey(0, int(header[0]) if len(header) else -1, even, odd)


def _style(mark: bytes) -> int:
    found = _STYLE.search(mark)
    return int(found[1]) if found else 0


def _bands(rows: NDArray[np.int64], styles: NDArray[np.int64]) -> tuple[int, int]:
    """The looks of even and of odd rows: one for both unless the rows are banded."""
    if not len(rows):
        return -1, -1
    is_odd = rows % 2 == 1
    if len(rows) >= _FEW:
        even, odd = (_commonest(styles[is_odd == which]) for which in (False, True))
        agree = (styles == np.where(is_odd, odd, even)).mean()
        if even != odd and -1 not in (even, odd) and agree >= _BANDED:
            return even, odd
    common = _commonest(styles)
    return common, common


def _commonest(styles: NDArray[np.int64]) -> int:
    values, counts = np.unique(styles, return_counts=True)
    return int(values[np.argmax(counts)]) if len(values) else -1
