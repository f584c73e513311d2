"""What the worksheet functions answer: cells in, one value or rows of values out. They know nothing of Excel's ways.

What cannot be answered raises `NoAnswerError`, or an error of the core: each becomes an error value in the cell, and a
sentence by LEADHINT.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from excel_addin.lead_scorer import LeadAnswer, LeadScorer, Row
from excel_addin.registry import CellError
from excel_addin.values import COM_ERRORS, Grid, is_blank
from scoring.errors import HotsheetError, ModelError, did_you_mean
from scoring.model import ScoringModel
from scoring.store import WorkspaceError
from scoring.table import ErrorValue, Serial
from scoring.text import clean
from scoring.units import to_units

_NOTHING = ""
# Beyond every score that a model can give.
_FAR = 1e12
Value = float | str | int


class NoAnswerError(HotsheetError):
    """A question without an answer. code: what the cell shows."""

    def __init__(self, code: CellError | int, message: str, mend: str = "") -> None:
        super().__init__(message, mend=mend)
        self.code = code


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of values; a single one is one row of one."""

    rows: tuple[tuple[Value, ...], ...]


class Models(Protocol):
    """Where the functions find models, and what was scored with them."""

    def model(self, name: str) -> ScoringModel:
        """The model of a name as a person writes it; "" is the one that counts for the workbook."""

    def scorer(self, name: str, headers: Row, rows: Sequence[Row], *, whole: bool = False) -> LeadScorer:
        """What scores rows under headers with that model. whole: whether they are all the leads that there are."""


Arguments = Sequence[Grid | None]
Function = Callable[[Models, Arguments], Answer]


def error_of(error: HotsheetError) -> int:
    """The error value that a cell shows for an error."""
    if isinstance(error, NoAnswerError):
        return int(error.code)
    return int(CellError.REF if isinstance(error, ModelError | WorkspaceError) else CellError.VALUE)


def leads_of(lead: Grid | None, headers: Grid | None) -> tuple[Row, list[Row]]:
    """The headers as a row, and the rows of leads under them; a lead that stands upright is laid down."""
    if lead is None or headers is None:
        raise NoAnswerError(
            CellError.VALUE, "A lead and its headers are needed.", "Give the lead's cells first, then the headers."
        )
    if len(headers) > 1 and len(headers[0]) == 1:
        headers, lead = _laid_down(headers), _laid_down(lead)
    if len(headers) != 1:
        raise NoAnswerError(
            CellError.VALUE,
            f"The headers are {len(headers)} rows of {len(headers[0])} cells.",
            "Give one row of headers.",
        )
    if len(lead[0]) != len(headers[0]):
        raise NoAnswerError(
            CellError.VALUE,
            f"The lead has {_counted(len(lead[0]))} and the headers have {len(headers[0])}.",
            "Choose the same columns for both.",
        )
    return tuple(headers[0]), [tuple(row) for row in lead]


def table_of(table: Grid | None) -> tuple[Row, list[Row]]:
    """The headers of a table and its rows, down to the last that is not blank."""
    grid = table or ()
    first = next((place for place, row in enumerate(grid) if not _is_blank_row(row)), None)
    if first is None:
        raise NoAnswerError(CellError.VALUE, "The table is blank.", "Give the whole table with its headers.")
    rows = [tuple(row) for row in grid[first + 1 :]]
    while rows and _is_blank_row(rows[-1]):
        rows.pop()
    if not rows:
        raise NoAnswerError(
            CellError.VALUE, "The table has headers and no leads.", "Give the rows below the headers as well."
        )
    return tuple(grid[first]), rows


def lead_score(models: Models, arguments: Arguments) -> Answer:
    """LEADSCORE."""
    return _of_leads(models, *arguments, tell=lambda lead: lead.score)


def lead_tier(models: Models, arguments: Arguments) -> Answer:
    """LEADTIER: of leads where headers are given, else of scores."""
    score_or_row, headers, model = arguments
    if headers is not None and not _is_blank_grid(headers):
        return _of_leads(models, score_or_row, headers, model, tell=lambda lead: lead.tier)
    named = models.model(name_of(model))
    return Answer(tuple(tuple(_tier_of(value, named) for value in row) for row in score_or_row or ((None,),)))


def lead_grade(models: Models, arguments: Arguments) -> Answer:
    """LEADGRADE."""
    return _of_leads(models, *arguments, tell=lambda lead: lead.grade)


def lead_why(models: Models, arguments: Arguments) -> Answer:
    """LEADWHY."""
    return _of_leads(models, *arguments, tell=lambda lead: lead.why)


def lead_points(models: Models, arguments: Arguments) -> Answer:
    """LEADPOINTS."""
    rule, lead, headers, model = arguments
    found = _rule_id(_text(rule), models.model(name_of(model)))
    return _of_leads(models, lead, headers, model, tell=lambda answer: 0 if found is None else answer.points_of(found))


def lead_scores(models: Models, arguments: Arguments) -> Answer:
    """LEADSCORES: score, tier and why of each row of a table."""
    table, model = arguments
    headers, rows = table_of(table)
    blank = (_NOTHING, _NOTHING, _NOTHING)
    scorer = models.scorer(name_of(model), headers, rows, whole=True)
    return Answer(_told(scorer, rows, lambda lead: (lead.score, lead.tier, lead.why), blank))


def lead_hint(models: Models, arguments: Arguments) -> Answer:
    """LEADHINT: the sentence of the error that the others would give."""
    lead, headers, model, rule = arguments
    try:
        if rule is not None and not _is_blank_grid(rule):
            lead_points(models, (rule, lead, headers, model))
        elif headers is not None and not _is_blank_grid(headers):
            lead_score(models, (lead, headers, model))
        elif lead is not None and len(lead) == 1 and len(lead[0]) == 1:
            lead_tier(models, (lead, None, model))
        else:
            lead_scores(models, (lead, model))
    except HotsheetError as error:
        return Answer(((str(error),),))
    return Answer(((_NOTHING,),))


BY_NAME: Mapping[str, Function] = {
    "LEADSCORE": lead_score,
    "LEADTIER": lead_tier,
    "LEADGRADE": lead_grade,
    "LEADWHY": lead_why,
    "LEADPOINTS": lead_points,
    "LEADSCORES": lead_scores,
    "LEADHINT": lead_hint,
}


def _of_leads(
    models: Models, lead: Grid | None, headers: Grid | None, model: Grid | None, *, tell: Callable[[LeadAnswer], Value]
) -> Answer:
    names, rows = leads_of(lead, headers)
    scorer = models.scorer(name_of(model), names, rows)
    return Answer(_told(scorer, rows, lambda answer: (tell(answer),), (_NOTHING,)))


def _told(
    scorer: LeadScorer, rows: Sequence[Row], tell: Callable[[LeadAnswer], tuple[Value, ...]], blank: tuple[Value, ...]
) -> tuple[tuple[Value, ...], ...]:
    """What is told of each row; of blank ones nothing."""
    leads = [row for row in rows if not _is_blank_row(row)]
    answers = iter(scorer.answers(leads))
    return tuple(blank if _is_blank_row(row) else tell(next(answers)) for row in rows)


def _tier_of(value: Any, model: ScoringModel) -> Value:
    if is_blank(value):
        return _NOTHING
    code = _error_code(value)
    if code is not None:
        raise NoAnswerError(code, "The score is an error value.", "See what the cell with the score says.")
    number = value.value if isinstance(value, Serial) else value
    if isinstance(number, bool | str) or not math.isfinite(number):
        raise NoAnswerError(
            CellError.VALUE, f"The score is “{value}”, which is no number.", "For a lead, give its headers as well."
        )
    if model.tiers_by_grade:
        raise NoAnswerError(
            CellError.NA,
            f"The tiers of “{model.name}” come from grades, not from a score.",
            "Give the lead's cells and their headers.",
        )
    return tier_of_score(min(max(float(number), -_FAR), _FAR), model)


def tier_of_score(score: float, model: ScoringModel) -> str:
    """The highest tier that a score reaches; where it reaches none, the lowest."""
    limits = [-math.inf if tier.threshold is None else to_units(tier.threshold) for tier in model.tiers]
    units = to_units(score)
    reached = [limit for limit in limits if limit <= units]
    if reached:
        return model.tiers[limits.index(max(reached))].name
    # Of equal ones the last: so the core has it.
    return model.tiers[len(limits) - 1 - limits[::-1].index(min(limits))].name


def _rule_id(word: str, model: ScoringModel) -> str | None:
    """The id of a live rule; None for one that is switched off, which gives no points."""
    named = [rule for rule in model.rules if rule.id == word] or [
        rule for rule in model.rules if clean(word) in (clean(rule.id), clean(rule.label))
    ]
    if len(named) == 1:
        return named[0].id if named[0].enabled else None
    if named:
        raise NoAnswerError(
            CellError.NA, f"{len(named)} rules are called “{word}”.", f"Use an id: {', '.join(r.id for r in named)}."
        )
    names = [name for rule in model.rules for name in (rule.id, rule.label)]
    raise NoAnswerError(
        CellError.NA, f"The model “{model.name}” has no rule “{word}”.", did_you_mean(word, names) if word else ""
    )


def name_of(model: Grid | None) -> str:
    """The name of a model as an argument has it; "" where it was left out."""
    if model is not None and (len(model) != 1 or len(model[0]) != 1):
        raise NoAnswerError(CellError.VALUE, "The model is more than one cell.", "Name one model.")
    return _text(model)


def _text(grid: Grid | None) -> str:
    """The text of an argument that is one cell."""
    value = None if grid is None else grid[0][0]
    code = _error_code(value)
    if code is not None:
        raise NoAnswerError(code, "An argument is an error value.", "See what its cell says.")
    # A number is a name as a person reads it: 7, not 7.0.
    return "" if value is None else str(value).strip().removesuffix(".0" if isinstance(value, float) else "")


def _error_code(value: Any) -> int | None:
    """Excel's number of an error value that came in; None for others."""
    if isinstance(value, int) and not isinstance(value, bool) and value in COM_ERRORS:
        return value & 0xFFFF
    if isinstance(value, ErrorValue):
        return next((code & 0xFFFF for code, text in COM_ERRORS.items() if text == value.code), int(CellError.VALUE))
    return None


def _is_blank_row(row: Sequence[Any]) -> bool:
    return all(map(is_blank, row))


def _is_blank_grid(grid: Grid) -> bool:
    return all(map(_is_blank_row, grid))


def _laid_down(grid: Grid) -> Grid:
    return tuple(zip(*grid, strict=True))


def _counted(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"
