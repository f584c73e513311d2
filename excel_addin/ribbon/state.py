"""Where the ribbon's VBA finds what it shows: a sheet of the add-in's own file, and hidden names of a workbook.

RunPython gives nothing back, so Python writes here and VBA reads. What belongs to one workbook (the model that was
chosen, the looks that are on) stands in hidden names of that workbook, whether or not any command ran on it; what is
the same for all (the list of models) on the add-in's sheet.

On the sheet, column A says what a row holds and column B holds it:

    1  format    FORMAT
    2  book      name of the workbook that was in front when the list was made
    3  models    how many models there are
    4  chosen    place of the chosen model in the list, from 0 (-1: none)
    FIRST_MODEL and below: label of a model in A, what it is known by ("template:starter") in B
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.workbook.names import CHOSEN_NAME

# The add-in's file, and its sheet.
ADDIN = "hotsheet.xlam"
SHEET = "hotsheet.state"
FORMAT = 1
FORMAT_ROW, BOOK_ROW, COUNT_ROW, CHOSEN_ROW = 1, 2, 3, 4
FIRST_MODEL = 10
# Programs list a drop-down slowly, and nobody reads further.
MOST_MODELS = 200

__all__ = ["ADDIN", "CHOSEN_NAME", "SHEET", "Listed", "RibbonState", "rows_of"]


@dataclass(frozen=True)
class Listed:
    """A model in the ribbon's list. key: what it is known by, such as "template:starter"."""

    key: str
    label: str


@dataclass(frozen=True)
class RibbonState:
    """What the ribbon shows. on: the toggles that are pressed, by their commands; VBA reads them from the workbook."""

    book: str = ""
    models: tuple[Listed, ...] = ()
    chosen: str = ""
    on: frozenset[str] = frozenset()

    @property
    def index(self) -> int:
        """The place of the chosen model in the list; -1 where none of them is chosen."""
        keys = [each.key for each in self.models[:MOST_MODELS]]
        return keys.index(self.chosen) if self.chosen in keys else -1


def rows_of(state: RibbonState) -> list[list[str]]:
    """The cells of columns A and B, from row 1 on: all of them texts, for a workbook or a model may be called "=A1"."""
    models: Sequence[Listed] = state.models[:MOST_MODELS]
    head = [["format", str(FORMAT)], ["book", state.book], ["models", str(len(models))], ["chosen", str(state.index)]]
    gap = [["", ""]] * (FIRST_MODEL - 1 - len(head))
    return head + gap + [[each.label, each.key] for each in models]
