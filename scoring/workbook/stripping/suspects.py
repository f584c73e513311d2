"""A quick look at bytes: could there be a reference to something of ours? Only then formulas are read closely."""

from __future__ import annotations

import re

from scoring.workbook.stripping.formula_refs import Targets

# Letters that files write in several ways (&, ', <) part a name; the longest piece without them is looked for.
_PIECES = re.compile(r"[\w .\-]+")


def suspects(targets: Targets) -> re.Pattern[bytes]:
    """A pattern that is in every part with a reference that makes no sense once its target is gone, and in few others.

    Without anything of ours the pattern is in nothing.
    """
    found = [_piece(name) for name in targets.sheets]
    if targets.table and targets.headers:
        found.append(_piece(targets.table) + rb"\[")
    return re.compile(b"|".join(found) if found else rb"(?!)", re.IGNORECASE)


def _piece(name: str) -> bytes:
    longest = max(_PIECES.findall(name), key=len, default="")
    # A name of nothing but signs is looked for by what follows every sheet's name.
    return re.escape(longest.encode()) if longest else b"!"
