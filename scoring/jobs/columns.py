"""Which of our columns a result shows: by choice, as in the file that is scored again, or the usual ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scoring.errors import HotsheetError, did_you_mean
from scoring.model import ScoringModel
from scoring.workbook.names import ALWAYS, NEEDS_AXES, Our

ALL = "all"

# What each column is called where it is chosen.
CHOICES: dict[str, Our] = {
    "score": Our.SCORE,
    "tier": Our.TIER,
    "grade": Our.GRADE,
    "fit": Our.FIT,
    "engagement": Our.ENGAGEMENT,
    "why": Our.WHY,
    "rank": Our.RANK,
    "model-tier": Our.MODEL_TIER,
    "override": Our.OVERRIDE,
    "reason": Our.REASON,
    "version": Our.VERSION,
}


class ColumnChoiceError(HotsheetError):
    """A choice of columns that names one we do not have, or one that the model cannot fill."""

    exit_code = 2


def chosen_columns(text: str) -> tuple[Our, ...]:
    """The columns of a choice such as "score,tier,why" or "all", in the order they stand in a scored file.

    Raises `ColumnChoiceError` for a name that we do not have.
    """
    names = [name.strip().casefold().replace(" ", "-").replace("_", "-") for name in text.split(",")]
    names = [name for name in names if name]
    if ALL in names:
        return tuple(Our)
    unknown = [name for name in names if name not in CHOICES]
    if unknown or not names:
        said = f"There is no column “{unknown[0]}”." if unknown else "No column is named."
        offer = did_you_mean(unknown[0], (*CHOICES, ALL)) if unknown else ""
        raise ColumnChoiceError(said, mend=offer or f"Choose from {', '.join(CHOICES)}, or {ALL}.")
    wanted = {CHOICES[name] for name in names}
    return tuple(our for our in Our if our in wanted)


def require_fillable(choice: Sequence[Our], model: ScoringModel) -> None:
    """Raise `ColumnChoiceError` where a model cannot fill a column chosen by name ("all" takes what there is)."""
    if model.has_axes or set(choice) == set(Our):
        return
    lacking = [our.value for our in choice if our in NEEDS_AXES]
    if lacking:
        raise ColumnChoiceError(
            f"The model “{model.name}” has no fit and engagement, so {', '.join(lacking)} cannot be shown.",
            mend="Leave them out, or give the model's categories an axis.",
        )


def fitting(columns: Iterable[Our], model: ScoringModel) -> tuple[Our, ...]:
    """Those of `columns` that the model can fill."""
    return tuple(our for our in columns if model.has_axes or our not in NEEDS_AXES)


def shown_columns(
    choice: Sequence[Our], before: Sequence[Our], model: ScoringModel, overrides: bool, reasons: bool
) -> tuple[Our, ...]:
    """The columns of a result: the choice, else those of the file's earlier scoring, else the usual ones.

    overrides, reasons: whether any lead has one; then they are shown whatever the choice, or they would be lost.
    """
    wanted = set(fitting(choice or before or ALWAYS, model))
    if overrides:
        wanted.add(Our.OVERRIDE)
    if reasons:
        wanted.add(Our.REASON)
    return tuple(our for our in Our if our in wanted)
