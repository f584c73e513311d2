"""A scored workbook whose part with the model is gone: some programs drop it on saving, and keep names and headers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import RawKind, unescape_text
from scoring.ooxml.xml import parse
from scoring.workbook.defined import Name, defined_names, referred
from scoring.workbook.marker import Marker
from scoring.workbook.names import AS_OF_NAME, LEADS_NAME, NAME_PREFIX, SHEET_ANCHORS, WORKING_PREFIX, Our
from scoring.workbook.stripping.names import is_our_name

# A header of ours beside a column of the user's that has the name already.
_NUMBERED = re.compile(r"(.*?)(?: \([0-9]+\))?")


def rebuilt_marker(book: Book) -> Marker | None:
    """What the marker would say of columns, sheets and names; None where nothing shows that Hotsheet was here.

    It has no model, so that it serves for taking our part out and for nothing else.
    """
    names = defined_names(parse(book.package.read(book.workbook_part), book.place))
    ours = {name.name: referred(name.refers) for name in names if name.scope is None and _is_ours(name)}
    if not ours.keys() & {AS_OF_NAME, LEADS_NAME}:
        return None
    sheet, headers = _headers(book, names)
    columns = {our: header for header in headers if (our := _our(header)) is not None}
    workings = tuple(header for header in headers if header.startswith(WORKING_PREFIX))
    sheets = {role: place[0] for role, name in SHEET_ANCHORS.items() if (place := ours.get(name)) is not None}
    if not workings and not sheets:
        return None
    if not workings:
        # Without one the headers may be anybody's.
        columns = {}
    return Marker("", columns, workings, sheet, sheets=sheets, names=tuple(ours))


def _is_ours(name: Name) -> bool:
    """A name of ours, or one of our functions, which have no fixed names."""
    return is_our_name(name.name) or (name.name.startswith(NAME_PREFIX) and "LAMBDA(" in name.refers.upper())


def _our(header: str) -> Our | None:
    parts = _NUMBERED.fullmatch(header)
    return next((our for our in Our if parts is not None and parts[1] == str(our)), None)


def _headers(book: Book, names: Iterable[Name]) -> tuple[str, list[str]]:
    """The lead sheet and the headers there: those of the table with the most workings, else of the range we named."""
    best: tuple[int, str, list[str]] = (0, "", [])
    for sheet in book.sheets:
        for table in book.tables(sheet):
            found = [unescape_text(name) for name in table.columns]
            best = max(best, (sum(each.startswith(WORKING_PREFIX) for each in found), sheet.name, found))
    if best[0]:
        return best[1:]
    anchor = next((referred(name.refers) for name in names if name.name == LEADS_NAME and name.scope is None), None)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    if anchor is None or anchor[0] not in sheets:
        return "", []
    return anchor[0], _row(book, sheets[anchor[0]], anchor[1][0])


def _row(book: Book, sheet: Sheet, row: int) -> list[str]:
    """The texts of a row, from left to right."""
    found: list[str] = []
    for batch in book.scanner(sheet).batches():
        for at in (batch.rows == row).nonzero()[0].tolist():
            texts = {RawKind.SHARED: book.texts, RawKind.TEXT: batch.texts}.get(RawKind(int(batch.kinds[at])), ())
            code = int(batch.codes[at])
            found += texts[code : code + 1] if code >= 0 else ()
        if len(batch) and batch.rows[-1] > row:
            break
    return found
