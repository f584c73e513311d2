"""`hotsheet calc`, as a person runs it: in processes of their own, on the workbook in a running LibreOffice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from excel_addin.calc.office import find_here
from scoring.cli import main
from tests.excel_addin.calc.live import needs_office
from tests.excel_addin.commands.books import make_leads, make_model

pytestmark = [needs_office, pytest.mark.slow]
_LONGEST = 120
_LOST = 5


@pytest.fixture
def door(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Where a LibreOffice without a window listens that has the leads open, and their file."""
    place = f"pipe,name=hotsheet-{uuid.uuid4().hex[:12]}"
    leads = make_leads(tmp_path)
    profile = (tmp_path / "profile").as_uri()
    command = [find_here().program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"]
    office = subprocess.Popen(
        [*command, f"--accept={place};urp;", str(leads)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield place, leads
    finally:
        os.killpg(office.pid, 9)
        office.wait(_LOST)


def _hotsheet(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home = {"XDG_DATA_HOME": str(folder / "data"), "XDG_STATE_HOME": str(folder / "state"), "HOME": str(folder)}
    return subprocess.run(
        [sys.executable, "-m", "scoring.cli", "calc", *arguments],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=_LONGEST,
        env={**os.environ, **home},
        check=False,
    )


def _json(made: subprocess.CompletedProcess[str]) -> Any:
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


def test_a_workbook_is_scored_explained_and_left_without_being_saved(door: tuple[str, Path]) -> None:
    place, leads = door
    folder, at = leads.parent, ("--door", place)
    as_it_was = leads.read_bytes()
    told = _json(_hotsheet(folder, "score", "-m", str(make_model(folder)), "--as-of", "2026-11-16", "--json", *at))
    assert told["leads"] == 6 and told["model"]["name"] == "Small" and told["differing"] == []
    assert sum(tier["leads"] for tier in told["tiers"]) == 6 and Path(told["backup"]).is_file()

    card = _hotsheet(folder, "explain", "--row", "6", *at)
    assert "cy@cedar.example (row 6)" in card.stdout and "= 52" in card.stdout
    # Nobody sits here who could agree.
    unasked = _hotsheet(folder, "remove", *at)
    assert unasked.returncode == 1 and "nobody is here" in unasked.stderr and "--yes" in unasked.stderr
    gone = _hotsheet(folder, "remove", "--yes", *at)
    assert gone.returncode == 0 and "is out of this workbook" in " ".join(gone.stdout.split())
    assert leads.read_bytes() == as_it_was


def test_without_a_libreoffice_the_command_says_how_to_start_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc", "status", "--door", f"pipe,name=none-{uuid.uuid4().hex[:8]}"]) == 1
    assert "--accept" in capsys.readouterr().err
    assert main(["calc", "explain", "--row", "99999999"]) == 2
    assert "1048576" in capsys.readouterr().err
