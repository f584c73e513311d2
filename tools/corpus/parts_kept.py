"""Is every part of a workbook the same, to the packed byte and in the same order, but for those that scoring edits?

The zip is read here without the product's own reader: names, order and packed bytes are facts of the file.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import RawKind, join_batches
from scoring.ooxml.package import Package
from scoring.ooxml.xml import to_utf8
from scoring.workbook.marker import read_marker
from tools.corpus.book_kept import Harm, links_harm, query_harm, styles_harm, table_harm, types_harm, workbook_harm
from tools.corpus.ranges import LeadRange
from tools.corpus.sheet_kept import Ours, sheet_harm

CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """A part as it lies in the file."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes


def entries(path: Path) -> list[Entry]:
    """The parts of a workbook file in the order of its directory."""
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return [_entry(data, info) for info in archive.infolist()]


def _entry(data: bytes, info: zipfile.ZipInfo) -> Entry:
    start = info.header_offset
    name_length, extra_length = struct.unpack("<HH", data[start + 26 : start + 30])
    begin = start + 30 + name_length + extra_length
    packed = data[begin : begin + info.compress_size]
    return Entry(info.orig_filename, info.compress_type, info.CRC, info.file_size, packed)


@dataclass(frozen=True)
class Scored:
    """A scored workbook's lead sheet: its part, the tables there, and where scoring wrote.

    columns: our columns by their headers. ours: the same as places.
    """

    part: str
    ours: Ours
    columns: dict[str, int]


def find_scored(path: Path, leads: LeadRange, last_row: int) -> Scored:
    """Where scoring wrote, by what the marker in the file says and the header row shows, down to the last lead."""
    with Book(path) as book:
        marker = read_marker(book.package)
        if marker is None:
            raise LookupError("the scored workbook does not say which columns are ours")
        wanted = {*marker.columns.values(), *marker.workings}
        sheet = next(each for each in book.sheets if each.name == (marker.sheet or leads.sheet))
        batch = join_batches(book.scanner(sheet).batches())
        columns = {}
        for place in np.flatnonzero(batch.rows == leads.header_row).tolist():
            kind, code = batch.kinds[place], int(batch.codes[place])
            text = batch.texts[code] if kind == RawKind.TEXT else book.texts[code] if kind == RawKind.SHARED else ""
            if text in wanted:
                columns[text] = int(batch.columns[place])
        return Scored(sheet.part, Ours(frozenset(columns.values()), leads.header_row, last_row), columns)


def parts_harm(before: Path, after: Path, scored: Scored) -> Iterator[str]:
    """What of a workbook is not as it was, in words."""
    old, new = entries(before), entries(after)
    editable = _editable(before, scored)
    kinds = {_plain(part): kind for part, kind in editable.items()}
    known = {entry.name: entry for entry in new}
    for entry in old:
        kind = kinds.get(_plain(entry.name))
        found = known.get(entry.name)
        if found is None:
            if kind != "dropped":
                yield f"the part {entry.name} is gone"
            continue
        if kind is None and found != entry:
            same = (found.crc, found.size) == (entry.crc, entry.size)
            yield f"the part {entry.name} {'was packed anew' if same else 'changed'}"
    names = {entry.name for entry in old}
    if [entry.name for entry in old if entry.name in known] != [entry.name for entry in new if entry.name in names]:
        yield "the parts stand in another order"
    yield from _said_harm(before, after, editable, scored)


def _said_harm(before: Path, after: Path, editable: dict[str, str], scored: Scored) -> Iterator[str]:
    """What the edited parts no longer say."""
    with Package(before) as old, Package(after) as new:
        for part, kind in editable.items():
            if old.find(part) is None or new.find(part) is None or kind == "dropped":
                continue
            one, other = to_utf8(old.read(part)), to_utf8(new.read(part))
            try:
                if kind == "sheet":
                    yield from sheet_harm(one, other, scored.ours)
                elif one != other:
                    yield from _HARM[kind](one, other)
            except ElementTree.ParseError as error:
                yield f"the part {part} cannot be read: {error}"


_HARM: dict[str, Harm] = {
    "workbook": workbook_harm,
    "links": links_harm,
    "types": types_harm,
    "styles": styles_harm,
    "table": table_harm,
    "query": query_harm,
}


def _editable(path: Path, scored: Scored) -> dict[str, str]:
    """The parts that scoring may edit, by name: which comparison each gets, or "dropped" where it may go."""
    with Book(path) as book:
        package, part = book.package, book.workbook_part
        kinds = {_links_of(part): "links", CONTENT_TYPES: "types", part: "workbook", scored.part: "sheet"}
        for link in package.relationships(part):
            if link.kind == "styles":
                kinds[link.target] = "styles"
            elif link.kind == "calcChain":
                kinds[link.target] = "dropped"
                kinds[_links_of(link.target)] = "dropped"
        sheet = next((each for each in book.sheets if each.part == scored.part), None)
        if sheet is not None:
            kinds.update(_table_parts(book, sheet, scored))
    return kinds


def _table_parts(book: Book, sheet: Sheet, scored: Scored) -> dict[str, str]:
    """The table that the leads are, with the query that fills it: the one whose header row is the leads'."""
    kinds: dict[str, str] = {}
    tables = [link for link in book.package.relationships(sheet.part) if link.kind == "table"]
    for link, table in zip(tables, book.tables(sheet), strict=False):
        if table.first_row == scored.ours.first_row and table.last_column < max(scored.ours.columns, default=0):
            kinds[link.target] = "table"
            queries = book.package.relationships(link.target)
            kinds.update({each.target: "query" for each in queries if each.kind == "queryTable"})
    return kinds


def _links_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _plain(name: str) -> str:
    """A part's name in the one spelling that all mean: slashes and case do not count."""
    return name.replace("\\", "/").lstrip("/").casefold()
