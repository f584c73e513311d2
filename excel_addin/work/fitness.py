"""Whether the workbook in front can take what a command does to it: said, or asked, before anything is done.

Excel itself lets people change what is open for reading, and its copies of text files are refused as such.
"""

from __future__ import annotations

from pathlib import Path

from excel_addin.work.desk import Desk
from excel_addin.work.mends import CALC
from excel_addin.work.selection import scored_sheet
from scoring.errors import HotsheetError

_TEXTS = frozenset({".csv", ".tsv", ".tab", ".txt"})


def require_changeable(desk: Desk) -> None:
    """Raise `HotsheetError` where the workbook is open for reading alone."""
    if desk.host.name == CALC and desk.book.impl.read_only:
        raise HotsheetError(
            f"“{desk.book.name}” is open for reading alone: nothing was changed.",
            mend="Let it be edited (Edit, Edit Mode), or save it under another name.",
        )


def require_room(desk: Desk) -> None:
    """Ask whether to go on where the workbook's file is a text, which can hold no rules, formulas or colours."""
    if desk.host.name != CALC or Path(desk.book.fullname).suffix.lower() not in _TEXTS or scored_sheet(desk.book):
        return
    desk.require(
        f"“{desk.book.name}” is a text file. Saved as one, it keeps the values of one sheet: no rules, formulas, "
        "colours or further sheets.\n\nSave it as .xlsx or .ods, now or after scoring. Go on?"
    )
