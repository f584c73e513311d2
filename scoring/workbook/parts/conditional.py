"""Conditional formats: looks by formula, and data bars with the plain solid bars of newer programs."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.workbook.parts.styles import Styles
from scoring.workbook.parts.text import number_text, plain_text
from scoring.workbook.parts.xml import EXCEL_MAIN, X14
from scoring.workbook.plan import ConditionalFormat

_RULE_EXTENSION = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"
_SHEET_EXTENSION = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}"


@dataclass(frozen=True)
class ConditionalXml:
    """The conditional formats of a sheet: the classic elements, and what stands in the sheet's extension."""

    elements: str
    extension: str


def conditional_xml(formats: tuple[ConditionalFormat, ...], sheet: int, styles: Styles) -> ConditionalXml:
    """The conditional formats in order of precedence; `sheet` (from 1) keeps the ids of bars apart."""
    elements: list[str] = []
    bars: list[str] = []
    for priority, item in enumerate(formats, 1):
        if item.data_bar:
            identity = f"{{DA7ABA51-AAAA-BBBB-{sheet:04X}-{priority:012X}}}"
            rule = _bar(item, priority, identity)
            bars.append(_new_bar(item, identity))
        else:
            stop = ' stopIfTrue="1"' if item.stop else ""
            rule = (
                f'<cfRule type="expression" dxfId="{styles.look(item.look)}" priority="{priority}"{stop}>'
                f"<formula>{plain_text(item.formula)}</formula></cfRule>"
            )
        where = plain_text(item.range)
        elements.append(f'<conditionalFormatting sqref="{where}">{rule}</conditionalFormatting>')
    return ConditionalXml("".join(elements), _extension(bars))


def _bar(item: ConditionalFormat, priority: int, identity: str) -> str:
    ends = (item.low, item.high)
    limits = "".join(f'<cfvo type="{_kind(text)}" val="{plain_text(text)}"/>' for text in ends)
    return (
        f'<cfRule type="dataBar" priority="{priority}"><dataBar>{limits}'
        f'<color rgb="FF{item.data_bar.upper()}"/></dataBar><extLst>'
        f'<ext xmlns:x14="{X14}" uri="{_RULE_EXTENSION}"><x14:id>{identity}</x14:id></ext>'
        "</extLst></cfRule>"
    )


def _new_bar(item: ConditionalFormat, identity: str) -> str:
    """The same bar as programs since 2010 draw it: no gradient, and bars below zero to the left."""
    limits = "".join(
        f'<x14:cfvo type="{_kind(text)}"><xm:f>{plain_text(text)}</xm:f></x14:cfvo>'
        for text in (item.low, item.high)
    )
    return (
        f'<x14:conditionalFormatting xmlns:xm="{EXCEL_MAIN}"><x14:cfRule type="dataBar" id="{identity}">'
        f'<x14:dataBar minLength="0" maxLength="100" gradient="0">{limits}'
        '<x14:negativeFillColor rgb="FFB0B0B0"/><x14:axisColor rgb="FF808080"/></x14:dataBar></x14:cfRule>'
        f"<xm:sqref>{plain_text(item.range)}</xm:sqref></x14:conditionalFormatting>"
    )


def _extension(bars: list[str]) -> str:
    if not bars:
        return ""
    return (
        f'<ext xmlns:x14="{X14}" uri="{_SHEET_EXTENSION}"><x14:conditionalFormattings>{"".join(bars)}'
        "</x14:conditionalFormattings></ext>"
    )


def _kind(text: str) -> str:
    try:
        return "num" if number_text(float(text)) else "formula"
    except ValueError:
        return "formula"
