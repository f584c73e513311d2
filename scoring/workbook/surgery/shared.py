"""Shared formulas whose first cell is taken out while cells elsewhere still use them.

A shared formula is written once, in its first cell; others name it by number. Filling a formula of ours to the side
makes such a group over our column and somebody else's. Then the first cell that stays gets the formula itself.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.ooxml.cells import CellBatch, column_letters, column_number
from scoring.workbook.parts.refs import MAX_COLUMNS, MAX_ROWS
from scoring.workbook.parts.text import plain_text

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f(?=[\s/>])([^<>]*?)(?:/>|>([^<]*)</(?:[\w.-]+:)?f\s*>)")
_GROUP = re.compile(rb"""\ssi\s*=\s*["']([0-9]+)["']""")
_RANGE = re.compile(rb"""\sref\s*=\s*["']([^"']*)["']""")
# Texts, quoted sheet names and bracketed column names are matched first: what they say is no reference.
_CELL = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^\[\]]|\[[^\[\]]*\])*\])"""
    r"""|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})(?![\w.(!])"""
    r"""|(?<![\w.$])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!$])"""
    r"""|(?<![\w.$])(\$?)([1-9][0-9]{0,6}):(\$?)([1-9][0-9]{0,6})(?![\w.(!$])"""
)


@dataclass(frozen=True)
class _Master:
    """The cell that holds a shared formula's text."""

    row: int
    column: int
    text: str
    ref: bytes


class SharedFormulas:
    """The shared formulas whose first cell goes, noted as the rows pass."""

    def __init__(self) -> None:
        self._masters: dict[int, _Master] = {}

    def orphans(self, piece: bytes, batch: CellBatch, gone: NDArray[np.bool_]) -> Iterator[tuple[int, int, bytes]]:
        """Changes that give the formula to the first cell that stays; `gone` says which cells of the batch go."""
        self._note(piece, batch, gone)
        if not self._masters:
            return
        for place in np.flatnonzero(batch.formulas & ~gone).tolist():
            found = _FORMULA.search(piece, int(batch.starts[place]), int(batch.ends[place]))
            group = _GROUP.search(found[1]) if found is not None else None
            master = self._masters.pop(int(group[1]), None) if group is not None else None
            if found is not None and master is not None and not found[2]:
                yield found.start(), found.end(), _mastered(found, master, batch, place)

    def _note(self, piece: bytes, batch: CellBatch, gone: NDArray[np.bool_]) -> None:
        """Note the formulas that go. Only those that others share say a range."""
        for mark in _RANGE.finditer(piece) if gone.any() else ():
            place = int(np.searchsorted(batch.starts, mark.start())) - 1
            if place < 0 or not gone[place]:
                continue
            found = _FORMULA.search(piece, int(batch.starts[place]), int(batch.ends[place]))
            group = _GROUP.search(found[1]) if found is not None else None
            if found is not None and group is not None and found[2]:
                text = html.unescape(found[2].decode())
                row, column = int(batch.rows[place]), int(batch.columns[place])
                self._masters[int(group[1])] = _Master(row, column, text, mark[1])


def _mastered(found: re.Match[bytes], master: _Master, batch: CellBatch, place: int) -> bytes:
    """The formula of a cell that shares one, as that of the cell that holds it."""
    name = found[0][1 : found.start(1) - found.start()]
    down, right = int(batch.rows[place]) - master.row, int(batch.columns[place]) - master.column
    text = plain_text(moved(master.text, down, right)).encode()
    return b'<%s%s ref="%s">%s</%s>' % (name, _RANGE.sub(b"", found[1]), master.ref, text, name)


def moved(formula: str, rows: int, columns: int) -> str:
    """A formula as it reads so many rows further down and columns further right; what leaves the sheet is #REF!."""

    def shifted(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        if found[3]:
            return _reference(_column(found[2], found[3], columns), _row(found[4], found[5], rows))
        if found[7]:
            return _pair(_column(found[6], found[7], columns), _column(found[8], found[9], columns))
        return _pair(_row(found[10], found[11], rows), _row(found[12], found[13], rows))

    return _CELL.sub(shifted, formula)


def _reference(column: str, row: str) -> str:
    return column + row if column and row else "#REF!"


def _pair(first: str, last: str) -> str:
    return f"{first}:{last}" if first and last else "#REF!"


def _column(fixed: str, letters: str, by: int) -> str:
    number = column_number(letters)
    if number > MAX_COLUMNS:
        # No column is called so: it is a name.
        return letters
    number += 0 if fixed else by
    return fixed + column_letters(number) if 1 <= number <= MAX_COLUMNS else ""


def _row(fixed: str, digits: str, by: int) -> str:
    number = int(digits) + (0 if fixed else by)
    return fixed + str(number) if 1 <= number <= MAX_ROWS else ""
