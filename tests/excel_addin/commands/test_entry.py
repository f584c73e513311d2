"""What the ribbon's macros call: each press reaches its command, and nothing leaves as an error."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import xlwings as xw

from excel_addin import entry
from excel_addin.build.addin import FILE_NAME
from excel_addin.ribbon.state import ADDIN, BOOK_ROW, COUNT_ROW, FIRST_MODEL, SHEET, Listed, RibbonState
from excel_addin.work.desk import Desk


class Cells:
    """A sheet that remembers what was written where, and takes what begins with "=" for a formula, as Excel does."""

    def __init__(self) -> None:
        self.at: dict[tuple[int, int], Any] = {}
        self.texts: set[tuple[int, int]] = set()

    def range(self, first: tuple[int, int], last: tuple[int, int] | None = None) -> Any:
        cells, end = self, last or first

        class Range:
            @property
            def value(self) -> Any:
                return cells.at.get(first)

            @value.setter
            def value(self, rows: list[list[Any]]) -> None:
                for row, line in enumerate(rows, first[0]):
                    for column, said in enumerate(line, first[1]):
                        formula = str(said).startswith("=") and (row, column) not in cells.texts
                        cells.at[row, column] = "#NAME?" if formula else said

            @property
            def number_format(self) -> str:
                return "@" if first in cells.texts else "General"

            @number_format.setter
            def number_format(self, said: str) -> None:
                assert said == "@"
                cells.texts |= set(product(range(first[0], end[0] + 1), range(first[1], end[1] + 1)))

        return Range()


@pytest.fixture
def excel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    """A stand-in for Excel with the add-in open and a workbook in front."""
    boxes: list[tuple[str, ...]] = []
    cells = Cells()

    def alert(*said: str | None) -> str:
        boxes.append(tuple(str(each) for each in said))
        return "ok"

    app = SimpleNamespace(alert=alert, books={ADDIN: SimpleNamespace(sheets={SHEET: cells})})
    book = SimpleNamespace(app=app, name="Leads.xlsx", sheets=[])
    monkeypatch.setattr(xw.Book, "caller", lambda: book)
    monkeypatch.setattr(entry, "host_of", lambda _: SimpleNamespace(name="Excel"))
    state = RibbonState("Leads.xlsx", (Listed("template:starter", "Starter (template)"), Listed("file:=1", "=1")))
    monkeypatch.setattr(entry, "state_of", lambda _: state)
    monkeypatch.setattr("excel_addin.work.desk.user_log_dir", lambda *_, **__: str(tmp_path))
    return SimpleNamespace(boxes=boxes, cells=cells, app=app, book=book, logs=tmp_path)


def test_the_add_in_is_looked_for_under_the_name_that_the_build_gives_it() -> None:
    assert ADDIN == FILE_NAME


def test_a_button_runs_its_command_and_the_ribbon_is_told(
    excel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[Any] = []
    monkeypatch.setattr(entry, "COMMANDS", {"score_sheet": lambda desk: ran.append(desk.book.name)})
    monkeypatch.setattr(entry, "TOGGLES", {"show_bars": lambda desk, on: ran.append(on)})
    entry.press("score_sheet")
    entry.press("show_bars", True)
    entry.press("show_bars", False)
    assert ran == ["Leads.xlsx", True, False]
    assert excel.cells.at[BOOK_ROW, 2] == "Leads.xlsx" and excel.cells.at[COUNT_ROW, 2] == "2"
    assert excel.cells.at[FIRST_MODEL + 1, 2] == "file:=1"


def test_what_leaves_the_models_as_they_are_is_not_listed_anew(
    excel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[Desk] = []

    def state_of(desk: Desk) -> RibbonState:
        listed.append(desk)
        return RibbonState("Leads.xlsx")

    monkeypatch.setattr(entry, "state_of", state_of)
    monkeypatch.setattr(entry, "COMMANDS", {"help": lambda desk: None})
    entry.press("help")
    entry.press("help")
    assert len(listed) == 1
    monkeypatch.setattr(entry, "COMMANDS", {"refresh": lambda desk: None})
    entry.press("refresh")
    assert len(listed) == 2


def test_a_model_is_chosen_by_its_place_in_the_list(excel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(entry, "choose_model", lambda desk, ref: made.append(ref.text))
    monkeypatch.setattr(entry, "COMMANDS", {"refresh": lambda desk: None})
    entry.press("refresh")
    entry.press("choose_model", 0)
    assert made == ["template:starter"]
    entry.press("choose_model", 7)
    assert made == ["template:starter"] and "choose again" in excel.boxes[-1][0]


@pytest.mark.parametrize("name", ["=1+1.xlsx", "2026"])
def test_a_name_that_looks_like_more_stays_a_name(
    name: str, excel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry, "state_of", lambda _: RibbonState(name, (Listed("file:=1", "=HYPERLINK(1)"),)))
    monkeypatch.setattr(entry, "COMMANDS", {"refresh": lambda desk: None})
    entry.press("refresh")
    assert (excel.cells.at[BOOK_ROW, 2], excel.cells.at[FIRST_MODEL, 1]) == (name, "=HYPERLINK(1)")
    assert {(BOOK_ROW, 2), (COUNT_ROW, 2), (FIRST_MODEL, 1)} <= excel.cells.texts


def test_on_macos_the_workbook_of_the_button_is_named_in_numbers(
    excel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> None:
        raise RuntimeError("no caller")

    # As macOS may give it: the two dots are a letter of their own there.
    books = [SimpleNamespace(app=excel.app, name=name, sheets=[]) for name in ("Other.xlsx", "Mu\u0308ller 📈.xlsx")]
    monkeypatch.setattr(xw.Book, "caller", nobody)
    monkeypatch.setattr(xw, "apps", SimpleNamespace(active=SimpleNamespace(books=books, alert=excel.app.alert)))
    worked: list[str] = []
    monkeypatch.setattr(entry, "COMMANDS", {"score_sheet": lambda desk: worked.append(desk.book.name)})
    data = "M\u00fcller 📈.xlsx".encode("utf-16-le")
    letters = [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]
    entry.press("score_sheet", book=letters)
    assert worked == ["Mu\u0308ller 📈.xlsx"] and not excel.boxes
    entry.press("score_sheet", book=letters[1:])
    assert "not open any more" in excel.boxes[0][0] and len(worked) == 1


def test_a_command_that_is_not_there_says_so(excel: SimpleNamespace) -> None:
    entry.press("dance")
    assert "no command “dance”" in excel.boxes[0][0]


def test_a_defect_ends_in_a_box_and_not_in_vba(excel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Desk) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(entry, "COMMANDS", {"score_sheet": broken})
    entry.press("score_sheet")
    monkeypatch.setattr(entry, "state_of", broken)
    monkeypatch.setattr(entry, "COMMANDS", {"refresh": lambda desk: None})
    entry.press("refresh")
    assert len(excel.boxes) == 2 and all("defect of Hotsheet" in box[0] for box in excel.boxes)
    assert all("Traceback" not in box[0] for box in excel.boxes) and len(list(excel.logs.glob("*.txt"))) == 2


def test_without_a_workbook_there_is_a_sentence(
    excel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody() -> None:
        raise RuntimeError("no caller")

    monkeypatch.setattr(xw.Book, "caller", nobody)
    monkeypatch.setattr(xw, "apps", SimpleNamespace(active=None))
    entry.press("score_sheet")
    assert "defect of Hotsheet" in capsys.readouterr().err
