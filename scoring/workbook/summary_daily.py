"""A section of the Scoring Summary: how many leads of one tier came in on each day, and a note on busy days."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from scoring.model import DISQUALIFIED, DailyCount
from scoring.table import CellKind, Column
from scoring.workbook import look
from scoring.workbook.criteria import IS_DISQUALIFIED, equals
from scoring.workbook.grid import address
from scoring.workbook.names import tier_name
from scoring.workbook.own_columns import own_column
from scoring.workbook.plan import ConditionalFormat, Formula
from scoring.workbook.summary_page import LABEL, LEADS, SHARE, Mask, Page

DAYS = 14
_EPOCH = date(1899, 12, 30)
# Before March 1900 spreadsheets count a day too many, and no lead is that old; after 9999 they count none.
_FIRST_SERIAL, _LAST_SERIAL = 61, 2_958_465


def daily_section(page: Page) -> None:
    """The section, where the model asks for it."""
    daily = page.scores.model.summary.daily
    if daily is None:
        return
    title = f"{daily.tier} leads a day, by {daily.field}"
    header = page.refs.fields.get(daily.field, "")
    column = own_column(page.scores, page.refs, header) if header else None
    if daily.tier not in page.scores.tier_names:
        page.left = page.heading(page.left, title, f"The model has no tier “{daily.tier}”.") + 1
    elif column is None:
        page.left = page.heading(page.left, title, f"These leads have no column for “{daily.field}”.") + 1
    else:
        _Daily(page, daily, page.refs.column(header), column).build(title)
    page.close_section()


class _Daily:
    """The table and chart under construction."""

    def __init__(self, page: Page, daily: DailyCount, reference: str, column: Column) -> None:
        self.page, self.daily, self.reference = page, daily, reference
        names = page.scores.tier_names
        self.place = names.index(daily.tier)
        numeric = (column.kinds == CellKind.NUMBER) | (column.kinds == CellKind.DATE)
        dated = numeric & (column.numbers >= _FIRST_SERIAL)
        self.serials = np.where(dated, column.numbers, np.nan)
        self.mine = page.scores.lead_tier == self.place

    @property
    def criterion(self) -> str:
        """The criterion of the tier that is counted."""
        wanted = IS_DISQUALIFIED if self.daily.tier == DISQUALIFIED else equals(tier_name(self.place))
        return f"{self.page.tier},{wanted}"

    def days(self) -> list[int]:
        """The last days up to the as-of date on which leads came in, as serials, in order."""
        whole = np.floor(self.serials[np.isfinite(self.serials)])
        whole = np.unique(whole[whole <= _LAST_SERIAL])
        as_of = self.page.scores.program.as_of.value
        if isinstance(as_of, int | float) and (whole <= as_of).any():
            whole = whole[whole <= as_of]
        return [int(day) for day in whole[-DAYS:]]

    def build(self, title: str) -> None:
        """Put the section."""
        page, days = self.page, self.days()
        if not days:
            page.left = page.heading(page.left, title, f"No lead has a date in “{self.daily.field}”.") + 1
            return
        start = page.left
        head = start + 2
        first = head + 2
        last = first + len(days) - 1
        page.heading(start, title, self._busy(first, last, days))
        page.header(head, ("Day", "Leads", "Note"))
        # A lower limit, because some programs keep TRUE as the number 1, a day in 1900.
        # A number, for workbooks that count days from 1904 know no such date.
        before = f'{self.reference},">={_FIRST_SERIAL}",{self.reference},"<"&{_day(days[0])}'
        self._count(first - 1, "Earlier", before, self.serials < days[0])
        for row, day in enumerate(days, first):
            self._day_row(row, day)
        after = f'{self.reference},">="&{_day(days[-1] + 1)}'
        self._count(last + 1, "Later", after, self.serials >= days[-1] + 1)
        self._without_date(first - 1, last + 2)
        labels = tuple(_text(day) for day in days)
        counts = tuple(float(self._on(day).sum()) for day in days)
        for row in (first - 1, last + 1, last + 2):
            page.put(row, SHARE, None, look.CELL)
        notes = f"{address(first, SHARE)}:{address(last, SHARE)}"
        page.grid.formats.append(ConditionalFormat(notes, f'{address(first, SHARE)}<>""', look.NOTE_LOOK))
        height = max(9, len(days) + 4)
        page.chart(title, (first, last), LEADS, (labels, counts), top=start, height=height, horizontal=True)
        page.left = last + 4

    def _on(self, day: int) -> Mask:
        on_day: Mask = self.mine & (self.serials >= day) & (self.serials < day + 1)
        return on_day

    def _day_row(self, row: int, day: int) -> None:
        on_day = f'{self.reference},">="&{_day(day)},{self.reference},"<"&{_day(day + 1)}'
        count = self._count(row, _text(day), on_day, self._on(day))
        above = self.daily.above
        note = f"over {above:,}"
        text = f'IF({address(row, LEADS)}>{above},"{note}","")'
        self.page.put(row, SHARE, Formula(text, note if count > above else ""), look.CELL_LEFT)

    def _count(self, row: int, label: str, criteria: str, when: Mask) -> int:
        """One row of the table; `when` are the leads of its time, of whatever tier."""
        count = int((self.mine & when).sum())
        self.page.put(row, LABEL, label, look.CELL_LEFT)
        self.page.put(row, LEADS, Formula(f"COUNTIFS({criteria},{self.criterion})", count), look.COUNT)
        return count

    def _without_date(self, first: int, row: int) -> None:
        above = f"SUM({address(first, LEADS)}:{address(row - 1, LEADS)})"
        count = int((self.mine & ~np.isfinite(self.serials)).sum())
        self.page.put(row, LABEL, "No date", look.CELL_LEFT)
        text = f"COUNTIFS({self.criterion})-{above}"
        self.page.put(row, LEADS, Formula(text, count), look.COUNT)

    def _busy(self, first: int, last: int, days: list[int]) -> Formula:
        above = self.daily.above
        busy = sum(int(self._on(day).sum()) > above for day in days)
        counted = f'COUNTIF({address(first, LEADS)}:{address(last, LEADS)},">"&{above})'
        none, some = f"No day has more than {above:,}.", f"Days with more than {above:,}: "
        text = f'IF({counted}=0,"{none}","{some}"&{counted}&" of {len(days)}.")'
        return Formula(text, f"{some}{busy} of {len(days)}." if busy else none)


def _calendar(serial: int) -> date:
    return _EPOCH + timedelta(days=serial)


def _day(serial: int) -> str:
    """A day as a formula: readable, and the same in every locale."""
    day = _calendar(min(serial, _LAST_SERIAL))
    return f"DATE({day.year},{day.month},{day.day})"


def _text(serial: int) -> str:
    """A day as a label, with the weekday that explains many a gap."""
    day = _calendar(serial)
    return f"{('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')[day.weekday()]} {day.isoformat()}"
