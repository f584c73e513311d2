"""What scoring a workbook again would lose of what people did there since: asked about before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from scoring.errors import LeftOutError, Place
from scoring.jobs.earlier import plan_before
from scoring.jobs.ours import typed_texts
from scoring.jobs.prepare import Prepared
from scoring.ooxml.book import Book
from scoring.ooxml.cells import RawKind, address
from scoring.text import clean
from scoring.workbook.names import Our
from scoring.workbook.plan import BookPlan, LeadEdit
from scoring.workbook.stripping.added import added_by_user
from scoring.workbook.stripping.found import Found
from scoring.workbook.stripping.lead_range import LeadRange
from scoring.workbook.stripping.references import references_to_ours

_SHOWN = 8
_CELLS = 5
_TYPED = (Our.OVERRIDE, Our.REASON)


def refuse_losses(prepared: Prepared, plan: BookPlan, show: Sequence[Our]) -> None:
    """Refuse to score anew what would lose something of a person's. Raises LeftOutError, which lists it.

    plan: what the workbook is to get; show: our columns in it.
    """
    found = prepared.found
    if found is None or plan.leads is None:
        return
    refuse_other_sheet(prepared, found)
    with Book(prepared.path) as book:
        added = [*added_by_user(book, found, plan_before(prepared, plan))]
        if found.leads is not None:
            added += _typed_over(book, found, found.leads, plan.leads, show)
            added += _without_lead(book, found, found.leads, plan.leads)
    if added:
        raise would_go(added, prepared.path)


def refuse_other_sheet(prepared: Prepared, found: Found) -> None:
    """Refuse to score another sheet than before: the scoring of that one would go, with what was typed beside it."""
    leads, sheet = found.leads, prepared.table.source.sheet
    if leads is None or leads.sheet.name == sheet:
        return
    raise LeftOutError(
        f"The leads on “{leads.sheet.name}” were scored before. Scoring “{sheet}” takes that away, with the overrides "
        "that were typed there: a workbook has one scoring.",
        place=Place(file=prepared.path.name),
        mend="Score a copy of the workbook, or let the other scoring go with --discard.",
    )


def refuse_dangling(prepared: Prepared, plan: BookPlan) -> None:
    """Refuse a plan without columns or sheets of ours that something of the user's refers to. Raises LeftOutError."""
    found, marker, edit = prepared.found, prepared.marker, plan.leads
    if found is None or marker is None or edit is None:
        return
    coming = {sheet.name for sheet in plan.sheets}
    gone = {f"the sheet “{name}”" for name in found.sheet_names - coming}
    gone |= {f"the function {name}" for name in set(marker.names) - {name.name for name in plan.names}}
    if found.leads is not None and found.leads.table:
        named = {column.name for _, column in edit.table.columns} if edit.table is not None else set()
        gone |= {f"the column “{name}”" for name in found.leads.called - named}
    if not gone:
        return
    with Book(prepared.path) as book:
        broken = [each for each in references_to_ours(book, found, marker) if each.target in gone]
    if broken:
        raise LeftOutError(
            f"This scoring has no more what your workbook refers to:{_listed([str(each) for each in broken])}\n",
            place=Place(file=prepared.path.name),
            mend="Change these first, or keep the columns with --columns, the functions with --functions.",
        )


def would_go(added: Sequence[str], path: Path) -> LeftOutError:
    """The refusal to write our columns and sheets anew, or take them out, with what somebody put there."""
    return LeftOutError(
        f"Somebody added to what Hotsheet wrote, and that would be lost:{_listed(added)}\n",
        place=Place(file=path.name),
        mend="Move it elsewhere, or let it go with --discard.",
    )


def _listed(lines: Sequence[str]) -> str:
    more = f"\n  and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return "".join(f"\n  {line}" for line in lines[:_SHOWN]) + more


def _typed_over(book: Book, found: Found, leads: LeadRange, edit: LeadEdit, show: Sequence[Our]) -> Iterator[str]:
    """Values that stand where a formula of ours belongs."""
    by_formula = {plan.column for plan in edit.columns if plan.formula}
    columns = [at for our, at in found.columns.items() if our in show and at in by_formula]
    rows = np.zeros(leads.last_row + 2, np.bool_)
    rows[edit.rows[edit.rows <= leads.last_row]] = True
    cells: list[str] = []
    for batch in book.scanner(leads.sheet).batches():
        inside = (batch.rows <= leads.last_row) & np.isin(batch.columns, columns)
        inside &= ~batch.formulas & (batch.kinds != RawKind.BLANK)
        places = zip(batch.rows[inside].tolist(), batch.columns[inside].tolist(), strict=True)
        cells += [address(*place) for place in places if rows[place[0]]]
    if cells:
        yield f"“{leads.sheet.name}”: what was typed over formulas of ours in {_cells(cells)}"


def _without_lead(book: Book, found: Found, leads: LeadRange, edit: LeadEdit) -> Iterator[str]:
    """Overrides and reasons in rows from which the lead has gone."""
    columns = {our: at for our, at in found.columns.items() if our in _TYPED}
    rows = np.setdiff1d(np.arange(leads.top + 1, leads.last_row + 1, dtype=np.int64), edit.rows)
    # A table may end with its totals.
    rows = rows[: len(rows) - leads.totals_rows] if leads.totals_rows else rows
    if not columns or not len(rows):
        return
    texts = typed_texts(book, leads.sheet, columns, rows)
    cells = [
        address(int(row), columns[our])
        for our, typed in texts.items()
        for row, text in zip(rows.tolist(), typed, strict=True)
        if clean(text)
    ]
    if cells:
        yield f"“{leads.sheet.name}”: what was typed in {_cells(cells)}, where no lead stands any more"


def _cells(cells: Sequence[str]) -> str:
    more = f" and {len(cells) - _CELLS} more" if len(cells) > _CELLS else ""
    return ", ".join(cells[:_CELLS]) + more
