"""The lead sheet of a new workbook: the leads as one Excel table, our columns at their right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.scores import Scores
from scoring.table import CellKind, Column
from scoring.workbook import look
from scoring.workbook.grid import address
from scoring.workbook.lead_looks import added_plan, added_widths, override_validations, tier_formats
from scoring.workbook.lead_sheet import LeadSheetColumns
from scoring.workbook.names import Our
from scoring.workbook.plan import PLAIN, CellPlan, ColumnPlan, ColumnWidth, SheetPlan, Style, TableColumn, TablePlan

_SAMPLED = 200
# How much of the leads' own columns, in characters, is in view to the left of the score when the file is opened.
_OPEN_AT = 45
_NARROW, _WIDE = 8, 42
# Serials before 1 March 1900 are times or spans of time, not days.
_FIRST_DAY = 61


@dataclass(frozen=True, slots=True)
class ColumnFormat:
    """The number formats of one of the leads' own columns, as codes; `dates` is "" for the usual one."""

    numbers: str = PLAIN.number_format
    dates: str = ""


_PLAIN_FORMAT = ColumnFormat()


def lead_page(
    leads: LeadSheetColumns, scores: Scores, names: Sequence[str], formats: Mapping[str, ColumnFormat]
) -> SheetPlan:
    """The sheet. names: the headers of the lead table. formats: number formats by these headers."""
    site, last = leads.refs.site, leads.refs.site.last_row
    row = site.header_row
    kept = [formats.get(name, _PLAIN_FORMAT) for name in names]
    headers = [CellPlan(row, at, c.name, look.HEADER) for at, c in enumerate(leads.own, start=1)]
    headers += [CellPlan(row, a.place.column, a.place.header, look.HEADER) for a in leads.added]
    columns = [_own_plan(at, *pair, site.first_row) for at, pair in enumerate(zip(leads.own, kept, strict=True), 1)]
    columns += [added_plan(added, scores, leads) for added in leads.added]
    table = TablePlan(
        site.table,
        row,
        1,
        last,
        tuple([TableColumn(c.name) for c in leads.own] + [TableColumn(a.place.header, a.table) for a in leads.added]),
    )
    return SheetPlan(
        site.sheet,
        cells=tuple(headers),
        columns=tuple(columns),
        widths=tuple(_widths(leads)),
        row_heights=((row, 30),),
        tables=(table,),
        formats=tuple(tier_formats(leads, scores)),
        validations=tuple(override_validations(leads)),
        freeze=(row, 1),
        landscape=True,
        fit_width=True,
        repeat_rows=(row, row),
        scroll_to=_first_shown(leads),
        one_line=True,
        ignore_errors=(f"A1:{address(last, leads.added[-1].place.column)}",),
    )


def _first_shown(leads: LeadSheetColumns) -> int:
    """The column to open at: as many of the leads' own as leave room for the score beside the first one."""
    column, room = leads.ours[Our.SCORE].column, float(_OPEN_AT)
    while column > 2 and room - _width(leads.own[column - 2]) >= 0:
        room -= _width(leads.own[column - 2])
        column -= 1
    return column


def _own_plan(at: int, column: Column, kept: ColumnFormat, first_row: int) -> ColumnPlan:
    style = PLAIN if kept.numbers == PLAIN.number_format else Style(number_format=kept.numbers)
    dates = Style(number_format=kept.dates) if kept.dates else _date_style(column)
    return ColumnPlan(at, first_row, column, style=style, date_style=dates)


def _date_style(column: Column) -> Style:
    """How the dates of a column look: with the time where any has one, times and spans of time without a day."""
    serials = column.numbers[column.kinds == CellKind.DATE]
    if len(serials) and (serials < _FIRST_DAY).all():
        return Style(number_format="hh:mm" if (serials < 1).all() else "[h]:mm")
    return Style(number_format="yyyy-mm-dd hh:mm" if (serials % 1 != 0).any() else "yyyy-mm-dd")


def _widths(leads: LeadSheetColumns) -> list[ColumnWidth]:
    made = [ColumnWidth(at, at, _width(c)) for at, c in enumerate(leads.own, start=1)]
    last = leads.added[-1].place.column
    return [*made, *added_widths(leads), ColumnWidth(last + 1, last + 1, 9, collapsed=True)]


def _width(column: Column) -> float:
    """A width that shows the header and the first values, within reason."""
    lengths = [len(column.name) + 3]
    for lead in range(min(len(column), _SAMPLED)):
        kind = column.kinds[lead]
        if kind == CellKind.TEXT:
            lengths.append(len(column.texts[column.codes[lead]]) + 1)
        elif kind == CellKind.DATE:
            lengths.append(12 if column.numbers[lead] % 1 == 0 else 18)
        elif kind != CellKind.BLANK:
            lengths.append(len(f"{column.numbers[lead]:.12g}") + 1)
    return min(max(*lengths, _NARROW), _WIDE) if len(lengths) > 1 else max(lengths[0], _NARROW)
