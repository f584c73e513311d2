"""The job that takes everything of ours out of a workbook again: to the byte, or as the last program left it.

What people typed into our columns and put on our sheets would go with them: it is asked about first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from scoring.atomic import Stamp, write_bytes_atomically
from scoring.errors import HotsheetError, LeadFileError, LeftOutError, Place
from scoring.jobs.atstake import would_go
from scoring.jobs.celltext import column_texts
from scoring.jobs.csvout import write_texts
from scoring.jobs.earlier import plan_inside
from scoring.jobs.inplace import kept_copy, put_draft, same_file
from scoring.jobs.models import model_inside, stamp_of
from scoring.jobs.ours import typed_texts
from scoring.leads import understand_leads
from scoring.ooxml.book import Book
from scoring.ooxml.package import Package
from scoring.table import LeadTable
from scoring.text import clean
from scoring.workbook.marker import Marker, read_marker
from scoring.workbook.names import Our
from scoring.workbook.original import restored
from scoring.workbook.package import Draft, draft_bytes
from scoring.workbook.refusals import refuse_open, refuse_unsafe
from scoring.workbook.strip import strip
from scoring.workbook.stripping.added import added_by_user
from scoring.workbook.stripping.cutting import cut_references
from scoring.workbook.stripping.found import Found, find_ours
from scoring.workbook.stripping.own_sheets import check_sheets
from scoring.workbook.stripping.references import references_to_ours, targets_of
from scoring.workbook.stripping.unmarked import rebuilt_marker

_TYPED = (Our.OVERRIDE, Our.REASON)
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
    itself = same_file(out, path)
    stamp = stamp_of(path)
    with Package(path) as package:
        book = Book(parts=package)
        marker = read_marker(package) or rebuilt_marker(book) or _checked_alone(book)
        if marker is None:
            raise LeadFileError(
                "Hotsheet has not scored this workbook, or the part that says so was taken out of it.",
                place=book.place,
                mend="Delete the columns and sheets of the scoring by hand.",
            )
        if out.exists():
            refuse_open(out)
        found = find_ours(book, marker, checks=True)
        sheet = found.leads.sheet.name if found.leads is not None else ""
        refuse_unsafe(package, protected_too=how.protected_too, sheet=sheet)
        typed = _typed(path, book, found, marker)
        if typed.rows and not how.discard and how.export is None:
            raise _still_typed(len(typed.rows), path)
        original = restored(package)
        if original is None and not how.discard:
            added = added_by_user(book, found, plan_inside(path))
            if added:
                raise would_go(added, path)
        genuine = original is not None and not marker.stripped
        broken = () if genuine else tuple(map(str, references_to_ours(book, found, marker)))
        if typed.rows and how.export is not None:
            write_texts(how.export, typed.columns, overwrite=how.overwrite)
        data = original if original is not None else draft_bytes(strip(package, marker, checks=True))
        place, targets = package.place, targets_of(found, marker)
    write = _Writing(out, how.overwrite or itself, stamp if itself else None)
    with kept_copy(path, how.backup and itself) as kept:
        if genuine:
            write.data(data)
        else:
            with Package.of_bytes(data, place) as base:
                draft = Draft(base)
                cut_references(draft, targets)
                write.draft(draft)
    return Removed(out, genuine, len(typed.rows), how.export if typed.rows else None, kept, broken)


def _checked_alone(book: Book) -> Marker | None:
    """What stands for the marker where leads were only checked; None where not even that was done."""
    tabs = tuple(sheet.name for sheet in book.sheets)
    return Marker("") if check_sheets(book, tabs) else None


@dataclass(frozen=True)
class _Writing:
    """Where the workbook without us goes."""

    out: Path
    overwrite: bool
    unchanged: Stamp | None

    def data(self, data: bytes) -> None:
        """Write a whole file."""
        write_bytes_atomically(self.out, data, overwrite=self.overwrite, unchanged=self.unchanged)

    def draft(self, draft: Draft) -> None:
        """Write a draft, and read it back."""
        put_draft(draft, self.out, overwrite=self.overwrite, unchanged=self.unchanged)


@dataclass(frozen=True)
class _Typed:
    """What was typed beside leads: their rows, and columns of texts to export, by header."""

    rows: tuple[int, ...] = ()
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)


def _typed(path: Path, book: Book, found: Found, marker: Marker) -> _Typed:
    """What stands in the columns that people fill in, with the keys of the leads beside it."""
    leads = found.leads
    if leads is None or not {*_TYPED} & set(found.columns):
        return _Typed()
    shown = {our: found.columns[our] for our in _EXPORTED if our in found.columns}
    rows = np.arange(leads.top + 1, leads.last_row + 1 - leads.totals_rows, dtype=np.int64)
    texts = typed_texts(book, leads.sheet, shown, rows)
    filled = [at for at in range(len(rows)) if any(clean(texts[our][at]) for our in _TYPED if our in texts)]
    chosen = tuple(rows[filled].tolist())
    columns: dict[str, Sequence[str]] = {"Row": [str(row) for row in chosen]}
    columns |= _keys_of(path, found, marker, chosen)
    return _Typed(chosen, columns | {str(our): [texts[our][at] for at in filled] for our in shown})


def _keys_of(path: Path, found: Found, marker: Marker, rows: Sequence[int]) -> dict[str, Sequence[str]]:
    """The cells that tell leads apart, for some rows; "" where no lead stands any more."""
    assert found.leads is not None
    try:
        table = understand_leads(path, sheet=found.leads.sheet.name, header_row=found.leads.header_row or None).table
    except LeadFileError:
        # All leads were deleted; what was typed beside them is there.
        return {}
    lead_of = {row: lead for lead, row in enumerate(table.rows.tolist())}
    made: dict[str, Sequence[str]] = {}
    for name in _keys(marker, path, table) if rows else ():
        cells = column_texts(table[name])
        made[name] = [cells[lead_of[row]] if row in lead_of else "" for row in rows]
    return made


def _still_typed(count: int, path: Path) -> LeftOutError:
    said = "An override or reason was" if count == 1 else f"Overrides or reasons of {count:,} leads were"
    return LeftOutError(
        f"{said} typed into the columns of the scoring, and would be lost.",
        place=Place(file=path.name),
        mend="Save them with --export-overrides FILE.csv, or let them go with --discard.",
    )


def _keys(marker: Marker, path: Path, table: LeadTable) -> list[str]:
    """The columns that tell leads apart; all of the model's fields where the model says none."""
    try:
        names = model_inside(marker, path).model.key
    except HotsheetError:
        names = ()
    keys = [marker.fields.get(name, "") for name in names]
    found = [column for column in keys if column in table]
    return found or [column for column in marker.fields.values() if column in table]
