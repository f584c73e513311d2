"""Edits of tiers and grades: what names a tier follows it, and no edit leaves a model that cannot score."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models import grades, tiers
from desktop.state import Override, State
from desktop.workspace_link import new_model
from scoring.checks.totals import MAX_TIERS
from scoring.errors import Severity
from scoring.fields import Field, FieldKind
from scoring.model import (
    Axis,
    Category,
    Condition,
    DailyCount,
    FixedPoints,
    Rule,
    ScoringModel,
    SummaryOptions,
    Tier,
    UnitPoints,
)
from scoring.modelfile import load_model, open_model
from scoring.nodes import Scaling
from scoring.validate import check_model
from scoring.views import View

MODEL = ScoringModel(
    "m",
    fields=(Field("Word"), Field("Day", FieldKind.DATE)),
    categories=(Category("Fit", Axis.FIT), Category("Doing", Axis.ENGAGEMENT)),
    rules=(
        Rule("hot", "Hot", "Fit", when=Condition("Word", "is", ("call",)), points=FixedPoints(40), force_tier="Hot"),
        Rule("more", "More", "Doing", when=Condition("Word", "is", ("yes",)), points=FixedPoints(9)),
    ),
    tiers=(Tier("Hot", 70, "Call"), Tier("Warm", 40), Tier("Cold")),
    summary=SummaryOptions(daily=DailyCount("Day", "Hot")),
)
BY_GRADE = grades.switch_table(MODEL, True)


def errors(model: ScoringModel) -> list[str]:
    return [str(problem) for problem in check_model(model) if problem.severity is Severity.ERROR]


def thresholds(model: ScoringModel) -> list[float | None]:
    return [tier.threshold for tier in model.tiers]


def test_a_new_name_reaches_everything_that_names_the_tier() -> None:
    edit = tiers.rename_tier(BY_GRADE, 0, "Now")
    model = edit.model
    assert model.rules[0].force_tier == "Now"
    assert model.summary.daily is not None
    assert model.summary.daily.tier == "Now"
    assert "Now" in model.grades.table
    assert "Hot" not in model.grades.table
    assert not errors(model)


def test_overrides_follow_a_new_name_and_leave_other_words_alone() -> None:
    work = replace(new_model(open_model("starter")), model=MODEL)
    said = {3: Override(" hot", "rang us"), 4: Override("Cold"), 5: Override("Hottest")}
    state = State((work,), work.id, overrides=said)
    after = tiers.rename_tier(MODEL, 0, "Now").state(state)
    assert after.overrides == {3: Override("Now", "rang us"), 4: Override("Cold"), 5: Override("Hottest")}
    assert after.model.tiers[0].name == "Now"


def test_saved_views_follow_a_new_name_and_keep_the_old_for_other_models() -> None:
    work = replace(new_model(open_model("starter")), model=MODEL)
    views = (View("Call", ("Hot", "Warm"), key="1"), View("All", key="2"))
    alone = State((work,), work.id, views=views)
    edit = tiers.rename_tier(MODEL, 0, "Now")
    assert [view.tiers for view in edit.state(alone).views] == [("Now", "Warm"), ()]
    other = new_model(open_model("starter"))
    both = State((work, other), work.id, views=views)
    assert edit.state(both).views[0].tiers == ("Now", "Hot", "Warm")


@pytest.mark.parametrize("name", ["", "warm", "Disqualified", "x" * 200])
def test_a_name_that_cannot_be_says_why(name: str) -> None:
    problem = tiers.name_problem(MODEL, 0, name)
    assert problem is not None
    assert problem.mend


def test_a_good_name_has_no_problem() -> None:
    assert tiers.name_problem(MODEL, 0, "Burning") is None
    assert tiers.name_problem(MODEL, 0, "Hot") is None


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("model", [MODEL, BY_GRADE], ids=["thresholds", "grades"])
def test_without_a_tier_its_leads_go_to_a_neighbour(place: int, model: ScoringModel) -> None:
    after = tiers.remove_tier(model, place).model
    assert len(after.tiers) == 2
    assert after.tiers[-1].threshold is None
    assert model.tiers[place].name not in [tier.name for tier in after.tiers]
    assert not errors(after)


def test_a_new_tier_stands_in_the_widest_gap_under_a_name_of_its_own() -> None:
    once, place = tiers.add_tier(MODEL, "New tier")
    assert (place, once.tiers[place]) == (2, Tier("New tier", 20))
    twice, place = tiers.add_tier(once, "New tier")
    assert twice.tiers[place] == Tier("New tier 2", 85)
    model = MODEL
    while tiers.can_add(model):
        model, _ = tiers.add_tier(model, "New tier")
        assert not errors(model)
        order = [at for at in thresholds(model) if at is not None]
        assert order == sorted(set(order), reverse=True)
    assert len(model.tiers) == MAX_TIERS


def raw_to(most: float, *tiers_there: Tier) -> ScoringModel:
    """A model of plain sums from 0 to `most`."""
    rule = replace(MODEL.rules[1], points=FixedPoints(most))
    return replace(MODEL, rules=(rule,), tiers=tiers_there, scale=Scaling.RAW, summary=SummaryOptions())


@pytest.mark.parametrize(
    ("model", "room"),
    [
        (raw_to(2, Tier("A", 2), Tier("B", 1), Tier("C")), False),
        (raw_to(3, Tier("A", 2), Tier("B", 1), Tier("C")), True),
        (replace(raw_to(2, Tier("A", 2), Tier("B", 1), Tier("C")), decimals=1), True),
        (replace(MODEL, tiers=(Tier("A", 40), Tier("B", 70), Tier("C"))), True),
        (replace(MODEL, tiers=(Tier("A", 1), Tier("B", 100), Tier("C"))), False),
        (replace(MODEL, tiers=(Tier("A"), Tier("B", 40), Tier("C"))), True),
        (replace(MODEL, tiers=(Tier("A", 40), Tier("B", 10))), True),
        (replace(MODEL, tiers=()), True),
        (raw_to(-1e300, Tier("A", 1), Tier("B")), True),
    ],
)
def test_a_tier_is_added_only_where_a_step_is_free(model: ScoringModel, room: bool) -> None:
    assert tiers.can_add(model) is room
    before = errors(model)
    for _ in range(MAX_TIERS):
        if not tiers.can_add(model):
            break
        model, place = tiers.add_tier(model, "New tier")
        made = model.tiers[place].threshold
        over = [at for at in thresholds(model)[:place] if at is not None]
        under = [at for at in thresholds(model)[place + 1 :] if at is not None]
        assert made is None or (all(made < at for at in over) and all(made > at for at in under))
        assert set(errors(model)) <= set(before)


def test_ranks_keep_their_thresholds() -> None:
    after = tiers.move_tier(MODEL, 0, 1)
    assert [tier.name for tier in after.tiers] == ["Warm", "Hot", "Cold"]
    assert thresholds(after) == [70, 40, None]
    down = tiers.move_tier(MODEL, 2, 0)
    assert [tier.name for tier in down.tiers] == ["Cold", "Hot", "Warm"]
    assert thresholds(down) == [70, 40, None]


def test_a_preset_takes_over_what_named_the_old_tiers_by_rank() -> None:
    stages = (Tier("Proposal", 75), Tier("Meeting", 50), Tier("Qualification", 25), Tier("Prospecting"))
    edit = tiers.apply_preset(BY_GRADE, stages)
    assert edit.model.tiers == stages
    assert edit.model.rules[0].force_tier == "Proposal"
    assert edit.renamed["Cold"] == "Prospecting"
    assert not errors(edit.model)
    back = tiers.apply_preset(edit.model, MODEL.tiers)
    assert back.model.tiers == MODEL.tiers
    assert not errors(back.model)


def test_thresholds_cannot_cross() -> None:
    assert tiers.bounds(MODEL, 0) == (41, 100)
    assert tiers.bounds(MODEL, 1) == (0, 69)
    fine = replace(MODEL, decimals=1, scale=Scaling.RAW)
    assert tiers.bounds(fine, 0)[0] == 401
    assert tiers.bounds(fine, 0)[1] > 10**9
    # A model that came crossed keeps what it says.
    crossed = tiers.set_threshold(MODEL, 0, 140)
    assert tiers.bounds(crossed, 0)[1] == 140


def test_percent_is_offered_where_it_helps_and_refused_with_a_reason() -> None:
    saas = load_model("saas-smb")
    high = replace(saas, scale=Scaling.CLAMP, tiers=(Tier("Hot", 75), Tier("Warm", 25), Tier("Cold")))
    assert tiers.percent_helps(high)
    assert not tiers.percent_helps(replace(high, scale=Scaling.PERCENT))
    uncapped = replace(
        high,
        fields=(*high.fields, Field("Clicks", FieldKind.NUMBER)),
        rules=(*high.rules, Rule("u", "U", high.categories[0].name, points=UnitPoints("Clicks", 1))),
    )
    problem = tiers.scale_problem(uncapped, Scaling.PERCENT)
    assert problem is not None
    assert "cap" in problem.message
    assert not tiers.percent_helps(uncapped)


def test_problems_are_found_at_the_row_they_belong_to() -> None:
    saas = replace(load_model("saas-smb"), scale=Scaling.CLAMP, tiers=(Tier("Hot", 75), Tier("Warm", 25), Tier("Cold")))
    problems = check_model(saas)
    assert [problem.code for problem in tiers.tier_problems(problems, saas.tiers[0])] == ["unreachable"]
    assert not tiers.tier_problems(problems, saas.tiers[2])


def test_swatches_stand_out_and_a_pale_colour_does_not() -> None:
    assert all(tiers.has_contrast(color) for color in tiers.SWATCHES)
    assert not tiers.has_contrast("FFFFF0")
    assert not tiers.has_contrast("1B2120")


def test_ends_of_the_scale() -> None:
    assert tiers.scale_ends(MODEL) == (0, 100)
    assert tiers.scale_ends(replace(MODEL, scale=Scaling.RAW)) == (0, 49)


def test_the_table_of_grades_begins_with_the_best_for_the_best() -> None:
    table = BY_GRADE.grades.table
    assert len(table) == 16
    assert (table[0], table[15]) == ("Hot", "Cold")
    assert not errors(BY_GRADE)
    assert grades.switch_table(BY_GRADE, False).grades.table == ()
    assert grades.set_tier(BY_GRADE, 15, "Warm").grades.table[15] == "Warm"


def test_cut_offs_keep_falling() -> None:
    assert grades.cut_bounds((75, 50, 25), 0) == (51, 100)
    assert grades.cut_bounds((75, 50, 25), 1) == (26, 74)
    assert grades.cut_bounds((75, 50, 25), 2) == (0, 49)
    assert grades.set_cut(MODEL, "fit", 1, 55).grades.fit == (75, 55, 25)
