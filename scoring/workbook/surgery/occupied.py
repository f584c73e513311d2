"""What stands where columns could be added: values, checks, comments, merges, tables and the like.

Looks do not stand in the way: styled empty cells, conditional formats, column widths, pictures and charts. Where
another place is looked for, it is one without pictures and charts all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

import numpy as np

from scoring.errors import LeadFileError
from scoring.ooxml.bulk import scan_bulk
from scoring.ooxml.cells import CellBatch, RawKind, column_number, parse_range
from scoring.ooxml.exact import ExactScanner
from scoring.ooxml.package import Parts
from scoring.ooxml.sheet import SheetScanner, hides_tags
from scoring.ooxml.xml import parse
from scoring.workbook.parts.refs import MAX_COLUMNS, Box, cell_ref, overlap

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f\s([^<>]*)>")
_ARRAY = re.compile(rb"""\bt\s*=\s*["'](?:array|dataTable)["']""")
_RANGE = re.compile(rb"""\bref\s*=\s*["']([^"']*)["']""")
_ROW = re.compile(rb"""<(?:[\w.-]+:)?row\s[^<>]*?\br\s*=\s*["']([0-9]{1,7})["']""")

# Elements of other parts that name the cells they belong to: kind of the link -> element, attribute, in words.
_LINKED = {
    "comments": ("comment", "a comment"),
    "threadedComment": ("threadedComment", "a comment"),
    "table": ("table", "a table"),
    "pivotTable": ("location", "a pivot table"),
}
# Of a row of 15 points and a column of 64 pixels, in the unit of drawings.
_USUAL_ROW, _USUAL_COLUMN = 190_500, 609_600


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that stands in the way: its range, and what it is, such as "a value" or "a merged cell"."""

    box: Box
    what: str

    @property
    def cell(self) -> str:
        """The address of its first cell."""
        return cell_ref(self.box[0], self.box[1])


def obstacles(
    parts: Parts, part: str, first_column: int, rows: tuple[int, int], last_column: int = MAX_COLUMNS
) -> list[Obstacle]:
    """All that stands in these columns between two rows (both in), from left to right.

    Values and formulas are told once for each column, from the first to the last cell that holds one. Ranges are
    whole, even where only a part of them lies there. One pass over the sheet. Raises LeadFileError for damage.
    """
    strip = (rows[0], first_column, rows[1], last_column)
    scanner = SheetScanner(parts.stream(part), parts.place)
    found = list(_in_cells(scanner, parts, strip))
    found += _in_frame(scanner.frame)
    found += _in_parts(parts, part)
    inside = [each for each in found if overlap(each.box, strip)]
    return sorted(inside, key=lambda each: (each.box[1], each.box[0]))


def drawings(parts: Parts, part: str, rows: tuple[int, int]) -> list[Obstacle]:
    """The charts, pictures and shapes of a sheet that lie over any of these rows, by the cells that they cover.

    Those that say their size and not where they end are taken to lie over columns of the usual width.
    """
    found = []
    for link in parts.relationships(part):
        name = parts.find(link.target) if link.kind == "drawing" and not link.external else None
        for anchor in parse(parts.read(name), parts.place) if name is not None else ():
            box = _anchored(anchor)
            if box is not None and box[0] <= rows[1] and rows[0] <= box[2]:
                charted = next(anchor.iter("graphicFrame"), None) is not None
                found.append(Obstacle(box, "a chart" if charted else "a picture"))
    return found


def _anchored(anchor: Element) -> Box | None:
    """The cells that a drawing covers; None for one that is bound to none."""
    try:
        top, left = (int(anchor.findtext(f"from/{name}", "")) + 1 for name in ("row", "col"))
        if anchor.find("to") is not None:
            bottom, right = (int(anchor.findtext(f"to/{name}", "")) + 1 for name in ("row", "col"))
        else:
            size = anchor.find("ext")
            wide, high = (int(size.get(name, "0")) if size is not None else 0 for name in ("cx", "cy"))
            bottom, right = top + -(-high // _USUAL_ROW), left + -(-wide // _USUAL_COLUMN)
    except ValueError:
        return None
    return top, left, max(top, bottom), max(left, right)


def _in_cells(scanner: SheetScanner, parts: Parts, strip: Box) -> Iterator[Obstacle]:
    exact = ExactScanner(parts.place)
    seen: dict[int, Obstacle] = {}
    for piece in scanner.rows():
        if b"array" in piece or b"dataTable" in piece:
            yield from _arrays(piece)
        if _ends_before(piece, strip[1], scanner.prefix):
            numbers = _ROW.findall(piece, piece.rfind(b"<" + scanner.prefix + b"row"))
            exact.last_row = int(numbers[-1]) if numbers else exact.last_row
            continue
        batch = None if hides_tags(piece) else scan_bulk(piece, 0, scanner.prefix)
        if batch is None:
            batch = exact.scan(piece, 0, scanner.prefix)[0]
        elif len(batch):
            exact.last_row = int(batch.rows[-1])
        _note(seen, batch, strip)
    yield from seen.values()


def _ends_before(piece: bytes, column: int, prefix: bytes) -> bool:
    """Whether every row plainly ends left of a column: a look at the last cell of each is enough for most sheets."""
    start = b"<" + prefix + b'c r="'
    row = b"<" + prefix + b"row"
    if (
        hides_tags(piece)
        or piece.count(start) != piece.count(start[:-4])
        or piece.count(row) != piece.count(row + b' r="')
    ):
        return False
    letters = set()
    for chunk in piece.split(b"</" + prefix + b"row>"):
        at = chunk.rfind(start)
        if at >= 0:
            letters.add(chunk[at + len(start) : at + len(start) + 3].rstrip(b'0123456789"'))
    return all(each.isalpha() and column_number(each.decode()) < column for each in letters)


def _note(seen: dict[int, Obstacle], batch: CellBatch, strip: Box) -> None:
    """Note the cells that hold something, column by column."""
    inside = (batch.columns >= strip[1]) & (batch.columns <= strip[3])
    inside &= (batch.rows >= strip[0]) & (batch.rows <= strip[2])
    inside &= (batch.kinds != RawKind.BLANK) | batch.formulas
    if "" in batch.texts:
        empty = (batch.kinds == RawKind.TEXT) & (batch.codes == batch.texts.index("")) & ~batch.formulas
        inside &= ~empty
    places = np.flatnonzero(inside)
    columns, first = np.unique(batch.columns[places], return_index=True)
    for column, at in zip(columns.tolist(), places[first].tolist(), strict=True):
        rows = batch.rows[places[batch.columns[places] == column]]
        before = seen.get(column)
        if before is None:
            what = "a formula" if batch.formulas[at] else "a value"
            seen[column] = Obstacle((int(rows[0]), column, int(rows[-1]), column), what)
        else:
            seen[column] = replace(before, box=(before.box[0], column, int(rows[-1]), column))


def _arrays(piece: bytes) -> Iterator[Obstacle]:
    """Ranges of array formulas, spilled ones and data tables: nothing may stand in them but their results."""
    for marks in _FORMULA.findall(piece):
        found = _RANGE.search(marks) if _ARRAY.search(marks) is not None else None
        box = _box(found[1].decode("ascii", "replace")) if found is not None else None
        if box is not None:
            yield Obstacle(box, "an array formula")


def _in_frame(frame: Element) -> Iterator[Obstacle]:
    yield from _named(frame.iter("mergeCell"), "ref", "a merged cell")
    yield from _named(frame.iter("hyperlink"), "ref", "a link")
    yield from _named(frame.iter("dataValidation"), "sqref", "an input check")
    for name, what in (("dataValidation", "an input check"), ("sparkline", "a sparkline")):
        # In extensions the ranges are a child.
        for element in frame.iter(name):
            yield from _boxes(element.findtext("sqref", ""), what)


def _in_parts(parts: Parts, part: str) -> Iterator[Obstacle]:
    for link in parts.relationships(part):
        name = parts.find(link.target) if link.kind in _LINKED and not link.external else None
        if name is None:
            continue
        element, what = _LINKED[link.kind]
        root = parse(parts.read(name), parts.place)
        told = root.get("displayName", "") if element == "table" else ""
        yield from _named(root.iter(element), "ref", f"the table {told}" if told else what)


def _named(elements: Iterable[Element], attribute: str, what: str) -> Iterator[Obstacle]:
    for element in elements:
        yield from _boxes(element.get(attribute, ""), what)


def _boxes(ranges: str, what: str) -> Iterator[Obstacle]:
    for text in ranges.split():
        box = _box(text)
        if box is not None:
            yield Obstacle(box, what)


def _box(text: str) -> Box | None:
    try:
        return parse_range(text)
    except LeadFileError:
        return None
