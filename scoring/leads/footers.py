"""Rows below the leads that are no leads: totals, filters, dates of export. They are named, never left out.

A row that is wrongly dropped is a lead lost without a trace; one that is wrongly named costs a look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scoring.leads.locate import header_text
from scoring.table import CellKind, Column

# Footers are short; what stands further up is taken for leads.
_LAST_ROWS = 10
_BODY_ROWS = 500
_FEW_CELLS = 2
# Fewer columns than this are filled in two cells by many a lead.
_MANY_CELLS = 5
# Where so many of the rows above are as empty, an almost empty row is usual.
_USUAL_SHARE = 0.02
_SHOWN_TEXT = 40
_TOTAL = re.compile(
    r"(?:grand |sub ?|zwischen)?(?:totals?|sums?|summen?|gesamt(?:summe)?|insgesamt|somme|totaux|totales?|totali"
    r"|totaal|suma|average|mean|count|mittelwert|durchschnitt|anzahl|moyenne|promedio|media)"
    r"(?: (?:total|general|général|generale))?(?:\s*[:(=].*|\s+[\d.,]+)?",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:filter\w*|generated|exported|created|printed|downloaded|report|confidential|copyright|source|as of|page"
    r"|erstellt|exportiert|gedruckt|quelle|stand|seite|end of)\b.*|©.*|.*\brecords? (?:found|shown|total)\b.*",
    re.IGNORECASE,
)
_OURS = re.compile(r"Rows? \d.*look(?:s like a total or a remark| like totals or remarks), but ", re.DOTALL)
_NAMED_ROW = re.compile(r"(?:^Rows? |, )(\d+) \(“")
_E_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def rows_named(note: str) -> tuple[int, ...]:
    """The rows that a note of `footer_notes` names; none for another note."""
    return tuple(int(row) for row in _NAMED_ROW.findall(note)) if _OURS.match(note) is not None else ()


def footer_notes(columns: Sequence[Column], rows: NDArray[np.int64]) -> list[str]:
    """A note that names the last rows which look like totals or remarks, or none.

    rows: the row in the file (counted from 1) of each lead.
    """
    tail = range(max(len(rows) - _LAST_ROWS, 0), len(rows))
    filled = _filled(columns, max(tail.start - _BODY_ROWS, 0), len(rows))
    before = tail.start - (len(filled) - len(tail))
    end = len(rows)
    while end > tail.start and _odd(columns, end - 1, int(filled[end - 1 - before])):
        end -= 1
    body = filled[: end - before]
    if not len(body):
        return []
    usual = float(np.median(body))
    found = [at for at in range(end, len(rows)) if _stands_out(columns, at, int(filled[at - before]), body, usual)]
    if not found:
        return []
    shown = ", ".join(f"{rows[at]} (“{_first_text(columns, at)[:_SHOWN_TEXT]}”)" for at in found)
    subject, them = ("Row {} looks like a total or a remark, but is read as a lead", "it")
    if len(found) > 1:
        subject, them = ("Rows {} look like totals or remarks, but are read as leads", "them")
    note = f": delete {them} if this is so, or make the leads an Excel table (with the total as its totals row)."
    return [subject.format(shown) + note]


def _filled(columns: Sequence[Column], start: int, stop: int) -> NDArray[np.intp]:
    """How many cells of each of these leads are not blank."""
    count = np.zeros(stop - start, np.intp)
    for column in columns:
        part = slice(start, stop)
        hollow = np.array([not text.strip(" ") for text in column.texts] + [False], np.bool_)
        count += (column.kinds[part] != CellKind.BLANK) & ~hollow[column.codes[part]]
    return count


def _odd(columns: Sequence[Column], lead: int, filled: int) -> bool:
    """Whether a row may belong to a footer at all."""
    return filled <= _FEW_CELLS or _TOTAL.fullmatch(_first_text(columns, lead)) is not None


def _stands_out(columns: Sequence[Column], lead: int, filled: int, body: NDArray[np.intp], usual: float) -> bool:
    """Whether an odd row differs from the rows above it: by its words, or because hardly one is as empty."""
    text = _first_text(columns, lead)
    if filled >= usual:
        return False
    if _TOTAL.fullmatch(text) or (filled <= _FEW_CELLS and _REMARK.fullmatch(text)):
        return True
    texts = [column.texts[column.codes[lead]] for column in columns if column.kinds[lead] == CellKind.TEXT]
    has_address = any(_E_MAIL.fullmatch(each.strip()) for each in texts)
    return usual >= _MANY_CELLS and not has_address and float((body <= filled).mean()) <= _USUAL_SHARE


def _first_text(columns: Sequence[Column], lead: int) -> str:
    """The first cell of a lead that is not blank, as a text on one line."""
    for column in columns:
        text = header_text(column.cell(lead))
        if text:
            return " ".join(text.split())
    return ""
