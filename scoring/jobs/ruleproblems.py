"""What the checks of a model find, said with the cells of the rules sheets that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scoring.errors import Place, Problem, Severity
from scoring.model import ScoringModel
from scoring.settings import live_settings
from scoring.validate import check_model

_MOST_CELLS = 4


@dataclass(frozen=True)
class CellsOf:
    """Cells by the key of the setting that they hold: the file, and for each key its sheet and addresses."""

    file: str
    cells: Mapping[str, tuple[str, tuple[str, ...]]]


def new_problems(
    before: ScoringModel, model: ScoringModel, edited: Sequence[str], where: CellsOf, sheet: str
) -> Iterator[Problem]:
    """The errors and warnings about a model that were not there before, errors first, with sheet and cells.

    edited: the keys of the settings that were changed: of those that a finding may be about, they are meant.
    sheet: where a finding is put that is about none of them.
    """
    known = {(problem.code, problem.message) for problem in check_model(before)}
    paths = _paths(before, model, where)
    for problem in check_model(model):
        if problem.severity is not Severity.NOTE and (problem.code, problem.message) not in known:
            keys = _keys(problem.place.path, paths, edited)
            yield replace(problem, place=_place(keys, where, sheet, problem.place.path))


def _paths(before: ScoringModel, model: ScoringModel, where: CellsOf) -> dict[str, list[str]]:
    """The keys of the settings that have cells, by the paths of the new model; keys are those of the old one."""
    renamed = {f"tiers.{old.name}": f"tiers.{new.name}" for old, new in zip(before.tiers, model.tiers, strict=True)}
    found: dict[str, list[str]] = {}
    for key, setting in live_settings(before).items():
        if key in where.cells:
            for path in setting.paths:
                found.setdefault(renamed.get(path, path), []).append(key)
    return found


def _keys(path: str, paths: Mapping[str, list[str]], edited: Sequence[str]) -> list[str]:
    """The edited keys at a path; else those below it; else those of the nearest part around it."""

    def among(keys: Iterable[str]) -> list[str]:
        return [key for key in dict.fromkeys(keys) if key in edited]

    below = (key for other, keys in paths.items() if other.startswith((f"{path}.", f"{path}[")) for key in keys)
    found = among(paths.get(path, [])) or among(below)
    while path and not found:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
        found = among(paths.get(path, []))
    return found


def _place(keys: Sequence[str], where: CellsOf, sheet: str, path: str) -> Place:
    cells = [cell for key in keys for cell in where.cells[key][1]]
    if not cells or len(cells) > _MOST_CELLS:
        return Place(where.file, where.cells[keys[0]][0] if keys else sheet, path=path)
    return Place(where.file, where.cells[keys[0]][0], " and ".join(cells))
