"""The number formats of the leads' own columns: those that a new workbook keeps, and those that it cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from scoring.ooxml.looks import GENERAL, CellLook
from scoring.ooxml.styles import FormatKind, format_kind
from scoring.table import CellKind, Column, LeadTable
from scoring.workbook.lead_page import ColumnFormat

# What programs agree on; Excel repairs a workbook with a format that it does not understand.
_BRACKETS = r"\[(?:\$[^\]\[]*|[A-Za-z]+[0-9]{0,2}|[<>=]+-?[0-9.]+)\]"
_LETTERS = r"General|[-0#?.,%:/+() $€£¥'@]|E[+-]|AM/PM|A/P|[yYmMdDhHsS]"
_SECTION = rf'(?:"[^"]*"|\\.|_.|\*.|{_BRACKETS}|{_LETTERS})*'
_CODE = re.compile(rf"{_SECTION}(?:;{_SECTION}){{0,3}}", re.DOTALL)
_LONGEST = 255
_SHAPE = re.compile(r"[-+0#?.,()\\_ ]|General|\[Red\]")


def column_formats(table: LeadTable, looks: Sequence[CellLook]) -> dict[str, ColumnFormat]:
    """The number formats of columns that have one throughout, by header; other columns are written plainly."""
    found = {}
    for column in table.columns:
        numbers = _one(_codes(column, CellKind.NUMBER, looks))
        dates = _one(_codes(column, CellKind.DATE, looks))
        if dates and format_kind(dates) == FormatKind.NUMBER:
            # A date that was stored as a text needs no date format, but a serial does.
            dates = ""
        if numbers not in ("", GENERAL) or dates:
            found[column.name] = ColumnFormat(numbers or GENERAL, dates)
    return found


def mixed_formats(table: LeadTable, looks: Sequence[CellLook]) -> tuple[list[str], list[str]]:
    """Columns whose number formats are not kept: those where they say different units, and the others."""
    units, others = [], []
    for column in table.columns:
        numbers, dates = _codes(column, CellKind.NUMBER, looks), _codes(column, CellKind.DATE, looks)
        if len({_SHAPE.sub("", code) for code in numbers}) > 1:
            units.append(column.name)
        elif (numbers and not _one(numbers)) or (dates and not _one(dates)):
            others.append(column.name)
    return units, others


def _codes(column: Column, kind: CellKind, looks: Sequence[CellLook]) -> set[str]:
    """The format codes of the cells of a kind; "" for one that follows the locale."""
    chosen = column.kinds == kind
    if not chosen.any():
        return set()
    if column.styles is None:
        return {looks[0].number_format if looks else GENERAL}
    used = np.flatnonzero(np.bincount(column.styles[chosen])).tolist()
    return {looks[style].number_format if style < len(looks) else GENERAL for style in used}


def _one(codes: set[str]) -> str:
    """The only code, where it is one that can be written; else ""."""
    code = next(iter(codes)) if len(codes) == 1 else ""
    return code if len(code) <= _LONGEST and _CODE.fullmatch(code) else ""
