"""Which model a workbook is scored with: the one inside it, one of the workspace, a template, or a file.

A workbook keeps the choice as a text, so that it holds on another day and, where that model is there too, on another
machine. Nothing here writes: a workspace is looked into as it stands, whoever else has it open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from scoring.atomic import Stamp
from scoring.errors import ModelError, Place, did_you_mean
from scoring.jobs.models import open_source, stamp_of
from scoring.model import ScoringModel
from scoring.modelfile import ModelFile, list_templates, open_template
from scoring.store import StoredModel, Workspace

_ENDINGS = (".yaml", ".yml", ".xlsx", ".xlsm")
# Names that Windows takes for devices wherever they stand in a path, whatever comes behind a dot.
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *([.:].*)?", re.IGNORECASE)
# A workspace's newest content may stand in the log beside it.
_LOG = "-wal"


class ModelKind(StrEnum):
    """Where a model comes from."""

    INSIDE = "inside"
    TEMPLATE = "template"
    WORKSPACE = "workspace"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ModelRef:
    """A model by its place. name: a template's name, an id of the workspace, a file's path; "" for the one inside."""

    kind: ModelKind
    name: str = ""

    @property
    def text(self) -> str:
        """The text that a workbook keeps, such as "template:starter"; `parse` reads it back."""
        return self.kind.value if self.kind is ModelKind.INSIDE else f"{self.kind.value}:{self.name}"

    @classmethod
    def parse(cls, text: str, workspace: Path | None = None) -> Self:
        """What a text names: one made by `text`, or a word as a person writes it.

        A bare word is a template, else a model of the workspace by its name, else a file. Only a bare word is looked
        up; whether the others are there, `open_model` finds.

        Raises:
            ModelError: it names nothing, or a name that two models of the workspace have.
        """
        return cls._written(text) or cls._looked_up(text.strip(), workspace, files=True)

    @classmethod
    def of_workbook(cls, text: str) -> Self:
        """What a workbook's own name says: no file, since whoever made the workbook would decide which one is opened.

        Raises:
            ModelError: it is none of those that `text` makes, or a file.
        """
        ref = cls._written(text)
        if ref is None or ref.kind is ModelKind.FILE:
            raise ModelError(
                "This workbook names its model in a way that is not followed.", mend="Choose a model from the list."
            )
        return ref

    @classmethod
    def of_formula(cls, text: str, workspace: Path | None) -> Self:
        """What a formula names: as `parse`, but a file by its whole path on this computer alone.

        Whoever wrote the workbook wrote its formulas: no other path is looked at, not even whether it is there.

        Raises:
            ModelError: as `parse`, or the path is another one.
        """
        ref = cls._written(text) or cls._looked_up(text.strip(), workspace, files=False)
        if ref.kind is ModelKind.FILE and not _is_whole_and_local(ref.name):
            raise ModelError(
                "A formula takes a model file only by its whole path on this computer.",
                mend="Put the model into your workspace and use its name.",
            )
        return ref

    @classmethod
    def _written(cls, text: str) -> Self | None:
        """What a text made by `text` names; None for a bare word."""
        head, colon, rest = text.strip().partition(":")
        kind = head.strip().casefold()
        if kind == ModelKind.INSIDE and not colon:
            return cls(ModelKind.INSIDE)
        if colon and rest.strip() and kind in (ModelKind.TEMPLATE, ModelKind.WORKSPACE, ModelKind.FILE):
            return cls(ModelKind(kind), rest.strip())
        return None

    @classmethod
    def _looked_up(cls, word: str, workspace: Path | None, *, files: bool) -> Self:
        """What a bare word names. files: whether to see if it is a file, from the folder of this process."""
        if not word:
            raise ModelError("No model is named.", mend=f"Templates are: {', '.join(list_templates())}.")
        if word.casefold() in list_templates():
            return cls(ModelKind.TEMPLATE, word.casefold())
        stored = stored_models(workspace)
        named = [model for model in stored if model.name.casefold() == word.casefold()]
        if len(named) > 1:
            raise ModelError(
                f"{len(named)} models of the workspace are called “{word}”.",
                mend="Give each a name of its own in the Hotsheet window, or choose one from the ribbon's list.",
            )
        if named:
            return cls(ModelKind.WORKSPACE, named[0].id)
        if _looks_like_a_path(word) or (files and Path(word).is_file()):
            return cls(ModelKind.FILE, word)
        names = (*list_templates(), *(model.name for model in stored))
        raise ModelError(
            f"There is no model “{word}”.", mend=did_you_mean(word, names) or f"There are: {', '.join(names)}."
        )


@dataclass(frozen=True, slots=True)
class Offered:
    """A model that a person can choose. label: what it is called in a list, there only once."""

    ref: ModelRef
    label: str


def offered(workspace: Path | None, inside: ScoringModel | None) -> tuple[Offered, ...]:
    """The models to choose from: the one in the workbook, those of the workspace, the templates that are shipped.

    workspace: its file, which need not be there; None for none. inside: the model that the workbook carries.

    Raises:
        WorkspaceError: the workspace is there and cannot be read.
    """
    found = [] if inside is None else [Offered(ModelRef(ModelKind.INSIDE), f"In this workbook: {inside.name}")]
    found += [
        Offered(ModelRef(ModelKind.WORKSPACE, each.id), each.name or each.id) for each in stored_models(workspace)
    ]
    for name in list_templates():
        found.append(Offered(ModelRef(ModelKind.TEMPLATE, name), f"{open_template(name).model.name} (template)"))
    return tuple(_told_apart(found))


def open_model(ref: ModelRef, inside_text: str | None, workspace: Path | None) -> ModelFile:
    """The model that a reference means. inside_text: the text of the model that the workbook carries, if any.

    Raises:
        ModelError: it is not there any more, or breaks the rules of a model.
        WorkspaceError: the workspace is there and cannot be read.
    """
    match ref.kind:
        case ModelKind.INSIDE:
            if not inside_text:
                raise ModelError("The workbook carries no model.", mend="Choose a model, or score the workbook first.")
            return ModelFile.from_text(inside_text)
        case ModelKind.WORKSPACE:
            return _of_workspace(ref.name, workspace)
        case ModelKind.TEMPLATE:
            return open_template(ref.name)
        case ModelKind.FILE:
            if not Path(ref.name).is_file():
                raise ModelError("There is no such model file.", place=Place(file=ref.name), mend="See where it lies.")
            return open_source(ref.name)


def stamps_of(ref: ModelRef, workspace: Path | None) -> tuple[Stamp | None, ...]:
    """By what a model outside the workbook is known to be the one that was opened; cheap enough to be asked often."""
    if ref.kind is ModelKind.FILE:
        return (stamp_of(Path(ref.name)),)
    if ref.kind is ModelKind.WORKSPACE and workspace is not None:
        return stamp_of(workspace), stamp_of(workspace.with_name(workspace.name + _LOG))
    return ()


def stored_models(workspace: Path | None) -> tuple[StoredModel, ...]:
    """The models of a workspace, in their order; none where there is no workspace.

    Raises:
        WorkspaceError: it is there and cannot be read.
    """
    if workspace is None or not workspace.is_file():
        return ()
    with Workspace.look_into(workspace) as opened:
        return opened.models.all()


def _of_workspace(name: str, workspace: Path | None) -> ModelFile:
    """A model of the workspace by its id, or by its name where that is one model's alone."""
    stored = stored_models(workspace)
    named = [model for model in stored if model.id == name]
    named = named or [model for model in stored if model.name.casefold() == name.casefold()]
    if len(named) == 1:
        return ModelFile.from_text(named[0].text, name=named[0].name)
    names = [model.name for model in stored]
    raise ModelError(
        f"The workspace has {'more than one model' if named else 'no model'} “{name}”.",
        place=Place(file=str(workspace or "")),
        mend=did_you_mean(name, names) or "Choose a model from the ribbon's list.",
    )


def _looks_like_a_path(word: str) -> bool:
    return "/" in word or "\\" in word or word.casefold().endswith(_ENDINGS)


def _is_whole_and_local(name: str) -> bool:
    """Whether a path is whole and of no other machine or device; by its letters alone, since to look is to ask it."""
    parts = re.split(r"[\\/]", name)
    is_shared = parts[:2] == ["", ""]
    return Path(name).is_absolute() and not is_shared and not any(map(_DEVICES.fullmatch, parts[1:]))


def _told_apart(found: Iterable[Offered]) -> Iterable[Offered]:
    """The same with labels that are there once: a second one of a name is numbered."""
    seen: Counter[str] = Counter()
    for each in found:
        label, key = each.label, each.label.casefold()
        while seen[key]:
            seen[each.label.casefold()] += 1
            label = f"{each.label} ({seen[each.label.casefold()]})"
            key = label.casefold()
        seen[key] += 1
        yield Offered(each.ref, label)
