"""The models of a workspace as a shelf: added, named, copied, taken away. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zipfile import is_zipfile

from PySide6.QtCore import QCoreApplication

from desktop.keeping import new_model
from desktop.state import State, WorkModel
from scoring.errors import HotsheetError, Problem
from scoring.jobs.models import open_source
from scoring.model import Category, Change, ScoringModel
from scoring.modelfile import ModelFile, dump_model
from scoring.modelfile.yamltext import decode_model, read_model_bytes

MODEL_FILES = "*.yaml *.yml"
WORKBOOKS = "*.xlsx *.xlsm"
_BOOKS = (".xlsx", ".xlsm")
_MOST_QUOTED = 200


def free_name(name: str, state: State, but: str = "") -> str:
    """A name that no other model of the workspace has (`but`: the id of one that does not count): "Starter 2"."""
    taken = {each.model.name.casefold() for each in state.models if each.id != but}
    made, number = name, 2
    while made.casefold() in taken:
        made, number = f"{name} {number}", number + 1
    return made


def fresh(file: ModelFile, state: State) -> WorkModel:
    """A model file as a model of the workspace, with an id and a name of its own."""
    made = new_model(file)
    return replace(made, model=replace(made.model, name=free_name(made.model.name, state)))


def of_value(model: ScoringModel, state: State) -> WorkModel:
    """A model that no file was read for, as a model of the workspace."""
    return fresh(ModelFile.from_text(dump_model(model)), state)


def empty_model(name: str, category: str, day: date, said: str) -> ScoringModel:
    """A model without rules, with one category to put them in; it scores everybody 0."""
    return ScoringModel(
        name, version="1", categories=(Category(category),), changes=(Change("1", day.isoformat(), said),)
    )


def renamed(state: State, model_id: str, name: str) -> State:
    """The state with a model called otherwise."""
    model = state.model_of(model_id).model
    return state.with_model(replace(model, name=name), model_id)


def copied(state: State, model_id: str, name: str) -> State:
    """The state with a copy of a model behind it. What was said about columns holds for it too."""
    old = state.model_of(model_id)
    made = new_model(old.origin)
    made = replace(made, model=replace(old.model, name=free_name(name, state)))
    place = state.models.index(old) + 1
    models = (*state.models[:place], made, *state.models[place:])
    after = replace(state, models=models)
    columns = state.columns.get(model_id)
    return after.with_columns(made.id, columns) if columns else after


def without(state: State, model_id: str) -> State:
    """The state without a model; where it scored, the next one does. The last model stays."""
    if len(state.models) == 1:
        return state
    place = [each.id for each in state.models].index(model_id)
    models = (*state.models[:place], *state.models[place + 1 :])
    active = models[min(place, len(models) - 1)].id if state.active == model_id else state.active
    beside = tuple(each for each in state.beside if each not in (model_id, active))
    return replace(state, models=models, active=active, beside=beside)


def moved(state: State, model_id: str, by: int) -> State:
    """The state with a model further up (−1) or down (1) in the list."""
    models = list(state.models)
    place = [each.id for each in models].index(model_id)
    to = min(max(place + by, 0), len(models) - 1)
    models.insert(to, models.pop(place))
    return replace(state, models=tuple(models))


def shown_beside(state: State, model_id: str, shown: bool) -> State:
    """The state with a model's scores shown beside those of the active one, or not; in the models' order."""
    wanted = {*state.beside, model_id} if shown else {*state.beside} - {model_id}
    return replace(state, beside=tuple(each.id for each in state.models if each.id in wanted))


@dataclass(frozen=True)
class Imported:
    """What reading a model file or a scored workbook gave: the model, or why not, problem by problem.

    line, quoted: where a file stops being one, counted from 1, and what stands there; 0 where that is not known.
    """

    path: Path
    file: ModelFile | None
    message: str = ""
    mend: str = ""
    problems: tuple[Problem, ...] = ()
    line: int = 0
    quoted: str = ""


def read_source(path: Path) -> Imported:
    """The model of a file (.yaml), or the one inside a workbook that was scored. Never raises a `HotsheetError`."""
    if path.suffix.lower() in _BOOKS and path.is_file() and not is_zipfile(path):
        # The core would take it for a text, and ask for another encoding.
        said = _tr("This workbook is damaged and cannot be read.")
        return Imported(path, None, said, _tr("Open it in Excel, and save it again."))
    try:
        return Imported(path, open_source(path))
    except HotsheetError as error:
        line = error.place.line
        return Imported(path, None, error.message, error.mend, error.problems, line, _line(path, line))


def _line(path: Path, number: int) -> str:
    """A line of a text file, counted from 1; "" for none."""
    if not number:
        return ""
    try:
        text, _, _ = decode_model(read_model_bytes(path))
    except HotsheetError:
        return ""
    lines = text.split("\n")
    return lines[number - 1].strip()[:_MOST_QUOTED] if number <= len(lines) else ""


def file_name(names: Iterable[str], ending: str) -> str:
    """A file's name from some words, without what systems do not allow in one."""
    text = " ".join(name for name in names if name)
    kept = "".join("-" if sign in '\\/:*?"<>|' or ord(sign) < 32 else sign for sign in text)
    return (kept.strip(" .")[:120] or "model") + ending


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shelf", text)
