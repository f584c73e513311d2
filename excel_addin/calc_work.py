"""The commands of `hotsheet calc`: those of the ribbon, on the workbook that is open in a running LibreOffice."""

from __future__ import annotations

from collections.abc import Collection, Generator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
import xlwings as xw

from excel_addin import commands
from excel_addin.calc.addresses import MAX_ROWS
from excel_addin.calc.engine import calc_engine
from excel_addin.calc.errors import DOOR, OfficeGoneError
from excel_addin.calc.office import find_here
from excel_addin.calc.running import connect
from excel_addin.hosts.calc import CalcHost
from excel_addin.live.jobs import Options, Scored, looks_of
from excel_addin.models import ModelRef
from excel_addin.terminal import TerminalVoice, as_typed
from excel_addin.voice import UnansweredError
from excel_addin.work.choice import workspace_of
from excel_addin.work.defects import kept_note
from excel_addin.work.desk import Desk
from excel_addin.work.mends import mend_typed
from excel_addin.work.selection import require_scored, scored_sheet, show_place
from excel_addin.work.showing import state_of
from excel_addin.work.starting import start_apart
from scoring.cli import options as o
from scoring.cli.apply import rules_facts
from scoring.cli.facts import explanation_facts, model_facts, score_facts
from scoring.cli.output import Output
from scoring.errors import HotsheetError, Place
from scoring.explain import explain_all
from scoring.jobs.columns import CHOICES, chosen_columns

commands_of_calc = typer.Typer()

Door = Annotated[str, typer.Option("--door", metavar="DOOR", help="Where LibreOffice listens.")]
BookName = Annotated[
    str | None, typer.Option("--book", metavar="NAME", help="The open workbook's name. Default: the one in front.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Agree to what is asked: to go on, to let something go.")]
Row = Annotated[
    int | None,
    typer.Option("--row", metavar="N", min=1, max=MAX_ROWS, help="The lead's row. Default: what is selected."),
]
WorkspaceFile = Annotated[
    Path | None, typer.Option("--workspace", metavar="FILE", help="Another workspace file than the usual one.")
]


# What the core asks for by name, and `score` has as well.
_ANSWERS = ("--map", "--at", "--sheet", "-m")


@dataclass(frozen=True)
class Session:
    """A command at work: its desk, and where it prints."""

    desk: Desk
    voice: TerminalVoice

    def end(self, **facts: Any) -> None:
        """Print what --json says: facts, and all that was said."""
        if self.voice.output.as_json:
            self.voice.output.json({**facts, "said": self.voice.said, "warnings": self.voice.warned})


@contextmanager
def _at(
    door: str,
    book: str | None,
    *,
    yes: bool = False,
    as_json: bool = False,
    as_of: date | None = None,
    workspace: Path | None = None,
    options: Collection[str] = (),
) -> Generator[Session]:
    """The workbook to work at. Errors are told without options that the command does not have.

    options: those that answer what the core asks.
    """
    voice = TerminalVoice(Output(as_json), yes)
    with connect(door) as link, calc_engine(link):
        desk = Desk(_open_book(book), CalcHost(), voice, workspace, as_of)
        try:
            yield Session(desk, voice)
        except HotsheetError as error:
            if not isinstance(error, UnansweredError):
                error.mend = as_typed(mend_typed(error.mend, desk.host.name, options))
            error.place = _in_its_own_name(error.place, desk.book)
            error.mend += kept_note(error, "hotsheet calc", desk.machine.logs)
            # To select the cell is a courtesy: the workbook or LibreOffice may be gone.
            with suppress(Exception):
                show_place(desk, error.place)
            raise


def _in_its_own_name(place: Place, book: xw.Book) -> Place:
    """A place in the workbook, whose copy for the core may have another ending."""
    return replace(place, file=book.name) if place.file == f"{Path(book.name).stem}.xlsx" else place


def _open_book(name: str | None) -> xw.Book:
    books = list(xw.books)
    if not books:
        raise HotsheetError("No workbook is open in LibreOffice.", mend="Open the one with your leads.")
    if name is None:
        return xw.books.active
    found = next((book for book in books if name in (book.name, book.fullname)), None)
    if found is None:
        listed = ", ".join(f"“{book.name}”" for book in books)
        raise HotsheetError(f"No workbook “{name}” is open in LibreOffice.", mend=f"Open are: {listed}.")
    return found


@commands_of_calc.command("open")
def open_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook to open in LibreOffice.")], door: Door = DOOR
) -> None:
    """Open a workbook in LibreOffice, which is started with a door if it is not running with one."""
    if not file.is_file():
        raise HotsheetError(f"There is no file {file}.")
    try:
        with connect(door) as link, calc_engine(link):
            made = xw.books.open(str(file.resolve()))
            Output().say(f"Open in LibreOffice: {made.name}")
    except OfficeGoneError:
        said = start_apart([find_here().program, f"--accept={door};urp;", str(file.resolve())])
        if said:
            raise HotsheetError(f"LibreOffice could not start: {said}") from None
        Output().say("LibreOffice is starting with the workbook.")


@commands_of_calc.command()
def status(door: Door = DOOR, book: BookName = None, as_json: o.Json = False) -> None:
    """Say which workbook is in front, whether it is scored, and with which model."""
    with _at(door, book, as_json=as_json) as at:
        desk = at.desk
        scored, state = scored_sheet(desk.book), state_of(desk)
        chosen = next((each.label for each in state.models if each.key == state.chosen), state.chosen)
        on = sorted(name.removeprefix("show_") for name in state.on)
        desk.tell(
            f"Workbook: {desk.book.name}\nSheet in front: {desk.sheet.name}\n"
            f"Scored: {f'“{scored}”' if scored else 'no'}\nModel: {chosen}\nLooks: {', '.join(on) or 'none'}"
        )
        at.end(
            book=desk.book.name,
            file=desk.book.fullname if Path(desk.book.fullname).is_file() else None,
            sheet=desk.sheet.name,
            scored=scored or None,
            model=state.chosen,
            models=[{"key": each.key, "label": each.label} for each in state.models],
            looks=on,
        )


@commands_of_calc.command()
def score(
    door: Door = DOOR,
    book: BookName = None,
    model: Annotated[
        str | None, typer.Option("-m", "--model", metavar="MODEL", help="A template, a model's name, or a file.")
    ] = None,
    sheet: o.SheetName = None,
    mapping: o.Mapping = None,
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="LIST", help=f"Which columns to add: {', '.join(CHOICES)}, or all."),
    ] = None,
    at_column: o.At = None,
    as_of: o.AsOf = None,
    workspace: WorkspaceFile = None,
    yes: Yes = False,
    as_json: o.Json = False,
) -> None:
    """Score the leads of the sheet in front."""
    show = () if columns is None else chosen_columns(columns)
    with _at(door, book, yes=yes, as_json=as_json, as_of=as_of, workspace=workspace, options=_ANSWERS) as at:
        if sheet is not None:
            _go_to(at.desk, sheet)
        ref = None if model is None else ModelRef.parse(model, workspace_of(at.desk))
        scored = commands.score_sheet(at.desk, o.field_map(mapping or ()), Options(show=show, at=at_column), ref)
        at.end(**_facts(scored, as_of))


@commands_of_calc.command()
def refresh(
    door: Door = DOOR, book: BookName = None, as_of: o.AsOf = None, yes: Yes = False, as_json: o.Json = False
) -> None:
    """Score the scored leads again, with the model inside the workbook."""
    with _at(door, book, yes=yes, as_json=as_json, as_of=as_of) as at:
        at.end(**_facts(commands.refresh(at.desk), as_of))


@commands_of_calc.command()
def apply(
    door: Door = DOOR, book: BookName = None, as_of: o.AsOf = None, yes: Yes = False, as_json: o.Json = False
) -> None:
    """Take the rules that were edited on the sheets into the model, and score with them."""
    with _at(door, book, yes=yes, as_json=as_json, as_of=as_of) as at:
        back, scored = commands.apply_rules(at.desk)
        facts = {} if scored is None else {"scored": _facts(scored, as_of or scored.prepared.day)}
        at.end(**rules_facts(back), **facts)


@commands_of_calc.command()
def check(door: Door = DOOR, book: BookName = None, workspace: WorkspaceFile = None, as_json: o.Json = False) -> None:
    """List what is odd about the leads, on a sheet of its own."""
    with _at(door, book, as_json=as_json, workspace=workspace) as at:
        rows = commands.check_data(at.desk)
        at.end(
            findings=[
                {"severity": row.severity.value, "column": row.column, "count": row.count, "cells": row.cells,
                 "message": row.what, "mend": row.mend}
                for row in rows
            ]
        )  # fmt: skip


@commands_of_calc.command()
def explain(door: Door = DOOR, book: BookName = None, row: Row = None, as_json: o.Json = False) -> None:
    """Explain the scores of the selected leads."""
    with _at(door, book, as_json=as_json) as at:
        told = commands.explain_lead(at.desk, row)
        prepared = told.prepared
        at.end(
            model=model_facts(prepared.model, prepared.model_from),
            as_of=told.day.isoformat(),
            leads=[explanation_facts(prepared, found) for found in explain_all(told.scores, told.leads)],
        )


@commands_of_calc.command()
def override(
    tier: Annotated[
        str | None, typer.Argument(metavar="TIER", help="The tier; “” for the model's own. Default: go to the cells.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why; “” for none. Default: what is typed there.")
    ] = None,
    door: Door = DOOR,
    book: BookName = None,
    row: Row = None,
) -> None:
    """Overrule the tier of the selected lead, or go to the cells where that is typed."""
    with _at(door, book) as at:
        commands.override_lead(at.desk, tier, reason, row)


@commands_of_calc.command()
def looks(
    tiers: Annotated[bool | None, typer.Option("--tiers/--no-tiers", help="Colours of the tiers.")] = None,
    bars: Annotated[bool | None, typer.Option("--bars/--no-bars", help="Bars behind the scores.")] = None,
    rows: Annotated[bool | None, typer.Option("--rows/--no-rows", help="Colours of whole rows.")] = None,
    door: Door = DOOR,
    book: BookName = None,
    as_json: o.Json = False,
) -> None:
    """Switch the looks of the scored leads on and off."""
    toggles = ((commands.show_tiers, tiers), (commands.show_bars, bars), (commands.show_rows, rows))
    with _at(door, book, as_json=as_json) as at:
        require_scored(at.desk)
        for toggle, on in toggles:
            if on is not None:
                toggle(at.desk, on)
        now = looks_of(at.desk.book)
        shown = {"tiers": now.tiers, "bars": now.bars, "rows": now.rows}
        at.desk.tell(", ".join(f"{name} {'on' if on else 'off'}" for name, on in shown.items()))
        at.end(**shown)


@commands_of_calc.command()
def app(door: Door = DOOR, book: BookName = None, workspace: WorkspaceFile = None, yes: Yes = False) -> None:
    """Open the workbook, as it was last saved, in the desktop app."""
    with _at(door, book, yes=yes, workspace=workspace) as at:
        commands.open_app(at.desk)


@commands_of_calc.command()
def remove(
    door: Door = DOOR,
    book: BookName = None,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Save the overrides as a .csv file first.")
    ] = None,
    discard: Annotated[
        bool, typer.Option("--discard", help="Let go what people typed and added, overrides too.")
    ] = False,
    yes: Yes = False,
    as_json: o.Json = False,
) -> None:
    """Take everything of Hotsheet's out of the workbook."""
    with _at(door, book, yes=yes, as_json=as_json) as at:
        commands.remove(at.desk, export, discard)
        at.end()


def _go_to(desk: Desk, sheet: str) -> None:
    names = [each.name for each in desk.book.sheets]
    if sheet not in names:
        listed = ", ".join(f"“{name}”" for name in names)
        raise HotsheetError(f"The workbook has no sheet “{sheet}”.", mend=f"It has: {listed}.")
    desk.book.sheets[sheet].activate()


def _facts(scored: Scored, as_of: date | None) -> dict[str, Any]:
    prepared = scored.prepared
    return {
        "model": model_facts(prepared.model, prepared.model_from),
        **score_facts(scored.scores, as_of or date.today()),
        "leads": len(prepared.table),
        "columns": [str(our) for our in scored.show],
        "backup": str(scored.backup),
        "checked": scored.checked,
        "differing": [asdict(each) for each in scored.differing],
    }
