"""The command line as a whole: its commands, those that other packages add, and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from scoring.cli import apply, columns, demo, explain, inplace, models, score
from scoring.cli.failures import tell, tell_defect
from scoring.cli.output import close_stdout, plain
from scoring.cli.version import hotsheet_version
from scoring.errors import HotsheetError

PROGRAM = "hotsheet"
# Packages beside the core (a window, an add-in) add commands here: a function, or a typer.Typer with several.
COMMANDS_GROUP = "hotsheet.commands"
_INTERRUPTED = 130
_HELP = "Score leads in the spreadsheet where they live: a lead file in, a scored and explained workbook out."
_CODES = (
    "Exit codes: 0 done · 2 wrong usage · 3 model · 4 lead file · 5 columns not certain · 6 result not written · "
    "7 lead not found · 8 something would be lost · 70 defect · 130 stopped."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code. Nothing escapes as a traceback."""
    _soften_streams()
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except HotsheetError as error:
        return tell(error)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return _INTERRUPTED
    except BrokenPipeError:
        close_stdout()
        return 0
    except Exception as error:
        return tell_defect(error)


def build_app() -> typer.Typer:
    """All commands, those of other packages included."""
    app = typer.Typer(
        name=PROGRAM,
        help=_HELP,
        epilog=_CODES,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    app.command()(demo.demo)
    app.command()(score.score)
    app.command()(explain.explain)
    app.command()(columns.columns)
    app.command()(inplace.refresh)
    app.command()(apply.apply)
    app.command()(apply.pull)
    app.command("remove")(inplace.remove_scoring)
    app.add_typer(models.app, name="model")
    for entry in sorted(entry_points(group=COMMANDS_GROUP), key=lambda each: each.name):
        _add(app, entry)
    return app


def _options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    pass


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"{PROGRAM} {hotsheet_version()}")
        raise typer.Exit


def _add(app: typer.Typer, entry: EntryPoint) -> None:
    """Add the command of another package. One that does not load takes nothing else down."""
    try:
        command = entry.load()
    except Exception as error:
        words = f"The command “{entry.name}” cannot be loaded ({type(error).__name__}: {error})."
        Console(stderr=True, highlight=False, markup=False).print(Text(plain(words), "yellow"))
        return
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=entry.name)
    else:
        app.command(entry.name)(command)


def _run(arguments: Sequence[str]) -> int:
    try:
        build_app()(args=list(arguments), prog_name=PROGRAM)
    except SystemExit as ended:
        code = ended.code
    else:
        code = 0
    # What is still buffered must meet a closed pipe here, and not when Python exits.
    sys.stdout.flush()
    return code if isinstance(code, int) else int(code is not None)


def _soften_streams() -> None:
    """Letters that an old terminal cannot show become question marks, never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
