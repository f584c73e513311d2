"""The operator table: complete, lowered to nodes that exist, and read by everything else."""

from __future__ import annotations

import pytest

from scoring import nodes as n
from scoring.backends.base import Backend, IncompleteBackendError, method_name
from scoring.fields import FieldKind
from scoring.operators import BY_KEY, OPERATORS, Operand, Operator, Wants, find_operator, operators_for

COUNTS = {Wants.NOTHING: 0, Wants.TWO_NUMBERS: 2, Wants.TWO_DATES: 2}


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.key)
def test_every_row_is_whole(operator: Operator) -> None:
    count = COUNTS.get(operator.wants, 1)
    wanted = tuple(n.Setting(f"w{place}", n.Role.TEXT, "x") for place in range(count))
    shared = (n.Setting(name, n.Role.LIST, ("y",)) for name in ("as-of", "free", "disposable"))
    lowered = operator.lower(Operand("Field", wanted, *shared))
    used = {node.key for node in n.walk(lowered) if isinstance(node, n.Setting)}
    assert {setting.key for setting in wanted} <= used
    assert ("{wanted}" in operator.wording) == (count > 0)
    assert "{field}" in operator.wording
    assert operator.kinds
    assert (operator.example is None) == (count == 0)


def test_keys_are_unique_and_synonyms_lead_to_them() -> None:
    assert len(BY_KEY) == len(OPERATORS)
    assert find_operator(">=") is BY_KEY["≥"]
    assert find_operator("sounds like") is None


@pytest.mark.parametrize("kind", list(FieldKind))
def test_every_kind_can_be_asked_whether_it_is_blank(kind: FieldKind) -> None:
    assert {"is blank", "is not blank"} <= {operator.key for operator in operators_for(kind)}


def test_a_backend_with_a_gap_cannot_be_made() -> None:
    whole = {method_name(node): lambda self, node: None for node in n.NODES}
    assert type("Whole", (Backend,), dict(whole)).__mro__[1] is Backend
    del whole["on_match_any"]
    with pytest.raises(IncompleteBackendError, match="Gap lacks on_match_any"):
        type("Gap", (Backend,), whole)
