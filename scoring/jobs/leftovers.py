"""What a workbook holds besides its lead table: what a new file with the scored leads would leave out.

It is asked before anything is written, so that nobody finds out later that a chart or a sheet is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from scoring.jobs.ours import OurColumns
from scoring.jobs.sheetlooks import Told, named, row_marks, sheet_looks
from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import RawKind
from scoring.ooxml.looks import CellLook
from scoring.ooxml.package import Parts
from scoring.ooxml.xml import parse
from scoring.table import LeadTable, Source
from scoring.workbook.names import AS_OF_NAME, LISTS_SHEET, NAME_PREFIX, OUR_SHEETS
from scoring.workbook.tier_rows import HEADER_COMMENTS

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
    "cfRule": "conditional formats",
    "dataValidation": "drop-down lists and other input checks",
    "sparkline": "sparklines",
    "sheetProtection": "sheet protection",
}
# What scoring puts on sheets of its own: the charts of the summary.
_OURS_ON_SHEETS = ("chart",)
_FORMULA_TAGS = ("formula", "formula1", "formula2", "f")
_DISQUALIFIED = re.compile(r'\$?[A-Z]+\$?[0-9]+="Disqualified"')
# Names that programs define on their own, and that say nothing which a person entered.
_SILENT_NAMES = ("_xlnm.", "_xlfn.", "_xlpm.", "_xleta.")


def leftovers(book: Book, table: LeadTable, ours: OurColumns, looks: Sequence[CellLook] = ()) -> Told:
    """What a new workbook made of this lead table would leave out, each in words; nothing when it is all there is.

    table: as read from `book`, with the columns that an earlier scoring left there (`ours`). What that scoring wrote
    does not count: its sheets, names, drop-down and colours. looks: of the book's cell formats.
    """
    lead_sheet = next((sheet for sheet in book.sheets if sheet.name == table.source.sheet), None)
    names = _defined_names(book)
    # Programs that drop the part with the model still keep the names.
    scored = ours.marked or (bool(ours.removed) and AS_OF_NAME in names)
    looked = Told()
    found = [*_sheets(book, lead_sheet, scored), *_beside_the_table(table, ours)]
    if lead_sheet is not None:
        scanner = book.scanner(lead_sheet)
        rows = row_marks(scanner.rows())
        frame = scanner.frame
        looked = sheet_looks(table, ours.removed, frame, rows, looks)
        found += [*looked.losses, *_on_lead_sheet(book, lead_sheet, frame, scored)]
    found += _in_book(book, names, scored)
    return Told(tuple(dict.fromkeys(found)), looked.looks)


def _sheets(book: Book, lead_sheet: Sheet | None, scored: bool) -> Iterator[str]:
    for sheet in book.sheets:
        if sheet is lead_sheet:
            continue
        found = _linked(book.package, sheet.part)
        if scored and sheet.name in OUR_SHEETS and _is_ours(book, sheet):
            for kind in _OURS_ON_SHEETS:
                found.pop(kind, None)
            if _only_our_comments(book.package, sheet.part):
                found.pop("comments", None)
            inside = _counted(found)
            if inside:
                yield f"{inside} on “{sheet.name}”"
            continue
        hidden = " (hidden)" if sheet.is_hidden else ""
        inside = _counted(found)
        yield f"the sheet “{sheet.name}”{hidden}" + (f" with {inside}" if inside else "")


def _only_our_comments(package: Parts, part: str) -> bool:
    """Whether all comments of a sheet are the notes that scoring puts on its headers."""
    ours = set(HEADER_COMMENTS.values())
    for link in package.relationships(part):
        if link.kind == "comments" and not link.external and package.find(link.target) is not None:
            comments = parse(package.read(link.target), package.place).iter("comment")
            # LibreOffice puts a line break at the end of some.
            if any("".join(each.itertext()).strip() not in ours for each in comments):
                return False
    return True


def _is_ours(book: Book, sheet: Sheet) -> bool:
    """Whether a sheet of one of our names was written by scoring: one of lists is written for few models."""
    if sheet.name != LISTS_SHEET:
        return True
    cells = next(book.scanner(sheet).batches(), None)
    if cells is None or not len(cells) or (cells.rows[0], cells.columns[0]) != (1, 1):
        return False
    texts = book.texts if cells.kinds[0] == RawKind.SHARED else cells.texts
    code = int(cells.codes[0])
    return 0 <= code < len(texts) and texts[code] == LISTS_SHEET


def _beside_the_table(table: LeadTable, ours: OurColumns) -> Iterator[str]:
    source: Source = table.source
    if source.header_row > 1:
        rows = "row above" if source.header_row == 2 else f"{source.header_row - 1} rows above"
        yield f"the {rows} the headers"
    own = (column for column in table.columns if column.name not in ours.removed)
    formulas = [column.name for column in own if column.formulas is not None and bool(column.formulas.any())]
    if formulas:
        yield f"the formulas in {named(formulas)} (their values stay)"


def _on_lead_sheet(book: Book, sheet: Sheet, frame: Element, scored: bool) -> Iterator[str]:
    inside = _counted(_linked(book.package, sheet.part))
    if inside:
        yield f"{inside} on “{sheet.name}”"
    more = len(book.tables(sheet)) - 1
    if more > 0:
        yield f"{more} more Excel table{'s' if more > 1 else ''} on “{sheet.name}”"
    for element, words in _IN_SHEET_PART.items():
        if any(not scored or not _by_scoring(found) for found in frame.iter(element)):
            yield f"{words} on “{sheet.name}”"


def _by_scoring(element: Element) -> bool:
    """Whether a conditional format or an input check is one that scoring writes: it asks about tiers."""
    formulas = [(part.text or "").strip() for part in element.iter() if part.tag in _FORMULA_TAGS]
    # LibreOffice gives an input check a second formula, 0.
    said = [text for text in formulas if text not in ("", "0")]
    return bool(said) and all(NAME_PREFIX in text or _DISQUALIFIED.fullmatch(text) for text in said)


def _defined_names(book: Book) -> dict[str, bool]:
    """The defined names of a workbook, and whether each is hidden."""
    root = parse(book.package.read(book.workbook_part), book.place)
    return {each.get("name", ""): each.get("hidden", "0") not in ("0", "false") for each in root.iter("definedName")}


def _in_book(book: Book, names: Mapping[str, bool], scored: bool) -> Iterator[str]:
    links = (*book.package.relationships(), *book.package.relationships(book.workbook_part))
    for kind in dict.fromkeys(link.kind for link in links):
        if kind in _IN_BOOK:
            yield _IN_BOOK[kind]
    silent = (*_SILENT_NAMES, NAME_PREFIX) if scored else _SILENT_NAMES
    shown = [name for name, hidden in names.items() if not hidden and not name.startswith(silent)]
    if shown:
        yield f"defined names: {named(shown)}"


def _linked(package: Parts, part: str) -> Counter[str]:
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
