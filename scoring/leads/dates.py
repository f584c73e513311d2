"""Dates as texts: which forms are known, and how a column decides between day/month and month/day.

A serial is days since 1899-12-30, times as fractions. Texts name a wall-clock time; a zone written behind it
is left out, because a spreadsheet cell has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_EPOCH = date(1899, 12, 30).toordinal()
# Spreadsheets count a 29 February 1900; before it their serials and these differ, so such texts stay texts.
FIRST_SERIAL = date(1900, 3, 1).toordinal() - _EPOCH


class DateOrder(StrEnum):
    """In which order a date of three numbers is written."""

    YEAR_FIRST = "year-month-day"
    DAY_FIRST = "day-month-year"
    MONTH_FIRST = "month-day-year"


_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan january januar janvier enero ene gennaio gen janeiro januari",
            "feb february februar février fevrier févr fevr febrero febbraio fevereiro fev februari",
            "mar march märz maerz mrz mär mars marzo março marco maart mrt",
            "apr april avril avr abril abr aprile",
            "may mai mayo maggio mag maio mei",
            "jun june juni juin junio giugno giu junho",
            "jul july juli juillet juil julio luglio lug julho",
            "aug august août aout agosto ago augustus",
            "sep sept september septembre septiembre settembre set setembro",
            "oct october oktober okt octobre octubre ottobre ott outubro out",
            "nov november novembre noviembre novembro",
            "dec december dezember dez décembre decembre déc diciembre dic dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}

_TIME = (
    r"(?:[T ,]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|GMT|UTC|(?:Z|GMT|UTC)?[+-]\d{2}:?\d{2})?)?"
)
_NUMERIC = re.compile(r"(?P<a>\d{1,4})(?P<sep>[-./])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{1,4})" + _TIME)
_DAY_NAMED = re.compile(
    r"(?:[^\W\d_]{2,10}\.?,\s*)?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?(?P<month>[^\W\d_]{3,10})\.?,?"
    r"[\s-]+(?:de\s+)?(?P<year>\d{4}|\d{2})" + _TIME
)
_MONTH_NAMED = re.compile(
    r"(?:[^\W\d_]{2,10}\.?,\s*)?(?P<month>[^\W\d_]{3,10})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+"
    r"(?P<year>\d{4})" + _TIME
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A text read as a date, as far as the text alone tells.

    first, second, third: the numbers as written, year first or last; with a named month (`separator` is then
    "") year, month, day. `time` is the fraction of a day; `zoned` where a zone was written.
    """

    separator: str
    first: int
    second: int
    third: int
    time: float = 0.0
    zoned: bool = False
    short_year: bool = False
    half_day: bool = False

    @property
    def is_year_first(self) -> bool:
        """Whether the order needs no guess."""
        return self.separator == "" or self.first > 31

    def orders(self) -> frozenset[DateOrder]:
        """The orders in which this is a day of the calendar."""
        if self.is_year_first:
            return frozenset((DateOrder.YEAR_FIRST,)) if self.serial(DateOrder.YEAR_FIRST) is not None else frozenset()
        both = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
        return frozenset(order for order in both if self.serial(order) is not None)

    def serial(self, order: DateOrder) -> float | None:
        """The serial in this order, or None where there is no such day."""
        if self.is_year_first:
            year, month, day = self.first, self.second, self.third
        elif order == DateOrder.DAY_FIRST:
            day, month, year = self.first, self.second, self.third
        else:
            month, day, year = self.first, self.second, self.third
        if self.short_year:
            # Excel's window for years of two digits: 30–99 are of the last century.
            year += 2000 if year < 30 else 1900
        try:
            serial = date(year, month, day).toordinal() - _EPOCH
        except ValueError:
            return None
        return serial + self.time if serial >= FIRST_SERIAL else None


def may_be_date(text: str) -> bool:
    """Whether a text is worth the closer look of `written_date`: a quick test that misses none."""
    if not 6 <= len(text) <= 40:
        return False
    if text[0].isdigit():
        return text.count("-") + text.count("/") + text.count(".") + text.count(" ") >= 2
    return text[0].isalpha() and text.count(" ") >= 2 and any(sign.isdigit() for sign in text)


def written_date(text: str) -> WrittenDate | None:
    """The date that a text writes, or None. Known: numbers in any usual order, and named months."""
    text = text.strip(" ")
    if not 6 <= len(text) <= 40:
        return None
    match = _NUMERIC.fullmatch(text)
    if match is not None:
        return _numeric(match)
    if text.isdigit():
        return None
    match = _DAY_NAMED.fullmatch(text) or _MONTH_NAMED.fullmatch(text)
    if match is None:
        return None
    month, time = _MONTHS.get(match["month"].lower()), _time_of_day(match)
    if month is None or time is None:
        return None
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < 30 else 1900
    return WrittenDate("", year, month, int(match["day"]), time, match["zone"] is not None)


def _numeric(match: re.Match[str]) -> WrittenDate | None:
    a, b, c = match["a"], match["b"], match["c"]
    time = _time_of_day(match)
    if time is None or (len(a) == 3 or len(c) == 3):
        return None
    zoned, half = match["zone"] is not None, match["half"] is not None
    if len(a) == 4:
        if len(c) > 2:
            return None
        return WrittenDate(match["sep"], int(a), int(b), int(c), time, zoned, half_day=half)
    if len(c) == 1 or int(a) > 31:
        return None
    return WrittenDate(match["sep"], int(a), int(b), int(c), time, zoned, len(c) == 2, half)


def _time_of_day(match: re.Match[str]) -> float | None:
    """The time as a fraction of a day, 0 where none is written, None where there is no such time."""
    if match["hour"] is None:
        return 0.0
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    fraction = float(f"0.{match['fraction']}") if match["fraction"] else 0.0
    return (hour * 3600 + minute * 60 + second + fraction) / 86400


@dataclass(frozen=True, slots=True)
class OrderChoice:
    """How a column's dates are read: the order, or None where they contradict each other.

    `certain` of `total` distinct dates allow one order only; `guessed` where none does.
    """

    order: DateOrder | None
    certain: int
    total: int
    guessed: bool = False


def choose_order(
    dates: Iterable[WrittenDate], wanted: DateOrder | None = None, habit: DateOrder | None = None
) -> OrderChoice:
    """The order of a column's dates: `wanted`, else by evidence, else the `habit` of the file, else a guess.

    Dates with dots are day first wherever they are used; with slashes and no evidence month first is guessed.
    """
    total = 0
    counts = {DateOrder.DAY_FIRST: 0, DateOrder.MONTH_FIRST: 0}
    dotted = half = False
    for written in dates:
        total += 1
        if written.is_year_first:
            continue
        orders = written.orders()
        if len(orders) == 1:
            counts[next(iter(orders))] += 1
        dotted |= written.separator == "."
        half |= written.half_day
    day, month = counts[DateOrder.DAY_FIRST], counts[DateOrder.MONTH_FIRST]
    if wanted is not None:
        return OrderChoice(wanted, counts.get(wanted, 0), total)
    if day and month:
        return OrderChoice(None, day + month, total)
    if day or month:
        return OrderChoice(DateOrder.DAY_FIRST if day else DateOrder.MONTH_FIRST, day + month, total)
    if dotted:
        return OrderChoice(DateOrder.DAY_FIRST, 0, total)
    if habit is not None and not half:
        return OrderChoice(habit, 0, total, guessed=True)
    return OrderChoice(DateOrder.MONTH_FIRST, 0, total, guessed=True)


def serial_text(serial: float) -> str:
    """A serial as an ISO date, with the time where there is one; for messages."""
    day = int(serial // 1)
    try:
        shown = date.fromordinal(day + _EPOCH).isoformat()
    except (ValueError, OverflowError):
        return f"{serial:.15g}"
    minutes = round((serial - day) * 1440)
    return shown if not minutes else f"{shown} {minutes // 60:02d}:{minutes % 60:02d}"
