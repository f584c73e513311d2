"""The core's advice in the words of the window: what it says of the command line has a place to click here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.models.core_words import in_words
from scoring.errors import HotsheetError, MappingError

_FLAG = re.compile(r"(?<![\w-])--?[a-zA-Z][a-z-]*\b|\bhotsheet (?:model|apply|pull|score)\b")
# A clause that tells what to type, up to the end of the note; notes end with it.
_CLAUSE = re.compile(r"(?:(?<=[.;])|^)[^.;“”]*(?<![\w-])--(?:sheet|header-row|map|dates)\b.*$", re.DOTALL)


@dataclass(frozen=True)
class Advice:
    """An error in words for the window. sheet: choosing another sheet or header row may help. columns: so may saying
    which column is which field."""

    message: str
    mend: str
    sheet: bool = False
    columns: bool = False


def advice(error: HotsheetError) -> Advice:
    """What the window says of an error."""
    tr = QCoreApplication.translate
    where = str(error.place)
    asked = isinstance(error, MappingError)
    # What is asked of each column stands on the Data page.
    said = in_words(error.message.split(":\n")[0] if asked else error.message)
    message = f"{where}: {said}" if where else said
    flags = set(_FLAG.findall(error.mend))
    if asked:
        return Advice(message, tr("Mends", "Say on the Data page which column is which field."), columns=True)
    if not flags:
        return Advice(message, in_words(error.mend))
    if flags & {"--sheet", "--header-row"}:
        return Advice(message, tr("Mends", "Say which sheet and which row hold the headers."), sheet=True)
    return Advice(message, in_words(without_flags(error.mend)))


def in_short(error: HotsheetError) -> str:
    """What the window says of an error and how to mend it, in one line."""
    said = advice(error)
    return f"{said.message} {said.mend}".strip()


def without_flags(text: str) -> str:
    """A sentence of advice without the parts that are typed in a terminal; "" where nothing is left."""
    if not _FLAG.search(text):
        return text
    kept = [part for part in re.split(r"(?<=[.!?])\s+|, or |\n", text) if part and not _FLAG.search(part)]
    said = " ".join(part.strip() for part in kept).strip()
    return f"{said}." if said and said[-1] not in ".!?" else said


def plain_note(note: str) -> str:
    """A note about how a file was read, without what would be typed in a terminal."""
    said = _CLAUSE.sub("", note).rstrip(" ;")
    return in_words(said if not said or said[-1] in ".!?" else f"{said}.")
