"""The core's advice in the words of the window: nothing that would be typed in a terminal is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.models.mends import advice, plain_note, without_flags
from scoring.errors import HotsheetError, LeadFileError, Place
from scoring.jobs.prepare import prepare
from tests.desktop.data.helpers import UNCERTAIN, prepared, write

pytestmark = pytest.mark.usefixtures("qapp")


def test_advice_on_sheets_becomes_a_choice(tmp_path: Path) -> None:
    path = write(tmp_path / "leads.csv", "1,2,3\n4,5,6\n")
    with pytest.raises(LeadFileError) as raised:
        prepare(path)
    said = advice(raised.value)
    assert said.sheet
    assert said.mend == "Say which sheet and which row hold the headers."
    assert "--" not in said.message


def test_open_questions_become_a_page(tmp_path: Path) -> None:
    leads = prepared(write(tmp_path / "leads.csv", UNCERTAIN))
    with pytest.raises(HotsheetError) as raised:
        leads.matching.settled()
    said = advice(raised.value)
    assert said.columns
    assert said.message == "2 fields are not certain"


def test_other_advice_stays() -> None:
    error = LeadFileError("The workbook is encrypted.", place=Place("leads.xlsx"), mend="Save it without a password.")
    said = advice(error)
    assert (said.message, said.mend) == ("leads.xlsx: The workbook is encrypted.", "Save it without a password.")
    assert not said.sheet


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Unprotect it in Excel (Review, Unprotect Sheet), or go on with --protected-too.",
         "Unprotect it in Excel (Review, Unprotect Sheet)."),
        ("Choose another name with -o, or replace it with --overwrite.", ""),
        ("Move it elsewhere, or let it go with --discard.", "Move it elsewhere."),
        ("Close it there, then try again.", "Close it there, then try again."),
    ],
)  # fmt: skip
def test_what_is_typed_is_left_out(text: str, left: str) -> None:
    assert without_flags(text) == left


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("Separator: semicolon.", "Separator: semicolon."),
        ("Column “Joined”: no date tells day from month; read as day-month-year. Check this, or say --dates x.",
         "Column “Joined”: no date tells day from month; read as day-month-year."),
        ('The header “Email” is there more than once. The first is used; to use this one, say --map "Email=E (2)".',
         "The header “Email” is there more than once. The first is used."),
        ('Another sheet looks like leads too: “Old” (about 20 rows). To read that, say --sheet "Old".',
         "Another sheet looks like leads too: “Old” (about 20 rows)."),
    ],
)  # fmt: skip
def test_notes_are_cut_where_they_begin_to_tell_what_to_type(note: str, left: str) -> None:
    assert plain_note(note) == left
