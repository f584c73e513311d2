"""The page about Excel says what ribbon, functions and commands are, and its picture is that of the ribbon."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from typer.main import get_command

from excel_addin.calc_work import commands_of_calc
from excel_addin.excel_work import commands_of_excel
from excel_addin.registry import documented
from excel_addin.ribbon.layout import GROUPS, TAB_LABEL
from scoring.workbook import functions
from tools.ribbon_picture import FILE, NOTE, columns, drawn_from

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "excel.md").read_text(encoding="utf-8")


def test_every_button_stands_there_with_what_it_does() -> None:
    lines = [f"| **{control.label}** | {control.more} |" for group in GROUPS for control in group.controls]
    listed = re.findall(r"^\| \*\*.*$", PAGE, re.MULTILINE)
    assert listed == lines, "\n".join(lines)


def test_every_function_and_error_stands_there() -> None:
    assert documented().strip() in PAGE, documented()


@pytest.mark.parametrize(
    "name", [value for key, value in vars(functions).items() if key.isupper() and str(value).startswith("HS_")]
)
def test_every_function_of_the_workbook_stands_there(name: str) -> None:
    assert f"`{name}" in PAGE


def test_every_command_and_option_stands_there() -> None:
    missing = []
    for words, group in (("excel", get_command(commands_of_excel)), ("calc", get_command(commands_of_calc))):
        for name, command in getattr(group, "commands", {}).items():
            missing += [f"{words} {name}"] if f"{words} {name}" not in PAGE else []
            options = [each for parameter in command.params for each in parameter.opts if each.startswith("--")]
            missing += [f"{words} {name} {each}" for each in options if each != "--help" and each not in PAGE]
    assert missing == []


def test_every_place_that_the_page_points_to_is_there() -> None:
    titles = {re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-")
              for line in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)}  # fmt: skip
    pointed = re.findall(r"\]\(#([^)]+)\)", PAGE)
    assert len(pointed) > 2 and set(pointed) <= titles


def test_the_picture_is_drawn_from_the_ribbon_as_it_is() -> None:
    assert QImage(str(FILE)).text(NOTE) == drawn_from(), "Draw it anew: see tools/ribbon_picture.py."


def test_small_controls_stand_three_below_each_other() -> None:
    shown = [[control.label for control in column] for group in GROUPS for column in columns(group)]
    assert max(map(len, shown)) == 3
    assert [label for column in shown for label in column] == [
        control.label for group in GROUPS for control in group.controls
    ]
    assert TAB_LABEL in PAGE
