"""A section of the Scoring Summary: the ten best leads, each with score, tier and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from scoring.workbook import look
from scoring.workbook.grid import address
from scoring.workbook.names import Our, tier_name
from scoring.workbook.own_columns import contact_headers, key_headers, own_column
from scoring.workbook.plan import ConditionalFormat, Formula, Style
from scoring.workbook.ranked import (
    number_format,
    picked_number,
    picked_own,
    picked_text,
    position,
    ranked_lead,
)
from scoring.workbook.summary_page import AVERAGE, LABEL, LEADS, MARGIN, SHARE, WIDE, WORKINGS, Page

TOP = 10
WIDEST_TIER = 24
_WHY_CHARACTERS = 115
_WHY_STYLE = replace(look.CELL_LEFT, wrap=True)


def top_section(page: Page, whys: Sequence[str]) -> None:
    """The section, across the whole width; `whys` are the Why of each lead (n)."""
    _Top(page, whys).build()


class _Top:
    """The table under construction."""

    def __init__(self, page: Page, whys: Sequence[str]) -> None:
        self.page, self.whys = page, whys
        scores, refs = page.scores, page.refs
        headers = (*key_headers(scores.model, refs), *contact_headers(scores, refs))
        self.name = next((h for h in headers if own_column(scores, refs, h) is not None), "")
        self.column = own_column(scores, refs, self.name) if self.name else None
        # Of a name too long for its cell the beginning is to be seen.
        self.fits = max(len(name) for name in scores.tier_names) + 3 <= WIDEST_TIER

    def build(self) -> None:
        """Put the section."""
        page = self.page
        row = page.heading(page.left, f"Top {TOP}")
        page.header(row, (self.name or "Lead", "Score"))
        page.put(row, MARGIN, "#", look.HEADER_CENTER)
        page.put(row, SHARE, "Tier", look.HEADER_CENTER if self.fits else look.HEADER_LEFT)
        self._why(row, "Why", look.HEADER_LEFT)
        shown = [len(self.whys[lead]) for lead in page.scores.order[:TOP]]
        lines = min(max(ceil(max(shown, default=0) / _WHY_CHARACTERS), 1), 3)
        for place in range(1, TOP + 1):
            self._lead(row + place, place)
            page.heights[row + place] = 15.0 * lines + 4
        self._colors(row + 1, row + TOP)
        page.left = page.right = row + TOP + 2

    def _lead(self, row: int, place: int) -> None:
        page, scores, lead = self.page, self.page.scores, ranked_lead(self.page.scores, place)
        at = f"${address(row, WORKINGS)}"
        page.put(row, WORKINGS, position(scores, page.refs, place), look.CELL)
        rank = Formula(f'IF({at}="","",{place})', "" if lead is None else place)
        page.put(row, MARGIN, rank, look.CELL_CENTER)
        self._who(row, at, rank, lead)
        score = "" if lead is None else float(scores.score[lead])
        page.put(row, LEADS, picked_number(page.score, at, score), replace(page.score_style, bold=True))
        tier = "" if lead is None else scores.tier_names[scores.lead_tier[lead]]
        style = look.CELL_CENTER if self.fits else look.CELL_LEFT
        page.put(row, SHARE, picked_text(page.tier, at, tier), style)
        why = "" if lead is None else str(self.whys[lead])
        self._why(row, picked_text(page.refs.of(Our.WHY), at, why), _WHY_STYLE)

    def _who(self, row: int, at: str, rank: Formula, lead: int | None) -> None:
        """The lead's key, or the first column that says who it is; its rank where there is no such column."""
        if self.column is None:
            self.page.put(row, LABEL, rank, look.CELL_LEFT)
            return
        cell = None if lead is None else self.column.cell(lead)
        self.page.top_labels.append(cell if isinstance(cell, str) else "")
        style = replace(look.CELL_LEFT, number_format=number_format(self.column))
        self.page.put(row, LABEL, picked_own(self.page.refs.column(self.name), at, cell), style)

    def _why(self, row: int, value: str | Formula, style: Style) -> None:
        """A cell as wide as the rest of the sheet, its border drawn all around."""
        self.page.put(row, AVERAGE, value, style)
        for column in range(AVERAGE + 1, WIDE + 1):
            self.page.put(row, column, None, style)
        self.page.merges.append(f"{address(row, AVERAGE)}:{address(row, WIDE)}")

    def _colors(self, first: int, last: int) -> None:
        tier = f"${address(first, SHARE)}"
        where = f"{address(first, SHARE)}:{address(last, SHARE)}"
        for place, color in enumerate(look.tier_colors(self.page.scores.model.tiers)):
            formula = f'AND({tier}<>"",{tier}={tier_name(place)})'
            self.page.grid.formats.append(ConditionalFormat(where, formula, color.look))
