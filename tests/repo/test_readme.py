"""What the documents tell a reader to type exists: commands, options, and the files that they link to."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from functools import cache

import pytest

import dev
from tests.repo.files import ROOT, relative, repository_files

DOCUMENTS = [path for path in repository_files() if path.suffix == ".md"]
BLOCK = re.compile(r"^```(?:console|sh|bash|shell|text)?\n(.*?)^```", re.M | re.S)
INLINE = re.compile(r"`((?:hotsheet|python3? dev\.py) [^`\n]+)`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
CALL = "import sys; from scoring.cli import main; sys.argv[0] = 'hotsheet'; sys.exit(main())"


def typed(text: str) -> list[list[str]]:
    """Return the Hotsheet commands of a document, split into words."""
    lines = [line.strip().removeprefix("$ ") for block in BLOCK.findall(text) for line in block.splitlines()]
    lines += INLINE.findall(text)
    return [shlex.split(line, comments=True) for line in lines if re.match(r"(hotsheet|python3? dev\.py)\b", line)]


COMMANDS = sorted({tuple(words) for path in DOCUMENTS for words in typed(path.read_text(encoding="utf-8"))})


@cache
def help_of(*command: str) -> str | None:
    """Return what `hotsheet COMMAND --help` prints, or None where there is no such command."""
    environment = {**os.environ, "COLUMNS": "400", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", CALL, *command, "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment,
        check=False,
        timeout=60,
    )
    return done.stdout if done.returncode == 0 else None


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_command_exists(words: tuple[str, ...]) -> None:
    if words[0].startswith("python"):
        assert len(words) == 2 or words[2] in dev.COMMANDS
        words = ("hotsheet", *words[3:]) if words[2:3] == ("run",) else ("hotsheet",)
    path: list[str] = []
    shown = help_of()
    for word in words[1:]:
        # An option would swallow the call for help as its value, and the command would be run.
        if word.startswith("-"):
            break
        # A word that the help lists as a command is one; the first must be, the rest may be a file or a name.
        deeper = help_of(*path, word) if re.search(rf"^\W*{re.escape(word)}\s", shown or "", re.M) else None
        if deeper is None:
            break
        path.append(word)
        shown = deeper
    assert shown is not None
    rest = words[1 + len(path) :]
    assert not rest or rest[0].startswith("-") or "COMMAND [ARGS]" not in shown, f"no command {rest[0]!r}"
    options = [word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)]
    assert [option for option in options if not re.search(rf"(?<![\w-]){option}(?![\w-])", shown)] == []


def test_the_readme_names_both_commands() -> None:
    readme = typed((ROOT / "README.md").read_text(encoding="utf-8"))
    assert {words[2] for words in readme if words[0].startswith("python")} >= {"run", "test"}
    assert any(words[:1] == ["hotsheet"] for words in readme)


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_links_lead_somewhere(path: os.PathLike[str]) -> None:
    document = ROOT / path
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []
