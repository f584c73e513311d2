"""The Call List sheet: the best leads by rank with whom to call and why, live, ready to print.

Nothing is typed here. The rows follow the scores, so a note beside a name would soon stand beside another one;
the sheet is protected (without a password) for that reason and says where notes belong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import numpy as np

from scoring.explain import plain_number
from scoring.scores import Scores
from scoring.table import Cell, Column, Serial
from scoring.workbook import look
from scoring.workbook.grid import Grid, address
from scoring.workbook.lead_sheet_refs import LeadSheetRefs
from scoring.workbook.names import Our, OurSheet, tier_name
from scoring.workbook.own_columns import contact_headers, own_column
from scoring.workbook.plan import ColumnWidth, ConditionalFormat, Formula, SheetPlan, Style
from scoring.workbook.ranked import (
    number_format,
    picked_number,
    picked_own,
    picked_text,
    position,
    ranked_lead,
    whys_of,
)

MOST = 100
HEADER_ROW = 5
FIRST_ROW = HEADER_ROW + 1
_RANK, _SCORE, _TIER, _OWN = 1, 2, 3, 4
_WHY_WIDTH = 72
_WIDEST_TIER = 28
_LINE = 15.0
_ROOM = 25
_HINT = (
    "Type no notes here: the rows move with the scores. Keep them in columns of your own on the sheet with the "
    "leads. The boxes are for a printed list."
)
# White lines part the coloured rows and cannot be seen below the last one.
_PLAIN = Style(color=look.BLACK, vertical="center", border=look.WHITE)
_LEFT = replace(_PLAIN, horizontal="left", indent=1)
_CENTER = replace(_PLAIN, horizontal="center")
_WRAPPED = replace(_LEFT, wrap=True)


def call_list_sheet(scores: Scores, refs: LeadSheetRefs, whys: Sequence[str] | None = None) -> SheetPlan:
    """The sheet: up to 100 leads that are not disqualified, the best first, with room for new ones.

    scores: what the cached values come from; its n-th lead must stand in the n-th row of the table.
    whys: the Why of each lead (n) as the lead sheet has it, if it is at hand.
    """
    return _CallList(scores, refs, whys).plan()


class _CallList:
    """One call list under construction."""

    def __init__(self, scores: Scores, refs: LeadSheetRefs, whys: Sequence[str] | None) -> None:
        self.scores, self.refs = scores, refs
        self.grid = Grid(refs.site.sheets[OurSheet.CALL_LIST])
        headers = contact_headers(scores, refs)
        columns = [(header, own_column(scores, refs, header)) for header in headers]
        self.own = [
            (header, column, replace(_WRAPPED, number_format=number_format(column)))
            for header, column in columns
            if column is not None
        ]
        self.why = _OWN + len(self.own)
        self.box = self.why + 1
        self.position = self.box + 1
        # A short list has room to grow without printing pages of nothing.
        self.rows = min(MOST, max(2 * scores.leads, _ROOM))
        self.whys = whys_of(scores, whys)
        self.tier_width = max(len(tier.name) for tier in scores.model.tiers) + 3
        # Of a name too long for its cell the beginning is to be seen.
        self.fits = self.tier_width <= _WIDEST_TIER

    def plan(self) -> SheetPlan:
        """The plan of the sheet."""
        self._top()
        for place in range(1, self.rows + 1):
            self._lead(place)
        self._formats()
        last = FIRST_ROW + self.rows
        return SheetPlan(
            self.grid.sheet,
            cells=tuple(self.grid.cells),
            formats=tuple(self.grid.formats),
            widths=self._widths(),
            row_heights=(
                (1, 28.0),
                (HEADER_ROW, 20.0),
                *((row, self._height()) for row in range(FIRST_ROW, last)),
            ),
            freeze=(HEADER_ROW, 0),
            protected=True,
            gridlines=False,
            tab_color=look.TAB,
            landscape=True,
            fit_width=True,
            repeat_rows=(HEADER_ROW, HEADER_ROW),
        )

    def _top(self) -> None:
        put = self.grid.put
        put(1, 1, "Call List", look.TITLE)
        ranked = len(self.scores.order)
        counted = f"COUNT({self.refs.column(self.refs.key)})"
        text = f'"The best "&MIN({self.rows},{counted})&" of "&{counted}&" leads by score, the disqualified left out"'
        shown = f"The best {min(self.rows, ranked)} of {ranked} leads by score, the disqualified left out"
        put(2, 1, Formula(text, shown), look.SUBTITLE)
        put(3, 1, _HINT, look.HINT)
        put(HEADER_ROW, _RANK, "#", look.HEADER_CENTER)
        put(HEADER_ROW, _SCORE, "Score", look.HEADER_RIGHT)
        put(HEADER_ROW, _TIER, "Tier", look.HEADER_CENTER if self.fits else look.HEADER_LEFT)
        for place, (header, _, _) in enumerate(self.own):
            put(HEADER_ROW, _OWN + place, header, look.HEADER_LEFT)
        put(HEADER_ROW, self.why, "Why", look.HEADER_LEFT)
        put(HEADER_ROW, self.box, "Called", look.HEADER_CENTER)
        put(HEADER_ROW, self.position, "Row in the table", look.HEADER_RIGHT)

    def _lead(self, place: int) -> None:
        row, lead = HEADER_ROW + place, ranked_lead(self.scores, place)
        put, refs, scores = self.grid.put, self.refs, self.scores
        at = f"${address(row, self.position)}"
        there = lead is not None
        put(row, self.position, position(scores, refs, place), look.COUNT)
        put(row, _RANK, Formula(f'IF({at}="","",{place})', place if there else ""), _CENTER)
        score: float | str = "" if lead is None else float(scores.score[lead])
        form = look.score_format(scores.model.decimals)
        put(row, _SCORE, picked_number(refs.of(Our.SCORE), at, score), replace(_right(form), bold=True))
        tier = "" if lead is None else scores.tier_names[scores.lead_tier[lead]]
        put(row, _TIER, picked_text(refs.of(Our.TIER), at, tier), _CENTER if self.fits else _LEFT)
        for number, (header, column, style) in enumerate(self.own):
            formula = picked_own(refs.column(header), at, None if lead is None else column.cell(lead))
            put(row, _OWN + number, formula, style)
        why = "" if lead is None else str(self.whys[lead])
        put(row, self.why, picked_text(refs.of(Our.WHY), at, why), _WRAPPED)
        box = Formula(f'IF({at}="","","☐")', "☐" if there else "")
        put(row, self.box, box, replace(_CENTER, size=13))

    def _formats(self) -> None:
        last = FIRST_ROW + self.rows - 1
        tier = f"${address(FIRST_ROW, _TIER)}"
        chips = f"{address(FIRST_ROW, _TIER)}:{address(last, _TIER)}"
        rows = f"{address(FIRST_ROW, 1)}:{address(last, self.box)}"
        colors = look.tier_colors(self.scores.model.tiers)
        for where, looks in ((chips, [c.look for c in colors]), (rows, [c.row_look for c in colors])):
            for place, shown in enumerate(looks):
                # A cleared tier name must not colour the empty rows.
                formula = f'AND({tier}<>"",{tier}={tier_name(place)})'
                self.grid.formats.append(ConditionalFormat(where, formula, shown))

    def _widths(self) -> tuple[ColumnWidth, ...]:
        own = [
            ColumnWidth(_OWN + number, _OWN + number, self._own_width(header, column))
            for number, (header, column, _) in enumerate(self.own)
        ]
        return (
            ColumnWidth(_RANK, _RANK, 5),
            ColumnWidth(_SCORE, _SCORE, 9),
            ColumnWidth(_TIER, _TIER, float(np.clip(self.tier_width, 10, _WIDEST_TIER))),
            *own,
            ColumnWidth(self.why, self.why, _WHY_WIDTH),
            ColumnWidth(self.box, self.box, 8),
            ColumnWidth(self.position, self.position, 8, hidden=True),
        )

    def _own_width(self, header: str, column: Column) -> float:
        texts = [_shown(column.cell(int(lead))) for lead in self.scores.order[: self.rows]]
        longest = max((len(text) for text in [*texts, header]), default=0)
        return float(np.clip(longest + 3, 11, 34))

    def _height(self) -> float:
        """One height for all rows, so that the list stays even when other leads move into it."""
        longest = max((len(self.whys[lead]) for lead in self.scores.order[: self.rows]), default=0)
        return _LINE * min(max(ceil(longest / _WHY_WIDTH), 1), 3) + 6


def _shown(cell: Cell) -> str:
    """About what a cell shows, to measure it."""
    if isinstance(cell, Serial):
        return "2026-01-31"
    if isinstance(cell, float):
        return plain_number(cell)
    return cell if isinstance(cell, str) else "FALSE"


def _right(number_format_code: str) -> Style:
    return replace(_LEFT, number_format=number_format_code, horizontal="right")
