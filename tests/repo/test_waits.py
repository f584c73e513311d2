"""No test waits without limit: a build server that hangs says nothing about what is wrong."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import limited
from tests.repo.files import sources

WAITING = {"run", "check_call", "check_output", "call", "communicate"}
SLEEPER = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]


def without_limit(path: Path) -> Iterator[str]:
    """The calls of a file that wait for another program or a thread as long as it takes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    managed = {
        id(call)
        for node in ast.walk(tree)
        if isinstance(node, ast.With)
        for each in node.items
        for call in [each.context_expr]
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, owner = node.func.attr, ast.unparse(node.func.value)
        said = {each.arg for each in node.keywords}
        waits = owner == "subprocess" and name in WAITING and "timeout" not in said
        waits |= name == "communicate" and "timeout" not in said
        waits |= name in {"wait", "join"} and not node.args and not said
        # `with Popen(…)` waits at its end; `limited` does so with a limit.
        waits |= owner == "subprocess" and name == "Popen" and id(node) in managed
        if waits:
            yield f"{path.name}:{node.lineno} {ast.unparse(node.func)}"


def test_every_wait_has_a_limit() -> None:
    assert [found for path in sources("tests") for found in without_limit(path)] == []


@pytest.mark.parametrize(
    "line", ["subprocess.run(['a'])", "p.communicate()", "p.wait()", "t.join()", "with subprocess.Popen(['a']) as p: p"]
)
def test_a_wait_without_limit_is_found(line: str, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(line, encoding="utf-8")
    assert len(list(without_limit(path))) == 1


def test_a_program_is_killed_when_its_time_is_up() -> None:
    began = time.monotonic()
    with limited(subprocess.Popen(SLEEPER, stdout=subprocess.PIPE), 0.5) as process:
        assert process.stdout is not None
        process.stdout.read()
    assert process.returncode != 0 and time.monotonic() - began < 30


def test_a_program_is_killed_when_the_test_fails() -> None:
    process = subprocess.Popen(SLEEPER, stdout=subprocess.PIPE)
    with pytest.raises(ZeroDivisionError), limited(process):
        raise ZeroDivisionError
    assert process.returncode not in {None, 0}
