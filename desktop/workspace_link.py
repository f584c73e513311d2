"""The session and the workspace kept alike: what changes on screen is on disk a moment later."""

from __future__ import annotations

from pathlib import Path
from typing import Self
from uuid import uuid4

from desktop.session import Opening, Session
from desktop.state import State, WorkModel
from scoring.modelfile import ModelFile, open_model

FIRST_MODEL = "starter"


class WorkspaceLink:
    """Keeps a session in a workspace."""

    path: Path | None = None

    def describe(self) -> str:
        """Where the workspace lies."""
        return ""

    def recent_paths(self) -> list[Path]:
        """Recent files."""
        return []

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open the workspace."""
        return cls()

    def attach(self, session: Session) -> None:
        """Follow a session."""

    def close(self) -> None:
        """Write what is open and close."""

    def last_opening(self) -> Opening | None:
        """What was open the last time."""
        return None


def new_model(file: ModelFile) -> WorkModel:
    """A model file as a model of the workspace, under an id of its own."""
    return WorkModel(uuid4().hex, file.model, file)


def first_state(link: WorkspaceLink) -> State:
    """What a window starts with: the workspace's models and views; in a new one, the model to start from."""
    model = new_model(open_model(FIRST_MODEL))
    return State((model,), model.id)
