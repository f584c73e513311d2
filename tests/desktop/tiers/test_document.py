"""The model document: as it is shown, saved and printed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QSizeF, Qt
from PySide6.QtGui import QPdfWriter, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.dialogs.document import DocumentDialog
from desktop.models import document
from desktop.models.document import Paper
from desktop.models.voice import WindowVoice
from desktop.session import Session
from scoring.document import model_document_html
from scoring.errors import OutputError
from scoring.model import ScoringModel
from scoring.modelfile import load_model


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> DocumentDialog:
    made = DocumentDialog(session)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


def paper_of(model: ScoringModel) -> Paper:
    return Paper(model.name, "Version 1", model_document_html(model))


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_it_shows_all_that_the_model_does(dialog: DocumentDialog) -> None:
    text = dialog.page.toPlainText()
    for rule in dialog.session.model.rules:
        assert rule.label in text
    assert "“Starter” in words" in [label.text() for label in dialog.findChildren(type(dialog.said))]


def test_it_is_saved_as_a_web_page(dialog: DocumentDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.save_html(tmp_path / "starter.html")
    qtbot.waitUntil(lambda: dialog.said.text().startswith("Saved as"), timeout=10_000)
    assert (tmp_path / "starter.html").read_text("utf-8") == model_document_html(dialog.session.model, WindowVoice())
    assert dialog.show_it.isVisible()


def test_it_is_saved_as_a_pdf_with_all_its_pages(dialog: DocumentDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.save_pdf(tmp_path / "starter.pdf")
    qtbot.waitUntil(lambda: dialog.said.text().startswith("Saved as"), timeout=10_000)
    data = (tmp_path / "starter.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert pages(data) == 2


def test_what_cannot_be_written_is_told(dialog: DocumentDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.save_html(tmp_path / "none" / "starter.html")
    qtbot.waitUntil(lambda: dialog.said.property("role") == "danger", timeout=10_000)
    assert not dialog.show_it.isVisible()


def test_the_button_asks_for_a_file_of_its_kind(dialog: DocumentDialog) -> None:
    QTest.mouseClick(dialog.as_pdf, Qt.MouseButton.LeftButton)
    asked = dialog.findChild(QFileDialog)
    assert isinstance(asked, QFileDialog)
    assert asked.defaultSuffix() == "pdf"
    assert asked.selectedFiles()[0].endswith("Starter.pdf")
    asked.reject()


def test_a_longer_model_takes_more_pages(qapp: QApplication) -> None:
    short, long = load_model("spam-or-lamb"), load_model("fit-engagement")
    rules = tuple(replace(rule, id=f"{rule.id}-{copy}") for copy in range(4) for rule in long.rules)
    assert pages(document.pdf_bytes(paper_of(short))) < pages(document.pdf_bytes(paper_of(replace(long, rules=rules))))


def test_odd_signs_stay_what_they_are(session: Session, qtbot: QtBot) -> None:
    session.edit_model(replace(session.model, name="A <b>&amp; B"), "Name")
    dialog = DocumentDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.page.toPlainText().startswith("A <b>&amp; B")


def test_tables_are_as_wide_as_the_page_and_the_browsers_style_is_left_out() -> None:
    html = document.paper_html(model_document_html(load_model("starter")))
    assert "max-width" not in html
    assert 'width="100%"' in html


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_not_there_is_told(dialog: DocumentDialog, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.send(printer)
    assert "pages were sent" in dialog.said.text()
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    printer.setOutputFileName(str(tmp_path / "none" / "printed.pdf"))
    with pytest.raises(OutputError):
        document.draw_pages(printer, dialog.paper)
    dialog.send(printer)
    assert dialog.said.property("role") == "danger"


def laid_out(model: ScoringModel, height: float) -> QTextDocument:
    """The text on pages of a height, on a screen of 96 dots an inch."""
    return document._text(QPdfWriter(QBuffer()), paper_of(model), QSizeF(9000, height))


def rows_on_pages(text: QTextDocument, height: float) -> list[tuple[str, int, int]]:
    """Each row of the tables: its first cell, and the pages that it begins and ends on."""
    layout, found = text.documentLayout(), []
    for table in text.rootFrame().childFrames():
        assert isinstance(table, QTextTable)
        for row in range(1, table.rows()):
            cells = [table.cellAt(row, column) for column in range(table.columns())]
            top = min(layout.blockBoundingRect(cell.firstCursorPosition().block()).top() for cell in cells)
            end = max(layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom() for cell in cells)
            found.append((cells[0].firstCursorPosition().block().text(), int(top // height), int((end - 1) // height)))
    return found


@pytest.mark.parametrize("height", [6000, 7000, 8000, 9000, 12000])
def test_no_row_stands_on_two_pages_and_none_is_lost(height: float) -> None:
    model = load_model("fit-engagement")
    text = laid_out(model, height)
    rows = rows_on_pages(text, height)
    assert [row for row in rows if row[1] != row[2]] == []
    there = re.findall(r"<tr><td>(.*?)</td>", model_document_html(model))
    assert [name for name, _, _ in rows] == there
    assert text.pageCount() > 1


def test_a_row_longer_than_a_page_goes_on() -> None:
    model = load_model("starter")
    long = replace(model, rules=(replace(model.rules[0], note="A long note. " * 900), *model.rules[1:]))
    text = laid_out(long, 9000)
    assert text.pageCount() > 3
    assert any(first != last for _, first, last in rows_on_pages(text, 9000))


def test_columns_are_as_wide_as_what_they_say_and_alike_in_all_categories() -> None:
    html = document.paper_html(model_document_html(load_model("fit-engagement")))
    heads = re.findall(r'<th width="(\d+)%" scope="col">Rule</th><th width="(\d+)%" [^>]*>When', html)
    assert len(heads) == 4 and len(set(heads)) == 1
    assert int(heads[0][1]) > int(heads[0][0])


def test_rows_that_begin_a_page_take_their_headings_along() -> None:
    html = model_document_html(load_model("starter"))
    first = document.paper_html(html, {(1, 0)})
    assert re.search(r"<h2 style='page-break-before: always'>Rules</h2>\n<h3>", first)
    second = document.paper_html(html, {(1, 2)})
    assert second.count(" style='page-break-before: always'") == 1
    assert second.count(">Rule</th>") == document.paper_html(html).count(">Rule</th>") + 1
