"""Random models over random leads, well over a hundred: core and both judges say the same in every cell.

`--models N` judges more of them (a night's run: 5000), `--seed N` others. The end of the run shows how often
each operator, point kind, scale and route to a tier was asked, and how often it held.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring.model import ScoringModel
from tests.conformance.counting import Counts, count_model
from tests.conformance.judging import Case, assert_agree, needs_judges
from tests.conformance.listed import LISTED
from tests.conformance.reporting import PROPERTY
from tests.strategies import random_leads, random_model

pytestmark = needs_judges

LEADS = 10
# A part runs in one process, with one start of LibreOffice; two processes share the parts.
PARTS = 8
TIMES, SHARE = 20, 0.3


def override(rng: random.Random, model: ScoringModel) -> str:
    """What somebody may have typed to overrule the model, mostly nothing."""
    tier = rng.choice([*(tier.name for tier in model.tiers), "Disqualified"])
    return rng.choice(("", "", "", "", tier, tier.upper(), f"  {tier.lower()} ", "nonsense", f"{tier}!"))


def random_case(seed: int) -> Case:
    """The case of this number: the same one every time."""
    rng = random.Random(seed)
    model = random_model(rng)
    table = random_leads(rng, model, LEADS, hostile=rng.choice((0.1, 0.2, 0.3)))
    return Case(f"seed {seed}", model, table, tuple(override(rng, model) for _ in range(LEADS)))


def seeds(config: pytest.Config) -> range:
    """The numbers of the cases that this run judges."""
    first, count = config.getoption("--seed"), config.getoption("--models")
    return range(first, first + count)


@pytest.mark.parametrize("part", range(PARTS))
def test_random_models_are_scored_alike(
    part: int, tmp_path: Path, pytestconfig: pytest.Config, record_property: Callable[[str, object], None]
) -> None:
    cases = [random_case(seed) for seed in seeds(pytestconfig)[part::PARTS]]
    assert_agree(cases, tmp_path, LISTED)
    counts = Counts()
    for case in cases:
        count_model(counts, case.model, case.table, case.overrides, case.as_of)
    record_property(PROPERTY, json.dumps(counts.plain()))


def test_random_models_ask_everything_often_enough(pytestconfig: pytest.Config) -> None:
    """Each operator, point kind, scale and route at least 20 times, holding for at least 30 % of the leads."""
    numbers = seeds(pytestconfig)
    if numbers != range(160):
        pytest.skip("This is about the run that is judged by default; the table at the end shows the counts of others.")
    counts = Counts()
    for case in map(random_case, numbers):
        count_model(counts, case.model, case.table, case.overrides, case.as_of)
    assert counts.too_few(TIMES, SHARE) == []
