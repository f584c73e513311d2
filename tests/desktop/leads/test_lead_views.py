"""Views: choosing, asking, keeping, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.lead_rows import BY_RANK
from desktop.models.lead_views import LeadViews, conditions_in, joined
from desktop.session import Session
from scoring.model import Condition, Group, Join, Tier
from scoring.views import Sort, View

SAAS = Condition("Industry", "is", ("SaaS",))
LARGE = Condition("Employees", "≥", (100.0,))


@pytest.fixture
def views(opened: Session) -> LeadViews:
    return LeadViews(opened)


def names(views: LeadViews) -> list[str]:
    return [entry.name for entry in views.entries]


def edited(views: LeadViews) -> bool:
    return views.edited


def sort_of(views: LeadViews) -> tuple[Sort, ...]:
    return views.now.sort


def test_five_views_ship(views: LeadViews) -> None:
    assert names(views) == ["All leads", "Sales-ready", "Nurture", "Overruled", "Disqualified"]
    assert all(entry.shipped for entry in views.entries)
    assert views.chosen.key == "all"
    assert sort_of(views) == BY_RANK
    assert not edited(views)


def test_choosing_a_view_asks_for_it(views: LeadViews, qtbot: QtBot) -> None:
    with qtbot.waitSignal(views.changed):
        views.choose("sales-ready")
    assert views.now.tiers == ("Hot",)
    assert (views.chosen.name, edited(views)) == ("Sales-ready", False)


def test_asking_for_more_marks_the_view_until_it_is_put_back(views: LeadViews, qtbot: QtBot) -> None:
    views.choose("nurture")
    with qtbot.waitSignals([views.changed, views.marked]):
        views.add_condition(SAAS)
    views.add_condition(LARGE)
    assert edited(views)
    assert conditions_in(views.now.when) == (SAAS, LARGE)
    views.reset()
    assert not edited(views)
    assert views.now.when is None


def test_asking_for_the_same_is_no_change(views: LeadViews, qtbot: QtBot) -> None:
    views.search("acme")
    with qtbot.assertNotEmitted(views.changed):
        views.search("  acme ")


def test_tiers_and_categories_are_switched(views: LeadViews) -> None:
    views.toggle_tier("Warm", True)
    views.toggle_tier("Cold", True)
    views.toggle_tier("Warm", False)
    views.toggle_category("Fit", True)
    assert (views.now.tiers, views.now.categories) == (("Cold",), ("Fit",))
    views.toggle_category("Fit", False)
    views.toggle_tier("Cold", False)
    assert views.now.asks_nothing


def test_clearing_keeps_order_and_columns(views: LeadViews) -> None:
    views.ask(View("", ("Hot",), "x", SAAS, ("Fit",), 1, 2, True, True, (("score", True),), ("why",), key="all"))
    views.clear_filters()
    assert views.now.asks_nothing
    assert (views.now.sort, views.now.columns) == ((("score", True),), ("why",))


def test_a_header_sorts_then_turns_then_goes_back_to_rank(views: LeadViews) -> None:
    seen = []
    for _ in range(3):
        views.sort_by("tier", best_first=True)
        seen.append(views.now.sort)
    assert seen == [(("tier", True),), (("tier", False),), BY_RANK]
    # By rank the best scores stand first already: a click turns them.
    for expected in ((("score", False),), BY_RANK):
        views.sort_by("score", best_first=True)
        assert views.now.sort == expected
    views.sort_by("lead:Company", best_first=False)
    assert sort_of(views) == (("lead:Company", False),)


def test_shift_adds_a_second_column_and_takes_it_away(views: LeadViews) -> None:
    views.sort_by("tier", best_first=True)
    views.sort_by("lead:Company", best_first=False, also=True)
    assert sort_of(views) == (("tier", True), ("lead:Company", False))
    views.sort_by("tier", best_first=True, also=True)
    assert sort_of(views) == (("tier", False), ("lead:Company", False))
    views.sort_by("tier", best_first=True, also=True)
    assert sort_of(views) == (("lead:Company", False),)
    views.sort_by_only("rank", True)
    assert sort_of(views) == (("rank", True),)
    views.sort_by_rank()
    assert sort_of(views) == BY_RANK


def test_a_view_is_saved_with_its_filters_as_one_step_of_undo(views: LeadViews, opened: Session) -> None:
    views.choose("nurture")
    views.add_condition(SAAS)
    views.save_as("SaaS to nurture", ("score", "lead:Company"))
    assert names(views)[-1] == "SaaS to nurture"
    assert (views.chosen.name, edited(views)) == ("SaaS to nurture", False)
    [kept] = opened.state.views
    assert (kept.tiers, kept.when, kept.columns) == (("Warm", "Cold"), SAAS, ("score", "lead:Company"))
    assert opened.undo.undoText() == "Save view “SaaS to nurture”"
    opened.undo.undo()
    assert len(views.entries) == 5
    assert views.chosen.key == "all"
    # What was asked for stays on screen.
    assert views.now.when == SAAS
    opened.undo.redo()
    assert names(views)[-1] == "SaaS to nurture"


def test_a_saved_view_is_updated_renamed_and_deleted(views: LeadViews, opened: Session) -> None:
    views.save_as("Mine")
    key = views.chosen.key
    views.search("acme")
    views.update()
    assert not edited(views)
    assert opened.state.views[0].search == "acme"
    views.rename(key, "Ours")
    assert (views.chosen.name, edited(views)) == ("Ours", False)
    views.delete(key)
    assert opened.state.views == ()
    assert views.chosen.key == "all"
    assert opened.undo.undoText() == "Delete view “Ours”"


def test_a_shipped_view_is_not_updated(views: LeadViews, opened: Session) -> None:
    views.search("acme")
    views.update()
    assert opened.state.views == ()
    assert opened.undo.count() == 0


def test_saved_views_are_put_in_order(views: LeadViews, opened: Session) -> None:
    for name in ("One", "Two", "Three"):
        views.save_as(name)
    views.move(opened.state.views[2].key, 0)
    assert names(views)[5:] == ["Three", "One", "Two"]
    first, second, _ = opened.state.views
    views.keep((replace(second, name="Uno"), first))
    assert names(views)[5:] == ["Uno", "Three"]
    assert opened.undo.undoText() == "Views"


def test_names_are_told_apart(views: LeadViews) -> None:
    assert views.name_problem("  ") == "A view needs a name."
    assert views.name_problem("SALES-READY") == "There is a view of this name already."
    views.save_as("Mine")
    assert views.name_problem("mine")
    assert not views.name_problem("mine", views.chosen.key)
    assert not views.name_problem("Other")


def test_shipped_views_follow_the_tiers_of_the_model(views: LeadViews, opened: Session, qtbot: QtBot) -> None:
    views.choose("sales-ready")
    model = opened.model
    tiers = (replace(model.tiers[0], name="Now"), *model.tiers[1:])
    with qtbot.waitSignals([views.listed, views.changed]):
        opened.edit_model(replace(model, tiers=tiers), "Tier")
    assert views.now.tiers == ("Now",)
    assert not edited(views)
    opened.edit_model(replace(model, tiers=(Tier("Only"),)), "Tiers")
    assert "Nurture" not in names(views)


def test_counts_are_told_where_they_are_known(views: LeadViews, opened: Session) -> None:
    scores = opened.scores
    assert scores is not None
    counts = {entry.key: views.count_of(entry, scores) for entry in views.entries}
    assert counts["all"] == 300
    assert counts["sales-ready"] == scores.counts[0]
    assert counts["nurture"] == scores.counts[1] + scores.counts[2]
    assert counts["overruled"] == len(scores.typed_overrides)
    views.add_condition(SAAS)
    views.save_as("Mine")
    assert views.count_of(views.entries[-1], scores) is None


def test_conditions_are_taken_apart_and_joined() -> None:
    either = Group(Join.ANY, (SAAS, LARGE))
    assert conditions_in(None) == ()
    assert conditions_in(SAAS) == (SAAS,)
    assert conditions_in(either) == (either,)
    assert conditions_in(Group(Join.ALL, (SAAS, either))) == (SAAS, either)
    assert joined(()) is None
    assert joined((SAAS,)) == SAAS
    assert joined((SAAS, LARGE)) == Group(Join.ALL, (SAAS, LARGE))
