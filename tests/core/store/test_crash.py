"""Killed at any moment, a workspace holds every change that was saved, whole; two programs at once lose nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from scoring.store import Workspace
from scoring.views import View
from tests.core.store.holder import REPOSITORY
from tests.processes import limited

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Children are forked, which Windows cannot.")

COUNT = """
import sys
from contextlib import ExitStack
from pathlib import Path
from tests.processes import limited
from scoring.store import ConflictError, Workspace
name, times = sys.argv[2], int(sys.argv[3])
with Workspace.open(Path(sys.argv[1])) as workspace:
    done = conflicts = 0
    while done < times:
        model = workspace.models.get("counter")
        try:
            workspace.models.save("counter", str(int(model.text) + 1), model.revision)
            done += 1
        except ConflictError as error:
            assert error.revision > model.revision
            conflicts += 1
        workspace.settings.set(name, done)
    print(conflicts)
"""


@pytest.mark.parametrize("how", ["shared", "alone"])
def test_killed_at_random_moments(tmp_path: Path, how: str) -> None:
    command = [sys.executable, "-m", "tests.core.store.killing", str(tmp_path), how, "80", "5"]
    done = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["kills"] == 80
    assert (found["lost"], found["torn"], found["set_aside"]) == (0, 0, 0)
    # Kills met writes, or the moments would show nothing.
    assert found["writes"] > 100
    assert found["ahead"] + found["left"] > 5


def test_what_was_committed_is_on_the_disk_before_anything_is_closed(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    with Workspace.open(tmp_path / "here" / "workspace.sqlite") as workspace:
        for number in range(30):
            workspace.views.save((View(str(number), key="a"),))
            # The files as they stand now, as a machine would find them that stopped here.
            target = tmp_path / f"then {number}"
            shutil.copytree(tmp_path / "here", target, ignore=shutil.ignore_patterns("*-shm"))
            with Workspace.open(target / "workspace.sqlite") as found:
                assert [view.name for view in found.views.all()] == [str(number)]


def test_two_programs_count_together(tmp_path: Path) -> None:
    path = tmp_path / "workspace.sqlite"
    with Workspace.open(path) as workspace:
        workspace.models.save("counter", "0", 0)
        commands = [[sys.executable, "-c", COUNT, str(path), name, "60"] for name in ("one", "other")]
        with ExitStack() as both:
            started = [subprocess.Popen(each, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) for each in commands]
            running = [both.enter_context(limited(each)) for each in started]
            told = [int(each.communicate(timeout=60)[0]) for each in running]
        assert [each.returncode for each in running] == [0, 0]
        model = workspace.models.get("counter")
        assert model is not None
        assert (model.text, model.revision) == ("120", 121)
        assert (workspace.settings.get("one"), workspace.settings.get("other")) == (60, 60)
        assert workspace.changed_elsewhere()
    assert min(told) >= 0
