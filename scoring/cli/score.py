"""`hotsheet score`: a lead file in, a scored and explained file out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from scoring.cli import options as o
from scoring.cli.facts import finding_facts, leads_facts, matching_facts, model_facts, score_facts, top_facts
from scoring.cli.output import Output, counted, plain
from scoring.cli.result import tell_stored_as_text, tell_tiers, tell_top
from scoring.cli.understood import tell_findings, tell_matching, tell_source, uncertain
from scoring.jobs.carry import Carried
from scoring.jobs.columns import CHOICES, chosen_columns
from scoring.jobs.csvout import guarded_cells
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.results import Outcome, columns_of, score_prepared
from scoring.jobs.run import TEXT, Target, keeps, output_of, refuse_loss, write_result
from scoring.jobs.told import APART, joined_domains

_TOP = 5


def score(
    leads: o.Leads,
    model: o.Model = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="OUT",
            help="The result: a workbook, with everything that LEADS holds, or .csv. Default: LEADS-scored.xlsx "
            "beside it.",
        ),
    ] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="Score the workbook itself.")] = False,
    backup: o.Backup = False,
    sheet: o.SheetName = None,
    header_row: o.HeaderRow = None,
    as_of: o.AsOf = None,
    mapping: o.Mapping = None,
    dates: o.Dates = None,
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="LIST", help=f"Which columns to add: {', '.join(CHOICES)}, or all."),
    ] = None,
    functions: o.Functions = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace OUT where it exists.")] = False,
    new: Annotated[
        bool,
        typer.Option("--new", help="Make a new workbook of the leads alone."),
    ] = False,
    at: o.At = None,
    protected_too: o.ProtectedToo = False,
    discard: o.Discard = False,
    carry_from: Annotated[
        Path | None,
        typer.Option("--carry-from", metavar="OLD", help="Bring overrides over from an older scored file."),
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="Write .csv cells that look like formulas as they are.")] = False,
    as_json: o.Json = False,
) -> None:
    """Score a lead file: a workbook with live formulas that keeps all that it holds, or a .csv."""
    said = Output(as_json)
    choice = () if columns is None else chosen_columns(columns)
    target = Target(
        out, choice, overwrite, new, raw,
        in_place=in_place, backup=backup, protected_too=protected_too, at=at, discard=discard,
        functions=functions,
    )  # fmt: skip
    if in_place and (out is not None or new):
        raise typer.BadParameter("--in-place scores LEADS itself: leave out -o and --new.")
    if backup and not in_place:
        raise typer.BadParameter("--backup is for --in-place: otherwise LEADS stays as it is.")
    if raw and (in_place or output_of(leads, target).suffix.lower() != TEXT):
        raise typer.BadParameter("--raw is for .csv: name one with -o.")
    if functions and (not in_place and output_of(leads, target).suffix.lower() == TEXT):
        raise typer.BadParameter("--functions is for workbooks: a .csv has none.")
    wishes = o.wishes(model, sheet, header_row, mapping, carry_from, dates)
    score_and_tell(said, leads, wishes, target, as_of)


def score_and_tell(
    said: Output,
    leads: Path,
    wishes: Wishes,
    target: Target,
    as_of: date | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Outcome:
    """Score a lead file, write the result, and print what was done. Raises `HotsheetError`.

    facts: what --json says besides.
    """
    place = output_of(leads, target)
    with said.progress("Reading") as tell:
        prepared = prepare(leads, wishes, tell)
    tell_source(said, prepared)
    tell_matching(said, prepared)
    if prepared.matching.questions:
        raise uncertain(prepared)
    tell_findings(said, prepared.findings)
    tell_stored_as_text(said, prepared)
    refuse_loss(prepared, place, target)
    day = as_of or date.today()
    with said.progress("Scoring"):
        scores = score_prepared(prepared, day, kept=keeps(leads, place, target))
    target = replace(target, live_day=as_of is None)
    show = columns_of(prepared, target.show)
    with said.progress("Writing") as tell:
        outcome = write_result(prepared, scores, place, show, target, tell)
    guarded = guarded_cells(prepared.table) if place.suffix.lower() == TEXT and not target.raw else 0
    if said.as_json:
        said.json(dict(facts or {}) | _facts(outcome, day) | {"guarded": guarded})
    else:
        _tell(said, outcome, day, guarded)
    return outcome


def _tell(said: Output, outcome: Outcome, day: date, guarded: int) -> None:
    prepared, scores = outcome.prepared, outcome.scores
    tell_tiers(said, prepared, scores)
    tell_top(said, prepared, scores, _TOP)
    said.say()
    said.head("Result", plain(outcome.out))
    said.head("As of", day.isoformat())
    if guarded:
        cells = f"{counted(guarded, 'cell')} that may be taken for {'a formula' if guarded == 1 else 'formulas'}"
        said.head("Guarded", f"{cells} got an apostrophe in front; --raw leaves it out.")
    domains = joined_domains(prepared)
    if domains:
        said.head("Domains", plain(domains))
    left_out = left_out_of(outcome)
    if left_out:
        said.head("Left out", "; ".join(map(plain, left_out)) + ".")
    if outcome.apart:
        said.warn(APART)
    if outcome.backup is not None:
        said.head("Before", plain(outcome.backup))


def _facts(outcome: Outcome, day: date) -> dict[str, Any]:
    prepared, scores = outcome.prepared, outcome.scores
    return {
        "leads": leads_facts(prepared),
        "model": model_facts(prepared.model, prepared.model_from),
        **matching_facts(prepared),
        "findings": finding_facts(prepared.findings),
        **score_facts(scores, day),
        "unknown_overrides": [int(prepared.table.rows[lead]) for lead in scores.unknown_overrides],
        "disposable_domains": list(prepared.disposable),
        "top": top_facts(prepared, scores, _TOP),
        "carried": _carried_facts(prepared.carried),
        "left_out": left_out_of(outcome),
        "apart": outcome.apart,
        "backup": str(outcome.backup) if outcome.backup else None,
        "columns": [str(our) for our in outcome.show],
        "result": str(outcome.out),
    }


def left_out_of(outcome: Outcome) -> list[str]:
    """What a new workbook leaves out of the lead file's, in words."""
    made_anew = not outcome.kept and outcome.out.suffix.lower() != TEXT
    return [*outcome.prepared.left_out, *outcome.prepared.looks_lost] if made_anew else []


def _carried_facts(carried: Carried | None) -> dict[str, Any] | None:
    if carried is None:
        return None
    return {
        "key": carried.key,
        "count": carried.count,
        "repeated": list(carried.repeated),
        "missing": list(carried.missing),
        "kept": list(carried.kept),
        "blank_keys": carried.unnamed,
    }
