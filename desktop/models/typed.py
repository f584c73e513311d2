"""What people type into a field as a value: numbers and days in their own country's writing, or in the plain one."""

from __future__ import annotations

from datetime import date
from math import isfinite

from PySide6.QtCore import QDate, QLocale

from scoring.scores import serial_of


class Unread(float):
    """What stands where a number should and is none: as unset as NaN, and it knows what was typed.

    Equal to what was typed alike, as frozen drafts are compared.
    """

    text: str

    def __new__(cls, text: str) -> Unread:
        """Of what was typed."""
        made = super().__new__(cls, "nan")
        made.text = text
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unread) and other.text == self.text

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.text)


def typed_number(text: str) -> float | None:
    """A number as the person's locale writes it, or with a point and no separators; None where it is none."""
    plain = text.strip().replace("−", "-").removeprefix("+")
    value, known = QLocale().toDouble(plain)
    if not known:
        value, known = QLocale.c().toDouble(plain)
    return float(value) if known and isfinite(value) else None


def typed_day(text: str) -> float | None:
    """The serial of a day as the person's locale writes it, or as year-month-day; None where it is none."""
    plain = text.strip()
    locale = QLocale()
    for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
        day = locale.toDate(plain, form)
        if day.isValid():
            return serial_of(_near(day))
    day = QDate.fromString(plain, "yyyy-MM-dd")
    return serial_of(_near(day)) if day.isValid() else None


def typed_items(text: str) -> tuple[str, ...]:
    """The items of a pasted or typed list, one a line or apart by tabs or semicolons: each once, none empty."""
    for sign in "\r\t;":
        text = text.replace(sign, "\n")
    return tuple(dict.fromkeys(item for item in (line.strip() for line in text.split("\n")) if item))


def _near(day: QDate) -> date:
    # Two digits of a year are read as of the century before by Qt.
    year = day.year() + 100 if 1900 <= day.year() < 1950 else day.year()
    return date(year, day.month(), day.day())
