"""`hotsheet calc …`, for the command line: what it is about, and its commands once one of them is asked for."""

from __future__ import annotations

import typer

from excel_addin.calc.errors import DOOR
from excel_addin.late import late_group


def _commands() -> typer.Typer:
    # It needs xlwings, which takes more than a second to import.
    from excel_addin.calc_work import commands_of_calc  # noqa: PLC0415 - see late_group

    return commands_of_calc


calc = typer.Typer(
    cls=late_group(_commands),
    no_args_is_help=True,
    help="Score the workbook that is open in LibreOffice Calc.\n\nNothing is saved. LibreOffice must be started with a "
    f'door: soffice --accept="{DOOR};urp;", or by: hotsheet calc open FILE.',
)
