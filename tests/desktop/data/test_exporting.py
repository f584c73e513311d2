"""Writing scores out, without a window: where to, what would happen, what has to be settled, and the files."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from desktop.jobs import CancelledError
from desktop.models.exporting import (
    Asked,
    Desk,
    ExportWish,
    Kind,
    Material,
    carried_from,
    choice_of,
    ending_of,
    kinds_for,
    material_of,
    needed_columns,
    ready,
    run_of,
    usual_target,
    write,
)
from desktop.models.exporting_outlook import Outlook, Placed, outlook
from desktop.session import Session
from desktop.state import Override, State
from scoring.errors import HotsheetError
from scoring.jobs.models import marker_of
from scoring.jobs.prepare import Wishes, prepare
from scoring.modelfile import open_model
from scoring.samples import sample_leads_path
from scoring.store import Workspace
from scoring.workbook.names import ALWAYS, OUR_SHEETS, Our
from tests.desktop.data.helpers import first_state, retyped_points, users_book
from tests.desktop.data.helpers import write as write_text

DAY = date(2026, 11, 22)


def quiet(what: str, share: float) -> None:
    """Hears of progress, and lets the work go on."""


def desk_of(path: Path, state: State | None = None, sheet: str | None = None) -> Desk:
    state = state or first_state()
    return Desk(Material(prepare(path, Wishes(model=state.model, sheet=sheet)), state))


def wish_for(path: Path, kind: Kind = Kind.IN_PLACE, **more: object) -> ExportWish:
    return replace(ExportWish(kind, usual_target(path, kind), as_of=DAY), **more)  # type: ignore[arg-type]


def asked(desk: Desk, wish: ExportWish) -> Asked | None:
    choice = outlook(desk, wish).choice
    return choice.asked if choice is not None else None


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return users_book(tmp_path / "leads.xlsx")


@pytest.fixture
def scored(book: Path) -> Path:
    write(desk_of(book), wish_for(book, backup=False), quiet)
    return book


# -- where to ---------------------------------------------------------------------------------------------


def test_a_text_file_holds_no_formulas() -> None:
    assert kinds_for(Path("leads.csv")) == (Kind.NEW, Kind.CSV)
    assert kinds_for(Path("leads.xlsm"))[0] is Kind.IN_PLACE
    assert Kind.IN_PLACE not in kinds_for(sample_leads_path(), sample=True)


def test_results_stand_beside_their_leads_and_keep_their_kind() -> None:
    path = Path("/data/leads.xlsm")
    assert usual_target(path, Kind.IN_PLACE) == path
    assert usual_target(path, Kind.COPY) == Path("/data/leads-scored.xlsm")
    assert usual_target(path, Kind.NEW) == Path("/data/leads-scored.xlsx")
    assert usual_target(path, Kind.CSV, Path("/elsewhere")) == Path("/elsewhere/leads-scored.csv")
    assert ending_of(Path("leads.csv"), Kind.NEW) == ".xlsx"


def test_what_people_typed_is_always_written() -> None:
    state = first_state().with_override(0, Override("Hot"))
    assert needed_columns(first_state(), Kind.CSV) == ()
    assert needed_columns(state, Kind.CSV) == (Our.OVERRIDE,)
    assert needed_columns(state.with_override(1, Override("", "why")), Kind.CSV) == (Our.OVERRIDE, Our.REASON)
    assert needed_columns(first_state(), Kind.NEW) == ALWAYS
    graded = first_state().with_model(open_model("fit-engagement").model)
    assert Our.GRADE in needed_columns(graded, Kind.IN_PLACE)


# -- what would happen ------------------------------------------------------------------------------------


def test_the_columns_and_sheets_that_come_are_known(book: Path) -> None:
    before = book.read_bytes()
    shown = outlook(desk_of(book), wish_for(book))
    assert shown.columns[:2] == (Placed("D", "Lead Score"), Placed("E", "Lead Tier"))
    assert shown.sheets == OUR_SHEETS
    assert shown.workings[2] > 0
    assert (shown.sheet, shown.table, shown.renewed, shown.choice) == ("Leads", "", (), None)
    assert shown.backup == "leads (before scoring).xlsx"
    assert book.read_bytes() == before


def test_what_is_told_is_what_is_written(book: Path) -> None:
    desk, wish = desk_of(book), wish_for(book)
    shown = outlook(desk, wish)
    outcome = write(desk, wish, quiet)
    sheet = load_workbook(book)["Leads"]
    assert [sheet[f"{each.letters}1"].value for each in shown.columns] == [each.header for each in shown.columns]
    assert outcome.backup == book.with_name(shown.backup)
    assert set(shown.sheets) < set(load_workbook(book).sheetnames)


def test_an_earlier_scoring_is_renewed(scored: Path) -> None:
    shown = outlook(desk_of(scored), wish_for(scored))
    assert all(each.renewed for each in shown.columns)
    assert shown.sheets == ()
    assert shown.renewed == OUR_SHEETS


def test_a_second_copy_has_another_name(book: Path) -> None:
    desk = desk_of(book)
    write(desk, wish_for(book), quiet)
    assert outlook(desk_of(book), wish_for(book)).backup == "leads (before scoring 2).xlsx"
    assert outlook(desk_of(book), wish_for(book, backup=False)).backup == ""


def test_an_excel_table_grows(tmp_path: Path) -> None:
    path = users_book(tmp_path / "leads.xlsx", table=True)
    shown = outlook(desk_of(path), wish_for(path))
    assert shown.table == "TLeads"
    assert shown.columns[0] == Placed("D", "Lead Score")
    assert not shown.apart


def test_a_new_workbook_leaves_things_out_and_a_csv_is_guarded() -> None:
    desk = desk_of(sample_leads_path())
    new = outlook(desk, ExportWish(Kind.NEW, Path("/tmp/no-such-file.xlsx"), as_of=DAY))
    assert new.left_out
    text = ExportWish(Kind.CSV, Path("/tmp/no-such-file.csv"), as_of=DAY)
    assert outlook(desk, text).guarded > 0
    assert outlook(desk, replace(text, raw=True)).guarded == 0


def test_people_are_counted(book: Path) -> None:
    state = first_state().with_override(0, Override("Hot", "knows us")).with_override(1, Override("Lukewarm"))
    shown = outlook(desk_of(book, state), wish_for(book))
    assert (shown.overrides, shown.reasons, shown.unknown) == (2, 1, 1)


def test_much_that_is_stored_as_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "leads.xlsx"
    book = load_workbook(users_book(path))
    for row in range(2, 6):
        book["Leads"][f"C{row}"] = str(row)
    book.save(path)
    assert outlook(desk_of(path), wish_for(path)).as_text == ("Employees",)


# -- what has to be settled -------------------------------------------------------------------------------


def test_rules_that_were_changed_on_the_sheet(scored: Path) -> None:
    retyped_points(scored, "Decision maker", 33)
    desk = desk_of(scored)
    choice = outlook(desk, wish_for(scored)).choice
    assert choice is not None
    assert choice.asked is Asked.EDITS
    assert [(edit.sheet, edit.now) for edit in choice.edits] == [("Scoring Rules", "33")]
    assert asked(desk, wish_for(scored, edits_known=True)) is None
    assert asked(desk, wish_for(scored, Kind.COPY)) is None


def test_something_of_a_person_s_that_would_be_lost(scored: Path) -> None:
    desk = desk_of(users_book(scored.with_name("two.xlsx"), sheets=("Leads", "Old")), sheet="Leads")
    path = desk.material.prepared.path
    write(desk, wish_for(path, backup=False), quiet)
    other = desk_of(path, sheet="Old")
    assert asked(other, wish_for(path)) is Asked.LOSS
    assert asked(other, wish_for(path, discard=True)) is None


def test_no_room_beside_the_leads(tmp_path: Path) -> None:
    path = users_book(tmp_path / "leads.xlsx", beside="a note of mine")
    desk = desk_of(path)
    choice = outlook(desk, wish_for(path)).choice
    assert choice is not None
    assert choice.asked is Asked.NO_ROOM
    assert choice.column == 8
    shown = outlook(desk, wish_for(path, at=choice.column))
    assert shown.choice is None
    assert shown.columns[0].letters == "H"
    assert shown.apart


def test_a_protected_sheet(tmp_path: Path) -> None:
    path = users_book(tmp_path / "leads.xlsx", protected=True)
    assert asked(desk_of(path), wish_for(path)) is Asked.PROTECTED
    assert asked(desk_of(path), wish_for(path, protected_too=True)) is None


@pytest.mark.parametrize("kind", [Kind.IN_PLACE, Kind.COPY])
def test_a_workbook_that_changed_meanwhile(book: Path, kind: Kind) -> None:
    desk = desk_of(book)
    users_book(book, beside="new")
    assert asked(desk, wish_for(book, kind)) is Asked.CHANGED
    assert asked(desk, wish_for(book, Kind.CSV)) is None


def test_a_workbook_that_is_gone(book: Path) -> None:
    desk = desk_of(book)
    book.unlink()
    assert asked(desk, wish_for(book)) is Asked.GONE
    assert asked(desk, wish_for(book, Kind.NEW)) is None
    write(desk, wish_for(book, Kind.NEW), quiet)
    assert usual_target(book, Kind.NEW).exists()


def test_a_file_of_that_name(book: Path) -> None:
    write_text(usual_target(book, Kind.CSV), "mine")
    assert asked(desk_of(book), wish_for(book, Kind.CSV)) is Asked.EXISTS
    shown = outlook(desk_of(book), wish_for(book, Kind.CSV, overwrite=True))
    assert shown.choice is None
    assert shown.replaces


def test_overrides_in_a_file_that_would_be_replaced(book: Path) -> None:
    state = first_state().with_override(1, Override("Hot", "met at the fair"))
    write(desk_of(book, state), wish_for(book, Kind.COPY), quiet)
    desk, wish = desk_of(book), wish_for(book, Kind.COPY, overwrite=True)
    assert asked(desk, wish) is Asked.OVERRIDES
    found = carried_from(desk.material, wish.out)
    assert found == {1: Override("Hot", "met at the fair")}
    brought = desk_of(book, first_state().with_override(1, found[1]))
    assert asked(brought, wish) is None
    assert asked(desk, replace(wish, overrides_known=True)) is None


def test_what_is_said_on_the_screen_wins_over_what_is_brought_along(book: Path) -> None:
    state = first_state().with_override(1, Override("Hot"))
    write(desk_of(book, state), wish_for(book, Kind.COPY), quiet)
    screen = desk_of(book, first_state().with_override(1, Override("Cold")))
    assert carried_from(screen.material, usual_target(book, Kind.COPY)) == {}


def test_a_broken_model_stands_in_the_way(book: Path) -> None:
    desk = desk_of(book)
    broken = desk.material.state.with_model(replace(desk.material.state.model, tiers=()))
    choice = outlook(Desk(Material(desk.material.prepared, broken)), wish_for(book)).choice
    assert choice is not None
    assert choice.asked is Asked.OTHER


def test_other_refusals_are_told_as_they_are(book: Path) -> None:
    error = HotsheetError("No.")
    assert choice_of(error, desk_of(book).material.prepared).error is error
    missing = wish_for(book, Kind.CSV, out=book.parent / "no" / "leads.csv")
    assert asked(desk_of(book), missing) is Asked.OTHER


# -- writing ----------------------------------------------------------------------------------------------


def test_the_csv_holds_leads_scores_and_overrides(book: Path) -> None:
    state = first_state().with_override(1, Override("Hot", "knows us"))
    outcome = write(desk_of(book, state), wish_for(book, Kind.CSV), quiet)
    with outcome.out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Lead Score"] for row in rows] == [f"{score:g}" for score in outcome.scores.score]
    assert rows[1]["Lead Tier"] == rows[1]["Tier Override"] == "Hot"
    assert rows[1]["Override Reason"] == "knows us"


def test_the_model_travels_with_its_comments(scored: Path) -> None:
    marker = marker_of(scored)
    assert marker is not None
    assert marker.model_text == first_state().work_model.file.standalone
    assert "#" in marker.model_text


def test_an_override_that_was_taken_back_is_taken_back_in_the_file(book: Path) -> None:
    state = first_state().with_override(1, Override("Hot"))
    write(desk_of(book, state), wish_for(book), quiet)
    assert prepare(book).overrides[1] == "Hot"
    write(desk_of(book), wish_for(book), quiet)
    assert not any(prepare(book).overrides)


def test_columns_that_a_person_chose_are_the_columns(book: Path) -> None:
    state = first_state().with_columns(first_state().active, {})
    state = state.with_columns(state.active, {"Job title": "", "Gone": "Nowhere"})
    assert "Job title" not in ready(desk_of(book, state).material).columns


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("until", [0.0, 0.99])
def test_a_cancelled_export_leaves_everything_as_it_was(book: Path, kind: Kind, until: float) -> None:
    before = book.read_bytes()

    def cancel(what: str, share: float) -> None:
        if what == "Writing" and share >= until:
            raise CancelledError

    with pytest.raises(CancelledError):
        write(desk_of(book), wish_for(book, kind), cancel)
    assert book.read_bytes() == before
    assert list(book.parent.iterdir()) == [book]


def test_scores_that_were_looked_at_are_written(book: Path) -> None:
    desk, wish = desk_of(book), wish_for(book, Kind.CSV)
    assert isinstance(outlook(desk, wish), Outlook)
    assert write(desk, wish, quiet).scores is desk.made[DAY, False, False][1]


# -- afterwards -------------------------------------------------------------------------------------------


def test_a_run_is_noted_with_its_tiers(book: Path, tmp_path: Path) -> None:
    desk = desk_of(book)
    outcome = write(desk, wish_for(book, Kind.CSV), quiet)
    with Workspace.open(tmp_path / "workspace.db") as workspace:
        made = run_of(outcome, "m", DAY)
        assert made.note(workspace) is None
        known = workspace.lists.open(book, "Leads")
        made.note(workspace)
        (run,) = workspace.runs.all(list_id=known.id)
    assert (run.leads, run.as_of, run.output) == (4, "2026-11-22", str(outcome.out))
    assert list(run.counts) == ["Hot", "Warm", "Cold", "Disqualified"]
    assert sum(run.counts.values()) == 4


def test_without_leads_there_is_nothing_to_write(session: Session, qtbot: QtBot) -> None:
    assert material_of(session) is None


def test_a_scored_workbook_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = Path(shutil.copy(sample_leads_path(), tmp_path / "leads.xlsx"))
    outcome = write(desk_of(path), wish_for(path), quiet)
    again = prepare(path)
    assert again.model == outcome.prepared.model
    assert again.overrides == outcome.prepared.overrides
