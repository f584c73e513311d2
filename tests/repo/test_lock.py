"""The lock names every requirement, with hashes, for every system, and says nothing of where it came from."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repo.files import ROOT, sources

ENTRY = re.compile(r"^(?P<requirement>\S.*?)\s*\\\n(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M)
SYSTEMS = {"Windows": ("win32", "AMD64"), "macOS": ("darwin", "arm64"), "Linux": ("linux", "x86_64")}


@pytest.fixture(scope="module")
def lock() -> str:
    """The text of the lock file."""
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """The project file."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(lock: str) -> list[Requirement]:
    return [Requirement(match["requirement"]) for match in ENTRY.finditer(lock)]


def wanted(project: dict[str, Any]) -> list[Requirement]:
    names = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    return [Requirement(name) for name in [*names, *project["build-system"]["requires"]]]


def test_every_line_is_a_pinned_requirement_with_hashes(lock: str) -> None:
    assert ENTRY.sub("", lock) == ""
    assert all(re.fullmatch(r"==[^,*]+", str(requirement.specifier)) for requirement in locked(lock))


def test_no_address(lock: str) -> None:
    assert not re.search(r"http|index-url|find-links|file:|@ ", lock)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_it_serves(system: str, python: str, lock: str, project: dict[str, Any]) -> None:
    platform, machine = SYSTEMS[system]
    here = {
        "sys_platform": platform,
        "platform_machine": machine,
        "platform_system": system.replace("macOS", "Darwin"),
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "os_name": "nt" if system == "Windows" else "posix",
        "extra": "",
    }
    pins: dict[str, str] = {}
    for requirement in locked(lock):
        if requirement.marker is None or requirement.marker.evaluate(here):
            name = canonicalize_name(requirement.name)
            assert name not in pins, f"{name} is pinned twice for {system}, Python {python}"
            pins[name] = str(requirement.specifier).removeprefix("==")
    for requirement in wanted(project):
        if requirement.marker is None or requirement.marker.evaluate(here):
            version = pins[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version, prereleases=True), requirement


def imported() -> set[str]:
    names: set[str] = set()
    for path in [*sources("scoring"), *sources("desktop"), *sources("excel_addin")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add((node.module or "").partition(".")[0])
    # What runs inside LibreOffice's own Python finds the bridge there.
    return names - set(sys.stdlib_module_names) - {"scoring", "desktop", "excel_addin", "uno", "unohelper", "com"}


def test_the_package_requires_what_it_imports_and_nothing_else(project: dict[str, Any]) -> None:
    distributions = packages_distributions()
    used = {canonicalize_name(distributions[name][0]) for name in imported()}
    required = {canonicalize_name(Requirement(each).name) for each in project["project"]["dependencies"]}
    assert used == required
