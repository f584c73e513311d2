"""Points given and taken: fixed, by band, per unit; and what a rule may do besides."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.rule_draft import RuleDraft
from desktop.pages.rules import RulesPage
from scoring.model import BandPoints, FixedPoints, HalfLife, PointBand, Rule, UnitPoints
from tests.desktop.rules.conftest import choose, type_over

LEFT = Qt.MouseButton.LeftButton


def rule(page: RulesPage) -> Rule:
    draft = page.desk.draft
    assert isinstance(draft, RuleDraft)
    return draft.rule


def bands(page: RulesPage) -> tuple[PointBand, ...]:
    points = rule(page).points
    assert isinstance(points, BandPoints)
    return points.bands


@pytest.fixture
def banded(page: RulesPage) -> RulesPage:
    page.show_rule("company-size")
    return page


def test_the_three_ways_keep_the_number(page: RulesPage, qtbot: QtBot) -> None:
    points = page.editor.points
    qtbot.mouseClick(points.kinds.button(1), LEFT)
    assert rule(page).points == BandPoints("Employees", (PointBand(None, None, 20),))
    assert points.bands.isVisible() and not points.points.isVisible()
    qtbot.mouseClick(points.kinds.button(2), LEFT)
    assert rule(page).points == UnitPoints("Employees", 20)
    assert "no cap" in points.problem.words.text()
    type_over(qtbot, points.unit_points, "0.5")
    type_over(qtbot, points.cap, "10")
    assert rule(page).points == UnitPoints("Employees", 0.5, 10)
    type_over(qtbot, points.cap, "")
    assert rule(page).points == UnitPoints("Employees", 0.5, None)
    choose(qtbot, points.unit_field, "Emails opened")
    assert rule(page).points == UnitPoints("Emails opened", 0.5, None)
    qtbot.mouseClick(points.kinds.button(0), LEFT)
    assert rule(page).points == FixedPoints(0.5)


def test_points_that_are_missing_or_too_many_are_said(page: RulesPage, qtbot: QtBot) -> None:
    points = page.editor.points
    type_over(qtbot, points.points, "")
    assert points.problem.words.text() == "Give the number of points."
    assert points.points.property("invalid") == "true"
    type_over(qtbot, points.points, "99999")
    assert "beyond 10000" in points.problem.words.text()
    type_over(qtbot, points.points, "-5")
    assert not points.problem.isVisible() and points.points.property("invalid") == "false"


def test_a_band_is_added_where_the_last_one_ends(banded: RulesPage, qtbot: QtBot) -> None:
    table = banded.editor.points.bands
    count = len(bands(banded))
    type_over(qtbot, table.rows[-1].high, "999")
    qtbot.mouseClick(table.add, LEFT)
    assert len(bands(banded)) == count + 1
    assert bands(banded)[-1].low == 1000
    assert QApplication.focusWidget() is table.rows[-1].points
    assert table.rows[-1].problem.words.text() == "Give a number."
    qtbot.keyClicks(table.rows[-1].points, "3")
    assert bands(banded)[-1].points == 3 and not table.rows[-1].problem.isVisible()
    qtbot.mouseClick(table.rows[0].remove, LEFT)
    assert len(bands(banded)) == count


def test_gaps_and_overlaps_are_said_while_typing(banded: RulesPage, qtbot: QtBot) -> None:
    table = banded.editor.points.bands
    assert not table.problem.isVisible()
    type_over(qtbot, table.rows[1].low, "60")
    assert "is a gap" in table.problem.words.text()
    type_over(qtbot, table.rows[1].low, "40")
    assert "overlap" in table.problem.words.text()
    type_over(qtbot, table.rows[1].low, "900")
    assert "begins above its end" in table.rows[1].problem.words.text()
    assert not banded.bar.apply.isEnabled()


def test_the_end_of_a_band_is_left_out_or_not(banded: RulesPage, qtbot: QtBot) -> None:
    table = banded.editor.points.bands
    assert bands(banded)[0].open_high
    choose(qtbot, table.rows[0].open, False)
    assert not bands(banded)[0].open_high
    type_over(qtbot, table.rows[0].label, "Small ones")
    assert bands(banded)[0].label == "Small ones"
    type_over(qtbot, table.rows[0].label, "")
    assert table.rows[0].label.placeholderText() == "10 to 50"


def test_bands_are_sorted_where_they_are_not(banded: RulesPage, qtbot: QtBot) -> None:
    table = banded.editor.points.bands
    assert not table.sort.isVisible()
    before = bands(banded)
    draft = banded.desk.draft
    assert isinstance(draft, RuleDraft)
    banded.desk.edit(draft.with_rule(points=BandPoints("Employees", before[::-1])))
    qtbot.mouseClick(table.sort, LEFT)
    assert bands(banded) == before


def test_fading_needs_a_date(page: RulesPage, qtbot: QtBot) -> None:
    more = page.editor.more
    assert more.fold.isChecked(), "the rule is in a best-of group, so there is something to see"
    more.fades.click()
    assert rule(page).decay == HalfLife("Last activity", 30)
    type_over(qtbot, more.days, "")
    assert more.decay_problem.words.text() == "Give the number of days."
    type_over(qtbot, more.days, "14")
    assert rule(page).decay == HalfLife("Last activity", 14)
    more.fades.click()
    assert rule(page).decay is None


def test_verdicts_groups_and_notes(page: RulesPage, qtbot: QtBot) -> None:
    more = page.editor.more
    choose(qtbot, more.verdict, "disqualify")
    assert rule(page).disqualify and not rule(page).force_tier
    choose(qtbot, more.verdict, "tier/Hot")
    assert not rule(page).disqualify and rule(page).force_tier == "Hot"
    choose(qtbot, more.verdict, "")
    assert not rule(page).force_tier
    type_over(qtbot, more.group, "a/b")
    assert "cannot hold" in more.best_problem.words.text()
    type_over(qtbot, more.group, "titles")
    assert rule(page).best_of == "titles"
    more.note.setFocus()
    qtbot.keyClicks(more.note, "Because")
    assert rule(page).note == "Because"


def test_options_unfold_only_where_there_is_something(page: RulesPage, qtbot: QtBot) -> None:
    page.show_rule("free-trial")
    assert not page.editor.more.inside.isVisible()
    qtbot.mouseClick(page.editor.more.fold, LEFT)
    assert page.editor.more.inside.isVisible()


def test_a_name_that_is_emptied_follows_the_rule_again(page: RulesPage, qtbot: QtBot) -> None:
    page.show_rule("free-trial")
    label = page.editor.label
    type_over(qtbot, label, "")
    assert page.editor.label_problem.words.text() == "A rule has no name. Give it one."
    assert label.placeholderText() == "Free trial is yes"
    qtbot.keyClick(label, Qt.Key.Key_Tab)
    assert label.text() == "Free trial is yes"
    type_over(qtbot, label, "Tries it ")
    assert label.text() == "Tries it " and rule(page).label == "Tries it"


def test_switching_off_in_the_editor(page: RulesPage, qtbot: QtBot) -> None:
    page.editor.enabled.click()
    assert not rule(page).enabled
    qtbot.waitUntil(lambda: not page.desk.forecast.waiting)
    assert page.preview.matches.text() == "Switched on, it would match 81 leads (27\u00a0%)"
