"""The numbers of a preview against a plain count over all leads."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from desktop.models.preview import (
    MovedLead,
    Outlook,
    category_matches,
    count_matches,
    matches_of,
    matching_leads,
    tiers_of,
)
from desktop.models.preview_leads import MovedLeads
from desktop.session import Session
from scoring.lower import rule_step
from scoring.model import FixedPoints, Rule, Tier
from scoring.scores import score

NAMED = ("First name", "Last name", "Company")


def with_points(session: Session, points: float) -> Outlook:
    """The sample leads before and after a rule gives other points."""
    before = session.scores
    assert before is not None
    first = replace(before.model.rules[0], points=FixedPoints(points))
    after = replace(before.model, rules=(first, *before.model.rules[1:]))
    return Outlook(before, score(before.engine, after, as_of=session.as_of))


def by_hand(outlook: Outlook) -> Counter[tuple[str, str]]:
    before = [outlook.before.tier_names[place] for place in outlook.before.lead_tier]
    after = [outlook.after.tier_names[place] for place in outlook.after.lead_tier]
    return Counter(zip(before, after, strict=True))


@pytest.mark.parametrize("points", [45, -30, 20, 21])
def test_moves_are_those_counted_by_hand(opened: Session, points: float) -> None:
    outlook = with_points(opened, points)
    pairs = by_hand(outlook)
    moved = {pair: count for pair, count in pairs.items() if pair[0] != pair[1]}
    assert {(move.before, move.after): move.count for move in outlook.moves} == moved
    assert outlook.moved == sum(moved.values())
    names = outlook.names
    before = Counter(pair[0] for pair in pairs.elements())
    assert outlook.counts(after=False) == tuple(before[name] for name in names)
    assert outlook.rescored == int((outlook.before.score != outlook.after.score).sum())
    assert [move.count for move in outlook.moves] == sorted((m.count for m in outlook.moves), reverse=True)
    assert all(move.up == (points > 20) for move in outlook.moves)


def test_leads_that_move_stand_by_their_new_score(opened: Session) -> None:
    outlook = with_points(opened, 45)
    leads = outlook.leads()
    assert len(leads) == outlook.moved
    scores = [each.score_after for each in leads]
    assert scores == sorted(scores, reverse=True)
    first = leads[0]
    assert outlook.after.score[first.lead] == first.score_after
    assert outlook.before.score[first.lead] == first.score_before
    few = outlook.leads(5)
    assert [each.score_after for each in few] == scores[:5]


def test_tiers_that_are_renamed_are_other_tiers(opened: Session) -> None:
    before = opened.scores
    assert before is not None
    tiers = (Tier("Call", 70), Tier("Warm", 40), Tier("Cold"))
    after = score(before.engine, replace(before.model, tiers=tiers), as_of=opened.as_of)
    outlook = Outlook(before, after)
    assert outlook.names == ("Call", "Warm", "Cold", "Disqualified", "Hot")
    assert [(move.before, move.after) for move in outlook.moves] == [("Hot", "Call")]
    assert tiers_of(outlook) == tiers


def test_what_a_rule_gives(opened: Session) -> None:
    scores = opened.scores
    assert scores is not None
    for rule in scores.model.rules:
        found = matches_of(scores, rule.id)
        assert found is not None
        fired = scores.fired(rule.id)
        assert found.count == int(fired.sum()) == count_matches(scores, rule.id)
        given = scores.values(rule_step(rule.id))[fired] / 10_000
        assert (found.least, found.most) == (given.min(), given.max())
        assert found.average == pytest.approx(given.mean())
        assert found.share == found.count / 300
    assert matches_of(scores, "no such rule") is None
    assert matches_of(None, "x") is None


def test_what_a_category_gives(opened: Session) -> None:
    scores = opened.scores
    assert scores is not None
    found = category_matches(scores, "Fit")
    assert found is not None and 0 < found.count <= 300 and found.most <= 50
    assert category_matches(scores, "Nowhere") is None


def test_a_rule_that_nobody_meets(opened: Session) -> None:
    before = opened.scores
    assert before is not None
    rule = Rule("none", "None", "Fit", points=FixedPoints(5), enabled=True)
    never = replace(rule, when=replace(before.model.rules[4].when, operator="is blank"))  # type: ignore[type-var]
    scores = score(before.engine, replace(before.model, rules=(never,)), as_of=opened.as_of)
    found = matches_of(scores, "none")
    assert found is not None and found.count == int(scores.fired("none").sum())
    everyone = score(before.engine, replace(before.model, rules=(rule,)), as_of=opened.as_of)
    assert count_matches(everyone, "none") == 300


def test_leads_that_match_stand_by_their_score(opened: Session) -> None:
    scores = opened.scores
    assert scores is not None
    rule = scores.model.rules[0].id
    leads = matching_leads(scores, rule)
    assert {each.lead for each in leads} == set(np.flatnonzero(scores.fired(rule)).tolist())
    assert [each.score_after for each in leads] == sorted((each.score_after for each in leads), reverse=True)
    assert len(matching_leads(scores, rule, 7)) == 7
    assert matching_leads(scores, "no such rule") == []


def test_scores_below_zero_have_the_minus_of_points() -> None:
    table = MovedLeads()
    table.show([MovedLead(0, -1234.5, 3, "Cold", "Warm", up=True)], 1, None)
    assert table.index(0, 1).data() == "−1,234.5 → 3.0"
    assert table.index(0, 0).data() == ""


def test_the_table_names_leads_and_what_happens_to_them(opened: Session) -> None:
    outlook = with_points(opened, 45)
    assert opened.prepared is not None
    table = MovedLeads()
    table.show(outlook.leads(), 0, opened.prepared)
    assert table.rowCount() == outlook.moved
    name, scores, tiers = (table.index(0, column).data() for column in range(3))
    first, last, company = (opened.prepared.table[each].cell(outlook.leads()[0].lead) for each in NAMED)
    assert (
        name.startswith(f"{first} {last}, {company}, ")
        and "@" in name
        and "→" in scores
        and tiers.startswith("▲ Warm → Hot")
    )
    assert table.lead_at(0) == outlook.leads()[0].lead
    assert table.lead_at(10_000) is None
    table.show(matching_leads(outlook.before, opened.model.rules[0].id), 0, opened.prepared)
    assert "→" not in table.index(0, 1).data() and "→" not in table.index(0, 2).data()
