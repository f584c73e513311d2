"""A scored workbook from which another program dropped the part with the model: what is ours is still to be known.

Some programs save no parts that they do not understand. The hidden names stay with them all, and the headers.
"""

from __future__ import annotations

import re

import numpy as np

from scoring.ooxml.book import Book
from scoring.ooxml.cells import RawKind
from scoring.ooxml.xml import parse
from scoring.workbook.marker import Marker
from scoring.workbook.names import LEADS_NAME, NAME_PREFIX, SHEET_ANCHORS, WORKING_PREFIX, Our
from scoring.workbook.stripping.names import defined_names, referred

# A header that a lead's own column has already is written with a number behind it.
_NUMBERED = re.compile(r"(.*?)(?: \(\d+\))?")


def rebuilt_marker(book: Book) -> Marker | None:
    """A marker without a model, by the hidden names of a scored workbook and the headers; None for any other."""
    names = defined_names(parse(book.package.read(book.workbook_part), book.place))
    refers = {name.name: referred(name.refers) for name in names if name.scope is None}
    leads = refers.get(LEADS_NAME)
    if leads is None:
        return None
    known = {str(our): our for our in Our}
    columns: dict[Our, str] = {}
    workings = []
    for header in _headers(book, *leads):
        plain = _NUMBERED.fullmatch(header)
        if header.startswith(WORKING_PREFIX):
            workings.append(header)
        elif plain is not None and plain[1] in known:
            columns[known[plain[1]]] = header
    if not workings:
        return None
    sheets = {role: place[0] for role, anchor in SHEET_ANCHORS.items() if (place := refers.get(anchor)) is not None}
    ours = tuple(name.name for name in names if name.name.startswith(NAME_PREFIX))
    return Marker("", columns, tuple(workings), leads[0], sheets=sheets, names=ours)


def _headers(book: Book, name: str, box: tuple[int, int, int, int]) -> list[str]:
    """The texts of a range's first row, left to right."""
    sheet = next((each for each in book.sheets if each.name == name), None)
    found: dict[int, str] = {}
    if sheet is None:
        return []
    for batch in book.scanner(sheet).batches():
        inside = (batch.rows == box[0]) & (batch.columns >= box[1]) & (batch.columns <= box[3])
        for at in np.flatnonzero(inside & np.isin(batch.kinds, (RawKind.SHARED, RawKind.TEXT))).tolist():
            texts = book.texts if batch.kinds[at] == RawKind.SHARED else batch.texts
            found[int(batch.columns[at])] = texts[batch.codes[at]]
        if len(batch) and batch.rows[-1] > box[0]:
            break
    return [found[column] for column in sorted(found)]
