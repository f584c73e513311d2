"""The commands of `hotsheet excel`: build the add-in, put it where Excel loads it, say what hinders it, remove it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from excel_addin.build.addin import FILE_NAME, build_addin
from excel_addin.install.checks import Check, Verdict, checks
from excel_addin.install.interpreter import settings_for, settings_naming
from excel_addin.install.machine import this_machine
from excel_addin.install.plan import InstallPlan, RemoveFile, Step, WriteFile, carry_out, install_plan, uninstall_plan
from excel_addin.models import offered
from excel_addin.ribbon.state import Listed, RibbonState
from scoring.atomic import write_bytes_atomically
from scoring.cli import options as o
from scoring.cli.output import Output, columns_table, plain
from scoring.errors import OutputError, Place
from scoring.store import WorkspaceError, default_path

commands_of_excel = typer.Typer()
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")]
_MARKS = {
    Verdict.GOOD: ("In order", "green"),
    Verdict.NOTE: ("Worth knowing", "yellow"),
    Verdict.BAD: ("To mend", "red"),
}
_NEXT_ON_WINDOWS = (
    r"Next, on that computer: install Hotsheet in that Python, close Excel, copy the file to %APPDATA%\Microsoft\Excel"
    rf"\XLSTART under the name {FILE_NAME}, and start Excel."
)
_NEXT_ON_MAC = (
    "Next, on that Mac: install Hotsheet in that Python and run `hotsheet excel install`, which also puts the script "
    "there that starts Python for Excel."
)


@commands_of_excel.command()
def build(
    file: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE", help="The add-in to write, .xlam. Default: here.")
    ] = Path(FILE_NAME),
    python: Annotated[
        str | None,
        typer.Option(
            "--python",
            metavar="PATH",
            help="The Python that Excel shall start, as a whole path of the machine that the add-in is for. "
            "Default: this one, on Windows and macOS; elsewhere it must be named.",
        ),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file where it exists.")] = False,
) -> None:
    """Build the add-in as a file, for another machine or to look into it."""
    said = Output()
    if file.suffix.lower() != ".xlam":
        raise OutputError("An add-in is an .xlam file.", place=Place(file=str(file)), mend=f"Name it {file.stem}.xlam.")
    # Nobody else's models: the file is for another machine.
    state = starting_state(None)
    settings = settings_for(this_machine(), state) if python is None else settings_naming(python, state)
    write_bytes_atomically(file, build_addin(settings), overwrite=overwrite)
    said.head("Add-in", str(file))
    said.head("Python", settings.windows or settings.mac)
    said.say()
    said.say(_NEXT_ON_WINDOWS if settings.windows else _NEXT_ON_MAC)


@commands_of_excel.command()
def install(dry_run: DryRun = False) -> None:
    """Put the add-in where Excel loads it when it starts."""
    said, machine = Output(), this_machine()
    plan = install_plan(machine, starting_state(default_path()))
    if dry_run:
        _tell_plan(said, plan)
        return
    carry_out(plan, lambda step: said.head("Done", _done(step)))
    said.say()
    _tell_checks(said, checks(machine))
    said.say("Start Excel again: the tab Hotsheet stands at the right.")


@commands_of_excel.command()
def status(as_json: o.Json = False) -> None:
    """Say what is installed, what hinders it, and how to mend that. Ends with code 1 where something does."""
    said = Output(as_json)
    found = checks(this_machine())
    ready = all(each.verdict is not Verdict.BAD for each in found)
    if as_json:
        said.json({"ready": ready, "checks": [asdict(each) for each in found]})
    else:
        _tell_checks(said, found)
        said.say()
        said.say("The add-in is ready." if ready else "The add-in is not ready: mend what is marked “To mend”.")
    if not ready:
        raise typer.Exit(1)


@commands_of_excel.command()
def uninstall(dry_run: DryRun = False) -> None:
    """Take away what installing put there, and nothing else."""
    said = Output()
    plan = uninstall_plan(this_machine())
    if not plan.steps:
        said.say("Nothing of Hotsheet is installed for Excel.")
    elif dry_run:
        _tell_plan(said, plan)
    else:
        carry_out(plan, lambda step: said.head("Done", _done(step)))
        said.say("Workbooks that were scored keep their scores: their formulas need no add-in.")


def starting_state(workspace: Path | None) -> RibbonState:
    """What the ribbon shows before the first command: the models that need no workbook.

    workspace: the file of the person's own models; one that cannot be read only leaves them out.
    """
    try:
        models = offered(workspace, None)
    except WorkspaceError:
        models = offered(None, None)
    return RibbonState(models=tuple(Listed(each.ref.text, each.label) for each in models))


def _tell_plan(said: Output, plan: InstallPlan) -> None:
    for step in plan.steps:
        said.head("Would", _done(step, would=True))
    if plan.settings is not None:
        said.head("Python", plan.settings.windows or plan.settings.mac)


def _done(step: Step, *, would: bool = False) -> str:
    match step:
        case WriteFile():
            word = ("replace" if step.anew else "write") if would else ("replaced" if step.anew else "written")
        case RemoveFile():
            word = "remove" if would else "removed"
    return f"{word} {step.says}: {step.path}" if would else f"{step.says} {word}: {step.path}"


def _tell_checks(said: Output, found: list[Check]) -> None:
    table = columns_table("", "", "")
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    for each in found:
        word, colour = _MARKS[each.verdict]
        words = Text(plain(each.found))
        if each.mend:
            words.append(f"\n{plain(each.mend)}", "dim")
        table.add_row(Text(word, colour), Text(each.what, "bold"), words)
    said.table(table, indent=0)
