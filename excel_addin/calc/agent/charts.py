"""Charts: column and bar charts over ranges, drawn in one request, and what can be changed of one that is there."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, area, enum, rect_of, struct
from excel_addin.calc.agent.formulas import translator

_INK, _AXIS, _GRID = 0x404040, 0xA6A6A6, 0xE3E3E3
_COLORS = (0x4472C4, 0xED7D31, 0x7F7F7F, 0xC9A000, 0x5B9BD5, 0x70AD47)
_GAP = 60
_CATEGORY = 2
_TYPE = "com.sun.star.chart2.ColumnChartType"


def listed(desk: Desk, ask: dict[str, Any]) -> list[str]:
    """The names of a sheet's charts."""
    return list(desk.sheet(ask).Charts.ElementNames)


def add(desk: Desk, ask: dict[str, Any]) -> str:
    """A chart at a place (`box`: left, top, width, height in hundredths of a millimetre) over a range, or over nothing.

    Without a name it gets one that is free.
    """
    charts, taken = desk.sheet(ask).Charts, _taken(desk, ask)
    name, number = ask.get("name"), 1
    while name is None:
        # People's charts are called “Chart 1”, and so may other things be that are embedded.
        if f"Hotsheet chart {number}" not in taken:
            name = f"Hotsheet chart {number}"
        number += 1
    if name in taken:
        raise Refused("refused", f"Another chart has the name “{name}” already.")
    ranges = (area(desk.sheet(ask).RangeAddress.Sheet, ask["rect"]),) if ask.get("rect") else ()
    charts.addNewByName(name, _box(ask["box"]), ranges, True, True)
    return str(name)


def _taken(desk: Desk, ask: dict[str, Any]) -> set[str]:
    """The names of the charts on all sheets: Calc takes none of them twice."""
    sheets = desk.book(ask).Sheets
    return {name for index in range(sheets.Count) for name in sheets.getByIndex(index).Charts.ElementNames}


def _box(box: list[int]) -> Any:
    return struct("awt.Rectangle", X=box[0], Y=box[1], Width=box[2], Height=box[3])


def _chart(desk: Desk, ask: dict[str, Any]) -> Any:
    charts = desk.sheet(ask).Charts
    if not charts.hasByName(ask["chart"]):
        raise Refused("no-name", "There is no chart “{}” any more.".format(ask["chart"]))
    return charts.getByName(ask["chart"])


def _shape(desk: Desk, ask: dict[str, Any]) -> Any:
    page = desk.sheet(ask).DrawPage
    for index in range(page.Count):
        shape = page.getByIndex(index)
        if getattr(shape, "PersistName", None) == ask["chart"]:
            return shape
    raise Refused("no-name", "There is no chart “{}” any more.".format(ask["chart"]))


def facts(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """Title (None where none shows), direction, place and ranges of a chart."""
    chart, shape = _chart(desk, ask), _shape(desk, ask)
    document = chart.EmbeddedObject
    return {
        "title": document.Title.String if document.HasMainTitle else None,
        "columns": document.Diagram.getDiagramType() == "com.sun.star.chart.BarDiagram",
        "horizontal": bool(getattr(document.Diagram, "Vertical", False)),
        "box": [shape.Position.X, shape.Position.Y, shape.Size.Width, shape.Size.Height],
        "ranges": [rect_of(address) for address in chart.getRanges()],
    }


def change(desk: Desk, ask: dict[str, Any]) -> None:
    """Change a chart: its title (None hides it), direction, place or range, whichever is given."""
    chart = _chart(desk, ask)
    if "rect" in ask:
        chart.setRanges((area(desk.sheet(ask).RangeAddress.Sheet, ask["rect"]),))
    if "title" in ask:
        _set_title(chart.EmbeddedObject, ask["title"])
    if "horizontal" in ask:
        chart.EmbeddedObject.Diagram.Vertical = ask["horizontal"]
    if "box" in ask:
        shape, box = _shape(desk, ask), _box(ask["box"])
        shape.setPosition(struct("awt.Point", X=box.X, Y=box.Y))
        shape.setSize(struct("awt.Size", Width=box.Width, Height=box.Height))


def remove(desk: Desk, ask: dict[str, Any]) -> None:
    """Take a chart away."""
    _chart(desk, ask)
    desk.sheet(ask).Charts.removeByName(ask["chart"])


def draw(desk: Desk, ask: dict[str, Any]) -> str:
    """A finished chart: `place` is the rectangle of cells that it covers.

    series: dicts of name, categories, values (references in Excel's form), color, points (colours); title, x, y,
    horizontal, bare, alt; zero: whether the axis of a bare one begins at 0.
    """
    cells = desk.cells(ask, ask["place"])
    box = [cells.Position.X, cells.Position.Y, cells.Size.Width, cells.Size.Height]
    # Over nothing it would have no axes to begin with.
    name = add(desk, {**ask, "box": box, "rect": ask["place"]})
    named = {**ask, "chart": name}
    document = _chart(desk, named).EmbeddedObject
    document.lockControllers()
    try:
        _fill(desk, ask, document)
        _dress(document, ask)
    finally:
        document.unlockControllers()
    shape = _shape(desk, named)
    shape.Title, shape.Description = ask["title"], ask["alt"]
    return name


def _fill(desk: Desk, ask: dict[str, Any], document: Any) -> None:
    plane = document.getFirstDiagram().getCoordinateSystems()[0]
    kind = desk.service(_TYPE)
    kind.GapwidthSequence = (_GAP,)
    single = len(ask["series"]) == 1
    made = []
    for place, item in enumerate(ask["series"]):
        series = desk.service("com.sun.star.chart2.DataSeries")
        series.setData((_data(desk, ask, document, item["values"], "values-y", item["name"]),))
        series.Color = item["color"] if item["color"] is not None else _COLORS[place % len(_COLORS)]
        series.BorderStyle = enum("drawing.LineStyle", "NONE")
        series.Label = struct("chart2.DataPointLabel", ShowNumber=single)
        series.CharHeight, series.CharColor = 9.0, _INK
        made.append(series)
    kind.setDataSeries(tuple(made))
    plane.setChartTypes((kind,))
    for series, item in zip(made, ask["series"]):  # noqa: B905 - Pythons before 3.10 know no strict
        for number, color in enumerate(item["points"]):
            if color is not None:
                series.getDataPointByIndex(number).Color = color
    axis = plane.getAxisByDimension(0, 0)
    scale = axis.getScaleData()
    scale.AxisType = _CATEGORY
    scale.Categories = _data(desk, ask, document, ask["series"][0]["categories"], "categories", "")
    if ask["horizontal"]:
        # A bar chart draws its first category at the bottom; turned round, it reads like the cells.
        scale.Orientation = enum("chart2.AxisOrientation", "REVERSE")
    axis.setScaleData(scale)


def _data(desk: Desk, ask: dict[str, Any], document: Any, reference: str, role: str, name: str) -> Any:
    text = translator(desk, ask).to_calc("=" + reference)[1:]
    provider = document.getDataProvider()
    values = provider.createDataSequenceByRangeRepresentation(text)
    values.Role = role
    made = desk.service("com.sun.star.chart2.data.LabeledDataSequence")
    made.setValues(values)
    if name:
        label = provider.createDataSequenceByRangeRepresentation('"' + name.replace('"', '""') + '"')
        if label is not None:
            label.Role = "label"
            made.setLabel(label)
    return made


def _dress(document: Any, ask: dict[str, Any]) -> None:
    diagram = document.Diagram
    diagram.Vertical = ask["horizontal"]
    _set_title(document, ask["title"] or None)
    several = len(ask["series"]) > 1
    document.HasLegend = several
    if several:
        document.Legend.Alignment = enum("chart.ChartLegendPosition", "BOTTOM")
        document.Legend.LineStyle = enum("drawing.LineStyle", "NONE")
        document.Legend.FillStyle = enum("drawing.FillStyle", "NONE")
        document.Legend.CharHeight, document.Legend.CharColor = 9.0, _INK
    for axis, text in (("X", ask["x"]), ("Y", ask["y"])):
        setattr(diagram, f"Has{axis}AxisTitle", bool(text))
        if text:
            title = getattr(diagram, f"{axis}AxisTitle")
            title.String, title.CharHeight, title.CharColor = text, 10.0, _INK
    diagram.HasYAxisGrid = not ask["bare"]
    if not ask["bare"]:
        diagram.YMainGrid.LineColor = _GRID
    if ask["horizontal"]:
        diagram.YAxis.CrossoverPosition = enum("chart.ChartAxisPosition", "END")
    if ask["zero"]:
        diagram.YAxis.Min = 0.0
    for axis in (diagram.XAxis, diagram.YAxis):
        axis.CharHeight, axis.CharColor = 9.0, _INK
        axis.Marks = axis.HelpMarks = 0
    diagram.XAxis.LineColor = _AXIS
    diagram.YAxis.LineStyle = enum("drawing.LineStyle", "NONE")
    diagram.HasYAxis = not ask["bare"]
    diagram.Wall.LineStyle = enum("drawing.LineStyle", "NONE")
    diagram.Wall.FillStyle = enum("drawing.FillStyle", "NONE")
    document.Area.LineStyle = enum("drawing.LineStyle", "NONE")


def _set_title(document: Any, text: str | None) -> None:
    document.HasMainTitle = text is not None
    if text is not None:
        document.Title.String = text
        document.Title.CharHeight, document.Title.CharWeight, document.Title.CharColor = 13.0, 150.0, _INK


OPERATIONS = {
    "charts.list": listed,
    "charts.add": add,
    "charts.draw": draw,
    "chart.facts": facts,
    "chart.change": change,
    "chart.remove": remove,
}
