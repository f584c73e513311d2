"""The lead table as Qt sees it, without a window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.models.lead_columns import LeadColumn, Look
from desktop.models.leads import LeadModel
from desktop.state import Override
from scoring.fields import Field
from scoring.model import Category, Condition, FixedPoints, Rule, ScoringModel, Tier
from scoring.scores import Scores, score
from scoring.table import ErrorValue, LeadTable, lead_table

ROLE = Qt.ItemDataRole
COLUMNS = (
    LeadColumn("score", "Score", Look.SCORE),
    LeadColumn("tier", "Tier", Look.TIER),
    LeadColumn("why", "Why", Look.QUIET),
    LeadColumn("lead:Company", "Company"),
)
MODEL = ScoringModel(
    "Model",
    fields=(Field("Company"),),
    categories=(Category("Fit"),),
    rules=(
        Rule("a", "Long name", "Fit", Condition("Company", "contains", ("e",)), FixedPoints(60)),
        Rule("b", "Anyone", "Fit", None, FixedPoints(15)),
    ),
    tiers=(Tier("Hot", 70), Tier("Cold")),
)


@pytest.fixture
def table() -> LeadTable:
    return lead_table({"Company": ["Acme", "Initech", "Umbra", ErrorValue("#REF!"), "<b>bold</b>"]})


@pytest.fixture
def model(table: LeadTable) -> LeadModel:
    made = LeadModel()
    made.show_leads(table, COLUMNS)
    made.show_scores(score(table, MODEL, overrides={2: "Hot", 4: "Warm"}), {}, {2: Override("Hot", "They called")})
    return made


def shown(model: LeadModel, column: int) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_qt_finds_nothing_wrong_with_it(model: LeadModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model, force_py=True)


def test_rows_show_the_leads_in_the_order_they_are_given(model: LeadModel) -> None:
    assert shown(model, 3) == ["Acme", "Initech", "Umbra", "#REF!", "<b>bold</b>"]
    model.show_rows(np.array([2, 0]))
    assert model.rowCount() == 2
    assert shown(model, 3) == ["Umbra", "Acme"]
    assert (model.lead_at(0), model.lead_at(1), model.lead_at(2)) == (2, 0, -1)
    assert (model.row_of(2), model.row_of(0), model.row_of(1)) == (0, 1, -1)


def test_rows_come_and_go_at_the_end_so_that_qt_has_little_to_do(model: LeadModel, qtbot: QtBot) -> None:
    with qtbot.waitSignals([model.rowsRemoved, model.rowsAboutToMove, model.rowsReplaced]):
        model.show_rows(np.array([4, 3]))
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show_rows(np.arange(5))
    assert inserted.args[1:] == [2, 4]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_rows(np.array([4, 3, 2, 1, 0]))


def test_new_scores_change_cells_and_nothing_else(model: LeadModel, table: LeadTable, qtbot: QtBot) -> None:
    assert shown(model, 0) == ["75", "75", "15", "15", "15"]
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.layoutChanged),
        qtbot.waitSignal(model.dataChanged),
    ):
        model.show_scores(None, {}, {})
    assert shown(model, 0) == [""] * 5


def test_rows_of_many_leads_are_found_as_those_of_few(model: LeadModel) -> None:
    model.show_rows(np.array([4, 2, 0, 3]))
    few = model.rows_of_leads(np.array([0, 1, 4]))
    many = model.rows_of_leads(np.array([0, 1, 4] * 20))
    assert few.tolist() == [0, 2]
    assert sorted(set(many.tolist())) == [0, 2]
    assert model.rows_of_leads(np.array([-1, 77])).tolist() == []


def test_headers_say_what_rows_are_sorted_by(model: LeadModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.headerDataChanged):
        model.say_sorted((("score", True), ("lead:Company", False)))
    said = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(4)]
    assert said == ["Score ▼", "Tier", "Why", "Company ▲²"]
    with qtbot.assertNotEmitted(model.headerDataChanged):
        model.say_sorted((("score", True), ("lead:Company", False)))
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_tips_tell_all_of_why_and_who_overruled(model: LeadModel) -> None:
    assert model.tip(0, 2) == "Long name +60\nAnyone +15"
    assert model.tip(2, 1) == "Overruled by hand: Hot.\nThey called"
    assert model.tip(3, 3) == "The cell holds an error and counts as blank: #REF!"
    assert "names no tier" in model.tip(4, 1)


def test_nothing_of_a_lead_is_read_as_markup(model: LeadModel) -> None:
    assert model.index(4, 3).data(ROLE.ToolTipRole) == "<qt>&lt;b&gt;bold&lt;/b&gt;</qt>"


def test_screen_readers_hear_the_column_and_blanks(model: LeadModel) -> None:
    assert model.index(0, 0).data(ROLE.AccessibleTextRole) == "Score: 75"
    model.show_scores(None, {}, {})
    assert model.index(0, 0).data(ROLE.AccessibleTextRole) == "Score: blank"
    assert model.index(1, 3).data(ROLE.UserRole) == 1


def test_other_columns_of_the_same_leads(model: LeadModel, qtbot: QtBot) -> None:
    model.show_rows(np.array([3, 1]))
    with qtbot.waitSignal(model.columnsReplaced):
        model.show_columns(COLUMNS[3:])
    assert shown(model, 0) == ["#REF!", "Initech"]
    assert (model.column_of("lead:Company"), model.column_of("score")) == (0, -1)
    with qtbot.assertNotEmitted(model.columnsReplaced):
        model.show_columns(COLUMNS[3:])


def test_no_leads_at_all() -> None:
    model = LeadModel()
    model.show_leads(None, ())
    assert (model.rowCount(), model.columnCount(), model.row_of(0)) == (0, 0, -1)
    assert model.data(QModelIndex()) is None


def test_a_million_rows_change_places_within_a_frame(qtbot: QtBot) -> None:
    size = 1_000_000
    table = lead_table({"Company": ["Acme"]}).take(np.zeros(size, np.intp))
    scores: Scores = score(table, MODEL)
    model = LeadModel()
    model.show_leads(table, COLUMNS)
    model.show_scores(scores, {}, {})
    order = np.arange(size)[::-1]
    model.show_rows(order)
    assert model.index(0, 0).data(ROLE.UserRole) == size - 1
    assert model.row_of(12) == size - 13
