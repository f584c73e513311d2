"""dev.py says in words what is wrong, passes a step's exit code on, leaves other people's folders alone."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import dev


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository folder of its own, so that no test touches the real environment."""
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "PROJECT", tmp_path / "pyproject.toml")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "stamp")
    return tmp_path


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    assert dev.main(["test"]) == 2
    assert capsys.readouterr().err == "Hotsheet needs Python 3.11 or newer; this is 3.9.18.\n"


@pytest.mark.parametrize("arguments", [[], ["tset"]])
def test_an_unknown_command_shows_the_known_ones(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == 2
    shown = capsys.readouterr().err
    assert all(f"  {name} " in shown for name in dev.COMMANDS)


def test_a_failing_step_gives_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        dev.step("think", [sys.executable, "-c", "raise SystemExit(7)"])
        return 0

    monkeypatch.setitem(dev.COMMANDS, "fail", fail)
    assert dev.main(["fail"]) == 7
    assert "think failed after" in capsys.readouterr().err


@pytest.mark.usefixtures("elsewhere")
def test_a_folder_that_is_no_environment_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    dev.VENV.mkdir()
    mine = dev.VENV / "notes.txt"
    mine.write_text("mine", encoding="utf-8")
    assert dev.main(["run"]) == 1
    assert "is in the way" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("elsewhere")
def test_the_environment_is_made_once_for_each_change(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    def note(label: str, *_: object) -> None:
        steps.append(label)
        dev.VENV.mkdir(exist_ok=True)

    monkeypatch.setattr(dev, "step", note)
    monkeypatch.setattr(dev, "environment_version", lambda: "3.12" if steps else "")
    dev.ensure_environment()
    assert steps == ["create .venv", "install the locked requirements", "install hotsheet"]
    dev.ensure_environment()
    assert len(steps) == 3
    dev.LOCK.write_text("changed", encoding="utf-8")
    dev.ensure_environment()
    assert steps[3:] == ["install the locked requirements", "install hotsheet"]


@pytest.mark.parametrize("apt", [None, "apt-get"])
def test_missing_programs_are_named_where_they_cannot_be_installed(
    apt: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps: list[str] = []
    monkeypatch.setattr(shutil, "which", lambda name: apt if name == "apt-get" else None)
    monkeypatch.setattr(dev, "may_sudo", lambda: apt is not None)
    monkeypatch.setattr(dev, "step", lambda label, *_: steps.append(label))
    assert dev.ensure_programs() is False
    assert len(steps) == (0 if apt is None else 2)
    assert "Not on the PATH: soffice, pdftoppm." in capsys.readouterr().out


@pytest.mark.usefixtures("elsewhere")
def test_a_python_that_does_not_start_has_no_version() -> None:
    assert dev.environment_version() == ""
    dev.venv_program("python").parent.mkdir(parents=True)
    dev.venv_program("python").symlink_to(dev.ROOT / "gone")
    assert dev.environment_version() == ""
