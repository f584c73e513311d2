"""The Scoring Summary sheet: how the leads stand, in live formulas over the lead table.

Every number here follows the sheet: move a threshold, override a tier, add a lead, and counts, averages and
charts move with it. What is as of the run (values of a field, days) says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import numpy as np

from scoring.scores import Scores
from scoring.workbook import look
from scoring.workbook.criteria import IS_DISQUALIFIED, NO_VALUE, NOT_DISQUALIFIED
from scoring.workbook.grid import address
from scoring.workbook.lead_sheet_refs import LeadSheetRefs
from scoring.workbook.names import AS_OF_NAME
from scoring.workbook.own_columns import channel_header
from scoring.workbook.plan import ColumnWidth, Formula, SheetPlan, Style
from scoring.workbook.ranked import whys_of
from scoring.workbook.summary_daily import daily_section
from scoring.workbook.summary_page import (
    AVERAGE,
    DISQUALIFIED_COUNT,
    EXTRA,
    FIGURE_LABELS_ROW,
    FIGURES_ROW,
    GAP,
    LABEL,
    LEADS,
    MARGIN,
    MORE,
    RANKED,
    SHARE,
    TOTAL,
    WIDE,
    WORKINGS,
    Page,
)
from scoring.workbook.summary_tiers import distribution_section, tiers_section
from scoring.workbook.summary_top import WIDEST_TIER, top_section
from scoring.workbook.summary_values import values_section

# From here on the as-of date is a fixed day: a date that moves would recalculate the list at every edit.
LONG_LIST = 20_000
_DISQUALIFIED_NOTE = (
    "Disqualified: a rule or an override has taken the lead out of ranks, averages and lists. It keeps its score, "
    "and is counted only where this sheet says so."
)
_LIVE_NOTE = (
    "Everything here is a formula over the sheet with the leads. To change what a lead is worth, edit points, "
    "limits, thresholds and tier names on Scoring Rules, and the values of lists on Lists; this sheet follows. "
    "A tier is overruled for one lead in the column Tier Override."
)
_LONG_NOTE = (
    f"With more than {LONG_LIST:,} leads the as-of date does not move with the calendar, because every edit would "
    "recalculate the whole list. Set it by hand on Scoring Rules."
)
_WIDE_WIDTH = 58
_NOTE_CHARACTERS = 165
_FIGURE_LABEL = Style(size=10, color=look.MUTED, fill=look.BAND, horizontal="center", vertical="center")
_FIGURE = Style(bold=True, size=18, color=look.NAVY, fill=look.BAND, horizontal="center", vertical="center")


def summary_sheet(
    scores: Scores,
    refs: LeadSheetRefs,
    as_of_text: str = "",
    notes: Sequence[str] = (),
    whys: Sequence[str] | None = None,
) -> SheetPlan:
    """The sheet.

    scores: what the cached values come from; its n-th lead must stand in the n-th row of the table.
    as_of_text: what to say behind the as-of date, such as "fixed at the run" (the date itself is live).
    notes: more lines for the foot of the sheet, such as what a very long list leaves frozen.
    whys: the Why of each lead (n) as the lead sheet has it, if it is at hand.
    """
    page = Page(scores, refs)
    _top(page, as_of_text)
    _figures(page)
    tiers_section(page)
    distribution_section(page)
    page.close_section()
    top_section(page, whys_of(scores, whys))
    values_section(page)
    daily_section(page)
    _notes(page, notes)
    return SheetPlan(
        page.grid.sheet,
        cells=tuple(page.grid.cells),
        formats=tuple(page.grid.formats),
        merges=tuple(page.merges),
        charts=tuple(page.charts),
        widths=_widths(page),
        row_heights=tuple(sorted(page.heights.items())),
        gridlines=False,
        tab_color=look.TAB,
        landscape=True,
        fit_width=True,
    )


def _widths(page: Page) -> tuple[ColumnWidth, ...]:
    tier = max(len(name) for name in page.scores.tier_names)
    label = max(tier, *(len(text) for text in page.top_labels), 0)
    return (
        ColumnWidth(MARGIN, MARGIN, 4.5),
        ColumnWidth(LABEL, LABEL, float(np.clip(label + 3, 30, 46))),
        ColumnWidth(LEADS, LEADS, 12),
        ColumnWidth(SHARE, SHARE, float(np.clip(tier + 3, 13, WIDEST_TIER))),
        ColumnWidth(AVERAGE, MORE, 14),
        ColumnWidth(GAP, GAP, 2),
        ColumnWidth(WIDE, WIDE, _WIDE_WIDTH),
        ColumnWidth(WORKINGS, WORKINGS, 10, hidden=True),
    )


def _top(page: Page, as_of_text: str) -> None:
    model = page.scores.model
    page.put(1, LABEL, "Scoring Summary", look.TITLE)
    page.heights[1] = 30.0
    page.put(2, LABEL, f"{model.name}, version {model.version}", replace(look.SUBTITLE, bold=True))
    rest = f"; {as_of_text}" if as_of_text else ""
    year, month, day = (f"{part}({AS_OF_NAME})" for part in ("YEAR", "MONTH", "DAY"))
    said = rest.replace('"', '""')
    dated = f'"As of "&{year}&"-"&RIGHT("0"&{month},2)&"-"&RIGHT("0"&{day},2)&"{said}"'
    # A cleared date would read as 1900; text there is no date at all.
    text = f'IF(N({AS_OF_NAME})>0,{dated},"The as-of date on the Scoring Rules sheet is no date")'
    page.put(3, LABEL, Formula(text, _as_of(page) + rest), look.SUBTITLE)


def _as_of(page: Page) -> str:
    serial = page.scores.program.as_of.value
    assert isinstance(serial, int | float)
    return "As of " + str(np.datetime64("1899-12-30") + np.timedelta64(int(serial), "D"))


def _figures(page: Page) -> None:
    """The headline numbers: leads, ranked, disqualified, average, median, highest."""
    scores, score, tier, key = page.scores, page.score, page.tier, page.key
    ranked = scores.score[scores.order]
    middle = [f"INDEX({score},MATCH(LARGE({key},INT(({RANKED}+{n})/2)),{key},0))" for n in (1, 2)]
    highest = f"INDEX({score},MATCH(MAX({key}),{key},0))"
    average = f"AVERAGEIFS({score},{tier},{NOT_DISQUALIFIED})"
    none = np.ones(scores.leads, bool)
    figures: tuple[tuple[int, str, str, float | int | str], ...] = (
        (LABEL, "Leads", f"COUNT({score})", scores.leads),
        (LEADS, "Ranked", f"{TOTAL}-{DISQUALIFIED_COUNT}", len(ranked)),
        (SHARE, "Disqualified", f"COUNTIFS({tier},{IS_DISQUALIFIED})", int(scores.disqualified.sum())),
        (AVERAGE, "Average score", _if_ranked(average), page.mean(none)),
        (EXTRA, "Median score", _if_ranked(f"({middle[0]}+{middle[1]})/2"), _median(page)),
        (MORE, "Highest score", _if_ranked(highest), float(ranked[0]) if len(ranked) else NO_VALUE),
    )
    for column, label, text, value in figures:
        page.put(FIGURE_LABELS_ROW, column, label, _FIGURE_LABEL)
        decimals = scores.model.decimals if column == MORE else max(1, scores.model.decimals)
        form = "#,##0" if column <= SHARE else look.score_format(decimals)
        page.put(FIGURES_ROW, column, Formula(text, value), replace(_FIGURE, number_format=form))
    page.heights |= {FIGURE_LABELS_ROW: 20.0, FIGURES_ROW: 32.0}


def _if_ranked(text: str) -> str:
    return f'IF({RANKED}=0,"{NO_VALUE}",{text})'


def _median(page: Page) -> float | str:
    scored = page.scores.score[page.live]
    return float(np.median(scored)) if len(scored) else NO_VALUE


def _notes(page: Page, more: Sequence[str]) -> None:
    row = page.heading(page.left, "About these numbers")
    lines = [
        _DISQUALIFIED_NOTE,
        _LIVE_NOTE,
        *_long_list(page),
        *_no_channel(page),
        *more,
    ]
    for line in lines:
        page.put(row, LABEL, line, look.HINT_WRAPPED)
        page.merges.append(f"{address(row, LABEL)}:{address(row, WIDE)}")
        page.heights[row] = 14.0 * ceil(len(line) / _NOTE_CHARACTERS) + 2
        row += 1
    page.left = row


def _long_list(page: Page) -> tuple[str, ...]:
    if page.scores.leads <= LONG_LIST:
        return ()
    return (_LONG_NOTE,)


def _no_channel(page: Page) -> tuple[str, ...]:
    if channel_header(page.scores, page.refs)[0]:
        return ()
    return ("To compare channels, or the values of any other field, name it in the model under summary, by.",)
