"""Every operator on every hostile cell and wanted value: core and both judges say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest

from scoring.fields import Field, FieldKind
from scoring.model import Category, Condition, FixedPoints, Rule, ScoringModel, Wanted
from scoring.nodes import Scaling
from scoring.operators import OPERATORS, Operator, Wants
from scoring.table import lead_table
from tests.conformance import hostile
from tests.conformance.judging import Case, assert_agree, needs_judges
from tests.conformance.listed import LISTED

pytestmark = needs_judges

_RULES = 150


def wanted_values(operator: Operator) -> Iterator[tuple[Wanted, ...]]:
    """What an operator is asked with."""
    match operator.wants:
        case Wants.NOTHING:
            yield ()
        case Wants.TEXT:
            texts = hostile.WANTED_TEXTS
            if operator.key == "matches wildcard":
                texts = (*hostile.WANTED_PATTERNS, *texts)
            yield from ((text,) for text in texts)
        case Wants.LIST:
            yield from ((items,) for items in hostile.WANTED_LISTS)
        case Wants.NUMBER:
            yield from ((number,) for number in hostile.WANTED_NUMBERS)
        case Wants.TWO_NUMBERS:
            yield from product((-5.0, 0.3, 10.0, 60.0), (-5.0, 0.3, 10.0, 999999999999999.0))
        case Wants.DAYS:
            yield from ((days,) for days in hostile.WANTED_DAYS)
        case Wants.DATE:
            yield from ((day,) for day in hostile.WANTED_DATES)
        case Wants.TWO_DATES:
            yield from product(hostile.WANTED_DATES[:4], hostile.WANTED_DATES[1:5])


def asked(kind: FieldKind) -> Iterator[Condition]:
    """Every condition that a field of this kind can be asked here; text operators are asked of text fields."""
    for operator in OPERATORS:
        if kind == operator.kinds[0]:
            yield from (Condition("Cell", operator.key, wanted) for wanted in wanted_values(operator))


def model_of(kind: FieldKind, conditions: Sequence[Condition]) -> ScoringModel:
    """A rule for each condition, each giving one point."""
    rules = tuple(
        Rule(f"{place}", f"r{place}", "All", condition, FixedPoints(1.0)) for place, condition in enumerate(conditions)
    )
    return ScoringModel(
        f"Hostile {kind}", fields=(Field("Cell", kind),), categories=(Category("All"),), rules=rules, scale=Scaling.RAW
    )


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name.lower()) for kind in FieldKind])
def test_operators_on_hostile_cells(kind: FieldKind, tmp_path: Path) -> None:
    table = lead_table({"Cell": hostile.EVERYTHING})
    cases = [
        Case(f"{kind} {place}", model_of(kind, conditions), table)
        for place, conditions in enumerate(_batches(list(asked(kind))))
    ]
    assert_agree(cases, tmp_path, LISTED)


def _batches(conditions: list[Condition]) -> Iterator[tuple[Condition, ...]]:
    for start in range(0, len(conditions), _RULES):
        yield tuple(conditions[start : start + _RULES])
