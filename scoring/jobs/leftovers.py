"""What a workbook holds besides its lead table: what a new file with the scored leads would leave out.

It is asked before anything is written, so that nobody finds out later that a chart or a sheet is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.package import Package
from scoring.ooxml.xml import parse
from scoring.table import LeadTable, Source
from scoring.workbook.marker import Marker
from scoring.workbook.names import NAME_PREFIX, OUR_SHEETS

# Relationship kinds of a sheet (and of its drawings) that a person would miss, as one and as several.
_ON_SHEET = {
    "chart": ("a chart", "charts"),
    "chartEx": ("a chart", "charts"),
    "image": ("a picture", "pictures"),
    "comments": ("comments", "comments"),
    "threadedComment": ("comments", "comments"),
    "pivotTable": ("a pivot table", "pivot tables"),
    "oleObject": ("an embedded object", "embedded objects"),
    "package": ("an embedded object", "embedded objects"),
    "control": ("a form control", "form controls"),
    "ctrlProp": ("a form control", "form controls"),
    "slicer": ("a slicer", "slicers"),
    "timeline": ("a timeline", "timelines"),
    "hyperlink": ("a link", "links"),
    "diagramData": ("a diagram", "diagrams"),
    "queryTable": ("a data query", "data queries"),
}
_IN_BOOK = {
    "vbaProject": "macros",
    "xlMacrosheet": "a macro sheet",
    "chartsheet": "a chart sheet",
    "dialogsheet": "a dialog sheet",
    "externalLink": "links to other workbooks",
    "connections": "data connections",
    "pivotCacheDefinition": "the data of pivot tables",
    "customUI": "a ribbon of its own",
    "extensibility": "a ribbon of its own",
}
_IN_SHEET_PART = {
    b"conditionalFormatting": "conditional formats",
    b"dataValidation": "drop-down lists and other input checks",
    b"sparkline": "sparklines",
    b"sheetProtection": "sheet protection",
}
_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?(conditionalFormatting|dataValidation|sparkline|sheetProtection)[\s>]")
_OVERLAP = 64
# Names that programs define on their own, and that say nothing which a person entered.
_SILENT_NAMES = ("_xlnm.", "_xlfn.", "_xlpm.", "_xleta.")


def leftovers(book: Book, table: LeadTable, marker: Marker | None = None) -> tuple[str, ...]:
    """What a new workbook made of this lead table would leave out, each in words; none when it is all there is.

    table: the leads' own columns as read from `book`. What an earlier scoring wrote does not count.
    """
    lead_sheet = next((sheet for sheet in book.sheets if sheet.name == table.source.sheet), None)
    ours = frozenset(OUR_SHEETS if marker is not None else ())
    return tuple(
        dict.fromkeys(
            (
                *_sheets(book, lead_sheet, ours),
                *_beside_the_table(table),
                *_on_lead_sheet(book, lead_sheet, marker),
                *_in_book(book, marker),
            )
        )
    )


def _sheets(book: Book, lead_sheet: Sheet | None, ours: Collection[str]) -> Iterator[str]:
    for sheet in book.sheets:
        if sheet is lead_sheet or sheet.name in ours:
            continue
        hidden = " (hidden)" if sheet.is_hidden else ""
        inside = _counted(_linked(book.package, sheet.part))
        yield f"the sheet “{sheet.name}”{hidden}" + (f" with {inside}" if inside else "")


def _beside_the_table(table: LeadTable) -> Iterator[str]:
    source: Source = table.source
    if source.header_row > 1:
        rows = "row above" if source.header_row == 2 else f"{source.header_row - 1} rows above"
        yield f"the {rows} the headers"
    formulas = [
        f"“{column.name}”" for column in table.columns if column.formulas is not None and bool(column.formulas.any())
    ]
    if formulas:
        shown = ", ".join(formulas[:5]) + (f" and {len(formulas) - 5} more" if len(formulas) > 5 else "")
        yield f"the formulas in {shown} (their values stay)"


def _on_lead_sheet(book: Book, sheet: Sheet | None, marker: Marker | None) -> Iterator[str]:
    if sheet is None:
        return
    found = _linked(book.package, sheet.part)
    if marker is not None:
        # Scoring puts notes on headers of its own; whether a person added one cannot be told apart here.
        found.pop("comments", None)
    inside = _counted(found)
    if inside:
        yield f"{inside} on “{sheet.name}”"
    more = len(book.tables(sheet)) - 1
    if more > 0:
        yield f"{more} more Excel table{'s' if more > 1 else ''} on “{sheet.name}”"
    if marker is None:
        for words in _in_part(book.package, sheet.part):
            yield f"{words} on “{sheet.name}”"


def _in_book(book: Book, marker: Marker | None) -> Iterator[str]:
    links = (*book.package.relationships(), *book.package.relationships(book.workbook_part))
    for kind in dict.fromkeys(link.kind for link in links):
        if kind in _IN_BOOK:
            yield _IN_BOOK[kind]
    root = parse(book.package.read(book.workbook_part), book.place)
    named = (element for element in root.iter("definedName") if element.get("hidden", "0") in ("0", "false"))
    names = [name for element in named if not (name := element.get("name", "")).startswith(_SILENT_NAMES)]
    if marker is not None:
        names = [name for name in names if not name.startswith(NAME_PREFIX)]
    if names:
        shown = ", ".join(f"“{name}”" for name in names[:5])
        yield f"defined names: {shown}" + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _linked(package: Package, part: str) -> Counter[str]:
    """What hangs on a sheet, by kind; what hangs on its drawings counts as hanging on the sheet."""
    found: Counter[str] = Counter()
    for link in package.relationships(part):
        if link.kind == "drawing" and not link.external and package.find(link.target) is not None:
            found.update(inner.kind for inner in package.relationships(link.target))
        elif link.kind != "hyperlink" or link.external:
            found[link.kind] += 1
    # Threaded comments stand beside plain ones that hold the same words.
    if "threadedComment" in found:
        found.pop("comments", None)
    return found


def _counted(kinds: Counter[str]) -> str:
    """Kinds in words: "a chart, 3 pictures and comments"."""
    counts: dict[tuple[str, str], int] = {}
    for kind, count in kinds.items():
        if kind in _ON_SHEET:
            words = _ON_SHEET[kind]
            counts[words] = counts.get(words, 0) + count
    parts = [one if count == 1 or one == several else f"{count} {several}" for (one, several), count in counts.items()]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _in_part(package: Package, part: str) -> Iterator[str]:
    """What a sheet part holds besides cells, found by its elements' names."""
    found: set[bytes] = set()
    tail = b""
    for block in package.stream(part):
        piece = tail + block
        found.update(_ELEMENT.findall(piece))
        tail = piece[-_OVERLAP:]
    return (words for name, words in _IN_SHEET_PART.items() if name in found)
