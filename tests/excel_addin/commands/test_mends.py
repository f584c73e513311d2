"""Errors of the core are told to a person before a workbook without one word of a command line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from excel_addin.work.mends import CALC, in_words, mend_in_words, mend_typed, speaks_of_options
from scoring.errors import HotsheetError, Place

_CORE = Path(__file__).parents[3] / "scoring"
# Reached by files that are no open workbook: text files, results with a name of their own, overrides of another file.
_ELSEWHERE = {"cli", "run.py", "carry.py", "textfile.py"}
_OF_TEXT_FILES = {"Leave --dates out."}


def _core_mends() -> Iterator[tuple[str, str]]:
    for path in sorted(_CORE.rglob("*.py")):
        if _ELSEWHERE & {*path.relative_to(_CORE).parts}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.keyword(arg="mend", value=value) | ast.Assign(targets=[ast.Name(id="mend")], value=value):
                    for text in _texts(value):
                        if speaks_of_options(text) and text not in _OF_TEXT_FILES:
                            yield f"{path.name}:{node.value.lineno}", text


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may give; what is put into one of them is an X."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)


_MENDS = list(_core_mends())


def test_mends_of_the_core_are_found() -> None:
    assert len(_MENDS) >= 15


@pytest.mark.parametrize("mend", [text for _, text in _MENDS], ids=[place for place, _ in _MENDS])
def test_every_mend_that_speaks_of_options_has_other_words(mend: str) -> None:
    said = mend_in_words(mend)
    assert said and not speaks_of_options(said)
    # What is only left out would say nothing of how to mend it.
    assert said.endswith(".")


def test_a_mend_without_options_stays_and_an_unknown_option_goes() -> None:
    assert mend_in_words("Type a number.") == "Type a number."
    assert mend_in_words("Type a number. Or say --anything.") == "Type a number."


def test_on_a_command_line_an_option_stays_where_the_command_has_it() -> None:
    mend = "Change that, or put our columns further right with --at S."
    assert mend_typed(mend, CALC, ("--at", "--map")) == mend
    assert mend_typed(mend, CALC, ()) == mend_in_words(mend, CALC)
    applied = "Take them over with: hotsheet apply leads.xlsx -m Small"
    assert "Apply rules" in mend_typed(applied, CALC, ("-m",))


def test_menus_are_those_of_the_program() -> None:
    mend = "Unprotect it in Excel (Review, Unprotect Sheet), or go on with --protected-too."
    assert "Review" in mend_in_words(mend) and "Review" not in mend_in_words(mend, CALC)


def test_an_error_for_a_box_names_sheet_and_cell_but_no_copy_of_the_file() -> None:
    error = HotsheetError("a formula stands there.", place=Place("copy.xlsx", "Leads", cell="F7"), mend="Move it.")
    assert in_words(error) == "A formula stands there.\n\nWhere: sheet “Leads”, cell F7.\n\nMove it."
