"""What the user's own lead sheet gets: our columns beside the leads where they stand, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.scores import Scores
from scoring.workbook.lead_looks import added_plan, added_widths, column_span, override_validations, tier_formats
from scoring.workbook.lead_sheet import LeadSheetColumns
from scoring.workbook.plan import CellPlan, LeadEdit, TableColumn, TableEdit


def lead_edit(leads: LeadSheetColumns, scores: Scores) -> LeadEdit:
    """The edit of the sheet that the leads' site names."""
    site = leads.refs.site
    own = [place.column for place in site.own]
    headers = (
        [CellPlan(site.header_row, a.place.column, a.place.header) for a in leads.added] if site.header_row else []
    )
    columns = [added.place.column for added in leads.added]
    table = None
    if site.table:
        table = TableEdit(
            site.table, tuple((a.place.column, TableColumn(a.place.header, a.table)) for a in leads.added)
        )
    return LeadEdit(
        site.sheet,
        site.header_row,
        site.rows,
        min(own),
        max(own),
        tuple(headers),
        tuple(added_plan(added, scores, leads) for added in leads.added),
        site.like or max(own),
        tuple(added_widths(leads)),
        tuple(tier_formats(leads, scores)),
        tuple(override_validations(leads)),
        tuple(column_span(site, first, last) for first, last in _runs(columns)),
        table,
    )


def _runs(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Columns (rising) as runs of neighbours: the first and the last of each."""
    first = last = columns[0]
    for column in columns[1:]:
        if column != last + 1:
            yield first, last
            first = column
        last = column
    yield first, last
