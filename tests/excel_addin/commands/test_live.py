"""The ribbon's commands, run for real: on a workbook that is open in a LibreOffice, which recalculates it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from excel_addin import commands
from excel_addin.calc.engine import CalcEngine
from excel_addin.hosts.calc import CalcHost
from excel_addin.live.jobs import copy_of
from excel_addin.models import ModelKind, ModelRef
from excel_addin.work.choice import chosen
from excel_addin.work.desk import Desk, Machine
from excel_addin.work.showing import state_of
from scoring.explain import why_texts
from scoring.jobs.inplace import InPlace, score_in_place
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.results import score_prepared
from scoring.store import Workspace
from scoring.workbook.names import CHECK_HEADING
from tests.excel_addin.calc.live import needs_office
from tests.excel_addin.commands.books import (
    DAY,
    HEADER_ROW,
    LEADS,
    MODEL,
    Seen,
    beside,
    make_leads,
    make_model,
    seen,
)
from tests.excel_addin.commands.voices import RecordingVoice

pytestmark = [needs_office, pytest.mark.slow]


@dataclass
class Table:
    """An open workbook and who sits before it."""

    desk: Desk
    voice: RecordingVoice
    folder: Path
    opened: list[Path] = field(default_factory=list)
    started: list[list[str]] = field(default_factory=list)

    @property
    def book(self) -> xw.Book:
        return self.desk.book

    @property
    def leads(self) -> xw.Sheet:
        return self.book.sheets["Spring fair"]

    def seen(self) -> Seen:
        return seen(self.book, CalcHost(), self.folder / "copies")

    def run(self, do: Callable[[Desk], object], *answers: bool | int | None) -> str:
        """What a command said at its end; a warning fails the test."""
        said, asked = len(self.voice.told), len(self.voice.asked)
        self.voice.answers[:] = answers
        assert commands.run(self.desk, do, "test"), self.voice.warned[-1:]
        assert not self.voice.answers, "a question that was not asked"
        assert len(self.voice.asked) == asked + len(answers)
        return "\n".join(self.voice.told[said:])

    def refused(self, do: Callable[[Desk], object], *answers: bool | int | None) -> str:
        """What a command warned of."""
        self.voice.answers[:] = answers
        warned = len(self.voice.warned)
        assert not commands.run(self.desk, do, "test")
        assert not self.voice.answers
        return "\n".join(self.voice.warned[warned:])

    def agrees_with_the_core(self, leads: int = len(LEADS)) -> list[str]:
        """Compare every score, tier and why with the core, once everything is worked out anew; gives the tiers."""
        self.book.impl.calculate(everything=True)
        with copy_of(self.book, self.desk.host) as path:
            prepared = prepare(path)
            scores = score_prepared(prepared, DAY, kept=True)
            assert len(prepared.table) == leads and not prepared.edits
            assert beside(self.leads, "Lead Score", leads) == pytest.approx(scores.score.tolist())
            tiers = [scores.tier_names[place] for place in scores.lead_tier.tolist()]
            assert beside(self.leads, "Lead Tier", leads) == tiers
            assert [text or "" for text in beside(self.leads, "Why", leads)] == why_texts(scores).tolist()
        return tiers


@pytest.fixture
def table(engine: CalcEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    (tmp_path / "copies").mkdir()
    monkeypatch.setattr("excel_addin.live.backups.user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    book = xw.books.open(str(make_leads(tmp_path)))
    voice = RecordingVoice()
    opened: list[Path] = []
    started: list[list[str]] = []

    def show(path: Path) -> bool:
        opened.append(path)
        return True

    def start(command: Any) -> str:
        started.append(list(command))
        return ""

    machine = Machine(tmp_path / "data", tmp_path / "logs", show, start, "python")
    desk = Desk(book, CalcHost(), voice, tmp_path / "none.sqlite", DAY, machine)
    yield Table(desk, voice, tmp_path, opened, started)
    book.close()


def _stored(table: Table) -> ModelRef:
    """The model in the workspace: a workbook keeps the choice of no file."""
    with Workspace.open(table.folder / "none.sqlite") as workspace:
        workspace.models.save("m1", MODEL, 0, name="Small")
    return ModelRef(ModelKind.WORKSPACE, "m1")


def _on(toggle: commands.Toggle) -> Callable[[Desk], None]:
    return lambda desk: toggle(desk, True)


def test_what_is_no_lead_table_is_explained(table: Table) -> None:
    book = table.book
    before = table.seen()
    for command in (commands.refresh, commands.apply_rules, commands.explain_lead, commands.override_lead):
        assert "not scored yet" in table.refused(command)
    for toggle in commands.TOGGLES.values():
        assert "not scored yet" in table.refused(_on(toggle))
    assert "has put nothing" in table.refused(commands.remove)
    empty = book.sheets.add("Empty", after=book.sheets[-1])
    empty.activate()
    assert "“Empty” is empty" in table.refused(commands.score_sheet)
    assert "“Empty” is empty" in table.refused(commands.check_data)
    empty.delete()
    book.sheets["Counts"].activate()
    said = table.refused(commands.score_sheet)
    assert "Counts" in said and "--" not in said
    assert table.seen() == before
    assert not table.voice.told and not (table.folder / "data" / "backups").exists()


def test_what_a_workbook_cannot_take_is_said_before_anything_is_done(table: Table) -> None:
    small = _stored(table)
    table.book.sheets["Counts"].activate()
    table.refused(lambda desk: commands.score_sheet(desk, ref=small))
    assert [name.name for name in table.book.names] == []
    # A model that was chosen is all that is ours here; the other name is a person's.
    table.run(lambda desk: commands.choose_model(desk, small), False)
    table.book.names.add("HS_Rate", "=Counts!$A$1")
    assert "is forgotten" in table.run(commands.remove)
    assert [name.name for name in table.book.names] == ["HS_Rate"]
    assert "has put nothing" in table.refused(commands.remove)

    text = table.folder / "leads.csv"
    text.write_text("Email,Job title\nana@alder.example,Head\n", encoding="utf-8")
    for path, read_only in ((text, False), (make_leads(table.folder, "closed.xlsx"), True)):
        other = xw.books.open(str(path), read_only=read_only)
        try:
            there = Table(replace(table.desk, book=other), table.voice, table.folder)
            if not read_only:
                assert there.refused(commands.score_sheet, False) == ""
                assert "is a text file" in table.voice.asked[-1]
                continue
            for command in (commands.score_sheet, commands.check_data, commands.remove, commands.show_bars):
                assert "open for reading alone" in there.refused(command)
        finally:
            other.close()
    assert not (table.folder / "data" / "backups").exists()


def test_every_button_in_turn(table: Table) -> None:
    book, leads = table.book, table.leads
    before = table.seen()
    names = {name.name for name in book.names}
    leads.activate()

    # Choose a model, and score with it as is offered then.
    small = _stored(table)
    told = table.run(lambda desk: commands.choose_model(desk, small), True)
    assert "6 leads scored with “Small” 1." in told and "A copy of the workbook" in told
    assert chosen(book) is None
    table.agrees_with_the_core()
    _equals_the_file(table)

    # A button of the lead.
    leads.activate()
    leads.range("C6").select()
    card = table.run(commands.explain_lead)
    assert "cy@cedar.example (row 6)" in card and "+30    Free trial" in card and "= 52    Score" in card
    table.run(commands.override_lead)
    cell = book.selection
    assert cell is not None and leads.range((HEADER_ROW, cell.column)).value == "Tier Override" and cell.row == 6
    table.run(lambda desk: commands.override_lead(desk, "hot", "met at the fair"))
    assert table.agrees_with_the_core()[2] == "Hot"
    _override_again(table)
    leads.range("A6").select()
    assert "Overruled by hand: Hot." in (card := table.run(commands.explain_lead)) and "met at the fair" in card
    leads.range("A1").select()
    assert "Row 1 of “Spring fair” holds no lead" in table.refused(commands.explain_lead)

    # Points edited on the sheet: the sheet follows at once, scoring again asks, applying takes them in.
    _edit_points(book, "Free trial", 40)
    leads.range("A6").select()
    assert "and not applied" in table.run(commands.explain_lead)
    told = table.run(commands.apply_rules)
    assert "“Small” 1 → 2" in told and "Free trial" in told
    table.agrees_with_the_core()
    assert beside(leads, "Lead Score")[2] == 62

    # A new lead, taken in by Refresh; what the rules sheet says is asked about first.
    new = ("gu@gum.example", "Head", 15, "yes", None)
    leads.range((HEADER_ROW + 1 + len(LEADS), 1)).value = list(new)
    _edit_points(book, "Free trial", 20)
    told = table.run(commands.refresh, True)
    assert "7 leads scored with “Small” 3." in told and "1 change taken over" in told
    assert table.agrees_with_the_core(7)[2] == "Hot"

    _looks(table)
    _check(table)
    _others(table)

    # Remove asks, saves the override where one wants that, and leaves the workbook as it was.
    table.run(commands.remove, True, 0)
    assert list(table.folder.glob("*overrides.csv"))
    leads.range((HEADER_ROW + 1 + len(LEADS), 1), (HEADER_ROW + 1 + len(LEADS), 5)).delete(shift="up")
    after = table.seen()
    assert not after.differing(before) and after.formats == before.formats
    assert {name.name for name in book.names} == names


def _override_again(table: Table) -> None:
    """The reason stays, and it is one step of Undo; of several leads none is overruled."""
    undone = len(table.book.impl.undo_titles)
    table.run(lambda desk: commands.override_lead(desk, "warm"))
    assert len(table.book.impl.undo_titles) == undone + 1
    book = table.book
    book.sheets["Counts"].activate()
    assert table.run(lambda desk: commands.override_lead(desk, "hot", row=6)) == "cy@cedar.example: Warm → Hot"
    assert "(row 6)" in table.run(lambda desk: commands.explain_lead(desk, 6))
    assert book.sheets.active.name == "Counts"
    table.leads.activate()
    table.leads.range("A5,A7:B7").select()
    card = table.run(commands.explain_lead)
    assert "(row 5)" in card and "(row 7)" in card and "(row 6)" not in card
    assert "2 leads are selected" in table.refused(lambda desk: commands.override_lead(desk, "hot"))


def _equals_the_file(table: Table) -> None:
    """The open workbook has, cell by cell, what the file writer makes of the same file."""
    out = table.folder / "by-file.xlsx"
    model = make_model(table.folder)
    wishes = Wishes(str(model), "Spring fair")
    score_in_place(table.folder / "leads.xlsx", wishes, InPlace(out=out), as_of=DAY)
    other = xw.books.open(str(out))
    try:
        by_file, live = seen(other, CalcHost(), table.folder / "copies"), table.seen()
        # Calc has no room for the model but cells.
        model_cells = [at for at, (said, _) in live.differing(by_file).items() if "Hotsheet 1/" in str(said)]
        assert list(live.differing(by_file)) == model_cells and len(model_cells) == 1
        assert live.formats == by_file.formats
    finally:
        other.close()
        table.book.activate()


def _edit_points(book: xw.Book, rule: str, points: float) -> None:
    """Type other points for a rule, as a person would on the Scoring Rules sheet."""
    sheet = book.sheets["Scoring Rules"]
    used = sheet.used_range
    rows = sheet.range((1, 1), used.last_cell).value
    header = next(row for row in rows if "Points" in row)
    at = next(place for place, row in enumerate(rows, 1) if rule in row and place > rows.index(header) + 1)
    sheet.range((at, header.index("Points") + 1)).value = points


def _looks(table: Table) -> None:
    assert state_of(table.desk).on == {"show_tiers"}
    table.run(lambda desk: commands.show_tiers(desk, False))
    assert state_of(table.desk).on == frozenset()
    # What says that an override names no tier is no matter of taste.
    assert {at[0] for at in table.seen().formats["Spring fair"]} == {"I"}
    table.desk.host.protect(table.leads)
    copies = len(list((table.folder / "data" / "backups").iterdir()))
    table.leads.range("A6").select()
    for command in (commands.show_bars, lambda desk: commands.override_lead(desk, "cold")):
        assert "Unprotect it first (Tools" in table.refused(command)
    assert len(list((table.folder / "data" / "backups").iterdir())) == copies
    table.desk.host.unprotect(table.leads)
    table.run(commands.show_bars)
    table.run(lambda desk: commands.show_rows(desk, True))
    assert state_of(table.desk).on == {"show_bars", "show_rows"}
    kinds = str(table.seen().formats["Spring fair"])
    assert "dataBar" in kinds and "HS_Tier_1" in kinds


def _check(table: Table) -> None:
    book = table.book
    table.leads.activate()
    scored = table.seen().cells["Spring fair"]
    told = table.run(commands.check_data)
    sheet = book.sheets["Data Check"]
    assert (
        sheet.range("A1").value == CHECK_HEADING and "worth a look" in told and book.sheets.active.name == "Data Check"
    )
    rows = [row for row in sheet.range((5, 1), sheet.used_range.last_cell).value if row[1]]
    assert sorted({row[1] for row in rows} & {"Employees", "Free trial"}) == ["Employees", "Free trial"]
    assert any(row[3] == "C8" for row in rows)
    assert table.seen().cells["Spring fair"] == scored
    book.sheets["Scoring Rules"].activate()
    assert "own" in table.refused(commands.check_data)
    # Again, from the findings: in their place, and nowhere else; scoring goes to the leads that were checked.
    sheet.activate()
    assert table.run(commands.check_data) == told and book.sheets.active.name == "Data Check"
    assert "7 leads scored" in table.run(commands.score_sheet) and book.sheets.active.name == "Spring fair"
    assert "Data Check 2" not in [each.name for each in book.sheets]
    table.leads.activate()


def _others(table: Table) -> None:
    table.run(commands.help)
    assert table.opened[0].read_text(encoding="utf-8").startswith("<!doctype html>")
    table.run(commands.open_app, True)
    assert table.started[0][:4] == ["python", "-P", "-m", "desktop"] and table.started[0][4].endswith("leads.xlsx")
    assert not table.refused(commands.open_app, False)
    assert len(table.started) == 1
    state = state_of(table.desk)
    assert state.chosen == "inside" and "Small" in state.models[0].label and state.index == 0
