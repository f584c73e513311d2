"""A quick look at bytes: could there be a reference to something of ours? Only then formulas are read closely."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scoring.ooxml.cells import column_letters
from scoring.workbook.names import NAME_PREFIX
from scoring.workbook.stripping.formula_refs import Targets

# Letters that files write in several ways (&, ', <) part a name; the longest piece without them is looked for.
_PIECES = re.compile(r"[\w .\-]+")


def suspects(targets: Targets, *, on_lead_sheet: bool = False, deadly_only: bool = False) -> re.Pattern[bytes]:
    """A pattern that is in every part (or formula) with such a reference, and in few others.

    deadly_only: references that make no sense any more once their target is gone. Without anything of ours the
    pattern is in nothing.
    """
    found = [_piece(name) for name in targets.sheets]
    if targets.table and targets.headers:
        found.append(_piece(targets.table) + rb"\[")
    if not deadly_only:
        found += [NAME_PREFIX.encode(), *(re.escape(name.encode()) for name in targets.listed)]
        if targets.lead_sheet and targets.columns:
            found.append(_piece(targets.lead_sheet))
            found += list(_cells(targets)) if on_lead_sheet else []
    return re.compile(b"|".join(found) if found else rb"(?!)", re.IGNORECASE)


def _piece(name: str) -> bytes:
    longest = max(_PIECES.findall(name), key=len, default="")
    # A name of nothing but signs is looked for by what follows every sheet's name.
    return re.escape(longest.encode()) if longest else b"!"


def _cells(targets: Targets) -> Iterator[bytes]:
    letters = b"|".join(column_letters(column).encode() for column in sorted(targets.columns))
    yield rb"(?<![A-Za-z])\$?(?:%b)(?=\$?[0-9:])" % letters
    yield rb":\$?(?:%b)(?![A-Za-z])" % letters
    # A range from a column before ours to one behind them has them in it.
    yield rb"\$?[A-Za-z]{1,3}\$?[0-9]*:\$?[A-Za-z]{1,3}"
