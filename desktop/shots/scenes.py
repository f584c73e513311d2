"""The scenes: what there is to take a picture of. A new page or dialog is a new row of the table."""

from __future__ import annotations

from collections.abc import Callable

from desktop.session import Opening
from desktop.shots.data_scenes import DATA_SCENES
from desktop.shots.lead_scenes import LEAD_SCENES
from desktop.shots.model_scenes import MODEL_SCENES
from desktop.shots.rule_scenes import RULE_SCENES
from desktop.shots.stage import Stage
from scoring.samples import sample_leads_path

Scene = Callable[[Stage], object]


def _start(stage: Stage) -> None:
    stage.show_page("start")


def _data(stage: Stage) -> None:
    stage.open_sample()
    stage.show_page("data")


def _error(stage: Stage) -> None:
    stage.open_sample()
    damaged = stage.folder / "leads of march.xlsx"
    damaged.write_bytes(sample_leads_path().read_bytes()[:9000])
    stage.session.open(Opening(damaged))
    stage.until(lambda: stage.window.notices.notices, "the damaged file was not refused")
    stage.settle()


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
