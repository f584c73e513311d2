"""Numbers, dates and counts as the person's language and country write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from scoring.table import Cell, ErrorValue, Serial

_DAY_ZERO = date(1899, 12, 30)
# Per cent that are told apart from none and from all.
_LEAST = 0.1
_MOST_DAYS = (date.max - _DAY_ZERO).days


def number(value: float, decimals: int | None = None) -> str:
    """A number with the locale's separators: with so many decimals, or as many as it has (at most 4)."""
    locale = QLocale()
    if decimals is not None:
        return locale.toString(float(value), "f", decimals)
    text = locale.toString(float(value), "f", 4)
    point = locale.decimalPoint()
    return text.rstrip("0").removesuffix(point) if point in text else text


def signed(value: float) -> str:
    """Points with their sign: +8, −5, 0. The minus is the mathematical one."""
    if not value:
        return "0"
    return ("+" if value > 0 else "−") + number(abs(value))


def count(value: int) -> str:
    """A whole number with the locale's group separators."""
    return QLocale().toString(int(value))


def leads(number: int) -> str:
    """So many leads: "1 lead", "20,000 leads"."""
    tr = QCoreApplication.translate
    return tr("Words", "1 lead") if number == 1 else tr("Words", "{count} leads").format(count=count(number))


def columns(number: int) -> str:
    """So many columns: "1 column", "23 columns"."""
    tr = QCoreApplication.translate
    return tr("Words", "1 column") if number == 1 else tr("Words", "{count} columns").format(count=count(number))


def rows(number: int) -> str:
    """So many rows: "1 row", "300 rows"."""
    tr = QCoreApplication.translate
    return tr("Words", "1 row") if number == 1 else tr("Words", "{count} rows").format(count=count(number))


def percent(share: float) -> str:
    """A share (0–1) in per cent. Only nothing is 0 %, and only all is 100 %: what is nearly so shows that it is not."""
    points = share * 100
    if 0 < points < _LEAST:
        return f"< {number(_LEAST, 1)} %"
    if 100 - _LEAST < points < 100:
        return f"> {number(100 - _LEAST, 1)} %"
    digits = 0 if points in (0, 100) or 9.95 <= points < 99.5 else 1
    return f"{number(points, digits)} %"


def day(value: date) -> str:
    """A date in the locale's short form."""
    return QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.ShortFormat)


def time_of_day(value: datetime) -> str:
    """A time of day in the locale's short form."""
    return QLocale().toString(QTime(value.hour, value.minute), QLocale.FormatType.ShortFormat)


def plain_tip(text: str) -> str:
    """A text as a tool tip: long ones wrap, and nothing in it is taken for markup."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


def cell(value: Cell) -> str:
    """A lead's cell as the window shows it: dates and numbers as the locale writes them, texts to the letter."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "✓" if value else "✗"
        case Serial(serial):
            return _serial(serial)
        case ErrorValue(code):
            return code
        case _:
            return _plain(value)


def _plain(value: float) -> str:
    # Years and postcodes are numbers too: no group separators in people's own cells.
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(int(value)) if value == int(value) and abs(value) < 1e15 else locale.toString(value, "g", 12)


def _serial(serial: float) -> str:
    if not 1 <= serial < _MOST_DAYS:
        return _plain(serial)
    return day(_DAY_ZERO + timedelta(days=int(serial)))
