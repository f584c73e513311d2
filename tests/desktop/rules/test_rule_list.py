"""The list of rules as Qt sees it: always the model that is shown, whatever came before; it only asks."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.models.rule_draft_problems import by_category, by_rule
from desktop.models.rule_list import RuleListModel, typed_points
from desktop.models.rule_list_shown import Col, Role, Shown, moves
from scoring.errors import Severity
from scoring.model import BandPoints, Category, Condition, FixedPoints, PointBand, Rule, ScoringModel, UnitPoints
from scoring.validate import check_model
from tests.desktop.rules.test_rule_edits import OTHER_RULES, SAME_RULES
from tests.strategies import models

MOVE = Qt.DropAction.MoveAction


def shown(model: ScoringModel, **more: object) -> Shown:
    problems = check_model(model)
    return Shown(model, {}, 0, by_rule(model, problems), by_category(problems), **more)  # type: ignore[arg-type]


def tree(listed: RuleListModel) -> list[tuple[str, list[str]]]:
    found = []
    for row in range(listed.rowCount()):
        heading = listed.index(row, 0)
        rules = [listed.index(place, 0, heading).data(Role.ID) for place in range(listed.rowCount(heading))]
        found.append((heading.data(), rules))
    return found


def expected(model: ScoringModel) -> list[tuple[str, list[str]]]:
    return [(category.name, [rule.id for rule in model.rules_of(category.name)]) for category in model.categories]


@given(models(), st.integers(), st.lists(st.sampled_from(sorted({**SAME_RULES, **OTHER_RULES})), max_size=10))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_list_follows_any_edits(qapp: object, model: ScoringModel, seed: int, names: list[str]) -> None:
    rng = random.Random(seed)
    listed = RuleListModel()
    QAbstractItemModelTester(listed, QAbstractItemModelTester.FailureReportingMode.Fatal)
    listed.show(shown(model))
    assert tree(listed) == expected(model)
    for name in names:
        kept = {
            rule.id: QPersistentModelIndex(listed.index_of_rule(rule.id)) for rule in model.rules if rng.random() < 0.5
        }
        before, model = model, {**SAME_RULES, **OTHER_RULES}[name](rng, model)
        listed.show(shown(model))
        assert tree(listed) == expected(model)
        for rule_id, index in kept.items():
            old, new = before.rule(rule_id), model.rule(rule_id)
            # A rule that stays in its category stays chosen.
            if old is not None and new is not None and old.category == new.category:
                assert index.isValid() and index.data(Role.ID) == rule_id, name


@pytest.fixture
def model() -> ScoringModel:
    bands = BandPoints("Size", (PointBand(None, 9, -5), PointBand(10, None, 19)))
    return ScoringModel(
        "Test",
        categories=(Category("Fit", cap=40, weight=2), Category("Signs")),
        rules=(
            Rule("boss", "Boss", "Fit", Condition("Title", "contains word", ("VP",)), FixedPoints(8), note="Ask Ana"),
            Rule("size", "Size", "Fit", points=bands),
            Rule("opens", "Opens", "Signs", points=UnitPoints("Opens", 2, 20)),
            Rule("spam", "Spam", "Signs", Condition("Email", "domain is free"), disqualify=True, enabled=False),
        ),
    )


@pytest.fixture
def listed(qapp: object, model: ScoringModel) -> RuleListModel:
    made = RuleListModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show(shown(model))
    return made


def test_rules_are_said_in_words(listed: RuleListModel) -> None:
    listed.show_matches({"boss": 1500, "size": 3}, 4000)
    row = [listed.index_of_rule("boss", column).data() for column in Col]
    assert row == ["Boss", "+8", "1,500"]
    assert listed.index_of_rule("boss").data(Role.DETAIL) == "Title contains the word “VP”"
    assert listed.index_of_rule("boss").data(Role.SHARE) == 0.375
    assert "1,500 of 4,000 leads" in listed.index_of_rule("boss").data(Qt.ItemDataRole.ToolTipRole)
    assert listed.index_of_rule("size", Col.POINTS).data() == "−5 … +19"
    assert listed.index_of_rule("spam", Col.POINTS).data() == "disqualifies"
    assert listed.index_of_rule("spam", Col.MATCHES).data() == "off"
    assert listed.index_of_rule("opens", Col.MATCHES).data() == ""


def test_headings_sum_up(listed: RuleListModel) -> None:
    fit = listed.index_of_category("Fit")
    assert fit.data(Role.DETAIL) == "2 rules · at most 40 before weighting (80 after) · × 2"
    assert listed.index_of_category("Fit", Col.POINTS).data() == "−10 … +54"
    assert fit.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    signs = listed.index_of_category("Signs")
    assert signs.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    assert "2 rules" in fit.data(Qt.ItemDataRole.AccessibleTextRole)


def test_signs_of_problems_and_drafts(listed: RuleListModel, model: ScoringModel) -> None:
    assert listed.index_of_rule("boss").data(Role.SEVERITY) == Severity.ERROR
    assert "There is no field “Title”" in listed.index_of_rule("boss").data(Qt.ItemDataRole.AccessibleTextRole)
    assert not listed.index_of_rule("boss").data(Role.PENDING)
    listed.show(shown(model, pending={"boss"}))
    assert listed.index_of_rule("boss").data(Role.PENDING)
    assert "not applied" in listed.index_of_rule("boss").data(Qt.ItemDataRole.ToolTipRole)


def test_only_what_changed_is_told(listed: RuleListModel, model: ScoringModel, qtbot: QtBot) -> None:
    told: list[str] = []
    listed.dataChanged.connect(lambda first, last: told.append(first.data(Role.ID)))
    listed.show(shown(model))
    assert told == []
    other = replace(model.rules[0], points=FixedPoints(9))
    listed.show(shown(replace(model, rules=(other, *model.rules[1:]))))
    assert sorted(told) == ["Fit", "boss"]


def test_ticking_and_typing_only_ask(listed: RuleListModel, qtbot: QtBot) -> None:
    check = Qt.ItemDataRole.CheckStateRole
    with qtbot.waitSignal(listed.enabledWanted) as asked:
        assert listed.setData(listed.index_of_rule("boss"), Qt.CheckState.Unchecked.value, check)
    assert asked.args == [["boss"], False]
    with qtbot.waitSignal(listed.enabledWanted) as asked:
        listed.setData(listed.index_of_category("Signs"), Qt.CheckState.Checked.value, check)
    assert asked.args == [["opens", "spam"], True]
    with qtbot.waitSignal(listed.pointsWanted) as points:
        listed.setData(listed.index_of_rule("boss", Col.POINTS), "−12.5")
    assert points.args == ["boss", -12.5]
    with qtbot.waitSignal(listed.refused):
        assert not listed.setData(listed.index_of_rule("boss", Col.POINTS), "many")
    assert listed.index_of_rule("boss", Col.POINTS).data() == "+8"


def test_points_that_are_no_single_number_are_not_typed(listed: RuleListModel) -> None:
    editable = Qt.ItemFlag.ItemIsEditable
    assert listed.flags(listed.index_of_rule("opens", Col.POINTS)) & editable
    assert not listed.flags(listed.index_of_rule("size", Col.POINTS)) & editable
    assert not listed.flags(listed.index_of_category("Fit", Col.POINTS)) & editable
    assert listed.index_of_rule("opens", Col.POINTS).data(Qt.ItemDataRole.EditRole) == 2


@pytest.mark.parametrize(("text", "points"), [("5", 5.0), ("10001", None), ("1.23456", 1.2346), ("x", None)])
def test_points_have_limits(text: str, points: float | None) -> None:
    assert typed_points(text) == points


def test_search_finds_labels_conditions_notes_and_categories(listed: RuleListModel) -> None:
    assert listed.found("") == {"Fit": {"boss", "size"}, "Signs": {"opens", "spam"}}
    assert listed.found("vp") == {"Fit": {"boss"}, "Signs": set()}
    assert listed.found("ana boss") == {"Fit": {"boss"}, "Signs": set()}
    assert listed.found("signs") == {"Fit": set(), "Signs": {"opens", "spam"}}
    assert listed.found("free mail") == {"Fit": set(), "Signs": {"spam"}}


@pytest.mark.parametrize(
    ("row", "on", "asked"),
    [
        (1, "Fit", (["spam"], "Fit", "size")),
        (2, "Fit", (["spam"], "Fit", "")),
        (-1, "Fit", (["spam"], "Fit", "")),
        (1, "", (["spam"], "Fit", "")),
        (2, "", (["spam"], "Signs", "")),
        (0, "", (["spam"], "Fit", "")),
        (-1, "", (["spam"], "Signs", "")),
    ],
)
def test_where_a_rule_is_dropped(
    listed: RuleListModel, qtbot: QtBot, row: int, on: str, asked: tuple[object, ...]
) -> None:
    data = listed.mimeData([listed.index_of_rule("spam"), listed.index_of_rule("spam", Col.POINTS)])
    parent = listed.index_of_category(on) if on else QModelIndex()
    with qtbot.waitSignal(listed.rulesDropped) as dropped:
        assert listed.dropMimeData(data, MOVE, row, 0, parent)
    assert tuple(dropped.args) == asked


@pytest.mark.parametrize(
    ("row", "on", "asked"), [(0, "", ("Signs", "Fit")), (2, "", ("Signs", "")), (0, "Fit", ("Signs", "Fit"))]
)
def test_where_a_category_is_dropped(
    listed: RuleListModel, qtbot: QtBot, row: int, on: str, asked: tuple[str, str]
) -> None:
    data = listed.mimeData([listed.index_of_category("Signs")])
    parent = listed.index_of_category(on) if on else QModelIndex()
    with qtbot.waitSignal(listed.categoryDropped) as dropped:
        assert listed.dropMimeData(data, MOVE, row, 0, parent)
    assert tuple(dropped.args) == asked


@given(st.permutations(range(12)))
def test_any_order_is_reached_by_moves(goal: list[int]) -> None:
    order = list(range(12))
    steps = moves(order, goal)
    for start, end in steps:
        order.insert(end, order.pop(start))
    assert order == list(goal)


@pytest.mark.parametrize("goal", ["bcdea", "eabcd", "acbde", "abdec"])
def test_one_thing_out_of_place_is_one_move(goal: str) -> None:
    assert len(moves("abcde", goal)) == 1
    assert moves("abcde", "abcde") == []


def test_headers(listed: RuleListModel) -> None:
    titles = [listed.headerData(column, Qt.Orientation.Horizontal) for column in Col]
    assert titles == ["Rule", "Points", "Matches"]
