"""One tree of errors: each says what is wrong, where, and how to mend it.

Everything that a person can cause (a broken model, an odd lead file, a full disk) is raised as a
`HotsheetError`; anything else that escapes is a defect of ours. `Problem` is the same information as
a value, for checks that gather several findings before they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: any of a file, a sheet and a cell, or a line and a path in a model file."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int = 0
    path: str = ""

    def __str__(self) -> str:
        parts = [self.file]
        if self.line:
            parts.append(f"line {self.line}")
        if self.sheet:
            parts.append(f"sheet “{self.sheet}”")
        if self.cell:
            parts.append(f"cell {self.cell}")
        if self.path:
            parts.append(self.path)
        return ", ".join(part for part in parts if part)


NOWHERE = Place()


class Severity(StrEnum):
    """How bad a problem is: an error stops the work, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about a model or a file: what is wrong, where, and how to mend it."""

    code: str
    message: str
    place: Place = NOWHERE
    mend: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = str(self.place)
        head = f"{where}: {self.message}" if where else self.message
        return f"{head} {self.mend}".rstrip()


class HotsheetError(Exception):
    """Something a person can mend. `exit_code` is what the command line ends with."""

    exit_code = 1

    def __init__(
        self, message: str, *, place: Place = NOWHERE, mend: str = "", problems: Iterable[Problem] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.mend = mend
        self.problems = tuple(problems)

    def __str__(self) -> str:
        where = str(self.place)
        head = f"{where}: {self.message}" if where else self.message
        return f"{head} {self.mend}".rstrip()


class ModelError(HotsheetError):
    """A model file that cannot be read, or a model that breaks its own rules."""

    exit_code = 3


class LeadFileError(HotsheetError):
    """A lead file that cannot be read, or that holds no lead table."""

    exit_code = 4


class MappingError(HotsheetError):
    """Columns that cannot be matched to the model's fields without asking."""

    exit_code = 5


class OutputError(HotsheetError):
    """A result that cannot be written where it was asked for."""

    exit_code = 6


class LeadNotFoundError(HotsheetError):
    """A lead asked for by key or row that the file does not hold, or holds more than once."""

    exit_code = 7


class LeftOutError(HotsheetError):
    """Something that people typed or added in a workbook, and that would be lost."""

    exit_code = 8


def did_you_mean(word: str, options: Iterable[str], limit: int = 3) -> str:
    """A sentence that offers the nearest of `options` to a mistyped `word`, or "" when none is near."""
    known = list(dict.fromkeys(options))
    near = process.extract(word, known, scorer=fuzz.WRatio, processor=str.casefold, limit=limit, score_cutoff=70)
    if not near:
        return ""
    return "Did you mean " + " or ".join(f"“{option}”" for option, _, _ in near) + "?"
