"""House rules that no linter knows: what is documented, how long a function gets, what is never mentioned."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repo.files import relative, repository_files, sources, text_files

LONGEST_FUNCTION = 80
Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
# Put together from pieces, so that this file does not name what it looks for.
MACHINE_PATH = re.compile("|".join([r"(?<![\w.])/" + "(?:work|root)/", r"/" + r"home/[a-z]", r"/" + r"Users/[a-z]"]))
REGISTRY = re.compile(
    "|".join(map(re.escape, ["pypi" + ".org", "python" + "hosted", "npm" + "js.", "deb." + "debian"]))
)
BESIDE = re.compile(r"\.\./" + "shared")


def public_definitions(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, Definition]]:
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node.body, f"{prefix}{node.name}.")


@pytest.mark.parametrize("path", [*sources("scoring"), *sources("desktop"), *sources("tools")], ids=relative)
def test_everything_public_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [name for name, node in public_definitions(tree.body) if not ast.get_docstring(node)]
    assert ast.get_docstring(tree), "the module does not say why it exists"
    assert not bare


@pytest.mark.parametrize("path", [*sources("scoring"), *sources("desktop"), *sources("tests")], ids=relative)
def test_no_function_is_longer_than_a_page(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{relative(path)}:{number}: {line.strip()[:100]}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_path_of_anybody_s_machine() -> None:
    assert found(MACHINE_PATH, text_files()) == []


def test_no_registry_by_name() -> None:
    assert found(REGISTRY, text_files()) == []


def test_files_beside_the_repository_are_only_for_tests_and_measurements() -> None:
    shipped = [path for path in text_files() if not relative(path).startswith(("tests/", "bench/"))]
    assert found(BESIDE, shipped) == []


def test_every_text_file_is_utf8_and_ends_with_one_newline() -> None:
    wrong = []
    for path in text_files():
        text = path.read_bytes()
        if text and (not text.endswith(b"\n") or text.endswith(b"\n\n") or b"\r" in text):
            wrong.append(relative(path))
    assert wrong == []


def test_nothing_large_is_committed() -> None:
    large = {relative(path): path.stat().st_size for path in repository_files() if path.stat().st_size > 1_000_000}
    assert large == {}
