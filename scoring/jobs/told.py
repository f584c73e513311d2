"""What is told beside scores, in sentences: the same on a command line and before an open workbook.

The sentences hold other people's texts as they are: whoever shows them makes them safe for its own screen.
"""

from __future__ import annotations

from collections.abc import Sequence

from scoring.jobs.prepare import Prepared, used_fields
from scoring.leads.locate import counted
from scoring.leads.quality import WARNING_SHARE
from scoring.model import ScoringModel, fields_of
from scoring.scores import Scores

APART = (
    "Our columns do not touch the leads: when you sort or filter, take both, or overrides end up beside other leads."
)
_AS_TEXT = {"number-as-text": "numbers", "date-as-text": "dates"}
_TOLD = 5
_LONGEST = 40


def stored_as_text(prepared: Prepared) -> list[str]:
    """A sentence for each field that a rule uses of which more than 5 % are numbers or dates stored as text."""
    used, said = used_fields(prepared.model), []
    for finding in prepared.findings:
        if finding.code in _AS_TEXT and finding.share > WARNING_SHARE and finding.field in used:
            rules = ", ".join(f"“{short(label)}”" for label in _rules_on(prepared.model, finding.field))
            share = percent_words(finding.count, round(finding.count / finding.share))
            said.append(
                f"{share} of “{finding.column}” are {_AS_TEXT[finding.code]} stored as text. "
                f"These leads get nothing from {rules}."
            )
    return said


def joined_domains(prepared: Prepared) -> str:
    """Which disposable domains joined the model's list; "" where none did."""
    domains = prepared.disposable
    if not domains:
        return ""
    return f"Disposable ones that joined the model's list: {_first(domains, ', '.join(domains[:_TOLD]))}."


def ignored_overrides(prepared: Prepared, scores: Scores) -> str:
    """Which overrides name no tier of the model; "" where all do."""
    unknown = scores.unknown_overrides
    if not len(unknown):
        return ""
    shown = ", ".join(f"row {prepared.table.rows[lead]} “{short(scores.overrides[lead])}”" for lead in unknown[:_TOLD])
    names = "names no tier of the model and is" if len(unknown) == 1 else "name no tier of the model and are"
    tiers = ", ".join(scores.tier_names)
    return f"{counted(len(unknown), 'override')} {names} ignored: {_first(unknown, shown)}. The tiers are {tiers}."


def short(text: object) -> str:
    """A text of somebody's on one line of a sentence."""
    line = " ".join(str(text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def percent_words(part: int, whole: int) -> str:
    """A share as a person reads it: "14 %", and "under 1 %" for the little that is not nothing."""
    if not part or not whole:
        return "0 %"
    share = 100 * part / whole
    return "under 1 %" if share < 0.5 else f"{share:.0f} %" if part == whole or share < 99.5 else "over 99 %"


def _first(all_of_them: Sequence[object], shown: str) -> str:
    more = len(all_of_them) - _TOLD
    return f"{shown} and {more} more" if more > 0 else shown


def _rules_on(model: ScoringModel, field: str) -> list[str]:
    return [rule.label for rule in model.rules if rule.enabled and field in fields_of(rule)]
