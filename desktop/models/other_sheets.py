"""Sheets of a workbook that hold what leads did, beside the one that holds the leads: said not to be used, and why.

A rule looks at the one row of a lead; a list of activities has many, and counts only as columns made from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop import words
from scoring.leads import Reading, SheetSummary

# Names of such sheets, in the languages that people of the window keep their lists in.
_ACTIVITIES = re.compile(
    r"activit|actividad|aktivit|engagement|event(s|os)?\b|interacti|interacci|touch\s*points?|timeline|"
    r"(call|visit|email|e-mail|web|contact)\s*(log|history)|history|historial|verlauf",
    re.IGNORECASE,
)
# "Event leads" are leads.
_LEADS = re.compile(r"lead|prospe[ck]t", re.IGNORECASE)


def activity_sheets(reading: Reading) -> tuple[SheetSummary, ...]:
    """The sheets that look like lists of activities, and are not the one that was read."""
    chosen = reading.table.source.sheet
    return tuple(
        each
        for each in reading.sheets
        if each.name != chosen and each.rows and not each.own and _is_activities(each.name)
    )


def _is_activities(name: str) -> bool:
    return _ACTIVITIES.search(name) is not None and _LEADS.search(name) is None


def activities_words(reading: Reading) -> str:
    """What is said of them; "" where there are none."""
    found = activity_sheets(reading)
    if not found:
        return ""
    tr = QCoreApplication.translate
    said = tr("OtherSheets", "Not used: {sheets}. Rules look at one row for each lead.")
    mend = tr(
        "OtherSheets",
        "To score by activities, add columns beside the leads that count them or give the latest day, "
        "for example with COUNTIFS or MAXIFS.",
    )
    return f"{said.format(sheets=_listed(found))} {mend}"


def _listed(sheets: Iterable[SheetSummary]) -> str:
    said = QCoreApplication.translate("OtherSheets", "the activities on sheet “{name}” (about {rows})")
    return ", ".join(said.format(name=each.name, rows=words.rows(each.rows)) for each in sheets)
