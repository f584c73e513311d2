"""Whatever leads are opened, nothing in the window tells people what to type in a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.dialogs.templates import TemplatesDialog
from desktop.main_window import MainWindow
from desktop.session import Session
from desktop.widgets.lead_notice import LeadNotice
from desktop.widgets.notice import Notice
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, UNCERTAIN, click, write

STRANGE = "Colour,Weight\nred,3\nblue,4\n"
FEW = "Email,Industry\na@x.example,Software\nb@x.example,Retail\n"
TWICE = "Email,Email,Industry,Joined\na@x.example,b@x.example,Software,03/04/2026\nc@x.example,,Retail,05/06/2026\n"
_TYPED = re.compile(r"(?<![\w-])--?[a-z][a-z-]*\b|FIELD=COLUMN|\bhotsheet (?:model|score|apply)")


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def texts(window: QWidget) -> Iterator[str]:
    """All that can be read, and what is read aloud of it or shown as a tip."""
    for each in window.findChildren(QWidget):
        if each.isVisible():
            yield from (each.accessibleName(), each.toolTip())
            if isinstance(each, QLabel | QPushButton):
                yield each.text()


def buttons(notice: Notice) -> dict[str, QPushButton]:
    return {each.text(): each for each in notice.findChildren(QPushButton) if each.text()}


@pytest.mark.parametrize("text", [STRANGE, FEW, UNCERTAIN, TWICE, PLAIN])
def test_no_flag_is_seen_on_any_page(window: MainWindow, qtbot: QtBot, tmp_path: Path, text: str) -> None:
    open_leads(window.session, qtbot, write(tmp_path / "leads.csv", text))
    for key in window.pages:
        window.show_page(key)
        assert [said for said in texts(window) if _TYPED.search(said)] == []


def test_leads_of_which_no_rule_knows_anything(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_leads(window.session, qtbot, write(tmp_path / "leads.csv", STRANGE))
    (notice,) = window.notices.notices
    assert notice.accessibleName() == (
        "No column of the file is a field that the rules of “Starter” use, so every lead would count as blank. "
        "Say which columns are its fields, or choose another model."
    )
    assert list(buttons(notice)) == ["Choose columns", "Choose a model"]
    click(buttons(notice)["Choose a model"])
    (gallery,) = window.findChildren(TemplatesDialog)
    assert gallery.isVisible()
    gallery.close()
    window.show_page("leads")
    click(buttons(window.notices.notices[0])["Choose columns"])
    assert window.page.key == "data"
    assert window.focusWidget().accessibleName() == "Column of “Job title”"


@pytest.mark.parametrize("text", [STRANGE, FEW, UNCERTAIN])
def test_one_bar_says_what_is_the_matter(window: MainWindow, qtbot: QtBot, tmp_path: Path, text: str) -> None:
    open_leads(window.session, qtbot, write(tmp_path / "leads.csv", text))
    window.show_page("data")
    window.show_page("leads")
    (notice,) = window.notices.notices
    assert "Choose columns" in buttons(notice)
    assert [each for each in window.findChildren(LeadNotice) if each.isVisible()] == []


def test_many_fields_without_a_column(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_leads(window.session, qtbot, write(tmp_path / "leads.csv", FEW))
    (notice,) = window.notices.notices
    assert notice.accessibleName().startswith("6 of the 7 fields that rules use have no column in this file: ")
    assert notice.accessibleName().endswith(". They count as blank for every lead.")
    window.show_page("data")
    click(buttons(notice)["Choose columns"])
    assert window.focusWidget().accessibleName() == "Column of “Job title”"
