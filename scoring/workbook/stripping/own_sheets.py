"""Which sheets of a workbook scoring wrote, whatever they are called by now and wherever they stand.

A sheet that is taken out is gone for good: a name alone is no proof. Some words that scoring puts on a sheet, and
that nobody else would, must still stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import RawKind
from scoring.workbook.defined import Name, referred
from scoring.workbook.names import CHECK_HEADING, SHEET_ANCHORS, USUAL_SHEETS, OurSheet

# Words that each of our sheets has, in any model; those that end in "…" begin a text.
SIGNS: Mapping[OurSheet, tuple[str, ...]] = {
    OurSheet.RULES: ("Scoring Rules – …", "As-of date", "Tiers", "Categories", "Possible points"),
    OurSheet.LISTS: ("Lists", "One value in a cell. Empty cells match nothing: add values there."),
    OurSheet.SUMMARY: ("Scoring Summary", "Score distribution", "About these numbers", "Average score", "Disqualified"),
    OurSheet.CALL_LIST: ("Call List", "Type no notes here…", "Row in the table", "Called"),
}  # fmt: skip
_PROOF = 2


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of ours as it is now; one that lists odd cells has no role. `position`: its place among tabs, from 0."""

    role: OurSheet | None
    name: str
    part: str
    position: int


def own_sheets(
    book: Book, tabs: tuple[str, ...], names: tuple[Name, ...], called: Mapping[OurSheet, str], lead_sheet: str
) -> tuple[OwnSheet, ...]:
    """Our sheets, in the order of their tabs.

    tabs: the names of all sheets, chart sheets too. called: what the marker calls ours. The lead sheet is never one.
    """
    by_name = {sheet.name: sheet for sheet in book.sheets if sheet.name != lead_sheet}
    found: dict[str, OwnSheet] = {}
    for role, name in _candidates(names, called):
        sheet = by_name.get(name)
        known = name in found or any(each.role == role for each in found.values())
        if sheet is not None and not known and _signs(book, sheet, role) >= _PROOF:
            found[name] = OwnSheet(role, name, sheet.part, tabs.index(name))
    return tuple(sorted(found.values(), key=lambda each: each.position))


def check_sheets(book: Book, tabs: tuple[str, ...]) -> tuple[OwnSheet, ...]:
    """The sheets that list what is odd about leads: nothing on them is a person's."""
    found = (sheet for sheet in book.sheets if _first_cell(book, sheet) == CHECK_HEADING)
    return tuple(OwnSheet(None, sheet.name, sheet.part, tabs.index(sheet.name)) for sheet in found)


def _first_cell(book: Book, sheet: Sheet) -> str:
    """The text of A1, or ""."""
    batch = next(book.scanner(sheet).batches(), None)
    if batch is None or not len(batch) or (batch.rows[0], batch.columns[0]) != (1, 1):
        return ""
    texts = {RawKind.SHARED: book.texts, RawKind.TEXT: batch.texts}.get(RawKind(int(batch.kinds[0])), ())
    code = int(batch.codes[0])
    return texts[code] if 0 <= code < len(texts) else ""


def _candidates(names: tuple[Name, ...], called: Mapping[OurSheet, str]) -> Iterator[tuple[OurSheet, str]]:
    """Sheets that may be ours, the surest first."""
    anchors = {name.name: name.refers for name in names if name.scope is None}
    for role, anchor in SHEET_ANCHORS.items():
        place = referred(anchors.get(anchor, ""))
        if place is not None:
            yield role, place[0]
    for role in OurSheet:
        yield role, called.get(role, USUAL_SHEETS[role])


def _signs(book: Book, sheet: Sheet, role: OurSheet) -> int:
    """How many of the words of a role stand on a sheet."""
    left = set(SIGNS[role])
    count = len(left)
    for batch in book.scanner(sheet).batches():
        shared = {book.texts[code] for code in batch.codes[batch.kinds == RawKind.SHARED] if code < len(book.texts)}
        for text in shared.union(batch.texts):
            left = {sign for sign in left if not _says(text, sign)}
    return count - len(left)


def _says(text: str, sign: str) -> bool:
    return text.startswith(sign[:-1]) if sign.endswith("…") else text == sign
