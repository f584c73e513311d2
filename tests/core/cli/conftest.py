"""The command line run in this process: exit code, what it said, and what it said about errors."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scoring.cli import main
from tests.core.jobs.samples import AS_OF, write_leads, write_model


@dataclass(frozen=True)
class Said:
    """What a command ended with."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Desk:
    """A folder with leads and a model, and the command line in it."""

    folder: Path
    run: Callable[..., Said]

    @property
    def leads(self) -> Path:
        return self.folder / "leads.csv"

    @property
    def model(self) -> Path:
        return self.folder / "trial.yaml"

    def score(self, *arguments: object) -> Said:
        """`hotsheet score leads.csv -m trial.yaml --as-of …` with more arguments."""
        return self.run("score", self.leads, "-m", self.model, "--as-of", AS_OF, *arguments)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    write_leads(tmp_path)
    write_model(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: object) -> Said:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(code, out, err)

    return Desk(tmp_path, run)
