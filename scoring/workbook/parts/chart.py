"""Chart parts: column and bar charts with the values they show now, in a plain look without decoration."""

from __future__ import annotations

import math

from scoring.workbook.parts.text import number_text, plain_text
from scoring.workbook.parts.xml import CHART, DECLARATION, DRAWING, RELATIONSHIPS, flag
from scoring.workbook.plan import Chart, Series

_INK = "404040"
_AXIS = "A6A6A6"
_GRID = "E3E3E3"
_COLORS = ("4472C4", "ED7D31", "7F7F7F", "C9A000", "5B9BD5", "70AD47")
_CATEGORY_AXIS, _VALUE_AXIS = 10_000_001, 10_000_002
_GAP = 60


def chart_xml(chart: Chart) -> bytes:
    """The part of one chart; one series has its numbers at the bars, several have a legend."""
    single = len(chart.series) == 1
    series = "".join(_series(item, place, single) for place, item in enumerate(chart.series))
    title = _title(chart.title, 1300, bold=True) if chart.title else ""
    legend = "" if single else f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(900)}</c:legend>'
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}">'
        f'<c:roundedCorners val="0"/><c:chart>{title}<c:autoTitleDeleted val="{flag(not chart.title)}"/>'
        f'<c:plotArea><c:layout/><c:barChart><c:barDir val="{"bar" if chart.horizontal else "col"}"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="{_GAP}"/>'
        f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>{_axes(chart)}'
        f"<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}"
        '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_paint('FFFFFF')}<a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>"
    ).encode()


def _series(series: Series, place: int, labelled: bool) -> str:
    color = series.color or _COLORS[place % len(_COLORS)]
    points = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{_paint(point)}</c:spPr></c:dPt>"
        for number, point in enumerate(series.point_colors)
        if point
    )
    labels = (
        f"<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(900)}"
        '<c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        "</c:dLbls>"
        if labelled
        else ""
    )
    name = f"<c:tx><c:v>{plain_text(series.name)}</c:v></c:tx>" if series.name else ""
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>{name}<c:spPr>{_paint(color)}</c:spPr>'
        f'<c:invertIfNegative val="0"/>{points}{labels}'
        f"<c:cat><c:strRef><c:f>{plain_text(series.categories)}</c:f>{_texts(series.category_cache)}"
        f"</c:strRef></c:cat><c:val><c:numRef><c:f>{plain_text(series.values)}</c:f>"
        f"{_numbers(series.value_cache)}</c:numRef></c:val></c:ser>"
    )


def _texts(texts: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{plain_text(text)}</c:v></c:pt>' for place, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _numbers(values: tuple[float, ...]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{number_text(value)}</c:v></c:pt>'
        for place, value in enumerate(values)
        if math.isfinite(value)
    )
    count = len(values)
    return f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>{points}</c:numCache>'


def _axes(chart: Chart) -> str:
    sides = ("l", "b") if chart.horizontal else ("b", "l")
    # A bar chart draws its first category at the bottom; turned round, it reads like the cells.
    order = "maxMin" if chart.horizontal else "minMax"
    crosses = "max" if chart.horizontal else "autoZero"
    category = (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{sides[0]}"/>{_title(chart.x_title, 1000)}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{_line(_AXIS)}</c:spPr>{_text(900)}'
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    # Left alone, an axis may begin at the smallest value, and a bar's length would say nothing.
    drawn = [value for series in chart.series for value in series.value_cache]
    least = '<c:min val="0"/>' if chart.bare and min(drawn, default=0) >= 0 else ""
    grid = "" if chart.bare else f"<c:majorGridlines><c:spPr>{_line(_GRID)}</c:spPr></c:majorGridlines>"
    value = (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
        f'<c:delete val="{flag(chart.bare)}"/><c:axPos val="{sides[1]}"/>{grid}{_title(chart.y_title, 1000)}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(900)}<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{crosses}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )
    return category + value


def _title(text: str, size: int, bold: bool = False) -> str:
    if not text:
        return ""
    look = f'sz="{size}" b="{flag(bold)}"'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr {look}>{_paint(_INK)}</a:defRPr></a:pPr>"
        f"<a:r><a:rPr {look}>{_paint(_INK)}</a:rPr><a:t>{plain_text(text)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _text(size: int) -> str:
    paint = _paint(_INK)
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}">{paint}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>'
    )


def _paint(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color.upper()}"/></a:solidFill>'


def _line(color: str) -> str:
    return f'<a:ln w="9525">{_paint(color)}</a:ln>'
