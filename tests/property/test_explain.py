"""Explanations add up to the score, to the last digit, and name what decided the tier."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scoring.explain import Part, explain, explain_all, why_texts, why_weightiest_first
from scoring.model import ScoringModel
from scoring.nodes import Scaling
from scoring.scores import score
from scoring.table import LeadTable
from scoring.units import UNIT
from tests.property.reference import Reference
from tests.strategies import AS_OF, random_leads, random_model

LEADS = 12
OVERRIDES = ("", "", "", "hot", " COLD ", "Disqualified", "nonsense", "Yes", "b")


def drawn(seed: int) -> tuple[ScoringModel, LeadTable, tuple[str, ...]]:
    rng = random.Random(seed)
    model = random_model(rng)
    return model, random_leads(rng, model, LEADS), tuple(rng.choice(OVERRIDES) for _ in range(LEADS))


@given(st.integers(0, 2**32))
def test_contributions_add_up_to_the_score(seed: int) -> None:
    model, table, overrides = drawn(seed)
    scores = score(table, model, as_of=AS_OF, overrides=overrides)
    for lead, found in enumerate(explain_all(scores, range(LEADS))):
        total = sum(one.units for one in found.contributions)
        assert total == round(found.score * UNIT) == scores.values("score")[lead]
        assert all(one.units for one in found.contributions)
        of_model = sum(one.units for one in found.contributions if one.part in (Part.RULE, Part.LIMIT, Part.WEIGHT))
        assert of_model == scores.values("raw")[lead]


@given(st.integers(0, 2**32))
def test_a_rule_gives_what_the_reference_says_or_loses_its_group(seed: int) -> None:
    model, table, overrides = drawn(seed)
    scores = score(table, model, as_of=AS_OF, overrides=overrides)
    reference = Reference(model, AS_OF)
    for lead, found in enumerate(explain_all(scores, range(LEADS))):
        results = reference.judge({name: table[name].cell(lead) for name in table.names}).results
        given_ = {one.rule_id: Decimal(one.units) / UNIT for one in found.contributions if one.rule_id}
        for rule in model.rules:
            mine = results[rule.id] or Decimal(0)
            if not rule.best_of:
                assert given_.get(rule.id, Decimal(0)) == mine
                continue
            group = [r for r in model.rules if (r.category, r.best_of) == (rule.category, rule.best_of)]
            fired = [result for r in group if (result := results[r.id]) is not None]
            paid = [given_[r.id] for r in group if r.id in given_]
            assert len(paid) <= 1
            assert sum(paid, Decimal(0)) == max(fired, default=Decimal(0))
            assert given_.get(rule.id, mine) == mine


@given(st.integers(0, 2**32))
def test_why_says_the_contributions_in_order(seed: int) -> None:
    model, table, overrides = drawn(seed)
    scores = score(table, model, as_of=AS_OF, overrides=overrides)
    for found in explain_all(scores, range(LEADS)):
        parts = [one for one in found.contributions if one.part != Part.SCALE or model.scale != Scaling.PERCENT]
        said = "; ".join(map(str, parts))
        if model.scale != Scaling.PERCENT:
            assert found.why == said
            continue
        end = re.fullmatch(r"(.*?) ?= (-?[\d.]+) of ([\d.]+)", found.why, re.DOTALL)
        assert end is not None
        assert end[1] == said
        assert (float(end[2]), float(end[3])) == (found.raw, found.possible)


@given(st.integers(0, 2**32))
def test_verdicts_name_what_decided(seed: int) -> None:
    model, table, overrides = drawn(seed)
    scores = score(table, model, as_of=AS_OF, overrides=overrides)
    reference = Reference(model, AS_OF)
    for lead, found in enumerate(explain_all(scores, range(LEADS))):
        right = reference.judge({name: table[name].cell(lead) for name in table.names}, overrides[lead])
        assert (found.tier, found.model_tier) == (right.lead_tier, right.model_tier)
        fired = [rule for rule in model.rules if right.results[rule.id] is not None]
        expected = [f"Disqualified by “{rule.label}”." for rule in fired if rule.disqualify]
        expected += [f"“{rule.label}” forces the tier {rule.force_tier}." for rule in fired if rule.force_tier]
        by_rules = [one for one in found.verdicts if one.startswith(("Disqualified by", "“"))]
        assert sorted(by_rules) == sorted(expected)
        overruled = right.lead_tier != right.model_tier
        assert any(one.startswith("Overruled by hand") for one in found.verdicts) == overruled
        unknown = bool(overrides[lead].strip()) and lead in scores.unknown_overrides
        assert any("names no tier" in one for one in found.verdicts) == unknown


@given(st.integers(0, 2**32), st.lists(st.integers(0, LEADS - 1), max_size=20))
def test_some_leads_alone_are_explained_as_among_all(seed: int, some: list[int]) -> None:
    model, table, overrides = drawn(seed)
    scores = score(table, model, as_of=AS_OF, overrides=overrides)
    everyone, leads = list(explain_all(scores, range(LEADS))), np.array(some, np.intp)
    whys = why_texts(scores)
    assert why_texts(scores, leads).tolist() == whys[leads].tolist()
    # Fresh ones, which have ranked nobody yet.
    assert list(explain_all(replace(scores), some)) == [everyone[lead] for lead in some]
    for lead in some[:3]:
        assert explain(replace(scores), lead) == everyone[lead]
    for step in scores.steps:
        if not step.startswith("possible"):
            assert scores.values(step, leads).tolist() == scores.values(step)[leads].tolist()


@given(st.integers(0, 2**32), st.lists(st.integers(0, LEADS - 1), max_size=20))
def test_a_why_with_what_counts_most_first_says_the_same(seed: int, some: list[int]) -> None:
    model, table, overrides = drawn(seed)
    scores = score(table, model, as_of=AS_OF, overrides=overrides)
    plain = why_texts(scores, np.array(some, np.intp)).tolist()
    for found, whole, told in zip(
        why_weightiest_first(scores, np.array(some, np.intp)).tolist(), plain, explain_all(scores, some), strict=True
    ):
        said = [one for one in told.contributions if model.scale != Scaling.PERCENT or one.part != Part.SCALE]
        ordered = sorted(said, key=lambda one: -abs(one.units))
        tail = whole.removeprefix("; ".join(map(str, said)))
        assert found == "; ".join(map(str, ordered)) + tail


@given(st.integers(0, 2**32))
def test_overrides_by_lead_are_the_same_overrides(seed: int) -> None:
    model, table, overrides = drawn(seed)
    by_lead = {lead: text for lead, text in reversed(list(enumerate(overrides))) if text}
    one = score(table, model, as_of=AS_OF, overrides=overrides)
    other = score(table, model, as_of=AS_OF, overrides=by_lead)
    assert one.lead_tier.tolist() == other.lead_tier.tolist()
    assert one.unknown_overrides == other.unknown_overrides
    assert one.override_texts == other.override_texts
    assert list(explain_all(one, range(LEADS))) == list(explain_all(other, range(LEADS)))
    assert one.counts == tuple(one.lead_tier.tolist().count(place) for place in range(len(one.tier_names)))
