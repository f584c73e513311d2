"""What people put on our sheets: told before the sheets are taken out or written anew, for it would go with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scoring.ooxml.book import Book
from scoring.ooxml.package import Parts
from scoring.ooxml.xml import parse
from scoring.workbook.names import OurSheet
from scoring.workbook.plan import BookPlan
from scoring.workbook.stripping.added_cells import added_cells, planned_sheet
from scoring.workbook.stripping.found import Found
from scoring.workbook.stripping.own_sheets import OwnSheet
from scoring.workbook.tier_rows import HEADER_COMMENTS

_SHOWN = 5
# Kinds of links of a sheet (and of its drawings) that scoring never makes there, as one and as several.
_KINDS = {
    "image": ("a picture", "pictures"),
    "pivotTable": ("a pivot table", "pivot tables"),
    "table": ("a table", "tables"),
    "queryTable": ("a data query", "data queries"),
    "oleObject": ("an embedded object", "embedded objects"),
    "package": ("an embedded object", "embedded objects"),
    "ctrlProp": ("a form control", "form controls"),
    "slicer": ("a slicer", "slicers"),
    "timeline": ("a timeline", "timelines"),
    "diagramData": ("a diagram", "diagrams"),
    "hyperlink": ("a link", "links"),
    "shape": ("a shape", "shapes"),
    "chart": ("a chart", "charts"),
    "comment": ("a comment", "comments"),
}
# What the charts on the summary are called, or how that begins or ends.
_TITLES = (b"Leads per tier", b"Leads by score", b"Average score by ", b" leads a day")
_SHAPES = ("sp", "cxnSp", "grpSp")


def added_by_user(book: Book, found: Found, plan: BookPlan | None = None) -> list[str]:
    """What a person added on sheets of ours, a line for each sheet and kind, with the cells where there are some.

    plan: what scoring would write; without it neither cells nor charts on the summary can be told from ours.
    """
    lines = []
    for own in found.sheets:
        if own.role is None:
            continue
        sheet = planned_sheet(plan, own.role) if plan is not None else None
        charts = len(sheet.charts) if sheet is not None else None
        for kind, count in _hanging(book.package, own, charts).items():
            one, several = _KINDS[kind]
            lines.append(f"“{own.name}”: {one if count == 1 else f'{count} {several}'}")
        cells = added_cells(book, own, sheet) if sheet is not None else ()
        if cells:
            more = f" and {len(cells) - _SHOWN} more" if len(cells) > _SHOWN else ""
            several = "cells" if len(cells) > 1 else "cell"
            lines.append(f"“{own.name}”: what stands in {several} {', '.join(cells[:_SHOWN])}{more}")
    return lines


def _hanging(package: Parts, own: OwnSheet, charts: int | None) -> Counter[str]:
    """What hangs on a sheet and is not ours, by kind."""
    counted: Counter[str] = Counter()
    for link in package.relationships(own.part):
        part = None if link.external else package.find(link.target)
        if link.kind == "drawing" and part is not None:
            counted += _drawn(package, part)
        elif link.kind == "comments" and part is not None:
            counted["comment"] += sum(1 for _ in _comments(package, part))
        elif link.kind in _KINDS:
            counted[link.kind] += 1
    if own.role is OurSheet.SUMMARY:
        more = max(counted["chart"] - charts, 0) if charts is not None else 0
        # With other leads there may have been a chart more.
        counted["chart"] = min(more, counted["chart"] - _own_charts(package, own.part))
    return +counted


def _own_charts(package: Parts, part: str) -> int:
    """How many charts of a sheet bear a title that scoring gives."""
    drawings = [link.target for link in package.relationships(part) if link.kind == "drawing" and not link.external]
    charts = [link.target for each in drawings for link in package.relationships(each) if link.kind == "chart"]
    return sum(
        any(title in package.read(chart) for title in _TITLES) for chart in charts if package.find(chart) is not None
    )


def _drawn(package: Parts, drawing: str) -> Counter[str]:
    """The charts, pictures and shapes of a drawing."""
    links = (link.kind.replace("chartEx", "chart") for link in package.relationships(drawing))
    counted = Counter(kind for kind in links if kind in _KINDS)
    for anchor in parse(package.read(drawing), package.place):
        counted["shape"] += sum(child.tag in _SHAPES for child in anchor)
    return counted


def _comments(package: Parts, part: str) -> Iterator[str]:
    """The texts of comments that scoring does not write. LibreOffice puts a line break behind some."""
    ours = set(HEADER_COMMENTS.values())
    for each in parse(package.read(part), package.place).iter("comment"):
        text = "".join(each.itertext()).strip()
        if text not in ours:
            yield text
