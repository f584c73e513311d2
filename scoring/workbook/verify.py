"""A workbook just written, read back before it replaces anything: is it what was meant, and would Excel take it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from scoring.errors import LeadFileError, OutputError, Problem
from scoring.ooxml.package import Package
from scoring.workbook.linting.opened import OpenedBook, Sheet
from scoring.workbook.linting.package import lint_package
from scoring.workbook.linting.sheets import lint_edited_sheet, lint_sheet
from scoring.workbook.linting.tables import lint_tables
from scoring.workbook.linting.workbook import lint_workbook
from scoring.workbook.original import ORIGINAL_PART, restored
from scoring.workbook.package import Draft

# Sheets of ours are looked at cell by cell up to this size (about a second); others by the fast scanner.
_SMALL_SHEET = 8 * 2**20


class VerificationError(OutputError):
    """A workbook that does not read back as it was meant, or that Excel would repair: a defect of ours."""

    def __init__(self, draft: Draft, why: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(
            f"the new workbook did not pass the check before saving ({why.rstrip('.')}), so nothing was saved.",
            place=draft.place,
            mend="Your file is as it was. Please report this as a defect of Hotsheet.",
            problems=problems,
        )


def verify(path: Path, draft: Draft) -> None:
    """Read back the file that `draft` was written to. Raises VerificationError.

    Kept parts must lie there byte for byte, new ones must unpack to what their check sums say, the original must come
    back where it is kept, and our lint must find nothing that it does not find in the draft's base: what was wrong
    with a workbook before is its owner's matter.
    """
    try:
        with Package(path) as written:
            _refuse_differences(written, draft)
            found = list(_findings(OpenedBook(draft.place.file, written), draft))
    except LeadFileError as error:
        raise VerificationError(draft, error.message) from error
    if found and draft.base is not None:
        found = list(_new(found, _findings(OpenedBook(draft.place.file, draft.base), draft)))
    if found:
        raise VerificationError(draft, found[0].message, found)


def _refuse_differences(written: Package, draft: Draft) -> None:
    if sorted(written.parts) != sorted(draft.parts):
        raise VerificationError(draft, "other parts than those written are there")
    ours = {*draft.changed, *draft.added}
    if draft.base is not None:
        before = [entry for entry in draft.base.entries if draft.keeps(entry)]
        after = [entry for entry in written.entries if entry.name not in ours]
        for old, new in zip_longest(before, after):
            if old is None or new is None or old.end - old.start != new.end - new.start:
                raise VerificationError(draft, "a part that was to stay is not as it was")
            blocks = zip(draft.base.raw_blocks(old.start, old.end), written.raw_blocks(new.start, new.end), strict=True)
            if any(one != other for one, other in blocks):
                raise VerificationError(draft, f"the part {old.name}, which was to stay, is not as it was")
    for name in ours:
        # Reading a part to its end compares its check sum.
        for _ in written.stream(name):
            continue
    if ORIGINAL_PART in ours and restored(written) is None:
        raise VerificationError(draft, "the original cannot be restored from it")


def _findings(book: OpenedBook, draft: Draft) -> Iterator[Problem]:
    """What our lint says of the parts that the draft makes or changes, and of the workbook as a whole."""
    ours = {*draft.changed, *draft.added}
    sheets = _sheets(book, ours)
    edited = {sheet.part for sheet in sheets}
    yield from _read(book, lint_package(book, ours - edited))
    yield from _read(book, lint_workbook(book))
    yield from _read(book, lint_tables(book))
    for sheet in sheets:
        whole = sheet.part in draft.added and book.parts.size(sheet.part) <= _SMALL_SHEET
        yield from _read(book, lint_sheet(book, sheet, set()) if whole else lint_edited_sheet(book, sheet))


def _sheets(book: OpenedBook, parts: set[str]) -> list[Sheet]:
    try:
        return [sheet for sheet in book.sheets if sheet.part in parts]
    except LeadFileError:
        return []


def _read(book: OpenedBook, found: Iterator[Problem]) -> Iterator[Problem]:
    """The findings of one check; that it cannot read the workbook is one as well."""
    try:
        yield from found
    except LeadFileError as error:
        yield Problem("unreadable", error.message, error.place)
    except ValueError as error:
        yield book.problem("unreadable", f"a part holds what no workbook may hold: {error}")


def _new(found: Iterable[Problem], before: Iterable[Problem]) -> Iterator[Problem]:
    """The findings that there are more of than before, by their kind and sheet: places and counts may have moved."""
    known = Counter((problem.code, problem.place.sheet) for problem in before)
    for problem in found:
        kind = (problem.code, problem.place.sheet)
        known[kind] -= 1
        if known[kind] < 0:
            yield problem
