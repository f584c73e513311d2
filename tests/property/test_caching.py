"""An engine that is asked again after a change gives what a fresh one gives: many edits, in many orders."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.backends.numpy import Engine
from scoring.model import FixedPoints, HalfLife, Rule, ScoringModel
from scoring.nodes import Scaling
from scoring.scores import Scores, score
from tests.strategies import AS_OF, TIER_SETS, random_leads, random_model

Edit = Callable[[random.Random, ScoringModel], ScoringModel]


def everything(scores: Scores) -> dict[str, list[object]]:
    """All that a run gave, step by step and lead by lead."""
    found: dict[str, list[object]] = {name: scores.values(name).tolist() for name in scores.program.steps}
    return found | {f"fired {rule.id}": scores.fired(rule.id).tolist() for rule in scores.model.rules}


def _on_rule(change: Callable[[random.Random, Rule], Rule]) -> Edit:
    def edit(rng: random.Random, model: ScoringModel) -> ScoringModel:
        place = rng.randrange(len(model.rules))
        rules = list(model.rules)
        rules[place] = change(rng, rules[place])
        return replace(model, rules=tuple(rules))

    return edit


def _reorder(rng: random.Random, model: ScoringModel) -> ScoringModel:
    return replace(model, rules=tuple(rng.sample(model.rules, len(model.rules))))


def _borrow(rng: random.Random, model: ScoringModel) -> ScoringModel:
    """A rule of another model in place of one of these."""
    other = rng.choice(random_model(rng, scale=model.scale).rules)
    place = rng.randrange(len(model.rules))
    tiers = {tier.name for tier in model.tiers}
    forced = other.force_tier if other.force_tier in tiers else ""
    rules = list(model.rules)
    rules[place] = replace(other, id=rules[place].id, label=rules[place].label, force_tier=forced)
    return replace(model, rules=tuple(rules))


def _category(rng: random.Random, model: ScoringModel) -> ScoringModel:
    place = rng.randrange(len(model.categories))
    categories = list(model.categories)
    floor, cap = rng.choice((None, -5.0)), rng.choice((None, 20.0))
    categories[place] = replace(categories[place], weight=rng.choice((1.0, 0.5, 2.0)), floor=floor, cap=cap)
    return replace(model, categories=tuple(categories))


def _tiers(rng: random.Random, model: ScoringModel) -> ScoringModel:
    tiers = [replace(tier, threshold=rng.choice((None, 5.0, 40.0, 80.0))) for tier in model.tiers]
    return replace(model, tiers=tuple(tiers))


def _list(rng: random.Random, model: ScoringModel) -> ScoringModel:
    place = rng.randrange(len(model.lists))
    lists = list(model.lists)
    items = rng.sample(("SaaS", "Retail", "gmail.com", "VP", "example.com", ""), 3)
    lists[place] = replace(lists[place], items=tuple(items))
    return replace(model, lists=tuple(lists))


def _scale(rng: random.Random, model: ScoringModel) -> ScoringModel:
    return replace(model, decimals=rng.randint(0, 4), scale=rng.choice((model.scale, Scaling.CLAMP)))


EDITS: tuple[Edit, ...] = (
    _on_rule(lambda rng, rule: replace(rule, enabled=not rule.enabled)),
    _on_rule(lambda rng, rule: replace(rule, points=FixedPoints(float(rng.randint(-20, 20))))),
    _on_rule(lambda rng, rule: replace(rule, best_of=rng.choice(("", "one", "two")))),
    _on_rule(lambda rng, rule: replace(rule, disqualify=not rule.disqualify)),
    _on_rule(lambda rng, rule: replace(rule, category=rng.choice(("Fit", "Behaviour", "Other")))),
    _on_rule(lambda rng, rule: replace(rule, decay=rng.choice((None, HalfLife("Last seen", 7.0))))),
    _on_rule(lambda rng, rule: replace(rule, when=None)),
    _reorder, _borrow, _borrow, _category, _tiers, _list, _scale,
)  # fmt: skip


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_scoring_after_edits_is_scoring_anew(seed: int) -> None:
    rng = random.Random(seed)
    model = random_model(rng)
    table = random_leads(rng, model, 25)
    engine = Engine(table, {field.name: field.name for field in model.fields})
    overrides = tuple(rng.choice(("", "", *(tier.name for tier in TIER_SETS[0]))) for _ in range(25))
    before: list[tuple[ScoringModel, float]] = []
    for _ in range(12):
        as_of = AS_OF + rng.choice((0.0, 0.0, 0.0, 1.0, 30.0))
        again, fresh = (score(asked, model, as_of=as_of, overrides=overrides) for asked in (engine, table))
        assert everything(again) == everything(fresh)
        assert again.lead_tier.tolist() == fresh.lead_tier.tolist()
        before.append((model, as_of))
        model = rng.choice(EDITS)(rng, model)
    # And back: an undone edit gives what was there before it.
    for earlier, as_of in rng.sample(before, 3):
        assert everything(score(engine, earlier, as_of=as_of)) == everything(score(table, earlier, as_of=as_of))


def test_earlier_scores_stay_as_they_were() -> None:
    """What a run gave is not changed by the runs after it, though they share what was worked out."""
    rng = random.Random(5)
    model = random_model(rng)
    table = random_leads(rng, model, 50)
    engine = Engine(table, {field.name: field.name for field in model.fields})
    runs = []
    for _ in range(30):
        scores = score(engine, model, as_of=AS_OF)
        runs.append((scores, everything(scores)))
        model = rng.choice(EDITS)(rng, model)
    assert all(everything(scores) == then for scores, then in runs)
