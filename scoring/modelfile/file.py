"""A model file: its text and the model in it, read together and saved together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from scoring.atomic import write_atomically
from scoring.errors import ModelError, OutputError, Place, Problem, Severity, did_you_mean
from scoring.model import ScoringModel
from scoring.modelfile import emit
from scoring.modelfile.migrations import migrate
from scoring.modelfile.nodereader import NodeReader
from scoring.modelfile.reading import read_model
from scoring.modelfile.splice import spliced
from scoring.modelfile.writing import SPREAD, model_data
from scoring.modelfile.yamltext import compose, decode_model, read_model_bytes
from scoring.resources import template_dir
from scoring.validate import check_model


@dataclass(frozen=True)
class ModelFile:
    """A model with the text that it stands in. `lines` says in which line each part of the model begins."""

    text: str
    model: ScoringModel
    path: Path | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    mark: bytes = b""
    encoding: str = "utf-8"

    @classmethod
    def read(cls, path: Path | str) -> ModelFile:
        """The model file at `path`; a `ModelError` names everything that is wrong with it."""
        where = Path(path)
        text, mark, encoding = decode_model(read_model_bytes(where), str(where))
        made = cls.from_text(text, file=str(where), name=where.stem)
        return replace(made, path=where, mark=mark, encoding=encoding)

    @classmethod
    def from_text(cls, text: str, *, file: str = "", name: str = "") -> ModelFile:
        """The model in a text. `name` is its name where the text gives none."""
        root = compose(text, file)
        older = migrate(root, file)
        reader = NodeReader(file)
        model = read_model(root, reader, name)
        errors = tuple(problem for problem in check_model(model) if problem.severity is Severity.ERROR)
        unreadable = {problem.place.path for problem in reader.problems}
        problems = [*reader.problems, *_not_within(_placed(errors, reader.lines, file), unreadable)]
        if problems:
            raise _gathered(sorted(problems, key=lambda problem: problem.place.line), file)
        return cls(dump_model(model) if older else text, model, lines=reader.lines)

    def problems(self) -> tuple[Problem, ...]:
        """The warnings and notes about the model, with their lines."""
        return _placed(check_model(self.model), self.lines, str(self.path or ""))

    def with_model(self, model: ScoringModel) -> ModelFile:
        """The file with this model instead: only what differs is edited, comments and layout stay."""
        if model == self.model:
            return self
        text = _edited(self.text, self.model, model)
        lines = ModelFile.from_text(text).lines
        return replace(self, text=text, model=model, lines=lines)

    @property
    def standalone(self) -> str:
        """The text by itself. Where it leaves the name to that of its file, the model is written anew."""
        return self.text if "name" in self.lines else dump_model(self.model)

    def save(self, path: Path | str | None = None) -> Path:
        """Write the file, whole or not at all; an unchanged file is the same to the byte. Gives the path."""
        target = Path(path) if path is not None else self.path
        if target is None:
            raise OutputError("The model has no file yet.", mend="Say where to save it.")
        data = self.mark + self.text.encode(self.encoding)
        write_atomically(target, lambda file: _fill(file, data), overwrite=True)
        return target


def load_model(source: str | Path) -> ScoringModel:
    """The model of a file, or of a template by its name ("starter")."""
    return open_model(source).model


def open_model(source: str | Path) -> ModelFile:
    """The model file at a path, or a template by its name; see `load_model`."""
    path = Path(source)
    if path.is_file():
        return ModelFile.read(path)
    return open_template(str(source))


def open_template(name: str) -> ModelFile:
    """The template of this name, whatever files of its name lie in the folder of this process.

    Raises `ModelError` where there is none.
    """
    if name in list_templates():
        return replace(ModelFile.read(template_dir() / f"{name}.yaml"), path=None)
    raise ModelError(
        f"There is no model file or template “{name}”.",
        mend=did_you_mean(name, list_templates()) or "Templates are: " + ", ".join(list_templates()) + ".",
    )


def parse_model(text: str, name: str = "") -> ScoringModel:
    """The model in a YAML text; a `ModelError` names everything that is wrong with it."""
    return ModelFile.from_text(text, name=name).model


def dump_model(model: ScoringModel) -> str:
    """The model as YAML in its canonical form; parsing it gives the same model."""
    return emit.document(model_data(model), SPREAD)


def list_templates() -> tuple[str, ...]:
    """The names of the templates that come with Hotsheet, sorted."""
    return tuple(sorted(path.stem for path in template_dir().glob("*.yaml")))


def template_text(name: str) -> str:
    """The text of a template."""
    if name not in list_templates():
        offer = did_you_mean(name, list_templates())
        raise ModelError(f"There is no template “{name}”.", mend=offer or f"There are: {', '.join(list_templates())}.")
    return (template_dir() / f"{name}.yaml").read_text(encoding="utf-8")


def _edited(text: str, old: ScoringModel, new: ScoringModel) -> str:
    """The text with the new model in it, checked by reading it; rewritten whole where editing fails."""
    unix = text.replace("\r\n", "\n")
    names = ([rule.id for rule in old.rules], [rule.id for rule in new.rules])
    try:
        made = spliced(unix, compose(unix), model_data(old), model_data(new), names, SPREAD)
        same = ModelFile.from_text(made).model == new
    except (ModelError, ValueError):
        same = False
    result = made if same else dump_model(new)
    return result.replace("\n", "\r\n") if "\r\n" in text else result


def _placed(problems: Iterable[Problem], lines: Mapping[str, int], file: str) -> tuple[Problem, ...]:
    """The problems with file and line: that of their path, or of the nearest part around it."""
    return tuple(
        replace(problem, place=Place(file, line=_line(problem.place.path, lines), path=problem.place.path))
        for problem in problems
    )


def _line(path: str, lines: Mapping[str, int]) -> int:
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines.get(path, 0)


def _not_within(problems: Iterable[Problem], paths: set[str]) -> list[Problem]:
    """The problems that do not merely follow from something unreadable at or below the same place."""
    fields = {path.split(".")[1] for path in paths if path.startswith("fields.")}
    kept = []
    for problem in problems:
        path = problem.place.path
        follows = any(path == other or other.startswith((f"{path}.", f"{path}[")) for other in paths if path)
        follows = follows or any(path.startswith((f"{other}.", f"{other}[")) for other in paths if other)
        follows = follows or (problem.code == "operator-kind" and any(name in problem.message for name in fields))
        if not follows:
            kept.append(problem)
    return kept


def _gathered(problems: list[Problem], file: str) -> ModelError:
    if len(problems) == 1:
        only = problems[0]
        return ModelError(only.message, place=only.place, mend=only.mend, problems=problems)
    lines = "".join(f"\n  {problem}" for problem in problems)
    return ModelError(f"The model has {len(problems)} problems:{lines}", place=Place(file), problems=problems)


def _fill(file: BinaryIO, data: bytes) -> None:
    file.write(data)
