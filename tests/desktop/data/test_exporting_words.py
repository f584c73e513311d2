"""What an export would do and what it asks, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.models.exporting import Asked, Choice, ExportWish, Kind, LostOverridesError
from desktop.models.exporting_outlook import Outlook, Placed
from desktop.models.exporting_words import column_answer, kind_title, kind_words, outlook_lines, question_of
from scoring.errors import HotsheetError, LeftOutError, Place
from scoring.jobs.edits import RuleEdit
from tests.desktop.data.helpers import first_state

pytestmark = pytest.mark.usefixtures("qapp")
MODEL = first_state().model
DAY = date(2026, 11, 22)


def lines(shown: Outlook, kind: Kind = Kind.IN_PLACE, out: str = "leads.xlsx") -> list[str]:
    return [line.text for line in outlook_lines(shown, ExportWish(kind, Path(out), as_of=DAY), MODEL)]


def tones(shown: Outlook, kind: Kind = Kind.IN_PLACE) -> dict[str, str]:
    wish = ExportWish(kind, Path("leads.xlsx"), as_of=DAY)
    return {line.text: line.tone for line in outlook_lines(shown, wish, MODEL)}


def test_columns_are_named_with_their_letters() -> None:
    columns = (Placed("D", "Lead Score"), Placed("E", "Why"))
    said = lines(Outlook(4, columns, ("F", "K", 6), "T", "Leads", ("Scoring Rules", "Lists"), backup="old.xlsx"))
    assert said[0] == "New on sheet “Leads”: D Lead Score  ·  E Why"
    assert "6 hidden columns (F–K) hold the workings of the formulas." in said
    assert "The Excel table “T” grows over them." in said
    assert "New sheets: Scoring Rules, Lists." in said
    assert "Everything else in the workbook stays as it is." in said
    assert "A copy as it is now is kept beside it: “old.xlsx”." in said
    assert any("“Starter”" in each and "22/11/2026" in each for each in said)


def test_what_is_renewed_says_so() -> None:
    said = lines(Outlook(4, (Placed("D", "Lead Score", renewed=True),), sheet="Leads", renewed=("Lists",)))
    assert said[0].startswith("Renewed on sheet")
    assert "Sheets of the earlier scoring that are renewed: Lists." in said


def test_no_copy_is_a_warning() -> None:
    shown = Outlook(4, (Placed("D", "Lead Score"),), sheet="Leads")
    assert tones(shown)["No copy of the workbook as it is now is kept."] == "warning"


def test_new_files_say_what_they_hold_and_leave_out() -> None:
    shown = Outlook(1234, (Placed("", "Lead Score"),), left_out=("a chart", "a note"), replaces=True)
    said = lines(shown, Kind.NEW, "new.xlsx")
    assert said[0] == "1,234 leads with their own columns, then Lead Score."
    assert "It leaves out: a chart; a note." in said
    assert "It takes the place of “new.xlsx”." in said
    one = lines(Outlook(2, guarded=1), Kind.CSV, "new.csv")
    assert "1 cell that looks like a formula gets an apostrophe in front." in one
    assert "18 cells that look like formulas get an apostrophe in front." in lines(Outlook(2, guarded=18), Kind.CSV)


def test_what_to_look_at_is_a_warning() -> None:
    shown = Outlook(4, overrides=2, reasons=1, unknown=1, apart=True, unreadable=True, as_text=("Employees",))
    said = tones(shown)
    assert said["Overrides: 2, reasons: 1; they stand beside their leads."] == "info"
    assert sum(tone == "warning" for tone in said.values()) == 5
    assert "Findings that make scores wrong: 3. The Data page lists them." in tones(Outlook(4, warnings=3))


def test_edits_are_listed_cell_by_cell_and_not_without_end() -> None:
    edits = tuple(RuleEdit("Scoring Rules", f"I{row}", "20", "8") for row in range(12))
    said = question_of(Choice(Asked.EDITS, HotsheetError("edited"), edits=edits))
    assert said.lines[0] == "Scoring Rules, cell I0: “20” instead of “8”"
    assert len(said.lines) == 9
    assert said.lines[-1] == "and 4 more"


def test_losses_are_listed() -> None:
    error = LeftOutError("That would be lost:\n  a note\n  a sum\n", place=Place("leads.xlsx"))
    said = question_of(Choice(Asked.LOSS, error))
    assert (said.text, said.lines) == ("That would be lost:", ("a note", "a sum"))


@pytest.mark.parametrize("asked", list(Asked))
def test_every_question_has_words_without_flags(asked: Asked) -> None:
    error = HotsheetError("Something is there.", mend="Change that, or put it further right with --at AB.")
    if asked is Asked.OVERRIDES:
        error = LostOverridesError(3, Path("old.xlsx"))
    said = question_of(Choice(asked, error))
    assert said.text
    assert "--" not in said.text


def test_kinds_and_columns_have_words() -> None:
    assert len({kind_title(kind) for kind in Kind}) == len({kind_words(kind) for kind in Kind}) == 4
    assert column_answer(28) == "Put the columns at AB"


def test_changed_rules_are_kept_under_their_next_number_first() -> None:
    said = lines(Outlook(4, new_version="1.1"))
    assert any("its changed rules are kept as version 1.1 first" in line for line in said)
    assert not any("kept as version" in line for line in lines(Outlook(4)))
