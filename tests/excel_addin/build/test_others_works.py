"""What is of others is named with its licence, and nothing is taken that is not free."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import xlwings

from excel_addin.build.modules import dictionary_module, mac_script, xlwings_module
from tests.repo.files import ROOT, relative, sources

NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
# What xlwings calls the variables that unlock, or pretend, what is not free.
LICENCE_WORDS = re.compile(
    r"xlwings[ .]?pro\b|from xlwings import[^\n]*\b(?:pro|reports|server)\b|(?:from|import) xlwings\.(?:reports|server)"
    r"|XLWINGS_ON_SERVER|LICENSE_KEY",
    re.IGNORECASE,
)


def words(text: str) -> str:
    """A text as its words alone: line breaks and comment signs differ from file to file."""
    return " ".join(re.sub(r"^\s*['#]", "", text, flags=re.MULTILINE).split())


@pytest.mark.parametrize("embedded", [xlwings_module().source, mac_script()[1].decode("utf-8")], ids=["VBA", "script"])
def test_the_licence_of_xlwings_stands_in_the_file_and_in_the_notice(embedded: str) -> None:
    start, end = "xlwings is distributed under a BSD 3-clause license.", "POSSIBILITY OF SUCH DAMAGE."
    licence = words(embedded)
    licence = licence[licence.index(start) : licence.index(end) + len(end)]
    assert licence in words(NOTICE)
    assert f"xlwings {xlwings.__version__}" in NOTICE
    assert f"xlwings-{xlwings.__version__}.applescript" in NOTICE
    assert "Changed for Hotsheet" in embedded


def test_the_dictionary_is_named_with_its_author() -> None:
    version = re.search(r"Dictionary (v[\d.]+)", dictionary_module().source)
    assert version
    assert f"VBA-Dictionary {version[1]}" in NOTICE
    assert "Tim Hall" in dictionary_module().source
    assert "Tim Hall" in NOTICE


def test_no_source_names_what_is_not_free() -> None:
    found = {
        relative(path): LICENCE_WORDS.findall(path.read_text(encoding="utf-8"))
        for folder in ("scoring", "desktop", "excel_addin", "tools")
        for path in [*sources(folder), *(ROOT / folder).rglob("*.bas"), *(ROOT / folder).rglob("*.cls")]
    }
    assert {path: names for path, names in found.items() if names} == {}


def test_nothing_more_of_it_is_imported_than_xlwings_itself_does() -> None:
    told = "print(*sorted(name for name in sys.modules if name.startswith('xlwings.')))\n"
    code = (
        "import importlib, pkgutil, sys, xlwings\n" + told + "import excel_addin\n"
        "for each in pkgutil.walk_packages(excel_addin.__path__, 'excel_addin.'):\n"
        "    if not each.name.startswith('excel_addin.calc.agent'):\n"
        "        importlib.import_module(each.name)\n" + told
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    alone, with_us = ({name for name in line.split() if ".pro" in name} for line in done.stdout.splitlines())
    # It tries when it is imported, and goes without where there is no licence.
    assert with_us == alone
    assert "xlwings.pro" not in with_us
