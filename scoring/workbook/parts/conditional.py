"""Conditional formats: looks by formula, and data bars.

Bars are written in the form of 2007 alone. The newer extension would draw them without a gradient, but programs in
readers warn of it each time they open the file, and a scored workbook is read by scripts as well.
"""

from __future__ import annotations

from scoring.workbook.parts.styles import StyleNumbers
from scoring.workbook.parts.text import plain_text
from scoring.workbook.plan import ConditionalFormat


def conditional_xml(formats: tuple[ConditionalFormat, ...], styles: StyleNumbers, first: int = 1) -> str:
    """The conditional formats of a sheet, in order of precedence; the first one has the priority `first`."""
    return "".join(
        f'<conditionalFormatting sqref="{plain_text(item.range)}">'
        + (_bar(item, priority) if item.data_bar else _rule(item, priority, styles))
        + "</conditionalFormatting>"
        for priority, item in enumerate(formats, first)
    )


def _rule(item: ConditionalFormat, priority: int, styles: StyleNumbers) -> str:
    stop = ' stopIfTrue="1"' if item.stop else ""
    return (
        f'<cfRule type="expression" dxfId="{styles.look(item.look)}" priority="{priority}"{stop}>'
        f"<formula>{plain_text(item.formula)}</formula></cfRule>"
    )


def _bar(item: ConditionalFormat, priority: int) -> str:
    ends = (item.low, item.high)
    limits = "".join(f'<cfvo type="{_kind(text)}" val="{plain_text(text)}"/>' for text in ends)
    return (
        f'<cfRule type="dataBar" priority="{priority}"><dataBar minLength="0" maxLength="100">{limits}'
        f'<color rgb="FF{item.data_bar.upper()}"/></dataBar></cfRule>'
    )


def _kind(text: str) -> str:
    try:
        float(text)
    except ValueError:
        return "formula"
    return "num"
