"""`hotsheet excel …`, for the command line: what it is about, and its commands once one of them is asked for."""

from __future__ import annotations

import typer

from excel_addin.late import late_group


def _commands() -> typer.Typer:
    # It needs all of the add-in's build and installation.
    from excel_addin.excel_work import commands_of_excel  # noqa: PLC0415 - see late_group

    return commands_of_excel


excel = typer.Typer(
    cls=late_group(_commands), no_args_is_help=True, help="The Excel add-in: build, install, status, uninstall."
)
