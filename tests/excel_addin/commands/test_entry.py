"""What the ribbon's macros call: each press reaches its command, and nothing leaves as an error."""

from __future__ import annotations

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
    """A sheet that remembers what was written where."""

    def __init__(self) -> None:
        self.at: dict[tuple[int, int], Any] = {}

    def range(self, place: tuple[int, int], _: Any = None) -> Any:
        cells = self

        class Range:
            number_format = ""

            @property
            def value(self) -> Any:
                return cells.at.get(place)

            @value.setter
            def value(self, rows: list[list[Any]]) -> None:
                for row, line in enumerate(rows):
                    for column, said in enumerate(line):
                        cells.at[place[0] + row, place[1] + column] = said

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
    assert excel.cells.at[BOOK_ROW, 2] == "Leads.xlsx" and excel.cells.at[COUNT_ROW, 2] == 2
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
    entry.refresh_list()
    assert len(listed) == 2


def test_a_model_is_chosen_by_its_place_in_the_list(excel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(entry, "choose_model", lambda desk, ref: made.append(ref.text))
    entry.refresh_list()
    entry.choose(0)
    assert made == ["template:starter"]
    entry.choose(7)
    assert made == ["template:starter"] and "choose again" in excel.boxes[-1][0]


def test_a_command_that_is_not_there_says_so(excel: SimpleNamespace) -> None:
    entry.press("dance")
    assert "no command “dance”" in excel.boxes[0][0]


def test_a_defect_ends_in_a_box_and_not_in_vba(excel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Desk) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(entry, "COMMANDS", {"score_sheet": broken})
    entry.press("score_sheet")
    monkeypatch.setattr(entry, "state_of", broken)
    entry.refresh_list()
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
