"""Criteria of COUNTIFS and SUMIFS that mean exactly one value.

A criterion is a little language of its own: `*`, `?` and `~` are wildcards, a leading `<` or `=` is an operator,
and a text that reads as a number or a date also meets numbers. These forms say what they mean all the same. They
point at the cell that shows the value, so no lead's text ever stands inside a formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.fields import NO_WORDS, YES_WORDS
from scoring.model import DISQUALIFIED

_WILDCARDS = "~*?"
# Excel refuses criteria beyond 255 characters; escapes need room too.
MAX_TEXT = 120

IS_DISQUALIFIED = f'"{DISQUALIFIED}"'
NOT_DISQUALIFIED = f'"<>{DISQUALIFIED}"'
NO_VALUE = "–"


def escaped(cell: str) -> str:
    """The text of a cell or name with its wildcards made literal."""
    text = cell
    for letter in _WILDCARDS:
        text = f'SUBSTITUTE({text},"{letter}","~{letter}")'
    return text


def equals(cell: str) -> str:
    """The criterion "equal to the text in this cell", whatever will stand there."""
    return f'"="&{escaped(cell)}'


@dataclass(frozen=True, slots=True)
class Match:
    """Which cells of a column hold one value, as criteria to add and criteria to take away again.

    Each is a piece of COUNTIFS: range and criterion, several joined by commas.
    """

    plus: str
    minus: str = ""

    def count(self, *more: str) -> str:
        """How many rows match, as a formula; `more` are further ranges and criteria."""
        return self._formula("COUNTIFS", (), more)

    def sum(self, of: str, *more: str) -> str:
        """The sum of the column `of` over the rows that match, as a formula."""
        return self._formula("SUMIFS", (of,), more)

    # The value's own test comes last: LibreOffice drops trailing blanks where the first test is for blanks.
    def _formula(self, function: str, first: Sequence[str], more: Sequence[str]) -> str:
        parts = [f"{function}({','.join((*first, *more, piece))})" for piece in (self.plus, self.minus) if piece]
        return "-".join(parts)


def match_text(column: str, cell: str, text: str) -> Match:
    """The rows whose text is the one in `cell`, now `text`, without regard to case."""
    wanted = escaped(cell) if any(letter in text for letter in _WILDCARDS) else cell
    # Engines differ on an escaped ~ unless a real wildcard stands beside it.
    if "~" not in text and not may_read_as_number(text):
        return Match(f'{column},"="&{wanted}')
    # With a wildcard only texts match: those that begin like this, less those that go on.
    return Match(f'{column},"="&{wanted}&"*"', f'{column},"="&{wanted}&"?*"')


def match_number(column: str, cell: str) -> Match:
    """The rows whose number (or date) is the one in `cell`; texts that read as this number do not count."""
    return Match(f'{column},">="&{cell},{column},"<="&{cell}')


def match_truth(column: str, cell: str) -> Match:
    """The rows that hold TRUE or FALSE, as `cell` does."""
    return Match(f"{column},{cell}")


def match_blank(column: str) -> Match:
    """The rows that are empty or hold an empty text."""
    return Match(f'{column},""')


def may_read_as_number(text: str) -> bool:
    """Whether some spreadsheet may take a text in a criterion for a number, date, truth value or error."""
    bare = text.strip().lower()
    return (
        not bare
        or bare.startswith("#")
        or any(letter.isnumeric() for letter in bare)
        or bare in YES_WORDS
        or bare in NO_WORDS
    )
