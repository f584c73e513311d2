"""What can go wrong with an open workbook beyond what the core and the program itself say."""

from __future__ import annotations

from scoring.errors import HotsheetError

# As the core says it; before a person it is said with the menus of their program.
UNPROTECT = "Unprotect it in Excel (Review, Unprotect Sheet)."


class LiveError(HotsheetError):
    """A job on an open workbook that cannot be done, or was broken off; the message says how the workbook stands."""
