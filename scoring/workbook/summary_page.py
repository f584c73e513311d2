"""The Scoring Summary under construction: its grid, what sections share, and the numbers behind the formulas.

Tables stand on the left, their charts on the right in one wide column; sections put themselves below each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from scoring.scores import Scores
from scoring.table import Cell
from scoring.workbook import look
from scoring.workbook.criteria import NO_VALUE
from scoring.workbook.grid import Grid, address, sheet_reference
from scoring.workbook.lead_sheet_refs import LeadSheetRefs
from scoring.workbook.names import Our, OurSheet
from scoring.workbook.plan import Chart, Formula, Series, Style

# Columns of the sheet.
MARGIN, LABEL, LEADS, SHARE, AVERAGE, EXTRA, MORE, GAP, WIDE, WORKINGS = range(1, 11)

# Where the headline numbers stand; sections refer to them.
FIGURE_LABELS_ROW, FIGURES_ROW = 5, 6
TOTAL = f"${address(FIGURES_ROW, LABEL)[0]}${FIGURES_ROW}"
RANKED = f"${address(FIGURES_ROW, LEADS)[0]}${FIGURES_ROW}"
DISQUALIFIED_COUNT = f"${address(FIGURES_ROW, SHARE)[0]}${FIGURES_ROW}"
FIRST_SECTION_ROW = 8

_TABLE_ROW, _HEADER_ROW = 17.0, 20.0

Mask = NDArray[np.bool_]


@dataclass
class Page:
    """The sheet so far: `left` and `right` are the next free rows beside and below the tables and the charts."""

    scores: Scores
    refs: LeadSheetRefs
    left: int = FIRST_SECTION_ROW
    right: int = FIRST_SECTION_ROW
    grid: Grid = field(init=False)
    merges: list[str] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    charts: list[Chart] = field(default_factory=list)
    top_labels: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.grid = Grid(self.refs.site.sheets[OurSheet.SUMMARY])

    # -- references -----------------------------------------------------------------------------------------

    @property
    def score(self) -> str:
        """The column of scores."""
        return self.refs.of(Our.SCORE)

    @property
    def tier(self) -> str:
        """The column of tiers that count."""
        return self.refs.of(Our.TIER)

    @property
    def key(self) -> str:
        """The column of sort keys, numbers for ranked leads only."""
        return self.refs.column(self.refs.key)

    # -- values of now --------------------------------------------------------------------------------------

    @property
    def live(self) -> Mask:
        """The leads that are not disqualified."""
        return np.logical_not(self.scores.disqualified)

    def mean(self, leads: Mask) -> float | str:
        """The average score of those leads that are not disqualified; a dash for none."""
        scored = self.scores.score[leads & self.live]
        return float(scored.mean()) if len(scored) else NO_VALUE

    def share(self, count: int) -> float:
        """A number of leads as a share of all, 0 where there are none."""
        return count / self.scores.leads if self.scores.leads else 0.0

    @property
    def average_style(self) -> Style:
        """How averages of scores look: one decimal more than whole scores have."""
        decimals = max(1, self.scores.model.decimals)
        return replace(look.CELL_RIGHT, number_format=look.padded(look.score_format(decimals)))

    @property
    def score_style(self) -> Style:
        """How a score looks."""
        form = look.padded(look.score_format(self.scores.model.decimals))
        return replace(look.CELL_RIGHT, number_format=form)

    # -- putting things -------------------------------------------------------------------------------------

    def put(self, row: int, column: int, value: Cell | int | Formula, style: Style) -> None:
        """Put a value or formula into a cell; rows of tables are a little taller than plain ones."""
        if style.border:
            self.heights.setdefault(row, _TABLE_ROW)
        self.grid.put(row, column, value, style)

    def heading(self, row: int, text: str, hint: str | Formula = "") -> int:
        """Put a section's heading, with a hint below where there is one; the row that follows."""
        self.put(row, LABEL, text, look.HEADING)
        self.heights[row] = 22.0
        if not hint:
            return row + 1
        self.put(row + 1, LABEL, hint, look.HINT)
        return row + 2

    def header(self, row: int, names: tuple[str | Formula, ...]) -> None:
        """Put the header of a table: texts over the label column, to the right over numbers."""
        self.heights[row] = _HEADER_ROW
        for column, name in enumerate(names, LABEL):
            self.put(row, column, name, look.HEADER_LEFT if column == LABEL else look.HEADER_RIGHT)

    def share_of_all(self, row: int, count: int) -> None:
        """Put the share that the row's number of leads has of all leads."""
        text = f"IF({TOTAL}=0,0,{address(row, LEADS)}/{TOTAL})"
        self.put(row, SHARE, Formula(text, self.share(count)), look.SHARE)

    def chart(
        self, title: str, rows: tuple[int, int], column: int, cache: tuple[tuple[str, ...], tuple[float, ...]], *,
        top: int, height: int, colors: tuple[str, ...] = (), horizontal: bool = False,
        x_title: str = "", y_title: str = "",
    ) -> None:  # fmt: skip
        """Put a chart of a table's column over its labels beside the table; `height` is in rows."""
        top = max(self.right, top)
        series = Series(
            y_title or title,
            self._span(rows, LABEL),
            self._span(rows, column),
            *cache,
            color=look.NEUTRAL_BAR,
            point_colors=colors,
        )
        said = ", ".join(f"{name}: {value:g}" for name, value in zip(*cache, strict=True))
        self.charts.append(
            Chart(
                title, (series,), (top, WIDE), (top + height, WIDE + 1), horizontal, x_title, y_title,
                f"{title}. {said}", bare=True,
            )
        )  # fmt: skip
        self.right = top + height + 1

    def _span(self, rows: tuple[int, int], column: int) -> str:
        first = sheet_reference(self.grid.sheet, rows[0], column)
        return f"{first}:{address(rows[1], column, absolute=True)}"

    def close_section(self) -> None:
        """Let the next section begin below both the table and its chart."""
        self.left = self.right = max(self.left, self.right)


def number(value: float | str) -> float:
    """A value as a chart draws it: texts are 0."""
    return 0.0 if isinstance(value, str) else value
