"""The arguments and options that several commands share, with what each means to a reader of --help."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from scoring.jobs.prepare import Wishes
from scoring.leads.dates import DateOrder
from scoring.ooxml.cells import parse_address

_FIRST_DAY = date(1900, 3, 1)


def day(text: str) -> date:
    """A day as typed, 2026-11-22. Raises typer.BadParameter in words."""
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"“{text}” is not a date. Write it as 2026-11-22.") from None
    if found < _FIRST_DAY:
        raise typer.BadParameter(f"“{text}” is before March 1900, where spreadsheets begin to count right.")
    return found


def field_map(pairs: Sequence[str]) -> dict[str, str]:
    """--map FIELD=COLUMN as field to column; "" is no column. Raises typer.BadParameter in words."""
    mapping: dict[str, str] = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals or not name.strip():
            raise typer.BadParameter(
                f'“{pair}” is not a pair. Write --map "FIELD=COLUMN", or "FIELD=" for a field that has no column.'
            )
        if mapping.setdefault(name.strip(), column.strip()) != column.strip():
            raise typer.BadParameter(f"The field “{name.strip()}” is given twice with --map.")
    return mapping


def wishes(
    model: str | None,
    sheet: str | None,
    header_row: int | None,
    mapping: Sequence[str] | None,
    carry_from: Path | None = None,
    dates: DateOrder | None = None,
) -> Wishes:
    """What the options say about how to read the leads."""
    return Wishes(model, sheet, header_row, field_map(mapping or ()), carry_from, dates)


def date_order(text: str) -> DateOrder:
    """An order of day and month as typed. Raises typer.BadParameter in words."""
    orders = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    found = next((order for order in orders if text.strip().casefold() == order.value), None)
    if found is None:
        raise typer.BadParameter(f"“{text}” is not an order. Write {' or '.join(order.value for order in orders)}.")
    return found


def column(text: str) -> int:
    """A column as typed, by its letters. Raises typer.BadParameter in words."""
    place = parse_address(f"{text.strip().upper()}1")
    if place is None:
        raise typer.BadParameter(f"“{text}” is no column. Write its letters, as AD.")
    return place[1]


Leads = Annotated[Path, typer.Argument(metavar="LEADS", help="The lead file: .xlsx, .xlsm, .csv or .tsv.")]
Model = Annotated[
    str | None,
    typer.Option(
        "-m",
        "--model",
        metavar="MODEL",
        help="A model file (.yaml), a template's name, or a workbook that Hotsheet scored. By default the model "
        "inside the lead workbook, else “starter”.",
    ),
]
SheetName = Annotated[
    str | None, typer.Option("--sheet", metavar="NAME", help="The sheet with the leads, where there are several.")
]
HeaderRow = Annotated[
    int | None,
    typer.Option("--header-row", metavar="N", min=1, help="The row of the headers, counted from 1."),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=day,
        help="The day that “within the last days” and fading count back from, as 2026-11-22. Default: today.",
    ),
]
Mapping = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="The column of a field; “FIELD=” for one that has none. May be repeated.",
    ),
]
Dates = Annotated[
    DateOrder | None,
    typer.Option(
        "--dates",
        metavar="ORDER",
        parser=date_order,
        help="How dates such as 03/04/2026 are written in a .csv or .tsv: day-month-year or month-day-year. "
        "By default as the dates themselves show.",
    ),
]
Backup = Annotated[bool, typer.Option("--backup", help="Keep a copy of the workbook as it is now, beside it.")]
At = Annotated[
    int | None,
    typer.Option(
        "--at",
        metavar="COLUMN",
        parser=column,
        help="The first column for ours, as AD, where those beside the leads are in use.",
    ),
]
ProtectedToo = Annotated[
    bool, typer.Option("--protected-too", help="Go on though the lead sheet or the workbook is protected.")
]
Functions = Annotated[
    bool | None,
    typer.Option(
        "--functions/--no-functions",
        help="Also make the model functions of the workbook (HS_SCORE, HS_TIER …), for Microsoft 365. Default: as in "
        "the earlier scoring.",
        show_default=False,
    ),
]
Discard = Annotated[bool, typer.Option("--discard", help="Let go of what people added to Hotsheet's own sheets.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON on stdout instead of words.")]
