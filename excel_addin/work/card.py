"""The card that explains a lead: what it is called, its score and tier, and the parts that add up to the score."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scoring.explain import Contribution, Explanation, explain, explain_all
from scoring.jobs.celltext import number_text
from scoring.jobs.keys import lead_names
from scoring.jobs.prepare import Prepared
from scoring.nodes import Scaling
from scoring.scores import Scores
from scoring.units import signed

MOST_CARDS = 3
_INDENT = "    "


def cards(prepared: Prepared, scores: Scores, leads: Sequence[int], day: date) -> str:
    """Cards of the first few of these leads, and how many more there are."""
    shown = list(leads[:MOST_CARDS])
    names = lead_names(prepared.table, prepared.keys, shown, 3)
    told = [_card(prepared, scores, found, name) for found, name in zip(explain_all(scores, shown), names, strict=True)]
    if len(leads) > len(shown):
        told.append(f"{len(leads) - len(shown):,} more leads are selected.")
    version = f" {prepared.model.version}" if prepared.model.version else ""
    told.append(f"Model {prepared.model.name}{version}, as of {day.isoformat()}.{_left_aside(prepared)}")
    return "\n\n".join(told)


def overruled(prepared: Prepared, scores: Scores, lead: int, tier: str) -> str:
    """What became of a lead's tier: tier is what was typed now, "" for the model's own; scores are those of before."""
    found = explain(scores, lead)
    name = next(iter(lead_names(prepared.table, prepared.keys, [lead], 3)))
    return f"{name}: {found.tier} → {tier or found.model_tier}"


def _card(prepared: Prepared, scores: Scores, found: Explanation, name: str) -> str:
    row = int(prepared.table.rows[found.lead])
    lines = [name if name == f"row {row}" else f"{name} (row {row})", _verdict(scores, found), ""]
    lines += [f"{_INDENT}{signed(part.units)}{_INDENT}{said(part)}" for part in found.contributions]
    if not found.contributions:
        lines.append("No rule gave this lead any points.")
    lines.append(f"{_INDENT}= {number_text(found.score)}{_INDENT}Score")
    if prepared.model.scale is Scaling.PERCENT:
        raw, possible = number_text(found.raw), number_text(found.possible)
        lines.append(f"{raw} of {possible} possible points are {number_text(found.score)} %.")
    lines += found.verdicts
    if found.tier != found.model_tier:
        lines.append(f"The model's own tier is {found.model_tier}.")
        reason = prepared.reasons[found.lead].strip() if prepared.reasons else ""
        if reason:
            lines.append(f"Reason: {reason}")
    return "\n".join(lines)


def said(part: Contribution) -> str:
    """What a line of a card says its points are for."""
    return part.label[:1].upper() + part.label[1:]


def _verdict(scores: Scores, found: Explanation) -> str:
    parts = [f"Score {number_text(found.score)}", found.tier]
    if found.rank:
        parts.append(f"rank {found.rank:,} of {len(scores.order):,}")
    if scores.grade:
        parts.append(f"grade {scores.grade[found.lead]}")
    return " · ".join(parts)


def _left_aside(prepared: Prepared) -> str:
    if prepared.edits:
        count = len(prepared.edits)
        cells = ", ".join(f"{edit.sheet} {edit.cell}" for edit in prepared.edits[:3])
        more = f" and {count - 3} more" if count > 3 else ""
        what = "A rule was" if count == 1 else f"{count} rules were"
        return (
            f"\n\n{what} changed ({cells}{more}) and not applied: the card has the old rules, the sheet the new ones."
        )
    if not prepared.compared:
        return (
            "\n\nWhether rules were changed on the sheets cannot be seen (another layout, or moved rows): the card "
            "has the model that the workbook carries."
        )
    return ""
