"""The tiers panel in a window: thresholds pulled, stepped and typed, and the table of tiers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.models.history import keep_version
from desktop.models.tier_changes import TierChanges
from desktop.session import Session
from desktop.state import Override
from desktop.widgets.tiers_panel import TiersPanel
from scoring.model import Tier
from scoring.modelfile import load_model
from scoring.nodes import Scaling
from scoring.store import Workspace
from tests.desktop.tiers.mouse import LEFT, hover, pull

Key = Qt.Key


@pytest.fixture
def panel(opened: Session, qtbot: QtBot) -> TiersPanel:
    return shown(opened, qtbot)


def shown(session: Session, qtbot: QtBot) -> TiersPanel:
    made = TiersPanel(session)
    qtbot.addWidget(made)
    made.resize(1016, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def thresholds(session: Session) -> list[float | None]:
    return [tier.threshold for tier in session.model.tiers]


def words_of(panel: TiersPanel, place: int) -> list[str]:
    row = panel.table.rows[place]
    return [row.count.text(), row.share.text(), row.change.text()]


def pixels(panel: TiersPanel, points: float) -> int:
    return round(panel.chart.x_of(points) - panel.chart.x_of(0))


def settle(panel: TiersPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel.session.pending, timeout=10_000)


def test_it_opens_with_the_leads_of_each_tier(panel: TiersPanel) -> None:
    assert panel.counts == (45, 85, 170, 0)
    assert words_of(panel, 0) == ["45", "15 %", ""]
    assert panel.table.rows[2].rest.text() == "all the rest"
    assert [chip.accessibleDescription() for chip in panel.chart.chips] == ["Hot from 70", "Warm from 40"]


def test_a_line_is_pulled_and_counts_follow_before_it_is_let_go(panel: TiersPanel, qtbot: QtBot) -> None:
    view, start = panel.chart.plot.viewport(), panel.chart.line_point(0)
    pull(view, start, pixels(panel, -8), release=False)
    assert thresholds(panel.session) == [70, 40, None]
    assert panel.chart.dragging
    hot = panel.counts[0]
    assert hot > 45
    assert words_of(panel, 0) == [str(hot), "22 %", f"+{hot - 45}"]
    assert panel.table.rows[0].threshold.value() == 62
    assert panel.session.undo.count() == 0
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(pixels(panel, -8), 0))
    assert thresholds(panel.session) == [62, 40, None]
    assert panel.session.undo.count() == 1
    assert panel.session.undo.undoText() == "Threshold of “Hot”"
    settle(panel, qtbot)
    assert panel.session.scores is not None
    assert panel.session.scores.counts == panel.counts
    # What moved stays to be seen after it is let go.
    assert words_of(panel, 0)[2] == f"+{hot - 45}"
    panel.session.undo.undo()
    assert thresholds(panel.session) == [70, 40, None]
    assert words_of(panel, 0) == ["45", "15 %", ""]


def test_the_chip_is_pulled_as_well_and_stops_before_the_other_line(panel: TiersPanel) -> None:
    chip = panel.chart.chips[0]
    pull(chip, chip.rect().center(), -700)
    assert thresholds(panel.session) == [41, 40, None]
    pull(panel.chart.chips[1], QPoint(20, 12), 900)
    assert thresholds(panel.session) == [41, 40, None]
    assert panel.session.undo.count() == 1


def test_the_change_adds_up_until_a_version_is_kept(panel: TiersPanel, qtbot: QtBot, tmp_path: Path) -> None:
    session = panel.session
    for points in (-5, -5):
        pull(panel.chart.chips[0], QPoint(20, 12), pixels(panel, points))
        settle(panel, qtbot)
    assert thresholds(session)[0] == 60
    hot = panel.counts[0]
    assert words_of(panel, 0)[2] == f"+{hot - 45}"
    row = panel.table.rows[0]
    assert "last kept" in row.change.toolTip()
    row.name.selectAll()
    QTest.keyClicks(row.name, "Now")
    QTest.keyClick(row.name, Key.Key_Return)
    settle(panel, qtbot)
    assert words_of(panel, 0)[2] == f"+{hot - 45}"
    with Workspace.open(tmp_path / "workspace.sqlite") as session.workspace:
        with qtbot.waitSignal(session.versionsChanged, timeout=10_000):
            keep_version(session)
        settle(panel, qtbot)
        qtbot.waitUntil(lambda: words_of(panel, 0)[2] == "")
    session.undo.undo()
    session.undo.undo()
    session.undo.undo()
    settle(panel, qtbot)
    assert words_of(panel, 0)[2] == f"−{hot - panel.counts[0]}"
    session.workspace = None


def test_a_tier_that_came_had_no_leads_before(opened: Session) -> None:
    changes = TierChanges.of(opened)
    assert TierChanges.of(opened) is changes
    assert changes.before() == (45, 85, 170, 0)
    model = opened.model
    opened.edit_model(replace(model, tiers=(*model.tiers[:1], Tier("Lukewarm", 50), *model.tiers[1:])), "Tier")
    assert changes.before() == (45, 0, 85, 170, 0)
    opened.edit_model(replace(model, tiers=(replace(model.tiers[0], name="Now"), *model.tiers[1:])), "Name")
    assert changes.before() == (45, 85, 170, 0)


def test_where_no_step_is_free_no_tier_is_added(panel: TiersPanel) -> None:
    panel.session.edit_model(replace(panel.session.model, tiers=(Tier("A", 100), Tier("B", 1), Tier("C"))), "Tiers")
    assert panel.add.isEnabled()
    panel.session.edit_model(replace(panel.session.model, tiers=(Tier("A", 1), Tier("B", 100), Tier("C"))), "Tiers")
    assert not panel.add.isEnabled()
    assert "no room" in panel.add.toolTip()


def test_two_pulls_are_two_steps_of_undo(panel: TiersPanel) -> None:
    for _ in range(2):
        pull(panel.chart.chips[0], QPoint(20, 12), pixels(panel, -5))
    assert thresholds(panel.session) == [60, 40, None]
    assert panel.session.undo.count() == 2
    panel.session.undo.undo()
    assert thresholds(panel.session) == [65, 40, None]


def test_escape_puts_a_pulled_threshold_back(panel: TiersPanel, qtbot: QtBot) -> None:
    chip = panel.chart.chips[0]
    pull(chip, QPoint(20, 12), -100, release=False)
    assert panel.counts[0] != 45
    QTest.keyClick(chip, Key.Key_Escape)
    assert panel.counts == (45, 85, 170, 0)
    QTest.mouseRelease(chip, LEFT, pos=QPoint(20, 12))
    assert panel.session.undo.count() == 0


def test_a_press_beside_the_lines_moves_nothing(panel: TiersPanel) -> None:
    view = panel.chart.plot.viewport()
    pull(view, panel.chart.line_point(0) + QPoint(40, 0), -100)
    assert panel.session.undo.count() == 0


def test_arrow_keys_step_and_are_one_step_of_undo(panel: TiersPanel, qtbot: QtBot) -> None:
    chip = panel.chart.chips[0]
    chip.setFocus()
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Right):
        QTest.keyClick(chip, key)
    assert thresholds(panel.session)[0] == 69
    QTest.keyClick(chip, Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert thresholds(panel.session)[0] == 79
    QTest.keyClick(chip, Key.Key_PageDown)
    assert thresholds(panel.session)[0] == 69
    assert panel.session.undo.count() == 1
    panel.session.undo.undo()
    assert thresholds(panel.session) == [70, 40, None]


def test_keys_stop_at_the_end_of_the_scale_and_at_the_other_threshold(panel: TiersPanel, qtbot: QtBot) -> None:
    chip = panel.chart.chips[0]
    for _ in range(5):
        QTest.keyClick(chip, Key.Key_PageUp)
    assert thresholds(panel.session)[0] == 100
    for _ in range(8):
        QTest.keyClick(chip, Key.Key_PageDown)
    assert thresholds(panel.session)[0] == 41


def test_a_number_is_typed_in_the_table(panel: TiersPanel, qtbot: QtBot) -> None:
    box = panel.table.rows[1].threshold
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "35")
    QTest.keyClick(box, Key.Key_Return)
    assert thresholds(panel.session) == [70, 35, None]
    assert words_of(panel, 1)[2].startswith("+")
    assert panel.chart.chips[1].accessibleDescription() == "Warm from 35"


def type_threshold(panel: TiersPanel, place: int, text: str, key: Key = Key.Key_Return) -> None:
    box = panel.table.rows[place].threshold
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, key)


def test_a_new_tier_goes_where_its_threshold_belongs(panel: TiersPanel, qtbot: QtBot) -> None:
    session = panel.session
    QTest.mouseClick(panel.add, LEFT)
    QTest.keyClicks(panel.table.rows[2].name, "Boiling")
    type_threshold(panel, 2, "85")
    assert [(tier.name, tier.threshold) for tier in session.model.tiers] == [
        ("Boiling", 85), ("Hot", 70), ("Warm", 40), ("Cold", None),
    ]  # fmt: skip
    assert [row.name.text() for row in panel.table.rows] == ["Boiling", "Hot", "Warm", "Cold"]
    assert [row.threshold.text() for row in panel.table.rows[:3]] == ["85", "70", "40"]
    qtbot.waitUntil(panel.table.rows[0].threshold.hasFocus)
    session.undo.undo()
    assert [tier.name for tier in session.model.tiers] == ["Hot", "Warm", "Boiling", "Cold"]


def test_the_tab_key_goes_on_in_the_row_where_the_tier_is_now(panel: TiersPanel, qtbot: QtBot) -> None:
    type_threshold(panel, 1, "85", Key.Key_Tab)
    assert [tier.name for tier in panel.session.model.tiers] == ["Warm", "Hot", "Cold"]
    qtbot.waitUntil(panel.table.rows[0].note.hasFocus)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("150", "A threshold of this scale lies between 0 and 100."),
        ("-5", "A threshold of this scale lies between 0 and 100."),
        ("70", "“Hot” begins there already."),
    ],
)
def test_a_threshold_that_cannot_be_stays_and_says_why(panel: TiersPanel, text: str, said: str) -> None:
    row = panel.table.rows[1]
    type_threshold(panel, 1, text)
    assert thresholds(panel.session) == [70, 40, None]
    assert (row.threshold.text(), row.problem.text()) == (text, said)
    assert row.problem.isVisible() and row.threshold.property("invalid") is True
    type_threshold(panel, 1, "40")
    assert not row.problem.isVisible() and row.threshold.property("invalid") is False
    assert panel.session.undo.count() == 0


def test_a_finer_threshold_than_the_scores_is_taken_as_typed(panel: TiersPanel) -> None:
    type_threshold(panel, 1, "8.5")
    assert thresholds(panel.session) == [70, 8.5, None]
    assert panel.table.rows[1].threshold.text() == "8.5"


def test_keys_stop_in_the_table_where_the_next_tier_begins(panel: TiersPanel) -> None:
    box = panel.table.rows[1].threshold
    type_threshold(panel, 1, "68")
    for _ in range(3):
        QTest.keyClick(box, Key.Key_Up)
    assert thresholds(panel.session) == [70, 69, None]
    box.selectAll()
    QTest.keyClicks(box, "85")
    QTest.keyClick(box, Key.Key_Up)
    assert thresholds(panel.session) == [85, 70, None]


def test_steps_are_as_fine_as_the_score(panel: TiersPanel, qtbot: QtBot) -> None:
    panel.scale.decimals.setCurrentIndex(2)
    panel.scale.decimals.activated.emit(2)
    assert panel.session.model.decimals == 2
    settle(panel, qtbot)
    QTest.keyClick(panel.chart.chips[0], Key.Key_Left)
    assert thresholds(panel.session)[0] == 69.99


def test_a_tier_is_renamed_and_overrides_follow(panel: TiersPanel, qtbot: QtBot) -> None:
    panel.session.override(5, Override("hot", "rang us"), "Override")
    field = panel.table.rows[0].name
    field.selectAll()
    QTest.keyClicks(field, "Now")
    QTest.keyClick(field, Key.Key_Return)
    assert panel.session.model.tiers[0].name == "Now"
    assert panel.session.state.overrides[5] == Override("Now", "rang us")
    settle(panel, qtbot)
    assert panel.chart.chips[0].accessibleDescription() == "Now from 70"


def test_a_name_that_is_taken_is_refused_at_its_row(panel: TiersPanel, qtbot: QtBot) -> None:
    row = panel.table.rows[0]
    row.name.selectAll()
    QTest.keyClicks(row.name, "Warm")
    QTest.keyClick(row.name, Key.Key_Return)
    assert panel.session.model.tiers[0].name == "Hot"
    assert row.problem.isVisible()
    assert row.problem.text().startswith("There is a tier “Warm” already.")
    assert row.name.property("invalid") is True
    assert row.name.text() == "Warm"
    QTest.keyClicks(row.name, "er")
    QTest.keyClick(row.name, Key.Key_Return)
    assert panel.session.model.tiers[0].name == "Warmer"
    assert not row.problem.isVisible()


def test_tiers_are_added_moved_and_removed(panel: TiersPanel, qtbot: QtBot) -> None:
    QTest.mouseClick(panel.add, LEFT)
    assert thresholds(panel.session) == [70, 40, 20, None]
    assert panel.table.rows[2].name.hasSelectedText()
    settle(panel, qtbot)
    assert sum(panel.counts) == 300
    QTest.mouseClick(panel.table.rows[2].up, LEFT)
    assert [tier.name for tier in panel.session.model.tiers] == ["Hot", "New tier", "Warm", "Cold"]
    QTest.mouseClick(panel.table.rows[3].remove, LEFT)
    assert thresholds(panel.session) == [70, 40, None]
    settle(panel, qtbot)
    assert len(panel.table.rows) == 3
    for _ in range(3):
        panel.session.undo.undo()
    assert [tier.name for tier in panel.session.model.tiers] == ["Hot", "Warm", "Cold"]


def test_presets_replace_the_tiers(panel: TiersPanel, qtbot: QtBot) -> None:
    menu = panel.presets.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    assert thresholds(panel.session) == [75, 50, 25, None]
    settle(panel, qtbot)
    assert len(panel.chart.chips) == 3
    menu.actions()[0].trigger()
    assert [tier.name for tier in panel.session.model.tiers] == ["Hot", "Warm", "Cold"]


def test_a_colour_and_a_note_are_given(panel: TiersPanel, qtbot: QtBot) -> None:
    menu = panel.table.rows[0].color.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[5].trigger()
    assert panel.session.model.tiers[0].color == "0072B2"
    panel.table.colored.emit(0, "FFFFF0")
    assert "hardly stands out" in panel.table.rows[0].problem.text()
    note = panel.table.rows[2].note
    QTest.keyClicks(note, "Newsletter")
    QTest.keyClick(note, Key.Key_Return)
    assert panel.session.model.tiers[2].note == "Newsletter"


def test_a_threshold_that_nothing_reaches_offers_the_percent_scale(panel: TiersPanel, qtbot: QtBot) -> None:
    saas = load_model("saas-smb")
    high = replace(saas, scale=Scaling.CLAMP, tiers=(Tier("Hot", 75), Tier("Warm", 25), Tier("Cold")))
    panel.session.edit_model(high, "Another")
    row = panel.table.rows[0]
    assert "no lead reaches" in row.problem.text()
    assert row.mend.isVisible()
    QTest.mouseClick(row.mend, LEFT)
    assert panel.session.model.scale is Scaling.PERCENT
    assert not row.problem.isVisible()
    assert not row.mend.isVisible()


def test_the_scale_is_chosen_and_says_what_it_means(panel: TiersPanel, qtbot: QtBot) -> None:
    raw = panel.scale.choices[Scaling.RAW]
    assert "-20 to 100" in raw.accessibleDescription()
    QTest.mouseClick(raw, LEFT, pos=QPoint(10, raw.height() // 2))
    assert panel.session.model.scale is Scaling.RAW
    settle(panel, qtbot)
    assert sum(panel.counts) == 300
    panel.session.undo.undo()
    assert panel.scale.choices[Scaling.CLAMP].isChecked()


def test_without_leads_thresholds_can_be_set_all_the_same(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    assert panel.counts == ()
    assert words_of(panel, 0) == ["–", "", ""]
    pull(panel.chart.chips[0], QPoint(20, 12), pixels(panel, 5))
    assert thresholds(session)[0] == 75


def test_hidden_it_waits_and_catches_up_when_shown(panel: TiersPanel, qtbot: QtBot) -> None:
    panel.hide()
    panel.session.edit_model(replace(panel.session.model, tiers=(Tier("A", 10), Tier("B"))), "Two tiers")
    settle(panel, qtbot)
    assert len(panel.table.rows) == 3
    panel.show()
    assert len(panel.table.rows) == 2
    assert sum(panel.counts) == 300


def test_it_follows_the_dark_look(panel: TiersPanel, qapp: QApplication) -> None:
    before = panel.chart.plot.backgroundBrush().color()
    theme.apply(qapp, dark=True)
    try:
        assert panel.chart.plot.backgroundBrush().color() != before
    finally:
        theme.apply(qapp, dark=False)


def test_a_bar_tells_its_leads(panel: TiersPanel) -> None:
    view = panel.chart.plot.viewport()
    at = QPoint(round(panel.chart.x_of(46.5)), view.height() - 40)
    hover(view, view.mapToGlobal(at))
    assert QToolTip.text() == "Score 46\nWarm: 7"
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor
    hover(view, view.mapToGlobal(panel.chart.line_point(0)))
    assert view.cursor().shape() is Qt.CursorShape.SizeHorCursor


def test_every_control_has_a_name_for_a_screen_reader(panel: TiersPanel) -> None:
    for row in panel.table.rows:
        for control in (row.color, row.name, row.note, row.up, row.down, row.remove):
            assert control.accessibleName()
    assert [chip.accessibleName() for chip in panel.chart.chips] == ["Threshold of Hot", "Threshold of Warm"]


def test_a_note_stays_with_its_tier(panel: TiersPanel, qtbot: QtBot) -> None:
    row = panel.table.rows[0]
    row.note.setFocus()
    row.note.selectAll()
    QTest.keyClicks(row.note, "Call before ten")
    QTest.keyClick(row.note, Key.Key_Return)
    row.down.click()
    notes = {tier.name: tier.note for tier in panel.session.model.tiers}
    assert notes["Hot"] == "Call before ten"
    assert [each.note.text() for each in panel.table.rows] == [tier.note for tier in panel.session.model.tiers]
    panel.session.undo.undo()
    panel.session.undo.undo()
    assert [each.note.text() for each in panel.table.rows] == [tier.note for tier in panel.session.model.tiers]


def test_a_line_is_let_go_when_its_tier_goes(panel: TiersPanel, qtbot: QtBot) -> None:
    session = panel.session
    tiers = (*session.model.tiers[:2], Tier("Cool", 20), session.model.tiers[2])
    session.edit_model(replace(session.model, tiers=tiers), "Tier added")
    settle(panel, qtbot)
    view, start = panel.chart.plot.viewport(), panel.chart.line_point(2)
    pull(view, start, pixels(panel, -6), release=False)
    held = [panel.chart.dragging]
    session.undo.undo()
    QTest.mouseRelease(view, LEFT, pos=start)
    held.append(panel.chart.dragging)
    assert held == [True, False]
    assert thresholds(session) == [70, 40, None]
