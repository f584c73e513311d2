"""The names by which a workbook keeps what the lead sheet prints and filters: they grow with the leads."""

from __future__ import annotations

import re

from scoring.ooxml.cells import MAX_ROW, column_letters, column_number
from scoring.workbook.parts.refs import Box
from scoring.workbook.plan import LeadEdit
from scoring.workbook.surgery.defined_names import NameEntry
from scoring.workbook.surgery.growth import grown

# A range behind its sheet, of cells or of whole columns; quoted sheet names are passed over as they are.
_RANGE = re.compile(
    r"('(?:[^']|'')*'!|[^'!,()]+!)(\$?)([A-Z]{1,3})(\$?)([0-9]{0,7}):(\$?)([A-Z]{1,3})(\$?)([0-9]{0,7})"
)


def grown_name(entry: NameEntry, edit: LeadEdit) -> str:
    """What a name of the lead sheet is to refer to; what it refers to already where it need not grow."""
    match entry.name.casefold():
        case "_xlnm.print_area":
            return _RANGE.sub(lambda found: _wider(found, edit, visible=True), entry.refers)
        # A table has its filter to itself.
        case "_xlnm._filterdatabase" if edit.table is None:
            return _RANGE.sub(lambda found: _wider(found, edit, visible=False), entry.refers)
    return entry.refers


def _wider(found: re.Match[str], edit: LeadEdit, *, visible: bool) -> str:
    top, bottom = int(found[5] or 1), int(found[9] or MAX_ROW)
    box: Box = (top, column_number(found[3]), bottom, column_number(found[7]))
    right = grown(box, edit, visible=visible)[3]
    if right == box[3]:
        return found[0]
    start = found[0][: found.start(7) - found.start()]
    return start + column_letters(right) + found[0][found.end(7) - found.start() :]
