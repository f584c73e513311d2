"""The lead table with mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.models.lead_columns import LeadColumn, Look
from desktop.models.leads import LeadModel
from desktop.widgets.lead_table import LeadTable
from scoring.fields import Field, FieldKind
from scoring.model import Category, FixedPoints, Rule, ScoringModel, UnitPoints
from scoring.scores import score
from scoring.table import lead_table

KEY, SHIFT, CTRL = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
SIZE = 200
MODEL = ScoringModel(
    "Table",
    fields=(Field("Size", FieldKind.NUMBER),),
    categories=(Category("A"),),
    rules=(Rule("a", "Size", "A", None, UnitPoints("Size", 0.5)), Rule("b", "All", "A", None, FixedPoints(1))),
)
COLUMNS = (
    LeadColumn("score", "Score", Look.SCORE, 110),
    LeadColumn("tier", "Tier", Look.TIER, 120),
    LeadColumn("lead:Company", "Company", Look.TEXT, 200),
    LeadColumn("lead:Size", "Size", Look.NUMBER, 90),
)


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[LeadTable]:
    leads = lead_table({"Company": [f"Company {lead}" for lead in range(SIZE)], "Size": list(range(SIZE))})
    model = LeadModel()
    model.show_leads(leads, COLUMNS)
    model.show_scores(score(leads, MODEL, overrides={1: "Hot"}), {}, {})
    made = LeadTable(model)
    qtbot.addWidget(made)
    for place, column in enumerate(COLUMNS):
        made.setColumnWidth(place, column.width)
    made.resize(560, 360)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    yield made
    # Qt wants the view gone before its model.
    made.setParent(None)
    model.setParent(made)


def model_of(table: LeadTable) -> LeadModel:
    model = table.model()
    assert isinstance(model, LeadModel)
    return model


def click_row(table: LeadTable, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = table.visualRect(model_of(table).index(row, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def click_header(table: LeadTable, column: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    across = table.horizontalHeader()
    place = QPoint(across.sectionViewportPosition(column) + across.sectionSize(column) // 2, across.height() // 2)
    QTest.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def pixel(table: LeadTable, x: int, y: int) -> str:
    image = table.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round(y * ratio)).name().upper()


def test_a_click_chooses_a_lead(table: LeadTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.currentLead) as told:
        click_row(table, 3)
    assert told.args == [3]
    assert table.selected_leads().tolist() == [3]
    assert table.current_lead == 3


def test_shift_and_control_choose_several(table: LeadTable) -> None:
    click_row(table, 1)
    click_row(table, 4, SHIFT)
    click_row(table, 6, CTRL)
    assert table.selected_leads().tolist() == [1, 2, 3, 4, 6]
    assert table.selected_count() == 5


def test_keys_walk_through_the_leads(table: LeadTable, qtbot: QtBot) -> None:
    click_row(table, 0)
    for key, expected in (
        (KEY.Key_Down, 1), (KEY.Key_End, SIZE - 1), (KEY.Key_Up, SIZE - 2), (KEY.Key_Home, 0),
    ):  # fmt: skip
        qtbot.keyClick(table, key)
        assert table.current_lead == expected
        assert expected in table.visible_rows()
    qtbot.keyClick(table, KEY.Key_PageDown)
    assert table.current_lead > 5
    table.go_by(-1000)
    assert table.current_lead == 0


def test_enter_double_click_and_escape_are_told(table: LeadTable, qtbot: QtBot) -> None:
    click_row(table, 2)
    with qtbot.waitSignal(table.openWanted):
        qtbot.keyClick(table, KEY.Key_Return)
    with qtbot.waitSignal(table.openWanted):
        place = table.visualRect(model_of(table).index(2, 2)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.escapePressed):
        qtbot.keyClick(table, KEY.Key_Escape)


def test_headers_tell_what_to_sort_by(table: LeadTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.sortWanted) as told:
        click_header(table, 2)
    assert told.args == ["lead:Company", False]
    with qtbot.waitSignal(table.sortWanted) as told:
        click_header(table, 0, SHIFT)
    assert told.args == ["score", True]


def test_dragging_a_header_moves_the_column_and_sorts_nothing(table: LeadTable, qtbot: QtBot) -> None:
    across = table.horizontalHeader()
    sorts: list[str] = []
    table.sortWanted.connect(lambda key, also: sorts.append(key))
    with qtbot.waitSignal(table.columnDragged) as told:
        across.moveSection(3, 1)
    assert told.args == [3, 1]
    # The order is the model's: the header itself stays as it was.
    assert [across.visualIndex(place) for place in range(4)] == [0, 1, 2, 3]
    assert sorts == []


def test_leads_stay_chosen_when_rows_move(table: LeadTable) -> None:
    click_row(table, 2)
    click_row(table, 5, CTRL)
    model_of(table).show_rows(np.arange(SIZE)[::-1].copy())
    assert sorted(table.selected_leads().tolist()) == [2, 5]
    assert table.current_lead == 5
    assert table.currentIndex().row() == SIZE - 6


def test_the_current_lead_is_told_once_though_rows_move(table: LeadTable, qtbot: QtBot) -> None:
    click_row(table, 2)
    with qtbot.assertNotEmitted(table.currentLead):
        model_of(table).show_rows(np.arange(SIZE)[::-1].copy())
        model_of(table).show_rows(np.arange(2, 60))


def test_a_lead_that_is_gone_gives_way_to_the_one_in_its_place(table: LeadTable, qtbot: QtBot) -> None:
    click_row(table, 3)
    with qtbot.waitSignal(table.currentLead) as told:
        model_of(table).show_rows(np.array([0, 1, 2, 4, 5]))
    assert told.args == [4]
    assert table.selected_leads().tolist() == [4]
    model_of(table).show_rows(np.array([0, 1]))
    assert table.current_lead == 1


def test_no_rows_leave_no_lead(table: LeadTable, qtbot: QtBot) -> None:
    click_row(table, 3)
    with qtbot.waitSignal(table.currentLead) as told:
        model_of(table).show_rows(np.zeros(0, np.intp))
    assert told.args == [-1]
    assert table.selected_count() == 0


def test_all_leads_are_chosen_at_once_and_copied_in_order(table: LeadTable, qtbot: QtBot) -> None:
    model_of(table).show_rows(np.array([5, 3, 4]))
    table.selectAll()
    assert table.selected_leads().tolist() == [5, 3, 4]


def test_other_columns_keep_the_chosen_lead(table: LeadTable) -> None:
    click_row(table, 3)
    model_of(table).show_columns(COLUMNS[2:])
    assert table.selected_leads().tolist() == [3]
    assert table.current_lead == 3


def test_a_lead_is_shown_from_elsewhere(table: LeadTable) -> None:
    assert table.show_lead(150)
    assert table.current_lead == 150
    assert 150 in table.visible_rows()
    model_of(table).show_rows(np.array([1, 2]))
    assert not table.show_lead(150)


def test_a_chosen_row_has_a_bar_beside_its_ground(table: LeadTable) -> None:
    click_row(table, 1)
    look = theme.tokens()
    middle = theme.ROW_HEIGHT + theme.ROW_HEIGHT // 2
    assert pixel(table, 1, middle) == look.accent.upper()
    assert pixel(table, 1, 3 * theme.ROW_HEIGHT + 8) == look.surface.upper()


def test_scores_have_bars_and_tiers_chips_in_the_tiers_colour(table: LeadTable) -> None:
    colors = {f"#{color.fill}".upper() for color in theme.colors_of_tiers(MODEL.tiers)}
    table.verticalScrollBar().setValue(150 * theme.ROW_HEIGHT)
    # A point left in the bar of a good score, and one at the chip's edge.
    bar = pixel(table, 20, theme.ROW_HEIGHT // 2 + 1)
    assert bar in colors
    chips = {pixel(table, 110 + 10 + dx, theme.ROW_HEIGHT // 2) for dx in (4, 5, 6)}
    assert chips & colors


def test_the_dark_look_is_drawn_dark(table: LeadTable, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, dark=True)
    try:
        qtbot.waitUntil(lambda: pixel(table, 300, 3 * theme.ROW_HEIGHT + 8) == theme.DARK.surface.upper())
        assert QColor(theme.DARK.surface).lightness() < 60
    finally:
        theme.apply(qapp, dark=False)


def move_mouse(table: LeadTable, row: int) -> QPoint:
    """Tell the table that the mouse is over a row, whatever other window may lie over it."""
    place = table.visualRect(model_of(table).index(row, 2)).center()
    at, none = QPointF(place), Qt.MouseButton.NoButton
    everywhere = QPointF(table.viewport().mapToGlobal(place))
    event = QMouseEvent(QEvent.Type.MouseMove, at, everywhere, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(table.viewport(), event)
    return place


def test_the_row_under_the_mouse_is_raised(table: LeadTable, qtbot: QtBot) -> None:
    place = move_mouse(table, 4)
    qtbot.waitUntil(lambda: pixel(table, 300, place.y() - 12) == theme.tokens().raised.upper())
    move_mouse(table, 6)
    qtbot.waitUntil(lambda: pixel(table, 300, place.y() - 12) == theme.tokens().surface.upper())


def test_menus_are_asked_for_by_mouse_and_key(table: LeadTable, qtbot: QtBot) -> None:
    click_row(table, 2)
    asked: list[QModelIndex] = []
    table.cellMenuWanted.connect(lambda index, place: asked.append(index))
    place = table.visualRect(model_of(table).index(3, 1)).center()
    # Offscreen there is no system that would turn a click into the event.
    reason = QContextMenuEvent.Reason
    for why in (reason.Mouse, reason.Keyboard):
        event = QContextMenuEvent(why, place, table.viewport().mapToGlobal(place))
        QApplication.sendEvent(table.viewport(), event)
    assert [(index.row(), index.column()) for index in asked] == [(3, 1), (2, 2)]
    with qtbot.waitSignal(table.headerMenuWanted) as told:
        table.horizontalHeader().customContextMenuRequested.emit(QPoint(150, 5))
    assert told.args[0] == 1


def test_it_has_a_name_for_those_who_do_not_see_it(table: LeadTable) -> None:
    assert table.accessibleName() == "Leads"
    assert model_of(table).index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Tier: Hot"
