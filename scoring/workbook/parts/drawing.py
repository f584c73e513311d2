"""Drawing parts: where the charts of a sheet stand, and what they are called, for screen readers."""

from __future__ import annotations

from scoring.workbook.parts.text import plain_text
from scoring.workbook.parts.xml import CHART, DECLARATION, DRAWING, RELATIONSHIPS, SHEET_DRAWING
from scoring.workbook.plan import Chart


def drawing_xml(charts: tuple[Chart, ...], links: list[str]) -> bytes:
    """The part that anchors charts; `links` are the relationship ids of their parts."""
    linked = enumerate(zip(charts, links, strict=True), 1)
    anchors = "".join(_anchor(chart, link, number) for number, (chart, link) in linked)
    return (f'{DECLARATION}<xdr:wsDr xmlns:xdr="{SHEET_DRAWING}" xmlns:a="{DRAWING}">{anchors}</xdr:wsDr>').encode()


def _anchor(chart: Chart, link: str, number: int) -> str:
    alt = plain_text(chart.alt_text or chart.title)
    return (
        f"<xdr:twoCellAnchor>{_corner('from', chart.top_left)}{_corner('to', chart.bottom_right)}"
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>'
        f'<xdr:cNvPr id="{number + 1}" name="Chart {number}" descr="{alt}"/><xdr:cNvGraphicFramePr/>'
        '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
        f'<a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{RELATIONSHIPS}"'
        f' r:id="{link}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>'
        "</xdr:twoCellAnchor>"
    )


def _corner(tag: str, cell: tuple[int, int]) -> str:
    row, column = cell
    return (
        f"<xdr:{tag}><xdr:col>{column - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row - 1}</xdr:row>"
        f"<xdr:rowOff>0</xdr:rowOff></xdr:{tag}>"
    )
