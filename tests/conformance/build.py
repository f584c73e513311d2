"""Models in a few words, for cases that need one thing at a time."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.fields import Field, FieldKind
from scoring.model import Category, Condition, FixedPoints, PointsRule, Rule, ScoringModel, UnitPoints
from scoring.nodes import Scaling

N, M, DAY, TEXT = "Number", "Other number", "Day", "Text"
FIELDS = (Field(N, FieldKind.NUMBER), Field(M, FieldKind.NUMBER), Field(DAY, FieldKind.DATE), Field(TEXT))
ALL = Category("All")


def model(
    rules: Sequence[Rule],
    *,
    categories: Sequence[Category] = (ALL,),
    scale: Scaling = Scaling.RAW,
    decimals: int = 4,
    **more: object,
) -> ScoringModel:
    """A model of these rules over the four fields of this module; raw with 4 decimals unless told."""
    made = ScoringModel(
        "Built", fields=FIELDS, categories=tuple(categories), rules=tuple(rules), scale=scale, decimals=decimals
    )
    return replaced(made, more)


def replaced(made: ScoringModel, more: dict[str, object]) -> ScoringModel:
    """The model with further parts of it set by name."""
    values = {name: getattr(made, name) for name in made.__dataclass_fields__}
    return ScoringModel(**{**values, **more})


def numbered(points: Sequence[PointsRule | Rule], category: str = "All") -> list[Rule]:
    """Rules with ids 0, 1, 2, … for points, every one without a condition."""
    return [Rule(f"{at}", f"r{at}", category, points=one) for at, one in enumerate(points) if not isinstance(one, Rule)]


def plus_and_minus(category: str = "All", cap: float | None = None) -> list[Rule]:
    """A raw total that leads choose freely: the one number minus the other."""
    return [
        Rule(f"plus {category}", "plus", category, points=UnitPoints(N, 1.0, cap)),
        Rule(f"minus {category}", "minus", category, points=UnitPoints(M, -1.0, cap)),
    ]


def when_text(rule_id: str, text: str, category: str = "All", points: float = 1.0, **more: object) -> Rule:
    """A rule that fires where the text field is this text."""
    rule = Rule(rule_id, rule_id, category, Condition(TEXT, "contains word", (text,)), FixedPoints(points))
    values = {name: getattr(rule, name) for name in rule.__dataclass_fields__}
    return Rule(**{**values, **more})
