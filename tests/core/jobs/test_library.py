"""The library from outside: the names that a script imports, and that it is as careful as the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scoring import (
    HotsheetError,
    Target,
    Wishes,
    explain,
    lead_table,
    load_model,
    prepare,
    read_leads,
    score,
    score_file,
)
from scoring.errors import MappingError, ModelError
from tests.core.jobs.samples import AS_OF, MODEL, write_leads, write_model

DAY = date.fromisoformat(AS_OF)


def test_four_lines(tmp_path: Path) -> None:
    model = load_model(write_model(tmp_path))
    leads = read_leads(write_leads(tmp_path))
    scores = score(leads, model, as_of=DAY)
    assert scores.score.tolist() == [89, 2, 59, 29, 50]
    assert explain(scores, 0).why == "VP +20; Size from 10 +19; Free trial +40; Seen lately +10"


def test_as_the_job_scores(tmp_path: Path) -> None:
    path = write_leads(tmp_path)
    outcome = score_file(path, Target(tmp_path / "o.xlsx"), Wishes(MODEL), as_of=DAY)
    by_hand = score(read_leads(path), tmp_path / "o.xlsx", as_of=DAY)
    assert by_hand.score.tolist() == outcome.scores.score.tolist()
    assert by_hand.lead_tier.tolist() == outcome.scores.lead_tier.tolist()


def test_an_uncertain_match_is_refused_and_can_be_answered() -> None:
    leads = lead_table({"Employees now": [9.0]})
    with pytest.raises(MappingError, match="Employees"):
        score(leads, MODEL)
    assert score(leads, MODEL, {"Employees": "Employees now"}).score.tolist() == [2]
    assert score(leads, MODEL, {"Employees": ""}).score.tolist() == [0]


def test_disposable_domains_beyond_the_built_in_ones() -> None:
    scores = score(lead_table({"Email": ["cy@x.0815.ru"]}), MODEL)
    assert scores.tier_names[scores.lead_tier[0]] == "Disqualified"


def test_overrides() -> None:
    scores = score(lead_table({"Email": ["a@acme.example"]}), MODEL, overrides=("Hot",))
    assert scores.tier_names[scores.lead_tier[0]] == "Hot"


def test_wrong_models_are_refused_in_words() -> None:
    with pytest.raises(ModelError, match="startr"):
        score(lead_table({"Email": ["a"]}), "startr")
    with pytest.raises(HotsheetError):
        prepare("nowhere.csv")
