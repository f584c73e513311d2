"""How the end of a job is told: how many leads, their tiers, what to look at, and where the copy from before lies."""

from __future__ import annotations

import numpy as np

from excel_addin.live.jobs import Scored
from excel_addin.work.findings import check_rows, notes_of
from scoring.jobs.inplace import is_apart
from scoring.jobs.prepare import Prepared, used_fields
from scoring.jobs.rulesback import RulesBack, problem_line
from scoring.jobs.told import APART, ignored_overrides, joined_domains, stored_as_text
from scoring.leads.locate import counted
from scoring.ooxml.cells import column_letters
from scoring.scores import Scores

_TOLD = 10
_CELLS = 5


def scored_text(scored: Scored) -> str:
    """What scoring gave."""
    prepared, scores = scored.prepared, scored.scores
    model = prepared.model
    version = f" {model.version}" if model.version else ""
    lines = [f"{counted(scores.leads, 'lead')} scored with “{model.name}”{version}.", tiers_text(scores)]
    if prepared.found is None:
        lines.insert(1, _where_they_stand(scored))
    used = used_fields(model)
    missing = [name for name in prepared.matching.missing if name in used]
    if missing:
        named = ", ".join(f"“{name}”" for name in missing[:_CELLS])
        more = f" and {len(missing) - _CELLS} more" if len(missing) > _CELLS else ""
        lines.append(f"No column is {named}{more}: the rules count that as blank. “Check data” tells more.")
    lines += worth_knowing(prepared, scores, apart=is_apart(scored.plan))
    lines.append(backup_text(scored))
    return "\n\n".join(lines)


def _where_they_stand(scored: Scored) -> str:
    """The sheet stays as the person looks at it, and our columns may lie beyond its right edge."""
    edit = scored.plan.leads
    assert edit is not None
    hidden = [(width.first, width.last) for width in edit.widths if width.hidden]
    seen = [
        column.column for column in edit.columns if not any(first <= column.column <= last for first, last in hidden)
    ]
    first, last = column_letters(min(seen)), column_letters(max(seen))
    return f"Scores and tiers stand in the columns {first} to {last} of the sheet “{edit.sheet}”."


def worth_knowing(prepared: Prepared, scores: Scores, *, apart: bool) -> list[str]:
    """What `hotsheet score` would print beside the scores, a sentence or two each; what asks for a look comes first.

    apart: our columns do not touch the leads.
    """
    notes = notes_of(prepared)
    said = [*notes[:_CELLS], *stored_as_text(prepared)]
    ignored, domains = ignored_overrides(prepared, scores), joined_domains(prepared)
    said += [ignored] if ignored else []
    said += [f"Domains: {domains}"] if domains else []
    said += [APART] if apart else []
    odd = len(check_rows(prepared))
    if odd:
        said.append(f"{counted(odd, 'thing')} in the data {'is' if odd == 1 else 'are'} worth a look: “Check data”.")
    return said


def differing_text(scored: Scored, program: str) -> str:
    """A warning of cells in which the program works out something else than the core; "" where there is none."""
    if not scored.differing:
        return ""
    shown = "\n".join(
        f"  {each.sheet} {each.cell}, {each.column}: {each.shown} instead of {each.expected}"
        for each in scored.differing[:_CELLS]
    )
    more = f"\n  and {len(scored.differing) - _CELLS} more" if len(scored.differing) > _CELLS else ""
    return (
        f"{program} works out other results than Hotsheet:\n{shown}{more}\n\nPlease report that with the workbook, or "
        "with a row of it. Until then, trust neither for these leads."
    )


def tiers_text(scores: Scores) -> str:
    """How many leads each tier has."""
    counts = np.bincount(scores.lead_tier, minlength=len(scores.tier_names)).tolist()
    return " · ".join(f"{name} {count:,}" for name, count in zip(scores.tier_names, counts, strict=True))


def rules_text(back: RulesBack) -> str:
    """What was changed on the sheets."""
    before, after = back.before.model, back.after.model
    head = f"{counted(len(back.differences), 'change')} taken over: “{after.name}” {before.version} → {after.version}."
    lines = [f"  {each.sentence}" for each in back.differences[:_TOLD]]
    if len(back.differences) > _TOLD:
        lines.append(f"  and {len(back.differences) - _TOLD} more")
    lines += [f"Look at: {problem_line(problem)}" for problem in back.warnings[:_CELLS]]
    return "\n".join([head, *lines])


def backup_text(scored: Scored) -> str:
    """Where the copy from before lies."""
    return f"A copy of the workbook as it was before:\n{scored.backup}"
