"""A section of the Scoring Summary: leads and average score by the values of one field, such as the channel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scoring.model import DISQUALIFIED
from scoring.table import Cell, CellKind, Column, Serial
from scoring.workbook import look
from scoring.workbook.criteria import (
    IS_DISQUALIFIED,
    MAX_TEXT,
    NO_VALUE,
    NOT_DISQUALIFIED,
    Match,
    equals,
    match_blank,
    match_number,
    match_text,
    match_truth,
)
from scoring.workbook.grid import address
from scoring.workbook.names import tier_name
from scoring.workbook.own_columns import channel_header, own_column
from scoring.workbook.plan import Formula
from scoring.workbook.summary_page import (
    AVERAGE,
    EXTRA,
    LABEL,
    LEADS,
    MORE,
    TOTAL,
    WORKINGS,
    Mask,
    Page,
    number,
)

SHOWN = 12
BLANK = "(blank)"
OTHERS = "(all others)"


@dataclass(frozen=True, eq=False)
class Group:
    """The leads (n, a mask) that share a value: a text, a number, a date or a truth value; None is blank."""

    value: Cell
    leads: Mask


def groups_of(column: Column) -> Iterator[Group]:
    """The values of a column that criteria can tell apart, each with its leads; the commonest first, blank last.

    Left for "all others": errors, very long texts, texts of spaces, and values of which a spreadsheet takes one
    for another (the number 5 beside the text "5", TRUE beside 1).
    """
    found = list(_texts(column)) + list(_numbers(column)) + list(_truths(column))
    found.sort(key=lambda group: -int(group.leads.sum()))
    yield from found
    blank = column.kinds == CellKind.BLANK
    empties = [code for code, text in enumerate(column.texts) if not text]
    blank |= (column.kinds == CellKind.TEXT) & np.isin(column.codes, empties)
    if blank.any():
        yield Group(None, blank)


def _texts(column: Column) -> Iterator[Group]:
    spellings: dict[str, list[int]] = {}
    for code, text in enumerate(column.texts):
        if text.strip(" ") and len(text.encode("utf-16-le")) <= 2 * MAX_TEXT:
            spellings.setdefault(text.lower(), []).append(code)
    is_text = column.kinds == CellKind.TEXT
    used = np.bincount(column.codes[is_text], minlength=len(column.texts))
    taken = _as_texts(column)
    counted = sorted(spellings.items(), key=lambda item: -int(used[item[1]].sum()))
    for folded, codes in counted[: SHOWN + len(taken)]:
        if folded.strip() not in taken and used[codes].any():
            commonest = max(codes, key=lambda code: int(used[code]))
            yield Group(column.texts[commonest], is_text & np.isin(column.codes, codes))


def _as_texts(column: Column) -> set[str]:
    """How the column's numbers and truth values read, so that equal texts are not mixed up with them."""
    texts = {f"{value:.15g}" for value in _distinct(column)}
    if (column.kinds == CellKind.BOOL).any():
        texts |= {"true", "false"}
    return texts


def _distinct(column: Column) -> list[float]:
    numeric = (column.kinds == CellKind.NUMBER) | (column.kinds == CellKind.DATE)
    values: list[float] = np.unique(column.numbers[numeric]).tolist()
    return values


def _numbers(column: Column) -> Iterator[Group]:
    numeric = (column.kinds == CellKind.NUMBER) | (column.kinds == CellKind.DATE)
    if not numeric.any():
        return
    values, counts = np.unique(column.numbers[numeric], return_counts=True)
    texts = {text.strip().lower() for text in column.texts}
    truths = (column.kinds == CellKind.BOOL).any()
    for place in np.argsort(-counts, kind="stable")[: SHOWN + 2].tolist():
        value = float(values[place])
        # A criterion carries 15 digits.
        if float(f"{value:.15g}") != value or f"{value:.15g}" in texts or (truths and value in (0.0, 1.0)):
            continue
        leads = numeric & (column.numbers == value)
        dated = bool((column.kinds[leads] == CellKind.DATE).any())
        yield Group(Serial(value) if dated else value, leads)


def _truths(column: Column) -> Iterator[Group]:
    is_truth = column.kinds == CellKind.BOOL
    numeric = (column.kinds == CellKind.NUMBER) | (column.kinds == CellKind.DATE)
    if (np.isin(column.numbers, (0.0, 1.0)) & numeric).any():
        return
    texts = {text.strip().lower() for text in column.texts}
    for value in (True, False):
        leads = is_truth & (column.numbers == float(value))
        if leads.any() and str(value).lower() not in texts:
            yield Group(value, leads)


def values_section(page: Page) -> None:
    """The section, where the model or a column's name says what to break down by."""
    title, header = channel_header(page.scores, page.refs)
    if not title:
        return
    column = own_column(page.scores, page.refs, header) if header else None
    if column is None:
        page.left = page.heading(page.left, f"By {title}", f"These leads have no column for “{title}”.") + 1
        page.close_section()
        return
    _Values(page, title, page.refs.column(header), column).build()


class _Values:
    """The table and chart of one field under construction."""

    def __init__(self, page: Page, title: str, reference: str, column: Column) -> None:
        self.page, self.title, self.reference, self.column = page, title, reference, column

    def build(self) -> None:
        """Put the section."""
        page = self.page
        every = list(groups_of(self.column))
        blanks = [group for group in every if group.value is None]
        groups = [group for group in every if group.value is not None][:SHOWN]
        hint = f"The values are those of the run; new ones count under {OTHERS}. Capitals make no difference."
        if len(every) - len(blanks) > SHOWN:
            hint = f"The {SHOWN} commonest values; " + hint[0].lower() + hint[1:]
        row = page.heading(page.left, f"By {self.title}", hint)
        top_tier = Formula(tier_name(0), page.scores.model.tiers[0].name)
        page.header(row, (self.title, "Leads", "Share", "Average score", top_tier, DISQUALIFIED))
        first = row + 1
        for group in [*groups, *blanks]:
            row += 1
            self._group(row, group)
        shown = np.logical_or.reduce(
            [group.leads for group in (*groups, *blanks)] or [np.zeros(page.scores.leads, bool)]
        )
        self._others(first, row + 1, ~shown)
        self._chart(first, row, [*groups, *blanks])
        page.left = row + 3
        page.close_section()

    def _match(self, row: int, value: Cell) -> Match:
        cell = address(row, LABEL)
        match value:
            case None:
                return match_blank(self.reference)
            case bool():
                return match_truth(self.reference, cell)
            case str():
                return match_text(self.reference, cell, value)
        return match_number(self.reference, cell)

    def _group(self, row: int, group: Group) -> None:
        page, leads = self.page, group.leads
        match = self._match(row, group.value)
        style = look.DATE if isinstance(group.value, Serial) else look.CELL_LEFT
        page.put(row, LABEL, BLANK if group.value is None else group.value, style)
        count = int(leads.sum())
        # Rows between leads are blank too, but no lead's.
        leads_only = (f'{page.tier},"?*"',) if group.value is None and page.refs.site.gaps else ()
        page.put(row, LEADS, Formula(match.count(*leads_only), count), look.COUNT)
        top = f"{page.tier},{equals(tier_name(0))}"
        hot = int((leads & (page.scores.lead_tier == 0)).sum())
        page.put(row, EXTRA, Formula(match.count(top), hot), look.COUNT)
        out = int((leads & page.scores.disqualified).sum())
        page.put(row, MORE, Formula(match.count(f"{page.tier},{IS_DISQUALIFIED}"), out), look.COUNT)
        total = float(page.scores.score[leads & page.live].sum())
        summed = match.sum(page.score, f"{page.tier},{NOT_DISQUALIFIED}")
        page.put(row, WORKINGS, Formula(summed, total), look.CELL)
        self._derived(row, leads, count)

    def _derived(self, row: int, leads: Mask, count: int) -> None:
        """What follows from the counts and the sum of the row."""
        page = self.page
        page.share_of_all(row, count)
        counted = f"({address(row, LEADS)}-{address(row, MORE)})"
        text = f'IF({counted}=0,"{NO_VALUE}",{address(row, WORKINGS)}/{counted})'
        page.put(row, AVERAGE, Formula(text, page.mean(leads)), page.average_style)

    def _others(self, first: int, row: int, leads: Mask) -> None:
        page = self.page
        page.put(row, LABEL, OTHERS, look.CELL_LEFT)
        scores = page.scores
        hot = int((scores.lead_tier == 0).sum())
        top = f"COUNTIFS({page.tier},{equals(tier_name(0))})"
        out = f"COUNTIFS({page.tier},{IS_DISQUALIFIED})"
        summed = f"SUMIFS({page.score},{page.tier},{NOT_DISQUALIFIED})"
        wholes: tuple[tuple[int, str, int | float], ...] = (
            (LEADS, TOTAL, int(leads.sum())),
            (EXTRA, top, hot - int((~leads & (scores.lead_tier == 0)).sum())),
            (MORE, out, int((leads & scores.disqualified).sum())),
            (WORKINGS, summed, round(float(scores.score[leads & page.live].sum()), 4)),
        )
        for column, whole, value in wholes:
            above = f"SUM({address(first, column)}:{address(row - 1, column)})"
            # What is left of a sum of fractions is rounded, so that nothing is left as 0 and not as dust.
            text = f"ROUND({whole}-{above},4)" if row > first else whole
            page.put(row, column, Formula(text, value), look.CELL if column == WORKINGS else look.COUNT)
        self._derived(row, leads, int(leads.sum()))

    def _chart(self, first: int, last: int, groups: list[Group]) -> None:
        if not groups:
            return
        labels = tuple(BLANK if group.value is None else _label(group.value) for group in groups)
        means = tuple(round(number(self.page.mean(group.leads)), 4) for group in groups)
        self.page.chart(
            f"Average score by {self.title}", (first, last), AVERAGE, (labels, means),
            top=self.page.left, height=max(9, len(groups) + 4), horizontal=True,
        )  # fmt: skip


def _label(value: Cell) -> str:
    match value:
        case bool():
            return str(value).upper()
        case Serial(day):
            return f"{day:g}"
        case float() | int():
            return f"{value:g}"
    return str(value)
