"""A scored workbook that another program has saved, without anything of ours: the rest as that program left it."""

from __future__ import annotations

from scoring.errors import LeadFileError
from scoring.ooxml.book import Book
from scoring.ooxml.outline import outline
from scoring.ooxml.package import CONTENT_TYPES_PART, Package
from scoring.workbook.marker import Marker
from scoring.workbook.package import Draft
from scoring.workbook.parts.properties import CREATOR
from scoring.workbook.stripping.app_properties import without_creator, without_program, without_titles
from scoring.workbook.stripping.cutting import cut_references
from scoring.workbook.stripping.formats import own_formats
from scoring.workbook.stripping.found import Found, find_ours
from scoring.workbook.stripping.lead_range import LeadRange
from scoring.workbook.stripping.lead_tables import lead_filter, strip_table
from scoring.workbook.stripping.names import narrowed_ranges
from scoring.workbook.stripping.reachable import dropped_parts
from scoring.workbook.stripping.references import targets_of
from scoring.workbook.stripping.strings import UsedStrings, emptied
from scoring.workbook.surgery.content_types import without_types
from scoring.workbook.surgery.defined_names import NameEntry
from scoring.workbook.surgery.relationships import links_part, without_links
from scoring.workbook.surgery.sheet import SheetStrip, stripped_sheet
from scoring.workbook.surgery.splice import Splice, children_of, part_bytes
from scoring.workbook.surgery.workbook_part import WorkbookPart

_CALCULATION = "calcChain"
# Names by which programs keep a sheet's filter and print area: they followed our columns.
_FOLLOWING = ("_xlnm._FilterDatabase", "_xlnm.Print_Area")
_PROPERTIES = ("extended-properties", "extendedProperties")


def strip(package: Package, marker: Marker, *, cut: bool = False, checks: bool = False) -> Draft:
    """The workbook without our columns, sheets, names, formats, checks and parts.

    What stood left of columns of the user's becomes empty cells, in an Excel table empty columns with neutral names.
    Formulas of the user's that refer to what is ours stay as they are, for our columns and sheets may come again;
    with `cut` their references become #REF!, as when a column or a sheet is deleted. checks: see `find_ours`.
    Raises LeadFileError where a part is damaged, or nothing but our sheets would be left to go.
    """
    book = Book(parts=package)
    found = find_ours(book, marker, checks=checks)
    draft = Draft(package)
    if not found.anything:
        return draft
    _empty_strings(draft, book, found)
    if found.leads is not None and found.own_columns:
        _strip_leads(draft, book, found, found.leads)
    _strip_workbook(draft, book, found)
    _drop_parts(draft, book, found)
    _strip_properties(draft, found)
    if cut:
        cut_references(draft, targets_of(found, marker))
    return draft


def _empty_strings(draft: Draft, book: Book, found: Found) -> None:
    """Empty the shared strings that only our cells use."""
    part = _linked(draft, book.workbook_part, "sharedStrings")
    if part is None:
        return
    used = UsedStrings(len(book.texts))
    for sheet in book.sheets:
        batches = book.scanner(sheet).batches()
        leads = found.leads
        if sheet.name in found.sheet_names:
            used.note(batches, ours=True)
        elif leads is not None and sheet == leads.sheet:
            used.note(batches, columns=found.own_columns, rows=(leads.top, leads.last_row))
        else:
            used.note(batches)
    if len(used.freed):
        draft.replace(part, emptied(part_bytes(draft, part), used.freed.tolist(), draft.place))


def _strip_leads(draft: Draft, book: Book, found: Found, leads: LeadRange) -> None:
    """Take our columns out of the lead sheet and its table."""
    columns = found.own_columns
    filtered = lead_filter(book, leads, columns)
    table = strip_table(draft, leads, columns)
    rows = (leads.top, leads.last_row)
    out = SheetStrip(
        leads.sheet.name,
        columns,
        rows,
        own_formats(columns),
        {(leads.header_row, column): text for column, text in table.neutral.items()},
        filtered.shows_again,
    )
    draft.replace(leads.sheet.part, stripped_sheet(book.package, leads.sheet.part, out))


def _strip_workbook(draft: Draft, book: Book, found: Found) -> None:
    """Take our sheets and names out of the workbook part; filters and print areas end where our columns began."""
    part = WorkbookPart(part_bytes(draft, book.workbook_part), draft.place)
    gone = frozenset(sheet.position for sheet in found.sheets)
    if len(gone) == len(part.tabs):
        raise LeadFileError(
            "Nothing is left in the workbook but the sheets of the scoring.",
            place=draft.place,
            mend="Delete the file itself, or score the leads anew.",
        )
    ours = {(name.name, name.scope) for name in found.names}
    part.names.remove(lambda entry: (entry.name, entry.sheet) in ours)
    if found.leads is not None:
        _narrow_names(part, found, found.leads)
    part.remove_sheets(gone)
    data = part.result()
    if all(tab.state != "visible" for tab in part.tabs):
        data = _shown(data, part, found)
    draft.replace(book.workbook_part, data)


def _shown(data: bytes, part: WorkbookPart, found: Found) -> bytes:
    """The workbook part with one sheet shown: programs refuse a workbook that shows none."""
    place = part.place_of(found.leads.sheet.name) if found.leads is not None else None
    splice = Splice(data)
    for listed in outline(data).children:
        inside = children_of(data, listed) if not listed.empty else ()
        if listed.name == "sheets":
            splice.attributes([span for span in inside if span.name == "sheet"][place or 0], {"state": None})
        elif listed.name == "bookViews":
            for view in inside:
                splice.attributes(view, {"activeTab": str(place or 0)})
    return splice.result()


def _narrow_names(part: WorkbookPart, found: Found, leads: LeadRange) -> None:
    place = part.place_of(leads.sheet.name)

    def refers(entry: NameEntry) -> str:
        if entry.sheet != place or entry.name not in _FOLLOWING:
            return entry.refers
        return narrowed_ranges(entry.refers, leads.sheet.name, found.own_columns)

    part.names.change(refers)
    part.names.remove(lambda entry: entry.name in _FOLLOWING and not entry.refers)


def _drop_parts(draft: Draft, book: Book, found: Found) -> None:
    """Drop our parts and what hangs on them alone, with links to them and their content types."""
    starts = [*(sheet.part for sheet in found.sheets), *found.parts]
    chain = _linked(draft, book.workbook_part, _CALCULATION)
    gone = dropped_parts(draft, [*starts, *((chain,) if chain is not None else ())])
    for part in ("", *draft.parts):
        ids = [link.id for link in draft.relationships(part) if not link.external and draft.find(link.target) in gone]
        if ids and part not in gone:
            links = links_part(draft, part)
            draft.replace(links, without_links(part_bytes(draft, links), ids, draft.place))
    for name in gone:
        draft.drop(name)
    draft.replace(CONTENT_TYPES_PART, without_types(part_bytes(draft, CONTENT_TYPES_PART), gone, draft.place))


def _strip_properties(draft: Draft, found: Found) -> None:
    """Take our sheets and names out of the titles that the document's properties list, and our name as its maker."""
    titles = {*found.sheet_names, *(name.name for name in found.names)}
    for link in draft.relationships():
        name = draft.find(link.target) if not link.external else None
        if name is not None and link.kind in _PROPERTIES:
            data = without_titles(part_bytes(draft, name), titles, draft.place)
            draft.replace(name, without_program(data, CREATOR, draft.place))
        elif name is not None and link.kind == "core-properties":
            draft.replace(name, without_creator(part_bytes(draft, name), CREATOR, draft.place))


def _linked(draft: Draft, part: str, kind: str) -> str | None:
    """The part that one links to, by the kind of the link."""
    found = (draft.find(link.target) for link in draft.relationships(part) if link.kind == kind and not link.external)
    return next((name for name in found if name is not None), None)
