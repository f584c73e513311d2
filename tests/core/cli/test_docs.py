"""The pages about the command line and the library say what is there, and their examples run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from scoring import errors
from scoring.cli.app import build_app
from scoring.errors import HotsheetError
from scoring.jobs.columns import CHOICES
from tests.core.jobs.samples import write_leads

DOCS = Path(__file__).resolve().parents[3] / "docs"


def commands(group: object, words: str = "") -> Iterator[tuple[str, object]]:
    for name, command in getattr(group, "commands", {}).items():
        yield f"{words} {name}".strip(), command
        yield from commands(command, f"{words} {name}".strip())


def test_every_command_and_option_stands_on_the_page() -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    missing = []
    for words, command in commands(typer.main.get_command(build_app())):
        if f"`{words}" not in page and f"hotsheet {words}" not in page:
            missing.append(words)
        for parameter in getattr(command, "params", []):
            options = [name for name in parameter.opts if name.startswith("--") and name != "--help"]
            missing += [f"{words} {name}" for name in options if f"`{name}" not in page and f", `{name}" not in page]
    assert missing == []


def test_every_column_and_exit_code_stands_on_the_page() -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert [name for name in CHOICES if f"`{name}`" not in page] == []
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, HotsheetError)]
    codes = {kind.exit_code for kind in kinds} | {0, 2, 70, 130}
    assert codes == {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)}


def test_the_examples_of_the_library_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_leads(tmp_path)
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "library.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) >= 4
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "library.md", "exec"), names)
    assert (tmp_path / "leads-scored.xlsx").is_file()
    assert "Free trial" in capsys.readouterr().out
