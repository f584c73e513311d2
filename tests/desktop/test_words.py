"""Numbers as people read them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QLocale

from desktop import words


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0 %"),
        (1e-6, "< 0.1 %"),
        (0.0009, "< 0.1 %"),
        (0.001, "0.1 %"),
        (0.0123, "1.2 %"),
        (0.0994, "9.9 %"),
        (0.0996, "10 %"),
        (0.5, "50 %"),
        (0.9949, "99 %"),
        (0.9951, "99.5 %"),
        (0.999, "99.9 %"),
        (999_999 / 1_000_000, "> 99.9 %"),
        (1, "100 %"),
    ],
)
def test_a_share_is_nothing_or_all_only_where_it_is(share: float, said: str) -> None:
    assert words.percent(share) == said


def test_a_share_is_written_as_the_country_writes_it() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    assert words.percent(1e-6) == "< 0,1 %"
    assert words.percent(0.0123) == "1,2 %"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, ("0 leads", "0 columns", "0 rows")),
        (1, ("1 lead", "1 column", "1 row")),
        (20_000, ("20,000 leads", "20,000 columns", "20,000 rows")),
    ],
)
def test_one_is_no_plural(number: int, said: tuple[str, str, str]) -> None:
    assert (words.leads(number), words.columns(number), words.rows(number)) == said


_SAY = """
from datetime import datetime
from PySide6.QtWidgets import QApplication
from desktop import words
from desktop.app import set_language
set_language(QApplication([]))
print(words.count(300_000), words.number(0.5), words.time_of_day(datetime(2026, 11, 22, 21, 50)))
"""


@pytest.mark.parametrize("language", ["", "C", "C.UTF-8"])
def test_a_machine_without_a_language_gets_that_of_the_words(language: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("L")}
    told = {"LC_ALL": language, "LANG": language} if language else {}
    command = [sys.executable, "-c", _SAY]
    said = subprocess.run(command, env=kept | told, capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.split() == ["300,000", "0.5", "21:50"]
