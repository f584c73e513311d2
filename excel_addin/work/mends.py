"""Errors of the core in the words of a person who sits before a workbook and has no command line.

The core says how to mend a thing with its options (`--discard`, `-m`). Here each such sentence has another one; what
has none is left out, because an option that cannot be typed helps nobody. A test holds that none is forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from scoring.errors import HotsheetError

CALC = "LibreOffice Calc"
_NAMED = re.compile(r"(?:^|\s)--?[a-z][a-z-]*")
_COMMAND = re.compile(r"\bhotsheet [a-z]+ ")
_OPTION = re.compile(r"(?:^|\s)--?[a-z]|\bhotsheet [a-z]+ ")
# How a mend of the core begins, or what it says, and what is said here.
_INSTEAD: tuple[tuple[str, str], ...] = (
    (r"Take them over with: hotsheet apply", "Take them over with “Apply rules”, or set the cells back."),
    (r"Name columns with --map", "Choose another model, or give the columns the names that the model's fields have."),
    (r"Write --map", "Score the sheet again: what is not certain is asked."),
    (
        r"Save the model inside with: hotsheet model new",
        "Choose a model, and score the sheet with it.",
    ),
    (r"Save them with --export-overrides", "Copy them elsewhere first, or let them go."),
    (r"Name the sheet to score with --sheet", "Go to the sheet with the leads, and score that."),
    (r"Leave out --at", "Score it without a place for our columns."),
    (r"Change that, or put our columns further right", "Change that, or let our columns stand further right."),
    (r"Change that, or make a new workbook", "Change that, or copy the leads to a sheet of their own."),
    (r"Name a model with -m", "Choose a model."),
    (r"Score a copy of the workbook, or let", "Score a copy of the workbook, or let the other scoring go."),
    (r"Change these first, or keep", "Change these first."),
    (r"Split the rule into several", "Split the rule into several."),
    (r"Move it elsewhere, or let it go", "Move it elsewhere, or let it go."),
    (r"Name another one with --sheet", "Go to the sheet with the leads."),
    (r"Name the sheet with --sheet", "Go to the sheet with the leads; their columns need names in the row above them."),
    (r"Add a row with the columns' names", "Add a row with the columns' names above the leads."),
    (r"Add leads, or name another", "Add leads, or go to the sheet that has them."),
    (r"Unprotect it in Excel \(Review, Protect Workbook\)", "Unprotect it first ({workbook})."),
    (r"Unprotect it in Excel \(Review, Unprotect Sheet\)", "Unprotect it first ({sheet})."),
)
_MENUS = {
    False: {"workbook": "Review, Protect Workbook", "sheet": "Review, Unprotect Sheet"},
    True: {"workbook": "Tools, Protect Spreadsheet Structure", "sheet": "Tools, Protect Sheet"},
}


def speaks_of_options(text: str) -> bool:
    """Whether a text tells of options or commands that are typed on a command line."""
    return _OPTION.search(text) is not None


def mend_in_words(mend: str, program: str = "Excel") -> str:
    """How to mend a thing, without a command line."""
    for sign, instead in _INSTEAD:
        if re.search(sign, mend):
            return instead.format(**_MENUS[program == CALC])
    if not speaks_of_options(mend):
        return mend.strip()
    sentences = re.split(r"(?<=[.!?])\s+|\n", mend)
    return " ".join(each for each in sentences if not speaks_of_options(each)).strip()


def mend_typed(mend: str, program: str, options: Collection[str]) -> str:
    """How to mend a thing on a command line that has some of the core's options, and none of the others."""
    named = {found.strip() for found in _NAMED.findall(mend)}
    plain_enough = named and named <= {*options} and _COMMAND.search(mend) is None
    return mend.strip() if plain_enough else mend_in_words(mend, program)


def in_words(error: HotsheetError, program: str = "Excel") -> str:
    """An error for a box: what is wrong, where in the workbook, and how to mend it."""
    message = error.message.strip()
    message = message[:1].upper() + message[1:]
    place = error.place
    named = (f"sheet “{place.sheet}”" if place.sheet else "", f"cell {place.cell}" if place.cell else "")
    where = ", ".join(part for part in named if part)
    # What is no part of the workbook in front is named whole.
    if not where and place.path:
        where = str(place)
    mend = mend_in_words(error.mend, program)
    parts = [message, f"Where: {where}." if where else "", mend]
    return "\n\n".join(part for part in parts if part)
