"""The job that takes everything of ours out of a workbook again: to the byte, or as the last program left it.

What people typed into our columns and put on our sheets would go with them: it is asked about first.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scoring.atomic import back_up, write_atomically
from scoring.errors import HotsheetError, LeadFileError, LeftOutError, Place
from scoring.jobs.celltext import column_texts
from scoring.jobs.csvout import write_texts
from scoring.jobs.earlier import plan_inside
from scoring.jobs.inplace import put_draft, would_go
from scoring.jobs.models import model_inside, stamp_of
from scoring.jobs.ours import OurColumns, lead_rows, split_found, typed_texts
from scoring.leads import understand_leads
from scoring.ooxml.book import Book
from scoring.ooxml.package import Package
from scoring.table import LeadTable
from scoring.text import clean
from scoring.workbook.marker import Marker, read_marker
from scoring.workbook.names import Our
from scoring.workbook.original import restored
from scoring.workbook.refusals import refuse_open, refuse_unsafe
from scoring.workbook.strip import strip
from scoring.workbook.stripping.added import added_by_user
from scoring.workbook.stripping.found import Found, find_ours
from scoring.workbook.stripping.references import references_to_ours
from scoring.workbook.stripping.unmarked import rebuilt_marker

_EXPORTED = (Our.SCORE, Our.TIER, Our.OVERRIDE, Our.REASON)


@dataclass(frozen=True)
class Removal:
    """How our part is taken out.

    out: another file to write; None for the workbook itself. export: a .csv for the overrides that were typed.
    discard: what was typed and added goes unasked. backup: keep a copy of the workbook as it was.
    protected_too: go on though the lead sheet or the workbook is protected.
    """

    out: Path | None = None
    export: Path | None = None
    discard: bool = False
    backup: bool = False
    protected_too: bool = False
    overwrite: bool = False


@dataclass(frozen=True)
class Removed:
    """What was taken out. exact: the file is again what it was before the scoring, to the byte.

    overrides: how many leads had an override or a reason. exported: the .csv that has them now. backup: the copy of
    the scored workbook. broken: what refers to something that is gone, in words.
    """

    out: Path
    exact: bool
    overrides: int
    exported: Path | None = None
    backup: Path | None = None
    broken: tuple[str, ...] = ()


def remove(path: str | Path, removal: Removal | None = None) -> Removed:
    """Take everything of ours out of a workbook. Raises a `HotsheetError` in words; then nothing was changed."""
    path, how = Path(path), removal or Removal()
    out = how.out or path
    stamp = stamp_of(path)
    with Package(path) as package:
        book = Book(parts=package)
        marker = read_marker(package) or rebuilt_marker(book)
        if marker is None:
            raise LeadFileError(
                "Hotsheet has not scored this workbook, or the part that says so was taken out of it.",
                place=book.place,
                mend="Delete the columns and sheets of the scoring by hand.",
            )
        if out == path:
            refuse_open(path)
        found = find_ours(book, marker)
        sheet = found.leads.sheet.name if found.leads is not None else ""
        refuse_unsafe(package, protected_too=how.protected_too, sheet=sheet)
        exact = restored(package)
        typed = _typed(path, book, found)
        if typed.count and not how.discard and how.export is None:
            raise _still_typed(typed, path)
        broken: tuple[str, ...] = ()
        if exact is None:
            if not how.discard:
                added = added_by_user(book, found, plan_inside(path))
                if added:
                    raise would_go(added, path)
            broken = tuple(map(str, references_to_ours(book, found, marker)))
        if typed.count and how.export is not None:
            _export(how.export, typed, marker, path, how.overwrite)
        kept = back_up(path) if how.backup and out == path else None
        overwrite = how.overwrite or out == path
        if exact is None:
            draft = strip(package, marker, cut=True)
            put_draft(draft, out, overwrite=overwrite, unchanged=stamp if out == path else None)
        else:
            package.close()
            write_atomically(
                out, lambda file: _put(file.write(exact)), overwrite=overwrite, unchanged=stamp if out == path else None
            )
    return Removed(out, exact is not None, typed.count, how.export if typed.count else None, kept, broken)


@dataclass(frozen=True, eq=False)
class _Typed:
    """The leads, what was typed beside them, and for which."""

    table: LeadTable | None
    ours: OurColumns
    leads: np.ndarray[tuple[int], np.dtype[np.intp]]

    @property
    def count(self) -> int:
        return len(self.leads)


def _typed(path: Path, book: Book, found: Found) -> _Typed:
    """What stands in the columns that people fill in."""
    nothing = _Typed(None, OurColumns(), np.zeros(0, np.intp))
    leads = found.leads
    if leads is None or not {Our.OVERRIDE, Our.REASON} & set(found.columns):
        return nothing
    try:
        read = understand_leads(path, sheet=leads.sheet.name, header_row=leads.header_row or None).table
    except LeadFileError:
        # All leads were deleted, and what was typed beside them went too.
        return nothing
    whole = lead_rows(read, found)
    beyond = whole.source.first_column + len(whole.columns)
    apart = {our: column for our, column in found.columns.items() if column >= beyond}
    table, ours = split_found(whole, found, typed_texts(book, leads.sheet, apart, whole.rows) if apart else {})
    empty = ("",) * len(table)
    pairs = zip(ours.overrides or empty, ours.reasons or empty, strict=True)
    return _Typed(whole, ours, np.array([at for at, pair in enumerate(pairs) if any(map(clean, pair))], np.intp))


def _still_typed(typed: _Typed, path: Path) -> LeftOutError:
    count = "An override or reason was" if typed.count == 1 else f"{typed.count:,} overrides or reasons were"
    return LeftOutError(
        f"{count} typed into the columns of the scoring, and would be lost.",
        place=Place(file=path.name),
        mend="Save them with --export-overrides FILE.csv, or let them go with --discard.",
    )


def _export(out: Path, typed: _Typed, marker: Marker, path: Path, overwrite: bool) -> None:
    """The overrides with their leads' keys as .csv, so that a later scoring can carry them over."""
    assert typed.table is not None
    table, chosen = typed.table, typed.leads
    headers = {marker.columns[our]: our for our in _EXPORTED if our in marker.columns}
    columns: dict[str, list[str]] = {"Row": [str(row) for row in table.rows[chosen].tolist()]}
    for name in _keys(marker, path, table):
        columns[name] = column_texts(table[name].take(chosen))
    for header, our in headers.items():
        if header in table:
            columns[str(our)] = column_texts(table[header].take(chosen))
    write_texts(out, columns, overwrite=overwrite)


def _keys(marker: Marker, path: Path, table: LeadTable) -> list[str]:
    """The columns that tell leads apart; all of the model's fields where the model says none."""
    try:
        names = model_inside(marker, path).model.key
    except HotsheetError:
        names = ()
    keys = [marker.fields.get(name, "") for name in names]
    found = [column for column in keys if column in table]
    return found or [column for column in marker.fields.values() if column in table]


def _put(_: int) -> None:
    """Take the count of bytes written, which says nothing more here."""
