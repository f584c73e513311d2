"""Which side of the grade no category counts to yet, and which category it most likely is: a click then mends it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.models import rule_edits, rule_words
from scoring.model import Axis, ScoringModel

# What people call such categories, in small letters, besides the name of the side itself.
_ALSO = {
    Axis.FIT: ("profile", "firmographic", "demographic", "perfil", "encaje"),
    Axis.ENGAGEMENT: ("behaviour", "behavior", "activity", "interest", "comportamiento", "actividad", "interés"),
}


@dataclass(frozen=True)
class AxisOffer:
    """A side of the grade that no category counts to. category: the likely one; "" where a person has to choose."""

    axis: Axis
    category: str = ""

    def apply(self, model: ScoringModel) -> ScoringModel:
        """The model with the category counting to that side."""
        for each in model.categories:
            if each.name == self.category:
                return rule_edits.with_changed_category(model, each.name, replace(each, axis=self.axis))
        return model


def axis_offer(model: ScoringModel) -> AxisOffer | None:
    """The first side of the grade that is missing, where the model has grades or its tiers need them; None else."""
    if not (model.has_axes or model.tiers_by_grade):
        return None
    free = [each.name for each in model.categories if each.axis is Axis.NONE]
    for axis in (Axis.FIT, Axis.ENGAGEMENT):
        if all(each.axis is not axis for each in model.categories):
            said = (str(axis), rule_words.axis_label(axis).casefold(), *_ALSO[axis])
            named = [name for name in free if any(word in name.casefold() for word in said)]
            likely = named if len(named) == 1 else free if len(free) == 1 else []
            return AxisOffer(axis, likely[0] if likely else "")
    return None
