"""Which cell formats show dates: the style table of a workbook, as far as reading needs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from scoring.errors import NOWHERE, Place
from scoring.ooxml.xml import parse


class FormatKind(IntEnum):
    """What a number format makes of a number: a plain number, a day (perhaps with a time), or a time."""

    NUMBER = 0
    DATE = 1
    TIME = 2


# ECMA-376 part 1, 18.8.30: 14–17 and 22 are dates, 18–21 and 45–47 times; 27–36 and 50–58 are the dates of
# the East Asian versions, of which 32–35 and 55–56 may show times.
_BUILT_IN_DATES = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58))
_BUILT_IN_TIMES = frozenset((*range(18, 22), *range(32, 36), 45, 46, 47, 55, 56))

# Formats have small numbers; Python itself refuses to read thousands of digits.
_LONGEST_NUMBER = 9
_SILENT = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|General|AM/PM|A/P|上午/下午', re.IGNORECASE | re.DOTALL)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)


def format_kind(code: str) -> FormatKind:
    """Whether a format code shows dates or times. Literals, colours, locales and conditions do not count.

    An elapsed time alone, such as [h], is a number of hours and not a date.
    """
    section = _first_section(code)
    letters = _SILENT.sub("", section).lower()
    # "m" is a month unless it stands beside hours or seconds; b, e and g are the years of other calendars.
    if re.search(r"[yd]", letters) or re.search(r"(?<![a-z])(?:bb|ee?|g{1,3}e)(?![a-z+\-0-9])", letters):
        return FormatKind.DATE
    if re.search(r"[hs]", letters):
        return FormatKind.TIME
    if "m" in letters:
        return FormatKind.TIME if _ELAPSED.search(section) else FormatKind.DATE
    return FormatKind.NUMBER


def _first_section(code: str) -> str:
    """The part of a format code for positive numbers: up to the first semicolon outside literals."""
    match = re.match(r'(?:"[^"]*"?|\\.|[^;"\\])*', code, re.DOTALL)
    return match[0] if match else ""


def style_kinds(data: bytes, place: Place = NOWHERE) -> tuple[FormatKind, ...]:
    """For each cell format (the `s` of a cell), what it makes of a number. Raises LeadFileError."""
    root = parse(data, place)
    # Differential formats carry number formats too, with numbers of their own: they are not meant.
    own = root.find("numFmts")
    codes = {e.get("numFmtId", ""): e.get("formatCode", "") for e in (own if own is not None else ())}
    known: dict[str, FormatKind] = {}
    formats = root.find("cellXfs")
    kinds = []
    for element in formats if formats is not None else ():
        number = element.get("numFmtId", "0")
        if number not in known:
            known[number] = _kind_of(number, codes)
        kinds.append(known[number])
    return tuple(kinds)


def _kind_of(number: str, codes: dict[str, str]) -> FormatKind:
    if number in codes:
        return format_kind(codes[number])
    if not number.isascii() or not number.isdigit() or len(number) > _LONGEST_NUMBER:
        return FormatKind.NUMBER
    if int(number) in _BUILT_IN_DATES:
        return FormatKind.DATE
    return FormatKind.TIME if int(number) in _BUILT_IN_TIMES else FormatKind.NUMBER


def shows_dates(kinds: Sequence[FormatKind]) -> bool:
    """Whether any format of a workbook shows dates or times."""
    return any(kind != FormatKind.NUMBER for kind in kinds)
