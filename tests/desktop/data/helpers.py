"""What several of these tests need: lead files, and hands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.session import Session
from desktop.state import State
from desktop.workspace_link import new_model
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.jobs.results import columns_of, plan_for, score_prepared
from scoring.modelfile import open_model
from tests.workbook.keyboard import RulesPage, retype

# Job title and employees have columns that are merely near; the dates can be read in two ways.
UNCERTAIN = """\
Email;Contact job title;Job role;Employee count;Industry;Free trial?;Opened emails;Last activity;Visited career page
ann@north.example;VP Sales;Head;35;Software;yes;3;03/04/2026;no
bob@south.example;CEO;Boss;120;Retail;no;0;05/06/2026;no
"""
PLAIN = """\
Email,Job title,Employees,Industry,Free trial,Emails opened,Last activity,Visited careers page,Region
ann@north.example,VP Sales,35,Software,yes,3,2026-04-03,no,North
bob@south.example,CEO,120,Retail,no,0,2026-06-05,no,South
cy@west.example,Intern,7,Software,no,1,2026-06-01,yes,West
"""


def write(path: Path, text: str) -> Path:
    """A text file."""
    path.write_text(text, encoding="utf-8")
    return path


def first_state() -> State:
    """What a window starts with."""
    model = new_model(open_model("starter"))
    return State((model,), model.id)


def prepared(path: Path, model: str = "starter") -> Prepared:
    """A lead file as a window without people reads it."""
    return prepare(path, Wishes(model=open_model(model).model))


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the left button."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key."""
    QTest.keyClick(widget, key, modifier)


def type_text(widget: QWidget, text: str) -> None:
    """Type a text."""
    QTest.keyClicks(widget, text)


def named(part: QWidget, words: str) -> Sequence[QWidget]:
    """What is visible in a part and has these words in its accessible name."""
    return [each for each in part.findChildren(QWidget) if words in each.accessibleName() and each.isVisible()]


def columns_said(session: Session) -> dict[str, str]:
    """What was said of the columns of the active model."""
    return dict(session.state.columns.get(session.state.active, {}))


TITLES = ("CEO", "Intern", "VP, Sales", "Buyer")


def users_book(
    path: Path, *, table: bool = False, protected: bool = False, beside: str = "", sheets: Sequence[str] = ("Leads",)
) -> Path:
    """A person's workbook: four leads in A1:C5 of each sheet. beside: something of theirs further right, in F3."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name in sheets:
            sheet = book.add_worksheet(name)
            rows = [[f"p{n}@firm{n}.example", title, 40 * n] for n, title in enumerate(TITLES, 1)]
            headers = ["Email", "Job title", "Employees"]
            if table:
                columns = [{"header": header} for header in headers]
                sheet.add_table(0, 0, 4, 2, {"name": f"T{name}", "data": rows, "columns": columns})
            else:
                for at, row in enumerate([headers, *rows]):
                    sheet.write_row(at, 0, row)
            if beside:
                sheet.write_string(2, 5, beside)
            if protected:
                sheet.protect()
        book.add_worksheet("Report").write_formula("A1", "=1+1", None, 2)
    return path


def retyped_points(path: Path, label: str, points: float | str) -> Path:
    """A scored workbook after somebody typed other points for a rule on its rules sheet."""
    read = prepare(path)
    plan = plan_for(read, score_prepared(read), columns_of(read))
    entry = RulesPage(plan).type("Rules", label, "Points", points)
    made = retype(path, path.with_name("typed.xlsx"), [entry])
    return made.replace(path)


class _Loud(QTranslator):
    """A language that shouts what belongs to one context, and leaves placeholders as they are."""

    def __init__(self, context: str) -> None:
        super().__init__()
        self._context = context

    def translate(self, context: str, text: str, hint: str | None = None, count: int = -1) -> str:
        if context != self._context:
            return ""
        return "".join(part if part.startswith("{") else part.upper() for part in re.split(r"(\{\w+\})", text))


@contextmanager
def shouting(context: str) -> Iterator[None]:
    """The window in a language that tells what was translated from what was not."""
    app = QCoreApplication.instance()
    assert app is not None
    loud = _Loud(context)
    app.installTranslator(loud)
    try:
        yield
    finally:
        app.removeTranslator(loud)
