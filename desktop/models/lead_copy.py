"""Leads copied as a spreadsheet expects them: lines with tabs, a header above, cells quoted where they must be."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLocale

from desktop.jobs import Tell
from desktop.models.lead_cells import LeadCells
from desktop.models.lead_columns import LeadColumn, Look
from desktop.models.leads import LeadModel
from scoring.jobs.celltext import serial_text
from scoring.jobs.csvout import guarded
from scoring.table import Cell, ErrorValue, LeadTable, Serial

# More rows are copied in the background; and a clipboard is no place for more than the second number.
AT_ONCE = 2_000
MOST = 200_000
_PIECE = 500
_QUOTED = re.compile(r'[\t\n\r"]')


@dataclass(frozen=True)
class Copied:
    """What goes to the clipboard. markup: a table for programs that take one, "" for many rows. rows: how many."""

    text: str
    markup: str
    rows: int


def copier(model: LeadModel, table: LeadTable, leads: NDArray[np.intp]) -> Callable[[Tell], Copied]:
    """The work of copying these leads, with the columns and the scores of now; it may run in any thread."""
    columns, cells = model.columns, model.cells.copy()
    point = QLocale().decimalPoint()
    header = [column.title for column in columns]

    def work(tell: Tell) -> Copied:
        lines = [_line(header)]
        rows: list[list[str]] = []
        few = len(leads) <= AT_ONCE
        for start in range(0, len(leads), _PIECE):
            tell("", start / len(leads))
            for row in _rows(cells, columns, table, leads[start : start + _PIECE].tolist(), point):
                lines.append(_line(row))
                if few:
                    rows.append(row)
        markup = _markup(header, rows) if few else ""
        return Copied("\n".join(lines) + "\n", markup, len(leads))

    return work


def _rows(
    cells: LeadCells, columns: Sequence[LeadColumn], table: LeadTable, leads: list[int], point: str
) -> Iterator[list[str]]:
    cells.ensure(leads)
    for lead in leads:
        shown = cells.row(lead)
        yield [
            _own(table[column.own].cell(lead), point) if column.own else _ours(column, cell.text)
            for column, cell in zip(columns, shown, strict=True)
        ]


def _own(cell: Cell, point: str) -> str:
    """A lead's own cell: numbers with the locale's point and no separators, days as every spreadsheet reads them."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case str():
            return guarded(cell)
        case Serial(value):
            return serial_text(value)
        case ErrorValue(code):
            return code
        case _:
            text = str(int(cell)) if cell == int(cell) and abs(cell) < 1e15 else repr(float(cell))
            return text.replace(".", point)


def _ours(column: LeadColumn, text: str) -> str:
    """A cell of ours: scores without separators."""
    if column.look in (Look.SCORE, Look.NUMBER):
        return text.replace(QLocale().groupSeparator(), "").replace("−", "-")
    return guarded(text)


def _line(cells: Iterable[str]) -> str:
    return "\t".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(cell) else cell for cell in cells)


def _markup(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    def line(cells: Iterable[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{_escaped(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(line(row, "td") for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body><table>{line(header, "th")}{body}</table></body></html>'


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
