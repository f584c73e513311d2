"""`hotsheet explain`: why one lead scored what it did, as a card whose bars add up."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer
from rich.text import Text

from scoring.cli import options as o
from scoring.cli.facts import explanation_facts, model_facts
from scoring.cli.output import Output, columns_table, plain, shortened
from scoring.cli.understood import tell_changed_rules, uncertain
from scoring.explain import Contribution, Explanation
from scoring.explain import explain as explain_lead
from scoring.jobs.celltext import number_text
from scoring.jobs.keys import find_lead, lead_names
from scoring.jobs.prepare import Prepared, prepare
from scoring.jobs.results import score_prepared
from scoring.nodes import Scaling
from scoring.scores import Scores
from scoring.units import UNIT, signed

_WIDE, _NARROW = 36, 16


def explain(
    leads: o.Leads,
    key: Annotated[str, typer.Argument(metavar="KEY", help="The lead's key, such as its e-mail address, or row:N.")],
    model: o.Model = None,
    sheet: o.SheetName = None,
    header_row: o.HeaderRow = None,
    as_of: o.AsOf = None,
    mapping: o.Mapping = None,
    dates: o.Dates = None,
    as_json: o.Json = False,
) -> None:
    """Explain the score of one lead."""
    said = Output(as_json)
    wishes = o.wishes(model, sheet, header_row, mapping, dates=dates)
    with said.progress("Reading") as tell:
        prepared = prepare(leads, wishes, tell)
    if prepared.matching.questions:
        raise uncertain(prepared)
    lead = find_lead(prepared.table, prepared.keys, key)
    # A scored workbook is explained as of the day that its own scores are of.
    day = as_of or prepared.day or date.today()
    scores = score_prepared(prepared, day, kept=prepared.marker is not None)
    found = explain_lead(scores, lead)
    tell_changed_rules(said, prepared)
    if as_json:
        facts: dict[str, Any] = {"model": model_facts(prepared.model, prepared.model_from), "as_of": day.isoformat()}
        said.json(facts | explanation_facts(prepared, found))
        return
    _card(said, prepared, scores, found, day)


def _card(said: Output, prepared: Prepared, scores: Scores, found: Explanation, day: date) -> None:
    name = next(lead_names(prepared.table, prepared.keys, [found.lead], 3))
    row = int(prepared.table.rows[found.lead])
    said.say(Text(plain(name), "bold"), Text("" if name == f"row {row}" else f"  row {row}", "dim"))
    said.say(_verdict(scores, found))
    said.say()
    _bars(said, found)
    said.say()
    if prepared.model.scale is Scaling.PERCENT:
        raw, possible = number_text(found.raw), number_text(found.possible)
        said.say(f"{raw} of {possible} possible points are {number_text(found.score)} %.")
    for verdict in found.verdicts:
        said.say(plain(verdict))
    if found.tier != found.model_tier:
        said.say(f"The model's own tier is {plain(found.model_tier)}.")
    said.say(Text(f"Model {plain(prepared.model.name)} {plain(prepared.model.version)}, as of {day}", "dim"))


def _verdict(scores: Scores, found: Explanation) -> Text:
    line = Text(number_text(found.score), "bold") + Text("  ") + Text(plain(found.tier), "bold")
    if found.rank:
        line += Text(f"  rank {found.rank:,} of {len(scores.order):,}")
    if scores.grade:
        line += Text(f"  grade {scores.grade[found.lead]}")
    return line


def _bars(said: Output, found: Explanation) -> None:
    """Each contribution begins where the one before it ended; the last bar is the score, from nothing."""
    if not found.contributions:
        said.say("No rule gave this lead any points.", indent=2)
        return
    ends = [0]
    for part in found.contributions:
        ends.append(ends[-1] + part.units)
    width = _NARROW if said.narrow else _WIDE
    low, high = min(ends), max(ends)
    scale = width / max(high - low, 1)
    fill = "#" if said.ascii_only else "█"

    def drawn(start: int, end: int, style: str) -> Text:
        first, last = sorted((round((start - low) * scale), round((end - low) * scale)))
        last = max(last, first + 1) if start != end else last
        first, last = min(first, width - 1), min(max(last, 1), width)
        return Text(" " * first) + Text(fill * (last - first), style)

    table = columns_table("", "", "")
    table.columns[1].no_wrap = table.columns[2].no_wrap = True
    table.columns[2].justify = "right"
    for part, start, end in zip(found.contributions, ends, ends[1:], strict=False):
        table.add_row(_label(said, part), drawn(start, end, "green" if part.units > 0 else "red"), signed(part.units))
    total = round(found.score * UNIT)
    table.add_row(Text("Score", "bold"), drawn(0, total, "bold"), Text(number_text(found.score), "bold"))
    said.table(table)


def _label(said: Output, part: Contribution) -> Text:
    return Text(shortened(part.label, 26 if said.narrow else 60))
