"""A chart in Excel on Windows, with the look of the file writer's: numbers at the bars, no decoration.

Written from documentation and not run in Excel by its authors.
"""

from __future__ import annotations

from typing import Any

from excel_addin.hosts.excel import bgr
from scoring.ooxml.cells import column_letters
from scoring.workbook.plan import Chart, Series

_COLUMNS, _BARS = 51, 57
_CATEGORIES, _VALUES = 1, 2
_OUTSIDE, _LOW, _NONE, _BOTTOM, _MAXIMUM = 2, -4134, -4142, -4107, 2
_INK, _AXIS, _GRID = "404040", "A6A6A6", "E3E3E3"
_COLORS = ("4472C4", "ED7D31", "7F7F7F", "C9A000", "5B9BD5", "70AD47")
_GAP = 60


def draw(sheet: Any, plan: Chart) -> None:
    """Draw a chart on a sheet (of COM), from the corner of one cell to that of another."""
    first, last = (sheet.Range(_cell(*corner)) for corner in (plan.top_left, plan.bottom_right))
    frame = sheet.ChartObjects().Add(first.Left, first.Top, last.Left - first.Left, last.Top - first.Top)
    chart = frame.Chart
    chart.ChartType = _BARS if plan.horizontal else _COLUMNS
    # Excel may have filled it from what was selected.
    for number in range(int(chart.SeriesCollection().Count), 0, -1):
        chart.SeriesCollection(number).Delete()
    single = len(plan.series) == 1
    for place, item in enumerate(plan.series):
        _add_series(chart, item, item.color or _COLORS[place % len(_COLORS)], labelled=single)
    chart.ChartGroups(1).GapWidth = _GAP
    chart.HasTitle = bool(plan.title)
    if plan.title:
        chart.ChartTitle.Text = plan.title
        _write_in(chart.ChartTitle.Font, 13, bold=True)
    chart.HasLegend = not single
    if not single:
        chart.Legend.Position = _BOTTOM
        _write_in(chart.Legend.Font, 9)
    _axes(chart, plan)
    chart.ChartArea.Format.Line.Visible = False
    if plan.alt_text:
        sheet.Shapes(frame.Name).AlternativeText = plan.alt_text


def _cell(row: int, column: int) -> str:
    return f"{column_letters(column)}{row}"


def _add_series(chart: Any, item: Series, color: str, *, labelled: bool) -> None:
    series = chart.SeriesCollection().NewSeries()
    series.Values = f"={item.values}"
    series.XValues = f"={item.categories}"
    if item.name:
        # A text in quotes, or a name that reads like a cell would be one.
        series.Name = '="' + item.name.replace('"', '""') + '"'
    series.Format.Fill.ForeColor.RGB = bgr(color)
    for number, point in enumerate(item.point_colors, 1):
        if point:
            series.Points(number).Format.Fill.ForeColor.RGB = bgr(point)
    series.HasDataLabels = labelled
    if labelled:
        labels = series.DataLabels()
        labels.ShowValue, labels.Position = True, _OUTSIDE
        _write_in(labels.Font, 9)


def _axes(chart: Any, plan: Chart) -> None:
    across, up = chart.Axes(_CATEGORIES), chart.Axes(_VALUES)
    for axis, title in ((across, plan.x_title), (up, plan.y_title)):
        axis.MajorTickMark = _NONE
        _write_in(axis.TickLabels.Font, 9)
        axis.HasTitle = bool(title)
        if title:
            axis.AxisTitle.Text = title
            _write_in(axis.AxisTitle.Font, 10)
    across.TickLabelPosition = _LOW
    across.Format.Line.ForeColor.RGB = bgr(_AXIS)
    if plan.horizontal:
        # A bar chart draws its first category at the bottom; turned round, it reads like the cells.
        across.ReversePlotOrder = True
        across.Crosses = _MAXIMUM
    up.HasMajorGridlines = not plan.bare
    if plan.bare:
        if min((value for series in plan.series for value in series.value_cache), default=0) >= 0:
            up.MinimumScale = 0
        # Gone from sight alone: a deleted axis would forget where it begins.
        up.TickLabelPosition = _NONE
    else:
        up.MajorGridlines.Format.Line.ForeColor.RGB = bgr(_GRID)
    up.Format.Line.Visible = False


def _write_in(font: Any, size: float, *, bold: bool = False) -> None:
    font.Size, font.Bold, font.Color = size, bold, bgr(_INK)
