"""What of the user's refers to our columns, sheets and names: told before these go, for nothing can mend it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import column_letters
from scoring.ooxml.package import Parts
from scoring.ooxml.xml import parse, to_utf8
from scoring.workbook.defined import defined_names
from scoring.workbook.marker import Marker
from scoring.workbook.stripping.formats import own_formats
from scoring.workbook.stripping.formula_refs import Targets, references
from scoring.workbook.stripping.formula_texts import cell_formulas, formulas_of, unescaped
from scoring.workbook.stripping.found import Found
from scoring.workbook.stripping.lead_tables import lead_filter
from scoring.workbook.stripping.reachable import dropped_parts
from scoring.workbook.stripping.shapes import told_by_shape

_SHOWN = 3
# What a person sees of a part with formulas in it, or with another tie to a sheet or a table's column.
_WORDS = {
    "chart": "a chart", "chartEx": "a chart", "drawing": "a shape", "ctrlProp": "a form control",
    "vmlDrawing": "a form control", "pivotCacheDefinition": "a pivot table", "slicerCache": "a slicer",
}  # fmt: skip
_FORMATS = {"conditionalFormatting": "a conditional format", "dataValidation": "an input check"}
_FORMULAS = ("formula", "formula1", "formula2", "f")
_TIES = re.compile(rb"""\s(?:textlink|fmlaLink|fmlaRange|location|formula)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_VML_TIES = re.compile(rb"<(?:\w+:)?Fmla(?:Link|Range)[^<>]*>([^<]+)<")


@dataclass(frozen=True)
class Reference:
    """Something of the user's that refers to something of ours.

    sheet: where it stands, "" for the workbook. what: what it is. cells: their addresses, for formulas in cells.
    target: what it refers to, in words.
    """

    sheet: str
    what: str
    target: str
    cells: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"“{self.sheet}”: " if self.sheet else ""
        if not self.cells:
            return f"{where}{self.what} refers to {self.target}"
        shown = ", ".join(self.cells[:_SHOWN])
        more = f" and {len(self.cells) - _SHOWN:,} more" if len(self.cells) > _SHOWN else ""
        several = len(self.cells) > 1
        verb = "refer" if several else "refers"
        return f"{where}the formula{'s' if several else ''} in {shown}{more} {verb} to {self.target}"


def targets_of(found: Found, marker: Marker) -> Targets:
    """What is ours in a workbook, as formulas call it."""
    leads = found.leads
    return Targets(
        found.sheet_names,
        frozenset(leads.called) if leads is not None else frozenset(),
        leads.table if leads is not None else "",
        leads.sheet.name if leads is not None else "",
        found.own_columns,
        frozenset((*marker.names, *(name.name for name in found.names if name.scope is None))),
    )


def references_to_ours(book: Book, found: Found, marker: Marker) -> list[Reference]:
    """What refers to ours, sheet by sheet, then names, charts, pivot tables and the like; ours does not count."""
    targets = targets_of(found, marker)
    seen: list[Reference] = []
    own = found.sheet_names
    for sheet in book.sheets:
        if sheet.name not in own:
            seen += _on_sheet(book, sheet, found, targets)
    seen += _on_our_columns(book, found)
    seen += _in_names(book, found, targets)
    seen += _in_parts(book, found, targets)
    return list(dict.fromkeys(seen))


def _on_sheet(book: Book, sheet: Sheet, found: Found, targets: Targets) -> Iterator[Reference]:
    leads = found.leads
    on_lead_sheet = leads is not None and leads.sheet == sheet
    told = told_by_shape(targets, on_lead_sheet=on_lead_sheet)
    is_ours = _own_cells(found) if on_lead_sheet else None
    cells: defaultdict[str, list[str]] = defaultdict(list)
    scanner = book.scanner(sheet)
    for piece in scanner.rows():
        if b"<f" not in piece and b":f" not in piece:
            continue
        for cell, text in cell_formulas(piece):
            # Nearly all formulas are ours, in a row of their own for each lead.
            if is_ours is None or not is_ours(cell):
                for target in told(text):
                    cells[target].append(cell)
    for target, where in cells.items():
        yield Reference(sheet.name, "", target, tuple(where))
    is_own_format = own_formats(found.own_columns if on_lead_sheet else frozenset())
    for element in scanner.frame.iter():
        what = _FORMATS.get(element.tag)
        formulas = [(part.text or "") for part in element.iter() if part.tag in _FORMULAS] if what else []
        if what and not is_own_format(formulas, element.get("sqref", "")):
            for target in dict.fromkeys(target for text in formulas for target in _targets(text, targets)):
                yield Reference(sheet.name, what, target)


def _own_cells(found: Found) -> Callable[[str], bool]:
    """Whether a cell of the lead sheet is one of ours, by its address."""
    leads = found.leads
    assert leads is not None
    top, last = leads.top, leads.last_row
    letters = frozenset(map(column_letters, found.own_columns))

    def is_ours(cell: str) -> bool:
        column = cell.rstrip("0123456789")
        return column in letters and top <= int(cell[len(column) :] or 0) <= last

    return is_ours


def _on_our_columns(book: Book, found: Found) -> Iterator[Reference]:
    """What a person did with our columns themselves: a filter by them, comments on their cells."""
    leads = found.leads
    if leads is None or not found.own_columns:
        return
    filtered = lead_filter(book, leads, found.own_columns)
    if filtered.by_ours:
        yield Reference(leads.sheet.name, "a filter", "our columns")
    for link in book.package.relationships(leads.sheet.part):
        part = book.package.find(link.target) if link.kind == "comments" and not link.external else None
        if part is not None:
            is_ours = _own_cells(found)
            comments = parse(book.package.read(part), book.place).iter("comment")
            for cell in (each.get("ref", "") for each in comments):
                if is_ours(cell):
                    yield Reference(leads.sheet.name, f"the comment on {cell}", "a cell of our columns")


def _in_names(book: Book, found: Found, targets: Targets) -> Iterator[Reference]:
    ours = {(name.name, name.scope) for name in found.names}
    for name in defined_names(parse(book.package.read(book.workbook_part), book.place)):
        # Filters and print ranges are kept in names, and follow their sheet.
        if (name.name, name.scope) in ours or name.name.startswith("_xlnm."):
            continue
        for target in _targets(name.refers, targets):
            yield Reference("", f"the name {name.name}", target)


def _in_parts(book: Book, found: Found, targets: Targets) -> Iterator[Reference]:
    """References in what hangs on sheets and on the workbook, as far as it stays."""
    package = book.package
    gone = set(dropped_parts(package, (*(sheet.part for sheet in found.sheets), *found.parts)))
    for sheet, kind, part in _hanging(book):
        if part in gone or kind not in _WORDS:
            continue
        data = to_utf8(package.read(part), package.place)
        texts = [*formulas_of(data), *(unescaped(a or b) for a, b in _TIES.findall(data))]
        texts += [unescaped(text) for text in _VML_TIES.findall(data)]
        tied = list(_pivot_or_slicer(package, kind, data, found)) + [
            target for text in texts for target in _targets(text, targets)
        ]
        for target in dict.fromkeys(tied):
            yield Reference(sheet, _WORDS[kind], target)


def _hanging(book: Book) -> Iterator[tuple[str, str, str]]:
    """The sheet, the kind and the name of each part that is reached from a sheet; then what the workbook links to."""
    package = book.package
    seen: set[str] = {sheet.part for sheet in book.sheets}
    starts: Iterable[tuple[str, str]] = (*((s.name, s.part) for s in book.sheets), ("", book.workbook_part))
    for sheet, start in starts:
        waiting = [start]
        while waiting:
            for link in package.relationships(waiting.pop()):
                part = None if link.external else package.find(link.target)
                if part is not None and part not in seen and part != book.workbook_part:
                    seen.add(part)
                    waiting.append(part)
                    yield sheet, link.kind, part


def _targets(text: str, targets: Targets, *, on_lead_sheet: bool = False) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.target for hit in references(text, targets, on_lead_sheet=on_lead_sheet)))


def _pivot_or_slicer(package: Parts, kind: str, data: bytes, found: Found) -> Iterator[str]:
    """What a pivot table or a slicer takes from us: it names a sheet, a table's columns or their ids."""
    leads = found.leads
    if kind == "pivotCacheDefinition":
        root = parse(data, package.place)
        source = next(root.iter("worksheetSource"), None)
        if source is None:
            return
        if source.get("sheet", "") in found.sheet_names:
            yield f"the sheet “{source.get('sheet')}”"
        elif leads is not None and (source.get("name") == leads.table != "" or source.get("sheet") == leads.sheet.name):
            fields = {each.get("name", "") for each in root.iter("cacheField")}
            for header in sorted(fields & set(leads.called)):
                yield f"the column “{header}”"
    elif kind == "slicerCache" and leads is not None:
        name = parse(data, package.place).get("sourceName", "")
        if name in leads.called and b"tableSlicerCache" in data:
            yield f"the column “{name}”"
