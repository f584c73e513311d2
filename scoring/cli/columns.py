"""`hotsheet columns`: what is understood of a lead file, without scoring it."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from scoring.cli import options as o
from scoring.cli.facts import finding_facts, leads_facts, matching_facts, model_facts
from scoring.cli.output import Output, columns_table, counted, plain
from scoring.cli.understood import tell_findings, tell_matching, tell_questions, tell_source
from scoring.jobs.prepare import Prepared, prepare
from scoring.leads import ColumnSummary, SheetSummary
from scoring.table import CellKind

_KINDS = {
    CellKind.BLANK: "blank",
    CellKind.NUMBER: "number",
    CellKind.TEXT: "text",
    CellKind.BOOL: "true/false",
    CellKind.ERROR: "error",
    CellKind.DATE: "date",
}


def columns(
    leads: o.Leads,
    model: o.Model = None,
    sheet: o.SheetName = None,
    header_row: o.HeaderRow = None,
    mapping: o.Mapping = None,
    dates: o.Dates = None,
    as_json: o.Json = False,
) -> None:
    """Show what is understood of a lead file: sheet, headers, kinds, matching, and what is odd."""
    said = Output(as_json)
    wishes = o.wishes(model, sheet, header_row, mapping, dates=dates)
    with said.progress("Reading") as tell:
        prepared = prepare(leads, wishes, tell)
    if as_json:
        said.json(_facts(prepared))
        return
    tell_source(said, prepared)
    said.head("Chosen", plain(prepared.reading.why))
    _tell_sheets(said, prepared.reading.sheets, prepared.marker is not None)
    _tell_kinds(said, prepared)
    tell_matching(said, prepared, "Fields of the model")
    tell_questions(said, prepared)
    tell_findings(said, prepared.findings)


def _tell_sheets(said: Output, sheets: tuple[SheetSummary, ...], scored: bool) -> None:
    if len(sheets) < 2:
        return
    said.title("Sheets")
    table = columns_table("", "")
    for sheet in sheets:
        if sheet.own:
            words = "written by Hotsheet" if scored else "has the name of a sheet of Hotsheet's"
        elif not sheet.rows:
            words = "no table"
        else:
            words = f"about {counted(sheet.rows, 'row')}, {counted(sheet.columns, 'column')}"
        table.add_row(Text(plain(sheet.name)), Text(words + (", hidden" if sheet.hidden else ""), "dim"))
    said.table(table)


def _tell_kinds(said: Output, prepared: Prepared) -> None:
    said.title("Columns of the file")
    removed = frozenset(prepared.ours.removed)
    table = columns_table("", "", "") if not said.narrow else columns_table("", "")
    for column in prepared.reading.columns:
        words = "written by Hotsheet" if column.name in removed else kinds_in_words(column)
        name = Text(plain(column.name))
        if said.narrow:
            table.add_row(column.letter, name + Text(f"  {words}", "dim"))
        else:
            table.add_row(column.letter, name, Text(words, "dim"))
    said.table(table)


def kinds_in_words(column: ColumnSummary) -> str:
    """What the cells of a column are: "290 text, 10 blank"."""
    parts = sorted(column.kinds, key=lambda pair: (pair[0] == CellKind.BLANK, -pair[1]))
    words = ", ".join(f"{count:,} {_KINDS[kind]}" for kind, count in parts) or "no cells"
    return words + (f"; {counted(column.formulas, 'formula')}" if column.formulas else "")


def _facts(prepared: Prepared) -> dict[str, Any]:
    removed = frozenset(prepared.ours.removed)
    return {
        "leads": leads_facts(prepared) | {"chosen": prepared.reading.why},
        "model": model_facts(prepared.model, prepared.model_from),
        "sheets": [
            {"name": each.name, "hidden": each.hidden, "ours": each.own, "rows": each.rows}
            for each in prepared.reading.sheets
        ],
        "columns": [
            {
                "name": each.name,
                "letter": each.letter,
                "kinds": {_KINDS[kind]: count for kind, count in each.kinds},
                "formulas": each.formulas,
                "ours": each.name in removed,
            }
            for each in prepared.reading.columns
        ],
        **matching_facts(prepared),
        "findings": finding_facts(prepared.findings),
        "left_out": [*prepared.left_out, *prepared.looks_lost],
    }
