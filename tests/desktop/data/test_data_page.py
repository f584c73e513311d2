"""The data page as a person uses it: answers, choices, findings, reading a file in another way."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.columns import with_choice
from desktop.pages.data import DataPage
from desktop.session import Session
from desktop.widgets.score_line import ScoreLine
from desktop.widgets.top_bar import TopBar
from scoring.errors import Severity
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, UNCERTAIN, click, columns_said, named, press, type_text, write
from tests.desktop.data.test_other_sheets import two_sheets as activities_book


def shown(session: Session, qtbot: QtBot) -> DataPage:
    page = DataPage(session)
    qtbot.addWidget(page)
    page.resize(1000, 620)
    page.ensure_built()
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.shown()
    return page


@pytest.fixture
def page(opened: Session, qtbot: QtBot) -> DataPage:
    return shown(opened, qtbot)


@pytest.fixture
def uncertain(session: Session, qtbot: QtBot, tmp_path: Path) -> DataPage:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", UNCERTAIN))
    return shown(session, qtbot)


def choose(page: DataPage, field: str, column: str) -> None:
    """Choose a column with the keyboard: by its first letters."""
    box = page.mapping.rows[field].column
    box.setFocus()
    type_text(box, column)


# -- what was understood ----------------------------------------------------------------------------------


def test_it_says_what_was_understood_of_the_file(page: DataPage) -> None:
    assert page.understood.text() == "Sheet “Leads”, headers in row 3: 300 leads, 23 columns."
    assert "It is the only sheet." in page.notes.text()
    assert page.folder.text().endswith("sample-leads.xlsx")
    assert page.tabs.tabText(0) == "Columns"
    assert page.tabs.tabText(1) == "Findings (12)"


def test_one_lead_and_one_column_are_no_plurals(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    line, bar = ScoreLine(session), TopBar(session)
    for part in (line, bar):
        qtbot.addWidget(part)
    open_leads(session, qtbot, write(tmp_path / "one.csv", "Email\na@b.example\n"))
    bar.refresh()
    assert shown(session, qtbot).understood.text() == "Headers in row 1: 1 lead, 1 column."
    assert line.text.text().startswith("1 lead   ·")
    assert bar.where.text() == "1 lead"


def test_many_leads_are_told_with_separators(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    line = ScoreLine(session)
    qtbot.addWidget(line)
    text = "Email\n" + "".join(f"a{number}@b.example\n" for number in range(1200))
    open_leads(session, qtbot, write(tmp_path / "many.csv", text))
    assert shown(session, qtbot).understood.text() == "Headers in row 1: 1,200 leads, 1 column."
    assert line.text.text().startswith("1,200 leads   ·")


def test_it_says_that_activities_are_not_used(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    open_leads(session, qtbot, activities_book(tmp_path / "leads.xlsx", "Activities"))
    page = shown(session, qtbot)
    assert page.understood.text().startswith("Sheet “Leads”")
    assert page.activities.isVisible()
    assert "the activities on sheet “Activities” (about 120 rows)" in page.activities.text()
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    assert not page.activities.isVisible()


def test_every_field_has_its_row(page: DataPage) -> None:
    row = page.mapping.rows["Employees"]
    assert row.column.currentText() == "Employees"
    assert row.how.text() == "same name"
    assert row.rules.text() == "1 rule"
    assert row.samples.text().startswith("180  ·  220")
    assert "265 numbers" in row.holds.text()
    assert not page.questions.isVisible()


# -- answers and choices ----------------------------------------------------------------------------------


def test_questions_come_first_and_an_answer_is_one_click(uncertain: DataPage, qtbot: QtBot) -> None:
    session = uncertain.session
    assert session.scores is None
    assert uncertain.tabs.tabText(0) == "Columns (2 open)"
    assert uncertain.questions.answers["Job title", "Contact job title"].hasFocus()
    click(uncertain.questions.answers["Job title", "Contact job title"])
    assert uncertain.questions.isVisible()
    with qtbot.waitSignal(session.scored, timeout=10_000, check_params_cb=None):
        click(uncertain.questions.answers["Employees", ""])
    qtbot.waitUntil(lambda: session.scores is not None, timeout=10_000)
    assert not uncertain.questions.isVisible()
    assert columns_said(session) == {"Job title": "Contact job title", "Employees": ""}
    assert uncertain.mapping.rows["Job title"].column.currentText() == "Contact job title"
    assert uncertain.mapping.rows["Employees"].column.currentText() == "— no column —"


def test_the_keyboard_goes_on_from_answer_to_answer_to_what_they_became(uncertain: DataPage, qtbot: QtBot) -> None:
    answers = uncertain.questions.answers
    press(answers["Job title", "Contact job title"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ("Job title", "") not in uncertain.questions.answers, timeout=10_000)
    asked = uncertain.questions.answers
    assert next(iter(asked.values())).hasFocus()
    press(asked["Employees", ""], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not uncertain.questions.isVisible(), timeout=10_000)
    assert uncertain.mapping.rows["Employees"].column.hasFocus()
    # Later changes leave the keyboard where it is.
    uncertain.differently.setFocus()
    with qtbot.waitSignal(uncertain.session.scored, timeout=10_000):
        uncertain.session.undo.undo()
    assert uncertain.differently.hasFocus()


def test_an_answer_is_one_step_of_undo_and_is_kept_with_the_model(uncertain: DataPage, qtbot: QtBot) -> None:
    session = uncertain.session
    before = session.model
    click(uncertain.questions.answers["Job title", "Job role"])
    field = session.model.field("Job title")
    assert field is not None
    assert "Job role" in field.aliases
    assert session.undo.undoText() == "Column of “Job title”"
    session.undo.undo()
    assert session.model == before
    assert columns_said(session) == {}
    qtbot.waitUntil(lambda: ("Job title", "Job role") in uncertain.questions.answers, timeout=10_000)


def test_a_column_is_chosen_from_the_list_and_given_back(page: DataPage, qtbot: QtBot) -> None:
    session = page.session
    with qtbot.waitSignal(session.scored, timeout=10_000):
        choose(page, "Job title", "Comp")
    row = page.mapping.rows["Job title"]
    qtbot.waitUntil(lambda: row.how.text() == "chosen by you", timeout=10_000)
    assert columns_said(session) == {"Job title": "Company"}
    assert session.undo.count() == 1
    assert row.release.isVisible()
    with qtbot.waitSignal(session.scored, timeout=10_000):
        click(row.release)
    qtbot.waitUntil(lambda: row.how.text() != "chosen by you", timeout=10_000)
    assert columns_said(session) == {}
    assert row.column.currentText() == "Job title"


def test_the_wheel_changes_no_choice(page: DataPage) -> None:
    box = page.mapping.rows["Job title"].column
    event = QWheelEvent(
        QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.currentText() == "Job title"
    assert not page.session.undo.canUndo()


def test_a_column_becomes_a_field(page: DataPage, qtbot: QtBot) -> None:
    session = page.session
    assert "Company" in page.free.buttons
    with qtbot.waitSignal(session.scored, timeout=10_000):
        click(page.free.buttons["Company"])
    qtbot.waitUntil(lambda: "Company" in page.mapping.rows, timeout=10_000)
    qtbot.waitUntil(lambda: page.mapping.rows["Company"].how.text() == "same name", timeout=10_000)
    assert session.undo.undoText() == "Field “Company” (text)"
    assert "Company" not in page.free.buttons


def test_of_hundreds_of_columns_the_first_are_shown(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    many = ",".join(f"Extra {number}" for number in range(120))
    head, *rows = PLAIN.splitlines()
    text = "\n".join([f"{head},{many}", *(f"{row}{',1' * 120}" for row in rows)])
    open_leads(session, qtbot, write(tmp_path / "leads.csv", text))
    page = shown(session, qtbot)
    assert len(page.free.buttons) == 40
    assert page.free.all.text() == "Show all 121 columns"
    click(page.free.all)
    assert len(page.free.buttons) == 121


def test_a_page_that_nobody_sees_catches_up(page: DataPage, qtbot: QtBot) -> None:
    session = page.session
    page.hide()
    with qtbot.waitSignal(session.scored, timeout=10_000):
        session.change(with_choice(session.state, "Job title", "Company"), "Column")
    assert page.mapping.rows["Job title"].column.currentText() == "Job title"
    page.show()
    assert page.mapping.rows["Job title"].column.currentText() == "Company"


# -- findings ---------------------------------------------------------------------------------------------


def test_a_cell_leads_to_its_lead(page: DataPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(1)
    (cell,) = named(page.findings, "Show the lead of cell F65")
    with qtbot.waitSignal(page.session.leadWanted) as told:
        click(cell)
    prepared = page.session.prepared
    assert prepared is not None
    assert int(prepared.table.rows[told.args[0]]) == 65


def test_findings_are_filtered_and_copied(page: DataPage) -> None:
    page.tabs.setCurrentIndex(1)
    type_text(page.findings.search, "stored as text")
    assert {each.finding.code for each in page.findings.shown} == {"number-as-text", "date-as-text"}
    click(page.findings.copy)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("What to look at in sample-leads.xlsx")
    assert len(text.splitlines()) == 4
    page.findings.search.clear()
    page.findings.severity.setCurrentIndex(1)
    assert len(page.findings.shown) == 2
    type_text(page.findings.search, "nothing is like this")
    assert page.findings.summary.text() == "No finding is like that."


def test_a_finding_leads_to_its_field(page: DataPage) -> None:
    page.tabs.setCurrentIndex(1)
    click(named(page.findings, "Choose another column for “Employees”")[0])
    assert page.tabs.currentIndex() == 0
    assert page.mapping.rows["Employees"].column.hasFocus()


def test_it_says_so_where_all_is_in_order(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    page = shown(session, qtbot)
    page.tabs.setCurrentIndex(1)
    texts = [each.text() for each in page.findings.findChildren(type(page.findings.summary))]
    assert any(text.startswith("Everything is in order") for text in texts)
    assert page.tabs.tabText(1) == "Findings"
    assert not page.findings.search.isVisible()


def test_fields_without_a_column_are_not_in_order(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    text = "\n".join(line.replace(line.split(",")[4] + ",", "", 1) for line in PLAIN.splitlines())
    open_leads(session, qtbot, write(tmp_path / "leads.csv", text))
    page = shown(session, qtbot)
    assert not session.prepared or "Free trial" not in session.prepared.table.names
    assert page.tabs.tabText(1) == "Findings (1)"
    page.tabs.setCurrentIndex(1)
    texts = [each.text() for each in page.findings.findChildren(QLabel) if each.isVisible()]
    assert not any(text.startswith("Everything is in order") for text in texts)
    assert "“Free trial” has no column: its rules see a blank for every lead." in texts
    click(named(page.findings, "Choose the column of “Free trial”")[0])
    assert page.mapping.rows["Free trial"].column.hasFocus()
    # Whoever says that there is none is not warned, and sees it said.
    with qtbot.waitSignal(session.scored, timeout=10_000):
        session.change(with_choice(session.state, "Free trial", ""), "Column")
    assert [each.severity for each in page.findings.shown] == [Severity.NOTE]


def test_an_open_question_is_a_finding_too(uncertain: DataPage) -> None:
    uncertain.tabs.setCurrentIndex(1)
    assert [each.severity for each in uncertain.findings.shown][:2] == [Severity.ERROR] * 2
    click(named(uncertain.findings, "Choose the column of “Employees”")[0])
    assert uncertain.tabs.currentIndex() == 0
    assert next(each for (field, _), each in uncertain.questions.answers.items() if field == "Employees").hasFocus()


# -- reading in another way -------------------------------------------------------------------------------


@pytest.fixture
def two_sheets(tmp_path: Path) -> Path:
    book = Book()
    leads, old = book.active, book.create_sheet("Old")
    assert leads is not None
    leads.title = "Leads"
    for sheet, count in ((leads, 30), (old, 12)):
        sheet.append(["Export of 22 November"])
        sheet.append(["Email", "Job title", "Employees", "Industry"])
        for number in range(count):
            sheet.append([f"lead{number}@north.example", "CEO", 20 + number, "Software"])
    path = tmp_path / "two.xlsx"
    book.save(path)
    return path


def test_another_sheet_is_read(session: Session, qtbot: QtBot, two_sheets: Path) -> None:
    open_leads(session, qtbot, two_sheets)
    page = shown(session, qtbot)
    assert page.understood.text().startswith("Sheet “Leads”, headers in row 2: 30 leads")
    click(page.differently)
    assert not page.again.isEnabled()
    qtbot.waitUntil(lambda: page.options.model.rowCount() > 2)
    assert page.options.sheet.count() == 2
    assert "about 30 rows" in page.options.sheet.itemText(0)
    press(page.options.sheet, Qt.Key.Key_Down)
    assert page.options.sheet.currentData() == "Old"
    assert page.again.isEnabled()
    with qtbot.waitSignal(session.leadsChanged, timeout=10_000):
        click(page.again)
    assert page.understood.text().startswith("Sheet “Old”, headers in row 2: 12 leads")
    assert not page.differently.isChecked()


def test_the_header_row_is_chosen_by_clicking_it(session: Session, qtbot: QtBot, two_sheets: Path) -> None:
    open_leads(session, qtbot, two_sheets)
    page = shown(session, qtbot)
    click(page.differently)
    qtbot.waitUntil(lambda: page.options.model.rowCount() > 2 and page.options.table.isVisible())
    table = page.options.table
    cell = table.visualRect(page.options.model.index(3, 0)).center()
    click(table.viewport(), cell)
    assert page.options.header.value() == 4
    assert page.options.model.header_row == 4
    with qtbot.waitSignal(session.leadsChanged, timeout=10_000):
        click(page.again)
    assert "headers in row 4" in page.understood.text()


def test_open_dates_are_settled(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", UNCERTAIN))
    page = shown(session, qtbot)
    assert "read as day-month-year." in page.notes.text()
    assert "--dates" not in page.notes.text()
    assert page.mapping.rows["Last activity"].samples.text().startswith("03/04/2026")
    click(page.differently)
    page.options.dates.setFocus()
    press(page.options.dates, Qt.Key.Key_End)
    assert page.options.dates.currentText() == "month before day"
    with qtbot.waitSignal(session.leadsChanged, timeout=10_000):
        click(page.again)
    assert page.mapping.rows["Last activity"].samples.text().startswith("04/03/2026")


def test_every_control_has_a_name(page: DataPage) -> None:
    click(page.differently)
    nameless = [
        each
        for each in page.findChildren(QPushButton)
        if each.isVisible() and not (each.accessibleName() or each.text())
    ]
    assert nameless == []
    assert page.mapping.rows["Email"].column.accessibleName() == "Column of “Email”"
    assert page.mapping.rows["Email"].column.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_columns_that_no_rule_can_use_stand_in_line(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    text = "Email,Industry,Region,Visits,Vetted\na@x.example,Retail,North,3,yes\nb@x.example,Banks,South,12,no\n"
    open_leads(session, qtbot, write(tmp_path / "leads.csv", text))
    page = shown(session, qtbot)
    free = page.free
    assert {each.text() for each in free.buttons.values()} == {
        "Add as text field", "Add as number field", "Add as yes/no field"
    }  # fmt: skip
    for parts in (free.buttons, free.examples):
        assert len(parts) == 3
        assert len({part.mapTo(free, QPoint(0, 0)).x() for part in parts.values()}) == 1
    assert len({part.width() for part in free.examples.values()}) == 1


def test_a_column_whose_values_contradict_its_name_is_no_sure_match(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    text = PLAIN.replace("2026-04-03", "Email opened").replace("2026-06-05", "Page visited")
    open_leads(session, qtbot, write(tmp_path / "leads.csv", text.replace("2026-06-01", "Unsubscribed")))
    row = shown(session, qtbot).mapping.rows["Last activity"]
    assert row.column.currentText() == "Last activity"
    assert row.how.text() == "same name, but other values than a date"
    assert row.how.property("role") == "warning"


def test_a_column_of_yes_and_no_is_not_asked_about_as_an_e_mail(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", "Do Not Email,Industry\nNo,Software\nYes,Retail\n"))
    assert session.scores is not None
    assert not shown(session, qtbot).questions.answers
