"""Where everything that scoring put into a workbook stands now, after people and programs have changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scoring.ooxml.book import Book
from scoring.ooxml.package import Parts
from scoring.ooxml.xml import parse
from scoring.workbook.defined import Name, defined_names
from scoring.workbook.marker import Marker
from scoring.workbook.names import MODEL_ITEM_ID, MODEL_NAMESPACE, Our
from scoring.workbook.stripping.lead_range import LeadRange, lead_range
from scoring.workbook.stripping.names import own_names
from scoring.workbook.stripping.own_sheets import OwnSheet, check_sheets, own_sheets
from scoring.workbook.stripping.renamed import with_renamed

# The folder of the part that keeps the original's bytes.
_KEPT_FOLDER = "xl/hotsheet/"
_CUSTOM_FOLDER = "customxml/"


@dataclass(frozen=True)
class Found:
    """What is ours in a workbook.

    leads: the lead range, None where none of our columns is left. columns, workings: the sheet's columns (from 1) of
    our visible headers and of our hidden ones. sheets: ours, by position. names: ours and those scoped to our
    sheets. parts: our custom XML parts with their properties, and the part with the original.
    tabs: the names of all sheets, in order.
    """

    leads: LeadRange | None
    columns: Mapping[Our, int] = field(default_factory=dict)
    workings: Mapping[str, int] = field(default_factory=dict)
    sheets: tuple[OwnSheet, ...] = ()
    names: tuple[Name, ...] = ()
    parts: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()

    @property
    def own_columns(self) -> frozenset[int]:
        """All our columns of the lead sheet, by number."""
        strays = self.leads.strays if self.leads is not None else ()
        return frozenset((*self.columns.values(), *self.workings.values(), *strays))

    @property
    def sheet_names(self) -> frozenset[str]:
        """What our sheets are called."""
        return frozenset(sheet.name for sheet in self.sheets)

    @property
    def anything(self) -> bool:
        """Whether anything of ours is there at all."""
        return bool(self.own_columns or self.sheets or self.names or self.parts)


def find_ours(book: Book, marker: Marker, *, checks: bool = False) -> Found:
    """What is ours in a workbook, by its marker, its hidden names, its headers and words that only we write.

    checks: sheets that list odd cells are ours too. Scoring again leaves them.
    """
    workbook = parse(book.package.read(book.workbook_part), book.place)
    tabs = tuple(sheet.get("name", "") for sheet in workbook.iter("sheet"))
    names = defined_names(workbook)
    leads = lead_range(book, marker, names)
    leads = with_renamed(book, leads, marker) if leads is not None else None
    lead_sheet = leads.sheet.name if leads is not None else marker.sheet
    sheets = own_sheets(book, tabs, names, marker.sheets, lead_sheet)
    if checks:
        sheets = (*sheets, *check_sheets(book, tabs))
    headers: Mapping[str, int] = leads.headers if leads is not None else {}
    return Found(
        leads,
        {our: headers[header] for our, header in marker.columns.items() if header in headers},
        {header: headers[header] for header in marker.workings if header in headers},
        sheets,
        tuple(own_names(names, frozenset(marker.names), frozenset(sheet.position for sheet in sheets))),
        tuple(dict.fromkeys(_own_parts(book.package))),
        tabs,
    )


def _own_parts(parts: Parts) -> Iterator[str]:
    """Our custom XML items with their properties, and what is in our own folder."""
    for name in parts.parts:
        lower = name.casefold()
        if lower.startswith(_KEPT_FOLDER):
            yield name
        elif lower.startswith(_CUSTOM_FOLDER) and lower.endswith(".xml"):
            data = parts.read(name)
            if MODEL_NAMESPACE.encode() in data and (MODEL_ITEM_ID.encode() in data or b"hotsheet" in data):
                yield name
                yield from (link.target for link in parts.relationships(name) if link.kind == "customXmlProps")
