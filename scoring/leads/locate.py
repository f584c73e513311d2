"""Where the lead table stands on a sheet: its header row and its columns, judged from the first rows.

Titles, dates of export and blank rows above the headers are common; a row of data must never be mistaken for
headers, nor leads be skipped as titles.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scoring.leads.dates import serial_text, written_date
from scoring.leads.names import normal_name
from scoring.leads.numbers import number
from scoring.ooxml.cells import column_letters
from scoring.table import Cell, ErrorValue, Serial

# How many rows are looked at; headers further down are named with --header-row.
PREVIEW_ROWS = 60

Preview = Mapping[int, Mapping[int, Cell]]
"""The non-blank cells of the first rows: by row, then by column, both counted from 1."""

_WIDE_ENOUGH = 0.7
_WIDE_AT_LEAST = 0.5
_SURE = 0.6
_E_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LEAD_WORDS = frozenset((
    "email", "mail", "name", "first", "last", "company", "account", "phone", "title", "lead", "source",
    "status",
    "created", "country", "city", "website", "owner", "industry", "stage", "id",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """A header row found: its row, its columns, how sure (0–1), and how many words of the field it has."""

    row: int
    first_column: int
    last_column: int
    quality: float
    lead_words: int

    @property
    def doubts(self) -> tuple[str, ...]:
        """A sentence where the row does not look much like headers."""
        if self.quality >= _SURE:
            return ()
        return (f"Row {self.row} was taken for the headers, although not all of it looks like names: check this.",)


def counted(count: int, what: str) -> str:
    """A count with its noun: "1 row", "2,000 rows"."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def is_blank(value: Cell) -> bool:
    """Whether a cell is blank in meaning: nothing, or a text of spaces."""
    return value is None or (isinstance(value, str) and not value.strip(" "))


def _like_a_header(value: Cell) -> bool:
    """Whether a cell may be a column's name: a text that is no number, date or e-mail address."""
    if not isinstance(value, str):
        return False
    text = value.strip(" ")
    return len(text) <= 120 and number(text) is None and written_date(text) is None and not _E_MAIL.fullmatch(text)


def find_header(preview: Preview, known: Collection[str] = ()) -> Header | None:
    """The header row among the first rows, or None where none looks like one.

    known: normal names of fields that are expected; a row that has several of them is surely the header.
    """
    rows = {row: {c: v for c, v in cells.items() if not is_blank(v)} for row, cells in sorted(preview.items())}
    rows = {row: cells for row, cells in rows.items() if cells}
    if not rows:
        return None
    width = max(len(cells) for cells in rows.values())
    best = None
    for row, cells in rows.items():
        names = {normal_name(value) for value in cells.values() if isinstance(value, str)}
        if len(names & set(known)) >= max(2, len(cells) // 3):
            return _header(row, cells, 1.0)
    for share in (_WIDE_ENOUGH, _WIDE_AT_LEAST):
        for row, cells in rows.items():
            if len(cells) < share * width:
                continue
            quality = _quality(cells)
            if quality >= _SURE:
                return _header(row, cells, quality)
            if best is None or quality > best.quality:
                best = _header(row, cells, quality)
            # A wide row that is no header is data: headers do not stand below data.
            break
    return best if best is not None and best.quality >= 0.34 else None


def _quality(cells: Mapping[int, Cell]) -> float:
    """How much a row looks like headers: the share of names in it, less where they repeat."""
    if any(isinstance(value, str) and _E_MAIL.fullmatch(value.strip(" ")) for value in cells.values()):
        return 0.0
    like = [str(value).strip().casefold() for value in cells.values() if _like_a_header(value)]
    distinct = len(set(like)) / len(like) if like else 0.0
    return len(like) / len(cells) * (0.5 + 0.5 * distinct)


def _header(row: int, cells: Mapping[int, Cell], quality: float) -> Header:
    words = {word for value in cells.values() if isinstance(value, str) for word in normal_name(value).split()}
    return Header(row, min(cells), max(cells), quality, len(words & _LEAD_WORDS))


def header_text(value: Cell) -> str:
    """A header cell as the name of its column; "" for a blank one."""
    match value:
        case str():
            return "" if is_blank(value) else value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return f"{value:.15g}"
        case Serial():
            return serial_text(value.value)
        case ErrorValue():
            return value.code
    return ""


def column_names(
    headers: Mapping[int, Cell], first: int, last: int, known: Collection[str] = ()
) -> tuple[list[str], list[str]]:
    """Different names for the columns first to last, and notes on the blank and repeated headers.

    known: normal names of fields that are expected; of a repeated one it is said how to use the later column.
    """
    names: list[str] = []
    notes: list[str] = []
    used: set[str] = set()
    for place in range(first, last + 1):
        name = header_text(headers.get(place))
        if not name:
            name = f"Column {column_letters(place)}"
            notes.append(f"Column {column_letters(place)} has no header; it is called “{name}”.")
        free, count = name, 1
        # Excel's tables compare names without case, so ours differ without it.
        while free.casefold() in used:
            count += 1
            free = f"{name} ({count})"
        if free != name:
            note = f"The header “{name}” is there more than once; column {column_letters(place)} is “{free}”."
            if normal_name(name) in known:
                note += f' The first is used; to use this one, say --map "{name}={free}".'
            notes.append(note)
        used.add(free.casefold())
        names.append(free)
    return names, notes
