"""What the looks of the lead sheet may say to a person: colours of single cells, hidden rows and columns, widths.

A new workbook writes the leads plainly. What may carry meaning (somebody marked a row) is told apart from what is only
taste (a width, a banded list), because the first is asked about and the second just mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import numpy as np
from numpy.typing import NDArray

from scoring.jobs.formats import mixed_formats
from scoring.leads.locate import counted
from scoring.ooxml.looks import CellLook
from scoring.table import Column, LeadTable
from scoring.workbook.names import WORKING_PREFIX

_ROW = re.compile(rb"<(?:[\w.-]+:)?row\s[^<>]*>")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_GROUPED = re.compile(rb"""\soutlineLevel\s*=\s*["'][1-9]""")
_TRUE = ("1", "true")
_MOST_NAMED = 5


@dataclass
class RowMarks:
    """How many rows of a sheet are hidden, and how many belong to a group."""

    hidden: int = 0
    grouped: int = 0


@dataclass(frozen=True)
class Told:
    """What is left out, in words: what may hold information, and what is only looks."""

    losses: tuple[str, ...] = ()
    looks: tuple[str, ...] = field(default=())


def row_marks(pieces: Iterable[bytes]) -> RowMarks:
    """What the row elements in the bytes of a sheet's rows say."""
    marks = RowMarks()
    for piece in pieces:
        # Few sheets have such rows: a plain search passes over the others at once.
        if b"hidden" not in piece and b"outlineLevel" not in piece:
            continue
        for row in _ROW.findall(piece):
            marks.hidden += _HIDDEN.search(row) is not None
            marks.grouped += _GROUPED.search(row) is not None
    return marks


def sheet_looks(
    table: LeadTable, removed: Collection[str], frame: Element, rows: RowMarks, looks: Sequence[CellLook]
) -> Told:
    """What the looks of the lead sheet say.

    table: as read from the sheet, with the columns of an earlier scoring (their headers are `removed`). frame: the
    sheet part without its rows.
    """
    own = LeadTable(tuple(c for c in table.columns if c.name not in removed), table.rows, table.source)
    sheet = f"on “{table.source.sheet}”"
    marked, uniform = _marked(own.columns, looks)
    units, formats = mixed_formats(own, looks)
    hidden, grouped, sized = _columns(table, removed, frame)
    losses = (
        (marked, f"the colours and fonts of {counted(marked, 'cell')}"),
        (units, f"the different number formats in {named(units)}"),
        (rows.hidden, f"that {counted(rows.hidden, 'row')} {'is' if rows.hidden == 1 else 'are'} hidden {sheet}"),
        (hidden, f"that {named(hidden)} {'is' if len(hidden) == 1 else 'are'} hidden"),
    )
    told = (
        (uniform, "the colours and fonts of whole columns or bands of rows"),
        (formats, f"the number format{'s' if len(formats) > 1 else ''} of {named(formats)}"),
        (grouped or rows.grouped, f"the grouping of {_what_is_grouped(rows.grouped, grouped)}"),
        # Scoring sets widths of its own: only those of a sheet that it did not write are somebody's.
        (sized and not removed, "the widths of the columns"),
    )
    return Told(tuple(words for found, words in losses if found), tuple(words for found, words in told if found))


def named(names: Sequence[str]) -> str:
    """Names in quotation marks, the first few of many."""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(f"“{name}”" for name in names[:_MOST_NAMED]) + more


def _what_is_grouped(rows: int, columns: bool) -> str:
    return " and ".join(what for what, found in (("rows", rows), ("columns", columns)) if found)


def _marked(columns: Sequence[Column], looks: Sequence[CellLook]) -> tuple[int, bool]:
    """How many lead cells look unlike the rest of their column, bands aside; whether anything else is marked."""
    numbers = {mark: number for number, mark in enumerate(dict.fromkeys(("", *(look.mark for look in looks))))}
    if len(numbers) == 1:
        return 0, False
    of_style = np.array([*(numbers[look.mark] for look in looks), 0], np.int32)
    single, uniform = 0, False
    for column in columns:
        if column.styles is None:
            marks = np.full(len(column), of_style[0])
        else:
            marks = of_style[np.minimum(column.styles, len(looks))]
        odd = 0 if _banded(marks) else int((marks != np.bincount(marks).argmax()).sum())
        single += odd
        uniform = uniform or (not odd and bool(marks.any()))
    return single, uniform


def _banded(marks: NDArray[np.int32]) -> bool:
    """Whether a column's marks take turns, row by row; two leads are no band."""
    return len(marks) > 3 and bool((marks[2:] == marks[:-2]).all())


def _columns(table: LeadTable, removed: Collection[str], frame: Element) -> tuple[list[str], bool, bool]:
    """The headers of hidden columns; whether columns are grouped, and whether any has a width of its own."""
    hidden: list[str] = []
    grouped = sized = False
    for element, names in _sized_columns(table, frame):
        own = [name for name in names if name not in removed and not name.startswith(WORKING_PREFIX)]
        if not own:
            continue
        if element.get("hidden") in _TRUE:
            hidden += own
        grouped = grouped or element.get("outlineLevel", "0") != "0"
        sized = sized or element.get("customWidth") in _TRUE
    return hidden, grouped, sized


def _sized_columns(table: LeadTable, frame: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    first = table.source.first_column
    for element in frame.iter("col"):
        ends = element.get("min", ""), element.get("max", "")
        if all(end.isascii() and end.isdigit() and len(end) < 7 for end in ends):
            low, high = (max(int(end) - first, -1) for end in ends)
            yield element, table.names[max(low, 0) : high + 1]
