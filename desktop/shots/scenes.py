"""The scenes: what there is to take a picture of. A new page or dialog is a new row of the table."""

from __future__ import annotations

from collections.abc import Callable

from desktop.jobs import Failure
from desktop.shots.data_scenes import DATA_SCENES
from desktop.shots.lead_scenes import LEAD_SCENES
from desktop.shots.model_scenes import MODEL_SCENES
from desktop.shots.rule_scenes import RULE_SCENES
from desktop.shots.stage import Stage
from scoring.errors import HotsheetError, Place

Scene = Callable[[Stage], object]


def _start(stage: Stage) -> None:
    stage.show_page("start")


def _data(stage: Stage) -> None:
    stage.open_sample()
    stage.show_page("data")


def _error(stage: Stage) -> None:
    stage.open_sample()
    error = HotsheetError(
        "Another program has the file open, so it cannot be written.",
        place=Place(file="leads.xlsx"),
        mend="Close it there, or export under another name.",
    )
    stage.session.failed.emit(Failure(error, "PermissionError: [Errno 13] Permission denied"))


def _palette(stage: Stage) -> None:
    stage.open_sample()
    stage.window.own_commands.palette()


def _shortcuts(stage: Stage) -> None:
    stage.open_sample()
    stage.window.own_commands.shortcuts()


def _about(stage: Stage) -> None:
    stage.window.own_commands.about()


SCENES: dict[str, Scene] = {
    "start": _start,
    "data": _data,
    "error": _error,
    "palette": _palette,
    "shortcuts": _shortcuts,
    "about": _about,
    **DATA_SCENES,
    **LEAD_SCENES,
    **RULE_SCENES,
    **MODEL_SCENES,
}
