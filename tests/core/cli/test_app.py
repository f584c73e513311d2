"""The command line as a whole: version, help, other packages' commands, and every way it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import openpyxl
import pytest
import typer

from scoring.cli import app as command_line
from tests.core.cli.conftest import Desk
from tests.core.jobs.samples import write_leads, write_model
from tests.processes import limited

HOTSHEET = [sys.executable, "-m", "scoring.cli"]
ROOT = Path(__file__).resolve().parents[3]


def shell(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [*HOTSHEET, *arguments], cwd=folder, env=variables, capture_output=True, check=False, timeout=120
    )


def test_version_and_help(desk: Desk) -> None:
    assert desk.run("--version").out.startswith("hotsheet ")
    out = desk.run("--help").out
    for name in ("demo", "score", "explain", "columns", "model", "Exit codes"):
        assert name in out


# --- commands of other packages -------------------------------------------------------------------------


def hello(name: str = "you") -> None:
    """Say hello."""
    typer.echo(f"hello {name}")


several = typer.Typer()
several.command("first")(hello)
several.command("second")(hello)


def plug(monkeypatch: pytest.MonkeyPatch, **targets: str) -> None:
    points = EntryPoints(EntryPoint(name, target, command_line.COMMANDS_GROUP) for name, target in targets.items())
    monkeypatch.setattr(command_line, "entry_points", lambda group: points.select(group=group))


def test_other_packages_add_commands(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    plug(monkeypatch, hello=f"{__name__}:hello", more=f"{__name__}:several")
    assert desk.run("hello", "--name", "Ana").out == "hello Ana\n"
    assert desk.run("more", "second").out == "hello you\n"
    assert "Say hello." in desk.run("--help").out


def test_a_command_that_does_not_load_takes_nothing_down(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    plug(monkeypatch, broken="no.such.module:main")
    said = desk.run("model", "list")
    assert said.code == 0
    assert "“broken” cannot be loaded" in said.err


# --- ways to end ----------------------------------------------------------------------------------------


def test_a_defect_is_told_without_a_traceback(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("scoring.cli.columns.prepare", fail)
    said = desk.run("columns", "leads.csv")
    assert said.code == 70
    assert "defect of Hotsheet" in said.err
    assert "ZeroDivisionError: planted" in said.err


def test_a_defect_with_its_trace_when_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("scoring.cli.columns.prepare", fail)
    monkeypatch.setenv("HOTSHEET_DEBUG", "1")
    assert command_line.main(["columns", "leads.csv"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_stopped_by_hand(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scoring.cli.columns.prepare", stop)
    assert desk.run("columns", "leads.csv").code == 130


@pytest.mark.skipif(os.name == "nt", reason="signals are a POSIX matter")
def test_ctrl_c_for_real(tmp_path: Path) -> None:
    write_leads(tmp_path, "Email,Job title\n" + "a@acme.example,VP\n" * 400_000, "big.csv")
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [*HOTSHEET, "score", "big.csv", "-o", "o.xlsx"]
    pipe = subprocess.PIPE

    # Tests that a shell runs in the background are deaf to Ctrl+C, and would hand that on.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with limited(subprocess.Popen(command, cwd=tmp_path, env=variables, stdout=pipe, stderr=pipe), 120) as process:
        signal.signal(signal.SIGINT, before)
        assert process.stdout is not None
        # The first words mean that it is at work; scoring and writing so many leads takes seconds.
        assert process.stdout.readline().startswith(b"Leads")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.csv"]


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    command, pipe = [*HOTSHEET, "model", "schema"], subprocess.PIPE
    with limited(subprocess.Popen(command, cwd=tmp_path, env=variables, stdout=pipe, stderr=pipe)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == b""


def test_an_old_terminal_gets_signs_it_has(tmp_path: Path) -> None:
    write_leads(tmp_path)
    write_model(tmp_path)
    ended = shell(tmp_path, "score", "leads.csv", "-m", "trial.yaml", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ended.returncode == 0
    assert ended.stdout.isascii()
    assert b"####" in ended.stdout


def test_json_survives_an_old_terminal(tmp_path: Path) -> None:
    write_leads(tmp_path, "Email,Job title\na@acme.example,部長\n")
    ended = shell(tmp_path, "columns", "leads.csv", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ended.stdout.isascii()
    assert ended.returncode == 0


def test_no_colour_where_nobody_wants_it(tmp_path: Path) -> None:
    write_leads(tmp_path)
    ended = shell(tmp_path, "score", "leads.csv", NO_COLOR="1", FORCE_COLOR="")
    assert b"\x1b[3" not in ended.stdout


# --- the demo -------------------------------------------------------------------------------------------


def test_the_demo_writes_a_scored_sample_and_replaces_its_own(desk: Desk) -> None:
    first = desk.run("demo")
    assert first.code == 0
    assert "Tiers" in first.out
    book = openpyxl.load_workbook(desk.folder / "hotsheet-demo.xlsx", data_only=True)
    assert book["Leads"].max_row > 200
    before = (desk.folder / "hotsheet-demo.xlsx").read_bytes()
    assert desk.run("demo").code == 0
    assert (desk.folder / "hotsheet-demo.xlsx").read_bytes() == before


def test_the_demo_leaves_other_files_alone(desk: Desk) -> None:
    desk.score("-o", "hotsheet-demo.xlsx")
    before = (desk.folder / "hotsheet-demo.xlsx").read_bytes()
    said = desk.run("demo")
    assert said.code == 6
    assert "-o" in said.err
    assert (desk.folder / "hotsheet-demo.xlsx").read_bytes() == before
    assert desk.run("demo", "-o", "other.xlsx").code == 0
