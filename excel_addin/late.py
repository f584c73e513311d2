"""Groups of commands that are imported when one of them is asked for: no other command of `hotsheet` waits for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group


def late_group(commands: Callable[[], typer.Typer]) -> type[TyperGroup]:
    """A group whose commands are those of an app that is imported by `commands`."""

    class Late(TyperGroup):
        """Asks the other group."""

        # The types of contexts and commands moved between versions of typer.
        def list_commands(self, ctx: Any) -> list[str]:
            return get_group(commands()).list_commands(ctx)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            return get_group(commands()).get_command(ctx, cmd_name)

    return Late
