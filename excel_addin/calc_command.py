"""`hotsheet calc …`, for the command line: what it is about, and its commands once one of them is asked for."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from excel_addin.calc.errors import DOOR


class _Late(TyperGroup):
    """Commands that are imported when they are asked for.

    They need xlwings, which takes more than a second to import: no other command of `hotsheet` is to wait for it.
    """

    # The types of contexts and commands moved between versions of typer.
    def list_commands(self, ctx: Any) -> list[str]:
        return _commands().list_commands(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return _commands().get_command(ctx, cmd_name)


def _commands() -> TyperGroup:
    from excel_addin.calc_work import commands_of_calc  # noqa: PLC0415 - see _Late

    return get_group(commands_of_calc)


calc = typer.Typer(
    cls=_Late,
    no_args_is_help=True,
    help="Score the workbook that is open in LibreOffice Calc.\n\nNothing is saved. LibreOffice must be started with a "
    f'door: soffice --accept="{DOOR};urp;", or by: hotsheet calc open FILE.',
)
