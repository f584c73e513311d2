"""The grades in a window: counts, cut-offs, tiers by grade; and how to get grades where there are none."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.keeping import new_model
from desktop.models.grades import grade_counts
from desktop.session import Session
from desktop.widgets.grades_panel import GradesPanel
from scoring.modelfile import open_model

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def graded(opened: Session, qtbot: QtBot) -> Session:
    """The sample, scored by a model whose tiers come from grades."""
    opened.add_model(new_model(open_model("fit-engagement")), "Grades")
    qtbot.waitUntil(lambda: not opened.pending, timeout=10_000)
    return opened


def shown(session: Session, qtbot: QtBot) -> GradesPanel:
    panel = GradesPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def cell_counts(panel: GradesPanel) -> list[int]:
    return [cell.count for cell in panel.cells]


def test_every_lead_has_one_grade(graded: Session, qtbot: QtBot) -> None:
    panel = shown(graded, qtbot)
    assert graded.scores is not None
    assert sum(cell_counts(panel)) == 300 - graded.scores.counts[-1]
    by_text = [sum(grade == cell.grade for grade in graded.scores.grade) for cell in panel.cells]
    assert cell_counts(panel) == by_text
    assert panel.cells[0].accessibleName() == f"Grade A1: {panel.cells[0].count} leads"


def test_a_cut_off_is_typed_and_leads_change_grade(graded: Session, qtbot: QtBot) -> None:
    panel = shown(graded, qtbot)
    before = cell_counts(panel)
    box = panel.cuts["fit", 0]
    box.selectAll()
    QTest.keyClicks(box, "60")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert graded.model.grades.fit[0] == 60
    qtbot.waitUntil(lambda: not graded.pending, timeout=10_000)
    assert sum(cell_counts(panel)[:4]) > sum(before[:4])
    assert sum(cell_counts(panel)) == sum(before)
    graded.undo.undo()
    assert box.value() == 75


def test_cut_offs_stop_before_one_another(graded: Session, qtbot: QtBot) -> None:
    panel = shown(graded, qtbot)
    box = panel.cuts["engagement", 1]
    for _ in range(60):
        QTest.keyClick(box, Qt.Key.Key_Up)
    assert graded.model.grades.engagement[1] == graded.model.grades.engagement[0] - 1


def type_cut(panel: GradesPanel, axis: str, place: int, text: str) -> None:
    box = panel.cuts[axis, place]
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_a_cut_off_out_of_order_stays_and_says_why(graded: Session, qtbot: QtBot) -> None:
    panel = shown(graded, qtbot)
    before = graded.model.grades.fit
    assert before[:2] == (75, 50)
    box, problem = panel.cuts["fit", 1], panel.problems["fit"]
    type_cut(panel, "fit", 1, "90")
    assert (box.text(), problem.text()) == ("≥ 90", "Grade B must be under 75, where grade A begins.")
    assert problem.isVisible() and box.property("invalid") is True
    assert graded.model.grades.fit == before
    type_cut(panel, "fit", 1, "20")
    assert problem.text() == "Grade B must be over 25, where grade C begins."
    type_cut(panel, "fit", 1, "120")
    assert problem.text() == "Grade B must begin between 0 and 100."
    type_cut(panel, "fit", 1, "50")
    assert not problem.isVisible() and box.property("invalid") is False


def test_cut_offs_are_taken_once_they_fit_together(graded: Session, qtbot: QtBot) -> None:
    panel = shown(graded, qtbot)
    type_cut(panel, "engagement", 1, "90")
    assert panel.problems["engagement"].isVisible()
    type_cut(panel, "engagement", 0, "95")
    assert graded.model.grades.engagement[:2] == (95, 90)
    assert not panel.problems["engagement"].isVisible()


def test_the_tier_of_a_grade_is_chosen(graded: Session, qtbot: QtBot) -> None:
    panel = shown(graded, qtbot)
    box = panel.tiers[15]
    assert box.currentText() == "Cold"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert graded.model.grades.table[15] == "Nurture"
    assert graded.undo.undoText() == "Tier of grade D4"


def test_tiers_by_grade_are_switched_off_and_on(graded: Session, qtbot: QtBot) -> None:
    panel = shown(graded, qtbot)
    at = QPoint(8, panel.by_grade.height() // 2)
    QTest.mouseClick(panel.by_grade, LEFT, pos=at)
    assert graded.model.grades.table == ()
    assert not panel.tiers[0].isVisible()
    QTest.mouseClick(panel.by_grade, LEFT, pos=at)
    assert len(graded.model.grades.table) == 16
    assert panel.tiers[0].isVisible()
    assert panel.tiers[0].currentText() == "Hot"


def test_without_axes_it_says_how_to_get_grades(opened: Session, qtbot: QtBot) -> None:
    panel = shown(opened, qtbot)
    assert not panel.table.isVisible()
    assert not panel.by_grade.isVisible()
    with qtbot.waitSignal(panel.axesWanted):
        QTest.mouseClick(panel.to_rules, LEFT)
    assert opened.scores is not None
    assert grade_counts(opened.scores) is None


def test_it_shows_no_counts_without_leads(session: Session, qtbot: QtBot) -> None:
    session.add_model(new_model(open_model("fit-engagement")), "Grades")
    panel = shown(session, qtbot)
    assert set(cell_counts(panel)) == {-1}


def test_counts_are_a_table_of_letters_and_digits(graded: Session) -> None:
    assert graded.scores is not None
    counts = grade_counts(graded.scores)
    assert counts is not None
    assert counts.shape == (4, 4)
    assert counts.dtype == np.int64
