"""The lead list without widgets: it follows the session and the views."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np
from pytestqt.qtbot import QtBot

from desktop.models.lead_list import LeadList
from desktop.models.lead_overrides import overrule
from desktop.session import Opening, Session
from desktop.state import Override
from scoring.model import Condition, FixedPoints, SummaryOptions
from tests.desktop.conftest import open_leads


def settled(qtbot: QtBot, leads: LeadList) -> None:
    qtbot.waitUntil(lambda: not leads.busy and not leads.session.pending)


def scores_shown(leads: LeadList) -> list[float]:
    assert leads.session.scores is not None
    found: list[float] = leads.session.scores.score[leads.model.rows].tolist()
    return found


def shown(leads: LeadList) -> int:
    return leads.shown


def busy(leads: LeadList) -> bool:
    return leads.busy


def test_leads_stand_by_rank(leads: LeadList) -> None:
    assert (shown(leads), leads.count) == (300, 300)
    assert scores_shown(leads) == sorted(scores_shown(leads), reverse=True)
    # Where the rank is not shown, the scores bear its mark.
    assert leads.model.sorted_by == (("score", True),)
    leads.show_columns(("rank", "score"))
    assert leads.model.sorted_by == (("rank", False),)
    assert sum(leads.tier_counts) == 300


def test_an_edited_rule_moves_the_rows_without_a_detour(leads: LeadList, qtbot: QtBot) -> None:
    session, before = leads.session, leads.model.rows.copy()
    rule = session.model.rules[-1]
    rules = (*session.model.rules[:-1], replace(rule, points=FixedPoints(-60)))
    with qtbot.waitSignal(leads.answered):
        session.edit_model(replace(session.model, rules=rules), "Points")
    # Nobody had to ask the thread: the rows were there with the scores.
    assert not busy(leads)
    assert scores_shown(leads) == sorted(scores_shown(leads), reverse=True)
    assert before.tolist() != leads.model.rows.tolist()


def test_a_view_shows_its_leads_and_follows_new_scores(leads: LeadList, qtbot: QtBot) -> None:
    leads.views.choose("sales-ready")
    settled(qtbot, leads)
    hot = leads.shown
    assert leads.session.scores is not None and hot == leads.session.scores.counts[0]
    tiers = leads.session.model.tiers
    lower = (replace(tiers[0], threshold=50.0), *tiers[1:])
    leads.session.edit_model(replace(leads.session.model, tiers=lower), "Threshold")
    settled(qtbot, leads)
    assert shown(leads) == leads.session.scores.counts[0] > hot


def test_search_runs_in_the_background_and_says_so(leads: LeadList, qtbot: QtBot) -> None:
    with qtbot.waitSignals([leads.asked, leads.answered]):
        leads.views.search("marketing")
        assert busy(leads)
    assert 0 < shown(leads) < 300
    assert not busy(leads)
    leads.views.search("no lead says this")
    settled(qtbot, leads)
    assert shown(leads) == 0


def test_sorting_by_an_own_column(leads: LeadList, qtbot: QtBot) -> None:
    leads.views.sort_by("lead:Employees", best_first=False)
    settled(qtbot, leads)
    assert leads.model.sorted_by == (("lead:Employees", False),)
    prepared = leads.session.prepared
    assert prepared is not None
    sizes = prepared.table["Employees"].numbers[leads.model.rows]
    known = sizes[~np.isnan(sizes)]
    assert (np.diff(known[:200]) >= 0).all()


def test_a_filter_that_does_not_fit_leaves_no_rows_and_a_reason(leads: LeadList, qtbot: QtBot) -> None:
    leads.views.add_condition(Condition("Company", ">", (1.0,)))
    settled(qtbot, leads)
    assert shown(leads) == 0
    [failure] = [leads.failure]
    assert failure is not None
    leads.views.clear_filters()
    settled(qtbot, leads)
    assert (leads.failure, shown(leads)) == (None, 300)


def test_saved_views_are_counted_while_nothing_else_is_done(leads: LeadList, qtbot: QtBot) -> None:
    leads.views.add_condition(Condition("Industry", "is", ("SaaS",)))
    leads.views.save_as("SaaS")
    leads.views.add_condition(Condition("Company", ">", (1.0,)))
    leads.views.save_as("Odd")
    saas, odd = (entry.key for entry in leads.views.entries[-2:])
    leads.views.choose("all")
    qtbot.waitUntil(lambda: set(leads.view_counts) == {saas, odd})
    leads.views.choose(saas)
    settled(qtbot, leads)
    assert leads.view_counts == {saas: leads.shown, odd: 0}
    model = leads.session.model
    rules = (replace(model.rules[0], label="Another"), *model.rules[1:])
    leads.session.edit_model(replace(model, rules=rules), "Label")
    settled(qtbot, leads)
    leads.session.close_leads()
    assert leads.view_counts == {}


def test_columns_chosen_once_are_those_of_every_view_without_its_own(leads: LeadList, qtbot: QtBot) -> None:
    leads.show_columns(("score", "lead:Company"))
    leads.views.choose("nurture")
    assert [column.key for column in leads.model.columns] == ["score", "lead:Company"]
    leads.views.save_as("Own", ("score", "tier", "why"))
    assert [column.key for column in leads.model.columns] == ["score", "tier", "why"]
    leads.hide_column("tier")
    assert leads.views.edited
    leads.views.choose("all")
    assert [column.key for column in leads.model.columns] == ["score", "lead:Company"]


def test_columns_are_moved_and_the_last_one_stays(leads: LeadList) -> None:
    leads.show_columns(("score", "tier", "why"))
    leads.move_column(2, 0)
    assert [column.key for column in leads.model.columns] == ["why", "score", "tier"]
    for key in ("why", "score", "tier"):
        leads.hide_column(key)
    assert [column.key for column in leads.model.columns] == ["tier"]


def test_overrides_are_in_the_rows_as_soon_as_they_are_scored(leads: LeadList, qtbot: QtBot) -> None:
    leads.views.choose("overruled")
    settled(qtbot, leads)
    before = leads.shown
    lead = int(leads.session.scores.order[-1]) if leads.session.scores is not None else 0
    assert overrule(leads.session, (lead,), Override("Hot", "They called"))
    settled(qtbot, leads)
    assert shown(leads) == before + 1
    leads.session.undo.undo()
    settled(qtbot, leads)
    assert shown(leads) == before


def test_models_beside_bring_their_columns(leads: LeadList, qtbot: QtBot) -> None:
    session = leads.session
    other = replace(session.state.work_model, id="other", model=replace(session.model, name="Upsell"))
    state = replace(session.state, models=(*session.state.models, other), beside=("other",))
    with qtbot.waitSignal(leads.columnsChanged):
        session.change(state, "Beside")
    settled(qtbot, leads)
    place = leads.model.column_of("score:other")
    assert place >= 0
    lead = leads.model.lead_at(0)
    assert leads.model.shown(lead, place).text == leads.model.shown(lead, leads.model.column_of("score")).text
    leads.views.sort_by("score:other", best_first=True)
    settled(qtbot, leads)
    assert scores_shown(leads) == sorted(scores_shown(leads), reverse=True)


def test_while_columns_are_not_settled_own_columns_are_shown_and_searched(
    session: Session, qtbot: QtBot, tmp_path: object
) -> None:
    leads = LeadList(session)
    path = tmp_path / "leads.csv"  # type: ignore[operator]
    path.write_text("Company,Nothing\nAcme,1\nInitech,2\n", encoding="utf-8")
    model = session.model
    fields = tuple(replace(field, name=f"Unheard of {number}", aliases=()) for number, field in enumerate(model.fields))
    renamed = {old.name: new.name for old, new in zip(model.fields, fields, strict=True)}
    rules = tuple(
        replace(rule, when=Condition(next(iter(renamed.values())), "is not blank"), points=FixedPoints(1), decay=None)
        for rule in model.rules
    )
    session.edit_model(replace(model, fields=fields, rules=rules, key=(), summary=SummaryOptions()), "Fields")
    open_leads(session, qtbot, path, Opening(path))
    settled(qtbot, leads)
    assert session.scores is None and session.failure is not None
    assert [column.title for column in leads.model.columns] == ["Company", "Nothing"]
    assert (shown(leads), leads.model.sorted_by) == (2, ())
    leads.views.search("init")
    settled(qtbot, leads)
    assert shown(leads) == 1
    leads.stop()


def test_closed_leads_leave_an_empty_list(leads: LeadList) -> None:
    leads.session.close_leads()
    assert (shown(leads), leads.count, leads.model.columns) == (0, 0, ())


def test_what_was_typed_by_hand_is_shown_before_it_is_scored(leads: LeadList) -> None:
    leads.show_columns(("override", "reason"))
    lead = leads.model.lead_at(0)
    leads.session.change(
        replace(leads.session.state, overrides=MappingProxyType({lead: Override("Cold", "Left")})), "Override"
    )
    assert [leads.model.shown(lead, place).text for place in (0, 1)] == ["Cold", "Left"]
